/*
 * newsdoc_gin.c
 *	  The GIN operator class of newsdoc, for @@, @> and &&.
 *
 * The index holds the keys of query/keys.h, the words of names, as
 * bytea: they are UTF-8 whatever the encoding of the database, and in no collation.
 *
 * What is asked for, a newsquery or a list of names, becomes a query whose terms stand
 * for keys, once a scan (query/key_plan.h).  A term that its keys decide gives true or
 * false, others false or maybe, and the query's value by that is the row's.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "access/gin.h"
#include "access/stratnum.h"

#include "pg/news_match.h"
#include "pg/newsquery.h"
#include "pg/text_pg.h"
#include "query/key_plan.h"
#include "query/keys.h"
#include "query/phrase.h"

#define MATCHES_STRATEGY 1		/* @@ newsquery */
#define CONTAINS_STRATEGY 2		/* @> text */
#define CONTAINS_ALL_STRATEGY 3 /* @> text[] */
#define OVERLAPS_STRATEGY 4		/* && text[] */

NEWSX_FUNCTION(newsdoc_gin_extract_value);
NEWSX_FUNCTION(newsdoc_gin_extract_query);
NEWSX_FUNCTION(newsdoc_gin_triconsistent);
NEWSX_FUNCTION(newsdoc_gin_compare_partial);

/* What is asked for in a scan; GIN hands it back with each row. */
typedef struct Asked
{
	NxKeyPlan *plan;
	bool everything; /* all of no names */
} Asked;

static Datum
make_key(NxString bytes)
{
	bytea *key = palloc(VARHDRSZ + bytes.len);

	SET_VARSIZE(key, VARHDRSZ + bytes.len);
	memcpy(VARDATA(key), bytes.bytes, bytes.len);
	return PointerGetDatum(key);
}

/* Called in memory that is dropped after the row. */
Datum
newsdoc_gin_extract_value(PG_FUNCTION_ARGS)
{
	Newsdoc *value = PG_GETARG_NEWSDOC_P(0);
	int32 *n_keys = (int32 *) PG_GETARG_POINTER(1);
	NxEnv env = newsx_env(CurrentMemoryContext);
	NxArena arena;
	NxError error;
	NxString *keys;
	uint32_t n;
	Datum *datums;

	nx_arena_init(&arena, &env);
	if (nx_keys_of_newsdoc(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &arena, &keys, &n,
						   &error) != NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	datums = palloc(sizeof(Datum) * Max(n, 1));
	for (uint32_t i = 0; i < n; i++)
		datums[i] = make_key(keys[i]);
	*n_keys = (int32) n;
	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_POINTER(datums);
}

/*
 * A query for names: each of them a term, all joined by one operator.  A name that
 * folds to nothing is found nowhere: beside others that may be found it is left out.
 */
static NxQuery *
query_of_names(NxArena *arena, const NxString *names, uint32_t n, NxQueryOp op)
{
	static const NxQuery nothing;
	NxQuery *query = nx_new_array(arena, NxQuery, 1);

	query->terms = nx_new_array(arena, NxQueryTerm, n);
	query->items = nx_new_array(arena, NxQueryItem, (size_t) n * 2);
	for (uint32_t i = 0; i < n; i++)
	{
		NxQueryTerm term = {.words = nx_phrase_of(names[i], arena),
							.kind = NX_QUERY_ANY_KIND};

		if (term.words.len == 0 && op == NX_QUERY_OR)
			continue;
		if (term.words.len == 0)
		{
			*query = nothing;
			break;
		}
		query->items[query->n_items].op = NX_QUERY_TERM;
		query->items[query->n_items++].term = query->n_terms;
		query->terms[query->n_terms++] = term;
		if (query->n_terms > 1)
			query->items[query->n_items++].op = (uint8_t) op;
	}
	return query;
}

static NxKeyPlan *
plan_names(Asked *asked, NxArena *arena, ArrayType *array, NxQueryOp op)
{
	static const NxQuery nothing;
	bool has_null;
	uint32_t n;
	NxString *names = newsx_array_strings(array, &n, &has_null);

	if (op == NX_QUERY_AND && has_null)
		return nx_key_plan_make(&nothing, true, arena);
	asked->everything = op == NX_QUERY_AND && n == 0;
	return nx_key_plan_make(query_of_names(arena, names, n, op), true, arena);
}

/* The plan of what stands on the right of an operator; all of it lasts as the scan does. */
static void
plan_query(Asked *asked, NewsxScratch *scratch, Datum argument, StrategyNumber strategy)
{
	NxArena *arena = &scratch->arena;
	NxString name;

	switch (strategy)
	{
		case MATCHES_STRATEGY:
			asked->plan = nx_key_plan_make(
				newsquery_open(scratch, DatumGetNewsqueryP(argument)), false, arena);
			break;
		case CONTAINS_STRATEGY:
			name = newsx_name_asked(DatumGetTextPP(argument));
			asked->plan = nx_key_plan_make(query_of_names(arena, &name, 1, NX_QUERY_AND),
										   true, arena);
			break;
		case CONTAINS_ALL_STRATEGY:
			asked->plan =
				plan_names(asked, arena, DatumGetArrayTypeP(argument), NX_QUERY_AND);
			break;
		case OVERLAPS_STRATEGY:
			asked->plan =
				plan_names(asked, arena, DatumGetArrayTypeP(argument), NX_QUERY_OR);
			break;
		default:
			elog(ERROR, "unrecognized strategy number: %d", strategy);
	}
}

/* Where no key is asked for, GIN still hands back what stands first in extra_data. */
Datum
newsdoc_gin_extract_query(PG_FUNCTION_ARGS)
{
	int32 *n_keys = (int32 *) PG_GETARG_POINTER(1);
	bool **partial_matches = (bool **) PG_GETARG_POINTER(3);
	Pointer **extra_data = (Pointer **) PG_GETARG_POINTER(4);
	int32 *search_mode = (int32 *) PG_GETARG_POINTER(6);
	NewsxScratch *scratch = palloc0(sizeof(NewsxScratch));
	Asked *asked = palloc0(sizeof(Asked));
	uint32_t n;
	Datum *datums;

	scratch->context = CurrentMemoryContext;
	scratch->env = newsx_env(scratch->context);
	nx_arena_init(&scratch->arena, &scratch->env);
	plan_query(asked, scratch, PG_GETARG_DATUM(0), PG_GETARG_UINT16(2));
	n = asked->plan->n_keys;
	datums = palloc(sizeof(Datum) * (n + 1));
	*partial_matches = palloc0(sizeof(bool) * (n + 1));
	*extra_data = palloc0(sizeof(Pointer) * (n + 1));
	(*extra_data)[0] = (Pointer) asked;
	for (uint32_t i = 0; i < n; i++)
	{
		datums[i] = make_key(asked->plan->keys[i].key);
		(*partial_matches)[i] = asked->plan->keys[i].is_prefix;
	}
	*n_keys = (int32) n;
	if (asked->everything || asked->plan->asks_all_rows)
		*search_mode = GIN_SEARCH_MODE_ALL;
	PG_RETURN_POINTER(datums);
}

/* GIN makes do with this one: it derives the consistent function of two values. */
Datum
newsdoc_gin_triconsistent(PG_FUNCTION_ARGS)
{
	GinTernaryValue *found = (GinTernaryValue *) PG_GETARG_POINTER(0);
	Pointer *extra_data = (Pointer *) PG_GETARG_POINTER(4);
	Asked *asked = (Asked *) extra_data[0];

	if (asked->everything)
		PG_RETURN_GIN_TERNARY_VALUE(GIN_TRUE);
	PG_RETURN_GIN_TERNARY_VALUE(nx_key_plan_evaluate(asked->plan, found));
}

/* 0: match; positive: no match, nor any further on. */
Datum
newsdoc_gin_compare_partial(PG_FUNCTION_ARGS)
{
	bytea *asked = PG_GETARG_BYTEA_PP(0);
	bytea *key = PG_GETARG_BYTEA_PP(1);
	Size len = VARSIZE_ANY_EXHDR(asked);
	bool matches = VARSIZE_ANY_EXHDR(key) >= len &&
				   memcmp(VARDATA_ANY(key), VARDATA_ANY(asked), len) == 0;

	PG_FREE_IF_COPY(asked, 0);
	PG_FREE_IF_COPY(key, 1);
	PG_RETURN_INT32(matches ? 0 : 1);
}
