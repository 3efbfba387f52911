/*
 * choose.c
 *	  Which sentences a digest has, and in which order.
 *
 * A sentence is worth what it says of that which the articles have in common (pool.h),
 * divided by the root of its length, as for a cosine; and what its own article's ranking
 * gives it.
 *
 * Nothing twice.  Sentences are picked one by one.  What a pick says counts less from
 * then on, in whichever sentence it stands (so the next pick brings something new: K. Lin
 * and J. Bilmes, A class of submodular functions for document summarization, 2011); and
 * one whose words are mostly those of a pick, or the other way round, is left out.
 *
 * Reading order.  Each pick stands where articles say the like, in the mean.
 *
 * All in integers, so it is the same on every machine.  The constants were tuned by
 * test/accuracy/digest.py.  Time: sentences times picks, and for each pick the uses of its
 * terms; NX_DIGEST_MAX_SIZE bounds all of these.
 */
#include "digest/pool.h"

#include "base/sort.h"

#define ONE NX_POOL_ONE

/* What the two parts are worth: ONE is the best sentence of all, or of its article. */
#define CENTRALITY 1024
#define RANKING 1024

/* Half of RANKING goes by rank: half as much to rank 1 + RANK_HALF as to rank 1. */
#define RANK_HALF 4

/* Added to the terms of a sentence when its centrality is divided by their root. */
#define CENTRALITY_TERMS 4

/* What a term counts that was said already, of ONE. */
#define SAID 250

/* Taken off for words shared with one pick: in proportion above FREE. */
#define REDUNDANT 600
#define FREE 192

/* From this share on, of the shorter of the two, they say the same. */
#define SAME 540

/* Taken off if it points back to a sentence that is not picked. */
#define LEANS 400

/* To open the digest, a pick may stand so much further back for each turn earlier. */
#define OPENER 192

/* Less of what the best says of it, of ONE, is no part of the story. */
#define LEAST 100

/* From this share of the words of both on, a sentence tells where a pick stands. */
#define ALIKE 450

typedef struct Chooser
{
	NxPool pool;
	uint32_t *common; /* [n_candidates]: idf of the words shared with the last pick */
	uint32_t *touched;
	uint64_t best; /* centrality, of the best candidate before any pick */
} Chooser;

/* ---- what a sentence is worth ---- */

static uint64_t
centrality(const NxCandidate *candidate)
{
	return candidate->gain / candidate->root;
}

static bool
is_led_up_to(const Chooser *chooser, uint32_t number)
{
	const NxCandidate *candidate = &chooser->pool.candidates[number];
	const NxCandidate *before = candidate - 1;

	return number > chooser->pool.firsts[candidate->article] && before->picked &&
		   before->sentence.place + 1 == candidate->sentence.place;
}

/*
 * What its article's ranking gives a sentence: half by salience and half by rank, as the
 * last one of a short story has no salience, and yet is no bad sentence.
 */
static int64_t
ranking_of(const NxExtractSentence *sentence)
{
	uint32_t by_salience = (uint32_t) ((uint64_t) ONE * sentence->salience / NX_UNIT);
	uint32_t by_rank = ONE * RANK_HALF / (RANK_HALF - 1 + sentence->rank);

	return RANKING * (int64_t) (by_salience + by_rank) / (2 * ONE);
}

static int64_t
score(const Chooser *chooser, uint32_t number)
{
	const NxCandidate *candidate = &chooser->pool.candidates[number];
	int64_t result =
		(int64_t) ((uint64_t) CENTRALITY * centrality(candidate) / chooser->best);

	result += ranking_of(&candidate->sentence);
	if (candidate->nearest > FREE)
		result -= (int64_t) REDUNDANT * (candidate->nearest - FREE) / (ONE - FREE);
	if (candidate->sentence.leans && !is_led_up_to(chooser, number))
		result -= LEANS;
	return result;
}

/* What says next to nothing of what the articles have in common is out from the start. */
static void
sort_out(Chooser *chooser)
{
	NxPool *pool = &chooser->pool;

	for (uint32_t i = 0; i < pool->n_candidates; i++)
	{
		NxCandidate *candidate = &pool->candidates[i];

		nx_poll(pool->arena->env);
		candidate->root = nx_square_root((uint64_t) ONE *
										 (candidate->sentence.n_terms + CENTRALITY_TERMS));
		if (centrality(candidate) > chooser->best)
			chooser->best = centrality(candidate);
	}
	for (uint32_t i = 0; i < pool->n_candidates; i++)
		pool->candidates[i].out =
			centrality(&pool->candidates[i]) * ONE / chooser->best < LEAST;
}

/* The candidate with the best score; the first of those alike; UINT32_MAX: none is left. */
static uint32_t
find_best(const Chooser *chooser)
{
	uint32_t best = UINT32_MAX;
	int64_t best_score = 0;

	for (uint32_t i = 0; i < chooser->pool.n_candidates; i++)
	{
		const NxCandidate *candidate = &chooser->pool.candidates[i];
		int64_t own;

		if (i % 1024 == 0)
			nx_poll(chooser->pool.arena->env);
		if (candidate->picked || candidate->out)
			continue;
		own = score(chooser, i);
		if (best == UINT32_MAX || own > best_score)
		{
			best = i;
			best_score = own;
		}
	}
	return best;
}

/* What a pick says counts less from now on. */
static void
mark_said(Chooser *chooser, NxPoolTerm *term)
{
	if (term->said)
		return;
	term->said = true;
	for (uint32_t i = term->first; i < term->first + term->n; i++)
		chooser->pool.candidates[chooser->pool.uses[i].candidate].gain -=
			(uint64_t) term->worth * (ONE - SAID);
}

/* Fill common[] for all that share words with the pick; gives how many, in touched[]. */
static uint32_t
find_common(Chooser *chooser, uint32_t pick)
{
	uint32_t n = 0;

	for (uint32_t k = chooser->pool.list_starts[pick];
		 k < chooser->pool.list_starts[pick + 1]; k++)
	{
		NxPoolTerm *term = &chooser->pool.terms[chooser->pool.lists[k]];

		nx_poll(chooser->pool.arena->env);
		for (uint32_t i = term->first; i < term->first + term->n; i++)
		{
			uint32_t number = chooser->pool.uses[i].candidate;

			if (chooser->common[number] == 0)
				chooser->touched[n++] = number;
			chooser->common[number] += term->idf;
		}
		mark_said(chooser, term);
	}
	return n;
}

/* The share of words that two have in common, of ONE: of the shorter one, or of both. */
static uint32_t
share_of_shorter(const NxCandidate *a, const NxCandidate *b, uint32_t common)
{
	return common * ONE / (a->weight < b->weight ? a->weight : b->weight);
}

static uint32_t
share_of_both(const NxCandidate *a, const NxCandidate *b, uint32_t common)
{
	return 2 * common * ONE / (a->weight + b->weight);
}

/* Where a sentence like the pick stands in each article, best likeness first. */
typedef struct Standing
{
	uint32_t likeness;
	uint32_t place; /* of ONE */
} Standing;

/*
 * The mean place of the pick in the articles that say the like, of ONE; it clears
 * common[].
 */
static uint32_t
settle(Chooser *chooser, uint32_t pick, uint32_t n_touched, Standing *standings)
{
	const NxCandidate *picked = &chooser->pool.candidates[pick];
	uint64_t sum = 0;
	uint64_t shares = 0;

	for (uint32_t i = 0; i < n_touched; i++)
	{
		uint32_t number = chooser->touched[i];
		NxCandidate *candidate = &chooser->pool.candidates[number];
		Standing *standing = &standings[candidate->article];
		uint32_t common = chooser->common[number];
		uint32_t shorter = share_of_shorter(candidate, picked, common);
		uint32_t likeness = share_of_both(candidate, picked, common);

		chooser->common[number] = 0;
		if (shorter > candidate->nearest)
			candidate->nearest = shorter;
		if (shorter >= SAME)
			candidate->out = true;
		if (likeness >= ALIKE && likeness > standing->likeness)
		{
			standing->likeness = likeness;
			standing->place = (uint32_t) ((uint64_t) candidate->sentence.place * ONE /
										  candidate->n_story);
		}
	}
	for (uint32_t i = 0; i < chooser->pool.view->n_articles; i++)
	{
		if (standings[i].likeness == 0)
			continue;
		sum += (uint64_t) standings[i].place * chooser->pool.shares[i];
		shares += chooser->pool.shares[i];
	}
	return shares == 0
			   ? (uint32_t) ((uint64_t) picked->sentence.place * ONE / picked->n_story)
			   : (uint32_t) (sum / shares);
}

typedef struct Pick
{
	uint32_t candidate;
	uint32_t place; /* of ONE */
	uint32_t turn;
	bool opens;
} Pick;

static uint32_t
pick(Chooser *chooser, uint32_t number)
{
	Standing *standings =
		nx_new_array(chooser->pool.arena, Standing, chooser->pool.view->n_articles);
	uint32_t place;

	chooser->pool.candidates[number].picked = true;
	place = settle(chooser, number, find_common(chooser, number), standings);
	nx_drop_array(chooser->pool.arena, standings, chooser->pool.view->n_articles);
	return place;
}

/* By places, with the opener before all. */
static int
compare_picks(const void *left, const void *right)
{
	const Pick *a = left;
	const Pick *b = right;

	if (a->opens != b->opens)
		return a->opens ? -1 : 1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return (a->turn > b->turn) - (a->turn < b->turn);
}

/* The digest opens with a pick that came early and stands at the beginning. */
static void
choose_opener(Pick *picks, uint32_t n)
{
	uint32_t opener = 0;

	for (uint32_t i = 1; i < n; i++)
	{
		if (picks[i].place + i * OPENER < picks[opener].place + opener * OPENER)
			opener = i;
	}
	if (n > 0)
		picks[opener].opens = true;
}

static uint32_t
pick_all(Chooser *chooser, Pick *picks)
{
	uint32_t n_picks = 0;

	chooser->common =
		nx_new_array(chooser->pool.arena, uint32_t, chooser->pool.n_candidates);
	chooser->touched =
		nx_new_array(chooser->pool.arena, uint32_t, chooser->pool.n_candidates);
	sort_out(chooser);
	while (n_picks < chooser->pool.view->n)
	{
		uint32_t best = find_best(chooser);

		if (best == UINT32_MAX)
			break;
		picks[n_picks] = (Pick){best, pick(chooser, best), n_picks, false};
		n_picks++;
	}
	choose_opener(picks, n_picks);
	nx_sort_array(chooser->pool.arena, picks, n_picks, compare_picks);
	return n_picks;
}

/* The texts of picks, in their order. */
static NxString *
texts_of(const Chooser *chooser, const Pick *picks, uint32_t n)
{
	NxString *texts = nx_new_array(chooser->pool.arena, NxString, n);

	for (uint32_t i = 0; i < n; i++)
		texts[i] = chooser->pool.candidates[picks[i].candidate].sentence.text;
	return texts;
}

/* How many candidates have a better rank, where all are of one article. */
static uint32_t
count_better(const Chooser *chooser, uint32_t rank)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < chooser->pool.n_candidates; i++)
		n += chooser->pool.candidates[i].sentence.rank < rank;
	return n;
}

/* Of one article the digest is its summary. */
static uint32_t
pick_best_ranks(const Chooser *chooser, Pick *picks)
{
	uint32_t n_picks = 0;

	for (uint32_t i = 0; i < chooser->pool.n_candidates; i++)
	{
		if (count_better(chooser, chooser->pool.candidates[i].sentence.rank) <
			chooser->pool.view->n)
			picks[n_picks++] = (Pick){.candidate = i};
	}
	return n_picks;
}

NxString *
nx_digest_choose(const NxDigestView *view, NxArena *arena, uint32_t *n_chosen)
{
	Chooser chooser = {.best = 1};
	Pick *picks;

	nx_pool_open(&chooser.pool, view, arena);
	picks = nx_new_array(arena, Pick, chooser.pool.n_candidates);
	if (view->n_articles == 1)
		*n_chosen = pick_best_ranks(&chooser, picks);
	else
	{
		nx_pool_weigh(&chooser.pool);
		*n_chosen = pick_all(&chooser, picks);
	}
	return texts_of(&chooser, picks, *n_chosen);
}
