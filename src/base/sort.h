/*
 * sort.h
 *	  A merge sort.
 *
 * qsort may take n squared or memory that is nobody's, as it likes, and is not stable
 * everywhere.  Where a sort is what a query spends its time with, it has one of its own
 * (tally/sort.c).
 */
#ifndef NEWSX_BASE_SORT_H
#define NEWSX_BASE_SORT_H

#include "base/arena.h"

/* <0, 0, >0 */
typedef int (*NxCompare)(const void *a, const void *b);

/*
 * Sort an array of n items of `size` bytes each in place, stable, by n log n comparisons
 * at most; polls.  Takes as much memory again, which it gives back.
 */
extern void nx_sort(NxArena *arena, void *items, size_t n, size_t size, NxCompare compare);

#define nx_sort_array(arena, array, n, compare) \
	nx_sort((arena), (array), (n), sizeof(*(array)), (compare))

#endif /* NEWSX_BASE_SORT_H */
