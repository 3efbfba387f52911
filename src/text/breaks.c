/*
 * breaks.c
 *	  ICU's break iterators, fed with windows of UTF-16.
 *
 * A window holds at most 32 kB of the text, so at most 64 kB of UTF-16: between
 * windows the host is polled, and the buffers have a fixed size.  A text that
 * does not fit is cut at a boundary that ICU itself found, the last one that has
 * MARGIN bytes behind it: the rules look ahead (to the next letter, to the end
 * of a dictionary run), and at the window's end they would look at nothing.
 * Beginning afresh at a boundary gives the boundaries that one run over the
 * whole text gives, except within a run of dictionary script longer than a
 * window.
 *
 * The iterators point into this object's buffer between calls.  They are only
 * moved directly after ubrk_setText, so a call that was left by longjmp leaves
 * nothing behind.
 */
#include "text/breaks.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#include "base/utf8.h"

#define WINDOW 32768 /* bytes of UTF-8 */
#define MARGIN 1024

struct NxBreaks
{
	UBreakIterator *sentences;
	UBreakIterator *words;
	char version[U_MAX_VERSION_STRING_LENGTH];
	UChar units[WINDOW];
	uint16_t offsets[WINDOW + 1]; /* byte in the window at which each unit begins */
};

NxBreaks *
nx_breaks_open(const char *locale, NxError *error)
{
	UErrorCode code = U_ZERO_ERROR;
	UVersionInfo version;
	NxBreaks *breaks = calloc(1, sizeof(NxBreaks));

	if (breaks == NULL)
	{
		nx_fail(error, NX_LIMIT, 0, "out of memory");
		return NULL;
	}
	u_getVersion(version);
	u_versionToString(version, breaks->version);
	breaks->sentences = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &code);
	breaks->words = ubrk_open(UBRK_WORD, locale, NULL, 0, &code);
	if (U_FAILURE(code))
	{
		nx_fail(error, NX_UNSUPPORTED, 0, "could not open ICU break iterators for \"%s\"",
				locale);
		nx_fail_detail(error, "ICU says %s.", u_errorName(code));
		nx_breaks_close(breaks);
		return NULL;
	}
	return breaks;
}

void
nx_breaks_close(NxBreaks *breaks)
{
	if (breaks == NULL)
		return;
	if (breaks->sentences != NULL)
		ubrk_close(breaks->sentences);
	if (breaks->words != NULL)
		ubrk_close(breaks->words);
	free(breaks);
}

const char *
nx_breaks_icu_version(const NxBreaks *breaks)
{
	return breaks->version;
}

/* Fill the window from bytes[0..len), len <= WINDOW; returns the UTF-16 units. */
static int32_t
fill_window(NxBreaks *breaks, const char *bytes, size_t len)
{
	int32_t n = 0;
	size_t i = 0;

	while (i < len)
	{
		uint32_t c = (uint8_t) bytes[i];

		breaks->offsets[n] = (uint16_t) i;
		if (c < 0x80)
			i++;
		else
			c = nx_utf8_next(bytes, len, &i);
		if (c < 0x10000)
			breaks->units[n++] = (UChar) c;
		else
		{
			breaks->units[n++] = (UChar) (0xD7C0 + (c >> 10));
			/* ICU never breaks inside a pair; the offset only has to exist. */
			breaks->offsets[n] = (uint16_t) i;
			breaks->units[n++] = (UChar) (0xDC00 | (c & 0x3FF));
		}
	}
	breaks->offsets[n] = (uint16_t) len;
	return n;
}

/* Boundaries found so far, in a list that grows in the arena. */
typedef struct Ends
{
	NxArena *arena;
	uint32_t *ends;
	uint32_t n;
	uint32_t capacity;
} Ends;

static inline void
append_end(Ends *list, uint32_t end)
{
	if (list->n == list->capacity)
		nx_grow(list->arena, list->ends, list->n, list->n + 1, &list->capacity);
	list->ends[list->n++] = end;
}

/*
 * Append the boundaries of the window that begins at `start` of the text and
 * has len bytes, up to a good place to cut if it is not the last one.  Returns
 * how many bytes of the window are done.
 */
static size_t
break_window(NxBreaks *breaks, UBreakIterator *iterator, Ends *list, const char *bytes,
			 uint32_t start, size_t len, bool is_last)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t n_units = fill_window(breaks, bytes + start, len);
	uint32_t first = list->n;
	int32_t at;

	ubrk_setText(iterator, breaks->units, n_units, &code);
	at = U_FAILURE(code) ? UBRK_DONE : ubrk_next(iterator);
	for (; at != UBRK_DONE && at < n_units; at = ubrk_next(iterator))
	{
		size_t done = breaks->offsets[at];

		if (!is_last && done > len - MARGIN && list->n > first)
			break;
		append_end(list, start + (uint32_t) done);
	}
	if (!is_last && list->n > first)
		return list->ends[list->n - 1] - start;
	append_end(list, start + (uint32_t) len);
	return len;
}

static uint32_t
find_ends(NxBreaks *breaks, UBreakIterator *iterator, NxArena *arena, const char *bytes,
		  uint32_t len, uint32_t **ends)
{
	Ends list = {arena, NULL, 0, 0};
	uint32_t start = 0;

	while (start < len)
	{
		size_t n = nx_utf8_clip(bytes + start, len - start, WINDOW);

		start += (uint32_t) break_window(breaks, iterator, &list, bytes, start, n,
										 n == len - start);
		nx_poll(arena->env);
	}
	*ends = list.ends;
	return list.n;
}

uint32_t
nx_breaks_sentences(NxBreaks *breaks, NxArena *arena, const char *bytes, uint32_t len,
					uint32_t **ends)
{
	return find_ends(breaks, breaks->sentences, arena, bytes, len, ends);
}

uint32_t
nx_breaks_words(NxBreaks *breaks, NxArena *arena, const char *bytes, uint32_t len,
				uint32_t **ends)
{
	return find_ends(breaks, breaks->words, arena, bytes, len, ends);
}
