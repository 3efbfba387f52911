/*
 * top.c
 *	  The names and pairs in the most articles.
 *
 * The n best so far stand in a heap, its worst on top, so a few out of very many cost
 * hardly more than one look at each.
 */
#include "tally/tally.h"

#include "doc/strings.h"
#include "tally/sort.h"

/* Does the first come before the second?  Never both ways, as nothing is twice. */
typedef bool (*IsBefore)(const NxTallyView *view, uint32_t a, uint32_t b);

static int
compare_texts(const NxTallyName *a, const NxTallyName *b)
{
	int order = nx_doc_string_compare(a->name, b->name);

	return order != 0 ? order : (int) a->kind - (int) b->kind;
}

static bool
name_is_before(const NxTallyView *view, uint32_t a, uint32_t b)
{
	const NxTallyName *x = &view->names[a];
	const NxTallyName *y = &view->names[b];

	if (x->counts.articles != y->counts.articles)
		return x->counts.articles > y->counts.articles;
	if (x->counts.mentions != y->counts.mentions)
		return x->counts.mentions > y->counts.mentions;
	return compare_texts(x, y) < 0;
}

static bool
pair_is_before(const NxTallyView *view, uint32_t a, uint32_t b)
{
	const NxTallyPair *x = &view->pairs[a];
	const NxTallyPair *y = &view->pairs[b];
	int order;

	if (x->articles != y->articles)
		return x->articles > y->articles;
	order = compare_texts(&view->names[x->first], &view->names[y->first]);
	if (order == 0)
		order = compare_texts(&view->names[x->second], &view->names[y->second]);
	return order < 0;
}

/* Let the item at the top of a heap sink to where it belongs: the later, the higher. */
static void
sink(const NxTallyView *view, uint32_t *heap, uint32_t n, uint32_t place,
	 IsBefore is_before)
{
	uint32_t item = heap[place];

	while (2 * (uint64_t) place + 1 < n)
	{
		uint32_t child = 2 * place + 1;

		if (child + 1 < n && is_before(view, heap[child], heap[child + 1]))
			child++;
		if (!is_before(view, item, heap[child]))
			break;
		heap[place] = heap[child];
		place = child;
	}
	heap[place] = item;
}

static void
rise(const NxTallyView *view, uint32_t *heap, uint32_t place, IsBefore is_before)
{
	uint32_t item = heap[place];

	while (place > 0 && is_before(view, heap[(place - 1) / 2], item))
	{
		heap[place] = heap[(place - 1) / 2];
		place = (place - 1) / 2;
	}
	heap[place] = item;
}

/* Offer an item to the n best. */
static void
offer(const NxTallyView *view, uint32_t *heap, uint32_t *n_chosen, uint32_t n,
	  uint32_t item, IsBefore is_before)
{
	if (*n_chosen < n)
	{
		heap[*n_chosen] = item;
		rise(view, heap, (*n_chosen)++, is_before);
	}
	else if (n > 0 && is_before(view, item, heap[0]))
	{
		heap[0] = item;
		sink(view, heap, n, 0, is_before);
	}
}

/* The heap in order, the best first. */
static void
put_in_order(const NxTallyView *view, uint32_t *heap, uint32_t n, IsBefore is_before)
{
	while (n > 1)
	{
		uint32_t last = heap[0];

		n--;
		heap[0] = heap[n];
		heap[n] = last;
		sink(view, heap, n, 0, is_before);
	}
}

uint32_t
nx_tally_top(const NxTallyView *view, uint32_t n, NxKind kind, NxArena *arena,
			 uint32_t *chosen)
{
	uint32_t n_chosen = 0;

	for (uint32_t i = 0; i < view->n_names; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (kind == NX_TALLY_KINDS || view->names[i].kind == kind)
			offer(view, chosen, &n_chosen, n, i, name_is_before);
	}
	put_in_order(view, chosen, n_chosen, name_is_before);
	return n_chosen;
}

/* Of each pair, the name that comes first by its text. */
static void
order_within(const NxTallyView *view)
{
	for (uint32_t i = 0; i < view->n_pairs; i++)
	{
		NxTallyPair *pair = &view->pairs[i];
		uint32_t first = pair->first;

		if (compare_texts(&view->names[first], &view->names[pair->second]) < 0)
			continue;
		pair->first = pair->second;
		pair->second = first;
	}
}

uint32_t
nx_tally_top_pairs(NxTallyView *view, uint32_t n, NxArena *arena, uint32_t *chosen)
{
	uint32_t n_chosen = 0;

	order_within(view);
	for (uint32_t i = 0; i < view->n_pairs; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		offer(view, chosen, &n_chosen, n, i, pair_is_before);
	}
	put_in_order(view, chosen, n_chosen, pair_is_before);
	return n_chosen;
}
