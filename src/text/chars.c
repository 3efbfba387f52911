/*
 * chars.c
 *	  Classes of characters: a table for Latin-1, ICU's data for the rest.
 *
 * ICU's character functions are look-ups in static data: they allocate
 * nothing, open nothing and cannot fail.  The one object used, the NFD
 * normaliser, is ICU's own singleton.
 */
#include "text/chars.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

/* Short names, so that the table shows one row of sixteen characters a line. */
enum
{
	S = NX_CHAR_SPACE,
	U = NX_CHAR_LETTER | NX_CHAR_UPPER,
	L = NX_CHAR_LETTER | NX_CHAR_LOWER,
	O = NX_CHAR_LETTER, /* letter without case: the ordinal indicators */
	D = NX_CHAR_DIGIT,
	C = NX_CHAR_CURRENCY,
	H = NX_CHAR_DASH,
	P = NX_CHAR_STOP
};

const uint8_t nx_char_latin1[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0, /* 00: HT LF VT FF CR */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 10 */
	S, 0, 0, 0, C, 0, 0, 0, 0, 0, 0, 0, 0, H, P, 0, /* 20: space $ - . */
	D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0, /* 30: 0 to 9 */
	0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40: A to O */
	U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0, /* 50: P to Z */
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60: a to o */
	L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0, /* 70: p to z */
	0, 0, 0, 0, 0, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 80: NEL */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 90 */
	S, 0, C, C, C, C, 0, 0, 0, 0, O, 0, 0, 0, 0, 0, /* A0: no-break space, cent to yen */
	0, 0, 0, 0, 0, L, 0, 0, 0, 0, O, 0, 0, 0, 0, 0, /* B0: micro sign, ordinals */
	U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* C0: A grave to I diaeresis */
	U, U, U, U, U, U, U, 0, U, U, U, U, U, U, U, L, /* D0: D7 is the times sign */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* E0 */
	L, L, L, L, L, L, L, 0, L, L, L, L, L, L, L, L	/* F0: F7 is the division sign */
};

bool
nx_char_is_space(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_SPACE;
	if (c == 0x200B || c == 0xFEFF)
		return true;
	return u_isUWhiteSpace((UChar32) c);
}

bool
nx_char_is_newline(uint32_t c)
{
	if (c < 256)
		return (c >= 0x0A && c <= 0x0D) || c == 0x85;
	return c == 0x2028 || c == 0x2029;
}

bool
nx_char_is_letter(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_LETTER;
	return U_GET_GC_MASK((UChar32) c) & (U_GC_L_MASK | U_GC_M_MASK);
}

bool
nx_char_is_digit(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_DIGIT;
	return u_charType((UChar32) c) == U_DECIMAL_DIGIT_NUMBER;
}

bool
nx_char_is_upper(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_UPPER;
	return U_GET_GC_MASK((UChar32) c) & (U_GC_LU_MASK | U_GC_LT_MASK);
}

bool
nx_char_is_lower(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_LOWER;
	return u_charType((UChar32) c) == U_LOWERCASE_LETTER;
}

bool
nx_char_is_mark(uint32_t c)
{
	return c >= 0x300 && (U_GET_GC_MASK((UChar32) c) & U_GC_M_MASK) != 0;
}

bool
nx_char_is_diacritic(uint32_t c)
{
	uint8_t class;

	if (c < 0x300)
		return false;
	class = u_getCombiningClass((UChar32) c);
	return class >= 200 || (class >= 10 && class <= 35);
}

bool
nx_char_is_currency(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_CURRENCY;
	return u_charType((UChar32) c) == U_CURRENCY_SYMBOL;
}

bool
nx_char_is_dash(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_DASH;
	return c == 0x2212 || u_charType((UChar32) c) == U_DASH_PUNCTUATION;
}

bool
nx_char_is_dictionary(uint32_t c)
{
	UErrorCode error = U_ZERO_ERROR;

	if (c < 0x0E00)
		return false;
	/* The bulk of Han and Hangul without a question to ICU. */
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))
		return true;
	/* Typographic punctuation, the commonest beyond Latin in English news. */
	if (c >= 0x2000 && c <= 0x2E7F)
		return false;
	if (!nx_char_is_letter(c) && !nx_char_is_digit(c))
		return c == 0x3007; /* the Han zero is a number (Nl), not a digit */
	if (c == 0x30FC || c == 0xFF70)
		return true; /* the kana length marks: letters of no script */
	switch (uscript_getScript((UChar32) c, &error))
	{
		case USCRIPT_HAN:
		case USCRIPT_HIRAGANA:
		case USCRIPT_KATAKANA:
		case USCRIPT_HANGUL:
		case USCRIPT_BOPOMOFO:
		case USCRIPT_THAI:
		case USCRIPT_LAO:
		case USCRIPT_KHMER:
		case USCRIPT_MYANMAR:
			return true;
		default:
			return false;
	}
}

bool
nx_char_is_punctuation(uint32_t c)
{
	return u_ispunct((UChar32) c);
}

bool
nx_char_opens_quote(uint32_t c)
{
	switch (c)
	{
		case 0x00AB: /* « */
		case 0x2018: /* ‘ */
		case 0x201A: /* ‚ */
		case 0x201B: /* ‛ */
		case 0x201C: /* “ */
		case 0x201E: /* „ */
		case 0x201F: /* ‟ */
		case 0x2039: /* ‹ */
		case 0x300C: /* 「 */
		case 0x300E: /* 『 */
		case 0x301D: /* 〝 */
		case 0xFF62: /* ｢ */
			return true;
		default:
			return false;
	}
}

bool
nx_char_closes_quote(uint32_t c)
{
	switch (c)
	{
		case 0x00BB: /* » */
		case 0x2019: /* ’ */
		case 0x201D: /* ” */
		case 0x203A: /* › */
		case 0x300D: /* 」 */
		case 0x300F: /* 』 */
		case 0x301E: /* 〞 */
		case 0x301F: /* 〟 */
		case 0xFF63: /* ｣ */
			return true;
		default:
			return false;
	}
}

uint32_t
nx_char_lower(uint32_t c)
{
	if (c < 256)
		return nx_char_latin1[c] & NX_CHAR_UPPER ? c + 32 : c;
	return (uint32_t) u_tolower((UChar32) c);
}

uint32_t
nx_char_base(uint32_t c)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar units[32];
	int32_t n_units;
	int32_t i = 0;
	UChar32 base;

	if (c < 0xC0)
		return c;
	n_units = unorm2_getDecomposition(unorm2_getNFDInstance(&error), (UChar32) c, units, 32,
									  &error);
	if (U_FAILURE(error) || n_units <= 0)
		return c;
	U16_NEXT(units, i, n_units, base);
	while (i < n_units)
	{
		UChar32 rest;

		U16_NEXT(units, i, n_units, rest);
		if (!nx_char_is_diacritic((uint32_t) rest))
			return c;
	}
	return (uint32_t) base;
}
