/*
 * merge.c
 *	  Add one tally to another.
 */
#include "tally/table.h"

/* Names that are looked up together. */
#define AT_ONCE 64

static void
add_counts(NxTallyEntry *entry, const NxTallyCounts *other)
{
	entry->articles += other->articles;
	entry->mentions = nx_tally_add_mentions(entry->mentions, other->mentions);
	/* A value damaged on disk may hold a name twice, and more tone than there is room for. */
	entry->tone = (int64_t) ((uint64_t) entry->tone + (uint64_t) other->tone);
	nx_tally_add_squares(entry, other->squares, other->squares_high);
}

/* Add so many of the other's names; where[each] is its index here. */
static void
merge_some(NxTally *tally, const NxTallyName *names, uint32_t n, uint64_t other_missed,
		   uint32_t *where)
{
	NxTallyProbe probes[AT_ONCE];

	for (uint32_t i = 0; i < n; i++)
	{
		NxString name = names[i].name;

		nx_tally_make_key(&probes[i].key, name.bytes, name.len, names[i].kind, name.len);
		nx_tally_ask_slot(tally, &probes[i]);
	}
	for (uint32_t i = 0; i < n; i++)
		nx_tally_ask_entry(tally, &probes[i]);
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t index = nx_tally_answer(tally, &probes[i]);

		if (index == NX_TALLY_NONE)
		{
			index = nx_tally_add_name(tally, &probes[i].key, probes[i].hash);
			tally->rests[index].missed += other_missed;
		}
		tally->rests[index].missed += names[i].counts.missed - other_missed;
		add_counts(&tally->entries[index], &names[i].counts);
		where[i] = index;
	}
}

/* Into an empty tally: room for all at once, where it would grow step by step. */
static void
reserve_names(NxTally *tally, const NxTallyView *other)
{
	uint32_t n = other->n_names;
	uint32_t n_bytes = 0;

	for (uint32_t i = 0; i < n; i++)
		n_bytes += other->names[i].name.len;
	nx_tally_reserve(tally->env, tally->entries, 0, n, &tally->entries_room);
	nx_tally_reserve(tally->env, tally->rests, 0, n, &tally->rests_room);
	nx_tally_reserve(tally->env, tally->name_bytes, 0, n_bytes, &tally->name_room);
	nx_tally_slots_reserve(&tally->entry_slots, tally->env, n);
}

/*
 * Add the other's names; where[its index] is the index here.  A name that is only here
 * has lost as many as the other may have lost of any, and the other way round.
 */
static void
merge_names(NxTally *tally, const NxTallyView *other, uint32_t *where)
{
	if (tally->n_entries == 0)
		reserve_names(tally, other);
	for (uint32_t i = 0; i < tally->n_entries; i++)
		tally->rests[i].missed += other->missed;
	for (uint32_t i = 0; i < other->n_names; i += AT_ONCE)
	{
		uint32_t n_left = other->n_names - i;

		nx_poll(tally->env);
		merge_some(tally, other->names + i, n_left < AT_ONCE ? n_left : AT_ONCE,
				   other->missed, where + i);
	}
	tally->missed += other->missed;
}

/* The same for pairs. */
static void
merge_pairs(NxTally *tally, const NxTallyView *other, const uint32_t *where)
{
	for (uint32_t i = 0; i < tally->n_pairs; i++)
		tally->pairs[i].missed += other->pairs_missed;
	for (uint32_t i = 0; i < other->n_pairs; i++)
	{
		uint32_t first = where[other->pairs[i].first];
		uint32_t second = where[other->pairs[i].second];
		uint32_t index;
		NxTallyPair *pair;

		if (i % 1024 == 0)
			nx_poll(tally->env);
		if (first > second)
		{
			first = second;
			second = where[other->pairs[i].first];
		}
		index = nx_tally_get_pair(tally, first, second,
								  nx_tally_hash_pair(tally, first, second));
		pair = &tally->pairs[index];
		if (pair->articles == 0)
			pair->missed += other->pairs_missed;
		pair->missed = pair->missed - other->pairs_missed + other->pairs[i].missed;
		pair->articles += other->pairs[i].articles;
	}
	tally->pairs_missed += other->pairs_missed;
}

NxStatus
nx_tally_merge(NxTally *tally, const NxTallyView *other, NxError *error)
{
	uint32_t *where;
	NxStatus status;

	if (other->articles == 0)
		return NX_OK;
	status = nx_tally_check_room(tally->articles + other->articles,
								 tally->missed + other->missed,
								 tally->pairs_missed + other->pairs_missed, error);
	if (status != NX_OK)
		return status;
	if (tally->articles == 0)
		tally->has_pairs = other->has_pairs;
	else if (tally->has_pairs && !other->has_pairs)
		nx_tally_forget_pairs(tally);
	tally->articles += other->articles;
	where = nx_tally_alloc(tally->env, ((size_t) other->n_names + 1) * sizeof(*where));
	merge_names(tally, other, where);
	if (tally->has_pairs)
		merge_pairs(tally, other, where);
	nx_tally_release(tally->env, where);
	nx_tally_prune(tally);
	return NX_OK;
}
