/*
 * tone_sums.h
 *	  The most frequent words around targets, for which the model holds what they give to the
 *	  units of the network of tone, so that a server need not add it up each time.
 */
#ifndef NEWSX_TOOLS_TRAIN_TONE_SUMS_H
#define NEWSX_TOOLS_TRAIN_TONE_SUMS_H

#include "tools/train/tone_examples.h"

/* More than half of all items are of so few words, kinds of names and marks. */
#define TONE_SUMS 64

/* A word, and the traits that it mostly has, but for those that others give it. */
typedef struct ToneFrequent
{
	uint64_t symbol;
	uint32_t traits;
	uint32_t n; /* items of the examples */
} ToneFrequent;

/* The most frequent words of all examples, the first most; returns how many. */
extern uint32_t tone_frequent(ToneFrequent frequent[TONE_SUMS], NxArena *arena,
							  const ToneExamples *examples);

/* What a word gives by these rows. */
extern NxToneSum tone_sum(const NxToneRow *rows, const NxToneWord *word, uint32_t traits);

#endif /* NEWSX_TOOLS_TRAIN_TONE_SUMS_H */
