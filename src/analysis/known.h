/*
 * known.h
 *	  Places where a name of the document stands that the tagger missed.
 */
#ifndef NEWSX_ANALYSIS_KNOWN_H
#define NEWSX_ANALYSIS_KNOWN_H

#include "analysis/gather.h"
#include "analysis/variants.h"

/*
 * Add to the mentions, whose `entity` is their variant, the places where a known
 * name stands that is no mention yet, or only a part of one.
 */
extern void nx_known_find(NxVariants *variants, NxFound *found);

#endif /* NEWSX_ANALYSIS_KNOWN_H */
