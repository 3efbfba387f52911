/*
 * test_key_counts.c
 *	  Keys counted: exact while there is room, then within the error that is stated,
 *	  in memory that does not grow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "query/key_counts.h"
#include "tools/host/host.h"

#define N_KEYS 3000

static NxHost host;
static NxArena arena;

static int
set_up(void **state)
{
	(void) state;
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_host_reset(&host);
	return 0;
}

static void
add(NxKeyCounts *counts, const char *text)
{
	NxString key = {text, (uint32_t) strlen(text)};

	nx_key_counts_add(counts, key);
}

static void
test_exact_while_there_is_room(void **state)
{
	NxKeyCounts *counts = nx_key_counts_new(&arena, 100);
	NxKeyCount *top;
	uint32_t n;

	(void) state;
	add(counts, "b:p");
	add(counts, "a:p");
	add(counts, "b:p");
	add(counts, "");
	add(counts, "c:p");
	top = nx_key_counts_top(counts, 10, 1, &n);
	assert_int_equal(nx_key_counts_error(counts), 0);
	assert_int_equal(n, 4);
	assert_int_equal(top[0].key.len, 0);
	assert_memory_equal(top[1].key.bytes, "a:p", 3);
	assert_memory_equal(top[2].key.bytes, "b:p", 3);
	assert_int_equal(top[2].count, 2);
	assert_int_equal(top[3].count, 1);

	top = nx_key_counts_top(counts, 2, 1, &n);
	assert_int_equal(n, 2); /* the most frequent, then the first by bytes */
	assert_int_equal(top[0].key.len, 0);
	assert_memory_equal(top[1].key.bytes, "b:p", 3);

	top = nx_key_counts_top(counts, 10, 2, &n);
	assert_int_equal(n, 1);
	(void) top;
}

static void
test_nothing(void **state)
{
	uint32_t n = 7;

	(void) state;
	nx_key_counts_top(nx_key_counts_new(&arena, 0), 10, 1, &n);
	assert_int_equal(n, 0);
}

/* The key of a number; some are long. */
static void
make_key(char *key, uint32_t number)
{
	snprintf(key, 64, number % 7 == 0 ? "the very long name of number %u:o" : "k%u:p",
			 number);
}

/* Zipf: key i comes N_KEYS / i times, in rounds, so the rare ones come early and late. */
static void
add_stream(NxKeyCounts *counts, uint32_t *truth)
{
	for (uint32_t round = 1; round <= N_KEYS; round++)
	{
		for (uint32_t i = 1; i <= N_KEYS / round; i++)
		{
			char key[64];

			make_key(key, i);
			add(counts, key);
			truth[i]++;
		}
	}
}

static uint32_t
find(const NxKeyCount *top, uint32_t n, const char *key)
{
	for (uint32_t i = 0; i < n; i++)
	{
		if (top[i].key.len == strlen(key) &&
			memcmp(top[i].key.bytes, key, top[i].key.len) == 0)
			return top[i].count;
	}
	return 0;
}

static void
test_within_the_error(void **state)
{
	static uint32_t truth[N_KEYS + 1];
	NxKeyCounts *counts = nx_key_counts_new(&arena, 200);
	uint64_t memory = host.n_bytes;
	NxKeyCount *top;
	uint32_t n;
	uint32_t error;

	(void) state;
	add_stream(counts, truth);
	assert_int_equal(host.n_bytes, memory);
	error = nx_key_counts_error(counts);
	assert_true(error > 0);
	assert_true(error <= 9 * N_KEYS / 100); /* all keys, by half of the room */
	top = nx_key_counts_top(counts, UINT32_MAX, 1, &n);
	assert_true(n <= 200);
	for (uint32_t i = 1; i <= N_KEYS; i++)
	{
		char key[64];
		uint32_t count;

		make_key(key, i);
		count = find(top, n, key);
		assert_true(count <= truth[i]);
		assert_true(count + error >= truth[i]);
	}
	for (uint32_t i = 1; i < n; i++)
		assert_true(top[i - 1].key.len > 0);
}

static void
test_too_long_a_key(void **state)
{
	static char bytes[NX_COUNTED_MAX_KEY + 1];
	NxKeyCounts *counts = nx_key_counts_new(&arena, NX_COUNTED_MIN_KEYS);
	NxString key = {bytes, NX_COUNTED_MAX_KEY + 1};
	uint32_t n;

	(void) state;
	memset(bytes, 'x', sizeof(bytes));
	nx_key_counts_add(counts, key);
	key.len--;
	for (int i = 0; i < 100; i++)
	{
		bytes[0] = (char) ('a' + i % 26);
		nx_key_counts_add(counts, key);
	}
	nx_key_counts_top(counts, 100, 1, &n);
	assert_true(n > 0 && n <= NX_COUNTED_MIN_KEYS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_exact_while_there_is_room, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_within_the_error, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_too_long_a_key, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
