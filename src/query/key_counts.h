/*
 * key_counts.h
 *	  How often each key comes in a long stream of keys, in bounded memory.
 *
 * Lossy Counting (G. Manku, R. Motwani, Approximate Frequency Counts over Data
 * Streams, VLDB 2002).  There a bucket ends after a fixed number of keys; here it
 * ends when the memory is full, so counts are exact where it suffices.  A count is
 * never too high, and too low by nx_key_counts_error at most.
 */
#ifndef NEWSX_QUERY_KEY_COUNTS_H
#define NEWSX_QUERY_KEY_COUNTS_H

#include "base/arena.h"

/* Bytes of a key; longer ones are not counted. */
#define NX_COUNTED_MAX_KEY 250

/* Bytes of memory for each key that there is room for. */
#define NX_COUNTED_KEY_MEMORY 56

/* The fewest keys that there can be room for. */
#define NX_COUNTED_MIN_KEYS 16

typedef struct NxKeyCounts NxKeyCounts;

typedef struct NxKeyCount
{
	NxString key; /* points into the counts */
	uint32_t count;
} NxKeyCount;

/* Room for so many keys of ordinary length; fewer if they are long. */
extern NxKeyCounts *nx_key_counts_new(NxArena *arena, uint32_t capacity);

extern void nx_key_counts_add(NxKeyCounts *counts, NxString key);

/* No key that is missing came more often than this. */
extern uint32_t nx_key_counts_error(const NxKeyCounts *counts);

/*
 * The at most n most frequent keys of those that came `least` times and more, sorted
 * by bytes; *n_found is how many.  Nothing can be added afterwards.
 */
extern NxKeyCount *nx_key_counts_top(NxKeyCounts *counts, uint32_t n, uint32_t least,
									 uint32_t *n_found);

#endif /* NEWSX_QUERY_KEY_COUNTS_H */
