/*
 * statistics.h
 *	  What ANALYZE counts of newsdocs, and how often a query may match by these
 *	  counts.
 *
 * Counted are the words of names and aliases, and the whole of those of several words,
 * each with a letter for the kind ("obama:p", "barack obama:p"); the same of dates and
 * money ("monday:date", "5 million:money"); names and aliases of one word that stand
 * alone ("=obama"); and which kinds of names there are at all, with which tone:
 *
 *		*  *+  *-			any name; one with a positive, with a negative tone
 *		*:p  *:p+  *:p-		the same of a kind
 *		*:date  *:money		any date, any sum
 */
#ifndef NEWSX_QUERY_STATISTICS_H
#define NEWSX_QUERY_STATISTICS_H

#include "query/keys.h"

/* What stands behind the words of each kind: ":p", ":date". */
extern const char *const nx_statistics_endings[NX_N_KINDS];

/* What is added up over newsdocs. */
typedef struct NxDocCounts
{
	double docs;
	double sentences;
	double entities;
	double mentions;
	double words;	 /* keys of one word */
	double names;	 /* entities but for dates and money */
	double positive; /* names with a tone above the neutral band */
	double negative; /* and below */
} NxDocCounts;

/* The keys of a newsdoc, each once, in no order; its counts are added to *counts. */
extern NxStatus nx_statistics_of_newsdoc(const void *bytes, size_t len, NxArena *arena,
										 NxString **keys, uint32_t *n_keys,
										 NxDocCounts *counts, NxError *error);

/* What is known of many newsdocs.  Shares are of 1. */
typedef struct NxStatistics
{
	const NxString *keys; /* sorted by bytes */
	const float *shares;  /* of newsdocs that have the key */
	uint32_t n_keys;	  /* 0: nothing is known */
	double least;		  /* of the shares */
	double n_docs;		  /* how many newsdocs there are, at least 1 */
	double n_sampled;	  /* of how many these were counted; 0: not known */
	double words;		  /* keys of one word in a newsdoc, in the mean; 0: not known */
	double positive;	  /* share of names with a tone above the neutral band */
	double negative;	  /* and below */
} NxStatistics;

/* Which share of the newsdocs matches? */
extern double nx_estimate_query(const NxStatistics *statistics, const NxQuery *query,
								NxArena *arena);

/* Which share has each of these folded names, or one of them? */
extern double nx_estimate_names(const NxStatistics *statistics, const NxString *names,
								uint32_t n, bool all, NxArena *arena);

#endif /* NEWSX_QUERY_STATISTICS_H */
