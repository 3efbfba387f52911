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

/* Numbers that sort as a name of this kind does, as far as its first bytes tell. */
extern void nx_tally_name_key(NxString name, uint8_t kind, NxTallySortKey *key);

/* The order of two of those that are sorted, by index; <0, 0, >0. */
typedef int (*NxTallyCompare)(const void *sorted, uint32_t a, uint32_t b);

/*
 * Sort keys ascending, and those that are equal by compare, if that is not NULL.  Linear
 * but for names that begin alike; n log n comparisons of these at most.
 */
extern void nx_tally_sort(NxTallySortKey *keys, uint32_t n, NxTallyCompare compare,
						  const void *sorted, NxArena *arena);

#endif /* NEWSX_TALLY_SORT_H */
