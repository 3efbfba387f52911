/*
 * newsdoc_selfuncs.c
 *	  Selectivity of the search operators of newsdoc: @@, @>, <@, &&.
 *
 * Estimates come from what newsdoc_typanalyze.c has counted, by query/estimate.c.  Of a
 * table of saved queries, or of names, some that ANALYZE has kept are estimated, and the
 * rest is taken to find as much in the mean.
 */
#include "postgres.h"

#include <math.h>

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "access/htup_details.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"

#include "pg/newsdoc_statistics.h"
#include "pg/text_pg.h"
#include "query/phrase.h"
#include "query/query.h"

/* What is not known before the query runs: that of core's tsvector. */
#define DEFAULT_SELECTIVITY 0.001

/* Of a column of queries or names, so many of each kind of value that ANALYZE keeps. */
#define MAX_TRIED 8

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

/* Of some of the values of a slot of statistics: their sum, weighted, and the weights'. */
typedef struct Mean
{
	double sum;
	double weight;
} Mean;

static void
try_values(Mean *mean, const VariableStatData *column, const VariableStatData *searched,
		   int kind, Oid operator_oid, Estimate estimate)
{
	AttStatsSlot slot;
	int flags = ATTSTATSSLOT_VALUES;
	Oid type;
	Oid other;
	int step;

	op_input_types(operator_oid, &type, &other);
	if (newsdoc_is_type(type))
		type = other;
	if (kind == STATISTIC_KIND_MCV)
		flags |= ATTSTATSSLOT_NUMBERS; /* a histogram has none */
	if (!get_attstatsslot(&slot, searched->statsTuple, kind, InvalidOid, flags))
		return;
	step = Max((slot.nvalues + MAX_TRIED - 1) / MAX_TRIED, 1);
	for (int i = step / 2; i < slot.nvalues; i += step)
	{
		Const *constant = makeConst(type, -1, InvalidOid, -1, slot.values[i], false, false);
		double weight = i < slot.nnumbers ? slot.numbers[i] : 1.0 / slot.nvalues;

		mean->sum += weight * estimate_column(column, constant, operator_oid, estimate);
		mean->weight += weight;
	}
	free_attstatsslot(&slot);
}

/* The share of newsdocs that one of the values of another column finds. */
static double
estimate_searches(const VariableStatData *column, const VariableStatData *searched,
				  Oid operator_oid, Estimate estimate)
{
	Mean common = {0, 0};
	Mean others = {0, 0};
	double common_share = 0;
	double null_share;
	AttStatsSlot slot;

	if (!HeapTupleIsValid(searched->statsTuple))
		return DEFAULT_SELECTIVITY;
	null_share = ((Form_pg_statistic) GETSTRUCT(searched->statsTuple))->stanullfrac;
	if (get_attstatsslot(&slot, searched->statsTuple, STATISTIC_KIND_MCV, InvalidOid,
						 ATTSTATSSLOT_NUMBERS))
	{
		for (int i = 0; i < slot.nnumbers; i++)
			common_share += slot.numbers[i];
		free_attstatsslot(&slot);
	}
	try_values(&common, column, searched, STATISTIC_KIND_MCV, operator_oid, estimate);
	try_values(&others, column, searched, STATISTIC_KIND_HISTOGRAM, operator_oid, estimate);
	if (common.weight <= 0 && others.weight <= 0)
		return DEFAULT_SELECTIVITY;
	if (others.weight <= 0)
		return common.sum / common.weight * (1 - null_share);
	if (common.weight <= 0)
		return others.sum / others.weight * (1 - null_share);
	return common.sum / common.weight * common_share +
		   others.sum / others.weight * Max(1 - null_share - common_share, 0);
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
	else if (newsdoc_is_type(column.vartype))
	{
		VariableStatData searched;

		/* A column of the other side of a join, most likely. */
		examine_variable((PlannerInfo *) PG_GETARG_POINTER(0), other, 0, &searched);
		result = estimate_searches(&column, &searched, PG_GETARG_OID(1), estimate);
		ReleaseVariableStats(searched);
	}
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
		names[i] = nx_phrase_of(names[i], &scratch->arena);
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

/*
 * What join estimators are given: planner, operator, arguments, jointype, and what is
 * joined.  For EXISTS and the like it is the share of the rows that find any.
 */
static double
estimate_join(FunctionCallInfo fcinfo, Estimate estimate)
{
	SpecialJoinInfo *join = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	VariableStatData left;
	VariableStatData right;
	const RelOptInfo *inner;
	bool is_reversed;
	double result = DEFAULT_SELECTIVITY;

	get_join_variables((PlannerInfo *) PG_GETARG_POINTER(0), (List *) PG_GETARG_POINTER(2),
					   join, &left, &right, &is_reversed);
	if (newsdoc_is_type(left.vartype))
		result = estimate_searches(&left, &right, PG_GETARG_OID(1), estimate);
	else if (newsdoc_is_type(right.vartype))
		result = estimate_searches(&right, &left, PG_GETARG_OID(1), estimate);
	inner = is_reversed ? left.rel : right.rel;
	if ((join->jointype == JOIN_SEMI || join->jointype == JOIN_ANTI) && inner != NULL)
		result = 1 - pow(1 - Min(result, 1), inner->rows);
	ReleaseVariableStats(left);
	ReleaseVariableStats(right);
	CLAMP_PROBABILITY(result);
	return result;
}

Datum
newsdoc_query_joinsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(estimate_join(fcinfo, estimate_query));
}

Datum
newsdoc_names_joinsel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(estimate_join(fcinfo, estimate_names));
}
