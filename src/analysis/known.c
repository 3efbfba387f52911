/*
 * known.c
 *	  Places where a name of the document stands that the tagger missed.
 *
 * Once "Yang Moo-Jin" is known, so is "Yang", wherever it stands with a capital
 * and not as part of another name.  The names are kept in a map by chains of
 * words, like the phrases of the model, and looked up at every capital.
 */
#include "analysis/known.h"

#include "analysis/canonical.h"
#include "analysis/plausible.h"
#include "analysis/scan.h"
#include "analysis/trim.h"
#include "base/hash.h"

#define KNOWN_CONFIDENCE 128

/* A name that the tagger was less sure of is not looked for elsewhere. */
#define SURE_NAME 112

/* Sets the keys of known names apart from those of single words. */
#define KNOWN_START UINT64_C(0x6b6e6f776e)

/* A value of the map: variant + 1 (0: none), and "a longer name goes on from here". */
#define KNOWN_PREFIX UINT32_C(0x80000000)

/* ---- the map ---- */

/* Is the variant worth looking for where the tagger saw nothing? */
static bool
is_worth_finding(const NxVariants *variants, const NxVariant *variant, bool has_full_name)
{
	const NxToken *first = &variants->analysis->text.tokens[variant->first_token];

	if (variant->variant_class == NX_VARIANT_VALUE ||
		variant->n_tokens > NX_CANONICAL_MAX_TOKENS || !nx_token_is_capital(first))
		return false;
	if (variant->n_tokens > 1)
		return variant->n_mentions == 0 || nx_variant_confidence(variant) >= SURE_NAME;
	if (first->len < 2)
		return false;
	if (variant->name != NULL && has_full_name)
		return variant->n_candidates == 0 || variant->n_mentions > 0;
	return variant->n_mentions > 0 && nx_variant_confidence(variant) >= SURE_NAME;
}

/* Add the variant; of two with the same words the one mentioned more often stays. */
static void
add_known(const NxVariants *variants, NxKeymap *known, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	const NxText *text = &variants->analysis->text;
	uint64_t chain = KNOWN_START;

	for (uint32_t i = 0; i < variant->n_tokens; i++)
	{
		uint32_t value;
		uint32_t other;

		chain = nx_hash_mix(text->tokens[variant->first_token + i].lower, chain);
		value = nx_keymap_get(known, chain);
		if (value == NX_KEYMAP_NONE)
			value = 0;
		other = value & ~KNOWN_PREFIX;
		if (i + 1 < variant->n_tokens)
			value |= KNOWN_PREFIX;
		else if (other == 0 || variant->n_mentions > variants->items[other - 1].n_mentions)
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

/* ---- looking up ---- */

/* The longest known name at the token that does not cut a given mention; its length. */
static uint32_t
find_known(const NxScan *scan, const NxKeymap *known, uint32_t token, uint32_t *n)
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
		while (next < scan->n_given && nx_mention_end(&scan->given[next]) <= i + 1)
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
name_goes_before(NxScan *scan, uint32_t token)
{
	const uint32_t harmless = NX_WORD_TITLE | NX_WORD_ROLE | NX_WORD_DEMONYM | NX_WORD_STOP;
	uint32_t before = token - 1;

	if (token == scan->first)
		return false;
	if (nx_scan_last_end(scan) == token)
		return !nx_kind_is_value(scan->written[scan->n_written - 1].kind);
	if (!nx_token_is_capital(&scan->text->tokens[before]) || before == scan->first ||
		nx_scan_line_case(scan) != NX_LINE_PLAIN)
		return false;
	return !nx_token_is(scan->analysis, before, harmless);
}

/* "May said": the name of a month, where none is meant ("in May", "May 5"). */
static bool
is_no_month(const NxScan *scan, uint32_t token)
{
	static const char *const before[] = {"by",	 "during", "early", "in",	"last", "late",
										 "next", "of",	   "since", "this", "until"};

	return nx_token_is(scan->analysis, token, NX_WORD_MONTH) &&
		   !nx_plausible_token_is(scan->text, token - 1, nx_wordlist(before)) &&
		   (token + 1 == scan->end ||
			scan->text->tokens[token + 1].kind != NX_TOKEN_NUMBER);
}

/* "Rivers said", "Rivers, 67,": does a sentence begin with a person, though with a word? */
static bool
begins_with_person(const NxScan *scan, uint32_t token)
{
	if (token + 2 >= scan->end)
		return false;
	return nx_token_is(scan->analysis, token + 1, NX_WORD_REPORTING) ||
		   (nx_scan_is_character(scan, token + 1, ',') &&
			scan->text->tokens[token + 2].kind == NX_TOKEN_NUMBER);
}

/* Is the known name meant here?  Only tokens that are in no mention are asked for. */
static bool
known_is_sure(NxScan *scan, uint32_t token, uint32_t n, bool is_person)
{
	uint32_t after = token + n;

	if (name_goes_before(scan, token) || nx_scan_name_goes_on(scan, after))
		return false;
	if (nx_scan_next_start(scan) == after && after < scan->end &&
		!nx_kind_is_value(scan->given[scan->next].kind))
		return false;
	if (n > 1)
		return true;
	if (is_person && token == scan->first && begins_with_person(scan, token))
		return true;
	if (token == scan->first || nx_scan_line_case(scan) != NX_LINE_PLAIN)
		return !nx_scan_is_common(scan, token);
	return !nx_token_is(scan->analysis, token, NX_WORD_STOP) ||
		   (is_person && is_no_month(scan, token));
}

/* Write the given mention or the known name at the token; where to go on. */
static uint32_t
take_known(NxScan *scan, const NxVariants *variants, const NxKeymap *known, uint32_t token)
{
	NxMention mention = {
		.first_token = token, .sentence = scan->sentence, .confidence = KNOWN_CONFIDENCE};
	bool is_given = nx_scan_next_start(scan) == token;
	uint32_t next = scan->next;

	mention.entity = find_known(scan, known, token, &mention.n_tokens);
	if (is_given &&
		(mention.entity == NX_NONE || mention.n_tokens <= scan->given[next].n_tokens))
	{
		scan->next++;
		nx_scan_push(scan, &scan->given[next]);
		return nx_mention_end(&scan->given[next]);
	}
	if (mention.entity == NX_NONE)
		return token + 1;
	while (scan->next < scan->n_given &&
		   nx_mention_end(&scan->given[scan->next]) <= nx_mention_end(&mention))
		scan->next++;
	if (!is_given && !known_is_sure(scan, token, mention.n_tokens,
									variants->items[mention.entity].name != NULL))
	{
		scan->next = next;
		return token + 1;
	}
	mention.kind = variants->items[mention.entity].kind;
	nx_scan_push(scan, &mention);
	return nx_mention_end(&mention);
}

static void
complete_sentence(NxScan *scan, const NxVariants *variants, const NxKeymap *known)
{
	uint32_t token = scan->first;

	while (token < scan->end)
	{
		nx_scan_poll(scan);
		if (nx_scan_next_start(scan) == token ||
			nx_token_is_capital(&scan->text->tokens[token]))
			token = take_known(scan, variants, known, token);
		else
			token++;
	}
}

void
nx_known_find(NxVariants *variants, NxFound *found)
{
	const NxAnalysis *analysis = variants->analysis;
	NxKeymap known;
	NxScan scan;

	collect_known(variants, &known);
	nx_scan_start(&scan, analysis, found->mentions, found->n_mentions);
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		if (nx_scan_enter(&scan, i))
			complete_sentence(&scan, variants, &known);
	}
	nx_keymap_drop(&known);
	nx_drop_array(variants->arena, found->mentions, found->n_mentions);
	found->mentions = scan.written;
	found->n_mentions = scan.n_written;
}
