/*
 * line_hyphen.h
 *	  Hyphens at the ends of lines, as scanned pages and old archives have them:
 *	  "inter-\nnational" is one word.
 *
 * The token covers all its bytes, so that its place in the text stays right; what it
 * is known by (hash, lower-case form, name) is made of the word without the break.
 */
#ifndef NEWSX_TEXT_LINE_HYPHEN_H
#define NEWSX_TEXT_LINE_HYPHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The bytes from the hyphen at bytes[at] to the letter that goes on with its word in
 * the next line; 0 if no line is broken here within a word.  *drops: the hyphen is
 * no part of the word; it is kept where a capital follows ("Jong-\nUn").  Hyphens are
 * "-", U+2010, the soft hyphen, and the "¬" that some scanners write for it.
 */
extern uint32_t nx_line_hyphen(const char *bytes, size_t len, size_t at, bool *drops);

/* May bytes[at] be such a hyphen?  Quick, for loops over characters. */
static inline bool
nx_line_hyphen_may_be(const char *bytes, size_t at)
{
	return bytes[at] == '-' || bytes[at] == '\xC2' || bytes[at] == '\xE2';
}

/* Where the hyphen that ends bytes[0..len) begins; len if it ends in none. */
extern size_t nx_line_hyphen_last(const char *bytes, size_t len);

/* The word without the breaks in it, at most len bytes, into out; returns how many. */
extern size_t nx_line_hyphen_remove(const char *bytes, size_t len, char *out);

#endif /* NEWSX_TEXT_LINE_HYPHEN_H */
