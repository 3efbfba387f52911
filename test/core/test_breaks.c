/*
 * test_breaks.c
 *	  ICU's boundaries in bytes of UTF-8; windows do not show.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/breaks.h"
#include "tools/host/host.h"

static NxHost host;
static NxArena arena;
static NxBreaks *breaks;

static int
open_breaks(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&host);
	breaks = nx_breaks_open("en", &error);
	return breaks == NULL;
}

static int
close_breaks(void **state)
{
	(void) state;
	nx_breaks_close(breaks);
	return 0;
}

static int
set_up(void **state)
{
	(void) state;
	nx_arena_init(&arena, &host.env);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_host_reset(&host);
	return 0;
}

static void
test_sentences(void **state)
{
	const char *text = "It rained. “Zürich was wet,” he said. 終わり。次";
	uint32_t *ends;
	uint32_t n = nx_breaks_sentences(breaks, &arena, text, (uint32_t) strlen(text), &ends);

	(void) state;
	assert_int_equal(n, 4);
	assert_int_equal(ends[0], strlen("It rained. "));
	assert_int_equal(ends[1], strlen("It rained. “Zürich was wet,” he said. "));
	assert_int_equal(ends[2], strlen("It rained. “Zürich was wet,” he said. 終わり。"));
	assert_int_equal(ends[3], strlen(text));
}

static void
test_words_of_a_dictionary_script(void **state)
{
	const char *text = "中国人民";
	uint32_t *ends;
	uint32_t n = nx_breaks_words(breaks, &arena, text, (uint32_t) strlen(text), &ends);

	(void) state;
	assert_int_equal(n, 2);
	assert_int_equal(ends[0], strlen("中国"));
	assert_int_equal(ends[1], strlen(text));
}

static void
test_nothing_gives_nothing(void **state)
{
	uint32_t *ends;

	(void) state;
	assert_int_equal(nx_breaks_sentences(breaks, &arena, "", 0, &ends), 0);
}

static void
test_windows_do_not_show(void **state)
{
	/* 41 bytes, 39 characters, two units for the emoji: no window ends on a sentence. */
	const char *piece = "The 😂 minister’s plan has 2 parts. ";
	uint32_t len = (uint32_t) strlen(piece);
	uint32_t n_pieces = 5000;
	char *text = nx_arena_alloc(&arena, (size_t) n_pieces * len);
	uint64_t n_polls = host.n_polls;
	uint32_t *ends;

	(void) state;
	for (uint32_t i = 0; i < n_pieces; i++)
		memcpy(text + (size_t) i * len, piece, len);
	assert_int_equal(nx_breaks_sentences(breaks, &arena, text, n_pieces * len, &ends),
					 n_pieces);
	for (uint32_t i = 0; i < n_pieces; i++)
		assert_int_equal(ends[i], (i + 1) * len);
	/* At least one poll for each 32 kB. */
	assert_true(host.n_polls - n_polls >= (uint64_t) n_pieces * len / 32768);
}

static void
test_a_window_without_boundary_is_cut_between_characters(void **state)
{
	/* One endless sentence of three-byte letters. */
	uint32_t len = 3 * 40000;
	char *text = nx_arena_alloc(&arena, len);
	uint32_t *ends;
	uint32_t n;

	(void) state;
	for (uint32_t i = 0; i < len; i += 3)
		memcpy(text + i, "\xE1\x83\x90", 3); /* Georgian: letters without case */
	n = nx_breaks_sentences(breaks, &arena, text, len, &ends);
	assert_int_equal(ends[n - 1], len);
	for (uint32_t i = 0; i < n; i++)
		assert_int_equal(ends[i] % 3, 0);
	assert_in_range(n, 4, 8);
}

static void
test_malformed_bytes_are_tiled_too(void **state)
{
	static const char text[] = "a\xFF. B \xE2\x82";
	uint32_t *ends;
	uint32_t n = nx_breaks_words(breaks, &arena, text, sizeof(text) - 1, &ends);

	(void) state;
	assert_true(n > 1);
	for (uint32_t i = 1; i < n; i++)
		assert_true(ends[i] > ends[i - 1]);
	assert_int_equal(ends[n - 1], sizeof(text) - 1);
}

static void
test_version_is_a_number(void **state)
{
	(void) state;
	assert_true(atoi(nx_breaks_icu_version(breaks)) >= 50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_sentences, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_words_of_a_dictionary_script, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_gives_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_windows_do_not_show, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_a_window_without_boundary_is_cut_between_characters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_malformed_bytes_are_tiled_too, set_up,
										tear_down),
		cmocka_unit_test(test_version_is_a_number),
	};

	return cmocka_run_group_tests(tests, open_breaks, close_breaks);
}
