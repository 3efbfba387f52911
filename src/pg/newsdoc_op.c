/*
 * newsdoc_op.c
 *	  Equality, order and hash of newsdoc: those of its bytes, which are
 *	  canonical (doc/format.h).
 */
#include "postgres.h"

#include "pg/bytes_op.h"

NEWSX_BYTES_OPERATORS(newsdoc);
