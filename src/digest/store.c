/*
 * store.c
 *	  The bytes of a digest, written and read.
 *
 *		magic			"NXG"
 *		version			u8		NX_DIGEST_VERSION
 *		n				varint	sentences asked for, 1..INT32_MAX
 *		limit			u64
 *		n_articles		varint
 *		then of each article, by hash, then by the bytes of the extract:
 *		hash			u64		below limit
 *		copies			varint64	1..NX_DIGEST_MAX_COPIES
 *		extract					extract.h
 *
 * They are no stored format, only what goes between the halves of an aggregate: a later
 * version need not read them.
 */
#include "digest/digest.h"

#include <string.h>

#include "digest/extract.h"

#define NX_DIGEST_MAGIC "NXG"
#define MAGIC_BYTES 3
#define NX_DIGEST_VERSION 1

/* Bytes of the shortest article: hash, copies, and a sentence of one letter. */
#define LEAST_ARTICLE 18

void
nx_digest_build(const NxDigestView *view, NxBuf *buf)
{
	nx_buf_text(buf, NX_DIGEST_MAGIC);
	nx_buf_byte(buf, NX_DIGEST_VERSION);
	nx_buf_varint(buf, view->n);
	nx_buf_u64(buf, view->limit);
	nx_buf_varint(buf, view->n_articles);
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		const NxDigestArticle *article = &view->articles[i];

		nx_poll(buf->arena->env);
		nx_buf_u64(buf, article->hash);
		nx_buf_varint64(buf, article->copies);
		nx_buf_bytes(buf, article->extract.bytes, article->extract.len);
	}
}

static NxStatus
fail(const NxReader *reader, NxError *error, const char *fault)
{
	return nx_fail(error, NX_BAD_BYTES, reader->offset, "%s", fault);
}

static NxStatus
read_head(NxDigestView *view, NxReader *reader, NxError *error)
{
	const char *magic = nx_read_bytes(reader, MAGIC_BYTES);
	uint8_t version = nx_read_u8(reader);

	if (reader->bad || memcmp(magic, NX_DIGEST_MAGIC, MAGIC_BYTES) != 0)
		return fail(reader, error, "the bytes do not begin as those of a digest");
	if (version != NX_DIGEST_VERSION)
		return nx_fail(error, NX_UNSUPPORTED, MAGIC_BYTES,
					   "digest format version %u is not supported", version);
	view->n = nx_read_varint(reader);
	view->limit = nx_read_u64(reader);
	view->n_articles = nx_read_varint(reader);
	if (reader->bad || view->n == 0 || view->n > INT32_MAX)
		return fail(reader, error, "its head is malformed");
	if (view->n_articles > (reader->len - reader->offset) / LEAST_ARTICLE)
		return fail(reader, error, "it is too short for its articles");
	return NX_OK;
}

static NxStatus
read_article(NxDigestView *view, uint32_t number, NxReader *reader, NxError *error)
{
	NxDigestArticle *article = &view->articles[number];
	NxExtract extract;
	NxError fault;
	size_t start;

	article->hash = nx_read_u64(reader);
	article->copies = nx_read_varint64(reader);
	start = reader->offset;
	if (reader->bad || article->copies == 0 || article->copies > NX_DIGEST_MAX_COPIES ||
		article->hash >= view->limit)
		return nx_fail(error, NX_BAD_BYTES, start, "article %u has a malformed head",
					   number + 1);
	if (nx_extract_open(&extract, reader, &fault) != NX_OK)
		return nx_fail(error, NX_BAD_BYTES, fault.offset, "article %u %s", number + 1,
					   fault.message);
	article->extract.bytes = (const char *) reader->bytes + start;
	article->extract.len = (uint32_t) (reader->offset - start);
	if (number > 0 && nx_digest_compare(article - 1, article) >= 0)
		return nx_fail(error, NX_BAD_BYTES, start, "article %u is out of order",
					   number + 1);
	return NX_OK;
}

NxStatus
nx_digest_open(NxDigestView *view, NxArena *arena, const void *bytes, size_t len,
			   NxError *error)
{
	uint64_t size = 0;
	NxReader reader;
	NxStatus status;

	nx_reader_init(&reader, bytes, len);
	status = read_head(view, &reader, error);
	if (status != NX_OK)
		return status;
	view->articles = nx_new_array(arena, NxDigestArticle, view->n_articles);
	for (uint32_t i = 0; i < view->n_articles; i++)
	{
		nx_poll(arena->env);
		if (read_article(view, i, &reader, error) != NX_OK)
			return NX_BAD_BYTES;
		size += view->articles[i].extract.len + NX_DIGEST_OVERHEAD;
	}
	if (size > NX_DIGEST_MAX_SIZE)
		return fail(&reader, error, "it holds more than a digest may");
	if (reader.offset != len)
		return fail(&reader, error, "there are bytes after its end");
	return NX_OK;
}
