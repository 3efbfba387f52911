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

#include "pg/text_pg.h"
#include "pg/value_io.h"

NEWSX_FUNCTION(newstally_in);
NEWSX_FUNCTION(newstally_out);
NEWSX_FUNCTION(newstally_recv);
NEWSX_FUNCTION(newstally_send);
NEWSX_FUNCTION(newstally_to_json);
NEWSX_FUNCTION(newstally_to_jsonb);

Newstally *
newstally_make(const char *bytes, size_t len)
{
	return newsx_value(bytes, len);
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
	newsx_report_bytes(error, door, "newstally",
					   "Count again with news_tally() from the newsdocs.");
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
		return newsx_refuse_json(fcinfo, "newstally", json, &error);
	result = newstally_from_view(&scratch, &view);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSTALLY_P(result);
}

static void
write_json(NewsxScratch *scratch, Datum value, NxBuf *buf)
{
	/* Flat, and so sorted. */
	nx_tally_to_json(newstally_open_whole(scratch, DatumGetNewstallyP(value)), buf);
}

Datum
newstally_out(PG_FUNCTION_ARGS)
{
	return newsx_json_out(fcinfo, write_json);
}

Datum
newstally_recv(PG_FUNCTION_ARGS)
{
	NxString bytes = newsx_received(fcinfo);
	NewsxScratch scratch;
	NxTallyView view;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_tally_open(&view, &scratch.arena, bytes.bytes, bytes.len, &error) != NX_OK)
		newstally_report(&error, NEWSX_DOOR_RECEIVED);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSTALLY_P(newstally_make(bytes.bytes, bytes.len));
}

Datum
newstally_send(PG_FUNCTION_ARGS)
{
	return newsx_send(fcinfo);
}

Datum
newstally_to_json(PG_FUNCTION_ARGS)
{
	return newsx_to_json(fcinfo, write_json);
}

Datum
newstally_to_jsonb(PG_FUNCTION_ARGS)
{
	return newsx_to_jsonb(fcinfo, write_json);
}
