/*
 * words.h
 *	  Small sets of English words that decide where a sentence ends, and the
 *	  search in such sets.
 */
#ifndef NEWSX_TEXT_WORDS_H
#define NEWSX_TEXT_WORDS_H

#include "base/env.h"

typedef enum NxWordSet
{
	NX_WORDS_STARTERS = 0,	/* begin sentences: "The", "He", "However" */
	NX_WORDS_REPORTING,		/* said, asked, wrote */
	NX_WORDS_ROLES,			/* after a company: Chief, Chairman */
	NX_WORDS_AFTER_TIME,	/* after p.m.: Monday, EST */
	NX_WORDS_MARKED_NAMES,	/* Yahoo! */
	NX_WORDS_BEFORE_LETTER, /* Plan B, hepatitis C */
	NX_WORDS_AFTER_JUNIOR,	/* Martin Luther King Jr. Boulevard */
	NX_WORDS_NUMBERS,		/* No. One */
	NX_N_WORD_SETS
} NxWordSet;

/* Is the word in the set?  ASCII case and the kind of apostrophe do not count. */
extern bool nx_words_in(NxWordSet set, const char *bytes, size_t len);

/* Is the word one of the n strings, which are sorted and in lower case? */
extern bool nx_words_has(const char *const *table, size_t n, const char *bytes, size_t len);

/* The same, whatever the ASCII case of the word. */
extern bool nx_words_is_one_of(const char *const *table, size_t n, const char *bytes,
							   size_t len);

/* For the tests: is the table sorted, as the search needs it?  Are all of this file's? */
extern bool nx_words_are_sorted(const char *const *table, size_t n);
extern bool nx_words_sets_are_sorted(void);

#endif /* NEWSX_TEXT_WORDS_H */
