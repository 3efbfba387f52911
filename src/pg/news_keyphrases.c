/*
 * news_keyphrases.c
 *	  news_keyphrases: the terms and entities that say what an article is about.
 *
 * Of a stored value only names and keyphrases are read, by a walk: a cloud of tags asks
 * millions of values, whose sentences and mentions need not come into memory for it.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "doc/walk.h"
#include "pg/article_cache.h"
#include "pg/rows.h"

NEWSX_FUNCTION(news_keyphrases);
NEWSX_FUNCTION(news_keyphrases_body);

static void
put_row(NewsxRows *rows, NxString phrase, uint32_t weight)
{
	newsx_rows_text(rows, phrase);
	newsx_rows_real(rows, (int32_t) weight);
	newsx_rows_next(rows);
}

Datum
news_keyphrases(PG_FUNCTION_ARGS)
{
	Newsdoc *value = PG_GETARG_NEWSDOC_P(0);
	NxWalkKeyphrase keyphrases[NX_KEYPHRASES_MAX];
	NewsxRows rows;
	NxWalk walk;
	uint32_t n =
		nx_walk_keyphrases(&walk, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), keyphrases);

	if (walk.reader.bad)
	{
		NxError error;

		nx_walk_fault(&walk, &error);
		newsx_report_newsdoc(&error, NEWSX_DOOR_STORED);
	}
	newsx_rows_begin(&rows, fcinfo);
	for (uint32_t i = 0; i < n; i++)
		put_row(&rows, keyphrases[i].phrase, keyphrases[i].weight);
	newsx_rows_end(&rows);
	return (Datum) 0;
}

Datum
news_keyphrases_body(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsxRows rows;
	const NxDoc *doc;

	newsx_scratch_begin(&scratch);
	doc = &newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0))->doc;
	newsx_rows_begin(&rows, fcinfo);
	for (uint32_t i = 0; i < doc->n_keyphrases; i++)
	{
		const NxDocKeyphrase *keyphrase = &doc->keyphrases[i];

		put_row(&rows,
				keyphrase->phrase.len > 0 ? keyphrase->phrase
										  : doc->entities[keyphrase->entity].name,
				keyphrase->weight);
	}
	newsx_rows_end(&rows);
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}
