/*
 * newsdoc.h
 *	  The SQL type newsdoc: a varlena whose content is the bytes of
 *	  doc/format.h.
 *
 * The bytes need no alignment, so values are read where they lie, short header
 * or not.
 */
#ifndef NEWSX_PG_NEWSDOC_H
#define NEWSX_PG_NEWSDOC_H

#include "doc/doc.h"
#include "pg/env_pg.h"

typedef struct varlena Newsdoc;

#define DatumGetNewsdocP(datum) ((Newsdoc *) PG_DETOAST_DATUM_PACKED(datum))
#define NewsdocPGetDatum(newsdoc) PointerGetDatum(newsdoc)
#define PG_GETARG_NEWSDOC_P(n) DatumGetNewsdocP(PG_GETARG_DATUM(n))
#define PG_RETURN_NEWSDOC_P(newsdoc) PG_RETURN_POINTER(newsdoc)

/* A value of these bytes, in the current memory context. */
extern Newsdoc *newsdoc_make(const char *bytes, size_t len);

/*
 * Take a stored value apart, checking all of it; the result is in the scratch
 * memory and points into the value.
 */
extern const NxDoc *newsdoc_open(NewsxScratch *scratch, const Newsdoc *value);

/* Report that a value's bytes are not sound. */
extern void newsx_report_newsdoc(const NxError *error, NewsxDoor door)
	__attribute__((noreturn));

/* Only its head: identity, counts, tone. */
extern NxDoc newsdoc_open_head(const Newsdoc *value);

/* Refuse a body that is not the one the value was made from. */
extern void newsdoc_check_body(const NxDoc *doc, NxString body);

#endif /* NEWSX_PG_NEWSDOC_H */
