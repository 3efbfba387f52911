/*
 * places.c
 *	  Places that are named by their half of a country or written short, and peoples.
 *
 * "The North" is North Korea where the article names North Korea and the other
 * Korea too: that is when writers shorten it so, and no compass point is meant.
 */
#include "analysis/links.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/overlay.h"
#include "analysis/plausible.h"
#include "analysis/trim.h"
#include "base/hash.h"

static const char *const halves[] = {"north", "south", "east", "west"};
static const char *const opposites[] = {"south", "north", "west", "east"};

#define N_HALVES 4

static uint64_t
word_hash(const char *word)
{
	return nx_hash64(word, strlen(word));
}

/* ---- places that are written short ---- */

/* The variant of a place whose name has the text for its first word; NX_KEYMAP_NONE. */
static uint32_t
find_with_first(const NxVariants *variants, const char *first, NxString rest)
{
	NxString name = {NULL, 0};
	size_t len = strlen(first);
	char *bytes = nx_arena_alloc(variants->arena, len + rest.len);

	memcpy(bytes, first, len);
	memcpy(bytes + len, rest.bytes, rest.len);
	name.bytes = bytes;
	name.len = (uint32_t) len + rest.len;
	return nx_variants_find(variants, name, NX_VARIANT_NAME, NX_SEX_UNKNOWN);
}

/* "Ft. Hood" is Fort Hood. */
static void
link_abbreviated(NxVariants *variants, uint32_t number)
{
	static const struct
	{
		const char *abbreviation; /* folded, with the space */
		const char *word;
	} words[] = {{"ft ", "fort "}, {"mt ", "mount "}, {"st ", "saint "}};
	const NxVariant *variant = &variants->items[number];

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		uint32_t len = (uint32_t) strlen(words[i].abbreviation);
		NxString rest = {variant->folded.bytes + len, variant->folded.len - len};
		uint32_t other;

		if (variant->folded.len <= len ||
			memcmp(variant->folded.bytes, words[i].abbreviation, len) != 0)
			continue;
		other = find_with_first(variants, words[i].word, rest);
		if (other != NX_KEYMAP_NONE)
		{
			variants->items[number].is_short = true;
			nx_variants_unite(variants, other, number);
		}
	}
}

/* "the Pacific" is the Pacific Ocean. */
static void
link_sea(NxVariants *variants, uint32_t number)
{
	static const char *const seas[] = {"ocean", "sea"};
	const NxVariant *variant = &variants->items[number];
	uint32_t other;

	if (variant->kind != NX_KIND_PLACE || variant->n_tokens != 2 ||
		!nx_token_is_capital(&variants->analysis->text.tokens[variant->first_token + 1]) ||
		!nx_plausible_token_is(&variants->analysis->text, variant->first_token + 1,
							   nx_wordlist(seas)))
		return;
	other = nx_variants_find(
		variants,
		nx_canonical_fold(variants->arena,
						  nx_text_token(&variants->analysis->text, variant->first_token)),
		NX_VARIANT_NAME, NX_SEX_UNKNOWN);
	if (other == NX_KEYMAP_NONE || variants->items[other].kind != NX_KIND_PLACE)
		return;
	variants->items[other].is_short = true;
	nx_variants_unite(variants, number, other);
}

static void
link_written_short(NxVariants *variants)
{
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variant->variant_class != NX_VARIANT_NAME || variant->n_mentions == 0 ||
			variant->n_tokens < 2 || variant->is_listed)
			continue;
		link_abbreviated(variants, i);
		link_sea(variants, i);
	}
}

/* ---- the North ---- */

static uint32_t
find_place(const NxVariants *variants, const char *half, NxString country)
{
	NxString name = {NULL, 0};
	size_t len = strlen(half);
	char *bytes = nx_arena_alloc(variants->arena, len + 1 + country.len);

	memcpy(bytes, half, len);
	bytes[len] = ' ';
	memcpy(bytes + len + 1, country.bytes, country.len);
	name.bytes = bytes;
	name.len = (uint32_t) len + 1 + country.len;
	return nx_variants_find_any(variants, name, NX_VARIANT_NAME, NX_SEX_UNKNOWN);
}

/* In their country "the South" is another part of it. */
static const char *const states[] = {"carolina", "dakota"};

/* If the variant is a place of two words, the first of them this half: the other word. */
static NxString
country_of_half(const NxVariant *variant, const char *half)
{
	NxString country = {NULL, 0};
	uint32_t len = (uint32_t) strlen(half);

	if (variant->variant_class != NX_VARIANT_NAME || variant->kind != NX_KIND_PLACE ||
		variant->n_mentions == 0 || variant->folded.len < len + 2 ||
		memcmp(variant->folded.bytes, half, len) != 0 || variant->folded.bytes[len] != ' ')
		return country;
	country.bytes = variant->folded.bytes + len + 1;
	country.len = variant->folded.len - len - 1;
	if (memchr(country.bytes, ' ', country.len) != NULL ||
		nx_wordlist_find(nx_wordlist(states), country) != 0)
		country.len = 0;
	return country;
}

/* The one place that "the North" can be; NX_NONE if none or several. */
static uint32_t
find_half(NxVariants *variants, uint32_t half)
{
	uint32_t found = NX_NONE;

	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxString country = country_of_half(&variants->items[i], halves[half]);

		if (country.len == 0)
			continue;
		if (find_place(variants, opposites[half], country) == NX_KEYMAP_NONE &&
			nx_variants_find_any(variants, country, NX_VARIANT_NAME, NX_SEX_UNKNOWN) ==
				NX_KEYMAP_NONE)
			continue;
		if (found != NX_NONE &&
			nx_variants_root(variants, found) != nx_variants_root(variants, i))
			return NX_NONE;
		found = i;
	}
	return found;
}

/* Is the token the name of a half, after "the" and before no other name? */
static bool
is_half_name(const NxText *text, uint32_t token, uint32_t end, uint64_t half, uint64_t the)
{
	const NxToken *t = &text->tokens[token];

	return t->lower == half && t->shape == NX_SHAPE_CAPITAL &&
		   text->tokens[token - 1].lower == the &&
		   (token + 1 == end || !nx_token_is_capital(&text->tokens[token + 1]));
}

/* The mentions of the halves, in order: "the North" with its variant. */
static NxMention *
find_half_mentions(NxVariants *variants, const uint32_t *places, uint32_t *n_found)
{
	const NxText *text = &variants->analysis->text;
	NxMention *found = NULL;
	uint32_t capacity = 0;
	uint64_t the = word_hash("the");
	uint64_t hashes[N_HALVES];

	*n_found = 0;
	for (uint32_t h = 0; h < N_HALVES; h++)
		hashes[h] = word_hash(halves[h]);
	for (uint32_t s = 0; s < text->n_sentences; s++)
	{
		const NxSentence *sentence = &text->sentences[s];
		uint32_t end = sentence->first_token + sentence->n_tokens;

		if (s % 256 == 0)
			nx_poll(variants->arena->env);
		if (!nx_block_is_read(&text->blocks[sentence->block]))
			continue;
		for (uint32_t t = sentence->first_token + 1; t < end; t++)
		{
			for (uint32_t h = 0; h < N_HALVES; h++)
			{
				NxMention mention = {.first_token = t - 1,
									 .n_tokens = 2,
									 .sentence = s,
									 .kind = NX_KIND_PLACE,
									 .confidence = 255};

				if (places[h] == NX_NONE || !is_half_name(text, t, end, hashes[h], the))
					continue;
				mention.entity = nx_variants_intern(variants, t - 1, 2, NX_KIND_PLACE, 0);
				variants->items[mention.entity].is_short = true;
				nx_variants_unite(variants, places[h], mention.entity);
				nx_grow(variants->arena, found, *n_found, *n_found + 1, &capacity);
				found[(*n_found)++] = mention;
			}
		}
	}
	return found;
}

/* Leave out what overlaps a name of a user's list; how many are left. */
static uint32_t
leave_listed(const NxFound *found, NxMention *added, uint32_t n_added)
{
	uint32_t m = 0;
	uint32_t n = 0;

	for (uint32_t i = 0; i < n_added; i++)
	{
		bool is_listed = false;

		while (m < found->n_mentions &&
			   nx_mention_end(&found->mentions[m]) <= added[i].first_token)
			m++;
		for (uint32_t k = m; k < found->n_mentions &&
							 found->mentions[k].first_token < nx_mention_end(&added[i]);
			 k++)
			is_listed = is_listed || found->mentions[k].listed != 0;
		if (!is_listed)
			added[n++] = added[i];
	}
	return n;
}

static void
lay_over(NxVariants *variants, NxFound *found, NxMention *added, uint32_t n_added)
{
	NxMention *under = found->mentions;
	uint32_t n_under = found->n_mentions;

	n_added = leave_listed(found, added, n_added);
	found->mentions = nx_mentions_lay_over(variants->arena, under, n_under, added, n_added,
										   &found->n_mentions);
	nx_drop_array(variants->arena, under, n_under);
}

void
nx_places_link(NxVariants *variants, NxFound *found)
{
	uint32_t places[N_HALVES];
	uint32_t n_places = 0;
	uint32_t n_added;
	NxMention *added;

	link_written_short(variants);
	for (uint32_t h = 0; h < N_HALVES; h++)
	{
		places[h] = find_half(variants, h);
		n_places += places[h] != NX_NONE;
	}
	if (n_places == 0)
		return;
	added = find_half_mentions(variants, places, &n_added);
	if (n_added > 0)
		lay_over(variants, found, added, n_added);
}

/* ---- peoples ---- */

/* "americans" without its s; "swiss" and "tories" have none that could just go. */
static NxString
singular_of(NxString folded)
{
	NxString singular = folded;

	if (folded.len >= 4 && folded.bytes[folded.len - 1] == 's' &&
		folded.bytes[folded.len - 2] != 's' &&
		memcmp(folded.bytes + folded.len - 3, "ies", 3) != 0)
		singular.len--;
	return singular;
}

/*
 * Is the variant a plural whose singular is a word: of the table, or of the
 * document?  "Festivus" and "Bulgers" have none that could be shown.
 */
static bool
has_singular(const NxVariants *variants, const NxVariant *variant, NxString singular)
{
	if (singular.len == variant->folded.len)
		return false;
	return (variant->entry != NULL && (variant->entry->kinds >> NX_KIND_GROUP & 1) != 0) ||
		   nx_variants_find(variants, singular, NX_VARIANT_NAME, NX_SEX_UNKNOWN) !=
			   NX_KEYMAP_NONE;
}

void
nx_groups_link(NxVariants *variants)
{
	NxKeymap by_singular;

	nx_keymap_init(&by_singular, variants->arena);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];
		NxString singular;
		uint64_t key;
		uint32_t other;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variant->variant_class != NX_VARIANT_NAME || variant->kind != NX_KIND_GROUP ||
			variant->is_listed)
			continue;
		singular = singular_of(variant->folded);
		variant->is_plural = has_singular(variants, variant, singular);
		key = nx_hash64(singular.bytes, singular.len);
		other = nx_keymap_get(&by_singular, key);
		if (other == NX_KEYMAP_NONE)
			nx_keymap_put(&by_singular, key, i);
		else
			nx_variants_unite(variants, other, i);
	}
	nx_keymap_drop(&by_singular);
}
