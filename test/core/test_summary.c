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

#include "analysis/analysis.h"
#include "base/hash.h"
#include "test/core/text_fixture.h"

static const char *const stop_words[] = {"the", "a",  "of", "in",  "on", "to",	"and",
										 "was", "is", "by", "for", "at", "with"};
static const char *const pronouns[] = {"he", "she", "it", "they"};

#define N_STOP_WORDS (sizeof(stop_words) / sizeof(stop_words[0]))
#define N_PRONOUNS (sizeof(pronouns) / sizeof(pronouns[0]))

static const NxWordEntry stop_entry = {.classes = NX_WORD_STOP, .idf = 256};
static const NxWordEntry pronoun_entry = {.classes = NX_WORD_STOP | NX_WORD_PRONOUN,
										  .idf = 512};

static TextFixture fixture;
static NxAnalysis analysis;

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&fixture.host);
	fixture.breaks = nx_breaks_open("en", &error);
	return fixture.breaks == NULL;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(fixture.breaks);
	nx_host_reset(&fixture.host);
	return 0;
}

static int
drop_text(void **state)
{
	(void) state;
	nx_host_reset(&fixture.host);
	return 0;
}

static bool
is_word(const NxToken *token, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (token->lower == nx_hash64(words[i], strlen(words[i])))
			return true;
	}
	return false;
}

/* Read a story; every block is body unless the test says otherwise. */
static void
read_story(const char *layout)
{
	lay_out_blocks(&fixture, layout);
	nx_tokens_split(&fixture.text, fixture.breaks);
	nx_quotes_mark(&fixture.text);
	memset(&analysis, 0, sizeof(analysis));
	analysis.arena = &fixture.arena;
	analysis.text = fixture.text;
	analysis.words =
		nx_new_array(&fixture.arena, const NxWordEntry *, analysis.text.n_tokens);
	for (uint32_t i = 0; i < analysis.text.n_tokens; i++)
	{
		if (is_word(&analysis.text.tokens[i], stop_words, N_STOP_WORDS))
			analysis.words[i] = &stop_entry;
		else if (is_word(&analysis.text.tokens[i], pronouns, N_PRONOUNS))
			analysis.words[i] = &pronoun_entry;
	}
	analysis.scores =
		nx_new_array(&fixture.arena, NxSentenceScore, analysis.text.n_sentences);
}

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
	/* The choir stands last and shares nothing with the rest. */
	assert_int_equal(rank_of(4), 5);
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

/* Of the two sentences behind the lead, the first has the better place. */
static void
assert_second_goes_back(const char *layout)
{
	read_story(layout);
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	assert_true(rank_of(1) > rank_of(2));
}

#define LEAD "A tanker hit the northern pier of Port Allen in thick fog on Monday.\n"
#define REST \
	"\nThe minister promised money for the repairs after a meeting with local fishermen."

static void
test_bad_looks_go_back(void **state)
{
	(void) state;
	/* Without anything bad about it, it does not. */
	read_story(LEAD "Parliament promised money for the repairs after a meeting with the "
					"local union." REST);
	nx_summary_rank(&analysis);
	assert_true(rank_of(1) < rank_of(2));
	assert_second_goes_back(
		LEAD
		"Who will pay for the repairs after all the meetings with the local union?" REST);
	assert_second_goes_back(
		LEAD
		"“Somebody will pay for all the repairs after the meeting with the union.”" REST);
	assert_second_goes_back(
		LEAD "More on the repairs of the pier and the meeting with the local union" REST);
	assert_second_goes_back(LEAD "Nobody paid." REST);
	assert_second_goes_back(
		LEAD
		"See www.example.org for all photographs of the repairs and the local union." REST);
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
test_entities_bring_forward(void **state)
{
	NxEntity entity = {.salience = NX_UNIT};
	NxMention mention = {.n_tokens = 1, .sentence = 3};

	(void) state;
	read_story(
		LEAD "Shops along the old waterfront opened late because workers could not come.\n"
			 "Trains to the capital were late because drivers could not come.\n"
			 "Buses to Lindale were late because drivers could not come there.");
	nx_summary_rank(&analysis);
	assert_true(rank_of(3) > rank_of(1));
	mention.first_token = analysis.text.sentences[3].first_token + 2;
	analysis.mentions = &mention;
	analysis.n_mentions = 1;
	analysis.entities = &entity;
	analysis.n_entities = 1;
	nx_summary_rank(&analysis);
	assert_ranks_are_sound();
	assert_true(rank_of(3) < rank_of(1));
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
		TEST(test_entities_bring_forward),
		TEST(test_same_story_same_order),
		TEST(test_many_sentences_take_linear_time),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
