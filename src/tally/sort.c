/*
 * sort.c
 *	  Numbers sorted, with a name behind each: by their bytes, and those that are equal by
 *	  merging.
 *
 * The beginning of a name goes into its number, so names themselves, each of which is
 * somewhere else in memory, are looked at seldom.
 */
#include "tally/sort.h"

#include <string.h>

#include "doc/strings.h"

/* Of fewer no bytes are counted. */
#define FEW 64

int
nx_tally_compare_names(const NxTallyName *a, const NxTallyName *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return nx_doc_string_compare(a->name, b->name);
}

/* The first bytes of a name, most significant first, zeros behind them. */
static uint64_t
first_bytes(const char *bytes, uint32_t len, uint32_t n)
{
	uint64_t key = 0;

	for (uint32_t i = 0; i < n; i++)
		key = key << 8 | (i < len ? (uint8_t) bytes[i] : 0);
	return key;
}

void
nx_tally_name_key(NxString name, uint8_t kind, NxTallySortKey *key)
{
	key->key = (uint64_t) kind << 56 | first_bytes(name.bytes, name.len, 7);
	key->next = name.len > 7 ? first_bytes(name.bytes + 7, name.len - 7, 8) : 0;
}

/* Keys that are sorted, with what decides where they are equal. */
typedef struct Sorting
{
	NxTallyCompare compare;
	const void *sorted;
	NxTallySortKey *room; /* as much as there are keys */
} Sorting;

static inline bool
is_before_or_equal(const NxTallySortKey *a, const NxTallySortKey *b, const Sorting *sorting)
{
	if (a->key != b->key)
		return a->key < b->key;
	if (a->next != b->next || sorting->compare == NULL)
		return a->next <= b->next;
	return sorting->compare(sorting->sorted, a->index, b->index) <= 0;
}

/* Merge the sorted runs from[start..middle) and from[middle..end) into to. */
static void
merge_runs(const NxTallySortKey *from, NxTallySortKey *to, size_t start, size_t middle,
		   size_t end, const Sorting *sorting)
{
	size_t left = start;
	size_t right = middle;

	for (size_t i = start; i < end; i++)
	{
		bool take_left =
			left < middle &&
			(right == end || is_before_or_equal(&from[left], &from[right], sorting));

		to[i] = take_left ? from[left++] : from[right++];
	}
}

/* Few, or keys that begin alike: merge sort. */
static void
sort_run(NxTallySortKey *keys, size_t n, const Sorting *sorting)
{
	NxTallySortKey *from = keys;
	NxTallySortKey *to = sorting->room;

	for (size_t run = 1; run < n; run *= 2)
	{
		NxTallySortKey *swap = from;

		for (size_t start = 0; start < n; start += 2 * run)
		{
			size_t middle = start + run < n ? start + run : n;
			size_t end = start + 2 * run < n ? start + 2 * run : n;

			merge_runs(from, to, start, middle, end, sorting);
		}
		from = to;
		to = swap;
	}
	if (from != keys)
		memcpy(keys, from, n * sizeof(*keys));
}

/* Into to[] by the byte at `shift` of the key, those with the same byte as they come. */
static void
distribute(const NxTallySortKey *from, NxTallySortKey *to, uint32_t n, int shift)
{
	uint32_t starts[257] = {0};

	for (uint32_t i = 0; i < n; i++)
		starts[(from[i].key >> shift & 0xff) + 1]++;
	for (uint32_t byte = 0; byte < 256; byte++)
		starts[byte + 1] += starts[byte];
	for (uint32_t i = 0; i < n; i++)
		to[starts[from[i].key >> shift & 0xff]++] = from[i];
}

/* By key alone, byte by byte from the lowest; bytes in which all are alike are left out. */
static void
sort_by_key(NxTallySortKey *keys, NxTallySortKey *room, uint32_t n, const NxEnv *env)
{
	NxTallySortKey *from = keys;
	NxTallySortKey *to = room;
	uint64_t differs = 0;

	for (uint32_t i = 1; i < n; i++)
		differs |= keys[i].key ^ keys[0].key;
	for (int shift = 0; shift < 64; shift += 8)
	{
		NxTallySortKey *swap = from;

		if ((differs >> shift & 0xff) == 0)
			continue;
		nx_poll(env);
		distribute(from, to, n, shift);
		from = to;
		to = swap;
	}
	if (from != keys)
		memcpy(keys, from, n * sizeof(*keys));
}

void
nx_tally_sort(NxTallySortKey *keys, uint32_t n, NxTallyCompare compare, const void *sorted,
			  NxArena *arena)
{
	Sorting sorting = {.compare = compare, .sorted = sorted};
	uint32_t start = 0;

	if (n < 2)
		return;
	sorting.room = nx_arena_alloc(arena, (size_t) n * sizeof(*sorting.room));
	if (n < FEW)
	{
		sort_run(keys, n, &sorting);
		return;
	}
	sort_by_key(keys, sorting.room, n, arena->env);
	for (uint32_t i = 1; i <= n; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (i < n && keys[i].key == keys[start].key)
			continue;
		sort_run(keys + start, i - start, &sorting);
		start = i;
	}
}
