/*
 * json.c
 *	  Just enough JSON for the sources that hold one object a line.
 */
#include "tools/train/json.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* The value of four hexadecimal digits; 0xfffd if they are none. */
static uint32_t
hex4(const char *text)
{
	uint32_t value = 0;

	for (int i = 0; i < 4; i++)
	{
		char c = text[i];
		uint32_t digit;

		if (c >= '0' && c <= '9')
			digit = (uint32_t) (c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			digit = (uint32_t) ((c | 0x20) - 'a' + 10);
		else
			return 0xfffd;
		value = value * 16 + digit;
	}
	return value;
}

/* The character of "\uXXXX" or of a pair of them; *in is behind the 'u'. */
static uint32_t
escaped_character(const char **in)
{
	uint32_t high = hex4(*in);
	uint32_t low;

	*in += high == 0xfffd ? 0 : 4;
	if (high < 0xd800 || high > 0xdfff)
		return high;
	if (high > 0xdbff || (*in)[0] != '\\' || (*in)[1] != 'u')
		return 0xfffd;
	low = hex4(*in + 2);
	if (low < 0xdc00 || low > 0xdfff)
		return 0xfffd;
	*in += 6;
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static char *
put_escaped(char *out, const char **in)
{
	char c = *(*in)++;
	uint32_t character;

	switch (c)
	{
		case 'n':
			*out++ = '\n';
			break;
		case 't':
			*out++ = '\t';
			break;
		case 'r':
		case 'b':
		case 'f':
			*out++ = ' ';
			break;
		case 'u':
			character = escaped_character(in);
			out += nx_utf8_put(character == 0 ? ' ' : character, out);
			break;
		default:
			*out++ = c;
	}
	return out;
}

char *
json_string(char **at, const char *key)
{
	char pattern[64];
	const char *in;
	char *out;
	char *value;

	snprintf(pattern, sizeof(pattern), "\"%s\": \"", key);
	value = strstr(*at, pattern);
	if (value == NULL)
		return NULL;
	value += strlen(pattern);
	in = value;
	out = value;
	while (*in != '"' && *in != '\0')
	{
		if (*in != '\\')
			*out++ = *in++;
		else if (*++in != '\0')
			out = put_escaped(out, &in);
	}
	*at = (char *) in + (*in == '"');
	*out = '\0';
	return value;
}
