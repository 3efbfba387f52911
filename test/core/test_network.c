/*
 * test_network.c
 *	  The network over words: that what is added up by form and in registers is what
 *	  the definition says, computed here number by number, and where it is asked.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/network.h"
#include "base/buf.h"
#include "base/hash.h"
#include "model/table.h"
#include "text/breaks.h"
#include "tools/host/host.h"
#include "tools/train/random.h"

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxBreaks *breaks;
	NxModel model;
	NxNetworkRow rows[NX_MODEL_NET_ROWS];
	NxNetworkOutput outputs[NX_MODEL_NET_OUTPUTS];
	NxVectorEntry vectors[3]; /* of "Mali" and "river" */
	NxText text;
	NxFeatures features;
	NxNetwork network;
	uint64_t random;
} Fixture;

static int
draw(Fixture *fixture, int most)
{
	return (int) (next_random(&fixture->random) % (2 * (uint64_t) most + 1)) - most;
}

/* Code k of a word is 31 k and its own number. */
static void
put_vector(Fixture *fixture, const char *word, int number)
{
	uint64_t key = nx_hash64(word, strlen(word));
	uint32_t slot = nx_table_home(key, 3);

	while (fixture->vectors[slot].tag != 0)
		slot = (slot + 1) % 3;
	fixture->vectors[slot].tag = nx_table_short_tag(key);
	for (int k = 0; k < NX_MODEL_NET_CODES; k++)
		fixture->vectors[slot].codes[k] = (uint8_t) (31 * k + number);
}

/* A word's number there; 0: it has no vector. */
static int
number_of(uint64_t lower)
{
	if (lower == nx_hash64("mali", 4))
		return 7;
	return lower == nx_hash64("river", 5) ? 19 : 0;
}

/* A model that is nothing but a network of random weights, up to `most` at the inputs. */
static void
make_model(Fixture *fixture, int most)
{
	static const NxWordEntry no_words[1];
	static const NxPhraseEntry no_phrases[1];
	memset(&fixture->model, 0, sizeof(fixture->model));
	fixture->model.words = (NxModelTable){no_words, 1};
	fixture->model.phrases = (NxModelTable){no_phrases, 1};
	memset(fixture->vectors, 0, sizeof(fixture->vectors));
	put_vector(fixture, "mali", 7);
	put_vector(fixture, "river", 19);
	fixture->model.vectors = (NxModelTable){fixture->vectors, 3};
	for (int i = 0; i < NX_MODEL_NET_ROWS; i++)
		for (int k = 0; k < NX_MODEL_NET_PLACES; k++)
			for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
				fixture->rows[i].units[k][unit] = (int8_t) draw(fixture, most);
	for (int i = 0; i < NX_MODEL_NET_OUTPUTS; i++)
		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			fixture->outputs[i].weights[unit] = (int16_t) draw(fixture, 500);
	fixture->model.network_rows = fixture->rows;
	fixture->model.network_outputs = fixture->outputs;
}

static int
set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof(Fixture));
	NxError error;

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	fixture->breaks = nx_breaks_open("en", &error);
	fixture->random = 5;
	make_model(fixture, 40);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	Fixture *fixture = *state;

	nx_breaks_close(fixture->breaks);
	nx_host_reset(&fixture->host);
	free(fixture);
	return 0;
}

static void
open_text(Fixture *fixture, const char *bytes)
{
	const NxWordEntry **words;

	nx_text_read(&fixture->text, &fixture->arena, fixture->breaks, bytes,
				 (uint32_t) strlen(bytes), 0);
	words = nx_new_array(&fixture->arena, const NxWordEntry *, fixture->text.n_tokens + 1);
	nx_features_open(&fixture->features, &fixture->arena, &fixture->text, &fixture->model,
					 words);
	nx_network_init(&fixture->network, &fixture->arena, &fixture->features);
}

static void
read_sentence(Fixture *fixture, uint32_t number)
{
	const NxSentence *sentence = &fixture->text.sentences[number];

	if (nx_features_read(&fixture->features, number, sentence->first_token,
						 sentence->n_tokens))
		nx_network_forget(&fixture->network);
	nx_network_read(&fixture->network, &fixture->features);
}

/* What a form gives to one unit, by the definition. */
static int
unit_of_form(const Fixture *fixture, uint32_t number, int offset, int unit)
{
	const NxForm *form = &fixture->features.forms.forms[number];
	int word = number_of(form->word);
	uint8_t traits[NX_MODEL_NET_TRAITS];
	uint32_t n = nx_network_traits(&fixture->features.forms, number, word != 0, traits);
	int sum = 0;

	for (uint32_t k = 0; k < n; k++)
		sum += fixture->rows[2560 + traits[k]].units[offset][unit];
	for (int k = 0; k < NX_MODEL_NET_CODES && word != 0; k++)
		sum += fixture->rows[256 * k + (uint8_t) (31 * k + word)].units[offset][unit];
	for (int k = 0; k < NX_MODEL_NET_ENDS && word == 0 && form->ends[k] != 0; k++)
		sum += fixture->rows[2048 + 256 * k + form->ends[k]].units[offset][unit];
	return sum;
}

/* Four times the mean of what the words in lower case give that have a vector. */
static int
topic_of_document(const Fixture *fixture, int unit)
{
	int sum = 0;
	int n = 0;

	for (uint32_t i = 0; i < fixture->text.n_tokens; i++)
	{
		const NxToken *token = &fixture->text.tokens[i];

		int word = number_of(token->lower);

		if (token->shape != NX_SHAPE_LOWER || word == 0)
			continue;
		n++;
		for (int k = 0; k < NX_MODEL_NET_CODES; k++)
			sum += fixture->rows[256 * k + (uint8_t) (31 * k + word)]
					   .units[NX_FEATURES_OFFSETS][unit];
	}
	return n == 0 ? 0 : sum * 4 / n;
}

static int
expected_score(const Fixture *fixture, uint32_t i, int label)
{
	int64_t sum = 512;

	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
	{
		int value = fixture->outputs[NX_MODEL_NET_OUTPUTS - 1].weights[unit] +
					topic_of_document(fixture, unit);

		for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
			value += unit_of_form(
				fixture, nx_features_form_at(&fixture->features, i, k - 2), k, unit);
		if (value > 0)
			sum += (int64_t) value * fixture->outputs[label].weights[unit];
	}
	return (int) (sum >> 10);
}

static void
test_scores(void **state)
{
	Fixture *fixture = *state;

	open_text(fixture,
			  "The Mali river ran dry in May, says Mali. In 1996 U.S. \"McDowell\" did "
			  "say mali of mali, as mali of old.");
	for (uint32_t s = 0; s < fixture->text.n_sentences; s++)
	{
		read_sentence(fixture, s);
		for (uint32_t i = 0; i < fixture->features.n; i++)
		{
			NxScores scores = {7, -9};

			nx_network_add(&fixture->network, &fixture->features, i, scores);
			if (!nx_network_is_asked(&fixture->features, i))
			{
				assert_int_equal(scores[0], 7);
				assert_int_equal(scores[1], -9);
				assert_int_equal(scores[2], 0);
				continue;
			}
			assert_int_equal(scores[0], 7 + expected_score(fixture, i, 0));
			assert_int_equal(scores[1], -9 + expected_score(fixture, i, 1));
			assert_int_equal(scores[20], expected_score(fixture, i, 20));
		}
	}
}

/* The numbers of traits are the model's: first, last and one after a gap of the classes. */
static void
test_traits(void **state)
{
	Fixture *fixture = *state;
	uint8_t traits[NX_MODEL_NET_TRAITS];
	NxForm *form;

	open_text(fixture, "Mali won.");
	read_sentence(fixture, 0);
	form = &fixture->features.forms.forms[fixture->features.tokens[0].form];
	form->classes = NX_WORD_STOP | NX_WORD_MONTH | NX_WORD_COMMON | NX_WORD_MALE;
	assert_int_equal(nx_network_traits(&fixture->features.forms,
									   fixture->features.tokens[0].form, true, traits),
					 6);
	assert_int_equal(traits[0], 1);
	assert_int_equal(traits[1], 2 + NX_SHAPE_CAPITAL);
	assert_int_equal(traits[2], 7 + NX_TOKEN_WORD);
	assert_int_equal(traits[3], 18);
	assert_int_equal(traits[4], 28);
	assert_int_equal(traits[5], 36);
	assert_int_equal(
		nx_network_traits(&fixture->features.forms, NX_FORM_EDGE, false, traits), 1);
	assert_int_equal(traits[0], 0);
}

/* Of words among lower-case ones the network is not asked. */
static void
test_asked(void **state)
{
	static const bool expected[] = {true, true, false, true, true, true, false};
	Fixture *fixture = *state;

	open_text(fixture, "Boats on rivers reach Mali in time, again, over and over again.");
	read_sentence(fixture, 0);
	for (uint32_t i = 0; i < 7; i++)
		assert_int_equal(nx_network_is_asked(&fixture->features, i), expected[i]);
	/* In a line without capitals any word may be a name. */
	open_text(fixture, "boats on rivers reach mali in time again over and over again");
	read_sentence(fixture, 0);
	for (uint32_t i = 0; i < fixture->features.n; i++)
		assert_true(nx_network_is_asked(&fixture->features, i));
}

/* However large the weights are, units and scores stay within their bounds. */
static void
test_bounds(void **state)
{
	Fixture *fixture = *state;

	memset(fixture->rows, 127, sizeof(fixture->rows));
	for (int i = 0; i < NX_MODEL_NET_OUTPUTS; i++)
		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			fixture->outputs[i].weights[unit] =
				i % 2 == 0 ? NX_MODEL_NET_MOST : -NX_MODEL_NET_MOST;
	open_text(fixture, "Mali Mali Mali Mali Mali.");
	read_sentence(fixture, 0);
	for (uint32_t i = 0; i < fixture->features.n; i++)
	{
		NxScores scores = {4000, -4000};

		nx_network_add(&fixture->network, &fixture->features, i, scores);
		assert_int_equal(scores[0], NX_SCORE_MOST);
		assert_int_equal(scores[1], -NX_SCORE_MOST);
	}
}

/* More forms than are kept: those that come after it are right, too. */
static void
test_forgetting(void **state)
{
	Fixture *fixture = *state;
	NxBuf buf;
	uint32_t last;

	nx_buf_init(&buf, &fixture->arena);
	for (int i = 0; i < 2 * NX_FORMS_LIMIT; i++)
		nx_buf_printf(&buf, "Mali word%d%s", i, i % 5 == 4 ? " ended here.\n\n" : " ");
	nx_buf_printf(&buf, "In the end Mali won.");
	nx_buf_byte(&buf, 0);
	open_text(fixture, buf.bytes);
	for (uint32_t s = 0; s < fixture->text.n_sentences; s++)
		read_sentence(fixture, s);
	last = fixture->features.n - 1;
	for (uint32_t i = 0; i < last; i++)
	{
		NxScores scores = {0};

		nx_network_add(&fixture->network, &fixture->features, i, scores);
		if (nx_network_is_asked(&fixture->features, i))
			assert_int_equal(scores[4], expected_score(fixture, i, 4));
	}
}

/* A model without a network adds nothing. */
static void
test_no_network(void **state)
{
	Fixture *fixture = *state;
	NxScores scores = {3};

	fixture->model.network_rows = NULL;
	open_text(fixture, "Mali won.");
	read_sentence(fixture, 0);
	nx_network_add(&fixture->network, &fixture->features, 0, scores);
	assert_int_equal(scores[0], 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_scores, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_traits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bounds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_forgetting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_network, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
