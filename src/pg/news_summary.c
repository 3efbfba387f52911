/*
 * news_summary.c
 *	  news_summary and |>: the best sentences of an article, in reading order.
 *
 * The order of the sentences is in the value; what is done here is to choose as
 * many as asked for and to cut them out of the body.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "utils/builtins.h"

#include "pg/article_cache.h"
#include "pg/news_summary.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(news_summary);
NEWSX_FUNCTION(news_summary_body);
NEWSX_FUNCTION(news_summary_best);
NEWSX_FUNCTION(news_summary_best_n);

/* At most n sentences of the body; max_chars 0: whatever their length. */
static Datum
cut_summary(NewsxScratch *scratch, const NxDoc *doc, NxString body, uint32_t n,
			uint32_t max_chars)
{
	uint32_t capacity = Min(n, doc->n_sentences);
	uint32_t *chosen = nx_new_array(&scratch->arena, uint32_t, capacity);
	NxString *texts = nx_new_array(&scratch->arena, NxString, capacity);
	NewsxRuler ruler = newsx_ruler(body);
	uint32_t n_chosen = nx_doc_summary(doc, &scratch->arena, n, max_chars, chosen);

	for (uint32_t i = 0; i < n_chosen; i++)
	{
		const NxDocSentence *sentence = &doc->sentences[chosen[i]];

		texts[i] = newsx_ruler_cut(&ruler, sentence->pos, sentence->len);
	}
	return newsx_text_array(texts, n_chosen);
}

uint32_t
news_summary_check_n(int64 n)
{
	if (n < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of sentences must be at least 1, not " INT64_FORMAT, n)));
	return (uint32_t) Min(n, PG_INT32_MAX);
}

/* Argument max_chars: 0 for NULL. */
static uint32_t
get_max_chars(FunctionCallInfo fcinfo, int number)
{
	int32 max_chars;

	if (PG_ARGISNULL(number))
		return 0;
	max_chars = PG_GETARG_INT32(number);
	if (max_chars < 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("max_chars must be at least 1, not %d", max_chars)));
	return (uint32_t) max_chars;
}

/* Of a stored value; not strict: max_chars may be NULL. */
Datum
news_summary(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	const NxDoc *doc;
	NxString body;
	uint32_t n;
	Datum result;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	newsx_scratch_begin(&scratch);
	n = news_summary_check_n(PG_GETARG_INT32(2));
	doc = newsdoc_open(&scratch, PG_GETARG_NEWSDOC_P(0));
	body = newsx_utf8(PG_GETARG_TEXT_PP(1));
	newsdoc_check_body(doc, body);
	result = cut_summary(&scratch, doc, body, n, get_max_chars(fcinfo, 3));
	newsx_scratch_end(&scratch);
	PG_RETURN_DATUM(result);
}

static Datum
summarise_body(const text *body, uint32_t n, uint32_t max_chars)
{
	NewsxScratch scratch;
	const NewsxArticle *article;
	Datum result;

	newsx_scratch_begin(&scratch);
	article = newsx_article_read(&scratch, body);
	result = cut_summary(&scratch, &article->doc, article->article.body, n, max_chars);
	newsx_scratch_end(&scratch);
	return result;
}

/* Of a text; not strict: max_chars may be NULL. */
Datum
news_summary_body(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(summarise_body(PG_GETARG_TEXT_PP(0),
								   news_summary_check_n(PG_GETARG_INT32(1)),
								   get_max_chars(fcinfo, 2)));
}

Datum
news_summary_best(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(summarise_body(PG_GETARG_TEXT_PP(0), NEWS_SUMMARY_SENTENCES, 0));
}

Datum
news_summary_best_n(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		summarise_body(PG_GETARG_TEXT_PP(0), news_summary_check_n(PG_GETARG_INT64(1)), 0));
}
