/*
 * organizations.c
 *	  Which names of organizations, and of other things that are no persons, are
 *	  one thing's: acronyms, and names with a part left out.
 *
 *	  International Criminal Court (ICC)	the brackets say so
 *	  ICC									initials of one name of the document
 *	  US Senate = Senate					country or body in front
 *	  Apple Inc. = Apple					legal form behind
 *	  Dongguk = Dongguk University			what kind of body it is left out
 *	  Halden = Halden Industries			though the tagger takes it for a place
 *	  Post = Washington Post				newspapers by their last word
 *	  Harvey = Hurricane Harvey				what kind of storm it is left out
 */
#include "analysis/links.h"

#include <string.h>

#include "analysis/acronyms.h"
#include "analysis/canonical.h"
#include "analysis/short_names.h"
#include "analysis/trim.h"

/* An acronym of fewer letters is the initials of too much. */
#define SHORTEST_ACRONYM 3

/* Folded. */
static const char *const legal_forms[] = {
	"ag",  "bhd",		   "bv",	  "co",	 "company", "corp", "corporation", "gmbh",
	"inc", "incorporated", "limited", "llc", "llp",		"ltd",	"nv",		   "oyj",
	"plc", "pte",		   "pty",	  "sa",	 "sdn",		"se",	"spa",		   "srl",
};

/* Bodies of a state or of the UN that are known without it: "State Department". */
static const char *const public_bodies[] = {
	"administration", "agency",	  "army",	  "assembly", "bureau",		"commission",
	"committee",	  "congress", "council",  "court",	  "department", "embassy",
	"forces",		  "house",	  "ministry", "navy",	  "office",		"parliament",
	"reserve",		  "senate",	  "service",  "treasury",
};

/* What firms do, and no body of a town: "Halden Industries", but not "Halden Council". */
static const char *const firms[] = {
	"aerospace",	   "airlines",		"airways",	  "automotive",	  "bancorp",
	"beverages",	   "biosciences",	"biotech",	  "brands",		  "breweries",
	"capital",		   "cement",		"chemicals",  "electronics",  "energy",
	"engineering",	   "entertainment", "financial",  "foods",		  "group",
	"holdings",		   "industries",	"insurance",  "laboratories", "labs",
	"lines",		   "logistics",		"media",	  "mining",		  "motors",
	"networks",		   "oil",			"partners",	  "petroleum",	  "pharma",
	"pharmaceuticals", "pictures",		"resources",  "securities",	  "shipping",
	"software",		   "solutions",		"steel",	  "stores",		  "studios",
	"systems",		   "technologies",	"technology", "telecom",	  "therapeutics",
	"ventures",
};

/* Newspapers that are known by their last word: "the Post". */
static const char *const papers[] = {"gazette", "globe",   "herald", "journal",	 "post",
									 "star",	"tribune", "times",	 "telegraph"};

/* Words of "Wall Street Journal". */
#define LONGEST_PAPER 3

/* ---- acronyms ---- */

static void
link_definitions(NxVariants *variants, const NxFound *found)
{
	for (uint32_t i = 0; i < found->n_definitions; i++)
	{
		uint32_t name = found->mentions[found->definitions[i].name].entity;
		uint32_t acronym = found->mentions[found->definitions[i].acronym].entity;

		if (name == NX_NONE || acronym == NX_NONE || variants->items[acronym].is_defined ||
			variants->items[acronym].is_listed)
			continue;
		variants->items[acronym].is_defined = true;
		variants->items[acronym].is_short = true;
		nx_variants_unite(variants, name, acronym);
	}
}

static void
offer_initials(NxVariants *variants, NxShortNames *map, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	NxInitials initials;

	if (variant->n_tokens < 2)
		return;
	nx_acronym_initials(variants->analysis, variant->first_token, variant->n_tokens,
						&initials);
	if (initials.n_major >= SHORTEST_ACRONYM)
		nx_short_names_offer(map, (NxString){initials.major, initials.n_major}, number);
	if (initials.n_all > initials.n_major && initials.n_major >= 2 &&
		initials.n_all >= SHORTEST_ACRONYM)
		nx_short_names_offer(map, (NxString){initials.all, initials.n_all}, number);
}

/*
 * Unite the acronym with the name of these initials.  The document's own name
 * wins over that of the table: "SPD" is the police where Seattle's is written out.
 */
static void
take_written_out(NxVariants *variants, const NxShortNames *map, uint32_t acronym)
{
	NxString folded = variants->items[acronym].folded;
	uint32_t longer = nx_short_names_find(map, folded);
	bool has_own;

	if (longer == NX_NONE)
		return;
	has_own = variants->items[nx_variants_root(variants, longer)].table_name == NX_NONE;
	nx_short_names_take(map, folded, acronym);
	if (has_own)
		variants->items[nx_variants_root(variants, longer)].table_name = NX_NONE;
}

static void
link_acronyms(NxVariants *variants)
{
	const NxText *text = &variants->analysis->text;
	NxShortNames map;

	nx_short_names_init(&map, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (nx_short_names_is_body(&variants->items[i]))
			offer_initials(variants, &map, i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];

		if (variant->variant_class != NX_VARIANT_NAME || variant->n_tokens != 1 ||
			variant->is_defined || variant->is_listed ||
			!nx_acronym_is_candidate(text, variant->first_token))
			continue;
		variant->is_short = true;
		take_written_out(variants, &map, i);
	}
	nx_short_names_drop(&map);
}

/* ---- a part left out ---- */

/* "United States Senate": the owner's name has two words. */
static bool
has_long_owner(const NxVariants *variants, const NxVariant *variant)
{
	return variant->n_tokens >= 3 &&
		   nx_short_names_token_is(variants, variant->first_token,
								   nx_wordlist(((const char *const[]){"united"}))) &&
		   nx_canonical_find(variants->analysis, variant->first_token, 2) != NULL;
}

/* "US", "UN", "British": does the first token say whose body it is? */
static bool
has_owner_in_front(const NxVariants *variants, const NxVariant *variant)
{
	const NxAnalysis *analysis = variants->analysis;
	uint32_t first = variant->first_token;

	return variant->n_tokens >= 2 &&
		   !nx_short_names_token_is(variants, first,
									nx_wordlist(((const char *const[]){"gop"}))) &&
		   (nx_token_is(analysis, first, NX_WORD_COUNTRY | NX_WORD_DEMONYM) ||
			(analysis->text.tokens[first].shape == NX_SHAPE_UPPER &&
			 nx_canonical_find(analysis, first, 1) != NULL));
}

/* How many tokens at the end are "Inc." and the like, with commas before them. */
static uint32_t
count_legal_form(const NxVariants *variants, const NxVariant *variant)
{
	uint32_t end = variant->first_token + variant->n_tokens;
	uint32_t n = 0;
	const NxText *text = &variants->analysis->text;

	while (n + 1 < variant->n_tokens &&
		   nx_short_names_token_is(variants, end - 1 - n, nx_wordlist(legal_forms)))
	{
		n++;
		if (n + 1 < variant->n_tokens &&
			text->bytes[text->tokens[end - 1 - n].start] == ',')
			n++;
	}
	/* "News Corp" is not "News". */
	if (variant->n_tokens - n == 1 &&
		nx_token_is(variants->analysis, variant->first_token, NX_WORD_COMMON))
		return 0;
	return n;
}

/* "Apple Inc." may stand as "Apple". */
static void
offer_without_form(NxVariants *variants, NxShortNames *map, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	uint32_t first = variant->first_token;
	uint32_t n = variant->n_tokens;
	uint32_t n_legal;

	if (n < 2 || n > NX_CANONICAL_MAX_TOKENS)
		return;
	n_legal = count_legal_form(variants, variant);
	if (n_legal > 0)
		nx_short_names_offer(map, nx_short_names_fold(variants, first, n - n_legal),
							 number);
}

static void
offer_shortened(NxVariants *variants, NxShortNames *map, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	uint32_t first = variant->first_token;
	uint32_t n = variant->n_tokens;

	if (n < 2 || n > NX_CANONICAL_MAX_TOKENS)
		return;
	offer_without_form(variants, map, number);
	/* "Farmers Insurance" of "Farmers Insurance Group", "G/O" of "G/O Media" */
	if (nx_short_names_token_is(variants, first + n - 1, nx_wordlist(firms)) &&
		(n > 2 || (variants->analysis->text.tokens[first].shape == NX_SHAPE_UPPER &&
				   nx_canonical_find(variants->analysis, first, 1) == NULL)))
		nx_short_names_offer(map, nx_short_names_fold(variants, first, n - 1), number);
	if (has_owner_in_front(variants, variant))
		nx_short_names_offer(map, nx_short_names_fold(variants, first + 1, n - 1), number);
	if (n <= LONGEST_PAPER && variant->kind == NX_KIND_ORGANIZATION &&
		nx_short_names_token_is(variants, first + n - 1, nx_wordlist(papers)))
		nx_short_names_offer(map, nx_short_names_fold(variants, first + n - 1, 1), number);
	if (has_long_owner(variants, variant))
		nx_short_names_offer(map, nx_short_names_fold(variants, first + 2, n - 2), number);
	if (n == 2 && nx_token_is(variants->analysis, first + 1, NX_WORD_ORG_HEAD) &&
		variants->analysis->text.tokens[first].shape != NX_SHAPE_UPPER &&
		!nx_token_is(variants->analysis, first,
					 NX_WORD_COMMON | NX_WORD_COUNTRY | NX_WORD_CITY | NX_WORD_DEMONYM))
		nx_short_names_offer(map, nx_short_names_fold(variants, first, 1), number);
}

/* Did the tagger take it for a place that few have heard of? */
static bool
is_little_known_place(const NxVariants *variants, const NxVariant *variant)
{
	const uint32_t known = NX_WORD_CITY | NX_WORD_COUNTRY;

	return variant->variant_class == NX_VARIANT_NAME && variant->n_mentions > 0 &&
		   variant->kind == NX_KIND_PLACE && !variant->is_listed &&
		   !nx_token_is(variants->analysis, variant->first_token, known) &&
		   (variant->entry == NULL || (variant->entry->weight < NX_WELL_KNOWN &&
									   (variant->entry->flags & NX_PHRASE_ALIAS) == 0));
}

/* "Halden", which the tagger took for a place, is Halden Industries. */
static void
link_firms(NxVariants *variants)
{
	NxShortNames map;

	nx_short_names_init(&map, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (variant->n_tokens == 2 && variant->kind == NX_KIND_ORGANIZATION &&
			nx_short_names_is_body(variant) &&
			nx_short_names_token_is(variants, variant->first_token + 1, nx_wordlist(firms)))
			nx_short_names_offer(&map,
								 nx_short_names_fold(variants, variant->first_token, 1), i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];
		uint32_t longer;

		if (variant->n_tokens > 1 || !is_little_known_place(variants, variant))
			continue;
		longer = nx_short_names_find(&map, variant->folded);
		if (longer == NX_NONE)
			continue;
		nx_short_names_take(&map, variant->folded, i);
		variant->is_short |=
			nx_variants_root(variants, i) == nx_variants_root(variants, longer);
	}
	nx_short_names_drop(&map);
}

/* "The Times" */
static bool
is_paper_with_article(const NxVariant *variant)
{
	NxString rest = variant->folded;

	if (rest.len < 4 || memcmp(rest.bytes, "the ", 4) != 0)
		return false;
	rest.bytes += 4;
	rest.len -= 4;
	return nx_wordlist_find(nx_wordlist(papers), rest) != 0;
}

/* "New York Times": a paper by its last word, with whose it is before. */
static bool
is_paper_in_full(const NxVariants *variants, const NxVariant *variant)
{
	uint32_t last = variant->first_token + variant->n_tokens - 1;

	return variant->n_tokens >= 2 && variant->n_tokens <= LONGEST_PAPER &&
		   variant->kind == NX_KIND_ORGANIZATION && nx_short_names_is_body(variant) &&
		   !is_paper_with_article(variant) &&
		   nx_short_names_token_is(variants, last, nx_wordlist(papers));
}

/* "The Times" where the New York Times is named, whatever other paper is called so. */
static void
link_papers(NxVariants *variants)
{
	NxShortNames map;

	nx_short_names_init(&map, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (is_paper_in_full(variants, variant))
			nx_short_names_offer(
				&map,
				nx_short_names_fold(variants, variant->first_token + variant->n_tokens - 1,
									1),
				i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];
		uint32_t longer;

		if (!nx_short_names_is_body(variant) || variant->is_listed ||
			!is_paper_with_article(variant))
			continue;
		longer = nx_short_names_find(
			&map, nx_short_names_fold(variants, variant->first_token + 1, 1));
		if (longer == NX_NONE)
			continue;
		variants->items[i].is_short = true;
		variants->items[nx_variants_root(variants, i)].table_name = NX_NONE;
		nx_variants_unite(variants, longer, i);
	}
	nx_short_names_drop(&map);
}

static void
link_shortened(NxVariants *variants)
{
	NxShortNames map;

	nx_short_names_init(&map, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (nx_short_names_is_body(&variants->items[i]))
			offer_shortened(variants, &map, i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (nx_short_names_is_body(&variants->items[i]))
			nx_short_names_take(&map, variants->items[i].folded, i);
	}
	nx_short_names_drop(&map);
}

/* What a user's list names goes without its legal form only. */
static void
link_listed_forms(NxVariants *variants)
{
	NxShortNames map;

	if (variants->analysis->listed == NULL)
		return;
	nx_short_names_init(&map, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (nx_short_names_is_body(&variants->items[i]))
			offer_without_form(variants, &map, i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		uint32_t longer;

		if (!nx_short_names_is_body(&variants->items[i]) || !variants->items[i].is_listed)
			continue;
		longer = nx_short_names_find(&map, variants->items[i].folded);
		if (longer != NX_NONE)
			nx_variants_unite(variants, longer, i);
	}
	nx_short_names_drop(&map);
}

/* ---- an s after the apostrophe ---- */

/* Does "'s" follow where the variant stands first? */
static bool
stands_before_possessive(const NxVariants *variants, const NxVariant *variant)
{
	const NxText *text = &variants->analysis->text;
	uint32_t after = variant->first_token + variant->n_tokens;

	return after < text->n_tokens && text->tokens[after].kind == NX_TOKEN_CLITIC;
}

/* "United Nation's" is the United Nations', if the document or the table has these. */
static void
link_clipped(NxVariants *variants)
{
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];
		uint32_t len = variant->folded.len;
		uint32_t other;
		char *whole;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (!nx_short_names_is_body(variant) || variant->n_tokens < 2 ||
			variant->entry != NULL || variant->is_listed ||
			!stands_before_possessive(variants, variant))
			continue;
		whole = nx_arena_alloc(variants->arena, (size_t) len + 1);
		memcpy(whole, variant->folded.bytes, len);
		whole[len] = 's';
		other = nx_variants_find(variants, (NxString){whole, len + 1}, NX_VARIANT_NAME,
								 NX_SEX_UNKNOWN);
		if (other == NX_KEYMAP_NONE)
			continue;
		variant->is_clipped = true;
		nx_variants_unite(variants, other, i);
	}
}

/* ---- storms ---- */

/* Unite the storm with its name alone, unless that is somebody's of the document. */
static void
take_storm_name(NxVariants *variants, uint32_t storm, uint32_t name)
{
	if (name == NX_KEYMAP_NONE || variants->items[name].n_candidates > 0 ||
		variants->items[nx_variants_root(variants, name)].has_full_name)
		return;
	variants->items[name].is_short = true;
	nx_variants_unite(variants, storm, name);
}

/* "Harvey" where "Hurricane Harvey" stands, too; taggers take it for a person. */
static void
link_storms(NxVariants *variants)
{
	static const char *const storms[] = {"hurricane", "cyclone", "typhoon", "storm"};

	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];
		uint32_t last = variant->first_token + variant->n_tokens - 1;
		NxString name;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variant->kind != NX_KIND_EVENT || variant->n_tokens < 2 ||
			!nx_short_names_token_is(variants, last - 1, nx_wordlist(storms)))
			continue;
		name = nx_short_names_fold(variants, last, 1);
		take_storm_name(
			variants, i,
			nx_variants_find(variants, name, NX_VARIANT_PERSON, NX_SEX_UNKNOWN));
		take_storm_name(variants, i,
						nx_variants_find(variants, name, NX_VARIANT_NAME, NX_SEX_UNKNOWN));
	}
}

void
nx_organizations_define(NxVariants *variants, const NxFound *found)
{
	link_definitions(variants, found);
	link_clipped(variants);
	link_storms(variants);
}

void
nx_organizations_link(NxVariants *variants)
{
	link_acronyms(variants);
	link_papers(variants);
	link_shortened(variants);
	link_firms(variants);
	link_listed_forms(variants);
}

/* ---- the name to show ---- */

/* Is the name without its first token a name, wherever it stands? */
static bool
stands_without_owner(NxVariants *variants, const NxVariant *variant)
{
	static const char *const generic[] = {"attorney", "bankruptcy", "circuit", "court",
										  "district", "federal",	"high"};
	uint32_t first = variant->first_token + 1;
	uint32_t n = variant->n_tokens - 1;
	const NxPhraseEntry *entry;

	/* What the table knows with its owner keeps it: "UN General Assembly". */
	if (n < 2 || variant->kind != NX_KIND_ORGANIZATION || variant->entry != NULL ||
		!has_owner_in_front(variants, variant))
		return false;
	entry = nx_canonical_find(variants->analysis, first, n);
	if (entry != NULL && (entry->kinds >> NX_KIND_ORGANIZATION & 1) != 0)
		return true;
	/* "District Court" could be anybody's. */
	if (nx_short_names_token_is(variants, first, nx_wordlist(generic)))
		return false;
	return variants->analysis->text.tokens[variant->first_token].shape == NX_SHAPE_UPPER &&
		   nx_token_is_capital(&variants->analysis->text.tokens[first]) &&
		   nx_short_names_token_is(variants, first + n - 1, nx_wordlist(public_bodies));
}

/*
 * How many words of legal form a name is shown without.  A "Corporation" is part
 * of what a public body is called: it goes only where one word is left; a "Company"
 * of what any is: "Weinstein Company".
 */
static uint32_t
count_hidden(const NxVariants *variants, const NxVariant *variant, uint32_t first,
			 uint32_t n)
{
	static const char *const spoken[] = {"corporation"};
	static const char *const kept[] = {"company"};
	uint32_t n_legal = count_legal_form(variants, variant);

	if (n_legal == 1 && nx_short_names_token_is(variants, first + n - 1, nx_wordlist(kept)))
		return 0;
	if (n_legal == 1 && n > 2 &&
		nx_short_names_token_is(variants, first + n - 1, nx_wordlist(spoken)))
		return 0;
	return n_legal < n ? n_legal : 0;
}

void
nx_organizations_show(NxVariants *variants, uint32_t number, uint32_t *first, uint32_t *n)
{
	const NxVariant *variant = &variants->items[number];
	uint32_t n_hidden;

	if (variant->variant_class != NX_VARIANT_NAME || *n < 2)
		return;
	n_hidden = count_hidden(variants, variant, *first, *n);
	*n -= n_hidden;
	if (n_hidden == 0 && stands_without_owner(variants, variant))
	{
		(*first)++;
		(*n)--;
	}
}
