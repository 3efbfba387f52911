/*
 * target_network.c
 *	  What the words around a place say together.
 *
 * What items give, and what the units of an item are given, is kept while places of one
 * sentence are seen: a further place costs a few additions an item.
 */
#include "analysis/target_network.h"

#include <string.h>

#include "analysis/target_features.h"
#include "base/clones.h"

#define UNITS NX_MODEL_TONE_UNITS
#define GIVEN (NX_MODEL_TONE_PLACES * UNITS)

/* Units side by side, as many as the widest registers hold. */
#define LANES 16

_Static_assert(UNITS % LANES == 0, "whole registers hold the units");

/* What is lost of a product of a weight and an amount. */
#define PRODUCT_SHIFT 16

#define VECTOR_FACTOR (NX_TONE_NET_AMOUNT / NX_TONE_NET_VECTOR_ONE)

/*
 * Units fire at most the two together, so that what a pool adds up fits: by all that they
 * are given, and by where they begin.  Learnt ones stay below.
 */
#define SUM_MOST 767
#define START_MOST 256
#define START_LEAST (-4096)

/* Where units begin, by distance and clauses. */
#define STARTS (NX_MODEL_TONE_DISTANCES * NX_MODEL_TONE_CLAUSES)

/* What the network sees of an item: rows of TONI, and how much of each. */
typedef struct Inputs
{
	const NxToneRow *rows[NX_MODEL_TONE_ROWS + 3];
	int16_t amounts[NX_MODEL_TONE_ROWS + 3];
	uint32_t n;
} Inputs;

/* What an item gives to the units of the item after it, of itself, of that before it. */
typedef struct Given
{
	NxToneUnits units[NX_MODEL_TONE_PLACES];
} Given;

/* Of items of one sentence; that of item i is in i % NX_TONE_NET_KEPT. */
struct NxTargetKept
{
	Given given[NX_TONE_NET_KEPT];
	NxToneUnits sums[NX_TONE_NET_KEPT]; /* given to the units of the item, as they fire */
	uint32_t givers[NX_TONE_NET_KEPT];	/* which item it is; NX_NONE */
	uint32_t summed[NX_TONE_NET_KEPT];
	NxToneUnits starts[STARTS];
	Given place; /* what the place gives, whatever it is */
};

/*
 * The positions that a place sees: the items before it, it, those after it.  A pool has
 * those from the end of the pool before to its own.
 */
typedef struct Around
{
	NxTargetNetwork *network;
	const NxTargetPlace *place;
	uint32_t left; /* items [left, right) are seen */
	uint32_t right;
	uint32_t n;
	uint32_t ends[NX_TONE_POOL_MOST];
	const int16_t *sums[NX_TARGET_MAX_SHARES];
	const int16_t *starts[NX_TARGET_MAX_SHARES];
	NxToneUnits own[5]; /* sums of this place alone: it, its neighbours, both ends */
	uint32_t n_own;
	NxToneUnits fired[NX_TARGET_POOLS];
	int32_t scales[NX_TARGET_POOLS]; /* in NX_TARGET_ONE */
} Around;

static const Given nothing;

/* ---- what items give ---- */

/* What a weight gives by an amount.  Sums may wrap; those of learnt weights do not. */
static inline int16_t
product(int16_t weight, int16_t amount)
{
	return (int16_t) (weight * amount >> PRODUCT_SHIFT);
}

/*
 * The sums of n rows by their amounts, n a multiple of four: then sums are read and
 * written a quarter as often.
 */
NX_CLONES static void
add_rows(int16_t *restrict sums, const NxToneRow *const *rows, const int16_t *amounts,
		 uint32_t n)
{
	for (int k = 0; k < GIVEN; k++)
		sums[k] = 0;
	for (uint32_t i = 0; i < n; i += 4)
	{
		const int16_t *restrict a = rows[i]->units[0];
		const int16_t *restrict b = rows[i + 1]->units[0];
		const int16_t *restrict c = rows[i + 2]->units[0];
		const int16_t *restrict d = rows[i + 3]->units[0];
		int16_t of_a = amounts[i];
		int16_t of_b = amounts[i + 1];
		int16_t of_c = amounts[i + 2];
		int16_t of_d = amounts[i + 3];

		for (int k = 0; k < GIVEN; k++)
		{
			int16_t ab = (int16_t) (product(a[k], of_a) + product(b[k], of_b));
			int16_t cd = (int16_t) (product(c[k], of_c) + product(d[k], of_d));

			sums[k] = (int16_t) (sums[k] + (int16_t) (ab + cd));
		}
	}
}

static void
add_input(Inputs *inputs, const NxToneRow *row, int16_t amount)
{
	inputs->rows[inputs->n] = row;
	inputs->amounts[inputs->n++] = amount;
}

static void
see_item(Inputs *inputs, const NxToneRow *rows, const NxTargetItem *item)
{
	const NxToneRow *trait_rows = rows + NX_MODEL_TONE_DIMENSIONS;
	const NxToneWord *word = item->word;
	uint8_t traits[NX_TARGET_TRAITS];
	uint32_t n;

	inputs->n = 0;
	if (word == NULL || word->scale == 0)
		add_input(inputs, trait_rows + NX_TONE_TRAIT_NO_VECTOR, NX_TONE_NET_AMOUNT);
	else
	{
		nx_model_tone_vector(word, VECTOR_FACTOR, inputs->amounts);
		for (int d = 0; d < NX_MODEL_TONE_DIMENSIONS; d++)
			inputs->rows[d] = rows + d;
		inputs->n = NX_MODEL_TONE_DIMENSIONS;
	}
	n = nx_target_amounts(item, traits, inputs->amounts + inputs->n);
	for (uint32_t k = 0; k < n; k++)
		inputs->rows[inputs->n + k] = trait_rows + traits[k];
	inputs->n += n;
}

static void
give(Given *given, Inputs *inputs)
{
	while (inputs->n % 4 != 0)
		add_input(inputs, inputs->rows[0], 0);
	add_rows(given->units[0], inputs->rows, inputs->amounts, inputs->n);
}

static const Given *
given_by(NxTargetNetwork *network, const NxTargetPlace *place, uint32_t item)
{
	NxTargetKept *kept = network->kept;
	uint32_t slot = item % NX_TONE_NET_KEPT;

	if (kept->givers[slot] != item)
	{
		Inputs inputs;

		kept->givers[slot] = item;
		see_item(&inputs, network->model->tone_rows, &place->items[item]);
		give(&kept->given[slot], &inputs);
	}
	return &kept->given[slot];
}

/* What three give to the units of the one in the middle. */
NX_CLONES static void
add_up(int16_t *restrict sums, const int16_t *before, const int16_t *self,
	   const int16_t *after)
{
	for (int unit = 0; unit < UNITS; unit++)
	{
		int16_t sum = (int16_t) (before[unit] + self[unit]);

		sum = (int16_t) (sum + after[unit]);
		sum = (int16_t) (sum >> NX_TONE_NET_FIRED_SHIFT);
		sums[unit] = sum > SUM_MOST ? SUM_MOST : sum;
	}
}

/* ---- what is kept ---- */

void
nx_target_network_init(NxTargetNetwork *network, NxArena *arena, const NxModel *model)
{
	network->arena = arena;
	network->model = model;
	network->kept = NULL;
}

void
nx_target_network_drop(NxTargetNetwork *network)
{
	if (network->kept != NULL)
		nx_drop_array(network->arena, network->kept, 1);
	network->kept = NULL;
}

void
nx_target_network_forget(NxTargetNetwork *network)
{
	if (network->kept == NULL)
		return;
	for (int i = 0; i < NX_TONE_NET_KEPT; i++)
		network->kept->givers[i] = network->kept->summed[i] = NX_NONE;
}

static int16_t
start_of(int32_t sum)
{
	sum >>= NX_TONE_NET_FIRED_SHIFT;
	return (int16_t) (sum > START_MOST	  ? START_MOST
					  : sum < START_LEAST ? START_LEAST
										  : sum);
}

static void
open_network(NxTargetNetwork *network)
{
	const NxToneOutput *outputs = network->model->tone_outputs;
	const NxToneRow *rows = network->model->tone_rows;
	NxTargetKept *kept = nx_arena_alloc(network->arena, sizeof(*kept));
	Inputs inputs = {.n = 0};

	network->kept = kept;
	nx_target_network_forget(network);
	for (int start = 0; start < STARTS; start++)
	{
		const NxToneOutput *distance = &outputs[start / NX_MODEL_TONE_CLAUSES];
		const NxToneOutput *clauses =
			&outputs[NX_MODEL_TONE_DISTANCES + start % NX_MODEL_TONE_CLAUSES];

		for (int unit = 0; unit < UNITS; unit++)
			kept->starts[start][unit] =
				start_of(distance->units[unit] + clauses->units[unit]);
	}
	add_input(&inputs, rows + NX_MODEL_TONE_DIMENSIONS + NX_TONE_TRAIT_PLACE,
			  NX_TONE_NET_AMOUNT);
	give(&kept->place, &inputs);
}

/* ---- a place ---- */

/* The item of a position; NX_NONE: the place. */
static uint32_t
item_at(const Around *around, uint32_t at)
{
	uint32_t n_before = around->place->first - around->left;

	return at < n_before	? around->left + at
		   : at == n_before ? NX_NONE
							: around->place->end + (at - n_before - 1);
}

/* What gives to the units of an item, or of the place (NX_NONE), from before to after. */
static void
find_givers(const Around *around, uint32_t item, const Given *givers[NX_MODEL_TONE_PLACES])
{
	NxTargetNetwork *network = around->network;
	const NxTargetPlace *place = around->place;
	uint32_t first = item == NX_NONE ? place->first : item;
	uint32_t end = item == NX_NONE ? place->end : item + 1;

	givers[0] = first == around->left ? &nothing
				: first == place->end ? &network->kept->place
									  : given_by(network, place, first - 1);
	givers[1] = item == NX_NONE ? &network->kept->place : given_by(network, place, item);
	givers[2] = end == around->right  ? &nothing
				: end == place->first ? &network->kept->place
									  : given_by(network, place, end);
}

/* What the units of an item are given wherever the place is, if both its neighbours are seen. */
static const int16_t *
common_sums(Around *around, uint32_t item)
{
	NxTargetNetwork *network = around->network;
	NxTargetKept *kept = network->kept;
	const NxTargetPlace *place = around->place;
	uint32_t slot = item % NX_TONE_NET_KEPT;

	if (kept->summed[slot] != item)
	{
		const Given *before = item == 0 ? &nothing : given_by(network, place, item - 1);
		const Given *self = given_by(network, place, item);
		const Given *after =
			item + 1 == place->n ? &nothing : given_by(network, place, item + 1);

		kept->summed[slot] = item;
		add_up(kept->sums[slot], before->units[0], self->units[1], after->units[2]);
	}
	return kept->sums[slot];
}

/* A position whose neighbour is the place, or is not seen, or that is the place. */
static void
set_own_sums(Around *around, uint32_t at)
{
	const Given *givers[NX_MODEL_TONE_PLACES];
	int16_t *sums = around->own[around->n_own++];

	find_givers(around, item_at(around, at), givers);
	add_up(sums, givers[0]->units[0], givers[1]->units[1], givers[2]->units[2]);
	around->sums[at] = sums;
}

static void
see_side(Around *around, uint32_t from, uint32_t to, bool before)
{
	const NxTargetPlace *place = around->place;
	const NxTargetItem *items = place->items;
	uint32_t clause = items[before ? place->first : place->end - 1].clause;

	for (uint32_t item = from; item < to; item++)
	{
		uint32_t steps = before ? place->first - item : item + 1 - place->end;
		uint32_t clauses = before ? nx_target_clauses(items[item].clause, clause)
								  : nx_target_clauses(clause, items[item].clause);
		uint32_t start =
			nx_target_distance(steps, before) * NX_MODEL_TONE_CLAUSES + clauses;

		around->starts[around->n] = around->network->kept->starts[start];
		around->sums[around->n++] = common_sums(around, item);
	}
}

/* The sides as far as they are common, then what is of this place alone. */
static void
see_positions(Around *around)
{
	const NxTargetPlace *place = around->place;
	uint32_t here = place->first - around->left;

	see_side(around, around->left, place->first, true);
	around->starts[around->n++] = around->network->kept->starts[0];
	see_side(around, place->end, around->right, false);
	set_own_sums(around, here);
	if (here > 0)
		set_own_sums(around, here - 1);
	if (here + 1 < around->n)
		set_own_sums(around, here + 1);
	if (around->left > 0 && here > 1)
		set_own_sums(around, 0);
	if (around->right < place->n && here + 2 < around->n)
		set_own_sums(around, around->n - 1);
}

static uint32_t
least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Where the pools end, and how much each position of them counts. */
static void
set_pools(Around *around)
{
	uint32_t here = around->place->first - around->left;
	uint32_t n_after = around->n - here - 1;
	uint32_t *ends = around->ends;
	uint32_t end = 0;

	ends[NX_TONE_POOL_FAR_LEFT] = here - least(here, NX_TONE_NET_NEAR);
	ends[NX_TONE_POOL_NEAR_LEFT] = here;
	ends[NX_TONE_POOL_HERE] = here + 1;
	ends[NX_TONE_POOL_NEXT] = here + 1 + least(n_after, 1);
	ends[NX_TONE_POOL_NEAR_RIGHT] = here + 1 + least(n_after, NX_TONE_NET_NEAR);
	ends[NX_TONE_POOL_FAR_RIGHT] = around->n;
	for (int pool = 0; pool < NX_TONE_POOL_MOST; pool++)
	{
		around->scales[pool] = nx_target_one_by_root(ends[pool] - end);
		end = ends[pool];
	}
	around->scales[NX_TONE_POOL_MOST] = NX_TARGET_ONE;
}

/* All positions fire into their pools, and into that of where units fire most. */
NX_CLONES static void
fire(const int16_t *const *sums, const int16_t *const *starts, const uint32_t *ends,
	 NxToneUnits *fired)
{
	for (int first = 0; first < UNITS; first += LANES)
	{
		int16_t highest[LANES] = {0};
		uint32_t at = 0;

		for (int pool = 0; pool < NX_TONE_POOL_MOST; pool++)
		{
			int16_t added[LANES] = {0};

			for (; at < ends[pool]; at++)
			{
				const int16_t *sum = sums[at] + first;
				const int16_t *start = starts[at] + first;

				for (int lane = 0; lane < LANES; lane++)
				{
					int16_t value = (int16_t) (sum[lane] + start[lane]);

					value = value < 0 ? 0 : value;
					added[lane] = (int16_t) (added[lane] + value);
					highest[lane] = value > highest[lane] ? value : highest[lane];
				}
			}
			memcpy(fired[pool] + first, added, sizeof(added));
		}
		memcpy(fired[NX_TONE_POOL_MOST] + first, highest, sizeof(highest));
	}
}

/* False: the network has nothing to say of the place. */
static bool
look_around(Around *around, NxTargetNetwork *network, const NxTargetPlace *place)
{
	if (network->model->tone_rows == NULL ||
		place->end - place->first > NX_TONE_NET_LONGEST)
		return false;
	if (network->kept == NULL)
		open_network(network);
	around->network = network;
	around->place = place;
	around->n = 0;
	around->n_own = 0;
	nx_target_window(place, &around->left, &around->right);
	see_positions(around);
	set_pools(around);
	fire(around->sums, around->starts, around->ends, around->fired);
	return true;
}

/* Pools hold at most 24 * 1023, weights 1023: the sum fits. */
NX_CLONES static int32_t
product_of(const int16_t *pool, const int16_t *weights)
{
	int32_t sum = 0;

	for (int unit = 0; unit < UNITS; unit++)
		sum += pool[unit] * weights[unit];
	return sum;
}

/* The weights of a pool for the positive tone, or for the negative one. */
static const int16_t *
weights_of(const NxModel *model, int pool, bool negative)
{
	return model->tone_outputs[NX_MODEL_TONE_STARTS + 2 * pool + negative].units;
}

NxTargetScore
nx_target_network_score(NxTargetNetwork *network, const NxTargetPlace *place)
{
	NxTargetScore score = {0, 0};
	int64_t positive = 0;
	int64_t negative = 0;
	Around around;

	if (!look_around(&around, network, place))
		return score;
	for (int pool = 0; pool < NX_TARGET_POOLS; pool++)
	{
		const int16_t *fired = around.fired[pool];
		int64_t scale = around.scales[pool];

		positive += product_of(fired, weights_of(network->model, pool, false)) * scale;
		negative += product_of(fired, weights_of(network->model, pool, true)) * scale;
	}
	score.positive = (int32_t) (positive / NX_TARGET_ONE);
	score.negative = (int32_t) (negative / NX_TARGET_ONE);
	return score;
}

/* ---- shares ---- */

/* What a unit that fires at a position gives for each part of 1 that it was given. */
typedef struct Worth
{
	int64_t positive;
	int64_t negative;
} Worth;

static void
add_worth(Worth *worth, const Around *around, int pool, int unit)
{
	const NxModel *model = around->network->model;

	worth->positive +=
		(int64_t) weights_of(model, pool, false)[unit] * around->scales[pool];
	worth->negative += (int64_t) weights_of(model, pool, true)[unit] * around->scales[pool];
}

static void
add_share(NxTargetShare *share, Worth worth, int64_t given)
{
	share->positive += worth.positive * given;
	share->negative += worth.negative * given;
}

/* The shares of those who give to a position; those of its start are the last share's. */
typedef struct Sharers
{
	const Given *given[NX_MODEL_TONE_PLACES];
	NxTargetShare *shares[NX_MODEL_TONE_PLACES];
	NxTargetShare *rest;
} Sharers;

/*
 * A unit that fires is the sum of what it was given, so each giver has its part.  One at
 * its most is nobody's in particular.
 */
static void
share_unit(const Sharers *sharers, int16_t sum, int16_t start, Worth worth, int unit)
{
	if (sum == SUM_MOST)
		add_share(sharers->rest, worth, sum * (1 << NX_TONE_NET_FIRED_SHIFT));
	for (int k = 0; k < NX_MODEL_TONE_PLACES && sum < SUM_MOST; k++)
		add_share(sharers->shares[k], worth, sharers->given[k]->units[k][unit]);
	add_share(sharers->rest, worth, start * (1 << NX_TONE_NET_FIRED_SHIFT));
}

/* Positions in the order of the text, but the place's share is the last. */
static NxTargetShare *
share_of(const Around *around, NxTargetShare *shares, int64_t at)
{
	int64_t here = around->place->first - around->left;

	return &shares[at == here ? around->n - 1 : at < here ? at : at - 1];
}

static void
share_position(const Around *around, uint32_t at, int pool, bool found[UNITS],
			   NxTargetShare *shares)
{
	NxTargetShare outside = {NX_NONE, 0, 0};
	const int16_t *most = around->fired[NX_TONE_POOL_MOST];
	Sharers sharers = {.rest = &shares[around->n - 1]};

	find_givers(around, item_at(around, at), sharers.given);
	for (int64_t k = 0; k < NX_MODEL_TONE_PLACES; k++)
	{
		int64_t giver = at + k - 1;

		sharers.shares[k] =
			giver < 0 || giver == around->n ? &outside : share_of(around, shares, giver);
	}
	for (int unit = 0; unit < UNITS; unit++)
	{
		int16_t sum = around->sums[at][unit];
		int16_t start = around->starts[at][unit];
		Worth worth = {0, 0};

		if (sum + start <= 0)
			continue;
		add_worth(&worth, around, pool, unit);
		if (!found[unit] && sum + start == most[unit])
		{
			add_worth(&worth, around, NX_TONE_POOL_MOST, unit);
			found[unit] = true;
		}
		share_unit(&sharers, sum, start, worth, unit);
	}
}

uint32_t
nx_target_network_shares(NxTargetNetwork *network, const NxTargetPlace *place,
						 NxTargetShare shares[NX_TARGET_MAX_SHARES])
{
	bool found[UNITS] = {false}; /* where it fires most */
	int pool = 0;
	Around around;

	if (!look_around(&around, network, place))
		return 0;
	for (uint32_t at = 0; at < around.n; at++)
	{
		NxTargetShare *share = share_of(&around, shares, at);

		memset(share, 0, sizeof(*share));
		share->item = item_at(&around, at);
	}
	for (uint32_t at = 0; at < around.n; at++)
	{
		while (at == around.ends[pool])
			pool++;
		share_position(&around, at, pool, found, shares);
	}
	return around.n;
}
