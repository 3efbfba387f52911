/*
 * test_acronyms.c
 *	  Which letters stand for which words.
 */
#include "test/core/marked_article.h"

#include "analysis/acronyms.h"

static NxInitials
initials_of(const char *name)
{
	NxAnalysis *a = read_marked(name);
	NxInitials initials;

	nx_acronym_initials(a, 0, a->text.n_tokens, &initials);
	return initials;
}

static bool
fits(const char *acronym, const char *name, bool defined)
{
	NxInitials initials = initials_of(name);

	return nx_acronym_fits((NxString){acronym, (uint32_t) strlen(acronym)}, &initials,
						   defined);
}

static void
initials_of_names(void **state)
{
	NxInitials initials = initials_of("Bank of the North-West");

	(void) state;
	assert_int_equal(initials.n_all, 5);
	assert_memory_equal(initials.all, "botnw", 5);
	assert_int_equal(initials.n_major, 3);
	assert_memory_equal(initials.major, "bnw", 3);
	initials = initials_of("École Normale");
	assert_memory_equal(initials.all, "en", 2);
	/* Too long to be compared. */
	initials = initials_of("A1 B1 C1 D1 E1 F1 G1 H1 I1 J1 K1 L1 M1");
	assert_int_equal(initials.n_all, 0);
}

static void
acronyms_that_fit(void **state)
{
	(void) state;
	assert_true(fits("icc", "International Criminal Court", false));
	assert_true(fits("moh", "Ministry of Health", false));
	assert_true(fits("mh", "Ministry of Health", false));
	assert_true(fits("cdc", "Centers for Disease Control and Prevention", true));
}

static void
acronyms_that_do_not(void **state)
{
	(void) state;
	assert_false(fits("icj", "International Criminal Court", true));
	assert_false(fits("ic", "International Criminal Court", false));
	assert_false(fits("cdc", "Centers for Disease Control and Prevention", false));
	assert_false(fits("cc", "International Criminal Court", true));
	assert_false(fits("c", "Court", true));
	assert_false(fits("ab", "Alphabet", true));
}

static bool
is_candidate(const char *word)
{
	NxAnalysis *a = read_marked(word);

	return nx_acronym_is_candidate(&a->text, 0);
}

static void
candidates(void **state)
{
	(void) state;
	assert_true(is_candidate("ICC"));
	assert_true(is_candidate("AfD"));
	assert_false(is_candidate("Court"));
	assert_false(is_candidate("A"));
	assert_false(is_candidate("COMMISSIONERS"));
	assert_false(is_candidate("2012"));
}

/* The word at which the name of the acronym, the last word, begins; "" if nowhere. */
static const char *
find_name(const char *text)
{
	NxAnalysis *a = read_marked(text);
	uint32_t acronym = a->text.n_tokens - 1;
	uint32_t first = nx_acronym_find_name(a, acronym, 0, acronym);
	NxString word;

	if (first == NX_NONE)
		return "";
	word = nx_text_token(&a->text, first);
	return nx_arena_copy(&arena, word.bytes, a->text.len - a->text.tokens[first].start + 1);
}

static void
names_before_an_acronym(void **state)
{
	(void) state;
	assert_memory_equal(find_name("Judges of the International Criminal Court ICC"),
						"International", 13);
	assert_string_equal(find_name("Judges of the international criminal court ICC"), "");
	assert_string_equal(find_name("The cat sat on Kent Road ICC"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(initials_of_names),	   cmocka_unit_test(acronyms_that_fit),
		cmocka_unit_test(acronyms_that_do_not),	   cmocka_unit_test(candidates),
		cmocka_unit_test(names_before_an_acronym),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
