/*
 * sketch.h
 *	  Story sketches compared: how alike two stories are, and whether one is a copy
 *	  of the other.  analysis/story.h says what a sketch is made of.
 *
 * Resemblance is the share of the shingles of both that are in both, 0 to 1.  Of
 * two sketches it is estimated by looking at the smallest hashes of their union:
 * the share of these that is in both (bottom-k: Cohen and Kaplan, 2007).  With 32
 * hashes the standard error is 0.09 at most.  Where both sketches are shorter than
 * NX_STORY_MAX they are all of their texts, and the resemblance is exact.
 */
#ifndef NEWSX_DOC_SKETCH_H
#define NEWSX_DOC_SKETCH_H

#include "doc/doc.h"

/* So many of the smallest hashes are kept in an index. */
#define NX_STORY_KEYS 16

typedef struct NxSketch
{
	uint32_t hashes[NX_STORY_MAX]; /* strictly ascending */
	uint32_t n;					   /* 0: the value has no sketch */
} NxSketch;

/* n_common of the n_seen hashes that were looked at are in both; n_seen is 1 at least. */
typedef struct NxResemblance
{
	uint32_t n_common;
	uint32_t n_seen;
} NxResemblance;

/* Of two sketches that are not empty. */
extern NxResemblance nx_sketch_resemblance(const NxSketch *a, const NxSketch *b);

/*
 * Are they copies of one story?  Yes, if their resemblance is 1/4 at least, and the
 * NX_STORY_KEYS smallest hashes of each have as many in common as an index asks
 * for.  An empty sketch is the same as none, itself included.  Symmetric, but not
 * transitive: of three versions of a growing story the last may be too far from the
 * first.
 */
extern bool nx_sketch_same_story(const NxSketch *a, const NxSketch *b);

/*
 * How many of its keys an index must find in another for it to be a copy of this:
 * two, so that one common phrase costs nothing; one for a text of one hash, which
 * is the same only as others of one.
 */
extern uint32_t nx_sketch_keys_needed(const NxSketch *sketch);

/* How many keys a sketch has: its smallest hashes. */
static inline uint32_t
nx_sketch_n_keys(const NxSketch *sketch)
{
	return sketch->n < NX_STORY_KEYS ? sketch->n : NX_STORY_KEYS;
}

/* The sketch of a stored value, if it has one; NX_BAD_BYTES or NX_UNSUPPORTED. */
extern NxStatus nx_sketch_read(NxSketch *sketch, const void *bytes, size_t len,
							   NxError *error);

#endif /* NEWSX_DOC_SKETCH_H */
