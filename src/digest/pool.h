/*
 * pool.h
 *	  All sentences that a digest keeps, laid side by side, with what each says of that
 *	  which the articles have in common.
 *
 * That is a sum over its terms, each worth its rareness times the square of the share of
 * the articles that use it (D. Radev et al. have the idea, in Centroid-based
 * summarization of multiple documents, 2004).
 *
 * Copies.  The same agency text in ten papers counts more than in one, but not ten times
 * as much: k copies of a sentence count as the square root of k.  So an article counts
 * as the mean over its sentences of one over the square root of how many articles have
 * the sentence, word for word but for function words.
 *
 * Shares and the like are in units of 1/NX_POOL_ONE.
 */
#ifndef NEWSX_DIGEST_POOL_H
#define NEWSX_DIGEST_POOL_H

#include "digest/extract.h"

#define NX_POOL_ONE 1024

typedef struct NxCandidate
{
	NxExtractSentence sentence;
	uint32_t article;
	uint32_t n_story;
	uint32_t weight;  /* of its terms: the sum of idfs */
	uint64_t gain;	  /* what its terms are worth, times NX_POOL_ONE */
	uint64_t print;	  /* hash of its terms: the same in copies */
	uint32_t root;	  /* for choose.c: what the gain is divided by */
	uint32_t nearest; /* share of words with a pick, the largest */
	bool picked;
	bool out;
} NxCandidate;

/* That a sentence has a term. */
typedef struct NxTermUse
{
	uint32_t term;
	uint32_t candidate;
} NxTermUse;

/* A term of all articles. */
typedef struct NxPoolTerm
{
	uint32_t first; /* of its uses */
	uint32_t n;
	uint32_t idf;
	uint32_t worth; /* idf times the square of the share */
	bool said;		/* for choose.c: a pick has it */
} NxPoolTerm;

typedef struct NxPool
{
	NxArena *arena;
	const NxDigestView *view;
	NxCandidate *candidates; /* by article, then in reading order */
	uint32_t n_candidates;
	uint32_t *firsts; /* [n_articles + 1]: of each article's candidates */
	uint32_t *shares; /* [n_articles]: what the article counts */
	uint64_t all_shares;
	NxTermUse *uses; /* by word, then candidate */
	uint32_t n_uses;
	NxPoolTerm *terms;
	uint32_t n_terms;
	uint32_t *lists; /* of each candidate its terms, one list after the other */
	uint32_t *list_starts;
} NxPool;

/* The sentences, in the arena; their texts point into the view. */
extern void nx_pool_open(NxPool *pool, const NxDigestView *view, NxArena *arena);

/* What they are worth: weight, gain, and all about terms. */
extern void nx_pool_weigh(NxPool *pool);

/* The square root, rounded down. */
extern uint32_t nx_square_root(uint64_t x);

#endif /* NEWSX_DIGEST_POOL_H */
