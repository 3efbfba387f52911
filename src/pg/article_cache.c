/*
 * article_cache.c
 *	  The analysis of a text, and the last one kept.
 *
 * news_tone(body), |@ body and |> body in one row ask for the same analysis, so
 * the last one is kept, with its text as the key, in a memory context of its
 * own.  An analysis that is cancelled half-way leaves `kept_is_valid` false and
 * its memory to the next one.  Long texts are not kept: their analyses are many
 * times as long, and a backend should stay small.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/article_cache.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/model_cache.h"
#include "pg/newsdoc.h"
#include "pg/text_pg.h"

#define DEFAULT_MODEL "en"

/* The longest body and title, together, whose analysis is kept. */
#define MAX_KEPT_TEXT (256 * 1024)

static MemoryContext kept_context = NULL;
static NxEnv kept_env;
static NxArena kept_arena;
static NewsxArticle kept;
static bool kept_is_valid = false;

/* Says under an error what was being analysed; the text itself may be long or secret. */
static void
add_context(void *argument)
{
	const NxArticle *article = argument;

	errcontext("newsx analysis of a text of %u bytes", article->body.len);
}

/* The value: its bytes, and these opened as a reader of the stored value does. */
static void
make_doc(NewsxArticle *article, NxArena *arena)
{
	NxDoc doc;
	NxBuf buf;
	NxError error;

	nx_analysis_to_doc(article->analysis, &article->article, &doc);
	nx_buf_init(&buf, arena);
	nx_doc_build(&doc, &buf);
	article->bytes.bytes = buf.bytes;
	article->bytes.len = buf.len;
	if (nx_doc_open(&article->doc, arena, buf.bytes, buf.len, &error) != NX_OK)
		elog(ERROR, "analysis made an invalid newsdoc: %s", error.message);
}

/* article->article is filled in; do the rest. */
static void
analyse(NewsxArticle *article, const NewsxModel *model, NxArena *arena)
{
	ErrorContextCallback context = {error_context_stack, add_context, &article->article};

	error_context_stack = &context;
	article->model = &model->model;
	article->analysis =
		nx_analyse(arena, article->model, newsx_model_breaks(model), &article->article);
	make_doc(article, arena);
	error_context_stack = context.previous;
}

static bool
same_string(NxString a, NxString b)
{
	return a.len == b.len && (a.bytes == NULL) == (b.bytes == NULL) &&
		   (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}

static bool
is_kept(const NxArticle *article, const NewsxModel *model)
{
	return kept_is_valid && kept.model == &model->model &&
		   same_string(kept.article.body, article->body) &&
		   same_string(kept.article.title, article->title);
}

/* A copy in the arena; a string that is not there stays so. */
static NxString
copy_string(NxArena *arena, NxString string)
{
	if (string.bytes != NULL)
		string.bytes = nx_arena_copy(arena, string.bytes, string.len);
	return string;
}

static void
keep(const NxArticle *article, const NewsxModel *model)
{
	kept_is_valid = false;
	if (kept_context == NULL)
		kept_context = AllocSetContextCreate(TopMemoryContext, "newsx article",
											 ALLOCSET_DEFAULT_SIZES);
	MemoryContextReset(kept_context);
	kept_env = newsx_env(kept_context);
	nx_arena_init(&kept_arena, &kept_env);
	memset(&kept, 0, sizeof(kept));
	kept.article.body = copy_string(&kept_arena, article->body);
	kept.article.title = copy_string(&kept_arena, article->title);
	analyse(&kept, model, &kept_arena);
	kept_is_valid = true;
}

/* Nothing is left out silently. */
static void
warn_if_cut(const char *what, NxString text)
{
	if (text.len > NX_MAX_TEXT)
		ereport(WARNING, (errmsg("%s of %u bytes is analysed only in its first %u bytes",
								 what, text.len, NX_MAX_TEXT),
						  errhint("newsdoc_truncated() tells such values apart.")));
}

static const NewsxArticle *
read_long(NewsxScratch *scratch, const NxArticle *article, const NewsxModel *model)
{
	NewsxArticle *result = nx_new_array(&scratch->arena, NewsxArticle, 1);

	result->article = *article;
	analyse(result, model, &scratch->arena);
	warn_if_cut("text", article->body);
	warn_if_cut("title", article->title);
	return result;
}

const NewsxArticle *
newsx_article_read_as(NewsxScratch *scratch, const text *body, const text *title,
					  const char *model_name)
{
	const NewsxModel *model = newsx_model_get(model_name);
	NxArticle article = {{NULL, 0}, {NULL, 0}};

	article.body = newsx_utf8(body);
	if (title != NULL)
		article.title = newsx_utf8(title);
	if (is_kept(&article, model))
		return &kept;
	if ((size_t) article.body.len + article.title.len > MAX_KEPT_TEXT)
		return read_long(scratch, &article, model);
	keep(&article, model);
	return &kept;
}

const NewsxArticle *
newsx_article_read(NewsxScratch *scratch, const text *body)
{
	return newsx_article_read_as(scratch, body, NULL, DEFAULT_MODEL);
}

NxAnalysis
newsx_article_analysis(const NewsxArticle *article, NewsxScratch *scratch)
{
	NxAnalysis analysis = *article->analysis;

	analysis.arena = &scratch->arena;
	analysis.text.arena = &scratch->arena;
	return analysis;
}
