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

/* What is read. */
typedef struct JsonNames
{
	NxJson json;
	NxNames *names;
	uint32_t capacity;
} JsonNames;

static void
add_row(JsonNames *reading, const NxNamesGiven *given)
{
	NxJson *json = &reading->json;
	NxNames *names = reading->names;

	if (names->n_rows == NX_NAMES_MAX_ROWS)
	{
		json->status = nx_fail(json->error, NX_LIMIT, given->offset,
							   "newsnames of more than %d rows", NX_NAMES_MAX_ROWS);
		nx_fail_detail(json->error, "Pass only the names that the articles may hold.");
		return;
	}
	nx_grow(json->arena, names->rows, names->n_rows, (size_t) names->n_rows + 1,
			&reading->capacity);
	json->status = nx_names_row(&names->rows[names->n_rows++], given, json->error);
}

static void
read_row(void *context)
{
	JsonNames *reading = context;
	NxJson *json = &reading->json;
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
		add_row(reading, &given);
}

NxStatus
nx_names_from_json(NxNames *names, NxArena *arena, const char *json, size_t len,
				   NxError *error)
{
	JsonNames reading = {.names = names};

	memset(names, 0, sizeof(*names));
	if (len > NX_DOC_MAX_INPUT)
		return nx_fail(error, NX_LIMIT, 0, "newsnames of %zu bytes is too long", len);
	nx_json_init(&reading.json, arena, json, len, error);
	nx_json_array(&reading.json, read_row, &reading);
	nx_json_end(&reading.json);
	if (reading.json.status != NX_OK)
		return reading.json.status;
	nx_names_tidy(names, arena);
	return nx_names_check(names, arena, error);
}
