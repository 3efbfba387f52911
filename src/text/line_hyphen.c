/*
 * line_hyphen.c
 *	  Hyphens at the ends of lines.
 */
#include "text/line_hyphen.h"

#include <string.h>

#include "text/chars.h"

/* A line may be indented by so much. */
#define MAX_INDENT 8

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_letter(char c)
{
	return (unsigned char) c >= 0x80 ||
		   (nx_char_latin1[(unsigned char) c] & NX_CHAR_LETTER);
}

/* "pre-\nand post-war": the hyphen stands for a word that follows later. */
static bool
is_joining_word(const char *bytes, size_t len)
{
	static const char *const words[] = {"and", "or", "to", "nor"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		size_t n = strlen(words[i]);

		if (len >= n && memcmp(bytes, words[i], n) == 0 &&
			(len == n || !is_letter(bytes[n])))
			return true;
	}
	return false;
}

/* The bytes of the hyphen at `at`; 0 if there is none. */
static uint32_t
width_of(const char *bytes, size_t len, size_t at)
{
	static const char *const hyphens[] = {"-", "\xC2\xAD", "\xC2\xAC", "\xE2\x80\x90"};

	for (size_t i = 0; i < sizeof(hyphens) / sizeof(hyphens[0]); i++)
	{
		size_t width = strlen(hyphens[i]);

		if (len - at >= width && memcmp(bytes + at, hyphens[i], width) == 0)
			return (uint32_t) width;
	}
	return 0;
}

static size_t
skip_blanks(const char *bytes, size_t len, size_t at)
{
	size_t limit = at + MAX_INDENT < len ? at + MAX_INDENT : len;

	while (at < limit && (bytes[at] == ' ' || bytes[at] == '\t'))
		at++;
	return at;
}

/* Behind the newline at `at`; `at` if there is none. */
static size_t
skip_newline(const char *bytes, size_t len, size_t at)
{
	if (at < len && bytes[at] == '\r')
		return at + 1 < len && bytes[at + 1] == '\n' ? at + 2 : at + 1;
	return at < len && bytes[at] == '\n' ? at + 1 : at;
}

uint32_t
nx_line_hyphen(const char *bytes, size_t len, size_t at, bool *drops)
{
	uint32_t width = width_of(bytes, len, at);
	size_t line_end;
	size_t next;

	if (width == 0 || at == 0 || !is_letter(bytes[at - 1]))
		return 0;
	line_end = skip_blanks(bytes, len, at + width);
	next = skip_newline(bytes, len, line_end);
	if (next == line_end)
		return 0;
	next = skip_blanks(bytes, len, next);
	if (next >= len || !is_letter(bytes[next]) || is_joining_word(bytes + next, len - next))
		return 0;
	*drops = width == 2 || !is_upper(bytes[next]) ||
			 (is_upper(bytes[at - 1]) && next + 1 < len && is_upper(bytes[next + 1]));
	return (uint32_t) (next - at);
}

size_t
nx_line_hyphen_last(const char *bytes, size_t len)
{
	for (size_t width = 1; width <= 3 && width <= len; width++)
	{
		if (width_of(bytes, len, len - width) == width)
			return len - width;
	}
	return len;
}

size_t
nx_line_hyphen_remove(const char *bytes, size_t len, char *out)
{
	size_t n = 0;
	size_t at = 0;

	while (at < len)
	{
		bool drops = false;
		uint32_t width =
			nx_line_hyphen_may_be(bytes, at) ? nx_line_hyphen(bytes, len, at, &drops) : 0;

		if (width > 0 && !drops)
			out[n++] = '-';
		else if (width == 0)
			out[n++] = bytes[at];
		at += width == 0 ? 1 : width;
	}
	return n;
}
