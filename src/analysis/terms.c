/*
 * terms.c
 *	  The content words of an article, numbered.
 *
 * One pass over the tokens of story and headlines.  The table is made large
 * enough for all of them before the pass, so it never grows.
 */
#include "analysis/terms.h"

/* The lexicon does not know how rare the word is: as rare as a seldom name. */
#define UNKNOWN_IDF (12 * 256)

/* No word counts as rarer, or one odd word would outweigh a sentence. */
#define LARGEST_IDF (11 * 256)

static bool
holds_terms(const NxBlock *block)
{
	return nx_block_is_story(block) || block->kind == NX_BLOCK_HEADLINE || block->in_title;
}

static bool
is_term(const NxToken *token, const NxWordEntry *entry)
{
	switch (token->kind)
	{
		case NX_TOKEN_WORD:
			return token->len > 1 && (entry == NULL || !(entry->classes & NX_WORD_STOP));
		case NX_TOKEN_NUMBER:
		case NX_TOKEN_CJK:
		case NX_TOKEN_HANDLE:
			return true;
		default:
			return false;
	}
}

uint32_t
nx_term_idf(const NxToken *token, const NxWordEntry *entry)
{
	if (!is_term(token, entry))
		return 0;
	if (entry == NULL || entry->idf == UINT16_MAX)
		return UNKNOWN_IDF | 1;
	return (entry->idf < LARGEST_IDF ? entry->idf : LARGEST_IDF) | 1;
}

static uint32_t
idf_of(const NxAnalysis *analysis, uint32_t token)
{
	return nx_term_idf(&analysis->text.tokens[token], analysis->words[token]);
}

static uint32_t
count_terms(const NxAnalysis *analysis, const NxSentence *sentence)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < sentence->n_tokens; i++)
	{
		if (i % 1024 == 1023)
			nx_poll(analysis->arena->env);
		n += idf_of(analysis, sentence->first_token + i) != 0;
	}
	return n;
}

/* A table that the terms of the story and headlines fill to half at most. */
static void
make_table(NxTerms *terms, const NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;
	uint32_t n_most = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (holds_terms(&text->blocks[text->sentences[i].block]))
			n_most += count_terms(analysis, &text->sentences[i]);
	}
	terms->n_most = n_most;
	terms->n_slots = 16;
	while (terms->n_slots < 2 * n_most)
		terms->n_slots *= 2;
	terms->terms = nx_new_array(analysis->arena, NxTerm, terms->n_slots);
	terms->lists = nx_new_array(analysis->arena, uint32_t, n_most);
	terms->first = nx_new_array(analysis->arena, uint32_t, (size_t) text->n_sentences + 1);
}

/* The slot of the token's term, which is put there if it is the first of its kind. */
static uint32_t
find_slot(NxTerms *terms, const NxAnalysis *analysis, uint32_t token)
{
	uint64_t lower = analysis->text.tokens[token].lower;
	uint32_t mask = terms->n_slots - 1;
	uint32_t slot = (uint32_t) (lower >> 32) & mask;
	NxTerm *term = &terms->terms[slot];

	/* idf 0 marks an empty slot: no term has it. */
	while (term->idf != 0 && term->lower != lower)
	{
		slot = (slot + 1) & mask;
		term = &terms->terms[slot];
	}
	if (term->idf == 0)
	{
		term->lower = lower;
		term->idf = idf_of(analysis, token);
		term->last = NX_NONE;
	}
	return slot;
}

/* Append the distinct terms of the sentence to the lists; returns their end. */
static uint32_t
collect_sentence(NxTerms *terms, const NxAnalysis *analysis, uint32_t sentence,
				 uint32_t end)
{
	const NxSentence *s = &analysis->text.sentences[sentence];
	bool is_story = nx_block_is_story(&analysis->text.blocks[s->block]);

	for (uint32_t i = s->first_token; i < s->first_token + s->n_tokens; i++)
	{
		NxTerm *term;
		uint32_t slot;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (idf_of(analysis, i) == 0)
			continue;
		slot = find_slot(terms, analysis, i);
		term = &terms->terms[slot];
		if (!is_story && !term->in_title)
		{
			term->in_title = true;
			terms->title_idf += term->idf;
		}
		if (term->last == sentence)
			continue;
		term->last = sentence;
		term->n_sentences += is_story;
		terms->lists[end++] = slot;
	}
	return end;
}

void
nx_terms_collect(NxTerms *terms, const NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;
	uint32_t end = 0;

	terms->title_idf = 0;
	make_table(terms, analysis);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		terms->first[i] = end;
		if (holds_terms(&text->blocks[text->sentences[i].block]))
			end = collect_sentence(terms, analysis, i, end);
	}
	terms->first[text->n_sentences] = end;
}

void
nx_terms_drop(NxTerms *terms, const NxAnalysis *analysis)
{
	nx_drop_array(analysis->arena, terms->terms, terms->n_slots);
	nx_drop_array(analysis->arena, terms->lists, terms->n_most);
	nx_drop_array(analysis->arena, terms->first, (size_t) analysis->text.n_sentences + 1);
}
