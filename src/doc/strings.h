/*
 * strings.h
 *	  The strings of a newsdoc: what they may hold, and their order.
 */
#ifndef NEWSX_DOC_STRINGS_H
#define NEWSX_DOC_STRINGS_H

#include "base/arena.h"

/*
 * What is wrong with a name: NULL for nothing, else words that go on from "the
 * name", such as "is empty".
 */
extern const char *nx_doc_name_fault(NxString name);

/* The same for the identity of a model or of ICU: short printable ASCII. */
extern const char *nx_doc_id_fault(NxString id);

/* By bytes, a prefix before the longer: <0, 0, >0. */
extern int nx_doc_string_compare(NxString a, NxString b);

/* Sort in place; n log n comparisons at most, whatever the strings. */
extern void nx_doc_strings_sort(NxString *strings, uint32_t count, NxArena *arena);

#endif /* NEWSX_DOC_STRINGS_H */
