/*
 * news_tone.c
 *	  news_tone and |~: the tone of an article, or toward something in it.
 *
 * A stored value knows the tone toward its entities only.  With the text at
 * hand any phrase and any place can be asked for.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "analysis/tone.h"
#include "pg/article_cache.h"
#include "pg/text_pg.h"
#include "text/fold.h"

NEWSX_FUNCTION(news_tone);
NEWSX_FUNCTION(news_tone_entity);
NEWSX_FUNCTION(news_tone_body);
NEWSX_FUNCTION(news_tone_target);
NEWSX_FUNCTION(news_tone_place);

#define PG_RETURN_UNITS(units) PG_RETURN_FLOAT8((float8) (units) / NX_UNIT)

Datum
news_tone(PG_FUNCTION_ARGS)
{
	PG_RETURN_UNITS(newsdoc_open_head(PG_GETARG_NEWSDOC_P(0)).tone);
}

Datum
news_tone_entity(PG_FUNCTION_ARGS)
{
	NxString name = newsx_utf8(PG_GETARG_TEXT_PP(1));
	NewsxScratch scratch;
	const NxDoc *doc;
	int64_t entity;
	int32_t tone;

	newsx_scratch_begin(&scratch);
	doc = newsdoc_open(&scratch, PG_GETARG_NEWSDOC_P(0));
	entity = nx_doc_find_entity(doc, &scratch.arena, nx_fold_name, name.bytes, name.len);
	tone = entity < 0 ? 0 : doc->entities[entity].tone;
	newsx_scratch_end(&scratch);
	if (entity < 0)
		PG_RETURN_NULL();
	PG_RETURN_UNITS(tone);
}

Datum
news_tone_body(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	int32_t tone;

	newsx_scratch_begin(&scratch);
	tone = newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0))->doc.tone;
	newsx_scratch_end(&scratch);
	PG_RETURN_UNITS(tone);
}

/* Is the target anywhere?  If so, *tone is the tone toward it. */
static bool
evaluate(const NxAnalysis *analysis, NxTarget target, int32_t *tone)
{
	NxToneResult result;

	if (target.n_places == 0)
		return false;
	nx_tone_evaluate(analysis, &target, &result);
	*tone = result.tone;
	return true;
}

Datum
news_tone_target(PG_FUNCTION_ARGS)
{
	NxString phrase = newsx_utf8(PG_GETARG_TEXT_PP(1));
	NewsxScratch scratch;
	NxAnalysis analysis;
	int32_t tone = 0;
	bool found;

	newsx_scratch_begin(&scratch);
	analysis = newsx_article_analysis(newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0)),
									  &scratch);
	found = evaluate(&analysis, nx_target_phrase(&analysis, phrase), &tone);
	newsx_scratch_end(&scratch);
	if (!found)
		PG_RETURN_NULL();
	PG_RETURN_UNITS(tone);
}

/* The bytes of the analysed text at characters of the body; an error outside. */
static NxSpan
place_span(const NewsxArticle *article, int32 pos, int32 len)
{
	NxString body = article->article.body;
	NewsxRuler ruler = newsx_ruler(body);
	NxString place;
	NxSpan span;

	if (len < 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("number of characters must be at least 1, not %d", len)));
	if (pos < 1 || (int64) pos + len - 1 > article->doc.body_chars)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("characters %d to " INT64_FORMAT " are outside of the text",
							   pos, (int64) pos + len - 1),
						errdetail("The text has %u characters.", article->doc.body_chars)));
	place = newsx_ruler_cut(&ruler, (size_t) pos, (size_t) len);
	span.start = article->analysis->text.body_start + (uint32_t) (place.bytes - body.bytes);
	span.len = place.len;
	return span;
}

Datum
news_tone_place(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	const NewsxArticle *article;
	NxAnalysis analysis;
	NxSpan span;
	int32_t tone = 0;
	bool found;

	newsx_scratch_begin(&scratch);
	article = newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0));
	span = place_span(article, PG_GETARG_INT32(1), PG_GETARG_INT32(2));
	analysis = newsx_article_analysis(article, &scratch);
	found = evaluate(&analysis, nx_target_span(&analysis, span), &tone);
	newsx_scratch_end(&scratch);
	if (!found)
		PG_RETURN_NULL();
	PG_RETURN_UNITS(tone);
}
