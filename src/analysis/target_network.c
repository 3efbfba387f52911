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

/* Units side by side, as many as registers of 32 bytes hold. */
#define LANES 16

/* Rows that are added at once, while sums stay in registers. */
#define AT_ONCE 4

_Static_assert(UNITS % LANES == 0, "whole registers hold the units");
_Static_assert(NX_MODEL_TONE_DIMENSIONS % AT_ONCE == 0, "rows are added so many at once");

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

/* Items [first, end) of a sentence, of which something is kept. */
typedef struct Stretch
{
	uint32_t first;
	uint32_t end;
} Stretch;

/* Of items of one sentence; that of item i is in i % NX_TONE_NET_KEPT. */
struct NxTargetKept
{
	Stretch givers;
	Stretch summed;
	int16_t vectors[NX_TONE_NET_KEPT][NX_MODEL_TONE_DIMENSIONS];
	const NxToneRow *gives[NX_TONE_NET_KEPT]; /* in given, or in the model */
	NxToneRow given[NX_TONE_NET_KEPT];
	NxToneUnits sums[NX_TONE_NET_KEPT]; /* given to the units of the item, as they fire */
	NxToneUnits starts[STARTS];
	NxToneRow place; /* what the place gives, whatever it is */
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

static const NxToneRow nothing;

/* ---- what items give ---- */

/* What a weight gives by an amount.  Sums may wrap; those of learnt weights do not. */
static inline int16_t
product(int16_t weight, int16_t amount)
{
	return (int16_t) (weight * amount >> PRODUCT_SHIFT);
}

/* What AT_ONCE rows, one behind the other, give to a unit by their amounts. */
static inline int16_t
products(const int16_t *rows, const int16_t *amounts, int k)
{
	int16_t first =
		(int16_t) (product(rows[k], amounts[0]) + product(rows[GIVEN + k], amounts[1]));
	int16_t second = (int16_t) (product(rows[2 * GIVEN + k], amounts[2]) +
								product(rows[3 * GIVEN + k], amounts[3]));

	return (int16_t) (first + second);
}

/* What one row gives, and a vector: the rows of its numbers follow each other. */
NX_CLONES static void
give_vector(int16_t *restrict sums, const int16_t *row, int16_t amount, const int16_t *rows,
			const int16_t *vector)
{
	for (int k = 0; k < GIVEN; k++)
		sums[k] = product(row[k], amount);
	for (int d = 0; d < NX_MODEL_TONE_DIMENSIONS; d += AT_ONCE)
		for (int k = 0; k < GIVEN; k++)
			sums[k] = (int16_t) (sums[k] + products(rows + d * GIVEN, vector + d, k));
}

/* What a row gives, in place of what was there before. */
NX_CLONES static void
set_row(int16_t *restrict sums, const int16_t *row, int16_t amount)
{
	for (int k = 0; k < GIVEN; k++)
		sums[k] = product(row[k], amount);
}

/* The same, beside what others give, which may be in the sums. */
NX_CLONES static void
add_row(int16_t *sums, const int16_t *others, const int16_t *row, int16_t amount)
{
	for (int k = 0; k < GIVEN; k++)
		sums[k] = (int16_t) (others[k] + product(row[k], amount));
}

static bool
has_a_vector(const NxTargetItem *item)
{
	return item->word != NULL && item->word->scale > 0;
}

/* What the model has added up of a frequent word, if all of it is seen here, too; or NULL. */
static const NxToneSum *
sum_of(const NxModel *model, const NxTargetItem *item)
{
	const NxToneSum *sum;

	if (item->word == NULL || item->word->sum == 0)
		return NULL;
	sum = &model->tone_sums[item->word->sum - 1];
	return (sum->traits & ~item->traits) == 0 ? sum : NULL;
}

/* What n traits give beside others. */
static void
add_traits(int16_t *sums, const int16_t *others, const NxModel *model,
		   const uint8_t *traits, const int16_t *amounts, uint32_t n)
{
	const NxToneRow *rows = model->tone_rows + NX_MODEL_TONE_DIMENSIONS;

	for (uint32_t k = 0; k < n; k++, others = sums)
		add_row(sums, others, rows[traits[k]].units[0], amounts[k]);
}

/* What an item gives by its vector and its traits. */
static void
give_both(NxToneRow *given, const NxModel *model, const NxTargetItem *item,
		  const int16_t *vector)
{
	const NxToneRow *rows = model->tone_rows + NX_MODEL_TONE_DIMENSIONS;
	bool has_vector = has_a_vector(item);
	int16_t *sums = given->units[0];
	uint8_t traits[NX_TARGET_TRAITS + 1];
	int16_t amounts[NX_TARGET_TRAITS + 1];
	uint32_t n = nx_target_amounts(item, 0, traits, amounts);

	if (n == 0 || !has_vector)
	{
		traits[n] = NX_TONE_TRAIT_NO_VECTOR;
		amounts[n++] = has_vector ? 0 : NX_TONE_NET_AMOUNT;
	}
	if (has_vector)
		give_vector(sums, rows[traits[0]].units[0], amounts[0], model->tone_rows->units[0],
					vector);
	else
		set_row(sums, rows[traits[0]].units[0], amounts[0]);
	add_traits(sums, sums, model, traits + 1, amounts + 1, n - 1);
}

/* The same, in *given or where the model has it. */
static const NxToneRow *
give(NxToneRow *given, const NxModel *model, const NxTargetItem *item,
	 const int16_t *vector)
{
	const NxToneSum *sum = sum_of(model, item);
	uint8_t traits[NX_TARGET_TRAITS];
	int16_t amounts[NX_TARGET_TRAITS];
	uint32_t n;

	if (sum == NULL)
	{
		give_both(given, model, item, vector);
		return given;
	}
	n = nx_target_amounts(item, sum->traits, traits, amounts);
	if (n == 0)
		return &sum->row;
	add_traits(given->units[0], sum->row.units[0], model, traits, amounts, n);
	return given;
}

void
nx_target_network_sum(const NxModel *model, const NxTargetItem *item, NxToneRow *row)
{
	int16_t vector[NX_MODEL_TONE_DIMENSIONS];

	if (has_a_vector(item))
		nx_model_tone_vector(item->word, VECTOR_FACTOR, vector);
	give_both(row, model, item, vector);
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
	Stretch empty = {0, 0};

	if (network->kept != NULL)
		network->kept->givers = network->kept->summed = empty;
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
	set_row(kept->place.units[0],
			rows[NX_MODEL_TONE_DIMENSIONS + NX_TONE_TRAIT_PLACE].units[0],
			NX_TONE_NET_AMOUNT);
}

/*
 * Let what is kept be that of [first, end) too, or of it alone.  Returns the first item that
 * is not kept yet; all of them are if it is end or behind it.
 */
static uint32_t
extend(Stretch *stretch, uint32_t first, uint32_t end)
{
	uint32_t from = stretch->end;

	if (first < stretch->first || first > stretch->end)
		stretch->first = stretch->end = from = first;
	if (end > stretch->end)
		stretch->end = end;
	if (stretch->end - stretch->first > NX_TONE_NET_KEPT)
		stretch->first = stretch->end - NX_TONE_NET_KEPT;
	return from;
}

/* Nothing by what would stand behind the last item, or before the first: 0 - 1 is behind. */
static const NxToneRow *
given_by(const NxTargetKept *kept, const NxTargetPlace *place, uint32_t item)
{
	return item < place->n ? kept->gives[item % NX_TONE_NET_KEPT] : &nothing;
}

/*
 * The vectors that give_both will ask for, all before it does: a loop that asks for one at
 * a time waits for each.
 */
NX_CLONES static void
see_vectors(NxTargetKept *kept, const NxModel *model, const NxTargetItem *items,
			uint32_t from, uint32_t end)
{
	for (uint32_t item = from; item < end; item++)
		if (has_a_vector(&items[item]) && sum_of(model, &items[item]) == NULL)
			nx_model_tone_vector(items[item].word, VECTOR_FACTOR,
								 kept->vectors[item % NX_TONE_NET_KEPT]);
}

/* What the items [left, right) are given by their neighbours, wherever the place is. */
static void
see_items(NxTargetNetwork *network, const NxTargetPlace *place, uint32_t left,
		  uint32_t right)
{
	NxTargetKept *kept = network->kept;
	uint32_t first = left > 0 ? left - 1 : 0;
	uint32_t end = right < place->n ? right + 1 : right;
	uint32_t from = extend(&kept->givers, first, end);

	see_vectors(kept, network->model, place->items, from, end);
	for (uint32_t item = from; item < end; item++)
	{
		uint32_t slot = item % NX_TONE_NET_KEPT;

		kept->gives[slot] = give(&kept->given[slot], network->model, &place->items[item],
								 kept->vectors[slot]);
	}
	for (uint32_t item = extend(&kept->summed, left, right); item < right; item++)
		add_up(kept->sums[item % NX_TONE_NET_KEPT],
			   given_by(kept, place, item - 1)->units[0],
			   given_by(kept, place, item)->units[1],
			   given_by(kept, place, item + 1)->units[2]);
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
find_givers(const Around *around, uint32_t item,
			const NxToneRow *givers[NX_MODEL_TONE_PLACES])
{
	const NxTargetKept *kept = around->network->kept;
	const NxTargetPlace *place = around->place;
	uint32_t first = item == NX_NONE ? place->first : item;
	uint32_t end = item == NX_NONE ? place->end : item + 1;

	givers[0] = first == around->left ? &nothing
				: first == place->end ? &kept->place
									  : given_by(kept, place, first - 1);
	givers[1] = item == NX_NONE ? &kept->place : given_by(kept, place, item);
	givers[2] = end == around->right  ? &nothing
				: end == place->first ? &kept->place
									  : given_by(kept, place, end);
}

/* A position whose neighbour is the place, or is not seen, or that is the place. */
static void
set_own_sums(Around *around, uint32_t at)
{
	const NxToneRow *givers[NX_MODEL_TONE_PLACES];
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
	const NxTargetKept *kept = around->network->kept;
	uint32_t clause = items[before ? place->first : place->end - 1].clause;

	for (uint32_t item = from; item < to; item++)
	{
		uint32_t steps = before ? place->first - item : item + 1 - place->end;
		uint32_t clauses = before ? nx_target_clauses(items[item].clause, clause)
								  : nx_target_clauses(clause, items[item].clause);
		uint32_t start =
			nx_target_distance(steps, before) * NX_MODEL_TONE_CLAUSES + clauses;

		around->starts[around->n] = kept->starts[start];
		around->sums[around->n++] = kept->sums[item % NX_TONE_NET_KEPT];
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
	nx_target_window(place, NX_TONE_NET_REACH, &around->left, &around->right);
	see_items(network, place, around->left, around->right);
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
	const NxToneRow *given[NX_MODEL_TONE_PLACES];
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
