/*
 * train_valence.h
 *	  The valence of words, set right by what readers feel at sentences.
 */
#ifndef NEWSX_TOOLS_TRAIN_VALENCE_H
#define NEWSX_TOOLS_TRAIN_VALENCE_H

#include <stdio.h>

#include "model/model.h"
#include "text/breaks.h"
#include "tools/train/emobank.h"
#include "tools/train/tables.h"

#define VALENCE_NO_FOLD EMOBANK_FOLDS

/*
 * The bytes of the model with the valences of its words set right by all sentences but
 * those of one fold: what the lexicons do not explain of the grades is given to the
 * words, by ridge regression; but for those that our own list (in the folder `own`) gives
 * none.  Same input, same bits out.
 */
extern char *nx_train_valence(NxArena *arena, const NxModel *model, NxBreaks *breaks,
							  const char *own, const EmoBank *bank, uint8_t left_out);

/* The bytes of the model with the valences of the lexicons alone, as `tables` has them. */
extern char *nx_lexicon_valences(NxArena *arena, const NxModel *model,
								 const Tables *tables);

/*
 * Pearson's r with the grades of newspaper sentences, before and after, each sentence by
 * valences that have not seen its document.  To `out`, if it is not NULL, a line a
 * sentence: id, grade less the middle, tone.
 */
extern void nx_valence_cross_validate(const NxModel *model, NxBreaks *breaks,
									  const char *own, const EmoBank *bank, FILE *out);

#endif /* NEWSX_TOOLS_TRAIN_VALENCE_H */
