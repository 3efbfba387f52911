/*
 * sets.h
 *	  The annotated sets: where they lie, and what their tags mean in the kinds of
 *	  newsx.
 *
 * The guidelines differ, so a tag allows one or several kinds; what a set never
 * marks may stand under its O.  The tagger learns from that only what the set says:
 * a sentence of a set without MISC teaches nothing about groups or products.
 */
#ifndef NEWSX_TOOLS_TRAIN_SETS_H
#define NEWSX_TOOLS_TRAIN_SETS_H

#include "base/kinds.h"
#include "tools/host/host.h"

#define SET_MAX_TAGS 12

/* A set of kinds: bit 1 << NxKind. */
typedef uint32_t KindSet;

typedef struct SetTag
{
	const char *name;
	KindSet kinds;	  /* what the tag may mean */
	const char *form; /* the coarser kind that scores are given for; NULL: not scored */
} SetTag;

typedef struct AnnotatedSet
{
	const char *name;				 /* as scores are shown */
	const char *file;				 /* below DATA/entities */
	KindSet unmarked;				 /* kinds that may stand under O */
	bool splits;					 /* cuts words at hyphens, apostrophes and full stops */
	uint32_t sentences_per_document; /* where documents are not marked */
	float weight;					 /* of its sentences in training; 0: none */
	uint8_t style;					 /* 1 + number of the style it stands for; 0: none */
	bool scored;
	const SetTag *tags; /* ends with a name that is NULL; at most SET_MAX_TAGS */
} AnnotatedSet;

extern const AnnotatedSet annotated_sets[];
extern const uint32_t n_annotated_sets;

/* Names of a set's tags, for bio_read; returns how many. */
extern uint32_t set_tag_names(const AnnotatedSet *set, const char **names);

/* The path of the set's file, in the arena. */
extern const char *set_path(const AnnotatedSet *set, NxArena *arena, const char *data);

#endif /* NEWSX_TOOLS_TRAIN_SETS_H */
