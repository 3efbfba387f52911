/*
 * tone_items.h
 *	  The words of an article that carry tone, each with the rules that apply.
 *
 * Found once for the article; the tone of the whole and of a sentence are
 * sums over them (tone.c).
 */
#ifndef NEWSX_ANALYSIS_TONE_ITEMS_H
#define NEWSX_ANALYSIS_TONE_ITEMS_H

#include "analysis/analysis.h"

/* What was done to the valence of the word. */
typedef enum NxToneRule
{
	NX_TONE_PLAIN,
	NX_TONE_NEGATED,  /* "not rattled" */
	NX_TONE_RELIEVED, /* "ease tensions" */
	NX_TONE_BOOSTED,  /* "very good" */
	NX_TONE_DAMPENED  /* "slightly worse" */
} NxToneRule;

typedef enum NxToneContrast
{
	NX_CONTRAST_NONE,
	NX_CONTRAST_BEFORE, /* stands before the "but" of its sentence */
	NX_CONTRAST_AFTER
} NxToneContrast;

typedef struct NxToneItem
{
	uint32_t token;
	int32_t weight;	   /* after all rules; 1000 is one step of VADER's -4..4 scale */
	uint32_t modifier; /* the token that the rule came from; NX_NONE if none */
	uint8_t rule;	   /* NxToneRule */
	uint8_t contrast;  /* NxToneContrast */
	bool quoted;
} NxToneItem;

typedef struct NxToneItems
{
	NxToneItem *items; /* by token */
	uint32_t n_items;
	uint32_t *first_item; /* [n_sentences + 1]: where the items of a sentence begin */
	uint32_t *n_words;	  /* [n_sentences]; 0 where the block is not read */
} NxToneItems;

extern NxToneItems *nx_tone_items_find(const NxAnalysis *analysis);

#endif /* NEWSX_ANALYSIS_TONE_ITEMS_H */
