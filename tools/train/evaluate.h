/*
 * evaluate.h
 *	  How well a model finds names: precision, recall and F1, end to end.
 *
 * Each document of a development set is written out as plain text, its tokens with
 * single spaces between, a paragraph a sentence, and read like any article: own
 * blocks, sentences, tokens.  A name counts as found when a mention of its kind
 * covers exactly its tokens.
 */
#ifndef NEWSX_TOOLS_TRAIN_EVALUATE_H
#define NEWSX_TOOLS_TRAIN_EVALUATE_H

#include <stdio.h>

#include "model/model.h"

/*
 * Print the scores of every development set to out, of each kind, of all, and of all
 * when they are resolved to entities, which gives each one kind and sets its bounds by the
 * scheme of newsx; the F1s of all in one line into
 * summary[0..size), which may be NULL.  With a file for errors, every name that
 * was missed or found wrongly goes there with its sentence.
 */
extern void nx_evaluate_tagger(const NxModel *model, const char *data, FILE *out,
							   FILE *errors, char *summary, size_t size);

/*
 * The same after each damage (damage.h), of the sets that stand for newswire: F1 of
 * all names but dates and money, a line "SET	DAMAGE	F1" each.  The text is running
 * text here, without spaces that only the sets have; the first line of a set is that
 * text undamaged.
 */
extern void nx_evaluate_damaged(const NxModel *model, const char *data, FILE *out,
								FILE *errors);

#endif /* NEWSX_TOOLS_TRAIN_EVALUATE_H */
