/*
 * train_ranker.h
 *	  Section RANK: what the features of a sentence are worth for a summary.
 */
#ifndef NEWSX_TOOLS_TRAIN_TRAIN_RANKER_H
#define NEWSX_TOOLS_TRAIN_TRAIN_RANKER_H

#include "base/arena.h"
#include "model/model.h"
#include "text/breaks.h"

/* Parts into which the articles are cut for cross-validation. */
#define RANK_FOLDS 5

/*
 * Learn the entries of RANK from the highlights of DATA, with a model that has all
 * but these.  Same input, same bits out.
 */
extern void nx_train_ranker(NxRankEntry *entries, NxArena *arena, const NxModel *model,
							NxBreaks *breaks, const char *data);

/*
 * Print each article as a ranker ranks it that has learnt from the other folds, as a
 * line of JSON: {"set", "highlights": [text], "sentences": [{"rank", "text"}]}, the
 * sentences of the story in reading order.
 */
extern void nx_print_rank_folds(const NxModel *model, NxBreaks *breaks, const char *data);

#endif /* NEWSX_TOOLS_TRAIN_TRAIN_RANKER_H */
