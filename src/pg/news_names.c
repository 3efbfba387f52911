/*
 * news_names.c
 *	  The aggregate news_names, which makes a list of names from a table: its transition
 *	  and combine functions.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsnames.h"

#include "pg/text_pg.h"

NEWSX_FUNCTION(news_names_accum);
NEWSX_FUNCTION(newsnames_merge);

/* Argument 0 as it is. */
static Datum
return_state(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

static NxString
get_string(FunctionCallInfo fcinfo, int n)
{
	if (PG_ARGISNULL(n))
		return (NxString){NULL, 0};
	return newsx_utf8(PG_GETARG_TEXT_PP(n));
}

static void
require(FunctionCallInfo fcinfo, int n, const char *what)
{
	if (PG_ARGISNULL(n))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("%s must not be null", what),
						errhint("Use FILTER to leave out such rows.")));
}

/* Rows of nothing, as an outer join makes them, are no rows. */
Datum
news_names_accum(PG_FUNCTION_ARGS)
{
	NewsnamesExpanded *expanded;
	NxNamesGiven given = {.offset = 0};
	NxNamesRow row;
	NxError error;

	if (PG_ARGISNULL(1) && PG_ARGISNULL(2) && PG_ARGISNULL(3))
		return return_state(fcinfo);
	require(fcinfo, 2, "name");
	require(fcinfo, 3, "kind of name");
	given.alias = get_string(fcinfo, 1);
	given.name = get_string(fcinfo, 2);
	given.kind = get_string(fcinfo, 3);
	if (nx_names_row(&row, &given, &error) != NX_OK)
		newsnames_report_row(&error);
	expanded = newsnames_writable(fcinfo, 0);
	newsnames_add_row(expanded, &row);
	PG_RETURN_NEWSNAMES_EXPANDED(expanded);
}

Datum
newsnames_merge(PG_FUNCTION_ARGS)
{
	NewsnamesExpanded *expanded;

	if (PG_ARGISNULL(1))
		return return_state(fcinfo);
	expanded = newsnames_writable(fcinfo, 0);
	newsnames_add(expanded, fcinfo->args[1]);
	PG_RETURN_NEWSNAMES_EXPANDED(expanded);
}
