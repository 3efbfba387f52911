/*
 * news_entities.c
 *	  news_entities: who and what an article is about.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "pg/article_cache.h"
#include "pg/rows.h"

NEWSX_FUNCTION(news_entities);
NEWSX_FUNCTION(news_entities_body);

static void
put_entities(FunctionCallInfo fcinfo, const NxDoc *doc)
{
	NewsxRows rows;

	newsx_rows_begin(&rows, fcinfo);
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		const NxDocEntity *entity = &doc->entities[i];

		newsx_rows_text(&rows, entity->name);
		newsx_rows_name(&rows, nx_kind_names[entity->kind]);
		newsx_rows_int(&rows, entity->n_mentions);
		newsx_rows_real(&rows, (int32_t) entity->salience);
		newsx_rows_real(&rows, entity->tone);
		newsx_rows_position(&rows, entity->first_pos);
		newsx_rows_next(&rows);
	}
	newsx_rows_end(&rows);
}

Datum
news_entities(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;

	newsx_scratch_begin(&scratch);
	put_entities(fcinfo, newsdoc_open(&scratch, PG_GETARG_NEWSDOC_P(0)));
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}

Datum
news_entities_body(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;

	newsx_scratch_begin(&scratch);
	put_entities(fcinfo, &newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0))->doc);
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}
