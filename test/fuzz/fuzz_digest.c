/*
 * fuzz_digest.c
 *	  Any bytes, taken as those of a digest: refused, or a sound digest that comes back
 *	  the same, can be merged with itself, and gives sentences of its own.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "digest/digest.h"

static NxBuf
build(NxArena *arena, const NxDigestView *view)
{
	NxBuf buf;

	nx_buf_init(&buf, arena);
	nx_digest_build(view, &buf);
	return buf;
}

static void
check_bytes(NxArena *arena, const NxDigestView *view, const char *bytes, size_t len)
{
	NxBuf buf = build(arena, view);

	FUZZ_CHECK(buf.len == len && memcmp(buf.bytes, bytes, len) == 0);
}

/* Merged into nothing it stays what it is; merged twice it is sound. */
static void
check_merged(const NxEnv *env, NxArena *arena, const NxDigestView *view, const char *bytes,
			 size_t len)
{
	NxDigest digest;
	NxDigestView opened;
	NxBuf twice;
	NxError error;

	nx_digest_init(&digest, env, view->n);
	nx_digest_merge(&digest, view);
	check_bytes(arena, &digest.view, bytes, len);
	nx_digest_merge(&digest, view);
	FUZZ_CHECK(digest.view.n_articles == view->n_articles);
	twice = build(arena, &digest.view);
	FUZZ_CHECK(nx_digest_open(&opened, arena, twice.bytes, twice.len, &error) == NX_OK);
}

static void
check_chosen(NxArena *arena, const NxDigestView *view, const char *bytes, size_t len)
{
	uint32_t n;
	NxString *texts = nx_digest_choose(view, arena, &n);

	FUZZ_CHECK(n <= view->n && (n > 0 || view->n_articles != 1));
	for (uint32_t i = 0; i < n; i++)
		FUZZ_CHECK(texts[i].len > 0 && texts[i].bytes >= bytes &&
				   texts[i].bytes + texts[i].len <= bytes + len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxHost host;
	NxArena arena;
	NxDigestView view;
	NxError error;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	if (nx_digest_open(&view, &arena, copy, len, &error) == NX_OK)
	{
		check_bytes(&arena, &view, copy, len);
		check_merged(&host.env, &arena, &view, copy, len);
		check_chosen(&arena, &view, copy, len);
	}
	else
		FUZZ_CHECK(error.message[0] != '\0' && error.offset <= len);
	nx_host_reset(&host);
	free(copy);
	return 0;
}
