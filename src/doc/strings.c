/*
 * strings.c
 *	  The strings of a newsdoc: what they may hold, and their order.
 */
#include "doc/strings.h"

#include <string.h>

#include "doc/format.h"

/* Is this a continuation byte within the bounds? */
static bool
is_between(uint8_t byte, uint8_t lowest, uint8_t highest)
{
	return byte >= lowest && byte <= highest;
}

/*
 * Bytes of the well-formed UTF-8 sequence at the start of bytes[0..len), len > 0;
 * 0 if there is none.  The bounds of the second byte shut out overlong forms,
 * surrogates and what lies past U+10FFFF (Unicode 15, table 3-7).
 */
static size_t
utf8_sequence(const uint8_t *bytes, size_t len)
{
	uint8_t lead = bytes[0];
	size_t n_bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	uint8_t lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	uint8_t highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;

	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4 || n_bytes > len)
		return 0;
	if (!is_between(bytes[1], lowest, highest))
		return 0;
	for (size_t i = 2; i < n_bytes; i++)
	{
		if (!is_between(bytes[i], 0x80, 0xbf))
			return 0;
	}
	return n_bytes;
}

const char *
nx_doc_name_fault(NxString name)
{
	const uint8_t *bytes = (const uint8_t *) name.bytes;
	size_t offset = 0;

	if (name.len == 0)
		return "is empty";
	while (offset < name.len)
	{
		size_t n_bytes = utf8_sequence(bytes + offset, name.len - offset);

		if (n_bytes == 0)
			return "is not valid UTF-8";
		/* C0 and DEL; C1 are U+0080 to U+009F. */
		if (bytes[offset] < 0x20 || bytes[offset] == 0x7f ||
			(bytes[offset] == 0xc2 && bytes[offset + 1] < 0xa0))
			return "holds a control character";
		offset += n_bytes;
	}
	return NULL;
}

const char *
nx_doc_id_fault(NxString id)
{
	if (id.len == 0)
		return "is empty";
	if (id.len > NX_DOC_MAX_ID)
		return "is too long";
	for (uint32_t i = 0; i < id.len; i++)
	{
		if (!is_between((uint8_t) id.bytes[i], 0x21, 0x7e))
			return "is not printable ASCII";
	}
	return NULL;
}

int
nx_doc_string_compare(NxString a, NxString b)
{
	uint32_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter == 0 ? 0 : memcmp(a.bytes, b.bytes, shorter);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Merge the sorted runs from[start..middle) and from[middle..end) into to. */
static void
merge(const NxEnv *env, const NxString *from, NxString *to, size_t start, size_t middle,
	  size_t end)
{
	size_t left = start;
	size_t right = middle;

	for (size_t i = start; i < end; i++)
	{
		bool take_left =
			left < middle &&
			(right == end || nx_doc_string_compare(from[left], from[right]) <= 0);

		if (i % 1024 == 0)
			nx_poll(env);
		to[i] = take_left ? from[left++] : from[right++];
	}
}

void
nx_doc_strings_sort(NxString *strings, uint32_t count, NxArena *arena)
{
	NxString *from = strings;
	NxString *to;

	if (count < 2)
		return;
	to = nx_new_array(arena, NxString, count);
	for (size_t run = 1; run < count; run *= 2)
	{
		NxString *swap = from;

		for (size_t start = 0; start < count; start += 2 * run)
		{
			size_t middle = start + run < count ? start + run : count;
			size_t end = start + 2 * run < count ? start + 2 * run : count;

			merge(arena->env, from, to, start, middle, end);
		}
		from = to;
		to = swap;
	}
	if (from != strings)
		memcpy(strings, from, count * sizeof(NxString));
}
