/*
 * walk.h
 *	  A walk over the names and keyphrases of a newsdoc, for what looks at millions of values: index
 *	  keys, matching, counting.  Nothing is allocated, and all else is stepped over.
 *
 * A walk never reads past the end, whatever the bytes, but it does not check what
 * it steps over: values are checked as a whole at the door, by nx_doc_open.
 *
 *		nx_walk_begin(&walk, bytes, len)
 *		n = nx_walk_story(&walk, hashes)
 *		while (nx_walk_entity(&walk, &entity))
 *			while (nx_walk_alias(&walk, &alias))
 *				...
 *		if (!walk.says_mentions) nx_walk_mentions(&walk, counts)
 *		if (walk.reader.bad) ... nx_walk_fault(&walk, error)
 */
#ifndef NEWSX_DOC_WALK_H
#define NEWSX_DOC_WALK_H

#include "base/buf.h"
#include "base/kinds.h"

typedef struct NxWalk
{
	NxReader reader;
	int32_t tone;		   /* of the article, NX_UNIT is 1 */
	const uint8_t *story;  /* its hashes; NULL in version 1 */
	uint32_t n_story;	   /* at most NX_STORY_MAX */
	uint32_t n_entities;   /* at most as many as there are bytes for */
	uint32_t n_mentions;   /* likewise */
	uint32_t n_left;	   /* entities still to come */
	uint32_t aliases_left; /* of the entity that was given last */
	uint32_t salience;	   /* of that entity */
	bool unsupported;	   /* a version of the format that is not known */
	bool says_mentions;	   /* an entity says how many it has: not in version 1 */
} NxWalk;

typedef struct NxWalkEntity
{
	NxString name; /* points into the value */
	uint8_t kind;  /* NxKind, below NX_N_KINDS */
	uint32_t salience;
	uint32_t n_mentions; /* 0: not said */
	int32_t tone;
	uint32_t n_aliases;
} NxWalkEntity;

/* One of at most NX_KEYPHRASES_MAX of a value. */
typedef struct NxWalkKeyphrase
{
	NxString phrase; /* of an entity, its name; points into the value */
	uint32_t weight;
} NxWalkKeyphrase;

/* Go to the first entity; if the bytes are no newsdoc, there is none and reader.bad is set. */
extern void nx_walk_begin(NxWalk *walk, const void *bytes, size_t len);

/*
 * The hashes of the story sketch (doc/sketch.h) into hashes[NX_STORY_MAX].  Returns how
 * many; 0 for a value of version 1 and bad bytes.
 */
extern uint32_t nx_walk_story(const NxWalk *walk, uint32_t *hashes);

/* The next entity, most salient first; false: no more, or bad bytes. */
extern bool nx_walk_entity(NxWalk *walk, NxWalkEntity *entity);

/*
 * The same for up to n of them at once, their aliases stepped over: for what looks at
 * nothing but names, in less time.  Returns how many; 0: no more, or bad bytes.
 */
extern uint32_t nx_walk_entities(NxWalk *walk, NxWalkEntity *entities, uint32_t n);

/* The next alias of that entity; those not asked for are stepped over. */
extern bool nx_walk_alias(NxWalk *walk, NxString *alias);

/*
 * Of a value of version 1, after the last entity: count the mentions of each into
 * counts[n_entities], which the caller has zeroed.
 */
extern void nx_walk_mentions(NxWalk *walk, uint32_t *counts);

/*
 * From the beginning: the keyphrases, heaviest first, into keyphrases[NX_KEYPHRASES_MAX].
 * Returns how many; 0 for a value of version 1 and bad bytes.
 */
extern uint32_t nx_walk_keyphrases(NxWalk *walk, const void *bytes, size_t len,
								   NxWalkKeyphrase *keyphrases);

/* What a walk with reader.bad ran into: NX_BAD_BYTES or NX_UNSUPPORTED. */
extern NxStatus nx_walk_fault(const NxWalk *walk, NxError *error);

#endif /* NEWSX_DOC_WALK_H */
