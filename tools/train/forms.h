/*
 * forms.h
 *	  Sections FORM and FSUM: the words that news articles use most, with what the tagger's
 *	  rows give to their features added up.
 */
#ifndef NEWSX_TOOLS_TRAIN_FORMS_H
#define NEWSX_TOOLS_TRAIN_FORMS_H

#include "base/arena.h"
#include "model/model.h"
#include "text/breaks.h"

typedef struct FormTable
{
	uint64_t *keys;
	NxFormSlot *slots;
	NxFormEntry *entries;
	uint32_t n;
} FormTable;

/*
 * The forms of DATA/news as a model sees them that has all but these.  Results do
 * not change by it, so which words it holds is a matter of time and space alone.
 */
extern void nx_train_forms(FormTable *table, NxArena *arena, const NxModel *model,
						   NxBreaks *breaks, const char *data);

#endif /* NEWSX_TOOLS_TRAIN_FORMS_H */
