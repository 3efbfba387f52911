/*
 * test_arena.c
 *	  Alignment, growth and overflow of the arena.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "tools/host/host.h"

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
} Fixture;

static Fixture fixture;

static int
set_up(void **state)
{
	nx_host_init(&fixture.host);
	nx_arena_init(&fixture.arena, &fixture.host.env);
	*state = &fixture;
	return 0;
}

static int
tear_down(void **state)
{
	nx_host_reset(&((Fixture *) *state)->host);
	return 0;
}

static void
test_results_are_aligned_and_apart(void **state)
{
	NxArena *arena = &((Fixture *) *state)->arena;
	char *last = NULL;

	for (size_t size = 0; size < 300; size++)
	{
		char *place = nx_arena_alloc(arena, size);

		assert_non_null(place);
		assert_int_equal((uintptr_t) place % 16, 0);
		memset(place, (int) size, size);
		if (last != NULL && size > 1)
			assert_int_equal((uint8_t) last[size - 2], (uint8_t) (size - 1));
		last = place;
	}
}

static void
test_large_request_leaves_block_in_use(void **state)
{
	NxArena *arena = &((Fixture *) *state)->arena;
	char *first = nx_arena_alloc(arena, 16);
	char *large = nx_arena_alloc(arena, 1000000);
	char *second = nx_arena_alloc(arena, 16);

	memset(large, 1, 1000000);
	assert_ptr_equal(second, first + 16);
}

static void
test_many_small_take_few_blocks(void **state)
{
	Fixture *f = *state;

	for (int i = 0; i < 100000; i++)
		nx_arena_alloc(&f->arena, 32);
	/* 3.2 MB were asked for; doubling blocks up to 1 MB waste at most as much. */
	assert_in_range(f->host.n_bytes, 3200000, 6400000);
}

static void
test_array_is_zeroed(void **state)
{
	NxArena *arena = &((Fixture *) *state)->arena;
	uint32_t *array = nx_new_array(arena, uint32_t, 5000);

	for (int i = 0; i < 5000; i++)
		assert_int_equal(array[i], 0);
}

static void
test_grow_keeps_and_doubles(void **state)
{
	NxArena *arena = &((Fixture *) *state)->arena;
	uint32_t *array = NULL;
	uint32_t capacity = 0;

	for (uint32_t i = 0; i < 1000; i++)
	{
		nx_grow(arena, array, i, i + 1, &capacity);
		array[i] = i * 7;
	}
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(array[i], i * 7);
	assert_in_range(capacity, 1000, 2000);
}

static void
test_what_is_dropped_goes_back(void **state)
{
	Fixture *f = *state;
	uint64_t before = f->host.n_bytes;
	uint32_t *large = nx_new_array(&f->arena, uint32_t, 1000000);
	uint32_t *other = nx_new_array(&f->arena, uint32_t, 1000000);
	uint32_t *small = nx_new_array(&f->arena, uint32_t, 100);
	uint64_t held = f->host.n_bytes;

	other[999999] = 7;
	nx_drop_array(&f->arena, large, 1000000);
	assert_in_range(held - f->host.n_bytes, 4000000, 4000100);
	nx_drop_array(&f->arena, small, 100);
	small[99] = 1; /* a small one stays */
	assert_int_equal(other[999999], 7);
	nx_drop_array(&f->arena, other, 1000000);
	assert_in_range(f->host.n_bytes - before, 0, 10000);
}

/* Room in the current block must not take in what can be dropped. */
static void
test_large_never_shares_a_block(void **state)
{
	Fixture *f = *state;
	uint64_t before;
	char *array;

	for (int i = 0; i < 40000; i++) /* leaves most of a block of 1 MB free */
		nx_arena_alloc(&f->arena, 32);
	before = f->host.n_bytes;
	array = nx_new_array(&f->arena, char, 600000);
	assert_in_range(f->host.n_bytes - before, 600000, 600100);
	nx_drop_array(&f->arena, array, 600000);
	assert_int_equal(f->host.n_bytes, before);
}

static void
test_growing_holds_one_array(void **state)
{
	Fixture *f = *state;
	uint32_t *array = NULL;
	uint32_t capacity = 0;

	for (uint32_t i = 0; i < 5000000; i++)
	{
		nx_grow(&f->arena, array, i, i + 1, &capacity);
		array[i] = i;
	}
	assert_int_equal(array[4999999], 4999999);
	assert_int_equal(array[0], 0);
	if (capacity > 5000000)
		assert_int_equal(array[5000000], 0);
	/* 20 MB of numbers, half as much free room, and the small ones before. */
	assert_in_range(f->host.n_bytes, 20000000, 33000000);
}

static void
test_long_work_polls(void **state)
{
	Fixture *f = *state;
	uint64_t before = f->host.n_polls;

	nx_new_array(&f->arena, char, 20 * 1024 * 1024);
	assert_in_range(f->host.n_polls - before, 5, 100);
}

static void
test_copy(void **state)
{
	NxArena *arena = &((Fixture *) *state)->arena;
	char text[] = "Seoul";
	char *copy = nx_arena_copy(arena, text, 5);

	text[0] = 'x';
	assert_memory_equal(copy, "Seoul", 5);
	assert_non_null(nx_arena_copy(arena, NULL, 0));
}

/* A host whose alloc leaves by longjmp for a size that cannot be. */
static jmp_buf refused;

static void *
refusing_alloc(void *ctx, size_t size)
{
	(void) ctx;
	assert_true(size > SIZE_MAX / 2);
	longjmp(refused, 1);
}

static void
test_overflow_is_asked_of_the_host(void **state)
{
	NxEnv env = {.alloc = refusing_alloc};
	NxArena arena;

	(void) state;
	nx_arena_init(&arena, &env);
	if (setjmp(refused) == 0)
	{
		nx_arena_alloc_array(&arena, SIZE_MAX / 2, 3);
		fail();
	}
	if (setjmp(refused) == 0)
	{
		nx_arena_alloc(&arena, SIZE_MAX);
		fail();
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_results_are_aligned_and_apart, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_large_request_leaves_block_in_use, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_many_small_take_few_blocks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_array_is_zeroed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_grow_keeps_and_doubles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_dropped_goes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_large_never_shares_a_block, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_growing_holds_one_array, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_long_work_polls, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_copy, set_up, tear_down),
		cmocka_unit_test(test_overflow_is_asked_of_the_host),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
