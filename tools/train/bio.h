/*
 * bio.h
 *	  Reads the annotated sets: a token and its tag a line, TAB between; an empty
 *	  line ends a sentence, a line "-DOCSTART- ..." begins a document.
 *
 * Tags are O, B-KIND and I-KIND; KIND is looked up in the set's own table, which
 * says what it means here (sets.h).  A malformed file stops the program with file,
 * line and reason.
 */
#ifndef NEWSX_TOOLS_TRAIN_BIO_H
#define NEWSX_TOOLS_TRAIN_BIO_H

#include "tools/host/host.h"

/* Tag numbers: 0 is O, the set's tag i is i + 1. */
#define BIO_OUTSIDE 0

typedef struct BioToken
{
	NxString word;
	uint16_t tag;
	bool begins;	/* the tag is B- */
	uint32_t start; /* bytes in the text of the document: text.c of the trainer */
	uint32_t end;
} BioToken;

typedef struct BioSentence
{
	uint32_t first_token;
	uint32_t n_tokens;
} BioSentence;

typedef struct BioDocument
{
	uint32_t first_sentence;
	uint32_t n_sentences;
} BioDocument;

typedef struct BioFile
{
	char *bytes;
	BioToken *tokens;
	uint32_t n_tokens;
	BioSentence *sentences;
	uint32_t n_sentences;
	BioDocument *documents;
	uint32_t n_documents;
} BioFile;

/*
 * Read the file; tags[0..n_tags) are its kinds.  A set that marks no documents is
 * cut after every `sentences_per_document` sentences.
 */
extern void bio_read(BioFile *file, NxArena *arena, const char *path,
					 const char *const *tags, uint32_t n_tags,
					 uint32_t sentences_per_document);

#endif /* NEWSX_TOOLS_TRAIN_BIO_H */
