/*
 * chars.h
 *	  Classes of characters.  ICU's character data hide here; ASCII and
 *	  Latin-1 are answered from a table.
 */
#ifndef NEWSX_TEXT_CHARS_H
#define NEWSX_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* The classes of Latin-1 characters as bits, for inner loops over bytes. */
#define NX_CHAR_SPACE 0x01
#define NX_CHAR_LETTER 0x02
#define NX_CHAR_UPPER 0x04
#define NX_CHAR_LOWER 0x08
#define NX_CHAR_DIGIT 0x10
#define NX_CHAR_CURRENCY 0x20
#define NX_CHAR_DASH 0x40
#define NX_CHAR_STOP 0x80 /* the full stop */
extern const uint8_t nx_char_latin1[256];

extern bool nx_char_is_space(uint32_t c);	/* White_Space, and U+200B, U+FEFF */
extern bool nx_char_is_newline(uint32_t c); /* LF CR VT FF NEL LS PS */
extern bool nx_char_is_letter(uint32_t c);	/* L*, M* */
extern bool nx_char_is_digit(uint32_t c);	/* Nd */
extern bool nx_char_is_upper(uint32_t c);	/* Lu, Lt */
extern bool nx_char_is_lower(uint32_t c);	/* Ll */
extern bool nx_char_is_mark(uint32_t c);	/* combining marks, M* */

/*
 * Accents and points that a name can do without: combining marks of a place
 * above or below (é), Hebrew and Arabic points.  Not the vowel signs of Indic
 * scripts, the nukta, the kana voicing marks: they make another letter.
 */
extern bool nx_char_is_diacritic(uint32_t c);
extern bool nx_char_is_currency(uint32_t c);	/* Sc */
extern bool nx_char_is_dash(uint32_t c);		/* Pd and the minus sign */
extern bool nx_char_is_punctuation(uint32_t c); /* P* */
extern bool nx_char_is_dictionary(
	uint32_t c); /* Han, Kana, Hangul, Thai, Lao, Khmer, Myanmar: ICU finds the words */
extern bool nx_char_opens_quote(uint32_t c); /* “ ‘ « „ ‚ ‹ 「 『 ; not the ASCII ones */
extern bool nx_char_closes_quote(uint32_t c); /* ” ’ » › 」 』 ; not the ASCII ones */

extern uint32_t nx_char_lower(uint32_t c); /* simple lower case */

/*
 * First code point of the canonical decomposition if all the others are
 * diacritics (é to e); else the character itself (ガ and 한 stay what they are).
 */
extern uint32_t nx_char_base(uint32_t c);

#endif /* NEWSX_TEXT_CHARS_H */
