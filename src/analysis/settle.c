/*
 * settle.c
 *	  The kind of a mention put right where its words tell it.
 *
 *	  Mr. [Ford]				a person, after such a title
 *	  [Anne Frank Center]		an organization, by its last word
 *	  [Martin Act]				a law, by its last word
 *	  [Cyclone Marisol]			an event, by its first word
 *	  [Super Bowl LIV]			an event, by the word before its number
 *	  [Las Vegas Sun]			a newspaper, by its last word
 *	  [Golden Nugget]			no event: no word of it says so
 *
 * Corpora have "event" for little and "miscellaneous" for much, and taggers mix
 * the two up; so an event has to look like one, or it is something else.
 */
#include "analysis/settle.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/plausible.h"
#include "analysis/trim.h"

/* A tagger surer than this of another kind is believed before "Rep." and the like. */
#define SURE 160

/* So sure is a title, also against a table that knows but the firm. */
#define TITLED_CONFIDENCE 224

/* A person after "Mr." has no longer name than this. */
#define LONGEST_TITLED 2

static const char *const storms[] = {"hurricane", "cyclone", "typhoon"};

static bool
is_one_of(uint8_t kind, uint32_t kinds)
{
	return (kinds >> kind & 1) != 0;
}

static const NxPhraseEntry *
find_entry(const NxAnalysis *analysis, const NxMention *mention)
{
	return nx_canonical_find(analysis, mention->first_token, mention->n_tokens);
}

/* ---- persons and peoples ---- */

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

/* "Mr." before "Ford": nothing but a person is called so. */
static void
settle_after_title(const NxAnalysis *analysis, NxMention *mention)
{
	static const char *const titles[] = {"mr",	"mr.",	"mrs",	"mrs.", "ms",
										 "ms.", "sen.", "rep.", "gov."};
	const uint32_t others = NX_WORD_ORG_HEAD | NX_WORD_PLACE_HEAD | NX_WORD_FACILITY_HEAD |
							NX_WORD_COUNTRY | NX_WORD_DEMONYM;
	const NxText *text = &analysis->text;
	uint32_t first = mention->first_token;

	if (first == text->sentences[mention->sentence].first_token ||
		mention->n_tokens > LONGEST_TITLED || !nx_token_is_capital(&text->tokens[first]) ||
		!nx_token_is_capital(&text->tokens[first - 1]) ||
		!nx_plausible_token_is(text, first - 1, nx_wordlist(titles)) ||
		nx_token_is(analysis, nx_mention_end(mention) - 1, others))
		return;
	mention->kind = NX_KIND_PERSON;
	mention->confidence = TITLED_CONFIDENCE;
}

/* "The Americans": a people is a group, whatever the tagger took it for. */
static void
settle_people(const NxAnalysis *analysis, NxMention *mention)
{
	const uint32_t mistaken =
		1u << NX_KIND_PERSON | 1u << NX_KIND_PLACE | 1u << NX_KIND_OTHER;
	const NxPhraseEntry *entry;

	if (!is_one_of(mention->kind, mistaken))
		return;
	entry = find_entry(analysis, mention);
	if (entry != NULL && (entry->flags & NX_PHRASE_DEMONYM) != 0 &&
		entry->kinds == 1u << NX_KIND_GROUP)
		mention->kind = NX_KIND_GROUP;
}

/* ---- by the first word and the last ---- */

/* "Pell & Marsden" */
static bool
has_ampersand(const NxText *text, const NxMention *mention)
{
	for (uint32_t i = 1; i + 1 < mention->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[mention->first_token + i];

		if (token->len == 1 && text->bytes[token->start] == '&')
			return true;
	}
	return false;
}

/* "LIV": a Roman numeral. */
static bool
is_numeral(const NxText *text, uint32_t token)
{
	NxString word = nx_text_token(text, token);

	for (uint32_t i = 0; i < word.len; i++)
	{
		if (memchr("IVXLC", word.bytes[i], 5) == NULL)
			return false;
	}
	return word.len > 0;
}

/* The kind that the last word tells, or the kind that the mention has. */
static uint8_t
kind_by_last_word(const NxAnalysis *analysis, const NxMention *mention)
{
	static const char *const works[] = {"act", "amendment", "doctrine", "syndrome"};
	static const char *const grounds[] = {"airport", "arena", "dome", "stadium"};
	static const char *const houses[] = {"house", "senate", "legislature", "assembly"};
	static const char *const bodies[] = {
		"agency",	  "association", "college",	  "commission", "committee", "council",
		"department", "foundation",	 "institute", "ministry",	"police",	 "university",
	};
	static const char *const buildings[] = {"airport", "facility", "hospital",
											"jail",	   "prison",   "stadium"};
	static const char *const papers[] = {
		"bee",	  "chronicle", "courier",  "dispatch", "examiner", "gazette",  "globe",
		"herald", "inquirer",  "journal",  "observer", "post",	   "register", "sentinel",
		"sun",	  "telegraph", "telegram", "times",	   "tribune",
	};
	const NxText *text = &analysis->text;
	uint32_t last = nx_mention_end(mention) - 1;

	if (nx_plausible_token_is(text, last, nx_wordlist(works)))
		return NX_KIND_OTHER;
	if (mention->kind == NX_KIND_PERSON && mention->n_tokens > 2)
	{
		/* "Andrew Marr Show", "Edward Jones Dome" */
		if (nx_plausible_token_is(text, last, nx_wordlist(((const char *const[]){"show"}))))
			return NX_KIND_OTHER;
		if (nx_plausible_token_is(text, last, nx_wordlist(grounds)))
			return NX_KIND_FACILITY;
	}
	if (mention->kind == NX_KIND_OTHER && is_numeral(text, last) &&
		nx_token_is(analysis, last - 1, NX_WORD_EVENT_HEAD))
		return NX_KIND_EVENT;
	if (mention->kind == NX_KIND_PLACE &&
		nx_plausible_token_is(text, last, nx_wordlist(papers)) &&
		nx_canonical_find(analysis, mention->first_token, mention->n_tokens - 1) != NULL)
		return NX_KIND_ORGANIZATION;
	if (mention->kind == NX_KIND_PERSON && nx_token_is(analysis, last, NX_WORD_ORG_HEAD) &&
		!nx_token_is(analysis, last, NX_WORD_SURNAME | NX_WORD_FIRST_NAME))
		return NX_KIND_ORGANIZATION;
	if (mention->kind == NX_KIND_PLACE && mention->n_tokens == 2 &&
		nx_canonical_find(analysis, mention->first_token, 1) != NULL &&
		nx_plausible_token_is(text, last, nx_wordlist(houses)))
		return NX_KIND_ORGANIZATION;
	if (mention->kind == NX_KIND_PLACE &&
		nx_plausible_token_is(text, last, nx_wordlist(bodies)))
		return NX_KIND_ORGANIZATION;
	if (mention->kind == NX_KIND_PLACE &&
		nx_plausible_token_is(text, last, nx_wordlist(buildings)))
		return NX_KIND_FACILITY;
	if (mention->kind == NX_KIND_GROUP && nx_token_is(analysis, last, NX_WORD_EVENT_HEAD))
		return NX_KIND_EVENT;
	if (mention->kind == NX_KIND_ORGANIZATION && mention->n_tokens <= 3 &&
		nx_plausible_token_is(text, last, nx_wordlist(((const char *const[]){"county"}))))
		return NX_KIND_PLACE;
	return mention->kind;
}

static void
settle_by_words(const NxAnalysis *analysis, NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t last = nx_mention_end(mention) - 1;

	if (mention->n_tokens < 2 || find_entry(analysis, mention) != NULL)
		return;
	if (mention->kind == NX_KIND_PERSON && has_ampersand(text, mention))
		mention->kind = NX_KIND_ORGANIZATION;
	else if (mention->n_tokens == 2 &&
			 nx_plausible_token_is(text, mention->first_token, nx_wordlist(storms)))
		mention->kind = NX_KIND_EVENT;
	else if (nx_token_is_capital(&text->tokens[last]))
		mention->kind = kind_by_last_word(analysis, mention);
}

/* ---- events ---- */

/* Does the table, a word or a number of it say that it is an event? */
static bool
looks_like_event(const NxAnalysis *analysis, const NxMention *mention)
{
	static const char *const numbered[] = {"prop",	  "prop.",	 "proposition", "measure",
										   "section", "article", "title",		"chapter"};
	const NxText *text = &analysis->text;
	const NxPhraseEntry *entry = find_entry(analysis, mention);

	if (entry != NULL)
		return is_one_of(NX_KIND_EVENT, entry->kinds);
	if (nx_plausible_token_is(text, mention->first_token, nx_wordlist(numbered)))
		return false;
	for (uint32_t i = mention->first_token; i < nx_mention_end(mention); i++)
	{
		if (nx_token_is(analysis, i, NX_WORD_EVENT_HEAD) ||
			nx_plausible_token_is(text, i, nx_wordlist(storms)) ||
			text->tokens[i].kind == NX_TOKEN_NUMBER)
			return true;
	}
	return false;
}

void
nx_settle_kind(const NxAnalysis *analysis, NxMention *mention)
{
	settle_people(analysis, mention);
	settle_titled(analysis, mention);
	settle_after_title(analysis, mention);
	settle_by_words(analysis, mention);
	/* "@POTUS": whose it is, a name of the network does not tell. */
	if (mention->n_tokens == 1 &&
		analysis->text.tokens[mention->first_token].kind == NX_TOKEN_HANDLE &&
		analysis->text.bytes[analysis->text.tokens[mention->first_token].start] == '@')
		mention->kind = NX_KIND_OTHER;
	if (mention->kind == NX_KIND_EVENT && !looks_like_event(analysis, mention))
		mention->kind = NX_KIND_OTHER;
}
