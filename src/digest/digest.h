/*
 * digest.h
 *	  A digest: the sentences that tell what many articles on one story say, without
 *	  saying a thing twice.
 *
 * While articles come in, a digest keeps of each of them its best sentences, as the
 * article's own ranking has them, with the content words of each; that is an NxExtract.
 * When all are in, nx_digest_choose looks at all that is kept, and picks.
 *
 * The bound.  What is kept takes at most NX_DIGEST_MAX_SIZE bytes, of a few hundred
 * articles; above that it is a sample of them: those whose bodies have the smallest
 * hashes, as many as there is room for.  In symbols: article i is kept if and only if
 * the sizes of all articles whose hash is not larger than that of i add up to at most
 * NX_DIGEST_MAX_SIZE.
 *
 *	  So what is kept depends on the set of articles alone, not on the order in which
 *	  they came, nor on how they were split among digests that were merged: an article
 *	  that is kept in the end was kept in every part that it was in, for there the sum
 *	  was smaller; and the smallest hash that was ever left out is remembered (`limit`),
 *	  so none from there on comes in again.  This is bottom-k sampling (Cohen and
 *	  Kaplan, Summarizing data using bottom-k sketches, 2007), by bytes instead of k.
 *
 *	  And it is fair: what a tenth of the articles say, a tenth of the sample says.  An
 *	  article above the limit need not even be analysed (nx_digest_wants).
 *
 * Articles with the same body are one, counted.
 */
#ifndef NEWSX_DIGEST_DIGEST_H
#define NEWSX_DIGEST_DIGEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "model/model.h"
#include "text/breaks.h"

/* Bytes of extracts that are kept, each with NX_DIGEST_OVERHEAD bytes more. */
#define NX_DIGEST_MAX_SIZE (2 * 1024 * 1024)
#define NX_DIGEST_OVERHEAD 128

/* Sentences that are kept of an article, and what each may hold. */
#define NX_DIGEST_SENTENCES 32
#define NX_DIGEST_MAX_TEXT 2048 /* bytes: a longer one is no sentence to show */
#define NX_DIGEST_MAX_TERMS 255

#define NX_DIGEST_MAX_COPIES (UINT64_C(1) << 40) /* counted no further */

/* No article was left out. */
#define NX_DIGEST_NO_LIMIT UINT64_MAX

/* What is kept of the articles with one body. */
typedef struct NxDigestArticle
{
	uint64_t hash;	  /* of the body, below NX_DIGEST_NO_LIMIT */
	uint64_t copies;  /* how many articles, at least 1 */
	NxString extract; /* extract.h: at least one sentence */
} NxDigestArticle;

typedef struct NxDigestView
{
	uint32_t n;				   /* sentences asked for, at least 1 */
	uint64_t limit;			   /* articles from this hash on are left out */
	NxDigestArticle *articles; /* by hash, then by the bytes of the extract */
	uint32_t n_articles;
} NxDigestView;

/* A digest that takes articles in; memory from env, piece by piece. */
typedef struct NxDigest
{
	const NxEnv *env;
	NxDigestView view; /* what it is so far; extracts are its own */
	uint32_t room;	   /* for articles */
	uint32_t size;	   /* of all articles, as NX_DIGEST_MAX_SIZE counts */
} NxDigest;

/* An article: its newsdoc, its body (UTF-8), and what words are looked up with. */
typedef struct NxDigestSource
{
	const NxDoc *doc;
	NxString body;
	const NxModel *model;
	NxBreaks *breaks;
} NxDigestSource;

/* digest.c: an empty digest of n sentences. */
extern void nx_digest_init(NxDigest *digest, const NxEnv *env, uint32_t n);

/* digest.c: may an article with a body of this hash (NxDoc.body_hash) be kept? */
extern bool nx_digest_wants(const NxDigest *digest, uint64_t body_hash);

/* digest.c: take an article in; the arena is for the work. */
extern void nx_digest_add(NxDigest *digest, NxArena *arena, const NxDigestSource *source);

/* digest.c: take in what another digest holds, which is asked for as many sentences. */
extern void nx_digest_merge(NxDigest *digest, const NxDigestView *other);

/* digest.c: <0, 0, >0: the order of articles in a view. */
extern int nx_digest_compare(const NxDigestArticle *a, const NxDigestArticle *b);

/* store.c: append the bytes of a digest; equal ones have equal bytes. */
extern void nx_digest_build(const NxDigestView *view, NxBuf *buf);

/*
 * store.c: take bytes apart, checking all of them: any bytes whatever give NX_OK and a
 * sound view, whose extracts point into bytes, or NX_BAD_BYTES or NX_UNSUPPORTED.
 */
extern NxStatus nx_digest_open(NxDigestView *view, NxArena *arena, const void *bytes,
							   size_t len, NxError *error);

/*
 * choose.c: the sentences, at most n, in the order in which they are to be read.  Fewer
 * if the articles have no more, or no more that says something new.  Texts point into
 * the view; the array is in the arena.
 */
extern NxString *nx_digest_choose(const NxDigestView *view, NxArena *arena,
								  uint32_t *n_chosen);

#endif /* NEWSX_DIGEST_DIGEST_H */
