/*
 * text_pg.h
 *	  Texts of the database as the core's UTF-8, and back.
 */
#ifndef NEWSX_PG_TEXT_PG_H
#define NEWSX_PG_TEXT_PG_H

#include "utils/array.h"

#include "base/env.h"

/*
 * A text as valid UTF-8: its own bytes where they are that already, else a copy
 * in the current memory context.
 */
extern NxString newsx_utf8(const text *value);
extern NxString newsx_utf8_bytes(const char *bytes, size_t len);

/* UTF-8 as a text of the database; fails where its encoding lacks a character. */
extern text *newsx_text(NxString string);

/* The same for JSON, which never fails: \uXXXX where the encoding is not UTF-8. */
extern text *newsx_json_text(NxString json);

/* A message of the core, which may repeat a user's characters, in the same way. */
extern const char *newsx_message(const char *message);

/* The beginning of what a user gave, as much as an error message should repeat. */
extern const char *newsx_shown(const char *given);

/* Names as text[], never NULL. */
extern Datum newsx_text_array(const NxString *strings, uint32_t n);

/*
 * The elements of a text[] of any dimensions, those that are NULL left out, in the
 * current memory context; *has_null says whether there were such.
 */
extern NxString *newsx_array_strings(ArrayType *array, uint32_t *n, bool *has_null);

/*
 * A ruler turns byte offsets of a text into 1-based characters and back.  It
 * remembers where it stands, so that ascending questions cost one walk.
 */
typedef struct NewsxRuler
{
	NxString text;
	size_t byte;  /* where it stands */
	size_t chars; /* characters before it */
} NewsxRuler;

extern NewsxRuler newsx_ruler(NxString text);
extern uint32_t newsx_ruler_position(NewsxRuler *ruler, size_t byte);
extern size_t newsx_ruler_byte(NewsxRuler *ruler, size_t position);

/* len characters from a 1-based position, as far as the text has them. */
extern NxString newsx_ruler_cut(NewsxRuler *ruler, size_t position, size_t len);

#endif /* NEWSX_PG_TEXT_PG_H */
