/*
 * highlights.c
 *	  Articles with the highlights that their editors wrote.
 *
 * Some of the articles in news/ carry them in front: "Story highlights", then
 * paragraphs without a full stop.  They are taken off, and what is left is the
 * article.  Articles of April 2015 are left out: the test set of CNN/DailyMail is of
 * that month.
 */
#include "tools/train/highlights.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "analysis/keymap.h"
#include "base/hash.h"
#include "tools/host/host.h"
#include "tools/train/json.h"
#include "tools/train/lines.h"
#include "tools/train/news.h"

#define CSV_FILE "summary/cnndm_validation_1000.csv"
#define TEST_MONTH "2015-04"

/* A paragraph of more words is no highlight. */
#define MOST_HIGHLIGHT_WORDS 30

/* Less than this tells nothing of an article, or is none. */
#define LEAST_HIGHLIGHTS 2
#define LEAST_WORDS 15
#define LEAST_BODY_WORDS 120

#define PARAGRAPH "\n\n"

/* A title that says as much as highlights do. */
#define LEAST_TITLE_WORDS 15
#define LEAST_TITLED_WORDS 250
#define TITLED_EVERY 4

static NxString
copy_text(NxArena *arena, const char *text, size_t len)
{
	NxString copy = {nx_arena_copy(arena, text, len), (uint32_t) len};

	return copy;
}

static HighlightedArticle *
add_article(Highlights *highlights, NxArena *arena, HighlightSet set)
{
	HighlightedArticle *article;

	nx_grow(arena, highlights->articles, highlights->n_articles,
			(size_t) highlights->n_articles + 1, &highlights->capacity);
	article = &highlights->articles[highlights->n_articles++];
	memset(article, 0, sizeof(*article));
	article->set = set;
	return article;
}

/* ---- CSV with line feeds in its fields ---- */

/*
 * The field at *at, with quotation marks undone in place; *at moves behind the
 * separator.  *ends_line: was it the last of its line?  NULL at the end of the file.
 */
static char *
next_field(char **at, bool *ends_line)
{
	char *field = *at;
	char *in = *at;
	char *out = *at;
	bool quoted = false;

	if (*in == '\0')
		return NULL;
	for (; *in != '\0'; in++)
	{
		if (*in == '"' && quoted && in[1] == '"')
			*out++ = *in++;
		else if (*in == '"')
			quoted = !quoted;
		else if (!quoted && (*in == ',' || *in == '\n'))
			break;
		else if (quoted || *in != '\r')
			*out++ = *in;
	}
	*ends_line = *in != ',';
	*at = *in == '\0' ? in : in + 1;
	*out = '\0';
	return field;
}

/* The columns article, highlights and id, in this order. */
static void
read_csv(Highlights *highlights, NxArena *arena, const char *data)
{
	char path[1024];
	size_t len;
	char *text;
	char *at;
	bool ends_line = false;

	snprintf(path, sizeof(path), "%s/" CSV_FILE, data);
	text = nx_host_read_file(path, &len);
	at = text;
	while (!ends_line && next_field(&at, &ends_line) != NULL)
		;
	for (;;)
	{
		char *body = next_field(&at, &ends_line);
		char *lines;
		HighlightedArticle *article;

		if (body == NULL)
			break;
		lines = ends_line ? NULL : next_field(&at, &ends_line);
		if (lines == NULL || ends_line || next_field(&at, &ends_line) == NULL || !ends_line)
			nx_host_die("%s: article %u has not three columns", path,
						highlights->n_articles + 1);
		article = add_article(highlights, arena, HIGHLIGHTS_CNNDM);
		article->body = copy_text(arena, body, strlen(body));
		article->lines = copy_text(arena, lines, strlen(lines));
	}
	free(text);
}

/* ---- articles that begin with their highlights ---- */

static const char *
skip_space(const char *text)
{
	while (isspace((unsigned char) *text))
		text++;
	return text;
}

/* Behind "Story highlights" or "Key points", or NULL. */
static const char *
skip_heading(const char *body)
{
	static const char *const headings[] = {"story highlights", "key points"};

	body = skip_space(body);
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
	{
		size_t len = strlen(headings[i]);

		if (strncasecmp(body, headings[i], len) == 0)
			return skip_space(body[len] == ':' ? body + len + 1 : body + len);
	}
	return NULL;
}

static uint32_t
count_words(const char *text, size_t len)
{
	uint32_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += !isspace((unsigned char) text[i]) &&
			 (i == 0 || isspace((unsigned char) text[i - 1]));
	return n;
}

/* Does the paragraph end as sentences do, but for quotation marks and brackets? */
static bool
ends_as_sentence(const char *text, size_t len)
{
	static const char *const closing[] = {"\"", "'", ")", "\xE2\x80\x9D", "\xE2\x80\x99"};
	bool found = true;

	while (found)
	{
		found = false;
		for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
		{
			size_t n = strlen(closing[i]);

			if (len >= n && memcmp(text + len - n, closing[i], n) == 0)
			{
				len -= n;
				found = true;
			}
		}
	}
	return len > 0 && strchr(".!?:", text[len - 1]) != NULL;
}

/*
 * Move the highlights at *text to lines[], which has room for all of the text; *text
 * then is the story.  Returns how many there are.
 */
static uint32_t
cut_highlights(const char **text, char *lines)
{
	uint32_t n = 0;

	*lines = '\0';
	for (;;)
	{
		const char *end = strstr(*text, PARAGRAPH);
		size_t len;

		if (end == NULL)
			return 0;
		len = (size_t) (end - *text);
		if (ends_as_sentence(*text, len) || count_words(*text, len) > MOST_HIGHLIGHT_WORDS)
			return n;
		if (n++ > 0)
			strcat(lines, "\n");
		strncat(lines, *text, len);
		*text = skip_space(end);
	}
}

static void
add_news(Highlights *highlights, NxArena *arena, NxKeymap *seen, const char *title,
		 const char *body)
{
	const char *story = skip_heading(body);
	HighlightedArticle *article;
	uint64_t key;
	uint32_t n;
	char *lines;

	if (story == NULL)
		return;
	lines = malloc(strlen(body) + 1);
	if (lines == NULL)
		nx_host_die("out of memory");
	n = cut_highlights(&story, lines);
	key = nx_hash64(lines, strlen(lines));
	if (n >= LEAST_HIGHLIGHTS && n <= MAX_HIGHLIGHTS &&
		count_words(lines, strlen(lines)) >= LEAST_WORDS &&
		count_words(story, strlen(story)) >= LEAST_BODY_WORDS &&
		nx_keymap_get(seen, key) == NX_KEYMAP_NONE)
	{
		nx_keymap_put(seen, key, 1);
		article = add_article(highlights, arena, HIGHLIGHTS_NEWS);
		article->title = copy_text(arena, title, strlen(title));
		article->body = copy_text(arena, story, strlen(story));
		article->lines = copy_text(arena, lines, strlen(lines));
	}
	free(lines);
}

/* An article whose title is taken away, to be looked for in its sentences. */
static void
add_titled(Highlights *highlights, NxArena *arena, uint32_t *n_titled, const char *title,
		   const char *body)
{
	HighlightedArticle *article;

	if (skip_heading(body) != NULL ||
		count_words(title, strlen(title)) < LEAST_TITLE_WORDS ||
		count_words(body, strlen(body)) < LEAST_TITLED_WORDS ||
		(*n_titled)++ % TITLED_EVERY != 0)
		return;
	article = add_article(highlights, arena, HIGHLIGHTS_TITLES);
	article->body = copy_text(arena, body, strlen(body));
	article->lines = copy_text(arena, title, strlen(title));
}

typedef struct NewsReading
{
	Highlights *highlights;
	NxArena *arena;
	NxKeymap seen;
	uint32_t n_titled;
} NewsReading;

static void
read_news_line(void *context, Lines *lines, char *line)
{
	NewsReading *reading = context;
	const char *date = json_string(&line, "date");
	const char *title = json_string(&line, "title");
	const char *body = json_string(&line, "body");

	if (body == NULL)
		lines_die(lines, "an article without a body");
	if (date != NULL && strncmp(date, TEST_MONTH, strlen(TEST_MONTH)) == 0)
		return;
	title = title == NULL ? "" : title;
	add_news(reading->highlights, reading->arena, &reading->seen, title, body);
	add_titled(reading->highlights, reading->arena, &reading->n_titled, title, body);
}

static void
read_news(Highlights *highlights, NxArena *arena, const char *data)
{
	NewsReading reading = {.highlights = highlights, .arena = arena};

	nx_keymap_init(&reading.seen, arena);
	news_lines(data, read_news_line, &reading);
	nx_keymap_drop(&reading.seen);
}

void
highlights_read(Highlights *highlights, NxArena *arena, const char *data)
{
	memset(highlights, 0, sizeof(*highlights));
	read_csv(highlights, arena, data);
	read_news(highlights, arena, data);
}
