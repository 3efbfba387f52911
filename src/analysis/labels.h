/*
 * labels.h
 *	  The labels that the tagger gives to tokens: outside, or the beginning or
 *	  the inside of a name of each kind.
 *
 *		  0					O
 *		  1 + 2 * kind		B: the first token of a name of that kind
 *		  2 + 2 * kind		I: a further token of the same name
 *
 * Two names of one kind may touch, so a beginning may follow anything; an inside
 * follows only beginning or inside of its own kind.  The numbers are part of the
 * model format: NxTaggerRow.weights and TAGT are indexed by them.
 */
#ifndef NEWSX_ANALYSIS_LABELS_H
#define NEWSX_ANALYSIS_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/kinds.h"

#define NX_LABEL_OUTSIDE 0
#define NX_N_LABELS (1 + 2 * NX_N_KINDS)

static inline uint32_t
nx_label_begin(uint32_t kind)
{
	return 1 + 2 * kind;
}

static inline uint32_t
nx_label_inside(uint32_t kind)
{
	return 2 + 2 * kind;
}

static inline bool
nx_label_is_begin(uint32_t label)
{
	return label % 2 == 1;
}

static inline bool
nx_label_is_inside(uint32_t label)
{
	return label != NX_LABEL_OUTSIDE && label % 2 == 0;
}

/* The kind of a label other than O. */
static inline uint32_t
nx_label_kind(uint32_t label)
{
	return (label - 1) / 2;
}

/* May `next` stand right after `label`?  At the start of a sentence, after O. */
static inline bool
nx_label_may_follow(uint32_t label, uint32_t next)
{
	return !nx_label_is_inside(next) || label == next || label + 1 == next;
}

#endif /* NEWSX_ANALYSIS_LABELS_H */
