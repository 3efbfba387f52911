/*
 * acronyms.c
 *	  Which letters stand for which words.
 *
 * Only initials count.  Letters from inside of a word would need guesses, and
 * in news nearly every acronym in brackets is of initials; a name that is put
 * beside its acronym may leave out initials at the end ("Centers for Disease Control
 * and Prevention (CDC)") and minor words anywhere.
 */
#include "analysis/acronyms.h"

#include <string.h>

#include "text/fold.h"

#define LONGEST_ACRONYM 8

/* Folded acronym bytes: letters of up to three bytes, which the fold may triple. */
#define ACRONYM_ROOM (LONGEST_ACRONYM * 4 * 3)

bool
nx_acronym_is_candidate(const NxText *text, uint32_t token)
{
	const NxToken *t = &text->tokens[token];
	uint32_t n_upper = 0;

	if (t->kind != NX_TOKEN_WORD || t->len < 2 || t->len > 2 * LONGEST_ACRONYM)
		return false;
	if (t->shape != NX_SHAPE_UPPER && t->shape != NX_SHAPE_MIXED)
		return false;
	for (uint32_t i = 0; i < t->len; i++)
	{
		char c = text->bytes[t->start + i];

		n_upper += c >= 'A' && c <= 'Z';
	}
	return n_upper >= 2 && n_upper <= LONGEST_ACRONYM;
}

/* "and", "for", "of": they have an initial in few acronyms. */
static bool
is_minor(const NxAnalysis *analysis, uint32_t token)
{
	const NxToken *t = &analysis->text.tokens[token];

	return t->shape == NX_SHAPE_LOWER || nx_token_is(analysis, token, NX_WORD_STOP);
}

static void
add_initial(NxInitials *initials, char letter, bool minor)
{
	if (initials->n_all == NX_ACRONYM_MAX_WORDS)
		return;
	initials->minor[initials->n_all] = minor;
	initials->all[initials->n_all++] = letter;
	if (!minor)
		initials->major[initials->n_major++] = letter;
}

/* The initials of one token: of each word that a hyphen joins, too. */
static void
add_token(const NxAnalysis *analysis, uint32_t token, NxInitials *initials)
{
	NxString string = nx_text_token(&analysis->text, token);
	char folded[3 * 64];
	size_t len;

	if (string.len > 64)
		string.len = 64;
	len = nx_fold_name(string.bytes, string.len, folded);
	for (size_t i = 0; i < len; i++)
	{
		if (folded[i] != ' ' && (i == 0 || folded[i - 1] == ' '))
			add_initial(initials, folded[i], is_minor(analysis, token));
	}
}

void
nx_acronym_initials(const NxAnalysis *analysis, uint32_t first, uint32_t n,
					NxInitials *initials)
{
	memset(initials, 0, sizeof(*initials));
	if (n > NX_ACRONYM_MAX_WORDS)
		return;
	for (uint32_t i = first; i < first + n; i++)
	{
		uint8_t kind = analysis->text.tokens[i].kind;

		if (kind == NX_TOKEN_WORD || kind == NX_TOKEN_NUMBER)
			add_token(analysis, i, initials);
	}
}

/*
 * May the acronym be made from all initials by leaving out minor ones, and others
 * at the end?
 */
static bool
fits_in_order(NxString acronym, const NxInitials *initials)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < initials->n_all && at < acronym.len; i++)
	{
		if (initials->all[i] == acronym.bytes[at])
			at++;
		else if (!initials->minor[i])
			return false;
	}
	return at == acronym.len;
}

bool
nx_acronym_fits(NxString acronym, const NxInitials *initials, bool defined)
{
	uint32_t len = acronym.len;

	if (len < 2 || initials->n_major < 2)
		return false;
	if (len == initials->n_major && memcmp(acronym.bytes, initials->major, len) == 0)
		return true;
	if (len == initials->n_all && memcmp(acronym.bytes, initials->all, len) == 0)
		return true;
	return defined && len + 1u >= initials->n_major && fits_in_order(acronym, initials);
}

/* May the word stand in a name: capital, number, "of", hyphen, apostrophe? */
static bool
continues_name(const NxAnalysis *analysis, uint32_t token)
{
	const NxToken *t = &analysis->text.tokens[token];
	char first = analysis->text.bytes[t->start];

	if (t->kind == NX_TOKEN_PUNCTUATION || t->kind == NX_TOKEN_SYMBOL)
		return first == '&' || first == '-' || first == ',' || first == '/';
	if (t->kind == NX_TOKEN_CLITIC || t->kind == NX_TOKEN_NUMBER)
		return true;
	if (t->kind != NX_TOKEN_WORD)
		return false;
	return t->shape != NX_SHAPE_LOWER || nx_token_is(analysis, token, NX_WORD_STOP);
}

static bool
is_capital(const NxToken *token)
{
	return token->kind == NX_TOKEN_WORD && token->shape != NX_SHAPE_LOWER &&
		   token->shape != NX_SHAPE_NONE;
}

uint32_t
nx_acronym_find_name(const NxAnalysis *analysis, uint32_t token, uint32_t limit,
					 uint32_t end)
{
	const NxText *text = &analysis->text;
	NxString string = nx_text_token(text, token);
	char folded[ACRONYM_ROOM];
	NxString acronym = {folded, 0};
	uint32_t first = end;

	if (string.len > 2 * LONGEST_ACRONYM)
		return NX_NONE;
	acronym.len = (uint32_t) nx_fold_name(string.bytes, string.len, folded);
	if (acronym.len < 2)
		return NX_NONE;
	while (first > limit && end - first < NX_ACRONYM_MAX_WORDS)
	{
		NxInitials initials;

		first--;
		if (!continues_name(analysis, first))
			break;
		if (!is_capital(&text->tokens[first]))
			continue;
		nx_acronym_initials(analysis, first, end - first, &initials);
		if (nx_acronym_fits(acronym, &initials, true))
			return first;
	}
	return NX_NONE;
}
