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

uint32_t
nx_line_hyphen(const char *bytes, size_t len, size_t at, bool *drops)
{
	size_t next = at + 1;
	size_t limit;

	if (at == 0 || !nx_line_hyphen_may_be(bytes, len, at) || !is_letter(bytes[at - 1]))
		return 0;
	next += bytes[next] == '\r' && bytes[next + 1] == '\n' ? 2 : 1;
	limit = next + MAX_INDENT;
	while (next < len && next < limit && (bytes[next] == ' ' || bytes[next] == '\t'))
		next++;
	if (next >= len || !is_letter(bytes[next]) || is_joining_word(bytes + next, len - next))
		return 0;
	*drops = !is_upper(bytes[next]) ||
			 (is_upper(bytes[at - 1]) && next + 1 < len && is_upper(bytes[next + 1]));
	return (uint32_t) (next - at);
}

size_t
nx_line_hyphen_remove(const char *bytes, size_t len, char *out)
{
	size_t n = 0;
	size_t at = 0;

	while (at < len)
	{
		bool drops = false;
		uint32_t width = nx_line_hyphen_may_be(bytes, len, at)
							 ? nx_line_hyphen(bytes, len, at, &drops)
							 : 0;

		if (width == 0 || !drops)
			out[n++] = bytes[at];
		at += width == 0 ? 1 : width;
	}
	return n;
}
