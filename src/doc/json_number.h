/*
 * json_number.h
 *	  Writing the numbers and strings of the JSON form; json_scan.h reads them.
 */
#ifndef NEWSX_DOC_JSON_NUMBER_H
#define NEWSX_DOC_JSON_NUMBER_H

#include "base/buf.h"
#include "doc/json_scan.h"

extern void nx_json_put_count(NxBuf *buf, uint32_t value);

/* value * 2^-20 as the shortest decimal that nx_json_unit reads back to value. */
extern void nx_json_put_unit(NxBuf *buf, int32_t value);

/* json.c: a string without control characters, in quotes. */
extern void nx_json_put_string(NxBuf *buf, NxString string);

#endif /* NEWSX_DOC_JSON_NUMBER_H */
