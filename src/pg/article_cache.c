/*
 * article_cache.c
 *	  The analysis of a text, and the last one kept.
 *
 * news_tone(body), |@ body and |> body in one row ask for the same analysis, so
 * the last one is kept, with its text as the key, in a memory context of its
 * own.  That context begins as the caller's, so an analysis that is cancelled
 * half-way leaves nothing behind, and becomes the backend's when it is done.  One with a
 * user's own names is not kept: only to_newsdoc makes it, and once for each row.
 *
 * An analysis takes one or two hundred times the memory of its text, and a
 * backend between two queries should be small.  So a large one is kept to the end
 * of the transaction only, and the text of a book not at all.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/article_cache.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/model_cache.h"
#include "pg/newsdoc.h"
#include "pg/text_pg.h"

/* The longest body and title, together, whose analysis is kept. */
#define MAX_KEPT_TEXT (256 * 1024)

/* The most memory of an analysis that is kept beyond its transaction. */
#define MAX_LASTING_MEMORY (4 * 1024 * 1024)

/*
 * Taken at once for an analysis: what an ordinary article needs.  Growing by the
 * default steps gives pages back to the system and asks for them again with every
 * article, a twentieth of the time.
 */
#define FIRST_MEMORY (1024 * 1024)

/* An analysis with the memory it is in, which holds this struct, too. */
typedef struct Kept
{
	MemoryContext context;
	MemoryContextCallback on_delete;
	NxEnv env;
	NxArena arena;
	NewsxArticle article;
} Kept;

static Kept *kept = NULL;

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
	nx_doc_drop(&doc, arena);
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
	return kept != NULL && kept->article.model == &model->model &&
		   same_string(kept->article.article.body, article->body) &&
		   same_string(kept->article.article.title, article->title);
}

/* A copy in the arena; a string that is not there stays so. */
static NxString
copy_string(NxArena *arena, NxString string)
{
	if (string.bytes != NULL)
		string.bytes = nx_arena_copy(arena, string.bytes, string.len);
	return string;
}

/* Its memory goes, by our hand or with the transaction. */
static void
forget(void *deleted)
{
	if (kept == deleted)
		kept = NULL;
}

/* Room for an analysis that outlives its arguments, in a child of the scratch memory. */
static Kept *
make_room(NewsxScratch *scratch)
{
	MemoryContext context =
		AllocSetContextCreate(scratch->context, "newsx article", FIRST_MEMORY,
							  ALLOCSET_DEFAULT_INITSIZE, ALLOCSET_DEFAULT_MAXSIZE);
	Kept *room = MemoryContextAllocZero(context, sizeof(Kept));

	room->context = context;
	room->on_delete.func = forget;
	room->on_delete.arg = room;
	MemoryContextRegisterResetCallback(context, &room->on_delete);
	room->env = newsx_env(context);
	nx_arena_init(&room->arena, &room->env);
	return room;
}

static const NewsxArticle *
read_and_keep(NewsxScratch *scratch, const NxArticle *article, const NewsxModel *model)
{
	Kept *fresh = make_room(scratch);
	bool lasts;

	fresh->article.article.body = copy_string(&fresh->arena, article->body);
	fresh->article.article.title = copy_string(&fresh->arena, article->title);
	analyse(&fresh->article, model, &fresh->arena);
	lasts = MemoryContextMemAllocated(fresh->context, false) <= MAX_LASTING_MEMORY;
	MemoryContextSetParent(fresh->context,
						   lasts ? TopMemoryContext : TopTransactionContext);
	if (kept != NULL)
		MemoryContextDelete(kept->context);
	kept = fresh;
	return &fresh->article;
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

/* Into memory that goes with the scratch memory. */
static const NewsxArticle *
read_once(NewsxScratch *scratch, const NxArticle *article, const NewsxModel *model)
{
	Kept *room = make_room(scratch);

	room->article.article = *article;
	analyse(&room->article, model, &room->arena);
	warn_if_cut("text", article->body);
	warn_if_cut("title", article->title);
	return &room->article;
}

const NewsxArticle *
newsx_article_read_as(NewsxScratch *scratch, const text *body, const text *title,
					  const char *model_name, const struct NxListed *listed)
{
	const NewsxModel *model = newsx_model_get(model_name);
	NxArticle article = {{NULL, 0}, {NULL, 0}, listed};

	article.body = newsx_utf8(body);
	if (title != NULL)
		article.title = newsx_utf8(title);
	if (listed == NULL && is_kept(&article, model))
		return &kept->article;
	if (listed != NULL || (size_t) article.body.len + article.title.len > MAX_KEPT_TEXT)
		return read_once(scratch, &article, model);
	return read_and_keep(scratch, &article, model);
}

const NewsxArticle *
newsx_article_read(NewsxScratch *scratch, const text *body)
{
	return newsx_article_read_as(scratch, body, NULL, NEWSX_DEFAULT_MODEL, NULL);
}

NxAnalysis
newsx_article_analysis(const NewsxArticle *article, NewsxScratch *scratch)
{
	NxAnalysis analysis = *article->analysis;

	analysis.arena = &scratch->arena;
	analysis.text.arena = &scratch->arena;
	return analysis;
}
