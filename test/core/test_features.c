/*
 * test_features.c
 *	  What the tagger looks at: forms in their true case, phrases, runs, the
 *	  rest of the document; and that all of it is bounded.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/features.h"
#include "base/hash.h"
#include "model/write.h"
#include "tools/host/host.h"

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxBreaks *breaks;
	NxModel model;
	NxText text;
	NxFeatures features;
} Fixture;

/* A model that knows three words' clusters and one phrase. */
static void
make_model(Fixture *fixture)
{
	static const char *const words[] = {"frees", "Korea", "Frees"};
	static const uint16_t frequencies[] = {2000, 3000, 500};
	const char *const meta[][2] = {{"name", "en"},	 {"version", "1"}, {"language", "en"},
								   {"license", "-"}, {"credits", "-"}, {"features", "1"}};
	uint64_t keys[3];
	NxClusterEntry clusters[3];
	uint32_t paths[3][2] = {{0x5, 4}, {0xB, 4}, {0x2, 4}};
	uint64_t chains[2];
	NxPhraseEntry phrases[2];
	NxWordEntry word = {0};
	NxTaggerRow row = {0};
	NxModelWriter writer;
	NxError error;
	size_t size;
	char *bytes;

	memset(clusters, 0, sizeof(clusters));
	memset(phrases, 0, sizeof(phrases));
	for (int i = 0; i < 3; i++)
	{
		keys[i] = nx_hash64(words[i], strlen(words[i]));
		clusters[i].cluster = (uint16_t) i;
		clusters[i].frequency = frequencies[i];
	}
	chains[0] = nx_model_phrase_start(nx_hash64("security", 8));
	chains[1] = nx_model_phrase_next(chains[0], nx_hash64("council", 7));
	phrases[0].flags = NX_PHRASE_PREFIX;
	phrases[1].flags = NX_PHRASE_END;
	phrases[1].kinds = 1 << NX_KIND_ORGANIZATION;
	phrases[0].name = phrases[1].name = UINT32_MAX;
	nx_model_write_start(&writer, &fixture->arena);
	nx_model_write_meta(&writer, meta, 6);
	nx_model_write_table(&writer, "CLUS", keys, clusters, 3, sizeof(clusters[0]));
	nx_model_write_section(&writer, "CPTH", paths, sizeof(paths), 8);
	nx_model_write_table(&writer, "WORD", keys, &word, 0, sizeof(word));
	nx_model_write_table(&writer, "PHRA", chains, phrases, 2, sizeof(phrases[0]));
	nx_model_write_names(&writer, NULL, 0);
	nx_model_write_table(&writer, "TAGW", keys, &row, 0, sizeof(row));
	nx_model_write_section(&writer, "TAGT", NULL, 0, 2);
	bytes = nx_model_write_finish(&writer, &size);
	if (nx_model_bind(&fixture->model, bytes, size, &error) != NX_OK)
		fail_msg("%s", error.message);
}

static int
set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof(Fixture));
	NxError error;

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	fixture->breaks = nx_breaks_open("en", &error);
	make_model(fixture);
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

/* Read a document, a body block a line, each one sentence. */
static void
read_text(Fixture *fixture, const char *bytes, size_t len)
{
	NxText *text = &fixture->text;
	const NxWordEntry **words;
	uint32_t start = 0;

	memset(text, 0, sizeof(*text));
	text->arena = &fixture->arena;
	text->bytes = bytes;
	text->len = (uint32_t) len;
	text->blocks = nx_new_array(&fixture->arena, NxBlock, len + 1);
	text->sentences = nx_new_array(&fixture->arena, NxSentence, len + 1);
	for (uint32_t i = 0; i <= len; i++)
	{
		if (i < len && bytes[i] != '\n')
			continue;
		text->blocks[text->n_blocks].span.start = start;
		text->blocks[text->n_blocks].span.len = i - start;
		text->blocks[text->n_blocks].kind = NX_BLOCK_BODY;
		text->blocks[text->n_blocks].first_sentence = text->n_blocks;
		text->blocks[text->n_blocks].n_sentences = 1;
		text->sentences[text->n_blocks].span = text->blocks[text->n_blocks].span;
		text->sentences[text->n_blocks].block = text->n_blocks;
		text->n_blocks++;
		start = i + 1;
	}
	text->n_sentences = text->n_blocks;
	nx_tokens_split(text, fixture->breaks);
	words = nx_new_array(&fixture->arena, const NxWordEntry *, text->n_tokens);
	nx_features_open(&fixture->features, &fixture->arena, text, &fixture->model, words);
}

static void
read_string(Fixture *fixture, const char *bytes)
{
	read_text(fixture, bytes, strlen(bytes));
}

static void
read_sentence(Fixture *fixture, uint32_t number)
{
	const NxSentence *sentence = &fixture->text.sentences[number];

	nx_features_read(&fixture->features, number, sentence->first_token, sentence->n_tokens);
}

/* The bytes of the word whose key the form of token i has, must be this. */
static void
assert_form(const Fixture *fixture, uint32_t i, const char *word)
{
	const NxForm *form = &fixture->features.forms.forms[fixture->features.tokens[i].form];

	assert_int_equal(form->key, nx_hash64(word, strlen(word)));
}

static void
test_lines(void **state)
{
	Fixture *fixture = *state;

	read_string(fixture, "KOREA FREES TWO MEN\n"
						 "Korea Frees Two Men of the North\n"
						 "Korea frees two men after talks in the North.\n"
						 "korea frees two men\n"
						 "The UN said so.\n"
						 "UN\n"
						 "Peter Smith");
	assert_int_equal(fixture->features.document.lines[0], NX_LINE_CAPITALS);
	assert_int_equal(fixture->features.document.lines[1], NX_LINE_TITLE);
	assert_int_equal(fixture->features.document.lines[2], NX_LINE_PLAIN);
	assert_int_equal(fixture->features.document.lines[3], NX_LINE_LOWER);
	assert_int_equal(fixture->features.document.lines[4], NX_LINE_PLAIN);
	assert_int_equal(fixture->features.document.lines[5], NX_LINE_PLAIN);
	assert_int_equal(fixture->features.document.lines[6], NX_LINE_PLAIN);
}

/* A short line, which shows no case by itself, has the one of all other lines. */
static void
test_short_lines(void **state)
{
	Fixture *fixture = *state;

	read_string(fixture, "nobody ever types a capital here\nmerkel in paris");
	assert_int_equal(fixture->features.document.lines[1], NX_LINE_LOWER);
	read_string(fixture, "MINISTERS MEET FOR TALKS\nPARIS");
	assert_int_equal(fixture->features.document.lines[1], NX_LINE_CAPITALS);
	read_string(fixture,
				"Ministers Meet in Paris Again\nLeaders Call for New Talks\nMerkel Wins");
	assert_int_equal(fixture->features.document.lines[2], NX_LINE_TITLE);
	read_string(fixture, "Ministers Meet in Paris Again\nLeaders Call for New Talks\nThe "
						 "ministers met again in the city.\nMerkel Wins");
	assert_int_equal(fixture->features.document.lines[3], NX_LINE_PLAIN);
}

/* In a line of capitals, words get the case that the document shows ... */
static void
test_case_from_document(void **state)
{
	Fixture *fixture = *state;

	read_string(fixture, "MCDONALD FREES PRISONERS\n"
						 "Two prisoners were freed by old McDonald on Sunday.");
	read_sentence(fixture, 0);
	assert_form(fixture, 0, "McDonald");
	assert_int_equal(fixture->features.tokens[0].shape, NX_SHAPE_MIXED);
	assert_form(fixture, 2, "prisoners");
	assert_int_equal(fixture->features.tokens[2].shape, NX_SHAPE_LOWER);
	/* ... or, if it shows none, the language */
	assert_form(fixture, 1, "frees");
	read_string(fixture, "KOREA FREES ABCDEFG");
	read_sentence(fixture, 0);
	assert_form(fixture, 0, "Korea");
	assert_form(fixture, 1, "frees");
	assert_form(fixture, 2, "Abcdefg");
}

static void
test_case_of_title_and_lower_lines(void **state)
{
	Fixture *fixture = *state;

	read_string(fixture, "Korea Frees Two Men\n"
						 "now korea frees them again\n"
						 "He said Korea will pay.");
	read_sentence(fixture, 0);
	assert_form(fixture, 0, "Korea");
	assert_form(fixture, 1, "frees");
	read_sentence(fixture, 1);
	assert_form(fixture, 1, "Korea");
	/* plain lines stay as they are */
	read_sentence(fixture, 2);
	assert_form(fixture, 0, "He");
}

/* The same word has the same form everywhere; outside of the sentence is the edge. */
static void
test_forms_are_shared(void **state)
{
	Fixture *fixture = *state;
	const NxFeatures *features = &fixture->features;

	read_string(fixture, "Korea met Korea .");
	read_sentence(fixture, 0);
	assert_int_equal(features->tokens[0].form, features->tokens[2].form);
	assert_int_equal(nx_features_form_at(features, 0, -1), NX_FORM_EDGE);
	assert_int_equal(nx_features_form_at(features, 3, 1), NX_FORM_EDGE);
	assert_int_equal(nx_features_form_at(features, 1, 1), features->tokens[2].form);
}

static void
test_form(void **state)
{
	Fixture *fixture = *state;
	const NxForm *form;

	read_string(fixture, "Korea has KOREA");
	read_sentence(fixture, 0);
	form = &fixture->features.forms.forms[fixture->features.tokens[0].form];
	assert_int_equal(form->word, nx_hash64("korea", 5));
	assert_int_equal(form->n_affixes, 4);
	assert_int_equal(form->path_len, 4);
	assert_int_equal(nx_form_path(form, 2), UINT64_C(2) << 32 | 0x2); /* 10 of 1011 */
	assert_int_equal(nx_form_path(form, 10), UINT64_C(4) << 32 | 0xB);
	/* "KOREA" is not in the table, but "Korea" is */
	form = &fixture->features.forms.forms[fixture->features.tokens[2].form];
	assert_int_equal(nx_form_path(form, 10), UINT64_C(4) << 32 | 0xB);
	form = &fixture->features.forms.forms[fixture->features.tokens[1].form];
	assert_int_equal(form->path_len, 0);
	assert_int_equal(nx_form_path(form, 10), 0);
}

static void
test_phrases(void **state)
{
	Fixture *fixture = *state;
	const NxFeatureToken *tokens = fixture->features.tokens;

	read_string(fixture, "The Security Council met its security council .");
	read_sentence(fixture, 0);
	assert_int_equal(tokens[0].phrase, 0);
	assert_int_equal(tokens[1].phrase, 1 << NX_KIND_ORGANIZATION);
	assert_int_equal(tokens[2].phrase, 1 << NX_KIND_ORGANIZATION);
	assert_int_not_equal(tokens[1].place, tokens[2].place);
	assert_int_equal(tokens[5].phrase, 0);
}

static void
test_runs(void **state)
{
	Fixture *fixture = *state;
	const NxFeatureToken *tokens = fixture->features.tokens;

	read_string(fixture, "He met the Bank of England and Anna Smith of course .");
	read_sentence(fixture, 0);
	assert_int_equal(tokens[3].run_first, 3);
	assert_int_equal(tokens[5].run_last, 5);
	assert_int_equal(tokens[4].run_first, 3);
	assert_int_equal(tokens[6].run_last, 6);
	assert_int_equal(tokens[7].run_last, 8);
}

/* All features of all tokens of a sentence, as one number. */
static uint64_t
digest(const Fixture *fixture, uint32_t n)
{
	uint64_t features[NX_FEATURES_MAX];
	uint64_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t n_features = nx_features_of_token(&fixture->features, i, features);

		assert_true(n_features > 0 && n_features <= NX_FEATURES_MAX);
		for (uint32_t k = 0; k < n_features; k++)
			sum += features[k];
		for (int offset = -NX_FEATURES_REACH; offset <= NX_FEATURES_REACH; offset++)
		{
			uint32_t form = nx_features_form_at(&fixture->features, i, offset);

			n_features =
				nx_features_of_form(&fixture->features.forms.forms[form], offset, features);
			assert_true(n_features > 0 && n_features <= NX_FEATURES_MAX);
			for (uint32_t k = 0; k < n_features; k++)
				sum += features[k];
		}
	}
	return sum;
}

/* What else the document says of a word changes the features of the word. */
static void
test_document_counts(void **state)
{
	Fixture *fixture = *state;
	uint64_t alone;

	read_string(fixture, "Yang said so .");
	read_sentence(fixture, 0);
	alone = digest(fixture, 1);
	read_string(fixture, "Yang said so .\nA professor , Mr. Yang of Seoul , spoke .");
	read_sentence(fixture, 0);
	assert_int_not_equal(digest(fixture, 1), alone);
}

/* Forms are forgotten when there are too many, and found again the same. */
static void
test_many_forms(void **state)
{
	enum
	{
		N_LINES = 900,
		LINE = 10 * 8
	};
	Fixture *fixture = *state;
	char *bytes = malloc(N_LINES * LINE + 1);
	size_t len = 0;
	bool forgotten = false;
	uint64_t first = 0;

	for (int line = 0; line < N_LINES; line++)
	{
		if (line > 0)
			bytes[len++] = '\n';
		for (int word = 0; word < 10; word++)
			len += (size_t) sprintf(bytes + len, word == 0 ? "W%c%c%c%c" : " w%c%c%c%c",
									'a' + line % 26, 'a' + line / 26 % 26, 'a' + line / 676,
									'a' + word);
	}
	read_text(fixture, bytes, len);
	assert_int_equal(fixture->text.n_tokens, 10 * N_LINES);
	for (uint32_t line = 0; line < N_LINES; line++)
	{
		forgotten |= nx_features_read(&fixture->features, line, 10 * line, 10);
		if (line == 0)
			first = digest(fixture, 10);
		assert_true(fixture->features.forms.n_forms <= NX_FORMS_LIMIT);
	}
	assert_true(forgotten);
	read_sentence(fixture, 0);
	assert_int_equal(digest(fixture, 10), first);
	free(bytes);
}

/* A word without end, and a sentence without end. */
static void
test_hostile(void **state)
{
	enum
	{
		LEN = 100000
	};
	Fixture *fixture = *state;
	char *bytes = malloc(LEN);

	memset(bytes, 'A', LEN);
	read_text(fixture, bytes, LEN);
	nx_features_read(&fixture->features, 0, 0, 1);
	digest(fixture, 1);
	for (int i = 1; i < LEN; i += 2)
		bytes[i] = ' ';
	read_text(fixture, bytes, LEN);
	nx_features_read(&fixture->features, 0, 0, NX_FEATURES_WINDOW);
	digest(fixture, NX_FEATURES_WINDOW);
	assert_int_equal(fixture->features.tokens[0].run_last, NX_FEATURES_WINDOW - 1);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_short_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_case_from_document, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_case_of_title_and_lower_lines, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_forms_are_shared, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_form, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_phrases, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_runs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_document_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_many_forms, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hostile, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
