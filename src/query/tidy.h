/*
 * tidy.h
 *	  From a query as it was put together to its one form.
 */
#ifndef NEWSX_QUERY_TIDY_H
#define NEWSX_QUERY_TIDY_H

#include "query/query.h"

/*
 * Bring a query, whose items are sound postfix, into the form that query.h promises:
 * chains of one operator lean left, terms stand once each, in the order of the text.
 * items and terms are replaced by arrays of the arena.
 */
extern void nx_query_tidy(NxQuery *query, NxArena *arena);

/*
 * starts[i]: the first of the items that make up the operand which item i ends.  So of
 * an operator at i the right (or only) operand ends at i - 1, the left one at
 * starts[i - 1] - 1.
 */
extern uint32_t *nx_query_starts(const NxQuery *query, NxArena *arena);

/* The numbers of the terms, sorted by their content; equal ones by number. */
extern uint32_t *nx_query_sort_terms(const NxQuery *query, NxArena *arena);

/* Below, at or above 0, as memcmp: a total order. */
extern int nx_query_compare_terms(const NxQueryTerm *a, const NxQueryTerm *b);

#endif /* NEWSX_QUERY_TIDY_H */
