/*
 * overlay.h
 *	  One list of mentions laid over another.
 */
#ifndef NEWSX_ANALYSIS_OVERLAY_H
#define NEWSX_ANALYSIS_OVERLAY_H

#include "analysis/analysis.h"

/*
 * Both lists, each in order and none overlapping in it, as one in the arena: of two that
 * overlap that of `over` stays.
 */
extern NxMention *nx_mentions_lay_over(NxArena *arena, const NxMention *under,
									   uint32_t n_under, const NxMention *over,
									   uint32_t n_over, uint32_t *n_laid);

#endif /* NEWSX_ANALYSIS_OVERLAY_H */
