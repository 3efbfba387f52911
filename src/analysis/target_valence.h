/*
 * target_valence.h
 *	  What words that carry valence by themselves say of a place: by their sign and by where
 *	  they stand from it.
 *
 * Each has four patterns, of which there are few, whatever the words: so what the model
 * says of a pattern is kept, and most of what a place needs is found there.
 */
#ifndef NEWSX_ANALYSIS_TARGET_VALENCE_H
#define NEWSX_ANALYSIS_TARGET_VALENCE_H

#include "analysis/analysis.h"
#include "analysis/target_network.h"

struct NxTargetScene;

#define NX_VALENCE_PATTERNS 4 /* of a word */

/* What stands right beside a place. */
typedef enum NxTargetBeside
{
	NX_BESIDE_NOTHING, /* it begins or ends the sentence */
	NX_BESIDE_WORD,
	NX_BESIDE_FUNCTION_WORD,
	NX_BESIDE_MARK,
	NX_BESIDE_REPORTING,
	NX_BESIDE_POSSESSIVE,
	NX_BESIDE_PREPOSITION,
	NX_TARGET_BESIDES
} NxTargetBeside;

#define NX_VALENCE_SIDES 4 /* its sign, and which side of the place */
#define NX_VALENCE_NEARS 4 /* 0 to 1, 2 to 4, 5 to 11, more items between */
#define NX_VALENCE_CLAUSES NX_MODEL_TONE_CLAUSES /* as nx_target_clauses has them */
#define NX_VALENCE_NUMBERS \
	(NX_VALENCE_SIDES *    \
	 (1 + NX_VALENCE_NEARS + NX_TARGET_BESIDES * (NX_VALENCE_CLAUSES + 1)))

/* What the model says of each pattern, once it was asked. */
typedef struct NxTargetValences
{
	NxToneWeight weights[NX_VALENCE_NUMBERS];
	bool known[NX_VALENCE_NUMBERS];
} NxTargetValences;

/* A word's pattern: its number, below NX_VALENCE_NUMBERS, and what the model's key is of. */
typedef struct NxValencePattern
{
	uint32_t number;
	uint64_t key;
} NxValencePattern;

/* A place as words with valence see it. */
typedef struct NxValenceView
{
	const NxTargetPlace *place;
	uint32_t from; /* [from, to) of the scene's valent items are looked at */
	uint32_t to;
	uint8_t before; /* NxTargetBeside */
	uint8_t after;
} NxValenceView;

extern NxValenceView nx_valence_view(const struct NxTargetScene *scene,
									 const NxTargetPlace *place);

/* Is the item looked at?  Those of the place itself are not. */
static inline bool
nx_valence_counts(const NxValenceView *view, uint32_t item)
{
	return item < view->place->first || item >= view->place->end;
}

/* The patterns of an item; keys are to be mixed with NX_PATTERN_VALENCE. */
extern void nx_valence_patterns(const NxValenceView *view, uint32_t item,
								NxValencePattern patterns[NX_VALENCE_PATTERNS]);

/* How much an item counts, in NX_TARGET_ONE. */
extern int32_t nx_valence_scale(const NxTargetPlace *place, uint32_t item);

/* What all items that are looked at say. */
extern NxTargetScore nx_valence_score(struct NxTargetScene *scene,
									  const NxTargetPlace *place);

#endif /* NEWSX_ANALYSIS_TARGET_VALENCE_H */
