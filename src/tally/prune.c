/*
 * prune.c
 *	  Keep a tally to its bounds; tally.h says how, and why that is sound.
 *
 * Only the guards decide what goes, all of one guard together, so it does not matter
 * in what order the names lie.
 */
#include "tally/table.h"

/* How many are left at most. */
#define KEPT(bound) ((bound) / 4 * 3)

/* Byte by byte, from the highest: the byte that it must have. */
uint64_t
nx_tally_select_kth(const NxEnv *env, uint64_t *values, uint32_t n, uint32_t k)
{
	uint64_t bits = 0;
	int first = 56;

	for (uint32_t i = 0; i < n; i++)
		bits |= values[i];
	while (first > 0 && bits >> first == 0)
		first -= 8;
	for (int shift = first; shift >= 0; shift -= 8)
	{
		uint32_t counts[256] = {0};
		uint32_t byte = 0;
		uint32_t n_left = 0;

		nx_poll(env);
		for (uint32_t i = 0; i < n; i++)
			counts[values[i] >> shift & 0xff]++;
		while (counts[byte] < k)
			k -= counts[byte++];
		for (uint32_t i = 0; i < n; i++)
		{
			if ((values[i] >> shift & 0xff) == byte)
				values[n_left++] = values[i];
		}
		n = n_left;
	}
	return values[0];
}

/* What to take from the guards so that at most KEPT(bound) are left above 0. */
static uint64_t
choose_step(const NxEnv *env, uint64_t *guards, uint32_t n, uint32_t bound)
{
	uint64_t step = nx_tally_select_kth(env, guards, n, n - KEPT(bound));

	nx_tally_release(env, guards);
	return step;
}

static uint64_t
choose_names_step(const NxTally *tally)
{
	uint32_t n = tally->n_entries;
	uint64_t *guards = nx_tally_alloc(tally->env, n * sizeof(*guards));

	for (uint32_t i = 0; i < n; i++)
		guards[i] = tally->entries[i].articles + tally->rests[i].missed - tally->missed;
	return choose_step(tally->env, guards, n, NX_TALLY_MAX_NAMES);
}

static uint64_t
choose_pairs_step(const NxTally *tally)
{
	uint32_t n = tally->n_pairs;
	uint64_t *guards = nx_tally_alloc(tally->env, n * sizeof(*guards));

	for (uint32_t i = 0; i < n; i++)
		guards[i] = tally->pairs[i].articles + tally->pairs[i].missed - tally->pairs_missed;
	return choose_step(tally->env, guards, n, NX_TALLY_MAX_PAIRS);
}

/* Move the entries that stay together; moved[old index] is the new one. */
static void
drop_names(NxTally *tally, uint32_t *moved)
{
	uint32_t n = 0;
	uint32_t n_bytes = 0;

	for (uint32_t i = 0; i < tally->n_entries; i++)
	{
		NxTallyEntry *entry = &tally->entries[i];

		moved[i] = NX_TALLY_NONE;
		if (entry->articles + tally->rests[i].missed <= tally->missed)
			continue;
		memmove(tally->name_bytes + n_bytes, tally->name_bytes + entry->name,
				entry->name_len);
		entry->name = n_bytes;
		n_bytes += entry->name_len;
		tally->entries[n] = *entry;
		tally->rests[n] = tally->rests[i];
		moved[i] = n++;
	}
	tally->n_entries = n;
	tally->n_name_bytes = n_bytes;
	nx_tally_slots_clear(&tally->entry_slots, tally->env, n);
	for (uint32_t i = 0; i < n; i++)
		nx_tally_slots_put(&tally->entry_slots, tally->rests[i].hash, i);
}

/*
 * The pairs that stay: those with a guard, of names that are there.  moved: where the
 * names went, or NULL.
 */
static void
drop_pairs(NxTally *tally, const uint32_t *moved)
{
	uint32_t n = 0;

	nx_poll(tally->env);
	for (uint32_t i = 0; i < tally->n_pairs; i++)
	{
		NxTallyPair pair = tally->pairs[i];

		if (moved != NULL)
		{
			pair.first = moved[pair.first];
			pair.second = moved[pair.second];
		}
		if (pair.first == NX_TALLY_NONE || pair.second == NX_TALLY_NONE ||
			pair.articles + pair.missed <= tally->pairs_missed)
			continue;
		tally->pairs[n++] = pair;
	}
	tally->n_pairs = n;
	nx_tally_slots_clear(&tally->pair_slots, tally->env, n);
	for (uint32_t i = 0; i < n; i++)
		nx_tally_slots_put(&tally->pair_slots,
						   nx_tally_pair_hash_of(tally, &tally->pairs[i]), i);
}

static void
prune_names(NxTally *tally)
{
	uint64_t step = choose_names_step(tally);
	uint32_t *moved = nx_tally_alloc(tally->env, tally->n_entries * sizeof(*moved));

	tally->missed += step;
	drop_names(tally, moved);
	if (tally->has_pairs)
	{
		tally->pairs_missed += step;
		drop_pairs(tally, moved);
	}
	nx_tally_release(tally->env, moved);
}

void
nx_tally_prune(NxTally *tally)
{
	if (tally->n_entries > NX_TALLY_MAX_NAMES)
		prune_names(tally);
	if (tally->n_pairs > NX_TALLY_MAX_PAIRS)
	{
		tally->pairs_missed += choose_pairs_step(tally);
		drop_pairs(tally, NULL);
	}
}
