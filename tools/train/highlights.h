/*
 * highlights.h
 *	  Articles with the highlights that their editors wrote, from which the ranker of
 *	  sentences learns.
 */
#ifndef NEWSX_TOOLS_TRAIN_HIGHLIGHTS_H
#define NEWSX_TOOLS_TRAIN_HIGHLIGHTS_H

#include "base/arena.h"

typedef enum HighlightSet
{
	HIGHLIGHTS_CNNDM, /* summary/cnndm_validation_1000.csv: no titles, no paragraphs */
	HIGHLIGHTS_NEWS,  /* articles of news/ that begin with theirs: titles and paragraphs */
	HIGHLIGHTS_TITLES, /* every fourth article of news/ with a long title, which stands for them */
	N_HIGHLIGHT_SETS
} HighlightSet;

#define MAX_HIGHLIGHTS 6

typedef struct HighlightedArticle
{
	HighlightSet set;
	NxString title; /* empty: none */
	NxString body;	/* without the highlights */
	NxString lines; /* the highlights, one a line */
} HighlightedArticle;

typedef struct Highlights
{
	HighlightedArticle *articles;
	uint32_t n_articles;
	uint32_t capacity;
} Highlights;

/* All of them, in the order of the files. */
extern void highlights_read(Highlights *highlights, NxArena *arena, const char *data);

#endif /* NEWSX_TOOLS_TRAIN_HIGHLIGHTS_H */
