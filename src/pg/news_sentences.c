/*
 * news_sentences.c
 *	  news_sentences: the sentences of an article, with rank and tone.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "pg/article_cache.h"
#include "pg/rows.h"

NEWSX_FUNCTION(news_sentences);
NEWSX_FUNCTION(news_sentences_body);

static void
put_sentences(FunctionCallInfo fcinfo, const NxDoc *doc)
{
	NewsxRows rows;

	newsx_rows_begin(&rows, fcinfo);
	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		const NxDocSentence *sentence = &doc->sentences[i];

		newsx_rows_int(&rows, i + 1);
		newsx_rows_int(&rows, sentence->pos);
		newsx_rows_int(&rows, sentence->len);
		newsx_rows_name(&rows, nx_block_names[doc->blocks[sentence->block].kind]);
		newsx_rows_real(&rows, (int32_t) sentence->salience);
		newsx_rows_position(&rows, sentence->rank);
		newsx_rows_real(&rows, sentence->tone);
		newsx_rows_bool(&rows, sentence->quoted);
		if (sentence->quoted)
			newsx_rows_real(&rows, sentence->quote_tone);
		else
			newsx_rows_null(&rows);
		newsx_rows_next(&rows);
	}
	newsx_rows_end(&rows);
}

Datum
news_sentences(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;

	newsx_scratch_begin(&scratch);
	put_sentences(fcinfo, newsdoc_open(&scratch, PG_GETARG_NEWSDOC_P(0)));
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}

Datum
news_sentences_body(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;

	newsx_scratch_begin(&scratch);
	put_sentences(fcinfo, &newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0))->doc);
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}
