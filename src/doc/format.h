/*
 * format.h
 *	  The bytes of a newsdoc.  doc/newsdoc-format.md says the same in prose,
 *	  with an example.
 *
 *	  1. NxDocHeader, 52 bytes.  Numbers of the header are little-endian.
 *	  2. Two strings: the model ("en@1") and the version of ICU ("72.1"), 1 to
 *		 NX_DOC_MAX_ID bytes of printable ASCII without space.
 *	  3. The story: varint n_story, 1 to NX_STORY_MAX; then n_story hashes of 4 bytes,
 *		 little-endian, strictly ascending: the sketch by which copies of a story are
 *		 known (doc/sketch.h).
 *	  4. n_entities entities, each
 *			 varint kind + 16 * n_aliases
 *			 varint drop		by which the salience is less than that of the
 *								entity before it; the first: less than NX_UNIT
 *			 varint n_mentions	how many of the mentions are of it, at least 1
 *			 zigzag tone
 *			 string name
 *			 string aliases[n_aliases], in strictly ascending order of bytes
 *	  5. varint n_keyphrases, at most NX_KEYPHRASES_MAX; then n_keyphrases keyphrases, each
 *			 varint entity		0 for a phrase, else 1 + its number
 *			 varint drop		by which the weight is less than that of the one
 *								before it; the first: less than NX_UNIT
 *			 string phrase		not there for an entity
 *	  6. n_blocks blocks, each one varint:
 *			 kind + 16 * is_agency + 32 * (n_sentences - 1)
 *	  7. n_sentences sentences, each
 *			 varint gap			characters between the end of the sentence
 *								before it, of whatever block, and this one
 *			 varint len
 *			 varint quoted + 2 * rank
 *			 varint salience
 *			 zigzag tone
 *			 zigzag quote_tone	only if quoted
 *	  8. varint n_title, how many of the mentions stand in the title only; then
 *		 n_mentions mentions, those n_title first, each
 *			 varint gap			to the end of the mention before it; not there
 *								for a mention in the title
 *			 varint len
 *			 varint entity		0-based
 *
 * What is searched and counted over millions of values comes first, so that the rest
 * of them need not even come into the processor's cache.
 *
 * Nothing follows.  Version 1 has no story, no n_mentions and no keyphrases, and its
 * entities stand before the mentions: 1, 2, 6, 7, 4, 8.  It is read, and written back as version 1.  A string is a varint length and that many bytes of UTF-8.
 * varint and zigzag are those of base/buf.h, in their shortest form.  Nothing is
 * aligned, so a value can be read wherever it lies.
 *
 * A block is not given a place of its own: it reaches from its first sentence to
 * the end of its last.  What else follows from the rest is not stored either.
 *
 * Every value has one form only (shortest numbers, one order, nothing twice,
 * reserved bytes 0), so equal values have equal bytes.
 *
 * Limits: the body has at most INT32_MAX bytes, so that positions fit the SQL
 * type int.  check.c lists what else a sound value keeps to.
 *
 * Without a new version may change: whatever the analysis decides, that is, all
 * numbers and names within these rules.  A new version is needed for a new
 * field, flag, kind of entity or of block, and for a rule that is loosened: a
 * reader refuses what it does not know.
 */
#ifndef NEWSX_DOC_FORMAT_H
#define NEWSX_DOC_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#define NX_DOC_MAGIC "NWD"
#define NX_DOC_VERSION 2	   /* with story sketch and keyphrases: what is made today */
#define NX_DOC_VERSION_PLAIN 1 /* without them */
#define NX_DOC_MAX_ID 63
#define NX_DOC_MAX_INPUT ((size_t) INT32_MAX) /* bytes, or text of JSON */

/* NxDocHeader.flags; the other bits are 0. */
#define NX_DOC_TRUNCATED 0x01

typedef struct NxDocHeader
{
	uint8_t magic[3]; /* NX_DOC_MAGIC */
	uint8_t version;  /* NX_DOC_VERSION or NX_DOC_VERSION_PLAIN */
	uint8_t flags;
	uint8_t reserved[3]; /* 0 */
	uint8_t body_bytes[4];
	uint8_t body_chars[4];
	uint8_t body_hash[8];
	uint8_t model_digest[8];
	uint8_t tone[4]; /* two's complement */
	uint8_t n_blocks[4];
	uint8_t n_sentences[4];
	uint8_t n_entities[4];
	uint8_t n_mentions[4];
} NxDocHeader;

/* The parts of the varint that opens a block, and of the one that opens an entity. */
#define NX_DOC_KIND_MASK 0x0f
#define NX_DOC_BLOCK_AGENCY 0x10
#define NX_DOC_BLOCK_SHIFT 5
#define NX_DOC_ENTITY_SHIFT 4

/* The least bytes each can take: what a count is checked against before allocating. */
#define NX_DOC_MIN_BLOCK 1
#define NX_DOC_MIN_SENTENCE 5
#define NX_DOC_MIN_ENTITY 5
#define NX_DOC_MIN_ALIAS 2
#define NX_DOC_MIN_MENTION 2
#define NX_DOC_MIN_KEYPHRASE 2
#define NX_DOC_STORY_HASH 4 /* exactly */

#endif /* NEWSX_DOC_FORMAT_H */
