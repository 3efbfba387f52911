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

#include "pg/text_pg.h"
#include "pg/value_io.h"

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
	return newsx_value(buf.bytes, buf.len);
}

void
newsnames_report(const NxError *error, NewsxDoor door)
{
	newsx_report_bytes(error, door, "newsnames", "Make the value anew from its rows.");
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
		return newsx_refuse_json(fcinfo, "newsnames", json, &error);
	}
	result = newsnames_make(&scratch, &names);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSNAMES_P(result);
}

static void
write_json(NewsxScratch *scratch, Datum value, NxBuf *buf)
{
	NxNames names = newsnames_open(scratch, DatumGetNewsnamesP(value));

	nx_names_to_json(&names, buf);
}

Datum
newsnames_out(PG_FUNCTION_ARGS)
{
	return newsx_json_out(fcinfo, write_json);
}

Datum
newsnames_recv(PG_FUNCTION_ARGS)
{
	NxString bytes = newsx_received(fcinfo);
	NewsxScratch scratch;
	NxNames names;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_names_open(&names, &scratch.arena, bytes.bytes, bytes.len, &error) != NX_OK)
		newsnames_report(&error, NEWSX_DOOR_RECEIVED);
	if (nx_names_check(&names, &scratch.arena, &error) != NX_OK)
	{
		error.status = NX_BAD_BYTES;
		newsnames_report(&error, NEWSX_DOOR_RECEIVED);
	}
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSNAMES_P(newsx_value(bytes.bytes, bytes.len));
}

Datum
newsnames_send(PG_FUNCTION_ARGS)
{
	return newsx_send(fcinfo);
}

Datum
newsnames_to_json(PG_FUNCTION_ARGS)
{
	return newsx_to_json(fcinfo, write_json);
}

Datum
newsnames_to_jsonb(PG_FUNCTION_ARGS)
{
	return newsx_to_jsonb(fcinfo, write_json);
}
