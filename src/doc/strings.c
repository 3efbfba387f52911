/*
 * strings.c
 *	  The strings of a newsdoc: what they may hold, and their order.
 */
#include "doc/strings.h"

#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "doc/format.h"

/* Nothing but ASCII that shows, as nearly every name: seen eight bytes at a time. */
static bool
is_plain(NxString name)
{
	uint32_t i = 0;

	for (; i + 8 <= name.len; i += 8)
	{
		uint64_t word;

		memcpy(&word, name.bytes + i, 8);

		/* A byte below ' ' borrows; DEL is the one whose sum with 1 has the high bit. */
		if (((word | (word - UINT64_C(0x2020202020202020)) |
			  (word + UINT64_C(0x0101010101010101))) &
			 UINT64_C(0x8080808080808080)) != 0)
			return false;
	}
	for (; i < name.len; i++)
	{
		if (name.bytes[i] < ' ' || name.bytes[i] > '~')
			return false;
	}
	return true;
}

const char *
nx_doc_name_fault(NxString name)
{
	if (name.len == 0)
		return "is empty";
	if (is_plain(name))
		return NULL;
	if (nx_utf8_check(name.bytes, name.len) < name.len)
		return "is not valid UTF-8";
	if (nx_utf8_find_control(name.bytes, name.len) < name.len)
		return "holds a control character";
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
		if (id.bytes[i] < '!' || id.bytes[i] > '~')
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

static int
compare_strings(const void *a, const void *b)
{
	return nx_doc_string_compare(*(const NxString *) a, *(const NxString *) b);
}

void
nx_doc_strings_sort(NxString *strings, uint32_t count, NxArena *arena)
{
	nx_sort_array(arena, strings, count, compare_strings);
}
