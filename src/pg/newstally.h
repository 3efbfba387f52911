/*
 * newstally.h
 *	  The SQL type newstally: a varlena whose content is the bytes of tally/format.h,
 *	  or in memory an expanded object that counts.
 *
 * It is the state of the aggregates.  As it is a real type and not `internal`, states
 * go between parallel workers and between servers by themselves; as it is an expanded
 * object while it grows, a row costs no more than with a state of type internal.
 */
#ifndef NEWSX_PG_NEWSTALLY_H
#define NEWSX_PG_NEWSTALLY_H

#include "pg/env_pg.h"
#include "tally/tally.h"
#include "utils/expandeddatum.h"

typedef struct varlena Newstally;

#define DatumGetNewstallyP(datum) ((Newstally *) PG_DETOAST_DATUM_PACKED(datum))
#define PG_GETARG_NEWSTALLY_P(n) DatumGetNewstallyP(PG_GETARG_DATUM(n))
#define PG_RETURN_NEWSTALLY_P(tally) PG_RETURN_POINTER(tally)

typedef struct NewstallyExpanded
{
	ExpandedObjectHeader header;
	NxEnv env;
	NxTally tally;
	char *flat; /* its bytes, if they were asked for since it changed last */
	uint32_t flat_len;
} NewstallyExpanded;

/* A value of these bytes, in the current memory context. */
extern Newstally *newstally_make(const char *bytes, size_t len);

/* A value of a sorted view, in the current memory context. */
extern Newstally *newstally_from_view(NewsxScratch *scratch, const NxTallyView *view);

/*
 * A value laid open, flat or expanded, in the scratch memory; of a flat one the numbers
 * are checked.  It points into the value, and is sorted if the value is flat.
 */
extern NxTallyView *newstally_open(NewsxScratch *scratch, Datum value);

/* Likewise, but of an expanded one no more than nx_tally_view_best gives. */
extern NxTallyView *newstally_open_best(NewsxScratch *scratch, Datum value, uint32_t n,
										NxKind kind);

/* The same of a flat value, all of which is checked. */
extern NxTallyView *newstally_open_whole(NewsxScratch *scratch, const Newstally *flat);

/* Before a name of a view is shown. */
extern void newstally_check_name(const NxTallyView *view, uint32_t index);

/*
 * The object that a function may add to, in place of argument n, which may be NULL:
 * inside an aggregate the state itself, brought into the aggregate's memory if it is
 * not there yet; elsewhere a copy in the current memory.
 */
extern NewstallyExpanded *newstally_writable(FunctionCallInfo fcinfo, int n);

/* Add a value to an object; NULL is no value. */
extern void newstally_add(NewstallyExpanded *expanded, NullableDatum value);

/* The object has changed, or will. */
extern void newstally_changed(NewstallyExpanded *expanded);

#define PG_RETURN_NEWSTALLY_EXPANDED(expanded) \
	PG_RETURN_DATUM(EOHPGetRWDatum(&(expanded)->header))

/* Report what is wrong with a tally. */
extern void newstally_report(const NxError *error, NewsxDoor door)
	__attribute__((noreturn));

#endif /* NEWSX_PG_NEWSTALLY_H */
