/*
 * analysis.h
 *	  What is known of one article while it is analysed, and the stages that
 *	  find it out, each filling its part from those before:
 *
 *		  nx_text_read          blocks, sentences, tokens	   (src/text)
 *		  nx_tagger_run         mentions: spans and kinds
 *		  nx_entities_resolve   entities: mentions of one thing, named
 *		  nx_salience_score     what the article is about
 *		  nx_tone_score         tone of article, sentences, entities
 *		  nx_summary_rank       order of the sentences
 *		  nx_keyphrases_choose  the terms and entities that sum it up
 *
 * pipeline.c runs them and makes the newsdoc.  Everything lives in one arena.
 * Tones and weights are whole multiples of 2^-20 (NX_UNIT is 1.0).
 */
#ifndef NEWSX_ANALYSIS_ANALYSIS_H
#define NEWSX_ANALYSIS_ANALYSIS_H

#include "base/arena.h"
#include "doc/doc.h"
#include "model/model.h"
#include "text/text.h"

#define NX_NONE UINT32_MAX

typedef struct NxMention
{
	uint32_t first_token;
	uint32_t n_tokens;
	uint32_t sentence;
	uint32_t entity;	/* NX_NONE until resolved */
	uint32_t listed;	/* 1 + the thing of a user's list; 0: not from there */
	uint8_t kind;		/* NxKind */
	uint8_t confidence; /* 0..255: margin of the tagger; 255 from a table */
} NxMention;

typedef struct NxEntity
{
	NxString name; /* fullest proper or canonical form */
	uint8_t kind;
	uint32_t n_mentions;
	uint32_t first_mention; /* index into mentions */
	uint32_t salience;		/* 0..NX_UNIT */
	int32_t tone;			/* -NX_UNIT..NX_UNIT */
	NxString *aliases;		/* other surface forms, each once */
	uint32_t n_aliases;
} NxEntity;

typedef struct NxSentenceScore
{
	uint32_t salience; /* 0..NX_UNIT */
	uint32_t rank;	   /* 1 the best, 0 not part of the story */
	int32_t tone;
	int32_t quote_tone;
	bool quoted; /* holds quoted words */
} NxSentenceScore;

/* An entity of the article, or a term in it. */
typedef struct NxKeyphrase
{
	uint32_t entity; /* or NX_NONE */
	uint32_t term;	 /* keyphrases.c's */
	NxString phrase; /* of a term: as it is shown */
	uint32_t weight; /* 0..NX_UNIT */
} NxKeyphrase;

/*
 * What each feature and rule added to the score of a sentence when it got its rank, in
 * the order of NxRankFeature; hundredths of a point of ROUGE.
 */
typedef int16_t NxRankShares[NX_MODEL_RANK_ENTRIES];

typedef struct NxAnalysis
{
	NxArena *arena;
	const NxModel *model;
	NxBreaks *breaks;			   /* the host's, for reading a target phrase */
	const struct NxListed *listed; /* a user's own names, or NULL; see listed.h */
	NxText text;
	const NxWordEntry **words; /* [n_tokens]: the lexicon's entry of each, or NULL */
	uint32_t *classes;	 /* [n_tokens]: its NX_WORD_ bits, NX_WORD_VALENT among them */
	NxMention *mentions; /* by first_token, not overlapping */
	uint32_t n_mentions;
	NxEntity *entities; /* most salient first once scored */
	uint32_t n_entities;
	NxSentenceScore *scores;		/* [n_sentences] */
	NxRankShares *shares;			/* [n_sentences]: why they have their ranks */
	struct NxToneItems *tone_items; /* what carries tone, and where: tone.c's */
	struct NxPronouns *pronouns;	/* that mean an entity; NULL before tone.c */
	int32_t tone;					/* of the article */
	NxKeyphrase *keyphrases;		/* heaviest first, at most NX_KEYPHRASES_MAX */
	uint32_t n_keyphrases;
} NxAnalysis;

extern void nx_tagger_run(NxAnalysis *analysis);
extern void nx_entities_resolve(NxAnalysis *analysis);
extern void nx_salience_score(NxAnalysis *analysis);
extern void nx_tone_score(NxAnalysis *analysis);
extern void nx_summary_rank(NxAnalysis *analysis);
extern void nx_keyphrases_choose(NxAnalysis *analysis);

/* Beside the classes of the lexicon: the word has a valence there. */
#define NX_WORD_VALENT (NX_WORD_ALL + 1)

/* pipeline.c: make the classes of all tokens from their words. */
extern void nx_set_classes(NxAnalysis *analysis);

/* Does the token carry any of these NX_WORD_ classes? */
static inline bool
nx_token_is(const NxAnalysis *analysis, uint32_t token, uint32_t classes)
{
	return (analysis->classes[token] & classes) != 0;
}

/*
 * The valence of a word that carries tone.  Words that end or lessen others have none of
 * their own: "ease".  Of those that deny, "no" has none in the lexicon, and "failed" has:
 * it is bad by itself, too.
 */
static inline int16_t
nx_token_valence(const NxAnalysis *analysis, uint32_t token)
{
	uint32_t both = NX_WORD_VALENT | NX_WORD_SHIFTER;

	return (analysis->classes[token] & both) == NX_WORD_VALENT
			   ? analysis->words[token]->valence
			   : 0;
}

/* Do the words of this block feed entities and tone?  All but the furniture. */
static inline bool
nx_block_is_read(const NxBlock *block)
{
	return block->kind != NX_BLOCK_BOILERPLATE && block->kind != NX_BLOCK_BYLINE;
}

/* salience.c: numbers of the sentences of the story, from 1; 0 for the others. */
extern uint32_t *nx_number_story(const NxAnalysis *analysis);

/* May sentences of this block stand in a summary? */
static inline bool
nx_block_is_story(const NxBlock *block)
{
	return block->kind == NX_BLOCK_BODY && !block->in_title;
}

#endif /* NEWSX_ANALYSIS_ANALYSIS_H */
