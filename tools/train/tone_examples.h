/*
 * tone_examples.h
 *	  Sentences whose tone toward a target people have judged, as the features of the
 *	  target's place.
 *
 * NewsMTSC (Hamborg and Donnay, 2021): sentences of American news on politics, with the
 * tone toward a person or organization.
 */
#ifndef NEWSX_TOOLS_TRAIN_TONE_EXAMPLES_H
#define NEWSX_TOOLS_TRAIN_TONE_EXAMPLES_H

#include "analysis/target_features.h"
#include "text/breaks.h"

#define TONE_FOLDS 5

typedef enum ToneClass
{
	TONE_NEGATIVE,
	TONE_NEUTRAL,
	TONE_POSITIVE,
	N_TONE_CLASSES
} ToneClass;

typedef struct ToneExample
{
	NxTargetFeature *features;
	uint32_t n_features;
	NxTargetItem *items; /* of the sentence, in which the place is */
	NxTargetPlace place;
	uint8_t class;
	uint8_t fold;	/* all sentences of a document are in one */
	int32_t record; /* number of the target in the source, from 0 */
} ToneExample;

typedef struct ToneExamples
{
	ToneExample *examples;
	uint32_t n;
	uint32_t capacity;
} ToneExamples;

/* A sentence with its valence, 0 in the middle, as items: what teaches the network more. */
typedef struct ToneSentence
{
	NxTargetItem *items;
	uint32_t n_items; /* at most NX_TARGET_MAX_SHARES */
	float valence;
} ToneSentence;

typedef struct ToneSentences
{
	ToneSentence *sentences;
	uint32_t n;
} ToneSentences;

/* Read DATA/tone/newsmtsc/train.jsonl; `model` has all that comes before the tone. */
extern void tone_examples_read(ToneExamples *examples, NxArena *arena, const NxModel *model,
							   NxBreaks *breaks, const char *data);

/* Read DATA/tone/emobank (emobank.h); of several sentences in one record the longest. */
extern void tone_sentences_read(ToneSentences *sentences, NxArena *arena,
								const NxModel *model, NxBreaks *breaks, const char *data);

#endif /* NEWSX_TOOLS_TRAIN_TONE_EXAMPLES_H */
