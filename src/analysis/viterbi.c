/*
 * viterbi.c
 *	  The best path through a matrix of scores.
 *
 * An inside is reached from two labels only.  All others may be reached from any
 * label, but nearly always the one that is best so far, or one close behind it, is
 * the best to come from: labels that are further behind than the steps can make up
 * for are not tried.  The result is that of trying all.
 */
#include "analysis/viterbi.h"

#include <string.h>

#include "analysis/labels.h"

#define WIDTH NX_VITERBI_WIDTH

static void
fill_steps(NxViterbi *viterbi, const int16_t *transitions)
{
	uint32_t n_labels = viterbi->n_labels;

	for (uint32_t from = 0; from <= n_labels; from++)
	{
		int32_t *steps = from == n_labels ? viterbi->first : viterbi->steps[from];
		uint32_t label = from == n_labels ? NX_LABEL_OUTSIDE : from;

		for (uint32_t to = 0; to < WIDTH; to++)
			steps[to] = to < n_labels && nx_label_may_follow(label, to)
							? transitions[from * n_labels + to]
							: NX_VITERBI_NEVER;
	}
}

/* The most by which a step from b is better than the same step from a. */
static int32_t
lead_needed(const NxViterbi *viterbi, uint32_t a, uint32_t b)
{
	int32_t most = NX_VITERBI_NEVER;

	for (uint32_t to = 0; to < viterbi->n_labels; to++)
	{
		int32_t gain = viterbi->steps[b][to] - viterbi->steps[a][to];

		if (!nx_label_is_inside(to) && gain > most)
			most = gain;
	}
	return most;
}

void
nx_viterbi_init(NxViterbi *viterbi, const int16_t *transitions, uint32_t n_labels)
{
	viterbi->n_labels = n_labels;
	fill_steps(viterbi, transitions);
	for (uint32_t a = 0; a < n_labels; a++)
	{
		for (uint32_t b = 0; b < n_labels; b++)
			viterbi->leads[a][b] = lead_needed(viterbi, a, b);
	}
}

/* Take the steps from `label` where they are better than those taken so far. */
static void
try_label(const NxViterbi *viterbi, int32_t label, int32_t score, int32_t *best,
		  int32_t *origin)
{
	const int32_t *steps = viterbi->steps[label];

	for (uint32_t to = 0; to < WIDTH; to++)
	{
		int32_t candidate = score + steps[to];
		int32_t better = -(int32_t) (candidate > best[to]);

		best[to] = (candidate & better) | (best[to] & ~better);
		origin[to] = (label & better) | (origin[to] & ~better);
	}
}

/* Insides come from the beginning or an inside of their own kind. */
static void
step_inside(const NxViterbi *viterbi, const int32_t *before, int32_t *best, int32_t *origin)
{
	for (uint32_t inside = 2; inside < viterbi->n_labels; inside += 2)
	{
		int32_t from_begin = before[inside - 1] + viterbi->steps[inside - 1][inside];
		int32_t from_inside = before[inside] + viterbi->steps[inside][inside];

		best[inside] = from_begin > from_inside ? from_begin : from_inside;
		origin[inside] = (int32_t) inside - (from_begin > from_inside);
	}
}

/* best[to] = the best of all ways to reach `to`, from[to] = where it comes from. */
static void
take_step(const NxViterbi *viterbi, const int32_t *before, uint32_t top, int32_t *best,
		  uint8_t *from)
{
	int32_t origin[WIDTH];

	for (uint32_t to = 0; to < WIDTH; to++)
	{
		best[to] = before[top] + viterbi->steps[top][to];
		origin[to] = (int32_t) top;
	}
	for (uint32_t label = 0; label < viterbi->n_labels; label++)
	{
		if (before[top] - before[label] < viterbi->leads[top][label])
			try_label(viterbi, (int32_t) label, before[label], best, origin);
	}
	step_inside(viterbi, before, best, origin);
	for (uint32_t to = 0; to < WIDTH; to++)
		from[to] = (uint8_t) origin[to];
}

static uint32_t
best_label(const int32_t *best, uint32_t n_labels)
{
	uint32_t label = 0;

	for (uint32_t i = 1; i < n_labels; i++)
	{
		if (best[i] > best[label])
			label = i;
	}
	return label;
}

/*
 * Add a token's scores, and bring the best to 0, so that no sentence is too long
 * for 32 bits; what cannot be stays at one value.  Returns the best label.
 */
static uint32_t
add_scores(int32_t *best, const int32_t *scores, uint32_t n_labels)
{
	uint32_t label;
	int32_t top;

	for (uint32_t to = 0; to < WIDTH; to++)
		best[to] += scores[to];
	label = best_label(best, n_labels);
	top = best[label];
	for (uint32_t to = 0; to < WIDTH; to++)
	{
		int32_t score = best[to] - top;

		best[to] = score < NX_VITERBI_NEVER ? NX_VITERBI_NEVER : score;
	}
	return label;
}

void
nx_viterbi_decode(const NxViterbi *viterbi, const int32_t (*scores)[WIDTH], uint32_t n,
				  uint8_t (*back)[WIDTH], uint8_t *path)
{
	int32_t best[2][WIDTH];
	uint32_t top;

	memcpy(best[0], viterbi->first, sizeof(best[0]));
	top = add_scores(best[0], scores[0], viterbi->n_labels);
	for (uint32_t i = 1; i < n; i++)
	{
		int32_t *now = best[i % 2];

		take_step(viterbi, best[(i - 1) % 2], top, now, back[i]);
		top = add_scores(now, scores[i], viterbi->n_labels);
	}

	path[n - 1] = (uint8_t) top;
	for (uint32_t i = n - 1; i > 0; i--)
		path[i - 1] = back[i][path[i]];
}
