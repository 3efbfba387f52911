/*
 * view.c
 *	  A counting tally laid open.
 */
#include "tally/tally.h"

#include <string.h>

#include "doc/strings.h"
#include "tally/sort.h"
#include "tally/table.h"

static NxString
name_of(const NxTally *tally, uint32_t index)
{
	const NxTallyEntry *entry = &tally->entries[index];
	NxString name = {tally->name_bytes + entry->name, entry->name_len};

	return name;
}

static void
copy_name(const NxTally *tally, uint32_t index, NxTallyName *name)
{
	const NxTallyEntry *entry = &tally->entries[index];

	name->counts.articles = entry->articles;
	name->counts.mentions = entry->mentions;
	name->counts.missed = tally->rests[index].missed;
	name->counts.tone = entry->tone;
	name->counts.squares = entry->squares;
	name->counts.squares_high = entry->squares_high;
	name->name = name_of(tally, index);
	name->kind = entry->kind;
}

/* Of names whose first bytes, and so whose kinds, are the same. */
static int
compare_names(const void *sorted, uint32_t a, uint32_t b)
{
	return nx_doc_string_compare(name_of(sorted, a), name_of(sorted, b));
}

/* Names in order; pairs then mean them where they went. */
static void
copy_sorted(const NxTally *tally, NxTallyView *view, NxArena *arena)
{
	uint32_t n = tally->n_entries;
	NxTallySortKey *keys = nx_arena_alloc(arena, (n + (size_t) 1) * sizeof(*keys));
	uint32_t *moved;

	for (uint32_t i = 0; i < n; i++)
	{
		nx_tally_name_key(name_of(tally, i), tally->entries[i].kind, &keys[i]);
		keys[i].index = i;
	}
	nx_tally_sort(keys, n, compare_names, tally, arena);
	for (uint32_t i = 0; i < n; i++)
		copy_name(tally, keys[i].index, &view->names[i]);
	if (view->n_pairs == 0)
		return;
	moved = nx_arena_alloc(arena, n * sizeof(*moved));
	for (uint32_t i = 0; i < n; i++)
		moved[keys[i].index] = i;
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
	nx_tally_sort(keys, n, NULL, NULL, arena);
	for (uint32_t i = 0; i < n; i++)
		sorted[i] = view->pairs[keys[i].index];
	view->pairs = sorted;
}

/* All of it but the names, for which there is room. */
static void
begin_view(const NxTally *tally, NxTallyView *view, uint32_t n_names, NxArena *arena)
{
	memset(view, 0, sizeof(*view));
	view->articles = tally->articles;
	view->missed = tally->missed;
	view->n_names = n_names;
	view->names = nx_arena_alloc(arena, (n_names + (size_t) 1) * sizeof(*view->names));
	view->has_pairs = tally->has_pairs;
	view->pairs_missed = tally->pairs_missed;
}

void
nx_tally_view(const NxTally *tally, NxArena *arena, bool sorted, NxTallyView *view)
{
	begin_view(tally, view, tally->n_entries, arena);
	view->n_pairs = tally->n_pairs;
	view->pairs = nx_new_array(arena, NxTallyPair, tally->n_pairs);
	for (uint32_t i = 0; i < tally->n_pairs; i++)
		view->pairs[i] = tally->pairs[i];
	if (sorted)
	{
		copy_sorted(tally, view, arena);
		sort_pairs(view, arena);
		return;
	}
	for (uint32_t i = 0; i < tally->n_entries; i++)
		copy_name(tally, i, &view->names[i]);
}

static inline bool
is_of_kind(const NxTallyEntry *entry, NxKind kind)
{
	return kind == NX_TALLY_KINDS || entry->kind == kind;
}

/* The number of articles below which no name is among the n in the most. */
static uint64_t
find_least(const NxTally *tally, uint32_t n, NxKind kind, NxArena *arena)
{
	uint64_t *counts =
		nx_arena_alloc(arena, (tally->n_entries + (size_t) 1) * sizeof(*counts));
	uint32_t n_counts = 0;

	for (uint32_t i = 0; i < tally->n_entries; i++)
	{
		if (is_of_kind(&tally->entries[i], kind))
			counts[n_counts++] = tally->entries[i].articles;
	}
	if (n_counts <= n)
		return 0;
	return nx_tally_select_kth(arena->env, counts, n_counts, n_counts - n + 1);
}

void
nx_tally_view_best(const NxTally *tally, uint32_t n, NxKind kind, NxArena *arena,
				   NxTallyView *view)
{
	uint64_t least = n == 0 ? UINT64_MAX : find_least(tally, n, kind, arena);
	uint32_t n_names = 0;

	for (uint32_t i = 0; i < tally->n_entries; i++)
		n_names +=
			tally->entries[i].articles >= least && is_of_kind(&tally->entries[i], kind);
	begin_view(tally, view, n_names, arena);
	view->n_names = 0;
	for (uint32_t i = 0; i < tally->n_entries; i++)
	{
		if (tally->entries[i].articles >= least && is_of_kind(&tally->entries[i], kind))
			copy_name(tally, i, &view->names[view->n_names++]);
	}
}
