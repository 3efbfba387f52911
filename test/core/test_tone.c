/*
 * test_tone.c
 *	  Tone of article and sentence, from words and rules, with a lexicon of the test's
 *	  own.  Toward a target: test_target.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/tone.h"
#include "base/hash.h"
#include "tools/host/host.h"

typedef struct Word
{
	const char *word;
	int valence;
	uint32_t classes;
} Word;

static const Word lexicon[] = {
	{"good", 2000, 0},
	{"great", 3000, 0},
	{"bad", -2000, 0},
	{"tensions", -1500, 0},
	{"failure", -2000, 0},
	{"not", 0, NX_WORD_NEGATOR},
	{"n't", 0, NX_WORD_NEGATOR},
	{"failed", -1000, NX_WORD_NEGATOR},
	{"very", 0, NX_WORD_BOOSTER},
	{"slightly", 0, NX_WORD_DAMPENER},
	{"but", 0, NX_WORD_CONTRAST},
	{"ease", 0, NX_WORD_SHIFTER},
	{"said", 0, NX_WORD_REPORTING},
	{"for", 0, NX_WORD_STOP | NX_WORD_PREPOSITION},
	{"a", 0, NX_WORD_STOP},
};

#define N_WORDS (sizeof(lexicon) / sizeof(lexicon[0]))

static NxHost host;
static NxBreaks *breaks;
static NxArena arena;
static NxModel model;
static NxWordEntry entries[N_WORDS];

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&host);
	breaks = nx_breaks_open("en", &error);
	return breaks == NULL;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(breaks);
	nx_host_reset(&host);
	return 0;
}

/* An analysis of the text with the test's lexicon; no mentions. */
static NxAnalysis *
read_text(const char *bytes)
{
	NxAnalysis *a;

	nx_host_reset(&host);
	nx_arena_init(&arena, &host.env);
	a = nx_new_array(&arena, NxAnalysis, 1);
	a->arena = &arena;
	a->model = &model;
	a->breaks = breaks;
	nx_text_read(&a->text, &arena, breaks, bytes, (uint32_t) strlen(bytes), 0);
	a->words = nx_new_array(&arena, const NxWordEntry *, a->text.n_tokens);
	a->scores = nx_new_array(&arena, NxSentenceScore, a->text.n_sentences);
	for (uint32_t i = 0; i < a->text.n_tokens; i++)
		for (size_t w = 0; w < N_WORDS; w++)
			if (nx_hash64(lexicon[w].word, strlen(lexicon[w].word)) ==
				a->text.tokens[i].lower)
			{
				entries[w].valence = (int16_t) lexicon[w].valence;
				entries[w].classes = lexicon[w].classes;
				a->words[i] = &entries[w];
			}
	nx_set_classes(a);
	return a;
}

/* Make the n-th word that reads so a mention of a new entity. */
static void
add_mention(NxAnalysis *a, const char *word)
{
	NxMention *mentions = nx_new_array(&arena, NxMention, a->n_mentions + 1);
	NxEntity *entities = nx_new_array(&arena, NxEntity, a->n_entities + 1);
	uint32_t i = 0;

	while (nx_text_token(&a->text, i).len != strlen(word) ||
		   memcmp(nx_text_token(&a->text, i).bytes, word, strlen(word)) != 0)
		assert_true(++i < a->text.n_tokens);
	if (a->n_mentions > 0)
	{
		memcpy(mentions, a->mentions, a->n_mentions * sizeof(NxMention));
		memcpy(entities, a->entities, a->n_entities * sizeof(NxEntity));
	}
	mentions[a->n_mentions].first_token = i;
	mentions[a->n_mentions].n_tokens = 1;
	mentions[a->n_mentions].sentence = nx_text_sentence_of(&a->text, i);
	mentions[a->n_mentions].entity = a->n_entities;
	entities[a->n_entities].name.bytes = word;
	entities[a->n_entities].name.len = (uint32_t) strlen(word);
	entities[a->n_entities].n_mentions = 1;
	entities[a->n_entities].first_mention = a->n_mentions;
	a->mentions = mentions;
	a->entities = entities;
	a->n_mentions++;
	a->n_entities++;
}

static int32_t
tone_of_text(const char *bytes)
{
	NxAnalysis *a = read_text(bytes);

	nx_tone_score(a);
	return a->tone;
}

static void
no_tone_is_zero(void **state)
{
	(void) state;
	assert_int_equal(tone_of_text(""), 0);
	assert_int_equal(tone_of_text("The committee will meet on Tuesday."), 0);
}

static void
formula_is_the_documented_one(void **state)
{
	(void) state;
	/* T = 2000, n = 4 words: 2000 / (2000 + 180 * 24) = 0.316456, in 2^-20 331827.8 */
	assert_int_equal(tone_of_text("The plan was good."), 331828);
}

static void
negation_turns_and_weakens(void **state)
{
	int32_t good = tone_of_text("The plan was a good one.");
	int32_t negated = tone_of_text("The plan was not good.");

	(void) state;
	assert_true(negated < 0);
	assert_true(-negated < good);
	assert_true(tone_of_text("It isn't good at all.") < 0);
	/* The comma ends what "not" can reach. */
	assert_true(tone_of_text("It is not, a good plan.") > 0);
	assert_true(tone_of_text("It was not only good here.") > 0);
	/* What is bad stays so where something else is denied. */
	assert_true(tone_of_text("She had no word for the bad failure.") < 0);
	assert_true(tone_of_text("We will not bear a failure.") < 0);
	assert_true(tone_of_text("It was not a failure.") > 0);
	assert_true(tone_of_text("It was not a failure.") < -negated);
	/* "failed" denies what follows, and is bad where nothing does. */
	assert_true(tone_of_text("The plan failed.") < 0);
	assert_true(tone_of_text("It failed to be good.") < tone_of_text("The plan failed."));
}

static void
boosters_and_dampeners(void **state)
{
	int32_t plain = tone_of_text("The plan was a good one.");

	(void) state;
	assert_true(tone_of_text("The plan was very good one.") > plain);
	assert_true(tone_of_text("The plan was slightly good one.") < plain);
}

static void
relief_turns_only_what_is_bad(void **state)
{
	(void) state;
	assert_true(tone_of_text("Talks may ease the tensions there.") > 0);
	assert_true(tone_of_text("Talks may raise the tensions there.") < 0);
	assert_true(tone_of_text("Talks may ease the good mood there.") > 0);
}

static void
contrast_favours_what_follows(void **state)
{
	(void) state;
	assert_true(tone_of_text("The start was good but the end was bad there.") < 0);
	assert_true(tone_of_text("The start was bad but the end was good there.") > 0);
}

static void
long_texts_are_not_stronger(void **state)
{
	char text[8192] = "";
	int32_t first = tone_of_text("The plan was good and the mood was calm today in town. ");

	(void) state;
	for (int i = 0; i < 100; i++)
		strcat(text, "The plan was good and the mood was calm today in town. ");
	assert_true(tone_of_text(text) < 3 * first);
	assert_true(tone_of_text(text) < 650000);
}

static void
names_carry_no_tone(void **state)
{
	NxAnalysis *a = read_text("Ministers of Good met today.");

	(void) state;
	add_mention(a, "Good");
	nx_tone_score(a);
	assert_int_equal(a->tone, 0);
}

static void
evidence_adds_up(void **state)
{
	NxAnalysis *a = read_text("Smith was very good, but not great. “A bad, bad failure,” "
							  "said Miller. Tensions ease slightly. Good for Smith.");
	NxToneResult result;
	int32_t sum = 0;

	(void) state;
	add_mention(a, "Smith");
	add_mention(a, "Miller");
	nx_tone_score(a);
	nx_tone_evaluate(a, NULL, &result);
	assert_true(result.n_evidence >= 6);
	for (uint32_t i = 0; i < result.n_evidence; i++)
		sum += result.evidence[i].weight;
	assert_int_equal(sum, result.tone);
	assert_int_equal(result.tone, a->tone);
}

static void
reasons_name_the_words(void **state)
{
	NxAnalysis *a = read_text("The plan was not very good.");
	NxToneResult result;

	(void) state;
	nx_tone_score(a);
	nx_tone_evaluate(a, NULL, &result);
	assert_int_equal(result.n_evidence, 1);
	assert_int_equal(result.evidence[0].reason.len, strlen("not … good: negated"));
	assert_memory_equal(result.evidence[0].reason.bytes, "not … good: negated",
						result.evidence[0].reason.len);
	assert_false(result.evidence[0].quoted);
}

static void
targets_are_found(void **state)
{
	NxAnalysis *a = read_text("The Resolution failed. She called the resolution bad. ");
	NxString resolution = {"the resolution", 14};
	NxString absent = {"the treaty", 10};
	NxString empty = {"", 0};
	NxSpan span = {27, 6};
	NxSpan outside = {500, 1};

	(void) state;
	nx_tone_score(a);
	assert_int_equal(nx_target_phrase(a, resolution).n_places, 2);
	assert_int_equal(nx_target_phrase(a, absent).n_places, 0);
	assert_int_equal(nx_target_phrase(a, empty).n_places, 0);
	assert_int_equal(nx_target_span(a, span).n_places, 1);
	assert_int_equal(nx_target_span(a, outside).n_places, 0);
}

static void
quoted_matter_is_apart(void **state)
{
	NxAnalysis *a = read_text("The good plan is “a bad failure”, she said.");

	(void) state;
	nx_tone_score(a);
	assert_true(a->scores[0].quoted);
	assert_true(a->scores[0].quote_tone < 0);
	assert_true(a->scores[0].quote_tone < a->scores[0].tone);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_tone_is_zero),
		cmocka_unit_test(formula_is_the_documented_one),
		cmocka_unit_test(negation_turns_and_weakens),
		cmocka_unit_test(boosters_and_dampeners),
		cmocka_unit_test(relief_turns_only_what_is_bad),
		cmocka_unit_test(contrast_favours_what_follows),
		cmocka_unit_test(long_texts_are_not_stronger),
		cmocka_unit_test(names_carry_no_tone),
		cmocka_unit_test(evidence_adds_up),
		cmocka_unit_test(reasons_name_the_words),
		cmocka_unit_test(targets_are_found),
		cmocka_unit_test(quoted_matter_is_apart),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
