/*
 * match.h
 *	  Whether a newsdoc has the names that are asked for, and how well.
 *
 * What is asked for is prepared once, then held against millions of values: nothing
 * is allocated for a value but room for a name longer than any before.  The arena is
 * that of the preparation, and lives as long.
 */
#ifndef NEWSX_QUERY_MATCH_H
#define NEWSX_QUERY_MATCH_H

#include "query/query.h"

/* Tones beyond this are positive or negative: 0.05, in units of 2^-20. */
#define NX_NEUTRAL_BAND 52428

/* A query prepared; n log n in its terms.  The query must stay. */
typedef struct NxMatcher NxMatcher;
extern NxMatcher *nx_matcher_make(const NxQuery *query, NxArena *arena);

/*
 * Does the newsdoc with these bytes match?  NX_BAD_BYTES or NX_UNSUPPORTED if it is no
 * sound value; what stands behind the name that decided is not looked at.
 */
extern NxStatus nx_match_query(NxMatcher *matcher, const void *bytes, size_t len,
							   bool *matches, NxError *error);

/*
 * rank.c: how well the newsdoc answers the query, 0 to NX_UNIT.  0 if it does not
 * match.
 */
extern NxStatus nx_rank_query(NxMatcher *matcher, const void *bytes, size_t len,
							  uint32_t *rank, NxError *error);

/*
 * names.c: names prepared, to be found as whole names or aliases of an entity, but of
 * no date and no money.  Those that fold to nothing are found nowhere.
 */
typedef struct NxNameSet NxNameSet;
extern NxNameSet *nx_name_set_make(const NxString *names, uint32_t n, NxArena *arena);

/* Has the newsdoc any of them; has it all?  All of none is true. */
extern NxStatus nx_match_any_name(NxNameSet *set, const void *bytes, size_t len,
								  bool *matches, NxError *error);
extern NxStatus nx_match_all_names(NxNameSet *set, const void *bytes, size_t len,
								   bool *matches, NxError *error);

#endif /* NEWSX_QUERY_MATCH_H */
