/*
 * newsnames_op.c
 *	  Equality, order and hash of newsnames: those of its bytes, which are
 *	  canonical (names/format.h).
 */
#include "postgres.h"

#include "pg/bytes_op.h"

NEWSX_BYTES_OPERATORS(newsnames);
