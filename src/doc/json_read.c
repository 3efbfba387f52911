/*
 * json_read.c
 *	  Read a newsdoc from its JSON form.
 *
 * Keys may come in any order and white space may stand wherever JSON allows it;
 * the content must be exact: every key once, none unknown, and the value as
 * sound as one from bytes (check.c).  The nesting is that of the functions
 * here, so no input makes it deeper.
 */
#include "doc/doc.h"

#include <string.h>

#include "doc/check.h"
#include "doc/format.h"
#include "doc/json_scan.h"
#include "doc/strings.h"

/* What is read, with the capacities of the arrays of *doc. */
typedef struct JsonDoc
{
	NxJson json;
	NxDoc *doc;
	uint32_t block_capacity;
	uint32_t sentence_capacity;
	uint32_t entity_capacity;
	uint32_t mention_capacity;
	uint32_t keyphrase_capacity;
	uint32_t story_offset;
	uint32_t keyphrases_offset;
	bool has_keyphrases; /* the key is there */
} JsonDoc;

#define KEYS_OF(table) (table), sizeof(table) / sizeof((table)[0])

enum SentenceKey
{
	SENTENCE_POS,
	SENTENCE_LEN,
	SENTENCE_SALIENCE,
	SENTENCE_RANK,
	SENTENCE_TONE,
	SENTENCE_QUOTE_TONE
};

static const char *const sentence_keys[] = {
	[SENTENCE_POS] = "pos",			  [SENTENCE_LEN] = "len",
	[SENTENCE_SALIENCE] = "salience", [SENTENCE_RANK] = "rank",
	[SENTENCE_TONE] = "tone",		  [SENTENCE_QUOTE_TONE] = "quote_tone",
};

enum BlockKey
{
	BLOCK_KIND,
	BLOCK_AGENCY,
	BLOCK_SENTENCES
};

static const char *const block_keys[] = {
	[BLOCK_KIND] = "kind",
	[BLOCK_AGENCY] = "agency",
	[BLOCK_SENTENCES] = "sentences",
};

enum EntityKey
{
	ENTITY_NAME,
	ENTITY_KIND,
	ENTITY_SALIENCE,
	ENTITY_TONE,
	ENTITY_ALIASES
};

static const char *const entity_keys[] = {
	[ENTITY_NAME] = "name", [ENTITY_KIND] = "kind",		  [ENTITY_SALIENCE] = "salience",
	[ENTITY_TONE] = "tone", [ENTITY_ALIASES] = "aliases",
};

enum MentionKey
{
	MENTION_POS,
	MENTION_LEN,
	MENTION_ENTITY
};

static const char *const mention_keys[] = {
	[MENTION_POS] = "pos",
	[MENTION_LEN] = "len",
	[MENTION_ENTITY] = "entity",
};

enum KeyphraseKey
{
	KEYPHRASE_ENTITY,
	KEYPHRASE_PHRASE,
	KEYPHRASE_WEIGHT
};

static const char *const keyphrase_keys[] = {
	[KEYPHRASE_ENTITY] = "entity",
	[KEYPHRASE_PHRASE] = "phrase",
	[KEYPHRASE_WEIGHT] = "weight",
};

enum DocKey
{
	DOC_NEWSDOC,
	DOC_MODEL,
	DOC_MODEL_DIGEST,
	DOC_ICU,
	DOC_BODY_BYTES,
	DOC_BODY_CHARS,
	DOC_BODY_HASH,
	DOC_TRUNCATED,
	DOC_TONE,
	DOC_BLOCKS,
	DOC_ENTITIES,
	DOC_MENTIONS,
	DOC_KEYPHRASES,
	DOC_STORY
};

static const char *const doc_keys[] = {
	[DOC_NEWSDOC] = "newsdoc",
	[DOC_MODEL] = "model",
	[DOC_MODEL_DIGEST] = "model_digest",
	[DOC_ICU] = "icu",
	[DOC_BODY_BYTES] = "body_bytes",
	[DOC_BODY_CHARS] = "body_chars",
	[DOC_BODY_HASH] = "body_hash",
	[DOC_TRUNCATED] = "truncated",
	[DOC_TONE] = "tone",
	[DOC_BLOCKS] = "blocks",
	[DOC_ENTITIES] = "entities",
	[DOC_MENTIONS] = "mentions",
	[DOC_KEYPHRASES] = "keyphrases",
	[DOC_STORY] = "story",
};

/* A salience: as a tone, but check.c must see one below 0 as out of range. */
static uint32_t
read_salience(NxJson *json)
{
	return (uint32_t) nx_json_unit(json);
}

static void
read_sentence(JsonDoc *reading)
{
	NxJson *json = &reading->json;
	NxJsonObject object = {"a sentence", KEYS_OF(sentence_keys), 0, 0, 0};
	NxDoc *doc = reading->doc;
	NxDocSentence *sentence;

	nx_grow(json->arena, doc->sentences, doc->n_sentences, (size_t) doc->n_sentences + 1,
			&reading->sentence_capacity);
	sentence = &doc->sentences[doc->n_sentences++];
	sentence->block = nx_json_here(json);
	nx_json_open_object(json, &object);
	while (nx_json_next_member(json, &object))
	{
		switch ((enum SentenceKey) object.key)
		{
			case SENTENCE_POS:
				sentence->pos = nx_json_count(json);
				break;
			case SENTENCE_LEN:
				sentence->len = nx_json_count(json);
				break;
			case SENTENCE_SALIENCE:
				sentence->salience = read_salience(json);
				break;
			case SENTENCE_RANK:
				sentence->rank = nx_json_count(json);
				break;
			case SENTENCE_TONE:
				sentence->tone = nx_json_unit(json);
				break;
			case SENTENCE_QUOTE_TONE:
				sentence->quoted = !nx_json_null(json);
				sentence->quote_tone = sentence->quoted ? nx_json_unit(json) : 0;
				break;
		}
	}
}

/* The number of a name among the kinds of block; a fault if it is none. */
static uint8_t
read_block_kind(NxJson *json)
{
	uint32_t offset = nx_json_here(json);
	NxString name = nx_json_string(json);
	NxBlockKind kind = NX_BLOCK_HEADLINE;

	if (json->status == NX_OK && !nx_block_from_name(name.bytes, name.len, &kind))
		nx_json_fail(json, offset, "unknown kind of block");
	return (uint8_t) kind;
}

static void
read_block(void *context)
{
	JsonDoc *reading = context;
	NxJson *json = &reading->json;
	NxJsonObject object = {"a block", KEYS_OF(block_keys), 1U << BLOCK_AGENCY, 0, 0};
	NxDoc *doc = reading->doc;
	NxDocBlock *block;

	nx_grow(json->arena, doc->blocks, doc->n_blocks, (size_t) doc->n_blocks + 1,
			&reading->block_capacity);
	block = &doc->blocks[doc->n_blocks++];
	block->pos = nx_json_here(json);
	nx_json_open_object(json, &object);
	while (nx_json_next_member(json, &object))
	{
		switch ((enum BlockKey) object.key)
		{
			case BLOCK_KIND:
				block->kind = read_block_kind(json);
				break;
			case BLOCK_AGENCY:
				block->is_agency = nx_json_bool(json);
				break;
			case BLOCK_SENTENCES:
				nx_json_open_array(json);
				while (nx_json_next_element(json, &block->n_sentences))
					read_sentence(reading);
				break;
		}
	}
	if (((object.seen & (1U << BLOCK_AGENCY)) != 0) != (block->kind == NX_BLOCK_BYLINE))
		nx_json_fail(json, block->pos,
					 "key \"agency\" belongs in a byline, and only there");
}

static void
read_aliases(NxJson *json, NxDocEntity *entity)
{
	uint32_t capacity = 0;
	uint32_t n_read = 0;

	nx_json_open_array(json);
	while (nx_json_next_element(json, &n_read))
	{
		nx_grow(json->arena, entity->aliases, n_read - 1, n_read, &capacity);
		entity->aliases[n_read - 1] = nx_json_string(json);
	}
	entity->n_aliases = n_read;
	nx_doc_strings_sort(entity->aliases, n_read, json->arena);
}

static void
read_entity(void *context)
{
	JsonDoc *reading = context;
	NxJson *json = &reading->json;
	NxJsonObject object = {"an entity", KEYS_OF(entity_keys), 0, 0, 0};
	NxDoc *doc = reading->doc;
	NxDocEntity *entity;

	nx_grow(json->arena, doc->entities, doc->n_entities, (size_t) doc->n_entities + 1,
			&reading->entity_capacity);
	entity = &doc->entities[doc->n_entities++];
	entity->first_pos = nx_json_here(json);
	nx_json_open_object(json, &object);
	while (nx_json_next_member(json, &object))
	{
		switch ((enum EntityKey) object.key)
		{
			case ENTITY_NAME:
				entity->name = nx_json_string(json);
				break;
			case ENTITY_KIND:
				entity->kind = nx_json_entity_kind(json);
				break;
			case ENTITY_SALIENCE:
				entity->salience = read_salience(json);
				break;
			case ENTITY_TONE:
				entity->tone = nx_json_unit(json);
				break;
			case ENTITY_ALIASES:
				read_aliases(json, entity);
				break;
		}
	}
}

static void
read_mention(void *context)
{
	JsonDoc *reading = context;
	NxJson *json = &reading->json;
	NxJsonObject object = {"a mention", KEYS_OF(mention_keys), 0, 0, 0};
	NxDoc *doc = reading->doc;
	NxDocMention *mention;

	nx_grow(json->arena, doc->mentions, doc->n_mentions, (size_t) doc->n_mentions + 1,
			&reading->mention_capacity);
	mention = &doc->mentions[doc->n_mentions++];
	mention->sentence = nx_json_here(json);
	nx_json_open_object(json, &object);
	while (nx_json_next_member(json, &object))
	{
		switch ((enum MentionKey) object.key)
		{
			case MENTION_POS:
				mention->pos = nx_json_count(json);
				break;
			case MENTION_LEN:
				mention->len = nx_json_count(json);
				break;
			case MENTION_ENTITY:
				mention->entity = nx_json_count(json);
				break;
		}
	}
}

/* An entity or a phrase, not both. */
static void
read_keyphrase(void *context)
{
	JsonDoc *reading = context;
	NxJson *json = &reading->json;
	NxJsonObject object = {"a keyphrase", KEYS_OF(keyphrase_keys),
						   1U << KEYPHRASE_ENTITY | 1U << KEYPHRASE_PHRASE, 0, 0};
	NxDoc *doc = reading->doc;
	NxDocKeyphrase *keyphrase;

	nx_grow(json->arena, doc->keyphrases, doc->n_keyphrases, (size_t) doc->n_keyphrases + 1,
			&reading->keyphrase_capacity);
	keyphrase = &doc->keyphrases[doc->n_keyphrases++];
	keyphrase->offset = nx_json_here(json);
	nx_json_open_object(json, &object);
	while (nx_json_next_member(json, &object))
	{
		switch ((enum KeyphraseKey) object.key)
		{
			case KEYPHRASE_ENTITY:
				keyphrase->entity = nx_json_count(json);
				break;
			case KEYPHRASE_PHRASE:
				keyphrase->phrase = nx_json_string(json);
				break;
			case KEYPHRASE_WEIGHT:
				keyphrase->weight = read_salience(json);
				break;
		}
	}
	if (((object.seen >> KEYPHRASE_ENTITY) & 1) == ((object.seen >> KEYPHRASE_PHRASE) & 1))
		nx_json_fail(json, keyphrase->offset,
					 "a keyphrase has one of the keys \"entity\" and \"phrase\"");
	else if ((object.seen & (1U << KEYPHRASE_PHRASE)) != 0 && keyphrase->phrase.len == 0)
		nx_json_fail(json, keyphrase->offset, "a keyphrase is empty");
}

static void
read_keyphrases(JsonDoc *reading)
{
	reading->keyphrases_offset = nx_json_here(&reading->json);
	reading->has_keyphrases = true;
	nx_json_array(&reading->json, read_keyphrase, reading);
}

/* The hashes of the story's sketch, as one string of hexadecimal digits. */
static void
read_story(JsonDoc *reading)
{
	NxJson *json = &reading->json;
	NxDoc *doc = reading->doc;

	reading->story_offset = nx_json_here(json);
	doc->story = nx_new_array(json->arena, uint32_t, NX_STORY_MAX);
	doc->n_story = nx_json_hashes(json, doc->story, NX_STORY_MAX);
}

static void
read_member(JsonDoc *reading, enum DocKey key)
{
	NxJson *json = &reading->json;
	NxDoc *doc = reading->doc;

	switch (key)
	{
		case DOC_NEWSDOC:
			doc->version = (uint8_t) nx_json_version(json, "newsdoc", NX_DOC_VERSION_PLAIN,
													 NX_DOC_VERSION);
			break;
		case DOC_MODEL:
			doc->model = nx_json_string(json);
			break;
		case DOC_MODEL_DIGEST:
			doc->model_digest = nx_json_hex(json);
			break;
		case DOC_ICU:
			doc->icu = nx_json_string(json);
			break;
		case DOC_BODY_BYTES:
			doc->body_bytes = nx_json_count(json);
			break;
		case DOC_BODY_CHARS:
			doc->body_chars = nx_json_count(json);
			break;
		case DOC_BODY_HASH:
			doc->body_hash = nx_json_hex(json);
			break;
		case DOC_TRUNCATED:
			doc->truncated = nx_json_bool(json);
			break;
		case DOC_TONE:
			doc->tone = nx_json_unit(json);
			break;
		case DOC_BLOCKS:
			nx_json_array(json, read_block, reading);
			break;
		case DOC_ENTITIES:
			nx_json_array(json, read_entity, reading);
			break;
		case DOC_MENTIONS:
			nx_json_array(json, read_mention, reading);
			break;
		case DOC_KEYPHRASES:
			read_keyphrases(reading);
			break;
		case DOC_STORY:
			read_story(reading);
			break;
	}
}

static void
check_key(JsonDoc *reading, const char *key, bool is_there, uint32_t offset)
{
	if (is_there && reading->doc->version == NX_DOC_VERSION_PLAIN)
		nx_json_fail(&reading->json, offset, "key \"%s\" does not belong in version %d",
					 key, NX_DOC_VERSION_PLAIN);
	if (!is_there && reading->doc->version == NX_DOC_VERSION)
		nx_json_fail(&reading->json, reading->json.offset - 1, "a newsdoc lacks key \"%s\"",
					 key);
}

/* A story and keyphrases are what a version has that the one before had not. */
static void
check_version(JsonDoc *reading)
{
	check_key(reading, "story", reading->doc->n_story > 0, reading->story_offset);
	check_key(reading, "keyphrases", reading->has_keyphrases, reading->keyphrases_offset);
}

NxStatus
nx_doc_from_json(NxDoc *doc, NxArena *arena, const char *json, size_t len, NxError *error)
{
	NxJsonObject object = {"a newsdoc", KEYS_OF(doc_keys),
						   1U << DOC_KEYPHRASES | 1U << DOC_STORY, 0, 0};
	JsonDoc reading;

	memset(doc, 0, sizeof(*doc));
	if (len > NX_DOC_MAX_INPUT)
		return nx_fail(error, NX_LIMIT, 0, "newsdoc of %zu bytes is too long", len);
	memset(&reading, 0, sizeof(reading));
	nx_json_init(&reading.json, arena, json, len, error);
	reading.doc = doc;
	nx_json_open_object(&reading.json, &object);
	while (nx_json_next_member(&reading.json, &object))
		read_member(&reading, (enum DocKey) object.key);
	check_version(&reading);
	nx_json_end(&reading.json);
	if (reading.json.status != NX_OK)
		return reading.json.status;
	return nx_doc_check(doc, arena, NX_BAD_SYNTAX, error);
}
