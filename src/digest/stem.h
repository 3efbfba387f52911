/*
 * stem.h
 *	  A word without its ending, so that "arrested" and "arrests" are one.
 */
#ifndef NEWSX_DIGEST_STEM_H
#define NEWSX_DIGEST_STEM_H

#include <stddef.h>

/* How many bytes of a word, folded by nx_fold_lower, are its stem: 4 at least if len is. */
extern size_t nx_stem(const char *word, size_t len);

#endif /* NEWSX_DIGEST_STEM_H */
