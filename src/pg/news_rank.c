/*
 * news_rank.c
 *	  news_rank: how well an article answers a query; query/rank.c says how.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "pg/news_match.h"
#include "query/match.h"

NEWSX_FUNCTION(news_rank);

Datum
news_rank(PG_FUNCTION_ARGS)
{
	NxMatcher *matcher = newsx_prepared(fcinfo, 1, newsx_prepare_matcher);
	Newsdoc *value = PG_GETARG_NEWSDOC_P(0);
	NxError error;
	uint32_t rank;

	if (nx_rank_query(matcher, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &rank,
					  &error) != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_FLOAT4((float4) rank / NX_UNIT);
}
