/*
 * test_json.c
 *	  The JSON form of a newsdoc: how it is written, what is read, what is refused
 *	  and where.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "doc/json_number.h"
#include "test/core/sample_doc.h"

#define HEAD                                                                   \
	"{\"newsdoc\":1,\"model\":\"en@1\",\"model_digest\":\"0123456789abcdef\"," \
	"\"icu\":\"72.1\",\"body_bytes\":64,\"body_chars\":64,"                    \
	"\"body_hash\":\"fedcba9876543210\",\"truncated\":false,\"tone\":-0.5"

/* The sample as doc/newsdoc-format.md shows it. */
static const char sample_json[] = HEAD
	",\"blocks\":["
	"{\"kind\":\"headline\",\"sentences\":["
	"{\"pos\":1,\"len\":13,\"salience\":0.5,\"rank\":0,\"tone\":0,\"quote_tone\":null}]},"
	"{\"kind\":\"byline\",\"agency\":false,\"sentences\":["
	"{\"pos\":16,\"len\":9,\"salience\":0,\"rank\":0,\"tone\":0,\"quote_tone\":null}]},"
	"{\"kind\":\"body\",\"sentences\":["
	"{\"pos\":27,\"len\":22,\"salience\":1,\"rank\":1,\"tone\":-0.25,"
	"\"quote_tone\":-0.125},"
	"{\"pos\":50,\"len\":15,\"salience\":0.000001,\"rank\":2,\"tone\":-1,"
	"\"quote_tone\":null}]}],"
	"\"entities\":["
	"{\"name\":\"Ana Lee\",\"kind\":\"person\",\"salience\":1,\"tone\":-0.000003,"
	"\"aliases\":[\"Lee\",\"Ms \\\"Zo\xc3\xab\\\"\"]},"
	"{\"name\":\"Acme Corp\",\"kind\":\"organization\",\"salience\":0.25,\"tone\":1,"
	"\"aliases\":[]}],"
	"\"mentions\":[{\"pos\":0,\"len\":7,\"entity\":0},{\"pos\":1,\"len\":7,\"entity\":0},"
	"{\"pos\":40,\"len\":3,\"entity\":0},{\"pos\":50,\"len\":9,\"entity\":1}]}";

/* A whole value with nothing in its arrays. */
#define EMPTY_ARRAYS ",\"blocks\":[],\"entities\":[],\"mentions\":[]}"

static Bench bench;
static Sample sample;

static int
set_up(void **state)
{
	(void) state;
	bench_start(&bench);
	sample_init(&sample);
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
read_json(NxDoc *doc, const char *json, size_t len)
{
	/* In memory of its own, so that a sanitizer sees a read past the end. */
	return nx_doc_from_json(doc, &bench.arena, nx_arena_copy(&bench.arena, json, len), len,
							&bench.error);
}

static void
assert_accepted(const char *json)
{
	NxDoc doc;

	if (read_json(&doc, json, strlen(json)) != NX_OK)
		fail_msg("refused at %zu: %s", bench.error.offset, bench.error.message);
}

/*
 * The text is refused with this message, at the place that the caret marks; the
 * caret itself is taken out first.
 */
static void
assert_refused(const char *marked, const char *message)
{
	const char *mark = strchr(marked, '^');
	size_t offset = (size_t) (mark - marked);
	NxDoc doc;
	NxBuf json;

	assert_non_null(mark);
	nx_buf_init(&json, &bench.arena);
	nx_buf_bytes(&json, marked, offset);
	nx_buf_text(&json, mark + 1);
	assert_int_equal(read_json(&doc, json.bytes, json.len), NX_BAD_SYNTAX);
	assert_string_equal(bench.error.message, message);
	assert_int_equal(bench.error.offset, offset);
}

/* The text with the first `old` in it replaced. */
static const char *
replace(const char *json, const char *old, const char *new)
{
	const char *place = strstr(json, old);
	NxBuf buf;

	assert_non_null(place);
	nx_buf_init(&buf, &bench.arena);
	nx_buf_bytes(&buf, json, (size_t) (place - json));
	nx_buf_text(&buf, new);
	nx_buf_text(&buf, place + strlen(old));
	nx_buf_byte(&buf, '\0');
	return buf.bytes;
}

static void
assert_spoiled_refused(const char *old, const char *new, const char *message)
{
	assert_refused(replace(sample_json, old, new), message);
}

static NxBuf
to_json(const NxDoc *doc)
{
	NxBuf buf;

	nx_buf_init(&buf, &bench.arena);
	nx_doc_to_json(doc, &buf);
	return buf;
}

/* JSON to bytes and back gives the same text. */
static void
assert_json_round_trip(const char *json, size_t len)
{
	NxDoc doc;
	NxDoc opened;
	NxBuf bytes;
	NxBuf back;

	assert_int_equal(read_json(&doc, json, len), NX_OK);
	bytes = bench_build(&bench, &doc);
	assert_int_equal(
		nx_doc_open(&opened, &bench.arena, bytes.bytes, bytes.len, &bench.error), NX_OK);
	back = to_json(&opened);
	assert_int_equal(back.len, len);
	assert_memory_equal(back.bytes, json, len);
}

static void
test_writes_the_documented_text(void **state)
{
	NxBuf json = to_json(&sample.doc);

	(void) state;
	nx_buf_byte(&json, '\0');
	assert_string_equal(json.bytes, sample_json);
}

static void
test_round_trip_of_text(void **state)
{
	(void) state;
	assert_json_round_trip(sample_json, strlen(sample_json));
	assert_json_round_trip(HEAD EMPTY_ARRAYS, strlen(HEAD EMPTY_ARRAYS));
}

static void
test_round_trip_of_bytes(void **state)
{
	NxBuf bytes = bench_build(&bench, &sample.doc);
	NxBuf json = to_json(&sample.doc);
	NxBuf back;
	NxDoc doc;

	(void) state;
	assert_int_equal(read_json(&doc, json.bytes, json.len), NX_OK);
	back = bench_build(&bench, &doc);
	assert_int_equal(back.len, bytes.len);
	assert_memory_equal(back.bytes, bytes.bytes, bytes.len);
}

static void
test_any_order_and_white_space(void **state)
{
	static const char json[] =
		" \t\r\n{ \"mentions\" : [ { \"entity\" : 0 , \"len\" : 1 , \"pos\" : 1 } ] ,\n"
		"\"entities\":[{\"aliases\":[ ],\"tone\":0.0e5,\"salience\":0,\"kind\":\"date\",\n"
		"\"name\":\"x\"}],\"blocks\":[{\"sentences\":[{\"quote_tone\": null ,\"tone\":0,\n"
		"\"rank\":1,\"salience\":1.0,\"len\":1,\"pos\":1}],\"kind\":\"list item\"}],\n"
		"\"tone\":-1,\"truncated\":true,\"body_hash\":\"FEDCBA9876543210\",\n"
		"\"body_chars\":1,\"body_bytes\":1,\"icu\":\"72.1\",\n"
		"\"model_digest\":\"0000000000000000\",\"model\":\"en@1\",\"newsdoc\":1\n}\n\n";
	NxDoc doc;

	(void) state;
	if (read_json(&doc, json, strlen(json)) != NX_OK)
		fail_msg("refused at %zu: %s", bench.error.offset, bench.error.message);
	assert_true(doc.truncated);
	assert_true(doc.body_hash == UINT64_C(0xfedcba9876543210));
	assert_int_equal(doc.blocks[0].kind, NX_BLOCK_LIST_ITEM);
	assert_int_equal(doc.sentences[0].rank, 1);
	assert_int_equal(doc.entities[0].kind, NX_KIND_DATE);
	assert_int_equal(doc.entities[0].n_mentions, 1);
	assert_int_equal(doc.mentions[0].sentence, 1);
}

static void
test_unsorted_aliases_are_sorted(void **state)
{
	const char *json = replace(sample_json, "\"Lee\",\"Ms \\\"Zo\xc3\xab\\\"\"",
							   "\"Ms \\\"Zo\xc3\xab\\\"\",\"Lee\"");
	NxDoc doc;
	NxBuf back;

	(void) state;
	assert_int_equal(read_json(&doc, json, strlen(json)), NX_OK);
	back = to_json(&doc);
	assert_int_equal(back.len, strlen(sample_json));
	assert_memory_equal(back.bytes, sample_json, back.len);
}

static void
test_every_truncation_is_refused(void **state)
{
	(void) state;
	for (size_t len = 0; len < strlen(sample_json); len++)
	{
		NxDoc doc;

		assert_int_equal(read_json(&doc, sample_json, len), NX_BAD_SYNTAX);
		assert_true(bench.error.offset <= len);
	}
}

/* Each byte changed to each other: refused, or read as a value that round-trips. */
static void
test_every_byte_changed(void **state)
{
	char *json = nx_arena_copy(&bench.arena, sample_json, sizeof(sample_json) - 1);
	Bench own;

	(void) state;
	bench_start(&own);
	for (size_t i = 0; i < sizeof(sample_json) - 1; i++)
	{
		for (int value = 0; value < 256; value++)
		{
			NxDoc doc;
			NxDoc opened;
			NxBuf bytes;

			json[i] = (char) value;
			if (nx_doc_from_json(&doc, &own.arena, json, sizeof(sample_json) - 1,
								 &own.error) != NX_OK)
				continue;
			bytes = bench_build(&own, &doc);
			assert_int_equal(
				nx_doc_open(&opened, &own.arena, bytes.bytes, bytes.len, &own.error),
				NX_OK);
		}
		json[i] = sample_json[i];
		bench_stop(&own);
		bench_start(&own);
	}
	bench_stop(&own);
}

static void
test_syntax_faults(void **state)
{
	(void) state;
	assert_refused("^", "the text ends where a newsdoc should stand");
	assert_refused(" ^", "the text ends where a newsdoc should stand");
	assert_refused("^[]", "a newsdoc should stand here");
	assert_refused("^null", "a newsdoc should stand here");
	assert_refused("{^,}", "a key in quotes should stand here");
	assert_refused("{^newsdoc:1}", "a key in quotes should stand here");
	assert_refused("{\"newsdoc\" ^1}", "a colon should stand here");
	assert_refused("{\"newsdoc\":1 ^\"model\"}", "a comma or \"}\" should stand here");
	assert_refused("{\"newsdoc\":1,^}", "a key in quotes should stand here");
	assert_refused("{\"newsdoc\":1^;", "a comma or \"}\" should stand here");
	assert_refused("{\"newsdoc\":1^", "the text ends where a comma or \"}\" should stand");
	assert_refused("{\"newsdoc\":1,\"model\":^en}", "a string should stand here");
	assert_refused("{\"truncated\":^True}", "true or false should stand here");
	assert_refused("{\"blocks\":^{}}", "an array should stand here");
	assert_refused("{\"blocks\":[^[]]}", "a block should stand here");
	assert_refused("{\"mentions\":[^0]}", "a mention should stand here");
	assert_spoiled_refused("7,\"entity\":0},", "7,\"entity\":0}^",
						   "a comma or \"]\" should stand here");
	assert_spoiled_refused("\"aliases\":[]", "\"aliases\":[^,]",
						   "a string should stand here");
	assert_spoiled_refused("\"entity\":1}]}", "\"entity\":1}]}^}",
						   "there is text after its end");
	assert_spoiled_refused("\"entity\":1}]}", "\"entity\":1},^]}",
						   "a mention should stand here");
}

static void
test_bad_keys(void **state)
{
	(void) state;
	assert_refused("{^\"\":1}", "unknown key \"\" in a newsdoc");
	assert_refused("{^\"Model\":1}", "unknown key \"Model\" in a newsdoc");
	assert_refused("{\"icu\":\"1\",^\"icu\":\"1\"}",
				   "key \"icu\" stands twice in a newsdoc");
	assert_refused("{\"newsdoc\":1^}", "a newsdoc lacks key \"model\"");
	assert_spoiled_refused(",\"rank\":1", ",^\"rang\":1",
						   "unknown key \"rang\" in a sentence");
	assert_spoiled_refused("{\"pos\":16,", "{\"pos\":16,^\"pos\":16,",
						   "key \"pos\" stands twice in a sentence");
	assert_spoiled_refused(",\"entity\":1}", "^}", "a mention lacks key \"entity\"");
	assert_spoiled_refused(",\"quote_tone\":-0.125}", "^}",
						   "a sentence lacks key \"quote_tone\"");
	assert_spoiled_refused(",\"aliases\":[]}", "^}", "an entity lacks key \"aliases\"");
	assert_spoiled_refused("{\"kind\":\"byline\",\"agency\":false,",
						   "^{\"kind\":\"byline\",",
						   "key \"agency\" belongs in a byline, and only there");
	assert_spoiled_refused("{\"kind\":\"body\",", "^{\"kind\":\"body\",\"agency\":false,",
						   "key \"agency\" belongs in a byline, and only there");
	/* Of a long key only the beginning is repeated, and no character is cut. */
	assert_refused("{^\"k23456789012345678901234567890123456789\xc3\xa9\":1}",
				   "unknown key \"k23456789012345678901234567890123456789\" in a newsdoc");
}

static void
test_strings_with_escapes(void **state)
{
	const char *json = replace(sample_json, "\"Acme Corp\"",
							   "\"\\u0041\\u00e9\\u20aC\\ud83d\\ude00\\/\\\\\\\"\"");
	NxDoc doc;

	(void) state;
	assert_int_equal(read_json(&doc, json, strlen(json)), NX_OK);
	assert_int_equal(doc.entities[1].name.len, 1 + 2 + 3 + 4 + 3);
	assert_memory_equal(doc.entities[1].name.bytes,
						"A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80/\\\"", 13);
	/* A key is a string too. */
	assert_accepted(replace(sample_json, "\"icu\"", "\"\\u0069cu\""));
}

static void
test_bad_strings(void **state)
{
	static const char half[] = "half of a surrogate pair";
	static const char digits[] = "\\u wants four hexadecimal digits";

	(void) state;
	assert_refused("{\"model\":^\"en@1}", "a string does not end");
	assert_refused("{\"model\":^\"en@1\\\"}", "a string does not end");
	assert_refused("{\"model\":^\"\\", "a string does not end");
	assert_refused("{\"model\":\"en^\n@1\"}",
				   "a control character in a string must be escaped");
	assert_refused("{\"model\":\"en^\\x40\"}", "unknown escape in a string");
	assert_refused("{\"model\":\"^\\u12\"}", digits);
	assert_refused("{\"model\":\"^\\u12g4\"}", digits);
	assert_refused("{\"model\":\"^\\ud83d\"}", half);
	assert_refused("{\"model\":\"^\\ud83d\\n\"}", half);
	assert_refused("{\"model\":\"^\\ud83d\\u0041\"}", half);
	assert_refused("{\"model\":\"^\\ud83d\\ud83d\"}", half);
	assert_refused("{\"model\":\"^\\ude00\"}", half);
	assert_spoiled_refused("{\"name\":\"Acme Corp\"", "^{\"name\":\"Acme\\nCorp\"",
						   "the name of entity 2 holds a control character");
	assert_spoiled_refused("{\"name\":\"Acme Corp\"", "^{\"name\":\"Acme\\u0000Corp\"",
						   "the name of entity 2 holds a control character");
	assert_spoiled_refused("{\"name\":\"Acme Corp\"", "^{\"name\":\"Acme \xff\"",
						   "the name of entity 2 is not valid UTF-8");
}

static void
test_bad_numbers(void **state)
{
	static const char whole[] = "a whole number should stand here";
	static const char no_point[] =
		"a whole number without point or exponent should stand here";
	static const char range[] = "the number is not within -1 to 1";

	(void) state;
	assert_refused("{\"newsdoc\":^\"1\"", whole);
	assert_refused("{\"newsdoc\":^-1", whole);
	assert_refused("{\"newsdoc\":^", whole);
	assert_refused("{\"newsdoc\":^01", "a number must not begin with 0");
	assert_refused("{\"newsdoc\":^1.0", no_point);
	assert_refused("{\"newsdoc\":^1e0", no_point);
	assert_refused("{\"body_bytes\":^2147483648", "the number is too large");
	assert_refused("{\"body_bytes\":^18446744073709551617", "the number is too large");
	assert_refused("{\"tone\":^+1", "a number should stand here");
	assert_refused("{\"tone\":^.5", "a number should stand here");
	assert_refused("{\"tone\":^-", "a number should stand here");
	assert_refused("{\"tone\":^NaN", "a number should stand here");
	assert_refused("{\"tone\":0.^", "a digit should stand here");
	assert_refused("{\"tone\":0.^e1", "a digit should stand here");
	assert_refused("{\"tone\":1e^", "a digit should stand here");
	assert_refused("{\"tone\":1e+^}", "a digit should stand here");
	assert_refused("{\"tone\":-^00", "a number must not begin with 0");
	assert_refused("{\"tone\":^1.000001", range);
	assert_refused("{\"tone\":^-2", range);
	assert_refused("{\"tone\":^1e1", range);
	assert_refused("{\"tone\":^1e999999999999", range);
	assert_refused("{\"tone\":0.^"
				   "00000000000000000000000000000000000000000000000000"
				   "000000000000000000000000000000000000000000000000001",
				   "the number has too many digits");
	assert_spoiled_refused("{\"pos\":1,\"len\":13,\"salience\":0.5",
						   "^{\"pos\":1,\"len\":13,\"salience\":-0.5",
						   "sentence 1 has a salience that is not within 0 to 1");
}

static void
test_bad_hex(void **state)
{
	static const char message[] = "16 hexadecimal digits in quotes should stand here";

	(void) state;
	assert_refused("{\"body_hash\":^1", "a string should stand here");
	assert_refused("{\"body_hash\":^\"0123456789abcde\"", message);
	assert_refused("{\"body_hash\":^\"0123456789abcdef0\"", message);
	assert_refused("{\"body_hash\":^\"0123456789abcdeg\"", message);
}

/* What check.c refuses is refused from JSON too, at the item in question. */
static void
test_unsound_values(void **state)
{
	(void) state;
	assert_spoiled_refused("{\"kind\":\"headline\"", "{\"kind\":^\"heading\"",
						   "unknown kind of block");
	assert_spoiled_refused("\"kind\":\"organization\"", "\"kind\":^\"company\"",
						   "unknown kind of entity");
	assert_spoiled_refused("{\"pos\":50,\"len\":15", "^{\"pos\":50,\"len\":16",
						   "sentence 4 extends beyond the body");
	assert_spoiled_refused("{\"pos\":27,", "^{\"pos\":24,",
						   "sentence 3 overlaps the one before it");
	assert_spoiled_refused("{\"pos\":16,\"len\":9,\"salience\":0,\"rank\":0",
						   "^{\"pos\":16,\"len\":9,\"salience\":0,\"rank\":5",
						   "sentence 2 has a rank higher than the number of ranks");
	assert_spoiled_refused("{\"pos\":40,", "^{\"pos\":49,", "mention 3 is in no sentence");
	assert_spoiled_refused("{\"pos\":50,\"len\":9,\"entity\":1",
						   "^{\"pos\":50,\"len\":9,\"entity\":2",
						   "mention 4 is of an entity that is not there");
	assert_spoiled_refused("{\"name\":\"Ana Lee\"", "^{\"name\":\"Lee\"",
						   "entity 1 has its name as an alias");
}

static void
test_other_version_is_unsupported(void **state)
{
	/* A newer value may hold keys that this version does not know. */
	static const char json[] = "{\"newsdoc\":3,\"stories\":[]}";
	NxDoc doc;

	(void) state;
	assert_int_equal(read_json(&doc, json, strlen(json)), NX_UNSUPPORTED);
	assert_string_equal(bench.error.message, "newsdoc format version 3 is not supported");
	assert_string_equal(bench.error.detail, "This newsx reads versions up to 2.");
	assert_int_equal(bench.error.offset, 11);
}

/* Nesting is a fault at once, however deep it goes. */
static void
test_deep_nesting_is_refused_at_once(void **state)
{
	const size_t depth = 1000000;
	char *json = nx_arena_alloc(&bench.arena, depth + 11);
	NxDoc doc;

	(void) state;
	memcpy(json, "{\"blocks\":[", 11);
	memset(json + 11, '[', depth);
	assert_int_equal(nx_doc_from_json(&doc, &bench.arena, json, depth + 11, &bench.error),
					 NX_BAD_SYNTAX);
	assert_int_equal(bench.error.offset, 11);
}

static int32_t
unit_of(const char *number)
{
	NxJson json;

	nx_json_init(&json, &bench.arena, number, strlen(number), &bench.error);
	return nx_json_unit(&json);
}

static void
test_numbers_are_rounded_to_the_nearest(void **state)
{
	(void) state;
	assert_int_equal(unit_of("0"), 0);
	assert_int_equal(unit_of("-0"), 0);
	assert_int_equal(unit_of("-0.0"), 0);
	assert_int_equal(unit_of("1"), NX_UNIT);
	assert_int_equal(unit_of("-1.000"), -NX_UNIT);
	assert_int_equal(unit_of("0.5"), NX_UNIT / 2);
	assert_int_equal(unit_of("5e-1"), NX_UNIT / 2);
	assert_int_equal(unit_of("0.0005E+3"), NX_UNIT / 2);
	assert_int_equal(unit_of("50000000000000000000e-20"), NX_UNIT / 2);
	assert_int_equal(unit_of("1e-06"), 1);				 /* Python's 0.000001 */
	assert_int_equal(unit_of("9.5367431640625E-07"), 1); /* 2^-20 in full */
	assert_int_equal(unit_of("4.76e-7"), 0);			 /* less than half of it */
	assert_int_equal(unit_of("4.77e-7"), 1);			 /* more */
	assert_int_equal(unit_of("0e999999999999999999999"), 0);
	assert_int_equal(unit_of("1e-999999999999999999999"), 0);
	assert_int_equal(unit_of("0.30000000000000004"), unit_of("0.3"));
	assert_int_equal(unit_of("0.3"), 314573); /* 314572.8 */
}

/* Every number of the format is written so that it reads back, and in short. */
static void
test_every_unit_reads_back(void **state)
{
	Bench own;

	(void) state;
	bench_start(&own);
	for (int32_t value = -NX_UNIT; value <= NX_UNIT; value += value < -2000 ? 7 : 1)
	{
		NxBuf buf;
		NxJson json;

		nx_buf_init(&buf, &own.arena);
		nx_json_put_unit(&buf, value);
		nx_json_init(&json, &own.arena, buf.bytes, buf.len, &own.error);
		assert_int_equal(nx_json_unit(&json), value);
		assert_int_equal(json.offset, buf.len);
		assert_true(buf.len <= strlen("-0.1234567"));
		if (value % 4096 == 0)
		{
			bench_stop(&own);
			bench_start(&own);
		}
	}
	bench_stop(&own);
}

static void
assert_written(int32_t value, const char *expected)
{
	NxBuf buf;

	nx_buf_init(&buf, &bench.arena);
	nx_json_put_unit(&buf, value);
	nx_buf_byte(&buf, '\0');
	assert_string_equal(buf.bytes, expected);
}

static void
test_numbers_are_short(void **state)
{
	(void) state;
	assert_written(0, "0");
	assert_written(NX_UNIT, "1");
	assert_written(-NX_UNIT, "-1");
	assert_written(NX_UNIT / 2, "0.5");
	assert_written(-NX_UNIT / 8, "-0.125");
	assert_written(314573, "0.3");		/* 0.30000019... */
	assert_written(314572, "0.299999"); /* 0.29999923...: 0.3 would be 314573 */
	assert_written(1, "0.000001");		/* 0.00000095... */
	assert_written(NX_UNIT - 1, "0.999999");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_writes_the_documented_text),
		TEST(test_round_trip_of_text),
		TEST(test_round_trip_of_bytes),
		TEST(test_any_order_and_white_space),
		TEST(test_unsorted_aliases_are_sorted),
		TEST(test_every_truncation_is_refused),
		TEST(test_every_byte_changed),
		TEST(test_syntax_faults),
		TEST(test_bad_keys),
		TEST(test_strings_with_escapes),
		TEST(test_bad_strings),
		TEST(test_bad_numbers),
		TEST(test_bad_hex),
		TEST(test_unsound_values),
		TEST(test_other_version_is_unsupported),
		TEST(test_deep_nesting_is_refused_at_once),
		TEST(test_numbers_are_rounded_to_the_nearest),
		TEST(test_every_unit_reads_back),
		TEST(test_numbers_are_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
