/*
 * test_names.c
 *	  Names of persons taken apart and compared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/names.h"

/* Written as nx_fold_name gives it. */
static NxName
parse(const char *folded)
{
	NxName name;

	nx_name_parse(&name, (NxString){folded, (uint32_t) strlen(folded)});
	return name;
}

static void
assert_part(const NxName *name, uint32_t part, const char *expected)
{
	assert_true(part < name->n_parts);
	assert_int_equal(name->parts[part].len, strlen(expected));
	assert_memory_equal(name->parts[part].bytes, expected, strlen(expected));
}

static void
particles_and_suffixes_are_no_parts(void **state)
{
	NxName name = parse("louis van gaal");

	(void) state;
	assert_int_equal(name.n_parts, 2);
	assert_part(&name, 1, "gaal");
	assert_int_equal(name.suffix, 0);
	name = parse("martin luther king jr");
	assert_int_equal(name.n_parts, 3);
	assert_part(&name, 2, "king");
	assert_int_not_equal(name.suffix, 0);
	/* "V" is a numeral at the end only. */
	name = parse("v s naipaul");
	assert_int_equal(name.n_parts, 3);
}

static void
name_of_particles_only_keeps_them(void **state)
{
	NxName name = parse("van");

	(void) state;
	assert_int_equal(name.n_parts, 1);
	assert_part(&name, 0, "van");
}

static void
too_long_a_name_is_none(void **state)
{
	NxName eight = parse("a b c d e f g h");
	NxName nine = parse("a b c d e f g h i");
	NxName empty = parse("");

	(void) state;
	assert_int_equal(eight.n_parts, 8);
	assert_int_equal(nine.n_parts, 0);
	assert_int_equal(empty.n_parts, 0);
	assert_int_equal(nx_name_compare(&nine, &nine), NX_NAME_DIFFERENT);
	assert_int_equal(nx_name_compare(&empty, &eight), NX_NAME_DIFFERENT);
}

static bool
is_family_first(const char *folded, bool hyphenated, bool western)
{
	NxName name = parse(folded);

	nx_name_find_order(&name, hyphenated, western);
	assert_int_equal(name.family, name.family_first ? 0 : name.n_parts - 1);
	return name.family_first;
}

static void
east_asian_names_begin_with_the_family(void **state)
{
	(void) state;
	assert_true(is_family_first("xi jinping", false, false));
	assert_true(is_family_first("kim jong un", true, false));
	assert_true(is_family_first("nguyen phu trong", false, false));
	assert_true(is_family_first("lee hsien loong", false, false));
	/* A surname of no list, but a given name with a hyphen. */
	assert_true(is_family_first("moo jae in", true, false));
}

static void
other_names_end_with_the_family(void **state)
{
	(void) state;
	assert_false(is_family_first("kim kardashian", false, false));
	assert_false(is_family_first("lee smith", false, false));
	assert_false(is_family_first("lee hanson", false, true));
	assert_false(is_family_first("shinzo abe", false, false));
	assert_false(is_family_first("emily smith jones", true, false));
	assert_false(is_family_first("ana garcia moreno", true, false));
	assert_false(is_family_first("kim", false, false));
}

static NxNameMatch
compare(const char *shorter, const char *longer)
{
	NxName a = parse(shorter);
	NxName b = parse(longer);

	nx_name_find_order(&b, false, false);
	return nx_name_compare(&a, &b);
}

static void
single_names(void **state)
{
	(void) state;
	assert_int_equal(compare("obama", "barack obama"), NX_NAME_FAMILY);
	assert_int_equal(compare("barack", "barack obama"), NX_NAME_GIVEN);
	assert_int_equal(compare("michelle", "barack obama"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("xi", "xi jinping"), NX_NAME_FAMILY);
	assert_int_equal(compare("jinping", "xi jinping"), NX_NAME_GIVEN);
	assert_int_equal(compare("pena", "enrique pena nieto"), NX_NAME_MIDDLE);
	assert_int_equal(compare("nieto", "enrique pena nieto"), NX_NAME_FAMILY);
	assert_int_equal(compare("assad", "bashar al assad"), NX_NAME_FAMILY);
	assert_int_equal(compare("b", "barack obama"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("anne", "anne marie poe"), NX_NAME_GIVEN);
	assert_int_equal(compare("anne", "anne marie louise poe"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("trump jr", "donald trump"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("trump jr", "donald trump jr"), NX_NAME_FAMILY);
	assert_int_equal(compare("trump", "donald trump jr"), NX_NAME_MIDDLE);
}

static void
full_names(void **state)
{
	(void) state;
	assert_int_equal(compare("barack obama", "barack hussein obama"), NX_NAME_SAME);
	assert_int_equal(compare("b obama", "barack hussein obama"), NX_NAME_SAME);
	assert_int_equal(compare("rob hill", "robert hill"), NX_NAME_SAME);
	assert_int_equal(compare("jim hill", "james hill"), NX_NAME_SAME);
	assert_int_equal(compare("jim hill", "john hill"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("al hill", "albert hill"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("jong un", "kim jong un"), NX_NAME_SAME);
	assert_int_equal(compare("pena nieto", "enrique pena nieto"), NX_NAME_SAME);
	assert_int_equal(compare("enrique pena", "enrique pena nieto"), NX_NAME_SAME);
	assert_int_equal(compare("michelle obama", "barack obama"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("barack hussein", "barack obama"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("donald trump", "donald trump jr"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("george w bush", "george h w bush"), NX_NAME_DIFFERENT);
	assert_int_equal(compare("george bush", "george h w bush"), NX_NAME_SAME);
	assert_int_equal(compare("al assad", "bashar al assad"), NX_NAME_SAME);
	assert_int_equal(compare("al gore", "tipper gore"), NX_NAME_DIFFERENT);
	/* The shorter name has more parts than the longer one. */
	assert_int_equal(compare("kim jong un", "kim un"), NX_NAME_DIFFERENT);
}

static void
sexes(void **state)
{
	(void) state;
	assert_true(nx_sex_agrees(NX_SEX_UNKNOWN, NX_SEX_FEMALE));
	assert_true(nx_sex_agrees(NX_SEX_MALE, NX_SEX_MALE));
	assert_false(nx_sex_agrees(NX_SEX_MALE, NX_SEX_FEMALE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(particles_and_suffixes_are_no_parts),
		cmocka_unit_test(name_of_particles_only_keeps_them),
		cmocka_unit_test(too_long_a_name_is_none),
		cmocka_unit_test(east_asian_names_begin_with_the_family),
		cmocka_unit_test(other_names_end_with_the_family),
		cmocka_unit_test(single_names),
		cmocka_unit_test(full_names),
		cmocka_unit_test(sexes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
