/*
 * matcher.h
 *	  The walk behind nx_match_query and nx_rank_query.
 */
#ifndef NEWSX_QUERY_MATCHER_H
#define NEWSX_QUERY_MATCHER_H

#include "query/match.h"
#include "query/phrase.h"

struct NxMatcher
{
	const NxQuery *query;
	const NxEnv *env;
	NxPhraseSet set;	/* of the terms that have words */
	uint32_t *worded;	/* their terms: what the members of the set stand for */
	uint32_t *wordless; /* the terms for any name */
	uint32_t n_wordless;
	bool kinds[NX_N_KINDS]; /* asked for by some term */
	NxFolder folder;

	NxTernary if_none; /* what the query is where no term is found */

	/* Of the newsdoc at hand. */
	NxTernary *terms;			/* NX_TRUE once found, else NX_MAYBE */
	uint32_t *saliences;		/* of the most salient entity of each term found */
	uint32_t *found;			/* the terms found, */
	uint32_t n_found;			/* so many */
	NxTernary *stack;			/* for nx_query_evaluate */
	struct NxRankValue *values; /* rank.c's stack, once it is needed */
};

/*
 * Fill terms and saliences, and give what the query is.  With `hurry` stops as soon as
 * that is decided.
 */
extern NxStatus nx_matcher_walk(NxMatcher *matcher, const void *bytes, size_t len,
								bool hurry, NxTernary *result, NxError *error);

#endif /* NEWSX_QUERY_MATCHER_H */
