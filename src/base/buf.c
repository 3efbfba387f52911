/*
 * buf.c
 *	  Growable bytes, little-endian integers and varints.
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
nx_buf_init(NxBuf *buf, NxArena *arena)
{
	buf->arena = arena;
	buf->bytes = NULL;
	buf->len = 0;
	buf->capacity = 0;
}

static char *
extend(NxBuf *buf, size_t len)
{
	char *place;

	nx_grow(buf->arena, buf->bytes, buf->len, buf->len + len, &buf->capacity);
	place = buf->bytes + buf->len;
	buf->len += (uint32_t) len;
	return place;
}

char *
nx_buf_reserve(NxBuf *buf, size_t size)
{
	nx_grow(buf->arena, buf->bytes, buf->len, buf->len + size, &buf->capacity);
	return buf->bytes + buf->len;
}

void
nx_buf_bytes(NxBuf *buf, const void *bytes, size_t len)
{
	if (len > 0)
		memcpy(extend(buf, len), bytes, len);
}

void
nx_buf_byte(NxBuf *buf, uint8_t byte)
{
	*extend(buf, 1) = (char) byte;
}

void
nx_buf_text(NxBuf *buf, const char *text)
{
	nx_buf_bytes(buf, text, strlen(text));
}

void
nx_buf_printf(NxBuf *buf, const char *format, ...)
{
	char line[512];
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	nx_assert(len >= 0 && (size_t) len < sizeof(line));
	if (len > 0)
		nx_buf_bytes(buf, line, (size_t) len);
}

static void
append_le(NxBuf *buf, uint64_t value, int n_bytes)
{
	uint8_t bytes[8];

	for (int i = 0; i < n_bytes; i++)
		bytes[i] = (uint8_t) (value >> (8 * i));
	nx_buf_bytes(buf, bytes, (size_t) n_bytes);
}

void
nx_buf_u16(NxBuf *buf, uint16_t value)
{
	append_le(buf, value, 2);
}

void
nx_buf_u32(NxBuf *buf, uint32_t value)
{
	append_le(buf, value, 4);
}

void
nx_buf_u64(NxBuf *buf, uint64_t value)
{
	append_le(buf, value, 8);
}

void
nx_buf_varint(NxBuf *buf, uint32_t value)
{
	while (value >= 0x80)
	{
		nx_buf_byte(buf, (uint8_t) (value | 0x80));
		value >>= 7;
	}
	nx_buf_byte(buf, (uint8_t) value);
}

void
nx_buf_zigzag(NxBuf *buf, int32_t value)
{
	uint32_t bits = (uint32_t) value;

	nx_buf_varint(buf, (bits << 1) ^ (value < 0 ? UINT32_MAX : 0));
}

void
nx_buf_varint64(NxBuf *buf, uint64_t value)
{
	uint8_t bytes[10];
	size_t len = 0;

	for (; value >= 0x80; value >>= 7)
		bytes[len++] = (uint8_t) (value | 0x80);
	bytes[len++] = (uint8_t) value;
	nx_buf_bytes(buf, bytes, len);
}

void
nx_buf_zigzag64(NxBuf *buf, int64_t value)
{
	uint64_t bits = (uint64_t) value;

	nx_buf_varint64(buf, (bits << 1) ^ (value < 0 ? UINT64_MAX : 0));
}

void
nx_reader_init(NxReader *reader, const void *bytes, size_t len)
{
	reader->bytes = bytes;
	reader->len = len;
	reader->offset = 0;
	reader->bad = false;
}

const char *
nx_read_bytes(NxReader *reader, size_t len)
{
	const uint8_t *place = reader->bytes + reader->offset;

	if (reader->bad || len > reader->len - reader->offset)
	{
		reader->bad = true;
		return NULL;
	}
	reader->offset += len;
	return (const char *) place;
}

static uint64_t
read_le(NxReader *reader, int n_bytes)
{
	const uint8_t *bytes = (const uint8_t *) nx_read_bytes(reader, (size_t) n_bytes);
	uint64_t value = 0;

	if (bytes == NULL)
		return 0;
	for (int i = 0; i < n_bytes; i++)
		value |= (uint64_t) bytes[i] << (8 * i);
	return value;
}

uint8_t
nx_read_u8(NxReader *reader)
{
	return (uint8_t) read_le(reader, 1);
}

uint16_t
nx_read_u16(NxReader *reader)
{
	return (uint16_t) read_le(reader, 2);
}

uint32_t
nx_read_u32(NxReader *reader)
{
	return (uint32_t) read_le(reader, 4);
}

uint64_t
nx_read_u64(NxReader *reader)
{
	return read_le(reader, 8);
}

uint32_t
nx_read_varint(NxReader *reader)
{
	uint32_t value = 0;

	for (int shift = 0; shift < 35; shift += 7)
	{
		uint8_t byte = nx_read_u8(reader);

		if (reader->bad)
			return 0;
		/* The fifth byte holds the last 4 bits; a last byte of 0 is not the shortest form. */
		if ((shift == 28 && byte > 0x0f) || (shift > 0 && byte == 0))
			break;
		value |= (uint32_t) (byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
	reader->bad = true;
	return 0;
}

int32_t
nx_read_zigzag(NxReader *reader)
{
	uint32_t bits = nx_read_varint(reader);

	return (int32_t) ((bits >> 1) ^ (0U - (bits & 1)));
}

uint64_t
nx_read_varint64(NxReader *reader)
{
	uint64_t value = 0;

	for (int shift = 0; shift < 70; shift += 7)
	{
		uint8_t byte = nx_read_u8(reader);

		if (reader->bad)
			return 0;
		/* The tenth byte holds the last bit; as above. */
		if ((shift == 63 && byte > 0x01) || (shift > 0 && byte == 0))
			break;
		value |= (uint64_t) (byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
	reader->bad = true;
	return 0;
}

int64_t
nx_read_zigzag64(NxReader *reader)
{
	uint64_t bits = nx_read_varint64(reader);

	return (int64_t) ((bits >> 1) ^ (0U - (bits & 1)));
}
