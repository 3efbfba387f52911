/*
 * scan.h
 *	  What the parts of the tokeniser share:
 *
 *		  tokens.c			drives, appends tokens, finds symbols and handles
 *		  scan_words.c		finds the end of words and numbers
 *		  scan_addresses.c	finds the end of URLs, domains, e-mail addresses
 *		  scan_marks.c		decides on quotation marks and apostrophes
 *
 * Nobody outside these four files includes this header.
 */
#ifndef NEWSX_TEXT_SCAN_H
#define NEWSX_TEXT_SCAN_H

#include "text/chars.h"
#include "text/text.h"

/*
 * No token is longer: a longer word is cut into pieces of this many bytes, so
 * that one token of a hostile text costs no more than other tokens together.
 */
#define NX_TOKEN_MAX 65536

typedef struct NxScanner
{
	NxText *text;
	NxBreaks *breaks;
	uint32_t capacity; /* of text->tokens */
	const char *bytes;
	uint32_t at;  /* where the next token is looked for */
	uint32_t end; /* of the sentence */
	bool space;	  /* white space stands before `at` */

	/* Quotation marks that were opened in this block and not yet closed. */
	bool double_pending;
	bool single_pending;

	/* Up to here the dots were looked at in vain for a domain name. */
	uint32_t no_address_before;

	char *folded; /* room to fold a token of NX_TOKEN_MAX bytes, or NULL yet */
} NxScanner;

/* A token found, still without shape and hashes. */
typedef struct NxScanned
{
	uint32_t end;
	uint8_t kind;
	uint16_t flags;
} NxScanned;

/* The byte at an offset, 0 at and behind the end of the sentence. */
static inline uint8_t
nx_scan_byte(const NxScanner *scanner, uint32_t at)
{
	return at < scanner->end ? (uint8_t) scanner->bytes[at] : 0;
}

/* The class bits of an ASCII byte at an offset, 0 if there is none. */
static inline uint8_t
nx_scan_class(const NxScanner *scanner, uint32_t at)
{
	uint8_t byte = nx_scan_byte(scanner, at);

	return byte < 0x80 ? nx_char_latin1[byte] : 0;
}

/* Do clitics and possessive marks stand behind tokens of this kind? */
static inline bool
nx_scan_is_wordlike(int kind)
{
	return kind >= NX_TOKEN_WORD && kind <= NX_TOKEN_HANDLE;
}

/* tokens.c: the token from scanner->at up to end; the scanner goes on behind it. */
extern void nx_scan_append(NxScanner *scanner, uint32_t end, uint8_t kind, uint16_t flags);

/* tokens.c: the kind of the token right before the scanner, or -1: space, none. */
extern int nx_scan_touching(const NxScanner *scanner);

/*
 * scan_words.c: the word or number at scanner->at, whose first `width` bytes are
 * known to belong to it: its first letter, or an apostrophe or stop before that.
 */
extern NxScanned nx_word_scan(NxScanner *scanner, uint32_t width);

/* scan_words.c: bytes of the apostrophe at `at` (1, or 3 for a typographic one), or 0. */
extern uint32_t nx_apostrophe_width(const NxScanner *scanner, uint32_t at);

/*
 * scan_words.c: bytes of the clitic at `at`: an apostrophe with s, d, m, re, ve or
 * ll, with nothing of a word behind it; 0 if there is none.
 */
extern uint32_t nx_clitic_width(const NxScanner *scanner, uint32_t at);

/* scan_words.c: does a letter or digit, not of a dictionary script, stand at `at`? */
extern bool nx_word_goes_on(const NxScanner *scanner, uint32_t at);

/* scan_addresses.c: "http://..." at start, its colon at `colon`; false if it is none. */
extern bool nx_url_scan(NxScanner *scanner, uint32_t start, uint32_t colon,
						NxScanned *found);

/*
 * scan_addresses.c: a domain name, with its path if there is one, or an e-mail address
 * that begins at start; `at` is the first dot or @ in it.  False, and *found as it
 * was, if there is none.
 */
extern bool nx_domain_scan(NxScanner *scanner, uint32_t start, uint32_t at,
						   NxScanned *found);

/*
 * scan_marks.c: append the token that begins with the mark at scanner->at.
 *
 * A double mark that looks alike on both sides, or that some write reversed: ".
 */
extern void nx_scan_double_quote(NxScanner *scanner, uint32_t end);

/* “ ” „ « 」 and the like: character c, up to end. */
extern void nx_scan_wide_quote(NxScanner *scanner, uint32_t end, uint32_t c);

/* ' or ’, width bytes, that is not inside a word. */
extern void nx_scan_apostrophe(NxScanner *scanner, uint32_t width);

/* ‘: a wrong apostrophe in "‘90s", else a quotation mark. */
extern void nx_scan_left_single(NxScanner *scanner, uint32_t end);

/* ` or ``. */
extern void nx_scan_backtick(NxScanner *scanner);

#endif /* NEWSX_TEXT_SCAN_H */
