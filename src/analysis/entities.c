/*
 * entities.c
 *	  From the tagger's mentions to entities.
 *
 *	  1. gather.c	trims the mentions, adds aliases and acronyms in brackets
 *	  2. variants.c	makes mentions that read the same one variant, votes on kinds
 *	  3. persons.c, organizations.c, table_link.c, places.c	unite variants
 *	  4. known.c	adds the places where a known name was missed
 *	  5. here		each mention gets its entity; entities get kind, name and aliases
 *
 * The text is looked at in steps 1 and 4 only; what lies between works on the
 * variants.  Each step takes time linear in the text: maps instead of searches, and
 * a bound wherever a list is walked.
 */
#include "analysis/analysis.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/gather.h"
#include "analysis/known.h"
#include "analysis/links.h"
#include "analysis/trim.h"
#include "analysis/variants.h"
#include "base/hash.h"
#include "text/utf8.h"

/* More names of one thing than these are not kept. */
#define MAX_ALIASES 64

/* Bytes; shorter words in capitals may be meant so: "DRC", "JFK". */
#define SHORTEST_SHOUTED_PERSON 4
#define SHORTEST_SHOUTED_PLACE 5

/* A variant that names an entity: the same variant may name several. */
typedef struct Form
{
	uint32_t variant;
	uint32_t n_mentions;
	uint32_t next; /* form of the same entity, or NX_NONE */
} Form;

typedef struct Builder
{
	NxAnalysis *analysis;
	NxVariants variants;
	NxFound found;
	uint32_t *entity_of; /* [n_items] entity of a root, or NX_NONE */
	uint32_t *forms_of;	 /* [n_entities] list */
	uint32_t n_entities;
	Form *forms;
	uint32_t n_forms;
	uint32_t forms_capacity;
	NxKeymap form_numbers; /* hash of entity and variant: form */
} Builder;

/* ---- mentions to variants ---- */

static void
count_variants(Builder *builder)
{
	NxAnalysis *analysis = builder->analysis;

	for (uint32_t i = 0; i < builder->found.n_mentions; i++)
	{
		NxMention *mention = &builder->found.mentions[i];
		uint8_t sex = NX_SEX_UNKNOWN;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention->kind == NX_KIND_PERSON)
			sex = nx_trim_sex_before(analysis, mention->first_token);
		mention->entity = nx_variants_count(&builder->variants, mention, sex);
	}
}

static void
link_variants(Builder *builder)
{
	NxVariants *variants = &builder->variants;

	nx_variants_vote(variants);
	nx_persons_link(variants);
	nx_persons_link_strays(variants);
	nx_organizations_define(variants, &builder->found);
	nx_table_link(variants);
	nx_organizations_link(variants);
	nx_groups_link(variants);
	nx_places_link(variants, &builder->found);
}

/* ---- mentions to entities ---- */

/* The form by which the entity is named in the variant's words. */
static Form *
form_of(Builder *builder, uint32_t entity, uint32_t variant)
{
	uint64_t key = nx_hash_mix(entity, variant);
	uint32_t number = nx_keymap_get(&builder->form_numbers, key);
	Form *form;

	if (number != NX_KEYMAP_NONE)
		return &builder->forms[number];
	number = builder->n_forms++;
	nx_grow(builder->analysis->arena, builder->forms, number, number + 1,
			&builder->forms_capacity);
	nx_keymap_put(&builder->form_numbers, key, number);
	form = &builder->forms[number];
	form->variant = variant;
	form->n_mentions = 0;
	form->next = builder->forms_of[entity];
	builder->forms_of[entity] = number;
	return form;
}

/* The root that a mention's variant stands for at this place. */
static uint32_t
resolve_mention(Builder *builder, NxSightings *sightings, uint32_t number)
{
	NxVariants *variants = &builder->variants;
	uint32_t variant = builder->found.mentions[number].entity;
	uint32_t root;

	if (variants->items[variant].n_candidates > 0)
		root = nx_persons_choose(variants, variant, sightings, number);
	else
		root = nx_variants_root(variants, variant);
	if (variants->items[variant].is_full_name)
		sightings->last_seen[root] = number + 1;
	else
		sightings->n_short[root]++;
	return root;
}

/* Give each mention its entity, in order of first mention; drop those of no name. */
static void
assign_mentions(Builder *builder)
{
	NxArena *arena = builder->analysis->arena;
	NxFound *found = &builder->found;
	uint32_t n_items = builder->variants.n_items;
	NxSightings sightings;
	uint32_t n = 0;

	sightings.last_seen = nx_new_array(arena, uint32_t, n_items + 1);
	sightings.n_short = nx_new_array(arena, uint32_t, n_items + 1);
	builder->entity_of = nx_new_array(arena, uint32_t, n_items + 1);
	builder->forms_of = nx_new_array(arena, uint32_t, n_items + 1);
	memset(builder->entity_of, 0xff, n_items * sizeof(uint32_t));
	memset(builder->forms_of, 0xff, n_items * sizeof(uint32_t));
	nx_keymap_init(&builder->form_numbers, arena);
	for (uint32_t i = 0; i < found->n_mentions; i++)
	{
		NxMention mention = found->mentions[i];
		uint32_t root;

		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (mention.entity == NX_NONE)
			continue;
		root = resolve_mention(builder, &sightings, i);
		if (builder->entity_of[root] == NX_NONE)
			builder->entity_of[root] = builder->n_entities++;
		form_of(builder, builder->entity_of[root], mention.entity)->n_mentions++;
		mention.entity = builder->entity_of[root];
		found->mentions[n++] = mention;
	}
	found->n_mentions = n;
}

/* ---- names ---- */

/* All capitals, though there are enough letters to tell: "OBAMA". */
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

/* The spelling to show: not in capitals if there is another; most frequent; first. */
static const NxSpelling *
best_spelling(const NxVariants *variants, const NxVariant *variant)
{
	const NxText *text = &variants->analysis->text;
	const NxSpelling *best = &variants->spellings[variant->spellings];

	for (uint32_t s = best->next; s != NX_NONE; s = variants->spellings[s].next)
	{
		const NxSpelling *spelling = &variants->spellings[s];
		int shouted = is_shouted(text, spelling);
		int best_shouted = is_shouted(text, best);

		/* The list begins with the last one. */
		if (shouted < best_shouted ||
			(shouted == best_shouted && spelling->n_mentions >= best->n_mentions))
			best = spelling;
	}
	return best;
}

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
 * How well the form serves as the name, lexicographically: no acronym, a full
 * name, in the table, the given name written out, often used, long.
 */
static uint64_t
rank_form(const NxVariants *variants, const Form *form)
{
	const NxVariant *variant = &variants->items[form->variant];
	uint64_t count = form->n_mentions < 0xffff ? form->n_mentions : 0xffff;
	uint64_t rank = !variant->is_short;

	rank = rank << 1 | variant->is_full_name;
	rank = rank << 1 | (variant->variant_class == NX_VARIANT_NAME && variant->n_tokens > 1);
	rank = rank << 1 | (variant->is_full_name && variant->entry != NULL);
	rank = rank << 1 | (variant->is_full_name && !has_initial(variant->name));
	rank = rank << 1 | !variant->is_plural;
	rank = rank << 16 | count;
	return rank << 16 | (variant->n_tokens < 0xffff ? variant->n_tokens : 0xffff);
}

static uint32_t
best_form(const Builder *builder, uint32_t entity)
{
	uint32_t best = builder->forms_of[entity];

	/* The list begins with the last one, and the first is to win a tie. */
	for (uint32_t f = builder->forms[best].next; f != NX_NONE; f = builder->forms[f].next)
	{
		if (rank_form(&builder->variants, &builder->forms[f]) >=
			rank_form(&builder->variants, &builder->forms[best]))
			best = f;
	}
	return builder->forms[best].variant;
}

static NxString
display_variant(Builder *builder, uint32_t number)
{
	NxVariants *variants = &builder->variants;
	const NxSpelling *spelling = best_spelling(variants, &variants->items[number]);
	uint32_t first = spelling->first_token;
	uint32_t n = spelling->n_tokens;

	return nx_canonical_display(builder->analysis->arena, &builder->analysis->text, first,
								n);
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

/*
 * Persons and places in capitals are shown in title case; what an organization is
 * called in capitals may be its name.  Short places ("USSR") may be acronyms.
 */
static bool
needs_title_case(const NxText *text, const NxSpelling *spelling, uint8_t kind)
{
	const NxToken *token = &text->tokens[spelling->first_token];

	if (!is_shouted(text, spelling) || (token->flags & NX_TOKEN_HAS_PERIOD) != 0)
		return false;
	if (kind == NX_KIND_PERSON)
		return spelling->n_tokens > 1 || token->len >= SHORTEST_SHOUTED_PERSON;
	return kind == NX_KIND_PLACE && token->len >= SHORTEST_SHOUTED_PLACE;
}

/*
 * The name that the table gives, unless the text only has fewer accents: an English
 * text calls Mexico so, whatever the gazetteer does.
 */
static NxString
table_name(Builder *builder, uint32_t root, NxString in_text)
{
	NxArena *arena = builder->analysis->arena;
	NxString name =
		nx_model_name(builder->analysis->model, builder->variants.items[root].table_name);
	NxString folded = nx_canonical_fold(arena, name);
	NxString folded_text = nx_canonical_fold(arena, in_text);

	name.len = (uint32_t) nx_utf8_clip(name.bytes, name.len, NX_NAME_MAX_BYTES);
	if (is_ascii(in_text) && !is_ascii(name) && folded.len == folded_text.len &&
		memcmp(folded.bytes, folded_text.bytes, folded.len) == 0)
		return in_text;
	return name;
}

/* The table's name, or the best form of the document. */
static NxString
name_entity(Builder *builder, uint32_t entity, uint32_t root, uint8_t kind)
{
	NxVariants *variants = &builder->variants;
	uint32_t number = best_form(builder, entity);
	const NxSpelling *spelling = best_spelling(variants, &variants->items[number]);
	uint32_t first = spelling->first_token;
	uint32_t n = spelling->n_tokens;
	NxString name;

	nx_organizations_show(variants, number, &first, &n);
	name =
		nx_canonical_display(builder->analysis->arena, &builder->analysis->text, first, n);
	if (needs_title_case(&builder->analysis->text, spelling, kind))
		name = nx_canonical_title_case(builder->analysis->arena, name);
	if (variants->items[root].table_name != NX_NONE)
		return table_name(builder, root, name);
	/* A people is shown by its adjective: "Americans" as "American". */
	if (variants->items[number].is_plural && name.len > 1)
		name.len--;
	return name;
}

/* ---- aliases and kinds ---- */

static uint64_t
folded_hash(Builder *builder, NxString string)
{
	NxString folded = nx_canonical_fold(builder->analysis->arena, string);

	return folded.len > 0 ? nx_hash64(folded.bytes, folded.len)
						  : nx_hash64(string.bytes, string.len);
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

/* The other forms, as they come in the text, each once. */
static void
collect_aliases(Builder *builder, NxEntity *entity, uint32_t number)
{
	uint64_t seen[MAX_ALIASES + 1];
	NxString aliases[MAX_ALIASES];
	uint32_t n_seen = 0;

	is_new(seen, &n_seen, folded_hash(builder, entity->name));
	for (uint32_t f = builder->forms_of[number]; f != NX_NONE && n_seen <= MAX_ALIASES;
		 f = builder->forms[f].next)
	{
		NxString alias = display_variant(builder, builder->forms[f].variant);

		if (is_new(seen, &n_seen, folded_hash(builder, alias)))
			aliases[n_seen - 2] = alias;
	}
	entity->n_aliases = n_seen - 1;
	entity->aliases = nx_new_array(builder->analysis->arena, NxString, entity->n_aliases);
	/* The list begins with the last form. */
	for (uint32_t i = 0; i < entity->n_aliases; i++)
		entity->aliases[i] = aliases[entity->n_aliases - 1 - i];
}

/*
 * By the votes for all variants that are the entity's alone.  Where there is a
 * full name, surnames do not vote: the tagger errs more often on them.
 */
static uint8_t
kind_of(const Builder *builder, uint32_t entity, bool has_full_name)
{
	const NxVariants *variants = &builder->variants;
	uint32_t votes[NX_N_KINDS] = {0};
	uint32_t any = 0;

	for (uint32_t f = builder->forms_of[entity]; f != NX_NONE; f = builder->forms[f].next)
	{
		const NxVariant *variant = &variants->items[builder->forms[f].variant];

		if (variant->n_candidates > 0 || (has_full_name && variant->n_tokens == 1))
			continue;
		for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
		{
			votes[kind] += variant->votes[kind];
			any |= variant->votes[kind];
		}
	}
	if (any == 0)
		return variants->items[builder->forms[builder->forms_of[entity]].variant].kind;
	return nx_votes_winner(votes);
}

static void
build_entities(Builder *builder)
{
	NxAnalysis *analysis = builder->analysis;
	uint32_t n_items = builder->variants.n_items;

	analysis->entities = nx_new_array(analysis->arena, NxEntity, builder->n_entities);
	analysis->n_entities = builder->n_entities;
	for (uint32_t root = 0; root < n_items; root++)
	{
		uint32_t number = builder->entity_of[root];
		NxEntity *entity;

		if (root % 256 == 0)
			nx_poll(analysis->arena->env);
		if (number == NX_NONE)
			continue;
		entity = &analysis->entities[number];
		entity->kind =
			kind_of(builder, number, builder->variants.items[root].has_full_name);
		entity->name = name_entity(builder, number, root, entity->kind);
		collect_aliases(builder, entity, number);
	}
}

static void
publish_mentions(Builder *builder)
{
	NxAnalysis *analysis = builder->analysis;

	analysis->mentions = builder->found.mentions;
	analysis->n_mentions = builder->found.n_mentions;
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		NxMention *mention = &analysis->mentions[i];
		NxEntity *entity = &analysis->entities[mention->entity];

		if (entity->n_mentions++ == 0)
			entity->first_mention = i;
		mention->kind = entity->kind;
	}
}

void
nx_entities_resolve(NxAnalysis *analysis)
{
	Builder builder;

	memset(&builder, 0, sizeof(builder));
	builder.analysis = analysis;
	nx_gather_mentions(analysis, &builder.found);
	nx_variants_init(&builder.variants, analysis);
	count_variants(&builder);
	link_variants(&builder);
	nx_known_find(&builder.variants, &builder.found);
	assign_mentions(&builder);
	build_entities(&builder);
	publish_mentions(&builder);
}
