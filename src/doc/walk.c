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

/*
 * A varint whose length nobody can guess, which a branch for each byte would: taken from
 * a word of 8 bytes.  Of its five groups of 7 bits those behind its end are masked.
 */
static inline uint32_t
take_varied(NxReader *reader)
{
	const uint8_t *bytes = reader->bytes + reader->offset;
	uint64_t word;
	uint64_t ends;

	if (reader->len - reader->offset < 8)
		return take_varint(reader);
	word = nx_get_u32(bytes) | (uint64_t) nx_get_u32(bytes + 4) << 32;
	ends = ~word & UINT64_C(0x8080808080);
	if (ends == 0)
		return take_varint(reader);
	reader->offset += nx_bit_number(ends) / 8 + 1;
	word &= ends ^ (ends - 1);
	return (uint32_t) ((word & 0x7f) | (word >> 1 & 0x3f80) | (word >> 2 & 0x1fc000) |
					   (word >> 3 & 0xfe00000) | (word >> 4 & 0xf0000000));
}

static inline int32_t
take_zigzag(NxReader *reader)
{
	uint32_t bits = take_varied(reader);

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
	for (; n > 0 && !reader->bad; n--)
		skip_sentence(reader);
}

static void
begin_story(NxWalk *walk)
{
	NxReader *reader = &walk->reader;

	walk->n_story = take_varint(reader);
	walk->story = reader->bytes + reader->offset;
	if (walk->n_story == 0 || walk->n_story > NX_STORY_MAX ||
		walk->n_story > (reader->len - reader->offset) / NX_DOC_STORY_HASH)
	{
		walk->n_story = 0;
		reader->bad = true;
	}
	reader->offset += (size_t) walk->n_story * NX_DOC_STORY_HASH;
}

/* Step over what stands between the head and the entities. */
static void
begin_parts(NxWalk *walk, const NxDocHeader *header)
{
	NxReader *reader = &walk->reader;

	if (walk->says_mentions)
		begin_story(walk);
	else
	{
		skip_varints(reader, nx_get_u32(header->n_blocks));
		skip_sentences(reader, nx_get_u32(header->n_sentences));
	}
	walk->n_entities = nx_get_u32(header->n_entities);
	walk->n_mentions = nx_get_u32(header->n_mentions);
	if (reader->bad ||
		walk->n_entities > (reader->len - reader->offset) / NX_DOC_MIN_ENTITY ||
		walk->n_mentions > (reader->len - reader->offset) / NX_DOC_MIN_MENTION)
	{
		walk->n_entities = walk->n_mentions = 0;
		reader->bad = true;
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
	walk->says_mentions = header->version > NX_DOC_VERSION_PLAIN;
	walk->tone = (int32_t) nx_get_u32(header->tone);
	take_string(reader); /* the model */
	take_string(reader); /* ICU */
	begin_parts(walk, header);
	walk->n_left = walk->n_entities;
}

uint32_t
nx_walk_story(const NxWalk *walk, uint32_t *hashes)
{
	if (walk->reader.bad)
		return 0;
	for (uint32_t i = 0; i < walk->n_story; i++)
		hashes[i] = nx_get_u32(walk->story + (size_t) i * NX_DOC_STORY_HASH);
	return walk->n_story;
}

/*
 * A reader without an end: the caller knows that so many bytes are there.  It is kept in
 * registers, which the reader of a walk, that functions point to, is not.
 */
typedef struct Cursor
{
	const uint8_t *next;
	bool bad;
} Cursor;

/* Bytes that the five numbers before an entity's name can take, and are read with them. */
#define ENTITY_HEAD 32

/* As take_varied. */
static inline uint32_t
cursor_varied(Cursor *cursor)
{
	uint64_t word = nx_get_u32(cursor->next) | (uint64_t) nx_get_u32(cursor->next + 4)
												   << 32;
	uint64_t ends = ~word & UINT64_C(0x8080808080);

	cursor->bad |= ends == 0;
	ends |= UINT64_C(1) << 39; /* so it goes on by five bytes at most */
	cursor->next += nx_bit_number(ends) / 8 + 1;
	word &= ends ^ (ends - 1);
	return (uint32_t) ((word & 0x7f) | (word >> 1 & 0x3f80) | (word >> 2 & 0x1fc000) |
					   (word >> 3 & 0xfe00000) | (word >> 4 & 0xf0000000));
}

/* A varint that is a byte nearly always. */
static inline uint32_t
cursor_varint(Cursor *cursor)
{
	return *cursor->next < 0x80 ? *cursor->next++ : cursor_varied(cursor);
}

/* An entity at the cursor but for its aliases; false: bad bytes. */
static inline bool
cursor_entity(Cursor *cursor, const NxWalk *walk, uint32_t *salience, const uint8_t *end,
			  NxWalkEntity *entity)
{
	uint32_t parts = cursor_varint(cursor);
	uint32_t tone;

	*salience -= cursor_varied(cursor);
	entity->n_mentions = walk->says_mentions ? cursor_varint(cursor) : 0;
	tone = cursor_varied(cursor);
	entity->kind = parts & NX_DOC_KIND_MASK;
	entity->salience = *salience;
	entity->tone = (int32_t) ((tone >> 1) ^ (0U - (tone & 1)));
	entity->n_aliases = parts >> NX_DOC_ENTITY_SHIFT;
	entity->name.len = cursor_varint(cursor);
	entity->name.bytes = (const char *) cursor->next;
	if (cursor->bad || entity->name.len > (size_t) (end - cursor->next) ||
		entity->kind >= NX_N_KINDS)
		return false;
	cursor->next += entity->name.len;
	return true;
}

/* Step over so many aliases, as long as they are short; gives how many are left. */
static inline uint32_t
cursor_skip_aliases(Cursor *cursor, uint32_t n, const uint8_t *end)
{
	for (; n > 0 && cursor->next < end; n--)
	{
		uint32_t len = *cursor->next;

		if (len >= 0x80 || len >= (size_t) (end - cursor->next))
			break;
		cursor->next += len + 1;
	}
	return n;
}

/* The next entity where each byte must be looked at: near the end, or behind long aliases. */
static bool
walk_slowly(NxWalk *walk, NxWalkEntity *entity)
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
	walk->salience -= take_varied(reader);
	entity->n_mentions = walk->says_mentions ? take_varint(reader) : 0;
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
nx_walk_entity(NxWalk *walk, NxWalkEntity *entity)
{
	NxReader *reader = &walk->reader;
	const uint8_t *end = reader->bytes + reader->len;
	Cursor cursor = {reader->bytes + reader->offset, false};
	uint32_t salience = walk->salience;

	if (walk->n_left == 0 || reader->bad)
		return walk_slowly(walk, entity);
	walk->aliases_left = cursor_skip_aliases(&cursor, walk->aliases_left, end);
	reader->offset = (size_t) (cursor.next - reader->bytes);
	if (walk->aliases_left > 0 || end - cursor.next < ENTITY_HEAD)
		return walk_slowly(walk, entity);
	reader->bad = !cursor_entity(&cursor, walk, &salience, end, entity);
	reader->offset = (size_t) (cursor.next - reader->bytes);
	walk->salience = salience;
	walk->aliases_left = entity->n_aliases;
	walk->n_left--;
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

uint32_t
nx_walk_entities(NxWalk *walk, NxWalkEntity *entities, uint32_t n)
{
	NxReader *reader = &walk->reader;
	const uint8_t *end = reader->bytes + reader->len;
	Cursor cursor = {reader->bytes + reader->offset, reader->bad};
	uint32_t salience = walk->salience;
	uint32_t n_read = 0;

	while (n_read < n && n_read < walk->n_left && walk->aliases_left == 0 &&
		   end - cursor.next >= ENTITY_HEAD)
	{
		NxWalkEntity *entity = &entities[n_read];

		if (!cursor_entity(&cursor, walk, &salience, end, entity))
		{
			cursor.bad = true;
			break;
		}
		walk->aliases_left = cursor_skip_aliases(&cursor, entity->n_aliases, end);
		n_read++;
	}
	walk->n_left -= n_read;
	walk->salience = salience;
	reader->offset = (size_t) (cursor.next - reader->bytes);
	reader->bad = cursor.bad;
	while (n_read < n && nx_walk_entity(walk, &entities[n_read]))
		n_read++;
	return n_read;
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

	while (nx_walk_entity(walk, &entity))
		;
	n_title = take_varint(reader);
	for (uint32_t i = 0; i < walk->n_mentions && !reader->bad; i++)
		count_mention(walk, i < n_title, counts);
}

/*
 * The keyphrases behind the entities; entities[i] is 1 + the number of the entity that
 * keyphrase i is, or 0.
 */
static uint32_t
read_keyphrases(NxWalk *walk, NxWalkKeyphrase *keyphrases, uint32_t *entities)
{
	NxReader *reader = &walk->reader;
	uint32_t n = take_varint(reader);
	uint32_t weight = NX_UNIT;

	if (n > NX_KEYPHRASES_MAX)
		reader->bad = true;
	for (uint32_t i = 0; i < n && !reader->bad; i++)
	{
		entities[i] = take_varint(reader);
		weight -= take_varied(reader);
		keyphrases[i].weight = weight;
		if (entities[i] == 0)
			keyphrases[i].phrase = take_string(reader);
		else if (entities[i] > walk->n_entities)
			reader->bad = true;
	}
	return reader->bad ? 0 : n;
}

/* From the beginning again: the names of the entities that are keyphrases. */
static void
name_keyphrases(NxWalk *walk, NxWalkKeyphrase *keyphrases, const uint32_t *entities,
				uint32_t n)
{
	NxWalkEntity entity;
	uint32_t n_left = 0;

	for (uint32_t i = 0; i < n; i++)
		n_left += entities[i] > 0;
	for (uint32_t number = 1; n_left > 0 && nx_walk_entity(walk, &entity); number++)
	{
		for (uint32_t i = 0; i < n; i++)
		{
			if (entities[i] != number)
				continue;
			keyphrases[i].phrase = entity.name;
			n_left--;
		}
	}
}

uint32_t
nx_walk_keyphrases(NxWalk *walk, const void *bytes, size_t len, NxWalkKeyphrase *keyphrases)
{
	uint32_t entities[NX_KEYPHRASES_MAX];
	NxWalkEntity entity;
	uint32_t n;

	nx_walk_begin(walk, bytes, len);
	if (!walk->says_mentions)
		return 0;
	while (nx_walk_entity(walk, &entity))
		;
	n = walk->reader.bad ? 0 : read_keyphrases(walk, keyphrases, entities);
	if (n == 0)
		return 0;
	nx_walk_begin(walk, bytes, len);
	name_keyphrases(walk, keyphrases, entities, n);
	return walk->reader.bad ? 0 : n;
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
