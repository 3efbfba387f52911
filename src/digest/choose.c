/*
 * choose.c
 *	  Which sentences a digest has, and in which order.
 *
 * A sentence is worth what it says of that which the articles have in common, and what
 * its own article's ranking gives it.  The first is a sum over its terms of their
 * rareness times the share of the articles that use them; per term, so that long
 * sentences have no advantage (centrality, as D. Radev et al. have it: Centroid-based
 * summarization of multiple documents, 2004).
 *
 * Copies.  The same agency text in ten papers counts more than in one, but not ten times
 * as much: k copies of a sentence count as the square root of k.  So an article counts
 * as the mean over its sentences of one over the square root of how many articles have
 * the sentence, word for word but for function words.
 *
 * Nothing twice.  Sentences are picked one by one.  What a pick says counts less from
 * then on, in whichever sentence it stands (so the next pick brings something new: K. Lin
 * and J. Bilmes, A class of submodular functions for document summarization, 2011); and
 * one whose words are mostly those of a pick, or the other way round, is left out.
 *
 * Reading order.  Each pick stands where articles say the like, in the mean.
 *
 * All in integers, so it is the same on every machine.  Time: the terms of all sentences
 * times the picks, at the worst, and NX_DIGEST_MAX_SIZE bounds both.
 */
#include "digest/digest.h"

#include <string.h>

#include "base/hash.h"
#include "base/sort.h"
#include "digest/extract.h"

#define ONE 1024

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

typedef struct Candidate
{
	NxExtractSentence sentence;
	uint32_t article;
	uint32_t n_story;
	uint32_t weight;  /* of its terms: the sum of idfs */
	uint64_t gain;	  /* what it says of what the articles have in common, not said yet */
	uint64_t print;	  /* hash of its terms: the same in copies */
	uint32_t nearest; /* share of words with a pick, the largest, of ONE */
	bool picked;
	bool out; /* says the same as a pick */
} Candidate;

/* That a sentence has a term. */
typedef struct Use
{
	uint32_t term;
	uint32_t candidate;
} Use;

/* A term of all articles. */
typedef struct Term
{
	uint32_t first; /* of its uses */
	uint32_t n;
	uint32_t idf;
	uint32_t worth; /* its idf times the share of the articles, of ONE */
	bool said;
} Term;

typedef struct Chooser
{
	NxArena *arena;
	const NxDigestView *view;
	Candidate *candidates; /* by article, then in reading order */
	uint32_t n_candidates;
	uint32_t *firsts; /* [n_articles + 1]: of each article's candidates */
	uint32_t *shares; /* [n_articles]: what the article counts, ONE without copies */
	uint64_t all_shares;
	Use *uses; /* by term, then candidate */
	uint32_t n_uses;
	Term *terms;
	uint32_t n_terms;
	uint32_t *lists; /* of each candidate its terms, one list after the other */
	uint32_t *list_starts;
	uint32_t *common; /* [n_candidates]: idf of the words shared with the last pick */
	uint32_t *touched;
	uint64_t best; /* per term, of the best candidate before any pick */
} Chooser;

/* ---- laying open ---- */

static void
add_candidate(Chooser *chooser, uint32_t article, const NxExtract *extract, uint32_t i)
{
	const NxExtractSentence *sentence = &extract->sentences[i];
	Candidate *candidate = &chooser->candidates[chooser->n_candidates++];

	candidate->sentence = *sentence;
	candidate->article = article;
	candidate->n_story = extract->n_story;
	candidate->print = nx_hash64(sentence->terms, (size_t) sentence->n_terms * 4);
	chooser->n_uses += sentence->n_terms;
}

/* An extract of a view, which is sound: it was checked, or is our own. */
static void
open_extract(const NxDigestView *view, uint32_t article, NxExtract *extract)
{
	NxReader reader;

	nx_reader_init(&reader, view->articles[article].extract.bytes,
				   view->articles[article].extract.len);
	nx_extract_open(extract, &reader, NULL);
}

static void
lay_open(Chooser *chooser)
{
	const NxDigestView *view = chooser->view;
	NxExtract extract;
	uint32_t n = 0;

	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		nx_poll(chooser->arena->env);
		open_extract(view, i, &extract);
		n += extract.n_sentences;
	}
	chooser->candidates = nx_new_array(chooser->arena, Candidate, n);
	chooser->firsts = nx_new_array(chooser->arena, uint32_t, (size_t) view->n_articles + 1);
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		nx_poll(chooser->arena->env);
		open_extract(view, i, &extract);
		chooser->firsts[i] = chooser->n_candidates;
		for (uint32_t k = 0; k < extract.n_sentences; k++)
			add_candidate(chooser, i, &extract, k);
	}
	chooser->firsts[view->n_articles] = chooser->n_candidates;
}

/* ---- copies ---- */

static uint32_t
square_root(uint64_t x)
{
	uint64_t root = 0;

	for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1)
	{
		if ((root + bit) * (root + bit) <= x)
			root += bit;
	}
	return (uint32_t) root;
}

/* A sentence's words, and how often it stands in all copies of all articles. */
typedef struct Print
{
	uint64_t print;
	uint32_t candidate;
} Print;

static int
compare_prints(const void *left, const void *right)
{
	const Print *a = left;
	const Print *b = right;

	if (a->print != b->print)
		return a->print < b->print ? -1 : 1;
	return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

/*
 * What each article counts: the copies of its body, each of them the mean over its
 * sentences of one over the square root of how many articles have the sentence, which
 * is in units of 2^-20.
 */
static void
weigh_articles(Chooser *chooser)
{
	NxArena *arena = chooser->arena;
	const NxDigestView *view = chooser->view;
	Print *prints = nx_new_array(arena, Print, chooser->n_candidates);
	uint64_t *sums = nx_new_array(arena, uint64_t, view->n_articles);
	uint32_t end;

	for (uint32_t i = 0; i < chooser->n_candidates; i++)
		prints[i] = (Print){chooser->candidates[i].print, i};
	nx_sort_array(arena, prints, chooser->n_candidates, compare_prints);
	for (uint32_t i = 0; i < chooser->n_candidates; i = end)
	{
		uint64_t copies = 0;

		nx_poll(arena->env);
		for (end = i; end < chooser->n_candidates && prints[end].print == prints[i].print;
			 end++)
			copies +=
				view->articles[chooser->candidates[prints[end].candidate].article].copies;
		if (copies > NX_DIGEST_MAX_COPIES)
			copies = NX_DIGEST_MAX_COPIES;
		for (uint32_t k = i; k < end; k++)
			sums[chooser->candidates[prints[k].candidate].article] +=
				((uint64_t) ONE << 20) / square_root(copies << 20);
	}
	chooser->shares = nx_new_array(arena, uint32_t, view->n_articles);
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		uint32_t n = chooser->firsts[i + 1] - chooser->firsts[i];
		uint64_t copies = view->articles[i].copies;
		uint64_t share = copies * (sums[i] / n) / ONE;

		/* The root of the most copies is 2^20, so it fits. */
		chooser->shares[i] = share == 0 ? 1 : (uint32_t) share;
		chooser->all_shares += chooser->shares[i];
	}
	nx_drop_array(arena, prints, chooser->n_candidates);
	nx_drop_array(arena, sums, view->n_articles);
}

/* ---- terms ---- */

static int
compare_uses(const void *left, const void *right)
{
	const Use *a = left;
	const Use *b = right;

	uint32_t left_word = nx_extract_word(a->term);
	uint32_t right_word = nx_extract_word(b->term);

	if (left_word != right_word)
		return left_word < right_word ? -1 : 1;
	return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static void
collect_uses(Chooser *chooser)
{
	uint32_t n = 0;

	chooser->uses = nx_new_array(chooser->arena, Use, chooser->n_uses);
	for (uint32_t i = 0; i < chooser->n_candidates; i++)
	{
		const NxExtractSentence *sentence = &chooser->candidates[i].sentence;

		if (i % 64 == 0)
			nx_poll(chooser->arena->env);
		for (uint32_t k = 0; k < sentence->n_terms; k++)
			chooser->uses[n++] = (Use){nx_get_u32(sentence->terms + 4 * k), i};
	}
	nx_sort_array(chooser->arena, chooser->uses, n, compare_uses);
}

/* What the articles count in which the term of these uses stands. */
static uint64_t
share_of(const Chooser *chooser, const Use *uses, uint32_t n)
{
	uint32_t last = UINT32_MAX;
	uint64_t share = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t article = chooser->candidates[uses[i].candidate].article;

		if (article != last)
			share += chooser->shares[article];
		last = article;
	}
	return share;
}

static void
weigh_terms(Chooser *chooser)
{
	uint32_t end;

	chooser->terms = nx_new_array(chooser->arena, Term, chooser->n_uses);
	for (uint32_t i = 0; i < chooser->n_uses; i = end)
	{
		Term *term = &chooser->terms[chooser->n_terms++];
		uint32_t word = nx_extract_word(chooser->uses[i].term);
		uint64_t share;

		nx_poll(chooser->arena->env);
		term->first = i;
		term->idf = nx_extract_idf(chooser->uses[i].term);
		for (end = i;
			 end < chooser->n_uses && nx_extract_word(chooser->uses[end].term) == word;
			 end++)
		{
			uint32_t idf = nx_extract_idf(chooser->uses[end].term);

			/* Forms of one word: as rare as the most usual one. */
			term->idf = idf < term->idf ? idf : term->idf;
		}
		term->n = end - i;
		share = share_of(chooser, chooser->uses + i, term->n) * ONE / chooser->all_shares;
		term->worth = term->idf * (uint32_t) (share * share / ONE);
	}
}

/* Each candidate gets the list of its terms, and what they are worth. */
static void
list_terms(Chooser *chooser)
{
	NxArena *arena = chooser->arena;
	uint32_t *next = nx_new_array(arena, uint32_t, (size_t) chooser->n_candidates + 1);

	chooser->lists = nx_new_array(arena, uint32_t, chooser->n_uses);
	chooser->list_starts =
		nx_new_array(arena, uint32_t, (size_t) chooser->n_candidates + 1);
	for (uint32_t i = 0; i < chooser->n_candidates; i++)
		chooser->list_starts[i + 1] =
			chooser->list_starts[i] + chooser->candidates[i].sentence.n_terms;
	if (chooser->n_candidates > 0)
		memcpy(next, chooser->list_starts, chooser->n_candidates * sizeof(*next));
	for (uint32_t t = 0; t < chooser->n_terms; t++)
	{
		const Term *term = &chooser->terms[t];

		nx_poll(arena->env);
		for (uint32_t i = term->first; i < term->first + term->n; i++)
		{
			uint32_t number = chooser->uses[i].candidate;

			chooser->lists[next[number]++] = t;
			chooser->candidates[number].weight += term->idf;
			chooser->candidates[number].gain += (uint64_t) term->worth * ONE;
		}
	}
}

/* ---- picking ---- */

static uint64_t
centrality(const Candidate *candidate)
{
	uint64_t n = candidate->sentence.n_terms + CENTRALITY_TERMS;

	return candidate->gain / square_root(n * ONE);
}

static bool
is_led_up_to(const Chooser *chooser, uint32_t number)
{
	const Candidate *candidate = &chooser->candidates[number];
	const Candidate *before = candidate - 1;

	return number > chooser->firsts[candidate->article] && before->picked &&
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
	const Candidate *candidate = &chooser->candidates[number];
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
	for (uint32_t i = 0; i < chooser->n_candidates; i++)
	{
		uint64_t own = centrality(&chooser->candidates[i]);

		if (own > chooser->best)
			chooser->best = own;
	}
	if (chooser->best == 0)
		chooser->best = 1;
	for (uint32_t i = 0; i < chooser->n_candidates; i++)
		chooser->candidates[i].out =
			centrality(&chooser->candidates[i]) * ONE / chooser->best < LEAST;
}

/* The candidate with the best score; the first of those alike; UINT32_MAX: none is left. */
static uint32_t
find_best(const Chooser *chooser)
{
	uint32_t best = UINT32_MAX;
	int64_t best_score = 0;

	for (uint32_t i = 0; i < chooser->n_candidates; i++)
	{
		const Candidate *candidate = &chooser->candidates[i];
		int64_t own;

		if (i % 1024 == 0)
			nx_poll(chooser->arena->env);
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
mark_said(Chooser *chooser, Term *term)
{
	if (term->said)
		return;
	term->said = true;
	for (uint32_t i = term->first; i < term->first + term->n; i++)
		chooser->candidates[chooser->uses[i].candidate].gain -=
			(uint64_t) term->worth * (ONE - SAID);
}

/* Fill common[] for all that share words with the pick; gives how many, in touched[]. */
static uint32_t
find_common(Chooser *chooser, uint32_t pick)
{
	uint32_t n = 0;

	for (uint32_t k = chooser->list_starts[pick]; k < chooser->list_starts[pick + 1]; k++)
	{
		Term *term = &chooser->terms[chooser->lists[k]];

		nx_poll(chooser->arena->env);
		for (uint32_t i = term->first; i < term->first + term->n; i++)
		{
			uint32_t number = chooser->uses[i].candidate;

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
share_of_shorter(const Candidate *a, const Candidate *b, uint32_t common)
{
	return common * ONE / (a->weight < b->weight ? a->weight : b->weight);
}

static uint32_t
share_of_both(const Candidate *a, const Candidate *b, uint32_t common)
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
	const Candidate *picked = &chooser->candidates[pick];
	uint64_t sum = 0;
	uint64_t shares = 0;

	for (uint32_t i = 0; i < n_touched; i++)
	{
		uint32_t number = chooser->touched[i];
		Candidate *candidate = &chooser->candidates[number];
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
	for (uint32_t i = 0; i < chooser->view->n_articles; i++)
	{
		if (standings[i].likeness == 0)
			continue;
		sum += (uint64_t) standings[i].place * chooser->shares[i];
		shares += chooser->shares[i];
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
	Standing *standings = nx_new_array(chooser->arena, Standing, chooser->view->n_articles);
	uint32_t place;

	chooser->candidates[number].picked = true;
	place = settle(chooser, number, find_common(chooser, number), standings);
	nx_drop_array(chooser->arena, standings, chooser->view->n_articles);
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
pick_all(Chooser *chooser, uint32_t n, Pick *picks)
{
	uint32_t n_picks = 0;

	chooser->common = nx_new_array(chooser->arena, uint32_t, chooser->n_candidates);
	chooser->touched = nx_new_array(chooser->arena, uint32_t, chooser->n_candidates);
	sort_out(chooser);
	while (n_picks < n)
	{
		uint32_t best = find_best(chooser);

		if (best == UINT32_MAX)
			break;
		picks[n_picks] = (Pick){best, pick(chooser, best), n_picks, false};
		n_picks++;
	}
	choose_opener(picks, n_picks);
	nx_sort_array(chooser->arena, picks, n_picks, compare_picks);
	return n_picks;
}

/* The texts of picks, in their order. */
static NxString *
texts_of(const Chooser *chooser, const Pick *picks, uint32_t n)
{
	NxString *texts = nx_new_array(chooser->arena, NxString, n);

	for (uint32_t i = 0; i < n; i++)
		texts[i] = chooser->candidates[picks[i].candidate].sentence.text;
	return texts;
}

/* How many candidates have a better rank, where all are of one article. */
static uint32_t
count_better(const Chooser *chooser, uint32_t rank)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < chooser->n_candidates; i++)
		n += chooser->candidates[i].sentence.rank < rank;
	return n;
}

/* Of one article the digest is its summary. */
static uint32_t
pick_best_ranks(const Chooser *chooser, Pick *picks)
{
	uint32_t n_picks = 0;

	for (uint32_t i = 0; i < chooser->n_candidates; i++)
	{
		if (count_better(chooser, chooser->candidates[i].sentence.rank) < chooser->view->n)
			picks[n_picks++] = (Pick){.candidate = i};
	}
	return n_picks;
}

NxString *
nx_digest_choose(const NxDigestView *view, NxArena *arena, uint32_t *n_chosen)
{
	Chooser chooser = {.arena = arena, .view = view};
	Pick *picks;
	uint32_t n;

	lay_open(&chooser);
	n = view->n < chooser.n_candidates ? view->n : chooser.n_candidates;
	picks = nx_new_array(arena, Pick, chooser.n_candidates);
	if (view->n_articles == 1)
		*n_chosen = pick_best_ranks(&chooser, picks);
	else
	{
		weigh_articles(&chooser);
		collect_uses(&chooser);
		weigh_terms(&chooser);
		list_terms(&chooser);
		*n_chosen = pick_all(&chooser, n, picks);
	}
	return texts_of(&chooser, picks, *n_chosen);
}
