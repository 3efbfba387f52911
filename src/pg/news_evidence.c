/*
 * news_evidence.c
 *	  news_evidence: the words and rules behind a tone, adding up to it exactly.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "analysis/tone.h"
#include "pg/article_cache.h"
#include "pg/rows.h"
#include "pg/text_pg.h"
#include "base/utf8.h"

NEWSX_FUNCTION(news_evidence);

/* The words of a piece of evidence: their place and themselves. */
static void
put_words(NewsxRows *rows, const NxText *text, NewsxRuler *ruler,
		  const NxEvidence *evidence)
{
	const NxToken *first = &text->tokens[evidence->first_token];
	const NxToken *last = first + evidence->n_tokens - 1;
	NxString words = {text->bytes + first->start, last->start + last->len - first->start};

	if (first->start < text->body_start)
		newsx_rows_null(rows);
	else
		newsx_rows_position(rows,
							newsx_ruler_position(ruler, first->start - text->body_start));
	newsx_rows_int(rows, (uint32_t) nx_utf8_count(words.bytes, words.len));
	newsx_rows_text(rows, words);
}

static void
put_evidence(NewsxRows *rows, const NxText *text, NewsxRuler *ruler,
			 const NxEvidence *evidence)
{
	if (evidence->n_tokens > 0)
		put_words(rows, text, ruler, evidence);
	else
	{
		newsx_rows_null(rows);
		newsx_rows_null(rows);
		newsx_rows_null(rows);
	}
	newsx_rows_float8(rows, evidence->weight);
	newsx_rows_text(rows, evidence->reason);
	newsx_rows_bool(rows, evidence->quoted);
	newsx_rows_next(rows);
}

/* Not strict: without a target it is the tone of the article. */
Datum
news_evidence(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsxRows rows;
	NewsxRuler ruler;
	const NewsxArticle *article;
	NxAnalysis analysis;
	NxTarget target;
	NxToneResult result = {0, NULL, 0};

	newsx_rows_begin(&rows, fcinfo);
	if (PG_ARGISNULL(0))
	{
		newsx_rows_end(&rows);
		return (Datum) 0;
	}
	newsx_scratch_begin(&scratch);
	article = newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0));
	analysis = newsx_article_analysis(article, &scratch);
	if (PG_ARGISNULL(1))
		nx_tone_evaluate(&analysis, NULL, &result);
	else
	{
		target = nx_target_phrase(&analysis, newsx_utf8(PG_GETARG_TEXT_PP(1)));
		if (target.n_places > 0)
			nx_tone_evaluate(&analysis, &target, &result);
	}
	ruler = newsx_ruler(article->article.body);
	for (uint32_t i = 0; i < result.n_evidence; i++)
		put_evidence(&rows, &analysis.text, &ruler, &result.evidence[i]);
	newsx_scratch_end(&scratch);
	newsx_rows_end(&rows);
	return (Datum) 0;
}
