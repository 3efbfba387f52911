/*
 * to_doc.c
 *	  From an analysis to the newsdoc's parts: bytes of the joined text become
 *	  characters of the body.
 *
 * What stands in a title given apart has no place in the body: its blocks and
 * sentences are left out, its mentions get position 0.
 */
#include "analysis/pipeline.h"

#include <string.h>

#include "analysis/story.h"
#include "base/hash.h"
#include "text/breaks.h"
#include "base/utf8.h"

/* Turns ascending byte offsets into character positions, each byte seen once. */
typedef struct Ruler
{
	const NxText *text;
	uint32_t byte; /* how far it has counted */
	uint32_t chars;
} Ruler;

static Ruler
ruler_at_body(const NxText *text)
{
	Ruler ruler = {text, text->body_start, 0};

	return ruler;
}

/* The 1-based character position of a byte of the body. */
static uint32_t
position_of(Ruler *ruler, uint32_t byte)
{
	nx_assert(byte >= ruler->byte);
	ruler->chars +=
		(uint32_t) nx_utf8_count(ruler->text->bytes + ruler->byte, byte - ruler->byte);
	ruler->byte = byte;
	return ruler->chars + 1;
}

static uint32_t
chars_in(const NxText *text, NxSpan span)
{
	return (uint32_t) nx_utf8_count(text->bytes + span.start, span.len);
}

static void
copy_blocks(const NxAnalysis *analysis, NxDoc *doc)
{
	const NxText *text = &analysis->text;
	Ruler ruler = ruler_at_body(text);

	doc->blocks = nx_new_array(analysis->arena, NxDocBlock, text->n_blocks);
	for (uint32_t i = 0; i < text->n_blocks; i++)
	{
		const NxBlock *block = &text->blocks[i];
		NxDocBlock *copy;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (block->in_title)
			continue;
		copy = &doc->blocks[doc->n_blocks++];
		copy->pos = position_of(&ruler, block->span.start);
		copy->len = chars_in(text, block->span);
		copy->kind = block->kind;
		copy->is_agency = block->is_agency;
		copy->n_sentences = block->n_sentences;
	}
}

static void
copy_sentences(const NxAnalysis *analysis, NxDoc *doc)
{
	const NxText *text = &analysis->text;
	Ruler ruler = ruler_at_body(text);

	doc->sentences = nx_new_array(analysis->arena, NxDocSentence, text->n_sentences);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		const NxSentence *sentence = &text->sentences[i];
		const NxSentenceScore *score = &analysis->scores[i];
		NxDocSentence *copy;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (text->blocks[sentence->block].in_title)
			continue;
		copy = &doc->sentences[doc->n_sentences++];
		copy->pos = position_of(&ruler, sentence->span.start);
		copy->len = chars_in(text, sentence->span);
		copy->salience = score->salience;
		copy->rank = score->rank;
		copy->tone = score->tone;
		copy->quoted = score->quoted;
		copy->quote_tone = score->quote_tone;
	}
}

static void
copy_entities(const NxAnalysis *analysis, NxDoc *doc)
{
	doc->n_entities = analysis->n_entities;
	doc->entities = nx_new_array(analysis->arena, NxDocEntity, analysis->n_entities);
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		const NxEntity *entity = &analysis->entities[i];
		NxDocEntity *copy = &doc->entities[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		copy->name = entity->name;
		copy->kind = entity->kind;
		copy->salience = entity->salience;
		copy->tone = entity->tone;
		copy->aliases = entity->aliases;
		copy->n_aliases = entity->n_aliases;
	}
}

static NxSpan
mention_span(const NxText *text, const NxMention *mention)
{
	const NxToken *first = &text->tokens[mention->first_token];
	const NxToken *last = first + mention->n_tokens - 1;
	NxSpan span = {first->start, last->start + last->len - first->start};

	return span;
}

static void
copy_mentions(const NxAnalysis *analysis, NxDoc *doc)
{
	const NxText *text = &analysis->text;
	Ruler ruler = ruler_at_body(text);

	doc->n_mentions = analysis->n_mentions;
	doc->mentions = nx_new_array(analysis->arena, NxDocMention, analysis->n_mentions);
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		NxSpan span = mention_span(text, mention);
		NxDocMention *copy = &doc->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		copy->pos = span.start < text->body_start ? 0 : position_of(&ruler, span.start);
		copy->len = chars_in(text, span);
		copy->entity = mention->entity;
	}
}

static void
copy_keyphrases(const NxAnalysis *analysis, NxDoc *doc)
{
	doc->n_keyphrases = analysis->n_keyphrases;
	doc->keyphrases = nx_new_array(analysis->arena, NxDocKeyphrase, analysis->n_keyphrases);
	for (uint32_t i = 0; i < analysis->n_keyphrases; i++)
	{
		const NxKeyphrase *keyphrase = &analysis->keyphrases[i];

		if (keyphrase->entity == NX_NONE)
			doc->keyphrases[i].phrase = keyphrase->phrase;
		else
			doc->keyphrases[i].entity = keyphrase->entity;
		doc->keyphrases[i].weight = keyphrase->weight;
	}
}

void
nx_analysis_to_doc(const NxAnalysis *analysis, const NxArticle *article, NxDoc *doc)
{
	const char *icu = nx_breaks_icu_version(analysis->breaks);

	memset(doc, 0, sizeof(*doc));
	doc->model.bytes = analysis->model->id;
	doc->model.len = (uint32_t) strlen(analysis->model->id);
	doc->icu.bytes = icu;
	doc->icu.len = (uint32_t) strlen(icu);
	doc->model_digest = analysis->model->digest;
	doc->body_hash = nx_hash64(article->body.bytes, article->body.len);
	doc->body_bytes = article->body.len;
	doc->body_chars = (uint32_t) nx_utf8_count(article->body.bytes, article->body.len);
	doc->truncated = nx_article_is_truncated(article);
	doc->tone = analysis->tone;
	copy_blocks(analysis, doc);
	copy_sentences(analysis, doc);
	copy_entities(analysis, doc);
	copy_mentions(analysis, doc);
	copy_keyphrases(analysis, doc);
	doc->story = nx_new_array(analysis->arena, uint32_t, NX_STORY_MAX);
	doc->n_story = nx_story_sketch(analysis, doc->body_hash, doc->story);
}
