/*
 * entities.c
 *	  From the tagger's mentions to entities.
 *
 *	  1. gather.c	trims the mentions, adds aliases and acronyms in brackets
 *	  2. variants.c	makes mentions that read the same one variant, votes on kinds
 *	  3. persons.c, organizations.c, bodies.c, table_link.c, places.c	unite variants
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
#include "analysis/naming.h"
#include "analysis/trim.h"
#include "analysis/variants.h"
#include "base/hash.h"

/* What a dateline says for its place against the tagger: as much as a dozen mentions. */
#define DATELINE_VOTE 4096

typedef struct Builder
{
	NxAnalysis *analysis;
	NxVariants variants;
	NxFound found;
	uint32_t *entity_of; /* [n_items] entity of a root, or NX_NONE */
	uint32_t *root_of;	 /* [n_entities] */
	uint32_t *uses_of;	 /* [n_entities] list */
	uint32_t n_entities;
	NxUse *uses;
	uint32_t n_uses;
	uint32_t uses_capacity;
	NxKeymap use_numbers; /* hash of entity and variant: use */
} Builder;

/* ---- mentions to variants ---- */

static bool
stands_in_dateline(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;

	return text->blocks[text->sentences[mention->sentence].block].kind == NX_BLOCK_DATELINE;
}

static void
count_variants(Builder *builder)
{
	NxAnalysis *analysis = builder->analysis;

	for (uint32_t i = 0; i < builder->found.n_mentions; i++)
	{
		NxMention *mention = &builder->found.mentions[i];
		uint8_t sex = NX_SEX_UNKNOWN;
		bool is_dateline;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		is_dateline = stands_in_dateline(analysis, mention);
		if (is_dateline && mention->kind == NX_KIND_PERSON)
			mention->kind = NX_KIND_PLACE;
		if (mention->kind == NX_KIND_PERSON)
			sex = nx_trim_sex_before(analysis, mention->first_token);
		mention->entity = nx_variants_count(&builder->variants, mention, sex);
		if (is_dateline && mention->kind == NX_KIND_PLACE && mention->entity != NX_NONE)
			builder->variants.items[mention->entity].votes[NX_KIND_PLACE] += DATELINE_VOTE;
	}
}

static void
link_variants(Builder *builder)
{
	NxVariants *variants = &builder->variants;

	nx_variants_vote(variants);
	nx_persons_find_pairs(variants);
	nx_persons_link(variants);
	nx_persons_link_strays(variants);
	nx_organizations_define(variants, &builder->found);
	nx_table_link(variants);
	nx_table_link_given(variants);
	nx_organizations_link(variants);
	nx_bodies_link(variants);
	nx_groups_link(variants);
	nx_places_link(variants, &builder->found);
}

/* ---- mentions to entities ---- */

/* The use of the variant for the entity. */
static NxUse *
use_of(Builder *builder, uint32_t entity, uint32_t variant)
{
	uint64_t key = nx_hash_mix(entity, variant);
	uint32_t number = nx_keymap_get(&builder->use_numbers, key);
	NxUse *use;

	if (number != NX_KEYMAP_NONE)
		return &builder->uses[number];
	number = builder->n_uses++;
	nx_grow(builder->analysis->arena, builder->uses, number, number + 1,
			&builder->uses_capacity);
	nx_keymap_put(&builder->use_numbers, key, number);
	use = &builder->uses[number];
	use->variant = variant;
	use->n_mentions = 0;
	use->next = builder->uses_of[entity];
	builder->uses_of[entity] = number;
	return use;
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
	builder->uses_of = nx_new_array(arena, uint32_t, n_items + 1);
	builder->root_of = nx_new_array(arena, uint32_t, n_items + 1);
	memset(builder->entity_of, 0xff, n_items * sizeof(uint32_t));
	memset(builder->uses_of, 0xff, n_items * sizeof(uint32_t));
	nx_keymap_init(&builder->use_numbers, arena);
	for (uint32_t i = 0; i < found->n_mentions; i++)
	{
		NxMention mention = found->mentions[i];
		uint32_t root;

		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (mention.entity == NX_NONE || builder->variants.items[mention.entity].is_pair)
			continue;
		root = resolve_mention(builder, &sightings, i);
		if (builder->entity_of[root] == NX_NONE)
		{
			builder->root_of[builder->n_entities] = root;
			builder->entity_of[root] = builder->n_entities++;
		}
		use_of(builder, builder->entity_of[root], mention.entity)->n_mentions++;
		mention.entity = builder->entity_of[root];
		found->mentions[n++] = mention;
	}
	found->n_mentions = n;
	nx_drop_array(arena, sightings.last_seen, n_items);
	nx_drop_array(arena, sightings.n_short, n_items);
}

/* ---- entities ---- */

static void
choose_names(Builder *builder, NxEntity *entities)
{
	for (uint32_t i = 0; i < builder->n_entities; i++)
	{
		if (i % 256 == 0)
			nx_poll(builder->analysis->arena->env);
		nx_naming_choose(&builder->variants, builder->uses, builder->uses_of[i],
						 builder->root_of[i], &entities[i]);
	}
}

/* Give the uses of an entity to another. */
static void
move_uses(Builder *builder, uint32_t from, uint32_t to)
{
	uint32_t last = builder->uses_of[from];

	while (builder->uses[last].next != NX_NONE)
		last = builder->uses[last].next;
	builder->uses[last].next = builder->uses_of[to];
	builder->uses_of[to] = builder->uses_of[from];
}

/*
 * Entities that came out with the same name and kind are one: two ways may lead
 * to a name of the table.  The others move up; target[] gets the new number of each.
 */
static void
merge_namesakes(Builder *builder, NxEntity *entities, uint32_t *target)
{
	NxArena *arena = builder->analysis->arena;
	NxKeymap by_name;
	uint32_t n = 0;

	nx_keymap_init(&by_name, arena);
	for (uint32_t i = 0; i < builder->n_entities; i++)
	{
		uint64_t key =
			nx_hash_mix(nx_canonical_hash(arena, entities[i].name), entities[i].kind);
		uint32_t first = nx_keymap_get(&by_name, key);

		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (first != NX_KEYMAP_NONE && !nx_kind_is_value(entities[i].kind))
		{
			/* What a user's list says is written as it says. */
			if (builder->variants.items[builder->root_of[i]].thing != 0)
				entities[first].name = entities[i].name;
			move_uses(builder, i, first);
			target[i] = first;
			continue;
		}
		entities[n] = entities[i];
		builder->uses_of[n] = builder->uses_of[i];
		nx_keymap_put(&by_name, key, n);
		target[i] = n++;
	}
	builder->n_entities = n;
	nx_keymap_drop(&by_name);
}

static void
build_entities(Builder *builder)
{
	NxAnalysis *analysis = builder->analysis;
	NxEntity *entities = nx_new_array(analysis->arena, NxEntity, builder->n_entities);
	uint32_t *target = nx_new_array(analysis->arena, uint32_t, builder->n_entities);

	choose_names(builder, entities);
	merge_namesakes(builder, entities, target);
	for (uint32_t i = 0; i < builder->found.n_mentions; i++)
	{
		NxMention *mention = &builder->found.mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		mention->entity = target[mention->entity];
	}
	for (uint32_t i = 0; i < builder->n_entities; i++)
	{
		if (i % 256 == 0)
			nx_poll(analysis->arena->env);
		nx_naming_collect_aliases(&builder->variants, builder->uses, builder->uses_of[i],
								  &entities[i]);
	}
	nx_drop_array(analysis->arena, target, builder->n_entities);
	analysis->entities = entities;
	analysis->n_entities = builder->n_entities;
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

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (entity->n_mentions++ == 0)
			entity->first_mention = i;
		mention->kind = entity->kind;
	}
}

/* Give back what only the making of the entities needed. */
static void
drop_builder(Builder *builder)
{
	NxArena *arena = builder->analysis->arena;
	uint32_t n_items = builder->variants.n_items;

	nx_drop_array(arena, builder->entity_of, n_items);
	nx_drop_array(arena, builder->uses_of, n_items);
	nx_drop_array(arena, builder->root_of, n_items);
	nx_drop_array(arena, builder->uses, builder->n_uses);
	nx_keymap_drop(&builder->use_numbers);
	nx_variants_drop(&builder->variants);
}

void
nx_entities_resolve(NxAnalysis *analysis)
{
	Builder builder;

	memset(&builder, 0, sizeof(builder));
	builder.analysis = analysis;
	nx_gather_mentions(analysis, &builder.found);
	nx_drop_array(analysis->arena, analysis->mentions, analysis->n_mentions);
	nx_variants_init(&builder.variants, analysis);
	count_variants(&builder);
	link_variants(&builder);
	nx_known_find(&builder.variants, &builder.found);
	assign_mentions(&builder);
	build_entities(&builder);
	publish_mentions(&builder);
	drop_builder(&builder);
}
