/*
 * phrase_words.h
 *	  What a word can be in a term of several words: its head, what stands before the
 *	  head, or no part of it.
 *
 * There is no tagger of parts of speech.  What replaces it: the word classes of the
 * model, the endings of words, lists of the common verbs and adjectives that these do
 * not tell, and for participles what stands before them.
 */
#ifndef NEWSX_ANALYSIS_PHRASE_WORDS_H
#define NEWSX_ANALYSIS_PHRASE_WORDS_H

#include "analysis/analysis.h"

typedef enum NxWordUse
{
	NX_USE_NONE = 0,   /* no part of a term: it ends before */
	NX_USE_OPENER,	   /* an adjective: may begin a term, not end it */
	NX_USE_PARTICIPLE, /* "proposed", "rising": likewise, where it is no verb */
	NX_USE_TAIL,	   /* a noun that is no term alone: "step", "result" */
	NX_USE_HEAD		   /* a noun, for all that is known: may stand anywhere */
} NxWordUse;

#define NX_PHRASE_DETERMINERS 21
#define NX_PHRASE_WORDS_SLOTS 4096

/* The lists, ready to be looked up. */
typedef struct NxPhraseWords
{
	uint32_t tags[NX_PHRASE_WORDS_SLOTS]; /* of the words, with 1 + NxWordUse; 0: empty */
	uint64_t determiners[NX_PHRASE_DETERMINERS];
} NxPhraseWords;

extern void nx_phrase_words_init(NxPhraseWords *words);

/*
 * What the word can be, wherever it stands; if it is any part, *key is a hash of it by
 * which singular and plural are one.
 */
extern NxWordUse nx_phrase_word(const NxPhraseWords *words, const NxAnalysis *analysis,
								uint32_t token, uint64_t *key);

/* Is NxToken.lower that of a word behind which nouns stand, and participles before one? */
extern bool nx_phrase_is_determiner(const NxPhraseWords *words, uint64_t lower);

/* For the tests: is no word in two lists? */
extern bool nx_phrase_words_are_distinct(void);

#endif /* NEWSX_ANALYSIS_PHRASE_WORDS_H */
