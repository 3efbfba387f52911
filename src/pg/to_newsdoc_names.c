/*
 * to_newsdoc_names.c
 *	  to_newsdoc with a user's own names.
 *
 * There are three, since an argument without a default cannot follow one that has one,
 * and the function without names has defaults already: with title and model, with the
 * title, and with neither or the model.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "utils/builtins.h"

#include "analysis/listed.h"
#include "pg/article_cache.h"
#include "pg/model_cache.h"
#include "pg/newsnames.h"
#include "pg/prepared.h"

NEWSX_FUNCTION(to_newsdoc_names);
NEWSX_FUNCTION(to_newsdoc_title_names);
NEWSX_FUNCTION(to_newsdoc_model_names);

#define ABSENT (-1)

/* A list of names, opened, and ready to be looked for with these break iterators. */
typedef struct Prepared
{
	NxNames names;
	NxArena *arena;
	NxBreaks *breaks; /* NULL until it is ready */
	const NxListed *listed;
} Prepared;

static void *
prepare_names(NewsxScratch *scratch, struct varlena *argument)
{
	Prepared *prepared = nx_new_array(&scratch->arena, Prepared, 1);

	prepared->names = newsnames_open(scratch, argument);
	prepared->arena = &scratch->arena;
	return prepared;
}

/*
 * The list of the argument.  It is made ready once, with the iterators of the first
 * model; a model of another language, in the same call, has it made each time.
 */
static const NxListed *
get_listed(FunctionCallInfo fcinfo, int names, NewsxScratch *scratch, NxBreaks *breaks)
{
	Prepared *prepared;

	if (PG_ARGISNULL(names))
		return NULL;
	prepared = newsx_prepared(fcinfo, names, prepare_names);
	if (prepared->names.n_rows == 0)
		return NULL;
	if (prepared->breaks == NULL)
	{
		prepared->listed = nx_listed_make(&prepared->names, prepared->arena, breaks);
		prepared->breaks = breaks;
	}
	if (prepared->breaks == breaks)
		return prepared->listed;
	return nx_listed_make(&prepared->names, &scratch->arena, breaks);
}

/* title, model and names are the numbers of these arguments, or ABSENT. */
static Datum
make_newsdoc(FunctionCallInfo fcinfo, int title, int model, int names)
{
	const char *model_name = NEWSX_DEFAULT_MODEL;
	const text *title_text = NULL;
	NewsxScratch scratch;
	const NewsxArticle *article;
	const NxListed *listed;
	Newsdoc *result;

	if (PG_ARGISNULL(0) || (model != ABSENT && PG_ARGISNULL(model)))
		PG_RETURN_NULL();
	if (model != ABSENT)
		model_name = text_to_cstring(PG_GETARG_TEXT_PP(model));
	if (title != ABSENT && !PG_ARGISNULL(title))
		title_text = PG_GETARG_TEXT_PP(title);
	newsx_scratch_begin(&scratch);
	listed = get_listed(fcinfo, names, &scratch,
						newsx_model_breaks(newsx_model_get(model_name)));
	article = newsx_article_read_as(&scratch, PG_GETARG_TEXT_PP(0), title_text, model_name,
									listed);
	result = newsdoc_make(article->bytes.bytes, article->bytes.len);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSDOC_P(result);
}

Datum
to_newsdoc_names(PG_FUNCTION_ARGS)
{
	return make_newsdoc(fcinfo, 1, 2, 3);
}

Datum
to_newsdoc_title_names(PG_FUNCTION_ARGS)
{
	return make_newsdoc(fcinfo, 1, ABSENT, 2);
}

Datum
to_newsdoc_model_names(PG_FUNCTION_ARGS)
{
	return make_newsdoc(fcinfo, ABSENT, 2, 1);
}
