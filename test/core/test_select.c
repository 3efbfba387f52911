/*
 * test_select.c
 *	  Summaries chosen from a newsdoc, and entities found by name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <ctype.h>

#include <cmocka.h>

#include "test/core/sample_doc.h"

#define N_SENTENCES 6

/* Sentences in reading order: lengths and ranks (0: not part of the story). */
static const uint32_t lengths[N_SENTENCES] = {13, 100, 40, 60, 80, 50};
static const uint32_t ranks[N_SENTENCES] = {0, 2, 5, 1, 4, 3};

static Bench bench;
static Sample sample;
static NxDocSentence sentences[N_SENTENCES];

static int
set_up(void **state)
{
	(void) state;
	bench_start(&bench);
	sample_init(&sample);
	memset(sentences, 0, sizeof(sentences));
	for (int i = 0; i < N_SENTENCES; i++)
	{
		sentences[i].len = lengths[i];
		sentences[i].rank = ranks[i];
	}
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	bench_stop(&bench);
	return 0;
}

/* The summary consists of these sentences, whose numbers are digits. */
static void
assert_summary(uint32_t n, uint32_t max_chars, const char *expected)
{
	NxDoc doc = sample.doc;
	size_t room = n < N_SENTENCES ? n : N_SENTENCES;
	uint32_t *chosen = nx_new_array(&bench.arena, uint32_t, room);
	uint32_t n_chosen;

	doc.sentences = sentences;
	doc.n_sentences = N_SENTENCES;
	n_chosen = nx_doc_summary(&doc, &bench.arena, n, max_chars, chosen);
	assert_int_equal(n_chosen, strlen(expected));
	for (uint32_t i = 0; i < n_chosen; i++)
		assert_int_equal(chosen[i], expected[i] - '0');
}

static void
test_best_in_reading_order(void **state)
{
	(void) state;
	assert_summary(1, 0, "3");
	assert_summary(2, 0, "13");
	assert_summary(3, 0, "135");
	assert_summary(5, 0, "12345");
	assert_summary(UINT32_MAX, 0, "12345");
	assert_summary(0, 0, "");
}

static void
test_as_many_as_fit(void **state)
{
	(void) state;
	assert_summary(3, 212, "135"); /* 60 + 1 + 100 + 1 + 50 */
	assert_summary(3, 211,
				   "123"); /* too long by one for the third, but not for the fifth */
	assert_summary(2, 211, "13");
	assert_summary(3, 161, "13");  /* 60 + 1 + 100 */
	assert_summary(3, 160, "235"); /* the second best does not fit, the third does */
	assert_summary(2, 160, "35");
	assert_summary(3, 101, "23"); /* 60 + 1 + 40 */
	assert_summary(3, 100, "3");
	assert_summary(3, 60, "3");
	assert_summary(3, 59, "5");
	assert_summary(3, 50, "5");
	assert_summary(3, 49, "2"); /* nothing better fits */
	assert_summary(1, 49, "2");
	assert_summary(3, 39, "");
	assert_summary(0, 100, "");
	assert_summary(5, UINT32_MAX, "12345");
}

static void
test_no_sentences(void **state)
{
	NxDoc doc = sample.doc;

	(void) state;
	doc.n_sentences = 0;
	doc.sentences = NULL;
	assert_int_equal(nx_doc_summary(&doc, &bench.arena, 3, 0, NULL), 0);
	assert_int_equal(nx_doc_summary(&doc, &bench.arena, 3, 10, NULL), 0);
}

/* Lower case of ASCII, all but letters and digits dropped. */
static size_t
fold_ascii(const char *bytes, size_t len, char *out)
{
	size_t n_out = 0;

	for (size_t i = 0; i < len; i++)
	{
		if (isalnum((unsigned char) bytes[i]))
			out[n_out++] = (char) tolower((unsigned char) bytes[i]);
	}
	return n_out;
}

static int64_t
find(const char *name)
{
	return nx_doc_find_entity(&sample.doc, &bench.arena, fold_ascii, name, strlen(name));
}

static void
test_entity_by_name_or_alias(void **state)
{
	(void) state;
	assert_int_equal(find("Ana Lee"), 0);
	assert_int_equal(find("ANA-LEE"), 0);
	assert_int_equal(find("Lee"), 0);
	assert_int_equal(find("acme corp."), 1);
	assert_int_equal(find("Acme"), -1);
	assert_int_equal(find("Ana Lees"), -1);
	assert_int_equal(find(""), -1);
	assert_int_equal(find("."), -1);
}

/* A name beats an alias, even of a more salient entity; else the first is meant. */
static void
test_name_beats_alias(void **state)
{
	(void) state;
	sample.entities[1].name = (NxString) STRING("Lee");
	assert_int_equal(find("lee"), 1);
	sample.entities[0].name = (NxString) STRING("LEE");
	assert_int_equal(find("lee"), 0);
}

/* A name without letters, which folds to nothing, is found as it stands. */
static void
test_name_of_signs(void **state)
{
	(void) state;
	sample.entities[1].name = (NxString) STRING("!!!");
	assert_int_equal(find("!!!"), 1);
	assert_int_equal(find("!!"), -1);
	assert_int_equal(find("???"), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_best_in_reading_order), TEST(test_as_many_as_fit),
		TEST(test_no_sentences),		  TEST(test_entity_by_name_or_alias),
		TEST(test_name_beats_alias),	  TEST(test_name_of_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
