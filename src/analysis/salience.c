/*
 * salience.c
 *	  What an article is about: how much each entity matters in it.
 *
 * Salience is a sum of five parts, each between nothing and its weight, times a
 * factor of the kind.  The parts are those that Dunietz and Gillick ("A New Entity
 * Salience Task with Millions of Training Examples", 2014) found to tell most; weights
 * and factors are round numbers that do well on both sets of test/accuracy/salience.py.
 *
 *	  title	  the headline or title names it
 *	  lead	  first mention among the first sentences of the story
 *	  count	  mentions n, as n / (n + 12): the tenth says less than the second
 *	  spread  sixteenths of the article in which it is mentioned
 *	  subject it begins sentences, or speaks
 *
 * The parts do not depend on the other entities, so saliences compare across
 * articles.  All arithmetic is in whole numbers.
 */
#include "analysis/analysis.h"

#include <string.h>

#define PERMILLE 1000

/* Weights of the parts, together PERMILLE. */
#define TITLE_WEIGHT 80
#define LEAD_WEIGHT 200
#define COUNT_WEIGHT 470
#define SPREAD_WEIGHT 200
#define SUBJECT_WEIGHT 50

/* A first mention in the first, second, ... sentence of the story is worth less and less. */
#define LEAD_SENTENCES 5

#define HALF_COUNT 12
#define SPREAD_PARTS 16
#define FULL_SPREAD 8
#define FULL_SUBJECT 4

/* Titles that may stand between the start of a sentence and its subject. */
#define SUBJECT_REACH 4

/* Permille of the salience that a kind keeps. */
static const uint32_t kind_factors[NX_N_KINDS] = {
	[NX_KIND_PERSON] = 1000,  [NX_KIND_ORGANIZATION] = 950, [NX_KIND_PLACE] = 900,
	[NX_KIND_FACILITY] = 800, [NX_KIND_GROUP] = 550,		[NX_KIND_PRODUCT] = 800,
	[NX_KIND_EVENT] = 800,	  [NX_KIND_OTHER] = 800,		[NX_KIND_DATE] = 100,
	[NX_KIND_MONEY] = 150,
};

typedef struct Evidence
{
	uint32_t n_mentions;
	uint32_t n_subject;
	uint32_t lead; /* 1 + number of the first sentence of the story; 0 none */
	uint16_t parts;
	bool in_title;
} Evidence;

static uint32_t
count_bits(uint32_t bits)
{
	uint32_t n = 0;

	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

uint32_t *
nx_number_story(const NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;
	uint32_t *numbers =
		nx_new_array(analysis->arena, uint32_t, (size_t) text->n_sentences + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (nx_block_is_story(&text->blocks[text->sentences[i].block]))
			numbers[i] = ++n;
	}
	return numbers;
}

/* Does the mention begin its sentence, but for titles, or stand before a verb of saying? */
static bool
is_subject(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxSentence *sentence = &analysis->text.sentences[mention->sentence];
	uint32_t after = mention->first_token + mention->n_tokens;
	uint32_t before = mention->first_token - sentence->first_token;

	if (after < sentence->first_token + sentence->n_tokens &&
		nx_token_is(analysis, after, NX_WORD_REPORTING))
		return true;
	if (before > SUBJECT_REACH)
		return false;
	for (uint32_t i = 0; i < before; i++)
	{
		uint32_t token = sentence->first_token + i;
		const NxToken *t = &analysis->text.tokens[token];

		if (t->kind != NX_TOKEN_OPEN_QUOTE && t->shape != NX_SHAPE_CAPITAL &&
			!nx_token_is(analysis, token, NX_WORD_TITLE | NX_WORD_ROLE))
			return false;
	}
	return true;
}

static void
add_mention(const NxAnalysis *analysis, const NxMention *mention, const uint32_t *numbers,
			Evidence *evidence)
{
	const NxText *text = &analysis->text;
	const NxBlock *block = &text->blocks[text->sentences[mention->sentence].block];
	uint64_t part = (uint64_t) mention->sentence * SPREAD_PARTS / text->n_sentences;

	evidence->n_mentions++;
	evidence->parts |= (uint16_t) (1u << part);
	evidence->in_title |= block->in_title || block->kind == NX_BLOCK_HEADLINE;
	if (evidence->lead == 0)
		evidence->lead = numbers[mention->sentence];
	if (is_subject(analysis, mention))
		evidence->n_subject++;
}

static uint32_t
part_of(uint32_t weight, uint32_t value, uint32_t full)
{
	return weight * (value < full ? value : full) / full;
}

static uint32_t
score(const Evidence *evidence, uint8_t kind)
{
	uint64_t n = evidence->n_mentions;
	uint64_t sum = evidence->in_title ? TITLE_WEIGHT : 0;

	if (evidence->lead > 0 && evidence->lead <= LEAD_SENTENCES)
		sum += part_of(LEAD_WEIGHT, LEAD_SENTENCES + 1 - evidence->lead, LEAD_SENTENCES);
	sum += COUNT_WEIGHT * n / (n + HALF_COUNT);
	sum += part_of(SPREAD_WEIGHT, count_bits(evidence->parts), FULL_SPREAD);
	sum += part_of(SUBJECT_WEIGHT, evidence->n_subject, FULL_SUBJECT);
	return (uint32_t) (sum * kind_factors[kind] * NX_UNIT / (PERMILLE * PERMILLE));
}

/* ---- order ---- */

#define DIGIT_BITS 11
#define N_DIGITS (1u << DIGIT_BITS)

/*
 * One pass of a radix sort, descending: stable, so entities of one salience stay in
 * the order of their first mentions.
 */
static void
sort_by_digit(const NxAnalysis *analysis, const uint32_t *order, uint32_t *sorted,
			  uint32_t shift)
{
	uint32_t *starts = nx_new_array(analysis->arena, uint32_t, N_DIGITS + 1);

	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		uint32_t digit = analysis->entities[order[i]].salience >> shift & (N_DIGITS - 1);

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		starts[N_DIGITS - digit]++;
	}
	for (uint32_t i = 1; i <= N_DIGITS; i++)
		starts[i] += starts[i - 1];
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		uint32_t digit = analysis->entities[order[i]].salience >> shift & (N_DIGITS - 1);

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		sorted[starts[N_DIGITS - 1 - digit]++] = order[i];
	}
}

/* NX_UNIT has 21 bits: two digits. */
static void
sort_entities(NxAnalysis *analysis)
{
	uint32_t n = analysis->n_entities;
	uint32_t *order = nx_new_array(analysis->arena, uint32_t, n);
	uint32_t *sorted = nx_new_array(analysis->arena, uint32_t, n);
	NxEntity *entities = nx_new_array(analysis->arena, NxEntity, n);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	sort_by_digit(analysis, order, sorted, 0);
	sort_by_digit(analysis, sorted, order, DIGIT_BITS);
	for (uint32_t i = 0; i < n; i++)
	{
		entities[i] = analysis->entities[order[i]];
		sorted[order[i]] = i;
	}
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		analysis->mentions[i].entity = sorted[analysis->mentions[i].entity];
	}
	nx_drop_array(analysis->arena, analysis->entities, n);
	nx_drop_array(analysis->arena, order, n);
	nx_drop_array(analysis->arena, sorted, n);
	analysis->entities = entities;
}

void
nx_salience_score(NxAnalysis *analysis)
{
	uint32_t *numbers;
	Evidence *evidence;

	if (analysis->n_entities == 0)
		return;
	numbers = nx_number_story(analysis);
	evidence = nx_new_array(analysis->arena, Evidence, analysis->n_entities);
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		add_mention(analysis, mention, numbers, &evidence[mention->entity]);
	}
	for (uint32_t i = 0; i < analysis->n_entities; i++)
		analysis->entities[i].salience = score(&evidence[i], analysis->entities[i].kind);
	nx_drop_array(analysis->arena, numbers, (size_t) analysis->text.n_sentences + 1);
	nx_drop_array(analysis->arena, evidence, analysis->n_entities);
	sort_entities(analysis);
}
