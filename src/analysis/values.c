/*
 * values.c
 *	  Dates and sums of money among the mentions.
 *
 * One walk through the tokens: only at figures, numbers in words, months and weekdays
 * is anything read.  A second walk lays what was read over the tagger's mentions.
 */
#include "analysis/values.h"

#include <string.h>

#include "analysis/overlay.h"
#include "analysis/plausible.h"
#include "analysis/trim.h"

/* As sure as the tagger is of a plain case. */
#define VALUE_CONFIDENCE 224

/* Tokens between two polls. */
#define POLL_TOKENS 4096

typedef struct Settler
{
	NxAnalysis *analysis;
	NxValueScheme scheme;
	NxMention *read; /* by rule */
	uint32_t n_read;
	uint32_t read_capacity;
	bool *is_doubtful; /* [n_read] */
	uint32_t doubtful_capacity;
} Settler;

/* ---- reading ---- */

static void
add_value(Settler *settler, uint32_t sentence, const NxValue *value)
{
	NxArena *arena = settler->analysis->arena;
	uint32_t n = settler->n_read;
	NxMention *mention;

	nx_grow(arena, settler->read, n, n + 1, &settler->read_capacity);
	nx_grow(arena, settler->is_doubtful, n, n + 1, &settler->doubtful_capacity);
	settler->is_doubtful[n] = value->is_doubtful;
	mention = &settler->read[n];
	memset(mention, 0, sizeof(*mention));
	mention->first_token = value->first;
	mention->n_tokens = value->end - value->first;
	mention->sentence = sentence;
	mention->entity = NX_NONE;
	mention->kind = value->kind;
	mention->confidence = VALUE_CONFIDENCE;
	settler->n_read++;
}

static void
read_sentence(Settler *settler, uint32_t number)
{
	const NxSentence *sentence = &settler->analysis->text.sentences[number];
	NxValueScope scope = {settler->analysis, sentence->first_token,
						  sentence->first_token + sentence->n_tokens};
	uint32_t token = scope.first;
	NxValue value;

	while (token < scope.end)
	{
		if (token % POLL_TOKENS == 0)
			nx_poll(settler->analysis->arena->env);
		if (nx_value_may_stand(settler->analysis, token) &&
			(nx_money_read(&scope, token, &value) || nx_date_read(&scope, token, &value)))
		{
			add_value(settler, number, &value);
			token = value.end;
			scope.first = token; /* what follows takes nothing of it */
		}
		else
			token++;
	}
}

/* ---- laying over ---- */

static bool
holds(const NxMention *outer, const NxMention *inner)
{
	return outer->first_token <= inner->first_token &&
		   nx_mention_end(inner) <= nx_mention_end(outer);
}

/* Has the name a capital besides those of the value in it? */
static bool
has_capital_beyond(const NxText *text, const NxMention *name, const NxMention *value)
{
	for (uint32_t i = name->first_token; i < nx_mention_end(name); i++)
	{
		if ((i < value->first_token || i >= nx_mention_end(value)) &&
			nx_token_is_capital(&text->tokens[i]))
			return true;
	}
	return false;
}

/* As the corpora have it: a people or country inside of a sum is a name of its own. */
static bool
name_wins_as_tagged(const NxMention *name, const NxMention *value, bool is_doubtful)
{
	if (!holds(value, name) || is_doubtful)
		return true;
	return value->kind == NX_KIND_MONEY && name->n_tokens < value->n_tokens &&
		   (name->kind == NX_KIND_GROUP || name->kind == NX_KIND_PLACE);
}

/*
 * By our scheme a name inside of a value is none ("Egyptian" pounds), and what the
 * corpora tag with no better kind is a date ("Sunday" evening).
 */
static bool
name_wins_by_scheme(const NxText *text, const NxMention *name, const NxMention *value,
					bool is_doubtful)
{
	bool is_miscellany = name->kind == NX_KIND_OTHER || name->kind == NX_KIND_EVENT;

	if (holds(value, name))
		return is_doubtful && !is_miscellany;
	return !is_miscellany || has_capital_beyond(text, name, value);
}

/*
 * Does the tagger's mention stand where the rules read a value?  A name that reaches
 * beyond it does ("2022 World Cup"); what is doubtful gives way to more ("Easter
 * Sunday").
 */
static bool
mention_wins(const Settler *settler, const NxMention *mention, uint32_t number)
{
	const NxMention *value = &settler->read[number];
	bool is_doubtful = settler->is_doubtful[number];

	if (nx_kind_is_value(mention->kind))
		return is_doubtful && mention->kind == value->kind &&
			   mention->n_tokens > value->n_tokens && holds(mention, value);
	return settler->scheme == NX_VALUES_AS_TAGGED
			   ? name_wins_as_tagged(mention, value, is_doubtful)
			   : name_wins_by_scheme(&settler->analysis->text, mention, value, is_doubtful);
}

/* Drop the values that a mention of the tagger wins against. */
static void
drop_losers(Settler *settler)
{
	const NxAnalysis *analysis = settler->analysis;
	uint32_t n = 0;
	uint32_t m = 0;

	for (uint32_t i = 0; i < settler->n_read; i++)
	{
		const NxMention *value = &settler->read[i];
		bool loses = false;

		while (m < analysis->n_mentions &&
			   nx_mention_end(&analysis->mentions[m]) <= value->first_token)
			m++;
		for (uint32_t k = m; k < analysis->n_mentions &&
							 analysis->mentions[k].first_token < nx_mention_end(value);
			 k++)
			loses = loses || mention_wins(settler, &analysis->mentions[k], i);
		if (!loses)
			settler->read[n++] = *value;
	}
	settler->n_read = n;
}

/* May the mention of the tagger stay where the rules read nothing? */
static bool
is_plausible(const NxAnalysis *analysis, const NxMention *mention)
{
	if (mention->kind == NX_KIND_DATE)
		return nx_date_is_plausible(analysis, mention);
	return mention->kind != NX_KIND_MONEY || nx_money_is_plausible(analysis, mention);
}

/* What was read takes the place of what it overlaps, and of what cannot be a value. */
static void
lay_over(Settler *settler)
{
	NxAnalysis *analysis = settler->analysis;
	NxMention *kept = nx_new_array(analysis->arena, NxMention, analysis->n_mentions);
	uint32_t n_kept = 0;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		if (is_plausible(analysis, &analysis->mentions[i]))
			kept[n_kept++] = analysis->mentions[i];
	}
	analysis->mentions = nx_mentions_lay_over(analysis->arena, kept, n_kept, settler->read,
											  settler->n_read, &analysis->n_mentions);
}

void
nx_values_settle(NxAnalysis *analysis, NxValueScheme scheme)
{
	Settler settler = {.analysis = analysis, .scheme = scheme};

	if (analysis->model->n_labels == 0)
		return;
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		if (nx_block_is_read(&analysis->text.blocks[analysis->text.sentences[i].block]))
			read_sentence(&settler, i);
	}
	drop_losers(&settler);
	lay_over(&settler);
}
