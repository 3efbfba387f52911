/*
 * fuzz_tally.c
 *	  Any bytes, taken as a newstally's bytes, as its text form, and as a newsdoc to
 *	  count: refused, or a sound value that comes back the same from bytes and text, and
 *	  can be merged and asked for its best.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "tally/tally.h"

static NxBuf
build(NxArena *arena, const NxTallyView *view)
{
	NxBuf buf;

	nx_buf_init(&buf, arena);
	nx_tally_build(view, &buf);
	return buf;
}

static void
check_same(NxBuf a, NxBuf b)
{
	FUZZ_CHECK(a.len == b.len && memcmp(a.bytes, b.bytes, a.len) == 0);
}

static void
check_text(NxArena *arena, const NxTallyView *view, NxBuf bytes)
{
	NxBuf json;
	NxTallyView back;
	NxError error;
	char *copy;

	nx_buf_init(&json, arena);
	nx_tally_to_json(view, &json);
	copy = nx_fuzz_copy(json.bytes, json.len);
	FUZZ_CHECK(nx_tally_from_json(&back, arena, copy, json.len, &error) == NX_OK);
	check_same(build(arena, &back), bytes);
	free(copy);
}

static void
check_top(NxArena *arena, NxTallyView *view)
{
	uint32_t chosen[5];
	uint32_t n = nx_tally_top(view, 5, NX_TALLY_KINDS, arena, chosen);

	FUZZ_CHECK(n == (view->n_names < 5 ? view->n_names : 5));
	for (uint32_t i = 0; i < n; i++)
	{
		double tone = nx_tally_tone(&view->names[chosen[i]].counts);
		double sd = nx_tally_tone_sd(&view->names[chosen[i]].counts);

		FUZZ_CHECK(tone >= -1 && tone <= 1 && sd >= 0 && sd <= 1.000001);
	}
	n = nx_tally_top_pairs(view, 5, arena, chosen);
	FUZZ_CHECK(n == (view->n_pairs < 5 ? view->n_pairs : 5));
}

/* Merged into nothing it stays what it is; merged twice it is sound. */
static void
check_merged(const NxEnv *env, NxArena *arena, const NxTallyView *view, NxBuf bytes)
{
	NxTally tally;
	NxTallyView merged;
	NxTallyView opened;
	NxBuf twice;
	NxError error;

	nx_tally_init(&tally, env, 1);
	if (nx_tally_merge(&tally, view, &error) != NX_OK)
		return;
	nx_tally_view(&tally, arena, true, &merged);
	check_same(build(arena, &merged), bytes);
	if (nx_tally_merge(&tally, view, &error) != NX_OK)
		return;
	nx_tally_view(&tally, arena, true, &merged);
	twice = build(arena, &merged);
	FUZZ_CHECK(nx_tally_open(&opened, arena, twice.bytes, twice.len, &error) == NX_OK);
}

static void
check_view(const NxEnv *env, NxArena *arena, NxTallyView *view)
{
	NxBuf bytes = build(arena, view);
	NxTallyView opened;
	NxError error;

	FUZZ_CHECK(nx_tally_open(&opened, arena, bytes.bytes, bytes.len, &error) == NX_OK);
	check_same(build(arena, &opened), bytes);
	check_text(arena, view, bytes);
	check_merged(env, arena, view, bytes);
	check_top(arena, view);
}

/* A newsdoc that is no good leaves a tally that is sound all the same. */
static void
check_count(const NxEnv *env, NxArena *arena, const char *bytes, size_t len)
{
	NxTally tally;
	NxTallyScratch scratch;
	NxTallyView view;
	NxError error;

	nx_tally_init(&tally, env, 1);
	nx_tally_scratch_init(&scratch, env);
	if (nx_tally_count(&tally, &scratch, bytes, len, true, &error) != NX_OK)
	{
		FUZZ_CHECK(error.message[0] != '\0');
		return;
	}
	FUZZ_CHECK(nx_tally_count(&tally, &scratch, bytes, len, true, &error) == NX_OK);
	nx_tally_view(&tally, arena, true, &view);
	check_view(env, arena, &view);
}

/* A stored value that was damaged: nothing but what can be added up and chosen from. */
static void
check_stored(const NxEnv *env, NxArena *arena, const char *bytes, size_t len)
{
	uint32_t chosen[5];
	NxTally tally;
	NxTallyView view;
	NxTallyView merged;
	NxError error;
	uint32_t n;

	if (nx_tally_open_stored(&view, arena, bytes, len, &error) != NX_OK)
	{
		FUZZ_CHECK(error.message[0] != '\0' && error.offset <= len);
		FUZZ_CHECK(nx_tally_open(&view, arena, bytes, len, &error) != NX_OK);
		return;
	}
	n = nx_tally_top(&view, view.n_names < 5 ? view.n_names : 5, NX_TALLY_KINDS, arena,
					 chosen);
	for (uint32_t i = 0; i < n; i++)
	{
		if (nx_tally_check_name(&view, chosen[i], &error) != NX_OK)
			FUZZ_CHECK(error.message[0] != '\0');
	}
	nx_tally_init(&tally, env, 1);
	if (nx_tally_merge(&tally, &view, &error) == NX_OK)
		nx_tally_view(&tally, arena, true, &merged);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxHost host;
	NxArena arena;
	NxTallyView view;
	NxError error;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	if (nx_tally_open(&view, &arena, copy, len, &error) == NX_OK)
	{
		NxBuf same = build(&arena, &view);

		FUZZ_CHECK(same.len == len && memcmp(same.bytes, copy, len) == 0);
		check_view(&host.env, &arena, &view);
	}
	else
		FUZZ_CHECK(error.message[0] != '\0' && error.offset <= len);
	check_stored(&host.env, &arena, copy, len);
	if (nx_tally_from_json(&view, &arena, copy, len, &error) == NX_OK)
		check_view(&host.env, &arena, &view);
	else
		FUZZ_CHECK(error.message[0] != '\0' && error.offset <= len);
	check_count(&host.env, &arena, copy, len);
	nx_host_reset(&host);
	free(copy);
	return 0;
}
