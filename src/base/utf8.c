/*
 * utf8.c
 *	  Stepping through UTF-8.
 *
 * The text that reaches the core is valid UTF-8, which PostgreSQL has checked.
 * Nothing here trusts that: a malformed sequence costs one byte and gives
 * U+FFFD, and no byte outside the given stretch is looked at.
 */
#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFD
#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS UINT64_C(0x0101010101010101)

/* A byte 10xxxxxx. */
static inline bool
is_continuation(uint8_t byte)
{
	return (byte & 0xC0) == 0x80;
}

/*
 * Length of the well-formed sequence at next[0..left), left > 0, and its
 * character; 0 if it is malformed or cut short.
 */
static size_t
decode(const uint8_t *next, size_t left, uint32_t *character)
{
	static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t value;
	size_t n;

	if (next[0] < 0x80)
	{
		*character = next[0];
		return 1;
	}
	if (next[0] < 0xC2 || next[0] > 0xF4)
		return 0;
	n = next[0] < 0xE0 ? 2 : next[0] < 0xF0 ? 3 : 4;
	if (n > left)
		return 0;
	value = next[0] & (0x7F >> n);
	for (size_t i = 1; i < n; i++)
	{
		if (!is_continuation(next[i]))
			return 0;
		value = value << 6 | (next[i] & 0x3F);
	}
	if (value < smallest[n] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*character = value;
	return n;
}

uint32_t
nx_utf8_next(const char *bytes, size_t len, size_t *offset)
{
	uint32_t character;
	size_t n = decode((const uint8_t *) bytes + *offset, len - *offset, &character);

	if (n == 0)
	{
		*offset += 1;
		return REPLACEMENT;
	}
	*offset += n;
	return character;
}

uint32_t
nx_utf8_previous(const char *bytes, size_t *offset)
{
	const uint8_t *end = (const uint8_t *) bytes + *offset;
	size_t limit = *offset < 4 ? *offset : 4;
	size_t n = 1;
	uint32_t character;

	while (n < limit && is_continuation(end[-(ptrdiff_t) n]))
		n++;
	if (decode(end - n, n, &character) != n)
	{
		*offset -= 1;
		return REPLACEMENT;
	}
	*offset -= n;
	return character;
}

size_t
nx_utf8_put(uint32_t character, char *out)
{
	if (character < 0x80)
	{
		out[0] = (char) character;
		return 1;
	}
	if (character < 0x800)
	{
		out[0] = (char) (0xC0 | character >> 6);
		out[1] = (char) (0x80 | (character & 0x3F));
		return 2;
	}
	if (character < 0x10000)
	{
		out[0] = (char) (0xE0 | character >> 12);
		out[1] = (char) (0x80 | (character >> 6 & 0x3F));
		out[2] = (char) (0x80 | (character & 0x3F));
		return 3;
	}
	out[0] = (char) (0xF0 | (character >> 18 & 0x07));
	out[1] = (char) (0x80 | (character >> 12 & 0x3F));
	out[2] = (char) (0x80 | (character >> 6 & 0x3F));
	out[3] = (char) (0x80 | (character & 0x3F));
	return 4;
}

/* How many of the eight bytes begin a character: are no continuation bytes. */
static inline size_t
count_word(uint64_t word)
{
	uint64_t continuations = word >> 7 & ~(word >> 6) & LOW_BITS;

	/* The product adds up the eight bytes, each 0 or 1, in the highest. */
	return 8 - (size_t) (continuations * LOW_BITS >> 56);
}

size_t
nx_utf8_count(const char *bytes, size_t len)
{
	size_t count = 0;
	uint64_t word;

	while (len >= 8)
	{
		memcpy(&word, bytes, 8);
		count += count_word(word);
		bytes += 8;
		len -= 8;
	}
	for (size_t i = 0; i < len; i++)
		count += !is_continuation((uint8_t) bytes[i]);
	return count;
}

size_t
nx_utf8_offset(const char *bytes, size_t len, size_t n)
{
	size_t offset = 0;
	uint64_t word;

	/* Whole words while the character looked for lies behind them. */
	while (len - offset >= 8)
	{
		size_t count;

		memcpy(&word, bytes + offset, 8);
		count = count_word(word);
		if (count > n)
			break;
		n -= count;
		offset += 8;
	}
	for (; offset < len; offset++)
	{
		if (is_continuation((uint8_t) bytes[offset]))
			continue;
		if (n == 0)
			break;
		n--;
	}
	return offset;
}

size_t
nx_utf8_clip(const char *bytes, size_t len, size_t limit)
{
	size_t back = 0;

	if (len <= limit)
		return len;
	while (back < 3 && back < limit && is_continuation((uint8_t) bytes[limit - back]))
		back++;
	/* Four continuation bytes in a row are no character: cut anywhere. */
	return is_continuation((uint8_t) bytes[limit - back]) ? limit : limit - back;
}

size_t
nx_utf8_check(const char *bytes, size_t len)
{
	size_t offset = 0;
	uint32_t character;
	uint64_t word;

	while (offset < len)
	{
		size_t n;

		if (len - offset >= 8)
		{
			memcpy(&word, bytes + offset, 8);
			if ((word & HIGH_BITS) == 0)
			{
				offset += 8;
				continue;
			}
		}
		n = decode((const uint8_t *) bytes + offset, len - offset, &character);
		if (n == 0)
			break;
		offset += n;
	}
	return offset;
}

size_t
nx_utf8_find_control(const char *bytes, size_t len)
{
	const uint8_t *next = (const uint8_t *) bytes;
	size_t i;

	for (i = 0; i < len; i++)
	{
		if (next[i] < 0x20 || next[i] == 0x7f)
			break;
		/* U+0080 to U+009F */
		if (next[i] == 0xc2 && i + 1 < len && next[i + 1] < 0xa0)
			break;
	}
	return i;
}
