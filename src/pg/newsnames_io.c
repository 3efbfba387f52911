/*
 * newsnames_io.c
 *	  Input and output of newsnames, as text, binary and JSON.
 *
 * The text form is JSON (names/json.c).  The binary form is the stored bytes: they are
 * the same on every machine, and are checked as a whole on the way in.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsnames.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "base/utf8.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(newsnames_in);
NEWSX_FUNCTION(newsnames_out);
NEWSX_FUNCTION(newsnames_recv);
NEWSX_FUNCTION(newsnames_send);
NEWSX_FUNCTION(newsnames_to_json);
NEWSX_FUNCTION(newsnames_to_jsonb);

Newsnames *
newsnames_make(NewsxScratch *scratch, const NxNames *names)
{
	NxBuf buf;

	nx_buf_init(&buf, &scratch->arena);
	nx_names_build(names, &buf);
	return (Newsnames *) cstring_to_text_with_len(buf.bytes, (int) buf.len);
}

void
newsnames_report(const NxError *error, NewsxDoor door)
{
	bool stands_alone = error->status == NX_UNSUPPORTED || error->status == NX_LIMIT;
	const char *format = stands_alone ? "%s" : gettext_noop("invalid newsnames: %s");
	const char *hint = NULL;

	if (error->status == NX_UNSUPPORTED)
		hint = newsx_hint(error, door);
	else if (door == NEWSX_DOOR_STORED)
		hint = gettext_noop("Make the value anew from its rows.");
	ereport(ERROR, (errcode(newsx_errcode(error, door)),
					errmsg(format, newsx_message(error->message)),
					error->detail[0] != '\0' ? errdetail_internal("%s", error->detail) : 0,
					hint != NULL ? errhint("%s", hint) : 0));
}

void
newsnames_report_row(const NxError *error)
{
	int code = error->status == NX_LIMIT ? ERRCODE_PROGRAM_LIMIT_EXCEEDED
										 : ERRCODE_INVALID_PARAMETER_VALUE;

	ereport(ERROR, (errcode(code), errmsg("%s", newsx_message(error->message)),
					error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
}

NxNames
newsnames_open(NewsxScratch *scratch, const Newsnames *value)
{
	NxNames names;
	NxError error;

	if (nx_names_open(&names, &scratch->arena, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
					  &error) != NX_OK)
		newsnames_report(&error, NEWSX_DOOR_STORED);
	return names;
}

/* Say what is wrong with a literal, softly where the caller can take it. */
static Datum
refuse_literal(FunctionCallInfo fcinfo, NxString json, const NxError *error)
{
	const char *literal = PG_GETARG_CSTRING(0);
	size_t character = nx_utf8_count(json.bytes, error->offset) + 1;

	if (error->status == NX_LIMIT)
		newsx_soft_error(fcinfo,
						 (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						  errmsg("%s", newsx_message(error->message)),
						  errdetail("At character %zu.", character),
						  error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
	newsx_soft_error(
		fcinfo,
		(errcode(newsx_errcode(error, NEWSX_DOOR_LITERAL)),
		 errmsg("invalid input syntax for type newsnames: \"%s\"", newsx_shown(literal)),
		 errdetail("At character %zu: %s.", character, newsx_message(error->message)),
		 error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
}

Datum
newsnames_in(PG_FUNCTION_ARGS)
{
	const char *literal = PG_GETARG_CSTRING(0);
	NxString json = newsx_utf8_bytes(literal, strlen(literal));
	NewsxScratch scratch;
	NxNames names;
	NxError error;
	Newsnames *result;

	newsx_scratch_begin(&scratch);
	if (nx_names_from_json(&names, &scratch.arena, json.bytes, json.len, &error) != NX_OK)
	{
		newsx_scratch_end(&scratch);
		return refuse_literal(fcinfo, json, &error);
	}
	result = newsnames_make(&scratch, &names);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSNAMES_P(result);
}

/* The text form of a value, as a text in the current memory context. */
static text *
to_json_text(const Newsnames *value)
{
	NewsxScratch scratch;
	NxNames names;
	NxBuf buf;
	text *result;

	newsx_scratch_begin(&scratch);
	nx_buf_init(&buf, &scratch.arena);
	names = newsnames_open(&scratch, value);
	nx_names_to_json(&names, &buf);
	result = newsx_json_text((NxString){buf.bytes, buf.len});
	newsx_scratch_end(&scratch);
	return result;
}

Datum
newsnames_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(text_to_cstring(to_json_text(PG_GETARG_NEWSNAMES_P(0))));
}

Datum
newsnames_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int len = message->len - message->cursor;
	const char *bytes = pq_getmsgbytes(message, len);
	NewsxScratch scratch;
	NxNames names;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_names_open(&names, &scratch.arena, bytes, (size_t) len, &error) != NX_OK)
		newsnames_report(&error, NEWSX_DOOR_RECEIVED);
	if (nx_names_check(&names, &scratch.arena, &error) != NX_OK)
	{
		error.status = NX_BAD_BYTES;
		newsnames_report(&error, NEWSX_DOOR_RECEIVED);
	}
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSNAMES_P((Newsnames *) cstring_to_text_with_len(bytes, len));
}

Datum
newsnames_send(PG_FUNCTION_ARGS)
{
	Newsnames *value = PG_GETARG_NEWSNAMES_P(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA_ANY(value), (int) VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

Datum
newsnames_to_json(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(to_json_text(PG_GETARG_NEWSNAMES_P(0)));
}

Datum
newsnames_to_jsonb(PG_FUNCTION_ARGS)
{
	char *json = text_to_cstring(to_json_text(PG_GETARG_NEWSNAMES_P(0)));

	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(json)));
}
