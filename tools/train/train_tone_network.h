/*
 * train_tone_network.h
 *	  Learning the network over the words around a target.
 */
#ifndef NEWSX_TOOLS_TRAIN_TRAIN_TONE_NETWORK_H
#define NEWSX_TOOLS_TRAIN_TRAIN_TONE_NETWORK_H

#include "tools/train/tone_network.h"

/*
 * Learn from all examples but those of one fold, and from the sentences; n_words as in
 * tone_network_new.  Same input, same bits out.
 */
extern ToneNetwork *nx_train_tone_network(NxArena *arena, const ToneExamples *examples,
										  const ToneSentences *sentences,
										  const Vectors *vectors, uint32_t n_words,
										  uint8_t left_out);

#endif /* NEWSX_TOOLS_TRAIN_TRAIN_TONE_NETWORK_H */
