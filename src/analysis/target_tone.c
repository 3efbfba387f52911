/*
 * target_tone.c
 *	  The tone toward what stands at a place, by the trained model.
 */
#include "analysis/target_tone.h"

#include <string.h>

#define SCORE_ONE (NX_TONE_WEIGHT_ONE * NX_TARGET_ONE)

/* The margin that makes half of the way from the neutral band to the end. */
#define HALF_MARGIN (2 * SCORE_ONE)

/*
 * No share is above it, or below its negative: parts of a score that speak against each
 * other may each be many times the whole, in a model of any weights.
 */
#define MOST_SHARE (16 * NX_UNIT)

NxTargetScore
nx_target_feature_score(const NxModel *model, const NxTargetFeature *feature)
{
	NxToneWeight weight = {0, 0};
	NxTargetScore score;

	if (feature->region == NX_REGION_PATTERN)
		weight = nx_model_tone_pattern_weight(model, feature->key);
	else if (feature->word != NULL)
		weight = feature->word->regions[feature->region];
	score.positive = weight.positive * feature->scale;
	score.negative = weight.negative * feature->scale;
	return score;
}

NxTargetScore
nx_target_score(const NxModel *model, const NxTargetFeature *features, uint32_t n)
{
	NxTargetScore sum = {0, 0};

	for (uint32_t i = 0; i < n; i++)
	{
		NxTargetScore score = nx_target_feature_score(model, &features[i]);

		sum.positive += score.positive;
		sum.negative += score.negative;
	}
	return sum;
}

NxTargetScore
nx_target_place_score(NxTargetScene *scene, NxSpan place, NxTargetFeature *features)
{
	NxTargetSide sides[NX_TARGET_MAX_SIDES];
	NxTargetPlace items = nx_target_place(scene, place);
	uint32_t n = nx_target_close_features(scene, &items, features, sides);
	NxTargetScore network = nx_target_network_score(&scene->network, &items);
	NxTargetScore valence = nx_valence_score(scene, &items);
	NxTargetScore sum = nx_target_score(scene->analysis->model, features, n);

	for (int i = 0; i < NX_TARGET_MAX_SIDES; i++)
	{
		NxTargetScore from = scene->sums[sides[i].from].sides[sides[i].sum];
		NxTargetScore to = scene->sums[sides[i].to].sides[sides[i].sum];

		sum.positive += (to.positive - from.positive) * sides[i].scale;
		sum.negative += (to.negative - from.negative) * sides[i].scale;
	}
	sum.positive += network.positive + valence.positive;
	sum.negative += network.negative + valence.negative;
	return sum;
}

/*
 * A tone that is not neutral is judged by its margin over the second best of the
 * three, a neutral one by what positive has over negative.
 */
NxTargetVerdict
nx_target_verdict(NxTargetScore score)
{
	NxTargetVerdict verdict;

	memset(&verdict, 0, sizeof(verdict));
	verdict.reach = NX_UNIT - NX_TONE_NEUTRAL - 1;
	if (score.positive > 0 && score.positive > score.negative)
	{
		verdict.base = NX_TONE_NEUTRAL + 1;
		verdict.by_positive = 1;
		verdict.by_negative = score.negative > 0 ? -1 : 0;
	}
	else if (score.negative > 0 && score.negative > score.positive)
	{
		verdict.base = -NX_TONE_NEUTRAL - 1;
		verdict.by_negative = -1;
		verdict.by_positive = score.positive > 0 ? 1 : 0;
	}
	else
	{
		verdict.reach = NX_TONE_NEUTRAL;
		verdict.by_positive = 1;
		verdict.by_negative = -1;
	}
	verdict.margin = (int64_t) score.positive * verdict.by_positive +
					 (int64_t) score.negative * verdict.by_negative;
	verdict.scale = (verdict.margin < 0 ? -verdict.margin : verdict.margin) + HALF_MARGIN;
	return verdict;
}

int32_t
nx_target_share(const NxTargetVerdict *verdict, int64_t value)
{
	int64_t doubled = 2 * verdict->reach * value;
	int64_t share =
		(doubled + (doubled < 0 ? -verdict->scale : verdict->scale)) / (2 * verdict->scale);

	return (int32_t) (share > MOST_SHARE	? MOST_SHARE
					  : share < -MOST_SHARE ? -MOST_SHARE
											: share);
}

int32_t
nx_target_score_tone(NxTargetScore score)
{
	NxTargetVerdict verdict = nx_target_verdict(score);

	return verdict.base + nx_target_share(&verdict, verdict.margin);
}
