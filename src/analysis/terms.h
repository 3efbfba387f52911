/*
 * terms.h
 *	  The content words of an article, numbered, with how much each tells.
 *
 * A term is a word, number or CJK word that is no function word, compared in
 * lower case.  Only sentences of the story and of headlines hold terms.  Each
 * sentence has the list of its distinct terms, in the order of their first place.
 */
#ifndef NEWSX_ANALYSIS_TERMS_H
#define NEWSX_ANALYSIS_TERMS_H

#include "analysis/analysis.h"

typedef struct NxTerm
{
	uint64_t lower;
	uint32_t idf;		  /* log2 x 256, as in NxWordEntry, unknown words included */
	uint32_t n_sentences; /* story sentences that hold it */
	uint32_t last;		  /* the sentence that was last found to hold it */
	bool in_title;		  /* stands in a title or headline */
	bool covered;		  /* for the ranker: a sentence that is picked holds it */
} NxTerm;

typedef struct NxTerms
{
	NxTerm *terms; /* open addressing by lower, n_slots of them, a power of two */
	uint32_t n_slots;
	uint32_t n_most;	/* room in lists */
	uint32_t *lists;	/* slots of the terms of all sentences, one list after the other */
	uint32_t *first;	/* [n_sentences + 1]: where the list of each sentence begins */
	uint64_t title_idf; /* of the distinct terms of titles and headlines */
} NxTerms;

/*
 * How much a token tells, as NxTerm.idf, given the lexicon's entry of its word or NULL;
 * 0: it is no term.
 */
extern uint32_t nx_term_idf(const NxToken *token, const NxWordEntry *entry);

extern void nx_terms_collect(NxTerms *terms, const NxAnalysis *analysis);

/* Give back their memory. */
extern void nx_terms_drop(NxTerms *terms, const NxAnalysis *analysis);

#endif /* NEWSX_ANALYSIS_TERMS_H */
