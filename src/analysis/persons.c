/*
 * persons.c
 *	  Which names of persons are one person's.
 *
 * Full names are taken from the longest to the shortest, and each joins the
 * person whose longer name it fits.  Every full name then stands in an index
 * under its given name, family name and, for Spanish names, the surname before
 * the last.  A single name looks there: one person, and it is his; several, and
 * they are its candidates, of whom nx_persons_choose takes one at each place of
 * the text.
 *
 * The lists of the index are walked for LONGEST_WALK names only, which bounds
 * the time on a list of ten thousand Smiths.
 */
#include "analysis/links.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/plausible.h"
#include "base/hash.h"

#define LONGEST_WALK 32

/* A tagger surer than this that a surname is no person is believed. */
#define SURE_STRAY 176
#define SURE_KNOWN_STRAY 112 /* ... where the table has a well-known thing of that kind */

/* How often a person must be named in full for a firm's name to be his. */
#define NAMESAKE 2

/* How many times more often a name must be a person's to be always his. */
#define RARE_STRAY 3

/* How often a shared name must have been one person's to stay with him. */
#define ESTABLISHED 2

/* How often a person must be named in full to be whom the article is about. */
#define MAIN_PERSON 3

/* How many mentions after a full name the surname is still that person's. */
#define RECENT 6

typedef struct IndexEntry
{
	uint32_t variant;
	uint32_t next; /* or NX_NONE */
} IndexEntry;

typedef struct NameIndex
{
	NxKeymap heads; /* hash of a part: the entry added last */
	IndexEntry *entries;
	uint32_t n_entries;
	uint32_t capacity;
} NameIndex;

static uint64_t
part_key(NxString part)
{
	return nx_hash64(part.bytes, part.len);
}

static void
add_entry(NxVariants *variants, NameIndex *index, NxString part, uint32_t variant)
{
	uint64_t key = part_key(part);

	nx_grow(variants->arena, index->entries, index->n_entries, index->n_entries + 1,
			&index->capacity);
	index->entries[index->n_entries].variant = variant;
	index->entries[index->n_entries].next = nx_keymap_get(&index->heads, key);
	nx_keymap_put(&index->heads, key, index->n_entries++);
}

static void
add_to_index(NxVariants *variants, NameIndex *index, uint32_t variant)
{
	const NxName *name = variants->items[variant].name;
	uint32_t last = name->n_parts - 1;

	add_entry(variants, index, name->parts[0], variant);
	add_entry(variants, index, name->parts[last], variant);
	if (name->n_parts >= 3 && !name->family_first)
		add_entry(variants, index, name->parts[last - 1], variant);
}

/* ---- two persons in one word ---- */

/* Remember a name that a person of the document goes by. */
static void
add_called(NxKeymap *called, const NxVariant *variant)
{
	const NxName *name = variant->name;

	if (name == NULL || variant->n_mentions == 0)
		return;
	if (name->n_parts == 1)
		nx_keymap_put(called, part_key(name->parts[0]), 1);
	else
		nx_keymap_put(called, part_key(name->parts[name->family]), 1);
}

/* Are both halves of the last word, "Trump-Kim", names that persons go by? */
static bool
holds_two_persons(const NxVariants *variants, const NxKeymap *called,
				  const NxVariant *variant)
{
	const NxText *text = &variants->analysis->text;
	uint32_t last = variant->first_token + variant->n_tokens - 1;
	NxString before = nx_text_token(text, last);
	NxString after = nx_plausible_after_hyphen(text, last);

	if (after.len == 0 || before.len < after.len + 2)
		return false;
	before.len -= after.len + 1;
	before = nx_canonical_fold(variants->arena, before);
	after = nx_canonical_fold(variants->arena, after);
	return nx_keymap_get(called, part_key(before)) != NX_KEYMAP_NONE &&
		   nx_keymap_get(called, part_key(after)) != NX_KEYMAP_NONE;
}

/* "Trump-Kim summit": what the pair has to do with follows; a bill may be called so, too. */
static bool
stands_before_noun(const NxVariants *variants, const NxVariant *variant)
{
	const NxAnalysis *analysis = variants->analysis;
	uint32_t after = variant->first_token + variant->n_tokens;

	return after < analysis->text.n_tokens &&
		   analysis->text.tokens[after].shape == NX_SHAPE_LOWER &&
		   !nx_token_is(analysis, after, NX_WORD_STOP | NX_WORD_REPORTING);
}

/* "the Trump-Kim summit": what is taken for one name is two persons', whom it hides. */
void
nx_persons_find_pairs(NxVariants *variants)
{
	const NxToken *tokens = variants->analysis->text.tokens;
	NxKeymap called;

	nx_keymap_init(&called, variants->arena);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];
		uint32_t last = variant->first_token + variant->n_tokens - 1;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if ((tokens[last].flags & NX_TOKEN_HAS_HYPHEN) == 0)
			add_called(&called, variant);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];
		uint32_t last = variant->first_token + variant->n_tokens - 1;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if ((tokens[last].flags & NX_TOKEN_HAS_HYPHEN) == 0 || variant->is_listed ||
			variant->variant_class == NX_VARIANT_VALUE ||
			!stands_before_noun(variants, variant) ||
			!holds_two_persons(variants, &called, variant))
			continue;
		variant->is_pair = true;
		variant->name = NULL;
		variant->is_full_name = false;
		variant->has_full_name = false;
	}
	nx_keymap_drop(&called);
}

/* ---- full names ---- */

/* The variants with a full name, those of most parts first, else as they stand. */
static uint32_t *
sort_full_names(NxVariants *variants, uint32_t *n_names)
{
	uint32_t starts[NX_NAME_MAX_PARTS + 2] = {0};
	uint32_t *sorted = nx_new_array(variants->arena, uint32_t, variants->n_items + 1);

	/* starts[k]: how many have more than NX_NAME_MAX_PARTS - k parts */
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (variants->items[i].is_full_name)
			starts[NX_NAME_MAX_PARTS - variants->items[i].name->n_parts + 1]++;
	}
	for (uint32_t k = 1; k <= NX_NAME_MAX_PARTS; k++)
		starts[k] += starts[k - 1];
	*n_names = starts[NX_NAME_MAX_PARTS];
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (variants->items[i].is_full_name)
			sorted[starts[NX_NAME_MAX_PARTS - variants->items[i].name->n_parts]++] = i;
	}
	return sorted;
}

/* The person of the index whom a full name fits, mentioned most; NX_NONE. */
static uint32_t
find_same_person(NxVariants *variants, const NameIndex *index, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	NxString last = variant->name->parts[variant->name->n_parts - 1];
	uint32_t best = NX_NONE;
	uint32_t entry = nx_keymap_get(&index->heads, part_key(last));

	for (uint32_t walked = 0; entry != NX_NONE && walked < LONGEST_WALK; walked++)
	{
		const NxVariant *other = &variants->items[index->entries[entry].variant];
		const NxVariant *root =
			&variants->items[nx_variants_root(variants, index->entries[entry].variant)];

		if (nx_sex_agrees(variant->sex, root->sex) &&
			nx_name_compare(variant->name, other->name) == NX_NAME_SAME &&
			(best == NX_NONE || other->n_mentions >= variants->items[best].n_mentions))
			best = index->entries[entry].variant;
		entry = index->entries[entry].next;
	}
	return best;
}

static void
link_full_names(NxVariants *variants, NameIndex *index)
{
	uint32_t n_names;
	const uint32_t *sorted = sort_full_names(variants, &n_names);

	for (uint32_t i = 0; i < n_names; i++)
	{
		uint32_t same;

		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		same = find_same_person(variants, index, sorted[i]);
		if (same != NX_NONE)
			nx_variants_unite(variants, same, sorted[i]);
		add_to_index(variants, index, sorted[i]);
	}
}

/* ---- single names ---- */

/* The token with the family name; NX_NONE where the name does not end with it. */
static uint32_t
family_token(const NxVariants *variants, const NxVariant *variant)
{
	const NxName *name = variant->name;
	NxString family = name->parts[name->family];
	uint32_t token = name->family_first ? variant->first_token
										: variant->first_token + variant->n_tokens - 1;
	NxString folded =
		nx_canonical_fold(variants->arena, nx_text_token(&variants->analysis->text, token));

	if (family.len < 2 || folded.len != family.len ||
		memcmp(folded.bytes, family.bytes, family.len) != 0)
		return NX_NONE;
	return token;
}

/* Make every family name a variant, so that it is found where the tagger missed it. */
static void
add_family_names(NxVariants *variants)
{
	uint32_t n_items = variants->n_items;

	for (uint32_t i = 0; i < n_items; i++)
	{
		uint32_t token;

		if (!variants->items[i].is_full_name)
			continue;
		token = family_token(variants, &variants->items[i]);
		if (token != NX_NONE)
			nx_variants_intern(variants, token, 1, NX_KIND_PERSON, NX_SEX_UNKNOWN);
	}
}

typedef struct Candidates
{
	uint32_t variants[NX_MAX_CANDIDATES]; /* a full name of each person */
	uint32_t roots[NX_MAX_CANDIDATES];
	uint32_t n;
	NxNameMatch match;
} Candidates;

/* Keep the persons of the best match, each once. */
static void
add_candidate(Candidates *candidates, uint32_t variant, uint32_t root, NxNameMatch match)
{
	if (match < candidates->match)
		return;
	if (match > candidates->match)
		candidates->n = 0;
	candidates->match = match;
	for (uint32_t i = 0; i < candidates->n; i++)
	{
		if (candidates->roots[i] == root)
			return;
	}
	if (candidates->n == NX_MAX_CANDIDATES)
		return;
	candidates->variants[candidates->n] = variant;
	candidates->roots[candidates->n++] = root;
}

/* The persons whom the single name may mean. */
static void
find_candidates(NxVariants *variants, const NameIndex *index, const NxName *name,
				uint8_t sex, Candidates *candidates)
{
	uint32_t entry = nx_keymap_get(&index->heads, part_key(name->parts[0]));

	candidates->n = 0;
	candidates->match = NX_NAME_GIVEN;
	for (uint32_t walked = 0; entry != NX_NONE && walked < LONGEST_WALK; walked++)
	{
		uint32_t variant = index->entries[entry].variant;
		uint32_t root = nx_variants_root(variants, variant);
		NxNameMatch match = nx_name_compare(name, variants->items[variant].name);

		if (match != NX_NAME_DIFFERENT && nx_sex_agrees(sex, variants->items[root].sex))
			add_candidate(candidates, variant, root, match);
		entry = index->entries[entry].next;
	}
}

static void
set_candidates(NxVariants *variants, NxVariant *variant, const Candidates *candidates)
{
	variant->candidates = nx_new_array(variants->arena, uint32_t, candidates->n);
	memcpy(variant->candidates, candidates->variants, candidates->n * sizeof(uint32_t));
	variant->n_candidates = (uint8_t) candidates->n;
}

/* Names that no full name explains are one person's if they read the same. */
static void
link_alone(NxVariants *variants, NxKeymap *alone, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	uint64_t key = part_key(variant->name->parts[0]);
	uint32_t other = nx_keymap_get(alone, key);

	if (other == NX_KEYMAP_NONE)
		nx_keymap_put(alone, key, number);
	else if (nx_sex_agrees(variant->sex,
						   variants->items[nx_variants_root(variants, other)].sex))
		nx_variants_unite(variants, other, number);
}

/*
 * Does the table know the single name as somebody else's, and does it stand before
 * any of its candidates is named, or is no family name of theirs?  "Mr. Trump", and
 * later on "Ivanka Trump"; "Trump", and "Trump Derangement Syndrome".
 */
static bool
means_somebody_else(NxVariants *variants, const NxVariant *variant,
					const Candidates *candidates)
{
	const uint16_t person = 1u << NX_KIND_PERSON;
	NxString name;

	if (variant->entry == NULL || (variant->entry->flags & NX_PHRASE_ALIAS) == 0 ||
		(variant->entry->kinds & person) == 0)
		return false;
	name = nx_canonical_fold(variants->arena,
							 nx_canonical_name(variants->analysis, variant->entry));
	for (uint32_t i = 0; i < candidates->n; i++)
	{
		const NxVariant *candidate = &variants->items[candidates->variants[i]];

		if ((candidate->first_token < variant->first_token &&
			 candidates->match > NX_NAME_GIVEN) ||
			(candidate->folded.len == name.len &&
			 memcmp(candidate->folded.bytes, name.bytes, name.len) == 0))
			return false;
	}
	return true;
}

static void
link_single_names(NxVariants *variants, const NameIndex *index)
{
	NxKeymap alone;

	nx_keymap_init(&alone, variants->arena);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];
		Candidates candidates;

		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (variant->name == NULL || variant->name->n_parts != 1)
			continue;
		find_candidates(variants, index, variant->name, variant->sex, &candidates);
		if (candidates.n == 0 || variant->is_listed ||
			means_somebody_else(variants, variant, &candidates))
			link_alone(variants, &alone, i);
		else if (candidates.n == 1)
			nx_variants_unite(variants, candidates.variants[0], i);
		else
			set_candidates(variants, variant, &candidates);
	}
	nx_keymap_drop(&alone);
}

/* ---- surnames taken for something else ---- */

/* "French said", in an article on David French: peoples say less than people. */
static bool
stands_before_saying(const NxVariants *variants, const NxVariant *variant)
{
	static const char *const verbs[] = {"appears", "seems"};
	const NxAnalysis *analysis = variants->analysis;
	uint32_t after = variant->first_token + variant->n_tokens;

	return after < analysis->text.n_tokens &&
		   (nx_token_is(analysis, after, NX_WORD_REPORTING) ||
			nx_plausible_token_is(&analysis->text, after, nx_wordlist(verbs)));
}

/* "in Washington", and not George. */
static bool
stands_after_place_word(const NxVariants *variants, const NxVariant *variant)
{
	static const char *const words[] = {"across", "along", "around",  "at", "from",
										"in",	  "near",  "outside", "to"};

	return variant->kind == NX_KIND_PLACE && variant->first_token > 0 &&
		   nx_plausible_token_is(&variants->analysis->text, variant->first_token - 1,
								 nx_wordlist(words));
}

/* "Bloomberg", where the article has named Michael Bloomberg again and again before. */
static bool
is_about_namesake(const NxVariants *variants, const NxVariant *variant,
				  const NxVariant *person)
{
	return !stands_after_place_word(variants, variant) && person->is_full_name &&
		   person->n_mentions >= NAMESAKE && person->first_token < variant->first_token;
}

/*
 * Are the tagger and the table both sure of another kind?  Not where it is the
 * rare exception: of twenty "Bolton" after a John Bolton three are no town.
 */
static bool
is_surely_no_person(const NxVariants *variants, const NxVariant *variant,
					const NxVariant *twin, const NxVariant *root)
{
	const uint32_t known = NX_WORD_COUNTRY | NX_WORD_DEMONYM;
	const uint16_t person = 1u << NX_KIND_PERSON;
	const NxPhraseEntry *entry = variant->entry;
	bool is_known;

	if (nx_token_is(variants->analysis, variant->first_token, known))
		return !stands_before_saying(variants, variant);
	if (is_about_namesake(variants, variant, root))
		return false;
	if (entry != NULL && (entry->flags & NX_PHRASE_ALIAS) != 0 &&
		(entry->kinds & person) == 0)
		return true;
	is_known = entry != NULL && (entry->kinds >> variant->kind & 1) != 0 &&
			   entry->weight >= NX_WELL_KNOWN;
	return nx_variant_confidence(variant) >= (is_known ? SURE_KNOWN_STRAY : SURE_STRAY) &&
		   variant->n_mentions * RARE_STRAY > twin->n_mentions;
}

/*
 * The person variant that a variant of another class should join: one of the
 * same text, or a person whose family name it is; NX_NONE.
 */
static uint32_t
find_person_of(NxVariants *variants, const NameIndex *index, const NxVariant *variant)
{
	uint32_t twin =
		nx_variants_find(variants, variant->folded, NX_VARIANT_PERSON, NX_SEX_UNKNOWN);
	Candidates candidates;
	NxName name;

	if (twin != NX_KEYMAP_NONE)
		return twin;
	nx_name_parse(&name, variant->folded);
	if (name.n_parts != 1)
		return NX_NONE;
	find_candidates(variants, index, &name, NX_SEX_UNKNOWN, &candidates);
	if (candidates.n != 1 || candidates.match < NX_NAME_FAMILY)
		return NX_NONE;
	return candidates.variants[0];
}

/*
 * A text that is a person here and something else there: the same thing, unless
 * both are well supported ("Washington" the general and the city).
 */
static void
link_stray(NxVariants *variants, uint32_t number, uint32_t person)
{
	NxVariant *variant = &variants->items[number];
	const NxVariant *twin = &variants->items[person];
	bool has_full_name = twin->n_candidates > 0 ||
						 variants->items[nx_variants_root(variants, person)].has_full_name;

	if (variant->n_tokens > 1 || !has_full_name)
	{
		/* Nothing but the tagger speaks for either: the votes will tell. */
		if (twin->n_candidates == 0)
			nx_variants_unite(variants, number, person);
		return;
	}
	if (is_surely_no_person(variants, variant, twin,
							&variants->items[nx_variants_root(variants, person)]))
		return;
	if (twin->n_candidates == 0)
		nx_variants_unite(variants, number, person);
	else
	{
		variant->candidates = twin->candidates;
		variant->n_candidates = twin->n_candidates;
	}
}

static void
drop_index(NxVariants *variants, NameIndex *index)
{
	nx_keymap_drop(&index->heads);
	nx_drop_array(variants->arena, index->entries, index->n_entries);
}

static void
index_full_names(NxVariants *variants, NameIndex *index)
{
	memset(index, 0, sizeof(*index));
	nx_keymap_init(&index->heads, variants->arena);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variants->items[i].is_full_name)
			add_to_index(variants, index, i);
	}
}

void
nx_persons_link_strays(NxVariants *variants)
{
	NameIndex index;

	index_full_names(variants, &index);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];
		uint32_t person;

		if (i % 256 == 0)
			nx_poll(variants->arena->env);
		if (variant->variant_class != NX_VARIANT_NAME || variant->is_listed)
			continue;
		person = find_person_of(variants, &index, variant);
		if (person != NX_NONE)
			link_stray(variants, i, person);
	}
	drop_index(variants, &index);
}

void
nx_persons_link(NxVariants *variants)
{
	NameIndex index;

	memset(&index, 0, sizeof(index));
	nx_keymap_init(&index.heads, variants->arena);
	link_full_names(variants, &index);
	add_family_names(variants);
	link_single_names(variants, &index);
	drop_index(variants, &index);
}

/* ---- who is meant here ---- */

/* Is another person of the shared name, who was settled on it, still meant? */
static bool
stays_settled(uint32_t n_short, uint32_t n_full_recent, uint32_t distance)
{
	if (distance > RECENT)
		return n_short >= ESTABLISHED;
	return n_short > ESTABLISHED && n_full_recent == 1;
}

/*
 * The one named in full most recently before; but a name that has been used for
 * one person alone stays his when another of that name was only passed by: once,
 * or some mentions ago, or where the article names him in full again and again.
 * Before anyone was named in full (a headline): the one named most.
 */
uint32_t
nx_persons_choose(NxVariants *variants, uint32_t variant, const NxSightings *sightings,
				  uint32_t mention)
{
	const NxVariant *shared = &variants->items[variant];
	uint32_t recent = NX_NONE;
	uint32_t n_full_recent = 0;
	uint32_t distance;
	uint32_t settled = NX_NONE;
	uint32_t most = shared->candidates[0];

	for (uint32_t i = 0; i < shared->n_candidates; i++)
	{
		uint32_t candidate = shared->candidates[i];
		uint32_t root = nx_variants_root(variants, candidate);

		if (sightings->last_seen[root] > 0 &&
			(recent == NX_NONE ||
			 sightings->last_seen[root] > sightings->last_seen[recent]))
		{
			recent = root;
			n_full_recent = variants->items[candidate].n_mentions;
		}
		if (settled == NX_NONE || sightings->n_short[root] > sightings->n_short[settled])
			settled = root;
		if (variants->items[candidate].n_mentions > variants->items[most].n_mentions)
			most = candidate;
	}
	if (recent == NX_NONE)
		return nx_variants_root(variants, most);
	distance = mention + 1 - sightings->last_seen[recent];
	if (stays_settled(sightings->n_short[settled], n_full_recent, distance))
		return settled;
	/* Somebody's wife, named once and some time ago, against himself. */
	if (distance > RECENT && n_full_recent == 1 && variants->items[most].n_mentions > 1)
		return nx_variants_root(variants, most);
	/* His brother, named once, against him of whom it tells all along. */
	if (n_full_recent == 1 && variants->items[most].n_mentions >= MAIN_PERSON &&
		sightings->last_seen[nx_variants_root(variants, most)] > 0)
		return nx_variants_root(variants, most);
	return recent;
}
