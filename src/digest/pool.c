/*
 * pool.c
 *	  The sentences that a digest keeps, and what they are worth; pool.h says how.
 */
#include "digest/pool.h"

#include <string.h>

#include "base/hash.h"
#include "base/sort.h"

/* ---- laying open ---- */

static void
add_candidate(NxPool *pool, uint32_t article, const NxExtract *extract, uint32_t i)
{
	const NxExtractSentence *sentence = &extract->sentences[i];
	NxCandidate *candidate = &pool->candidates[pool->n_candidates++];

	candidate->sentence = *sentence;
	candidate->article = article;
	candidate->n_story = extract->n_story;
	candidate->print = nx_hash64(sentence->terms, (size_t) sentence->n_terms * 4);
	pool->n_uses += sentence->n_terms;
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

void
nx_pool_open(NxPool *pool, const NxDigestView *view, NxArena *arena)
{
	NxExtract extract;
	uint32_t n = 0;

	memset(pool, 0, sizeof(*pool));
	pool->arena = arena;
	pool->view = view;
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		nx_poll(pool->arena->env);
		open_extract(view, i, &extract);
		n += extract.n_sentences;
	}
	pool->candidates = nx_new_array(pool->arena, NxCandidate, n);
	pool->firsts = nx_new_array(pool->arena, uint32_t, (size_t) view->n_articles + 1);
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		nx_poll(pool->arena->env);
		open_extract(view, i, &extract);
		pool->firsts[i] = pool->n_candidates;
		for (uint32_t k = 0; k < extract.n_sentences; k++)
			add_candidate(pool, i, &extract, k);
	}
	pool->firsts[view->n_articles] = pool->n_candidates;
}

/* ---- copies ---- */

uint32_t
nx_square_root(uint64_t x)
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
weigh_articles(NxPool *pool)
{
	NxArena *arena = pool->arena;
	const NxDigestView *view = pool->view;
	Print *prints = nx_new_array(arena, Print, pool->n_candidates);
	uint64_t *sums = nx_new_array(arena, uint64_t, view->n_articles);
	uint32_t end;

	for (uint32_t i = 0; i < pool->n_candidates; i++)
		prints[i] = (Print){pool->candidates[i].print, i};
	nx_sort_array(arena, prints, pool->n_candidates, compare_prints);
	for (uint32_t i = 0; i < pool->n_candidates; i = end)
	{
		uint64_t copies = 0;

		nx_poll(arena->env);
		for (end = i; end < pool->n_candidates && prints[end].print == prints[i].print;
			 end++)
			copies +=
				view->articles[pool->candidates[prints[end].candidate].article].copies;
		if (copies > NX_DIGEST_MAX_COPIES)
			copies = NX_DIGEST_MAX_COPIES;
		for (uint32_t k = i; k < end; k++)
			sums[pool->candidates[prints[k].candidate].article] +=
				((uint64_t) NX_POOL_ONE << 20) / nx_square_root(copies << 20);
	}
	pool->shares = nx_new_array(arena, uint32_t, view->n_articles);
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		uint32_t n = pool->firsts[i + 1] - pool->firsts[i];
		uint64_t copies = view->articles[i].copies;
		uint64_t share = copies * (sums[i] / n) / NX_POOL_ONE;

		/* The root of the most copies is 2^20, so it fits. */
		pool->shares[i] = share == 0 ? 1 : (uint32_t) share;
		pool->all_shares += pool->shares[i];
	}
	nx_drop_array(arena, prints, pool->n_candidates);
	nx_drop_array(arena, sums, view->n_articles);
}

/* ---- terms ---- */

static int
compare_uses(const void *left, const void *right)
{
	const NxTermUse *a = left;
	const NxTermUse *b = right;

	uint32_t left_word = nx_extract_word(a->term);
	uint32_t right_word = nx_extract_word(b->term);

	if (left_word != right_word)
		return left_word < right_word ? -1 : 1;
	return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static void
collect_uses(NxPool *pool)
{
	uint32_t n = 0;

	pool->uses = nx_new_array(pool->arena, NxTermUse, pool->n_uses);
	for (uint32_t i = 0; i < pool->n_candidates; i++)
	{
		const NxExtractSentence *sentence = &pool->candidates[i].sentence;

		if (i % 64 == 0)
			nx_poll(pool->arena->env);
		for (uint32_t k = 0; k < sentence->n_terms; k++)
			pool->uses[n++] = (NxTermUse){nx_get_u32(sentence->terms + 4 * k), i};
	}
	nx_sort_array(pool->arena, pool->uses, n, compare_uses);
}

/* What the articles count in which the term of these uses stands. */
static uint64_t
share_of(const NxPool *pool, const NxTermUse *uses, uint32_t n)
{
	uint32_t last = UINT32_MAX;
	uint64_t share = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t article = pool->candidates[uses[i].candidate].article;

		if (article != last)
			share += pool->shares[article];
		last = article;
	}
	return share;
}

static void
weigh_terms(NxPool *pool)
{
	uint32_t end;

	pool->terms = nx_new_array(pool->arena, NxPoolTerm, pool->n_uses);
	for (uint32_t i = 0; i < pool->n_uses; i = end)
	{
		NxPoolTerm *term = &pool->terms[pool->n_terms++];
		uint32_t word = nx_extract_word(pool->uses[i].term);
		uint64_t share;

		nx_poll(pool->arena->env);
		term->first = i;
		term->idf = nx_extract_idf(pool->uses[i].term);
		for (end = i; end < pool->n_uses && nx_extract_word(pool->uses[end].term) == word;
			 end++)
		{
			uint32_t idf = nx_extract_idf(pool->uses[end].term);

			/* Forms of one word: as rare as the most usual one. */
			term->idf = idf < term->idf ? idf : term->idf;
		}
		term->n = end - i;
		share = share_of(pool, pool->uses + i, term->n) * NX_POOL_ONE / pool->all_shares;
		term->worth = term->idf * (uint32_t) (share * share / NX_POOL_ONE);
	}
}

/* Each candidate gets the list of its terms, and what they are worth. */
static void
list_terms(NxPool *pool)
{
	NxArena *arena = pool->arena;
	uint32_t *next = nx_new_array(arena, uint32_t, (size_t) pool->n_candidates + 1);

	pool->lists = nx_new_array(arena, uint32_t, pool->n_uses);
	pool->list_starts = nx_new_array(arena, uint32_t, (size_t) pool->n_candidates + 1);
	for (uint32_t i = 0; i < pool->n_candidates; i++)
		pool->list_starts[i + 1] =
			pool->list_starts[i] + pool->candidates[i].sentence.n_terms;
	if (pool->n_candidates > 0)
		memcpy(next, pool->list_starts, pool->n_candidates * sizeof(*next));
	for (uint32_t t = 0; t < pool->n_terms; t++)
	{
		const NxPoolTerm *term = &pool->terms[t];

		nx_poll(arena->env);
		for (uint32_t i = term->first; i < term->first + term->n; i++)
		{
			uint32_t number = pool->uses[i].candidate;

			pool->lists[next[number]++] = t;
			pool->candidates[number].weight += term->idf;
			pool->candidates[number].gain += (uint64_t) term->worth * NX_POOL_ONE;
		}
	}
}

void
nx_pool_weigh(NxPool *pool)
{
	weigh_articles(pool);
	collect_uses(pool);
	weigh_terms(pool);
	list_terms(pool);
}
