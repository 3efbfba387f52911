/*
 * trim.c
 *	  The bounds of mentions put right.
 *
 * Taggers learn from corpora that disagree on whether titles, "the" and
 * possessives belong to a name; names that are to add up across articles need
 * one answer, which is no.  Two exceptions: "the" stays where the table has the
 * name with it ("The Hague"), and titles that make the name of a ruler stay
 * before a single name ("Pope Francis", "Queen Elizabeth").
 */
#include "analysis/trim.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/names.h"
#include "base/hash.h"
#include "text/fold.h"

/* A tagger surer than this is believed even if the word is common. */
#define SURE 160

/* How many titles may stand before a name: "Mr. Justice", "Lt. Gen. Sir". */
#define MAX_TITLES 3

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Words are compared in lower case, at most this long. */
#define LONGEST_CUE 16

/* Bytes of "Liechtenstein-Switzerland", and some. */
#define LONGEST_PAIR 40

static const char *const rulers[] = {"king",	 "queen",	"pope",	   "prince",
									 "princess", "emperor", "empress", "sultan",
									 "emir",	 "st",		"st.",	   "saint"};

/* What alone names no organization: "the council said". */
static const char *const generic_heads[] = {
	"agency",	  "association", "bank",	"board",		"club",			"college",
	"commission", "committee",	 "company", "corporation",	"council",		"court",
	"department", "foundation",	 "fund",	"government",	"group",		"hospital",
	"institute",  "ministry",	 "office",	"organization", "organisation", "party",
	"police",	  "school",		 "state",	"team",			"union",		"university",
};

static bool
token_is_one_of(const NxText *text, uint32_t token, const char *const *words,
				size_t n_words)
{
	NxString string = nx_text_token(text, token);
	char lower[3 * LONGEST_CUE];
	size_t len;

	if (string.len > LONGEST_CUE)
		return false;
	len = nx_fold_lower(string.bytes, string.len, lower);
	for (size_t i = 0; i < n_words; i++)
	{
		if (strlen(words[i]) == len && memcmp(words[i], lower, len) == 0)
			return true;
	}
	return false;
}

static void
drop_first(NxMention *mention, uint32_t n)
{
	mention->first_token += n;
	mention->n_tokens -= n;
}

/* ---- ends ---- */

static bool
is_mark(const NxToken *token)
{
	return token->kind == NX_TOKEN_OPEN_QUOTE || token->kind == NX_TOKEN_CLOSE_QUOTE ||
		   token->kind == NX_TOKEN_PUNCTUATION;
}

/* "'s" and "'" after a name; symbols belong to no name but to money. */
static bool
is_edge(const NxToken *token, bool value)
{
	return is_mark(token) ||
		   (!value && (token->kind == NX_TOKEN_CLITIC || token->kind == NX_TOKEN_SYMBOL));
}

static void
trim_marks(const NxText *text, NxMention *mention)
{
	bool value = nx_kind_is_value(mention->kind);

	while (mention->n_tokens > 0 && is_edge(&text->tokens[mention->first_token], value))
		drop_first(mention, 1);
	while (mention->n_tokens > 0 &&
		   is_edge(&text->tokens[mention->first_token + mention->n_tokens - 1], value))
		mention->n_tokens--;
}

/* "Morning Joe" groupies: a name does not go on past a quotation mark of its own. */
static void
trim_at_quote(const NxText *text, NxMention *mention)
{
	uint32_t opened = 0; /* 1 + the offset of a mark that is still open */

	for (uint32_t i = 1; i < mention->n_tokens; i++)
	{
		uint8_t kind = text->tokens[mention->first_token + i].kind;

		if (kind == NX_TOKEN_OPEN_QUOTE)
			opened = i + 1;
		else if (kind == NX_TOKEN_CLOSE_QUOTE && opened == 0)
		{
			mention->n_tokens = i;
			return;
		}
		else if (kind == NX_TOKEN_CLOSE_QUOTE)
			opened = 0;
	}
	if (opened > 0)
		mention->n_tokens = opened - 1;
}

static void
trim_article(const NxAnalysis *analysis, NxMention *mention)
{
	static const char *const articles[] = {"the", "a", "an"};
	const NxPhraseEntry *entry;

	if (mention->n_tokens < 2 ||
		!token_is_one_of(&analysis->text, mention->first_token, articles, COUNT(articles)))
		return;
	entry = nx_canonical_find(analysis, mention->first_token, mention->n_tokens);
	if (entry == NULL || (entry->flags & NX_PHRASE_ALIAS) != 0)
		drop_first(mention, 1);
}

/* ---- titles ---- */

static bool
is_title(const NxAnalysis *analysis, uint32_t token)
{
	return nx_token_is(analysis, token, NX_WORD_TITLE | NX_WORD_ROLE);
}

/* "Martin Luther King": after a given name a word that is a surname, too. */
static bool
may_be_surname(const NxAnalysis *analysis, const NxMention *mention, uint32_t token)
{
	return token > mention->first_token && nx_token_is(analysis, token, NX_WORD_SURNAME) &&
		   nx_token_is(analysis, mention->first_token, NX_WORD_FIRST_NAME);
}

/* "Dean Smith": a title that is a given name, too, stays where a surname follows. */
static bool
may_be_given_name(const NxAnalysis *analysis, const NxMention *mention, uint32_t token)
{
	return token == mention->first_token && mention->n_tokens == 2 &&
		   nx_token_is(analysis, token, NX_WORD_FIRST_NAME);
}

/* How many tokens from the front are no part of the person's name. */
static uint32_t
count_titles(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t first = mention->first_token;
	uint32_t last = first + mention->n_tokens - 1;
	uint32_t start = first;

	for (uint32_t i = first; i < last; i++)
	{
		const NxToken *token = &text->tokens[i];
		NxString string = nx_text_token(text, i);

		if (is_title(analysis, i) && !may_be_surname(analysis, mention, i) &&
			!may_be_given_name(analysis, mention, i))
			start = i + 1;
		else if (token->kind == NX_TOKEN_CLITIC)
			start = i + 1; /* "Apple's Tim Cook" */
		else if (token->shape == NX_SHAPE_LOWER && token->kind == NX_TOKEN_WORD &&
				 !nx_name_is_particle(string.bytes, string.len))
			start = i + 1;
	}
	if (start == last && start > first &&
		token_is_one_of(text, start - 1, rulers, COUNT(rulers)))
		start--;
	return start - first;
}

/* "National Intelligence James Clapper": common words before the given name. */
static void
trim_common_words(const NxAnalysis *analysis, NxMention *mention)
{
	uint32_t last = mention->first_token + mention->n_tokens - 1;
	uint32_t start = mention->first_token;

	while (start < last && nx_token_is(analysis, start, NX_WORD_COMMON | NX_WORD_DEMONYM) &&
		   !nx_token_is(analysis, start, NX_WORD_FIRST_NAME | NX_WORD_SURNAME))
		start++;
	if (start < last && nx_token_is(analysis, start, NX_WORD_FIRST_NAME))
		drop_first(mention, start - mention->first_token);
}

/* Cut a person's name at the first comma, unless "Jr." follows. */
static void
trim_after_comma(const NxText *text, NxMention *mention)
{
	static const char *const after[] = {"jr", "jr.", "sr", "sr.", "ii", "iii"};

	for (uint32_t i = 1; i < mention->n_tokens; i++)
	{
		uint32_t token = mention->first_token + i;

		if (text->bytes[text->tokens[token].start] != ',')
			continue;
		if (i + 1 < mention->n_tokens &&
			token_is_one_of(text, token + 1, after, COUNT(after)))
			continue;
		mention->n_tokens = i;
	}
}

static void
trim_person(const NxAnalysis *analysis, NxMention *mention)
{
	trim_after_comma(&analysis->text, mention);
	drop_first(mention, count_titles(analysis, mention));
	trim_marks(&analysis->text, mention);
	if (mention->n_tokens > 1)
		trim_common_words(analysis, mention);
	/* The tagger may have left the title of a ruler outside. */
	if (mention->n_tokens == 1 &&
		mention->first_token > analysis->text.sentences[mention->sentence].first_token &&
		nx_token_is_capital(&analysis->text.tokens[mention->first_token - 1]) &&
		nx_token_is(analysis, mention->first_token, NX_WORD_FIRST_NAME) &&
		token_is_one_of(&analysis->text, mention->first_token - 1, rulers, COUNT(rulers)))
	{
		mention->first_token--;
		mention->n_tokens++;
	}
}

uint8_t
nx_trim_sex_before(const NxAnalysis *analysis, uint32_t token)
{
	for (uint32_t i = 0; i < MAX_TITLES && token > 0; i++)
	{
		token--;
		if (!nx_token_is(analysis, token, NX_WORD_TITLE))
			break;
		if (nx_token_is(analysis, token, NX_WORD_MALE))
			return NX_SEX_MALE;
		if (nx_token_is(analysis, token, NX_WORD_FEMALE))
			return NX_SEX_FEMALE;
	}
	return NX_SEX_UNKNOWN;
}

/* ---- what is left ---- */

/* The character of the token at an offset; 0 outside. */
static char
byte_at(const NxText *text, uint32_t token, uint32_t offset)
{
	const NxToken *t = &text->tokens[token];

	return offset < t->len ? text->bytes[t->start + offset] : '\0';
}

/* "(R-Okla.)" or ", R-Okla.," after a politician: a party and a state, no name. */
static bool
is_party_and_state(const NxText *text, uint32_t token)
{
	char before = token > 0 ? byte_at(text, token - 1, 0) : '\0';
	char party = byte_at(text, token, 0);

	return (before == '(' || before == ',') && byte_at(text, token, 1) == '-' &&
		   (party == 'R' || party == 'D' || party == 'I');
}

/* "anti-American", "pro-Hong Kong". */
static bool
has_prefix(const NxText *text, uint32_t token)
{
	static const char *const prefixes[] = {"anti-", "non-", "pro-", "post-", "pre-", "ex-"};
	NxString string = nx_text_token(text, token);

	for (size_t i = 0; i < COUNT(prefixes); i++)
	{
		size_t len = strlen(prefixes[i]);

		if (string.len > len && memcmp(string.bytes, prefixes[i], len) == 0)
			return true;
	}
	return false;
}

/* "US-led", "anti-American": an adjective made from a name. */
static bool
is_compound_adjective(const NxText *text, uint32_t token)
{
	const NxToken *t = &text->tokens[token];
	NxString string = nx_text_token(text, token);
	uint32_t last = t->len;

	if (t->shape == NX_SHAPE_LOWER || (t->flags & NX_TOKEN_HAS_HYPHEN) == 0)
		return false;
	if (has_prefix(text, token))
		return true;
	while (last > 0 && string.bytes[last - 1] != '-')
		last--;
	return last > 0 && byte_at(text, token, last) >= 'a' &&
		   byte_at(text, token, last) <= 'z';
}

/* "Sens.", "No.": an abbreviation that the table has no name for. */
static bool
is_plain_abbreviation(const NxAnalysis *analysis, uint32_t token)
{
	const NxToken *t = &analysis->text.tokens[token];

	return (t->flags & NX_TOKEN_ABBREVIATION) != 0 && t->shape != NX_SHAPE_UPPER &&
		   nx_canonical_find(analysis, token, 1) == NULL;
}

/* Does the table know bytes [start, end) of the token as a place or body? */
static bool
is_known_part(const NxAnalysis *analysis, uint32_t token, uint32_t start, uint32_t end)
{
	const uint16_t kinds = 1u << NX_KIND_PLACE | 1u << NX_KIND_ORGANIZATION;
	NxString part = nx_text_token(&analysis->text, token);
	const NxPhraseEntry *entry;

	part.bytes += start;
	part.len = end - start;
	part = nx_canonical_lower(analysis->arena, part);
	entry = nx_model_phrase(analysis->model,
							nx_model_phrase_start(nx_hash64(part.bytes, part.len)));
	return entry != NULL && (entry->flags & NX_PHRASE_END) != 0 &&
		   (entry->kinds & kinds) != 0;
}

/* "EU-Japan draft", "US-China trade": two parties, and no name of one thing. */
static bool
is_pair(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxToken *token = &analysis->text.tokens[mention->first_token];
	uint32_t hyphen = 0;

	if (mention->kind != NX_KIND_GROUP && mention->kind != NX_KIND_OTHER &&
		mention->kind != NX_KIND_EVENT)
		return false;
	if ((token->flags & NX_TOKEN_HAS_HYPHEN) == 0 || token->len > LONGEST_PAIR ||
		nx_canonical_find(analysis, mention->first_token, 1) != NULL)
		return false;
	while (hyphen < token->len && analysis->text.bytes[token->start + hyphen] != '-')
		hyphen++;
	return hyphen > 0 && hyphen + 1 < token->len &&
		   is_known_part(analysis, mention->first_token, 0, hyphen) &&
		   is_known_part(analysis, mention->first_token, hyphen + 1, token->len);
}

/*
 * Is there such an adjective in the name: "San Francisco-based"?  Names of persons
 * may end in a small letter ("Ban Ki-moon"), and works have any form.
 */
static bool
holds_adjective(const NxText *text, const NxMention *mention)
{
	static const char *const ends[] = {"-era",	  "-style",		"-like",	 "-led",
									   "-backed", "-appointed", "-supported"};
	uint32_t last = mention->first_token + mention->n_tokens - 1;
	NxString string = nx_text_token(text, last);

	if (mention->kind == NX_KIND_PLACE || mention->kind == NX_KIND_GROUP ||
		mention->kind == NX_KIND_ORGANIZATION)
		return is_compound_adjective(text, last) || has_prefix(text, mention->first_token);
	for (size_t i = 0; i < COUNT(ends) && mention->kind == NX_KIND_PERSON; i++)
	{
		size_t len = strlen(ends[i]);

		if (string.len > len && memcmp(string.bytes + string.len - len, ends[i], len) == 0)
			return true;
	}
	return false;
}

static bool
has_letters(const NxText *text, const NxMention *mention)
{
	for (uint32_t i = 0; i < mention->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[mention->first_token + i];

		if (token->kind == NX_TOKEN_WORD || token->kind == NX_TOKEN_CJK ||
			token->kind == NX_TOKEN_HANDLE)
			return true;
		/* "76ers", "9/11", "G20" */
		if (token->kind == NX_TOKEN_NUMBER &&
			(token->shape != NX_SHAPE_NONE || mention->kind == NX_KIND_EVENT))
			return true;
	}
	return false;
}

/* "Prime" before "Minister": the title of a person and no name. */
static bool
is_cut_title(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[mention->sentence];
	uint32_t after = mention->first_token + 1;

	return nx_token_is(analysis, mention->first_token, NX_WORD_COMMON) &&
		   after < sentence->first_token + sentence->n_tokens &&
		   nx_token_is_capital(&text->tokens[after]) &&
		   nx_token_is(analysis, after, NX_WORD_TITLE);
}

/* Words that are a name in no text, or only when the tagger is sure. */
static bool
is_single_name(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t token = mention->first_token;
	uint32_t never = NX_WORD_PRONOUN | NX_WORD_WEEKDAY;

	if (text->tokens[token].len == 1)
		return false;
	if (mention->kind == NX_KIND_PERSON)
	{
		never |= NX_WORD_TITLE;
		if (is_cut_title(analysis, mention))
			return false;
	}
	else if (is_party_and_state(text, token) || is_compound_adjective(text, token) ||
			 is_pair(analysis, mention))
		return false;
	if (nx_token_is(analysis, token, never) &&
		!nx_token_is(analysis, token, NX_WORD_FIRST_NAME | NX_WORD_SURNAME))
		return false;
	if ((nx_token_is(analysis, token, NX_WORD_STOP) &&
		 text->tokens[token].shape != NX_SHAPE_UPPER) ||
		is_plain_abbreviation(analysis, token))
		return false;
	if (mention->kind == NX_KIND_ORGANIZATION &&
		token_is_one_of(text, token, generic_heads, COUNT(generic_heads)))
		return false;
	return mention->confidence >= SURE || !nx_token_is(analysis, token, NX_WORD_COMMON) ||
		   token > text->sentences[mention->sentence].first_token;
}

/* "eastern Syria", "federal Energy Office": a name begins with its first capital. */
static void
trim_lower_case(const NxText *text, NxMention *mention)
{
	uint32_t n = 0;

	if (mention->kind != NX_KIND_PLACE && mention->kind != NX_KIND_ORGANIZATION &&
		mention->kind != NX_KIND_FACILITY)
		return;
	while (n < mention->n_tokens)
	{
		NxString string = nx_text_token(text, mention->first_token + n);

		if (text->tokens[mention->first_token + n].shape != NX_SHAPE_LOWER ||
			nx_name_is_particle(string.bytes, string.len))
			break;
		n++;
	}
	if (n < mention->n_tokens &&
		nx_token_is_capital(&text->tokens[mention->first_token + n]))
		drop_first(mention, n);
}

/* "Rep. Schock": such a title makes a person of what the tagger was not sure of. */
static void
settle_titled(const NxAnalysis *analysis, NxMention *mention)
{
	const uint32_t heads = NX_WORD_ORG_HEAD | NX_WORD_PLACE_HEAD | NX_WORD_FACILITY_HEAD;
	const NxToken *first = &analysis->text.tokens[mention->first_token];

	if (mention->kind != NX_KIND_PERSON && mention->confidence < SURE &&
		mention->n_tokens > 1 && (first->flags & NX_TOKEN_ABBREVIATION) != 0 &&
		nx_token_is(analysis, mention->first_token, NX_WORD_TITLE) &&
		!nx_token_is(analysis, mention->first_token, heads) &&
		nx_token_is_capital(first + 1))
		mention->kind = NX_KIND_PERSON;
}

/* "The Americans": a people is a group, whatever the tagger took it for. */
static void
settle_people(const NxAnalysis *analysis, NxMention *mention)
{
	const uint16_t group = 1u << NX_KIND_GROUP;
	const NxPhraseEntry *entry;

	if (mention->kind != NX_KIND_PERSON && mention->kind != NX_KIND_PLACE &&
		mention->kind != NX_KIND_OTHER)
		return;
	entry = nx_canonical_find(analysis, mention->first_token, mention->n_tokens);
	if (entry != NULL && (entry->flags & NX_PHRASE_DEMONYM) != 0 && entry->kinds == group)
		mention->kind = NX_KIND_GROUP;
}

bool
nx_trim_mention(const NxAnalysis *analysis, NxMention *mention)
{
	const NxText *text = &analysis->text;

	trim_marks(text, mention);
	if (nx_kind_is_value(mention->kind))
		return mention->n_tokens > 0;
	trim_at_quote(text, mention);
	trim_article(analysis, mention);
	trim_lower_case(text, mention);
	if (mention->n_tokens == 0)
		return false;
	settle_people(analysis, mention);
	settle_titled(analysis, mention);
	if (mention->kind == NX_KIND_PERSON)
		trim_person(analysis, mention);
	trim_marks(text, mention);
	if (mention->n_tokens == 0 || !has_letters(text, mention) ||
		holds_adjective(text, mention))
		return false;
	return mention->n_tokens > 1 || is_single_name(analysis, mention);
}
