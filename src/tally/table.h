/*
 * table.h
 *	  The inside of a counting tally: its hash tables and arrays.
 *
 * A table is open addressing with linear probing over slots of a hash and a number;
 * what is counted lies in an array beside it, in the order in which it came.
 */
#ifndef NEWSX_TALLY_TABLE_H
#define NEWSX_TALLY_TABLE_H

#include <string.h>

#include "base/hash.h"
#include "tally/tally.h"

/* No index. */
#define NX_TALLY_NONE UINT32_MAX

#if defined(__GNUC__)
#define nx_prefetch(address) __builtin_prefetch(address)
#else
#define nx_prefetch(address) ((void) (address))
#endif

/*
 * An array with room for `need` elements of `size` bytes at least, of which `used` hold
 * something; the old one is given back.  What is new in it is not cleared.
 */
extern void *nx_tally_grow(const NxEnv *env, void *array, size_t used, size_t need,
						   uint32_t *room, size_t size);

#define nx_tally_reserve(env, array, used, need, room)                                   \
	do                                                                                   \
	{                                                                                    \
		if ((need) > *(room))                                                            \
			(array) =                                                                    \
				nx_tally_grow((env), (array), (used), (need), (room), sizeof(*(array))); \
	} while (0)

/* An array, aligned to a line of the cache, and its end. */
extern void *nx_tally_alloc(const NxEnv *env, size_t size);
extern void nx_tally_release(const NxEnv *env, void *array);

/* Empty slots, enough for n things. */
extern void nx_tally_slots_clear(NxTallySlots *slots, const NxEnv *env, uint32_t n);

/* Room for one more than the n that there are. */
extern void nx_tally_slots_reserve(NxTallySlots *slots, const NxEnv *env, uint32_t n);

/* Put in what is not there, in the first free slot. */
static inline void
nx_tally_slots_put(NxTallySlots *slots, uint32_t hash, uint32_t index)
{
	uint32_t mask = slots->size - 1;
	uint32_t place = hash & mask;

	while (slots->slots[place].number != 0)
		place = (place + 1) & mask;
	slots->slots[place].hash = hash;
	slots->slots[place].number = index + 1;
}

/*
 * A name made ready to be hashed and compared: its first 16 bytes, zeros behind them if
 * it is shorter, so that nothing branches on how long it is.  Nearly every name is.
 */
typedef struct NxTallyKey
{
	uint64_t head[2];
	const char *name;
	uint8_t len;
	uint8_t kind;
} NxTallyKey;

static inline uint64_t
nx_tally_load8(const char *bytes)
{
	const uint8_t *b = (const uint8_t *) bytes;

	return b[0] | (uint64_t) b[1] << 8 | (uint64_t) b[2] << 16 | (uint64_t) b[3] << 24 |
		   (uint64_t) b[4] << 32 | (uint64_t) b[5] << 40 | (uint64_t) b[6] << 48 |
		   (uint64_t) b[7] << 56;
}

/* The first len bytes of 8; len may be more, or below 0. */
static inline uint64_t
nx_tally_low_bytes(uint64_t word, int len)
{
	int n = len < 0 ? 0 : len > 8 ? 8 : len;
	uint64_t all = 0 - (uint64_t) (n == 8);

	return word & (((UINT64_C(1) << (8 * n & 63)) - 1) | all);
}

/*
 * Made in place: a struct put together and then copied would be read before its parts
 * are written, which processors wait for.  n_readable: from the name on, so at least len.
 */
static inline void
nx_tally_make_key(NxTallyKey *key, const char *name, uint32_t len, uint8_t kind,
				  size_t n_readable)
{
	char copy[NX_TALLY_HEAD] = {0};
	const char *from = name;

	if (n_readable < NX_TALLY_HEAD)
	{
		memcpy(copy, name, len);
		from = copy;
	}
	key->head[0] = nx_tally_low_bytes(nx_tally_load8(from), (int) len);
	key->head[1] = nx_tally_low_bytes(nx_tally_load8(from + 8), (int) len - 8);
	key->name = name;
	key->len = (uint8_t) len;
	key->kind = kind;
}

static inline uint32_t
nx_tally_hash_key(const NxTally *tally, const NxTallyKey *key)
{
	uint64_t hash = tally->seed + ((uint64_t) key->kind << 8 | key->len);

	hash = nx_hash_mix(key->head[0] ^ hash, key->head[1]);
	for (uint32_t i = NX_TALLY_HEAD; i < key->len; i += 8)
	{
		/* The last ones, some of them for the second time. */
		uint32_t place = i + 8 <= key->len ? i : key->len - 8U;

		hash = nx_hash_mix(nx_tally_load8(key->name + place), hash);
	}
	return (uint32_t) (hash ^ hash >> 32);
}

static inline uint32_t
nx_tally_hash_pair(const NxTally *tally, uint32_t first, uint32_t second)
{
	uint64_t hash = nx_hash_mix((uint64_t) first << 32 | second, tally->seed);

	return (uint32_t) (hash ^ hash >> 32);
}

/* Have two names of this length, more than NX_TALLY_HEAD, the same bytes behind it? */
static inline bool
nx_tally_same_tails(const char *a, const char *b, uint32_t len)
{
	if (nx_tally_load8(a + len - 8) != nx_tally_load8(b + len - 8))
		return false;
	return len <= NX_TALLY_HEAD + 8 ||
		   memcmp(a + NX_TALLY_HEAD, b + NX_TALLY_HEAD, len - NX_TALLY_HEAD - 8) == 0;
}

static inline bool
nx_tally_is_key(const NxTally *tally, const NxTallyEntry *entry, const NxTallyKey *key)
{
	if (((entry->head[0] ^ key->head[0]) | (entry->head[1] ^ key->head[1])) != 0 ||
		entry->name_len != key->len || entry->kind != key->kind)
		return false;
	return key->len <= NX_TALLY_HEAD ||
		   nx_tally_same_tails(tally->name_bytes + entry->name, key->name, key->len);
}

/* The index of a name, or NX_TALLY_NONE. */
static inline uint32_t
nx_tally_find_name(const NxTally *tally, const NxTallyKey *key, uint32_t hash)
{
	const NxTallySlots *slots = &tally->entry_slots;
	uint32_t mask = slots->size - 1;

	if (slots->size == 0)
		return NX_TALLY_NONE;
	for (uint32_t place = hash & mask; slots->slots[place].number != 0;
		 place = (place + 1) & mask)
	{
		uint32_t index = slots->slots[place].number - 1;

		if (slots->slots[place].hash == hash &&
			nx_tally_is_key(tally, &tally->entries[index], key))
			return index;
	}
	return NX_TALLY_NONE;
}

/*
 * A name on its way into a large table, which fits no fast cache: its slot is asked for,
 * then its entry, and only then are they looked at.  Many at a time go through each
 * step, so that memory answers for all of them at once.
 */
typedef struct NxTallyProbe
{
	NxTallyKey key;
	uint32_t hash;
	uint32_t number; /* what the slots say of the hash: index + 1; 0: not there yet */
} NxTallyProbe;

static inline void
nx_tally_ask_slot(const NxTally *tally, NxTallyProbe *probe)
{
	const NxTallySlots *slots = &tally->entry_slots;

	probe->hash = nx_tally_hash_key(tally, &probe->key);
	if (slots->size > 0)
		nx_prefetch(&slots->slots[probe->hash & (slots->size - 1)]);
}

static inline void
nx_tally_ask_entry(const NxTally *tally, NxTallyProbe *probe)
{
	const NxTallySlots *slots = &tally->entry_slots;
	uint32_t mask = slots->size - 1;
	uint32_t place = probe->hash & mask;

	probe->number = 0;
	if (slots->size == 0)
		return;
	while (slots->slots[place].number != 0 && slots->slots[place].hash != probe->hash)
		place = (place + 1) & mask;
	probe->number = slots->slots[place].number;
	if (probe->number > 0)
		nx_prefetch(&tally->entries[probe->number - 1]);
}

/* The index of the name, or NX_TALLY_NONE; others may have been added since. */
static inline uint32_t
nx_tally_answer(const NxTally *tally, const NxTallyProbe *probe)
{
	if (probe->number > 0 &&
		nx_tally_is_key(tally, &tally->entries[probe->number - 1], &probe->key))
		return probe->number - 1;
	return nx_tally_find_name(tally, &probe->key, probe->hash);
}

/* Add a name that is not there; its counts are 0 but for missed.  Gives its index. */
extern uint32_t nx_tally_add_name(NxTally *tally, const NxTallyKey *key, uint32_t hash);

/* The index of the pair of two different names, added with articles 0 if need be. */
extern uint32_t nx_tally_get_pair(NxTally *tally, uint32_t first, uint32_t second,
								  uint32_t hash);

/* A pair's hash, of the smaller index first. */
static inline uint32_t
nx_tally_pair_hash_of(const NxTally *tally, const NxTallyPair *pair)
{
	return nx_tally_hash_pair(tally, pair->first, pair->second);
}

/* There are no pairs any more. */
extern void nx_tally_forget_pairs(NxTally *tally);

/* prune.c: the k-th smallest of n numbers, k from 1; the numbers are moved about. */
extern uint64_t nx_tally_select_kth(const NxEnv *env, uint64_t *values, uint32_t n,
									uint32_t k);

/* prune.c: keep to the bounds. */
extern void nx_tally_prune(NxTally *tally);

/*
 * NX_LIMIT if so many articles and missed ones are more than a tally can go on from:
 * pruning it once stays within NX_TALLY_MAX_MISSED.
 */
extern NxStatus nx_tally_check_room(uint64_t articles, uint64_t missed,
									uint64_t pairs_missed, NxError *error);

/* Add up mentions, which stay at the most there can be. */
static inline uint64_t
nx_tally_add_mentions(uint64_t a, uint64_t b)
{
	return a + b < NX_TALLY_MAX_MENTIONS ? a + b : NX_TALLY_MAX_MENTIONS;
}

/* Add a square, or a sum of them, to a sum of squares. */
static inline void
nx_tally_add_squares(NxTallyEntry *entry, uint64_t low, uint32_t high)
{
	entry->squares += low;
	entry->squares_high += high + (entry->squares < low);
}

#endif /* NEWSX_TALLY_TABLE_H */
