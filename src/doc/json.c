/*
 * json.c
 *	  Write a newsdoc as JSON: one line, no spaces, the keys always in the same
 *	  order; doc/newsdoc-format.md says what each means.
 *
 * What follows from the rest (the place of a block, the sentence of a mention)
 * is not written, so that no two members can contradict each other.
 */
#include "doc/doc.h"

#include <inttypes.h>

#include "doc/format.h"
#include "doc/json_number.h"

/* Names hold no control characters, so only these two need an escape. */
void
nx_json_put_string(NxBuf *buf, NxString string)
{
	uint32_t start = 0;

	nx_buf_byte(buf, '"');
	for (uint32_t i = 0; i < string.len; i++)
	{
		if (string.bytes[i] != '"' && string.bytes[i] != '\\')
			continue;
		nx_buf_bytes(buf, string.bytes + start, i - start);
		nx_buf_byte(buf, '\\');
		start = i;
	}
	nx_buf_bytes(buf, string.bytes + start, string.len - start);
	nx_buf_byte(buf, '"');
}

/* `before` is what stands between the value before and this one: `,"pos":`. */
static void
put_count_member(NxBuf *buf, const char *before, uint32_t value)
{
	nx_buf_text(buf, before);
	nx_json_put_count(buf, value);
}

static void
put_unit_member(NxBuf *buf, const char *before, int32_t value)
{
	nx_buf_text(buf, before);
	nx_json_put_unit(buf, value);
}

static void
put_head(NxBuf *buf, const NxDoc *doc)
{
	nx_buf_printf(buf, "{\"newsdoc\":%d,\"model\":",
				  doc->n_story > 0 ? NX_DOC_VERSION : NX_DOC_VERSION_PLAIN);
	nx_json_put_string(buf, doc->model);
	nx_buf_printf(buf, ",\"model_digest\":\"%016" PRIx64 "\",\"icu\":", doc->model_digest);
	nx_json_put_string(buf, doc->icu);
	nx_buf_printf(buf,
				  ",\"body_bytes\":%" PRIu32 ",\"body_chars\":%" PRIu32
				  ",\"body_hash\":\"%016" PRIx64 "\",\"truncated\":%s",
				  doc->body_bytes, doc->body_chars, doc->body_hash,
				  doc->truncated ? "true" : "false");
	put_unit_member(buf, ",\"tone\":", doc->tone);
}

static void
put_sentence(NxBuf *buf, const NxDocSentence *sentence)
{
	put_count_member(buf, "{\"pos\":", sentence->pos);
	put_count_member(buf, ",\"len\":", sentence->len);
	put_unit_member(buf, ",\"salience\":", (int32_t) sentence->salience);
	put_count_member(buf, ",\"rank\":", sentence->rank);
	put_unit_member(buf, ",\"tone\":", sentence->tone);
	if (sentence->quoted)
		put_unit_member(buf, ",\"quote_tone\":", sentence->quote_tone);
	else
		nx_buf_text(buf, ",\"quote_tone\":null");
	nx_buf_byte(buf, '}');
}

static void
put_blocks(NxBuf *buf, const NxDoc *doc)
{
	const NxDocSentence *sentence = doc->sentences;

	nx_buf_text(buf, ",\"blocks\":[");
	for (uint32_t i = 0; i < doc->n_blocks; i++)
	{
		const NxDocBlock *block = &doc->blocks[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		nx_buf_text(buf, i == 0 ? "{\"kind\":\"" : ",{\"kind\":\"");
		nx_buf_text(buf, nx_block_names[block->kind]);
		if (block->kind == NX_BLOCK_BYLINE)
			nx_buf_text(buf,
						block->is_agency ? "\",\"agency\":true" : "\",\"agency\":false");
		else
			nx_buf_byte(buf, '"');
		nx_buf_text(buf, ",\"sentences\":[");
		for (uint32_t k = 0; k < block->n_sentences; k++)
		{
			if (k % 1024 == 0)
				nx_poll(buf->arena->env);
			if (k > 0)
				nx_buf_byte(buf, ',');
			put_sentence(buf, sentence++);
		}
		nx_buf_text(buf, "]}");
	}
}

static void
put_entities(NxBuf *buf, const NxDoc *doc)
{
	nx_buf_text(buf, "],\"entities\":[");
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		const NxDocEntity *entity = &doc->entities[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		nx_buf_text(buf, i == 0 ? "{\"name\":" : ",{\"name\":");
		nx_json_put_string(buf, entity->name);
		nx_buf_text(buf, ",\"kind\":\"");
		nx_buf_text(buf, nx_kind_names[entity->kind]);
		put_unit_member(buf, "\",\"salience\":", (int32_t) entity->salience);
		put_unit_member(buf, ",\"tone\":", entity->tone);
		nx_buf_text(buf, ",\"aliases\":[");
		for (uint32_t k = 0; k < entity->n_aliases; k++)
		{
			if (k > 0)
				nx_buf_byte(buf, ',');
			nx_json_put_string(buf, entity->aliases[k]);
		}
		nx_buf_text(buf, "]}");
	}
}

static void
put_mentions(NxBuf *buf, const NxDoc *doc)
{
	nx_buf_text(buf, "],\"mentions\":[");
	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		const NxDocMention *mention = &doc->mentions[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_count_member(buf, i == 0 ? "{\"pos\":" : ",{\"pos\":", mention->pos);
		put_count_member(buf, ",\"len\":", mention->len);
		put_count_member(buf, ",\"entity\":", mention->entity);
		nx_buf_byte(buf, '}');
	}
	nx_buf_byte(buf, ']');
}

/* Of version 2: each an entity or a phrase. */
static void
put_keyphrases(NxBuf *buf, const NxDoc *doc)
{
	if (doc->n_story == 0)
		return;
	nx_buf_text(buf, ",\"keyphrases\":[");
	for (uint32_t i = 0; i < doc->n_keyphrases; i++)
	{
		const NxDocKeyphrase *keyphrase = &doc->keyphrases[i];

		if (i > 0)
			nx_buf_byte(buf, ',');
		if (keyphrase->phrase.len == 0)
			put_count_member(buf, "{\"entity\":", keyphrase->entity);
		else
		{
			nx_buf_text(buf, "{\"phrase\":");
			nx_json_put_string(buf, keyphrase->phrase);
		}
		put_unit_member(buf, ",\"weight\":", (int32_t) keyphrase->weight);
		nx_buf_byte(buf, '}');
	}
	nx_buf_byte(buf, ']');
}

/* The hashes one after the other, eight digits each. */
static void
put_story(NxBuf *buf, const NxDoc *doc)
{
	static const char digits[] = "0123456789abcdef";

	if (doc->n_story == 0)
		return;
	nx_buf_text(buf, ",\"story\":\"");
	for (uint32_t i = 0; i < doc->n_story; i++)
	{
		char hash[8];

		for (int k = 0; k < 8; k++)
			hash[k] = digits[doc->story[i] >> (28 - 4 * k) & 15];
		nx_buf_bytes(buf, hash, sizeof(hash));
	}
	nx_buf_byte(buf, '"');
}

void
nx_doc_to_json(const NxDoc *doc, NxBuf *buf)
{
	put_head(buf, doc);
	put_blocks(buf, doc);
	put_entities(buf, doc);
	put_mentions(buf, doc);
	put_keyphrases(buf, doc);
	put_story(buf, doc);
	nx_buf_byte(buf, '}');
}
