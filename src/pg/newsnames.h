/*
 * newsnames.h
 *	  The SQL type newsnames: a varlena whose content is the bytes of names/format.h, or
 *	  in memory an expanded object that rows are added to.
 *
 * It is the state of the aggregate news_names; as it is a real type and not `internal`,
 * states go between parallel workers and between servers by themselves.
 */
#ifndef NEWSX_PG_NEWSNAMES_H
#define NEWSX_PG_NEWSNAMES_H

#include "names/names.h"
#include "pg/env_pg.h"
#include "utils/expandeddatum.h"

typedef struct varlena Newsnames;

#define DatumGetNewsnamesP(datum) ((Newsnames *) PG_DETOAST_DATUM_PACKED(datum))
#define PG_GETARG_NEWSNAMES_P(n) DatumGetNewsnamesP(PG_GETARG_DATUM(n))
#define PG_RETURN_NEWSNAMES_P(names) PG_RETURN_POINTER(names)

typedef struct NewsnamesExpanded
{
	ExpandedObjectHeader header;
	MemoryContext context; /* of the rows and their strings */
	NxEnv env;
	NxArena arena;
	NxNames names; /* not tidy */
	uint32_t capacity;
	uint32_t tidy_at; /* how many rows to sort and leave duplicates out at */
	char *flat;		  /* its bytes, if they were asked for since it changed last */
	uint32_t flat_len;
} NewsnamesExpanded;

/* The value of a tidy list, in the current memory context. */
extern Newsnames *newsnames_make(NewsxScratch *scratch, const NxNames *names);

/* Take a stored value apart, checking it; the rows point into it. */
extern NxNames newsnames_open(NewsxScratch *scratch, const Newsnames *value);

/*
 * The object that a function may add to, in place of argument n, which may be NULL:
 * inside an aggregate the state itself, elsewhere a copy in the current memory.
 */
extern NewsnamesExpanded *newsnames_writable(FunctionCallInfo fcinfo, int n);

/* Add a row, whose bytes are copied; add the rows of a value, NULL being none. */
extern void newsnames_add_row(NewsnamesExpanded *expanded, const NxNamesRow *row);
extern void newsnames_add(NewsnamesExpanded *expanded, NullableDatum value);

#define PG_RETURN_NEWSNAMES_EXPANDED(expanded) \
	PG_RETURN_DATUM(EOHPGetRWDatum(&(expanded)->header))

/* Report what is wrong with a value's bytes, or with the rows that an aggregate is given. */
extern void newsnames_report(const NxError *error, NewsxDoor door)
	__attribute__((noreturn));
extern void newsnames_report_row(const NxError *error) __attribute__((noreturn));

#endif /* NEWSX_PG_NEWSNAMES_H */
