/*
 * tone_folds.h
 *	  How well the tone toward a target is learnt: cross-validation by document.
 */
#ifndef NEWSX_TOOLS_TRAIN_TONE_FOLDS_H
#define NEWSX_TOOLS_TRAIN_TONE_FOLDS_H

#include <stdio.h>

#include "tools/train/train_tone.h"

/* The bytes of a model with its tone sections put in place of those it had. */
extern char *nx_model_with_tone(NxArena *arena, const NxModel *model,
								const TrainedTone *tone, size_t *size);

/*
 * Learn five times from four fifths of the documents and print macro-F1 on the last
 * fifth, as the server would find it.  To `out`, if it is not NULL, a line a target:
 * fold, class (-1, 0, 1), tone.
 */
extern void nx_tone_cross_validate(const NxModel *model, const ToneExamples *examples,
								   const ToneSentences *sentences, const Vectors *vectors,
								   FILE *out);

#endif /* NEWSX_TOOLS_TRAIN_TONE_FOLDS_H */
