/*
 * tone_items.c
 *	  The words that carry tone, and the rules that change their valence.
 *
 * A word's valence comes from the model.  Then, as in VADER (Hutto & Gilbert,
 * 2014) but within the borders of a clause: a negator up to four words before
 * turns and weakens it, what is bad more than what is good; a booster or dampener
 * up to two words before changes it, and a "but" shifts weight to what follows it.
 * A word such as "ease" or "prevent" turns what is bad after it.  Words inside a
 * name say nothing: the "Great" of Great Britain is no praise.
 */
#include "analysis/tone_items.h"

#include <string.h>

#include "analysis/clause.h"

/* How far a rule reaches, in tokens before the word. */
#define NEGATION_REACH 4
#define RELIEF_REACH 4
#define BOOST_REACH 2

/* Percent of the valence that is left. */
#define NEGATED_PERCENT (-74)	  /* VADER's N_SCALAR, -0.74 */
#define BAD_NEGATED_PERCENT (-25) /* "no disaster" is no praise */
#define RELIEVED_PERCENT (-40)
#define BOOSTED_PERCENT 129 /* VADER adds 0.293 to words whose valence is near 1 to 2 */
#define DAMPENED_PERCENT 71
#define BEFORE_BUT_PERCENT 50 /* VADER's */
#define AFTER_BUT_PERCENT 150

static bool
token_is_word(const NxToken *token)
{
	return token->kind <= NX_TOKEN_CJK && token->kind != NX_TOKEN_CLITIC;
}

/* Tokens that stand inside the name of something: their valence does not count. */
static uint8_t *
mark_names(const NxAnalysis *analysis)
{
	uint8_t *in_name = nx_new_array(analysis->arena, uint8_t, analysis->text.n_tokens);

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		memset(in_name + mention->first_token, 1, mention->n_tokens);
	}
	return in_name;
}

/* "not only good" is praise. */
static bool
is_not_only(const NxAnalysis *analysis, uint32_t token)
{
	const NxText *text = &analysis->text;
	NxString next;

	if (token + 1 >= text->n_tokens)
		return false;
	next = nx_text_token(text, token + 1);
	return next.len == 4 && memcmp(next.bytes, "only", 4) == 0;
}

/*
 * The nearest token of the classes at most `reach` words before the item, in the
 * same clause; NX_NONE if there is none.
 */
static uint32_t
find_before(const NxAnalysis *analysis, uint32_t token, uint32_t first, uint32_t classes,
			int reach)
{
	while (token > first && reach > 0)
	{
		token--;
		if (nx_token_is(analysis, token, classes))
			return token;
		if (nx_clause_ends(analysis, token))
			return NX_NONE;
		if (token_is_word(&analysis->text.tokens[token]))
			reach--;
	}
	return NX_NONE;
}

/*
 * The negator of an item.  "no remorse for the terrible loss" and "will not bear
 * this terrible loss" deny the remorse and the bearing, not the loss: a
 * preposition ends the reach, and before what is bad any word of content does.
 */
static uint32_t
find_negator(const NxAnalysis *analysis, const NxToneItem *item, uint32_t first)
{
	uint32_t negator =
		find_before(analysis, item->token, first, NX_WORD_NEGATOR, NEGATION_REACH);

	if (negator == NX_NONE || is_not_only(analysis, negator))
		return NX_NONE;
	for (uint32_t i = negator + 1; i < item->token; i++)
	{
		if (nx_token_is(analysis, i, NX_WORD_PREPOSITION))
			return NX_NONE;
		if (item->weight < 0 && token_is_word(&analysis->text.tokens[i]) &&
			!nx_token_is(analysis, i, NX_WORD_STOP | NX_WORD_BOOSTER | NX_WORD_DAMPENER))
			return NX_NONE;
	}
	return negator;
}

static void
apply_rule(NxToneItem *item, NxToneRule rule, uint32_t modifier, int percent)
{
	item->weight = item->weight * percent / 100;
	item->rule = (uint8_t) rule;
	item->modifier = modifier;
}

static void
apply_modifiers(const NxAnalysis *analysis, NxToneItem *item, uint32_t first)
{
	uint32_t modifier;

	modifier = find_before(analysis, item->token, first, NX_WORD_BOOSTER | NX_WORD_DAMPENER,
						   BOOST_REACH);
	if (modifier != NX_NONE && nx_token_is(analysis, modifier, NX_WORD_BOOSTER))
		apply_rule(item, NX_TONE_BOOSTED, modifier, BOOSTED_PERCENT);
	else if (modifier != NX_NONE)
		apply_rule(item, NX_TONE_DAMPENED, modifier, DAMPENED_PERCENT);

	modifier = find_negator(analysis, item, first);
	if (modifier != NX_NONE)
	{
		apply_rule(item, NX_TONE_NEGATED, modifier,
				   item->weight < 0 ? BAD_NEGATED_PERCENT : NEGATED_PERCENT);
		return;
	}
	if (item->weight < 0)
	{
		modifier = find_before(analysis, item->token, first, NX_WORD_SHIFTER, RELIEF_REACH);
		if (modifier != NX_NONE)
			apply_rule(item, NX_TONE_RELIEVED, modifier, RELIEVED_PERCENT);
	}
}

/* The first contrasting word inside a sentence, not at its very start. */
static uint32_t
find_contrast(const NxAnalysis *analysis, const NxSentence *sentence)
{
	for (uint32_t i = 3; i + 1 < sentence->n_tokens; i++)
		if (nx_token_is(analysis, sentence->first_token + i, NX_WORD_CONTRAST))
			return sentence->first_token + i;
	return NX_NONE;
}

static void
apply_contrast(NxToneItem *item, uint32_t contrast)
{
	if (contrast == NX_NONE || item->token == contrast)
		return;
	item->contrast = item->token < contrast ? NX_CONTRAST_BEFORE : NX_CONTRAST_AFTER;
	item->weight = item->weight *
				   (item->token < contrast ? BEFORE_BUT_PERCENT : AFTER_BUT_PERCENT) / 100;
}

static void
find_in_sentence(const NxAnalysis *analysis, NxToneItems *items, const uint8_t *in_name,
				 uint32_t s, uint32_t *capacity)
{
	const NxSentence *sentence = &analysis->text.sentences[s];
	uint32_t end = sentence->first_token + sentence->n_tokens;
	uint32_t contrast = find_contrast(analysis, sentence);
	uint32_t n_words = 0;

	for (uint32_t i = sentence->first_token; i < end; i++)
	{
		const NxToken *token = &analysis->text.tokens[i];
		int16_t valence = nx_token_valence(analysis, i);
		NxToneItem *item;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		n_words += token_is_word(token);
		if (valence == 0 || in_name[i])
			continue;
		nx_grow(analysis->arena, items->items, items->n_items, items->n_items + 1,
				capacity);
		item = &items->items[items->n_items++];
		item->token = i;
		item->weight = valence;
		item->modifier = NX_NONE;
		item->rule = NX_TONE_PLAIN;
		item->contrast = NX_CONTRAST_NONE;
		item->quoted = (token->flags & NX_TOKEN_QUOTED) != 0;
		apply_modifiers(analysis, item, sentence->first_token);
		apply_contrast(item, contrast);
	}
	items->n_words[s] = n_words;
}

NxToneItems *
nx_tone_items_find(const NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;
	NxToneItems *items = nx_new_array(analysis->arena, NxToneItems, 1);
	uint8_t *in_name = mark_names(analysis);
	uint32_t capacity = 0;

	items->first_item =
		nx_new_array(analysis->arena, uint32_t, (size_t) text->n_sentences + 1);
	items->n_words = nx_new_array(analysis->arena, uint32_t, text->n_sentences);
	for (uint32_t s = 0; s < text->n_sentences; s++)
	{
		items->first_item[s] = items->n_items;
		if (nx_block_is_read(&text->blocks[text->sentences[s].block]))
			find_in_sentence(analysis, items, in_name, s, &capacity);
	}
	items->first_item[text->n_sentences] = items->n_items;
	nx_drop_array(analysis->arena, in_name, text->n_tokens);
	return items;
}
