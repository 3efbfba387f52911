/*
 * variants.c
 *	  The different names of a document, counted, voted on and united.
 *
 * A mention is looked up by a hash of its tokens, which the tokeniser has
 * hashed already; its text is folded once for each spelling only.
 */
#include "analysis/variants.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/listed.h"
#include "analysis/trim.h"
#include "analysis/wordlist.h"
#include "base/hash.h"

/* What a vote is worth even when the tagger was not sure at all. */
#define LEAST_VOTE 32

/* What the table's word is worth for each mention, shared among its kinds. */
#define TABLE_VOTE 128
#define ALIAS_VOTE 256

/* And where it has but the town of that name, and the tagger found its team. */
#define TOWN_VOTE 32

void
nx_variants_init(NxVariants *variants, const NxAnalysis *analysis)
{
	memset(variants, 0, sizeof(*variants));
	variants->analysis = analysis;
	variants->arena = analysis->arena;
	nx_keymap_init(&variants->by_tokens, analysis->arena);
	nx_keymap_init(&variants->by_folded, analysis->arena);
	nx_keymap_init(&variants->of_list, analysis->arena);
}

/* ---- interning ---- */

static NxVariantClass
class_of(uint8_t kind)
{
	if (kind == NX_KIND_PERSON)
		return NX_VARIANT_PERSON;
	return nx_kind_is_value(kind) ? NX_VARIANT_VALUE : NX_VARIANT_NAME;
}

/*
 * "Mr. Clinton" and "Mrs. Clinton" are two variants; other classes have no sex.  What
 * is listed has the number of its thing behind.
 */
static uint64_t
class_salt(NxVariantClass variant_class, uint8_t sex, uint32_t listed)
{
	uint64_t salt =
		variant_class == NX_VARIANT_PERSON ? sex + 16u : (uint64_t) variant_class;

	return salt | (uint64_t) listed << 8;
}

static uint64_t
hash_tokens(const NxText *text, uint32_t first, uint32_t n, uint64_t salt)
{
	uint64_t hash = salt;

	for (uint32_t i = first; i < first + n; i++)
		hash = nx_hash_mix(text->tokens[i].hash, hash);
	return hash;
}

static uint64_t
folded_key(NxString folded, uint64_t salt)
{
	return nx_hash_mix(nx_hash64(folded.bytes, folded.len), salt);
}

uint32_t
nx_variants_find(const NxVariants *variants, NxString folded, NxVariantClass variant_class,
				 uint8_t sex)
{
	return nx_keymap_get(&variants->by_folded,
						 folded_key(folded, class_salt(variant_class, sex, 0)));
}

uint32_t
nx_variants_find_any(const NxVariants *variants, NxString folded,
					 NxVariantClass variant_class, uint8_t sex)
{
	uint32_t found = nx_variants_find(variants, folded, variant_class, sex);

	if (found != NX_KEYMAP_NONE)
		return found;
	return nx_keymap_get(&variants->of_list,
						 folded_key(folded, class_salt(variant_class, sex, 0)));
}

/* Is all that follows the first word one word with a hyphen? */
static bool
has_hyphenated_rest(const NxText *text, uint32_t first, uint32_t n)
{
	return n == 2 && (text->tokens[first].flags & NX_TOKEN_HAS_HYPHEN) == 0 &&
		   (text->tokens[first + 1].flags & NX_TOKEN_HAS_HYPHEN) != 0;
}

/* Lists of names count most of these for one sex; "Mr. Toomey" is Pat Toomey. */
uint8_t
nx_sex_of_given_name(const NxAnalysis *analysis, NxString name)
{
	static const char *const unisex[] = {
		"alex",	 "ashley",	"cameron", "casey",	 "chris",  "dana",	 "drew",  "jackie",
		"jamie", "jan",		"jean",	   "jesse",	 "jo",	   "jordan", "kelly", "kim",
		"kerry", "lee",		"leslie",  "lynn",	 "morgan", "nicky",	 "pat",	  "robin",
		"sam",	 "shannon", "stacy",   "sydney", "taylor", "terry",	 "tracy", "val",
	};
	NxString lower = nx_canonical_lower(analysis->arena, name);
	const NxWordEntry *entry =
		nx_model_word(analysis->model, nx_hash64(lower.bytes, lower.len));
	uint32_t sexes = NX_WORD_MALE | NX_WORD_FEMALE;

	if (entry == NULL || (entry->classes & NX_WORD_FIRST_NAME) == 0 ||
		nx_wordlist_find(nx_wordlist(unisex), lower) != 0)
		return NX_SEX_UNKNOWN;
	if ((entry->classes & sexes) == NX_WORD_MALE)
		return NX_SEX_MALE;
	return (entry->classes & sexes) == NX_WORD_FEMALE ? NX_SEX_FEMALE : NX_SEX_UNKNOWN;
}

/* A person's name taken apart, in no order yet. */
static NxName *
set_name(NxArena *arena, NxVariant *variant, NxString folded)
{
	NxName *name = nx_arena_alloc(arena, sizeof(NxName));

	nx_name_parse(name, folded);
	variant->name = name;
	variant->is_full_name = name->n_parts >= 2;
	variant->has_full_name = variant->is_full_name;
	return name;
}

/* Take a person's name apart, and learn the sex from the given name. */
static void
read_name(NxVariants *variants, NxVariant *variant)
{
	const NxAnalysis *analysis = variants->analysis;
	NxName *name = set_name(variants->arena, variant, variant->folded);
	uint32_t last = variant->first_token + variant->n_tokens - 1;
	bool western;

	if (name->n_parts < 2)
		return;
	western = nx_token_is(analysis, variant->first_token, NX_WORD_FIRST_NAME) &&
			  nx_token_is(analysis, last, NX_WORD_SURNAME);
	nx_name_find_order(
		name, has_hyphenated_rest(&analysis->text, variant->first_token, variant->n_tokens),
		western);
	if (variant->sex == NX_SEX_UNKNOWN && !name->family_first)
		variant->sex = nx_sex_of_given_name(
			analysis, nx_text_token(&analysis->text, variant->first_token));
}

/*
 * A variant is what the user's list says.  A person is compared with others by the name
 * that stands there: "NaMo" has the surname of Narendra Modi.
 */
static void
make_listed(NxVariants *variants, uint32_t number, uint32_t listed)
{
	NxVariant *variant = &variants->items[number];
	NxString name = variants->analysis->listed->things[listed - 1].name;
	NxString folded = nx_canonical_fold(variants->arena, name);
	uint32_t first = nx_keymap_get(&variants->of_list, listed);

	variant->is_listed = true;
	variant->thing = listed;
	variant->entry = NULL;
	if (variant->variant_class == NX_VARIANT_PERSON &&
		(folded.len != variant->folded.len ||
		 memcmp(folded.bytes, variant->folded.bytes, folded.len) != 0))
		set_name(variants->arena, variant, folded);
	nx_keymap_put(
		&variants->of_list,
		folded_key(variant->folded, class_salt(variant->variant_class, variant->sex, 0)),
		number);
	if (first == NX_KEYMAP_NONE)
		nx_keymap_put(&variants->of_list, listed, number);
	else
		nx_variants_unite(variants, first, number);
}

static uint32_t
add_variant(NxVariants *variants, NxString folded, uint32_t first, uint32_t n, uint8_t kind,
			uint8_t sex)
{
	NxVariant *variant;
	uint32_t number = variants->n_items;

	nx_grow(variants->arena, variants->items, number, number + 1, &variants->capacity);
	variant = &variants->items[variants->n_items++];
	variant->folded = folded;
	variant->spellings = NX_NONE;
	variant->first_token = first;
	variant->n_tokens = n;
	variant->parent = number;
	variant->table_name = NX_NONE;
	variant->kind = kind;
	variant->variant_class = class_of(kind);
	variant->sex = sex;
	if (variant->variant_class != NX_VARIANT_VALUE)
		variant->entry = nx_canonical_find(variants->analysis, first, n);
	if (variant->variant_class == NX_VARIANT_PERSON)
		read_name(variants, variant);
	return number;
}

static uint32_t
add_spelling(NxVariants *variants, uint32_t variant, uint32_t first, uint32_t n)
{
	NxSpelling *spelling;
	uint32_t number = variants->n_spellings;

	nx_grow(variants->arena, variants->spellings, number, number + 1,
			&variants->spellings_capacity);
	spelling = &variants->spellings[variants->n_spellings++];
	spelling->first_token = first;
	spelling->n_tokens = n;
	spelling->variant = variant;
	spelling->n_mentions = 0;
	spelling->next = variants->items[variant].spellings;
	variants->items[variant].spellings = number;
	return number;
}

/*
 * The text that names are compared by.  Values are compared by their lower case
 * only, since the fold of names would make "$5" and "5" one.
 */
static NxString
comparable_text(NxVariants *variants, uint32_t first, uint32_t n, uint8_t kind)
{
	NxString text =
		nx_canonical_display(variants->arena, &variants->analysis->text, first, n);
	NxString folded;

	if (nx_kind_is_value(kind))
		folded = nx_canonical_lower(variants->arena, text);
	else
		folded = nx_canonical_fold(variants->arena, text);
	return folded.len > 0 ? folded : text;
}

static uint32_t
intern_spelling(NxVariants *variants, uint32_t first, uint32_t n, uint8_t kind, uint8_t sex,
				uint32_t listed)
{
	uint64_t salt = class_salt(class_of(kind), sex, listed);
	uint64_t tokens_key = hash_tokens(&variants->analysis->text, first, n, salt);
	uint32_t spelling = nx_keymap_get(&variants->by_tokens, tokens_key);
	uint32_t variant;
	NxString text;

	if (spelling != NX_KEYMAP_NONE)
		return spelling;
	text = comparable_text(variants, first, n, kind);
	if (text.len == 0)
		return NX_NONE;
	variant = nx_keymap_get(&variants->by_folded, folded_key(text, salt));
	if (variant == NX_KEYMAP_NONE)
	{
		variant = add_variant(variants, text, first, n, kind, sex);
		nx_keymap_put(&variants->by_folded, folded_key(text, salt), variant);
		if (listed != 0)
			make_listed(variants, variant, listed);
	}
	spelling = add_spelling(variants, variant, first, n);
	nx_keymap_put(&variants->by_tokens, tokens_key, spelling);
	return spelling;
}

/* The spelling of the mention, if it is there already; or NX_NONE. */
static uint32_t
find_spelling(const NxVariants *variants, const NxMention *mention, uint8_t sex)
{
	uint64_t salt = class_salt(class_of(mention->kind), sex, mention->listed);
	uint64_t key = hash_tokens(&variants->analysis->text, mention->first_token,
							   mention->n_tokens, salt);

	return nx_keymap_get(&variants->by_tokens, key);
}

uint32_t
nx_variants_intern(NxVariants *variants, uint32_t first, uint32_t n, uint8_t kind,
				   uint8_t sex)
{
	uint32_t spelling = intern_spelling(variants, first, n, kind, sex, 0);

	return spelling == NX_NONE ? NX_NONE : variants->spellings[spelling].variant;
}

uint32_t
nx_variants_count(NxVariants *variants, const NxMention *mention, uint8_t sex)
{
	uint32_t spelling;
	NxVariant *variant;

	if (variants->n_items >= NX_MAX_VARIANTS)
		spelling = find_spelling(variants, mention, sex);
	else
		spelling = intern_spelling(variants, mention->first_token, mention->n_tokens,
								   mention->kind, sex, mention->listed);
	if (spelling == NX_NONE)
		return NX_NONE;
	variant = &variants->items[variants->spellings[spelling].variant];
	variants->spellings[spelling].n_mentions++;
	variant->n_mentions++;
	variant->votes[mention->kind] += LEAST_VOTE + mention->confidence;
	return variants->spellings[spelling].variant;
}

void
nx_variants_drop(NxVariants *variants)
{
	nx_drop_array(variants->arena, variants->items, variants->n_items);
	nx_drop_array(variants->arena, variants->spellings, variants->n_spellings);
	nx_keymap_drop(&variants->by_tokens);
	nx_keymap_drop(&variants->by_folded);
	nx_keymap_drop(&variants->of_list);
}

/* ---- uniting ---- */

uint32_t
nx_variants_root(NxVariants *variants, uint32_t variant)
{
	NxVariant *items = variants->items;

	while (items[variant].parent != variant)
	{
		items[variant].parent = items[items[variant].parent].parent;
		variant = items[variant].parent;
	}
	return variant;
}

void
nx_variants_unite(NxVariants *variants, uint32_t a, uint32_t b)
{
	NxVariant *root;
	NxVariant *child;

	a = nx_variants_root(variants, a);
	b = nx_variants_root(variants, b);
	if (a == b)
		return;
	root = &variants->items[a < b ? a : b];
	child = &variants->items[a < b ? b : a];
	if (root->thing != 0 && child->thing != 0 && root->thing != child->thing)
		return;
	child->parent = root->parent;
	if (root->sex == NX_SEX_UNKNOWN)
		root->sex = child->sex;
	if (root->table_name == NX_NONE)
		root->table_name = child->table_name;
	if (root->thing == 0)
		root->thing = child->thing;
	root->has_full_name |= child->has_full_name;
}

/* ---- kinds ---- */

uint8_t
nx_votes_winner(const uint32_t *votes)
{
	uint8_t winner = 0;

	for (uint8_t kind = 1; kind < NX_N_KINDS; kind++)
	{
		if (votes[kind] > votes[winner])
			winner = kind;
	}
	return winner;
}

/* "Gore", "Sasha", "God": a small town against what the tagger or the lexicon says. */
static bool
is_rather_person(const NxAnalysis *analysis, const NxVariant *variant)
{
	const uint32_t person = NX_WORD_SURNAME | NX_WORD_FIRST_NAME;
	const uint32_t known = NX_WORD_CITY | NX_WORD_COUNTRY;

	if (variant->n_tokens > 1 || variant->entry->kinds != 1u << NX_KIND_PLACE ||
		variant->entry->weight >= NX_WELL_KNOWN ||
		(variant->entry->flags & NX_PHRASE_ALIAS) != 0 ||
		nx_token_is(analysis, variant->first_token, known))
		return false;
	return variant->variant_class == NX_VARIANT_PERSON ||
		   nx_token_is(analysis, variant->first_token, person);
}

/*
 * Add the table's vote, as much for each mention as a fairly sure tagger's; a
 * very sure one's where it has one well-known thing of that name.
 */
static void
vote_by_table(const NxAnalysis *analysis, NxVariant *variant)
{
	uint32_t n_kinds = 0;
	uint32_t worth = TABLE_VOTE;

	if (is_rather_person(analysis, variant))
		return;
	for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
		n_kinds += variant->entry->kinds >> kind & 1;
	if (n_kinds == 1 && (variant->entry->flags & NX_PHRASE_ALIAS) != 0 &&
		variant->variant_class == NX_VARIANT_NAME)
		worth = ALIAS_VOTE;
	if (variant->entry->kinds == 1u << NX_KIND_PLACE &&
		(variant->entry->flags & NX_PHRASE_ALIAS) == 0 &&
		nx_votes_winner(variant->votes) == NX_KIND_ORGANIZATION)
		worth = TOWN_VOTE;
	for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
	{
		if ((variant->entry->kinds >> kind & 1) != 0)
			variant->votes[kind] += worth * variant->n_mentions / n_kinds;
	}
}

void
nx_variants_vote(NxVariants *variants)
{
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *variant = &variants->items[i];

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variant->n_mentions == 0 || variant->is_listed)
			continue;
		if (variant->entry != NULL)
			vote_by_table(variants->analysis, variant);
		variant->kind = nx_votes_winner(variant->votes);
	}
}

uint32_t
nx_variant_confidence(const NxVariant *variant)
{
	uint32_t mean;

	if (variant->n_mentions == 0)
		return 0;
	mean = variant->votes[variant->kind] / variant->n_mentions;
	return mean > 255 ? 255 : mean;
}
