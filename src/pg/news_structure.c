/*
 * news_structure.c
 *	  news_headline, news_byline, news_agency, news_dateline: text taken from
 *	  an article's structure.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "pg/article_cache.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(news_headline);
NEWSX_FUNCTION(news_headline_body);
NEWSX_FUNCTION(news_byline);
NEWSX_FUNCTION(news_byline_body);
NEWSX_FUNCTION(news_agency);
NEWSX_FUNCTION(news_agency_body);
NEWSX_FUNCTION(news_dateline);
NEWSX_FUNCTION(news_dateline_body);

/* Finds a block of an article, NULL if it has none. */
typedef const NxDocBlock *(*BlockFinder)(const NxDoc *doc);

static const NxDocBlock *
find_block(const NxDoc *doc, NxBlockKind kind, bool is_agency)
{
	for (uint32_t i = 0; i < doc->n_blocks; i++)
	{
		if (doc->blocks[i].kind == kind && doc->blocks[i].is_agency == is_agency)
			return &doc->blocks[i];
	}
	return NULL;
}

static const NxDocBlock *
find_headline(const NxDoc *doc)
{
	return find_block(doc, NX_BLOCK_HEADLINE, false);
}

static const NxDocBlock *
find_agency(const NxDoc *doc)
{
	return find_block(doc, NX_BLOCK_BYLINE, true);
}

/* Who wrote it: a person where one is named, else the agency. */
static const NxDocBlock *
find_byline(const NxDoc *doc)
{
	const NxDocBlock *block = find_block(doc, NX_BLOCK_BYLINE, false);

	return block != NULL ? block : find_agency(doc);
}

static const NxDocBlock *
find_dateline(const NxDoc *doc)
{
	return find_block(doc, NX_BLOCK_DATELINE, false);
}

/* The text of a block as a Datum, or NULL. */
static Datum
return_block(FunctionCallInfo fcinfo, NewsxScratch *scratch, const NxDocBlock *block,
			 NxString body)
{
	NewsxRuler ruler = newsx_ruler(body);
	text *result = NULL;

	if (block != NULL)
		result = newsx_text(newsx_ruler_cut(&ruler, block->pos, block->len));
	newsx_scratch_end(scratch);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(result);
}

static Datum
of_newsdoc(FunctionCallInfo fcinfo, BlockFinder finder)
{
	NewsxScratch scratch;
	NxString body = newsx_utf8(PG_GETARG_TEXT_PP(1));
	const NxDoc *doc;

	newsx_scratch_begin(&scratch);
	doc = newsdoc_open(&scratch, PG_GETARG_NEWSDOC_P(0));
	newsdoc_check_body(doc, body);
	return return_block(fcinfo, &scratch, finder(doc), body);
}

static Datum
of_body(FunctionCallInfo fcinfo, BlockFinder finder)
{
	NewsxScratch scratch;
	const NewsxArticle *article;

	newsx_scratch_begin(&scratch);
	article = newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0));
	return return_block(fcinfo, &scratch, finder(&article->doc), article->article.body);
}

Datum
news_headline(PG_FUNCTION_ARGS)
{
	return of_newsdoc(fcinfo, find_headline);
}

Datum
news_headline_body(PG_FUNCTION_ARGS)
{
	return of_body(fcinfo, find_headline);
}

Datum
news_byline(PG_FUNCTION_ARGS)
{
	return of_newsdoc(fcinfo, find_byline);
}

Datum
news_byline_body(PG_FUNCTION_ARGS)
{
	return of_body(fcinfo, find_byline);
}

Datum
news_agency(PG_FUNCTION_ARGS)
{
	return of_newsdoc(fcinfo, find_agency);
}

Datum
news_agency_body(PG_FUNCTION_ARGS)
{
	return of_body(fcinfo, find_agency);
}

Datum
news_dateline(PG_FUNCTION_ARGS)
{
	return of_newsdoc(fcinfo, find_dateline);
}

Datum
news_dateline_body(PG_FUNCTION_ARGS)
{
	return of_body(fcinfo, find_dateline);
}
