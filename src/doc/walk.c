/*
 * walk.c
 *	  A walk over the names of a newsdoc; see walk.h.
 *
 * Most numbers of a newsdoc are stepped over or fit one byte, and a walk is all that
 * counting does with a value, so numbers are read here in place.  The shortest form
 * is not insisted on: the value was checked when it came in.
 */
#include "doc/walk.h"

#include <string.h>

#include "doc/doc.h"
#include "doc/format.h"

/* A varint, or 0 with reader->bad. */
static uint32_t
take_long_varint(NxReader *reader)
{
	uint32_t value = 0;

	for (int shift = 0; shift < 35; shift += 7)
	{
		uint8_t byte;

		if (reader->offset >= reader->len)
			break;
		byte = reader->bytes[reader->offset++];
		value |= (uint32_t) (byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
	reader->bad = true;
	reader->offset = reader->len;
	return 0;
}

static inline uint32_t
take_varint(NxReader *reader)
{
	if (reader->offset < reader->len && reader->bytes[reader->offset] < 0x80)
		return reader->bytes[reader->offset++];
	return take_long_varint(reader);
}

static inline int32_t
take_zigzag(NxReader *reader)
{
	uint32_t bits = take_varint(reader);

	return (int32_t) ((bits >> 1) ^ (0U - (bits & 1)));
}

static inline NxString
take_string(NxReader *reader)
{
	uint32_t len = take_varint(reader);
	NxString string = {(const char *) reader->bytes + reader->offset, len};

	if (len > reader->len - reader->offset)
	{
		reader->bad = true;
		string.len = 0;
		return string;
	}
	reader->offset += len;
	return string;
}

/* Step over so many varints. */
static inline void
skip_varints(NxReader *reader, uint32_t n)
{
	const uint8_t *bytes = reader->bytes;
	size_t offset = reader->offset;
	size_t len = reader->len;

	for (; n > 0 && offset < len; offset++)
		n -= bytes[offset] < 0x80;
	reader->offset = offset;
	if (n > 0)
		reader->bad = true;
}

/*
 * Sentences and mentions, most of a value, are stepped over by a window of so many
 * bytes: bit i says that a varint ends at byte i of it.  So how long each number is
 * decides no branch, and several sentences are passed without looking at the bytes.
 */
#define WINDOW 64

static inline uint64_t
ends_of_8(const uint8_t *bytes)
{
	uint64_t word = bytes[0] | (uint64_t) bytes[1] << 8 | (uint64_t) bytes[2] << 16 |
					(uint64_t) bytes[3] << 24 | (uint64_t) bytes[4] << 32 |
					(uint64_t) bytes[5] << 40 | (uint64_t) bytes[6] << 48 |
					(uint64_t) bytes[7] << 56;

	/* The highest bit of each byte, brought together in the highest byte. */
	return (~word & UINT64_C(0x8080808080808080)) * UINT64_C(0x0002040810204081) >> 56;
}

static inline uint64_t
ends_of_window(const uint8_t *bytes)
{
	uint64_t ends = 0;

	for (int i = 0; i < WINDOW / 8; i++)
		ends |= ends_of_8(bytes + 8 * i) << (8 * i);
	return ends;
}

static inline bool
has_window(const NxReader *reader)
{
	return !reader->bad && reader->len - reader->offset >= WINDOW;
}

/* Without the first of the ends: step over one number. */
static inline uint64_t
after_one(uint64_t ends)
{
	return ends & (ends - 1);
}

/* The byte after the first of the ends, of which there is one. */
static inline uint32_t
next_start(uint64_t ends)
{
#if defined(__GNUC__)
	return (uint32_t) __builtin_ctzll(ends) + 1;
#else
	uint32_t place = 1;

	for (; (ends & 1) == 0; ends >>= 1)
		place++;
	return place;
#endif
}

/* Step over those of n sentences that lie in a window; gives how many. */
static uint32_t
skip_sentences_in_window(NxReader *reader, uint32_t n)
{
	const uint8_t *bytes = reader->bytes + reader->offset;
	uint64_t ends = ends_of_window(bytes);
	uint32_t done = 0;
	uint32_t end = 0;

	for (; done < n; done++)
	{
		uint64_t at_len = after_one(ends);
		uint64_t at_tone;

		if (after_one(at_len) == 0)
			break;
		at_tone = after_one(after_one(after_one(at_len)));
		if ((bytes[next_start(at_len)] & 1) != 0)
			at_tone = after_one(at_tone); /* that of the quotation */
		if (at_tone == 0)
			break;
		end = next_start(at_tone);
		ends = after_one(at_tone);
	}
	reader->offset += end;
	return done;
}

static void
skip_sentence(NxReader *reader)
{
	bool quoted;

	skip_varints(reader, 2);
	quoted = (take_varint(reader) & 1) != 0;
	skip_varints(reader, quoted ? 3 : 2);
}

static void
skip_sentences(NxReader *reader, uint32_t n)
{
	while (n > 0 && !reader->bad)
	{
		uint32_t done = has_window(reader) ? skip_sentences_in_window(reader, n) : 0;

		if (done == 0)
		{
			skip_sentence(reader);
			done = 1;
		}
		n -= done;
	}
}

void
nx_walk_begin(NxWalk *walk, const void *bytes, size_t len)
{
	const NxDocHeader *header = bytes; /* bytes alone, so of no alignment */
	NxReader *reader = &walk->reader;

	memset(walk, 0, sizeof(*walk));
	nx_reader_init(reader, bytes, len);
	walk->salience = NX_UNIT;
	if (len < sizeof(*header) ||
		memcmp(header->magic, NX_DOC_MAGIC, sizeof(header->magic)) != 0)
	{
		reader->bad = true;
		return;
	}
	if (header->version > NX_DOC_VERSION || header->version < NX_DOC_VERSION_PLAIN)
	{
		walk->unsupported = reader->bad = true;
		return;
	}
	reader->offset = sizeof(*header);
	walk->has_story = header->version > NX_DOC_VERSION_PLAIN;
	walk->tone = (int32_t) nx_get_u32(header->tone);
	take_string(reader); /* the model */
	take_string(reader); /* ICU */
	skip_varints(reader, nx_get_u32(header->n_blocks));
	skip_sentences(reader, nx_get_u32(header->n_sentences));
	walk->n_entities = nx_get_u32(header->n_entities);
	walk->n_mentions = nx_get_u32(header->n_mentions);
	if (reader->bad || walk->n_entities > (len - reader->offset) / NX_DOC_MIN_ENTITY ||
		walk->n_mentions > (len - reader->offset) / NX_DOC_MIN_MENTION)
	{
		walk->n_entities = walk->n_mentions = 0;
		reader->bad = true;
	}
	walk->n_left = walk->n_entities;
}

bool
nx_walk_entity(NxWalk *walk, NxWalkEntity *entity)
{
	NxReader *reader = &walk->reader;
	uint32_t parts;
	NxString alias;

	while (nx_walk_alias(walk, &alias))
		;
	if (walk->n_left == 0 || reader->bad)
		return false;
	walk->n_left--;
	parts = take_varint(reader);
	walk->salience -= take_varint(reader);
	entity->kind = parts & NX_DOC_KIND_MASK;
	entity->salience = walk->salience;
	entity->tone = take_zigzag(reader);
	entity->name = take_string(reader);
	entity->n_aliases = walk->aliases_left = parts >> NX_DOC_ENTITY_SHIFT;
	if (entity->kind >= NX_N_KINDS)
		reader->bad = true;
	return !reader->bad;
}

bool
nx_walk_alias(NxWalk *walk, NxString *alias)
{
	if (walk->aliases_left == 0 || walk->reader.bad)
		return false;
	walk->aliases_left--;
	*alias = take_string(&walk->reader);
	return !walk->reader.bad;
}

/*
 * Count those of n mentions in the body that lie in a window; gives how many.  The
 * number of an entity below 128 is one byte; another is left to count_mention.
 */
static uint32_t
count_mentions_in_window(NxWalk *walk, uint32_t n, uint32_t *counts)
{
	NxReader *reader = &walk->reader;
	const uint8_t *bytes = reader->bytes + reader->offset;
	uint64_t ends = ends_of_window(bytes);
	uint32_t done = 0;
	uint32_t end = 0;

	for (; done < n; done++)
	{
		uint64_t at_len = after_one(ends);
		uint64_t at_entity = after_one(at_len);
		uint32_t place;

		if (at_entity == 0)
			break;
		place = next_start(at_len);
		if (bytes[place] >= 0x80 || bytes[place] >= walk->n_entities)
			break;
		counts[bytes[place]]++;
		end = place + 1;
		ends = after_one(at_entity);
	}
	reader->offset += end;
	return done;
}

static void
count_mention(NxWalk *walk, bool in_title, uint32_t *counts)
{
	NxReader *reader = &walk->reader;
	uint32_t index;

	skip_varints(reader, in_title ? 1 : 2);
	index = take_varint(reader);
	if (reader->bad || index >= walk->n_entities)
		reader->bad = true;
	else
		counts[index]++;
}

void
nx_walk_mentions(NxWalk *walk, uint32_t *counts)
{
	NxReader *reader = &walk->reader;
	NxWalkEntity entity;
	uint32_t n_title;
	uint32_t i = 0;

	while (nx_walk_entity(walk, &entity))
		;
	n_title = take_varint(reader);
	walk->past_mentions = true;
	for (; i < n_title && i < walk->n_mentions && !reader->bad; i++)
		count_mention(walk, true, counts);
	while (i < walk->n_mentions && !reader->bad)
	{
		uint32_t done = 0;

		if (has_window(reader))
			done = count_mentions_in_window(walk, walk->n_mentions - i, counts);
		if (done == 0)
		{
			count_mention(walk, false, counts);
			done = 1;
		}
		i += done;
	}
}

static void
skip_mentions(NxWalk *walk)
{
	NxReader *reader = &walk->reader;
	NxWalkEntity entity;
	uint32_t n_title;

	while (nx_walk_entity(walk, &entity))
		;
	n_title = take_varint(reader);
	if (n_title > walk->n_mentions)
		reader->bad = true;
	else
	{
		skip_varints(reader, n_title * 2);
		skip_varints(reader, (walk->n_mentions - n_title) * 3);
	}
	walk->past_mentions = true;
}

uint32_t
nx_walk_story(NxWalk *walk, uint32_t *hashes)
{
	NxReader *reader = &walk->reader;
	uint32_t n;

	if (!walk->past_mentions)
		skip_mentions(walk);
	if (reader->bad || !walk->has_story)
		return 0;
	n = take_varint(reader);
	if (n == 0 || n > NX_STORY_MAX ||
		n > (reader->len - reader->offset) / NX_DOC_STORY_HASH)
	{
		reader->bad = true;
		return 0;
	}
	for (uint32_t i = 0; i < n; i++)
		hashes[i] =
			nx_get_u32(reader->bytes + reader->offset + (size_t) i * NX_DOC_STORY_HASH);
	reader->offset += (size_t) n * NX_DOC_STORY_HASH;
	walk->has_story = false;
	return n;
}

NxStatus
nx_walk_fault(const NxWalk *walk, NxError *error)
{
	if (walk->unsupported)
	{
		const NxDocHeader *header = (const void *) walk->reader.bytes;

		nx_fail(error, NX_UNSUPPORTED, offsetof(NxDocHeader, version),
				"newsdoc format version %d is not supported", header->version);
		nx_fail_detail(error, "This newsx reads versions up to %d.", NX_DOC_VERSION);
		return NX_UNSUPPORTED;
	}
	return nx_fail(error, NX_BAD_BYTES, walk->reader.offset,
				   "its names are cut short or malformed");
}
