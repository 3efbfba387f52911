/*
 * table_link.c
 *	  Which variants the model's table of phrases knows as one thing.
 *
 * What the document says of itself comes first: an acronym that it explains, or
 * a surname that it gives in full, is not looked up.
 */
#include "analysis/links.h"

#include "analysis/canonical.h"
#include "analysis/short_names.h"

/* A tagger surer than this of a kind that the table does not give is believed. */
#define SURE_KIND 208

/* Does the document itself say what the name stands for? */
static bool
is_explained(NxVariants *variants, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];

	if (variant->is_defined || variant->n_candidates > 0)
		return true;
	/* "Ocasio-Cortez" has two parts, and is not its own explanation. */
	return variant->n_tokens == 1 && !variant->is_full_name &&
		   variants->items[nx_variants_root(variants, number)].has_full_name;
}

static bool
table_applies(NxVariants *variants, uint32_t number)
{
	/* The name of "American" is a place; that of "Turk", an alias, is "Turkish". */
	const uint16_t demonym_or_alias = NX_PHRASE_DEMONYM | NX_PHRASE_ALIAS;
	const NxVariant *variant = &variants->items[number];

	if (variant->entry == NULL || variant->entry->name == UINT32_MAX ||
		(variant->entry->flags & demonym_or_alias) == NX_PHRASE_DEMONYM ||
		variant->n_mentions == 0)
		return false;
	if ((variant->entry->kinds >> variant->kind & 1) == 0 &&
		nx_variant_confidence(variant) >= SURE_KIND)
		return false;
	return !is_explained(variants, number);
}

/* The variant of the name itself, written out, if the document has it. */
static void
unite_with_name(NxVariants *variants, uint32_t number)
{
	const NxVariant *variant = &variants->items[number];
	NxString name = nx_canonical_name(variants->analysis, variant->entry);
	NxString folded = nx_canonical_fold(variants->arena, name);

	for (uint8_t sex = NX_SEX_UNKNOWN; sex <= NX_SEX_FEMALE; sex++)
	{
		uint32_t other = nx_variants_find(variants, folded, variant->variant_class, sex);

		if (other != NX_KEYMAP_NONE)
			nx_variants_unite(variants, number, other);
	}
}

void
nx_table_link(NxVariants *variants)
{
	NxKeymap by_name;

	nx_keymap_init(&by_name, variants->arena);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		NxVariant *root;
		uint32_t name;
		uint32_t first;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (!table_applies(variants, i))
			continue;
		name = variants->items[i].entry->name;
		root = &variants->items[nx_variants_root(variants, i)];
		if (root->table_name != NX_NONE && root->table_name != name)
			continue;
		root->table_name = name;
		first = nx_keymap_get(&by_name, (uint64_t) name + 1);
		if (first == NX_KEYMAP_NONE)
			nx_keymap_put(&by_name, (uint64_t) name + 1, i);
		else
			nx_variants_unite(variants, first, i);
		unite_with_name(variants, i);
	}
	nx_keymap_drop(&by_name);
}

/* ---- given names ---- */

/* The first word of a name, folded. */
static NxString
first_word(NxVariants *variants, NxString name)
{
	NxString word = nx_canonical_fold(variants->arena, name);

	for (uint32_t i = 0; i < word.len; i++)
	{
		if (word.bytes[i] == ' ')
			word.len = i;
	}
	return word;
}

/* "Donald", where the article has "Trump", of whom the table knows the rest. */
void
nx_table_link_given(NxVariants *variants)
{
	NxShortNames given;

	nx_short_names_init(&given, variants);
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		uint32_t name = variants->items[i].table_name;

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variants->items[i].variant_class == NX_VARIANT_PERSON &&
			variants->items[i].parent == i && name != NX_NONE)
			nx_short_names_offer(
				&given,
				first_word(variants, nx_model_name(variants->analysis->model, name)), i);
	}
	for (uint32_t i = 0; i < variants->n_items; i++)
	{
		const NxVariant *variant = &variants->items[i];

		if (i % 1024 == 0)
			nx_poll(variants->arena->env);
		if (variant->variant_class == NX_VARIANT_PERSON && variant->n_mentions > 0 &&
			variant->n_tokens == 1 && variant->n_candidates == 0 && variant->parent == i &&
			variant->table_name == NX_NONE && !variant->has_full_name &&
			nx_token_is(variants->analysis, variant->first_token, NX_WORD_FIRST_NAME))
			nx_short_names_take(&given, variant->folded, i);
	}
	nx_short_names_drop(&given);
}
