/*
 * rank.c
 *	  How well a newsdoc answers a query: by how much the article is about what is
 *	  asked for.
 *
 *	  a term	  the salience of the most salient entity that it holds of
 *	  a & b		  the harmonic mean of both, in a chain of & of all its operands: an
 *				  article that is about one and hardly about the other ranks low
 *	  a | b		  a + b - ab, of those that hold: one more that is named never ranks
 *				  lower
 *	  !a		  counts for nothing, wherever it stands; a query that matches by
 *				  such alone has rank 0
 *
 * Saliences compare across articles (analysis/salience.c), and so do ranks of one
 * query; those of different queries do not.  All arithmetic is in whole numbers, so
 * ranks are the same on every machine.
 */
#include "query/matcher.h"

#include "doc/doc.h"

/* Reciprocals are in units of 2^-20 of 1/NX_UNIT, so that 16,000 of them add up in 64 bits. */
#define RECIPROCAL_UNIT ((uint64_t) NX_UNIT * NX_UNIT)

/* The value of an operand: the harmonic mean of n_values, n_values 0 for none. */
typedef struct NxRankValue
{
	uint64_t reciprocals; /* their sum */
	uint32_t n_values;
	bool holds;
} Value;

/* A salience of 0 is taken for half a unit. */
static Value
make_value(uint32_t salience)
{
	Value value = {RECIPROCAL_UNIT * 2, 1, true};

	if (salience > 0)
		value.reciprocals = RECIPROCAL_UNIT / salience;
	return value;
}

static uint32_t
get_mean(const Value *value)
{
	if (!value->holds || value->n_values == 0)
		return 0;
	return (uint32_t) (value->n_values * RECIPROCAL_UNIT / value->reciprocals);
}

static Value
join_and(const Value *left, const Value *right)
{
	Value both = {left->reciprocals + right->reciprocals, left->n_values + right->n_values,
				  left->holds && right->holds};

	return both;
}

static Value
join_or(const Value *left, const Value *right)
{
	uint64_t a = get_mean(left);
	uint64_t b = get_mean(right);
	Value none = {0, 0, left->holds || right->holds};

	if (!(left->holds && left->n_values > 0) && !(right->holds && right->n_values > 0))
		return none;
	return make_value((uint32_t) (a + b - (a * b + NX_UNIT / 2) / NX_UNIT));
}

static Value
value_of_term(const NxMatcher *matcher, uint32_t term)
{
	Value none = {0, 0, false};

	if (matcher->terms[term] != NX_TRUE)
		return none;
	return make_value(matcher->saliences[term]);
}

/* The items are postfix, and were checked when the query was opened. */
static Value
evaluate(const NxMatcher *matcher, Value *stack)
{
	const NxQuery *query = matcher->query;
	Value *top = stack; /* behind the last operand */

	for (uint32_t i = 0; i < query->n_items; i++)
	{
		switch ((NxQueryOp) query->items[i].op)
		{
			case NX_QUERY_TERM:
				*top++ = value_of_term(matcher, query->items[i].term);
				break;
			case NX_QUERY_NOT:
				top[-1] = (Value){0, 0, !top[-1].holds};
				break;
			case NX_QUERY_AND:
				top--;
				top[-1] = join_and(&top[-1], &top[0]);
				break;
			case NX_QUERY_OR:
				top--;
				top[-1] = join_or(&top[-1], &top[0]);
				break;
		}
	}
	return stack[0];
}

NxStatus
nx_rank_query(NxMatcher *matcher, const void *bytes, size_t len, uint32_t *rank,
			  NxError *error)
{
	NxTernary matches;
	NxStatus status = nx_matcher_walk(matcher, bytes, len, false, &matches, error);

	*rank = 0;
	if (status == NX_OK && matches == NX_TRUE)
	{
		Value value;

		if (matcher->values == NULL)
			matcher->values =
				nx_new_array(matcher->folder.arena, Value, matcher->query->n_items);
		value = evaluate(matcher, matcher->values);
		*rank = get_mean(&value);
	}
	return status;
}
