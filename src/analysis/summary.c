/*
 * summary.c
 *	  The order in which the sentences of a story make a summary.
 *
 * Each sentence has a score, the sum of what the model says its features are worth
 * (sentence_features.h), and rules that take off: a quotation that the sentence
 * tears apart, a sentence before it that is not picked and that it leans on, what
 * earlier picks say already.  The first PICKS places are given one by one, each to
 * the best score in view of what is picked; the other places follow the scores
 * without that view.
 *
 * Rules never add, so a walk down the list of scores can stop at the first that is
 * lower than the best found: for each pick a few sentences are looked at again, and
 * at the worst all of them.
 *
 * The greedy choice is that of Maximal Marginal Relevance (Carbonell and Goldstein,
 * 1998).  A model without a ranker leaves the sentences in their order.
 */
#include "analysis/analysis.h"

#include "analysis/sentence_features.h"
#include "base/sort.h"

/* Sentences that get their place one by one. */
#define PICKS 32

#define PERMILLE 1000

/* The score of a poor sentence: of six, one is worse. */
#define POOR (-250)

/* A sentence of the story on its way to a rank. */
typedef struct Entry
{
	int32_t score; /* the sum of its features' shares */
	int32_t best;  /* the score less what does not hang on picks: none is better */
	uint32_t place;
	bool picked;
} Entry;

typedef struct Ranker
{
	NxAnalysis *analysis;
	NxTerms terms;
	NxCandidate *candidates; /* sentences of the story, in reading order */
	Entry *entries;			 /* [n_candidates]: the same order */
	Entry *order;			 /* best first */
	uint32_t n_candidates;
} Ranker;

/* The share of a value: steps are few, and most values stand below the first ones. */
static int16_t
share_of(const NxRankEntry *entry, uint16_t value)
{
	uint32_t step = 0;

	while (step < NX_MODEL_RANK_STEPS - 1 && value > entry->limits[step])
		step++;
	return entry->weights[step];
}

static int16_t *
shares_of(const Ranker *ranker, uint32_t place)
{
	return ranker->analysis->shares[ranker->candidates[place].sentence];
}

static void
score_candidate(Ranker *ranker, uint32_t place)
{
	const NxRankEntry *rank = ranker->analysis->model->rank;
	const NxCandidate *candidate = &ranker->candidates[place];
	Entry *entry = &ranker->entries[place];
	int16_t *shares = shares_of(ranker, place);

	entry->place = place;
	for (int i = 0; i < NX_N_RANK_FEATURES; i++)
	{
		shares[i] = share_of(&rank[i], candidate->values[i]);
		entry->score += shares[i];
	}
	shares[NX_RANK_TORN] = share_of(&rank[NX_RANK_TORN], candidate->torn);
	entry->best = entry->score + shares[NX_RANK_TORN];
}

static void
score_candidates(Ranker *ranker)
{
	const NxModel *model = ranker->analysis->model;

	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		if (model != NULL && model->rank != NULL)
			score_candidate(ranker, i);
		else
		{
			ranker->entries[i].place = i;
			ranker->entries[i].score = (int32_t) (ranker->n_candidates - i);
			ranker->entries[i].best = ranker->entries[i].score;
		}
	}
}

/* ---- order ---- */

static int
compare_entries(const void *a, const void *b)
{
	const Entry *left = a;
	const Entry *right = b;

	return (left->best < right->best) - (left->best > right->best);
}

/* The share of the candidate's terms, by idf, that picks hold. */
static uint16_t
repetition_of(const Ranker *ranker, const NxCandidate *candidate)
{
	const NxTerms *terms = &ranker->terms;
	uint64_t covered = 0;

	for (uint32_t i = terms->first[candidate->sentence];
		 i < terms->first[candidate->sentence + 1]; i++)
	{
		const NxTerm *term = &terms->terms[terms->lists[i]];

		if (term->covered)
			covered += term->idf;
	}
	return candidate->idf_sum == 0 ? 0
								   : (uint16_t) (covered * PERMILLE / candidate->idf_sum);
}

/* The score of a candidate in view of the sentences that are picked. */
static int32_t
score_again(const Ranker *ranker, uint32_t place)
{
	const NxRankEntry *rank = ranker->analysis->model->rank;
	int16_t *shares = shares_of(ranker, place);
	const NxCandidate *candidate = &ranker->candidates[place];
	bool stands = place > 0 && ranker->entries[place - 1].picked;

	shares[NX_RANK_ANTECEDENT] =
		stands ? 0 : share_of(&rank[NX_RANK_ANTECEDENT], candidate->lean);
	shares[NX_RANK_REPETITION] =
		share_of(&rank[NX_RANK_REPETITION], repetition_of(ranker, candidate));
	return ranker->entries[place].best + shares[NX_RANK_ANTECEDENT] +
		   shares[NX_RANK_REPETITION];
}

/* The candidate with the best score in view of the picks; at least one is left. */
static uint32_t
find_best(const Ranker *ranker)
{
	uint32_t best = NX_NONE;
	int32_t best_score = 0;

	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		uint32_t place = ranker->order[i].place;
		int32_t score;

		if (i % 1024 == 1023)
			nx_poll(ranker->analysis->arena->env);
		if (ranker->entries[place].picked)
			continue;
		if (best != NX_NONE && ranker->order[i].best <= best_score)
			break;
		score = score_again(ranker, place);
		if (best == NX_NONE || score > best_score)
		{
			best = place;
			best_score = score;
		}
	}
	return best;
}

static void
pick(Ranker *ranker, uint32_t place, uint32_t rank)
{
	NxTerms *terms = &ranker->terms;
	uint32_t sentence = ranker->candidates[place].sentence;

	ranker->entries[place].picked = true;
	ranker->analysis->scores[sentence].rank = rank;
	for (uint32_t i = terms->first[sentence]; i < terms->first[sentence + 1]; i++)
		terms->terms[terms->lists[i]].covered = true;
}

static void
sort_entries(Ranker *ranker)
{
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
		ranker->order[i] = ranker->entries[i];
	nx_sort_array(ranker->analysis->arena, ranker->order, ranker->n_candidates,
				  compare_entries);
}

/* One by one; returns how many were picked. */
static uint32_t
pick_best(Ranker *ranker)
{
	uint32_t n_ranked = 0;

	while (n_ranked < PICKS && n_ranked < ranker->n_candidates)
	{
		uint32_t place = find_best(ranker);

		pick(ranker, place, ++n_ranked);
	}
	return n_ranked;
}

static void
rank_rest(Ranker *ranker, uint32_t n_ranked)
{
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		uint32_t place = ranker->order[i].place;

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		if (ranker->entries[place].picked)
			continue;
		ranker->analysis->scores[ranker->candidates[place].sentence].rank = ++n_ranked;
		shares_of(ranker, place)[NX_RANK_ANTECEDENT] = 0;
		shares_of(ranker, place)[NX_RANK_REPETITION] = 0;
	}
}

static void
give_ranks(Ranker *ranker)
{
	const NxModel *model = ranker->analysis->model;
	uint32_t n_ranked = 0;

	sort_entries(ranker);
	if (model != NULL && model->rank != NULL)
		n_ranked = pick_best(ranker);
	rank_rest(ranker, n_ranked);
}

/*
 * Salience: the score above the lowest, in proportion to that of the best.  What the
 * rules take off is no part of it: it says nothing on how much a sentence matters.
 * An average sentence has a score of 0; in a story of few good ones none is without any.
 */
static void
give_salience(Ranker *ranker)
{
	int32_t low = POOR;
	int32_t high = INT32_MIN;

	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		int32_t score = ranker->entries[i].score;

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		low = score < low ? score : low;
		high = score > high ? score : high;
	}
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		NxSentenceScore *score = &ranker->analysis->scores[ranker->candidates[i].sentence];
		uint64_t above = (uint64_t) (ranker->entries[i].score - low);

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		score->salience =
			high > low ? (uint32_t) (above * NX_UNIT / (uint64_t) (high - low)) : NX_UNIT;
	}
}

void
nx_summary_rank(NxAnalysis *analysis)
{
	Ranker ranker = {.analysis = analysis};
	NxArena *arena = analysis->arena;

	analysis->shares = nx_new_array(arena, NxRankShares, analysis->text.n_sentences);
	nx_terms_collect(&ranker.terms, analysis);
	ranker.n_candidates = nx_sentence_features(analysis, &ranker.terms, &ranker.candidates);
	ranker.entries = nx_new_array(arena, Entry, ranker.n_candidates);
	ranker.order = nx_new_array(arena, Entry, ranker.n_candidates);
	score_candidates(&ranker);
	give_ranks(&ranker);
	give_salience(&ranker);
	nx_drop_array(arena, ranker.order, ranker.n_candidates);
	nx_drop_array(arena, ranker.entries, ranker.n_candidates);
	nx_drop_array(arena, ranker.candidates, ranker.n_candidates);
	nx_terms_drop(&ranker.terms, analysis);
}
