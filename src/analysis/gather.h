/*
 * gather.h
 *	  The mentions to make entities of: those of the tagger, put right, with what
 *	  the table of aliases and brackets add.
 */
#ifndef NEWSX_ANALYSIS_GATHER_H
#define NEWSX_ANALYSIS_GATHER_H

#include "analysis/analysis.h"

/* "International Criminal Court (ICC)": indexes of the two mentions. */
typedef struct NxDefinition
{
	uint32_t name;
	uint32_t acronym;
} NxDefinition;

typedef struct NxFound
{
	NxMention *mentions;
	uint32_t n_mentions;
	NxDefinition *definitions;
	uint32_t n_definitions;
} NxFound;

/*
 * The tagger's mentions in the blocks that are read, trimmed, with well-known
 * aliases ("UN") and names that stand beside their acronym added.
 */
extern void nx_gather_mentions(const NxAnalysis *analysis, NxFound *found);

#endif /* NEWSX_ANALYSIS_GATHER_H */
