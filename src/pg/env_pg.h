/*
 * env_pg.h
 *	  PostgreSQL as the core's host: memory, cancel, and reports of errors.
 */
#ifndef NEWSX_PG_ENV_PG_H
#define NEWSX_PG_ENV_PG_H

#include "base/arena.h"

/* Memory of one call, dropped as a whole at its end or by an error. */
typedef struct NewsxScratch
{
	MemoryContext context;
	NxEnv env;
	NxArena arena;
} NewsxScratch;

/* Begin in a child of the current context, which stays current. */
extern void newsx_scratch_begin(NewsxScratch *scratch);
extern void newsx_scratch_end(NewsxScratch *scratch);

/* The environment over a context that the caller owns. */
extern NxEnv newsx_env(MemoryContext context);

/* Where bytes came in: the same fault has another SQLSTATE at each door. */
typedef enum NewsxDoor
{
	NEWSX_DOOR_LITERAL,	 /* text from a client */
	NEWSX_DOOR_RECEIVED, /* binary from a client */
	NEWSX_DOOR_STORED,	 /* a value out of a table */
	NEWSX_DOOR_MODEL	 /* a model file, or ICU's data */
} NewsxDoor;

/* The SQLSTATE of an error at a door. */
extern int newsx_errcode(const NxError *error, NewsxDoor door);

/* What the user can do about it, or NULL. */
extern const char *newsx_hint(const NxError *error);

#endif /* NEWSX_PG_ENV_PG_H */
