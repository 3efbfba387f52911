/*
 * doc.h
 *	  A newsdoc taken apart: what build.c writes, view.c reads, json.c shows.
 *
 * Positions and lengths count characters of the body; positions are 1-based.
 * A mention with pos 0 stands in the separately given title only.  Tones and
 * weights are whole multiples of 2^-20 (NX_UNIT is 1.0).
 *
 * The bytes are canonical: equal values have equal bytes, so equality, hash and
 * order of the type are those of the bytes.
 */
#ifndef NEWSX_DOC_DOC_H
#define NEWSX_DOC_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/kinds.h"

#define NX_UNIT 1048576 /* 2^20 */

/* Hashes in a story sketch, at most. */
#define NX_STORY_MAX 32

/* Keyphrases, at most. */
#define NX_KEYPHRASES_MAX 20

typedef struct NxDocBlock
{
	uint32_t pos;		  /* derived on reading: of the first sentence */
	uint32_t len;		  /* derived: to the end of the last one */
	uint8_t kind;		  /* NxBlockKind */
	bool is_agency;		  /* of a byline only: an agency or newspaper */
	uint32_t n_sentences; /* at least 1 */
} NxDocBlock;

typedef struct NxDocSentence
{
	uint32_t pos;
	uint32_t len;
	uint32_t block;		/* index into blocks; derived on reading */
	uint32_t salience;	/* 0..NX_UNIT */
	uint32_t rank;		/* 1 the best, each once; 0: never part of a summary */
	int32_t tone;		/* -NX_UNIT..NX_UNIT */
	bool quoted;		/* holds quoted matter */
	int32_t quote_tone; /* of the quoted matter; 0 unless quoted */
} NxDocSentence;

typedef struct NxDocEntity
{
	NxString name;	   /* valid UTF-8, no control characters, not empty */
	uint8_t kind;	   /* NxKind */
	uint32_t salience; /* 0..NX_UNIT */
	int32_t tone;
	NxString *aliases; /* other forms in the article, each once, not the name itself;
						* on reading in the order of their bytes */
	uint32_t n_aliases;
	uint32_t n_mentions; /* derived on reading, at least 1 */
	uint32_t first_pos;	 /* derived: of the first mention in the body, or 0 */
} NxDocEntity;

typedef struct NxDocMention
{
	uint32_t pos; /* 0 in the title, and those come first */
	uint32_t len;
	uint32_t entity;   /* index into entities */
	uint32_t sentence; /* 1-based number; derived; 0 in the title */
} NxDocMention;

typedef struct NxDocKeyphrase
{
	NxString phrase; /* like a name; empty: it is an entity */
	uint32_t entity; /* then, index into entities; else 0 */
	uint32_t weight; /* 0..NX_UNIT */
	uint32_t offset; /* for check.c: where it begins in the input */
} NxDocKeyphrase;

typedef struct NxDoc
{
	uint8_t version; /* on reading: of the bytes or JSON; n_story decides on writing */
	NxString model;	 /* "en@1" */
	NxString icu;	 /* "72.1" */
	uint64_t model_digest;
	uint64_t body_hash; /* nx_hash64 of the body's UTF-8 bytes */
	uint32_t body_bytes;
	uint32_t body_chars;
	bool truncated; /* only the first 16 MB were analysed */
	int32_t tone;	/* of the article */
	NxDocBlock *blocks;
	uint32_t n_blocks;
	NxDocSentence *sentences;
	uint32_t n_sentences;
	NxDocEntity *entities; /* most salient first */
	uint32_t n_entities;
	NxDocMention *mentions; /* by position */
	uint32_t n_mentions;
	uint32_t *story;			/* hashes, strictly ascending: doc/sketch.h */
	uint32_t n_story;			/* 0 in a value of version 1 alone */
	NxDocKeyphrase *keyphrases; /* heaviest first, each once */
	uint32_t n_keyphrases;		/* at most NX_KEYPHRASES_MAX; 0 in version 1 */
} NxDoc;

/* build.c: append the bytes of *doc (derived fields are not looked at). */
extern void nx_doc_build(const NxDoc *doc, NxBuf *buf);

/*
 * view.c: take bytes apart, checking all of them: any bytes whatever give NX_OK
 * and a sound *doc (check.c says what that is), or NX_BAD_BYTES, NX_UNSUPPORTED
 * or NX_LIMIT.  Strings point into bytes, arrays are in the arena.  nx_doc_build
 * of the result gives the same bytes.
 *
 * Messages go on from "invalid newsdoc: ", such as "sentence 3 is empty"; that
 * of NX_UNSUPPORTED stands for itself.
 */
extern NxStatus nx_doc_open(NxDoc *doc, NxArena *arena, const void *bytes, size_t len,
							NxError *error);

/*
 * view.c: give back the arrays, large ones at least, of a value that nobody will look
 * at again; they must be of this arena, and the strings stay.
 */
extern void nx_doc_drop(NxDoc *doc, NxArena *arena);

/*
 * view.c: only the head of a value that nx_doc_open has accepted once: counts,
 * identity and tone are filled and checked, arrays are NULL.
 */
extern NxStatus nx_doc_open_head(NxDoc *doc, const void *bytes, size_t len, NxError *error);

/*
 * json.c, json_read.c: the text form, one line; and back.  What is read is as
 * sound as from nx_doc_open, and gives the same text again but for white space,
 * order of keys and spelling of numbers.  NX_BAD_SYNTAX, NX_UNSUPPORTED or
 * NX_LIMIT; error->offset is the byte at which the fault or the unsound item
 * begins.  Strings point into json or the arena.
 */
extern void nx_doc_to_json(const NxDoc *doc, NxBuf *buf);
extern NxStatus nx_doc_from_json(NxDoc *doc, NxArena *arena, const char *json, size_t len,
								 NxError *error);

/*
 * select.c: numbers (0-based, in reading order) of the n best sentences; with
 * max_chars > 0, of at most n that fit, the best first, one that does not fit
 * passed over, counting one character between sentences.  Returns how many;
 * chosen has room for min(n, n_sentences).
 */
extern uint32_t nx_doc_summary(const NxDoc *doc, NxArena *arena, uint32_t n,
							   uint32_t max_chars, uint32_t *chosen);

/*
 * select.c: the entity that a user's name means: by nx_fold_name-like comparison
 * the caller passes a folding function, so that this layer needs no text layer.
 * The name itself, else an alias; the most salient if several.  -1: none.
 */
typedef size_t (*NxFold)(const char *bytes, size_t len, char *out);
extern int64_t nx_doc_find_entity(const NxDoc *doc, NxArena *arena, NxFold fold,
								  const char *name, size_t len);

#endif /* NEWSX_DOC_DOC_H */
