/*
 * newsdoc_selfuncs.c
 *	  Selectivity of the search operators of newsdoc: @@, @>, <@, &&.
 *
 * Estimates come from what newsdoc_typanalyze.c has counted, by query/estimate.c.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "access/htup_details.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"

#include "pg/newsdoc_statistics.h"
#include "pg/text_pg.h"
#include "query/query.h"
#include "text/fold.h"

/* What is not known before the query runs, and joins: that of core's tsvector. */
#define DEFAULT_SELECTIVITY 0.001

NEWSX_FUNCTION(newsdoc_query_sel);
NEWSX_FUNCTION(newsdoc_query_joinsel);
NEWSX_FUNCTION(newsdoc_names_sel);
NEWSX_FUNCTION(newsdoc_names_joinsel);

/* The share of newsdocs that match a constant; -1: no idea. */
typedef double (*Estimate)(NewsxScratch *scratch, const NxStatistics *statistics,
						   const Const *constant, Oid operator_oid);

static double
estimate_column(const VariableStatData *column, const Const *constant, Oid operator_oid,
				Estimate estimate)
{
	NewsxScratch scratch;
	MemoryContext caller;
	NxStatistics statistics;
	double null_share = 0;
	double share;

	newsx_scratch_begin(&scratch);
	caller = MemoryContextSwitchTo(scratch.context);
	if (HeapTupleIsValid(column->statsTuple))
		null_share = ((Form_pg_statistic) GETSTRUCT(column->statsTuple))->stanullfrac;
	newsdoc_statistics_read(column, &statistics);
	share = estimate(&scratch, &statistics, constant, operator_oid);
	MemoryContextSwitchTo(caller);
	newsx_scratch_end(&scratch);
	return share < 0 ? DEFAULT_SELECTIVITY : share * (1 - null_share);
}

/* What restriction estimators are given: planner, operator, arguments, relation. */
static double
estimate_restriction(FunctionCallInfo fcinfo, Estimate estimate)
{
	VariableStatData column;
	Node *other;
	bool column_is_left;
	double result = DEFAULT_SELECTIVITY;

	if (!get_restriction_variable((PlannerInfo *) PG_GETARG_POINTER(0),
								  (List *) PG_GETARG_POINTER(2), PG_GETARG_INT32(3),
								  &column, &other, &column_is_left))
		return result;
	if (IsA(other, Const) && ((Const *) other)->constisnull)
		result = 0; /* the operators are strict */
	else if (IsA(other, Const) && newsdoc_is_type(column.vartype))
		result = estimate_column(&column, (Const *) other, PG_GETARG_OID(1), estimate);
	ReleaseVariableStats(column);
	CLAMP_PROBABILITY(result);
	return result;
}

static double
estimate_query(NewsxScratch *scratch, const NxStatistics *statistics, const Const *constant,
			   Oid operator_oid)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(constant->constvalue);
	NxQuery query;
	NxError error;

	if (nx_query_open(&query, &scratch->arena, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
					  &error) != NX_OK)
		return -1; /* whoever runs the query reports it */
	return nx_estimate_query(statistics, &query, &scratch->arena);
}

static NxString
fold_name(NewsxScratch *scratch, NxString name)
{
	char *folded = nx_arena_alloc(&scratch->arena, (size_t) name.len * 3 + 1);
	NxString result = {folded, 0};

	result.len = (uint32_t) nx_fold_name(name.bytes, name.len, folded);
	return result;
}

/* A name, or an array of names. */
static double
estimate_names(NewsxScratch *scratch, const NxStatistics *statistics, const Const *constant,
			   Oid operator_oid)
{
	char *operator_name = get_opname(operator_oid);
	bool all = operator_name == NULL || strcmp(operator_name, "&&") != 0;
	bool has_null = false;
	uint32_t n = 1;
	NxString *names;

	if (constant->consttype == TEXTARRAYOID)
		names =
			newsx_array_strings(DatumGetArrayTypeP(constant->constvalue), &n, &has_null);
	else if (constant->consttype == TEXTOID)
	{
		names = palloc(sizeof(NxString));
		*names = newsx_utf8(DatumGetTextPP(constant->constvalue));
	}
	else
		return -1;
	if (has_null && all)
		return 0; /* nothing holds NULL */
	for (uint32_t i = 0; i < n; i++)
		names[i] = fold_name(scratch, names[i]);
	return nx_estimate_names(statistics, names, n, all, &scratch->arena);
}

Datum
newsdoc_query_sel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(estimate_restriction(fcinfo, estimate_query));
}

Datum
newsdoc_names_sel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(estimate_restriction(fcinfo, estimate_names));
}

/* A table of queries, or of names: each is thought to be rare, as in core. */
Datum
newsdoc_query_joinsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(DEFAULT_SELECTIVITY);
}

Datum
newsdoc_names_joinsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(DEFAULT_SELECTIVITY);
}
