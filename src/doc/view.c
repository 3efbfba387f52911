/*
 * view.c
 *	  Read a newsdoc's bytes; format.h says what they are.
 *
 * Two steps: the streams are decoded into the arrays of NxDoc, every count
 * checked against the bytes that are left before anything is allocated for it;
 * then check.c looks at the values.  A sum that wraps round here gives a value
 * that check.c refuses, as each position is compared with the one before it.
 */
#include "doc/doc.h"

#include <inttypes.h>
#include <string.h>

#include "doc/check.h"
#include "doc/format.h"

typedef struct View
{
	NxReader reader;
	NxDoc *doc;
	NxArena *arena;
	NxError *error;
	uint32_t *n_mentions; /* what each entity says; NULL in version 1 */
} View;

static uint64_t
get_u64(const uint8_t place[8])
{
	return nx_get_u32(place) | (uint64_t) nx_get_u32(place + 4) << 32;
}

static NxStatus
fail_view(View *view, const char *fault)
{
	return nx_fail(view->error, NX_BAD_BYTES, view->reader.offset, "%s", fault);
}

/* The reader went bad within an item (0-based): at the end or at a bad number. */
static NxStatus
fail_item(View *view, const char *what, size_t item)
{
	bool is_end = view->reader.offset == view->reader.len;

	return nx_fail(view->error, NX_BAD_BYTES, view->reader.offset,
				   is_end ? "the bytes end within %s %zu"
						  : "%s %zu holds a malformed number or length",
				   what, item + 1);
}

static NxString
get_string(NxReader *reader)
{
	NxString string;

	string.len = nx_read_varint(reader);
	string.bytes = nx_read_bytes(reader, string.len);
	if (string.bytes == NULL)
		string.len = 0;
	return string;
}

static NxStatus
open_header(View *view)
{
	NxDoc *doc = view->doc;
	const void *bytes = nx_read_bytes(&view->reader, sizeof(NxDocHeader));
	NxDocHeader header;

	if (bytes == NULL)
		return fail_view(view, "it is too short");
	memcpy(&header, bytes, sizeof(header));
	view->reader.offset = 0; /* where the faults of this function are */
	if (memcmp(header.magic, NX_DOC_MAGIC, sizeof(header.magic)) != 0)
		return fail_view(view, "it does not begin like one");
	if (header.version != NX_DOC_VERSION && header.version != NX_DOC_VERSION_PLAIN)
	{
		nx_fail(view->error, NX_UNSUPPORTED, offsetof(NxDocHeader, version),
				"newsdoc format version %d is not supported", header.version);
		nx_fail_detail(view->error, "This newsx reads versions up to %d.", NX_DOC_VERSION);
		return NX_UNSUPPORTED;
	}
	if ((header.flags & ~NX_DOC_TRUNCATED) != 0)
		return fail_view(view, "it has unknown flags");
	for (size_t i = 0; i < sizeof(header.reserved); i++)
	{
		if (header.reserved[i] != 0)
			return fail_view(view, "reserved bytes are not zero");
	}
	view->reader.offset = sizeof(header);
	doc->version = header.version;
	doc->truncated = (header.flags & NX_DOC_TRUNCATED) != 0;
	doc->body_bytes = nx_get_u32(header.body_bytes);
	doc->body_chars = nx_get_u32(header.body_chars);
	doc->body_hash = get_u64(header.body_hash);
	doc->model_digest = get_u64(header.model_digest);
	doc->tone = (int32_t) nx_get_u32(header.tone);
	doc->n_blocks = nx_get_u32(header.n_blocks);
	doc->n_sentences = nx_get_u32(header.n_sentences);
	doc->n_entities = nx_get_u32(header.n_entities);
	doc->n_mentions = nx_get_u32(header.n_mentions);
	return NX_OK;
}

static NxStatus
open_head(View *view)
{
	NxStatus status = open_header(view);

	if (status != NX_OK)
		return status;
	view->doc->model = get_string(&view->reader);
	view->doc->icu = get_string(&view->reader);
	if (view->reader.bad)
		return fail_view(view, "the names of model and ICU are cut short");
	return NX_OK;
}

static NxStatus
open_blocks(View *view)
{
	NxDoc *doc = view->doc;

	doc->blocks = nx_new_array(view->arena, NxDocBlock, doc->n_blocks);
	for (uint32_t i = 0; i < doc->n_blocks; i++)
	{
		NxDocBlock *block = &doc->blocks[i];
		uint32_t parts;

		if (i % 1024 == 0)
			nx_poll(view->arena->env);
		block->pos = (uint32_t) view->reader.offset;
		parts = nx_read_varint(&view->reader);
		if (view->reader.bad)
			return fail_item(view, "block", i);
		block->kind = parts & NX_DOC_KIND_MASK;
		block->is_agency = (parts & NX_DOC_BLOCK_AGENCY) != 0;
		block->n_sentences = (parts >> NX_DOC_BLOCK_SHIFT) + 1;
	}
	return NX_OK;
}

static NxStatus
open_sentences(View *view)
{
	NxDoc *doc = view->doc;
	NxReader *reader = &view->reader;
	uint32_t next = 1;

	doc->sentences = nx_new_array(view->arena, NxDocSentence, doc->n_sentences);
	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		NxDocSentence *sentence = &doc->sentences[i];
		uint32_t rank;

		if (i % 1024 == 0)
			nx_poll(view->arena->env);
		sentence->block = (uint32_t) reader->offset;
		sentence->pos = next + nx_read_varint(reader);
		sentence->len = nx_read_varint(reader);
		rank = nx_read_varint(reader);
		sentence->salience = nx_read_varint(reader);
		sentence->tone = nx_read_zigzag(reader);
		sentence->rank = rank >> 1;
		sentence->quoted = (rank & 1) != 0;
		if (sentence->quoted)
			sentence->quote_tone = nx_read_zigzag(reader);
		if (reader->bad)
			return fail_item(view, "sentence", i);
		next = sentence->pos + sentence->len;
	}
	return NX_OK;
}

static NxStatus
open_aliases(View *view, NxDocEntity *entity)
{
	if (entity->n_aliases > (view->reader.len - view->reader.offset) / NX_DOC_MIN_ALIAS)
		return fail_view(view, "an entity has more aliases than there are bytes");
	entity->aliases = nx_new_array(view->arena, NxString, entity->n_aliases);
	for (uint32_t i = 0; i < entity->n_aliases; i++)
		entity->aliases[i] = get_string(&view->reader);
	return NX_OK;
}

static NxStatus
open_entities(View *view)
{
	NxDoc *doc = view->doc;
	NxReader *reader = &view->reader;
	uint32_t highest = NX_UNIT;

	doc->entities = nx_new_array(view->arena, NxDocEntity, doc->n_entities);
	if (doc->version > NX_DOC_VERSION_PLAIN)
		view->n_mentions = nx_new_array(view->arena, uint32_t, doc->n_entities);
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		NxDocEntity *entity = &doc->entities[i];
		uint32_t parts;

		if (i % 1024 == 0)
			nx_poll(view->arena->env);
		entity->first_pos = (uint32_t) reader->offset;
		parts = nx_read_varint(reader);
		entity->kind = parts & NX_DOC_KIND_MASK;
		entity->n_aliases = parts >> NX_DOC_ENTITY_SHIFT;
		entity->salience = highest - nx_read_varint(reader);
		if (view->n_mentions != NULL)
			view->n_mentions[i] = nx_read_varint(reader);
		entity->tone = nx_read_zigzag(reader);
		entity->name = get_string(reader);
		if (entity->n_aliases > 0 && open_aliases(view, entity) != NX_OK)
			return NX_BAD_BYTES;
		if (reader->bad)
			return fail_item(view, "entity", i);
		highest = entity->salience;
	}
	return NX_OK;
}

static NxStatus
open_mentions(View *view)
{
	NxDoc *doc = view->doc;
	NxReader *reader = &view->reader;
	uint32_t n_title = nx_read_varint(reader);
	uint32_t next = 1;

	if (reader->bad || n_title > doc->n_mentions)
		return fail_view(view, "the number of mentions in the title is impossible");
	doc->mentions = nx_new_array(view->arena, NxDocMention, doc->n_mentions);
	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		NxDocMention *mention = &doc->mentions[i];

		if (i % 1024 == 0)
			nx_poll(view->arena->env);
		mention->sentence = (uint32_t) reader->offset;
		if (i >= n_title)
		{
			mention->pos = next + nx_read_varint(reader);
			if (mention->pos == 0)
				reader->bad = true; /* wrapped round; 0 is for the title */
		}
		mention->len = nx_read_varint(reader);
		mention->entity = nx_read_varint(reader);
		if (reader->bad)
			return fail_item(view, "mention", i);
		if (i >= n_title)
			next = mention->pos + mention->len;
	}
	return NX_OK;
}

static NxStatus
open_story(View *view)
{
	NxDoc *doc = view->doc;
	NxReader *reader = &view->reader;

	doc->n_story = nx_read_varint(reader);
	if (reader->bad || doc->n_story == 0 || doc->n_story > NX_STORY_MAX ||
		doc->n_story > (reader->len - reader->offset) / NX_DOC_STORY_HASH)
		return fail_view(view, "the number of hashes of its story is impossible");
	doc->story = nx_new_array(view->arena, uint32_t, doc->n_story);
	for (uint32_t i = 0; i < doc->n_story; i++)
		doc->story[i] = nx_read_u32(reader);
	return NX_OK;
}

static NxStatus
open_keyphrases(View *view)
{
	NxDoc *doc = view->doc;
	NxReader *reader = &view->reader;
	uint32_t highest = NX_UNIT;

	doc->n_keyphrases = nx_read_varint(reader);
	if (reader->bad || doc->n_keyphrases > NX_KEYPHRASES_MAX ||
		doc->n_keyphrases > (reader->len - reader->offset) / NX_DOC_MIN_KEYPHRASE)
		return fail_view(view, "the number of its keyphrases is impossible");
	doc->keyphrases = nx_new_array(view->arena, NxDocKeyphrase, doc->n_keyphrases);
	for (uint32_t i = 0; i < doc->n_keyphrases; i++)
	{
		NxDocKeyphrase *keyphrase = &doc->keyphrases[i];
		uint32_t number;

		keyphrase->offset = (uint32_t) reader->offset;
		number = nx_read_varint(reader);
		keyphrase->weight = highest - nx_read_varint(reader);
		if (number > 0)
			keyphrase->entity = number - 1;
		else
			keyphrase->phrase = get_string(reader);
		if (reader->bad)
			return fail_item(view, "keyphrase", i);
		if (number == 0 && keyphrase->phrase.len == 0)
			return fail_view(view, "a keyphrase is empty");
		highest = keyphrase->weight;
	}
	return NX_OK;
}

/* What stands between the head and the mentions. */
static NxStatus
open_parts(View *view)
{
	bool is_plain = view->doc->version == NX_DOC_VERSION_PLAIN;

	if (!is_plain && (open_story(view) != NX_OK || open_entities(view) != NX_OK ||
					  open_keyphrases(view) != NX_OK))
		return NX_BAD_BYTES;
	if (open_blocks(view) != NX_OK || open_sentences(view) != NX_OK)
		return NX_BAD_BYTES;
	return is_plain ? open_entities(view) : NX_OK;
}

/* Has each entity as many mentions as it says? */
static NxStatus
check_mentions(View *view)
{
	const NxDoc *doc = view->doc;

	if (view->n_mentions == NULL)
		return NX_OK;
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		if (view->n_mentions[i] != doc->entities[i].n_mentions)
			return nx_fail(view->error, NX_BAD_BYTES, 0,
						   "entity %" PRIu32 " has another number of mentions than it says",
						   i + 1);
	}
	nx_drop_array(view->arena, view->n_mentions, doc->n_entities);
	return NX_OK;
}

/* Can the counts of the header be true of the bytes that follow? */
static bool
counts_are_possible(const NxDoc *doc, size_t n_left)
{
	uint64_t need = (uint64_t) doc->n_blocks * NX_DOC_MIN_BLOCK +
					(uint64_t) doc->n_sentences * NX_DOC_MIN_SENTENCE +
					(uint64_t) doc->n_entities * NX_DOC_MIN_ENTITY +
					(uint64_t) doc->n_mentions * NX_DOC_MIN_MENTION;

	return need <= n_left;
}

NxStatus
nx_doc_open(NxDoc *doc, NxArena *arena, const void *bytes, size_t len, NxError *error)
{
	View view = {.doc = doc, .arena = arena, .error = error};
	NxStatus status;

	memset(doc, 0, sizeof(*doc));
	if (len > NX_DOC_MAX_INPUT)
		return nx_fail(error, NX_LIMIT, 0, "newsdoc of %zu bytes is too long", len);
	nx_reader_init(&view.reader, bytes, len);
	status = open_head(&view);
	if (status != NX_OK)
		return status;
	if (!counts_are_possible(doc, len - view.reader.offset))
		return fail_view(&view, "it is shorter than its counts say");
	if (open_parts(&view) != NX_OK || open_mentions(&view) != NX_OK)
		return NX_BAD_BYTES;
	if (view.reader.offset != len)
		return fail_view(&view, "bytes follow its end");
	status = nx_doc_check(doc, arena, NX_BAD_BYTES, error);
	return status == NX_OK ? check_mentions(&view) : status;
}

NxStatus
nx_doc_open_head(NxDoc *doc, const void *bytes, size_t len, NxError *error)
{
	View view = {.doc = doc, .error = error};
	NxStatus status;

	memset(doc, 0, sizeof(*doc));
	nx_reader_init(&view.reader, bytes, len);
	status = open_head(&view);
	if (status != NX_OK)
		return status;
	return nx_doc_check_head(doc, NX_BAD_BYTES, error);
}

void
nx_doc_drop(NxDoc *doc, NxArena *arena)
{
	nx_drop_array(arena, doc->blocks, doc->n_blocks);
	nx_drop_array(arena, doc->sentences, doc->n_sentences);
	nx_drop_array(arena, doc->entities, doc->n_entities);
	nx_drop_array(arena, doc->mentions, doc->n_mentions);
	doc->n_blocks = doc->n_sentences = doc->n_entities = doc->n_mentions = 0;
}
