/*
 * sets.c
 *	  The annotated sets and what their tags mean.
 */
#include "tools/train/sets.h"

#include <stdio.h>
#include <string.h>

#define KIND(kind) (1U << NX_KIND_##kind)
#define VALUES (KIND(DATE) | KIND(MONEY))
#define MISCELLANY (KIND(GROUP) | KIND(PRODUCT) | KIND(EVENT) | KIND(OTHER))
#define SITES (KIND(PLACE) | KIND(FACILITY))

/* clang-format off */
static const SetTag conll_tags[] = {
	{"PER", KIND(PERSON), "PER"},
	{"ORG", KIND(ORGANIZATION), "ORG"},
	{"LOC", SITES, "LOC"},
	{"MISC", MISCELLANY, "MISC"},
	{NULL}
};

/* Misc is all that has no other tag, weekdays and years at times. */
static const SetTag worldwide_tags[] = {
	{"Person", KIND(PERSON), "PER"},
	{"Organization", KIND(ORGANIZATION), "ORG"},
	{"Location", KIND(PLACE), "LOC"},
	{"Facility", KIND(FACILITY), "LOC"},
	{"NORP", KIND(GROUP), "MISC"},
	{"Product", KIND(PRODUCT), "MISC"},
	{"Misc", KIND(OTHER) | KIND(EVENT), "MISC"},
	{"Date", KIND(DATE), "DATE"},
	{"Money", KIND(MONEY), "MONEY"},
	{NULL}
};

/* Web text, three kinds only: what has no tag may be of any other kind. */
static const SetTag uner_tags[] = {
	{"PER", KIND(PERSON), "PER"},
	{"ORG", KIND(ORGANIZATION), "ORG"},
	{"LOC", SITES, "LOC"},
	{NULL}
};

static const SetTag politics_tags[] = {
	{"politician", KIND(PERSON), "PER"},
	{"person", KIND(PERSON), "PER"},
	{"politicalparty", KIND(ORGANIZATION), "ORG"},
	{"organisation", KIND(ORGANIZATION), "ORG"},
	{"country", KIND(PLACE), "LOC"},
	{"location", SITES, "LOC"},
	{"election", KIND(EVENT), "MISC"},
	{"event", KIND(EVENT), "MISC"},
	{"misc", MISCELLANY, "MISC"},
	{NULL}
};

const AnnotatedSet annotated_sets[] = {
	{.name = "worldwide train", .file = "worldwide/train.bio", .tags = worldwide_tags,
	 .splits = true, .weight = 1, .style = 1},
	{.name = "conll2003 train", .file = "conll2003/train.bio", .tags = conll_tags,
	 .unmarked = VALUES, .weight = 1, .style = 2},
	{.name = "uner_ewt train", .file = "uner_ewt/train_v0.bio", .tags = uner_tags,
	 .unmarked = MISCELLANY | VALUES, .splits = true, .weight = 1, .style = 3},
	{.name = "crossner_politics train", .file = "crossner_politics/train.bio",
	 .tags = politics_tags, .unmarked = VALUES, .sentences_per_document = 1, .weight = 1, .style = 4},
	{.name = "conll2003", .file = "conll2003/dev.bio", .tags = conll_tags, .scored = true},
	{.name = "worldwide", .file = "worldwide/dev.bio", .tags = worldwide_tags,
	 .splits = true, .scored = true},
	{.name = "uner_ewt", .file = "uner_ewt/dev.bio", .tags = uner_tags, .splits = true,
	 .scored = true},
	{.name = "crossner_politics", .file = "crossner_politics/dev.bio",
	 .tags = politics_tags, .sentences_per_document = 1, .scored = true},
	{.name = "wikigold", .file = "wikigold/all.bio", .tags = conll_tags, .scored = true},
};
/* clang-format on */

const uint32_t n_annotated_sets = sizeof(annotated_sets) / sizeof(annotated_sets[0]);

uint32_t
set_tag_names(const AnnotatedSet *set, const char **names)
{
	uint32_t n = 0;

	while (set->tags[n].name != NULL)
	{
		names[n] = set->tags[n].name;
		n++;
	}
	return n;
}

const char *
set_path(const AnnotatedSet *set, NxArena *arena, const char *data)
{
	size_t size = strlen(data) + strlen("/entities/") + strlen(set->file) + 1;
	char *path = nx_arena_alloc(arena, size);

	snprintf(path, size, "%s/entities/%s", data, set->file);
	return path;
}
