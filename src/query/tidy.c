/*
 * tidy.c
 *	  From a query as it was put together to its one form.
 *
 * a & (b & c) means what (a & b) & c does, so both become the latter: else one query
 * would have many values that are not equal, and its text form parentheses that say
 * nothing.  !, the order of operands and repetitions stay as they were written.
 *
 * A query may be nested as deep as it is long, so the walk over its tree has a stack
 * of its own.
 */
#include "query/tidy.h"

#include <string.h>

/* Items between two polls. */
#define POLL_ITEMS 1024

/* No operator: what NX_QUERY_TERM can stand for, as a term follows nothing. */
#define NO_OPERATOR NX_QUERY_TERM

/* One step to do: write out the operand that ends at `item`, then an operator. */
typedef struct Step
{
	uint32_t item;
	uint8_t after;	 /* NxQueryOp, or NO_OPERATOR */
	bool is_written; /* only the operator is left */
} Step;

typedef struct Tidy
{
	const NxQuery *query;
	const uint32_t *starts;
	Step *steps; /* a stack; each item is pushed once, and once more for its operator */
	uint32_t n_steps;
	NxQueryItem *items; /* what was written */
	uint32_t n_items;
} Tidy;

int
nx_query_compare_terms(const NxQueryTerm *a, const NxQueryTerm *b)
{
	uint32_t len = a->words.len < b->words.len ? a->words.len : b->words.len;
	int result = len == 0 ? 0 : memcmp(a->words.bytes, b->words.bytes, len);

	if (result == 0)
		result = (a->words.len > b->words.len) - (a->words.len < b->words.len);
	if (result == 0)
		result = a->kind - b->kind;
	if (result == 0)
		result = a->tone - b->tone;
	return result != 0 ? result : a->is_prefix - b->is_prefix;
}

static bool
is_before(const NxQuery *query, uint32_t a, uint32_t b)
{
	int result = nx_query_compare_terms(&query->terms[a], &query->terms[b]);

	return result < 0 || (result == 0 && a < b);
}

/* Let the number at `place` sink to where it belongs in a heap of n, the last on top. */
static void
sink(const NxQuery *query, uint32_t *heap, uint32_t place, uint32_t n)
{
	uint32_t sinking = heap[place];

	while (place < n / 2)
	{
		uint32_t child = 2 * place + 1;

		if (child + 1 < n && is_before(query, heap[child], heap[child + 1]))
			child++;
		if (!is_before(query, sinking, heap[child]))
			break;
		heap[place] = heap[child];
		place = child;
	}
	heap[place] = sinking;
}

/* A heap sort: n log n whatever the terms, and qsort might take memory of its own. */
uint32_t *
nx_query_sort_terms(const NxQuery *query, NxArena *arena)
{
	uint32_t n = query->n_terms;
	uint32_t *order = nx_new_array(arena, uint32_t, n);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	for (uint32_t i = n / 2; i > 0; i--)
		sink(query, order, i - 1, n);
	for (uint32_t left = n; left > 1; left--)
	{
		uint32_t last = order[0];

		order[0] = order[left - 1];
		order[left - 1] = last;
		sink(query, order, 0, left - 1);
		if (left % POLL_ITEMS == 0)
			nx_poll(arena->env);
	}
	return order;
}

uint32_t *
nx_query_starts(const NxQuery *query, NxArena *arena)
{
	uint32_t *starts = nx_new_array(arena, uint32_t, query->n_items);

	for (uint32_t i = 0; i < query->n_items; i++)
	{
		switch (query->items[i].op)
		{
			case NX_QUERY_TERM:
				starts[i] = i;
				break;
			case NX_QUERY_NOT:
				starts[i] = starts[i - 1];
				break;
			default:
				starts[i] = starts[starts[i - 1] - 1];
		}
	}
	return starts;
}

static void
push(Tidy *tidy, uint32_t item, uint8_t after, bool is_written)
{
	Step *step = &tidy->steps[tidy->n_steps++];

	step->item = item;
	step->after = after;
	step->is_written = is_written;
}

static void
write_operator(Tidy *tidy, uint8_t op)
{
	if (op != NO_OPERATOR)
		tidy->items[tidy->n_items++].op = op;
}

/* Do the step on top, or put what it consists of in its place. */
static void
take_step(Tidy *tidy)
{
	Step step = tidy->steps[--tidy->n_steps];
	uint8_t op = tidy->query->items[step.item].op;

	if (step.is_written)
		write_operator(tidy, step.after);
	else if (op == NX_QUERY_TERM)
	{
		tidy->items[tidy->n_items++] = tidy->query->items[step.item];
		write_operator(tidy, step.after);
	}
	else if (op == NX_QUERY_NOT)
	{
		push(tidy, step.item, step.after, true);
		push(tidy, step.item - 1, NX_QUERY_NOT, false);
	}
	else
	{
		uint8_t after_left = NO_OPERATOR;

		/* In a & (b & c) the first & moves before b's end: a b & c &. */
		if (step.after == op)
			after_left = op;
		else
			push(tidy, step.item, step.after, true);
		push(tidy, step.item - 1, op, false);
		push(tidy, tidy->starts[step.item - 1] - 1, after_left, false);
	}
}

static void
lean_left(NxQuery *query, NxArena *arena)
{
	Tidy tidy = {query, nx_query_starts(query, arena), NULL, 0, NULL, 0};
	size_t n = query->n_items;

	tidy.steps = nx_new_array(arena, Step, 2 * n);
	tidy.items = nx_new_array(arena, NxQueryItem, n);
	push(&tidy, query->n_items - 1, NO_OPERATOR, false);
	for (uint32_t i = 1; tidy.n_steps > 0; i++)
	{
		take_step(&tidy);
		if (i % POLL_ITEMS == 0)
			nx_poll(arena->env);
	}
	nx_assert(tidy.n_items == query->n_items);
	query->items = tidy.items;
}

/* first[t]: the first of the terms that are equal to term t. */
static uint32_t *
find_equal_terms(const NxQuery *query, NxArena *arena)
{
	uint32_t *order = nx_query_sort_terms(query, arena);
	uint32_t *first = nx_new_array(arena, uint32_t, query->n_terms);

	for (uint32_t i = 0; i < query->n_terms; i++)
	{
		bool is_equal = i > 0 && nx_query_compare_terms(&query->terms[order[i - 1]],
														&query->terms[order[i]]) == 0;

		first[order[i]] = is_equal ? first[order[i - 1]] : order[i];
	}
	return first;
}

/* Number the terms anew, each once, as they come in the items. */
static void
unite_terms(NxQuery *query, NxArena *arena)
{
	const uint32_t *first = find_equal_terms(query, arena);
	uint32_t *numbers = nx_new_array(arena, uint32_t, query->n_terms); /* 0: none yet */
	NxQueryTerm *terms = nx_new_array(arena, NxQueryTerm, query->n_terms);
	uint32_t n_terms = 0;

	for (uint32_t i = 0; i < query->n_items; i++)
	{
		NxQueryItem *item = &query->items[i];

		if (item->op != NX_QUERY_TERM)
			continue;
		if (numbers[first[item->term]] == 0)
		{
			terms[n_terms++] = query->terms[item->term];
			numbers[first[item->term]] = n_terms;
		}
		item->term = numbers[first[item->term]] - 1;
	}
	query->terms = terms;
	query->n_terms = n_terms;
}

void
nx_query_tidy(NxQuery *query, NxArena *arena)
{
	if (query->n_items == 0)
	{
		query->n_terms = 0;
		return;
	}
	lean_left(query, arena);
	unite_terms(query, arena);
}
