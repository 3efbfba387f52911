/*
 * settle.h
 *	  The kind of a mention put right where its words, or the title before it,
 *	  tell it better than the tagger.
 */
#ifndef NEWSX_ANALYSIS_SETTLE_H
#define NEWSX_ANALYSIS_SETTLE_H

#include "analysis/analysis.h"

/* Set the kind of a name; to be done before titles are cut off a person. */
extern void nx_settle_kind(const NxAnalysis *analysis, NxMention *mention);

#endif /* NEWSX_ANALYSIS_SETTLE_H */
