/*
 * fold.h
 *	  Two normalised forms of a word.
 *
 * nx_fold_lower: lower case (Unicode simple mapping), typographic apostrophes
 * (U+02BC, 2018, 2019) made "'" and hyphens (U+2010, 2011) "-", soft hyphens and
 * word joiners dropped, and so is the end of a line within a word (line_hyphen.h).
 * The form of the lexicon's keys; part of the model format.
 *
 * nx_fold_name: nx_fold_lower, then diacritics dropped (canonical
 * decomposition, first code point; also ø ł đ ı ħ ß æ œ ð þ to o l d i h ss ae oe
 * d th, and the Greek final sigma to the other), every other character that is neither letter nor digit dropped except
 * single spaces between words.  The form in which names are compared:
 * "Kim Jong-Un" and "kim jong un" differ only in the hyphen, which becomes a
 * space; full stops vanish, so "U.S." and "US" are one.
 *
 * Both write at most 3 * len bytes to `out` and return the bytes written.
 */
#ifndef NEWSX_TEXT_FOLD_H
#define NEWSX_TEXT_FOLD_H

#include <stddef.h>
#include <stdint.h>

extern size_t nx_fold_lower(const char *bytes, size_t len, char *out);
extern size_t nx_fold_name(const char *bytes, size_t len, char *out);

#endif /* NEWSX_TEXT_FOLD_H */
