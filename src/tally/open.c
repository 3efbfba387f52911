/*
 * open.c
 *	  A tally's bytes, taken apart and checked; format.h says what they are, check.c
 *	  what is sound.
 */
#include "tally/tally.h"

#include <string.h>

#include "tally/check.h"
#include "tally/format.h"

/* The most bytes of a name, and those behind it that are read with its last number. */
#define NAME_ROOM (2 + NX_TALLY_MAX_NAME + 4 * 10 + 14 + 8)

/* Bytes that are cut short or hold a malformed number. */
static NxStatus
fail_reader(const NxReader *reader, NxError *error)
{
	return nx_fail(error, NX_BAD_BYTES, reader->offset,
				   "its bytes are cut short or malformed");
}

static uint64_t
get_squares(NxReader *reader, uint32_t *high)
{
	uint64_t low = 0;

	*high = 0;
	for (int shift = 0; shift < 98; shift += 7)
	{
		uint8_t byte = nx_read_u8(reader);
		uint32_t bits = byte & 0x7f;

		if (reader->bad)
			return 0;
		/* The fourteenth byte holds the last 5 bits; as in nx_read_varint. */
		if ((shift == 91 && byte > 0x1f) || (shift > 0 && byte == 0))
			break;
		if (shift < 64)
			low |= (uint64_t) bits << shift;
		if (shift == 63)
			*high |= bits >> 1;
		else if (shift > 63)
			*high |= bits << (shift - 64);
		if (byte < 0x80)
			return low;
	}
	reader->bad = true;
	return 0;
}

static NxStatus
read_header(NxReader *reader, NxTallyView *view, NxError *error)
{
	const void *bytes = nx_read_bytes(reader, sizeof(NxTallyHeader));
	NxTallyHeader header;

	memset(view, 0, sizeof(*view));
	if (bytes == NULL)
		return nx_fail(error, NX_BAD_BYTES, 0, "it is too short");
	memcpy(&header, bytes, sizeof(header));
	if (memcmp(header.magic, NX_TALLY_MAGIC, sizeof(header.magic)) != 0)
		return nx_fail(error, NX_BAD_BYTES, 0,
					   "it does not begin with \"" NX_TALLY_MAGIC "\"");
	if (header.version != NX_TALLY_VERSION)
	{
		nx_fail(error, NX_UNSUPPORTED, 3, "newstally format version %d is not supported",
				header.version);
		nx_fail_detail(error, "This newsx reads version %d.", NX_TALLY_VERSION);
		return NX_UNSUPPORTED;
	}
	if ((header.flags & ~NX_TALLY_HAS_PAIRS) != 0 || header.reserved[0] != 0 ||
		header.reserved[1] != 0 || header.reserved[2] != 0)
		return nx_fail(error, NX_BAD_BYTES, 4, "it has unknown flags");
	view->has_pairs = (header.flags & NX_TALLY_HAS_PAIRS) != 0;
	view->articles = nx_read_varint64(reader);
	view->missed = nx_read_varint64(reader);
	return reader->bad ? fail_reader(reader, error) : NX_OK;
}

/*
 * A varint of up to 64 bits where 8 bytes can be read at least: up to 56 bits without a
 * loop, as the numbers of names are of all lengths and no branch is guessed right.
 */
static inline uint64_t
take_varint64(NxReader *reader)
{
	const uint8_t *bytes = reader->bytes + reader->offset;
	uint64_t word = nx_get_u32(bytes) | (uint64_t) nx_get_u32(bytes + 4) << 32;
	uint64_t ends = ~word & UINT64_C(0x8080808080808080);
	uint32_t n_bytes;

	if (bytes[0] < 0x80)
	{
		reader->offset++;
		return bytes[0];
	}
	if (ends == 0)
		return nx_read_varint64(reader);
	ends &= 0 - ends;
	word &= ends | (ends - 1);
	n_bytes = nx_bit_number(ends) / 8 + 1;
	/* As in nx_read_varint64: a last byte of 0 is not the shortest form. */
	reader->bad |= bytes[n_bytes - 1] == 0;
	reader->offset += n_bytes;
	word =
		(word & UINT64_C(0x007f007f007f007f)) | (word & UINT64_C(0x7f007f007f007f00)) >> 1;
	word =
		(word & UINT64_C(0x00003fff00003fff)) | (word & UINT64_C(0x3fff00003fff0000)) >> 2;
	return (word & UINT64_C(0x000000000fffffff)) |
		   (word & UINT64_C(0x0fffffff00000000)) >> 4;
}

/* A name at which NAME_ROOM bytes can be read. */
static inline void
take_name(NxReader *reader, NxTallyName *name)
{
	NxTallyCounts *counts = &name->counts;
	const uint8_t *bytes = reader->bytes;
	uint64_t tone;

	name->name.len = (uint32_t) take_varint64(reader);
	name->name.bytes = (const char *) bytes + reader->offset;
	reader->offset += name->name.len;
	counts->articles = take_varint64(reader) + 1;
	counts->mentions = take_varint64(reader) + counts->articles;
	tone = take_varint64(reader);
	counts->tone = (int64_t) ((tone >> 1) ^ (0 - (tone & 1)));
	/* All of 8 bytes: more than 56 bits. */
	if ((nx_get_u32(bytes + reader->offset) & nx_get_u32(bytes + reader->offset + 4) &
		 0x80808080) == 0x80808080)
		counts->squares = get_squares(reader, &counts->squares_high);
	else
	{
		counts->squares = take_varint64(reader);
		counts->squares_high = 0;
	}
	counts->missed = take_varint64(reader);
}

static void
read_name(NxReader *reader, NxTallyName *name)
{
	NxTallyCounts *counts = &name->counts;
	size_t n_left = reader->len - reader->offset;

	/* Of a short name only: its length is one byte, or two that say no more than 255. */
	if (n_left >= NAME_ROOM &&
		(reader->bytes[reader->offset] < 0x80 || reader->bytes[reader->offset + 1] == 0x01))
	{
		take_name(reader, name);
		return;
	}
	name->name.len = nx_read_varint(reader);
	name->name.bytes = nx_read_bytes(reader, name->name.len);
	counts->articles = nx_read_varint64(reader) + 1;
	counts->mentions = nx_read_varint64(reader) + counts->articles;
	counts->tone = nx_read_zigzag64(reader);
	counts->squares = get_squares(reader, &counts->squares_high);
	counts->missed = nx_read_varint64(reader);
}

static NxStatus
read_names(NxReader *reader, NxTallyView *view, NxArena *arena, NxError *error)
{
	uint64_t n = 0;
	uint32_t counts[NX_TALLY_KINDS];
	uint32_t next = 0;

	for (uint32_t kind = 0; kind < NX_TALLY_KINDS; kind++)
		n += counts[kind] = nx_read_varint(reader);
	if (reader->bad || n > (reader->len - reader->offset) / NX_TALLY_MIN_NAME)
		return fail_reader(reader, error);
	if (n > NX_TALLY_MAX_NAMES)
		return nx_fail(error, NX_BAD_BYTES, reader->offset, "it has too many names");
	view->n_names = (uint32_t) n;
	view->names = nx_arena_alloc(arena, (n + 1) * sizeof(*view->names));
	for (uint8_t kind = 0; kind < NX_TALLY_KINDS; kind++)
	{
		for (uint32_t i = 0; i < counts[kind] && !reader->bad; i++)
		{
			if (next % 1024 == 0)
				nx_poll(arena->env);
			view->names[next].kind = kind;
			read_name(reader, &view->names[next++]);
		}
	}
	return reader->bad ? fail_reader(reader, error) : NX_OK;
}

/* Numbers that wrap round give what check.c refuses: each pair comes after the last. */
static NxStatus
read_pairs(NxReader *reader, NxTallyView *view, NxArena *arena, NxError *error)
{
	uint32_t first = 0;
	uint32_t second = 0;

	view->pairs_missed = nx_read_varint64(reader);
	view->n_pairs = nx_read_varint(reader);
	if (reader->bad || view->n_pairs > (reader->len - reader->offset) / NX_TALLY_MIN_PAIR)
		return fail_reader(reader, error);
	if (view->n_pairs > NX_TALLY_MAX_PAIRS)
		return nx_fail(error, NX_BAD_BYTES, reader->offset, "it has too many pairs");
	view->pairs = nx_new_array(arena, NxTallyPair, view->n_pairs);
	for (uint32_t i = 0; i < view->n_pairs && !reader->bad; i++)
	{
		NxTallyPair *pair = &view->pairs[i];
		uint32_t step = nx_read_varint(reader);

		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (i == 0 || step > 0)
			second = first + step + 1;
		pair->first = first += step;
		pair->second = second + nx_read_varint(reader);
		second = pair->second + 1;
		pair->articles = nx_read_varint64(reader) + 1;
		pair->missed = nx_read_varint64(reader);
	}
	return reader->bad ? fail_reader(reader, error) : NX_OK;
}

/* Take the bytes apart; nothing is known then but that they are all there. */
static NxStatus
read_all(NxTallyView *view, NxArena *arena, const void *bytes, size_t len, NxError *error)
{
	NxReader reader;
	NxStatus status;

	nx_reader_init(&reader, bytes, len);
	status = read_header(&reader, view, error);
	if (status == NX_OK)
		status = read_names(&reader, view, arena, error);
	if (status == NX_OK && view->has_pairs)
		status = read_pairs(&reader, view, arena, error);
	if (status == NX_OK && reader.offset < len)
		status =
			nx_fail(error, NX_BAD_BYTES, reader.offset, "there are bytes after its end");
	return status;
}

NxStatus
nx_tally_open(NxTallyView *view, NxArena *arena, const void *bytes, size_t len,
			  NxError *error)
{
	NxStatus status = read_all(view, arena, bytes, len, error);

	if (status != NX_OK)
		return status;
	return nx_tally_check(view, NULL, NULL, arena->env, NX_BAD_BYTES, error);
}

NxStatus
nx_tally_open_stored(NxTallyView *view, NxArena *arena, const void *bytes, size_t len,
					 NxError *error)
{
	NxStatus status = read_all(view, arena, bytes, len, error);

	if (status != NX_OK)
		return status;
	return nx_tally_check_numbers(view, arena->env, NX_BAD_BYTES, error);
}

NxStatus
nx_tally_open_head(NxTallyView *view, const void *bytes, size_t len, NxError *error)
{
	NxReader reader;
	NxStatus status;

	nx_reader_init(&reader, bytes, len);
	status = read_header(&reader, view, error);
	view->has_pairs = false; /* what they have missed is not read */
	if (status != NX_OK)
		return status;
	if (view->articles > NX_TALLY_MAX_ARTICLES || view->missed > NX_TALLY_MAX_MISSED)
		return nx_fail(error, NX_BAD_BYTES, reader.offset, "it counts too many articles");
	return NX_OK;
}
