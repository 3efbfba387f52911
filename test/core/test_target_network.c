/*
 * test_target_network.c
 *	  The network over the words around a place: what its units see and where they
 *	  fire, by weights of the test's own; and that shares add up to the score.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/target_features.h"
#include "tools/host/host.h"
#include "tools/train/random.h"

#define WORD_ONE (NX_TONE_NET_VECTOR_ONE) /* scale 32, bits 1 above zero: a number of 1 */
#define SCORE_ONE (NX_TONE_WEIGHT_ONE * NX_TARGET_ONE)
#define MAX_ITEMS 400

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxModel model;
	NxToneRow rows[NX_MODEL_TONE_ROWS];
	NxToneOutput outputs[NX_MODEL_TONE_OUTPUTS];
	NxToneWord words[NX_MODEL_TONE_DIMENSIONS]; /* word d has number d of its vector */
	NxTargetItem items[MAX_ITEMS];
	NxTargetNetwork network;
	uint64_t random;
} Fixture;

static int
set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof(*fixture));

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	fixture->model.tone_rows = fixture->rows;
	fixture->model.tone_outputs = fixture->outputs;
	for (int d = 0; d < NX_MODEL_TONE_DIMENSIONS; d++)
	{
		NxToneWord *word = &fixture->words[d];
		uint8_t one = NX_MODEL_WEIGHT_ZERO + 1;

		word->scale = WORD_ONE;
		memset(word->vector, NX_MODEL_WEIGHT_ZERO | NX_MODEL_WEIGHT_ZERO << 4,
			   sizeof(word->vector));
		word->vector[d % 8] = (uint8_t) (d < 8 ? one | NX_MODEL_WEIGHT_ZERO << 4
											   : NX_MODEL_WEIGHT_ZERO | one << 4);
	}
	nx_target_network_init(&fixture->network, &fixture->arena, &fixture->model);
	nx_target_network_forget(&fixture->network);
	fixture->random = 5;
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	Fixture *fixture = *state;

	nx_target_network_drop(&fixture->network);
	nx_host_reset(&fixture->host);
	free(fixture);
	return 0;
}

/* "a" to "p" are words, "?" one without a vector, "|" the first mark of the next clause. */
static NxTargetPlace
sentence(Fixture *fixture, const char *letters, uint32_t first, uint32_t end)
{
	NxTargetPlace place = {fixture->items, (uint32_t) strlen(letters), first, end};
	uint32_t clause = 0;

	memset(fixture->items, 0, sizeof(fixture->items));
	for (uint32_t i = 0; i < place.n; i++)
	{
		NxTargetItem *item = &fixture->items[i];

		clause += letters[i] == '|';
		item->clause = clause;
		item->negator = NX_NONE;
		item->is_word = letters[i] != '|';
		item->word = letters[i] >= 'a' && letters[i] <= 'p'
						 ? &fixture->words[letters[i] - 'a']
						 : NULL;
	}
	nx_target_network_drop(&fixture->network);
	nx_target_network_init(&fixture->network, &fixture->arena, &fixture->model);
	return place;
}

/* What a word gives to unit 0 of the item after it, of itself, of the one before it. */
static void
set_word(Fixture *fixture, char letter, double after, double self, double before)
{
	NxToneRow *row = &fixture->rows[letter - 'a'];

	row->units[0][0] = (int16_t) (after * NX_TONE_NET_WEIGHT_ONE);
	row->units[1][0] = (int16_t) (self * NX_TONE_NET_WEIGHT_ONE);
	row->units[2][0] = (int16_t) (before * NX_TONE_NET_WEIGHT_ONE);
}

static void
set_output(Fixture *fixture, NxTargetPool pool, double positive, double negative)
{
	NxToneOutput *output = &fixture->outputs[NX_MODEL_TONE_STARTS + 2 * pool];

	output[0].units[0] = (int16_t) (positive * NX_TONE_NET_OUTPUT_ONE);
	output[1].units[0] = (int16_t) (negative * NX_TONE_NET_OUTPUT_ONE);
}

static int32_t
positive(Fixture *fixture, const char *letters, uint32_t first)
{
	NxTargetPlace place = sentence(fixture, letters, first, first + 1);

	return nx_target_network_score(&fixture->network, &place).positive;
}

static void
assert_near(int64_t value, int64_t expected, int64_t slack)
{
	assert_true(value >= expected - slack && value <= expected + slack);
}

/* Together, in this order, and not by itself: what no sum of words can say. */
static void
units_see_words_together(void **state)
{
	Fixture *fixture = *state;

	set_word(fixture, 'a', 0.75, 0, 0);
	set_word(fixture, 'b', 0, 0.75, 0);
	for (int distance = 0; distance < NX_MODEL_TONE_DISTANCES; distance++)
		fixture->outputs[distance].units[0] = -NX_TONE_NET_UNIT_ONE;
	set_output(fixture, NX_TONE_POOL_MOST, 2, 0);
	assert_int_equal(positive(fixture, "abcd", 3), SCORE_ONE); /* (0.75 + 0.75 - 1) * 2 */
	assert_int_equal(positive(fixture, "bacd", 3), 0);
	assert_int_equal(positive(fixture, "acbd", 3), 0);
	assert_int_equal(positive(fixture, "accd", 3), 0);
	assert_int_equal(positive(fixture, "cdab", 0), SCORE_ONE);
	/* The place's own words are not seen. */
	assert_int_equal(positive(fixture, "cabd", 2), 0);
	/* Once is as much as twice: it is the most. */
	assert_int_equal(positive(fixture, "ababd", 4), SCORE_ONE);
}

static void
pools_are_by_distance(void **state)
{
	static const char *const far = "accccccc";
	Fixture *fixture = *state;

	set_word(fixture, 'a', 0, 1, 0);
	set_output(fixture, NX_TONE_POOL_FAR_LEFT, 1, 0);
	set_output(fixture, NX_TONE_POOL_NEAR_LEFT, 0.5, 0);
	assert_int_equal(positive(fixture, far, 7), SCORE_ONE); /* one item is so far */
	assert_int_equal(positive(fixture, "ac", 1), SCORE_ONE / 2);
	assert_int_equal(positive(fixture, "aaaac", 4), SCORE_ONE); /* 4 / sqrt(4) halves */
	assert_int_equal(positive(fixture, "ca", 0), 0);
	set_output(fixture, NX_TONE_POOL_NEXT, 0.25, 0);
	assert_int_equal(positive(fixture, "ca", 0), SCORE_ONE / 4);
	set_output(fixture, NX_TONE_POOL_NEAR_RIGHT, 0.125, 0);
	assert_int_equal(positive(fixture, "cca", 0), SCORE_ONE * 1024 * 0.125 * 1 / 1024);
	set_output(fixture, NX_TONE_POOL_HERE, 2, 0);
	assert_int_equal(positive(fixture, "ccc", 1), 0);
	set_word(fixture, 'a', 1, 0, 0);
	assert_int_equal(positive(fixture, "acc", 1), 2 * SCORE_ONE);
}

static void
distances_and_clauses(void **state)
{
	static const uint32_t distances[] = {1, 2, 3, 3, 4, 4, 4, 4, 5, 5};
	NxTargetPlace place = {NULL, 60, 3, 5};
	uint32_t left;
	uint32_t right;

	(void) state;
	for (uint32_t steps = 1; steps <= 10; steps++)
	{
		assert_int_equal(nx_target_distance(steps, true), distances[steps - 1]);
		assert_int_equal(nx_target_distance(steps, false), distances[steps - 1] + 5);
	}
	assert_int_equal(nx_target_clauses(4, 4), 0);
	assert_int_equal(nx_target_clauses(4, 5), 1);
	assert_int_equal(nx_target_clauses(4, 9), 2);
	assert_int_equal(nx_target_pool(7, true), NX_TONE_POOL_FAR_LEFT);
	assert_int_equal(nx_target_pool(6, true), NX_TONE_POOL_NEAR_LEFT);
	assert_int_equal(nx_target_pool(1, false), NX_TONE_POOL_NEXT);
	assert_int_equal(nx_target_pool(6, false), NX_TONE_POOL_NEAR_RIGHT);
	assert_int_equal(nx_target_pool(7, false), NX_TONE_POOL_FAR_RIGHT);
	nx_target_window(&place, NX_TONE_NET_REACH, &left, &right);
	assert_int_equal(left, 0);
	assert_int_equal(right, 5 + NX_TONE_NET_REACH);
}

/* Where units begin depends on the distance, and on the clauses between. */
static void
starts_are_by_distance_and_clause(void **state)
{
	Fixture *fixture = *state;

	set_output(fixture, NX_TONE_POOL_MOST, 1, 0);
	fixture->outputs[3].units[0] = NX_TONE_NET_UNIT_ONE; /* 3 or 4 before the place */
	assert_int_equal(positive(fixture, "aaa", 2), 0);
	assert_int_equal(positive(fixture, "aaaa", 3), SCORE_ONE);
	/* Of the next clause, which begins with the mark. */
	fixture->outputs[NX_MODEL_TONE_DISTANCES + 1].units[0] = NX_TONE_NET_UNIT_ONE;
	assert_int_equal(positive(fixture, "aaa|a", 4), 2 * SCORE_ONE);
	fixture->outputs[NX_MODEL_TONE_DISTANCES + 2].units[0] = -NX_TONE_NET_UNIT_ONE;
	fixture->outputs[3].units[0] = 0;
	assert_int_equal(positive(fixture, "a||a", 3), SCORE_ONE);
	assert_int_equal(positive(fixture, "a||", 0), SCORE_ONE);
}

static void
traits_are_seen(void **state)
{
	Fixture *fixture = *state;
	NxToneRow *traits = fixture->rows + NX_MODEL_TONE_DIMENSIONS;
	NxTargetPlace place = sentence(fixture, "?b", 1, 2);

	set_output(fixture, NX_TONE_POOL_NEAR_LEFT, 1, 0);
	traits[NX_TONE_TRAIT_NO_VECTOR].units[1][0] = NX_TONE_NET_WEIGHT_ONE;
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 SCORE_ONE);
	/* Words that the model has, but not as a vector, are the same. */
	fixture->words[0].scale = 0;
	assert_int_equal(positive(fixture, "ab", 1), SCORE_ONE);
	fixture->words[0].scale = WORD_ONE;
	assert_int_equal(positive(fixture, "ab", 1), 0);
	/* A valence is as much as it is, and "leaning" has its sign. */
	traits[NX_TONE_TRAIT_BAD].units[1][0] = 2 * NX_TONE_NET_WEIGHT_ONE;
	place = sentence(fixture, "ab", 1, 2);
	fixture->items[0].valence = -1024;
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 SCORE_ONE);
	traits[NX_TONE_TRAIT_BAD].units[1][0] = 0;
	traits[NX_TONE_TRAIT_LEANING].units[1][0] = NX_TONE_NET_WEIGHT_ONE;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive, 0);
	fixture->items[0].negator = 0;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 SCORE_ONE / 2);
	fixture->items[0].traits = 1U << NX_TONE_TRAIT_QUOTED;
	traits[NX_TONE_TRAIT_QUOTED].units[1][0] = NX_TONE_NET_WEIGHT_ONE;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 3 * SCORE_ONE / 2);
}

/* What the model has added up of a word stands for it where the word has those traits. */
static void
sums_are_used(void **state)
{
	Fixture *fixture = *state;
	NxToneRow *traits = fixture->rows + NX_MODEL_TONE_DIMENSIONS;
	NxToneSum sum = {.traits = 1u << NX_TONE_TRAIT_STOP};
	NxTargetPlace place = sentence(fixture, "ab", 1, 2);

	set_output(fixture, NX_TONE_POOL_NEAR_LEFT, 1, 0);
	set_word(fixture, 'a', 0, 0.25, 0);
	traits[NX_TONE_TRAIT_STOP].units[1][0] = NX_TONE_NET_WEIGHT_ONE / 2;
	traits[NX_TONE_TRAIT_QUOTED].units[1][0] = NX_TONE_NET_WEIGHT_ONE;
	fixture->items[0].traits = sum.traits;
	nx_target_network_sum(&fixture->model, &fixture->items[0], &sum.row);
	assert_int_equal(sum.row.units[1][0], NX_TONE_NET_UNIT_ONE * 3 / 4);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 SCORE_ONE * 3 / 4);
	/* A sum that says something else shows that it is asked. */
	sum.row.units[1][0] = 2 * NX_TONE_NET_UNIT_ONE;
	fixture->model.tone_sums = &sum;
	fixture->words[0].sum = 1;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 2 * SCORE_ONE);
	/* What the word has beside is added, ... */
	fixture->items[0].traits |= 1u << NX_TONE_TRAIT_QUOTED;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 3 * SCORE_ONE);
	traits[NX_TONE_TRAIT_GOOD].units[1][0] = -NX_TONE_NET_WEIGHT_ONE;
	fixture->items[0].valence = 2048;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 2 * SCORE_ONE);
	/* ... and of what it has not all, it is not asked. */
	fixture->items[0].valence = 0;
	fixture->items[0].traits = 1u << NX_TONE_TRAIT_QUOTED;
	nx_target_network_forget(&fixture->network);
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive,
					 SCORE_ONE * 5 / 4);
}

/* ---- weights at random ---- */

static uint32_t
draw(Fixture *fixture, uint32_t n)
{
	return next_random(&fixture->random) % n;
}

static void
draw_weights(Fixture *fixture, int16_t *weights, size_t n, int16_t most)
{
	for (size_t i = 0; i < n; i++)
		weights[i] = (int16_t) ((int32_t) draw(fixture, 2u * (uint32_t) most + 1) - most);
}

static void
draw_network(Fixture *fixture)
{
	draw_weights(fixture, fixture->rows[0].units[0],
				 sizeof(fixture->rows) / (sizeof(int16_t)), NX_TONE_NET_WEIGHT_ONE / 2);
	draw_weights(fixture, fixture->outputs[0].units,
				 sizeof(fixture->outputs) / (sizeof(int16_t)), NX_TONE_NET_OUTPUT_ONE);
}

static NxTargetPlace
draw_sentence(Fixture *fixture, uint32_t n, uint32_t first, uint32_t end)
{
	char letters[MAX_ITEMS + 1];

	for (uint32_t i = 0; i < n; i++)
		letters[i] = "abcdefghijklmnop?|"[draw(fixture, 18)];
	letters[n] = '\0';
	return sentence(fixture, letters, first, end);
}

static void
shares_add_up(void **state)
{
	Fixture *fixture = *state;

	int32_t largest = 0;

	draw_network(fixture);
	for (int i = 0; i < 200; i++)
	{
		uint32_t n = 1 + draw(fixture, 90);
		uint32_t first = draw(fixture, n);
		uint32_t end = first + 1 + draw(fixture, n - first < 5 ? n - first : 5);
		NxTargetPlace place = draw_sentence(fixture, n, first, end);
		NxTargetScore score = nx_target_network_score(&fixture->network, &place);
		NxTargetShare shares[NX_TARGET_MAX_SHARES];
		uint32_t n_shares = nx_target_network_shares(&fixture->network, &place, shares);
		int64_t positive_sum = 0;
		int64_t negative_sum = 0;

		assert_in_range(n_shares, 1, NX_TARGET_MAX_SHARES);
		for (uint32_t k = 0; k < n_shares; k++)
		{
			uint32_t item = shares[k].item;

			positive_sum += shares[k].positive;
			negative_sum += shares[k].negative;
			assert_true((item == NX_NONE) == (k + 1 == n_shares));
			assert_true(item == NX_NONE || item < first || (item >= end && item < n));
			assert_true(k == 0 || item > shares[k - 1].item);
		}
		/* Lost in rounding: 1/128 at most for each unit and item, by weights of up to 1. */
		assert_near(positive_sum >> NX_TONE_NET_SHARE_SHIFT, score.positive, SCORE_ONE / 4);
		assert_near(negative_sum >> NX_TONE_NET_SHARE_SHIFT, score.negative, SCORE_ONE / 4);
		largest = score.positive > largest ? score.positive : largest;
	}
	assert_true(largest > 10 * SCORE_ONE);
}

/* What is kept of items does not depend on the places seen before. */
static void
places_do_not_disturb_each_other(void **state)
{
	Fixture *fixture = *state;
	NxTargetScore alone[MAX_ITEMS];
	NxTargetNetwork fresh;
	NxTargetPlace place;

	draw_network(fixture);
	place = draw_sentence(fixture, MAX_ITEMS, 0, 1);
	for (uint32_t i = 0; i < MAX_ITEMS; i++)
	{
		place.first = i;
		place.end = i + 1;
		nx_target_network_forget(&fixture->network);
		alone[i] = nx_target_network_score(&fixture->network, &place);
	}
	for (uint32_t i = 0; i < 2000; i++)
	{
		NxTargetScore score;

		place.first = draw(fixture, MAX_ITEMS);
		place.end = place.first + 1;
		score = nx_target_network_score(&fixture->network, &place);
		assert_int_equal(score.positive, alone[place.first].positive);
		assert_int_equal(score.negative, alone[place.first].negative);
	}
	/* Long places, and leaps to left and right. */
	nx_target_network_init(&fresh, &fixture->arena, &fixture->model);
	for (uint32_t i = 0; i < 2000; i++)
	{
		NxTargetScore score;
		NxTargetScore expected;

		place.first = i % 3 == 0   ? draw(fixture, MAX_ITEMS)
					  : i % 3 == 1 ? place.first + draw(fixture, MAX_ITEMS - place.first)
								   : place.first - draw(fixture, place.first + 1);
		place.end = place.first + 1 + draw(fixture, NX_TONE_NET_LONGEST);
		place.end = place.end < MAX_ITEMS ? place.end : MAX_ITEMS;
		score = nx_target_network_score(&fixture->network, &place);
		nx_target_network_forget(&fresh);
		expected = nx_target_network_score(&fresh, &place);
		assert_int_equal(score.positive, expected.positive);
		assert_int_equal(score.negative, expected.negative);
	}
	/* They are seen up to a length. */
	place.first = 100;
	place.end = place.first + NX_TONE_NET_LONGEST;
	assert_int_not_equal(nx_target_network_score(&fixture->network, &place).positive, 0);
	place.end++;
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive, 0);
}

/* Weights of any size, as a damaged model could have them. */
static void
large_weights_do_no_harm(void **state)
{
	Fixture *fixture = *state;
	NxTargetPlace place;
	NxTargetShare shares[NX_TARGET_MAX_SHARES];

	for (int row = 0; row < NX_MODEL_TONE_ROWS; row++)
		for (int unit = 0; unit < NX_MODEL_TONE_UNITS; unit++)
			for (int k = 0; k < NX_MODEL_TONE_PLACES; k++)
				fixture->rows[row].units[k][unit] = unit % 2 == 0 ? INT16_MAX : INT16_MIN;
	for (int output = 0; output < NX_MODEL_TONE_OUTPUTS; output++)
		for (int unit = 0; unit < NX_MODEL_TONE_UNITS; unit++)
			fixture->outputs[output].units[unit] =
				output < NX_MODEL_TONE_STARTS ? INT16_MAX : NX_MODEL_TONE_MOST;
	place = draw_sentence(fixture, 80, 40, 41);
	for (int d = 0; d < NX_MODEL_TONE_DIMENSIONS; d++)
		fixture->words[d].scale = 255;
	(void) nx_target_network_score(&fixture->network, &place);
	assert_in_range(nx_target_network_shares(&fixture->network, &place, shares), 1,
					NX_TARGET_MAX_SHARES);
}

static void
models_may_lack_it(void **state)
{
	Fixture *fixture = *state;
	NxTargetPlace place = sentence(fixture, "abc", 1, 2);
	NxTargetShare shares[NX_TARGET_MAX_SHARES];

	draw_network(fixture);
	fixture->model.tone_rows = NULL;
	fixture->model.tone_outputs = NULL;
	assert_int_equal(nx_target_network_score(&fixture->network, &place).positive, 0);
	assert_int_equal(nx_target_network_shares(&fixture->network, &place, shares), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(units_see_words_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pools_are_by_distance, set_up, tear_down),
		cmocka_unit_test_setup_teardown(distances_and_clauses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(starts_are_by_distance_and_clause, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(traits_are_seen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sums_are_used, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shares_add_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(places_do_not_disturb_each_other, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(large_weights_do_no_harm, set_up, tear_down),
		cmocka_unit_test_setup_teardown(models_may_lack_it, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
