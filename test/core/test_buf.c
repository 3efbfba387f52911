/*
 * test_buf.c
 *	  What the buffer writes, the reader reads; damaged bytes are refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "tools/host/host.h"

static NxHost host;
static NxArena arena;

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

static void
test_integers_are_little_endian(void **state)
{
	NxBuf buf;

	(void) state;
	nx_buf_init(&buf, &arena);
	nx_buf_byte(&buf, 0xAB);
	nx_buf_u16(&buf, 0x0102);
	nx_buf_u32(&buf, 0x03040506);
	nx_buf_u64(&buf, UINT64_C(0x0708090A0B0C0D0E));
	assert_int_equal(buf.len, 15);
	assert_memory_equal(buf.bytes,
						"\xAB\x02\x01\x06\x05\x04\x03\x0E\x0D\x0C\x0B\x0A\x09\x08\x07", 15);
}

static void
test_varint_bytes(void **state)
{
	static const struct
	{
		uint32_t value;
		const char *bytes;
		uint32_t len;
	} cases[] = {
		{0, "\x00", 1},
		{1, "\x01", 1},
		{127, "\x7F", 1},
		{128, "\x80\x01", 2},
		{300, "\xAC\x02", 2},
		{16383, "\xFF\x7F", 2},
		{16384, "\x80\x80\x01", 3},
		{UINT32_MAX, "\xFF\xFF\xFF\xFF\x0F", 5},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		NxBuf buf;
		NxReader reader;

		nx_buf_init(&buf, &arena);
		nx_buf_varint(&buf, cases[i].value);
		assert_int_equal(buf.len, cases[i].len);
		assert_memory_equal(buf.bytes, cases[i].bytes, buf.len);
		nx_reader_init(&reader, buf.bytes, buf.len);
		assert_int_equal(nx_read_varint(&reader), cases[i].value);
		assert_false(reader.bad);
		assert_int_equal(reader.offset, buf.len);
	}
}

static void
test_zigzag(void **state)
{
	static const int32_t values[] = {0,		  -1,		1,		   -2,		 2,
									 1048576, -1048576, INT32_MAX, INT32_MIN};
	NxReader reader;
	NxBuf buf;

	(void) state;
	nx_buf_init(&buf, &arena);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		nx_buf_zigzag(&buf, values[i]);
	assert_memory_equal(buf.bytes, "\x00\x01\x02\x03\x04", 5);
	nx_reader_init(&reader, buf.bytes, buf.len);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		assert_int_equal(nx_read_zigzag(&reader), values[i]);
	assert_false(reader.bad);
	assert_int_equal(reader.offset, reader.len);
}

static void
assert_varint_is_bad(const char *bytes, size_t len)
{
	NxReader reader;

	nx_reader_init(&reader, bytes, len);
	assert_int_equal(nx_read_varint(&reader), 0);
	assert_true(reader.bad);
}

static void
test_bad_varints_are_refused(void **state)
{
	(void) state;
	assert_varint_is_bad("", 0);
	assert_varint_is_bad("\x80", 1);					 /* cut off */
	assert_varint_is_bad("\x80\x00", 2);				 /* not the shortest form of 0 */
	assert_varint_is_bad("\xFF\xFF\xFF\xFF\x10", 5);	 /* 33 bits */
	assert_varint_is_bad("\xFF\xFF\xFF\xFF\xFF\x01", 6); /* six bytes */
}

static void
test_reader_stays_at_the_failure(void **state)
{
	NxReader reader;

	(void) state;
	nx_reader_init(&reader, "\x01\x02\x03\x04\x05\x06", 6);
	assert_int_equal(nx_read_u32(&reader), 0x04030201);
	assert_int_equal(nx_read_u32(&reader), 0);
	assert_true(reader.bad);
	assert_int_equal(reader.offset, 4);
	assert_int_equal(nx_read_u8(&reader), 0);
	assert_null(nx_read_bytes(&reader, 1));
	assert_int_equal(reader.offset, 4);
}

static void
test_length_near_the_largest_is_no_overflow(void **state)
{
	NxReader reader;

	(void) state;
	nx_reader_init(&reader, "abc", 3);
	nx_read_u8(&reader);
	assert_null(nx_read_bytes(&reader, SIZE_MAX));
	assert_true(reader.bad);
}

static void
test_bytes_of_any_number(void **state)
{
	NxBuf buf;

	(void) state;
	nx_buf_init(&buf, &arena);
	for (int i = 0; i < 10000; i++)
		nx_buf_text(&buf, "Seoul");
	nx_buf_bytes(&buf, NULL, 0);
	nx_buf_printf(&buf, "%d/%s", 42, "x");
	assert_int_equal(buf.len, 50004);
	assert_memory_equal(buf.bytes + 49995, "Seoul42/x", 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_integers_are_little_endian, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_varint_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_zigzag, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bad_varints_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_reader_stays_at_the_failure, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_length_near_the_largest_is_no_overflow, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_bytes_of_any_number, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
