/*
 * scores.h
 *	  Adding up the weights of features: rows of the model's table TAGW.
 */
#ifndef NEWSX_ANALYSIS_SCORES_H
#define NEWSX_ANALYSIS_SCORES_H

#include "model/model.h"

/*
 * A row's lanes: its bytes as they lie in the table, of which the first two are
 * the tag.  Adding all 32 is quicker than adding 30; the label's lane is
 * NX_SCORE_LABEL + label, and what gathers in the first two has no meaning.
 */
#define NX_SCORE_LANES 32
#define NX_SCORE_LABEL 2

/* Sums: no more than 250 rows fit, see NX_FEATURES_MAX and NX_FEATURES_OFFSETS. */
typedef struct NxScore
{
	int16_t lanes[NX_SCORE_LANES];
} NxScore;

/* Bring the features' rows near, without waiting for them. */
extern void nx_scores_prefetch(const NxModel *model, const uint64_t *features, uint32_t n);

/* Add the features' rows to *score; features that the model lacks add nothing. */
extern void nx_scores_add(NxScore *score, const NxModel *model, const uint64_t *features,
						  uint32_t n);

/* *score += *other */
extern void nx_scores_add_score(NxScore *score, const NxScore *other);

#endif /* NEWSX_ANALYSIS_SCORES_H */
