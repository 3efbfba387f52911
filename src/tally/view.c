/*
 * view.c
 *	  A counting tally laid open.
 */
#include "tally/tally.h"

#include "tally/sort.h"

static NxTallyName *
copy_names(const NxTally *tally, NxArena *arena)
{
	NxTallyName *names =
		nx_arena_alloc(arena, (tally->n_entries + (size_t) 1) * sizeof(*names));

	for (uint32_t i = 0; i < tally->n_entries; i++)
	{
		const NxTallyEntry *entry = &tally->entries[i];

		names[i].counts.articles = entry->articles;
		names[i].counts.mentions = entry->mentions;
		names[i].counts.missed = tally->rests[i].missed;
		names[i].counts.tone = entry->tone;
		names[i].counts.squares = entry->squares;
		names[i].counts.squares_high = entry->squares_high;
		names[i].name.bytes = tally->name_bytes + entry->name;
		names[i].name.len = entry->name_len;
		names[i].kind = entry->kind;
	}
	return names;
}

/* Put names in order; pairs then mean them where they went. */
static void
sort_names(NxTallyView *view, NxArena *arena)
{
	uint32_t n = view->n_names;
	NxTallySortKey *keys = nx_new_array(arena, NxTallySortKey, n);
	NxTallyName *sorted = nx_arena_alloc(arena, (n + (size_t) 1) * sizeof(*sorted));
	uint32_t *moved = nx_new_array(arena, uint32_t, n);

	for (uint32_t i = 0; i < n; i++)
	{
		nx_tally_name_key(&view->names[i], &keys[i]);
		keys[i].index = i;
	}
	nx_tally_sort(keys, n, view->names, arena);
	for (uint32_t i = 0; i < n; i++)
	{
		sorted[i] = view->names[keys[i].index];
		moved[keys[i].index] = i;
	}
	view->names = sorted;
	for (uint32_t i = 0; i < view->n_pairs; i++)
	{
		uint32_t first = moved[view->pairs[i].first];
		uint32_t second = moved[view->pairs[i].second];

		view->pairs[i].first = first < second ? first : second;
		view->pairs[i].second = first < second ? second : first;
	}
}

static void
sort_pairs(NxTallyView *view, NxArena *arena)
{
	uint32_t n = view->n_pairs;
	NxTallySortKey *keys = nx_new_array(arena, NxTallySortKey, n);
	NxTallyPair *sorted = nx_new_array(arena, NxTallyPair, n);

	for (uint32_t i = 0; i < n; i++)
	{
		keys[i].key = (uint64_t) view->pairs[i].first << 32 | view->pairs[i].second;
		keys[i].index = i;
	}
	nx_tally_sort(keys, n, NULL, arena);
	for (uint32_t i = 0; i < n; i++)
		sorted[i] = view->pairs[keys[i].index];
	view->pairs = sorted;
}

void
nx_tally_view(const NxTally *tally, NxArena *arena, bool sorted, NxTallyView *view)
{
	view->articles = tally->articles;
	view->missed = tally->missed;
	view->names = copy_names(tally, arena);
	view->n_names = tally->n_entries;
	view->has_pairs = tally->has_pairs;
	view->pairs_missed = tally->pairs_missed;
	view->n_pairs = tally->n_pairs;
	view->pairs = nx_new_array(arena, NxTallyPair, tally->n_pairs);
	for (uint32_t i = 0; i < tally->n_pairs; i++)
		view->pairs[i] = tally->pairs[i];
	if (!sorted)
		return;
	sort_names(view, arena);
	sort_pairs(view, arena);
}
