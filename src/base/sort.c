/*
 * sort.c
 *	  A merge sort: runs of one, two, four ... items are merged from one array into the
 *	  other and back.
 */
#include "base/sort.h"

#include <string.h>

/* Merges of items between two polls. */
#define POLL_ITEMS 1024

typedef struct Sorting
{
	const NxEnv *env;
	size_t size;
	NxCompare compare;
	uint32_t turns;
} Sorting;

/* Merge the sorted runs from[start..middle) and from[middle..end) into to. */
static void
merge(Sorting *sorting, const char *from, char *to, size_t start, size_t middle, size_t end)
{
	size_t size = sorting->size;
	const char *left = from + start * size;
	const char *left_end = from + middle * size;
	const char *right = left_end;
	const char *right_end = from + end * size;

	for (char *out = to + start * size; out < to + end * size; out += size)
	{
		bool take_left =
			left < left_end && (right == right_end || sorting->compare(left, right) <= 0);

		memcpy(out, take_left ? left : right, size);
		left += take_left ? size : 0;
		right += take_left ? 0 : size;
		if (++sorting->turns % POLL_ITEMS == 0)
			nx_poll(sorting->env);
	}
}

void
nx_sort(NxArena *arena, void *items, size_t n, size_t size, NxCompare compare)
{
	Sorting sorting = {arena->env, size, compare, 0};
	char *from = items;
	char *room;
	char *to;

	if (n < 2)
		return;
	room = nx_arena_alloc_array(arena, n, size);
	to = room;
	for (size_t run = 1; run < n; run *= 2)
	{
		char *swap = from;

		for (size_t start = 0; start < n; start += 2 * run)
		{
			size_t middle = start + run < n ? start + run : n;
			size_t end = start + 2 * run < n ? start + 2 * run : n;

			merge(&sorting, from, to, start, middle, end);
		}
		from = to;
		to = swap;
	}
	if (from != items)
		memcpy(items, from, n * size);
	nx_arena_drop(arena, room, n * size);
}
