/*
 * pronouns.h
 *	  Which "he" and "she" are whom, where the text makes it plain.
 */
#ifndef NEWSX_ANALYSIS_PRONOUNS_H
#define NEWSX_ANALYSIS_PRONOUNS_H

#include "analysis/analysis.h"

typedef struct NxPronoun
{
	uint32_t token;
	uint32_t entity;
} NxPronoun;

typedef struct NxPronouns
{
	NxPronoun *pronouns; /* by token */
	uint32_t n;
} NxPronouns;

/* Those that are plain; the others are nobody's. */
extern NxPronouns *nx_pronouns_find(const NxAnalysis *analysis);

#endif /* NEWSX_ANALYSIS_PRONOUNS_H */
