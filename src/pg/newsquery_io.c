/*
 * newsquery_io.c
 *	  Input and output of newsquery, as text and binary, and its making from a text.
 *
 * The text form is that of query/query.h.  The binary form is the stored bytes: they
 * are the same on every machine, and are checked as a whole on the way in.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsquery.h"

#include "utils/builtins.h"

#include "base/utf8.h"
#include "pg/text_pg.h"
#include "pg/value_io.h"

NEWSX_FUNCTION(newsquery_in);
NEWSX_FUNCTION(newsquery_out);
NEWSX_FUNCTION(newsquery_recv);
NEWSX_FUNCTION(newsquery_send);
NEWSX_FUNCTION(to_newsquery);

Newsquery *
newsquery_make(NewsxScratch *scratch, const NxQuery *query)
{
	NxBuf buf;

	nx_buf_init(&buf, &scratch->arena);
	nx_query_build(query, &buf);
	return newsx_value(buf.bytes, buf.len);
}

static void
report_bytes(const NxError *error, NewsxDoor door)
{
	newsx_report_bytes(error, door, "newsquery",
					   "Make the value anew with to_newsquery().");
}

const NxQuery *
newsquery_open(NewsxScratch *scratch, const Newsquery *value)
{
	NxQuery *query = nx_new_array(&scratch->arena, NxQuery, 1);
	NxError error;

	if (nx_query_open(query, &scratch->arena, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
					  &error) != NX_OK)
		report_bytes(&error, NEWSX_DOOR_STORED);
	return query;
}

/* In the words of tsquery's notices, as near as they fit. */
void
newsquery_notice(const NxQuery *query, uint32_t n_dropped, const char *given)
{
	if (n_dropped == 0 && query->n_items == 0)
		ereport(NOTICE,
				(errmsg("newsquery doesn't contain terms: \"%s\"", newsx_shown(given))));
	else if (query->n_items == 0)
		ereport(
			NOTICE,
			(errmsg("newsquery contains only terms without letters or digits, ignored")));
	else if (n_dropped > 0)
		ereport(
			NOTICE,
			(errmsg_plural("newsquery contains %u term without letters or digits, ignored",
						   "newsquery contains %u terms without letters or digits, ignored",
						   n_dropped, n_dropped)));
}

/* Say what is wrong with a query's text, softly where the caller can take it. */
static Datum
refuse_text(FunctionCallInfo fcinfo, const char *given, NxString text, const NxError *error)
{
	size_t character = nx_utf8_count(text.bytes, error->offset) + 1;

	if (error->status == NX_LIMIT)
		newsx_soft_error(fcinfo, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
								  errmsg("%s", error->message),
								  errdetail("At character %zu.", character)));
	newsx_soft_error(
		fcinfo,
		(errcode(ERRCODE_SYNTAX_ERROR),
		 errmsg("syntax error in newsquery: \"%s\"", newsx_shown(given)),
		 errdetail("At character %zu: %s.", character, newsx_message(error->message)),
		 error->detail[0] != '\0' ? errhint("%s", error->detail) : 0));
}

/* The value that a text says. */
static Datum
parse(FunctionCallInfo fcinfo, const char *given)
{
	NxString text = newsx_utf8_bytes(given, strlen(given));
	NewsxScratch scratch;
	NxQuery query;
	NxError error;
	uint32_t n_dropped;
	Newsquery *result;

	newsx_scratch_begin(&scratch);
	if (nx_query_parse(&query, &scratch.arena, text.bytes, text.len, &n_dropped, &error) !=
		NX_OK)
	{
		newsx_scratch_end(&scratch);
		return refuse_text(fcinfo, given, text, &error);
	}
	if (!newsx_is_soft(fcinfo))
		newsquery_notice(&query, n_dropped, given);
	result = newsquery_make(&scratch, &query);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSQUERY_P(result);
}

Datum
newsquery_in(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, PG_GETARG_CSTRING(0));
}

Datum
to_newsquery(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, text_to_cstring(PG_GETARG_TEXT_PP(0)));
}

Datum
newsquery_out(PG_FUNCTION_ARGS)
{
	Newsquery *value = PG_GETARG_NEWSQUERY_P(0);
	NewsxScratch scratch;
	NxBuf buf;
	NxString printed;
	char *result;

	newsx_scratch_begin(&scratch);
	nx_buf_init(&buf, &scratch.arena);
	nx_query_print(newsquery_open(&scratch, value), &buf);
	printed.bytes = buf.bytes;
	printed.len = buf.len;
	result = text_to_cstring(newsx_text(printed));
	newsx_scratch_end(&scratch);
	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_CSTRING(result);
}

Datum
newsquery_recv(PG_FUNCTION_ARGS)
{
	NxString bytes = newsx_received(fcinfo);
	NewsxScratch scratch;
	NxQuery query;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_query_open(&query, &scratch.arena, bytes.bytes, bytes.len, &error) != NX_OK)
		report_bytes(&error, NEWSX_DOOR_RECEIVED);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSQUERY_P(newsx_value(bytes.bytes, bytes.len));
}

Datum
newsquery_send(PG_FUNCTION_ARGS)
{
	return newsx_send(fcinfo);
}
