/*
 * sentence_features.h
 *	  What is weighed when the sentences of a story are ranked.
 *
 * Features tell of a sentence by itself and within its story; the trainer learns
 * what each of their values is worth.  Rules come after them: they look at the
 * sentences that are picked already, and can only take off.  Values are whole
 * numbers in 0..65535; shares, and what is in proportion to the story's best, are
 * in permille.  The trainer links this very file.
 */
#ifndef NEWSX_ANALYSIS_SENTENCE_FEATURES_H
#define NEWSX_ANALYSIS_SENTENCE_FEATURES_H

#include "analysis/terms.h"

typedef enum NxRankFeature
{
	NX_RANK_POSITION,  /* sentences of the story before it */
	NX_RANK_DEPTH,	   /* and as a share of all */
	NX_RANK_PARAGRAPH, /* sentences of its paragraph before it; LONG_PARAGRAPH: no telling */
	NX_RANK_LENGTH,	   /* words */
	NX_RANK_CENTRALITY, /* what the rest of the story speaks of, a word; the best has 1000 */
	NX_RANK_CONTENT,	/* the same of the whole sentence */
	NX_RANK_FREQUENCY,	/* sentences that hold its terms, on average, times 100 */
	NX_RANK_RARITY,		/* idf of its terms, on average */
	NX_RANK_INTRODUCES, /* terms that stand here first, by how often they come again */
	NX_RANK_UNIQUE,		/* share of its terms, by idf, that stand nowhere else */
	NX_RANK_ECHO,		/* share that stands in the sentence before, too */
	NX_RANK_TITLE,		/* share of the title's terms, by idf, that it holds */
	NX_RANK_ENTITIES,	/* salience of the entities that it names, added up */
	NX_RANK_MAIN,		/* of the most salient of them */
	NX_RANK_NAMES,		/* share of its words that are not in lower case */
	NX_RANK_NUMBERS,
	NX_RANK_QUOTED,	   /* share of its tokens in quotations, marks included */
	NX_RANK_PERSONS,   /* I, we, you, ... outside quotations */
	NX_RANK_ADDRESSES, /* URLs, e-mail addresses, handles */
	NX_RANK_ENDING,	   /* NxEnding */
	NX_N_RANK_FEATURES,

	NX_RANK_TORN =
		NX_N_RANK_FEATURES, /* 1: a quotation begins or ends in another sentence */
	NX_RANK_ANTECEDENT,		/* NxLean, if the sentence before is not picked */
	NX_RANK_REPETITION,		/* share of its terms, by idf, that picks hold */
	NX_N_RANK_ENTRIES
} NxRankFeature;

_Static_assert(NX_N_RANK_ENTRIES == NX_MODEL_RANK_ENTRIES,
			   "section RANK has an entry for each");

/* For EXPLAIN-like output: "position", "depth", ... */
extern const char *const nx_rank_names[NX_N_RANK_ENTRIES];

typedef enum NxEnding
{
	NX_ENDING_STOP,	  /* ".", "!", "…" */
	NX_ENDING_SPACED, /* a full stop apart from the last word: a caption made a sentence */
	NX_ENDING_QUESTION,
	NX_ENDING_NONE
} NxEnding;

/* How a sentence leans on what stands before it. */
typedef enum NxLean
{
	NX_LEAN_NOT,
	NX_LEAN_CONTRAST, /* begins with "But", "However" */
	NX_LEAN_POINTER,  /* with "This", "Such", "And" */
	NX_LEAN_SPEAKER,  /* "he said", and names nobody */
	NX_LEAN_PRONOUN	  /* begins with "He", "It", "Their" */
} NxLean;

/* A sentence of the story. */
typedef struct NxCandidate
{
	uint32_t sentence;
	uint32_t idf_sum; /* of its terms */
	uint8_t lean;	  /* NxLean */
	bool torn;
	uint16_t values[NX_N_RANK_FEATURES];
} NxCandidate;

/*
 * Fill *candidates with the sentences of the story, in reading order, in the arena;
 * returns how many there are.  terms are those of the same analysis.
 */
extern uint32_t nx_sentence_features(const NxAnalysis *analysis, NxTerms *terms,
									 NxCandidate **candidates);

#endif /* NEWSX_ANALYSIS_SENTENCE_FEATURES_H */
