/*
 * newsdoc_funcs.c
 *	  The constructor of newsdoc, and what a value says of its own making.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "utils/builtins.h"

#include "doc/format.h"
#include "pg/article_cache.h"
#include "pg/model_cache.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(to_newsdoc);
NEWSX_FUNCTION(newsdoc_model);
NEWSX_FUNCTION(newsdoc_is_stale);
NEWSX_FUNCTION(newsdoc_truncated);

/* Not strict: only the title may be NULL. */
Datum
to_newsdoc(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	const NewsxArticle *article;
	Newsdoc *result;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	newsx_scratch_begin(&scratch);
	article = newsx_article_read_as(&scratch, PG_GETARG_TEXT_PP(0),
									PG_ARGISNULL(1) ? NULL : PG_GETARG_TEXT_PP(1),
									text_to_cstring(PG_GETARG_TEXT_PP(2)), NULL);
	result = newsdoc_make(article->bytes.bytes, article->bytes.len);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWSDOC_P(result);
}

/* "en@1 icu@72.1" */
Datum
newsdoc_model(PG_FUNCTION_ARGS)
{
	NxDoc doc = newsdoc_open_head(PG_GETARG_NEWSDOC_P(0));

	PG_RETURN_TEXT_P(
		cstring_to_text(psprintf("%.*s icu@%.*s", (int) doc.model.len, doc.model.bytes,
								 (int) doc.icu.len, doc.icu.bytes)));
}

static bool
equals(NxString string, const char *other)
{
	return string.len == strlen(other) && memcmp(string.bytes, other, string.len) == 0;
}

/*
 * Would the newest model installed under the same name, or this newsx, make another
 * value?
 */
Datum
newsdoc_is_stale(PG_FUNCTION_ARGS)
{
	NxDoc doc = newsdoc_open_head(PG_GETARG_NEWSDOC_P(0));
	char *name = pnstrdup(doc.model.bytes, doc.model.len);
	const NewsxModel *installed;

	name[strcspn(name, "@")] = '\0';
	installed = newsx_model_find(name);
	PG_RETURN_BOOL(doc.version < NX_DOC_VERSION || installed == NULL ||
				   !equals(doc.model, installed->model.id) ||
				   doc.model_digest != installed->model.digest ||
				   !equals(doc.icu, nx_breaks_icu_version(newsx_model_breaks(installed))));
}

Datum
newsdoc_truncated(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(newsdoc_open_head(PG_GETARG_NEWSDOC_P(0)).truncated);
}
