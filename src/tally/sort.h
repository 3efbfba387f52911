/*
 * sort.h
 *	  Sorting by a number, and by names where the numbers are equal.
 */
#ifndef NEWSX_TALLY_SORT_H
#define NEWSX_TALLY_SORT_H

#include "tally/tally.h"

typedef struct NxTallyKey
{
	uint64_t key;
	uint32_t index; /* of what is sorted */
} NxTallyKey;

/* The order of names: by kind, then bytes; <0, 0, >0. */
extern int nx_tally_compare_names(const NxTallyName *a, const NxTallyName *b);

/* A number that sorts as the name does, as far as its first bytes tell. */
extern uint64_t nx_tally_name_key(const NxTallyName *name);

/*
 * Sort keys ascending; with names, those with equal keys as the names at their
 * indexes.  n log n comparisons at most.
 */
extern void nx_tally_sort(NxTallyKey *keys, uint32_t n, const NxTallyName *names,
						  NxArena *arena);

#endif /* NEWSX_TALLY_SORT_H */
