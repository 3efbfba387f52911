/*
 * stem.c
 *	  A word without its ending.
 *
 * One ending comes off, the longest that leaves enough.  That is cruder than a stemmer by
 * rules (M. Porter, An algorithm for suffix stripping, 1980): here it decides only how
 * alike two sentences are, where a word more or less among ten is nothing.
 */
#include "digest/stem.h"

#include <string.h>

#define LEAST_STEM 4

/* The longest first. */
static const char *const endings[] = {"ations", "ation", "ings", "ions", "ing",
									  "ion",	"ers",	 "ies",	 "er",	 "ed",
									  "es",		"ly",	 "s",	 "e",	 "y"};

#define N_ENDINGS (sizeof(endings) / sizeof(endings[0]))

size_t
nx_stem(const char *word, size_t len)
{
	for (size_t i = 0; i < N_ENDINGS; i++)
	{
		size_t ending = strlen(endings[i]);

		if (len >= LEAST_STEM + ending &&
			memcmp(word + len - ending, endings[i], ending) == 0)
			return len - ending;
	}
	return len;
}
