/*
 * target_tone.h
 *	  The tone toward what stands at a place, by the trained model.
 *
 * Two sums over the features of the place, to which the network over the words around it
 * adds (target_network.h), say what speaks for a positive and for a negative tone, each
 * against a neutral one.  The tone is positive if the first is above
 * 0 and above the second, negative if the second is, and else neutral; its strength is
 * the margin by which it is so.  A neutral tone is within NX_TONE_NEUTRAL of 0, and only
 * a neutral one is.
 */
#ifndef NEWSX_ANALYSIS_TARGET_TONE_H
#define NEWSX_ANALYSIS_TARGET_TONE_H

#include "analysis/target_features.h"

/* 0.05 */
#define NX_TONE_NEUTRAL (NX_UNIT / 20)

/* How a score becomes a tone: base + reach * margin / (|margin| + a constant). */
typedef struct NxTargetVerdict
{
	int32_t base;	/* 0 if it is neutral */
	int64_t margin; /* positive * by_positive + negative * by_negative */
	int64_t reach;
	int64_t scale; /* what reach * margin is divided by */
	int8_t by_positive;
	int8_t by_negative;
} NxTargetVerdict;

/* What one feature adds. */
extern NxTargetScore nx_target_feature_score(const NxModel *model,
											 const NxTargetFeature *feature);

/* The sum over n features. */
extern NxTargetScore nx_target_score(const NxModel *model, const NxTargetFeature *features,
									 uint32_t n);

/* The score of a place: the same, without looking at each word again, and the network's. */
extern NxTargetScore nx_target_place_score(NxTargetScene *scene, NxSpan place,
										   NxTargetFeature *features);

extern NxTargetVerdict nx_target_verdict(NxTargetScore score);

/* reach * value / scale, rounded to nearest, halves away from 0; at most 16 NX_UNIT. */
extern int32_t nx_target_share(const NxTargetVerdict *verdict, int64_t value);

/* The tone of a score, -NX_UNIT..NX_UNIT. */
extern int32_t nx_target_score_tone(NxTargetScore score);

#endif /* NEWSX_ANALYSIS_TARGET_TONE_H */
