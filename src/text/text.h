/*
 * text.h
 *	  What the text layer makes of an article: blocks, sentences, tokens.
 *
 * The article is one stretch of valid UTF-8 (NxText.bytes).  A title that was
 * given apart from the body stands in front of the body, separated from it by
 * "\n\n"; body_start is where the body begins (0 without a title).  All
 * positions of this layer are bytes from the start of NxText.bytes.
 *
 *	  text ── blocks.c ── sentences.c ── tokens.c ── quotes.c
 *
 * Blocks do not overlap and stand in order; what lies between them is white
 * space.  Sentences tile the non-space part of their block; tokens lie inside
 * their sentence.  A dateline is a block of its own in front of the body block
 * that follows it on the line, so no sentence of the story begins with one.
 */
#ifndef NEWSX_TEXT_TEXT_H
#define NEWSX_TEXT_TEXT_H

#include "base/arena.h"
#include "base/kinds.h"
#include "text/breaks.h"

typedef struct NxBlock
{
	NxSpan span;	/* without surrounding white space, never empty */
	uint8_t kind;	/* NxBlockKind */
	bool in_title;	/* stands in the separately given title */
	bool is_agency; /* a byline that names an agency or a newspaper, not a person */
	uint32_t first_sentence;
	uint32_t n_sentences; /* at least 1 */
} NxBlock;

typedef struct NxSentence
{
	NxSpan span;
	uint32_t block;
	uint32_t first_token;
	uint32_t n_tokens; /* at least 1 */
} NxSentence;

typedef enum NxTokenKind
{
	NX_TOKEN_WORD = 0, /* letters, with inner hyphens, apostrophes, digits */
	NX_TOKEN_CLITIC,   /* "'s", "n't", "'re", "'ll", ... of the word before it */
	NX_TOKEN_NUMBER,   /* 5, 1,200, 3.5, 2012-13, 20th, 10pm */
	NX_TOKEN_CJK, /* a word of Han, Kana, Hangul, Thai, Lao, Khmer, Burmese (ICU's dictionaries) */
	NX_TOKEN_URL,
	NX_TOKEN_EMAIL,
	NX_TOKEN_HANDLE, /* @name, #tag */
	NX_TOKEN_OPEN_QUOTE,
	NX_TOKEN_CLOSE_QUOTE,
	NX_TOKEN_PUNCTUATION, /* one character, or a run of the same: "...", "--" */
	NX_TOKEN_SYMBOL		  /* currency signs, %, emoji, the rest */
} NxTokenKind;

/* How the letters of a word are cased. */
typedef enum NxShape
{
	NX_SHAPE_NONE = 0, /* no cased letter */
	NX_SHAPE_LOWER,
	NX_SHAPE_CAPITAL, /* first letter upper, the rest lower: "Obama", "A" is UPPER */
	NX_SHAPE_UPPER,	  /* "UN", "U.S.", "A" */
	NX_SHAPE_MIXED	  /* "McDonald", "iPhone", "Moo-Jin", "eBay" */
} NxShape;

/* Flags of a token. */
#define NX_TOKEN_SPACE_BEFORE \
	0x0001					   /* white space (or the text's start) stands before it */
#define NX_TOKEN_QUOTED 0x0002 /* inside a quotation, marks included */
#define NX_TOKEN_HAS_DIGIT 0x0004
#define NX_TOKEN_HAS_HYPHEN 0x0008
#define NX_TOKEN_HAS_PERIOD 0x0010 /* "U.S.", "Inc.", "J." */
#define NX_TOKEN_NON_ASCII 0x0020
#define NX_TOKEN_ABBREVIATION 0x0040 /* ends in a full stop that belongs to it */
#define NX_TOKEN_BROKEN 0x0080		 /* a line ends in it: "inter-\nnational" */

typedef struct NxToken
{
	uint32_t start; /* first byte */
	uint32_t len;	/* bytes */
	uint8_t kind;	/* NxTokenKind */
	uint8_t shape;	/* NxShape */
	uint16_t flags;
	uint32_t reserved; /* 0 */
	uint64_t hash;	   /* nx_hash64 of the bytes as they stand, but for a line's end */
	uint64_t lower;	   /* nx_hash64 of nx_fold_lower of them: see fold.h */
} NxToken;

typedef struct NxText
{
	NxArena *arena;
	const char *bytes;
	uint32_t len;
	uint32_t body_start;
	NxBlock *blocks;
	uint32_t n_blocks;
	NxSentence *sentences;
	uint32_t n_sentences;
	NxToken *tokens;
	uint32_t n_tokens;
} NxText;

/*
 * Read an article.  bytes must be valid UTF-8 and outlive *text; everything
 * else is allocated in the arena.  Never fails, whatever the text; polls.
 */
extern void nx_text_read(NxText *text, NxArena *arena, NxBreaks *breaks, const char *bytes,
						 uint32_t len, uint32_t body_start);

/* The stages, each filling its part of *text from the one before. */
extern void nx_blocks_find(NxText *text);
extern void nx_sentences_split(NxText *text, NxBreaks *breaks);
extern void nx_tokens_split(NxText *text, NxBreaks *breaks);
extern void nx_quotes_mark(NxText *text);

/* The sentence that holds the token (binary search); the token must exist. */
extern uint32_t nx_text_sentence_of(const NxText *text, uint32_t token);

/* The bytes of a token, a span. */
static inline NxString
nx_text_token(const NxText *text, uint32_t token)
{
	NxString string = {text->bytes + text->tokens[token].start, text->tokens[token].len};

	return string;
}

#endif /* NEWSX_TEXT_TEXT_H */
