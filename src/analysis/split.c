/*
 * split.c
 *	  Mentions that hold two names.
 *
 *	  Seoul, South Korea			two places
 *	  Seoul's Dongguk University	a place and an organization
 *	  Congress and Justice Department
 *	  Republican of California		a group and a place
 *	  Illinois Democrat				a place and a group
 *	  Democrat Hillary Clinton		a group and a person
 *	  House GOP						two bodies
 *	  House Intelligence Democrats	a body and a group
 *	  Obama White House				a person and his house
 */
#include "analysis/split.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/plausible.h"
#include "analysis/trim.h"

bool
nx_split_token_reads(const NxText *text, uint32_t token, const char *word)
{
	NxString string = nx_text_token(text, token);

	return string.len == strlen(word) && memcmp(string.bytes, word, string.len) == 0;
}

static bool
is_comma(const NxText *text, uint32_t token)
{
	return text->tokens[token].len == 1 && text->bytes[text->tokens[token].start] == ',';
}

/* ---- words ---- */

/* Chambers, which are known without a country. */
static const char *const chambers[] = {"congress", "house", "senate"};

static bool
is_chamber(const NxText *text, uint32_t token)
{
	return nx_plausible_token_is(text, token, nx_wordlist(chambers));
}

/* ---- with something between ---- */

/* Does "'s" at the token end a name of its own: of a country, or of a body? */
static bool
clitic_ends_name(const NxAnalysis *analysis, const NxMention *mention, uint32_t token)
{
	static const char *const saints[] = {"saint", "st", "st."};
	static const char *const of_saints[] = {"academy", "cathedral", "chapel",	 "church",
											"college", "hospital",	"hospice",	 "parish",
											"school",  "seminary",	"university"};
	uint32_t n = token - mention->first_token;
	const NxPhraseEntry *entry;

	/* "St. John's Episcopal Church" */
	if (nx_plausible_token_is(&analysis->text, mention->first_token, nx_wordlist(saints)) &&
		nx_plausible_token_is(&analysis->text, nx_mention_end(mention) - 1,
							  nx_wordlist(of_saints)))
		return false;
	if (nx_token_is(analysis, token - 1, NX_WORD_COUNTRY | NX_WORD_CITY | NX_WORD_ORG_HEAD))
		return true;
	entry = nx_canonical_find(analysis, mention->first_token, n);
	return entry != NULL && (entry->kinds >> NX_KIND_PLACE & 1) != 0;
}

static bool
is_known(const NxAnalysis *analysis, uint32_t first, uint32_t n)
{
	return nx_canonical_find(analysis, first, n) != NULL ||
		   (n == 1 && is_chamber(&analysis->text, first));
}

/* "Congress and Justice Department", "Social Security, Medicare" */
static bool
joins_two_names(const NxAnalysis *analysis, const NxMention *mention, uint32_t token)
{
	uint32_t first = mention->first_token;

	return (is_comma(&analysis->text, token) ||
			nx_split_token_reads(&analysis->text, token, "and")) &&
		   is_known(analysis, first, token - first) &&
		   is_known(analysis, token + 1, nx_mention_end(mention) - token - 1) &&
		   nx_canonical_find(analysis, first, mention->n_tokens) == NULL;
}

/* "Republican of California": who somebody is, and from where. */
static bool
is_member_of_place(const NxAnalysis *analysis, const NxMention *mention)
{
	static const char *const members[] = {"democrat", "independent", "republican"};
	uint32_t first = mention->first_token;

	return mention->n_tokens > 2 &&
		   nx_plausible_token_is(&analysis->text, first, nx_wordlist(members)) &&
		   nx_split_token_reads(&analysis->text, first + 1, "of") &&
		   nx_token_is_capital(&analysis->text.tokens[first + 2]);
}

/* ---- with nothing between ---- */

static bool
is_party(const NxText *text, uint32_t token)
{
	static const char *const parties[] = {"democrat", "democrats", "gop", "republican",
										  "republicans"};

	return nx_plausible_token_is(text, token, nx_wordlist(parties));
}

/* "GOP", "Republican", "Obama": whose house, or who is in it. */
static bool
is_known_owner(const NxAnalysis *analysis, uint32_t token)
{
	const uint32_t owners = 1u << NX_KIND_PERSON | 1u << NX_KIND_GROUP;
	const NxPhraseEntry *entry;

	if (is_party(&analysis->text, token))
		return true;
	entry = nx_canonical_find(analysis, token, 1);
	return entry != NULL && (entry->flags & NX_PHRASE_ALIAS) != 0 &&
		   (entry->kinds & owners) != 0 && (entry->kinds & ~owners) == 0;
}

/* "House GOP", "Obama White House": does a name end after the first token? */
static bool
splits_after_first(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t first = mention->first_token;
	uint32_t rest = mention->n_tokens - 1;

	if (!nx_token_is_capital(&text->tokens[first + 1]) ||
		nx_canonical_find(analysis, first, mention->n_tokens) != NULL)
		return false;
	if (is_chamber(text, first))
		return rest == 1 && is_party(text, first + 1);
	return is_known_owner(analysis, first) &&
		   ((rest == 1 && is_chamber(text, first + 1)) ||
			(rest == 2 && nx_split_token_reads(text, first + 1, "White") &&
			 nx_split_token_reads(text, first + 2, "House")));
}

/* "House Intelligence Democrats": the members of a body of a chamber. */
static bool
is_party_of_body(const NxAnalysis *analysis, const NxMention *mention)
{
	return mention->n_tokens > 2 && is_chamber(&analysis->text, mention->first_token) &&
		   is_party(&analysis->text, nx_mention_end(mention) - 1) &&
		   nx_canonical_find(analysis, mention->first_token, mention->n_tokens) == NULL;
}

/* "Illinois Democrat" */
static bool
ends_with_party(const NxAnalysis *analysis, const NxMention *mention)
{
	uint32_t last = nx_mention_end(mention) - 1;
	const NxPhraseEntry *entry;

	if (!is_party(&analysis->text, last))
		return false;
	entry = nx_canonical_find(analysis, mention->first_token, last - mention->first_token);
	return entry != NULL && entry->kinds == 1u << NX_KIND_PLACE;
}

/* "Democrat Hillary Clinton": of which party somebody is. */
static bool
is_partisan(const NxAnalysis *analysis, const NxMention *mention)
{
	return mention->kind == NX_KIND_PERSON && mention->n_tokens > 1 &&
		   is_party(&analysis->text, mention->first_token) &&
		   nx_token_is_capital(&analysis->text.tokens[mention->first_token + 1]);
}

/* Where a name ends with nothing to mark it; 0 if none does. */
static uint32_t
count_unmarked(const NxAnalysis *analysis, const NxMention *mention, uint8_t *first_kind,
			   uint8_t *rest_kind)
{
	const NxPhraseEntry *entry;

	if (is_partisan(analysis, mention))
	{
		*first_kind = NX_KIND_GROUP;
		return 1;
	}
	if (mention->n_tokens < 2 || mention->kind == NX_KIND_PERSON)
		return 0;
	if (splits_after_first(analysis, mention))
	{
		entry = nx_canonical_find(analysis, mention->first_token, 1);
		if (entry != NULL && (entry->kinds >> NX_KIND_PERSON & 1) != 0)
			*first_kind = NX_KIND_PERSON;
		else if (is_chamber(&analysis->text, mention->first_token) ||
				 nx_split_token_reads(&analysis->text, mention->first_token, "GOP"))
			*first_kind = NX_KIND_ORGANIZATION;
		else
			*first_kind = NX_KIND_GROUP;
		*rest_kind = NX_KIND_ORGANIZATION;
		return 1;
	}
	if (is_party_of_body(analysis, mention))
	{
		*first_kind = NX_KIND_ORGANIZATION;
		*rest_kind = NX_KIND_GROUP;
		return mention->n_tokens - 1;
	}
	if (ends_with_party(analysis, mention))
	{
		*first_kind = NX_KIND_PLACE;
		*rest_kind = NX_KIND_GROUP;
		return mention->n_tokens - 1;
	}
	return 0;
}

/* ---- all ---- */

/* The one kind that the table knows the name as; `kind` where it knows several, or none. */
static uint8_t
kind_of_known(const NxAnalysis *analysis, uint32_t first, uint32_t n, uint8_t kind)
{
	const NxPhraseEntry *entry = nx_canonical_find(analysis, first, n);

	for (uint8_t known = 0; entry != NULL && known < NX_N_KINDS; known++)
	{
		if (entry->kinds == 1u << known)
			return known;
	}
	return kind;
}

uint32_t
nx_split_first(const NxAnalysis *analysis, const NxMention *mention, uint8_t *first_kind,
			   uint8_t *rest_kind)
{
	uint32_t last = nx_mention_end(mention) - 1;
	uint32_t n = count_unmarked(analysis, mention, first_kind, rest_kind);

	if (n > 0)
		return n;
	if (is_member_of_place(analysis, mention))
	{
		*first_kind = NX_KIND_GROUP;
		*rest_kind = NX_KIND_PLACE;
		return 1;
	}
	for (uint32_t i = mention->first_token + 1; i < last; i++)
	{
		if (mention->kind == NX_KIND_PLACE && is_comma(&analysis->text, i) &&
			nx_canonical_find(analysis, mention->first_token, mention->n_tokens) == NULL)
			return i - mention->first_token;
		if (mention->kind != NX_KIND_PERSON &&
			analysis->text.tokens[i].kind == NX_TOKEN_CLITIC &&
			nx_token_is_capital(&analysis->text.tokens[i + 1]) &&
			clitic_ends_name(analysis, mention, i))
			return i - mention->first_token;
		if (joins_two_names(analysis, mention, i))
		{
			*first_kind = kind_of_known(analysis, mention->first_token,
										i - mention->first_token, mention->kind);
			*rest_kind = kind_of_known(analysis, i + 1, last - i, mention->kind);
			return i - mention->first_token;
		}
	}
	return mention->n_tokens;
}
