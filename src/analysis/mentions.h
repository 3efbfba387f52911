/*
 * mentions.h
 *	  From a path of labels to mentions: where a name begins and ends, by the
 *	  scheme of newsx, whatever the tagger has learnt of other schemes.
 */
#ifndef NEWSX_ANALYSIS_MENTIONS_H
#define NEWSX_ANALYSIS_MENTIONS_H

#include "analysis/analysis.h"

/*
 * Trim the mention: no title before a person's name, no "the", no clitic or
 * punctuation at the ends; and settle its kind.  False if no name is left.
 */
extern bool nx_mention_settle(const NxAnalysis *analysis, NxMention *mention);

#endif /* NEWSX_ANALYSIS_MENTIONS_H */
