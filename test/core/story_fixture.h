/*
 * story_fixture.h
 *	  Small stories of a test's own, read as far as the stages before the ranking need
 *	  it: words with classes, no names.
 */
#ifndef NEWSX_TEST_STORY_FIXTURE_H
#define NEWSX_TEST_STORY_FIXTURE_H

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
static NxModel model;
static NxAnalysis analysis;

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&fixture.host);
	nx_host_bind_model(&model, NULL);
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
	analysis.model = &model;
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
	nx_set_classes(&analysis);
	analysis.scores =
		nx_new_array(&fixture.arena, NxSentenceScore, analysis.text.n_sentences);
}

#endif /* NEWSX_TEST_STORY_FIXTURE_H */
