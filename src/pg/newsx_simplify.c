/*
 * newsx_simplify.c
 *	  Searches that match every newsdoc or none, whatever it holds, are taken out of
 *	  the query when it is planned.
 *
 * The operators are strict: of NULL the answer stays NULL, so
 *
 *		matches none:	news IS NULL AND NULL			false, or NULL of NULL
 *		matches all:	news IS NOT NULL OR NULL		true, or NULL of NULL
 *
 * In WHERE, where NULL is as good as false, the planner makes of the first a plan
 * without a scan, and of the second a plain test.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "utils/array.h"

#include "pg/newsdoc_statistics.h"
#include "pg/newsx_collation.h"
#include "query/query.h"

NEWSX_FUNCTION(newsx_query_support);
NEWSX_FUNCTION(newsx_all_names_support);
NEWSX_FUNCTION(newsx_any_name_support);

/* What a constant matches: all, none, or that depends. */
typedef NxTernary (*Matches)(const Const *constant);

static Node *
make_null_test(Node *value, NullTestType type)
{
	NullTest *test = makeNode(NullTest);

	test->arg = (Expr *) value;
	test->nulltesttype = type;
	test->argisrow = false;
	test->location = -1;
	return (Node *) test;
}

static Node *
make_answer(Node *newsdoc, NxTernary matches)
{
	Node *null = makeBoolConst(false, true);

	if (matches == NX_TRUE)
		return (Node *) make_orclause(
			list_make2(make_null_test(newsdoc, IS_NOT_NULL), null));
	return (Node *) make_andclause(list_make2(make_null_test(newsdoc, IS_NULL), null));
}

/* One argument is the newsdoc, the other what it is searched for, in either order. */
static Node *
fold(List *arguments, Matches matches)
{
	Node *newsdoc;
	Node *searched;
	NxTernary answer;

	if (list_length(arguments) != 2)
		return NULL;
	newsdoc = linitial(arguments);
	searched = lsecond(arguments);
	if (!newsdoc_is_type(exprType(newsdoc)))
	{
		newsdoc = lsecond(arguments);
		searched = linitial(arguments);
	}
	if (!IsA(searched, Const) || ((Const *) searched)->constisnull ||
		!newsdoc_is_type(exprType(newsdoc)))
		return NULL;
	answer = matches((Const *) searched);
	return answer == NX_MAYBE ? NULL : make_answer(newsdoc, answer);
}

static Node *
simplify(Node *request, Matches matches)
{
	SupportRequestSimplify *call = (SupportRequestSimplify *) request;
	Node *folded;

	if (!IsA(request, SupportRequestSimplify))
		return NULL;
	folded = fold(call->fcall->args, matches);
	return folded != NULL ? folded : newsx_without_collation(call);
}

static NxTernary
query_matches(const Const *constant)
{
	struct varlena *value = PG_DETOAST_DATUM_PACKED(constant->constvalue);
	NxTernary result = NX_MAYBE;
	NewsxScratch scratch;
	NxQuery query;
	NxError error;

	newsx_scratch_begin(&scratch);
	if (nx_query_open(&query, &scratch.arena, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
					  &error) == NX_OK)
		result = nx_query_constant(&query, &scratch.arena);
	newsx_scratch_end(&scratch);
	return result;
}

/* The array of names; NULL: it is none. */
static ArrayType *
array_of(const Const *constant)
{
	return constant->consttype == TEXTARRAYOID ? DatumGetArrayTypeP(constant->constvalue)
											   : NULL;
}

static bool
is_empty_array(ArrayType *array)
{
	return ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)) == 0;
}

/* Nothing contains a NULL. */
static NxTernary
all_names_match(const Const *constant)
{
	ArrayType *array = array_of(constant);

	if (array == NULL)
		return NX_MAYBE;
	if (is_empty_array(array))
		return NX_TRUE;
	return array_contains_nulls(array) ? NX_FALSE : NX_MAYBE;
}

static NxTernary
any_name_matches(const Const *constant)
{
	ArrayType *array = array_of(constant);

	return array != NULL && is_empty_array(array) ? NX_FALSE : NX_MAYBE;
}

/* Of newsdoc @@ newsquery. */
Datum
newsx_query_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(simplify((Node *) PG_GETARG_POINTER(0), query_matches));
}

/* Of newsdoc @> text[]. */
Datum
newsx_all_names_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(simplify((Node *) PG_GETARG_POINTER(0), all_names_match));
}

/* Of newsdoc && text[]. */
Datum
newsx_any_name_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(simplify((Node *) PG_GETARG_POINTER(0), any_name_matches));
}
