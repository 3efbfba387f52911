/*
 * paragraphs.c
 *	  The paragraphs of a text.
 *
 * Whether a text is wrapped hard shows in its pairs of lines without a blank
 * line between: in a wrapped text many a line ends without a stop and the next
 * goes on with a small letter.  In such a text a line is followed by its own
 * continuation if the first word of the next line would not have fitted; a line
 * that had room for it ended a paragraph.
 */
#include "text/paragraphs.h"

#include "text/chars.h"
#include "base/utf8.h"
#include "text/form.h"
#include "text/line_hyphen.h"

/* No text is wrapped wider than this, in characters. */
#define MAX_WIDTH 132
/* Lines this much shorter than the widest may still be full: ragged wrapping. */
#define SLACK 6
/* Lines or bytes between two polls. */
#define POLL_LINES 1000
#define POLL_BYTES 262144

typedef struct Line
{
	NxSpan span;
	bool joins;	   /* nothing but one newline stands before it */
	bool indented; /* begins with white space */
} Line;

/* A newline character at bytes[at]: its length in bytes, else 0. */
static uint32_t
newline_at(const char *bytes, uint32_t at, uint32_t end)
{
	unsigned char c = (unsigned char) bytes[at];
	size_t offset = at;

	if (c >= 0x0A && c <= 0x0D)
		return c == '\r' && end - at > 1 && bytes[at + 1] == '\n' ? 2 : 1;
	if (c != 0xC2 && c != 0xE2)
		return 0;
	return nx_char_is_newline(nx_utf8_next(bytes, end, &offset)) ? (uint32_t) (offset - at)
																 : 0;
}

/* First bytes of newline characters: LF VT FF CR, of NEL, of LS and PS. */
static const bool may_be_newline[256] = {
	[0x0A] = true, [0x0B] = true, [0x0C] = true,
	[0x0D] = true, [0xC2] = true, [0xE2] = true,
};

/* Where the next newline at or after `at` stands, or end. */
static uint32_t
find_newline(const NxEnv *env, const char *bytes, uint32_t at, uint32_t end)
{
	while (at < end)
	{
		uint32_t limit = end - at > POLL_BYTES ? at + POLL_BYTES : end;

		for (; at < limit; at++)
		{
			if (may_be_newline[(unsigned char) bytes[at]] && newline_at(bytes, at, end) > 0)
				return at;
		}
		if (at < end)
			nx_poll(env);
	}
	return end;
}

NxSpan
nx_paragraphs_trim(const char *bytes, uint32_t start, uint32_t end)
{
	NxSpan span = {start, 0};
	size_t offset = start;

	while (offset < end)
	{
		span.start = (uint32_t) offset;
		if (!nx_char_is_space(nx_utf8_next(bytes, end, &offset)))
			break;
		span.start = (uint32_t) offset;
	}
	offset = end;
	while (offset > span.start)
	{
		uint32_t last = (uint32_t) offset;

		if (!nx_char_is_space(nx_utf8_previous(bytes, &offset)))
		{
			span.len = last - span.start;
			break;
		}
	}
	return span;
}

static uint32_t
find_lines(NxArena *arena, const char *bytes, uint32_t start, uint32_t end, Line **lines,
		   uint32_t *capacity)
{
	uint32_t n = 0;
	uint32_t n_newlines = 2;
	uint32_t at = start;

	*lines = NULL;
	*capacity = 0;
	while (at < end)
	{
		uint32_t stop = find_newline(arena->env, bytes, at, end);
		NxSpan span = nx_paragraphs_trim(bytes, at, stop);

		if (span.len > 0)
		{
			Line *line;

			nx_grow(arena, *lines, n, n + 1, capacity);
			line = &(*lines)[n++];
			line->span = span;
			line->joins = n_newlines == 1;
			line->indented = span.start > at;
			n_newlines = 0;
			if (n % POLL_LINES == 0)
				nx_poll(arena->env);
		}
		if (stop == end)
			break;
		n_newlines++;
		at = stop + newline_at(bytes, stop, end);
	}
	return n;
}

static bool
starts_lower(const char *bytes, const Line *line)
{
	size_t offset = line->span.start;

	return nx_char_is_lower(
		nx_utf8_next(bytes, line->span.start + line->span.len, &offset));
}

static bool
ends_open(const char *bytes, const Line *line)
{
	NxForm form;

	nx_form_read(&form, bytes + line->span.start, line->span.len);
	return form.end == NX_END_OPEN || form.end == NX_END_COMMA;
}

static uint32_t
width_of(const char *bytes, const Line *line)
{
	return (uint32_t) nx_utf8_count(bytes + line->span.start, line->span.len);
}

static uint32_t
first_word_width(const char *bytes, const Line *line)
{
	size_t offset = line->span.start;
	size_t end = line->span.start + line->span.len;
	uint32_t width = 0;

	while (offset < end && width < MAX_WIDTH &&
		   !nx_char_is_space(nx_utf8_next(bytes, end, &offset)))
		width++;
	return width;
}

/* The column at which the text is wrapped, or 0 if it is not. */
static uint32_t
find_width(const NxEnv *env, const char *bytes, const Line *lines, uint32_t n_lines)
{
	uint32_t n_pairs = 0;
	uint32_t n_continued = 0;
	uint32_t width = 0;

	for (uint32_t i = 1; i < n_lines; i++)
	{
		uint32_t before;

		if (i % POLL_LINES == 0)
			nx_poll(env);
		if (!lines[i].joins)
			continue;
		if (lines[i - 1].span.len > MAX_WIDTH * 4)
			return 0;
		before = width_of(bytes, &lines[i - 1]);
		if (before > MAX_WIDTH)
			return 0;
		if (before > width)
			width = before;
		n_pairs++;
		if (starts_lower(bytes, &lines[i]) && ends_open(bytes, &lines[i - 1]))
			n_continued++;
	}
	return n_continued > 0 && n_continued >= n_pairs / 4 ? width : 0;
}

/* "inter-" before "national": the line's end is inside a word. */
static bool
breaks_word(const char *bytes, const Line *before, const Line *line)
{
	uint32_t end = before->span.start + before->span.len;
	size_t hyphen = nx_line_hyphen_last(bytes, end);
	bool drops;

	return hyphen < end &&
		   nx_line_hyphen(bytes, line->span.start + line->span.len, hyphen, &drops) > 0;
}

/*
 * Does the line go on with what the line before it began?  Behind a stop it has to
 * be proved by the full width; in the middle of a sentence wrapping may be ragged.
 */
static bool
continues(const char *bytes, const Line *line, uint32_t width)
{
	const Line *before = line - 1;
	bool open;

	if (!line->joins || (line->indented && !before->indented))
		return false;
	if (breaks_word(bytes, before, line))
		return true;
	open = ends_open(bytes, before);
	if (open && starts_lower(bytes, line))
		return true;
	return width_of(bytes, before) + 1 + first_word_width(bytes, line) +
			   (open ? SLACK : 0) >
		   width;
}

uint32_t
nx_paragraphs_find(NxArena *arena, const char *bytes, uint32_t start, uint32_t end,
				   NxSpan **spans, uint32_t *capacity)
{
	Line *lines;
	uint32_t lines_capacity;
	uint32_t n_lines = find_lines(arena, bytes, start, end, &lines, &lines_capacity);
	uint32_t width = find_width(arena->env, bytes, lines, n_lines);
	uint32_t n = 0;

	*spans = nx_new_array(arena, NxSpan, n_lines);
	*capacity = n_lines;
	for (uint32_t i = 0; i < n_lines; i++)
	{
		NxSpan span = lines[i].span;

		if (i % POLL_LINES == 0)
			nx_poll(arena->env);
		if (n > 0 && width > 0 && continues(bytes, &lines[i], width))
			(*spans)[n - 1].len = span.start + span.len - (*spans)[n - 1].start;
		else
			(*spans)[n++] = span;
	}
	nx_drop_array(arena, lines, lines_capacity);
	return n;
}
