/*
 * news_digest.c
 *	  The aggregate news_digest: its transition, combine and final functions.
 *
 * Rows with a NULL are left out, as by strict functions; these cannot be STRICT, for a
 * state does not begin as the first text.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/news_digest_state.h"

#include "base/hash.h"
#include "pg/article_cache.h"
#include "pg/model_cache.h"
#include "pg/news_summary.h"
#include "pg/newsdoc.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(news_digest_accum);
NEWSX_FUNCTION(news_digest_accum_newsdoc);
NEWSX_FUNCTION(news_digest_merge);
NEWSX_FUNCTION(news_digest_final);

static Datum
return_state(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

static bool
has_null(FunctionCallInfo fcinfo)
{
	for (int i = 1; i < PG_NARGS(); i++)
	{
		if (PG_ARGISNULL(i))
			return true;
	}
	return false;
}

/* The number of sentences in argument `number`, or the default where there is none. */
static uint32_t
get_n(FunctionCallInfo fcinfo, int number)
{
	if (PG_NARGS() <= number)
		return NEWS_SUMMARY_SENTENCES;
	return news_summary_check_n(PG_GETARG_INT32(number));
}

static void
add(NewsDigestState *state, NewsxScratch *scratch, const NxDoc *doc, NxString body)
{
	const NewsxModel *model = newsx_model_embedded();
	NxDigestSource source = {doc, body, &model->model, newsx_model_breaks(model)};

	nx_digest_add(&state->digest, &scratch->arena, &source);
}

/* Of texts: (state, body [, n]).  One that is not to be kept is not analysed. */
Datum
news_digest_accum(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsDigestState *state;
	text *body;
	NxString utf8;

	if (has_null(fcinfo))
		return return_state(fcinfo);
	state = news_digest_writable(fcinfo, get_n(fcinfo, 2));
	newsx_scratch_begin(&scratch);
	body = PG_GETARG_TEXT_PP(1);
	utf8 = newsx_utf8(body);
	if (nx_digest_wants(&state->digest, nx_hash64(utf8.bytes, utf8.len)))
	{
		const NewsxArticle *article = newsx_article_read(&scratch, body);

		add(state, &scratch, &article->doc, article->article.body);
	}
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWS_DIGEST_STATE(state);
}

/* Of stored values: (state, news, body [, n]). */
Datum
news_digest_accum_newsdoc(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsDigestState *state;
	Newsdoc *news;
	NxDoc head;
	NxString body;

	if (has_null(fcinfo))
		return return_state(fcinfo);
	state = news_digest_writable(fcinfo, get_n(fcinfo, 3));
	newsx_scratch_begin(&scratch);
	news = PG_GETARG_NEWSDOC_P(1);
	body = newsx_utf8(PG_GETARG_TEXT_PP(2));
	head = newsdoc_open_head(news);
	newsdoc_check_body(&head, body);
	if (nx_digest_wants(&state->digest, head.body_hash))
		add(state, &scratch, newsdoc_open(&scratch, news), body);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWS_DIGEST_STATE(state);
}

Datum
news_digest_merge(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsDigestState *state;
	const NxDigestView *other;

	if (PG_ARGISNULL(1))
		return return_state(fcinfo);
	newsx_scratch_begin(&scratch);
	other = news_digest_open(&scratch, PG_GETARG_DATUM(1));
	state = news_digest_writable(fcinfo, other->n);
	nx_digest_merge(&state->digest, other);
	newsx_scratch_end(&scratch);
	PG_RETURN_NEWS_DIGEST_STATE(state);
}

Datum
news_digest_final(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NxString *texts;
	uint32_t n;
	Datum result;

	newsx_scratch_begin(&scratch);
	texts = nx_digest_choose(news_digest_open(&scratch, PG_GETARG_DATUM(0)), &scratch.arena,
							 &n);
	result = newsx_text_array(texts, n);
	newsx_scratch_end(&scratch);
	PG_RETURN_DATUM(result);
}
