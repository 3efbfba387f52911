/*
 * newsdoc_io.c
 *	  Input and output of newsdoc, as text, binary and JSON.
 *
 * The text form is JSON (doc/json.c).  The binary form is the stored bytes:
 * they are the same on every machine, and are checked as a whole on the way in.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "base/hash.h"
#include "pg/text_pg.h"
#include "base/utf8.h"

NEWSX_FUNCTION(newsdoc_in);
NEWSX_FUNCTION(newsdoc_out);
NEWSX_FUNCTION(newsdoc_recv);
NEWSX_FUNCTION(newsdoc_send);
NEWSX_FUNCTION(newsdoc_to_json);
NEWSX_FUNCTION(newsdoc_to_jsonb);

Newsdoc *
newsdoc_make(const char *bytes, size_t len)
{
	return (Newsdoc *) cstring_to_text_with_len(bytes, (int) len);
}

const NxDoc *
newsdoc_open(NewsxScratch *scratch, const Newsdoc *value)
{
	NxDoc *doc = nx_new_array(&scratch->arena, NxDoc, 1);
	NxError error;

	if (nx_doc_open(doc, &scratch->arena, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
					&error) != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	return doc;
}

NxDoc
newsdoc_open_head(const Newsdoc *value)
{
	NxDoc doc;
	NxError error;

	if (nx_doc_open_head(&doc, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &error) !=
		NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	return doc;
}

void
newsdoc_check_body(const NxDoc *doc, NxString body)
{
	if (doc->body_bytes != body.len)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("body is not the one that the newsdoc was made from"),
						errdetail("The newsdoc was made from %u bytes of UTF-8; this body "
								  "has %u.",
								  doc->body_bytes, body.len)));
	if (doc->body_hash != nx_hash64(body.bytes, body.len))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("body is not the one that the newsdoc was made from"),
						errdetail("Both have %u bytes of UTF-8, but not the same ones.",
								  body.len)));
}

/* Say what is wrong with a literal, softly where the caller can take it. */
static Datum
refuse_literal(FunctionCallInfo fcinfo, NxString json, const NxError *error)
{
	const char *literal = PG_GETARG_CSTRING(0);

	if (error->status == NX_UNSUPPORTED)
		newsx_soft_error(fcinfo, (errcode(newsx_errcode(error, NEWSX_DOOR_LITERAL)),
								  errmsg("%s", error->message),
								  errdetail_internal("%s", error->detail),
								  errhint("%s", newsx_hint(error, NEWSX_DOOR_LITERAL))));
	newsx_soft_error(
		fcinfo,
		(errcode(newsx_errcode(error, NEWSX_DOOR_LITERAL)),
		 errmsg("invalid input syntax for type newsdoc: \"%s\"", newsx_shown(literal)),
		 errdetail("At character %zu: %s.", nx_utf8_count(json.bytes, error->offset) + 1,
				   newsx_message(error->message))));
}

Datum
newsdoc_in(PG_FUNCTION_ARGS)
{
	const char *literal = PG_GETARG_CSTRING(0);
	NxString json = newsx_utf8_bytes(literal, strlen(literal));
	NewsxScratch scratch;
	NxDoc doc;
	NxBuf buf;
	NxError error;
	Newsdoc *result;

	newsx_scratch_begin(&scratch);
	if (nx_doc_from_json(&doc, &scratch.arena, json.bytes, json.len, &error) != NX_OK)
		return refuse_literal(fcinfo, json, &error);
	nx_buf_init(&buf, &scratch.arena);
	nx_doc_build(&doc, &buf);
	result = newsdoc_make(buf.bytes, buf.len);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSDOC_P(result);
}

/* The text form of a value, as a text in the current memory context. */
static text *
to_json_text(const Newsdoc *value)
{
	NewsxScratch scratch;
	NxBuf buf;
	NxString json;
	text *result;

	newsx_scratch_begin(&scratch);
	nx_buf_init(&buf, &scratch.arena);
	nx_doc_to_json(newsdoc_open(&scratch, value), &buf);
	json.bytes = buf.bytes;
	json.len = buf.len;
	result = newsx_json_text(json);
	newsx_scratch_end(&scratch);
	return result;
}

Datum
newsdoc_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(text_to_cstring(to_json_text(PG_GETARG_NEWSDOC_P(0))));
}

Datum
newsdoc_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int len = message->len - message->cursor;
	const char *bytes = pq_getmsgbytes(message, len);
	NewsxScratch scratch;
	NxDoc doc;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_doc_open(&doc, &scratch.arena, bytes, (size_t) len, &error) != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_RECEIVED);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSDOC_P(newsdoc_make(bytes, (size_t) len));
}

Datum
newsdoc_send(PG_FUNCTION_ARGS)
{
	Newsdoc *value = PG_GETARG_NEWSDOC_P(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA_ANY(value), (int) VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

Datum
newsdoc_to_json(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(to_json_text(PG_GETARG_NEWSDOC_P(0)));
}

Datum
newsdoc_to_jsonb(PG_FUNCTION_ARGS)
{
	char *json = text_to_cstring(to_json_text(PG_GETARG_NEWSDOC_P(0)));

	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(json)));
}
