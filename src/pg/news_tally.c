/*
 * news_tally.c
 *	  The aggregates news_tally and news_merge: their transition and combine functions;
 *	  and what a newstally says of the whole.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newstally.h"

#include "pg/newsdoc.h"

NEWSX_FUNCTION(news_tally_accum);
NEWSX_FUNCTION(news_tally_accum_pairs);
NEWSX_FUNCTION(newstally_merge);
NEWSX_FUNCTION(newstally_articles);
NEWSX_FUNCTION(newstally_missed);
NEWSX_FUNCTION(newstally_pairs_missed);

/* What is kept from one row to the next. */
typedef struct CallState
{
	NxEnv env;
	NxTallyScratch scratch;
} CallState;

static NxTallyScratch *
get_scratch(FunctionCallInfo fcinfo)
{
	FmgrInfo *function = fcinfo->flinfo;
	CallState *state = function->fn_extra;

	if (state == NULL)
	{
		state = MemoryContextAlloc(function->fn_mcxt, sizeof(*state));
		state->env = newsx_env(function->fn_mcxt);
		nx_tally_scratch_init(&state->scratch, &state->env);
		function->fn_extra = state;
	}
	return &state->scratch;
}

/* Count argument 1 into argument 0; no article leaves it as it is. */
static Datum
accumulate(FunctionCallInfo fcinfo, bool pairs)
{
	NewstallyExpanded *expanded;
	Newsdoc *news;
	NxStatus status;
	NxError error;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	news = PG_GETARG_NEWSDOC_P(1);
	expanded = newstally_writable(fcinfo, 0);
	status = nx_tally_count(&expanded->tally, get_scratch(fcinfo), VARDATA_ANY(news),
							VARSIZE_ANY_EXHDR(news), pairs, &error);
	if (status == NX_LIMIT)
		newstally_report(&error, NEWSX_DOOR_STORED);
	if (status != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	PG_FREE_IF_COPY(news, 1);
	PG_RETURN_NEWSTALLY_EXPANDED(expanded);
}

Datum
news_tally_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, false);
}

Datum
news_tally_accum_pairs(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, !PG_ARGISNULL(2) && PG_GETARG_BOOL(2));
}

Datum
newstally_merge(PG_FUNCTION_ARGS)
{
	NewstallyExpanded *expanded;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	expanded = newstally_writable(fcinfo, 0);
	newstally_add(expanded, fcinfo->args[1]);
	PG_RETURN_NEWSTALLY_EXPANDED(expanded);
}

static NxTallyView
open_head(FunctionCallInfo fcinfo)
{
	Newstally *value = PG_GETARG_NEWSTALLY_P(0);
	NxTallyView view;
	NxError error;

	if (nx_tally_open_head(&view, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &error) !=
		NX_OK)
		newstally_report(&error, NEWSX_DOOR_STORED);
	PG_FREE_IF_COPY(value, 0);
	return view;
}

Datum
newstally_articles(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64((int64) open_head(fcinfo).articles);
}

Datum
newstally_missed(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64((int64) open_head(fcinfo).missed);
}

/* It stands behind the names, so all of the value is read; NULL if there are no pairs. */
Datum
newstally_pairs_missed(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	const NxTallyView *view;
	uint64_t missed;
	bool has_pairs;

	newsx_scratch_begin(&scratch);
	view = newstally_open(&scratch, PG_GETARG_DATUM(0));
	missed = view->pairs_missed;
	has_pairs = view->has_pairs;
	newsx_scratch_end(&scratch);
	if (!has_pairs)
		PG_RETURN_NULL();
	PG_RETURN_INT64((int64) missed);
}
