/*
 * wordlist.h
 *	  Short lists of words that rules ask for.
 */
#ifndef NEWSX_ANALYSIS_WORDLIST_H
#define NEWSX_ANALYSIS_WORDLIST_H

#include <string.h>

#include "base/env.h"

/* Longer words are in no list. */
#define NX_WORDLIST_LONGEST 16

typedef struct NxWordlist
{
	const char *const *words;
	size_t n_words;
} NxWordlist;

/* A list from an array of words. */
#define nx_wordlist(array)                             \
	((NxWordlist){                                     \
		.words = (array),                              \
		.n_words = sizeof(array) / sizeof((array)[0]), \
	})

/* The number of the word in the list, counted from 1; 0 if it is not there. */
static inline uint32_t
nx_wordlist_find(NxWordlist list, NxString word)
{
	if (word.len == 0 || word.len > NX_WORDLIST_LONGEST)
		return 0;
	for (size_t i = 0; i < list.n_words; i++)
	{
		const char *other = list.words[i];

		if (other[0] == word.bytes[0] && strncmp(other, word.bytes, word.len) == 0 &&
			other[word.len] == '\0')
			return (uint32_t) i + 1;
	}
	return 0;
}

#endif /* NEWSX_ANALYSIS_WORDLIST_H */
