/*
 * test_chars.c
 *	  Classes of characters; the table for Latin-1 against ICU's data.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unicode/uchar.h>

#include "text/chars.h"

static void
test_latin1_table_agrees_with_icu(void **state)
{
	(void) state;
	for (uint32_t c = 0; c < 256; c++)
	{
		UChar32 u = (UChar32) c;
		int8_t type = u_charType(u);

		assert_int_equal(nx_char_is_space(c), u_isUWhiteSpace(u));
		assert_int_equal(nx_char_is_letter(c), u_isalpha(u));
		assert_int_equal(nx_char_is_digit(c), type == U_DECIMAL_DIGIT_NUMBER);
		assert_int_equal(nx_char_is_upper(c), type == U_UPPERCASE_LETTER);
		assert_int_equal(nx_char_is_lower(c), type == U_LOWERCASE_LETTER);
		assert_int_equal(nx_char_is_currency(c), type == U_CURRENCY_SYMBOL);
		assert_int_equal(nx_char_is_dash(c), type == U_DASH_PUNCTUATION);
		assert_int_equal(nx_char_lower(c), u_tolower(u));
		assert_int_equal((nx_char_latin1[c] & NX_CHAR_STOP) != 0, c == '.');
	}
}

static void
test_spaces_and_newlines(void **state)
{
	static const uint32_t spaces[] = {' ',	  '\t',	  '\n',	  0xA0,
									  0x2009, 0x200B, 0x3000, 0xFEFF};
	static const uint32_t newlines[] = {'\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029};

	(void) state;
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		assert_true(nx_char_is_space(spaces[i]));
	for (size_t i = 0; i < sizeof(newlines) / sizeof(newlines[0]); i++)
		assert_true(nx_char_is_newline(newlines[i]));
	assert_false(nx_char_is_newline(' '));
	assert_false(nx_char_is_newline('\t'));
	assert_false(nx_char_is_space(0x200D)); /* joins emoji and letters */
	assert_false(nx_char_is_space('a'));
}

static void
test_letters_of_the_world(void **state)
{
	(void) state;
	assert_true(nx_char_is_letter(0x416)); /* Ж */
	assert_true(nx_char_is_upper(0x416));
	assert_false(nx_char_is_lower(0x416));
	assert_true(nx_char_is_letter(0x4E2D)); /* 中 */
	assert_true(nx_char_is_letter(0x0301)); /* combining acute */
	assert_true(nx_char_is_mark(0x0301));
	assert_false(nx_char_is_mark(0xE9));
	assert_true(nx_char_is_digit(0x0665));	  /* Arabic-Indic 5 */
	assert_false(nx_char_is_digit(0xBD));	  /* ½ is a number, not a digit */
	assert_true(nx_char_is_currency(0x20B9)); /* rupee */
	assert_true(nx_char_is_dash(0x2014));
	assert_true(nx_char_is_dash(0x2212)); /* minus */
	assert_true(nx_char_is_punctuation(0x2026));
	assert_false(nx_char_is_punctuation('$'));
	assert_false(nx_char_is_letter(0x110000)); /* beyond Unicode: nothing */
}

static void
test_dictionary_scripts(void **state)
{
	static const uint32_t yes[] = {0x4E2D, 0x3042, 0x30AB, 0x30FC, 0xD55C, 0x0E01,
								   0x0E81, 0x1780, 0x1000, 0x3005, 0x3007, 0x20000};
	static const uint32_t no[] = {'a',	  0xE9,	  0x416,  0x5D0, 0x915,
								  0x3001, 0x300C, 0x30FB, 0xFF21};

	(void) state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(nx_char_is_dictionary(yes[i]));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(nx_char_is_dictionary(no[i]));
}

static void
test_quotes(void **state)
{
	static const uint32_t opening[] = {0xAB,   0x2018, 0x201A, 0x201C,
									   0x201E, 0x2039, 0x300C};
	static const uint32_t closing[] = {0xBB, 0x2019, 0x201D, 0x203A, 0x300D, 0x300F};

	(void) state;
	for (size_t i = 0; i < sizeof(opening) / sizeof(opening[0]); i++)
	{
		assert_true(nx_char_opens_quote(opening[i]));
		assert_false(nx_char_closes_quote(opening[i]));
	}
	for (size_t i = 0; i < sizeof(closing) / sizeof(closing[0]); i++)
	{
		assert_true(nx_char_closes_quote(closing[i]));
		assert_false(nx_char_opens_quote(closing[i]));
	}
	assert_false(nx_char_opens_quote('"'));
	assert_false(nx_char_closes_quote('\''));
}

static void
test_base_drops_accents_only(void **state)
{
	(void) state;
	assert_int_equal(nx_char_base(0xE9), 'e');	  /* é */
	assert_int_equal(nx_char_base(0x1EC7), 'e');  /* ệ: two accents */
	assert_int_equal(nx_char_base(0x401), 0x415); /* Ё to Е */
	assert_int_equal(nx_char_base('x'), 'x');
	assert_int_equal(nx_char_base(0x30AC), 0x30AC); /* ガ is not カ */
	assert_int_equal(nx_char_base(0xD55C), 0xD55C); /* a Hangul syllable is no jamo */
	assert_int_equal(nx_char_base(0x958), 0x958);	/* Devanagari qa is not ka */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_latin1_table_agrees_with_icu),
		cmocka_unit_test(test_spaces_and_newlines),
		cmocka_unit_test(test_letters_of_the_world),
		cmocka_unit_test(test_dictionary_scripts),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_base_drops_accents_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
