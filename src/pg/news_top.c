/*
 * news_top.c
 *	  news_top: the names in the most articles.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newstally.h"

#include "pg/kinds_pg.h"
#include "pg/rows.h"

NEWSX_FUNCTION(news_top);

/* The kind of argument 2, or NX_TALLY_KINDS for NULL. */
static NxKind
get_kind(FunctionCallInfo fcinfo)
{
	NxKind kind;

	if (PG_ARGISNULL(2))
		return NX_TALLY_KINDS;
	kind = newsx_kind(PG_GETARG_TEXT_PP(2));
	if (kind >= NX_TALLY_KINDS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("a newstally does not count entities of kind \"%s\"",
							   nx_kind_names[kind]),
						errhint("Count them by a query over news_entities().")));
	return kind;
}

static void
put_name(NewsxRows *rows, const NxTallyName *name)
{
	newsx_rows_text(rows, name->name);
	newsx_rows_name(rows, nx_kind_names[name->kind]);
	newsx_rows_bigint(rows, (int64) name->counts.articles);
	newsx_rows_bigint(rows, (int64) name->counts.mentions);
	newsx_rows_double(rows, nx_tally_tone(&name->counts));
	newsx_rows_double(rows, nx_tally_tone_sd(&name->counts));
	newsx_rows_next(rows);
}

static void
put_top(NewsxRows *rows, NewsxScratch *scratch, Datum value, uint32_t n, NxKind kind)
{
	const NxTallyView *view = newstally_open_best(scratch, value, n, kind);
	uint32_t room = Min(n, view->n_names);
	uint32_t *chosen = nx_new_array(&scratch->arena, uint32_t, room);
	uint32_t n_chosen = nx_tally_top(view, room, kind, &scratch->arena, chosen);

	for (uint32_t i = 0; i < n_chosen; i++)
	{
		newstally_check_name(view, chosen[i]);
		put_name(rows, &view->names[chosen[i]]);
	}
}

Datum
news_top(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsxRows rows;

	newsx_rows_begin(&rows, fcinfo);
	if (!PG_ARGISNULL(0) && !PG_ARGISNULL(1))
	{
		int32 n = PG_GETARG_INT32(1);
		NxKind kind = get_kind(fcinfo);

		newsx_check_n_rows(n);
		newsx_scratch_begin(&scratch);
		put_top(&rows, &scratch, PG_GETARG_DATUM(0), (uint32_t) n, kind);
		newsx_scratch_end(&scratch);
	}
	newsx_rows_end(&rows);
	return (Datum) 0;
}
