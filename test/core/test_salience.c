/*
 * test_salience.c
 *	  What an article is about comes first.
 */
#include "test/core/marked_article.h"

static NxAnalysis *
rank(const char *marked)
{
	NxAnalysis *a = resolve(marked);

	nx_salience_score(a);
	check_invariants(a);
	for (uint32_t i = 0; i < a->n_entities; i++)
	{
		assert_true(a->entities[i].salience <= NX_UNIT);
		if (i > 0)
			assert_true(a->entities[i - 1].salience >= a->entities[i].salience);
	}
	return a;
}

/* The names in order of salience. */
static void
assert_order(const char *marked, const char *expected)
{
	NxAnalysis *a = rank(marked);
	char names[1000] = "";

	for (uint32_t i = 0; i < a->n_entities; i++)
	{
		strcat(names, i == 0 ? "" : ", ");
		strncat(names, a->entities[i].name.bytes, a->entities[i].name.len);
	}
	assert_string_equal(names, expected);
}

static void
more_mentions_come_first(void **state)
{
	(void) state;
	assert_order(
		"We saw {person Ann Roe}, {person Bob Poe}, and again {person Bob Poe} there.",
		"Bob Poe, Ann Roe");
}

static void
equals_stay_in_order(void **state)
{
	(void) state;
	assert_order("We saw {person Cy Loe}, {person Ann Roe} and {person Bob Poe} there.",
				 "Cy Loe, Ann Roe, Bob Poe");
}

static void
the_headline_comes_before_the_end(void **state)
{
	NxAnalysis *a = read_marked(
		"We saw {person Ann Roe} win\n\nIt was late. It was cold. It was dark. It "
		"was still. In the end we saw {person Bob Poe} and all of his men there.");

	(void) state;
	for (uint32_t i = 0; i < a->text.n_blocks; i++)
		a->text.blocks[i].kind = i == 0 ? NX_BLOCK_HEADLINE : NX_BLOCK_BODY;
	nx_entities_resolve(a);
	nx_salience_score(a);
	assert_memory_equal(a->entities[0].name.bytes, "Ann Roe", 7);
	assert_int_equal(a->mentions[0].entity, 0);
}

static void
the_lead_comes_before_the_headline(void **state)
{
	NxAnalysis *a =
		read_marked("We saw {person Ann Roe} win\n\nThere we saw {person Bob Poe}.");

	(void) state;
	for (uint32_t i = 0; i < a->text.n_blocks; i++)
		a->text.blocks[i].kind = i == 0 ? NX_BLOCK_HEADLINE : NX_BLOCK_BODY;
	nx_entities_resolve(a);
	nx_salience_score(a);
	assert_memory_equal(a->entities[0].name.bytes, "Bob Poe", 7);
}

static void
the_lead_comes_before_the_end(void **state)
{
	(void) state;
	assert_order(
		"We saw {date Sunday} pass. Then it was late. We saw {person Bob Poe} there. He "
		"was ill. Now it was late. We saw {person Ann Roe} there.",
		"Bob Poe, Ann Roe, Sunday");
}

static void
speakers_come_before_others(void **state)
{
	(void) state;
	assert_order("We saw {person Ann Roe} here while {person Bob Poe} said that.",
				 "Bob Poe, Ann Roe");
}

static void
values_come_last(void **state)
{
	(void) state;
	assert_order(
		"On {date Sunday} and {date Sunday} and {date Sunday} he took {money $5} from "
		"{group Americans} and {person Ann Roe}.",
		"Ann Roe, American, $5, Sunday");
}

static void
an_article_without_names(void **state)
{
	(void) state;
	assert_order("Nothing was said.", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_mentions_come_first),
		cmocka_unit_test(equals_stay_in_order),
		cmocka_unit_test(the_headline_comes_before_the_end),
		cmocka_unit_test(the_lead_comes_before_the_headline),
		cmocka_unit_test(the_lead_comes_before_the_end),
		cmocka_unit_test(speakers_come_before_others),
		cmocka_unit_test(values_come_last),
		cmocka_unit_test(an_article_without_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
