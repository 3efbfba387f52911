/*
 * buf.h
 *	  A growable string of bytes in an arena, and the reader of the same
 *	  encodings: little-endian integers and varints.
 *
 * varint: 7 bits a byte, lowest first, high bit set on all but the last byte;
 * the shortest form only, so that equal values have equal bytes.  zigzag maps
 * 0,-1,1,-2,... to 0,1,2,3,...
 */
#ifndef NEWSX_BASE_BUF_H
#define NEWSX_BASE_BUF_H

#include "base/arena.h"

typedef struct NxBuf
{
	NxArena *arena;
	char *bytes;
	uint32_t len;
	uint32_t capacity;
} NxBuf;

extern void nx_buf_init(NxBuf *buf, NxArena *arena);
extern void nx_buf_bytes(NxBuf *buf, const void *bytes, size_t len);
extern void nx_buf_byte(NxBuf *buf, uint8_t byte);
extern void nx_buf_text(NxBuf *buf, const char *text); /* NUL-terminated */
extern void nx_buf_printf(NxBuf *buf, const char *format, ...) nx_printf(2, 3);
extern void nx_buf_u16(NxBuf *buf, uint16_t value);
extern void nx_buf_u32(NxBuf *buf, uint32_t value);
extern void nx_buf_u64(NxBuf *buf, uint64_t value);
extern void nx_buf_varint(NxBuf *buf, uint32_t value);
extern void nx_buf_zigzag(NxBuf *buf, int32_t value);
extern void nx_buf_varint64(NxBuf *buf, uint64_t value);
extern void nx_buf_zigzag64(NxBuf *buf, int64_t value);

/*
 * For what writes very many small things: room for `size` bytes more, into which the
 * caller writes, and then says by how many the buffer has grown.
 */
extern char *nx_buf_reserve(NxBuf *buf, size_t size);

/* A varint into room for 10 bytes; gives the end of it. */
static inline char *
nx_put_varint64(char *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		*to++ = (char) (value | 0x80);
	*to++ = (char) value;
	return to;
}

/* The number of the lowest bit that is set, of which there is one. */
static inline uint32_t
nx_bit_number(uint64_t bits)
{
#if defined(__GNUC__)
	return (uint32_t) __builtin_ctzll(bits);
#else
	uint32_t place = 0;

	for (; (bits & 1) == 0; bits >>= 1)
		place++;
	return place;
#endif
}

/* The number in four bytes of any alignment. */
static inline uint32_t
nx_get_u32(const uint8_t place[4])
{
	return place[0] | (uint32_t) place[1] << 8 | (uint32_t) place[2] << 16 |
		   (uint32_t) place[3] << 24;
}

/*
 * A reader never goes past the end: once a read fails, `bad` is set, offset
 * stays where it failed, and every later read gives 0.
 */
typedef struct NxReader
{
	const uint8_t *bytes;
	size_t len;
	size_t offset;
	bool bad;
} NxReader;

extern void nx_reader_init(NxReader *reader, const void *bytes, size_t len);
extern uint8_t nx_read_u8(NxReader *reader);
extern uint16_t nx_read_u16(NxReader *reader);
extern uint32_t nx_read_u32(NxReader *reader);
extern uint64_t nx_read_u64(NxReader *reader);
extern uint32_t nx_read_varint(NxReader *reader);
extern int32_t nx_read_zigzag(NxReader *reader);
extern uint64_t nx_read_varint64(NxReader *reader);
extern int64_t nx_read_zigzag64(NxReader *reader);

/* len bytes in place, or NULL (and bad) if fewer are left. */
extern const char *nx_read_bytes(NxReader *reader, size_t len);

#endif /* NEWSX_BASE_BUF_H */
