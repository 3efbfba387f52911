/*
 * scores.c
 *	  Adding up the weights of features.
 *
 * The table does not fit into the first caches, so each look-up waits for
 * memory unless it was asked for early.  The sums are taken in a local array, so
 * that the compiler sees that no row overlaps it and makes vector code.
 */
#include "analysis/scores.h"

#include "model/table.h"

_Static_assert(sizeof(NxTaggerRow) == NX_SCORE_LANES, "a row is added as a whole");
_Static_assert(offsetof(NxTaggerRow, weights) == NX_SCORE_LABEL, "weights follow the tag");

void
nx_scores_prefetch(const NxModel *model, const uint64_t *features, uint32_t n)
{
#if defined(__GNUC__)
	const NxTaggerRow *rows = model->tagger.slots;

	for (uint32_t i = 0; i < n; i++)
		__builtin_prefetch(&rows[nx_table_home(features[i], model->tagger.n_slots)]);
#else
	(void) model;
	(void) features;
	(void) n;
#endif
}

void
nx_scores_add(NxScore *score, const NxModel *model, const uint64_t *features, uint32_t n)
{
	NxScore sum = *score;

	for (uint32_t i = 0; i < n; i++)
	{
		const int8_t *row = (const int8_t *) nx_model_feature(model, features[i]);

		if (row == NULL)
			continue;
		for (int lane = 0; lane < NX_SCORE_LANES; lane++)
			sum.lanes[lane] = (int16_t) (sum.lanes[lane] + row[lane]);
	}
	*score = sum;
}

void
nx_scores_add_score(NxScore *score, const NxScore *other)
{
	for (int lane = 0; lane < NX_SCORE_LANES; lane++)
		score->lanes[lane] = (int16_t) (score->lanes[lane] + other->lanes[lane]);
}
