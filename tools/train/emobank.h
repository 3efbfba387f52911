/*
 * emobank.h
 *	  Sentences whose valence readers have graded.
 *
 * EmoBank (Buechel and Hahn, 2017): news, essays, letters, fiction and more, from 1 to 5
 * as the mean of five readers.
 */
#ifndef NEWSX_TOOLS_TRAIN_EMOBANK_H
#define NEWSX_TOOLS_TRAIN_EMOBANK_H

#include "base/arena.h"

#define EMOBANK_FOLDS 5

typedef struct GradedSentence
{
	NxString id;
	NxString text;
	double valence; /* less the middle of the scale, 3 */
	uint8_t fold;	/* all sentences of a document are in one */
	bool is_news;	/* from a newspaper */
} GradedSentence;

typedef struct EmoBank
{
	GradedSentence *sentences;
	uint32_t n;
	uint32_t capacity;
} EmoBank;

/* Read DATA/tone/emobank. */
extern void emobank_read(EmoBank *bank, NxArena *arena, const char *data);

#endif /* NEWSX_TOOLS_TRAIN_EMOBANK_H */
