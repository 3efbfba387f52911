/*
 * newsquery_op.c
 *	  Equality, order and hash of newsquery: those of its bytes, which are
 *	  canonical (query/format.h).
 */
#include "postgres.h"

#include "pg/bytes_op.h"

NEWSX_BYTES_OPERATORS(newsquery);
