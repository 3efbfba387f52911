/*
 * news_mentions.c
 *	  news_mentions: where an article names them.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "pg/article_cache.h"
#include "pg/rows.h"

NEWSX_FUNCTION(news_mentions);
NEWSX_FUNCTION(news_mentions_body);

static void
put_mentions(FunctionCallInfo fcinfo, const NxDoc *doc)
{
	NewsxRows rows;

	newsx_rows_begin(&rows, fcinfo);
	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		const NxDocMention *mention = &doc->mentions[i];
		const NxDocEntity *entity = &doc->entities[mention->entity];

		newsx_rows_position(&rows, mention->pos);
		newsx_rows_int(&rows, mention->len);
		newsx_rows_text(&rows, entity->name);
		newsx_rows_name(&rows, nx_kind_names[entity->kind]);
		newsx_rows_position(&rows, mention->sentence);
		newsx_rows_next(&rows);
	}
	newsx_rows_end(&rows);
}

Datum
news_mentions(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;

	newsx_scratch_begin(&scratch);
	put_mentions(fcinfo, newsdoc_open(&scratch, PG_GETARG_NEWSDOC_P(0)));
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}

Datum
news_mentions_body(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;

	newsx_scratch_begin(&scratch);
	put_mentions(fcinfo, &newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0))->doc);
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}
