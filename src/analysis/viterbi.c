/*
 * viterbi.c
 *	  The best path through a matrix of scores.
 *
 * An inside is reached from two labels only.  All others may be reached from any
 * label, but nearly always the one that is best so far, or one close behind it, is
 * the best to come from: labels that are further behind than the steps can make up
 * for are not tried.  The result is that of trying all.
 *
 * The best label of each token is brought to 0.  Loops run over all lanes, without
 * branches, so that compilers make vector code of them.
 */
#include "analysis/viterbi.h"

#include <stdbool.h>
#include <string.h>

#include "analysis/labels.h"

#define WIDTH NX_VITERBI_WIDTH

/* The ways to each label: how good, and from where. */
typedef struct Ways
{
	int16_t best[WIDTH];
	int16_t origin[WIDTH];
} Ways;

static int16_t
clamp_step(int16_t step)
{
	if (step > NX_VITERBI_MAX_STEP)
		return NX_VITERBI_MAX_STEP;
	return step < -NX_VITERBI_MAX_STEP ? -NX_VITERBI_MAX_STEP : step;
}

static void
fill_steps(NxViterbi *viterbi, const int16_t *transitions)
{
	uint32_t n_labels = viterbi->n_labels;

	for (uint32_t from = 0; from <= n_labels; from++)
	{
		int16_t *steps = from == n_labels ? viterbi->first : viterbi->steps[from];
		uint32_t label = from == n_labels ? NX_LABEL_OUTSIDE : from;

		for (uint32_t to = 0; to < WIDTH; to++)
			steps[to] = to < n_labels && nx_label_may_follow(label, to)
							? clamp_step(transitions[from * n_labels + to])
							: NX_VITERBI_NEVER;
	}
}

static void
fill_insides(NxViterbi *viterbi)
{
	for (uint32_t to = 0; to < WIDTH; to++)
	{
		bool inside = to < viterbi->n_labels && nx_label_is_inside(to);

		viterbi->is_inside[to] = inside ? -1 : 0;
		viterbi->from_begin[to] = inside ? viterbi->steps[to - 1][to] : 0;
		viterbi->from_inside[to] = inside ? viterbi->steps[to][to] : 0;
	}
}

/*
 * The most by which a step from b is better than the same step from a, insides and
 * labels that are none left out: steps to these are NEVER from O, and so are told.
 */
static int16_t
lead_needed(const NxViterbi *viterbi, uint32_t a, uint32_t b)
{
	int16_t most = NX_VITERBI_NEVER;

	for (uint32_t to = 0; to < WIDTH; to++)
	{
		int16_t gain = (int16_t) (viterbi->steps[b][to] - viterbi->steps[a][to]);
		int16_t counts = viterbi->steps[NX_LABEL_OUTSIDE][to] > NX_VITERBI_NEVER ? -1 : 0;

		gain = (int16_t) ((gain & counts) | (NX_VITERBI_NEVER & (int16_t) ~counts));
		most = gain > most ? gain : most;
	}
	return most;
}

void
nx_viterbi_init(NxViterbi *viterbi, const int16_t *transitions, uint32_t n_labels)
{
	viterbi->n_labels = n_labels;
	fill_steps(viterbi, transitions);
	fill_insides(viterbi);
	for (uint32_t a = 0; a < n_labels; a++)
	{
		for (uint32_t b = 0; b < WIDTH; b++)
			viterbi->leads[a][b] =
				b < n_labels ? lead_needed(viterbi, a, b) : NX_VITERBI_NEVER;
	}
}

/* Take the steps from `label` where they are better than those taken so far. */
static void
try_label(const NxViterbi *viterbi, int16_t label, int16_t score, Ways *ways)
{
	const int16_t *steps = viterbi->steps[label];

	for (uint32_t to = 0; to < WIDTH; to++)
	{
		int16_t candidate = (int16_t) (score + steps[to]);
		int16_t better = candidate > ways->best[to] ? -1 : 0;

		ways->best[to] =
			(int16_t) ((candidate & better) | (ways->best[to] & (int16_t) ~better));
		ways->origin[to] =
			(int16_t) ((label & better) | (ways->origin[to] & (int16_t) ~better));
	}
}

/* May the steps of a label other than the best one be better? */
static bool
is_close(const int16_t *leads, const int16_t *before)
{
	int16_t close = 0;

	for (uint32_t label = 0; label < WIDTH; label++)
		close |= (int16_t) (before[label] + leads[label]) > 0 ? -1 : 0;
	return close != 0;
}

/*
 * Insides come from the beginning or an inside of their own kind: before[to - 1], for
 * which before[-1] is there, too.
 */
static void
step_inside(const NxViterbi *viterbi, const int16_t *before, Ways *ways)
{
	for (int32_t to = 0; to < WIDTH; to++)
	{
		int16_t begin = (int16_t) (before[to - 1] + viterbi->from_begin[to]);
		int16_t inside = (int16_t) (before[to] + viterbi->from_inside[to]);
		int16_t better = begin > inside ? begin : inside;
		int16_t origin = (int16_t) (to + (begin > inside ? -1 : 0));
		int16_t mask = viterbi->is_inside[to];

		ways->best[to] = (int16_t) ((better & mask) | (ways->best[to] & (int16_t) ~mask));
		ways->origin[to] =
			(int16_t) ((origin & mask) | (ways->origin[to] & (int16_t) ~mask));
	}
}

/* The ways to each label from those before, of which `top` is the best, at 0. */
static void
take_step(const NxViterbi *viterbi, const int16_t *before, uint32_t top, Ways *ways)
{
	memcpy(ways->best, viterbi->steps[top], sizeof(ways->best));
	for (uint32_t to = 0; to < WIDTH; to++)
		ways->origin[to] = (int16_t) top;
	if (is_close(viterbi->leads[top], before))
	{
		for (uint32_t label = 0; label < viterbi->n_labels; label++)
		{
			if (before[label] + viterbi->leads[top][label] > 0)
				try_label(viterbi, (int16_t) label, before[label], ways);
		}
	}
	step_inside(viterbi, before, ways);
}

/*
 * Add a token's scores, and bring the best to 0; what cannot be stays at one value.
 * Returns the best label, the first of equal ones.
 */
static uint32_t
add_scores(int16_t *best, const int16_t *scores)
{
	int16_t top = INT16_MIN;
	uint32_t label = 0;

	for (uint32_t to = 0; to < WIDTH; to++)
	{
		best[to] = (int16_t) (best[to] + scores[to]);
		top = best[to] > top ? best[to] : top;
	}
	while (best[label] != top)
		label++;
	for (uint32_t to = 0; to < WIDTH; to++)
	{
		int16_t score = (int16_t) (best[to] - top);

		best[to] = score < NX_VITERBI_NEVER ? NX_VITERBI_NEVER : score;
	}
	return label;
}

void
nx_viterbi_decode(const NxViterbi *viterbi, const int16_t (*scores)[WIDTH], uint32_t n,
				  int16_t (*back)[WIDTH], uint8_t *path)
{
	int16_t room[1 + WIDTH] = {NX_VITERBI_NEVER}; /* a label before the first */
	int16_t *best = room + 1;
	uint32_t top;

	memcpy(best, viterbi->first, sizeof(viterbi->first));
	top = add_scores(best, scores[0]);
	for (uint32_t i = 1; i < n; i++)
	{
		Ways ways;

		take_step(viterbi, best, top, &ways);
		memcpy(best, ways.best, sizeof(ways.best));
		memcpy(back[i], ways.origin, sizeof(ways.origin));
		top = add_scores(best, scores[i]);
	}

	path[n - 1] = (uint8_t) top;
	for (uint32_t i = n - 1; i > 0; i--)
		path[i - 1] = (uint8_t) back[i][path[i]];
}
