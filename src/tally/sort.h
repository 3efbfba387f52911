/*
 * sort.h
 *	  Sorting by a number, and by names where the numbers are equal.
 */
#ifndef NEWSX_TALLY_SORT_H
#define NEWSX_TALLY_SORT_H

#include "tally/tally.h"

typedef struct NxTallySortKey
{
	uint64_t key;
	uint64_t next;	/* sorted by where keys are equal */
	uint32_t index; /* of what is sorted */
} NxTallySortKey;

/* The order of names: by kind, then bytes; <0, 0, >0. */
extern int nx_tally_compare_names(const NxTallyName *a, const NxTallyName *b);

/* Numbers that sort as the name does, as far as its first bytes tell. */
extern void nx_tally_name_key(const NxTallyName *name, NxTallySortKey *key);

/*
 * Sort keys ascending; with names, those with equal keys as the names at their
 * indexes.  Linear but for names that begin alike; n log n comparisons of these at most.
 */
extern void nx_tally_sort(NxTallySortKey *keys, uint32_t n, const NxTallyName *names,
						  NxArena *arena);

#endif /* NEWSX_TALLY_SORT_H */
