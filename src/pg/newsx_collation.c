/*
 * newsx_collation.c
 *	  Calls that compare names are freed of a collation when they are planned.
 *
 * Names are compared folded, by no collation's rules; but whatever takes a text gets the
 * default collation.  postgres_fdw sends a call with a collation only if that comes
 * from a column of the other server (foreign_expr_walker in its deparse.c), and so
 * would fetch all rows for news @> 'Kenya'.  A call without one it sends.
 *
 * An index on the same expression still serves: its expression is planned, too.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsx_collation.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "utils/lsyscache.h"

NEWSX_FUNCTION(newsx_names_support);

/* The operators that an index serves: a call of their functions must stay an operator. */
static const char *const operators[][2] = {
	{"news_contains", "@>"},
	{"news_contained", "<@"},
	{"news_overlap", "&&"},
};

static const char *
operator_name(const char *function)
{
	for (int i = 0; function != NULL && i < (int) lengthof(operators); i++)
	{
		if (strcmp(operators[i][0], function) == 0)
			return operators[i][1];
	}
	return NULL;
}

/* The operator of that name beside the function; NULL if it does not call it. */
static Node *
make_operator(const FuncExpr *call, const char *name)
{
	char *schema = get_namespace_name(get_func_namespace(call->funcid));
	Node *left = linitial(call->args);
	Node *right = lsecond(call->args);
	OpExpr *result;
	Oid found;

	if (schema == NULL)
		return NULL;
	found = OpernameGetOprid(list_make2(makeString(schema), makeString(pstrdup(name))),
							 exprType(left), exprType(right));
	if (!OidIsValid(found) || get_opcode(found) != call->funcid)
		return NULL;
	result = (OpExpr *) make_opclause(found, call->funcresulttype, false, (Expr *) left,
									  (Expr *) right, call->funccollid, InvalidOid);
	set_opfuncid(result);
	result->location = call->location;
	return (Node *) result;
}

Node *
newsx_without_collation(SupportRequestSimplify *request)
{
	const FuncExpr *call = request->fcall;
	const char *name;
	FuncExpr *result;

	if (!OidIsValid(call->inputcollid) || list_length(call->args) != 2)
		return NULL;
	name = operator_name(get_func_name(call->funcid));
	if (name != NULL)
		return make_operator(call, name);
	result = makeFuncExpr(call->funcid, call->funcresulttype, call->args, call->funccollid,
						  InvalidOid, COERCE_EXPLICIT_CALL);
	result->location = call->location;
	return (Node *) result;
}

/* Of newsdoc @> text, and of news_tone(newsdoc, text). */
Datum
newsx_names_support(PG_FUNCTION_ARGS)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);

	if (!IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(NULL);
	PG_RETURN_POINTER(newsx_without_collation((SupportRequestSimplify *) request));
}
