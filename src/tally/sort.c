/*
 * sort.c
 *	  Merge sort of numbers with a name behind each.
 *
 * The beginning of a name goes into its number, so names themselves, each of which is
 * somewhere else in memory, are looked at seldom.
 */
#include "tally/sort.h"

#include <string.h>

#include "doc/strings.h"

int
nx_tally_compare_names(const NxTallyName *a, const NxTallyName *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return nx_doc_string_compare(a->name, b->name);
}

uint64_t
nx_tally_name_key(const NxTallyName *name)
{
	uint64_t key = name->kind;

	for (uint32_t i = 0; i < 7; i++)
		key = key << 8 | (i < name->name.len ? (uint8_t) name->name.bytes[i] : 0);
	return key;
}

static inline bool
is_before_or_equal(const NxTallyKey *a, const NxTallyKey *b, const NxTallyName *names)
{
	if (a->key != b->key || names == NULL)
		return a->key <= b->key;
	return nx_tally_compare_names(&names[a->index], &names[b->index]) <= 0;
}

/* Merge the sorted runs from[start..middle) and from[middle..end) into to. */
static void
merge_runs(const NxTallyKey *from, NxTallyKey *to, size_t start, size_t middle, size_t end,
		   const NxTallyName *names)
{
	size_t left = start;
	size_t right = middle;

	for (size_t i = start; i < end; i++)
	{
		bool take_left =
			left < middle &&
			(right == end || is_before_or_equal(&from[left], &from[right], names));

		to[i] = take_left ? from[left++] : from[right++];
	}
}

void
nx_tally_sort(NxTallyKey *keys, uint32_t n, const NxTallyName *names, NxArena *arena)
{
	NxTallyKey *from = keys;
	NxTallyKey *to;

	if (n < 2)
		return;
	to = nx_new_array(arena, NxTallyKey, n);
	for (size_t run = 1; run < n; run *= 2)
	{
		NxTallyKey *swap = from;

		nx_poll(arena->env);
		for (size_t start = 0; start < n; start += 2 * run)
		{
			size_t middle = start + run < n ? start + run : n;
			size_t end = start + 2 * run < n ? start + 2 * run : n;

			merge_runs(from, to, start, middle, end, names);
		}
		from = to;
		to = swap;
	}
	if (from != keys)
		memcpy(keys, from, n * sizeof(*keys));
}
