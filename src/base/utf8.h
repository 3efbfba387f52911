/*
 * utf8.h
 *	  Stepping through UTF-8.
 */
#ifndef NEWSX_BASE_UTF8_H
#define NEWSX_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Decode the character at bytes[*offset], offset < len, and step over it.  On a
 * malformed sequence gives U+FFFD and steps one byte: never past len.
 */
extern uint32_t nx_utf8_next(const char *bytes, size_t len, size_t *offset);

/* The character that ends before bytes[*offset], *offset > 0, stepping back. */
extern uint32_t nx_utf8_previous(const char *bytes, size_t *offset);

/* Write a character (at most 4 bytes), return the bytes written. */
extern size_t nx_utf8_put(uint32_t character, char *out);

/* How many characters (non-continuation bytes) stand in bytes[0..len). */
extern size_t nx_utf8_count(const char *bytes, size_t len);

/* The byte offset of character number n (0-based), or len if there are fewer. */
extern size_t nx_utf8_offset(const char *bytes, size_t len, size_t n);

/* The longest prefix of at most `limit` bytes that does not cut a character. */
extern size_t nx_utf8_clip(const char *bytes, size_t len, size_t limit);

/* Offset of the first malformed byte, or len: overlong forms, surrogates and
 * values past U+10FFFF are malformed. */
extern size_t nx_utf8_check(const char *bytes, size_t len);

/* Offset of the first control character (C0, DEL, C1) of valid UTF-8, or len. */
extern size_t nx_utf8_find_control(const char *bytes, size_t len);

#endif /* NEWSX_BASE_UTF8_H */
