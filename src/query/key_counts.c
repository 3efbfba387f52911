/*
 * key_counts.c
 *	  How often each key comes in a long stream of keys; see key_counts.h.
 *
 * Entries and the bytes of their keys stand in the order in which they came, so what
 * is left after a bucket's end moves together in place; an index of hashes leads to
 * them.
 */
#include "query/key_counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* Bytes of keys that there is room for, for each entry. */
#define BYTES_A_KEY 24

/* Entries between two polls. */
#define POLL_EVERY 16384

typedef struct Entry
{
	uint32_t offset; /* of the key, in bytes */
	uint32_t hash;
	uint32_t count;
	uint16_t len;
	uint32_t missed; /* it may have come so often before */
} Entry;

struct NxKeyCounts
{
	NxArena *arena;
	Entry *entries;
	uint32_t n_entries;
	uint32_t capacity;
	uint32_t *index; /* 1 + number of an entry, or 0 */
	uint32_t mask;	 /* of the index, whose size is a power of two */
	char *bytes;
	uint32_t n_bytes;
	uint32_t max_bytes;
	uint32_t error; /* the bucket's number, in the paper's terms */
};

NxKeyCounts *
nx_key_counts_new(NxArena *arena, uint32_t capacity)
{
	NxKeyCounts *counts = nx_new_array(arena, NxKeyCounts, 1);
	uint32_t n_slots = 4 * NX_COUNTED_MIN_KEYS;

	if (capacity < NX_COUNTED_MIN_KEYS)
		capacity = NX_COUNTED_MIN_KEYS;
	if (capacity > UINT32_MAX / BYTES_A_KEY / 2)
		capacity = UINT32_MAX / BYTES_A_KEY / 2;
	while (n_slots < capacity + capacity / 4)
		n_slots *= 2;
	counts->arena = arena;
	counts->capacity = capacity;
	counts->entries = nx_new_array(arena, Entry, capacity);
	counts->mask = n_slots - 1;
	counts->index = nx_new_array(arena, uint32_t, n_slots);
	counts->max_bytes = capacity * BYTES_A_KEY;
	if (counts->max_bytes < 2 * NX_COUNTED_MAX_KEY)
		counts->max_bytes = 2 * NX_COUNTED_MAX_KEY;
	counts->bytes = nx_arena_alloc(arena, counts->max_bytes);
	return counts;
}

/* The slot of a key: its own, or the empty one where it belongs. */
static uint32_t *
find_slot(const NxKeyCounts *counts, NxString key, uint32_t hash)
{
	for (uint32_t at = hash & counts->mask;; at = (at + 1) & counts->mask)
	{
		const Entry *entry;

		if (counts->index[at] == 0)
			return &counts->index[at];
		entry = &counts->entries[counts->index[at] - 1];
		if (entry->hash == hash && entry->len == key.len &&
			memcmp(counts->bytes + entry->offset, key.bytes, key.len) == 0)
			return &counts->index[at];
	}
}

static void
rebuild_index(NxKeyCounts *counts)
{
	memset(counts->index, 0, ((size_t) counts->mask + 1) * sizeof(uint32_t));
	for (uint32_t i = 0; i < counts->n_entries; i++)
	{
		uint32_t at = counts->entries[i].hash & counts->mask;

		while (counts->index[at] != 0)
			at = (at + 1) & counts->mask;
		counts->index[at] = i + 1;
	}
}

/* A bucket ends: keys that cannot have come more often than there were buckets go. */
static void
end_bucket(NxKeyCounts *counts)
{
	uint32_t n_kept = 0;
	uint32_t n_bytes = 0;

	counts->error++;
	for (uint32_t i = 0; i < counts->n_entries; i++)
	{
		Entry entry = counts->entries[i];

		if (i % POLL_EVERY == 0)
			nx_poll(counts->arena->env);
		if (entry.count + entry.missed <= counts->error)
			continue;
		memmove(counts->bytes + n_bytes, counts->bytes + entry.offset, entry.len);
		entry.offset = n_bytes;
		n_bytes += entry.len;
		counts->entries[n_kept++] = entry;
	}
	counts->n_entries = n_kept;
	counts->n_bytes = n_bytes;
}

/* End buckets until half of the room is free, or they would end all the time. */
static void
make_room(NxKeyCounts *counts)
{
	while (counts->n_entries > counts->capacity / 2 ||
		   counts->n_bytes > counts->max_bytes / 2)
		end_bucket(counts);
	rebuild_index(counts);
}

void
nx_key_counts_add(NxKeyCounts *counts, NxString key)
{
	uint32_t hash;
	uint32_t *slot;
	Entry *entry;

	if (key.len > NX_COUNTED_MAX_KEY)
		return;
	hash = (uint32_t) nx_hash64(key.bytes, key.len);
	slot = find_slot(counts, key, hash);
	if (*slot != 0)
	{
		counts->entries[*slot - 1].count++;
		return;
	}
	if (counts->n_entries == counts->capacity ||
		key.len > counts->max_bytes - counts->n_bytes)
	{
		make_room(counts);
		slot = find_slot(counts, key, hash);
	}
	entry = &counts->entries[counts->n_entries++];
	*slot = counts->n_entries;
	entry->offset = counts->n_bytes;
	entry->hash = hash;
	entry->count = 1;
	entry->len = (uint16_t) key.len;
	entry->missed = counts->error;
	memcpy(counts->bytes + counts->n_bytes, key.bytes, key.len);
	counts->n_bytes += key.len;
}

uint32_t
nx_key_counts_error(const NxKeyCounts *counts)
{
	return counts->error;
}

static int
compare_keys(const NxKeyCount *a, const NxKeyCount *b)
{
	uint32_t shorter = a->key.len < b->key.len ? a->key.len : b->key.len;
	int result = memcmp(a->key.bytes, b->key.bytes, shorter);

	return result != 0 ? result : (a->key.len > b->key.len) - (a->key.len < b->key.len);
}

static int
by_key(const void *a, const void *b)
{
	return compare_keys(a, b);
}

/* Of equally frequent keys the smaller: what is chosen depends on nothing else. */
static int
by_count(const void *a, const void *b)
{
	const NxKeyCount *left = a;
	const NxKeyCount *right = b;

	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return compare_keys(left, right);
}

NxKeyCount *
nx_key_counts_top(NxKeyCounts *counts, uint32_t n, uint32_t least, uint32_t *n_found)
{
	NxKeyCount *top = nx_new_array(counts->arena, NxKeyCount, counts->n_entries);
	uint32_t n_top = 0;

	for (uint32_t i = 0; i < counts->n_entries; i++)
	{
		const Entry *entry = &counts->entries[i];

		if (entry->count < least)
			continue;
		top[n_top].key.bytes = counts->bytes + entry->offset;
		top[n_top].key.len = entry->len;
		top[n_top++].count = entry->count;
	}
	nx_poll(counts->arena->env);
	qsort(top, n_top, sizeof(*top), by_count);
	if (n_top > n)
		n_top = n;
	qsort(top, n_top, sizeof(*top), by_key);
	*n_found = n_top;
	return top;
}
