/*
 * scores.c
 *	  Adding up the weights of features.
 *
 * The table does not fit into the first caches, so each look-up waits for
 * memory unless it was asked for early.
 */
#include "analysis/scores.h"

#include "base/eight.h"
#include "model/table.h"

_Static_assert(NX_SCORE_LABELS == 3 * NX_EIGHT, "three registers hold the sums");
_Static_assert(NX_SCORE_LABELS <= NX_MODEL_MAX_LABELS, "a row has all of them");
_Static_assert(NX_MODEL_FORM_OFFSETS == NX_FEATURES_OFFSETS, "FORM has all offsets");

typedef struct Sums
{
	NxEight first;
	NxEight second;
	NxEight third;
} Sums;

void
nx_scores_expect(const NxModel *model, const uint64_t *features, uint32_t n)
{
#if defined(__GNUC__)
	if (model->filter == NULL)
		return;
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t bit = nx_table_home(features[i], model->n_filter_bits);

		__builtin_prefetch(&model->filter[bit / 64]);
	}
#else
	(void) model;
	(void) features;
	(void) n;
#endif
}

static uint32_t
drop_unknown(const NxModel *model, uint64_t *features, uint32_t n)
{
	uint32_t n_left = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		uint64_t feature = features[i];
		uint32_t bit = nx_table_home(feature, model->n_filter_bits);

		features[n_left] = feature;
		n_left += model->filter[bit / 64] >> bit % 64 & 1;
	}
	return n_left;
}

uint32_t
nx_scores_ask(const NxModel *model, uint64_t *features, uint32_t n)
{
	if (model->filter != NULL)
		n = drop_unknown(model, features, n);
#if defined(__GNUC__)
	for (uint32_t i = 0; i < n; i++)
	{
		const NxTaggerRow *rows = model->tagger.slots;

		__builtin_prefetch(&rows[nx_table_home(features[i], model->tagger.n_slots)]);
	}
#endif
	return n;
}

/* The rest of the search for a row that is not at its home slot or the next one. */
static const NxTaggerRow *
search_row(const NxTaggerRow *rows, uint32_t n_slots, uint32_t slot, uint16_t tag)
{
	while (rows[slot].tag != tag)
	{
		if (rows[slot].tag == 0)
			return NULL;
		if (++slot == n_slots)
			slot = 0;
	}
	return &rows[slot];
}

/*
 * nx_model_feature, here so that the compiler puts it into the loop below: nine of ten
 * look-ups of the tagger are made there.  Which of the first two slots it is decides no
 * branch, for that would be guessed wrong one time in three.
 */
static inline const NxTaggerRow *
find_row(const NxTaggerRow *rows, uint32_t n_slots, uint64_t feature)
{
	uint32_t slot = nx_table_home(feature, n_slots);
	uint16_t tag = nx_table_short_tag(feature);
	uint32_t step = (rows[slot].tag != tag) & (rows[slot].tag != 0) & (slot + 1 < n_slots);

	if (rows[slot + step].tag == tag)
		return &rows[slot + step];
	return search_row(rows, n_slots, slot, tag);
}

static inline Sums
load(const int16_t *scores)
{
	Sums sums = {nx_eight_load(scores), nx_eight_load(scores + NX_EIGHT),
				 nx_eight_load(scores + 2 * NX_EIGHT)};

	return sums;
}

static inline void
store(int16_t *scores, Sums sums)
{
	nx_eight_store(scores, sums.first);
	nx_eight_store(scores + NX_EIGHT, sums.second);
	nx_eight_store(scores + 2 * NX_EIGHT, sums.third);
}

static inline Sums
add(Sums a, Sums b)
{
	Sums sums = {nx_eight_add(a.first, b.first), nx_eight_add(a.second, b.second),
				 nx_eight_add(a.third, b.third)};

	return sums;
}

static inline Sums
clamp(Sums sums)
{
	Sums clamped = {nx_eight_clamp(sums.first, -NX_SCORE_MOST, NX_SCORE_MOST),
					nx_eight_clamp(sums.second, -NX_SCORE_MOST, NX_SCORE_MOST),
					nx_eight_clamp(sums.third, -NX_SCORE_MOST, NX_SCORE_MOST)};

	return clamped;
}

/* Weights before NX_MODEL_WEIGHT_ZERO times the scale is taken off. */
static inline Sums
unpack(const NxTaggerRow *row)
{
	Sums sums;

	nx_eight_halves(row->weights, &sums.first, &sums.second);
	sums.third = nx_eight_four_halves(row->weights + NX_EIGHT);
	sums.first = nx_eight_scale(sums.first, row->scale);
	sums.second = nx_eight_scale(sums.second, row->scale);
	sums.third = nx_eight_scale(sums.third, row->scale);
	return sums;
}

static inline Sums
add_to_all(Sums sums, int16_t value)
{
	Sums values = {nx_eight_all(value), nx_eight_all(value), nx_eight_all(value)};

	return add(sums, values);
}

static inline Sums
add_rows(Sums sums, const NxModel *model, const uint64_t *features, uint32_t n)
{
	const NxTaggerRow *rows = model->tagger.slots;
	uint32_t n_slots = model->tagger.n_slots;
	int16_t zero = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		const NxTaggerRow *row = find_row(rows, n_slots, features[i]);

		if (row != NULL)
		{
			sums = add(sums, unpack(row));
			zero = (int16_t) (zero - NX_MODEL_WEIGHT_ZERO * row->scale);
		}
	}
	return add_to_all(sums, zero);
}

void
nx_scores_sum(NxScores scores, const NxModel *model, const uint64_t *features, uint32_t n)
{
	static const NxScores zero;

	store(scores, add_rows(load(zero), model, features, n));
}

void
nx_scores_sum_token(NxScores scores, const NxScores *const forms[NX_FEATURES_OFFSETS],
					const NxModel *model, const uint64_t *features, uint32_t n)
{
	Sums sums = load(forms[0][0]);

	for (int k = 1; k < NX_FEATURES_OFFSETS; k++)
		sums = add(sums, load(forms[k][k]));
	store(scores, clamp(add_rows(sums, model, features, n)));
}
