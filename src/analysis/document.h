/*
 * document.h
 *	  What the whole document shows of a word: where it stands with a capital,
 *	  whether it stands in lower case, too; and how the case of each sentence is
 *	  to be taken.
 *
 * A name that is clear in one place helps where it is not: "Yang said" after
 * "Yang Moo-Jin, a professor"; a headline in capitals after a story in plain text.
 */
#ifndef NEWSX_ANALYSIS_DOCUMENT_H
#define NEWSX_ANALYSIS_DOCUMENT_H

#include "base/arena.h"
#include "text/text.h"

/* Words kept; those that come later in a very long text are not looked up. */
#define NX_DOCUMENT_WORDS 32768

/* Places kept at which a word stands with a capital. */
#define NX_DOCUMENT_PLACES 3

/* How the case of a sentence is to be taken. */
typedef enum NxLineCase
{
	NX_LINE_PLAIN = 0,
	NX_LINE_CAPITALS, /* "KOREA FREES TWO" */
	NX_LINE_TITLE,	  /* "Korea Frees Two Men" */
	NX_LINE_LOWER	  /* "korea frees two men" */
} NxLineCase;

/* Counts stop at 65535; only plain sentences count. */
typedef struct NxDocumentWord
{
	uint64_t lower;		/* NxToken.lower */
	uint16_t n_lower;	/* stands in lower case */
	uint16_t n_capital; /* stands with a capital that does not begin a sentence */
	uint16_t n_places;
	uint16_t reserved;
	uint32_t cased; /* token that shows the capitals within a sentence; UINT32_MAX */
	uint32_t places[NX_DOCUMENT_PLACES]; /* tokens with a capital, anywhere */
} NxDocumentWord;

typedef struct NxDocument
{
	NxDocumentWord *words; /* [n_words] */
	uint32_t n_words;
	uint32_t words_capacity;
	uint16_t *slots; /* hash table by lower: 1 + index of a word; 0 free */
	uint32_t n_slots;
	uint8_t *lines; /* [n_sentences] NxLineCase */
} NxDocument;

extern void nx_document_read(NxDocument *document, NxArena *arena, const NxText *text);

/* How the case of one sentence is to be taken. */
extern NxLineCase nx_document_line_case(const NxText *text, const NxSentence *sentence);

/*
 * The same by the words around a token of the sentence: as quick in a sentence of a
 * million words as in others.
 */
extern NxLineCase nx_document_case_around(const NxText *text, const NxSentence *sentence,
										  uint32_t token);

/* The word's entry, NULL if it stands nowhere in plain text. */
extern const NxDocumentWord *nx_document_word(const NxDocument *document, uint64_t lower);

#endif /* NEWSX_ANALYSIS_DOCUMENT_H */
