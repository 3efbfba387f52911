/*
 * article_cache.h
 *	  The analysis of a text, and the last one kept.
 */
#ifndef NEWSX_PG_ARTICLE_CACHE_H
#define NEWSX_PG_ARTICLE_CACHE_H

#include "analysis/pipeline.h"
#include "pg/env_pg.h"

#define NEWSX_DEFAULT_MODEL "en"

typedef struct NewsxArticle
{
	NxArticle article; /* body and title, UTF-8 */
	const NxModel *model;
	const NxAnalysis *analysis;
	NxString bytes; /* of the newsdoc */
	NxDoc doc;		/* the same, opened */
} NewsxArticle;

/*
 * Analyse a text with the default model, or find it analysed.  The result lives
 * until the next call of this function or the end of the scratch memory,
 * whichever is first.  Raises a WARNING when the end of the text is left out.
 */
extern const NewsxArticle *newsx_article_read(NewsxScratch *scratch, const text *body);

/*
 * The same with everything named; title and the user's own names may be NULL.  An
 * analysis with names is not kept.
 */
extern const NewsxArticle *newsx_article_read_as(NewsxScratch *scratch, const text *body,
												 const text *title, const char *model,
												 const struct NxListed *listed);

/*
 * The analysis with its allocations going to the scratch memory: for questions
 * asked of it later, which must not make a kept one grow.
 */
extern NxAnalysis newsx_article_analysis(const NewsxArticle *article,
										 NewsxScratch *scratch);

#endif /* NEWSX_PG_ARTICLE_CACHE_H */
