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
#include "analysis/document.h"
#include "analysis/names.h"
#include "analysis/plausible.h"
#include "analysis/settle.h"

/* How many titles may stand before a name: "Mr. Justice", "Lt. Gen. Sir". */
#define MAX_TITLES 3

/* Tokens of a name that is looked through for a repeated one. */
#define LONGEST_REPEATED 12

/* How far behind a name it is repeated with the next headline glued to it. */
#define REPEATED_REACH 8

static const char *const rulers[] = {"king",	 "queen",	"pope",	   "prince",
									 "princess", "emperor", "empress", "sultan",
									 "emir",	 "st",		"st.",	   "saint"};

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

static bool
opens(const NxText *text, uint32_t token)
{
	return text->tokens[token].kind == NX_TOKEN_OPEN_QUOTE ||
		   text->bytes[text->tokens[token].start] == '(';
}

static bool
closes(const NxText *text, uint32_t token)
{
	return text->tokens[token].kind == NX_TOKEN_CLOSE_QUOTE ||
		   text->bytes[text->tokens[token].start] == ')';
}

/* "O ’ Higgins", "King ’ s College": set apart from the word, so no quotation mark. */
static bool
is_apostrophe(const NxText *text, uint32_t token)
{
	NxString mark = nx_text_token(text, token);

	if ((text->tokens[token].flags & NX_TOKEN_SPACE_BEFORE) == 0)
		return false;
	return (mark.len == 1 && mark.bytes[0] == '\'') ||
		   (mark.len == 3 && memcmp(mark.bytes, "\xe2\x80\x99", 3) == 0);
}

/*
 * "Morning Joe" groupies, "Section 545(D": a name does not go on past a quotation
 * mark or bracket that has no partner in it, nor past the bar of a menu.
 */
static void
trim_at_lone_mark(const NxText *text, NxMention *mention)
{
	uint32_t open = 0; /* offset of a mark that is still open */

	for (uint32_t i = 1; i < mention->n_tokens; i++)
	{
		if (opens(text, mention->first_token + i))
			open = i;
		else if (text->bytes[text->tokens[mention->first_token + i].start] == '|')
			mention->n_tokens = i;
		else if (closes(text, mention->first_token + i))
		{
			if (open == 0 && !is_apostrophe(text, mention->first_token + i))
				mention->n_tokens = i;
			open = 0;
		}
	}
	if (open > 0)
		mention->n_tokens = open;
}

static void
trim_article(const NxAnalysis *analysis, NxMention *mention)
{
	static const char *const articles[] = {"the", "a", "an"};
	const NxPhraseEntry *entry;

	if (mention->n_tokens < 2 ||
		!nx_plausible_token_is(&analysis->text, mention->first_token,
							   nx_wordlist(articles)))
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

/* "Reps.", "Atty.": no given name is shortened so; initials and "St." are shorter. */
static bool
is_abbreviated_title(const NxToken *token)
{
	return (token->flags & NX_TOKEN_ABBREVIATION) != 0 &&
		   token->shape == NX_SHAPE_CAPITAL && token->len > 4;
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

/* "Brett M. Kavanaugh", "M. Gatting": a letter is no Monsieur. */
static bool
is_initial(const NxToken *token)
{
	return token->len == 2 && (token->flags & NX_TOKEN_HAS_PERIOD) != 0 &&
		   nx_token_is_capital(token);
}

/*
 * May a word in lower case belong to the name?  Only if the line has no capitals at
 * all: "tunde adebayo, a professor".
 */
static bool
may_be_lower(const NxText *text, const NxMention *mention)
{
	for (uint32_t i = mention->first_token; i < nx_mention_end(mention); i++)
	{
		if (text->tokens[i].shape >= NX_SHAPE_CAPITAL)
			return false;
	}
	return nx_document_case_around(text, &text->sentences[mention->sentence],
								   mention->first_token) == NX_LINE_LOWER;
}

/* How many tokens from the front are no part of the person's name. */
static uint32_t
count_titles(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t first = mention->first_token;
	uint32_t last = first + mention->n_tokens - 1;
	uint32_t start = first;
	static const char *const offices[] = {"ag", "ceo", "pm", "vp"};
	bool is_lower = may_be_lower(text, mention);

	for (uint32_t i = first; i < last; i++)
	{
		const NxToken *token = &text->tokens[i];
		NxString string = nx_text_token(text, i);

		if (is_abbreviated_title(token) || nx_plausible_is_party_and_state(text, i) ||
			(token->shape == NX_SHAPE_UPPER &&
			 nx_plausible_token_is(text, i, nx_wordlist(offices))))
			start = i + 1;
		else if (is_title(analysis, i) && !is_initial(token) &&
				 !may_be_surname(analysis, mention, i) &&
				 !may_be_given_name(analysis, mention, i))
			start = i + 1;
		else if (token->kind == NX_TOKEN_CLITIC)
			start = i + 1; /* "Apple's Tim Cook" */
		else if (token->shape == NX_SHAPE_LOWER && token->kind == NX_TOKEN_WORD &&
				 !nx_name_is_particle(string.bytes, string.len) && !is_lower)
			start = i + 1;
	}
	if (start == last && start > first &&
		nx_plausible_token_is(text, start - 1, nx_wordlist(rulers)))
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
			nx_plausible_token_is(text, token + 1, nx_wordlist(after)))
			continue;
		mention->n_tokens = i;
	}
}

/* Does the token repeat the other one, with the next headline's beginning glued to it? */
static bool
repeats(const NxText *text, uint32_t token, uint32_t other)
{
	NxString a = nx_text_token(text, token);
	NxString b = nx_text_token(text, other);

	if (b.len < 3 || a.len < b.len || memcmp(a.bytes, b.bytes, b.len) != 0)
		return false;
	return a.len == b.len || (a.bytes[b.len] >= 'A' && a.bytes[b.len] <= 'Z') ||
		   (a.bytes[b.len] >= '0' && a.bytes[b.len] <= '9');
}

/*
 * "Trump Donald John TrumpGOP", "Paul Ryan Paul Davis Ryan": links to a
 * person's page that lost their spaces.  The name is what stands first.
 */
static void
trim_repeated(const NxText *text, NxMention *mention)
{
	uint32_t last = nx_mention_end(mention) - 1;

	if (mention->n_tokens < 4 || mention->n_tokens > LONGEST_REPEATED)
		return;
	for (uint32_t i = mention->first_token; i + 2 <= last; i++)
	{
		for (uint32_t k = i + 2; k <= last; k++)
		{
			if (repeats(text, k, i) && (i > mention->first_token || k > i + 2))
			{
				mention->n_tokens = i + 1 - mention->first_token;
				return;
			}
		}
	}
}

/*
 * "Pete Buttigieg Peter" before "(Pete) Paul Buttigieg2020 Democrats": the same, where the
 * tagger saw but the beginning.
 */
static void
trim_before_repeated(const NxAnalysis *analysis, NxMention *mention)
{
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[mention->sentence];
	uint32_t limit = sentence->first_token + sentence->n_tokens;
	uint32_t end = nx_mention_end(mention);

	if (mention->n_tokens < 3)
		return;
	if (limit > end + REPEATED_REACH)
		limit = end + REPEATED_REACH;
	for (uint32_t i = mention->first_token + 1; i + 1 < end; i++)
	{
		for (uint32_t k = end; k < limit; k++)
		{
			if (text->tokens[k].len > text->tokens[i].len && repeats(text, k, i))
			{
				mention->n_tokens = i + 1 - mention->first_token;
				return;
			}
		}
	}
}

static void
trim_person(const NxAnalysis *analysis, NxMention *mention)
{
	trim_repeated(&analysis->text, mention);
	trim_before_repeated(analysis, mention);
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
		nx_plausible_token_is(&analysis->text, mention->first_token - 1,
							  nx_wordlist(rulers)))
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

/* ---- all ---- */

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

/* "Republican-controlled House": how it is, before the name itself. */
static void
trim_adjective(const NxText *text, NxMention *mention)
{
	static const char *const ends[] = {
		"appointed", "backed", "based", "born",	 "controlled", "dominated",
		"funded",	 "held",   "led",	"owned", "run",		   "speaking",
	};

	if (mention->n_tokens > 1 &&
		(text->tokens[mention->first_token].flags & NX_TOKEN_HAS_HYPHEN) != 0 &&
		nx_wordlist_find(nx_wordlist(ends),
						 nx_plausible_after_hyphen(text, mention->first_token)) != 0)
		drop_first(mention, 1);
}

/* "Moody" before "'s": the table has some names with it. */
static void
restore_possessive(const NxAnalysis *analysis, NxMention *mention)
{
	const NxSentence *sentence = &analysis->text.sentences[mention->sentence];
	uint32_t after = nx_mention_end(mention);
	const NxPhraseEntry *entry;

	if (mention->kind != NX_KIND_ORGANIZATION ||
		after >= sentence->first_token + sentence->n_tokens ||
		analysis->text.tokens[after].kind != NX_TOKEN_CLITIC)
		return;
	entry = nx_canonical_find(analysis, mention->first_token, mention->n_tokens + 1);
	if (entry != NULL && (entry->kinds >> NX_KIND_ORGANIZATION & 1) != 0)
		mention->n_tokens++;
}

/* "WNYC radio": what it is, after the name itself. */
static void
trim_medium(const NxAnalysis *analysis, NxMention *mention)
{
	static const char *const media[] = {"magazine",	  "newspaper", "radio",
										"television", "tv",		   "website"};
	uint32_t last = nx_mention_end(mention) - 1;

	if (mention->kind != NX_KIND_PERSON && mention->n_tokens > 1 &&
		analysis->text.tokens[last].shape == NX_SHAPE_LOWER &&
		nx_plausible_token_is(&analysis->text, last, nx_wordlist(media)) &&
		nx_token_is_capital(&analysis->text.tokens[last - 1]) &&
		nx_canonical_find(analysis, mention->first_token, mention->n_tokens) == NULL)
		mention->n_tokens--;
}

/* "Aboard Air Force One": what the sentence begins with, before a name that all know. */
static void
trim_preposition(const NxAnalysis *analysis, NxMention *mention)
{
	uint32_t first = mention->first_token;

	if (mention->n_tokens > 1 &&
		first == analysis->text.sentences[mention->sentence].first_token &&
		nx_token_is(analysis, first, NX_WORD_PREPOSITION) &&
		nx_token_is_capital(&analysis->text.tokens[first + 1]) &&
		nx_canonical_find(analysis, first, mention->n_tokens) == NULL &&
		nx_canonical_find(analysis, first + 1, mention->n_tokens - 1) != NULL)
		drop_first(mention, 1);
}

/* "Senate Minority" before "Leader": a post in the body, no body. */
static void
trim_post(const NxAnalysis *analysis, NxMention *mention)
{
	static const char *const sides[] = {"majority", "minority"};
	const NxSentence *sentence = &analysis->text.sentences[mention->sentence];
	uint32_t after = nx_mention_end(mention);

	if (mention->kind == NX_KIND_ORGANIZATION && mention->n_tokens > 1 &&
		after < sentence->first_token + sentence->n_tokens &&
		nx_token_is(analysis, after, NX_WORD_TITLE) &&
		nx_plausible_token_is(&analysis->text, after - 1, nx_wordlist(sides)))
		mention->n_tokens--;
}

bool
nx_trim_mention(const NxAnalysis *analysis, NxMention *mention)
{
	const NxText *text = &analysis->text;

	trim_marks(text, mention);
	if (nx_kind_is_value(mention->kind))
		return mention->n_tokens > 0;
	trim_at_lone_mark(text, mention);
	trim_article(analysis, mention);
	trim_lower_case(text, mention);
	if (mention->n_tokens == 0)
		return false;
	trim_adjective(text, mention);
	trim_post(analysis, mention);
	trim_medium(analysis, mention);
	trim_preposition(analysis, mention);
	nx_settle_kind(analysis, mention);
	if (mention->kind == NX_KIND_PERSON)
		trim_person(analysis, mention);
	trim_marks(text, mention);
	if (mention->n_tokens == 0 || !nx_plausible_name(analysis, mention))
		return false;
	restore_possessive(analysis, mention);
	return true;
}
