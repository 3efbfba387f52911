/*
 * mentions.h
 *	  What the tagger may call a name: no lone number or punctuation, no "the"
 *	  before it, no clitic behind it.  Titles and the rest of the scheme of names
 *	  are settled with the entities (trim.h), which know the whole article.
 */
#ifndef NEWSX_ANALYSIS_MENTIONS_H
#define NEWSX_ANALYSIS_MENTIONS_H

#include "analysis/analysis.h"

/*
 * Trim the mention and settle its kind; false if no name is left.
 */
extern bool nx_mention_settle(const NxAnalysis *analysis, NxMention *mention);

#endif /* NEWSX_ANALYSIS_MENTIONS_H */
