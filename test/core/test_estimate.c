/*
 * test_estimate.c
 *	  What is counted of a newsdoc, and what is expected of a query by such counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "names_doc.h"
#include "doc/strings.h"
#include "query/statistics.h"

static const NamesEntity leaders[] = {
	{NX_KIND_PERSON, NX_UNIT, NX_UNIT / 2, {"Barack Obama", "Obama"}},
	{NX_KIND_PLACE, 9, -NX_UNIT, {"Oslo"}},
	{NX_KIND_DATE, 8, 0, {"20 March", "Monday"}},
	{NX_KIND_MONEY, 7, 0, {"5"}},
	{NX_KIND_OTHER, 6, 50000, {"&%!"}},
};

static const char *
join_sorted(Bench *bench, NxString *keys, uint32_t n)
{
	NxBuf joined;

	nx_doc_strings_sort(keys, n, &bench->arena);
	nx_buf_init(&joined, &bench->arena);
	for (uint32_t i = 0; i < n; i++)
	{
		if (i > 0)
			nx_buf_byte(&joined, '|');
		nx_buf_bytes(&joined, keys[i].bytes, keys[i].len);
	}
	nx_buf_byte(&joined, 0);
	return joined.bytes;
}

static void
test_what_is_counted(void **state)
{
	Bench bench;
	NxBuf doc;
	NxString *keys;
	uint32_t n;
	NxDocCounts counts = {0};

	(void) state;
	bench_start(&bench);
	doc = names_build(&bench, leaders, 5);
	assert_int_equal(nx_statistics_of_newsdoc(doc.bytes, doc.len, &bench.arena, &keys, &n,
											  &counts, &bench.error),
					 NX_OK);
	assert_string_equal(
		join_sorted(&bench, keys, n),
		"*|*+|*-|*:date|*:l|*:l-|*:money|*:p|*:p+|*:x|20 march:date|20:date|"
		"5:money|=obama|=oslo|barack obama:p|barack:p|march:date|"
		"monday:date|obama:p|oslo:l");
	assert_true(counts.docs == 1 && counts.entities == 5 && counts.names == 3 &&
				counts.words == 3 && counts.positive == 1 && counts.negative == 1);
	bench_stop(&bench);
}

static void
test_damage_is_reported(void **state)
{
	Bench bench;
	NxBuf doc;
	NxString *keys;
	uint32_t n;
	NxDocCounts counts = {0};

	(void) state;
	bench_start(&bench);
	doc = names_build(&bench, leaders, 5);
	for (uint32_t len = 0; len < doc.len; len++)
	{
		char *cut = malloc(len + 1);

		memcpy(cut, doc.bytes, len);
		(void) nx_statistics_of_newsdoc(cut, len, &bench.arena, &keys, &n, &counts,
										&bench.error);
		free(cut);
	}
	assert_int_equal(nx_statistics_of_newsdoc("newsdoc", 7, &bench.arena, &keys, &n,
											  &counts, &bench.error),
					 NX_BAD_BYTES);
	bench_stop(&bench);
}

/* By their bytes, as they must be. */
static const NxString keys[] = {
	STRING("*"),
	STRING("*+"),
	STRING("*:date"),
	STRING("*:p"),
	STRING("=obama"),
	STRING("=oslo"),
	STRING("bank:o"),
	STRING("barack obama:p"),
	STRING("barack:p"),
	STRING("monday:date"),
	STRING("obama:o"),
	STRING("obama:p"),
	STRING("obamacare:x"),
	STRING("oslo:l"),
	STRING("world bank group:o"),
	STRING("world bank:o"),
	STRING("world:o"),
};
static const float shares[] = {1,	  0.5f, 0.75f, 0.9f, 0.25f, 0.1f,  0.25f, 0.25f, 0.25f,
							   0.25f, 0.1f, 0.25f, 0.1f, 0.1f,	0.05f, 0.2f,  0.3f};
static const NxStatistics statistics = {
	.keys = keys,
	.shares = shares,
	.n_keys = sizeof(keys) / sizeof(*keys),
	.least = 0.05f,
	.n_docs = 2000,
	.positive = 0.1,
	.negative = 0.3,
};

static double
estimate(const NxStatistics *known, const char *text)
{
	Bench bench;
	NxQuery query;
	uint32_t n_dropped;
	double share;

	bench_start(&bench);
	assert_int_equal(
		nx_query_parse(&query, &bench.arena, text, strlen(text), &n_dropped, &bench.error),
		NX_OK);
	share = nx_estimate_query(known, &query, &bench.arena);
	bench_stop(&bench);
	assert_true(share >= 0 && share <= 1);
	return share;
}

static void
assert_share(const char *text, double expected)
{
	double share = estimate(&statistics, text);

	if (fabs(share - expected) > 1e-6)
		fail_msg("%s: %g, not %g", text, share, expected);
}

static void
test_terms(void **state)
{
	double unlisted = sqrt(0.05f / 2000); /* between the least and one article */

	(void) state;
	assert_share("", 0);
	assert_share("*", 1);
	assert_share("pos:*", 0.5);
	assert_share("person:*", 0.9f);
	assert_share("date:*", 0.75);
	assert_share("money:*", unlisted);
	assert_share("oslo", 0.1f);
	assert_share("person:oslo", unlisted);
	assert_share("obama", 0.25 + 0.1f - 0.25 * 0.1f);
	assert_share("person:obama", 0.25);
	assert_share("pos:person:obama", 0.1 * 0.25);
	assert_share("neg:person:obama", 0.3 * 0.25);
	assert_share("date:monday", 0.25);
	assert_share("monday", unlisted);
	assert_share("\"barack obama\"", 0.25);
	assert_share("\"obama barack\"", unlisted);
	assert_share("person:\"world bank\"", unlisted);
	assert_share("\"bank group\"", 0.05f);
	assert_share("\"world bank\"", 0.2f + 0.05f - 0.2f * 0.05f);
	assert_share("\"orld bank\"", unlisted);
	assert_share("\"world ban\"*", 0.2f + 0.05f - 0.2f * 0.05f);
	assert_share("\"world ban\"", unlisted);
}

static void
test_prefixes(void **state)
{
	double unlisted = sqrt(0.05f / 2000);
	double found = 1 - (1 - 0.1f) * 0.75 * (1 - 0.1f);
	NxStatistics more = statistics;

	(void) state;
	assert_share("oba*", 1 - (1 - found) * exp(-unlisted));
	assert_share("person:oba*", 1 - 0.75 * exp(-unlisted));
	assert_share("zz*", 1 - exp(-unlisted));
	/* Words that are not in the list begin so, too. */
	more.words = 50;
	assert_true(estimate(&more, "oba*") > 0.99);
	assert_true(estimate(&more, "zz*") < 0.01);
}

static void
test_joined(void **state)
{
	double both = estimate(&statistics, "oslo & monday");

	(void) state;
	assert_share("!oslo", 1 - 0.1f);
	assert_share("oslo | person:obama", 0.1f + 0.25 - 0.1f * 0.25);
	assert_true(estimate(&statistics, "oslo & person:obama") > 0.1 * 0.25);
	assert_true(estimate(&statistics, "oslo & person:obama") < 0.1);
	assert_true(both > 0 && both < sqrt(0.05f / 2000));
}

static void
test_nothing_known(void **state)
{
	NxStatistics none = {.n_docs = 1};

	(void) state;
	assert_true(estimate(&none, "oslo") == 0.001);
	assert_true(estimate(&none, "*") > 0.9);
	assert_true(estimate(&none, "oslo & bank") < 0.001);
}

static void
test_names(void **state)
{
	static const NxString asked[] = {STRING("oslo"), STRING("barack obama"),
									 STRING("bank")};
	Bench bench;
	double unlisted = sqrt(0.05f / 2000);

	(void) state;
	bench_start(&bench);
#define names_share(first, n, all) \
	nx_estimate_names(&statistics, asked + (first), (n), (all), &bench.arena)
	assert_true(fabs(names_share(0, 1, true) - 0.1) < 1e-6);
	assert_true(fabs(names_share(1, 1, true) - 0.25) < 1e-6);
	assert_true(fabs(names_share(2, 1, true) - unlisted) < 1e-6); /* never alone */
	assert_true(fabs(names_share(0, 2, false) - (0.35 - 0.025)) < 1e-6);
	assert_true(names_share(0, 2, true) > 0.025 && names_share(0, 2, true) < 0.1);
	assert_true(names_share(0, 0, true) == 1);
	assert_true(names_share(0, 0, false) == 0);
	bench_stop(&bench);
}

/* A list that was cut by chance may have lost more frequent keys. */
static void
test_sample(void **state)
{
	NxStatistics sampled = statistics;

	(void) state;
	sampled.n_sampled = 200;
	assert_true(estimate(&sampled, "nobody") > estimate(&statistics, "nobody"));
	sampled.n_sampled = 2000;
	assert_true(estimate(&sampled, "nobody") == estimate(&statistics, "nobody"));
	sampled.n_docs = 1;
	assert_true(estimate(&sampled, "nobody") <= 0.05f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_counted), cmocka_unit_test(test_damage_is_reported),
		cmocka_unit_test(test_terms),			cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_joined),			cmocka_unit_test(test_nothing_known),
		cmocka_unit_test(test_names),			cmocka_unit_test(test_sample),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
