/*
 * form.c
 *	  How a paragraph looks.
 */
#include "text/form.h"

#include "text/chars.h"
#include "text/utf8.h"

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

static void
count_words(NxForm *form, const char *bytes, size_t len)
{
	size_t offset = 0;
	bool at_start = true; /* no letter or digit of this word was seen yet */
	bool in_word = false;

	while (offset < len)
	{
		uint32_t c = nx_utf8_next(bytes, len, &offset);
		bool is_digit;

		if (nx_char_is_space(c))
		{
			in_word = false;
			continue;
		}
		if (!in_word)
		{
			form->n_words++;
			in_word = true;
			at_start = true;
		}
		is_digit = nx_char_is_digit(c);
		form->has_digit |= is_digit;
		if (!nx_char_is_letter(c))
		{
			at_start &= !is_digit;
			continue;
		}
		form->has_letter = true;
		if (at_start && nx_char_is_upper(c))
			form->n_capital++;
		else if (at_start && nx_char_is_lower(c))
			form->n_lower++;
		at_start = false;
	}
}

void
nx_form_read(NxForm *form, const char *bytes, size_t len)
{
	size_t offset = 0;

	*form = (NxForm){0};
	form->first = nx_utf8_next(bytes, len, &offset);
	form->end = (uint8_t) read_end(bytes, len);
	if (len <= NX_FORM_MAX_BYTES)
		count_words(form, bytes, len);
	else
	{
		form->n_words = UINT32_MAX;
		form->has_letter = true;
	}
}
