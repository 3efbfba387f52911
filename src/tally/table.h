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
	const char *name;
	uint64_t head[2];
	uint8_t len;
	uint8_t kind;
} NxTallyKey;

#define NX_TALLY_HEAD 16

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

	return n == 0 ? 0 : word & UINT64_MAX >> (64 - 8 * n);
}

/* Of a name behind which at least NX_TALLY_HEAD bytes can be read, whatever they are. */
static inline void
nx_tally_load_head(const char *name, uint32_t len, uint64_t head[2])
{
	head[0] = nx_tally_low_bytes(nx_tally_load8(name), (int) len);
	head[1] = nx_tally_low_bytes(nx_tally_load8(name + 8), (int) len - 8);
}

/* n_readable: from the name on, so at least len. */
static inline NxTallyKey
nx_tally_make_key(const char *name, uint32_t len, uint8_t kind, size_t n_readable)
{
	NxTallyKey key = {.name = name, .len = (uint8_t) len, .kind = kind};

	if (n_readable >= NX_TALLY_HEAD)
		nx_tally_load_head(name, len, key.head);
	else
	{
		char copy[NX_TALLY_HEAD] = {0};

		memcpy(copy, name, len);
		nx_tally_load_head(copy, len, key.head);
	}
	return key;
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

/* Behind the names of a tally NX_TALLY_HEAD bytes can be read. */
static inline bool
nx_tally_is_key(const NxTally *tally, const NxTallyEntry *entry, const NxTallyKey *key)
{
	const char *name = tally->name_bytes + entry->name;
	uint64_t head[2];

	if (entry->name_len != key->len || entry->kind != key->kind)
		return false;
	nx_tally_load_head(name, key->len, head);
	if (((head[0] ^ key->head[0]) | (head[1] ^ key->head[1])) != 0)
		return false;
	return key->len <= NX_TALLY_HEAD ||
		   memcmp(name + NX_TALLY_HEAD, key->name + NX_TALLY_HEAD,
				  key->len - NX_TALLY_HEAD) == 0;
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
nx_tally_add_squares(NxTallyCounts *counts, uint64_t low, uint32_t high)
{
	counts->squares += low;
	counts->squares_high += high + (counts->squares < low);
}

#endif /* NEWSX_TALLY_TABLE_H */
