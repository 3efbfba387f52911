/*
 * news_highlight.c
 *	  news_highlight: the article as HTML, its entities marked.
 *
 * Everything of the text is escaped, so the result is safe inside an element
 * whatever the text was; the only markup is ours.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "lib/stringinfo.h"

#include "pg/article_cache.h"
#include "pg/text_pg.h"

NEWSX_FUNCTION(news_highlight);

static const char *
html_escape(char c)
{
	switch (c)
	{
		case '&':
			return "&amp;";
		case '<':
			return "&lt;";
		case '>':
			return "&gt;";
		case '"':
			return "&quot;";
		case '\'':
			return "&#39;";
		default:
			return NULL;
	}
}

static void
append_escaped(StringInfo html, const char *bytes, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++)
	{
		const char *escape = html_escape(bytes[i]);

		if (escape == NULL)
			continue;
		appendBinaryStringInfo(html, bytes + done, (int) (i - done));
		appendStringInfoString(html, escape);
		done = i + 1;
	}
	appendBinaryStringInfo(html, bytes + done, (int) (len - done));
}

static void
append_body(StringInfo html, const NxDoc *doc, NxString body)
{
	NewsxRuler ruler = newsx_ruler(body);
	const char *done = body.bytes;

	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		const NxDocMention *mention = &doc->mentions[i];
		NxString name;

		if (mention->pos == 0)
			continue;
		name = newsx_ruler_cut(&ruler, mention->pos, mention->len);
		append_escaped(html, done, (size_t) (name.bytes - done));
		appendStringInfo(html, "<mark class=\"%s\">",
						 nx_kind_names[doc->entities[mention->entity].kind]);
		append_escaped(html, name.bytes, name.len);
		appendStringInfoString(html, "</mark>");
		done = name.bytes + name.len;
	}
	append_escaped(html, done, (size_t) (body.bytes + body.len - done));
}

Datum
news_highlight(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	const NewsxArticle *article;
	StringInfoData html;
	NxString result;

	newsx_scratch_begin(&scratch);
	article = newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0));
	initStringInfo(&html);
	append_body(&html, &article->doc, article->article.body);
	newsx_scratch_end(&scratch);
	result.bytes = html.data;
	result.len = (uint32_t) html.len;
	PG_RETURN_TEXT_P(newsx_text(result));
}
