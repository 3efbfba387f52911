/*
 * bounds.c
 *	  Where one mention ends and the next begins.
 *
 *	  [Seoul, South Korea]						two places: split.c
 *	  [Seoul's Dongguk University]				a place and an organization
 *	  [University of] [North Korean] [Studies]	one name: "of" ends none
 *	  [Georgetown] [University]					one name: a head begins none
 *	  [Dick] [Cheney]							one name
 *	  [Congress and Justice Department]			two names
 *	  [South Carolina] [Law Enforcement Division]	one name: a body of the place
 *	  [University of Texas] at [Austin]			one name
 *	  [U.S.] [Geological Survey]				one name: whose it is
 *	  [Institute] of Politics					one name: of what it is
 *
 * Every mention is looked at once, and a join takes in what follows only up to the
 * end of a run of capitals, so the time is linear.
 */
#include "analysis/bounds.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/document.h"
#include "analysis/plausible.h"
#include "analysis/split.h"
#include "analysis/trim.h"

typedef struct Bounds
{
	const NxAnalysis *analysis;
	NxMention *settled;
	uint32_t n_settled;
	uint32_t capacity;
	uint32_t end; /* of the last one settled, before it was trimmed */
} Bounds;

static uint32_t
sentence_end(const Bounds *bounds, const NxMention *mention)
{
	const NxSentence *sentence = &bounds->analysis->text.sentences[mention->sentence];

	return sentence->first_token + sentence->n_tokens;
}

static bool
is_lower_stop(const NxAnalysis *analysis, uint32_t token)
{
	return analysis->text.tokens[token].shape == NX_SHAPE_LOWER &&
		   nx_token_is(analysis, token, NX_WORD_STOP);
}

/* ---- joining ---- */

/* The mention before, if it is in the same sentence and nothing stands between. */
static NxMention *
find_touching(const Bounds *bounds, const NxMention *mention)
{
	NxMention *last;

	if (bounds->n_settled == 0 || bounds->end != mention->first_token)
		return NULL;
	last = &bounds->settled[bounds->n_settled - 1];
	if (last->sentence != mention->sentence || nx_mention_end(last) != mention->first_token)
		return NULL;
	return last;
}

/* Let the mention before go on to the end of this one, and be what this one is. */
static bool
absorb(Bounds *bounds, NxMention *last, const NxMention *mention)
{
	last->n_tokens += mention->n_tokens;
	last->kind = mention->kind;
	last->confidence = mention->confidence;
	bounds->end = nx_mention_end(last);
	return true;
}

/* A name that ends with "of" goes on with the capitals after it. */
static void
extend_after_preposition(const Bounds *bounds, NxMention *mention)
{
	const NxAnalysis *analysis = bounds->analysis;
	uint32_t limit = sentence_end(bounds, mention);

	if (mention->kind == NX_KIND_PERSON || mention->n_tokens < 2 ||
		!is_lower_stop(analysis, nx_mention_end(mention) - 1))
		return;
	while (nx_mention_end(mention) < limit &&
		   nx_token_is_capital(&analysis->text.tokens[nx_mention_end(mention)]))
		mention->n_tokens++;
	while (mention->n_tokens > 0 && is_lower_stop(analysis, nx_mention_end(mention) - 1))
		mention->n_tokens--;
}

/* Does another mention of the tagger, from number `next` on, begin at the token? */
static bool
begins_mention(const NxAnalysis *analysis, uint32_t next, uint32_t token)
{
	while (next < analysis->n_mentions && analysis->mentions[next].first_token < token)
		next++;
	return next < analysis->n_mentions && analysis->mentions[next].first_token == token;
}

/* "Institute" before "of" and "Politics", which is nobody's name: of what it is. */
static void
extend_with_subject(const Bounds *bounds, NxMention *mention, uint32_t next)
{
	static const char *const heads[] = {"academy",	  "board",	 "bureau",	  "center",
										"centre",	  "chamber", "college",	  "council",
										"department", "faculty", "institute", "ministry",
										"museum",	  "office",	 "school",	  "society"};
	const NxAnalysis *analysis = bounds->analysis;
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[mention->sentence];
	uint32_t end = nx_mention_end(mention);
	uint32_t limit = sentence_end(bounds, mention);

	if (mention->kind != NX_KIND_ORGANIZATION || limit - end < 2 ||
		!nx_plausible_token_is(text, end - 1, nx_wordlist(heads)) ||
		!nx_split_token_reads(text, end, "of") ||
		!nx_token_is_capital(&text->tokens[end + 1]) ||
		begins_mention(analysis, next, end + 1) ||
		nx_document_case_around(text, sentence, end) != NX_LINE_PLAIN)
		return;
	mention->n_tokens += 2;
	while (nx_mention_end(mention) < limit &&
		   nx_token_is_capital(&text->tokens[nx_mention_end(mention)]) &&
		   !begins_mention(analysis, next, nx_mention_end(mention)))
		mention->n_tokens++;
}

/* "Will" before "Peebles": a given name that the tagger took for another word. */
static void
extend_before(const Bounds *bounds, NxMention *mention)
{
	const NxAnalysis *analysis = bounds->analysis;
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[mention->sentence];
	static const char *const common[] = {"will"};
	uint32_t given = mention->first_token - 1;

	if (mention->kind != NX_KIND_PERSON || mention->n_tokens > 1 ||
		mention->first_token <= sentence->first_token + 1 || given < bounds->end ||
		text->tokens[given].shape != NX_SHAPE_CAPITAL ||
		(!nx_token_is(analysis, given, NX_WORD_FIRST_NAME) &&
		 !nx_plausible_token_is(text, given, nx_wordlist(common))) ||
		nx_token_is(analysis, given, NX_WORD_TITLE | NX_WORD_MONTH | NX_WORD_WEEKDAY) ||
		nx_document_case_around(text, sentence, given) != NX_LINE_PLAIN)
		return;
	mention->first_token--;
	mention->n_tokens++;
}

/*
 * "Georgetown" before "University": the place, which was settled already, becomes
 * the beginning of the organization.
 */
static bool
join_with_head(Bounds *bounds, const NxMention *mention)
{
	NxMention *last = find_touching(bounds, mention);
	NxMention whole;
	uint8_t kind;

	if (last == NULL || mention->kind != NX_KIND_ORGANIZATION ||
		(last->kind != NX_KIND_PLACE && last->kind != NX_KIND_ORGANIZATION) ||
		!nx_token_is_capital(&bounds->analysis->text.tokens[mention->first_token]) ||
		!nx_token_is(bounds->analysis, mention->first_token, NX_WORD_ORG_HEAD))
		return false;
	/* "GOP Senate": two, though it ends with a head. */
	whole = *last;
	whole.n_tokens += mention->n_tokens;
	if (nx_split_first(bounds->analysis, &whole, &kind, &kind) < whole.n_tokens)
		return false;
	return absorb(bounds, last, mention);
}

/* What a body is: "Union" of "Civil Liberties Union of Arkansas", else its last word. */
static uint32_t
head_word(const NxText *text, const NxMention *mention)
{
	for (uint32_t i = mention->first_token + 1; i < nx_mention_end(mention); i++)
	{
		if (nx_split_token_reads(text, i, "of"))
			return i - 1;
	}
	return nx_mention_end(mention) - 1;
}

/* The last word of the mention that is no number. */
static uint32_t
last_word(const NxText *text, const NxMention *mention)
{
	uint32_t last = nx_mention_end(mention) - 1;

	while (last > mention->first_token && text->tokens[last].kind == NX_TOKEN_NUMBER)
		last--;
	return last;
}

/*
 * "South Carolina" before "Law Enforcement Division": whose body it is.  What is known
 * without an owner stays on its own, and so does what an acronym names.
 */
static bool
join_with_body(Bounds *bounds, const NxMention *mention)
{
	const uint32_t bodies =
		1u << NX_KIND_ORGANIZATION | 1u << NX_KIND_EVENT | 1u << NX_KIND_OTHER;
	const NxAnalysis *analysis = bounds->analysis;
	NxMention *last = find_touching(bounds, mention);
	const NxToken *first = &analysis->text.tokens[mention->first_token];

	if (last == NULL || last->kind != NX_KIND_PLACE || (bodies >> mention->kind & 1) == 0 ||
		mention->n_tokens < 2 || (first->flags & NX_TOKEN_SPACE_BEFORE) == 0 ||
		!nx_token_is_capital(first) ||
		!nx_token_is(analysis, last_word(&analysis->text, mention), NX_WORD_ORG_HEAD) ||
		nx_token_is(analysis, nx_mention_end(last) - 1, NX_WORD_COUNTRY) ||
		nx_canonical_find(analysis, mention->first_token, mention->n_tokens) != NULL)
		return false;
	absorb(bounds, last, mention);
	last->kind = NX_KIND_ORGANIZATION;
	return true;
}

/* "U.S." before "Geological Survey", "Italian" before "Coast Guard": whose body it is. */
static bool
join_with_country(Bounds *bounds, const NxMention *mention)
{
	static const char *const home[] = {"states", "u.s", "u.s.", "us"};
	const NxAnalysis *analysis = bounds->analysis;
	const NxText *text = &analysis->text;
	NxMention *last = find_touching(bounds, mention);
	uint32_t owner;
	bool is_home;
	bool is_people;

	if (last == NULL || mention->kind != NX_KIND_ORGANIZATION || mention->n_tokens < 2 ||
		!nx_token_is_capital(&text->tokens[mention->first_token]) ||
		nx_canonical_find(analysis, mention->first_token, mention->n_tokens) != NULL)
		return false;
	owner = nx_mention_end(last) - 1;
	is_home = last->kind == NX_KIND_PLACE &&
			  nx_token_is(analysis, owner, NX_WORD_COUNTRY) &&
			  nx_plausible_token_is(text, owner, nx_wordlist(home));
	is_people = last->kind == NX_KIND_GROUP && last->n_tokens == 1 &&
				nx_token_is(analysis, owner, NX_WORD_DEMONYM) &&
				nx_token_is(analysis, head_word(text, mention), NX_WORD_ORG_HEAD);
	if (!is_home && !is_people)
		return false;
	return absorb(bounds, last, mention);
}

/* "University of Texas" before "at" and "Austin": one of several. */
static bool
join_with_campus(Bounds *bounds, const NxMention *mention)
{
	const NxText *text = &bounds->analysis->text;
	uint32_t at = mention->first_token - 1;
	NxMention *last;

	if (bounds->n_settled == 0 || mention->first_token == 0 ||
		mention->kind != NX_KIND_PLACE || !nx_split_token_reads(text, at, "at"))
		return false;
	last = &bounds->settled[bounds->n_settled - 1];
	if (last->sentence != mention->sentence || nx_mention_end(last) != at ||
		last->n_tokens < 3 ||
		!nx_split_token_reads(text, last->first_token, "University") ||
		!nx_split_token_reads(text, last->first_token + 1, "of"))
		return false;
	last->n_tokens += 1 + mention->n_tokens;
	last->kind = NX_KIND_ORGANIZATION;
	bounds->end = nx_mention_end(last);
	return true;
}

/* "Dick" before "Cheney": a given name alone does not stand before a surname. */
static bool
join_with_surname(Bounds *bounds, const NxMention *mention)
{
	NxMention *last = find_touching(bounds, mention);

	if (last == NULL || mention->kind != NX_KIND_PERSON || last->kind != NX_KIND_PERSON ||
		last->n_tokens > 1 ||
		!nx_token_is(bounds->analysis, last->first_token, NX_WORD_FIRST_NAME))
		return false;
	return absorb(bounds, last, mention);
}

/*
 * "David" before "French": a given name that is no country's stands before nothing but a
 * surname, though a people is called so, too.
 */
static bool
join_with_people(Bounds *bounds, const NxMention *mention)
{
	const uint32_t places = NX_WORD_COUNTRY | NX_WORD_DEMONYM;
	const NxAnalysis *analysis = bounds->analysis;
	NxMention *last = find_touching(bounds, mention);

	if (last == NULL || mention->n_tokens > 1 || last->n_tokens > 1 ||
		(last->kind != NX_KIND_PERSON && last->kind != NX_KIND_PLACE) ||
		!nx_token_is(analysis, mention->first_token, NX_WORD_SURNAME) ||
		!nx_token_is(analysis, mention->first_token, NX_WORD_DEMONYM) ||
		!nx_token_is(analysis, last->first_token, NX_WORD_FIRST_NAME) ||
		nx_token_is(analysis, last->first_token, places) ||
		nx_token_is(analysis, nx_mention_end(mention) - 1, NX_WORD_ORG_HEAD))
		return false;
	absorb(bounds, last, mention);
	last->kind = NX_KIND_PERSON;
	return true;
}

/* "South" before "Carolina", "North" before "Koreans": one name that the table knows. */
static bool
join_by_table(Bounds *bounds, const NxMention *mention)
{
	NxMention *last = find_touching(bounds, mention);
	const NxPhraseEntry *entry;

	if (last == NULL || nx_kind_is_value(mention->kind) || nx_kind_is_value(last->kind))
		return false;
	entry = nx_canonical_find(bounds->analysis, last->first_token,
							  last->n_tokens + mention->n_tokens);
	if (entry == NULL || (entry->kinds >> mention->kind & 1) == 0)
		return false;
	return absorb(bounds, last, mention);
}

/* "Johnson" & "Johnson": one firm. */
static bool
join_by_ampersand(Bounds *bounds, const NxMention *mention)
{
	const uint32_t names = 1u << NX_KIND_PERSON | 1u << NX_KIND_ORGANIZATION;
	const NxText *text = &bounds->analysis->text;
	uint32_t mark = mention->first_token - 1;
	NxMention *last;

	if (bounds->n_settled == 0 || mention->first_token == 0 || mention->n_tokens > 1 ||
		text->tokens[mark].len != 1 || text->bytes[text->tokens[mark].start] != '&')
		return false;
	last = &bounds->settled[bounds->n_settled - 1];
	if (last->sentence != mention->sentence || last->n_tokens > 1 ||
		nx_mention_end(last) != mark || (names >> last->kind & 1) == 0 ||
		(names >> mention->kind & 1) == 0)
		return false;
	last->n_tokens++;
	absorb(bounds, last, mention);
	last->kind = NX_KIND_ORGANIZATION;
	return true;
}

/* "Jesus “Chuy" before "” García": the nickname in quotes is inside the name. */
static void
extend_after_nickname(const Bounds *bounds, NxMention *mention)
{
	const NxToken *tokens = bounds->analysis->text.tokens;
	uint32_t limit = sentence_end(bounds, mention);
	bool open = false;

	if (mention->kind != NX_KIND_PERSON)
		return;
	for (uint32_t i = mention->first_token + 1; i < nx_mention_end(mention); i++)
		open = tokens[i].kind == NX_TOKEN_OPEN_QUOTE ||
			   (open && tokens[i].kind != NX_TOKEN_CLOSE_QUOTE);
	if (!open || limit - nx_mention_end(mention) < 2 ||
		tokens[nx_mention_end(mention)].kind != NX_TOKEN_CLOSE_QUOTE ||
		!nx_token_is_capital(&tokens[nx_mention_end(mention) + 1]))
		return;
	mention->n_tokens++;
	while (nx_mention_end(mention) < limit &&
		   nx_token_is_capital(&tokens[nx_mention_end(mention)]))
		mention->n_tokens++;
}

/* ---- parts ---- */

/* Whose "'s" was split off: a place if the table says so. */
static uint8_t
kind_of_owner(const NxAnalysis *analysis, const NxMention *owner)
{
	uint32_t last = nx_mention_end(owner) - 1;

	return nx_token_is(analysis, last, NX_WORD_COUNTRY | NX_WORD_CITY) ? NX_KIND_PLACE
																	   : owner->kind;
}

/* ---- all of them ---- */

/* Trim the mention and keep it, if a name is left. */
static void
settle(Bounds *bounds, const NxMention *mention)
{
	NxMention trimmed = *mention;
	uint32_t kept_end = 0;

	if (join_with_head(bounds, &trimmed) || join_with_surname(bounds, &trimmed) ||
		join_by_table(bounds, &trimmed) || join_by_ampersand(bounds, &trimmed) ||
		join_with_body(bounds, &trimmed) || join_with_country(bounds, &trimmed) ||
		join_with_campus(bounds, &trimmed) || join_with_people(bounds, &trimmed))
		return;
	if (bounds->n_settled > 0)
		kept_end = nx_mention_end(&bounds->settled[bounds->n_settled - 1]);
	bounds->end = nx_mention_end(mention);
	if (!nx_trim_mention(bounds->analysis, &trimmed))
		return;
	/* A ruler's title may have been put back that the mention before it holds. */
	if (trimmed.first_token < kept_end)
	{
		trimmed.n_tokens -= kept_end - trimmed.first_token;
		trimmed.first_token = kept_end;
	}
	nx_grow(bounds->analysis->arena, bounds->settled, bounds->n_settled,
			bounds->n_settled + 1, &bounds->capacity);
	bounds->settled[bounds->n_settled++] = trimmed;
}

static void
settle_parts(Bounds *bounds, NxMention mention)
{
	const NxAnalysis *analysis = bounds->analysis;

	while (mention.n_tokens > 0)
	{
		NxMention part = mention;

		part.n_tokens = nx_split_first(analysis, &mention, &part.kind, &mention.kind);
		if (part.n_tokens < mention.n_tokens &&
			analysis->text.tokens[nx_mention_end(&part)].kind == NX_TOKEN_CLITIC)
			part.kind = kind_of_owner(analysis, &part);
		settle(bounds, &part);
		mention.first_token += part.n_tokens;
		mention.n_tokens -= part.n_tokens;
		/* The comma, clitic, "and" or "of" between. */
		if (mention.n_tokens > 0 &&
			!nx_token_is_capital(&analysis->text.tokens[mention.first_token]))
		{
			mention.first_token++;
			mention.n_tokens--;
		}
	}
}

NxMention *
nx_bounds_settle(const NxAnalysis *analysis, uint32_t *n_mentions)
{
	Bounds bounds = {.analysis = analysis};

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		NxMention mention = analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention.first_token < bounds.end || mention.n_tokens == 0)
			continue;
		mention.entity = NX_NONE;
		if (nx_mention_end(&mention) > sentence_end(&bounds, &mention))
			mention.n_tokens = sentence_end(&bounds, &mention) - mention.first_token;
		if (!nx_kind_is_value(mention.kind))
		{
			extend_after_preposition(&bounds, &mention);
			extend_with_subject(&bounds, &mention, i + 1);
			extend_before(&bounds, &mention);
			extend_after_nickname(&bounds, &mention);
			settle_parts(&bounds, mention);
		}
		else
			settle(&bounds, &mention);
	}
	*n_mentions = bounds.n_settled;
	return bounds.settled;
}
