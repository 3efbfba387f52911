/*
 * compat.h
 *	  PostgreSQL 13 to 18 under one name each: every test of PG_VERSION_NUM in
 *	  newsx is in this file.  Included right after postgres.h.
 */
#ifndef NEWSX_PG_COMPAT_H
#define NEWSX_PG_COMPAT_H

#include "fmgr.h"

#if PG_VERSION_NUM < 130000
#error "newsx needs PostgreSQL 13 or later"
#endif

/* varlena macros: part of postgres.h before 16. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/*
 * Before 16 PGDLLEXPORT is empty except on Windows, and would leave the module
 * without entry points under -fvisibility=hidden.
 */
#if PG_VERSION_NUM < 160000 && !defined(WIN32)
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#endif

/* A V1 function: declared, exported and described. */
#define NEWSX_FUNCTION(name)                         \
	extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS); \
	PG_FUNCTION_INFO_V1(name)

/* The module's magic block says name and version from 18 on. */
#if PG_VERSION_NUM >= 180000
#define NEWSX_MODULE_MAGIC PG_MODULE_MAGIC_EXT(.name = "newsx", .version = NEWSX_VERSION)
#else
#define NEWSX_MODULE_MAGIC PG_MODULE_MAGIC
#endif

/*
 * Convert len bytes to UTF-8, up to the first character that has none; gives the
 * bytes that were converted.  Before 14 such a character is an error.
 */
#if PG_VERSION_NUM >= 140000
#define newsx_convert(procedure, encoding, bytes, len, to, size)                        \
	pg_do_encoding_conversion_buf(procedure, encoding, PG_UTF8,                         \
								  (unsigned char *) unconstify(char *, bytes), len, to, \
								  (int) (size), true)
#else
#define newsx_convert(procedure, encoding, bytes, len, to, size)                        \
	(OidFunctionCall5(procedure, Int32GetDatum(encoding), Int32GetDatum(PG_UTF8),       \
					  CStringGetDatum(bytes), CStringGetDatum(to), Int32GetDatum(len)), \
	 len)
#endif

/*
 * Input functions report softly where the caller can take it, and then give no notice:
 * from 16 on.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#define newsx_soft_error(fcinfo, ...) ereturn((fcinfo)->context, (Datum) 0, __VA_ARGS__)
#define newsx_is_soft(fcinfo) \
	((fcinfo)->context != NULL && IsA((fcinfo)->context, ErrorSaveContext))
#else
#define newsx_soft_error(fcinfo, ...) ereport(ERROR, __VA_ARGS__)
#define newsx_is_soft(fcinfo) false
#endif

/* The statistics target of a column, and sleeping in ANALYZE as the settings ask. */
#if PG_VERSION_NUM >= 170000
#define newsx_statistics_target(stats) ((stats)->attstattarget)
#else
#define newsx_statistics_target(stats) ((stats)->attr->attstattarget)
#endif
#if PG_VERSION_NUM >= 180000
#define newsx_vacuum_delay_point() vacuum_delay_point(true)
#else
#define newsx_vacuum_delay_point() vacuum_delay_point()
#endif

#endif /* NEWSX_PG_COMPAT_H */
