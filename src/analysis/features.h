/*
 * features.h
 *	  What the tagger looks at: 64-bit feature hashes of each token.  Trainer
 *	  and server link this very file, so they cannot differ.
 *
 * A feature is of one of two sorts.
 *
 *	* Of a form: what one word shows by itself (word, shape, affixes, cluster,
 *	  classes), seen from a token `offset` words away.  Cheap: the same form gives
 *	  the same features wherever it stands, so their weights are added up once a
 *	  form and document, or, of the words that news uses most, once when the model
 *	  is made (section FORM).  Of a thousand tokens, some fifty pay for them.
 *	* Of a token: what depends on where it stands (neighbours together, phrases
 *	  of the gazetteer, place in the sentence, the rest of the document).  Dear:
 *	  each is a hash and a look-up in a table that fits no cache, token by token;
 *	  those of lower-case words most, for they are six of seven tokens.
 *
 * A new feature of a form goes into nx_features_of_form and may use what NxForm
 * holds and nothing else; one of a token into nx_features_of_token, where NxForm's
 * affixes are not to be used: forms of FORM come without.
 *
 * The form of a token is the word as it stands, except in lines whose case says
 * nothing (all capitals, title case, all lower case): there the word is first
 * given the case that it has elsewhere in the document, or most often in the
 * language.  A headline is thus read with the features that running text has.
 *
 * Use: nx_features_open once a document, then nx_features_read for each stretch
 * of at most NX_FEATURES_WINDOW tokens of a sentence, then the features of its
 * tokens.  What is kept of a document is bounded, whatever its length.
 */
#ifndef NEWSX_ANALYSIS_FEATURES_H
#define NEWSX_ANALYSIS_FEATURES_H

#include "analysis/document.h"
#include "analysis/forms.h"

/* Raise when a feature changes its meaning: META features of the model says it. */
#define NX_FEATURES_VERSION "1"

/* The longest stretch that is read at once; longer sentences are cut. */
#define NX_FEATURES_WINDOW 256

/* No form at one offset and no token has more. */
#define NX_FEATURES_MAX 64

/* Forms are looked at up to so many words before and after a token. */
#define NX_FEATURES_REACH 2
#define NX_FEATURES_OFFSETS (2 * NX_FEATURES_REACH + 1)

/* Classes that tell something of names; those of tone are left out. */
#define NX_FEATURES_CLASSES                                                               \
	(NX_WORD_STOP | NX_WORD_REPORTING | NX_WORD_TITLE | NX_WORD_ROLE | NX_WORD_ORG_HEAD | \
	 NX_WORD_PLACE_HEAD | NX_WORD_FACILITY_HEAD | NX_WORD_EVENT_HEAD |                    \
	 NX_WORD_FIRST_NAME | NX_WORD_SURNAME | NX_WORD_MONTH | NX_WORD_WEEKDAY |             \
	 NX_WORD_NUMBER | NX_WORD_CURRENCY | NX_WORD_DEMONYM | NX_WORD_COUNTRY |              \
	 NX_WORD_CITY | NX_WORD_PRONOUN | NX_WORD_COMMON)

typedef struct NxFeatureToken
{
	uint32_t form;	 /* index into forms.forms */
	uint16_t phrase; /* kinds that the phrase here may name; 0: none */
	uint8_t place;	 /* of the token in that phrase: NX_PLACE_ */
	uint8_t shape;	 /* NxShape of the form */
	uint8_t run_first;
	uint8_t run_last; /* the capitalised run around the token, of the stretch */
} NxFeatureToken;

typedef struct NxFeatures
{
	const NxText *text;
	const NxModel *model;
	const NxWordEntry *const *words; /* [n_tokens] */
	NxForms forms;
	NxDocument document;
	uint8_t style; /* 1 + the style of the document (style.h), 0: none is clear */

	/* the stretch read last */
	uint32_t first;
	uint32_t n;
	uint8_t line; /* NxLineCase of the sentence */
	bool starts;  /* the stretch begins the sentence */
	NxFeatureToken tokens[NX_FEATURES_WINDOW];
} NxFeatures;

/* Look the whole document over; words are the lexicon's entries of its tokens. */
extern void nx_features_open(NxFeatures *features, NxArena *arena, const NxText *text,
							 const NxModel *model, const NxWordEntry *const *words);

/*
 * Read tokens first..first+n of a sentence, 0 < n <= NX_FEATURES_WINDOW.  True if
 * all forms were forgotten before: indexes of forms have a new meaning.
 */
extern bool nx_features_read(NxFeatures *features, uint32_t sentence, uint32_t first,
							 uint32_t n);

/*
 * The features that a form without an entry in FORM gives to the token from which it
 * stands `offset` words away (0: the token itself), into out[NX_FEATURES_MAX]; returns
 * how many.
 */
extern uint32_t nx_features_of_form(const NxForm *form, int offset, uint64_t *out);

/* The features of token first + i of the stretch, except those of forms. */
extern uint32_t nx_features_of_token(const NxFeatures *features, uint32_t i, uint64_t *out);

/* The form `offset` words from token i of the stretch; NX_FORM_EDGE outside of it. */
static inline uint32_t
nx_features_form_at(const NxFeatures *features, uint32_t i, int offset)
{
	int64_t at = (int64_t) i + offset;

	return at < 0 || at >= features->n ? NX_FORM_EDGE : features->tokens[at].form;
}

#endif /* NEWSX_ANALYSIS_FEATURES_H */
