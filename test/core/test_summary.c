/*
 * test_summary.c
 *	  The order of sentences for a summary, on small stories of the test's own.
 *
 * Layouts are those of lay_out_blocks: "|" between sentences, LF between blocks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/sentence_features.h"
#include "test/core/story_fixture.h"

static uint32_t
rank_of(uint32_t sentence)
{
	return analysis.scores[sentence].rank;
}

/* Each story sentence has a rank of its own in 1..n, the others have none. */
static void
assert_ranks_are_sound(void)
{
	const NxText *text = &analysis.text;
	bool *seen = nx_new_array(&fixture.arena, bool, text->n_sentences + 1);
	uint32_t n_story = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
		n_story += nx_block_is_story(&text->blocks[text->sentences[i].block]);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		const NxSentenceScore *score = &analysis.scores[i];

		if (!nx_block_is_story(&text->blocks[text->sentences[i].block]))
		{
			assert_int_equal(score->rank, 0);
			assert_int_equal(score->salience, 0);
			continue;
		}
		assert_in_range(score->rank, 1, n_story);
		assert_false(seen[score->rank]);
		seen[score->rank] = true;
		assert_in_range(score->salience, 0, NX_UNIT);
	}
}

static const char *const plain_story =
	"The harbour of Port Allen was closed on Monday after a tanker hit the northern pier.|"
	"Two sailors were hurt when the tanker hit the pier in thick morning fog.\n"
	"The harbour office expects the pier to stay closed until the tanker is towed away.|"
	"Fishing crews waited in the cafes along the waterfront for news of the reopening.\n"
	"A choir from the valley had sung there the evening before the accident happened.";

static void
test_ranks(void **state)
{
	(void) state;
	read_story(plain_story);
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	assert_int_equal(rank_of(0), 1);
	assert_int_equal(analysis.scores[0].salience, NX_UNIT);
	/* The choir stands last and shares nothing with the pier and the tanker. */
	assert_true(rank_of(4) > rank_of(1));
	assert_true(rank_of(4) > rank_of(2));
}

static void
test_only_the_story_counts(void **state)
{
	(void) state;
	read_story("Tanker hits pier\nSubscribe to our letter today and read more stories.\n"
			   "A tanker hit the pier of Port Allen on Monday morning.|"
			   "The pier was closed and two sailors were hurt there.");
	analysis.text.blocks[0].kind = NX_BLOCK_HEADLINE;
	analysis.text.blocks[1].kind = NX_BLOCK_BOILERPLATE;
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	assert_int_equal(rank_of(2) + rank_of(3), 3);
}

static void
test_no_story(void **state)
{
	(void) state;
	read_story("Tanker hits pier");
	analysis.text.blocks[0].kind = NX_BLOCK_HEADLINE;
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
}

static void
test_repetition_goes_back(void **state)
{
	(void) state;
	read_story(
		"The tanker hit the northern pier of Port Allen in thick fog on Monday.\n"
		"The tanker hit the northern pier of Port Allen in thick fog on Monday.\n"
		"Engineers will look at the damaged concrete pillars before Friday evening comes.");
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	assert_int_equal(rank_of(0), 1);
	assert_int_equal(rank_of(2), 2);
	assert_int_equal(rank_of(1), 3);
}

/* What the features of the sentence are worth together. */
static int32_t
score_of(uint32_t sentence)
{
	int32_t score = 0;

	for (int i = 0; i < NX_N_RANK_FEATURES; i++)
		score += analysis.shares[sentence][i];
	return score;
}

#define LEAD "A tanker hit the northern pier of Port Allen in thick fog on Monday.\n"
#define REST                                                                              \
	"\nThe minister promised money for the repairs after a meeting with local fishermen." \
	"\nBoats from the capital will bring fuel to the harbour until the pier is mended."

/* The score of the second of these sentences. */
static int32_t
score_second(const char *layout)
{
	read_story(layout);
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	return score_of(1);
}

static void
test_bad_looks_go_back(void **state)
{
	int32_t good = score_second(
		LEAD "Parliament promised money for the repairs after a meeting with the local "
			 "union." REST);

	(void) state;
	assert_true(score_second(LEAD "Who promised money for the repairs after a meeting with "
								  "the local union?" REST) < good);
	assert_true(score_second(LEAD "“Parliament promised money for the repairs after a "
								  "meeting with the local union.”" REST) < good);
	assert_true(score_second(LEAD "More money for the repairs after a meeting with the "
								  "local union" REST) < good);
	assert_true(score_second(LEAD "Nobody paid." REST) < good);
	assert_true(score_second(LEAD "See www.example.org for all photographs of the repairs "
								  "and the local union." REST) < good);
}

static void
test_pronoun_needs_the_sentence_before(void **state)
{
	static const char *const layout =
		"The minister promised money for the repairs of the northern pier on Monday.|%s"
		"He wants the money for the pier to come from a fund that fishermen look after.\n"
		"Crews of the northern fleet met in cafes along the old waterfront on Monday.";
	char story[500];

	(void) state;
	/* The lead is picked first: what "he" means is in the summary. */
	snprintf(story, sizeof(story), layout, "");
	read_story(story);
	nx_summary_rank(&analysis);
	assert_int_equal(rank_of(0), 1);
	assert_true(rank_of(1) < rank_of(2));
	/* "Nobody paid." is not. */
	snprintf(story, sizeof(story), layout, "Nobody paid.|");
	read_story(story);
	nx_summary_rank(&analysis);
	assert_int_equal(rank_of(0), 1);
	assert_true(rank_of(2) > rank_of(3));
}

static void
test_torn_quotation_goes_back(void **state)
{
	(void) state;
	read_story(LEAD
			   "No, he said.|Parliament gave money for the repairs after a meeting with "
			   "the union." REST);
	nx_summary_rank(&analysis);
	assert_true(rank_of(2) < rank_of(3));
	read_story(LEAD
			   "“No, he said.|Parliament gave money for the repairs after a meeting with "
			   "the” union." REST);
	nx_summary_rank(&analysis);
	assert_true(rank_of(2) > rank_of(3));
}

static void
test_title_brings_forward(void **state)
{
	static const char *const layout =
		"%s\nThe town of Port Allen woke up to thick fog and loud horns on Monday.\n"
		"Shops along the old waterfront opened late because workers could not come.\n"
		"Insurers may refuse to pay the owner of the tanker for the broken pier.";
	char story[500];
	uint32_t without;

	(void) state;
	snprintf(story, sizeof(story), layout, "Fog horns and a late morning");
	read_story(story);
	analysis.text.blocks[0].kind = NX_BLOCK_HEADLINE;
	nx_summary_rank(&analysis);
	without = rank_of(3);
	snprintf(story, sizeof(story), layout, "Insurers refuse to pay tanker owner");
	read_story(story);
	analysis.text.blocks[0].kind = NX_BLOCK_HEADLINE;
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	assert_true(rank_of(3) < without);
}

static void
test_shares_add_up(void **state)
{
	(void) state;
	read_story(plain_story);
	nx_summary_rank(&analysis);
	/* The best has all salience; ranks follow the scores less what the rules take. */
	for (uint32_t i = 0; i < 5; i++)
	{
		for (uint32_t j = 0; j < 5; j++)
		{
			if (analysis.scores[i].salience > analysis.scores[j].salience)
				assert_true(score_of(i) > score_of(j));
		}
		for (int rule = NX_N_RANK_FEATURES; rule < NX_N_RANK_ENTRIES; rule++)
			assert_true(analysis.shares[i][rule] <= 0);
	}
	/* The first pick repeats nothing. */
	for (uint32_t i = 0; i < 5; i++)
	{
		if (rank_of(i) == 1)
			assert_int_equal(analysis.shares[i][NX_RANK_REPETITION], 0);
	}
}

static void
test_without_a_ranker_as_they_stand(void **state)
{
	NxModel bare = model;

	(void) state;
	bare.rank = NULL;
	read_story(plain_story);
	analysis.model = &bare;
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	for (uint32_t i = 0; i < 5; i++)
		assert_int_equal(rank_of(i), i + 1);
}

static void
test_same_story_same_order(void **state)
{
	uint32_t ranks[5];

	(void) state;
	read_story(plain_story);
	nx_summary_rank(&analysis);
	for (uint32_t i = 0; i < 5; i++)
		ranks[i] = rank_of(i);
	read_story(plain_story);
	nx_summary_rank(&analysis);
	for (uint32_t i = 0; i < 5; i++)
		assert_int_equal(rank_of(i), ranks[i]);
}

/* A story of n sentences of five words each: of a few words in turn, or all new. */
static char *
make_story(uint32_t n, bool new_words)
{
	char *layout = malloc((size_t) n * 64 + 1);
	size_t len = 0;

	for (uint32_t i = 0; i < n; i++)
		len += (size_t) sprintf(layout + len, "Word%u met word%u near place%u again.|",
								new_words ? i * 3 : i % 7, new_words ? i * 3 + 1 : i % 11,
								new_words ? i * 3 + 2 : i % 13);
	layout[len - 1] = '\0';
	return layout;
}

static double
time_ranking(uint32_t n, bool new_words)
{
	char *layout = make_story(n, new_words);
	clock_t begin;
	double seconds;

	read_story(layout);
	begin = clock();
	nx_summary_rank(&analysis);
	seconds = (double) (clock() - begin) / CLOCKS_PER_SEC;
	assert_ranks_are_sound();
	free(layout);
	drop_text(NULL);
	return seconds;
}

static void
test_many_sentences_take_linear_time(void **state)
{
	(void) state;
	/* 0.02 s here; a square would take a minute. */
	assert_true(time_ranking(20000, false) < 1.0);
	assert_true(time_ranking(20000, true) < 1.0);
}

#define TEST(name) cmocka_unit_test_teardown(name, drop_text)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_ranks),
		TEST(test_only_the_story_counts),
		TEST(test_no_story),
		TEST(test_repetition_goes_back),
		TEST(test_bad_looks_go_back),
		TEST(test_pronoun_needs_the_sentence_before),
		TEST(test_torn_quotation_goes_back),
		TEST(test_title_brings_forward),
		TEST(test_shares_add_up),
		TEST(test_without_a_ranker_as_they_stand),
		TEST(test_same_story_same_order),
		TEST(test_many_sentences_take_linear_time),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
