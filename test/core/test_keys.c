/*
 * test_keys.c
 *	  What an index holds of a newsdoc.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "names_doc.h"
#include "query/keys.h"

/* The keys with a bar between, as a string. */
static const char *
join_keys(Bench *bench, const NamesEntity *entities, uint32_t n)
{
	NxBuf doc = names_build(bench, entities, n);
	NxBuf joined;
	NxString *keys;
	uint32_t n_keys;

	assert_int_equal(nx_keys_of_newsdoc(doc.bytes, doc.len, &bench->arena, &keys, &n_keys,
										&bench->error),
					 NX_OK);
	nx_buf_init(&joined, &bench->arena);
	for (uint32_t i = 0; i < n_keys; i++)
	{
		if (i > 0)
			nx_buf_byte(&joined, '|');
		nx_buf_bytes(&joined, keys[i].bytes, keys[i].len);
	}
	nx_buf_byte(&joined, 0);
	return joined.bytes;
}

static const NamesEntity leaders[] = {
	{NX_KIND_PERSON, NX_UNIT, 0, {"Barack Obama", "Obama", "Barack H. Obama"}},
	{NX_KIND_ORGANIZATION, 9, 0, {"International Criminal Court", "ICC", "U.N. Court"}},
	{NX_KIND_PERSON, 8, 0, {"Kim Jong-Un"}},
	{NX_KIND_PLACE, 8, 0, {"Z\u00FCrich", "Obama"}},
	{NX_KIND_FACILITY, 7, 0, {"Tower"}},
	{NX_KIND_GROUP, 6, 0, {"Swiss"}},
	{NX_KIND_PRODUCT, 5, 0, {"Tower"}},
	{NX_KIND_EVENT, 4, 0, {"Cup"}},
	{NX_KIND_OTHER, 3, 0, {"Nobel Prize", "&%!"}},
	{NX_KIND_DATE, 2, 0, {"20 March"}},
	{NX_KIND_MONEY, 1, 0, {"$5 million"}},
};

static void
test_words(void **state)
{
	Bench bench;

	(void) state;
	bench_start(&bench);
	assert_string_equal(join_keys(&bench, leaders, 11),
						"barack|court|criminal|cup|h|icc|international|jong|kim|nobel|"
						"obama|prize|swiss|tower|un|zurich");
	assert_string_equal(join_keys(&bench, leaders, 0), "");
	assert_string_equal(join_keys(&bench, leaders + 9, 2), "");
	bench_stop(&bench);
}

/* A word over the limit is cut between characters; what it is cut to is vague. */
static void
test_long_words(void **state)
{
	char name[NX_KEY_MAX_WORD + 12];
	char expected[NX_KEY_MAX_WORD + 1];
	NamesEntity entity = {NX_KIND_PERSON, 1, 0, {name}};
	NxString word = {name, NX_KEY_MAX_WORD - 4};
	Bench bench;

	(void) state;
	bench_start(&bench);
	memset(name, 'a', sizeof(name));
	name[sizeof(name) - 1] = '\0';
	memset(expected, 'a', NX_KEY_MAX_WORD);
	expected[NX_KEY_MAX_WORD] = '\0';
	assert_string_equal(join_keys(&bench, &entity, 1), expected);

	/* U+4E00 takes three bytes, and would end one after the limit. */
	memcpy(name + NX_KEY_MAX_WORD - 2, "\xE4\xB8\x80", 3);
	expected[NX_KEY_MAX_WORD - 2] = '\0';
	assert_string_equal(join_keys(&bench, &entity, 1), expected);
	assert_false(nx_key_is_vague(word));
	word.len = (uint32_t) strlen(expected);
	assert_true(nx_key_is_vague(word));
	bench_stop(&bench);
}

/* Whatever the bytes: keys or an error, and no read beyond the end (the sanitizers look). */
static void
test_damage(void **state)
{
	Bench bench;
	NxBuf doc;

	(void) state;
	bench_start(&bench);
	doc = names_build(&bench, leaders, 11);
	for (uint32_t i = 0; i < doc.len; i++)
	{
		NxString *keys;
		uint32_t n_keys;
		char *cut = malloc(i + 1);
		NxStatus status;

		memcpy(cut, doc.bytes, i);
		status = nx_keys_of_newsdoc(cut, i, &bench.arena, &keys, &n_keys, &bench.error);
		assert_true(status == NX_OK || status == NX_BAD_BYTES);
		if (i < 60)
			assert_int_equal(status, NX_BAD_BYTES);
		free(cut);
	}
	doc.bytes[3] = 99; /* the version */
	{
		NxString *keys;
		uint32_t n_keys;

		assert_int_equal(nx_keys_of_newsdoc(doc.bytes, doc.len, &bench.arena, &keys,
											&n_keys, &bench.error),
						 NX_UNSUPPORTED);
	}
	bench_stop(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_long_words),
		cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
