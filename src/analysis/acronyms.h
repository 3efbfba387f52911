/*
 * acronyms.h
 *	  Which letters stand for which words: "ICC" for "International Criminal
 *	  Court".
 */
#ifndef NEWSX_ANALYSIS_ACRONYMS_H
#define NEWSX_ANALYSIS_ACRONYMS_H

#include "analysis/analysis.h"

/* Names of more words are not compared with acronyms. */
#define NX_ACRONYM_MAX_WORDS 12

/* The first letters of the words of a name. */
typedef struct NxInitials
{
	char all[NX_ACRONYM_MAX_WORDS];	  /* of every word, folded */
	bool minor[NX_ACRONYM_MAX_WORDS]; /* of "of", "the", "and", ... */
	char major[NX_ACRONYM_MAX_WORDS]; /* of the other words */
	uint8_t n_all;
	uint8_t n_major;
} NxInitials;

/* Does the token look like an acronym: two to eight letters, most of them capitals? */
extern bool nx_acronym_is_candidate(const NxText *text, uint32_t token);

/* The initials of tokens [first, first + n); none if the name is too long. */
extern void nx_acronym_initials(const NxAnalysis *analysis, uint32_t first, uint32_t n,
								NxInitials *initials);

/*
 * Are these the letters of the acronym, which is folded?  defined: the two stand
 * beside each other, one in brackets; then one letter may be missing at the end.
 */
extern bool nx_acronym_fits(NxString acronym, const NxInitials *initials, bool defined);

/*
 * Where the name begins that the acronym at `token` abbreviates, when it ends
 * just before token `end`; it is not looked for before token `limit`.  NX_NONE
 * if there is none.
 */
extern uint32_t nx_acronym_find_name(const NxAnalysis *analysis, uint32_t token,
									 uint32_t limit, uint32_t end);

#endif /* NEWSX_ANALYSIS_ACRONYMS_H */
