/*
 * naming.c
 *	  What an entity is called, of which kind it is, and what else it is called.
 *
 * Names are to add up across articles.  So the name is the table's, where it has
 * one; else the fullest form of the document, and of equally full ones the most
 * frequent, without "Inc.", without the country before "State Department", not in
 * capitals, a people in the singular.
 */
#include "analysis/naming.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/document.h"
#include "analysis/listed.h"
#include "analysis/links.h"
#include "base/hash.h"
#include "base/utf8.h"

/* More names of one thing than these are not kept. */
#define MAX_ALIASES 64

/* Bytes; shorter words in capitals may be meant so: "DRC", "JFK". */
#define SHORTEST_SHOUTED_PERSON 4
#define SHORTEST_SHOUTED_WORD 5
#define SHORTEST_SHOUTED_PLACE 5

/* ---- spellings ---- */

/* Is every word in capitals? */
static bool
is_shouted(const NxText *text, const NxSpelling *spelling)
{
	for (uint32_t i = 0; i < spelling->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[spelling->first_token + i];

		if (token->shape != NX_SHAPE_UPPER && token->kind == NX_TOKEN_WORD)
			return false;
	}
	return true;
}

/* Has it letters, and no capital among them? */
static bool
is_unmarked(const NxText *text, const NxSpelling *spelling)
{
	bool has_letter = false;

	for (uint32_t i = 0; i < spelling->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[spelling->first_token + i];

		if (token->shape >= NX_SHAPE_CAPITAL)
			return false;
		has_letter = has_letter || token->shape == NX_SHAPE_LOWER;
	}
	return has_letter;
}

/* Kinds whose names may be written without a capital: "iphone", "coronavirus", sums. */
static bool
may_be_small(uint8_t kind)
{
	return kind == NX_KIND_PRODUCT || kind == NX_KIND_OTHER || kind == NX_KIND_MONEY;
}

/* Does the case of the spelling say nothing? */
static bool
is_odd(const NxText *text, const NxSpelling *spelling, uint8_t kind)
{
	return is_shouted(text, spelling) ||
		   (!may_be_small(kind) && is_unmarked(text, spelling));
}

/*
 * The spelling to show: neither in capitals nor without any, if there is another; most
 * frequent; first.
 */
static const NxSpelling *
best_spelling(const NxVariants *variants, const NxVariant *variant)
{
	const NxText *text = &variants->analysis->text;
	const NxSpelling *best = &variants->spellings[variant->spellings];

	for (uint32_t s = best->next; s != NX_NONE; s = variants->spellings[s].next)
	{
		const NxSpelling *spelling = &variants->spellings[s];
		int odd = is_odd(text, spelling, variant->kind);
		int best_odd = is_odd(text, best, variant->kind);

		/* The list begins with the last one. */
		if (odd < best_odd || (odd == best_odd && spelling->n_mentions >= best->n_mentions))
			best = spelling;
	}
	return best;
}

static NxString
display(const NxVariants *variants, uint32_t first, uint32_t n)
{
	return nx_canonical_display(variants->arena, &variants->analysis->text, first, n);
}

static NxString
display_variant(const NxVariants *variants, uint32_t number)
{
	const NxSpelling *spelling = best_spelling(variants, &variants->items[number]);

	return display(variants, spelling->first_token, spelling->n_tokens);
}

/* ---- the best form ---- */

static bool
has_initial(const NxName *name)
{
	for (uint32_t i = 0; i < name->n_parts; i++)
	{
		if (name->parts[i].len == 1)
			return true;
	}
	return false;
}

/*
 * How well the variant serves as the name, lexicographically: no acronym, a full
 * name, in the table, the given name written out, often used, long.
 */
static uint64_t
rank_use(const NxVariants *variants, const NxUse *use)
{
	const NxVariant *variant = &variants->items[use->variant];
	uint64_t count = use->n_mentions < 0xffff ? use->n_mentions : 0xffff;
	uint64_t rank = !variant->is_short && !variant->is_clipped;

	rank = rank << 1 | variant->is_full_name;
	rank = rank << 1 | (variant->variant_class == NX_VARIANT_NAME && variant->n_tokens > 1);
	rank = rank << 1 | (variant->is_full_name && variant->entry != NULL);
	rank = rank << 1 | (variant->is_full_name && !has_initial(variant->name));
	rank = rank << 1 | !variant->is_plural;
	rank = rank << 16 | count;
	return rank << 16 | (variant->n_tokens < 0xffff ? variant->n_tokens : 0xffff);
}

static uint32_t
best_variant(const NxVariants *variants, const NxUse *uses, uint32_t first_use)
{
	uint32_t best = first_use;

	/* The list begins with the last one, and the first is to win a tie. */
	for (uint32_t u = uses[best].next; u != NX_NONE; u = uses[u].next)
	{
		if (rank_use(variants, &uses[u]) >= rank_use(variants, &uses[best]))
			best = u;
	}
	return uses[best].variant;
}

/* ---- the name ---- */

/* Does the table hold it as a place, and not in capitals only, as "USSR"? */
static bool
is_known_place(const NxPhraseEntry *entry)
{
	return entry != NULL && (entry->kinds & 1U << NX_KIND_PLACE) != 0 &&
		   (entry->flags & NX_PHRASE_UPPER) == 0;
}

/*
 * "WHITE HOUSE", "HUMAN RIGHTS WATCH": does the table hold the body, in words of which
 * none is so short that it may be an acronym?
 */
static bool
is_shouted_phrase(const NxText *text, const NxVariant *variant, const NxSpelling *spelling)
{
	if (spelling->n_tokens < 2 || variant->entry == NULL || !is_shouted(text, spelling) ||
		(variant->entry->flags & NX_PHRASE_UPPER) != 0)
		return false;
	for (uint32_t i = 0; i < spelling->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[spelling->first_token + i];

		if (token->kind != NX_TOKEN_WORD || token->shape != NX_SHAPE_UPPER ||
			token->len < SHORTEST_SHOUTED_WORD)
			return false;
	}
	return true;
}

/*
 * Persons and places in capitals are shown in title case, and bodies that the table
 * knows; what another is called in capitals may be its name.  Short places that the table does not know
 * may be acronyms.
 */
static bool
needs_title_case(const NxText *text, const NxVariant *variant, const NxSpelling *spelling,
				 uint8_t kind)
{
	const NxToken *token = &text->tokens[spelling->first_token];

	if (!is_shouted(text, spelling) || (token->flags & NX_TOKEN_HAS_PERIOD) != 0)
		return false;
	if (kind == NX_KIND_PERSON)
		return spelling->n_tokens > 1 || token->len >= SHORTEST_SHOUTED_PERSON;
	if (kind == NX_KIND_DATE)
		return token->kind == NX_TOKEN_WORD; /* "MONDAY", not "Q3" */
	if (kind == NX_KIND_ORGANIZATION || kind == NX_KIND_FACILITY || kind == NX_KIND_EVENT)
		return is_shouted_phrase(text, variant, spelling);
	return kind == NX_KIND_PLACE &&
		   (token->len >= SHORTEST_SHOUTED_PLACE || is_known_place(variant->entry));
}

/* A name in a line that somebody typed without any capital. */
static bool
needs_capitals(const NxText *text, const NxSpelling *spelling, uint8_t kind)
{
	const NxSentence *sentence;

	if (may_be_small(kind) || !is_unmarked(text, spelling))
		return false;
	sentence = &text->sentences[nx_text_sentence_of(text, spelling->first_token)];
	return nx_document_case_around(text, sentence, spelling->first_token) == NX_LINE_LOWER;
}

/* Does the table have the person without the letter between the names? */
static bool
is_known_without_initial(const NxVariants *variants, const NxVariant *variant,
						 uint32_t first, uint32_t n)
{
	const NxToken *tokens = variants->analysis->text.tokens;
	const NxPhraseEntry *entry;

	if (variant->name == NULL || variant->entry != NULL || n != 3 ||
		tokens[first + 1].len != 2 || (tokens[first + 1].flags & NX_TOKEN_HAS_PERIOD) == 0)
		return false;
	entry = nx_canonical_find_two(variants->analysis, first, first + 2);
	return entry != NULL && (entry->kinds >> NX_KIND_PERSON & 1) != 0;
}

/*
 * "Neil M. Gorsuch" as "Neil Gorsuch": some papers print the letters of everybody, but
 * "George W. Bush" is known by his.
 */
static NxString
display_known(const NxVariants *variants, const NxVariant *variant, uint32_t first,
			  uint32_t n)
{
	NxString given;
	NxString family;
	char *bytes;

	if (!is_known_without_initial(variants, variant, first, n))
		return display(variants, first, n);
	given = display(variants, first, 1);
	family = display(variants, first + 2, 1);
	bytes = nx_arena_alloc(variants->arena, (size_t) given.len + 1 + family.len);
	memcpy(bytes, given.bytes, given.len);
	bytes[given.len] = ' ';
	memcpy(bytes + given.len + 1, family.bytes, family.len);
	return (NxString){bytes, given.len + 1 + family.len};
}

/* The curly apostrophe as the straight one: a name is to be one wherever it is set. */
static NxString
straighten(NxArena *arena, NxString name)
{
	static const char curly[] = "\xe2\x80\x99";
	NxString straight = {NULL, 0};
	char *bytes;

	if (name.len < 3 || memchr(name.bytes, curly[0], name.len) == NULL)
		return name;
	bytes = nx_arena_alloc(arena, name.len);
	for (uint32_t i = 0; i < name.len; i++)
	{
		bool is_curly = name.len - i >= 3 && memcmp(name.bytes + i, curly, 3) == 0;

		bytes[straight.len++] = is_curly ? '\'' : name.bytes[i];
		i += is_curly ? 2 : 0;
	}
	straight.bytes = bytes;
	return straight;
}

/* The name that the text itself gives. */
static NxString
name_in_text(NxVariants *variants, uint32_t number, uint8_t kind)
{
	const NxVariant *variant = &variants->items[number];
	const NxSpelling *spelling = best_spelling(variants, variant);
	uint32_t first = spelling->first_token;
	uint32_t n = spelling->n_tokens;
	NxString name;

	nx_organizations_show(variants, number, &first, &n);
	name = display_known(variants, variant, first, n);
	if (name.len == 0)
		name = display_variant(variants, number);
	name = straighten(variants->arena, name);
	if (needs_title_case(&variants->analysis->text, variant, spelling, kind))
		name = nx_canonical_title_case(variants->arena, name);
	else if (needs_capitals(&variants->analysis->text, spelling, kind))
		name = nx_canonical_capitalise(variants->arena, name);
	/* A people is shown by its adjective: "Americans" as "American". */
	if (variant->is_plural && name.len > 1)
		name.len--;
	return name;
}

static bool
is_ascii(NxString string)
{
	for (uint32_t i = 0; i < string.len; i++)
	{
		if ((unsigned char) string.bytes[i] >= 0x80)
			return false;
	}
	return true;
}

static bool
reads_same(NxArena *arena, NxString a, NxString b)
{
	NxString folded_a = nx_canonical_fold(arena, a);
	NxString folded_b = nx_canonical_fold(arena, b);

	return folded_a.len == folded_b.len &&
		   memcmp(folded_a.bytes, folded_b.bytes, folded_a.len) == 0;
}

/*
 * The name that the table gives, unless the text only has fewer accents: an English
 * text calls Mexico so, whatever the gazetteer does.
 */
static NxString
choose_name(NxVariants *variants, uint32_t root, NxString in_text)
{
	uint32_t number = variants->items[root].table_name;
	NxString name;

	if (number == NX_NONE)
		return in_text;
	name = nx_model_name(variants->analysis->model, number);
	name.len = (uint32_t) nx_utf8_clip(name.bytes, name.len, NX_NAME_MAX_BYTES);
	if (name.len == 0 || (is_ascii(in_text) && !is_ascii(name) &&
						  reads_same(variants->arena, name, in_text)))
		return in_text;
	return name;
}

/* ---- kind and aliases ---- */

/* Is there a use that is no acronym, and was seen by the tagger or the table? */
static bool
has_long_form(const NxVariants *variants, const NxUse *uses, uint32_t first_use)
{
	for (uint32_t u = first_use; u != NX_NONE; u = uses[u].next)
	{
		const NxVariant *variant = &variants->items[uses[u].variant];

		if (!variant->is_short && variant->n_tokens > 1 && variant->n_mentions > 0)
			return true;
	}
	return false;
}

/*
 * By the votes for all variants that are the entity's alone.  Where there is a
 * full name, surnames do not vote, nor acronyms where they are written out: the
 * tagger errs more often on them.
 */
static uint8_t
choose_kind(const NxVariants *variants, const NxUse *uses, uint32_t first_use,
			bool has_full_name)
{
	uint32_t votes[NX_N_KINDS] = {0};
	uint32_t any = 0;
	bool has_long = has_long_form(variants, uses, first_use);

	for (uint32_t u = first_use; u != NX_NONE; u = uses[u].next)
	{
		const NxVariant *variant = &variants->items[uses[u].variant];

		if (variant->n_candidates > 0 || (has_full_name && variant->n_tokens == 1) ||
			(has_long && variant->is_short))
			continue;
		for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
		{
			votes[kind] += variant->votes[kind];
			any |= variant->votes[kind];
		}
	}
	return any != 0 ? nx_votes_winner(votes)
					: variants->items[uses[first_use].variant].kind;
}

static bool
is_new(uint64_t *seen, uint32_t *n_seen, uint64_t hash)
{
	for (uint32_t i = 0; i < *n_seen; i++)
	{
		if (seen[i] == hash)
			return false;
	}
	seen[(*n_seen)++] = hash;
	return true;
}

/* As they come in the text, each once. */
void
nx_naming_collect_aliases(const NxVariants *variants, const NxUse *uses, uint32_t first_use,
						  NxEntity *entity)
{
	uint64_t seen[MAX_ALIASES + 1];
	NxString aliases[MAX_ALIASES];
	uint32_t n_seen = 0;

	is_new(seen, &n_seen, nx_canonical_hash(variants->arena, entity->name));
	for (uint32_t u = first_use; u != NX_NONE && n_seen <= MAX_ALIASES; u = uses[u].next)
	{
		NxString alias;

		if (variants->items[uses[u].variant].is_clipped)
			continue;
		alias = display_variant(variants, uses[u].variant);
		if (is_new(seen, &n_seen, nx_canonical_hash(variants->arena, alias)))
			aliases[n_seen - 2] = alias;
	}
	entity->n_aliases = n_seen - 1;
	entity->aliases = nx_new_array(variants->arena, NxString, entity->n_aliases);
	/* The list begins with the last form. */
	for (uint32_t i = 0; i < entity->n_aliases; i++)
		entity->aliases[i] = aliases[entity->n_aliases - 1 - i];
}

void
nx_naming_choose(NxVariants *variants, const NxUse *uses, uint32_t first_use, uint32_t root,
				 NxEntity *entity)
{
	uint32_t best = best_variant(variants, uses, first_use);
	uint32_t thing = variants->items[root].thing;

	if (thing != 0)
	{
		entity->name = variants->analysis->listed->things[thing - 1].name;
		entity->kind = variants->analysis->listed->things[thing - 1].kind;
		return;
	}
	entity->kind =
		choose_kind(variants, uses, first_use, variants->items[root].has_full_name);
	entity->name = choose_name(variants, root, name_in_text(variants, best, entity->kind));
}
