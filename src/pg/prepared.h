/*
 * prepared.h
 *	  What a function makes of one of its arguments, kept while the argument stays the
 *	  same: in nearly all queries it is a constant, held against millions of rows.
 */
#ifndef NEWSX_PG_PREPARED_H
#define NEWSX_PG_PREPARED_H

#include "pg/env_pg.h"

/*
 * Make something of an argument, which is a copy that stays; called in the memory
 * context of the scratch, which goes when the argument changes.
 */
typedef void *(*NewsxPrepare)(NewsxScratch *scratch, struct varlena *argument);

/* What `prepare` made of an argument of this function that has the same bytes. */
extern void *newsx_prepared(FunctionCallInfo fcinfo, int argument, NewsxPrepare prepare);

#endif /* NEWSX_PG_PREPARED_H */
