/*
 * scan.c
 *	  Completing the tagger's mentions from the table, from brackets, and from
 *	  the names of the document itself.
 *
 * Both passes go once through the tokens of each sentence, side by side with
 * the mentions so far, and write a new list.  Nearly all tokens are passed by
 * with one look at their shape.
 */
#include "analysis/scan.h"

#include <string.h>

#include "analysis/acronyms.h"
#include "analysis/bounds.h"
#include "analysis/canonical.h"
#include "analysis/trim.h"
#include "base/hash.h"

/* How sure the two passes are of what they add. */
#define ALIAS_CONFIDENCE 224
#define DEFINED_CONFIDENCE 224
#define KNOWN_CONFIDENCE 128

/* A name that the tagger was less sure of is not looked for elsewhere. */
#define SURE_NAME 112

/* Sets the keys of known names apart from those of the table of phrases. */
#define KNOWN_START UINT64_C(0x6b6e6f776e)

/* A value of the map of known names: variant + 1 (0: none), and "a longer one goes on". */
#define KNOWN_PREFIX UINT32_C(0x80000000)

/* How the words of a sentence are cased. */
typedef enum CaseStyle
{
	STYLE_UNKNOWN = 0,
	STYLE_PLAIN,
	STYLE_TITLE,   /* Most Words Have a Capital */
	STYLE_CAPITALS /* ALL IN CAPITALS */
} CaseStyle;

typedef struct Scan
{
	const NxAnalysis *analysis;
	const NxText *text;
	const NxMention *given; /* mentions so far */
	uint32_t n_given;
	uint32_t next; /* of them */
	NxFound *found;
	uint32_t mentions_capacity;
	uint32_t definitions_capacity;
	uint32_t sentence;
	uint32_t first; /* tokens of the sentence */
	uint32_t end;
	CaseStyle style;
	uint32_t turns;
} Scan;

static void
start_scan(Scan *scan, const NxAnalysis *analysis, const NxMention *given, uint32_t n_given,
		   NxFound *found)
{
	memset(scan, 0, sizeof(*scan));
	scan->analysis = analysis;
	scan->text = &analysis->text;
	scan->given = given;
	scan->n_given = n_given;
	scan->found = found;
	found->mentions = NULL;
	found->n_mentions = 0;
}

static void
poll_sometimes(Scan *scan)
{
	if (++scan->turns % 1024 == 0)
		nx_poll(scan->analysis->arena->env);
}

/* Go to a sentence; false if its block is not read. */
static bool
enter_sentence(Scan *scan, uint32_t number)
{
	const NxSentence *sentence = &scan->text->sentences[number];

	scan->sentence = number;
	scan->first = sentence->first_token;
	scan->end = sentence->first_token + sentence->n_tokens;
	scan->style = STYLE_UNKNOWN;
	while (scan->next < scan->n_given && scan->given[scan->next].first_token < scan->first)
		scan->next++;
	return nx_block_is_read(&scan->text->blocks[sentence->block]);
}

static CaseStyle
find_style(const Scan *scan)
{
	uint32_t n_lower = 0;
	uint32_t n_capital = 0;
	uint32_t n_upper = 0;

	for (uint32_t i = scan->first; i < scan->end; i++)
	{
		const NxToken *token = &scan->text->tokens[i];

		if (token->kind != NX_TOKEN_WORD || nx_token_is(scan->analysis, i, NX_WORD_STOP))
			continue;
		n_lower += token->shape == NX_SHAPE_LOWER;
		n_upper += token->shape == NX_SHAPE_UPPER;
		n_capital += token->shape == NX_SHAPE_CAPITAL || token->shape == NX_SHAPE_MIXED;
	}
	if (n_lower == 0 && n_upper >= 2 && n_upper > n_capital)
		return STYLE_CAPITALS;
	return n_capital + n_upper >= 3 && n_capital + n_upper > 2 * n_lower ? STYLE_TITLE
																		 : STYLE_PLAIN;
}

static CaseStyle
style_of(Scan *scan)
{
	if (scan->style == STYLE_UNKNOWN)
		scan->style = find_style(scan);
	return scan->style;
}

static uint32_t
push_mention(Scan *scan, const NxMention *mention)
{
	NxFound *found = scan->found;

	nx_grow(scan->analysis->arena, found->mentions, found->n_mentions,
			found->n_mentions + 1, &scan->mentions_capacity);
	found->mentions[found->n_mentions] = *mention;
	return found->n_mentions++;
}

static uint32_t
end_of(const NxMention *mention)
{
	return mention->first_token + mention->n_tokens;
}

/* Where the last mention of the new list ends, 0 if there is none. */
static uint32_t
last_end(const Scan *scan)
{
	const NxFound *found = scan->found;

	return found->n_mentions == 0 ? 0 : end_of(&found->mentions[found->n_mentions - 1]);
}

/* Where the next given mention begins, at most the end of the sentence. */
static uint32_t
next_start(const Scan *scan)
{
	if (scan->next < scan->n_given && scan->given[scan->next].first_token < scan->end)
		return scan->given[scan->next].first_token;
	return scan->end;
}

static bool
is_character(const Scan *scan, uint32_t token, char c)
{
	const NxToken *t;

	if (token >= scan->end)
		return false;
	t = &scan->text->tokens[token];
	return t->len == 1 && scan->text->bytes[t->start] == c;
}

static bool
is_common(const Scan *scan, uint32_t token)
{
	return nx_token_is(scan->analysis, token, NX_WORD_COMMON | NX_WORD_STOP);
}

/* ---- aliases ---- */

/* Does the token after a name show that the name goes on? */
static bool
name_goes_on(Scan *scan, uint32_t token)
{
	const uint32_t heads =
		NX_WORD_ORG_HEAD | NX_WORD_PLACE_HEAD | NX_WORD_FACILITY_HEAD | NX_WORD_EVENT_HEAD;

	if (token >= scan->end || !nx_token_is_capital(&scan->text->tokens[token]))
		return false;
	if (style_of(scan) != STYLE_PLAIN)
		return nx_token_is(scan->analysis, token, heads);
	return !nx_token_is(scan->analysis, token, NX_WORD_STOP);
}

static bool
alias_is_sure(Scan *scan, uint32_t token, uint32_t n, const NxPhraseEntry *entry)
{
	const uint16_t person = 1u << NX_KIND_PERSON;
	bool upper = (entry->flags & NX_PHRASE_UPPER) != 0;

	if ((entry->kinds & person) != 0 || entry->kinds == 0)
		return false;
	if (style_of(scan) == STYLE_CAPITALS && n == 1 && is_common(scan, token))
		return false;
	if (upper)
		return true;
	if (n == 1 &&
		(is_common(scan, token) ||
		 nx_token_is(scan->analysis, token, NX_WORD_FIRST_NAME | NX_WORD_SURNAME)))
		return false;
	return !name_goes_on(scan, token + n);
}

/* Add the alias that begins at a token that is in no mention; where it ends. */
static uint32_t
take_alias(Scan *scan, uint32_t token)
{
	NxMention mention = {.first_token = token,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .confidence = ALIAS_CONFIDENCE};
	uint32_t n = 1;
	const NxPhraseEntry *entry =
		nx_canonical_find_alias(scan->analysis, token, next_start(scan) - token, &n);

	if (entry == NULL || !alias_is_sure(scan, token, n, entry))
		return token + 1;
	mention.n_tokens = n;
	while ((entry->kinds >> mention.kind & 1) == 0)
		mention.kind++;
	push_mention(scan, &mention);
	return token + n;
}

/* ---- brackets ---- */

static bool
fits_mention(const Scan *scan, uint32_t acronym, const NxMention *name)
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
add_definition(Scan *scan, uint32_t name, uint32_t acronym)
{
	NxFound *found = scan->found;

	nx_grow(scan->analysis->arena, found->definitions, found->n_definitions,
			found->n_definitions + 1, &scan->definitions_capacity);
	found->definitions[found->n_definitions].name = name;
	found->definitions[found->n_definitions++].acronym = acronym;
}

/*
 * Make [first, end) the last mention, in place of those that lie in it.  False
 * if one would be cut.
 */
static bool
replace_tail(Scan *scan, uint32_t first, uint32_t end)
{
	NxFound *found = scan->found;
	NxMention mention = {.first_token = first,
						 .n_tokens = end - first,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .kind = NX_KIND_ORGANIZATION,
						 .confidence = DEFINED_CONFIDENCE};
	uint32_t n = found->n_mentions;

	while (n > 0 && found->mentions[n - 1].first_token >= first)
		n--;
	if (n > 0 && end_of(&found->mentions[n - 1]) > first)
		return false;
	found->n_mentions = n;
	while (found->n_definitions > 0 &&
		   (found->definitions[found->n_definitions - 1].acronym >= n ||
			found->definitions[found->n_definitions - 1].name >= n))
		found->n_definitions--;
	push_mention(scan, &mention);
	return true;
}

/*
 * Make the name before a bracket that the acronym in it stands for the last
 * mention; false if there is none.  A mention that begins before the first initial
 * ("US Strategic Petroleum Reserve (SPR)") is the name as a whole.
 */
static bool
find_defined_name(Scan *scan, uint32_t bracket)
{
	const NxFound *found = scan->found;
	uint32_t end = bracket;
	uint32_t first;

	while (end > scan->first && (scan->text->tokens[end - 1].kind == NX_TOKEN_CLITIC ||
								 scan->text->tokens[end - 1].kind == NX_TOKEN_CLOSE_QUOTE))
		end--;
	if (found->n_mentions > 0 && last_end(scan) == end &&
		fits_mention(scan, bracket + 1, &found->mentions[found->n_mentions - 1]))
		return true;
	first = nx_acronym_find_name(scan->analysis, bracket + 1, scan->first, end);
	if (first == NX_NONE)
		return false;
	if (last_end(scan) == end &&
		found->mentions[found->n_mentions - 1].first_token <= first)
		return found->mentions[found->n_mentions - 1].kind != NX_KIND_PERSON;
	return replace_tail(scan, first, end);
}

/* "International Criminal Court (ICC)" at the bracket; where to go on. */
static uint32_t
take_acronym(Scan *scan, uint32_t bracket)
{
	NxMention mention = {.first_token = bracket + 1,
						 .n_tokens = 1,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .confidence = DEFINED_CONFIDENCE};
	uint32_t name;

	if (next_start(scan) == bracket + 1 && scan->given[scan->next].n_tokens > 1)
		return bracket + 1;
	if (!find_defined_name(scan, bracket))
		return bracket + 1;
	name = scan->found->n_mentions - 1;
	mention.kind = scan->found->mentions[name].kind;
	if (next_start(scan) == bracket + 1)
		scan->next++;
	add_definition(scan, name, push_mention(scan, &mention));
	return bracket + 2;
}

/* "ICC (International Criminal Court)": the name in the brackets is a mention. */
static void
take_explanation(Scan *scan, uint32_t bracket)
{
	const NxMention *name = &scan->given[scan->next];
	NxFound *found = scan->found;

	if (next_start(scan) != bracket + 1 || !is_character(scan, end_of(name), ')') ||
		last_end(scan) != bracket || found->mentions[found->n_mentions - 1].n_tokens != 1 ||
		!nx_acronym_is_candidate(scan->text, bracket - 1) ||
		!fits_mention(scan, bracket - 1, name))
		return;
	/* The name is the next mention to be written. */
	add_definition(scan, found->n_mentions, found->n_mentions - 1);
}

static uint32_t
take_bracket(Scan *scan, uint32_t bracket)
{
	if (bracket == scan->first)
		return bracket + 1;
	if (is_character(scan, bracket + 2, ')') &&
		nx_acronym_is_candidate(scan->text, bracket + 1))
		return take_acronym(scan, bracket);
	take_explanation(scan, bracket);
	return bracket + 1;
}

/* ---- the first pass ---- */

static void
gather_sentence(Scan *scan)
{
	uint32_t token = scan->first;

	while (token < scan->end)
	{
		const NxToken *t = &scan->text->tokens[token];

		poll_sometimes(scan);
		if (next_start(scan) <= token)
		{
			const NxMention *mention = &scan->given[scan->next++];

			push_mention(scan, mention);
			token = end_of(mention);
		}
		else if (nx_token_is_capital(t))
			token = take_alias(scan, token);
		else if (is_character(scan, token, '('))
			token = take_bracket(scan, token);
		else
			token++;
	}
}

void
nx_scan_gather(const NxAnalysis *analysis, NxFound *found)
{
	uint32_t n_trimmed;
	const NxMention *trimmed = nx_bounds_settle(analysis, &n_trimmed);
	Scan scan;

	found->definitions = NULL;
	found->n_definitions = 0;
	start_scan(&scan, analysis, trimmed, n_trimmed, found);
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		poll_sometimes(&scan);
		if (enter_sentence(&scan, i))
			gather_sentence(&scan);
	}
}

/* ---- known names ---- */

/* Is the variant worth looking for where the tagger saw nothing? */
static bool
is_worth_finding(NxVariants *variants, const NxVariant *variant, bool has_full_name)
{
	const NxText *text = &variants->analysis->text;

	if (variant->variant_class == NX_VARIANT_VALUE ||
		variant->n_tokens > NX_CANONICAL_MAX_TOKENS ||
		!nx_token_is_capital(&text->tokens[variant->first_token]))
		return false;
	if (variant->n_tokens > 1)
		return variant->n_mentions == 0 || nx_variant_confidence(variant) >= SURE_NAME;
	if (text->tokens[variant->first_token].len < 2)
		return false;
	if (variant->name != NULL && has_full_name)
		return variant->n_candidates == 0 || variant->n_mentions > 0;
	return variant->n_mentions > 0 && nx_variant_confidence(variant) >= SURE_NAME;
}

/* Prefer what is mentioned more often, and the variant that no title restricts. */
static bool
is_better(const NxVariant *a, const NxVariant *b)
{
	return a->n_mentions > b->n_mentions;
}

static void
add_known(NxVariants *variants, NxKeymap *known, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	const NxText *text = &variants->analysis->text;
	uint64_t chain = KNOWN_START;

	for (uint32_t i = 0; i < variant->n_tokens; i++)
	{
		uint32_t value;

		chain = nx_hash_mix(text->tokens[variant->first_token + i].lower, chain);
		value = nx_keymap_get(known, chain);
		if (value == NX_KEYMAP_NONE)
			value = 0;
		if (i + 1 < variant->n_tokens)
			value |= KNOWN_PREFIX;
		else if ((value & ~KNOWN_PREFIX) == 0 ||
				 is_better(variant, &variants->items[(value & ~KNOWN_PREFIX) - 1]))
			value = (value & KNOWN_PREFIX) | (number + 1);
		nx_keymap_put(known, chain, value);
	}
}

static void
collect_known(NxVariants *variants, NxKeymap *known)
{
	nx_keymap_init(known, variants->arena);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];
		const NxVariant *root = &variants->items[nx_variants_root(variants, i)];
		bool has_full_name = variant->n_candidates > 0 || root->has_full_name;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (is_worth_finding(variants, variant, has_full_name))
			add_known(variants, known, i);
	}
}

/* The longest known name at the token that does not cut a given mention. */
static uint32_t
find_known(const Scan *scan, const NxKeymap *known, uint32_t token, uint32_t *n)
{
	uint64_t chain = KNOWN_START;
	uint32_t best = NX_NONE;
	uint32_t next = scan->next;

	for (uint32_t i = token; i < scan->end; i++)
	{
		uint32_t value;

		chain = nx_hash_mix(scan->text->tokens[i].lower, chain);
		value = nx_keymap_get(known, chain);
		if (value == NX_KEYMAP_NONE)
			break;
		while (next < scan->n_given && end_of(&scan->given[next]) <= i + 1)
			next++;
		if ((value & ~KNOWN_PREFIX) != 0 &&
			(next == scan->n_given || scan->given[next].first_token > i))
		{
			best = (value & ~KNOWN_PREFIX) - 1;
			*n = i + 1 - token;
		}
		if ((value & KNOWN_PREFIX) == 0)
			break;
	}
	return best;
}

/* Does a capital or a mention right before the token make it part of another name? */
static bool
name_goes_before(Scan *scan, uint32_t token)
{
	const NxFound *found = scan->found;
	uint32_t before = token - 1;

	if (token == scan->first)
		return false;
	if (last_end(scan) == token)
		return !nx_kind_is_value(found->mentions[found->n_mentions - 1].kind);
	if (!nx_token_is_capital(&scan->text->tokens[before]) || before == scan->first ||
		style_of(scan) != STYLE_PLAIN)
		return false;
	return !nx_token_is(scan->analysis, before,
						NX_WORD_TITLE | NX_WORD_ROLE | NX_WORD_DEMONYM | NX_WORD_STOP);
}

/* Is the known name meant here?  Only tokens that are in no mention are asked for. */
static bool
known_is_sure(Scan *scan, uint32_t token, uint32_t n)
{
	uint32_t after = token + n;

	if (name_goes_before(scan, token) || name_goes_on(scan, after))
		return false;
	if (next_start(scan) == after && after < scan->end &&
		!nx_kind_is_value(scan->given[scan->next].kind))
		return false;
	if (n > 1)
		return true;
	if (style_of(scan) != STYLE_PLAIN || token == scan->first)
		return !is_common(scan, token);
	return !nx_token_is(scan->analysis, token, NX_WORD_STOP);
}

/* Write the known name at the token, if one is there; where to go on. */
static uint32_t
take_known(Scan *scan, const NxVariants *variants, const NxKeymap *known, uint32_t token)
{
	NxMention mention = {
		.first_token = token, .sentence = scan->sentence, .confidence = KNOWN_CONFIDENCE};
	bool is_given = next_start(scan) == token;
	uint32_t next = scan->next;
	uint32_t n = 0;

	mention.entity = find_known(scan, known, token, &n);
	if (is_given && (mention.entity == NX_NONE || n <= scan->given[next].n_tokens))
	{
		push_mention(scan, &scan->given[next]);
		return end_of(&scan->given[scan->next++]);
	}
	if (mention.entity == NX_NONE)
		return token + 1;
	while (scan->next < scan->n_given && end_of(&scan->given[scan->next]) <= token + n)
		scan->next++;
	if (!is_given && !known_is_sure(scan, token, n))
	{
		scan->next = next;
		return token + 1;
	}
	mention.n_tokens = n;
	mention.kind = variants->items[mention.entity].kind;
	push_mention(scan, &mention);
	return token + n;
}

static void
complete_sentence(Scan *scan, const NxVariants *variants, const NxKeymap *known)
{
	uint32_t token = scan->first;

	while (token < scan->end)
	{
		poll_sometimes(scan);
		if (next_start(scan) == token || nx_token_is_capital(&scan->text->tokens[token]))
			token = take_known(scan, variants, known, token);
		else
			token++;
	}
}

void
nx_scan_known(NxVariants *variants, NxFound *found)
{
	const NxAnalysis *analysis = variants->analysis;
	NxFound given = *found;
	NxKeymap known;
	Scan scan;

	collect_known(variants, &known);
	start_scan(&scan, analysis, given.mentions, given.n_mentions, found);
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		poll_sometimes(&scan);
		if (enter_sentence(&scan, i))
			complete_sentence(&scan, variants, &known);
	}
}
