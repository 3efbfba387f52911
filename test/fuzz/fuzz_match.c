/*
 * fuzz_match.c
 *	  A query's text, a NUL, and the bytes of a newsdoc, sound or not: matching, ranking
 *	  and the keys of an index stay inside, and agree with each other.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "doc/strings.h"
#include "query/key_plan.h"
#include "query/keys.h"
#include "query/match.h"

/* Is the key one of those that are asked for by this? */
static bool
is_asked(const NxKeyAsked *asked, NxString key)
{
	if (!asked->is_prefix)
		return nx_doc_string_compare(key, asked->key) == 0;
	return key.len >= asked->key.len &&
		   memcmp(key.bytes, asked->key.bytes, asked->key.len) == 0;
}

/* What an index of these keys says of the row. */
static NxTernary
ask_index(NxArena *arena, const NxQuery *query, const NxString *keys, uint32_t n_keys)
{
	NxKeyPlan *plan = nx_key_plan_make(query, false, arena);
	char *found = nx_new_array(arena, char, plan->n_keys);
	bool any = false;

	for (uint32_t i = 0; i < plan->n_keys; i++)
	{
		for (uint32_t j = 0; j < n_keys && found[i] == NX_FALSE; j++)
			found[i] = is_asked(&plan->keys[i], keys[j]);
		any = any || found[i] == NX_TRUE;
	}
	if (!any && !plan->asks_all_rows)
		return NX_FALSE;
	return nx_key_plan_evaluate(plan, found);
}

static void
check_match(NxArena *arena, const NxQuery *query, const char *bytes, size_t len)
{
	NxMatcher *matcher = nx_matcher_make(query, arena);
	NxError error;
	NxString *keys;
	uint32_t n_keys;
	uint32_t rank;
	bool matches;
	NxStatus status = nx_match_query(matcher, bytes, len, &matches, &error);

	FUZZ_CHECK(status == NX_OK || (!matches && error.status == status));
	if (nx_rank_query(matcher, bytes, len, &rank, &error) == NX_OK)
		FUZZ_CHECK(rank <= NX_UNIT && (rank == 0 || matches));
	if (nx_keys_of_newsdoc(bytes, len, arena, &keys, &n_keys, &error) == NX_OK)
	{
		NxTernary answer = ask_index(arena, query, keys, n_keys);

		FUZZ_CHECK(status == NX_OK);
		FUZZ_CHECK(answer == NX_MAYBE || matches == (answer == NX_TRUE));
		for (uint32_t i = 1; i < n_keys; i++)
			FUZZ_CHECK(nx_doc_string_compare(keys[i - 1], keys[i]) < 0);
	}
}

/* A sound value has all of its names, and any of them. */
static void
check_names(NxArena *arena, const char *bytes, size_t len)
{
	NxDoc doc;
	NxError error;
	NxString *names;
	uint32_t n = 0;
	bool all;
	bool any;

	if (nx_doc_open(&doc, arena, bytes, len, &error) != NX_OK)
		return;
	names = nx_new_array(arena, NxString, doc.n_entities);
	for (uint32_t i = 0; i < doc.n_entities; i++)
	{
		NxNameSet *set = nx_name_set_make(&doc.entities[i].name, 1, arena);

		FUZZ_CHECK(nx_match_any_name(set, bytes, len, &any, &error) == NX_OK);
		if (any)
			names[n++] = doc.entities[i].name;
	}
	FUZZ_CHECK(nx_match_all_names(nx_name_set_make(names, n, arena), bytes, len, &all,
								  &error) == NX_OK);
	FUZZ_CHECK(all);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const uint8_t *end = len == 0 ? NULL : memchr(bytes, '\0', len);
	NxHost host;
	NxArena arena;
	NxQuery query;
	NxError error;
	uint32_t n_dropped;
	size_t text_len;
	char *text;
	char *doc;

	if (end == NULL)
		return 0;
	text_len = (size_t) (end - bytes);
	len -= text_len + 1;
	text = nx_fuzz_copy(bytes, text_len);
	doc = nx_fuzz_copy(end + 1, len);
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	if (nx_query_parse(&query, &arena, text, text_len, &n_dropped, &error) == NX_OK)
		check_match(&arena, &query, doc, len);
	check_names(&arena, doc, len);
	nx_host_reset(&host);
	free(text);
	free(doc);
	return 0;
}
