/*
 * store.c
 *	  The bytes of a list of names, written and read; format.h says what they are.
 */
#include "names/names.h"

#include <string.h>

#include "names/format.h"

_Static_assert(NX_NAMES_VERSION == 1, "a new version: keep reading the old one");

static void
put_string(NxBuf *buf, NxString string)
{
	nx_buf_varint(buf, string.len);
	nx_buf_bytes(buf, string.bytes, string.len);
}

/* Where the rows of the thing end that begin at `start`. */
static uint32_t
end_of_thing(const NxNames *names, uint32_t start)
{
	uint32_t end = start + 1;

	while (end < names->n_rows &&
		   nx_names_is_same_thing(&names->rows[start], &names->rows[end]))
		end++;
	return end;
}

void
nx_names_build(const NxNames *names, NxBuf *buf)
{
	uint32_t n_things = 0;
	uint32_t end;

	for (uint32_t i = 0; i < names->n_rows; i = end_of_thing(names, i))
		n_things++;
	nx_buf_text(buf, NX_NAMES_MAGIC);
	nx_buf_byte(buf, NX_NAMES_VERSION);
	nx_buf_varint(buf, n_things);
	for (uint32_t i = 0; i < names->n_rows; i = end)
	{
		end = end_of_thing(names, i);
		nx_poll(buf->arena->env);
		nx_buf_byte(buf, names->rows[i].kind);
		put_string(buf, names->rows[i].name);
		nx_buf_varint(buf, end - i - 1);
		for (uint32_t k = i; k < end; k++)
			put_string(buf, names->rows[k].alias);
	}
}

/* Reading: the rows so far. */
typedef struct Store
{
	NxReader reader;
	NxNames *names;
	uint32_t capacity;
	NxArena *arena;
	NxError *error;
} Store;

static NxStatus
fail_store(Store *store, const char *fault)
{
	return nx_fail(store->error, NX_BAD_BYTES, store->reader.offset, "%s", fault);
}

static NxString
read_string(Store *store)
{
	NxString string;

	string.len = nx_read_varint(&store->reader);
	string.bytes = nx_read_bytes(&store->reader, string.len);
	return string;
}

static NxStatus
read_head(Store *store, uint32_t *n_things)
{
	const char *magic = nx_read_bytes(&store->reader, NX_NAMES_MAGIC_BYTES);
	uint8_t version = nx_read_u8(&store->reader);

	if (store->reader.bad || memcmp(magic, NX_NAMES_MAGIC, NX_NAMES_MAGIC_BYTES) != 0)
		return fail_store(store, "the bytes do not begin as those of a newsnames");
	if (version != NX_NAMES_VERSION)
	{
		nx_fail(store->error, NX_UNSUPPORTED, NX_NAMES_MAGIC_BYTES,
				"newsnames format version %u is not supported", version);
		return nx_fail_detail(store->error, "This newsx reads version %u.",
							  NX_NAMES_VERSION);
	}
	*n_things = nx_read_varint(&store->reader);
	if (store->reader.bad)
		return fail_store(store, "the number of names is malformed");
	if (*n_things > (store->reader.len - store->reader.offset) / NX_NAMES_MIN_THING)
		return fail_store(store, "it is too short for its names");
	return NX_OK;
}

/* The next row, whose name and kind are given. */
static NxStatus
read_alias(Store *store, NxString name, uint8_t kind)
{
	NxNames *names = store->names;
	NxNamesRow *row;
	const char *fault;

	nx_grow(store->arena, names->rows, names->n_rows, (size_t) names->n_rows + 1,
			&store->capacity);
	row = &names->rows[names->n_rows];
	row->name = name;
	row->kind = kind;
	row->offset = (uint32_t) store->reader.offset;
	row->alias = read_string(store);
	if (store->reader.bad)
		return nx_fail(store->error, NX_BAD_BYTES, store->reader.offset,
					   "row %u ends early or holds a malformed number", names->n_rows + 1);
	fault = nx_names_row_fault(row);
	if (fault == NULL && names->n_rows > 0 && nx_names_compare(&row[-1], row) >= 0)
		fault = "is out of order";
	if (fault != NULL)
		return nx_fail(store->error, NX_BAD_BYTES, row->offset, "row %u %s",
					   names->n_rows + 1, fault);
	names->n_rows++;
	return NX_OK;
}

static NxStatus
read_thing(Store *store)
{
	const NxNames *names = store->names;
	uint32_t start = names->n_rows;
	uint8_t kind = nx_read_u8(&store->reader);
	NxString name = read_string(store);
	uint32_t n_more = nx_read_varint(&store->reader);
	NxStatus status = NX_OK;

	if (store->reader.bad)
		return fail_store(store, "a name ends early or holds a malformed number");
	if (n_more >= NX_NAMES_MAX_ROWS - start)
		return fail_store(store, "there are too many rows");
	for (uint32_t i = 0; i <= n_more && status == NX_OK; i++)
	{
		if (i % 1024 == 0)
			nx_poll(store->arena->env);
		status = read_alias(store, name, kind);
	}
	if (status == NX_OK && start > 0 &&
		nx_names_is_same_thing(&names->rows[start - 1], &names->rows[start]))
		return fail_store(store, "a name stands twice");
	return status;
}

NxStatus
nx_names_open(NxNames *names, NxArena *arena, const void *bytes, size_t len, NxError *error)
{
	Store store = {.names = names, .arena = arena, .error = error};
	uint32_t n_things = 0;
	NxStatus status;

	memset(names, 0, sizeof(*names));
	nx_reader_init(&store.reader, bytes, len);
	status = read_head(&store, &n_things);
	for (uint32_t i = 0; i < n_things && status == NX_OK; i++)
		status = read_thing(&store);
	if (status == NX_OK && store.reader.offset != store.reader.len)
		status = fail_store(&store, "there are bytes after its end");
	return status;
}
