/*
 * form_scores.h
 *	  What the words of a document give to the tokens around them: the weights of
 *	  the features of their forms, added up once a form.
 *
 * Of frequent words the model has the sums ready (FORM and FSUM), and they are read
 * where they lie there; of others they are taken here.
 */
#ifndef NEWSX_ANALYSIS_FORM_SCORES_H
#define NEWSX_ANALYSIS_FORM_SCORES_H

#include "analysis/scores.h"

/* Sums are made room for so many at a time: most words are in FORM. */
#define NX_FORM_SUMS_CHUNK 64

typedef struct NxFormSums
{
	NxArena *arena;
	const NxModel *model;
	const NxForms *forms;
	const NxScores **scores; /* [forms->limit]: of each form, [NX_FEATURES_OFFSETS] */
	uint32_t n_known;		 /* forms whose scores are known */
	uint32_t n_made;		 /* of these, added up here */
	NxFormScores *chunks[NX_FORMS_LIMIT / NX_FORM_SUMS_CHUNK + 1];
	uint32_t n_chunks;
} NxFormSums;

extern void nx_form_sums_init(NxFormSums *sums, NxArena *arena, const NxModel *model,
							  const NxForms *forms);

/* All forms were forgotten. */
extern void nx_form_sums_forget(NxFormSums *sums);

/* Know the scores of all forms that are there by now. */
extern void nx_form_sums_update(NxFormSums *sums);

/* The sums of one form, added up from TAGW: what FSUM has of it. */
extern void nx_form_sums_make(NxFormScores scores, const NxModel *model,
							  const NxForm *form);

#endif /* NEWSX_ANALYSIS_FORM_SCORES_H */
