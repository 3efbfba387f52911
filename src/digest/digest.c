/*
 * digest.c
 *	  A digest while articles come in: which of them are kept.
 */
#include "digest/digest.h"

#include <string.h>

#include "digest/extract.h"

#define FIRST_ROOM 8

_Static_assert(NX_DIGEST_MAX_SIZE / NX_DIGEST_OVERHEAD <= 65536,
			   "articles are few enough to be moved when one comes between them");

void
nx_digest_init(NxDigest *digest, const NxEnv *env, uint32_t n)
{
	memset(digest, 0, sizeof(*digest));
	digest->env = env;
	digest->view.n = n;
	digest->view.limit = NX_DIGEST_NO_LIMIT;
}

/* What stands for no limit is no article's. */
static uint64_t
hash_of(uint64_t body_hash)
{
	return body_hash == NX_DIGEST_NO_LIMIT ? body_hash - 1 : body_hash;
}

bool
nx_digest_wants(const NxDigest *digest, uint64_t body_hash)
{
	return hash_of(body_hash) < digest->view.limit;
}

static uint32_t
size_of(const NxDigestArticle *article)
{
	return article->extract.len + NX_DIGEST_OVERHEAD;
}

int
nx_digest_compare(const NxDigestArticle *a, const NxDigestArticle *b)
{
	uint32_t shorter = a->extract.len < b->extract.len ? a->extract.len : b->extract.len;
	int order;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	order = memcmp(a->extract.bytes, b->extract.bytes, shorter);
	if (order != 0)
		return order;
	return (a->extract.len > b->extract.len) - (a->extract.len < b->extract.len);
}

static void
release(const NxDigest *digest, void *memory)
{
	if (digest->env->release != NULL && memory != NULL)
		digest->env->release(digest->env->ctx, memory);
}

static void
make_room(NxDigest *digest)
{
	NxDigestView *view = &digest->view;
	uint32_t room = digest->room < FIRST_ROOM ? FIRST_ROOM : digest->room * 2;
	NxDigestArticle *articles;

	if (view->n_articles < digest->room)
		return;
	articles = digest->env->alloc(digest->env->ctx, room * sizeof(*articles));
	if (view->n_articles > 0)
		memcpy(articles, view->articles, view->n_articles * sizeof(*articles));
	release(digest, view->articles);
	view->articles = articles;
	digest->room = room;
}

/* Leave out those with the largest hash until the rest has room. */
static void
keep_bound(NxDigest *digest)
{
	NxDigestView *view = &digest->view;

	while (
		digest->size > NX_DIGEST_MAX_SIZE ||
		(view->n_articles > 0 && view->articles[view->n_articles - 1].hash >= view->limit))
	{
		NxDigestArticle *last = &view->articles[view->n_articles - 1];

		if (last->hash < view->limit)
			view->limit = last->hash;
		digest->size -= size_of(last);
		release(digest, (void *) (uintptr_t) last->extract.bytes);
		view->n_articles--;
	}
}

/* Where the article stands or would stand. */
static uint32_t
find_place(const NxDigestView *view, const NxDigestArticle *article)
{
	uint32_t low = 0;
	uint32_t high = view->n_articles;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (nx_digest_compare(&view->articles[middle], article) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Add an article that is not there yet; its extract is copied. */
static void
insert(NxDigest *digest, uint32_t place, const NxDigestArticle *article)
{
	NxDigestView *view = &digest->view;
	char *copy;

	make_room(digest);
	copy = digest->env->alloc(digest->env->ctx, article->extract.len);
	memcpy(copy, article->extract.bytes, article->extract.len);
	memmove(view->articles + place + 1, view->articles + place,
			(view->n_articles - place) * sizeof(*view->articles));
	view->articles[place] = *article;
	view->articles[place].extract.bytes = copy;
	view->n_articles++;
	digest->size += size_of(article);
}

static void
take(NxDigest *digest, const NxDigestArticle *article)
{
	NxDigestView *view = &digest->view;
	uint32_t place;

	if (article->hash >= view->limit)
		return;
	place = find_place(view, article);
	if (place < view->n_articles && nx_digest_compare(&view->articles[place], article) == 0)
	{
		uint64_t *copies = &view->articles[place].copies;

		*copies += article->copies;
		if (*copies > NX_DIGEST_MAX_COPIES)
			*copies = NX_DIGEST_MAX_COPIES;
		return;
	}
	insert(digest, place, article);
	keep_bound(digest);
}

void
nx_digest_add(NxDigest *digest, NxArena *arena, const NxDigestSource *source)
{
	NxDigestArticle article = {.hash = hash_of(source->doc->body_hash), .copies = 1};
	NxBuf buf;

	if (article.hash >= digest->view.limit)
		return;
	nx_buf_init(&buf, arena);
	if (!nx_extract_build(&buf, source))
		return;
	article.extract = (NxString){buf.bytes, buf.len};
	take(digest, &article);
}

void
nx_digest_merge(NxDigest *digest, const NxDigestView *other)
{
	if (other->limit < digest->view.limit)
		digest->view.limit = other->limit;
	keep_bound(digest);
	for (uint32_t i = 0; i < other->n_articles; i++)
	{
		nx_poll(digest->env);
		take(digest, &other->articles[i]);
	}
}
