/*
 * select.c
 *	  Choosing from a newsdoc: the sentences of a summary, the entity of a name.
 */
#include "doc/doc.h"

#include <string.h>

/* Let the number at `root` sink to its place in the heap numbers[0..count). */
static void
sift_down(uint32_t *numbers, size_t root, size_t count)
{
	uint32_t number = numbers[root];

	for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1)
	{
		if (child + 1 < count && numbers[child + 1] > numbers[child])
			child++;
		if (numbers[child] <= number)
			break;
		numbers[root] = numbers[child];
		root = child;
	}
	numbers[root] = number;
}

/* Heapsort: in place, and n log n whatever the order. */
static void
sort_numbers(uint32_t *numbers, size_t count)
{
	for (size_t i = count / 2; i-- > 0;)
		sift_down(numbers, i, count);
	for (size_t i = count; i-- > 1;)
	{
		uint32_t largest = numbers[0];

		numbers[0] = numbers[i];
		numbers[i] = largest;
		sift_down(numbers, 0, i);
	}
}

/*
 * Ranks that are good for a summary at all: one that is to be filled up to a number of
 * characters reaches no further down, or short sentences of no worth would fill it.
 */
#define GOOD_RANKS 10

/*
 * The sentences of rank 1 to n, by rank; returns how many there are, which is
 * less than n where fewer are ranked.
 */
static uint32_t
take_best(const NxDoc *doc, uint32_t n, uint32_t *best)
{
	uint32_t n_best = 0;

	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		uint32_t rank = doc->sentences[i].rank;

		if (rank == 0 || rank > n)
			continue;
		best[rank - 1] = i;
		n_best++;
	}
	return n_best;
}

/* The best of those that fit; one of any rank where none of good rank does. */
static uint32_t
fill_up(const NxDoc *doc, NxArena *arena, uint32_t n, uint32_t max_chars, uint32_t *chosen)
{
	uint32_t *best = nx_new_array(arena, uint32_t, doc->n_sentences);
	uint32_t n_best = take_best(doc, doc->n_sentences, best);
	uint32_t n_good = n > GOOD_RANKS ? n : GOOD_RANKS;
	uint32_t n_chosen = 0;
	uint64_t chars = 0;

	for (uint32_t i = 0; i < n_best && n_chosen < n; i++)
	{
		uint64_t longer = chars + (n_chosen > 0) + doc->sentences[best[i]].len;

		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (i >= n_good && n_chosen > 0)
			break;
		if (longer > max_chars)
			continue;
		chosen[n_chosen++] = best[i];
		chars = longer;
	}
	nx_drop_array(arena, best, doc->n_sentences);
	return n_chosen;
}

uint32_t
nx_doc_summary(const NxDoc *doc, NxArena *arena, uint32_t n, uint32_t max_chars,
			   uint32_t *chosen)
{
	uint32_t n_chosen = max_chars > 0 ? fill_up(doc, arena, n, max_chars, chosen)
									  : take_best(doc, n, chosen);

	sort_numbers(chosen, n_chosen);
	return n_chosen;
}

/* A name in the form in which names are compared. */
typedef struct FoldedName
{
	NxFold fold;
	char *bytes;
	size_t len;
	NxString unfolded;
} FoldedName;

static size_t
longest_name(const NxDoc *doc)
{
	uint32_t longest = 0;

	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		const NxDocEntity *entity = &doc->entities[i];

		if (entity->name.len > longest)
			longest = entity->name.len;
		for (uint32_t k = 0; k < entity->n_aliases; k++)
		{
			if (entity->aliases[k].len > longest)
				longest = entity->aliases[k].len;
		}
	}
	return longest;
}

/*
 * Is the form one for which the name stands?  A name that folds to nothing, as
 * one of signs alone, stands for itself only.
 */
static bool
means(const FoldedName *name, NxString form, char *scratch)
{
	if (name->len == 0)
		return form.len == name->unfolded.len &&
			   memcmp(form.bytes, name->unfolded.bytes, form.len) == 0;
	return name->fold(form.bytes, form.len, scratch) == name->len &&
		   memcmp(scratch, name->bytes, name->len) == 0;
}

static bool
means_alias(const FoldedName *name, const NxDocEntity *entity, char *scratch)
{
	for (uint32_t i = 0; i < entity->n_aliases; i++)
	{
		if (means(name, entity->aliases[i], scratch))
			return true;
	}
	return false;
}

int64_t
nx_doc_find_entity(const NxDoc *doc, NxArena *arena, NxFold fold, const char *name,
				   size_t len)
{
	FoldedName wanted = {fold, nx_arena_alloc(arena, 3 * len), 0, {name, (uint32_t) len}};
	char *scratch = nx_arena_alloc(arena, 3 * longest_name(doc));

	wanted.len = fold(name, len, wanted.bytes);
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		nx_poll(arena->env);
		if (means(&wanted, doc->entities[i].name, scratch))
			return i;
	}
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		nx_poll(arena->env);
		if (means_alias(&wanted, &doc->entities[i], scratch))
			return i;
	}
	return -1;
}
