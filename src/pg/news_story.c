/*
 * news_story.c
 *	  Copies of a story: how far apart two newsdocs are (<->), whether they are the
 *	  same story (~=), and how many the planner is to expect.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "optimizer/pathnode.h"
#include "utils/selfuncs.h"

#include "pg/news_story.h"

NEWSX_FUNCTION(news_distance);
NEWSX_FUNCTION(news_same_story);
NEWSX_FUNCTION(news_same_story_sel);
NEWSX_FUNCTION(news_same_story_joinsel);

/* So many rows of a table are of one story, itself included, whatever the table's size. */
#define ROWS_OF_A_STORY 3.0

/* Of a table whose size nobody knows. */
#define UNKNOWN_ROWS 1000.0

/* The share of rows that have a copy in another table: nothing is known of that. */
#define HAVE_A_COPY 0.5

void
newsx_sketch_of(Datum newsdoc, NxSketch *sketch)
{
	Newsdoc *value = DatumGetNewsdocP(newsdoc);
	NxError error;

	if (nx_sketch_read(sketch, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &error) !=
		NX_OK)
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	if (DatumGetPointer(newsdoc) != (Pointer) value)
		pfree(value);
}

/* 0 to 1; NULL where one has no sketch to tell from. */
Datum
news_distance(PG_FUNCTION_ARGS)
{
	NxSketch a;
	NxSketch b;
	NxResemblance result;

	newsx_sketch_of(PG_GETARG_DATUM(0), &a);
	newsx_sketch_of(PG_GETARG_DATUM(1), &b);
	if (a.n == 0 || b.n == 0)
		PG_RETURN_NULL();
	result = nx_sketch_resemblance(&a, &b);
	PG_RETURN_FLOAT8((double) (result.n_seen - result.n_common) / result.n_seen);
}

Datum
news_same_story(PG_FUNCTION_ARGS)
{
	NxSketch a;
	NxSketch b;

	newsx_sketch_of(PG_GETARG_DATUM(0), &a);
	newsx_sketch_of(PG_GETARG_DATUM(1), &b);
	PG_RETURN_BOOL(nx_sketch_same_story(&a, &b));
}

/* The rows of the table that a variable is of. */
static double
rows_of(const VariableStatData *variable)
{
	if (variable->rel == NULL || variable->rel->tuples <= 0)
		return UNKNOWN_ROWS;
	return variable->rel->tuples;
}

static double
share_of(double rows)
{
	return rows > ROWS_OF_A_STORY ? ROWS_OF_A_STORY / rows : 1.0;
}

/* column ~= something: a few rows, however large the table is. */
Datum
news_same_story_sel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	List *args = (List *) PG_GETARG_POINTER(2);
	int relation = PG_GETARG_INT32(3);
	VariableStatData variable;
	Node *other;
	bool is_left;
	double result;

	if (!get_restriction_variable(root, args, relation, &variable, &other, &is_left))
		PG_RETURN_FLOAT8(share_of(UNKNOWN_ROWS));
	result = share_of(rows_of(&variable));
	ReleaseVariableStats(variable);
	PG_RETURN_FLOAT8(result);
}

/* Each row of the smaller table finds a few in the larger one. */
Datum
news_same_story_joinsel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	List *args = (List *) PG_GETARG_POINTER(2);
	JoinType type = (JoinType) PG_GETARG_INT16(3);
	SpecialJoinInfo *join = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	VariableStatData left;
	VariableStatData right;
	bool is_reversed;
	double result;

	if (type == JOIN_SEMI || type == JOIN_ANTI)
		PG_RETURN_FLOAT8(HAVE_A_COPY);
	get_join_variables(root, args, join, &left, &right, &is_reversed);
	result = share_of(Max(rows_of(&left), rows_of(&right)));
	ReleaseVariableStats(left);
	ReleaseVariableStats(right);
	PG_RETURN_FLOAT8(result);
}
