/*
 * mentions.c
 *	  Where a name begins and ends.
 */
#include "analysis/mentions.h"

#include <string.h>

/* Longer words before a full stop are words at the end of a sentence. */
#define MAX_ABBREVIATION 4

static bool
is_the(const NxText *text, uint32_t token)
{
	NxString word = nx_text_token(text, token);

	return word.len == 3 &&
		   (memcmp(word.bytes, "the", 3) == 0 || memcmp(word.bytes, "The", 3) == 0 ||
			memcmp(word.bytes, "THE", 3) == 0);
}

/*
 * "The" that begins with a capital belongs to the names of some papers, places and
 * works: "The Hague", "The Associated Press"; of people and peoples never.
 */
static bool
keeps_the(const NxText *text, const NxMention *mention)
{
	NxString word = nx_text_token(text, mention->first_token);

	return word.bytes[0] == 'T' && mention->n_tokens > 1 &&
		   mention->kind != NX_KIND_PERSON && mention->kind != NX_KIND_GROUP;
}

/* May a name begin or end with this token? */
static bool
may_bound(const NxToken *token)
{
	return token->kind <= NX_TOKEN_CJK
			   ? token->kind != NX_TOKEN_CLITIC
			   : token->kind == NX_TOKEN_HANDLE || token->kind == NX_TOKEN_SYMBOL;
}

/* A full stop that was set apart from the abbreviation before it: "U . S .", "Inc ." */
static bool
ends_abbreviation(const NxText *text, const NxMention *mention, uint32_t last)
{
	return last > mention->first_token && text->bytes[text->tokens[last].start] == '.' &&
		   text->tokens[last].len == 1 && text->tokens[last - 1].kind == NX_TOKEN_WORD &&
		   text->tokens[last - 1].len <= MAX_ABBREVIATION;
}

/* "Mladost (L)": a bracket that was opened within the name. */
static bool
closes_bracket(const NxText *text, const NxMention *mention, uint32_t last)
{
	if (text->bytes[text->tokens[last].start] != ')')
		return false;
	for (uint32_t i = last; i > mention->first_token + 1; i--)
	{
		char byte = text->bytes[text->tokens[i - 1].start];

		if (byte == '(' || byte == ')')
			return byte == '(';
	}
	return false;
}

static void
drop_first(NxMention *mention)
{
	mention->first_token++;
	mention->n_tokens--;
}

static void
trim(const NxText *text, NxMention *mention)
{
	while (mention->n_tokens > 0)
	{
		uint32_t last = mention->first_token + mention->n_tokens - 1;

		if (!may_bound(&text->tokens[mention->first_token]) ||
			(is_the(text, mention->first_token) && !keeps_the(text, mention)))
			drop_first(mention);
		else if (!may_bound(&text->tokens[last]) &&
				 !ends_abbreviation(text, mention, last) &&
				 !closes_bracket(text, mention, last))
			mention->n_tokens--;
		else
			break;
	}
}

static bool
is_value(uint32_t kind)
{
	return kind == NX_KIND_DATE || kind == NX_KIND_MONEY;
}

/* Is there a letter, so that it can be a name at all? */
static bool
has_word(const NxText *text, const NxMention *mention)
{
	for (uint32_t i = 0; i < mention->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[mention->first_token + i];

		if (token->kind == NX_TOKEN_WORD || token->kind == NX_TOKEN_CJK ||
			token->kind == NX_TOKEN_HANDLE)
			return true;
	}
	return false;
}

/* A number that can be a year: 1000 to 2199. */
static bool
is_year(NxString word)
{
	if (word.len != 4 || (word.bytes[0] != '1' && word.bytes[0] != '2') ||
		(word.bytes[0] == '2' && word.bytes[1] > '1'))
		return false;
	for (uint32_t i = 1; i < 4; i++)
	{
		if (word.bytes[i] < '0' || word.bytes[i] > '9')
			return false;
	}
	return true;
}

/* Without a word, only years and dates in figures: "2014", "2014-11-09", "9/11". */
static bool
is_date(const NxText *text, const NxMention *mention)
{
	if (has_word(text, mention))
		return true;
	for (uint32_t i = 0; i < mention->n_tokens; i++)
	{
		NxString word = nx_text_token(text, mention->first_token + i);

		if (is_year(word) || memchr(word.bytes, '-', word.len) != NULL ||
			memchr(word.bytes, '/', word.len) != NULL)
			return true;
	}
	return false;
}

bool
nx_mention_settle(const NxAnalysis *analysis, NxMention *mention)
{
	if (mention->kind == NX_KIND_DATE && !is_date(&analysis->text, mention))
		return false;
	if (!is_value(mention->kind))
	{
		trim(&analysis->text, mention);
		if (!has_word(&analysis->text, mention))
			return false;
	}
	if (mention->kind == NX_KIND_OTHER &&
		nx_token_is(analysis, mention->first_token + mention->n_tokens - 1,
					NX_WORD_EVENT_HEAD))
		mention->kind = NX_KIND_EVENT;
	return mention->n_tokens > 0;
}
