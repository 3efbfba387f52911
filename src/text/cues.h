/*
 * cues.h
 *	  What the furniture of news pages says: a table of English phrases that
 *	  open or stand in a paragraph that is no story, and of the agencies and
 *	  newspapers that sign one.
 *
 * Cues are compared with a folded form of the paragraph: ASCII letters small,
 * words separated by one space, punctuation dropped but for the apostrophe
 * inside words, "@", "©", and the colon, which becomes a word of its own.
 */
#ifndef NEWSX_TEXT_CUES_H
#define NEWSX_TEXT_CUES_H

#include "base/env.h"

#define NX_CUES_MAX_BYTES 400

typedef enum NxCue
{
	NX_CUE_NONE = 0,
	NX_CUE_FURNITURE, /* of the page: buttons, notices, links, credits */
	NX_CUE_CAPTION	  /* of a picture: its caption, or its credit alone */
} NxCue;

/* A paragraph, folded. */
typedef struct NxCueWords
{
	uint32_t len;
	uint32_t n_words; /* UINT32_MAX if the paragraph was too long to fold all of it */
	char bytes[NX_CUES_MAX_BYTES * 2];
} NxCueWords;

/*
 * Where the cues of each first letter begin, and which beginnings of a word no
 * phrase has: made once for an article, asked at each of its words.
 */
typedef struct NxCueIndex
{
	uint16_t openings[257];
	uint16_t phrases[257];
	uint64_t filter[16];
} NxCueIndex;

extern void nx_cues_index(NxCueIndex *index);

/* Fold the paragraph; of one longer than NX_CUES_MAX_BYTES only its beginning. */
extern void nx_cues_fold(NxCueWords *words, const char *bytes, size_t len);

/* What do the words of the paragraph say that it is? */
extern NxCue nx_cues_find(const NxCueIndex *index, const NxCueWords *words);

/* Do the words end in this word or phrase, and have more than it? */
extern bool nx_cues_ends_in(const NxCueWords *words, const char *phrase);

/*
 * Is it the name of an agency or newspaper, or several of them, and nothing
 * else but "by", "source", "staff", ...?
 */
extern bool nx_cues_is_agency(const NxCueWords *words);

/* Does it begin as a credit in brackets does: "photo :", "getty", "reuters photo"? */
extern bool nx_cues_is_credit(const NxCueWords *words);

/* Nothing but words of share buttons: "Share Tweet Email Print"? */
extern bool nx_cues_is_share_bar(const NxCueWords *words);

/* A date or a time and nothing else: "Updated" or not, "Nov 9, 2014 5:40 PM"? */
extern bool nx_cues_is_date(const NxCueWords *words);

/* Is every word of the name one that heads a section: "World News", "Opinion"? */
extern bool nx_cues_is_section(const NxCueWords *words);

/* For the tests: the tables are sorted, as the search needs them. */
extern bool nx_cues_are_sorted(void);

#endif /* NEWSX_TEXT_CUES_H */
