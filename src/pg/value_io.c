/*
 * value_io.c
 *	  What the types of newsx have in common at the doors; see value_io.h.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/value_io.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "base/utf8.h"
#include "pg/text_pg.h"

struct varlena *
newsx_value(const char *bytes, size_t len)
{
	return (struct varlena *) cstring_to_text_with_len(bytes, (int) len);
}

void
newsx_report_bytes(const NxError *error, NewsxDoor door, const char *type,
				   const char *remedy)
{
	const char *message = newsx_message(error->message);
	const char *hint = newsx_hint(error);

	if (hint == NULL && error->status != NX_LIMIT && door == NEWSX_DOOR_STORED)
		hint = remedy;
	ereport(ERROR, (errcode(newsx_errcode(error, door)),
					error->status == NX_UNSUPPORTED || error->status == NX_LIMIT
						? errmsg("%s", message)
						: errmsg("invalid %s: %s", type, message),
					error->detail[0] != '\0' ? errdetail_internal("%s", error->detail) : 0,
					hint != NULL ? errhint("%s", hint) : 0));
}

Datum
newsx_refuse_json(FunctionCallInfo fcinfo, const char *type, NxString json,
				  const NxError *error)
{
	const char *literal = PG_GETARG_CSTRING(0);
	const char *message = newsx_message(error->message);
	int code = newsx_errcode(error, NEWSX_DOOR_LITERAL);
	size_t character = nx_utf8_count(json.bytes, error->offset) + 1;

	if (error->status == NX_UNSUPPORTED)
		newsx_soft_error(fcinfo, (errcode(code), errmsg("%s", message),
								  errdetail_internal("%s", error->detail),
								  errhint("%s", newsx_hint(error))));
	if (error->status == NX_LIMIT)
		newsx_soft_error(fcinfo,
						 (errcode(code), errmsg("%s", message),
						  errdetail("At character %zu.", character),
						  error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
	newsx_soft_error(fcinfo, (errcode(code),
							  errmsg("invalid input syntax for type %s: \"%s\"", type,
									 newsx_shown(literal)),
							  errdetail("At character %zu: %s.", character, message),
							  error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
}

NxString
newsx_received(FunctionCallInfo fcinfo)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int len = message->len - message->cursor;

	return (NxString){pq_getmsgbytes(message, len), (uint32_t) len};
}

Datum
newsx_send(FunctionCallInfo fcinfo)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA_ANY(value), (int) VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* In the current memory context. */
static text *
json_text(FunctionCallInfo fcinfo, NewsxToJson write)
{
	NewsxScratch scratch;
	NxBuf buf;
	text *result;

	newsx_scratch_begin(&scratch);
	nx_buf_init(&buf, &scratch.arena);
	write(&scratch, PG_GETARG_DATUM(0), &buf);
	result = newsx_json_text((NxString){buf.bytes, buf.len});
	newsx_scratch_end(&scratch);
	return result;
}

Datum
newsx_json_out(FunctionCallInfo fcinfo, NewsxToJson write)
{
	PG_RETURN_CSTRING(text_to_cstring(json_text(fcinfo, write)));
}

Datum
newsx_to_json(FunctionCallInfo fcinfo, NewsxToJson write)
{
	PG_RETURN_TEXT_P(json_text(fcinfo, write));
}

Datum
newsx_to_jsonb(FunctionCallInfo fcinfo, NewsxToJson write)
{
	char *json = text_to_cstring(json_text(fcinfo, write));

	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(json)));
}
