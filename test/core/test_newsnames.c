/*
 * test_newsnames.c
 *	  A list of names as a value: its text form, its bytes, and what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "names/names.h"
#include "tools/host/host.h"

#define ROW(alias, name, kind) \
	"{\"alias\":\"" alias "\",\"name\":\"" name "\",\"kind\":\"" kind "\"}"

static NxHost host;
static NxArena arena;
static NxError error;

static int
set_up(void **state)
{
	(void) state;
	nx_host_init(&host);
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

static NxNames
names_of(const char *json)
{
	NxNames names;

	if (nx_names_from_json(&names, &arena, json, strlen(json), &error) != NX_OK)
		fail_msg("%s: %s", json, error.message);
	return names;
}

static const char *
text_of(const NxNames *names)
{
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	nx_names_to_json(names, &buf);
	nx_buf_byte(&buf, '\0');
	return buf.bytes;
}

static NxBuf
bytes_of(const char *json)
{
	NxNames names = names_of(json);
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	nx_names_build(&names, &buf);
	return buf;
}

static NxStatus
open_bytes(NxNames *names, const void *bytes, size_t len)
{
	/* In memory of its own, so that a sanitizer sees a read past the end. */
	return nx_names_open(names, &arena, nx_arena_copy(&arena, bytes, len), len, &error);
}

/* By text and by bytes. */
static void
assert_becomes(const char *json, const char *expected)
{
	NxNames names = names_of(json);
	NxBuf bytes;

	assert_string_equal(text_of(&names), expected);
	bytes = bytes_of(json);
	assert_int_equal(open_bytes(&names, bytes.bytes, bytes.len), NX_OK);
	assert_string_equal(text_of(&names), expected);
}

static void
assert_refused(const char *json, size_t offset, const char *message)
{
	NxNames names;
	NxStatus status = nx_names_from_json(&names, &arena, json, strlen(json), &error);

	assert_int_not_equal(status, NX_OK);
	assert_int_equal(status, error.status);
	assert_string_equal(error.message, message);
	assert_int_equal(error.offset, offset);
}

static void
lists_have_one_form(void **state)
{
	(void) state;
	assert_becomes("[]", "[]");
	assert_becomes(" [ ] ", "[]");
	assert_becomes("[" ROW("b", "B", "person") "]", "[" ROW("b", "B", "person") "]");
	assert_becomes(
		"[{\"kind\" : \"place\", \"name\":\"\\u00c5\", \"alias\":\"\\\"a\\\"\"}]",
		"[" ROW("\\\"a\\\"", "Å", "place") "]");
	assert_becomes("[" ROW("z", "B", "place") "," ROW("b", "B", "person") "," ROW(
					   "a", "B", "person") "," ROW("y", "A", "event") "]",
				   "[" ROW("y", "A", "event") "," ROW("a", "B", "person") "," ROW(
					   "b", "B", "person") "," ROW("z", "B", "place") "]");
}

static void
rows_that_are_there_twice_count_once(void **state)
{
	(void) state;
	assert_becomes("[" ROW("b", "B", "person") "," ROW("a", "A", "person") "," ROW(
					   "b", "B", "person") "]",
				   "[" ROW("a", "A", "person") "," ROW("b", "B", "person") "]");
}

static void
a_name_may_stand_alone(void **state)
{
	(void) state;
	assert_becomes("[{\"name\":\"Ana Lee\",\"kind\":\"person\"}]",
				   "[" ROW("Ana Lee", "Ana Lee", "person") "]");
	assert_becomes("[{\"alias\":null,\"name\":\"Ana Lee\",\"kind\":\"person\"}]",
				   "[" ROW("Ana Lee", "Ana Lee", "person") "]");
}

static void
white_space_around_names_is_left_out(void **state)
{
	(void) state;
	assert_becomes("[" ROW("  a  b ", "\xc2\xa0 C\xe2\x80\x83", "person") "]",
				   "[" ROW("a  b", "C", "person") "]");
}

static void
faults_are_told_with_their_place(void **state)
{
	(void) state;
	assert_refused("", 0, "the text ends where an array should stand");
	assert_refused("{}", 0, "an array should stand here");
	assert_refused("[1]", 1, "a row should stand here");
	assert_refused("[{}]", 2, "a row lacks key \"name\"");
	assert_refused("[" ROW("a", "b", "person") ",]", 42, "a row should stand here");
	assert_refused("[" ROW("a", "b", "person") "] x", 43, "there is text after its end");
	assert_refused("[" ROW("", "b", "person") "]", 1, "the alias is empty");
	assert_refused("[" ROW(" ", "b", "person") "]", 1, "the alias is empty");
	assert_refused("[" ROW("a", "", "person") "]", 1, "the name is empty");
	assert_refused("[" ROW("a", "b\\u0007c", "person") "]", 1,
				   "the name holds a control character");
	assert_refused("[" ROW("--", "b", "person") "]", 1,
				   "the alias \"--\" has no letter or digit");
	assert_refused("[{\"alias\":\"a\",\"name\":\"b\",\"kind\":\"x\",\"place\":1}]", 36,
				   "unknown key \"place\" in a row");
}

static void
kinds_are_listed_where_one_is_unknown(void **state)
{
	(void) state;
	assert_refused("[" ROW("a", "b", "planet") "]", 1, "unknown kind of name: \"planet\"");
	assert_string_equal(error.detail, "The kinds are person, organization, place, "
									  "facility, group, product, event, other.");
	assert_refused("[" ROW("a", "b", "date") "]", 1, "unknown kind of name: \"date\"");
	assert_refused("[" ROW("a", "b", "money") "]", 1, "unknown kind of name: \"money\"");
}

static void
long_names_are_refused(void **state)
{
	char json[1024];
	char name[NX_NAMES_MAX_BYTES + 2];

	(void) state;
	memset(name, 'x', sizeof(name));
	name[NX_NAMES_MAX_BYTES] = '\0';
	snprintf(json, sizeof(json), "[" ROW("%s", "%s", "place") "]", name, name);
	names_of(json);
	name[NX_NAMES_MAX_BYTES] = 'x';
	name[NX_NAMES_MAX_BYTES + 1] = '\0';
	snprintf(json, sizeof(json), "[" ROW("%s", "b", "place") "]", name);
	assert_refused(json, 1,
				   "the alias \"xxxxxxxxxxxxxxxxxxxxxxxx...\" of 201 bytes is too long");
	assert_int_equal(error.status, NX_LIMIT);
	snprintf(json, sizeof(json), "[" ROW("a", "%s", "place") "]", name);
	assert_refused(json, 1,
				   "the name \"xxxxxxxxxxxxxxxxxxxxxxxx...\" of 201 bytes is too long");
}

static void
an_alias_stands_for_one_thing(void **state)
{
	(void) state;
	assert_refused(
		"[" ROW("UN", "United Nations", "organization") "," ROW("U.N.", "Unnamed",
																"organization") "]",
		62,
		"the alias \"U.N.\" stands for \"United Nations\" (organization) and for "
		"\"Unnamed\" (organization)");
	assert_refused(
		"[" ROW("a", "b", "place") "," ROW("\xc3\x81", "b", "person") "]", 41,
		"the alias \"\xc3\x81\" stands for \"b\" (place) and for \"b\" (person)");
	/* Of one thing, and of two that only look alike. */
	names_of("[" ROW("UN", "United Nations",
					 "organization") "," ROW("U.N.", "United Nations", "organization") "]");
	names_of("[" ROW("Disney", "Walt Disney", "organization") "," ROW("Disney+", "Disney+",
																	  "product") "]");
}

static const char *const sample =
	"[" ROW("MoA", "Ministry of Agriculture",
			"organization") "," ROW("Corn House", "Ministry of Agriculture",
									"organization") "," ROW("Ana", "Ana Lee", "person") "]";

static void
every_prefix_is_refused(void **state)
{
	NxBuf bytes = bytes_of(sample);
	NxNames names;

	(void) state;
	for (uint32_t len = 0; len < bytes.len; len++)
	{
		assert_int_not_equal(open_bytes(&names, bytes.bytes, len), NX_OK);
		assert_true(error.offset <= len);
	}
	nx_buf_byte(&bytes, 0);
	assert_int_equal(open_bytes(&names, bytes.bytes, bytes.len), NX_BAD_BYTES);
	assert_string_equal(error.message, "there are bytes after its end");
}

/* Whatever byte is changed: refused, or another list in its one form. */
static void
changed_bytes_are_refused_or_another_list(void **state)
{
	NxBuf bytes = bytes_of(sample);

	(void) state;
	for (uint32_t i = 0; i < bytes.len; i++)
	{
		for (uint32_t value = 0; value < 256; value += 7)
		{
			char *changed = nx_arena_copy(&arena, bytes.bytes, bytes.len);
			NxNames names;
			NxBuf again;

			changed[i] = (char) value;
			if (open_bytes(&names, changed, bytes.len) != NX_OK)
				continue;
			nx_buf_init(&again, &arena);
			nx_names_build(&names, &again);
			assert_int_equal(again.len, bytes.len);
			assert_memory_equal(again.bytes, changed, bytes.len);
		}
	}
}

static void
assert_bytes_refused(const char *bytes, size_t len, const char *message)
{
	NxNames names;

	assert_int_not_equal(open_bytes(&names, bytes, len), NX_OK);
	assert_string_equal(error.message, message);
}

#define REFUSED(bytes, message) assert_bytes_refused(bytes, sizeof(bytes) - 1, message)

static void
unsound_bytes_are_refused(void **state)
{
	(void) state;
	REFUSED("NWQ\001\000", "the bytes do not begin as those of a newsnames");
	REFUSED("NWN\002\000", "newsnames format version 2 is not supported");
	assert_int_equal(error.status, NX_UNSUPPORTED);
	REFUSED("NWN\001\002\000\001B\000\001b", "it is too short for its names");
	REFUSED("NWN\001\001\010\001B\000\001b", "row 1 is of no known kind");
	REFUSED("NWN\001\001\000\001 \000\001b", "row 1 has no sound name");
	REFUSED("NWN\001\001\000\001B\000\001-", "row 1 has no sound alias");
	REFUSED("NWN\001\001\000\002B\377\000\001b", "row 1 has no sound name");
	REFUSED("NWN\001\001\000\001B\001\001b\001a", "row 2 is out of order");
	REFUSED("NWN\001\001\000\001B\001\001b\001b", "row 2 is out of order");
	REFUSED("NWN\001\002\000\001B\000\001a\000\001B\000\001b", "a name stands twice");
	REFUSED("NWN\001\001\000\001B\377\377\377\377\017\001b", "there are too many rows");
	REFUSED("NWN\001\001\000\377\377\377\377\017B\000\001b",
			"a name ends early or holds a malformed number");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_have_one_form),
		cmocka_unit_test(rows_that_are_there_twice_count_once),
		cmocka_unit_test(a_name_may_stand_alone),
		cmocka_unit_test(white_space_around_names_is_left_out),
		cmocka_unit_test(faults_are_told_with_their_place),
		cmocka_unit_test(kinds_are_listed_where_one_is_unknown),
		cmocka_unit_test(long_names_are_refused),
		cmocka_unit_test(an_alias_stands_for_one_thing),
		cmocka_unit_test(every_prefix_is_refused),
		cmocka_unit_test(changed_bytes_are_refused_or_another_list),
		cmocka_unit_test(unsound_bytes_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
