/*
 * test_network_training.c
 *	  The trainer's network: it learns what no weights of single words can say, and
 *	  what the server makes of it with codes and whole numbers is the same.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/hash.h"
#include "model/table.h"
#include "text/breaks.h"
#include "tools/host/host.h"
#include "tools/train/network.h"
#include "tools/train/random.h"

#define N_WORDS 300
#define N_KNOWN 280 /* the others have no vector */
#define N_SLOTS 1024
#define N_TOKENS 120
#define SCALE 28.0f

/* Label 1 is right where exactly one of a word and the one before it is odd. */
typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxBreaks *breaks;
	Embeddings embeddings;
	bool odd[N_WORDS];
	NxText text;
	NxModel model;
	NxFeatures features;
	NetworkInput inputs[NX_FEATURES_WINDOW];
	NetworkDocument document;
	Network *network;
	uint64_t random;
} Fixture;

static uint32_t
draw(Fixture *fixture)
{
	return next_random(&fixture->random);
}

/* Words "Xaa", "Xab", ...; the vectors of odd ones lie on one side. */
static void
make_embeddings(Fixture *fixture)
{
	Embeddings *embeddings = &fixture->embeddings;

	embeddings->n = N_KNOWN;
	embeddings->keys = nx_new_array(&fixture->arena, uint64_t, N_WORDS);
	embeddings->v = nx_arena_alloc_array(&fixture->arena, N_WORDS, sizeof(*embeddings->v));
	nx_keymap_init(&embeddings->index, &fixture->arena);
	for (uint32_t i = 0; i < N_WORDS; i++)
	{
		char word[4] = {'x', (char) ('a' + i / 26), (char) ('a' + i % 26), '\0'};

		embeddings->keys[i] = nx_hash64(word, 3);
		if (i < N_KNOWN)
			nx_keymap_put(&embeddings->index, embeddings->keys[i], i);
		fixture->odd[i] = draw(fixture) % 2 == 0;
		for (int d = 0; d < EMBEDDING_SIZE; d++)
			embeddings->v[i][d] = (float) (draw(fixture) % 2001) / 1000 - 1;
		for (int d = 0; d < 10; d++)
			embeddings->v[i][d] += fixture->odd[i] ? 1.5f : -1.5f;
	}
}

static void
open_text(Fixture *fixture)
{
	static const NxWordEntry no_words[1];
	static const NxPhraseEntry no_phrases[1];
	const NxWordEntry **words;
	NxBuf buf;

	nx_buf_init(&buf, &fixture->arena);
	for (int i = 0; i < N_TOKENS; i++)
	{
		uint32_t n = draw(fixture) % N_WORDS;

		/* Every eighth word is in lower case, and tells what the document is about. */
		nx_buf_printf(&buf, "%c%c%c ", i % 8 == 7 ? 'x' : 'X', (char) ('a' + n / 26),
					  (char) ('a' + n % 26));
	}
	nx_buf_byte(&buf, 0);
	fixture->model.words = (NxModelTable){no_words, 1};
	fixture->model.phrases = (NxModelTable){no_phrases, 1};
	nx_text_read(&fixture->text, &fixture->arena, fixture->breaks, buf.bytes,
				 (uint32_t) strlen(buf.bytes), 0);
	words = nx_new_array(&fixture->arena, const NxWordEntry *, fixture->text.n_tokens + 1);
	nx_features_open(&fixture->features, &fixture->arena, &fixture->text, &fixture->model,
					 words);
	(void) nx_features_read(&fixture->features, 0, 0, fixture->text.n_tokens);
	for (uint32_t i = 0; i < fixture->features.n; i++)
		fixture->inputs[i] = network_see(&fixture->embeddings, &fixture->features, i);
	fixture->document = network_see_document(&fixture->embeddings, &fixture->features);
}

static int
set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof(Fixture));
	NxError error;

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	fixture->breaks = nx_breaks_open("en", &error);
	fixture->random = 3;
	make_embeddings(fixture);
	open_text(fixture);
	fixture->network = network_new(&fixture->arena, &fixture->embeddings);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	Fixture *fixture = *state;

	free(fixture->document.words);
	nx_breaks_close(fixture->breaks);
	nx_host_reset(&fixture->host);
	free(fixture);
	return 0;
}

static bool
is_odd(const Fixture *fixture, uint32_t i)
{
	uint32_t vector = fixture->inputs[i].vector;

	return vector != NX_KEYMAP_NONE && fixture->odd[vector];
}

static void
learn(Fixture *fixture, int rounds)
{
	uint32_t n = fixture->features.n;

	for (int round = 0; round < rounds; round++)
	{
		float scores[NX_FEATURES_WINDOW][NETWORK_LABELS] = {{0}};
		float gradients[NX_FEATURES_WINDOW][NETWORK_LABELS] = {{0}};

		network_forward(fixture->network, fixture->inputs, n, &fixture->document, scores);
		for (uint32_t i = 1; i < n; i++)
		{
			float share = 1 / (1 + expf(scores[i][0] - scores[i][1]));
			float wanted = is_odd(fixture, i) != is_odd(fixture, i - 1) ? 1 : 0;

			gradients[i][1] = share - wanted;
			gradients[i][0] = wanted - share;
		}
		network_backward(fixture->network, fixture->inputs, n,
						 (const float(*)[NETWORK_LABELS]) gradients, 0.03f);
	}
}

/* How many tokens have the right label. */
static uint32_t
count_right(Fixture *fixture, float (*scores)[NETWORK_LABELS])
{
	uint32_t n_right = 0;

	memset(scores, 0, NX_FEATURES_WINDOW * sizeof(*scores));
	fixture->network->learning = false;
	network_forward(fixture->network, fixture->inputs, fixture->features.n,
					&fixture->document, scores);
	fixture->network->learning = true;
	for (uint32_t i = 1; i < fixture->features.n; i++)
		n_right +=
			(scores[i][1] > scores[i][0]) == (is_odd(fixture, i) != is_odd(fixture, i - 1));
	return n_right;
}

/* The network in the form that the server reads. */
static void
fill_model(Fixture *fixture)
{
	NxVectorEntry *vectors = nx_new_array(&fixture->arena, NxVectorEntry, N_SLOTS);
	NxNetworkRow *rows = nx_new_array(&fixture->arena, NxNetworkRow, NX_MODEL_NET_ROWS);
	NxNetworkOutput *outputs =
		nx_new_array(&fixture->arena, NxNetworkOutput, NX_MODEL_NET_OUTPUTS);

	for (uint32_t i = 0; i < N_KNOWN; i++)
	{
		uint64_t key = fixture->embeddings.keys[i];
		uint32_t slot = nx_table_home(key, N_SLOTS);

		while (vectors[slot].tag != 0)
			slot = (slot + 1) % N_SLOTS;
		vectors[slot].tag = nx_table_short_tag(key);
		memcpy(vectors[slot].codes, fixture->network->codes[i],
			   sizeof(vectors[slot].codes));
	}
	network_fill(fixture->network, SCALE, rows, outputs);
	fixture->model.vectors = (NxModelTable){vectors, N_SLOTS};
	fixture->model.network_rows = rows;
	fixture->model.network_outputs = outputs;
}

static void
test_learning(void **state)
{
	Fixture *fixture = *state;
	float scores[NX_FEATURES_WINDOW][NETWORK_LABELS];
	uint32_t n = fixture->features.n;

	assert_int_equal(n, N_TOKENS);
	assert_in_range(fixture->document.n_words, 5, N_TOKENS / 8);
	assert_in_range(count_right(fixture, scores), n / 4, 3 * n / 4);
	learn(fixture, 150);
	assert_in_range(count_right(fixture, scores), n - 3, n - 1);
}

static void
test_server(void **state)
{
	Fixture *fixture = *state;
	float scores[NX_FEATURES_WINDOW][NETWORK_LABELS];
	NxNetwork network;

	learn(fixture, 150);
	network_quantise(fixture->network, &fixture->arena);
	learn(fixture, 50);
	assert_in_range(count_right(fixture, scores), N_TOKENS - 3, N_TOKENS - 1);
	fill_model(fixture);
	nx_network_init(&network, &fixture->arena, &fixture->features);
	nx_network_read(&network, &fixture->features);
	for (uint32_t i = 0; i < N_TOKENS; i++)
	{
		NxScores whole = {0};

		nx_network_add(&network, &fixture->features, i, whole);
		for (int label = 0; label < 2; label++)
			assert_true(fabsf((float) whole[label] / SCALE - scores[i][label]) < 0.3f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_learning, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_server, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
