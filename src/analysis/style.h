/*
 * style.h
 *	  Whose style a document has: which of the annotated sets that the tagger learnt
 *	  from uses words as it does.
 *
 * The sets stand for makers and matters of text: an agency's wire with its tables of
 * results, news sites of the world, the web's letters and reviews, an encyclopedia of
 * politics.  What they call a name, and of what kind, differs.  The tagger learns
 * with the style what is one style's alone, so that the rest of what it learns is
 * common to all.
 */
#ifndef NEWSX_ANALYSIS_STYLE_H
#define NEWSX_ANALYSIS_STYLE_H

#include "model/model.h"
#include "text/text.h"

/*
 * 1 + the number of the style, 0 if none is clear: naive Bayes over the words in
 * lower case, of which names are none.  words: the lexicon's entries of the tokens.
 */
extern uint8_t nx_style_of(const NxText *text, const NxWordEntry *const *words);

#endif /* NEWSX_ANALYSIS_STYLE_H */
