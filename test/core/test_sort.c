/*
 * test_sort.c
 *	  The merge sort: in order, stable, n log n comparisons.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/sort.h"
#include "tools/host/host.h"

/* Of a size that no register has. */
typedef struct Item
{
	uint32_t key;
	uint32_t place; /* before sorting */
	char tail[3];
} Item;

static uint64_t n_compared;

static int
compare_items(const void *a, const void *b)
{
	uint32_t left = ((const Item *) a)->key;
	uint32_t right = ((const Item *) b)->key;

	n_compared++;
	return (left > right) - (left < right);
}

/* Sort n items of so many different keys. */
static void
sort_some(uint32_t n, uint32_t n_keys)
{
	NxHost host;
	NxArena arena;
	Item *items;
	uint32_t most = 0;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	items = nx_new_array(&arena, Item, n);
	for (uint32_t i = 0; i < n; i++)
	{
		items[i].key = (uint32_t) (nx_hash_mix(i, n) % n_keys);
		items[i].place = i;
		items[i].tail[2] = (char) items[i].key;
	}
	n_compared = 0;
	nx_sort_array(&arena, items, n, compare_items);
	for (uint32_t i = 0; i < n; i++)
	{
		assert_int_equal(items[i].tail[2], (char) items[i].key);
		if (i == 0)
			continue;
		assert_true(
			items[i - 1].key < items[i].key ||
			(items[i - 1].key == items[i].key && items[i - 1].place < items[i].place));
	}
	while ((UINT64_C(1) << most) < n)
		most++;
	assert_true(n_compared <= (uint64_t) n * most);
	nx_host_reset(&host);
}

static void
any_number_of_items_is_sorted(void **state)
{
	(void) state;
	for (uint32_t n = 0; n < 70; n++)
	{
		sort_some(n, 1);
		sort_some(n, 5);
		sort_some(n, UINT32_MAX);
	}
	sort_some(4095, 100);
	sort_some(4097, 100);
	sort_some(200001, 1000000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_number_of_items_is_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
