/*
 * test_pronouns.c
 *	  He and she follow a person where that is plain, and nobody where it is not.
 */
#include "test/core/marked_article.h"

#include "analysis/pronouns.h"

static int
set_up_sexes(void **state)
{
	int failed = set_up(state);

	word_slot(nx_hash64("he", 2))->classes |= NX_WORD_MALE;
	word_slot(nx_hash64("she", 3))->classes |= NX_WORD_FEMALE;
	return failed;
}

/* "He = Ann Roe" for each pronoun that is somebody's, joined by "; ". */
static void
assert_pronouns(const char *marked, const char *expected)
{
	NxAnalysis *a = resolve(marked);
	const NxPronouns *found = nx_pronouns_find(a);
	char shown[1000] = "";

	for (uint32_t i = 0; i < found->n; i++)
	{
		NxString word = nx_text_token(&a->text, found->pronouns[i].token);
		NxString name = a->entities[found->pronouns[i].entity].name;
		size_t len = strlen(shown);

		assert_true(i == 0 || found->pronouns[i - 1].token < found->pronouns[i].token);
		snprintf(shown + len, sizeof(shown) - len, "%s%.*s = %.*s", i == 0 ? "" : "; ",
				 (int) word.len, word.bytes, (int) name.len, name.bytes);
	}
	assert_string_equal(shown, expected);
}

static void
the_only_person_is_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} came home. He was glad.", "He = Barack Obama");
	assert_pronouns("{person Hillary Clinton} said she was glad.", "she = Hillary Clinton");
	assert_pronouns("In {place Oslo}, {person Barack Obama} said he was glad.",
					"he = Barack Obama");
}

/* A sex that nothing tells may be either. */
static void
an_unknown_sex_may_be_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Kay Roe} came home. She was glad.", "She = Kay Roe");
	assert_pronouns("{person Kay Roe} came home. He was glad.", "He = Kay Roe");
}

static void
who_comes_later_is_not_meant(void **state)
{
	(void) state;
	assert_pronouns("He was glad. {person Barack Obama} came home.", "");
	assert_pronouns("When he came, {person Barack Obama} was glad.", "");
}

static void
of_two_nobody_is_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell}. He was glad.", "");
	/* One who may be a man is a second one. */
	assert_pronouns("{person Barack Obama} met {person Kay Roe}. He was glad.", "");
}

static void
the_other_sex_is_not_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} met {person Hillary Clinton}. He was glad.",
					"He = Barack Obama");
	assert_pronouns("{person Barack Obama} met {person Hillary Clinton}. She was glad.",
					"She = Hillary Clinton");
	assert_pronouns("{person Barack Obama} met {person Kay Roe}. She was glad.",
					"She = Kay Roe");
	assert_pronouns("{person Hillary Clinton} came home. He was glad.", "");
	/* A title tells it, too. */
	assert_pronouns("Mrs. {person Roe} came home. He was glad.", "");
	assert_pronouns("Mr. {person Roe} came home. He was glad.", "He = Roe");
}

static void
only_persons_are_meant(void **state)
{
	(void) state;
	assert_pronouns("{organization Ford Motor} came home. He was glad.", "");
	assert_pronouns("{person Barack Obama} came home. They were glad. It was late.", "");
}

/* What is said in a quotation speaks of others. */
static void
quotations_are_left_alone(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} came home. “He was glad,” people said.", "");
	assert_pronouns("{person Barack Obama} said: “It is late.” He was glad.",
					"He = Barack Obama");
}

/* A pronoun hands its person on to the next sentence; a sentence without one does not. */
static void
pronouns_make_a_chain(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} came home. He was glad. He was late.",
					"He = Barack Obama; He = Barack Obama");
	assert_pronouns("{person Barack Obama} came home. It was late. He was glad.", "");
	/* Who was named two sentences ago is forgotten. */
	assert_pronouns("{person Robert Maxwell} was ill. {person Barack Obama} came home. "
					"It was late. {person Barack Obama} said he was glad.",
					"he = Barack Obama");
	/* A newcomer makes it doubtful again. */
	assert_pronouns("{person Barack Obama} came home. He met {person Robert Maxwell}. "
					"He was glad.",
					"He = Barack Obama");
}

/* Of a list of more than eight nobody is picked, though only one is a man. */
static void
a_long_list_is_left_alone(void **state)
{
	(void) state;
	assert_pronouns(
		"{person Hillary Aster}, {person Hillary Birch}, {person Hillary Cedar}, "
		"{person Hillary Dill}, {person Hillary Elder}, {person Hillary Fern}, "
		"{person Hillary Gorse} and {person Barack Obama} met. He was glad.",
		"He = Barack Obama");
	assert_pronouns(
		"{person Hillary Aster}, {person Hillary Birch}, {person Hillary Cedar}, "
		"{person Hillary Dill}, {person Hillary Elder}, {person Hillary Fern}, "
		"{person Hillary Gorse}, {person Hillary Hazel} and {person Barack Obama} "
		"met. He was glad.",
		"");
}

static void
nothing_is_found_in_nothing(void **state)
{
	(void) state;
	assert_pronouns("", "");
	assert_pronouns("It was late.", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_only_person_is_meant),
		cmocka_unit_test(an_unknown_sex_may_be_meant),
		cmocka_unit_test(who_comes_later_is_not_meant),
		cmocka_unit_test(of_two_nobody_is_meant),
		cmocka_unit_test(the_other_sex_is_not_meant),
		cmocka_unit_test(only_persons_are_meant),
		cmocka_unit_test(quotations_are_left_alone),
		cmocka_unit_test(pronouns_make_a_chain),
		cmocka_unit_test(a_long_list_is_left_alone),
		cmocka_unit_test(nothing_is_found_in_nothing),
	};

	return cmocka_run_group_tests(tests, set_up_sexes, tear_down);
}
