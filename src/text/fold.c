/*
 * fold.c
 *	  Two normalised forms of a word; see fold.h.
 */
#include "text/fold.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/line_hyphen.h"

/*
 * Write a character in lower case, typographic apostrophes and hyphens as ASCII;
 * what only tells where a line may break vanishes.
 */
static size_t
put_lower(uint32_t c, char *out)
{
	switch (c)
	{
		case 0x00AD: /* soft hyphen */
		case 0x2060: /* word joiner */
			return 0;
		case 0x02BC: /* modifier letter apostrophe */
		case 0x2018:
		case 0x2019:
			out[0] = '\'';
			return 1;
		case 0x2010: /* hyphen */
		case 0x2011: /* no-break hyphen */
			out[0] = '-';
			return 1;
		default:
			return nx_utf8_put(nx_char_lower(c), out);
	}
}

/*
 * The bytes to step over at a hyphen that ends a line within a word; *drops: the
 * hyphen is none of the word's.  0: it is a character like others.
 */
static size_t
skip_line_hyphen(const char *bytes, size_t len, size_t at, bool *drops)
{
	*drops = false;
	return nx_line_hyphen_may_be(bytes, at) ? nx_line_hyphen(bytes, len, at, drops) : 0;
}

size_t
nx_fold_lower(const char *bytes, size_t len, char *out)
{
	size_t n = 0;
	size_t i = 0;

	while (i < len)
	{
		uint8_t byte = (uint8_t) bytes[i];
		bool drops;
		size_t width;

		if (byte < 0x80 && byte != '-')
		{
			out[n++] = (char) (byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
			i++;
			continue;
		}
		width = skip_line_hyphen(bytes, len, i, &drops);
		i += width;
		if (width == 0)
			n += put_lower(nx_utf8_next(bytes, len, &i), out + n);
		else if (!drops)
			out[n++] = '-';
	}
	return n;
}

/*
 * The letters without an accent that Unicode does not take apart, in lower
 * case; and the Greek final sigma, which the capital form cannot tell.
 */
static const char *
spell_letter(uint32_t c)
{
	switch (c)
	{
		case 0xDF: /* ß */
			return "ss";
		case 0xE6: /* æ */
			return "ae";
		case 0xF0:	/* ð */
		case 0x111: /* đ */
			return "d";
		case 0xF8: /* ø */
			return "o";
		case 0xFE: /* þ */
			return "th";
		case 0x127: /* ħ */
			return "h";
		case 0x131: /* ı */
			return "i";
		case 0x142: /* ł */
			return "l";
		case 0x153: /* œ */
			return "oe";
		case 0x3C2: /* ς */
			return "\xCF\x83";
		default:
			return NULL;
	}
}

/* Write a letter or digit without its accent; marks that are accents vanish. */
static size_t
put_name_letter(uint32_t c, char *out)
{
	const char *spelled;
	size_t n = 0;

	if (nx_char_is_diacritic(c))
		return 0;
	c = nx_char_base(nx_char_lower(c));
	spelled = spell_letter(c);
	if (spelled == NULL)
		return nx_utf8_put(c, out);
	for (; spelled[n] != '\0'; n++)
		out[n] = spelled[n];
	return n;
}

/* What a character beyond ASCII is to a name: a letter (or digit), a space, or nothing. */
static uint8_t
name_class(uint32_t c)
{
	if (nx_char_is_letter(c) || nx_char_is_digit(c))
		return NX_CHAR_LETTER;
	return nx_char_is_space(c) || nx_char_is_dash(c) ? NX_CHAR_SPACE : 0;
}

/* Names are folded by the million, and nearly all their bytes are ASCII: those first. */
size_t
nx_fold_name(const char *bytes, size_t len, char *out)
{
	size_t n = 0;
	size_t i = 0;
	bool space = false; /* seen since the last letter */

	while (i < len)
	{
		uint8_t byte = (uint8_t) bytes[i];
		size_t at = i;
		uint32_t c = byte;
		uint8_t class;
		bool drops;

		if (byte < 0x80)
		{
			i++;
			class = nx_char_latin1[byte];
		}
		else
		{
			c = nx_utf8_next(bytes, len, &i);
			class = name_class(c);
		}
		if (class & (NX_CHAR_LETTER | NX_CHAR_DIGIT))
		{
			/* The space is paid for by the byte of white space or hyphen. */
			size_t start = space && n > 0 ? n + 1 : n;
			size_t written = 1;

			if (byte < 0x80)
				out[start] = (char) (class & NX_CHAR_UPPER ? byte + 32 : byte);
			else
				written = put_name_letter(c, out + start);
			if (written == 0) /* an accent with no letter under it */
				continue;
			if (start > n)
				out[n] = ' ';
			space = false;
			n = start + written;
		}
		else if (skip_line_hyphen(bytes, len, at, &drops) > 0 && drops)
			i = at + skip_line_hyphen(bytes, len, at, &drops);
		else if (class & (NX_CHAR_SPACE | NX_CHAR_DASH))
			space = true;
	}
	return n;
}
