/*
 * target_network.h
 *	  What the words around a place say together: a small convolutional network, whose
 *	  score is added to the sums of target_tone.h.
 *
 * Those sums know what each word says by itself.  A unit of the network sees three items
 * that follow each other, the place being one item, and fires by what they are together:
 * "failed to help", "cleared of fraud".  What units find is added up on each side of the
 * place, kept where they fire most, and gives to the tones (Kim, 2014: convolutional
 * networks for the classification of sentences; here by sides of a target).
 *
 * An item is seen as a vector of NX_MODEL_TONE_DIMENSIONS numbers and by its traits.  What
 * it gives to units is kept while places of one sentence are seen; of frequent words the
 * model has it.  All is whole numbers, so that every machine says the same.
 */
#ifndef NEWSX_ANALYSIS_TARGET_NETWORK_H
#define NEWSX_ANALYSIS_TARGET_NETWORK_H

#include "analysis/analysis.h"

/* What is seen of an item beside its vector. */
typedef enum NxTargetTrait
{
	NX_TONE_TRAIT_NO_VECTOR, /* the model does not have the word */
	NX_TONE_TRAIT_PLACE,	 /* the place itself, of which nothing else is seen */
	NX_TONE_TRAIT_STOP,
	NX_TONE_TRAIT_NEGATOR,
	NX_TONE_TRAIT_BOOSTER,
	NX_TONE_TRAIT_DAMPENER,
	NX_TONE_TRAIT_CONTRAST,
	NX_TONE_TRAIT_REPORTING,
	NX_TONE_TRAIT_ROLE, /* or title */
	NX_TONE_TRAIT_PRONOUN,
	NX_TONE_TRAIT_SHIFTER,
	NX_TONE_TRAIT_PREPOSITION,
	NX_TONE_TRAIT_DEMONYM,
	NX_TONE_TRAIT_NEGATED,
	NX_TONE_TRAIT_NAME,
	NX_TONE_TRAIT_CONTENT,
	NX_TONE_TRAIT_MARK,
	NX_TONE_TRAIT_QUOTED,
	NX_TONE_TRAIT_GOOD, /* from here on as much as the valence of the word */
	NX_TONE_TRAIT_BAD,
	NX_TONE_TRAIT_LEANING, /* with its sign, which a negator turns */
	NX_TARGET_TRAITS
} NxTargetTrait;

_Static_assert((int) NX_TARGET_TRAITS == NX_MODEL_TONE_TRAITS,
			   "the model has a row for each");

/* Where units fire.  In the first six that is added up, by 1 / sqrt(n) of n items. */
typedef enum NxTargetPool
{
	NX_TONE_POOL_FAR_LEFT, /* more than NX_TONE_NET_NEAR items before the place */
	NX_TONE_POOL_NEAR_LEFT,
	NX_TONE_POOL_HERE, /* what sees the place and both its neighbours */
	NX_TONE_POOL_NEXT, /* the item after it */
	NX_TONE_POOL_NEAR_RIGHT,
	NX_TONE_POOL_FAR_RIGHT,
	NX_TONE_POOL_MOST, /* wherever the unit fires most */
	NX_TARGET_POOLS
} NxTargetPool;

_Static_assert((int) NX_TARGET_POOLS == NX_MODEL_TONE_POOLS,
			   "the model has weights for each");

#define NX_TONE_NET_REACH 24 /* items on either side that are seen */
#define NX_TONE_NET_NEAR 6
/* Items of a place; the network says nothing of longer ones. */
#define NX_TONE_NET_LONGEST 64
#define NX_TONE_NET_AMOUNT 8192		/* of a trait that is there; of a valence of 2048 */
#define NX_TONE_NET_VECTOR_ONE 32	/* of the vectors of TONW */
#define NX_TONE_NET_WEIGHT_ONE 8192 /* of NxToneRow: products are >> 16 */
#define NX_TONE_NET_UNIT_ONE 1024	/* of what units are given */
#define NX_TONE_NET_FIRED_SHIFT 3	/* from there to what they fire */
#define NX_TONE_NET_OUTPUT_ONE 256	/* of what units give to tones */

/* How much finer a share is than a score. */
#define NX_TONE_NET_SHARE_SHIFT (NX_TONE_NET_FIRED_SHIFT + 10)

struct NxTargetItem;

typedef int16_t NxToneUnits[NX_MODEL_TONE_UNITS];

/*
 * Items whose gifts are kept: what a place can see, its own length among it, and an item
 * more on either side.
 */
#define NX_TONE_NET_KEPT 128

_Static_assert(NX_TONE_NET_KEPT >= 2 * NX_TONE_NET_REACH + NX_TONE_NET_LONGEST + 2,
			   "what a place sees on both sides is kept side by side");

typedef struct NxTargetKept NxTargetKept;

/* The network over the items of one sentence. */
typedef struct NxTargetNetwork
{
	NxArena *arena;
	const NxModel *model;
	NxTargetKept *kept; /* NULL before a place is seen */
} NxTargetNetwork;

/* Items [first, end) of a sentence of n are the place. */
typedef struct NxTargetPlace
{
	const struct NxTargetItem *items;
	uint32_t n;
	uint32_t first;
	uint32_t end;
} NxTargetPlace;

/* Log of the odds against neutral, in NX_TONE_WEIGHT_ONE * 1024. */
typedef struct NxTargetScore
{
	int32_t positive;
	int32_t negative;
} NxTargetScore;

/* What an item has of a score, in units 1 << NX_TONE_NET_SHARE_SHIFT times as fine. */
typedef struct NxTargetShare
{
	uint32_t item; /* NX_NONE: the place, and what units begin with */
	int64_t positive;
	int64_t negative;
} NxTargetShare;

#define NX_TARGET_MAX_SHARES (2 * NX_TONE_NET_REACH + 1)

/* Memory is taken when a place is seen; a model without the network scores 0. */
extern void nx_target_network_init(NxTargetNetwork *network, NxArena *arena,
								   const NxModel *model);
extern void nx_target_network_drop(NxTargetNetwork *network);

/* The items are those of another sentence now. */
extern void nx_target_network_forget(NxTargetNetwork *network);

extern NxTargetScore nx_target_network_score(NxTargetNetwork *network,
											 const NxTargetPlace *place);

/*
 * The score in shares, one an item that the place sees, from left to right, last the rest.
 * They add up to it but for what is lost in rounding.  Returns how many.
 */
extern uint32_t nx_target_network_shares(NxTargetNetwork *network,
										 const NxTargetPlace *place,
										 NxTargetShare shares[NX_TARGET_MAX_SHARES]);

/* ---- what the trainer sees, too ---- */

/*
 * Traits of an item as bits, but for NX_TONE_TRAIT_NO_VECTOR, NX_TONE_TRAIT_PLACE and
 * valences.
 */
extern uint32_t nx_target_traits(const NxAnalysis *analysis,
								 const struct NxTargetItem *item);

/*
 * The same as numbers of traits, valences among them, and how much of each is there; but
 * for those of `known`.
 */
extern uint32_t nx_target_amounts(const struct NxTargetItem *item, uint32_t known,
								  uint8_t traits[NX_TARGET_TRAITS],
								  int16_t amounts[NX_TARGET_TRAITS]);

/* What an item gives to units by the rows of the model: NxToneSum is of that. */
extern void nx_target_network_sum(const NxModel *model, const struct NxTargetItem *item,
								  NxToneRow *row);

/* Items [left, right) are those up to so many before the place, itself, and after it. */
static inline void
nx_target_window(const NxTargetPlace *place, uint32_t reach, uint32_t *left,
				 uint32_t *right)
{
	*left = place->first > reach ? place->first - reach : 0;
	*right = place->n - place->end > reach ? place->end + reach : place->n;
}

/*
 * The distance of an item that is so many items before the place, or after it, from 1 on:
 * 1, 2, 3 to 4, 5 to 8 or more before it are 1 to 5, the same after it 6 to 10.  The place
 * itself has 0.
 */
static inline uint32_t
nx_target_distance(uint32_t steps, bool before)
{
	uint32_t distance = steps <= 2 ? steps : steps <= 4 ? 3 : steps <= 8 ? 4 : 5;

	return before ? distance : distance + 5;
}

static inline NxTargetPool
nx_target_pool(uint32_t steps, bool before)
{
	if (before)
		return steps > NX_TONE_NET_NEAR ? NX_TONE_POOL_FAR_LEFT : NX_TONE_POOL_NEAR_LEFT;
	return steps == 1				  ? NX_TONE_POOL_NEXT
		   : steps > NX_TONE_NET_NEAR ? NX_TONE_POOL_FAR_RIGHT
									  : NX_TONE_POOL_NEAR_RIGHT;
}

/* Clauses between two items, 0..NX_MODEL_TONE_CLAUSES-1; the last is that many or more. */
static inline uint32_t
nx_target_clauses(uint32_t clause, uint32_t later_clause)
{
	uint32_t clauses = later_clause - clause;

	return clauses < NX_MODEL_TONE_CLAUSES ? clauses : NX_MODEL_TONE_CLAUSES - 1;
}

#endif /* NEWSX_ANALYSIS_TARGET_NETWORK_H */
