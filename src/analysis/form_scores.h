/*
 * form_scores.h
 *	  What the words of a document give to the tokens around them: the weights of
 *	  the features of their forms, added up once a form.
 *
 * Of frequent words the model has the sums ready (section FORM), and they are read
 * where they lie there; of others they are taken here.
 */
#ifndef NEWSX_ANALYSIS_FORM_SCORES_H
#define NEWSX_ANALYSIS_FORM_SCORES_H

#include "analysis/scores.h"

typedef struct NxFormSums
{
	const NxModel *model;
	const NxForms *forms;
	const NxScores **scores; /* [forms->limit]: of each form, [NX_FEATURES_OFFSETS] */
	NxFormScores *made;		 /* [forms->limit]: those that were added up here */
	uint32_t n_made;
	uint32_t n_known; /* forms whose scores are known */
} NxFormSums;

extern void nx_form_sums_init(NxFormSums *sums, NxArena *arena, const NxModel *model,
							  const NxForms *forms);

/* All forms were forgotten. */
extern void nx_form_sums_forget(NxFormSums *sums);

/* Know the scores of all forms that are there by now. */
extern void nx_form_sums_update(NxFormSums *sums);

/* The sums of one form, added up from TAGW: what FORM has of it. */
extern void nx_form_sums_make(NxFormScores scores, const NxModel *model,
							  const NxForm *form);

#endif /* NEWSX_ANALYSIS_FORM_SCORES_H */
