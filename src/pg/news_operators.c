/*
 * news_operators.c
 *	  |@: the names of an article's entities, of one kind or of all.
 *
 * The functions behind |> and |~ are those of news_summary.c and news_tone.c.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "pg/article_cache.h"
#include "pg/kinds_pg.h"
#include "pg/text_pg.h"

/* In place of a kind: all of them. */
#define ANY_KIND NX_N_KINDS

NEWSX_FUNCTION(news_names);
NEWSX_FUNCTION(news_names_kind);
NEWSX_FUNCTION(news_names_body);
NEWSX_FUNCTION(news_names_body_kind);

/* Names of the entities of a kind, most salient first, as text[]. */
static Datum
list_names(NewsxScratch *scratch, const NxDoc *doc, NxKind kind)
{
	NxString *names = nx_new_array(&scratch->arena, NxString, doc->n_entities);
	uint32_t n = 0;

	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		if (kind == ANY_KIND || doc->entities[i].kind == kind)
			names[n++] = doc->entities[i].name;
	}
	return newsx_text_array(names, n);
}

static Datum
names_of_newsdoc(const Newsdoc *value, NxKind kind)
{
	NewsxScratch scratch;
	Datum result;

	newsx_scratch_begin(&scratch);
	result = list_names(&scratch, newsdoc_open(&scratch, value), kind);
	newsx_scratch_end(&scratch);
	return result;
}

static Datum
names_of_body(const text *body, NxKind kind)
{
	NewsxScratch scratch;
	Datum result;

	newsx_scratch_begin(&scratch);
	result = list_names(&scratch, &newsx_article_read(&scratch, body)->doc, kind);
	newsx_scratch_end(&scratch);
	return result;
}

Datum
news_names(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(names_of_newsdoc(PG_GETARG_NEWSDOC_P(0), ANY_KIND));
}

Datum
news_names_kind(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(
		names_of_newsdoc(PG_GETARG_NEWSDOC_P(0), newsx_kind(PG_GETARG_TEXT_PP(1))));
}

Datum
news_names_body(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(names_of_body(PG_GETARG_TEXT_PP(0), ANY_KIND));
}

Datum
news_names_body_kind(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(names_of_body(PG_GETARG_TEXT_PP(0), newsx_kind(PG_GETARG_TEXT_PP(1))));
}
