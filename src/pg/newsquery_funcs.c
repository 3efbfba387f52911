/*
 * newsquery_funcs.c
 *	  A newsquery from a search box, and newsqueries joined to one.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsquery.h"

#include "utils/builtins.h"

#include "pg/text_pg.h"

NEWSX_FUNCTION(websearch_to_newsquery);
NEWSX_FUNCTION(newsquery_and);
NEWSX_FUNCTION(newsquery_or);
NEWSX_FUNCTION(newsquery_not);

Datum
websearch_to_newsquery(PG_FUNCTION_ARGS)
{
	text *given = PG_GETARG_TEXT_PP(0);
	NxString typed = newsx_utf8(given);
	NewsxScratch scratch;
	NxQuery query;
	uint32_t n_dropped;
	Newsquery *result;

	newsx_scratch_begin(&scratch);
	nx_query_websearch(&query, &scratch.arena, typed.bytes, typed.len, &n_dropped);
	/* Marks between words are no mistake in a search box: only if nothing is left. */
	if (query.n_items == 0)
		newsquery_notice(&query, n_dropped, text_to_cstring(given));
	result = newsquery_make(&scratch, &query);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSQUERY_P(result);
}

static void
report_limit(const NxError *error)
{
	ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("%s", error->message)));
}

static Datum
combine(FunctionCallInfo fcinfo, NxQueryOp op)
{
	Newsquery *left = PG_GETARG_NEWSQUERY_P(0);
	Newsquery *right = PG_GETARG_NEWSQUERY_P(1);
	NewsxScratch scratch;
	NxQuery query;
	NxError error;
	Newsquery *result;

	newsx_scratch_begin(&scratch);
	if (nx_query_combine(&query, &scratch.arena, op, newsquery_open(&scratch, left),
						 newsquery_open(&scratch, right), &error) != NX_OK)
		report_limit(&error);
	result = newsquery_make(&scratch, &query);
	newsx_scratch_end(&scratch);
	PG_FREE_IF_COPY(left, 0);
	PG_FREE_IF_COPY(right, 1);
	PG_RETURN_NEWSQUERY_P(result);
}

Datum
newsquery_and(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, NX_QUERY_AND);
}

Datum
newsquery_or(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, NX_QUERY_OR);
}

Datum
newsquery_not(PG_FUNCTION_ARGS)
{
	Newsquery *operand = PG_GETARG_NEWSQUERY_P(0);
	NewsxScratch scratch;
	NxQuery query;
	NxError error;
	Newsquery *result;

	newsx_scratch_begin(&scratch);
	if (nx_query_negate(&query, &scratch.arena, newsquery_open(&scratch, operand),
						&error) != NX_OK)
		report_limit(&error);
	result = newsquery_make(&scratch, &query);
	newsx_scratch_end(&scratch);
	PG_FREE_IF_COPY(operand, 0);
	PG_RETURN_NEWSQUERY_P(result);
}
