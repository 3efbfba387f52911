/*
 * test_match.c
 *	  Whether newsdocs match queries and have names, and how well.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "names_doc.h"
#include "query/match.h"
#include "text/fold.h"

static const NamesEntity article[] = {
	{NX_KIND_PERSON, NX_UNIT / 2, 60000, {"Barack Obama", "President Obama"}},
	{NX_KIND_ORGANIZATION,
	 NX_UNIT / 4,
	 -60000,
	 {"International Criminal Court", "ICC", "Court of The Hague"}},
	{NX_KIND_PLACE, NX_UNIT / 8, 0, {"Z\u00FCrich", "Old Town of Z\u00FCrich"}},
	{NX_KIND_PERSON, NX_UNIT / 8, 52428, {"Kim Jong-Un"}},
	{NX_KIND_PLACE, NX_UNIT / 16, -52428, {"United States", "U.S."}},
	{NX_KIND_PRODUCT, 0, 0, {"Obama Phone"}},
	{NX_KIND_DATE, 0, 0, {"20 March 2003"}},
	{NX_KIND_MONEY, 0, 0, {"$5 million"}},
};
#define N_ARTICLE 8

static bool
matches(Bench *bench, const NamesEntity *entities, uint32_t n, const char *text)
{
	NxBuf doc = names_build(bench, entities, n);
	NxMatcher *matcher = nx_matcher_make(names_query(bench, text), &bench->arena);
	bool result = false;

	/* Twice: nothing stays from one to the next. */
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			nx_match_query(matcher, doc.bytes, doc.len, &result, &bench->error), NX_OK);
	return result;
}

static void
test_terms(void **state)
{
	static const char *const found[] = {
		"obama",
		"OBAMA",
		"obama*",
		"ob*",
		"o*",
		"\"barack obama\"",
		"\"president obama\"",
		"\"barack o\"*",
		"icc",
		"\"criminal court\"",
		"zurich",
		"z\u00FCrich",
		"\"old town\"",
		"person:obama",
		"product:obama",
		"jong-un",
		"\"jong un\"",
		"jong",
		"un",
		"us",
		"u.s.",
		"\"kim jong un\"",
		"*",
		"person:*",
		"pos:*",
		"neg:*",
		"person:pos:obama",
		"pos:person:obama",
		"organization:neg:icc",
		"neg:court",
		"date:march",
		"date:\"20 march\"",
		"money:million",
		"money:mill*",
		"date:*",
		"place:us",
		"hague",
	};
	static const char *const missing[] = {
		"obam",
		"bama",
		"\"obama barack\"",
		"\"international court\"",
		"\"barack obama icc\"",
		"\"president barack\"",
		"place:obama",
		"neg:obama",
		"person:icc",
		"march",
		"million",
		"\"20 march\"",
		"20*",
		"5",
		"pos:kim",
		"neg:us",
		"pos:zurich",
		"neg:zurich",
		"person:neg:*",
		"group:*",
		"date:million",

		"jongun",
		"u",
		"\"the hague court\"",
	};
	Bench bench;

	(void) state;
	bench_start(&bench);
	for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++)
	{
		if (!matches(&bench, article, N_ARTICLE, found[i]))
			fail_msg("%s does not match", found[i]);
	}
	for (size_t i = 0; i < sizeof(missing) / sizeof(missing[0]); i++)
	{
		if (matches(&bench, article, N_ARTICLE, missing[i]))
			fail_msg("%s matches", missing[i]);
	}
	bench_stop(&bench);
}

/* Dates and money are no names, so an article of these alone has none. */
static void
test_values_only(void **state)
{
	Bench bench;

	(void) state;
	bench_start(&bench);
	assert_false(matches(&bench, article + 6, 2, "*"));
	assert_true(matches(&bench, article + 6, 2, "!*"));
	assert_true(matches(&bench, article + 6, 2, "date:* & money:*"));
	bench_stop(&bench);
}

static void
test_joined(void **state)
{
	Bench bench;

	(void) state;
	bench_start(&bench);
	assert_true(matches(&bench, article, N_ARTICLE, "obama & icc"));
	assert_true(matches(&bench, article, N_ARTICLE, "nobody | icc"));
	assert_false(matches(&bench, article, N_ARTICLE, "obama & !icc"));
	assert_true(matches(&bench, article, N_ARTICLE, "obama & !nobody"));
	assert_true(matches(&bench, article, N_ARTICLE, "!(obama & nobody)"));
	assert_true(matches(&bench, article, N_ARTICLE, "!nobody"));
	assert_true(matches(&bench, article, 0, "!nobody"));
	assert_false(matches(&bench, article, 0, "*"));
	assert_false(matches(&bench, article, N_ARTICLE, "")); /* the empty query */
	assert_false(matches(&bench, article, N_ARTICLE, "\"&%\""));
	bench_stop(&bench);
}

/* Does a term hold, by the definition in query.h and nothing else? */
static bool
holds_plainly(const NxQueryTerm *term, const NamesEntity *entity)
{
	if (term->kind == NX_QUERY_ANY_KIND ? entity->kind >= NX_KIND_DATE
										: entity->kind != term->kind)
		return false;
	if ((term->tone > 0 && entity->tone <= 52428) ||
		(term->tone < 0 && entity->tone >= -52428))
		return false;
	for (int i = 0; i < MAX_NAMES && entity->names[i] != NULL; i++)
	{
		char folded[1000] = " ";
		char words[1000];
		size_t len = nx_fold_name(entity->names[i], strlen(entity->names[i]), folded + 1);

		strcpy(folded + 1 + len, " ");
		snprintf(words, sizeof(words), " %.*s%s", (int) term->words.len, term->words.bytes,
				 term->is_prefix ? "" : " ");
		if (strstr(folded, words) != NULL || term->words.len == 0)
			return true;
	}
	return false;
}

static void
test_plainly(void **state)
{
	Dice dice = {1};
	uint32_t n_matches = 0;

	(void) state;
	for (int round = 0; round < 4000; round++)
	{
		NamesEntity entities[8];
		Bench bench;
		uint32_t n;
		NxBuf text;
		const NxQuery *query;
		NxTernary *terms;
		NxTernary *stack;
		bool expected;

		bench_start(&bench);
		n = roll_entities(&bench, &dice, entities, 8);
		text = roll_query_text(&bench, &dice);
		query = names_query(&bench, text.bytes);
		terms = nx_new_array(&bench.arena, NxTernary, query->n_terms);
		stack = nx_new_array(&bench.arena, NxTernary, query->n_items);
		for (uint32_t i = 0; i < query->n_terms; i++)
		{
			for (uint32_t j = 0; j < n && terms[i] == NX_FALSE; j++)
				terms[i] = holds_plainly(&query->terms[i], &entities[j]);
		}
		expected = nx_query_evaluate(query, terms, stack) == NX_TRUE;
		n_matches += expected;
		if (matches(&bench, entities, n, text.bytes) != expected)
			fail_msg("round %d: %s", round, text.bytes);
		bench_stop(&bench);
	}
	assert_in_range(n_matches, 1000, 3000); /* else the test asks for nothing */
}

/* A query of very many terms, most of which begin with others. */
static void
test_many_terms(void **state)
{
	Bench bench;
	NxBuf text;

	(void) state;
	bench_start(&bench);
	nx_buf_init(&text, &bench.arena);
	for (int i = 0; i < 10000; i++)
		nx_buf_printf(&text, "%s\"w%d company\"", i == 0 ? "" : " | ", i);
	nx_buf_text(&text, " | \"obama phone\"");
	nx_buf_byte(&text, 0);
	assert_true(matches(&bench, article, N_ARTICLE, text.bytes));
	assert_false(matches(&bench, article, N_ARTICLE - 3, text.bytes));
	bench_stop(&bench);
}

static uint32_t
rank(Bench *bench, const char *text)
{
	NxBuf doc = names_build(bench, article, N_ARTICLE);
	NxMatcher *matcher = nx_matcher_make(names_query(bench, text), &bench->arena);
	uint32_t result = 1;

	for (int i = 0; i < 2; i++)
		assert_int_equal(nx_rank_query(matcher, doc.bytes, doc.len, &result, &bench->error),
						 NX_OK);
	return result;
}

static void
test_rank(void **state)
{
	Bench bench;

	(void) state;
	bench_start(&bench);
	/* A term: the most salient entity that it holds of. */
	assert_int_equal(rank(&bench, "obama"), NX_UNIT / 2);
	assert_int_equal(rank(&bench, "product:obama"), 0);
	assert_int_equal(rank(&bench, "nobody"), 0);
	assert_int_equal(rank(&bench, "*"), NX_UNIT / 2);
	/* 2 / (2 + 4), 3 / (2 + 4 + 8), whatever the parentheses. */
	assert_int_equal(rank(&bench, "obama & icc"), NX_UNIT / 3);
	assert_int_equal(rank(&bench, "obama & icc & zurich"), 3 * NX_UNIT / 14);
	assert_int_equal(rank(&bench, "zurich & (icc & obama)"), 3 * NX_UNIT / 14);
	assert_int_equal(rank(&bench, "kim & zurich"), NX_UNIT / 8);
	assert_int_equal(rank(&bench, "obama & nobody"), 0);
	/* 1/2 + 1/4 - 1/8 */
	assert_int_equal(rank(&bench, "obama | icc"), 5 * NX_UNIT / 8);
	assert_int_equal(rank(&bench, "obama | nobody"), NX_UNIT / 2);
	/* 1/2 and 1/4 + 1/8 - 1/32 */
	assert_int_equal(rank(&bench, "obama & (icc | zurich)"),
					 (uint32_t) (2.0 / (2 + 32.0 / 11) * NX_UNIT));
	/* A not counts for nothing. */
	assert_int_equal(rank(&bench, "obama & !nobody"), NX_UNIT / 2);
	assert_int_equal(rank(&bench, "obama & !icc"), 0);
	assert_int_equal(rank(&bench, "!nobody"), 0);
	assert_int_equal(rank(&bench, "obama | !nobody"), NX_UNIT / 2);
	assert_int_equal(rank(&bench, "nobody | !nobody2"), 0);
	assert_int_equal(rank(&bench, "obama & (icc | !nobody) & !none"), NX_UNIT / 3);
	assert_int_equal(rank(&bench, ""), 0);
	bench_stop(&bench);
}

/* Between 0 and 1, 0 if it does not match, and no lower with one more name. */
static void
test_rank_bounds(void **state)
{
	Dice dice = {2};

	(void) state;
	for (int round = 0; round < 1000; round++)
	{
		Bench bench;
		NxBuf text;
		NxBuf more;
		uint32_t result;

		bench_start(&bench);
		text = roll_query_text(&bench, &dice);
		result = rank(&bench, text.bytes);
		assert_in_range(result, 0, NX_UNIT);
		if (!matches(&bench, article, N_ARTICLE, text.bytes))
			assert_int_equal(result, 0);
		nx_buf_init(&more, &bench.arena);
		nx_buf_printf(&more, "(%s) | zurich", text.bytes);
		nx_buf_byte(&more, 0);
		assert_true(rank(&bench, more.bytes) >= result);
		bench_stop(&bench);
	}
}

static bool
has_names(Bench *bench, bool all, const char *const *names, uint32_t n)
{
	NxBuf doc = names_build(bench, article, N_ARTICLE);
	NxString *strings = nx_new_array(&bench->arena, NxString, n);
	NxNameSet *set;
	bool result = false;

	for (uint32_t i = 0; i < n; i++)
		strings[i] = names_string(names[i]);
	set = nx_name_set_make(strings, n, &bench->arena);
	for (int i = 0; i < 2; i++)
	{
		NxStatus status =
			all ? nx_match_all_names(set, doc.bytes, doc.len, &result, &bench->error)
				: nx_match_any_name(set, doc.bytes, doc.len, &result, &bench->error);

		assert_int_equal(status, NX_OK);
	}
	return result;
}

static void
test_names(void **state)
{
	static const char *const two[] = {"barack obama", "icc"};
	static const char *const thrice[] = {"ICC", "i.c.c.", "Icc"};
	static const char *const parts[] = {"obama", "Barack", "Court", "Obama Barack"};
	static const char *const one[] = {"Nobody", "U.S.", "&%!"};
	static const char *const values[] = {"20 March 2003", "$5 million"};
	Bench bench;

	(void) state;
	bench_start(&bench);
	assert_true(has_names(&bench, true, two, 2));
	assert_true(has_names(&bench, true, two, 0));
	assert_false(has_names(&bench, false, two, 0));
	assert_true(has_names(&bench, true, thrice, 3));
	assert_false(has_names(&bench, false, parts, 4));
	assert_true(has_names(&bench, false, one, 3));
	assert_false(has_names(&bench, true, one, 3));
	assert_false(has_names(&bench, true, one + 1, 2));
	assert_false(has_names(&bench, false, one + 2, 1));
	assert_false(has_names(&bench, true, one + 2, 1));
	assert_false(has_names(&bench, false, values, 2));
	bench_stop(&bench);
}

/* Cut short anywhere: an error or an answer, but no read beyond the end. */
static void
test_damage(void **state)
{
	static const char *const names[] = {"nobody"};
	NxString name = names_string(names[0]);
	Bench bench;
	NxBuf doc;
	NxMatcher *matcher;
	NxNameSet *set;

	(void) state;
	bench_start(&bench);
	doc = names_build(&bench, article, N_ARTICLE);
	matcher =
		nx_matcher_make(names_query(&bench, "nobody | neg:x* | date:*"), &bench.arena);
	set = nx_name_set_make(&name, 1, &bench.arena);
	for (uint32_t i = 0; i < doc.len; i++)
	{
		char *cut = malloc(i + 1);
		bool found;
		NxStatus status;

		memcpy(cut, doc.bytes, i);
		status = nx_match_query(matcher, cut, i, &found, &bench.error);
		assert_true(status == NX_OK || status == NX_BAD_BYTES);
		assert_true(status == NX_OK || !found);
		status = nx_match_all_names(set, cut, i, &found, &bench.error);
		assert_true(status == NX_OK || status == NX_BAD_BYTES);
		assert_false(found);
		if (i < 60)
			assert_int_equal(status, NX_BAD_BYTES);
		free(cut);
	}
	bench_stop(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_terms),		cmocka_unit_test(test_values_only),
		cmocka_unit_test(test_joined),		cmocka_unit_test(test_plainly),
		cmocka_unit_test(test_many_terms),	cmocka_unit_test(test_rank),
		cmocka_unit_test(test_rank_bounds), cmocka_unit_test(test_names),
		cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
