/*
 * extract.h
 *	  What a digest keeps of one article: its best sentences with their content words.
 *
 * The bytes, which are also those of the stored form:
 *
 *		n_story			varint	sentences of the whole story, at least 1
 *		n_sentences		varint	1..NX_DIGEST_SENTENCES
 *		then of each sentence, in reading order:
 *		place			varint	among those of the story, less that of the one before,
 *								less 1; of the first as it is
 *		rank			varint	as in the newsdoc, at least 1
 *		salience		varint	as in the newsdoc
 *		leans			u8		1: it points back to what stands before it; else 0
 *		len				varint	1..NX_DIGEST_MAX_TEXT
 *		text			bytes	UTF-8
 *		n_terms			varint	0..NX_DIGEST_MAX_TERMS
 *		terms			u32[]	ascending by word, each word once
 *
 * A term is a word, 24 bits of a hash, over 8 bits that say how rare it is: the idf of
 * NxWordEntry divided by 16, at least 1.
 */
#ifndef NEWSX_DIGEST_EXTRACT_H
#define NEWSX_DIGEST_EXTRACT_H

#include "digest/digest.h"

#define NX_EXTRACT_WORD_SHIFT 8
#define NX_EXTRACT_IDF_SCALE 16

static inline uint32_t
nx_extract_word(uint32_t term)
{
	return term >> NX_EXTRACT_WORD_SHIFT;
}

static inline uint32_t
nx_extract_idf(uint32_t term)
{
	return term & ((1U << NX_EXTRACT_WORD_SHIFT) - 1);
}

typedef struct NxExtractSentence
{
	uint32_t place; /* among the sentences of the story, from 0 */
	uint32_t rank;
	uint32_t salience;
	bool leans;
	NxString text;
	const uint8_t *terms; /* u32, little-endian */
	uint32_t n_terms;
} NxExtractSentence;

typedef struct NxExtract
{
	uint32_t n_story;
	NxExtractSentence sentences[NX_DIGEST_SENTENCES];
	uint32_t n_sentences;
} NxExtract;

/* Append the extract of an article; false, and nothing, if it has no story. */
extern bool nx_extract_build(NxBuf *buf, const NxDigestSource *source);

/*
 * Take the next extract out of a reader, checking all of it; pointers into its bytes.
 * NX_BAD_BYTES: the message goes on from "article 3 ".
 */
extern NxStatus nx_extract_open(NxExtract *extract, NxReader *reader, NxError *error);

#endif /* NEWSX_DIGEST_EXTRACT_H */
