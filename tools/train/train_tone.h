/*
 * train_tone.h
 *	  Learning the tone toward a target.
 */
#ifndef NEWSX_TOOLS_TRAIN_TONE_H
#define NEWSX_TOOLS_TRAIN_TONE_H

#include "tools/train/tone_examples.h"
#include "tools/train/vectors.h"

/* What is learnt, as the model holds it. */
typedef struct TrainedTone
{
	uint64_t *word_keys;
	NxToneWord *words;
	uint32_t n_words;
	uint64_t *pattern_keys;
	NxTonePattern *patterns;
	uint32_t n_patterns;
	NxToneRow rows[NX_MODEL_TONE_ROWS];
	NxToneOutput outputs[NX_MODEL_TONE_OUTPUTS];
	NxToneSum *sums;
	uint32_t n_sums;
} TrainedTone;

#define TONE_NO_FOLD TONE_FOLDS

/*
 * Learn from all examples but those of one fold (TONE_NO_FOLD: from all).  Multinomial
 * logistic regression, in which a word's weights are those of its own and those that its
 * vector gives; and by itself the network of tone_network.h, whose scores are added.  Same
 * input, same bits out.
 */
extern void nx_train_tone(TrainedTone *tone, NxArena *arena, const ToneExamples *examples,
						  const ToneSentences *sentences, const Vectors *vectors,
						  uint8_t left_out);

#endif /* NEWSX_TOOLS_TRAIN_TONE_H */
