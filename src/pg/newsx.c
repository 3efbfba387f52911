/*
 * newsx.c
 *	  The module: its magic block.
 *
 * There is no _PG_init: newsx has no settings, no hooks and no shared memory.
 * The English model is part of the library's read-only data, other models are
 * mapped when first named (model_cache.c).
 */
#include "postgres.h"

#include "pg/compat.h"

NEWSX_MODULE_MAGIC;
