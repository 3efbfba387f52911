/*
 * tone_sums.c
 *	  The most frequent words around targets, and what they give.
 */
#include "tools/train/tone_sums.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/keymap.h"
#include "base/hash.h"

/* A word has these from where it stands. */
#define OF_OTHERS (1u << NX_TONE_TRAIT_QUOTED | 1u << NX_TONE_TRAIT_NEGATED)

/* Each word with each set of traits that it has. */
typedef struct Counts
{
	NxArena *arena;
	NxKeymap index;
	ToneFrequent *items;
	uint32_t n;
	uint32_t capacity;
} Counts;

static void
count_item(Counts *counts, const NxTargetItem *item)
{
	uint32_t traits = item->traits & ~OF_OTHERS;
	uint64_t key = nx_hash_mix(item->symbol, traits);
	uint32_t number = nx_keymap_get(&counts->index, key);

	if (number == NX_KEYMAP_NONE)
	{
		number = counts->n++;
		nx_keymap_put(&counts->index, key, number);
		nx_grow(counts->arena, counts->items, number, counts->n, &counts->capacity);
		counts->items[number].symbol = item->symbol;
		counts->items[number].traits = traits;
		counts->items[number].n = 0;
	}
	counts->items[number].n++;
}

/* The most frequent first; of two the same, by symbol, so that any sort gives one order. */
static int
compare(const void *a, const void *b)
{
	const ToneFrequent *x = a;
	const ToneFrequent *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	if (x->symbol != y->symbol)
		return x->symbol < y->symbol ? -1 : 1;
	return x->traits < y->traits ? -1 : x->traits > y->traits;
}

static bool
has_symbol(const ToneFrequent *frequent, uint32_t n, uint64_t symbol)
{
	for (uint32_t i = 0; i < n; i++)
	{
		if (frequent[i].symbol == symbol)
			return true;
	}
	return false;
}

uint32_t
tone_frequent(ToneFrequent frequent[TONE_SUMS], NxArena *arena,
			  const ToneExamples *examples)
{
	Counts counts = {.arena = arena};
	uint32_t n = 0;

	nx_keymap_init(&counts.index, arena);
	for (uint32_t i = 0; i < examples->n; i++)
	{
		const NxTargetPlace *place = &examples->examples[i].place;

		for (uint32_t j = 0; j < place->n; j++)
			count_item(&counts, &place->items[j]);
	}
	if (counts.n > 0)
		qsort(counts.items, counts.n, sizeof(*counts.items), compare);
	for (uint32_t i = 0; i < counts.n && n < TONE_SUMS; i++)
	{
		if (!has_symbol(frequent, n, counts.items[i].symbol))
			frequent[n++] = counts.items[i];
	}
	nx_keymap_drop(&counts.index);
	return n;
}

NxToneSum
tone_sum(const NxToneRow *rows, const NxToneWord *word, uint32_t traits)
{
	NxModel model = {.tone_rows = rows};
	NxTargetItem item = {.word = word, .traits = traits, .negator = NX_NONE};
	NxToneSum sum;

	memset(&sum, 0, sizeof(sum));
	sum.traits = traits;
	nx_target_network_sum(&model, &item, &sum.row);
	return sum;
}
