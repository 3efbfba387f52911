/*
 * news.c
 *	  The raw articles, read one by one.
 */
#include "tools/train/news.h"

#include <stdio.h>
#include <string.h>

#include "tools/host/host.h"
#include "tools/train/json.h"

#define N_NEWS_FILES 4

static void
read_one(NxBreaks *breaks, const char *body, NewsVisit visit, void *context)
{
	NxHost host;
	NxArena arena;
	NxText text;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	nx_text_read(&text, &arena, breaks, body, (uint32_t) strlen(body), 0);
	visit(context, &text);
	nx_host_reset(&host);
}

void
news_lines(const char *data, NewsLine visit, void *context)
{
	for (int i = 0; i < N_NEWS_FILES; i++)
	{
		char name[64];
		Lines lines;
		char *line;

		snprintf(name, sizeof(name), "news/articles-%d.jsonl.xz", i);
		lines_open(&lines, data, name);
		while (lines_next_entry(&lines, &line))
			visit(context, &lines, line);
	}
}

typedef struct Reading
{
	NxBreaks *breaks;
	NewsVisit visit;
	void *context;
} Reading;

static void
read_line(void *context, Lines *lines, char *line)
{
	const Reading *reading = context;
	char *body = json_string(&line, "body");

	if (body == NULL)
		lines_die(lines, "an article without a body");
	read_one(reading->breaks, body, reading->visit, reading->context);
}

void
news_read(const char *data, NxBreaks *breaks, NewsVisit visit, void *context)
{
	Reading reading = {breaks, visit, context};

	news_lines(data, read_line, &reading);
}
