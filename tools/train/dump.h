/*
 * dump.h
 *	  Showing what a model says of words and phrases.
 */
#ifndef NEWSX_TOOLS_TRAIN_DUMP_H
#define NEWSX_TOOLS_TRAIN_DUMP_H

#include "model/model.h"
#include "text/breaks.h"

extern void dump_word(const NxModel *model, const char *word);
extern void dump_phrase(const NxModel *model, NxBreaks *breaks, const char *phrase);
extern void dump_meta(const NxModel *model);

#endif /* NEWSX_TOOLS_TRAIN_DUMP_H */
