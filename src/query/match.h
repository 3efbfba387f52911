/*
 * match.h
 *	  Whether a newsdoc has the names that are asked for.
 */
#ifndef NEWSX_QUERY_MATCH_H
#define NEWSX_QUERY_MATCH_H

#include "query/query.h"

/* Tones beyond this are positive or negative: 0.05, in units of 2^-20. */
#define NX_NEUTRAL_BAND 52428

/*
 * Does the newsdoc with these bytes match?  NX_BAD_BYTES or NX_UNSUPPORTED if it is no
 * sound value.  The arena is for scratch that grows with the longest name only.
 */
extern NxStatus nx_match_query(const NxQuery *query, const void *bytes, size_t len,
							   NxArena *arena, bool *matches, NxError *error);

/*
 * Names, folded, sorted by bytes, each once: which of them are the whole name or
 * alias of an entity (dates and money do not count)?  found[n] is filled.
 */
extern NxStatus nx_match_names(const NxString *names, uint32_t n, const void *bytes,
							   size_t len, NxArena *arena, bool *found, NxError *error);

/*
 * How well the newsdoc answers the query, 0 to NX_UNIT: see rank.c.  0 if it does not
 * match.
 */
extern NxStatus nx_rank_query(const NxQuery *query, const void *bytes, size_t len,
							  NxArena *arena, uint32_t *rank, NxError *error);

#endif /* NEWSX_QUERY_MATCH_H */
