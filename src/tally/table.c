/*
 * table.c
 *	  The hash tables and arrays of a counting tally.
 *
 * Memory comes from the host array by array, not from an arena: a GROUP BY may hold
 * very many small tallies, and what an array outgrew is given back at once.
 */
#include "tally/table.h"

#define FIRST_BYTES 128 /* of names */
#define FIRST_ROOM 8
#define FIRST_SLOTS 16

/* Arrays begin where a line of the cache does: an entry is just one. */
#define LINE 64

/* The host's pointer stands in front of the array. */
void *
nx_tally_alloc(const NxEnv *env, size_t size)
{
	char *origin = env->alloc(env->ctx, size + LINE + sizeof(void *));
	char *result = origin + sizeof(void *);

	result += (LINE - (uintptr_t) result % LINE) % LINE;
	((void **) (void *) result)[-1] = origin;
	return result;
}

void
nx_tally_release(const NxEnv *env, void *array)
{
	if (array != NULL && env->release != NULL)
		env->release(env->ctx, ((void **) array)[-1]);
}

void *
nx_tally_grow(const NxEnv *env, void *array, size_t used, size_t need, uint32_t *room,
			  size_t size)
{
	size_t first = size == 1 ? FIRST_BYTES : FIRST_ROOM;
	size_t wanted = *room < first ? first : (size_t) *room * 2;
	void *result;

	if (wanted < need)
		wanted = need;
	if (wanted > (SIZE_MAX - 2 * LINE) / size || wanted > UINT32_MAX)
		return env->alloc(env->ctx, SIZE_MAX);
	result = nx_tally_alloc(env, wanted * size);
	if (used > 0)
		memcpy(result, array, used * size);
	nx_tally_release(env, array);
	*room = (uint32_t) wanted;
	return result;
}

/*
 * How many slots may be taken.  A table of all names that a tally can have is pruned
 * over and over, and keeps its size through that.
 */
static inline uint32_t
most_taken(uint32_t size)
{
	return size / 8 * 5;
}

void
nx_tally_slots_clear(NxTallySlots *slots, const NxEnv *env, uint32_t n)
{
	uint32_t size = FIRST_SLOTS;

	while (most_taken(size) < n)
		size *= 2;
	if (size != slots->size)
	{
		nx_tally_release(env, slots->slots);
		slots->slots = NULL;
		slots->size = 0;
		slots->slots = nx_tally_alloc(env, size * sizeof(NxTallySlot));
		slots->size = size;
	}
	memset(slots->slots, 0, size * sizeof(NxTallySlot));
}

void
nx_tally_slots_reserve(NxTallySlots *slots, const NxEnv *env, uint32_t n)
{
	NxTallySlots old = *slots;

	if (n + 1 <= most_taken(slots->size))
		return;
	slots->slots = NULL;
	slots->size = 0;
	nx_tally_slots_clear(slots, env, n + 1);
	for (uint32_t i = 0; i < old.size; i++)
	{
		if (old.slots[i].number != 0)
			nx_tally_slots_put(slots, old.slots[i].hash, old.slots[i].number - 1);
	}
	nx_tally_release(env, old.slots);
}

void
nx_tally_init(NxTally *tally, const NxEnv *env, uint64_t seed)
{
	memset(tally, 0, sizeof(*tally));
	tally->env = env;
	tally->seed = seed;
}

static uint32_t
append_name_bytes(NxTally *tally, const char *name, uint32_t len)
{
	uint32_t offset = tally->n_name_bytes;

	nx_tally_reserve(tally->env, tally->name_bytes, offset, offset + len,
					 &tally->name_room);
	memcpy(tally->name_bytes + offset, name, len);
	tally->n_name_bytes += len;
	return offset;
}

uint32_t
nx_tally_add_name(NxTally *tally, const NxTallyKey *key, uint32_t hash)
{
	uint32_t index = tally->n_entries;
	NxTallyEntry *entry;

	nx_tally_reserve(tally->env, tally->entries, index, index + 1, &tally->entries_room);
	nx_tally_reserve(tally->env, tally->rests, index, index + 1, &tally->rests_room);
	nx_tally_slots_reserve(&tally->entry_slots, tally->env, index);
	entry = &tally->entries[index];
	memset(entry, 0, sizeof(*entry));
	entry->head[0] = key->head[0];
	entry->head[1] = key->head[1];
	entry->name = append_name_bytes(tally, key->name, key->len);
	entry->name_len = key->len;
	entry->kind = key->kind;
	tally->rests[index].hash = hash;
	tally->rests[index].missed = tally->missed;
	nx_tally_slots_put(&tally->entry_slots, hash, index);
	tally->n_entries++;
	return index;
}

static uint32_t
add_pair(NxTally *tally, uint32_t first, uint32_t second, uint32_t hash)
{
	uint32_t index = tally->n_pairs;
	NxTallyPair *pair;

	nx_tally_reserve(tally->env, tally->pairs, index, index + 1, &tally->pairs_room);
	nx_tally_slots_reserve(&tally->pair_slots, tally->env, index);
	pair = &tally->pairs[index];
	pair->first = first;
	pair->second = second;
	pair->articles = 0;
	pair->missed = tally->pairs_missed;
	nx_tally_slots_put(&tally->pair_slots, hash, index);
	tally->n_pairs++;
	return index;
}

uint32_t
nx_tally_get_pair(NxTally *tally, uint32_t first, uint32_t second, uint32_t hash)
{
	const NxTallySlots *slots = &tally->pair_slots;
	uint32_t mask = slots->size - 1;

	for (uint32_t place = hash & mask; slots->size > 0 && slots->slots[place].number != 0;
		 place = (place + 1) & mask)
	{
		uint32_t index = slots->slots[place].number - 1;

		if (slots->slots[place].hash == hash && tally->pairs[index].first == first &&
			tally->pairs[index].second == second)
			return index;
	}
	return add_pair(tally, first, second, hash);
}

void
nx_tally_forget_pairs(NxTally *tally)
{
	nx_tally_release(tally->env, tally->pairs);
	nx_tally_release(tally->env, tally->pair_slots.slots);
	memset(&tally->pair_slots, 0, sizeof(tally->pair_slots));
	tally->pairs = NULL;
	tally->n_pairs = tally->pairs_room = 0;
	tally->pairs_missed = 0;
	tally->has_pairs = false;
}

NxStatus
nx_tally_check_room(uint64_t articles, uint64_t missed, uint64_t pairs_missed,
					NxError *error)
{
	const uint64_t most_missed = NX_TALLY_MAX_MISSED / 2;

	if (articles <= NX_TALLY_MAX_ARTICLES && missed <= most_missed &&
		pairs_missed <= most_missed)
		return NX_OK;
	return nx_fail(error, NX_LIMIT, 0, "a newstally cannot count so many articles");
}
