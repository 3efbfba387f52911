/*
 * news_pairs.c
 *	  news_pairs: which two names are in the most articles together.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newstally.h"

#include "pg/rows.h"

NEWSX_FUNCTION(news_pairs);

static void
check_has_pairs(const NxTallyView *view)
{
	if (!view->has_pairs && view->articles > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the newstally holds no pairs"),
						errdetail("Pairs were not counted in all of its articles."),
						errhint("Count them with news_tally(news, true).")));
}

static void
put_pair(NewsxRows *rows, const NxTallyView *view, const NxTallyPair *pair)
{
	const NxTallyName *first = &view->names[pair->first];
	const NxTallyName *second = &view->names[pair->second];

	newstally_check_name(view, pair->first);
	newstally_check_name(view, pair->second);
	newsx_rows_text(rows, first->name);
	newsx_rows_name(rows, nx_kind_names[first->kind]);
	newsx_rows_text(rows, second->name);
	newsx_rows_name(rows, nx_kind_names[second->kind]);
	newsx_rows_bigint(rows, (int64) pair->articles);
	newsx_rows_next(rows);
}

static void
put_pairs(NewsxRows *rows, NewsxScratch *scratch, NxTallyView *view, int32 n)
{
	uint32_t room = Min((uint32_t) n, view->n_pairs);
	uint32_t *chosen = nx_new_array(&scratch->arena, uint32_t, room);
	uint32_t n_chosen = nx_tally_top_pairs(view, room, &scratch->arena, chosen);

	for (uint32_t i = 0; i < n_chosen; i++)
		put_pair(rows, view, &view->pairs[chosen[i]]);
}

Datum
news_pairs(PG_FUNCTION_ARGS)
{
	int32 n = PG_GETARG_INT32(1);
	NewsxScratch scratch;
	NewsxRows rows;
	NxTallyView *view;

	newsx_check_n_rows(n);
	newsx_rows_begin(&rows, fcinfo);
	newsx_scratch_begin(&scratch);
	view = newstally_open(&scratch, PG_GETARG_DATUM(0));
	check_has_pairs(view);
	put_pairs(&rows, &scratch, view, n);
	newsx_scratch_end(&scratch);
	newsx_rows_end(&rows);
	return (Datum) 0;
}
