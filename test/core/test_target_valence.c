/*
 * test_target_valence.c
 *	  Patterns of words with valence: each has a number of its own, and the key by which
 *	  models have it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/target_features.h"

#define N_ITEMS 41
#define PLACE 20

static NxTargetItem items[N_ITEMS];
static const NxTargetPlace place = {items, N_ITEMS, PLACE, PLACE + 1};

/* Items of which each has valence; so many clauses end on the way to the place. */
static void
make_items(int16_t valence, bool negated, uint32_t clauses)
{
	memset(items, 0, sizeof(items));
	for (uint32_t i = 0; i < N_ITEMS; i++)
	{
		items[i].clause = i < PLACE ? 0 : i == PLACE ? clauses : 2 * clauses;
		items[i].valence = valence;
		items[i].negator = negated ? 0 : NX_NONE;
	}
}

static uint64_t keys[NX_VALENCE_NUMBERS];
static bool seen[NX_VALENCE_NUMBERS];

/* One number for a key, and one key for a number. */
static void
enter(const NxValencePattern *pattern)
{
	assert_in_range(pattern->number, 0, NX_VALENCE_NUMBERS - 1);
	for (uint32_t number = 0; number < NX_VALENCE_NUMBERS; number++)
	{
		if (seen[number])
			assert_true((number == pattern->number) == (keys[number] == pattern->key));
	}
	seen[pattern->number] = true;
	keys[pattern->number] = pattern->key;
}

static void
enter_all(const NxValenceView *view)
{
	NxValencePattern patterns[NX_VALENCE_PATTERNS];

	for (uint32_t i = 0; i < N_ITEMS; i++)
	{
		if (!nx_valence_counts(view, i))
			continue;
		nx_valence_patterns(view, i, patterns);
		for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
			enter(&patterns[k]);
	}
}

static void
numbers_are_of_keys(void **state)
{
	NxValenceView view = {.place = &place};
	uint32_t n_seen = 0;

	(void) state;
	for (uint32_t way = 0; way < 2 * 2 * 5; way++)
	{
		make_items(way % 2 == 0 ? 800 : -800, way / 2 % 2 == 1, way / 4);
		for (uint8_t beside = 0; beside < NX_TARGET_BESIDES * NX_TARGET_BESIDES; beside++)
		{
			view.before = beside % NX_TARGET_BESIDES;
			view.after = beside / NX_TARGET_BESIDES;
			enter_all(&view);
		}
	}
	for (uint32_t number = 0; number < NX_VALENCE_NUMBERS; number++)
		n_seen += seen[number];
	assert_int_equal(n_seen, NX_VALENCE_NUMBERS);
}

/* Models are learnt with these: others would find nothing there. */
static void
keys_are_those_of_models(void **state)
{
	static const uint64_t right[] = {3, 11, 1155, 16387};
	static const uint64_t left[] = {0, 16, 2272, 8192};
	NxValenceView view = {
		.place = &place, .before = NX_BESIDE_WORD, .after = NX_BESIDE_MARK};
	NxValencePattern patterns[NX_VALENCE_PATTERNS];

	(void) state;
	make_items(800, false, 1);
	nx_valence_patterns(&view, PLACE + 4, patterns);
	for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
		assert_int_equal(patterns[k].key, right[k]);
	assert_int_equal(nx_valence_scale(&place, PLACE + 4), 102); /* 0.8 / 8 of 1024 */
	make_items(-2400, false, 5);
	view.before = NX_BESIDE_PREPOSITION;
	view.after = NX_BESIDE_NOTHING;
	nx_valence_patterns(&view, 0, patterns);
	for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
		assert_int_equal(patterns[k].key, left[k]);
	assert_int_equal(nx_valence_scale(&place, 0), 307);
}

/* Both patterns have the same key. */
static bool
are_alike(const NxValenceView *view, uint32_t item, uint32_t other, int k)
{
	NxValencePattern patterns[NX_VALENCE_PATTERNS];
	NxValencePattern others[NX_VALENCE_PATTERNS];

	nx_valence_patterns(view, item, patterns);
	nx_valence_patterns(view, other, others);
	return patterns[k].key == others[k].key;
}

static void
patterns_tell_sides_and_distances(void **state)
{
	NxValenceView view = {
		.place = &place, .before = NX_BESIDE_MARK, .after = NX_BESIDE_WORD};

	(void) state;
	make_items(800, false, 1);
	for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
	{
		assert_false(are_alike(&view, PLACE - 1, PLACE + 1, k));
		assert_true(are_alike(&view, PLACE - 1, PLACE - 2, k));
		assert_int_equal(are_alike(&view, PLACE - 2, PLACE - 3, k), k != 1);
		assert_int_equal(are_alike(&view, PLACE + 5, PLACE + 6, k), k != 1);
		assert_int_equal(are_alike(&view, PLACE + 12, PLACE + 13, k), k != 1);
		assert_true(are_alike(&view, PLACE + 13, PLACE + 20, k));
	}
	/* What stands in another clause is told apart, by what is between. */
	items[PLACE + 2].clause++;
	for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
		assert_int_equal(are_alike(&view, PLACE + 1, PLACE + 2, k), k != 2);
	assert_false(nx_valence_counts(&view, PLACE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_of_keys),
		cmocka_unit_test(keys_are_those_of_models),
		cmocka_unit_test(patterns_tell_sides_and_distances),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
