/*
 * gather.c
 *	  The mentions to make entities of.
 *
 * One walk over the tokens.  Where no mention of the tagger stands, a capital may
 * begin an alias of the table, and a bracket may hold the acronym of the name
 * before it, or the name of the acronym before it.
 */
#include "analysis/gather.h"

#include <string.h>

#include "analysis/acronyms.h"
#include "analysis/bounds.h"
#include "analysis/canonical.h"
#include "analysis/listed.h"
#include "analysis/scan.h"
#include "analysis/split.h"
#include "analysis/trim.h"

/* As sure as the tagger is of a plain case. */
#define ALIAS_CONFIDENCE 224
#define DEFINED_CONFIDENCE 224

typedef struct Gatherer
{
	NxScan scan;
	NxDefinition *definitions;
	uint32_t n_definitions;
	uint32_t capacity;
} Gatherer;

/* ---- aliases ---- */

static bool
alias_is_sure(NxScan *scan, uint32_t token, uint32_t n, const NxPhraseEntry *entry)
{
	const uint16_t person = 1u << NX_KIND_PERSON;

	if ((entry->kinds & person) != 0 || entry->kinds == 0)
		return false;
	if (n == 1 && nx_scan_is_common(scan, token) &&
		nx_scan_line_case(scan) == NX_LINE_CAPITALS)
		return false;
	if ((entry->flags & NX_PHRASE_UPPER) != 0)
		return true;
	if (n == 1 &&
		(nx_scan_is_common(scan, token) ||
		 nx_token_is(scan->analysis, token, NX_WORD_FIRST_NAME | NX_WORD_SURNAME)))
		return false;
	return !nx_scan_name_goes_on(scan, token + n);
}

/* Add the alias that begins at a token that is in no mention; where to go on. */
static uint32_t
take_alias(NxScan *scan, uint32_t token)
{
	NxMention mention = {.first_token = token,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .confidence = ALIAS_CONFIDENCE};
	const NxPhraseEntry *entry = nx_canonical_find_alias(
		scan->analysis, token, nx_scan_next_start(scan) - token, &mention.n_tokens);

	if (entry == NULL || !alias_is_sure(scan, token, mention.n_tokens, entry))
		return token + 1;
	while ((entry->kinds >> mention.kind & 1) == 0)
		mention.kind++;
	nx_scan_push(scan, &mention);
	return nx_mention_end(&mention);
}

/* "pass in the Senate": a chamber with its capital is a name, wherever it stands. */
static bool
is_chamber(NxScan *scan, uint32_t token)
{
	return token > scan->first &&
		   (nx_split_token_reads(scan->text, token, "Senate") ||
			nx_split_token_reads(scan->text, token, "Congress")) &&
		   nx_scan_line_case(scan) == NX_LINE_PLAIN &&
		   !nx_token_is_capital(&scan->text->tokens[token - 1]) &&
		   !nx_scan_name_goes_on(scan, token + 1);
}

static uint32_t
take_chamber(NxScan *scan, uint32_t token)
{
	NxMention mention = {.first_token = token,
						 .n_tokens = 1,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .kind = NX_KIND_ORGANIZATION,
						 .confidence = ALIAS_CONFIDENCE};

	nx_scan_push(scan, &mention);
	return token + 1;
}

/* ---- brackets ---- */

static bool
fits_mention(const NxScan *scan, uint32_t acronym, const NxMention *name)
{
	NxString string = nx_text_token(scan->text, acronym);
	NxInitials initials;

	if (name->kind == NX_KIND_PERSON || nx_kind_is_value(name->kind))
		return false;
	nx_acronym_initials(scan->analysis, name->first_token, name->n_tokens, &initials);
	string = nx_canonical_fold(scan->analysis->arena, string);
	return nx_acronym_fits(string, &initials, true);
}

static void
add_definition(Gatherer *gatherer, uint32_t name, uint32_t acronym)
{
	uint32_t n = gatherer->n_definitions++;

	nx_grow(gatherer->scan.analysis->arena, gatherer->definitions, n, n + 1,
			&gatherer->capacity);
	gatherer->definitions[n].name = name;
	gatherer->definitions[n].acronym = acronym;
}

/* Forget the mentions from number n on, and what was said of them. */
static void
take_back(Gatherer *gatherer, uint32_t n)
{
	gatherer->scan.n_written = n;
	while (gatherer->n_definitions > 0 &&
		   (gatherer->definitions[gatherer->n_definitions - 1].acronym >= n ||
			gatherer->definitions[gatherer->n_definitions - 1].name >= n))
		gatherer->n_definitions--;
}

/*
 * Make [first, end) the last mention, in place of those that lie in it.  False
 * if one would be cut, or is a user's own name.
 */
static bool
replace_tail(Gatherer *gatherer, uint32_t first, uint32_t end)
{
	NxScan *scan = &gatherer->scan;
	NxMention mention = {.first_token = first,
						 .n_tokens = end - first,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .kind = NX_KIND_ORGANIZATION,
						 .confidence = DEFINED_CONFIDENCE};
	uint32_t n = scan->n_written;

	while (n > 0 && scan->written[n - 1].first_token >= first &&
		   scan->written[n - 1].listed == 0)
		n--;
	if (n > 0 && nx_mention_end(&scan->written[n - 1]) > first)
		return false;
	take_back(gatherer, n);
	nx_scan_push(scan, &mention);
	return true;
}

/* The end of the name before a bracket: clitics and quotes are no part of it. */
static uint32_t
end_before(const NxScan *scan, uint32_t bracket)
{
	const NxToken *tokens = scan->text->tokens;

	while (bracket > scan->first && (tokens[bracket - 1].kind == NX_TOKEN_CLITIC ||
									 tokens[bracket - 1].kind == NX_TOKEN_CLOSE_QUOTE))
		bracket--;
	return bracket;
}

/*
 * Make the name before a bracket that the acronym in it stands for the last
 * mention; false if there is none.  A mention that begins before the first initial
 * ("US Strategic Petroleum Reserve (SPR)") is the name as a whole.
 */
static bool
find_defined_name(Gatherer *gatherer, uint32_t bracket)
{
	NxScan *scan = &gatherer->scan;
	uint32_t end = end_before(scan, bracket);
	bool touches = scan->n_written > 0 && nx_scan_last_end(scan) == end;
	const NxMention *last = touches ? &scan->written[scan->n_written - 1] : NULL;
	uint32_t first;

	if (touches && fits_mention(scan, bracket + 1, last))
		return true;
	first = nx_acronym_find_name(scan->analysis, bracket + 1, scan->first, end);
	if (first == NX_NONE)
		return false;
	if (touches && last->first_token <= first)
		return last->kind != NX_KIND_PERSON;
	return replace_tail(gatherer, first, end);
}

/* The mention that begins at the token, if it is the next one given; or NULL. */
static const NxMention *
given_at(const NxScan *scan, uint32_t token)
{
	if (scan->next >= scan->n_given || scan->given[scan->next].first_token != token)
		return NULL;
	return &scan->given[scan->next];
}

/* "International Criminal Court (ICC)" at the bracket; where to go on. */
static uint32_t
take_acronym(Gatherer *gatherer, uint32_t bracket)
{
	NxScan *scan = &gatherer->scan;
	NxMention mention = {.first_token = bracket + 1,
						 .n_tokens = 1,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .confidence = DEFINED_CONFIDENCE};
	const NxMention *given = given_at(scan, bracket + 1);
	uint32_t name;

	if ((given != NULL && (given->n_tokens > 1 || given->listed != 0)) ||
		!find_defined_name(gatherer, bracket))
		return bracket + 1;
	name = scan->n_written - 1;
	mention.kind = scan->written[name].kind;
	if (given != NULL)
		scan->next++;
	add_definition(gatherer, name, nx_scan_push(scan, &mention));
	return bracket + 2;
}

/* "ICC (International Criminal Court)": the name in the brackets is a mention. */
static void
take_explanation(Gatherer *gatherer, uint32_t bracket)
{
	const NxScan *scan = &gatherer->scan;
	const NxMention *name = given_at(scan, bracket + 1);

	if (name == NULL || !nx_scan_is_character(scan, nx_mention_end(name), ')') ||
		nx_scan_last_end(scan) != bracket ||
		scan->written[scan->n_written - 1].n_tokens != 1 ||
		!nx_acronym_is_candidate(scan->text, bracket - 1) ||
		!fits_mention(scan, bracket - 1, name))
		return;
	/* The name is the next mention to be written. */
	add_definition(gatherer, scan->n_written, scan->n_written - 1);
}

static uint32_t
take_bracket(Gatherer *gatherer, uint32_t bracket)
{
	const NxScan *scan = &gatherer->scan;

	if (bracket == scan->first)
		return bracket + 1;
	if (nx_scan_is_character(scan, bracket + 2, ')') &&
		nx_acronym_is_candidate(scan->text, bracket + 1))
		return take_acronym(gatherer, bracket);
	take_explanation(gatherer, bracket);
	return bracket + 1;
}

/* ---- the walk ---- */

static void
gather_sentence(Gatherer *gatherer)
{
	NxScan *scan = &gatherer->scan;
	uint32_t token = scan->first;

	while (token < scan->end)
	{
		nx_scan_poll(scan);
		if (nx_scan_next_start(scan) <= token)
		{
			const NxMention *mention = &scan->given[scan->next++];

			nx_scan_push(scan, mention);
			token = nx_mention_end(mention);
		}
		else if (is_chamber(scan, token))
			token = take_chamber(scan, token);
		else if (nx_token_is_capital(&scan->text->tokens[token]))
			token = take_alias(scan, token);
		else if (nx_scan_is_character(scan, token, '('))
			token = take_bracket(gatherer, token);
		else
			token++;
	}
}

/* The tagger's mentions put right, with the user's own names in their place. */
static NxMention *
settle_all(const NxAnalysis *analysis, uint32_t *n_settled)
{
	NxMention *settled = nx_bounds_settle(analysis, n_settled);
	NxMention *all;
	uint32_t n_all;

	if (analysis->listed == NULL)
		return settled;
	all = nx_listed_find(analysis, settled, *n_settled, &n_all);
	nx_drop_array(analysis->arena, settled, *n_settled);
	*n_settled = n_all;
	return all;
}

void
nx_gather_mentions(const NxAnalysis *analysis, NxFound *found)
{
	uint32_t n_settled;
	NxMention *settled = settle_all(analysis, &n_settled);
	Gatherer gatherer;

	memset(&gatherer, 0, sizeof(gatherer));
	nx_scan_start(&gatherer.scan, analysis, settled, n_settled);
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		if (nx_scan_enter(&gatherer.scan, i))
			gather_sentence(&gatherer);
	}
	nx_drop_array(analysis->arena, settled, n_settled);
	found->mentions = gatherer.scan.written;
	found->n_mentions = gatherer.scan.n_written;
	found->definitions = gatherer.definitions;
	found->n_definitions = gatherer.n_definitions;
}
