/*
 * discourse.h
 *	  Who is spoken of, sentence by sentence: the persons whom a pronoun may mean.
 *
 * To be walked through in order: nx_discourse_begin_sentence at each sentence, then each
 * mention, title and pronoun in it.  Takes time linear in the text.
 */
#ifndef NEWSX_ANALYSIS_DISCOURSE_H
#define NEWSX_ANALYSIS_DISCOURSE_H

#include "analysis/analysis.h"
#include "analysis/keymap.h"

/* Who was named more sentences ago than this, and nobody since, is forgotten. */
#define NX_DISCOURSE_MEMORY 3

/* What is remembered of a person. */
typedef struct NxSpoken
{
	uint32_t sexes;	   /* NX_WORD_MALE, NX_WORD_FEMALE, both, none */
	uint32_t sentence; /* 1 + the last that names or means him outside quotations; 0 none */
	uint32_t end;	   /* the token after that */
	uint32_t quoted;   /* 1 + the token where a quotation names him last; 0 nowhere */
	uint32_t quoted_in; /* 1 + the sentence of that; 0 none */
	bool is_subject;	/* in that sentence */
	bool is_candidate;
} NxSpoken;

typedef struct NxDiscourse
{
	const NxAnalysis *analysis;
	NxSpoken *persons;	  /* [n_entities] */
	NxKeymap bearers;	  /* hash of a title: the entity that has it */
	uint32_t *candidates; /* entities that may be meant */
	uint32_t n_candidates;
	uint32_t mention;	  /* the next mention to come */
	uint32_t last_end;	  /* the token after the last one */
	bool last_begins;	  /* does that begin a clause? */
	uint32_t sentence;	  /* where the walk is */
	uint32_t first;		  /* its first token */
	uint32_t peopled;	  /* 1 + the last sentence before that names anybody; 0 none */
	uint32_t n_passed;	  /* sentences since that one, but for quoted ones */
	uint32_t quote_start; /* first token of the quotation that the walk is in */
	uint32_t speaker;	  /* who speaks in the sentence, or NX_NONE */
	uint32_t last_heard;  /* who spoke last, or NX_NONE */
	uint32_t heard_in;	  /* 1 + the sentence of that */
	uint32_t last_meant;  /* by the pronoun before, in the sentence, or NX_NONE */
	uint32_t doubtful;	  /* 1 + the last sentence that speaks of somebody nameless; 0 */
	uint32_t strange_man; /* 1 + the last sentence that brings in "a man"; 0 none */
	uint32_t strange_woman;
	uint32_t doubtful_quoted; /* 1 + the last token in a quotation that does; 0 none */
} NxDiscourse;

extern void nx_discourse_init(NxDiscourse *discourse, const NxAnalysis *analysis);
extern void nx_discourse_drop(NxDiscourse *discourse);

/* Go to a sentence: those of the last one that named anybody stay. */
extern void nx_discourse_begin_sentence(NxDiscourse *discourse, uint32_t sentence);

/* The mention is read; only one of a person counts. */
extern void nx_discourse_read_mention(NxDiscourse *discourse, const NxMention *mention);

#define NX_DISCOURSE_SEXES (NX_WORD_MALE | NX_WORD_FEMALE)

/* "president", "spokesman", "mother", "she": what is none of these need not be read. */
#define NX_DISCOURSE_PERSON (NX_WORD_TITLE | NX_WORD_ROLE | NX_DISCOURSE_SEXES)

/* The token, which is in no mention, is read: it may be "president". */
extern void nx_discourse_read_title(NxDiscourse *discourse, uint32_t token);

/* A person is named, or meant, by tokens [first, end). */
extern void nx_discourse_see(NxDiscourse *discourse, uint32_t entity, uint32_t first,
							 uint32_t end);

/* May a pronoun of that sex (NX_WORD_MALE, NX_WORD_FEMALE) mean the person? */
extern bool nx_discourse_agrees(const NxDiscourse *discourse, uint32_t entity,
								uint32_t sex);

/* Has "a man" been brought in, for a pronoun of that sex, since the sentence (1 + its number)? */
static inline bool
nx_discourse_has_stranger(const NxDiscourse *discourse, uint32_t sex, uint32_t since)
{
	uint32_t stranger =
		sex == NX_WORD_MALE ? discourse->strange_man : discourse->strange_woman;

	return stranger > 0 && stranger >= since;
}

/* The verb of saying whose subject ends before the token, "has also" between; or NX_NONE. */
extern uint32_t nx_discourse_find_saying(const NxDiscourse *discourse, uint32_t token);

/* Does "“...,” said" or "..., said Sen." stand right before the token? */
extern bool nx_discourse_follows_saying(const NxDiscourse *discourse, uint32_t token);

/* The token after the sentence. */
static inline uint32_t
nx_discourse_sentence_end(const NxDiscourse *discourse)
{
	const NxSentence *sentence = &discourse->analysis->text.sentences[discourse->sentence];

	return sentence->first_token + sentence->n_tokens;
}

static inline bool
nx_discourse_is_quoted(const NxText *text, uint32_t token)
{
	return (text->tokens[token].flags & NX_TOKEN_QUOTED) != 0;
}

#endif /* NEWSX_ANALYSIS_DISCOURSE_H */
