/*
 * newstally_io.c
 *	  Input and output of newstally, as text, binary and JSON.
 *
 * The text form is JSON (tally/json.c).  The binary form is the stored bytes: they
 * are the same on every machine, and are checked as a whole on the way in.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newstally.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "base/utf8.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(newstally_in);
NEWSX_FUNCTION(newstally_out);
NEWSX_FUNCTION(newstally_recv);
NEWSX_FUNCTION(newstally_send);
NEWSX_FUNCTION(newstally_to_json);
NEWSX_FUNCTION(newstally_to_jsonb);

Newstally *
newstally_make(const char *bytes, size_t len)
{
	return (Newstally *) cstring_to_text_with_len(bytes, (int) len);
}

Newstally *
newstally_from_view(NewsxScratch *scratch, const NxTallyView *view)
{
	NxBuf buf;

	nx_buf_init(&buf, &scratch->arena);
	nx_tally_build(view, &buf);
	return newstally_make(buf.bytes, buf.len);
}

void
newstally_report(const NxError *error, NewsxDoor door)
{
	bool stands_alone = error->status == NX_UNSUPPORTED || error->status == NX_LIMIT;
	const char *format = stands_alone ? "%s" : gettext_noop("invalid newstally: %s");
	const char *hint = NULL;

	if (error->status == NX_UNSUPPORTED)
		hint = newsx_hint(error, door);
	else if (error->status != NX_LIMIT && door == NEWSX_DOOR_STORED)
		hint = gettext_noop("Count again with news_tally() from the newsdocs.");
	ereport(ERROR, (errcode(newsx_errcode(error, door)), errmsg(format, error->message),
					error->detail[0] != '\0' ? errdetail_internal("%s", error->detail) : 0,
					hint != NULL ? errhint("%s", hint) : 0));
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
		 errmsg("invalid input syntax for type newstally: \"%s\"", newsx_shown(literal)),
		 errdetail("At character %zu: %s.", nx_utf8_count(json.bytes, error->offset) + 1,
				   newsx_message(error->message))));
}

Datum
newstally_in(PG_FUNCTION_ARGS)
{
	const char *literal = PG_GETARG_CSTRING(0);
	NxString json = newsx_utf8_bytes(literal, strlen(literal));
	NewsxScratch scratch;
	NxTallyView view;
	NxError error;
	Newstally *result;

	newsx_scratch_begin(&scratch);
	if (nx_tally_from_json(&view, &scratch.arena, json.bytes, json.len, &error) != NX_OK)
		return refuse_literal(fcinfo, json, &error);
	result = newstally_from_view(&scratch, &view);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSTALLY_P(result);
}

/* The text form of a value, as a text in the current memory context. */
static text *
to_json_text(Newstally *value)
{
	NewsxScratch scratch;
	NxBuf buf;
	NxString json;
	text *result;

	newsx_scratch_begin(&scratch);
	nx_buf_init(&buf, &scratch.arena);
	nx_tally_to_json(newstally_open(&scratch, PointerGetDatum(value)), &buf);
	json.bytes = buf.bytes;
	json.len = buf.len;
	result = newsx_json_text(json);
	newsx_scratch_end(&scratch);
	return result;
}

Datum
newstally_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(text_to_cstring(to_json_text(PG_GETARG_NEWSTALLY_P(0))));
}

Datum
newstally_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int len = message->len - message->cursor;
	const char *bytes = pq_getmsgbytes(message, len);
	NewsxScratch scratch;
	NxTallyView view;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_tally_open(&view, &scratch.arena, bytes, (size_t) len, &error) != NX_OK)
		newstally_report(&error, NEWSX_DOOR_RECEIVED);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSTALLY_P(newstally_make(bytes, (size_t) len));
}

Datum
newstally_send(PG_FUNCTION_ARGS)
{
	Newstally *value = PG_GETARG_NEWSTALLY_P(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA_ANY(value), (int) VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

Datum
newstally_to_json(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(to_json_text(PG_GETARG_NEWSTALLY_P(0)));
}

Datum
newstally_to_jsonb(PG_FUNCTION_ARGS)
{
	char *json = text_to_cstring(to_json_text(PG_GETARG_NEWSTALLY_P(0)));

	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(json)));
}
