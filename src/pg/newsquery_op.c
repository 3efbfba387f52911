/*
 * newsquery_op.c
 *	  Equality, order and hash of newsquery: those of its bytes.
 *
 * The bytes are canonical (query/format.h), so equal values have equal bytes and
 * nothing needs to be taken apart.  The order means nothing but is total, which
 * is what DISTINCT, GROUP BY and merge joins ask for.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsquery.h"

#include "access/detoast.h"
#include "common/hashfn.h"

NEWSX_FUNCTION(newsquery_eq);
NEWSX_FUNCTION(newsquery_ne);
NEWSX_FUNCTION(newsquery_lt);
NEWSX_FUNCTION(newsquery_le);
NEWSX_FUNCTION(newsquery_gt);
NEWSX_FUNCTION(newsquery_ge);
NEWSX_FUNCTION(newsquery_cmp);
NEWSX_FUNCTION(newsquery_hash);
NEWSX_FUNCTION(newsquery_hash_extended);

static int
compare(FunctionCallInfo fcinfo)
{
	Newsquery *a = PG_GETARG_NEWSQUERY_P(0);
	Newsquery *b = PG_GETARG_NEWSQUERY_P(1);
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
newsquery_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_equal(fcinfo));
}

Datum
newsquery_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!is_equal(fcinfo));
}

Datum
newsquery_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

Datum
newsquery_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

Datum
newsquery_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

Datum
newsquery_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

Datum
newsquery_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

Datum
newsquery_hash(PG_FUNCTION_ARGS)
{
	Newsquery *value = PG_GETARG_NEWSQUERY_P(0);
	Datum result = hash_any((unsigned char *) VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));

	PG_FREE_IF_COPY(value, 0);
	return result;
}

Datum
newsquery_hash_extended(PG_FUNCTION_ARGS)
{
	Newsquery *value = PG_GETARG_NEWSQUERY_P(0);
	Datum result = hash_any_extended((unsigned char *) VARDATA_ANY(value),
									 VARSIZE_ANY_EXHDR(value), PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(value, 0);
	return result;
}
