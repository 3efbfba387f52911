/*
 * evaluate.c
 *	  The value of a query, given what is known of its terms.
 */
#include "query/query.h"

/* Of at most so many terms all combinations are tried: 64 of them at a time. */
#define MAX_TRIED_TERMS 12
#define COMBINATIONS_AT_ONCE 64

static NxTernary
and_of(NxTernary a, NxTernary b)
{
	if (a == NX_FALSE || b == NX_FALSE)
		return NX_FALSE;
	return a == NX_TRUE && b == NX_TRUE ? NX_TRUE : NX_MAYBE;
}

static NxTernary
or_of(NxTernary a, NxTernary b)
{
	if (a == NX_TRUE || b == NX_TRUE)
		return NX_TRUE;
	return a == NX_FALSE && b == NX_FALSE ? NX_FALSE : NX_MAYBE;
}

static NxTernary
not_of(NxTernary a)
{
	if (a == NX_MAYBE)
		return NX_MAYBE;
	return a == NX_TRUE ? NX_FALSE : NX_TRUE;
}

NxTernary
nx_query_evaluate(const NxQuery *query, const NxTernary *terms, NxTernary *stack)
{
	uint32_t n = 0;

	if (query->n_items == 0)
		return NX_FALSE;
	for (uint32_t i = 0; i < query->n_items; i++)
	{
		switch (query->items[i].op)
		{
			case NX_QUERY_TERM:
				stack[n++] = terms[query->items[i].term];
				break;
			case NX_QUERY_NOT:
				stack[n - 1] = not_of(stack[n - 1]);
				break;
			case NX_QUERY_AND:
				n--;
				stack[n - 1] = and_of(stack[n - 1], stack[n]);
				break;
			default:
				n--;
				stack[n - 1] = or_of(stack[n - 1], stack[n]);
		}
	}
	nx_assert(n == 1);
	return stack[0];
}

/*
 * Whether a term holds in each of 64 combinations of terms that hold: in combination c
 * (of the word, plus 64 * word) term t does if bit t of c is set.
 */
static uint64_t
bits_of_term(uint32_t term, uint32_t word)
{
	static const uint64_t within_word[] = {
		0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0,
		0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
	};

	if (term < 6)
		return within_word[term];
	return (word >> (term - 6) & 1) != 0 ? UINT64_MAX : 0;
}

/* The query's value in each of those combinations. */
static uint64_t
evaluate_bits(const NxQuery *query, uint32_t word, uint64_t *stack)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < query->n_items; i++)
	{
		switch (query->items[i].op)
		{
			case NX_QUERY_TERM:
				stack[n++] = bits_of_term(query->items[i].term, word);
				break;
			case NX_QUERY_NOT:
				stack[n - 1] = ~stack[n - 1];
				break;
			case NX_QUERY_AND:
				n--;
				stack[n - 1] &= stack[n];
				break;
			default:
				n--;
				stack[n - 1] |= stack[n];
		}
	}
	return stack[0];
}

/*
 * Terms are taken to be independent, which they need not be (obama & !obama* finds
 * nothing): then the answer is NX_MAYBE, which is never wrong.
 */
NxTernary
nx_query_constant(const NxQuery *query, NxArena *arena)
{
	uint64_t all = UINT64_MAX;
	uint64_t any = 0;
	uint64_t *stack;
	uint32_t n_words = 1;

	if (query->n_items == 0)
		return NX_FALSE;
	if (query->n_items == 1 || query->n_terms > MAX_TRIED_TERMS)
		return NX_MAYBE;
	if (query->n_terms > 6)
		n_words = (1U << query->n_terms) / COMBINATIONS_AT_ONCE;
	stack = nx_new_array(arena, uint64_t, query->n_items);
	for (uint32_t word = 0; word < n_words && (all == UINT64_MAX || any == 0); word++)
	{
		uint64_t bits = evaluate_bits(query, word, stack);

		all &= bits;
		any |= bits;
		nx_poll(arena->env);
	}
	if (all == UINT64_MAX)
		return NX_TRUE;
	return any == 0 ? NX_FALSE : NX_MAYBE;
}
