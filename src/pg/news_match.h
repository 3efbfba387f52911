/*
 * news_match.h
 *	  What operators, rank and index share of what is asked for.
 */
#ifndef NEWSX_PG_NEWS_MATCH_H
#define NEWSX_PG_NEWS_MATCH_H

#include "pg/prepared.h"

/* The name of the text forms of @> and <@; refuses what is meant as an array. */
extern NxString newsx_name_asked(const text *value);

/* Of newsx_prepared: the NxMatcher of a newsquery. */
extern void *newsx_prepare_matcher(NewsxScratch *scratch, struct varlena *argument);

#endif /* NEWSX_PG_NEWS_MATCH_H */
