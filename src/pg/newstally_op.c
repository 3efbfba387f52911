/*
 * newstally_op.c
 *	  Equality, order and hash of newstally: those of its bytes.
 *
 * The bytes are canonical (tally/format.h), so equal values have equal bytes and
 * nothing needs to be taken apart.  The order means nothing but is total, which
 * is what DISTINCT, GROUP BY and merge joins ask for.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newstally.h"

#include "access/detoast.h"
#include "common/hashfn.h"

NEWSX_FUNCTION(newstally_eq);
NEWSX_FUNCTION(newstally_ne);
NEWSX_FUNCTION(newstally_lt);
NEWSX_FUNCTION(newstally_le);
NEWSX_FUNCTION(newstally_gt);
NEWSX_FUNCTION(newstally_ge);
NEWSX_FUNCTION(newstally_cmp);
NEWSX_FUNCTION(newstally_hash);
NEWSX_FUNCTION(newstally_hash_extended);

static int
compare(FunctionCallInfo fcinfo)
{
	Newstally *a = PG_GETARG_NEWSTALLY_P(0);
	Newstally *b = PG_GETARG_NEWSTALLY_P(1);
	size_t len_a = VARSIZE_ANY_EXHDR(a);
	size_t len_b = VARSIZE_ANY_EXHDR(b);
	int result = memcmp(VARDATA_ANY(a), VARDATA_ANY(b), Min(len_a, len_b));

	if (result == 0)
		result = (len_a > len_b) - (len_a < len_b);
	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return result;
}

/* Values of different size differ, which is seen without detoasting them. */
static bool
is_equal(FunctionCallInfo fcinfo)
{
	if (toast_raw_datum_size(PG_GETARG_DATUM(0)) !=
		toast_raw_datum_size(PG_GETARG_DATUM(1)))
		return false;
	return compare(fcinfo) == 0;
}

Datum
newstally_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(fcinfo));
}

Datum
newstally_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(fcinfo));
}

Datum
newstally_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

Datum
newstally_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

Datum
newstally_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

Datum
newstally_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

Datum
newstally_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

Datum
newstally_hash(PG_FUNCTION_ARGS)
{
	Newstally *value = PG_GETARG_NEWSTALLY_P(0);
	Datum result = hash_any((unsigned char *) VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));

	PG_FREE_IF_COPY(value, 0);
	return result;
}

Datum
newstally_hash_extended(PG_FUNCTION_ARGS)
{
	Newstally *value = PG_GETARG_NEWSTALLY_P(0);
	Datum result = hash_any_extended((unsigned char *) VARDATA_ANY(value),
									 VARSIZE_ANY_EXHDR(value), PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(value, 0);
	return result;
}
