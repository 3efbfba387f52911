/*
 * kinds_pg.h
 *	  The kinds of entity as arguments of SQL functions.
 */
#ifndef NEWSX_PG_KINDS_PG_H
#define NEWSX_PG_KINDS_PG_H

#include "base/kinds.h"

/* The kind of that name; if there is none, an error whose hint lists them. */
extern NxKind newsx_kind(const text *name);

#endif /* NEWSX_PG_KINDS_PG_H */
