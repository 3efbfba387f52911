/*
 * test_query.c
 *	  The text forms of a newsquery: what is read, how it is printed, what is refused
 *	  and where.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "query/query.h"
#include "test/core/sample_doc.h"

static Bench bench;
static uint32_t n_dropped;

static int
set_up(void **state)
{
	(void) state;
	bench_start(&bench);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	bench_stop(&bench);
	return 0;
}

static NxStatus
parse(NxQuery *query, const char *text, size_t len)
{
	/* In memory of its own, so that a sanitizer sees a read past the end. */
	return nx_query_parse(query, &bench.arena, nx_arena_copy(&bench.arena, text, len), len,
						  &n_dropped, &bench.error);
}

static const char *
print(const NxQuery *query)
{
	NxBuf buf;

	nx_buf_init(&buf, &bench.arena);
	nx_query_print(query, &buf);
	nx_buf_byte(&buf, '\0');
	return buf.bytes;
}

static void
assert_parsed(NxQuery *query, const char *text)
{
	if (parse(query, text, strlen(text)) != NX_OK)
		fail_msg("\"%s\" refused at %zu: %s", text, bench.error.offset,
				 bench.error.message);
}

/* The text is read, printed so, and what was printed is printed so again. */
static void
assert_reads(const char *text, const char *printed)
{
	NxQuery query;

	assert_parsed(&query, text);
	assert_string_equal(print(&query), printed);
	assert_parsed(&query, printed);
	assert_string_equal(print(&query), printed);
}

static void
assert_refused(const char *text, size_t offset, const char *message)
{
	NxQuery query;

	assert_int_equal(parse(&query, text, strlen(text)), NX_BAD_SYNTAX);
	assert_int_equal(bench.error.status, NX_BAD_SYNTAX);
	assert_string_equal(bench.error.message, message);
	assert_int_equal(bench.error.offset, offset);
}

static void
assert_found(const char *typed, const char *printed)
{
	NxQuery query;

	nx_query_websearch(&query, &bench.arena,
					   nx_arena_copy(&bench.arena, typed, strlen(typed)), strlen(typed),
					   &n_dropped);
	assert_string_equal(print(&query), printed);
}

static void
test_operators_and_parentheses(void **state)
{
	(void) state;
	assert_reads("a", "a");
	assert_reads(" \n\ta\r ", "a");
	assert_reads("a&b|c&!d", "a & b | c & !d");
	assert_reads("a & (b | c)", "a & (b | c)");
	assert_reads("(a & b) | c", "a & b | c");
	assert_reads("!(a & b)", "!(a & b)");
	assert_reads("!(a)", "!a");
	assert_reads("! ! a", "!!a");
	assert_reads("!a & b", "!a & b");
	assert_reads("((((a))))", "a");
	assert_reads("a\u00A0&\u3000b", "a & b"); /* white space of Unicode */
}

static void
test_chains_lean_left(void **state)
{
	(void) state;
	assert_reads("a & (b & c)", "a & b & c");
	assert_reads("(a & b) & (c & d)", "a & b & c & d");
	assert_reads("a | (b | (c | d))", "a | b | c | d");
	assert_reads("a & (b & (c | (d | e)) & f)", "a & b & (c | d | e) & f");
	assert_reads("a & !(b & (c & d))", "a & !(b & c & d)");
}

static void
test_order_and_repetition_stay(void **state)
{
	NxQuery query;

	(void) state;
	assert_reads("b & a", "b & a");
	assert_reads("a & a & b & a", "a & a & b & a");
	assert_parsed(&query, "b & a & B & person:a");
	assert_int_equal(query.n_items, 7);
	assert_int_equal(query.n_terms, 3);
	assert_memory_equal(query.terms[0].words.bytes, "b", 1);
	assert_memory_equal(query.terms[1].words.bytes, "a", 1);
	assert_int_equal(query.terms[1].kind, NX_QUERY_ANY_KIND);
	assert_int_equal(query.terms[2].kind, NX_KIND_PERSON);
}

static void
test_terms(void **state)
{
	(void) state;
	assert_reads("person:obama", "person:obama");
	assert_reads("PERSON:Obama", "person:obama");
	assert_reads("pos:obama", "pos:obama");
	assert_reads("Neg:place:paris", "place:neg:paris");
	assert_reads("place:neg:paris*", "place:neg:paris*");
	assert_reads("money:\"$86 million\"", "money:\"86 million\"");
	assert_reads("\"Barack  Obama\"", "\"barack obama\"");
	assert_reads("\"Barack Ob\"*", "\"barack ob\"*");
	assert_reads("\"obama\"", "obama");
	assert_reads("*", "*");
	assert_reads("person:*", "person:*");
	assert_reads("neg:date:*", "date:neg:*");
	assert_reads("person", "person"); /* a word, without its colon */
	assert_reads("pos & neg", "pos & neg");
}

static void
test_folding(void **state)
{
	(void) state;
	assert_reads("Jong-Un", "\"jong un\"");
	assert_reads("Jong-U*", "\"jong u\"*");
	assert_reads("U.S.", "us");
	assert_reads("O'Brien", "obrien");
	assert_reads("Müller", "muller");
	assert_reads("\"a & (b) | !c:\"", "\"a b c\"");
	assert_reads("\"10:30\"", "1030");
	assert_reads("\"the \\\"Rock\\\" \\\\o\"", "\"the rock o\"");
	assert_reads("東京", "東京");
}

static void
assert_drops(const char *text, const char *printed, uint32_t dropped)
{
	NxQuery query;

	assert_reads(text, printed);
	assert_parsed(&query, text);
	assert_int_equal(n_dropped, dropped);
}

static void
test_empty_terms_are_dropped(void **state)
{
	(void) state;
	assert_drops("", "", 0);
	assert_drops("  ", "", 0);
	assert_drops("%", "", 1);
	assert_drops("\"\"", "", 1);
	assert_drops("\"\"*", "", 1); /* not any name */
	assert_drops("%*", "", 1);
	assert_drops("!%", "", 1);
	assert_drops("a & %", "a", 1);
	assert_drops("% | a", "a", 1);
	assert_drops("a & !% & b", "a & b", 1);
	assert_drops("a | (% & !(% | %)) & b", "a | b", 3);
	assert_drops("!(a & !%)", "!a", 1);
	assert_drops("a & (% | (b & c))", "a & b & c", 1);
}

static void
test_faults(void **state)
{
	(void) state;
	assert_refused("a b", 2, "& or | should stand here");
	assert_refused("a !b", 2, "& or | should stand here");
	assert_refused("a (b)", 2, "& or | should stand here");
	assert_refused("(a) b", 4, "& or | should stand here");
	assert_refused("\"a\"b", 3, "& or | should stand here");
	assert_refused("a**", 2, "& or | should stand here");
	assert_refused("a *", 2, "& or | should stand here");
	assert_refused("*a", 1, "& or | should stand here");
	assert_refused("\"a\":b", 3, "& or | should stand here");
	assert_refused("a &", 3, "the text ends where a term should stand");
	assert_refused("!", 1, "the text ends where a term should stand");
	assert_refused("(", 1, "the text ends where a term should stand");
	assert_refused("& a", 0, "a term should stand here");
	assert_refused("a & | b", 4, "a term should stand here");
	assert_refused("()", 1, "a term should stand here");
	assert_refused(":a", 0, "a term should stand here");
	assert_refused("a)", 1, "this closes no parenthesis");
	assert_refused("(a))", 3, "this closes no parenthesis");
	assert_refused("a & ((b)", 4, "this parenthesis is not closed");
	assert_refused("\"a b", 0, "a phrase has no closing quote");
	assert_refused("a & \"b\\\"", 4, "a phrase has no closing quote");
	assert_refused("\"\\", 0, "a phrase has no closing quote");
	assert_refused("person:", 7,
				   "a word, a phrase in quotes or * should stand after the colon");
	assert_refused("person: a", 7,
				   "a word, a phrase in quotes or * should stand after the colon");
	assert_refused("pos:(a)", 4,
				   "a word, a phrase in quotes or * should stand after the colon");
	assert_refused("person:place:a", 7, "a term has one kind and one tone at most");
	assert_refused("pos:person:neg:a", 11, "a term has one kind and one tone at most");
	assert_refused("a & xyz:b", 4, "\"xyz:\" is neither a kind nor pos: or neg:");
	assert_refused("10:30", 0, "\"10:\" is neither a kind nor pos: or neg:");
}

/* An offset counts bytes, and what a message repeats is cut between characters. */
static void
test_faults_in_unicode(void **state)
{
	(void) state;
	assert_refused("é & ü b", 8, "& or | should stand here");
	assert_refused("éééééééééééééééééééééééé:b", 0,
				   "\"éééééééééééééééééééé:\" is neither a kind nor pos: or neg:");
}

static NxStatus
parse_repeated(const char *before, const char *part, size_t n, const char *after)
{
	NxBuf buf;
	NxQuery query;
	NxStatus status;

	nx_buf_init(&buf, &bench.arena);
	nx_buf_text(&buf, before);
	for (size_t i = 0; i < n; i++)
		nx_buf_text(&buf, part);
	nx_buf_text(&buf, after);
	status = parse(&query, buf.bytes, buf.len);
	if (status == NX_OK)
		print(&query);
	return status;
}

static void
test_length_of_a_term(void **state)
{
	(void) state;
	assert_int_equal(parse_repeated("x & ", "a", NX_QUERY_MAX_WORDS, ""), NX_OK);
	assert_int_equal(parse_repeated("x & ", "a", NX_QUERY_MAX_WORDS + 1, ""), NX_LIMIT);
	assert_int_equal(bench.error.offset, 4);
	/* What counts is what folding leaves. */
	assert_int_equal(parse_repeated("\"", "a.%.", NX_QUERY_MAX_WORDS, "\""), NX_OK);
	assert_int_equal(parse_repeated("\"", "a ", NX_QUERY_MAX_WORDS, "\""), NX_LIMIT);
	assert_int_equal(parse_repeated("\"", "%", 10000000, "\""), NX_LIMIT);
}

static void
test_number_of_items(void **state)
{
	uint32_t most = NX_QUERY_MAX_ITEMS / 2 - 1; /* operators between most + 1 terms */

	(void) state;
	assert_int_equal(parse_repeated("a", " & a", most, ""), NX_OK);
	assert_int_equal(parse_repeated("a", " & a", most + 1, ""), NX_LIMIT);
	assert_int_equal(bench.error.offset, 1 + 4 * most + 3);
	assert_int_equal(parse_repeated("", "!", NX_QUERY_MAX_ITEMS - 1, "a"), NX_OK);
	assert_int_equal(parse_repeated("", "!", NX_QUERY_MAX_ITEMS, "a"), NX_LIMIT);
	assert_int_equal(parse_repeated("", "!", 10000000, "a"), NX_LIMIT);
	assert_int_equal(parse_repeated("", "(", 10000000, "a"), NX_LIMIT);
}

static void
assert_nested(uint32_t depth, const char *open, const char *middle, const char *close,
			  const char *printed)
{
	NxBuf buf;
	NxQuery query;

	nx_buf_init(&buf, &bench.arena);
	for (uint32_t i = 0; i < depth; i++)
		nx_buf_text(&buf, open);
	nx_buf_text(&buf, middle);
	for (uint32_t i = 0; i < depth; i++)
		nx_buf_text(&buf, close);
	assert_int_equal(parse(&query, buf.bytes, buf.len), NX_OK);
	if (printed != NULL)
		assert_string_equal(print(&query), printed);
	else
	{
		const char *text = print(&query);
		NxQuery again;

		assert_parsed(&again, text);
		assert_string_equal(print(&again), text);
	}
}

static void
test_deep_nesting(void **state)
{
	(void) state;
	assert_nested(31999, "(", "a", ")", "a");
	assert_nested(15999, "a & (", "a", ")", NULL);
	assert_nested(15999, "(", "a", " & a)", NULL);
	assert_nested(7999, "a & (b | (", "a", "))", NULL);
	assert_nested(10000, "!(a & ", "b", ")", NULL);
	assert_nested(10000, "!(", "b", " & a)", NULL);
}

/* Every prefix of a text comes back, and a fault is within it. */
static void
test_every_truncation(void **state)
{
	static const char text[] =
		"(person:pos:\"Barack \\\" Obama\"* | !müller) & (neg:* | a & !(b | !c*)) | %";
	NxQuery query;

	(void) state;
	for (size_t len = 0; len < sizeof(text); len++)
	{
		if (parse(&query, text, len) != NX_OK)
			assert_in_range(bench.error.offset, 0, len);
	}
	assert_int_equal(parse(&query, text, sizeof(text) - 1), NX_OK);
	assert_string_equal(print(&query), "(person:pos:\"barack obama\"* | !muller) & "
									   "(neg:* | a & !(b | !c*))");
}

/* A random query, in all parentheses, and what it is for each choice of three terms. */
typedef struct Random
{
	char text[4096];
	uint8_t table; /* bit c: its value if the terms that hold are the bits of c */
} Random;

static void
make_random(Random *random, int depth)
{
	static const uint8_t tables[] = {0xAA, 0xCC, 0xF0};
	Random left;
	Random right;
	bool is_and = rand() % 2 == 0;

	if (depth == 0 || rand() % 5 == 0)
	{
		int term = rand() % 3;

		snprintf(random->text, sizeof(random->text), "%c", 'a' + term);
		random->table = tables[term];
		return;
	}
	make_random(&left, depth - 1);
	if (rand() % 4 == 0)
	{
		snprintf(random->text, sizeof(random->text), "!(%.4000s)", left.text);
		random->table = (uint8_t) ~left.table;
		return;
	}
	make_random(&right, depth - 1);
	snprintf(random->text, sizeof(random->text), "(%.2000s)%c(%.2000s)", left.text,
			 is_and ? '&' : '|', right.text);
	random->table = is_and ? left.table & right.table : left.table | right.table;
}

static void
assert_table(const NxQuery *query, uint8_t table)
{
	NxTernary stack[256];

	for (uint32_t choice = 0; choice < 8; choice++)
	{
		NxTernary terms[3];

		for (uint32_t i = 0; i < query->n_terms; i++)
			terms[i] =
				choice >> (query->terms[i].words.bytes[0] - 'a') & 1 ? NX_TRUE : NX_FALSE;
		assert_int_equal(nx_query_evaluate(query, terms, stack),
						 table >> choice & 1 ? NX_TRUE : NX_FALSE);
	}
	if (table == 0xFF || table == 0)
		assert_int_equal(nx_query_constant(query, &bench.arena),
						 table == 0 ? NX_FALSE : NX_TRUE);
	else
		assert_int_equal(nx_query_constant(query, &bench.arena), NX_MAYBE);
}

/* Neither reading nor printing changes what a query means. */
static void
test_meaning_of_random_queries(void **state)
{
	(void) state;
	srand(6);
	for (int i = 0; i < 2000; i++)
	{
		Random random;
		NxQuery query;
		NxQuery again;
		const char *printed;

		make_random(&random, 5);
		assert_parsed(&query, random.text);
		assert_table(&query, random.table);
		printed = print(&query);
		assert_parsed(&again, printed);
		assert_string_equal(print(&again), printed);
		assert_table(&again, random.table);
	}
}

static void
test_websearch(void **state)
{
	(void) state;
	assert_found("", "");
	assert_found("obama merkel", "obama & merkel");
	assert_found("obama, merkel; (un)", "obama & merkel & un");
	assert_found("obama or \"united nations\"", "obama | \"united nations\"");
	assert_found("a OR b c Or d", "a | b & c | d");
	assert_found("obama -merkel", "obama & !merkel");
	assert_found("-\"world bank\"", "!\"world bank\"");
	assert_found("--a", "!a");
	assert_found("- a", "a");
	assert_found("Jong-Un", "\"jong un\"");
	assert_found("AT&T !x", "att & x");
	assert_found("“Barack Obama” „Merkel“", "\"barack obama\" & merkel");
	assert_found("\"a\"b", "a & b");
	assert_found("a\"b c\"", "a & \"b c\"");
}

static void
test_websearch_signs(void **state)
{
	(void) state;
	assert_found("person:obama neg:place:paris*", "person:obama & place:neg:paris*");
	assert_found("-person:\"Barack Ob\"*", "!person:\"barack ob\"*");
	assert_found("person:*", "person:*");
	assert_found("*", "*");
	assert_found("**", "");
	assert_found("o*bama", "obama");
	assert_found("person: obama", "person & obama");
	assert_found("person:", "person");
	assert_found("xyz:b", "xyz & b");
	assert_found("10:30", "10 & 30");
	assert_found("pos:neg:a", "pos:neg & a");
	assert_found("or", "or");
	assert_found("or a", "or & a");
	assert_found("a or", "a");
	assert_found("a or or b", "a | b");
	assert_found("a or % b", "a | b");
	assert_found("a \"or\" b", "a & or & b");
	assert_found("a AND b and c", "a & b & c");
	assert_found("a and -b or and c and", "a & !b | c");
	assert_found("and a", "and & a");
	assert_found("a -and \"and\" person:and", "a & !and & and & person:and");
	assert_found("\"trinidad and tobago\" andrew", "\"trinidad and tobago\" & andrew");
	assert_found("\"a b", "a & b");
	assert_found("a\" b\" c\"d", "a & b & c & d");
	assert_found("\"", "");
	assert_found("% ...", "");
	assert_int_equal(n_dropped, 2);
}

static void
test_websearch_beyond_limits(void **state)
{
	static const char *const parts[] = {"a ",	 "-a ", "a or ", "\"a", "\" ",	  "-", "(",
										"\"a\"", "*",	"pos:",	 "a",	"-a or ", "%", "“"};

	(void) state;
	for (size_t p = 0; p < sizeof(parts) / sizeof(*parts); p++)
	{
		NxQuery query;
		NxBuf buf;

		nx_buf_init(&buf, &bench.arena);
		while (buf.len < 1000000)
			nx_buf_text(&buf, parts[p]);
		nx_query_websearch(&query, &bench.arena, buf.bytes, buf.len, &n_dropped);
		assert_in_range(query.n_items, 0, NX_QUERY_MAX_ITEMS);
		assert_parsed(&query, print(&query));
	}
	assert_found("a b", "a & b");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_operators_and_parentheses),
		TEST(test_chains_lean_left),
		TEST(test_order_and_repetition_stay),
		TEST(test_terms),
		TEST(test_folding),
		TEST(test_empty_terms_are_dropped),
		TEST(test_faults),
		TEST(test_faults_in_unicode),
		TEST(test_length_of_a_term),
		TEST(test_number_of_items),
		TEST(test_deep_nesting),
		TEST(test_every_truncation),
		TEST(test_meaning_of_random_queries),
		TEST(test_websearch),
		TEST(test_websearch_signs),
		TEST(test_websearch_beyond_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
