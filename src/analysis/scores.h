/*
 * scores.h
 *	  Adding up the weights of features: rows of the model's table TAGW.
 */
#ifndef NEWSX_ANALYSIS_SCORES_H
#define NEWSX_ANALYSIS_SCORES_H

#include "analysis/features.h"
#include "model/model.h"

/* Scores of a token, by label: a multiple of what a vector register holds. */
#define NX_SCORE_LABELS NX_MODEL_FORM_LABELS

/*
 * Sums are of 16 bits: no more than 200 rows fit.  A file that was made to deceive
 * may have scales in TAGW or sums in FSUM that do not; they are wrong, and harmless.
 */
typedef int16_t NxScores[NX_SCORE_LABELS];

/* A token's scores are kept within +-this, ten times what is met. */
#define NX_SCORE_MOST 4095

/* The sums of a form's features, by offset: what it gives to the tokens around it. */
typedef NxScores NxFormScores[NX_FEATURES_OFFSETS];

/*
 * Look-ups in two steps that do not wait for memory, before the features' rows are added:
 * bring the filter's bits near; then drop the features that the model lacks, as far as
 * the filter tells, and bring the rows of the others near.  The second returns how many
 * are left.
 */
extern void nx_scores_expect(const NxModel *model, const uint64_t *features, uint32_t n);
extern uint32_t nx_scores_ask(const NxModel *model, uint64_t *features, uint32_t n);

/* scores = the sum of the features' rows; features that the model lacks add nothing. */
extern void nx_scores_sum(NxScores scores, const NxModel *model, const uint64_t *features,
						  uint32_t n);

/* The same and, for each offset k, forms[k][k]: all that speaks of one token. */
extern void nx_scores_sum_token(NxScores scores,
								const NxScores *const forms[NX_FEATURES_OFFSETS],
								const NxModel *model, const uint64_t *features, uint32_t n);

#endif /* NEWSX_ANALYSIS_SCORES_H */
