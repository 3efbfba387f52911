/*
 * newstally_op.c
 *	  Equality, order and hash of newstally: those of its bytes, which are
 *	  canonical (tally/format.h).
 */
#include "postgres.h"

#include "pg/bytes_op.h"

NEWSX_BYTES_OPERATORS(newstally);
