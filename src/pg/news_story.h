/*
 * news_story.h
 *	  The story sketch of a stored newsdoc, for the operators and for their index.
 */
#ifndef NEWSX_PG_NEWS_STORY_H
#define NEWSX_PG_NEWS_STORY_H

#include "doc/sketch.h"

/* Read it from an argument; n is 0 for a value that has none. */
extern void newsx_sketch_of(Datum newsdoc, NxSketch *sketch);

#endif /* NEWSX_PG_NEWS_STORY_H */
