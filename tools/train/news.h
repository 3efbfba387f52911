/*
 * news.h
 *	  The raw articles, read one by one.
 */
#ifndef NEWSX_TOOLS_TRAIN_NEWS_H
#define NEWSX_TOOLS_TRAIN_NEWS_H

#include "text/breaks.h"
#include "text/text.h"
#include "tools/train/lines.h"

typedef void (*NewsLine)(void *context, Lines *lines, char *line);

/* Hand each line of DATA/news, an article in JSON, to the visitor, which may change it. */
extern void news_lines(const char *data, NewsLine visit, void *context);

typedef void (*NewsVisit)(void *context, const NxText *text);

/* Read each article of DATA/news, in order, and hand it to the visitor. */
extern void news_read(const char *data, NxBreaks *breaks, NewsVisit visit, void *context);

#endif /* NEWSX_TOOLS_TRAIN_NEWS_H */
