/*
 * test_query_value.c
 *	  A newsquery as a value: its bytes, joining, and what it is worth.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "query/query.h"
#include "test/core/sample_doc.h"

static Bench bench;

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

static NxQuery
query_of(const char *text)
{
	NxQuery query;
	uint32_t n_dropped;

	if (nx_query_parse(&query, &bench.arena, text, strlen(text), &n_dropped,
					   &bench.error) != NX_OK)
		fail_msg("\"%s\": %s", text, bench.error.message);
	return query;
}

static const char *
text_of(const NxQuery *query)
{
	NxBuf buf;

	nx_buf_init(&buf, &bench.arena);
	nx_query_print(query, &buf);
	nx_buf_byte(&buf, '\0');
	return buf.bytes;
}

static NxBuf
bytes_of(const char *text)
{
	NxQuery query = query_of(text);
	NxBuf buf;

	nx_buf_init(&buf, &bench.arena);
	nx_query_build(&query, &buf);
	return buf;
}

static NxStatus
open_bytes(NxQuery *query, const void *bytes, size_t len)
{
	/* In memory of its own, so that a sanitizer sees a read past the end. */
	return nx_query_open(query, &bench.arena, nx_arena_copy(&bench.arena, bytes, len), len,
						 &bench.error);
}

static void
assert_same_bytes(const char *a, const char *b, bool same)
{
	NxBuf left = bytes_of(a);
	NxBuf right = bytes_of(b);

	assert_int_equal(
		left.len == right.len && memcmp(left.bytes, right.bytes, left.len) == 0, same);
}

/* As doc/newsquery-format.md shows it. */
static void
test_documented_bytes(void **state)
{
	static const char expected[] = "NWQ\x01"		   /* magic, version */
								   "\x02\x04"		   /* terms, items */
								   "\x0f\x05obama"	   /* any kind */
								   "\x61\x07world b"   /* organization, neg, prefix */
								   "\x03\x04\x00\x01"; /* obama, world b*, not, and */
	NxBuf buf = bytes_of("obama & !organization:neg:\"World B\"*");

	(void) state;
	assert_int_equal(buf.len, sizeof(expected) - 1);
	assert_memory_equal(buf.bytes, expected, buf.len);
}

static void
test_round_trip(void **state)
{
	static const char *const texts[] = {
		"",
		"a",
		"*",
		"money:neg:*",
		"person:pos:\"barack obama\"* & !(un | date:\"10 may\") & un",
		"!!(a | b & c) & (a | a) & münchen",
		"event:a | place:a | group:a | other:a | product:a | facility:a | organization:a",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
	{
		NxBuf buf = bytes_of(texts[i]);
		NxBuf again;
		NxQuery query;

		assert_int_equal(open_bytes(&query, buf.bytes, buf.len), NX_OK);
		nx_buf_init(&again, &bench.arena);
		nx_query_build(&query, &again);
		assert_int_equal(again.len, buf.len);
		assert_memory_equal(again.bytes, buf.bytes, buf.len);
		assert_same_bytes(texts[i], text_of(&query), true);
	}
}

static void
test_equality(void **state)
{
	(void) state;
	assert_same_bytes("a & (b & c)", "(a&b)&c", true);
	assert_same_bytes("Müller*", "muller*", true);
	assert_same_bytes("\"a\"", "a", true);
	assert_same_bytes("a & %", "a", true);
	assert_same_bytes("a & b", "b & a", false);
	assert_same_bytes("a", "a*", false);
	assert_same_bytes("a", "pos:a", false);
	assert_same_bytes("pos:a", "neg:a", false);
	assert_same_bytes("a", "person:a", false);
	assert_same_bytes("a", "!!a", false);
	assert_same_bytes("a", "a & a", false);
}

/* No prefix is a value, and a changed byte gives another sound value or none. */
static void
test_damaged_bytes(void **state)
{
	NxBuf buf = bytes_of("person:pos:\"barack obama\"* & !(un | date:\"10 may\") & un");
	NxQuery query;

	(void) state;
	for (uint32_t len = 0; len < buf.len; len++)
	{
		assert_int_equal(open_bytes(&query, buf.bytes, len), NX_BAD_BYTES);
		assert_in_range(bench.error.offset, 0, len);
	}
	for (uint32_t i = 0; i < buf.len; i++)
	{
		char *bytes = nx_arena_copy(&bench.arena, buf.bytes, buf.len);

		for (int change = 1; change < 256; change++)
		{
			NxBuf again;

			bytes[i] = (char) (buf.bytes[i] ^ change);
			if (open_bytes(&query, bytes, buf.len) != NX_OK)
				continue;
			nx_buf_init(&again, &bench.arena);
			nx_query_build(&query, &again);
			assert_int_equal(again.len, buf.len);
			assert_memory_equal(again.bytes, bytes, buf.len);
			assert_same_bytes(text_of(&query), text_of(&query), true);
		}
	}
}

#define HEAD "NWQ\x01"
#define ASSERT_BAD(literal, fault)                                                        \
	do                                                                                    \
	{                                                                                     \
		NxQuery query;                                                                    \
                                                                                          \
		assert_int_equal(open_bytes(&query, literal, sizeof(literal) - 1), NX_BAD_BYTES); \
		assert_string_equal(bench.error.message, fault);                                  \
	} while (0)

static void
test_unsound_bytes(void **state)
{
	(void) state;
	ASSERT_BAD("", "the bytes do not begin as those of a newsquery");
	ASSERT_BAD("NWD\x01", "the bytes do not begin as those of a newsquery");
	ASSERT_BAD(HEAD "\x80", "the numbers of terms and items are malformed");
	ASSERT_BAD(HEAD "\x01\x01", "it is too short for its terms and items");
	ASSERT_BAD(HEAD "\xff\xff\xff\xff\x0f\x01", "it is too short for its terms and items");
	ASSERT_BAD(HEAD "\x00\x00\x00", "there are bytes after its end");
	ASSERT_BAD(HEAD "\x01\x01\x0a\x01"
					"a\x03",
			   "a term has an unknown kind or flag");
	ASSERT_BAD(HEAD "\x01\x01\x3f\x01"
					"a\x03",
			   "a term has an unknown kind or flag");
	ASSERT_BAD(HEAD "\x01\x01\x8f\x01"
					"a\x03",
			   "a term has an unknown kind or flag");
	ASSERT_BAD(HEAD "\x01\x01\x0f\x00\x03", "a term has no words");
	ASSERT_BAD(HEAD "\x01\x01\x0f\x01"
					"A\x03",
			   "the words of a term are not folded");
	ASSERT_BAD(HEAD "\x01\x01\x0f\x02"
					"a \x03",
			   "the words of a term are not folded");
	ASSERT_BAD(HEAD "\x01\x01\x0f\x01\xff\x03", "the words of a term are not folded");
	ASSERT_BAD(HEAD "\x01\x01\x0f\x05"
					"a\x03",
			   "term 1 holds a malformed number or length");
	ASSERT_BAD(HEAD "\x01\x01\x0f\x01"
					"a\x80",
			   "the bytes end within item 1");
	ASSERT_BAD(HEAD "\x02\x03\x0f\x01"
					"a\x0f\x01"
					"a\x03\x04\x01",
			   "two terms are equal");
	ASSERT_BAD(HEAD "\x02\x03\x0f\x01"
					"a\x0f\x01"
					"b\x04\x03\x01",
			   "an item names a term that is not there");
	ASSERT_BAD(HEAD "\x01\x02\x0f\x01"
					"a\x03\x01",
			   "an operator lacks an operand");
	ASSERT_BAD(HEAD "\x00\x01\x00", "an operator lacks an operand");
	ASSERT_BAD(HEAD "\x01\x02\x0f\x01"
					"a\x03\x03",
			   "the items leave more than one operand");
	ASSERT_BAD(HEAD "\x02\x01\x0f\x01"
					"a\x0f\x01"
					"b\x03",
			   "a term stands in no item");
	ASSERT_BAD(HEAD "\x01\x00\x0f\x01"
					"a",
			   "a term stands in no item");
	ASSERT_BAD(HEAD "\x01\x05\x0f\x01"
					"a\x03\x03\x03\x01\x01",
			   "a chain of operators does not lean left");
}

static void
test_newer_version(void **state)
{
	NxQuery query;

	(void) state;
	assert_int_equal(open_bytes(&query, "NWQ\x02zzz", 7), NX_UNSUPPORTED);
	assert_string_equal(bench.error.message, "newsquery format version 2 is not supported");
}

static void
assert_joined(const char *left, NxQueryOp op, const char *right, const char *expected)
{
	NxQuery a = query_of(left);
	NxQuery b = query_of(right);
	NxQuery query;
	NxQuery wanted = query_of(expected);
	NxBuf built;

	assert_int_equal(nx_query_combine(&query, &bench.arena, op, &a, &b, &bench.error),
					 NX_OK);
	assert_string_equal(text_of(&query), text_of(&wanted));
	nx_buf_init(&built, &bench.arena);
	nx_query_build(&query, &built);
	assert_int_equal(built.len, bytes_of(expected).len);
	assert_memory_equal(built.bytes, bytes_of(expected).bytes, built.len);
}

static void
test_joining(void **state)
{
	NxQuery a = query_of("a & b");
	NxQuery none = query_of("");
	NxQuery query;

	(void) state;
	assert_joined("a", NX_QUERY_AND, "b", "a & b");
	assert_joined("a & b", NX_QUERY_AND, "b & c", "a & b & b & c");
	assert_joined("a & b", NX_QUERY_OR, "b & c", "a & b | b & c");
	assert_joined("a | b", NX_QUERY_AND, "c | a", "(a | b) & (c | a)");
	assert_joined("", NX_QUERY_AND, "a", "a");
	assert_joined("a", NX_QUERY_OR, "", "a");
	assert_joined("", NX_QUERY_OR, "", "");
	assert_int_equal(nx_query_negate(&query, &bench.arena, &a, &bench.error), NX_OK);
	assert_string_equal(text_of(&query), "!(a & b)");
	assert_int_equal(nx_query_negate(&query, &bench.arena, &none, &bench.error), NX_OK);
	assert_int_equal(query.n_items, 0);
}

static void
test_joining_has_a_limit(void **state)
{
	static char marks[NX_QUERY_MAX_ITEMS + 1];
	NxQuery query = query_of("a");
	NxQuery doubled;

	(void) state;
	/* 1, 3, 7, ... items: 2^14 - 1 are the most that fit. */
	for (int i = 0; i < 13; i++)
	{
		assert_int_equal(nx_query_combine(&doubled, &bench.arena, NX_QUERY_OR, &query,
										  &query, &bench.error),
						 NX_OK);
		query = doubled;
	}
	assert_int_equal(query.n_items, 16383);
	assert_int_equal(
		nx_query_combine(&doubled, &bench.arena, NX_QUERY_OR, &query, &query, &bench.error),
		NX_LIMIT);
	memset(marks, '!', NX_QUERY_MAX_ITEMS - 1);
	memcpy(marks + NX_QUERY_MAX_ITEMS - 1, "a", 2);
	query = query_of(marks);
	assert_int_equal(nx_query_negate(&doubled, &bench.arena, &query, &bench.error),
					 NX_LIMIT);
}

/* A value of three: of any choice for what may be, the value may be; else it is. */
static void
test_three_values(void **state)
{
	static const char *const texts[] = {"a & b", "a | b", "!a", "!(a & !b) | a & b", "a"};

	(void) state;
	for (size_t t = 0; t < sizeof(texts) / sizeof(*texts); t++)
	{
		NxQuery query = query_of(texts[t]);

		for (int code = 0; code < 9; code++)
		{
			NxTernary given[] = {(NxTernary) (code % 3), (NxTernary) (code / 3)};
			NxTernary stack[16];
			NxTernary value = nx_query_evaluate(&query, given, stack);

			for (int choice = 0; choice < 4; choice++)
			{
				NxTernary chosen[2];

				for (int i = 0; i < 2; i++)
					chosen[i] =
						given[i] == NX_MAYBE ? (NxTernary) (choice >> i & 1) : given[i];
				if (value != NX_MAYBE)
					assert_int_equal(nx_query_evaluate(&query, chosen, stack), value);
			}
			if (given[0] != NX_MAYBE && given[1] != NX_MAYBE)
				assert_int_not_equal(value, NX_MAYBE);
		}
	}
	{
		NxQuery both = query_of("a & b");
		NxTernary given[] = {NX_MAYBE, NX_FALSE};
		NxTernary stack[3];

		assert_int_equal(nx_query_evaluate(&both, given, stack), NX_FALSE);
		given[1] = NX_TRUE;
		assert_int_equal(nx_query_evaluate(&both, given, stack), NX_MAYBE);
	}
}

static NxTernary
constant_of(const char *text)
{
	NxQuery query = query_of(text);

	return nx_query_constant(&query, &bench.arena);
}

static void
test_constants(void **state)
{
	(void) state;
	assert_int_equal(constant_of(""), NX_FALSE);
	assert_int_equal(constant_of("a"), NX_MAYBE);
	assert_int_equal(constant_of("*"), NX_MAYBE); /* an article may name nobody */
	assert_int_equal(constant_of("a | !a"), NX_TRUE);
	assert_int_equal(constant_of("a & !A"), NX_FALSE);
	assert_int_equal(constant_of("a | !person:a"), NX_MAYBE);
	assert_int_equal(constant_of("(a | b) & !a & !b"), NX_FALSE);
	assert_int_equal(constant_of("a & b | !a | !b"), NX_TRUE);
	assert_int_equal(constant_of("a|b|c|d|e|f|g|h|i|j|k|l|!l"), NX_TRUE);
	assert_int_equal(constant_of("a&b&c&d&e&f&g&h&i&j&k&l"), NX_MAYBE);
	assert_int_equal(constant_of("(a|b|c|d|e|f|g|h|i|j|k|l)&!a&!b&!c&!d&!e&!f&!g&!h&!i"
								 "&!j&!k&!l"),
					 NX_FALSE);
	/* Of so many terms it is not tried. */
	assert_int_equal(constant_of("a|b|c|d|e|f|g|h|i|j|k|l|m|!m"), NX_MAYBE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_documented_bytes), TEST(test_round_trip),
		TEST(test_equality),		 TEST(test_damaged_bytes),
		TEST(test_unsound_bytes),	 TEST(test_newer_version),
		TEST(test_joining),			 TEST(test_joining_has_a_limit),
		TEST(test_three_values),	 TEST(test_constants),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
