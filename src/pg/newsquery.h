/*
 * newsquery.h
 *	  The SQL type newsquery: a varlena whose content is the bytes of
 *	  query/format.h.
 *
 * The bytes need no alignment, so values are read where they lie, short header
 * or not.
 */
#ifndef NEWSX_PG_NEWSQUERY_H
#define NEWSX_PG_NEWSQUERY_H

#include "pg/env_pg.h"
#include "query/query.h"

typedef struct varlena Newsquery;

#define DatumGetNewsqueryP(datum) ((Newsquery *) PG_DETOAST_DATUM_PACKED(datum))
#define NewsqueryPGetDatum(newsquery) PointerGetDatum(newsquery)
#define PG_GETARG_NEWSQUERY_P(n) DatumGetNewsqueryP(PG_GETARG_DATUM(n))
#define PG_RETURN_NEWSQUERY_P(newsquery) PG_RETURN_POINTER(newsquery)

/* The value of a query, in the current memory context. */
extern Newsquery *newsquery_make(NewsxScratch *scratch, const NxQuery *query);

/*
 * Take a stored value apart, checking all of it; the result is in the scratch
 * memory and points into the value.
 */
extern const NxQuery *newsquery_open(NewsxScratch *scratch, const Newsquery *value);

/*
 * Tell the user about terms that were dropped, or that there is none.  `given` is the
 * text as the user wrote it.
 */
extern void newsquery_notice(const NxQuery *query, uint32_t n_dropped, const char *given);

#endif /* NEWSX_PG_NEWSQUERY_H */
