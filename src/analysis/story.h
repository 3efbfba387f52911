/*
 * story.h
 *	  The sketch of an article's story, by which copies of it are known whatever
 *	  stands around it: doc/sketch.h compares two of them.
 *
 * A story is the set of its shingles, each WORDS_IN_SHINGLE words that follow one
 * another (A. Broder, On the resemblance and containment of documents, 1997), and
 * its sketch the smallest of their hashes: a sample that is the same in every copy
 * as far as the copies have the same shingles (bottom-k: E. Cohen and H. Kaplan,
 * Summarizing data using bottom-k sketches, 2007).
 *
 * Only the words of body text and lists count, in one row through all paragraphs:
 * another paper breaks them elsewhere, and has its own headline, byline, dateline,
 * captions and furniture.  Marks, and the endings of "don't" and "dog's", do not
 * count, nor does case.  The model has no part in it: sketches of different
 * models can be compared.
 */
#ifndef NEWSX_ANALYSIS_STORY_H
#define NEWSX_ANALYSIS_STORY_H

#include "analysis/analysis.h"

/*
 * Write the NX_STORY_MAX smallest distinct hashes of the story's shingles to
 * hashes[NX_STORY_MAX], ascending; returns how many, 1 at least.  Where nothing looks
 * like a story, all of the body is taken for one; where that has no shingle either,
 * body_hash stands in, and the text is the same as itself alone.
 */
extern uint32_t nx_story_sketch(const NxAnalysis *analysis, uint64_t body_hash,
								uint32_t *hashes);

#endif /* NEWSX_ANALYSIS_STORY_H */
