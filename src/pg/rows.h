/*
 * rows.h
 *	  The rows of a set-returning function, column by column.
 *
 * All rows go into a tuplestore at once (materialize mode): nothing is kept
 * between calls, so a query that stops early leaks nothing.
 */
#ifndef NEWSX_PG_ROWS_H
#define NEWSX_PG_ROWS_H

#include "base/env.h"
#include "utils/tuplestore.h"

#define NEWSX_MAX_COLUMNS 16

typedef struct NewsxRows
{
	Tuplestorestate *store;
	TupleDesc descriptor;
	MemoryContext row_context; /* of one row, reset after it */
	int column;				   /* the next one to fill */
	Datum values[NEWSX_MAX_COLUMNS];
	bool nulls[NEWSX_MAX_COLUMNS];
} NewsxRows;

/* Refuse to give less than one row, where the user says how many. */
extern void newsx_check_n_rows(int32 n);

extern void newsx_rows_begin(NewsxRows *rows, FunctionCallInfo fcinfo);
extern void newsx_rows_end(NewsxRows *rows);

/* The next column of the current row. */
extern void newsx_rows_null(NewsxRows *rows);
extern void newsx_rows_bool(NewsxRows *rows, bool value);
extern void newsx_rows_int(NewsxRows *rows, uint32_t value);
extern void newsx_rows_bigint(NewsxRows *rows, int64 value);
extern void newsx_rows_ratio(NewsxRows *rows, int32_t value, int32_t unit); /* real */
extern void newsx_rows_real(NewsxRows *rows, int32_t units);				/* of 2^-20 */
extern void newsx_rows_float8(NewsxRows *rows, int32_t units);				/* of 2^-20 */
extern void newsx_rows_double(NewsxRows *rows, double value);
extern void newsx_rows_text(NewsxRows *rows, NxString string);
extern void newsx_rows_name(NewsxRows *rows, const char *name); /* NULL: null */
extern void newsx_rows_names(NewsxRows *rows, const NxString *strings, uint32_t n);

/* NULL for 0: positions of what has none, ranks of what is not ranked. */
extern void newsx_rows_position(NewsxRows *rows, uint32_t position);

/* All columns are filled: store the row, answer a cancel. */
extern void newsx_rows_next(NewsxRows *rows);

#endif /* NEWSX_PG_ROWS_H */
