/*
 * test_sentence_features.c
 *	  What is seen of sentences before they are ranked, on small stories.
 *
 * Layouts are those of lay_out_blocks: "|" between sentences, LF between blocks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/sentence_features.h"
#include "test/core/story_fixture.h"

static NxCandidate *candidates;
static uint32_t n_candidates;

static void
find_features(const char *layout)
{
	NxTerms terms;

	read_story(layout);
	nx_terms_collect(&terms, &analysis);
	n_candidates = nx_sentence_features(&analysis, &terms, &candidates);
}

static uint16_t
value_of(uint32_t place, NxRankFeature feature)
{
	return candidates[place].values[feature];
}

static void
test_places(void **state)
{
	(void) state;
	find_features("One pier burned.|Two ships sank.\nThree boats came.\nFour went home.");
	assert_int_equal(n_candidates, 4);
	for (uint32_t i = 0; i < 4; i++)
	{
		assert_int_equal(candidates[i].sentence, i);
		assert_int_equal(value_of(i, NX_RANK_POSITION), i);
		assert_int_equal(value_of(i, NX_RANK_DEPTH), 250 * i);
		assert_int_equal(value_of(i, NX_RANK_PARAGRAPH), i == 1);
		assert_int_equal(value_of(i, NX_RANK_LENGTH), 3);
	}
	/* Ten sentences without a paragraph between them. */
	find_features("A.|B.|C.|D.|E.|F.|G.|H.|I.|J.");
	assert_int_equal(value_of(0, NX_RANK_PARAGRAPH), 10);
	assert_int_equal(value_of(9, NX_RANK_PARAGRAPH), 10);
}

static void
test_looks(void **state)
{
	(void) state;
	find_features("I saw 20 ships and 3 boats in Port Allen.\nWhy did our pier burn?\n"
				  "Ships of the harbour\nThe pier burned .\nSee www.example.org today.\n"
				  "“It burned,” he told us.");
	assert_int_equal(value_of(0, NX_RANK_NUMBERS), 2);
	assert_int_equal(value_of(0, NX_RANK_PERSONS), 1);
	assert_int_equal(value_of(0, NX_RANK_NAMES), 300); /* I, Port, Allen of ten */
	assert_int_equal(value_of(0, NX_RANK_ENDING), NX_ENDING_STOP);
	assert_int_equal(value_of(1, NX_RANK_PERSONS), 1);
	assert_int_equal(value_of(1, NX_RANK_ENDING), NX_ENDING_QUESTION);
	assert_int_equal(value_of(2, NX_RANK_ENDING), NX_ENDING_NONE);
	assert_int_equal(value_of(3, NX_RANK_ENDING), NX_ENDING_SPACED);
	assert_int_equal(value_of(4, NX_RANK_ADDRESSES), 1);
	assert_int_equal(value_of(5, NX_RANK_QUOTED), 555); /* five of nine tokens */
	assert_int_equal(value_of(5, NX_RANK_PERSONS), 1);
	assert_false(candidates[5].torn);
}

static void
test_torn_quotations(void **state)
{
	(void) state;
	find_features("“The pier burned.|It was cold,” said Smith.\nHe said it “was cold.\n"
				  "People were cold,” he said.\nThe “old” pier burned.");
	assert_true(candidates[0].torn);
	assert_true(candidates[1].torn);
	assert_true(candidates[2].torn); /* runs to the end of its block */
	assert_true(candidates[3].torn); /* closes what nothing opened */
	assert_false(candidates[4].torn);
}

static void
test_leaning(void **state)
{
	(void) state;
	find_features("The pier burned.\nIt was old.\nThis was known.\nAnd nobody came.");
	assert_int_equal(candidates[0].lean, NX_LEAN_NOT);
	assert_int_equal(candidates[1].lean, NX_LEAN_PRONOUN);
	assert_int_equal(candidates[2].lean, NX_LEAN_POINTER);
	assert_int_equal(candidates[3].lean, NX_LEAN_POINTER);
}

static void
test_terms(void **state)
{
	(void) state;
	/* tanker, pier: in two each; the others in one. */
	find_features("Tanker hit pier.\nTanker drifted ashore.\nPier burned.\nChoir sang.");
	assert_int_equal(value_of(0, NX_RANK_FREQUENCY), 166); /* (2 + 1 + 2) / 3 */
	assert_int_equal(value_of(3, NX_RANK_FREQUENCY), 100);
	assert_int_equal(value_of(3, NX_RANK_UNIQUE), 1000);
	assert_int_equal(value_of(3, NX_RANK_CENTRALITY), 0);
	assert_int_equal(value_of(0, NX_RANK_CENTRALITY), 1000);
	assert_int_equal(value_of(0, NX_RANK_CONTENT), 1000);
	/* Only the first sentence brings in what comes again. */
	assert_true(value_of(0, NX_RANK_INTRODUCES) > 0);
	for (uint32_t i = 1; i < 4; i++)
		assert_int_equal(value_of(i, NX_RANK_INTRODUCES), 0);
	/* All words are equally rare: one of three, none of two. */
	assert_int_equal(value_of(1, NX_RANK_ECHO), 333);
	assert_int_equal(value_of(2, NX_RANK_ECHO), 0);
}

static void
test_entities(void **state)
{
	NxEntity entities[] = {{.kind = NX_KIND_PERSON, .salience = NX_UNIT / 2},
						   {.kind = NX_KIND_DATE, .salience = NX_UNIT}};
	NxMention mentions[] = {{.n_tokens = 1, .kind = NX_KIND_PERSON, .entity = 0},
							{.n_tokens = 1, .kind = NX_KIND_PERSON, .entity = 0},
							{.n_tokens = 1, .kind = NX_KIND_DATE, .entity = 1}};
	NxTerms terms;

	(void) state;
	read_story("Weber met Weber on Monday.\nNobody else came.");
	for (uint32_t i = 0; i < 3; i++)
		mentions[i].first_token = 2 * i;
	analysis.entities = entities;
	analysis.n_entities = 2;
	analysis.mentions = mentions;
	analysis.n_mentions = 3;
	nx_terms_collect(&terms, &analysis);
	n_candidates = nx_sentence_features(&analysis, &terms, &candidates);
	assert_int_equal(value_of(0, NX_RANK_ENTITIES), 1000);
	assert_int_equal(value_of(0, NX_RANK_MAIN), 500);
	assert_int_equal(value_of(1, NX_RANK_ENTITIES), 0);
	assert_int_equal(value_of(1, NX_RANK_MAIN), 0);
}

static void
test_nothing(void **state)
{
	(void) state;
	find_features("Headline only");
	analysis.text.blocks[0].kind = NX_BLOCK_HEADLINE;
	{
		NxTerms terms;

		nx_terms_collect(&terms, &analysis);
		assert_int_equal(nx_sentence_features(&analysis, &terms, &candidates), 0);
	}
}

#define TEST(name) cmocka_unit_test_teardown(name, drop_text)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_places),	TEST(test_looks), TEST(test_torn_quotations),
		TEST(test_leaning), TEST(test_terms), TEST(test_entities),
		TEST(test_nothing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
