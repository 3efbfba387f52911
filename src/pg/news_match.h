/*
 * news_match.h
 *	  What operators and index share of the names that are asked for.
 */
#ifndef NEWSX_PG_NEWS_MATCH_H
#define NEWSX_PG_NEWS_MATCH_H

#include "base/env.h"

/* The name of the text forms of @> and <@; refuses what is meant as an array. */
extern NxString newsx_name_asked(const text *value);

#endif /* NEWSX_PG_NEWS_MATCH_H */
