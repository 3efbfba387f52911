/*
 * bounds.h
 *	  Where one mention ends and the next begins.
 */
#ifndef NEWSX_ANALYSIS_BOUNDS_H
#define NEWSX_ANALYSIS_BOUNDS_H

#include "analysis/analysis.h"

/*
 * The tagger's mentions, split where they hold two names, joined where they hold
 * parts of one, and trimmed: in order, none overlapping, `entity` NX_NONE.
 */
extern NxMention *nx_bounds_settle(const NxAnalysis *analysis, uint32_t *n_mentions);

#endif /* NEWSX_ANALYSIS_BOUNDS_H */
