/*
 * scan.h
 *	  Two passes over the tokens that complete the tagger's mentions: one before
 *	  names are linked, which adds what the table and brackets tell, and one
 *	  after, which adds the places where a name of this document was missed.
 */
#ifndef NEWSX_ANALYSIS_SCAN_H
#define NEWSX_ANALYSIS_SCAN_H

#include "analysis/analysis.h"
#include "analysis/variants.h"

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
extern void nx_scan_gather(const NxAnalysis *analysis, NxFound *found);

/*
 * Add to the mentions, whose `entity` is their variant, the places where a known
 * name stands that is no mention yet, or only a part of one.
 */
extern void nx_scan_known(NxVariants *variants, NxFound *found);

#endif /* NEWSX_ANALYSIS_SCAN_H */
