/*
 * build.c
 *	  Write a newsdoc's bytes; format.h says what they are.
 *
 * The caller's value is sound (check.c), but for the order of the aliases, which
 * is made here.  An unsound one is written without harm, differences wrapping
 * round as they may, and nx_doc_open refuses it.
 */
#include "doc/doc.h"

#include <string.h>

#include "doc/format.h"
#include "doc/strings.h"

static void
put_u32(uint8_t place[4], uint32_t value)
{
	for (int i = 0; i < 4; i++)
		place[i] = (uint8_t) (value >> (8 * i));
}

static void
put_u64(uint8_t place[8], uint64_t value)
{
	put_u32(place, (uint32_t) value);
	put_u32(place + 4, (uint32_t) (value >> 32));
}

static void
put_string(NxBuf *buf, NxString string)
{
	nx_buf_varint(buf, string.len);
	nx_buf_bytes(buf, string.bytes, string.len);
}

static void
put_head(NxBuf *buf, const NxDoc *doc)
{
	NxDocHeader header;

	memset(&header, 0, sizeof(header));
	memcpy(header.magic, NX_DOC_MAGIC, sizeof(header.magic));
	header.version = doc->n_story > 0 ? NX_DOC_VERSION : NX_DOC_VERSION_PLAIN;
	header.flags = doc->truncated ? NX_DOC_TRUNCATED : 0;
	put_u32(header.body_bytes, doc->body_bytes);
	put_u32(header.body_chars, doc->body_chars);
	put_u64(header.body_hash, doc->body_hash);
	put_u64(header.model_digest, doc->model_digest);
	put_u32(header.tone, (uint32_t) doc->tone);
	put_u32(header.n_blocks, doc->n_blocks);
	put_u32(header.n_sentences, doc->n_sentences);
	put_u32(header.n_entities, doc->n_entities);
	put_u32(header.n_mentions, doc->n_mentions);
	nx_buf_bytes(buf, &header, sizeof(header));
	put_string(buf, doc->model);
	put_string(buf, doc->icu);
}

static void
put_block(NxBuf *buf, const NxDocBlock *block)
{
	uint32_t agency = block->is_agency ? NX_DOC_BLOCK_AGENCY : 0;

	nx_buf_varint(buf,
				  ((block->n_sentences - 1) << NX_DOC_BLOCK_SHIFT) | agency | block->kind);
}

static void
put_sentence(NxBuf *buf, const NxDocSentence *sentence, uint32_t next)
{
	nx_buf_varint(buf, sentence->pos - next);
	nx_buf_varint(buf, sentence->len);
	nx_buf_varint(buf, (sentence->rank << 1) | sentence->quoted);
	nx_buf_varint(buf, sentence->salience);
	nx_buf_zigzag(buf, sentence->tone);
	if (sentence->quoted)
		nx_buf_zigzag(buf, sentence->quote_tone);
}

/* n_mentions: 0 in version 1, which does not say it. */
static void
put_entity(NxBuf *buf, const NxDocEntity *entity, uint32_t highest, uint32_t n_mentions)
{
	NxString *aliases;

	nx_buf_varint(buf, (entity->n_aliases << NX_DOC_ENTITY_SHIFT) | entity->kind);
	nx_buf_varint(buf, highest - entity->salience);
	if (n_mentions > 0)
		nx_buf_varint(buf, n_mentions);
	nx_buf_zigzag(buf, entity->tone);
	put_string(buf, entity->name);
	if (entity->n_aliases == 0)
		return;
	aliases = nx_new_array(buf->arena, NxString, entity->n_aliases);
	memcpy(aliases, entity->aliases, entity->n_aliases * sizeof(NxString));
	nx_doc_strings_sort(aliases, entity->n_aliases, buf->arena);
	for (uint32_t i = 0; i < entity->n_aliases; i++)
		put_string(buf, aliases[i]);
}

/* How many mentions each entity has. */
static uint32_t *
count_mentions(const NxDoc *doc, NxArena *arena)
{
	uint32_t *counts = nx_new_array(arena, uint32_t, doc->n_entities);

	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (doc->mentions[i].entity < doc->n_entities)
			counts[doc->mentions[i].entity]++;
	}
	return counts;
}

static void
put_entities(NxBuf *buf, const NxDoc *doc, const uint32_t *n_mentions)
{
	uint32_t highest = NX_UNIT;

	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_entity(buf, &doc->entities[i], highest, n_mentions != NULL ? n_mentions[i] : 0);
		highest = doc->entities[i].salience;
	}
}

static void
put_keyphrases(NxBuf *buf, const NxDoc *doc)
{
	uint32_t highest = NX_UNIT;

	nx_buf_varint(buf, doc->n_keyphrases);
	for (uint32_t i = 0; i < doc->n_keyphrases; i++)
	{
		const NxDocKeyphrase *keyphrase = &doc->keyphrases[i];
		bool is_entity = keyphrase->phrase.len == 0;

		nx_buf_varint(buf, is_entity ? keyphrase->entity + 1 : 0);
		nx_buf_varint(buf, highest - keyphrase->weight);
		if (!is_entity)
			put_string(buf, keyphrase->phrase);
		highest = keyphrase->weight;
	}
}

static void
put_story_and_entities(NxBuf *buf, const NxDoc *doc)
{
	uint32_t *n_mentions = count_mentions(doc, buf->arena);

	nx_buf_varint(buf, doc->n_story);
	for (uint32_t i = 0; i < doc->n_story; i++)
		nx_buf_u32(buf, doc->story[i]);
	put_entities(buf, doc, n_mentions);
	nx_drop_array(buf->arena, n_mentions, doc->n_entities);
}

static void
put_blocks_and_sentences(NxBuf *buf, const NxDoc *doc)
{
	uint32_t next = 1;

	for (uint32_t i = 0; i < doc->n_blocks; i++)
	{
		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_block(buf, &doc->blocks[i]);
	}
	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_sentence(buf, &doc->sentences[i], next);
		next = doc->sentences[i].pos + doc->sentences[i].len;
	}
}

/* The mentions; only those after the title's say where they stand. */
static void
put_mentions(NxBuf *buf, const NxDoc *doc)
{
	uint32_t n_title = 0;
	uint32_t next = 1;

	while (n_title < doc->n_mentions && doc->mentions[n_title].pos == 0)
		n_title++;
	nx_buf_varint(buf, n_title);
	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		const NxDocMention *mention = &doc->mentions[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		if (i >= n_title)
		{
			nx_buf_varint(buf, mention->pos - next);
			next = mention->pos + mention->len;
		}
		nx_buf_varint(buf, mention->len);
		nx_buf_varint(buf, mention->entity);
	}
}

/* A value that was read without a story is written as it was, without one. */
void
nx_doc_build(const NxDoc *doc, NxBuf *buf)
{
	bool has_story = doc->n_story > 0;

	put_head(buf, doc);
	if (has_story)
	{
		put_story_and_entities(buf, doc);
		put_keyphrases(buf, doc);
	}
	put_blocks_and_sentences(buf, doc);
	if (!has_story)
		put_entities(buf, doc, NULL);
	put_mentions(buf, doc);
}
