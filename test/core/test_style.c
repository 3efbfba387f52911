/*
 * test_style.c
 *	  Whose style a document has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/style.h"

#define MAX_TOKENS 8

static const NxWordEntry match = {.styles = {-16, 24, -24, 0}};
static const NxWordEntry senate = {.styles = {8, -24, -24, 24}};
static const NxWordEntry week = {.styles = {8, 8, 8, 8}};

/* The style of a text of these words, all of one shape. */
static uint8_t
style_of(const NxWordEntry *const *words, uint32_t n, uint8_t shape)
{
	NxToken tokens[MAX_TOKENS] = {{0}};
	NxText text = {.tokens = tokens, .n_tokens = n};

	for (uint32_t i = 0; i < n; i++)
		tokens[i].shape = shape;
	return nx_style_of(&text, words);
}

static void
clear_words_tell(void **state)
{
	const NxWordEntry *const words[] = {&match, NULL, &match, &week, &match};

	(void) state;
	assert_int_equal(style_of(words, 5, NX_SHAPE_LOWER), 2);
}

static void
nothing_is_clear(void **state)
{
	const NxWordEntry *const mixed[] = {&match, &senate};
	const NxWordEntry *const common[] = {&week, &week, &week, &week};
	const NxWordEntry *const one[] = {&match};

	(void) state;
	assert_int_equal(style_of(mixed, 2, NX_SHAPE_LOWER), 0);
	assert_int_equal(style_of(common, 4, NX_SHAPE_LOWER), 0);
	assert_int_equal(style_of(one, 1, NX_SHAPE_LOWER), 0); /* too little to go by */
	assert_int_equal(style_of(NULL, 0, NX_SHAPE_LOWER), 0);
}

/* Words with a capital are names as often as not, and names give no style away. */
static void
capitals_say_nothing(void **state)
{
	const NxWordEntry *const words[] = {&senate, &senate, &senate, &senate};

	(void) state;
	assert_int_equal(style_of(words, 4, NX_SHAPE_LOWER), 4);
	assert_int_equal(style_of(words, 4, NX_SHAPE_CAPITAL), 0);
	assert_int_equal(style_of(words, 4, NX_SHAPE_UPPER), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clear_words_tell),
		cmocka_unit_test(nothing_is_clear),
		cmocka_unit_test(capitals_say_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
