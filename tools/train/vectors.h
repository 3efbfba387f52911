/*
 * vectors.h
 *	  Word vectors, learnt from the raw articles.
 *
 * Skip-gram with negative sampling (Mikolov et al., 2013): words that stand in the same
 * company have like vectors.  What the annotated sentences say of a word is so said of
 * its likes, too, which are a hundred times as many.
 */
#ifndef NEWSX_TOOLS_TRAIN_VECTORS_H
#define NEWSX_TOOLS_TRAIN_VECTORS_H

#include "analysis/keymap.h"
#include "base/arena.h"
#include "text/breaks.h"
#include "tools/train/embeddings.h"

/* What is learnt here, and behind it the vector that others have of the word. */
#define VECTOR_OWN_SIZE 64
#define VECTOR_SIZE (VECTOR_OWN_SIZE + EMBEDDING_SIZE)

typedef struct Vectors
{
	NxKeymap index;	  /* NxToken.lower -> number */
	uint64_t *keys;	  /* [n] */
	uint32_t *counts; /* [n]: how often the word stands in the articles, descending */
	float (*v)[VECTOR_SIZE]; /* [n], the own part of length 1 */
	uint32_t n;
} Vectors;

/* Learn them from DATA/news: some minutes.  The same input gives the same vectors. */
extern void vectors_learn(Vectors *vectors, NxArena *arena, NxBreaks *breaks,
						  const char *data);

/* Keep what was learnt in a file, and read it back, so that trials need not wait. */
extern void vectors_save(const Vectors *vectors, const char *path);
extern void vectors_load(Vectors *vectors, NxArena *arena, const char *path);

/* Put the vectors of others, of length 1, behind the own ones; 0 where there is none. */
extern void vectors_add_embeddings(Vectors *vectors, const Embeddings *embeddings);

/* The vector of a word, or NULL. */
extern const float *vectors_find(const Vectors *vectors, uint64_t lower);

#endif /* NEWSX_TOOLS_TRAIN_VECTORS_H */
