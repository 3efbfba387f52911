/*
 * newsx_support.c
 *	  What the planner asks about our functions: how much they cost and how many rows
 *	  they return.
 *
 * Functions of a text cost what its analysis does, which is linear in its length, and
 * so is the number of their rows.  The analysis of the last text is kept, so several
 * functions of one text in one row cost less than is said here.
 *
 * Functions of a newsdoc return what it holds: of a constant exactly that, of a column
 * what ANALYZE has found in the mean.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "access/detoast.h"
#include "access/htup_details.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"

#include "pg/newsdoc_statistics.h"

/*
 * The cost of an analysis in units of cpu_operator_cost, with a byte of text and
 * without: see doc/user-guide.md, "Plans and statistics", for how it was measured.
 */
#define COST_OF_CALL 30000.0
#define COST_OF_BYTE 13.0

/* Bytes of an article, where nothing better is known. */
#define USUAL_LENGTH 6000.0

NEWSX_FUNCTION(newsx_text_support);
NEWSX_FUNCTION(newsx_newsdoc_support);

/* Functions that return rows, and how many: for each byte of a text, or what mean. */
typedef struct RowsOf
{
	const char *function;
	double per_byte;
	int mean; /* NewsdocMean, or -1: of a text only */
} RowsOf;

static const RowsOf rows_of[] = {
	{"news_entities", 0.006, NEWSDOC_MEAN_ENTITIES},
	{"news_mentions", 0.013, NEWSDOC_MEAN_MENTIONS},
	{"news_sentences", 0.0075, NEWSDOC_MEAN_SENTENCES},
	{"news_evidence", 0.0085, -1},
	{"news_debug", 0.19, -1},
};

static const RowsOf *
find_rows_of(Oid function)
{
	char *name = get_func_name(function);

	for (int i = 0; name != NULL && i < (int) lengthof(rows_of); i++)
	{
		if (strcmp(rows_of[i].function, name) == 0)
			return &rows_of[i];
	}
	return NULL;
}

/* The arguments of a call, as function or operator. */
static List *
arguments_of(Node *call)
{
	if (call != NULL && IsA(call, FuncExpr))
		return ((FuncExpr *) call)->args;
	if (call != NULL && IsA(call, OpExpr))
		return ((OpExpr *) call)->args;
	return NIL;
}

/* An argument, with what the planner may compute of it now. */
static Node *
argument(PlannerInfo *root, Node *call, int n)
{
	List *arguments = arguments_of(call);

	if (n >= list_length(arguments))
		return NULL;
	return estimate_expression_value(root, list_nth(arguments, n));
}

static bool
is_constant(Node *node)
{
	return node != NULL && IsA(node, Const);
}

/* Mean length of those values that statistics keep; 0: none. */
static double
kept_length(HeapTuple statistics, int kind)
{
	AttStatsSlot slot;
	double sum = 0;
	int n;

	if (!get_attstatsslot(&slot, statistics, kind, InvalidOid, ATTSTATSSLOT_VALUES))
		return 0;
	for (n = 0; slot.valuetype == TEXTOID && n < slot.nvalues; n++)
		sum += VARSIZE_ANY_EXHDR(DatumGetPointer(slot.values[n]));
	free_attstatsslot(&slot);
	return n == 0 ? 0 : sum / n;
}

/*
 * The average width of a column is that of what stands in the row: of a long value, a
 * pointer.  But ANALYZE keeps values of up to 1 kB only.  So if it has kept none, or
 * such as are much longer than the average, then most are longer than that and stand
 * elsewhere.
 */
static double
column_length(HeapTuple statistics)
{
	double width = ((Form_pg_statistic) GETSTRUCT(statistics))->stawidth;
	double kept = Max(kept_length(statistics, STATISTIC_KIND_HISTOGRAM),
					  kept_length(statistics, STATISTIC_KIND_MCV));

	if (kept > 0 && kept <= 2 * width)
		return width;
	return Max(USUAL_LENGTH, 2 * width);
}

/* How many bytes a text argument has, in the mean. */
static double
text_length(PlannerInfo *root, Node *node)
{
	VariableStatData column;
	double result = USUAL_LENGTH;

	if (node == NULL)
		return 0;
	if (IsA(node, Const))
	{
		const Const *constant = (const Const *) node;

		return constant->constisnull
				   ? 0
				   : (double) toast_raw_datum_size(constant->constvalue) - VARHDRSZ;
	}
	examine_variable(root, node, 0, &column);
	if (HeapTupleIsValid(column.statsTuple))
		result = column_length(column.statsTuple);
	ReleaseVariableStats(column);
	return result;
}

/* Of all texts that a call analyses: a body, and the title of to_newsdoc. */
static double
texts_length(PlannerInfo *root, Oid function, Node *call)
{
	double result = text_length(root, argument(root, call, 0));
	char *name = get_func_name(function);
	Node *title = argument(root, call, 1);

	if (name != NULL && strcmp(name, "to_newsdoc") == 0 && title != NULL &&
		exprType(title) == TEXTOID)
		result += Min(text_length(root, title), USUAL_LENGTH);
	return result;
}

static Node *
text_cost(SupportRequestCost *request)
{
	if (request->root == NULL || arguments_of(request->node) == NIL)
		return NULL;
	request->startup = 0;
	request->per_tuple =
		cpu_operator_cost *
		(COST_OF_CALL +
		 COST_OF_BYTE * texts_length(request->root, request->funcid, request->node));
	return (Node *) request;
}

static Node *
text_rows(SupportRequestRows *request)
{
	const RowsOf *rows = find_rows_of(request->funcid);

	if (request->root == NULL || rows == NULL || arguments_of(request->node) == NIL)
		return NULL;
	request->rows = clamp_row_est(
		rows->per_byte *
		text_length(request->root, argument(request->root, request->node, 0)));
	return (Node *) request;
}

/* What a value says of itself. */
static double
count_rows(const Const *constant, NewsdocMean mean)
{
	NxDoc doc;

	if (constant->constisnull)
		return 0;
	doc = newsdoc_open_head(DatumGetNewsdocP(constant->constvalue));
	switch (mean)
	{
		case NEWSDOC_MEAN_ENTITIES:
			return doc.n_entities;
		case NEWSDOC_MEAN_MENTIONS:
			return doc.n_mentions;
		default:
			return doc.n_sentences;
	}
}

static Node *
newsdoc_rows(SupportRequestRows *request)
{
	const RowsOf *rows = find_rows_of(request->funcid);
	VariableStatData column;
	float4 means[NEWSDOC_N_MEANS];
	Node *value;
	bool is_known;

	if (request->root == NULL || rows == NULL || rows->mean < 0)
		return NULL;
	value = argument(request->root, request->node, 0);
	if (value == NULL)
		return NULL;
	if (is_constant(value))
	{
		request->rows =
			clamp_row_est(count_rows((Const *) value, (NewsdocMean) rows->mean));
		return (Node *) request;
	}
	examine_variable(request->root, value, 0, &column);
	is_known = newsdoc_means_read(&column, means);
	ReleaseVariableStats(column);
	if (!is_known)
		return NULL;
	request->rows = clamp_row_est(means[rows->mean]);
	return (Node *) request;
}

/* Of functions whose first argument is a text. */
Datum
newsx_text_support(PG_FUNCTION_ARGS)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);
	Node *answer = NULL;

	if (IsA(request, SupportRequestCost))
		answer = text_cost((SupportRequestCost *) request);
	else if (IsA(request, SupportRequestRows))
		answer = text_rows((SupportRequestRows *) request);
	PG_RETURN_POINTER(answer);
}

/* Of functions that return the rows of a newsdoc. */
Datum
newsx_newsdoc_support(PG_FUNCTION_ARGS)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);
	Node *answer = NULL;

	if (IsA(request, SupportRequestRows))
		answer = newsdoc_rows((SupportRequestRows *) request);
	PG_RETURN_POINTER(answer);
}
