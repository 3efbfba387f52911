/*
 * env_pg.c
 *	  PostgreSQL as the core's host: memory, cancel, and reports of errors.
 *
 * The core's allocations and its question for cancel may leave by ereport's
 * longjmp.  It holds nothing but what came from here, so dropping the memory
 * context is all the cleaning up there is.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/env_pg.h"

#include "miscadmin.h"
#include "utils/memutils.h"

/* Huge: palloc's limit of 1 GB is near for the tokens of 16 MB of one-letter words. */
static void *
allocate(void *ctx, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) ctx, size);
}

static void
release(void *ctx, void *memory)
{
	pfree(memory);
}

static void
poll_for_cancel(void *ctx)
{
	CHECK_FOR_INTERRUPTS();
}

NxEnv
newsx_env(MemoryContext context)
{
	NxEnv env = {allocate, release, poll_for_cancel, context};

	return env;
}

void
newsx_scratch_begin(NewsxScratch *scratch)
{
	scratch->context = AllocSetContextCreate(CurrentMemoryContext, "newsx scratch",
											 ALLOCSET_DEFAULT_SIZES);
	scratch->env = newsx_env(scratch->context);
	nx_arena_init(&scratch->arena, &scratch->env);
}

void
newsx_scratch_end(NewsxScratch *scratch)
{
	MemoryContextDelete(scratch->context);
}

/* SQLSTATEs of bytes that are not the format, by door. */
static const int damage_codes[] = {
	[NEWSX_DOOR_LITERAL] = ERRCODE_INVALID_TEXT_REPRESENTATION,
	[NEWSX_DOOR_RECEIVED] = ERRCODE_INVALID_BINARY_REPRESENTATION,
	[NEWSX_DOOR_STORED] = ERRCODE_DATA_CORRUPTED,
	[NEWSX_DOOR_MODEL] = ERRCODE_CONFIG_FILE_ERROR,
};

int
newsx_errcode(const NxError *error, NewsxDoor door)
{
	switch (error->status)
	{
		case NX_BAD_SYNTAX:
			return ERRCODE_INVALID_TEXT_REPRESENTATION;
		case NX_BAD_BYTES:
			return damage_codes[door];
		case NX_UNSUPPORTED:
			return ERRCODE_FEATURE_NOT_SUPPORTED;
		case NX_LIMIT:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case NX_OK:
			break;
	}
	return ERRCODE_INTERNAL_ERROR;
}

const char *
newsx_hint(const NxError *error)
{
	return error->status == NX_UNSUPPORTED ? "Update newsx on this server." : NULL;
}
