/*
 * combine.c
 *	  Queries joined to one.
 */
#include "query/query.h"

#include <string.h>

#include "query/tidy.h"

static NxStatus
fail_limit(NxError *error)
{
	return nx_fail(error, NX_LIMIT, 0, "newsquery has more than %u terms and operators",
				   NX_QUERY_MAX_ITEMS);
}

/* An empty query with room for the items of both, and one operator more. */
static void
begin(NxQuery *query, NxArena *arena, const NxQuery *left, uint32_t more_terms,
	  uint32_t more_items)
{
	query->terms = nx_new_array(arena, NxQueryTerm, left->n_terms + more_terms);
	query->items = nx_new_array(arena, NxQueryItem, left->n_items + more_items);
	query->n_terms = 0;
	query->n_items = 0;
}

/* Append a query to one that has room for it. */
static void
append(NxQuery *query, const NxQuery *part)
{
	memcpy(query->terms + query->n_terms, part->terms,
		   sizeof(*part->terms) * part->n_terms);
	for (uint32_t i = 0; i < part->n_items; i++)
	{
		NxQueryItem item = part->items[i];

		if (item.op == NX_QUERY_TERM)
			item.term += query->n_terms;
		query->items[query->n_items++] = item;
	}
	query->n_terms += part->n_terms;
}

NxStatus
nx_query_combine(NxQuery *query, NxArena *arena, NxQueryOp op, const NxQuery *left,
				 const NxQuery *right, NxError *error)
{
	if (left->n_items == 0 || right->n_items == 0)
	{
		*query = left->n_items == 0 ? *right : *left;
		return NX_OK;
	}
	if (left->n_items + right->n_items >= NX_QUERY_MAX_ITEMS)
		return fail_limit(error);
	begin(query, arena, left, right->n_terms, right->n_items + 1);
	append(query, left);
	append(query, right);
	query->items[query->n_items++].op = (uint8_t) op;
	nx_query_tidy(query, arena);
	return NX_OK;
}

NxStatus
nx_query_negate(NxQuery *query, NxArena *arena, const NxQuery *operand, NxError *error)
{
	if (operand->n_items == 0)
	{
		*query = *operand;
		return NX_OK;
	}
	if (operand->n_items >= NX_QUERY_MAX_ITEMS)
		return fail_limit(error);
	begin(query, arena, operand, 0, 1);
	append(query, operand);
	query->items[query->n_items++].op = NX_QUERY_NOT;
	return NX_OK;
}
