/*
 * groups.h
 *	  What each group of the tagger's features takes of its time.
 */
#ifndef NEWSX_TOOLS_BENCH_GROUPS_H
#define NEWSX_TOOLS_BENCH_GROUPS_H

#include "analysis/pipeline.h"

/* Print the time of the tagger with all and without each group, the best of n_rounds. */
extern void groups_print(const NxModel *model, NxBreaks *breaks, const NxArticle *articles,
						 int n_articles, int n_rounds);

#endif /* NEWSX_TOOLS_BENCH_GROUPS_H */
