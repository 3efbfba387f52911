/*
 * bodies.c
 *	  Which names of bodies are one thing's though it is left out whose they are, or
 *	  what they are.
 *
 *	  Ethics Committee = House Ethics Committee		the chamber
 *	  House Intelligence = House Intelligence Committee
 *	  City Council = South Bend City Council		the place
 *	  Plaza Towers = Plaza Towers Elementary School	the kind of school
 *	  Senate = US Senate							at home, in American politics
 */
#include "analysis/links.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/short_names.h"
#include "analysis/trim.h"

/* Tokens of "Salt Lake City". */
#define LONGEST_OWNER 3

/* What is called by its last words at home, and how the table has it. */
typedef struct HomeBody
{
	const char *name;	 /* folded */
	const char *written; /* in lower case */
	const char *unlike;	 /* ends so, but is another kind of thing; or NULL */
	bool is_chamber;	 /* a state that has the one has the other */
} HomeBody;

static const HomeBody home_bodies[] = {
	{"senate", "united states senate", NULL, true},
	{"congress", "united states congress", NULL, false},
	{"house", "us house", "white house", true},
	{"house of representatives", "us house", NULL, true},
	{"supreme court", "united states supreme court", NULL, false},
	{"treasury", "us treasury", NULL, false},
	{"capitol", "united states capitol", NULL, false},
};

#define N_HOME_BODIES (sizeof(home_bodies) / sizeof(home_bodies[0]))

static bool
reads(NxString text, const char *words)
{
	return text.len == strlen(words) && memcmp(text.bytes, words, text.len) == 0;
}

/* "Supreme Court": of a state, where it is named first, or of the country? */
static bool
is_home_body(NxString text)
{
	for (uint32_t i = 0; i < N_HOME_BODIES; i++)
	{
		if (reads(text, home_bodies[i].name))
			return true;
	}
	return false;
}

/* ---- whose, and what ---- */

/* How many tokens in front say whose body it is: 0 if none do. */
static uint32_t
count_owner(const NxVariants *variants, const NxVariant *variant)
{
	static const char *const chambers[] = {"house", "senate"};
	uint32_t first = variant->first_token;

	if (nx_short_names_token_is(variants, first, nx_wordlist(chambers)))
		return 1;
	for (uint32_t n = LONGEST_OWNER; n > 0; n--)
	{
		const NxPhraseEntry *entry = n + 2 <= variant->n_tokens
										 ? nx_canonical_find(variants->analysis, first, n)
										 : NULL;

		if (entry != NULL && entry->kinds == 1u << NX_KIND_PLACE)
			return n;
	}
	return 0;
}

/* "City Council": what is left says what it is, and is nothing that all know. */
static void
offer_without_owner(NxShortNames *names, uint32_t number)
{
	NxVariants *variants = names->variants;
	const NxVariant *variant = &variants->items[number];
	uint32_t n_owner = count_owner(variants, variant);
	uint32_t first = variant->first_token + n_owner;
	uint32_t n = variant->n_tokens - n_owner;
	NxString rest;

	if (n_owner == 0 || n < 2 ||
		!nx_token_is_capital(&variants->analysis->text.tokens[first]) ||
		!nx_token_is(variants->analysis, first + n - 1, NX_WORD_ORG_HEAD) ||
		nx_canonical_find(variants->analysis, first, n) != NULL)
		return;
	rest = nx_short_names_fold(variants, first, n);
	if (!is_home_body(rest))
		nx_short_names_offer(names, rest, number);
}

/* "House Intelligence": a committee of a chamber goes by what it is about. */
static void
offer_without_committee(NxShortNames *names, uint32_t number)
{
	static const char *const committees[] = {"committee", "panel", "subcommittee"};
	static const char *const chambers[] = {"house", "senate"};
	NxVariants *variants = names->variants;
	const NxVariant *variant = &variants->items[number];
	uint32_t first = variant->first_token;
	uint32_t n = variant->n_tokens - 1;

	if (nx_short_names_token_is(variants, first, nx_wordlist(chambers)) &&
		nx_short_names_token_is(variants, first + n, nx_wordlist(committees)) &&
		nx_canonical_find(variants->analysis, first, n) == NULL)
		nx_short_names_offer(names, nx_short_names_fold(variants, first, n), number);
}

/* How many tokens at the end say what school it is. */
static uint32_t
count_school(const NxVariants *variants, const NxVariant *variant)
{
	static const char *const schools[] = {
		"academy", "college", "community", "elementary", "high",   "junior",
		"middle",  "primary", "public",	   "school",	 "senior",
	};
	uint32_t end = variant->first_token + variant->n_tokens;
	uint32_t n = 0;

	while (n < variant->n_tokens &&
		   nx_short_names_token_is(variants, end - 1 - n, nx_wordlist(schools)))
		n++;
	return n;
}

/* "Plaza Towers": of two words at least, since one is mostly a town's. */
static void
offer_without_school(NxShortNames *names, uint32_t number)
{
	NxVariants *variants = names->variants;
	const NxVariant *variant = &variants->items[number];
	uint32_t n = variant->n_tokens - count_school(variants, variant);

	if (n == variant->n_tokens || n < 2 ||
		!nx_token_is_capital(
			&variants->analysis->text.tokens[variant->first_token + n - 1]) ||
		nx_canonical_find(variants->analysis, variant->first_token, n) != NULL)
		return;
	nx_short_names_offer(names, nx_short_names_fold(variants, variant->first_token, n),
						 number);
}

/* A body, or what the tagger took for a place of which the table knows nothing. */
static bool
may_be_shortened(const NxVariant *variant)
{
	return nx_short_names_is_body(variant) ||
		   (variant->variant_class == NX_VARIANT_NAME && variant->n_mentions > 0 &&
			variant->kind == NX_KIND_PLACE && variant->entry == NULL);
}

static void
link_left_out(NxVariants *variants)
{
	NxShortNames names;

	nx_short_names_init(&names, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (!nx_short_names_is_body(variant) || variant->n_tokens < 3 ||
			variant->n_tokens > NX_CANONICAL_MAX_TOKENS)
			continue;
		offer_without_owner(&names, i);
		offer_without_committee(&names, i);
		offer_without_school(&names, i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];
		uint32_t longer;

		if (variant->n_tokens < 2 || !may_be_shortened(variant))
			continue;
		longer = nx_short_names_find(&names, variant->folded);
		if (longer == NX_NONE)
			continue;
		nx_short_names_take(&names, variant->folded, i);
		variant->is_short |=
			nx_variants_root(variants, i) == nx_variants_root(variants, longer);
	}
	nx_short_names_drop(&names);
}

/* ---- at home ---- */

/* Folded names that stand for the politics of one country, at home. */
static const char *const home_names[] = {
	"capitol hill", "democrat",	   "democratic", "democratic party",
	"democrats",	"gop",		   "republican", "republican party",
	"republicans",	"us congress", "us senate",	 "us supreme court",
	"white house",
};

/* So many mentions of these show where an article is at home. */
#define AT_HOME 2

static bool
is_at_home(const NxVariants *variants)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < variants->n_items && n < AT_HOME; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variant->variant_class == NX_VARIANT_NAME &&
			nx_wordlist_find(nx_wordlist(home_names), variant->folded) != 0)
			n += variant->n_mentions;
	}
	return n >= AT_HOME;
}

static bool
ends_with(NxString text, const char *end)
{
	size_t len = strlen(end);

	return text.len > len && text.bytes[text.len - len - 1] == ' ' &&
		   memcmp(text.bytes + text.len - len, end, len) == 0;
}

/* Has the document another one, "Texas Senate", that the table does not have as this? */
static bool
has_rival(NxVariants *variants, const HomeBody *body, uint32_t name)
{
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (nx_short_names_is_body(variant) && ends_with(variant->folded, body->name) &&
			variants->items[nx_variants_root(variants, i)].table_name != name &&
			(body->unlike == NULL || (!reads(variant->folded, body->unlike) &&
									  !ends_with(variant->folded, body->unlike))))
			return true;
	}
	return false;
}

/* "Texas Senate": the chamber of a place that is no country. */
static bool
is_state_chamber(const NxVariants *variants, const NxVariant *variant)
{
	static const char *const chambers[] = {"house", "senate"};
	uint32_t last = variant->first_token + variant->n_tokens - 1;
	const NxPhraseEntry *owner;

	if (!nx_short_names_is_body(variant) || variant->n_tokens < 2 ||
		variant->entry != NULL ||
		!nx_short_names_token_is(variants, last, nx_wordlist(chambers)) ||
		nx_token_is(variants->analysis, last - 1, NX_WORD_COUNTRY))
		return false;
	owner =
		nx_canonical_find(variants->analysis, variant->first_token, variant->n_tokens - 1);
	return owner != NULL && owner->kinds == 1u << NX_KIND_PLACE;
}

/* Are the chambers of a state named, too?  Then "House" may be its house. */
static bool
has_state_chamber(const NxVariants *variants)
{
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (is_state_chamber(variants, &variants->items[i]))
			return true;
	}
	return false;
}

/* The variants that are the body by the table's name are one with it. */
static void
take_table_name(NxVariants *variants, uint32_t number, uint32_t name)
{
	variants->items[nx_variants_root(variants, number)].table_name = name;
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (variants->items[i].parent == i && variants->items[i].table_name == name)
			nx_variants_unite(variants, i, number);
	}
}

static void
link_home_body(NxVariants *variants, const HomeBody *body)
{
	NxString folded = {body->name, (uint32_t) strlen(body->name)};
	const NxPhraseEntry *entry = nx_canonical_find_words(variants->analysis, body->written);
	uint32_t number = nx_variants_find(variants, folded, NX_VARIANT_NAME, NX_SEX_UNKNOWN);

	if (entry == NULL || entry->name == UINT32_MAX || number == NX_KEYMAP_NONE ||
		variants->items[number].n_mentions == 0 ||
		(entry->kinds >> variants->items[number].kind & 1) == 0 ||
		variants->items[nx_variants_root(variants, number)].table_name != NX_NONE ||
		has_rival(variants, body, entry->name))
		return;
	take_table_name(variants, number, entry->name);
}

void
nx_bodies_link(NxVariants *variants)
{
	bool of_state;

	link_left_out(variants);
	if (!is_at_home(variants))
		return;
	of_state = has_state_chamber(variants);
	for (uint32_t i = 0; i < N_HOME_BODIES; i++)
	{
		if (!of_state || !home_bodies[i].is_chamber)
			link_home_body(variants, &home_bodies[i]);
	}
}
