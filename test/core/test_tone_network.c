/*
 * test_tone_network.c
 *	  The trainer's network of tone: it learns what no weights of single words can say,
 *	  and what the server makes of it in whole numbers is the same.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/hash.h"
#include "model/write.h"
#include "tools/host/host.h"
#include "tools/train/random.h"
#include "tools/train/train_tone_network.h"

#define N_EXAMPLES 3000
#define N_ITEMS 9
#define N_WORDS 60 /* of each sort */
#define SHARE 0.5f
#define HELD_OUT 1

/*
 * Good and bad words speak for a tone, and one that denies before them against it.  All
 * words of a sort have like vectors.
 */
typedef enum Sort
{
	GOOD,
	BAD,
	DENYING,
	OTHER,
	N_SORTS
} Sort;

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	Vectors vectors;
	ToneExamples examples;
	ToneSentences sentences;
	uint64_t random;
} Fixture;

static uint32_t
draw(Fixture *fixture, uint32_t n)
{
	return next_random(&fixture->random) % n;
}

static void
make_vectors(Fixture *fixture)
{
	Vectors *vectors = &fixture->vectors;

	vectors->n = N_WORDS * N_SORTS;
	vectors->keys = nx_new_array(&fixture->arena, uint64_t, vectors->n);
	vectors->v = nx_arena_alloc_array(&fixture->arena, vectors->n, sizeof(*vectors->v));
	nx_keymap_init(&vectors->index, &fixture->arena);
	for (uint32_t i = 0; i < vectors->n; i++)
	{
		vectors->keys[i] = nx_hash_mix(i, 77);
		nx_keymap_put(&vectors->index, vectors->keys[i], i);
		for (int d = 0; d < VECTOR_SIZE; d++)
			vectors->v[i][d] = ((float) draw(fixture, 201) / 100 - 1) / 12;
		for (int d = 0; d < 10; d++)
			vectors->v[i][10 * (int) (i % N_SORTS) + d] += 0.2f;
	}
}

/* The place is the first item; one good or bad word follows it, which may be denied. */
static void
make_example(Fixture *fixture, ToneExample *example)
{
	Sort sort = (Sort) draw(fixture, 2);
	uint32_t at = 2 + draw(fixture, N_ITEMS - 2);
	bool denied = draw(fixture, 2) == 0;

	example->items = nx_new_array(&fixture->arena, NxTargetItem, N_ITEMS);
	example->place = (NxTargetPlace){example->items, N_ITEMS, 0, 1};
	example->n_features = 1;
	example->fold = (uint8_t) draw(fixture, 3);
	example->class = (sort == GOOD) != denied ? TONE_POSITIVE : TONE_NEGATIVE;
	for (uint32_t i = 0; i < N_ITEMS; i++)
	{
		Sort own = i == at ? sort : i + 1 == at && denied ? DENYING : OTHER;
		uint32_t word = N_SORTS * draw(fixture, N_WORDS) + own;

		example->items[i].symbol = fixture->vectors.keys[word];
		example->items[i].negator = NX_NONE;
		example->items[i].is_word = true;
	}
}

static int
set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof(*fixture));

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	fixture->random = 9;
	make_vectors(fixture);
	fixture->examples.n = N_EXAMPLES;
	fixture->examples.examples = nx_new_array(&fixture->arena, ToneExample, N_EXAMPLES);
	for (uint32_t i = 0; i < N_EXAMPLES; i++)
		make_example(fixture, &fixture->examples.examples[i]);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	Fixture *fixture = *state;

	nx_host_reset(&fixture->host);
	free(fixture);
	return 0;
}

static ToneNetwork *
learn(Fixture *fixture)
{
	return nx_train_tone_network(&fixture->arena, &fixture->examples, &fixture->sentences,
								 &fixture->vectors, fixture->vectors.n, HELD_OUT);
}

static void
test_learning(void **state)
{
	Fixture *fixture = *state;
	ToneNetwork *network = learn(fixture);
	uint32_t n_held_out = 0;
	uint32_t n_right = 0;

	for (uint32_t i = 0; i < N_EXAMPLES; i++)
	{
		const ToneExample *example = &fixture->examples.examples[i];
		float scores[N_TONE_CLASSES];

		if (example->fold != HELD_OUT)
			continue;
		tone_network_scores(network, example, scores);
		n_held_out++;
		n_right += (scores[TONE_POSITIVE] > scores[TONE_NEGATIVE]) ==
				   (example->class == TONE_POSITIVE);
	}
	assert_in_range(n_held_out, 800, 1200);
	assert_in_range(n_right, n_held_out - n_held_out / 20, n_held_out);
}

/* Give the items the words of the model that is made of the network. */
static void
fill_model(Fixture *fixture, const ToneNetwork *network, NxModel *model)
{
	NxToneRow *rows = nx_new_array(&fixture->arena, NxToneRow, NX_MODEL_TONE_ROWS);
	NxToneOutput *outputs =
		nx_new_array(&fixture->arena, NxToneOutput, NX_MODEL_TONE_OUTPUTS);
	NxToneWord *words = nx_new_array(&fixture->arena, NxToneWord, fixture->vectors.n);

	tone_network_fill(network, SHARE, rows, outputs);
	for (uint32_t i = 0; i < fixture->vectors.n; i++)
	{
		int8_t vector[TONE_DIMENSIONS];

		assert_true(tone_network_vector(network, fixture->vectors.keys[i], vector));
		nx_model_pack_vector(&words[i], vector);
	}
	for (uint32_t i = 0; i < N_EXAMPLES; i++)
	{
		NxTargetItem *items = fixture->examples.examples[i].items;

		for (uint32_t j = 0; j < N_ITEMS; j++)
			items[j].word = &words[nx_keymap_get(&fixture->vectors.index, items[j].symbol)];
	}
	memset(model, 0, sizeof(*model));
	model->tone_rows = rows;
	model->tone_outputs = outputs;
}

/* The server's score of an example, and the trainer's; returns the size of the latter. */
static float
assert_served(ToneNetwork *network, NxTargetNetwork *served, const ToneExample *example)
{
	float one = NX_TONE_WEIGHT_ONE * NX_TARGET_ONE;
	float scores[N_TONE_CLASSES];
	NxTargetScore score;
	float positive;
	float negative;

	tone_network_scores(network, example, scores);
	nx_target_network_forget(served);
	score = nx_target_network_score(served, &example->place);
	positive = (scores[TONE_POSITIVE] - scores[TONE_NEUTRAL]) * SHARE;
	negative = (scores[TONE_NEGATIVE] - scores[TONE_NEUTRAL]) * SHARE;
	assert_true(fabsf((float) score.positive / one - positive) < 0.5f);
	assert_true(fabsf((float) score.negative / one - negative) < 0.5f);
	return fmaxf(fabsf(positive), fabsf(negative));
}

/* The place anywhere, in any clause, among items of any traits. */
static void
draw_around(Fixture *fixture, ToneExample *example)
{
	uint32_t clause = 0;

	example->place.first = draw(fixture, N_ITEMS);
	example->place.end = example->place.first + 1;
	for (uint32_t i = 0; i < N_ITEMS; i++)
	{
		clause += draw(fixture, 4) == 0;
		example->items[i].clause = clause;
		example->items[i].traits = 1u << (NX_TONE_TRAIT_STOP + draw(fixture, 16));
		example->items[i].valence = (int16_t) (draw(fixture, 2) * draw(fixture, 3000));
		example->items[i].negator = draw(fixture, 3) == 0 ? 0 : NX_NONE;
	}
}

/* As they were learnt, then by the same weights wherever the place is. */
static void
test_server(void **state)
{
	Fixture *fixture = *state;
	ToneNetwork *network = learn(fixture);
	NxTargetNetwork served;
	NxModel model;
	float largest = 0;
	float largest_anywhere = 0;

	fill_model(fixture, network, &model);
	nx_target_network_init(&served, &fixture->arena, &model);
	for (uint32_t i = 0; i < 300; i++)
	{
		ToneExample *example = &fixture->examples.examples[i];

		largest = fmaxf(largest, assert_served(network, &served, example));
		draw_around(fixture, example);
		largest_anywhere =
			fmaxf(largest_anywhere, assert_served(network, &served, example));
	}
	assert_true(largest > 2);
	assert_true(largest_anywhere > 2);
}

/* Words beyond those that the model has room for have no vector; nor has one of no list. */
static void
test_unknown(void **state)
{
	Fixture *fixture = *state;
	int8_t vector[TONE_DIMENSIONS];
	ToneNetwork *network =
		nx_train_tone_network(&fixture->arena, &fixture->examples, &fixture->sentences,
							  &fixture->vectors, 10, HELD_OUT);

	assert_true(tone_network_vector(network, fixture->vectors.keys[9], vector));
	/* But a frequent one has a vector of its own. */
	assert_true(tone_network_vector(network, fixture->vectors.keys[12 + OTHER], vector));
	assert_false(tone_network_vector(network, fixture->vectors.keys[12 + BAD], vector));
	assert_false(tone_network_vector(network, UINT64_C(1234), vector));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_learning, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_server, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_unknown, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
