/*
 * test_quotes.c
 *	  What stands inside quotations.  Expectations are written by putting the
 *	  quoted tokens in braces.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include "test/core/text_fixture.h"

static TextFixture fixture;

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&fixture.host);
	fixture.breaks = nx_breaks_open("en", &error);
	return fixture.breaks == NULL;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(fixture.breaks);
	nx_host_reset(&fixture.host);
	return 0;
}

/* The layout is that of lay_out_blocks: "|" between sentences, LF between blocks. */
static void
assert_quoted(const char *layout, const char *expected)
{
	const NxText *text = &fixture.text;
	char found[2000];
	size_t n = 0;
	bool quoted = false;

	lay_out_blocks(&fixture, layout);
	nx_tokens_split(&fixture.text, fixture.breaks);
	nx_quotes_mark(&fixture.text);
	for (uint32_t i = 0; i < text->n_tokens; i++)
	{
		NxString token = nx_text_token(text, i);
		bool now = (text->tokens[i].flags & NX_TOKEN_QUOTED) != 0;

		assert_true(n + token.len + 4 < sizeof(found));
		if (quoted && !now)
			found[n++] = '}';
		if (i > 0 && (text->tokens[i].flags & NX_TOKEN_SPACE_BEFORE))
			found[n++] = ' ';
		if (now && !quoted)
			found[n++] = '{';
		memcpy(found + n, token.bytes, token.len);
		n += token.len;
		quoted = now;
	}
	if (quoted)
		found[n++] = '}';
	found[n] = '\0';
	assert_string_equal(found, expected);
}

static void
test_double_marks(void **state)
{
	(void) state;
	assert_quoted("\"Go,\" he said. \"Now.\"", "{\"Go,\"} he said. {\"Now.\"}");
	assert_quoted("“Go,” he said.", "{“Go,”} he said.");
	assert_quoted("the so-called “caliphate” fell", "the so-called {“caliphate”} fell");
	assert_quoted("“Go,\" he said.", "{“Go,\"} he said."); /* mixed by a careless desk */
	assert_quoted("«Va», dit-il", "{«Va»}, dit-il");
}

static void
test_single_marks(void **state)
{
	(void) state;
	assert_quoted("He called it 'a farce' today.", "He called it {'a farce'} today.");
	assert_quoted("He called it ‘a farce’ today.", "He called it {‘a farce’} today.");
	assert_quoted("the '90s and the students' don't count",
				  "the '90s and the students' don't count");
	assert_quoted("She said 'it's the boys' fault' and left",
				  "She said {'it's the boys' fault'} and left");
	/* Nothing closes it: an apostrophe. */
	assert_quoted("the 'hood is quiet.|Very.", "the 'hood is quiet. Very.");
}

static void
test_nested(void **state)
{
	(void) state;
	assert_quoted("“He said ‘no’ to it,” she said.", "{“He said ‘no’ to it,”} she said.");
	assert_quoted("'He said \"no\" to it,' she said.",
				  "{'He said \"no\" to it,'} she said.");
	/* The single mark that opens is never closed; the double quotation counts. */
	assert_quoted("In the 'hood “no” is no.", "In the 'hood {“no”} is no.");
	assert_quoted("「彼は『行』と」", "{「彼は『行』と」}");
}

static void
test_over_sentences(void **state)
{
	(void) state;
	assert_quoted("“Go.|Now.|Run,” he said.|They ran.",
				  "{“Go. Now. Run,”} he said. They ran.");
	assert_quoted("\"Go.|Now.\"|They ran.", "{\"Go. Now.\"} They ran.");
}

static void
test_over_paragraphs(void **state)
{
	(void) state;
	assert_quoted("“It rains.\n“It pours.”\nHe left.", "{“It rains. “It pours.”} He left.");
	assert_quoted("“It rains.|So it does.\nHe left.", "{“It rains. So it does.} He left.");
}

static void
test_forgotten_close_ends_with_its_sentence(void **state)
{
	(void) state;
	assert_quoted("“It rains, he said.|He left.|“Bye,” she said.",
				  "{“It rains, he said.} He left. {“Bye,”} she said.");
}

static void
test_close_without_open(void **state)
{
	(void) state;
	assert_quoted("It rains,” he said. He is 6'2\" tall.",
				  "It rains,” he said. He is 6'2\" tall.");
}

static void
test_marks_in_plenty(void **state)
{
	static char layout[100001];
	static const char *const pieces[] = {"“", "”", "' ", "\"", "“‘", "’ ", "「", "«“‘「"};

	(void) state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
	{
		size_t len = strlen(pieces[i]);
		size_t n;

		for (n = 0; n + len < sizeof(layout); n += len)
			memcpy(layout + n, pieces[i], len);
		layout[n] = '\0';
		lay_out_blocks(&fixture, layout);
		nx_tokens_split(&fixture.text, fixture.breaks);
		nx_quotes_mark(&fixture.text);
		nx_host_reset(&fixture.host);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_double_marks),
		cmocka_unit_test(test_single_marks),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_over_sentences),
		cmocka_unit_test(test_over_paragraphs),
		cmocka_unit_test(test_forgotten_close_ends_with_its_sentence),
		cmocka_unit_test(test_close_without_open),
		cmocka_unit_test(test_marks_in_plenty),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
