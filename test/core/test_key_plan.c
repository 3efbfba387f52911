/*
 * test_key_plan.c
 *	  Which keys an index is asked for, and what their finds say.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "doc/strings.h"
#include "names_doc.h"
#include "query/key_plan.h"
#include "query/keys.h"
#include "query/match.h"

/* The keys asked for, with a bar between, prefixes with *. */
static const char *
show_plan(Bench *bench, const NxKeyPlan *plan)
{
	NxBuf shown;

	nx_buf_init(&shown, &bench->arena);
	for (uint32_t i = 0; i < plan->n_keys; i++)
	{
		const NxKeyAsked *key = &plan->keys[i];

		if (i > 0)
			nx_buf_byte(&shown, '|');
		nx_buf_bytes(&shown, key->key.bytes, key->key.len);
		if (key->is_prefix)
			nx_buf_byte(&shown, '*');
	}
	nx_buf_text(&shown, plan->asks_all_rows ? " all" : "");
	nx_buf_byte(&shown, 0);
	return shown.bytes;
}

static const char *
show(Bench *bench, const char *text)
{
	const NxQuery *query = names_query(bench, text);

	return show_plan(bench, nx_key_plan_make(query, false, &bench->arena));
}

static void
test_asked(void **state)
{
	Bench bench;

	(void) state;
	bench_start(&bench);
	assert_string_equal(show(&bench, "un"), "un");
	assert_string_equal(show(&bench, "person:obama"), "obama");
	assert_string_equal(show(&bench, "un & person:a"), "un|a");
	assert_string_equal(show(&bench, "place:\"old town\""), "old|town");
	assert_string_equal(show(&bench, "ob*"), "ob*");
	assert_string_equal(show(&bench, "person:\"barack oba\"*"), "barack|oba*");
	assert_string_equal(show(&bench, "\"barack ob\"*"), "barack");
	/* Each key once. */
	assert_string_equal(show(&bench, "\"a b\" & person:\"b a\" & b"), "a|b");
	/* What keys cannot tell asks for all rows, unless something else must hold. */
	assert_string_equal(show(&bench, "!a"), "a all");
	assert_string_equal(show(&bench, "a & !b"), "a|b");
	assert_string_equal(show(&bench, "a | !b"), "a|b all");
	assert_string_equal(show(&bench, "date:may"), " all");
	assert_string_equal(show(&bench, "date:may & person:a"), "a");
	assert_string_equal(show(&bench, "*"), " all");
	assert_string_equal(show(&bench, "neg:* & person:a"), "a");
	assert_string_equal(show(&bench, ""), "");
	bench_stop(&bench);
}

/* What the finds of the keys of a newsdoc say of it. */
static NxTernary
ask(Bench *bench, NxKeyPlan *plan, const NxString *keys, uint32_t n_keys, bool *none)
{
	char *found = nx_new_array(&bench->arena, char, plan->n_keys);

	*none = true;
	for (uint32_t i = 0; i < plan->n_keys; i++)
	{
		const NxKeyAsked *asked = &plan->keys[i];

		for (uint32_t j = 0; j < n_keys; j++)
		{
			NxString key = keys[j];

			if (asked->is_prefix && key.len > asked->key.len)
				key.len = asked->key.len;
			if (nx_doc_string_compare(key, asked->key) == 0)
			{
				found[i] = NX_TRUE;
				*none = false;
			}
		}
	}
	return nx_key_plan_evaluate(plan, found);
}

/* Ask of one newsdoc: the answer must be right, or in doubt. */
static NxTernary
check_row(Bench *bench, Dice *dice, NxKeyPlan *plan, const char *text)
{
	NamesEntity entities[6];
	uint32_t n = roll_entities(bench, dice, entities, 6);
	NxBuf doc = names_build(bench, entities, n);
	NxString *keys;
	uint32_t n_keys;
	NxTernary answer;
	bool none;
	bool matches;

	assert_int_equal(nx_keys_of_newsdoc(doc.bytes, doc.len, &bench->arena, &keys, &n_keys,
										&bench->error),
					 NX_OK);
	assert_int_equal(nx_match_query(nx_matcher_make(plan->query, &bench->arena), doc.bytes,
									doc.len, &matches, &bench->error),
					 NX_OK);
	answer = ask(bench, plan, keys, n_keys, &none);
	if (none && !plan->asks_all_rows)
		answer = NX_FALSE; /* not even looked at */
	if (answer != NX_MAYBE && matches != (answer == NX_TRUE))
		fail_msg("%s gives %d", text, answer);
	return answer;
}

/*
 * The index never misses a row, and never gives one as certain that does not match,
 * whatever the query, and whatever row came before.
 */
static void
test_never_wrong(void **state)
{
	Dice dice = {3};
	uint32_t n_answers[3] = {0, 0, 0};

	(void) state;
	for (int round = 0; round < 2000; round++)
	{
		Bench bench;
		NxBuf text;
		NxKeyPlan *plan;

		bench_start(&bench);
		text = roll_query_text(&bench, &dice);
		plan = nx_key_plan_make(names_query(&bench, text.bytes), false, &bench.arena);
		for (int row = 0; row < 4; row++)
			n_answers[check_row(&bench, &dice, plan, text.bytes)]++;
		bench_stop(&bench);
	}
	/* It is certain often, and all are tried. */
	assert_true(n_answers[NX_FALSE] > 1000 && n_answers[NX_TRUE] > 1000 &&
				n_answers[NX_MAYBE] > 400);
}

/* Single words of any kind, whole or not, need no second look. */
static void
test_certain(void **state)
{
	static const char *const texts[] = {
		"obama",
		"ob*",
		"obama & !icc | un",
		"!obama",
	};
	Bench bench;

	(void) state;
	bench_start(&bench);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
	{
		NxKeyPlan *plan =
			nx_key_plan_make(names_query(&bench, texts[i]), false, &bench.arena);

		for (uint32_t j = 0; j < plan->query->n_terms; j++)
			assert_true(plan->terms[j].is_exact);
		plan = nx_key_plan_make(plan->query, true, &bench.arena);
		for (uint32_t j = 0; j < plan->query->n_terms; j++)
			assert_false(plan->terms[j].is_exact);
	}
	bench_stop(&bench);
}

/* Of long words the index has the beginning, and knows that it may be wrong. */
static void
test_long_words(void **state)
{
	char name[301];
	char text[400];
	NamesEntity entity = {NX_KIND_PERSON, 1, 0, {name}};
	NxString *keys;
	uint32_t n_keys;
	NxBuf doc;
	bool none;
	Bench bench;

	(void) state;
	bench_start(&bench);
	memset(name, 'a', sizeof(name));
	name[300] = '\0';
	doc = names_build(&bench, &entity, 1);
	assert_int_equal(
		nx_keys_of_newsdoc(doc.bytes, doc.len, &bench.arena, &keys, &n_keys, &bench.error),
		NX_OK);
	for (int len = 230; len < 300; len++)
	{
		NxKeyPlan *plan;
		NxTernary answer;

		snprintf(text, sizeof(text), "%.*s", len, name);
		plan = nx_key_plan_make(names_query(&bench, text), false, &bench.arena);
		answer = ask(&bench, plan, keys, n_keys, &none);
		assert_int_equal(answer, len < NX_KEY_MAX_WORD ? NX_FALSE : NX_MAYBE);
		snprintf(text, sizeof(text), "%.*s*", len, name);
		plan = nx_key_plan_make(names_query(&bench, text), false, &bench.arena);
		answer = ask(&bench, plan, keys, n_keys, &none);
		assert_int_equal(answer, len <= NX_KEY_MAX_WORD - 4 ? NX_TRUE : NX_MAYBE);
	}
	bench_stop(&bench);
}

/* So many terms "wxyzN of", joined and each led by a sign. */
static NxKeyPlan *
plan_many(Bench *bench, uint32_t n, const char *operator, const char * sign)
{
	NxBuf text;

	nx_buf_init(&text, &bench->arena);
	for (uint32_t i = 0; i < n; i++)
		nx_buf_printf(&text, "%s%s\"wxyz%u of\"", i == 0 ? "" : operator, sign, i);
	nx_buf_byte(&text, 0);
	return nx_key_plan_make(names_query(bench, text.bytes), false, &bench->arena);
}

/* A query of many words asks for fewer of each term, with more yet for none. */
static void
test_many_terms(void **state)
{
	static const uint32_t sizes[] = {60, 100, 8192, 8193, 15000};
	static const uint32_t asked[] = {61, 101, 8192, 0, 0};
	Bench bench;

	(void) state;
	bench_start(&bench);
	for (size_t i = 0; i < 5; i++)
	{
		NxKeyPlan *plan = plan_many(&bench, sizes[i], " | ", "");

		assert_int_equal(plan->n_keys, asked[i]);
		assert_int_equal(plan->asks_all_rows, asked[i] == 0);
		for (uint32_t j = 0; j < sizes[i]; j++)
			assert_false(plan->terms[j].is_exact);
	}
	assert_string_equal(plan_many(&bench, 8192, " | ", "")->keys[8191].key.bytes,
						"wxyz8191 of");
	assert_int_equal(plan_many(&bench, 8192, " | ", "")->keys[8191].key.len, 8);
	assert_int_equal(plan_many(&bench, 8192, " | ", "person:")->n_keys, 8192);
	/* Where all rows are looked at, keys help less. */
	assert_int_equal(plan_many(&bench, 60, " | ", "!")->n_keys, 61);
	assert_int_equal(plan_many(&bench, 600, " | ", "!")->n_keys, 0);
	assert_true(plan_many(&bench, 600, " | ", "!")->asks_all_rows);
	bench_stop(&bench);
}

/* Of very many words one is found, or none. */
static void
test_single_words(void **state)
{
	NamesEntity entity = {NX_KIND_PLACE, 1, 0, {"w77", "w9999x"}};
	NxString *keys;
	uint32_t n_keys;
	NxBuf doc;
	Bench bench;

	(void) state;
	bench_start(&bench);
	doc = names_build(&bench, &entity, 1);
	assert_int_equal(
		nx_keys_of_newsdoc(doc.bytes, doc.len, &bench.arena, &keys, &n_keys, &bench.error),
		NX_OK);
	for (uint32_t n = 70; n < 300; n += 50)
	{
		NxBuf text;
		NxKeyPlan *plan;
		bool none;

		nx_buf_init(&text, &bench.arena);
		for (uint32_t i = 0; i < n; i++)
			nx_buf_printf(&text, "%sw%u", i == 0 ? "" : " | ", i);
		nx_buf_text(&text, " | w9999");
		nx_buf_byte(&text, 0);
		plan = nx_key_plan_make(names_query(&bench, text.bytes), false, &bench.arena);
		assert_int_equal(ask(&bench, plan, keys, n_keys, &none),
						 n > 77 ? NX_TRUE : NX_FALSE);
		assert_int_equal(none, n <= 77);
	}
	bench_stop(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_asked),	   cmocka_unit_test(test_never_wrong),
		cmocka_unit_test(test_certain),	   cmocka_unit_test(test_long_words),
		cmocka_unit_test(test_many_terms), cmocka_unit_test(test_single_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
