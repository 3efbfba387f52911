/*
 * form.c
 *	  How a paragraph looks.
 */
#include "text/form.h"

#include <string.h>

#include "text/abbrev.h"
#include "text/chars.h"
#include "base/utf8.h"

/* Characters that may stand behind the last stop without belonging to it. */
static bool
is_trailer(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' ||
		   nx_char_is_space(c) || nx_char_is_dash(c) || nx_char_closes_quote(c);
}

static NxFormEnd
end_of(uint32_t c)
{
	switch (c)
	{
		case '.':
		case 0x2026: /* … */
		case 0x3002: /* 。 */
		case 0xFF0E: /* ． */
		case 0xFF61: /* ｡ */
		case 0x0964: /* । */
		case 0x06D4: /* ۔ */
		case 0x0589: /* ։ */
		case 0x104B: /* ။ */
			return NX_END_STOP;
		case '?':
		case 0x061F: /* ؟ */
		case 0xFF1F: /* ？ */
			return NX_END_QUESTION;
		case '!':
		case 0xFF01: /* ！ */
			return NX_END_EXCLAMATION;
		case ':':
		case 0xFF1A: /* ： */
			return NX_END_COLON;
		case ',':
		case ';':
			return NX_END_COMMA;
		default:
			return NX_END_OPEN;
	}
}

static NxFormEnd
read_end(const char *bytes, size_t len)
{
	/* A sign-off is short; what is longer is no trailer. */
	size_t limit = len > 64 ? len - 64 : 0;
	size_t offset = len;

	while (offset > limit)
	{
		uint32_t c = nx_utf8_previous(bytes, &offset);

		if (!is_trailer(c))
			return end_of(c);
	}
	return NX_END_OPEN;
}

/* The classes of the character at bytes[*at], as nx_char_latin1 has them. */
static uint8_t
classes_at(const char *bytes, size_t len, size_t *at)
{
	unsigned char byte = (unsigned char) bytes[*at];
	uint32_t c;

	if (byte < 0x80)
	{
		(*at)++;
		return nx_char_latin1[byte];
	}
	c = nx_utf8_next(bytes, len, at);
	if (c < 256)
		return nx_char_latin1[c];
	return (uint8_t) ((nx_char_is_space(c) ? NX_CHAR_SPACE : 0) |
					  (nx_char_is_letter(c) ? NX_CHAR_LETTER : 0) |
					  (nx_char_is_upper(c) ? NX_CHAR_UPPER : 0) |
					  (nx_char_is_lower(c) ? NX_CHAR_LOWER : 0) |
					  (nx_char_is_digit(c) ? NX_CHAR_DIGIT : 0));
}

/*
 * Does the word before the space at `space` end a sentence?  A small letter and a
 * stop in front, no abbreviation, and a capital behind.
 */
static bool
ends_sentence(const char *bytes, size_t space, size_t len)
{
	size_t start = space;

	if (space < 3 || bytes[space] != ' ' || bytes[space - 1] != '.' ||
		!(bytes[space - 2] >= 'a' && bytes[space - 2] <= 'z') || len - space < 2 ||
		!(bytes[space + 1] >= 'A' && bytes[space + 1] <= 'Z'))
		return false;
	while (start > 0 && bytes[start - 1] != ' ')
		start--;
	return !nx_abbrev_is_known(bytes + start, space - start);
}

static void
count_words(NxForm *form, const char *bytes, size_t len)
{
	size_t at = 0;
	bool in_word = false;
	bool at_start = false; /* no letter or digit of this word was seen yet */
	uint8_t all = 0;

	while (at < len)
	{
		uint8_t classes = classes_at(bytes, len, &at);

		all |= classes;
		if ((classes & NX_CHAR_SPACE) != 0)
		{
			if (in_word && at < len && !form->has_inner_stop)
				form->has_inner_stop = ends_sentence(bytes, at - 1, len);
			in_word = false;
			at_start = false;
			continue;
		}
		if (!in_word)
		{
			form->n_words++;
			in_word = true;
			at_start = true;
		}
		if (at_start && (classes & (NX_CHAR_LETTER | NX_CHAR_DIGIT)) != 0)
		{
			form->n_capital += (classes & NX_CHAR_UPPER) != 0;
			form->n_lower += (classes & NX_CHAR_LOWER) != 0;
			at_start = false;
		}
	}
	form->has_letter = (all & NX_CHAR_LETTER) != 0;
	form->has_digit = (all & NX_CHAR_DIGIT) != 0;
}

void
nx_form_read(NxForm *form, const char *bytes, size_t len)
{
	size_t offset = 0;

	*form = (NxForm){0};
	form->first = nx_utf8_next(bytes, len, &offset);
	form->end = (uint8_t) read_end(bytes, len);
	if (len <= NX_FORM_MAX_BYTES)
	{
		form->has_handle = memchr(bytes, '@', len) != NULL;
		count_words(form, bytes, len);
	}
	else
	{
		form->n_words = UINT32_MAX;
		form->has_letter = true;
	}
}
