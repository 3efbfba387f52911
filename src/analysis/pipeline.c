/*
 * pipeline.c
 *	  From an article to its analysis.
 *
 * A title given apart is put in front of the body, so that it is read like any
 * headline; where the body begins with the same line it is left out, or every
 * name in it would count twice.
 */
#include "analysis/pipeline.h"

#include <string.h>

#include "analysis/values.h"
#include "base/utf8.h"
#include "text/fold.h"

const char *const nx_stage_names[NX_N_STAGES] = {
	[NX_STAGE_TEXT] = "text",		  [NX_STAGE_TAGGER] = "tagger",
	[NX_STAGE_ENTITIES] = "entities", [NX_STAGE_TONE] = "tone",
	[NX_STAGE_SUMMARY] = "summary",	  [NX_STAGE_KEYPHRASES] = "keyphrases",
};

#define TITLE_SEPARATOR "\n\n"
#define TITLE_SEPARATOR_LEN 2

/* Longer titles are no titles; what follows is not looked at for a repetition. */
#define MAX_COMPARED_TITLE 1024

bool
nx_article_is_truncated(const NxArticle *article)
{
	return article->body.len > NX_MAX_TEXT || article->title.len > NX_MAX_TEXT;
}

/* The first line of the text that holds more than white space. */
static NxString
first_line(NxString text)
{
	NxString line = {text.bytes, 0};
	uint32_t start = 0;

	while (start < text.len && strchr(" \t\r\n", text.bytes[start]) != NULL &&
		   text.bytes[start] != '\0')
		start++;
	line.bytes += start;
	while (start + line.len < text.len && line.bytes[line.len] != '\n' &&
		   line.len < MAX_COMPARED_TITLE)
		line.len++;
	return line;
}

static bool
begins_with_title(NxArena *arena, NxString body, NxString title)
{
	NxString line = first_line(body);
	char *folded_line;
	char *folded_title;
	size_t line_len;

	if (title.len > MAX_COMPARED_TITLE)
		return false;
	folded_line = nx_arena_alloc(arena, (size_t) line.len * 3);
	folded_title = nx_arena_alloc(arena, (size_t) title.len * 3);
	line_len = nx_fold_name(line.bytes, line.len, folded_line);
	return line_len > 0 && line_len == nx_fold_name(title.bytes, title.len, folded_title) &&
		   memcmp(folded_line, folded_title, line_len) == 0;
}

static bool
is_blank(NxString text)
{
	return first_line(text).len == 0;
}

/* The stretch of text to read: the body, with the title before it if it is apart. */
static void
join_article(NxAnalysis *analysis, const NxArticle *article)
{
	NxString body = article->body;
	NxString title = article->title;
	char *joined;

	if (body.len > NX_MAX_TEXT)
		body.len = (uint32_t) nx_utf8_clip(body.bytes, body.len, NX_MAX_TEXT);
	if (title.bytes != NULL && title.len > NX_MAX_TEXT)
		title.len = (uint32_t) nx_utf8_clip(title.bytes, title.len, NX_MAX_TEXT);
	analysis->text.bytes = body.bytes;
	analysis->text.len = body.len;
	analysis->text.body_start = 0;
	if (title.bytes == NULL || is_blank(title) ||
		begins_with_title(analysis->arena, body, title))
		return;

	analysis->text.body_start = title.len + TITLE_SEPARATOR_LEN;
	analysis->text.len = analysis->text.body_start + body.len;
	joined = nx_arena_alloc(analysis->arena, analysis->text.len);
	memcpy(joined, title.bytes, title.len);
	memcpy(joined + title.len, TITLE_SEPARATOR, TITLE_SEPARATOR_LEN);
	if (body.len > 0)
		memcpy(joined + analysis->text.body_start, body.bytes, body.len);
	analysis->text.bytes = joined;
}

NxAnalysis *
nx_analysis_begin(NxArena *arena, const NxModel *model, NxBreaks *breaks,
				  const NxArticle *article)
{
	NxAnalysis *analysis = nx_new_array(arena, NxAnalysis, 1);

	analysis->arena = arena;
	analysis->model = model;
	analysis->breaks = breaks;
	analysis->listed = article->listed;
	join_article(analysis, article);
	return analysis;
}

void
nx_set_classes(NxAnalysis *analysis)
{
	uint32_t n_tokens = analysis->text.n_tokens;

	analysis->classes = nx_new_array(analysis->arena, uint32_t, n_tokens);
	for (uint32_t i = 0; i < n_tokens; i++)
	{
		const NxWordEntry *entry = analysis->words[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (entry != NULL)
			analysis->classes[i] =
				entry->classes | (entry->valence != 0 ? NX_WORD_VALENT : 0);
	}
}

/* A word's entry is asked for so many tokens before it is read. */
#define AHEAD 8

/* One look-up in the lexicon for each word, shared by all later stages. */
static void
look_up_words(NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;

	analysis->words = nx_new_array(analysis->arena, const NxWordEntry *, text->n_tokens);
	for (uint32_t i = 0; i < text->n_tokens; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (i + AHEAD < text->n_tokens)
			nx_model_expect_word(analysis->model, text->tokens[i + AHEAD].lower);
		if (text->tokens[i].kind <= NX_TOKEN_CJK)
			analysis->words[i] = nx_model_word(analysis->model, text->tokens[i].lower);
	}
	nx_set_classes(analysis);
}

static void
run_text(NxAnalysis *analysis)
{
	NxText *text = &analysis->text;

	nx_text_read(text, analysis->arena, analysis->breaks, text->bytes, text->len,
				 text->body_start);
	look_up_words(analysis);
	analysis->scores = nx_new_array(analysis->arena, NxSentenceScore, text->n_sentences);
}

void
nx_analysis_run(NxAnalysis *analysis, NxStage stage)
{
	nx_poll(analysis->arena->env);
	switch (stage)
	{
		case NX_STAGE_TEXT:
			run_text(analysis);
			break;
		case NX_STAGE_TAGGER:
			nx_tagger_run(analysis);
			nx_values_settle(analysis, NX_VALUES_AS_TAGGED);
			break;
		case NX_STAGE_ENTITIES:
			nx_values_settle(analysis, NX_VALUES_BY_SCHEME);
			nx_entities_resolve(analysis);
			nx_salience_score(analysis);
			break;
		case NX_STAGE_TONE:
			nx_tone_score(analysis);
			break;
		case NX_STAGE_SUMMARY:
			nx_summary_rank(analysis);
			break;
		case NX_STAGE_KEYPHRASES:
			nx_keyphrases_choose(analysis);
			break;
		case NX_N_STAGES:
			break;
	}
}

NxAnalysis *
nx_analyse(NxArena *arena, const NxModel *model, NxBreaks *breaks, const NxArticle *article)
{
	NxAnalysis *analysis = nx_analysis_begin(arena, model, breaks, article);

	for (NxStage stage = 0; stage < NX_N_STAGES; stage++)
		nx_analysis_run(analysis, stage);
	return analysis;
}
