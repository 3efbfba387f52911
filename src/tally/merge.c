/*
 * merge.c
 *	  Add one tally to another.
 */
#include "tally/table.h"

static void
add_counts(NxTallyCounts *counts, const NxTallyCounts *other)
{
	counts->articles += other->articles;
	counts->mentions = nx_tally_add_mentions(counts->mentions, other->mentions);
	counts->tone += other->tone;
	nx_tally_add_squares(counts, other->squares, other->squares_high);
}

/*
 * Add the other's names; where[its index] is the index here.  A name that is only here
 * has lost as many as the other may have lost of any, and the other way round.
 */
static void
merge_names(NxTally *tally, const NxTallyView *other, uint32_t *where)
{
	for (uint32_t i = 0; i < tally->n_entries; i++)
		tally->entries[i].counts.missed += other->missed;
	for (uint32_t i = 0; i < other->n_names; i++)
	{
		const NxTallyName *name = &other->names[i];
		NxTallyKey key =
			nx_tally_make_key(name->name.bytes, name->name.len, name->kind, name->name.len);
		uint32_t hash = nx_tally_hash_key(tally, &key);
		uint32_t index = nx_tally_find_name(tally, &key, hash);
		NxTallyCounts *counts;

		if (i % 1024 == 0)
			nx_poll(tally->env);
		if (index == NX_TALLY_NONE)
		{
			index = nx_tally_add_name(tally, &key, hash);
			tally->entries[index].counts.missed += other->missed;
		}
		counts = &tally->entries[index].counts;
		counts->missed = counts->missed - other->missed + name->counts.missed;
		add_counts(counts, &name->counts);
		where[i] = index;
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
