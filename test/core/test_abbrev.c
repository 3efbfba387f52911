/*
 * test_abbrev.c
 *	  Which words carry a full stop of their own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/abbrev.h"

static uint32_t
classes(const char *word)
{
	return nx_abbrev_classes(word, strlen(word));
}

static void
test_classes(void **state)
{
	(void) state;
	assert_int_equal(classes("Mr"), NX_ABBREV_TITLE);
	assert_int_equal(classes("Gen"), NX_ABBREV_TITLE);
	assert_int_equal(classes("Inc"), NX_ABBREV_COMPANY);
	assert_int_equal(classes("Jr"), NX_ABBREV_SUFFIX);
	assert_int_equal(classes("Ph.D"), NX_ABBREV_SUFFIX);
	assert_int_equal(classes("Jan"), NX_ABBREV_MONTH);
	assert_int_equal(classes("Sun"), NX_ABBREV_MONTH | NX_ABBREV_WORD);
	assert_int_equal(classes("p.m"), NX_ABBREV_TIME);
	assert_int_equal(classes("vs"), NX_ABBREV_LATIN);
	assert_int_equal(classes("v"), NX_ABBREV_LATIN);
	assert_int_equal(classes("Calif"), NX_ABBREV_STATE);
	assert_int_equal(classes("No"), NX_ABBREV_NUMBER | NX_ABBREV_WORD);
	assert_int_equal(classes("St"), NX_ABBREV_PLACE | NX_ABBREV_STREET);
	assert_int_equal(classes("Dr"), NX_ABBREV_TITLE | NX_ABBREV_STREET);
	assert_int_equal(classes("ft"), NX_ABBREV_UNIT | NX_ABBREV_PLACE);
	assert_int_equal(classes("etc"), NX_ABBREV_GENERAL);
	assert_int_equal(classes("yrs"), NX_ABBREV_UNIT); /* the last of the table */
	assert_int_equal(classes("a.d"), NX_ABBREV_DOTTED);
	assert_int_equal(classes("A.D"), NX_ABBREV_TIME); /* the first */
}

static void
test_last_stop_does_not_matter(void **state)
{
	(void) state;
	assert_int_equal(classes("Mr."), NX_ABBREV_TITLE);
	assert_int_equal(classes("U.S."), NX_ABBREV_DOTTED);
	assert_int_equal(classes("U.S"), NX_ABBREV_DOTTED);
	assert_int_equal(classes("a.m."), NX_ABBREV_TIME);
	assert_int_equal(classes("J."), NX_ABBREV_INITIAL);
	assert_int_equal(classes("."), 0);
	assert_int_equal(classes(""), 0);
}

static void
test_forms(void **state)
{
	(void) state;
	assert_int_equal(classes("J"), NX_ABBREV_INITIAL);
	assert_int_equal(classes("É"), NX_ABBREV_INITIAL);
	assert_int_equal(classes("j"), 0);
	assert_int_equal(classes("é"), 0);
	assert_int_equal(classes("J.K"), NX_ABBREV_DOTTED);
	assert_int_equal(classes("U.S.S.R"), NX_ABBREV_DOTTED);
	assert_int_equal(classes("a.k.a"), NX_ABBREV_DOTTED);
	assert_int_equal(classes("3.5"), 0);
	assert_int_equal(classes("U.SA"), 0);
	assert_int_equal(classes("U..S"), 0);
}

static void
test_case(void **state)
{
	(void) state;
	assert_int_equal(classes("no"), 0);
	assert_int_equal(classes("NO"), NX_ABBREV_NUMBER | NX_ABBREV_WORD);
	assert_int_equal(classes("GEN"), NX_ABBREV_TITLE);
	assert_int_equal(classes("mar"), 0);
	assert_int_equal(classes("mass"), 0);
	assert_int_equal(classes("Mass"), NX_ABBREV_STATE | NX_ABBREV_WORD);
	assert_int_equal(classes("inc"), NX_ABBREV_COMPANY);
}

static void
test_words_that_are_none(void **state)
{
	static const char *const words[] = {
		"is",		   "man",	 "fed",	   "the",  "President",
		"Corps",	   "incs",	 "M",	   "Mrz",  "zz",
		"aaa",		   "Senate", "Ph.D.s", "x.yz", "verylongwordindeed",
		"caf\xC3\xA9",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_int_equal(nx_abbrev_is_known(words[i], strlen(words[i])),
						 strcmp(words[i], "M") == 0);
}

/* Both apostrophes are read; a key is compared over its whole length. */
static void
test_apostrophes(void **state)
{
	(void) state;
	assert_true(nx_abbrev_is_known("Int'l", 5));
	assert_true(nx_abbrev_is_known("Int’l", 7));
	assert_true(nx_abbrev_is_known("Gov’t.", 8));
	assert_false(nx_abbrev_is_known("Int”l", 7));
	assert_true(nx_abbrev_is_known("Genesis", 3));
	assert_false(nx_abbrev_is_known("Genesis", 4));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_last_stop_does_not_matter),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_case),
		cmocka_unit_test(test_words_that_are_none),
		cmocka_unit_test(test_apostrophes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
