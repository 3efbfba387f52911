/*
 * phrases.h
 *	  The terms of an article: what stands in it as a sequence of adjectives and nouns,
 *	  names of entities among them ("interest rates", "Iowa caucuses"), and nouns alone.
 *
 * Singular and plural, and all ways of writing in capitals, are one term.  A place in the
 * text is one term's only, the one that is met most there and longest, so that "control
 * bill" is none where "gun control bill" is met as often.
 */
#ifndef NEWSX_ANALYSIS_PHRASES_H
#define NEWSX_ANALYSIS_PHRASES_H

#include "analysis/analysis.h"

/* The most parts of a term: words, and names whole. */
#define NX_PHRASE_PARTS 4

/* Where a stretch of text stands, as what a term consists of. */
typedef struct NxPhrasePart
{
	uint64_t key;	   /* of the word or the entity */
	uint32_t token;	   /* the first */
	uint32_t n_tokens; /* of a name; else 1 */
	uint32_t sentence;
	uint16_t idf;	/* of the word, log2 x 256; of a name 0 */
	uint8_t use;	/* NxWordUse */
	bool is_name;	/* of an entity */
	bool is_joined; /* to the part before: nothing stands between them */
	bool is_noun;	/* stands where nouns stand: behind "the", "of", an adjective */
} NxPhrasePart;

/* One way of writing a term: singular or plural. */
typedef struct NxPhraseForm
{
	uint64_t lower; /* of its last word */
	uint32_t votes; /* two for each time met, one in a title, where verbs look like nouns */
	uint32_t part;	/* where it stands, in small letters if it ever does */
} NxPhraseForm;

/* What speaks for a term or an entity: where it is met. */
typedef struct NxPhraseEvidence
{
	uint32_t n;		   /* times met */
	uint32_t lead;	   /* number of its first sentence of the story, from 1; 0: none */
	uint8_t n_spread;  /* parts of the article in which it is met */
	uint8_t last_part; /* the last of them, from 1 */
	bool in_title;	   /* in a title or headline */
} NxPhraseEvidence;

typedef struct NxPhrase
{
	NxPhraseEvidence evidence; /* but for places within a longer term that is met twice */
	uint32_t n_noun;		   /* times met where nouns stand */
	uint32_t first_token;
	uint16_t idf; /* the mean of its words' */
	uint8_t n_parts;
	NxPhraseForm forms[2]; /* the two that are met first */
} NxPhrase;

typedef struct NxPhrases
{
	NxPhrasePart *parts; /* in the order of the text */
	uint32_t n_parts;
	uint32_t parts_capacity;
	NxPhrase *phrases; /* in the order of their first places */
	uint32_t n_phrases;
	uint32_t phrases_capacity;
	uint32_t n_words; /* words of the sentences that were looked at, and marks */
} NxPhrases;

/* Parts of the article that n_spread counts. */
#define NX_PHRASE_SPREAD 16

/* Do the sentences of the block speak of what the article is about? */
extern bool nx_phrases_are_in(const NxBlock *block);

/* What a sentence is in the article. */
typedef struct NxPhrasePlace
{
	uint32_t sentence;
	uint32_t story;		 /* its number among those of the story, from 1; 0: none */
	uint8_t spread_part; /* the part of the article that it stands in, from 1 */
	bool is_title;		 /* of a title or headline */
} NxPhrasePlace;

/* story_numbers: nx_number_story's. */
extern NxPhrasePlace nx_phrase_place(const NxText *text, const uint32_t *story_numbers,
									 uint32_t sentence);

/* Something is met there; the places come in the order of the text. */
extern void nx_phrase_meet(NxPhraseEvidence *evidence, const NxPhrasePlace *place);

extern void nx_phrases_collect(NxPhrases *phrases, const NxAnalysis *analysis,
							   const uint32_t *story_numbers);

/* Give back their memory. */
extern void nx_phrases_drop(NxPhrases *phrases, const NxAnalysis *analysis);

/*
 * The term as it is shown: in the form that is met more often, in small letters but for
 * what has a capital in running text; in the arena.  Empty if nothing of it can be shown.
 */
extern NxString nx_phrase_display(const NxPhrases *phrases, const NxAnalysis *analysis,
								  const NxPhrase *phrase);

#endif /* NEWSX_ANALYSIS_PHRASES_H */
