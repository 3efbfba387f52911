/*
 * target.c
 *	  What a tone is toward: an entity, a phrase, or a place in the text.
 */
#include "analysis/tone.h"

#include <string.h>

#include "analysis/pipeline.h"
#include "analysis/pronouns.h"
#include "text/fold.h"

static void
add_place(const NxAnalysis *analysis, NxTarget *target, uint32_t *capacity, uint32_t first,
		  uint32_t n_tokens)
{
	nx_grow(analysis->arena, target->places, target->n_places, target->n_places + 1,
			capacity);
	target->places[target->n_places].start = first;
	target->places[target->n_places].len = n_tokens;
	target->n_places++;
}

NxTarget
nx_target_entity(const NxAnalysis *analysis, uint32_t entity)
{
	const NxPronouns *pronouns = analysis->pronouns;
	NxTarget target = {NULL, 0};
	uint32_t capacity = 0;
	uint32_t p = 0;

	for (uint32_t i = analysis->entities[entity].first_mention; i <= analysis->n_mentions;
		 i++)
	{
		const NxMention *mention = i < analysis->n_mentions ? &analysis->mentions[i] : NULL;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		for (; pronouns != NULL && p < pronouns->n &&
			   (mention == NULL || pronouns->pronouns[p].token < mention->first_token);
			 p++)
			if (pronouns->pronouns[p].entity == entity)
				add_place(analysis, &target, &capacity, pronouns->pronouns[p].token, 1);
		if (mention != NULL && mention->entity == entity)
			add_place(analysis, &target, &capacity, mention->first_token,
					  mention->n_tokens);
	}
	return target;
}

static bool
folds_to(const NxAnalysis *analysis, NxString name, const char *folded, size_t folded_len)
{
	char *out;

	if (name.len > folded_len * 4 + 16)
		return false;
	out = nx_arena_alloc(analysis->arena, (size_t) name.len * 3);
	return nx_fold_name(name.bytes, name.len, out) == folded_len &&
		   memcmp(out, folded, folded_len) == 0;
}

static bool
has_alias(const NxAnalysis *analysis, const NxEntity *entity, const char *folded,
		  size_t folded_len)
{
	for (uint32_t i = 0; i < entity->n_aliases; i++)
		if (folds_to(analysis, entity->aliases[i], folded, folded_len))
			return true;
	return false;
}

/*
 * The most salient entity of that name, else of that alias, or NX_NONE: as
 * nx_doc_find_entity has it.
 */
static uint32_t
find_entity(const NxAnalysis *analysis, NxString phrase)
{
	char *folded = nx_arena_alloc(analysis->arena, (size_t) phrase.len * 3);
	size_t folded_len = nx_fold_name(phrase.bytes, phrase.len, folded);

	if (folded_len == 0)
		return NX_NONE;
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		nx_poll(analysis->arena->env);
		if (folds_to(analysis, analysis->entities[i].name, folded, folded_len))
			return i;
	}
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		nx_poll(analysis->arena->env);
		if (has_alias(analysis, &analysis->entities[i], folded, folded_len))
			return i;
	}
	return NX_NONE;
}

/*
 * For each token of a phrase, how many tokens before it the phrase begins with that also
 * end there (Knuth, Morris and Pratt, 1977): so the text is read once, however often a
 * long phrase nearly stands in it.
 */
static uint32_t *
find_borders(NxArena *arena, const NxText *phrase)
{
	uint32_t *borders = nx_new_array(arena, uint32_t, (size_t) phrase->n_tokens + 1);
	uint32_t length = 0;

	for (uint32_t i = 1; i < phrase->n_tokens; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		while (length > 0 && phrase->tokens[i].lower != phrase->tokens[length].lower)
			length = borders[length];
		length += phrase->tokens[i].lower == phrase->tokens[length].lower;
		borders[i + 1] = length;
	}
	return borders;
}

static NxTarget
find_words(const NxAnalysis *analysis, NxString phrase)
{
	const NxText *text = &analysis->text;
	NxTarget target = {NULL, 0};
	uint32_t capacity = 0;
	uint32_t matched = 0;
	const uint32_t *borders;
	NxText words;

	if (phrase.len > text->len)
		return target;
	nx_text_read(&words, analysis->arena, analysis->breaks, phrase.bytes, phrase.len, 0);
	if (words.n_tokens == 0 || words.n_tokens > text->n_tokens)
		return target;
	borders = find_borders(analysis->arena, &words);
	for (uint32_t i = 0; i < text->n_tokens; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		while (matched > 0 && text->tokens[i].lower != words.tokens[matched].lower)
			matched = borders[matched];
		matched += text->tokens[i].lower == words.tokens[matched].lower;
		if (matched < words.n_tokens)
			continue;
		add_place(analysis, &target, &capacity, i + 1 - matched, matched);
		matched = 0;
	}
	return target;
}

NxTarget
nx_target_phrase(const NxAnalysis *analysis, NxString phrase)
{
	NxTarget nowhere = {NULL, 0};
	uint32_t entity;

	if (phrase.len > NX_MAX_TEXT)
		return nowhere;
	entity = find_entity(analysis, phrase);

	return entity != NX_NONE ? nx_target_entity(analysis, entity)
							 : find_words(analysis, phrase);
}

/* The first token that ends after the byte. */
static uint32_t
token_at(const NxText *text, uint32_t byte)
{
	uint32_t low = 0;
	uint32_t high = text->n_tokens;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (text->tokens[middle].start + text->tokens[middle].len > byte)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

NxTarget
nx_target_span(const NxAnalysis *analysis, NxSpan span)
{
	const NxText *text = &analysis->text;
	uint32_t first = token_at(text, span.start);
	uint32_t end = first;
	NxTarget target = {NULL, 0};
	uint32_t capacity = 0;

	while (end < text->n_tokens && text->tokens[end].start < span.start + span.len)
		end++;
	if (end == first)
		return target;
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention->first_token < end && mention->first_token + mention->n_tokens > first)
		{
			first = mention->first_token;
			end = first + mention->n_tokens;
			break;
		}
	}
	add_place(analysis, &target, &capacity, first, end - first);
	return target;
}
