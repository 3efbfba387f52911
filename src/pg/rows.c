/*
 * rows.c
 *	  The rows of a set-returning function, column by column.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/rows.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "doc/doc.h"
#include "pg/text_pg.h"

/* The rows that the function was declared to return, in the current context. */
static TupleDesc
describe_rows(FunctionCallInfo fcinfo)
{
	TupleDesc descriptor;

	if (get_call_result_type(fcinfo, NULL, &descriptor) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	Assert(descriptor->natts <= NEWSX_MAX_COLUMNS);
	return descriptor;
}

/* May the function hand over a tuplestore here? */
static ReturnSetInfo *
check_result(FunctionCallInfo fcinfo)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	if (result == NULL || !IsA(result, ReturnSetInfo))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("set-valued function called in context that cannot accept "
							   "a set")));
	if (!(result->allowedModes & SFRM_Materialize))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("materialize mode required, but it is not allowed in this "
							   "context")));
	return result;
}

void
newsx_check_n_rows(int32 n)
{
	if (n < 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("number of rows must be at least 1, not %d", n)));
}

/*
 * Not InitMaterializedSRF(): that one finds out the row type while the memory of
 * the query is current, and leaves half a kilobyte there at every call.
 */
void
newsx_rows_begin(NewsxRows *rows, FunctionCallInfo fcinfo)
{
	ReturnSetInfo *result = check_result(fcinfo);
	bool random_access = (result->allowedModes & SFRM_Materialize_Random) != 0;
	TupleDesc descriptor = describe_rows(fcinfo);
	MemoryContext caller = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);

	result->returnMode = SFRM_Materialize;
	result->setResult = tuplestore_begin_heap(random_access, false, work_mem);
	result->setDesc = CreateTupleDescCopy(descriptor);
	MemoryContextSwitchTo(caller);
	rows->store = result->setResult;
	rows->descriptor = result->setDesc;
	rows->row_context =
		AllocSetContextCreate(CurrentMemoryContext, "newsx row", ALLOCSET_SMALL_SIZES);
	rows->column = 0;
}

void
newsx_rows_end(NewsxRows *rows)
{
	MemoryContextDelete(rows->row_context);
}

static void
put(NewsxRows *rows, Datum value, bool is_null)
{
	Assert(rows->column < rows->descriptor->natts);
	rows->values[rows->column] = value;
	rows->nulls[rows->column] = is_null;
	rows->column++;
}

void
newsx_rows_null(NewsxRows *rows)
{
	put(rows, (Datum) 0, true);
}

void
newsx_rows_bool(NewsxRows *rows, bool value)
{
	put(rows, BoolGetDatum(value), false);
}

void
newsx_rows_int(NewsxRows *rows, uint32_t value)
{
	put(rows, Int32GetDatum((int32) value), false);
}

void
newsx_rows_bigint(NewsxRows *rows, int64 value)
{
	put(rows, Int64GetDatum(value), false);
}

void
newsx_rows_position(NewsxRows *rows, uint32_t position)
{
	put(rows, Int32GetDatum((int32) position), position == 0);
}

void
newsx_rows_ratio(NewsxRows *rows, int32_t value, int32_t unit)
{
	put(rows, Float4GetDatum((float4) value / (float4) unit), false);
}

void
newsx_rows_real(NewsxRows *rows, int32_t units)
{
	newsx_rows_ratio(rows, units, NX_UNIT);
}

void
newsx_rows_float8(NewsxRows *rows, int32_t units)
{
	put(rows, Float8GetDatum((float8) units / NX_UNIT), false);
}

void
newsx_rows_double(NewsxRows *rows, double value)
{
	put(rows, Float8GetDatum(value), false);
}

void
newsx_rows_text(NewsxRows *rows, NxString string)
{
	MemoryContext caller = MemoryContextSwitchTo(rows->row_context);

	put(rows, PointerGetDatum(newsx_text(string)), false);
	MemoryContextSwitchTo(caller);
}

void
newsx_rows_name(NewsxRows *rows, const char *name)
{
	NxString string = {name, name == NULL ? 0 : (uint32_t) strlen(name)};

	if (name == NULL)
		newsx_rows_null(rows);
	else
		newsx_rows_text(rows, string);
}

void
newsx_rows_names(NewsxRows *rows, const NxString *strings, uint32_t n)
{
	MemoryContext caller = MemoryContextSwitchTo(rows->row_context);

	put(rows, newsx_text_array(strings, n), false);
	MemoryContextSwitchTo(caller);
}

void
newsx_rows_next(NewsxRows *rows)
{
	Assert(rows->column == rows->descriptor->natts);
	tuplestore_putvalues(rows->store, rows->descriptor, rows->values, rows->nulls);
	rows->column = 0;
	MemoryContextReset(rows->row_context);
	CHECK_FOR_INTERRUPTS();
}
