/*
 * value_io.h
 *	  What the types of newsx have in common at the doors: literals and bytes that are
 *	  refused, bytes that are sent, JSON.
 *
 * The binary form of each type is what is stored: bytes that are the same on every
 * machine, and are checked as a whole on the way in.
 */
#ifndef NEWSX_PG_VALUE_IO_H
#define NEWSX_PG_VALUE_IO_H

#include "lib/stringinfo.h"

#include "base/buf.h"
#include "pg/env_pg.h"

/* A value with these bytes, in the current memory context. */
extern struct varlena *newsx_value(const char *bytes, size_t len);

/*
 * Report that bytes are no sound value of the type.  remedy: what to do where they were
 * stored; NULL: nothing is known.
 */
extern void newsx_report_bytes(const NxError *error, NewsxDoor door, const char *type,
							   const char *remedy) __attribute__((noreturn));

/*
 * Say what is wrong with the JSON literal that is argument 0 of the input function of
 * the type, softly where the caller can take it.  The error's detail is what to do
 * about it.
 */
extern Datum newsx_refuse_json(FunctionCallInfo fcinfo, const char *type, NxString json,
							   const NxError *error);

/* All the bytes that a receive function is given; they stay with the message. */
extern NxString newsx_received(FunctionCallInfo fcinfo);

/* The send function of any of the types. */
extern Datum newsx_send(FunctionCallInfo fcinfo);

/* Write a value of a type, which may be toasted, as JSON; in the scratch memory. */
typedef void (*NewsxToJson)(NewsxScratch *scratch, Datum value, NxBuf *buf);

/* Argument 0 in its text form: as the output function has it, as json, as jsonb. */
extern Datum newsx_json_out(FunctionCallInfo fcinfo, NewsxToJson write);
extern Datum newsx_to_json(FunctionCallInfo fcinfo, NewsxToJson write);
extern Datum newsx_to_jsonb(FunctionCallInfo fcinfo, NewsxToJson write);

#endif /* NEWSX_PG_VALUE_IO_H */
