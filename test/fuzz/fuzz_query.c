/*
 * fuzz_query.c
 *	  Any bytes, taken three ways: as a query's text form, which is refused with a
 *	  place or has one form only; as what was typed into a search box, which never
 *	  fails; as a stored value, which is refused or is the only form of its query.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "query/query.h"

static NxBuf
build(NxArena *arena, const NxQuery *query)
{
	NxBuf bytes;

	nx_buf_init(&bytes, arena);
	nx_query_build(query, &bytes);
	return bytes;
}

/* What is known of all terms makes the value known; a constant is what is found. */
static void
check_values(NxArena *arena, const NxQuery *query)
{
	NxTernary *terms = nx_new_array(arena, NxTernary, query->n_terms);
	NxTernary *stack = nx_new_array(arena, NxTernary, query->n_items);
	NxTernary constant = nx_query_constant(query, arena);
	NxTernary of_maybe;

	for (uint32_t value = NX_FALSE; value <= NX_TRUE; value++)
	{
		NxTernary found;

		for (uint32_t i = 0; i < query->n_terms; i++)
			terms[i] = (NxTernary) value;
		found = nx_query_evaluate(query, terms, stack);
		FUZZ_CHECK(found != NX_MAYBE);
		FUZZ_CHECK(constant == NX_MAYBE || found == constant);
	}
	for (uint32_t i = 0; i < query->n_terms; i++)
		terms[i] = NX_MAYBE;
	of_maybe = nx_query_evaluate(query, terms, stack);
	FUZZ_CHECK(of_maybe == NX_MAYBE || query->n_items == 0);
}

/* A sound query has one text form, and one of bytes, and comes back from either. */
static void
check_query(NxArena *arena, const NxQuery *query)
{
	NxBuf bytes = build(arena, query);
	NxBuf again;
	NxBuf printed;
	NxQuery copy;
	NxError error;
	uint32_t n_dropped;

	FUZZ_CHECK(query->n_items <= NX_QUERY_MAX_ITEMS);
	FUZZ_CHECK(nx_query_open(&copy, arena, bytes.bytes, bytes.len, &error) == NX_OK);
	nx_buf_init(&printed, arena);
	nx_query_print(&copy, &printed);
	FUZZ_CHECK(nx_query_parse(&copy, arena, printed.bytes, printed.len, &n_dropped,
							  &error) == NX_OK);
	FUZZ_CHECK(n_dropped == 0);
	again = build(arena, &copy);
	FUZZ_CHECK(again.len == bytes.len && memcmp(again.bytes, bytes.bytes, bytes.len) == 0);
	check_values(arena, &copy);
	if (nx_query_combine(&copy, arena, NX_QUERY_AND, query, query, &error) == NX_OK)
	{
		again = build(arena, &copy);
		FUZZ_CHECK(nx_query_open(&copy, arena, again.bytes, again.len, &error) == NX_OK);
	}
}

static void
check_refusal(NxStatus status, const NxError *error, size_t len)
{
	FUZZ_CHECK(error->status == status && error->message[0] != '\0');
	FUZZ_CHECK(error->offset <= len);
}

static void
fuzz_all(NxArena *arena, const char *bytes, size_t len)
{
	NxQuery query;
	NxError error;
	NxStatus status;
	uint32_t n_dropped;

	status = nx_query_parse(&query, arena, bytes, len, &n_dropped, &error);
	if (status == NX_OK)
		check_query(arena, &query);
	else
		check_refusal(status, &error, len);
	nx_query_websearch(&query, arena, bytes, len, &n_dropped);
	check_query(arena, &query);
	status = nx_query_open(&query, arena, bytes, len, &error);
	if (status == NX_OK)
	{
		NxBuf again = build(arena, &query);

		FUZZ_CHECK(again.len == len && memcmp(again.bytes, bytes, len) == 0);
		check_query(arena, &query);
	}
	else
		check_refusal(status, &error, len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	fuzz_all(&arena, copy, len);
	nx_host_reset(&host);
	free(copy);
	return 0;
}
