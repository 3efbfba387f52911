/*
 * json.c
 *	  The text form of a list of names, written and read: an array of rows such as
 *
 *		  {"alias":"Big Mac Ministry","name":"Ministry of Agriculture","kind":"organization"}
 *
 * It is written in one line without spaces, sorted; it is read in any order, rows that
 * are there twice count once, and a row without an alias has its name for one.
 */
#include "names/names.h"

#include <string.h>

#include "doc/format.h"
#include "doc/json_number.h"

enum RowKey
{
	ROW_ALIAS,
	ROW_NAME,
	ROW_KIND,
	N_ROW_KEYS
};

static const char *const row_keys[N_ROW_KEYS] = {
	[ROW_ALIAS] = "alias",
	[ROW_NAME] = "name",
	[ROW_KIND] = "kind",
};

void
nx_names_to_json(const NxNames *names, NxBuf *buf)
{
	nx_buf_byte(buf, '[');
	for (uint32_t i = 0; i < names->n_rows; i++)
	{
		const NxNamesRow *row = &names->rows[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		nx_buf_text(buf, i == 0 ? "{\"alias\":" : ",{\"alias\":");
		nx_json_put_string(buf, row->alias);
		nx_buf_text(buf, ",\"name\":");
		nx_json_put_string(buf, row->name);
		nx_buf_text(buf, ",\"kind\":\"");
		nx_buf_text(buf, nx_kind_names[row->kind]);
		nx_buf_text(buf, "\"}");
	}
	nx_buf_byte(buf, ']');
}

/* A string, or null for nothing. */
static NxString
read_alias(NxJson *json)
{
	if (nx_json_null(json))
		return (NxString){NULL, 0};
	return nx_json_string(json);
}

static void
read_row(NxJson *json, NxNamesRow *row)
{
	NxJsonObject object = {"a row", row_keys, N_ROW_KEYS, 1U << ROW_ALIAS, 0, 0};
	NxNamesGiven given = {.offset = nx_json_here(json)};

	nx_json_open_object(json, &object);
	while (nx_json_next_member(json, &object))
	{
		switch ((enum RowKey) object.key)
		{
			case ROW_ALIAS:
				given.alias = read_alias(json);
				break;
			case ROW_NAME:
				given.name = nx_json_string(json);
				break;
			case ROW_KIND:
				given.kind = nx_json_string(json);
				break;
			case N_ROW_KEYS:
				break;
		}
	}
	if (json->status == NX_OK)
		json->status = nx_names_row(row, &given, json->error);
}

static NxStatus
fail_too_many(NxError *error, size_t offset)
{
	nx_fail(error, NX_LIMIT, offset, "newsnames of more than %d rows", NX_NAMES_MAX_ROWS);
	return nx_fail_detail(error, "Pass only the names that the articles may hold.");
}

NxStatus
nx_names_from_json(NxNames *names, NxArena *arena, const char *json, size_t len,
				   NxError *error)
{
	uint32_t capacity = 0;
	uint32_t n_read = 0;
	NxJson reading;

	memset(names, 0, sizeof(*names));
	if (len > NX_DOC_MAX_INPUT)
		return nx_fail(error, NX_LIMIT, 0, "newsnames of %zu bytes is too long", len);
	nx_json_init(&reading, arena, json, len, error);
	nx_json_open_array(&reading);
	while (nx_json_next_element(&reading, &n_read))
	{
		if (n_read > NX_NAMES_MAX_ROWS)
			return fail_too_many(error, reading.offset);
		nx_grow(arena, names->rows, n_read - 1, n_read, &capacity);
		read_row(&reading, &names->rows[n_read - 1]);
		names->n_rows = n_read;
	}
	nx_json_end(&reading);
	if (reading.status != NX_OK)
		return reading.status;
	nx_names_tidy(names, arena);
	return nx_names_check(names, arena, error);
}
