/*
 * scores.c
 *	  Adding up the weights of features.
 *
 * The table does not fit into the first caches, so each look-up waits for
 * memory unless it was asked for early.  The sums are taken in local arrays of a
 * register each, so that the compiler makes vector code that keeps them there.
 */
#include "analysis/scores.h"

#include <string.h>

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

/*
 * nx_model_feature, here so that the compiler puts it into the loop below: nine of
 * ten look-ups of the tagger are made there.
 */
static inline const int8_t *
find_row(const NxTaggerRow *rows, uint32_t n_slots, uint64_t feature)
{
	uint32_t slot = nx_table_home(feature, n_slots);
	uint16_t tag = nx_table_short_tag(feature);

	while (rows[slot].tag != tag)
	{
		if (rows[slot].tag == 0)
			return NULL;
		if (++slot == n_slots)
			slot = 0;
	}
	return (const int8_t *) &rows[slot];
}

/* As many 16-bit sums as one register of any x86-64 or ARM holds. */
#define EIGHT 8

_Static_assert(NX_SCORE_LANES == 4 * EIGHT, "four registers hold a score");

static inline void
add_eight(int16_t *sums, const int8_t *row)
{
	for (int lane = 0; lane < EIGHT; lane++)
		sums[lane] = (int16_t) (sums[lane] + row[lane]);
}

void
nx_scores_add(NxScore *score, const NxModel *model, const uint64_t *features, uint32_t n)
{
	const NxTaggerRow *rows = model->tagger.slots;
	uint32_t n_slots = model->tagger.n_slots;
	int16_t sums[4][EIGHT];

	memcpy(sums, score, sizeof(sums));
	for (uint32_t i = 0; i < n; i++)
	{
		const int8_t *row = find_row(rows, n_slots, features[i]);

		if (row == NULL)
			continue;
		add_eight(sums[0], row);
		add_eight(sums[1], row + EIGHT);
		add_eight(sums[2], row + 2 * EIGHT);
		add_eight(sums[3], row + 3 * EIGHT);
	}
	memcpy(score, sums, sizeof(sums));
}

void
nx_scores_add_score(NxScore *score, const NxScore *other)
{
	for (int lane = 0; lane < NX_SCORE_LANES; lane++)
		score->lanes[lane] = (int16_t) (score->lanes[lane] + other->lanes[lane]);
}
