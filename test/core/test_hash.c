/*
 * test_hash.c
 *	  The hash is part of two stored formats: these numbers never change.  They
 *	  were worked out from the description in hash.h by a program in Python.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/hash.h"

static void
test_vectors(void **state)
{
	static const struct
	{
		const char *text;
		uint64_t hash;
	} vectors[] = {
		{"", UINT64_C(0x85cc24edcd38be60)},
		{"a", UINT64_C(0x7543ea6b53f6cd15)},
		{"newsx", UINT64_C(0x5ae4dd9f924c65fa)},
		{"Obama", UINT64_C(0xd67e833db83b5c31)},
		{"12345678", UINT64_C(0x4c771aad79bc97de)},
		{"123456789", UINT64_C(0xb5c4606d93ac94f2)},
		{"Z\xC3\xBCrich", UINT64_C(0x3745a10d7f88ac9d)},
		{"the quick brown fox jumps over the lazy dog", UINT64_C(0x5457c18f27a22fa0)},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++)
		assert_int_equal(nx_hash64(vectors[i].text, strlen(vectors[i].text)),
						 vectors[i].hash);
}

static void
test_zero_bytes_count(void **state)
{
	(void) state;
	assert_int_equal(nx_hash64("\0", 1), UINT64_C(0xb9b03cadbe4dac0d));
	assert_int_equal(nx_hash64("\0\0", 2), UINT64_C(0x91a35a8d2c24a354));
}

static void
test_unaligned_bytes_hash_alike(void **state)
{
	char room[64];
	const char *text = "the quick brown fox jumps over the lazy dog";

	(void) state;
	for (size_t shift = 0; shift < 8; shift++)
	{
		memcpy(room + shift, text, strlen(text));
		assert_int_equal(nx_hash64(room + shift, strlen(text)),
						 UINT64_C(0x5457c18f27a22fa0));
	}
}

static void
test_mix_depends_on_order(void **state)
{
	(void) state;
	assert_int_equal(nx_hash_mix(0, 0), UINT64_C(0xd6cb8892a926a943));
	assert_int_equal(nx_hash_mix(1, 2), UINT64_C(0xc8b7f534790f4c6e));
	assert_int_equal(nx_hash_mix(2, 1), UINT64_C(0xdd18ade68d0a0f53));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors),
		cmocka_unit_test(test_zero_bytes_count),
		cmocka_unit_test(test_unaligned_bytes_hash_alike),
		cmocka_unit_test(test_mix_depends_on_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
