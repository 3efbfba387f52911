/*
 * test_utf8.c
 *	  Stepping through sound and damaged UTF-8.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* One character of each length, the first and last of each. */
static const struct
{
	uint32_t character;
	const char *bytes;
} samples[] = {
	{0x41, "A"},
	{0x7F, "\x7F"},
	{0x80, "\xC2\x80"},
	{0xE9, "\xC3\xA9"},
	{0x7FF, "\xDF\xBF"},
	{0x800, "\xE0\xA0\x80"},
	{0x20AC, "\xE2\x82\xAC"},
	{0xD7FF, "\xED\x9F\xBF"},
	{0xE000, "\xEE\x80\x80"},
	{0xFFFF, "\xEF\xBF\xBF"},
	{0x10000, "\xF0\x90\x80\x80"},
	{0x1F602, "\xF0\x9F\x98\x82"},
	{0x10FFFF, "\xF4\x8F\xBF\xBF"},
};
#define N_SAMPLES (sizeof(samples) / sizeof(samples[0]))

static const char *const malformed[] = {
	"\x80",
	"\xBF",
	"\xC2",
	"\xC0\x80",
	"\xC1\xBF",
	"\xE0\x9F\xBF",
	"\xE2\x82",
	"\xED\xA0\x80",
	"\xF0\x8F\xBF\xBF",
	"\xF4\x90\x80\x80",
	"\xF5\x80\x80\x80",
	"\xFF",
	"\xC3(",
	"\xE2\x82(",
	"\xF0\x9F\x98(",
};
#define N_MALFORMED (sizeof(malformed) / sizeof(malformed[0]))

static void
test_next_previous_put_agree(void **state)
{
	(void) state;
	for (size_t i = 0; i < N_SAMPLES; i++)
	{
		size_t len = strlen(samples[i].bytes);
		size_t offset = 0;
		char out[4];

		assert_int_equal(nx_utf8_next(samples[i].bytes, len, &offset),
						 samples[i].character);
		assert_int_equal(offset, len);
		assert_int_equal(nx_utf8_previous(samples[i].bytes, &offset), samples[i].character);
		assert_int_equal(offset, 0);
		assert_int_equal(nx_utf8_put(samples[i].character, out), len);
		assert_memory_equal(out, samples[i].bytes, len);
		assert_int_equal(nx_utf8_check(samples[i].bytes, len), len);
	}
}

static void
test_malformed_costs_one_byte(void **state)
{
	(void) state;
	for (size_t i = 0; i < N_MALFORMED; i++)
	{
		/* An exact copy on the heap, so that a sanitizer sees any byte too many. */
		size_t len = strlen(malformed[i]);
		char *bytes = malloc(len);
		size_t offset = 0;

		memcpy(bytes, malformed[i], len);
		assert_int_equal(nx_utf8_next(bytes, len, &offset), 0xFFFD);
		assert_int_equal(offset, 1);
		assert_int_equal(nx_utf8_check(bytes, len), 0);
		free(bytes);
	}
}

static void
test_previous_over_malformed(void **state)
{
	size_t offset = 5;

	(void) state;
	/* Four continuation bytes behind a letter: each is a character of its own. */
	assert_int_equal(nx_utf8_previous("a\x80\x80\x80\x80", &offset), 0xFFFD);
	assert_int_equal(offset, 4);
	offset = 1;
	assert_int_equal(nx_utf8_previous("\x80", &offset), 0xFFFD);
	assert_int_equal(offset, 0);
}

static void
test_check_finds_the_place(void **state)
{
	(void) state;
	assert_int_equal(nx_utf8_check("plain ASCII text, long", 22), 22);
	assert_int_equal(nx_utf8_check("0123456789\xC3\xA9\xFFxyz", 16), 12);
	assert_int_equal(nx_utf8_check("0123456\xE2\x82", 9), 7);
	assert_int_equal(nx_utf8_check("", 0), 0);
}

static void
test_count_and_offset(void **state)
{
	/* 20 characters, 25 bytes, words of eight bytes with and without wide ones. */
	static const char text[] = "abcdefgh\xC3\xA9\xE2\x82\xAC"
							   "ijklmnop\xC3\xB6q";
	size_t len = sizeof(text) - 1;
	size_t offset = 0;

	(void) state;
	assert_int_equal(nx_utf8_count(text, len), 20);
	for (size_t n = 0; n < 20; n++)
	{
		assert_int_equal(nx_utf8_offset(text, len, n), offset);
		nx_utf8_next(text, len, &offset);
	}
	assert_int_equal(offset, len);
	assert_int_equal(nx_utf8_offset(text, len, 20), len);
	assert_int_equal(nx_utf8_offset(text, len, 1000), len);
	assert_int_equal(nx_utf8_count("", 0), 0);
}

static void
test_clip_cuts_no_character(void **state)
{
	static const char text[] = "a\xC3\xA9\xF0\x9F\x98\x82z"; /* 1 + 2 + 4 + 1 bytes */
	static const size_t clipped[] = {0, 1, 1, 3, 3, 3, 3, 7, 8, 8};

	(void) state;
	for (size_t limit = 0; limit < 10; limit++)
		assert_int_equal(nx_utf8_clip(text, 8, limit), clipped[limit]);
	assert_int_equal(nx_utf8_clip("\x80\x80\x80\x80\x80\x80", 6, 5), 5);
}

static void
test_find_control(void **state)
{
	(void) state;
	assert_int_equal(nx_utf8_find_control("a\xC3\xA9 \xC2\xA0z", 7), 7);
	assert_int_equal(nx_utf8_find_control("ab\tc", 4), 2);
	assert_int_equal(nx_utf8_find_control("\x7F", 1), 0);
	assert_int_equal(nx_utf8_find_control("a\xC2\x9F", 3), 1);
	assert_int_equal(nx_utf8_find_control("", 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next_previous_put_agree),
		cmocka_unit_test(test_malformed_costs_one_byte),
		cmocka_unit_test(test_previous_over_malformed),
		cmocka_unit_test(test_check_finds_the_place),
		cmocka_unit_test(test_count_and_offset),
		cmocka_unit_test(test_clip_cuts_no_character),
		cmocka_unit_test(test_find_control),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
