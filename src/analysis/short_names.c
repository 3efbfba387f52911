/*
 * short_names.c
 *	  What the names of a document could be shortened to.
 */
#include "analysis/short_names.h"

#include "analysis/canonical.h"
#include "base/hash.h"

/* Two longer names can be shortened to this. */
#define AMBIGUOUS (UINT32_MAX - 1)

void
nx_short_names_init(NxShortNames *names, NxVariants *variants)
{
	names->variants = variants;
	nx_keymap_init(&names->longer, variants->arena);
}

void
nx_short_names_drop(NxShortNames *names)
{
	nx_keymap_drop(&names->longer);
}

static uint64_t
text_key(NxString text)
{
	return nx_hash64(text.bytes, text.len);
}

void
nx_short_names_offer(NxShortNames *names, NxString shorter, uint32_t variant)
{
	uint64_t key = text_key(shorter);
	uint32_t other = nx_keymap_get(&names->longer, key);

	if (other == AMBIGUOUS)
		return;
	if (other != NX_KEYMAP_NONE && nx_variants_root(names->variants, other) !=
									   nx_variants_root(names->variants, variant))
		variant = AMBIGUOUS;
	nx_keymap_put(&names->longer, key, variant);
}

uint32_t
nx_short_names_find(const NxShortNames *names, NxString shorter)
{
	uint32_t longer = nx_keymap_get(&names->longer, text_key(shorter));

	return longer == NX_KEYMAP_NONE || longer == AMBIGUOUS ? NX_NONE : longer;
}

void
nx_short_names_take(const NxShortNames *names, NxString shorter, uint32_t variant)
{
	NxVariants *variants = names->variants;
	uint32_t longer = nx_short_names_find(names, shorter);
	const NxVariant *a;
	const NxVariant *b;

	/* What a user's list says stands for nothing else. */
	if (longer == NX_NONE || variants->items[variant].is_listed)
		return;
	a = &variants->items[nx_variants_root(variants, variant)];
	b = &variants->items[nx_variants_root(variants, longer)];
	if (a->table_name != NX_NONE && b->table_name != NX_NONE &&
		a->table_name != b->table_name)
		return;
	nx_variants_unite(variants, longer, variant);
}

bool
nx_short_names_is_body(const NxVariant *variant)
{
	return variant->variant_class == NX_VARIANT_NAME && variant->n_mentions > 0 &&
		   variant->kind != NX_KIND_PLACE && variant->kind != NX_KIND_GROUP;
}

NxString
nx_short_names_fold(NxVariants *variants, uint32_t first, uint32_t n)
{
	return nx_canonical_fold(
		variants->arena,
		nx_canonical_display(variants->arena, &variants->analysis->text, first, n));
}

bool
nx_short_names_token_is(const NxVariants *variants, uint32_t token, NxWordlist list)
{
	return nx_wordlist_find(list, nx_canonical_fold(variants->arena,
													nx_text_token(&variants->analysis->text,
																  token))) != 0;
}
