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

#include "base/hash.h"
#include "pg/text_pg.h"
#include "pg/value_io.h"

NEWSX_FUNCTION(newsdoc_in);
NEWSX_FUNCTION(newsdoc_out);
NEWSX_FUNCTION(newsdoc_recv);
NEWSX_FUNCTION(newsdoc_send);
NEWSX_FUNCTION(newsdoc_to_json);
NEWSX_FUNCTION(newsdoc_to_jsonb);

Newsdoc *
newsdoc_make(const char *bytes, size_t len)
{
	return newsx_value(bytes, len);
}

void
newsx_report_newsdoc(const NxError *error, NewsxDoor door)
{
	newsx_report_bytes(error, door, "newsdoc",
					   "Recompute the value with to_newsdoc() from the source text.");
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
		return newsx_refuse_json(fcinfo, "newsdoc", json, &error);
	nx_buf_init(&buf, &scratch.arena);
	nx_doc_build(&doc, &buf);
	result = newsdoc_make(buf.bytes, buf.len);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSDOC_P(result);
}

static void
write_json(NewsxScratch *scratch, Datum value, NxBuf *buf)
{
	nx_doc_to_json(newsdoc_open(scratch, DatumGetNewsdocP(value)), buf);
}

Datum
newsdoc_out(PG_FUNCTION_ARGS)
{
	return newsx_json_out(fcinfo, write_json);
}

Datum
newsdoc_recv(PG_FUNCTION_ARGS)
{
	NxString bytes = newsx_received(fcinfo);
	NewsxScratch scratch;
	NxDoc doc;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_doc_open(&doc, &scratch.arena, bytes.bytes, bytes.len, &error) != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_RECEIVED);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSDOC_P(newsdoc_make(bytes.bytes, bytes.len));
}

Datum
newsdoc_send(PG_FUNCTION_ARGS)
{
	return newsx_send(fcinfo);
}

Datum
newsdoc_to_json(PG_FUNCTION_ARGS)
{
	return newsx_to_json(fcinfo, write_json);
}

Datum
newsdoc_to_jsonb(PG_FUNCTION_ARGS)
{
	return newsx_to_jsonb(fcinfo, write_json);
}
