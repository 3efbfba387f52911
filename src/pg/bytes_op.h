/*
 * bytes_op.h
 *	  Equality, order and hash of types whose values are canonical bytes.
 *
 * Equal values of such a type have equal bytes, so nothing needs to be taken apart.  The
 * order means nothing but is total, which is what DISTINCT, GROUP BY and merge joins
 * ask for.
 */
#ifndef NEWSX_PG_BYTES_OP_H
#define NEWSX_PG_BYTES_OP_H

#include "pg/compat.h"

/* Of arguments 0 and 1, varlenas of one type: below 0, 0 or above 0. */
extern int newsx_bytes_compare(FunctionCallInfo fcinfo);

/* The same as newsx_bytes_compare(fcinfo) == 0; may be faster. */
extern bool newsx_bytes_equal(FunctionCallInfo fcinfo);

/* Of argument 0, and with the seed that is argument 1. */
extern Datum newsx_bytes_hash(FunctionCallInfo fcinfo);
extern Datum newsx_bytes_hash_extended(FunctionCallInfo fcinfo);

#define NEWSX_BYTES_FUNCTION(name, result) \
	NEWSX_FUNCTION(name);                  \
	Datum name(PG_FUNCTION_ARGS)           \
	{                                      \
		return result;                     \
	}                                      \
	extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS)

/* Defines type_eq and the other functions behind the operators and their classes. */
#define NEWSX_BYTES_OPERATORS(type)                                                  \
	NEWSX_BYTES_FUNCTION(type##_eq, BoolGetDatum(newsx_bytes_equal(fcinfo)));        \
	NEWSX_BYTES_FUNCTION(type##_ne, BoolGetDatum(!newsx_bytes_equal(fcinfo)));       \
	NEWSX_BYTES_FUNCTION(type##_lt, BoolGetDatum(newsx_bytes_compare(fcinfo) < 0));  \
	NEWSX_BYTES_FUNCTION(type##_le, BoolGetDatum(newsx_bytes_compare(fcinfo) <= 0)); \
	NEWSX_BYTES_FUNCTION(type##_gt, BoolGetDatum(newsx_bytes_compare(fcinfo) > 0));  \
	NEWSX_BYTES_FUNCTION(type##_ge, BoolGetDatum(newsx_bytes_compare(fcinfo) >= 0)); \
	NEWSX_BYTES_FUNCTION(type##_cmp, Int32GetDatum(newsx_bytes_compare(fcinfo)));    \
	NEWSX_BYTES_FUNCTION(type##_hash, newsx_bytes_hash(fcinfo));                     \
	NEWSX_BYTES_FUNCTION(type##_hash_extended, newsx_bytes_hash_extended(fcinfo))

#endif /* NEWSX_PG_BYTES_OP_H */
