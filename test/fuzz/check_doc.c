/*
 * check_doc.c
 *	  The invariants of newsdocs that several harnesses check.
 */
#include "test/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "doc/sketch.h"
#include "doc/walk.h"
#include "text/fold.h"

void
nx_fuzz_fail(const char *file, int line, const char *condition)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
	abort();
}

char *
nx_fuzz_copy(const void *bytes, size_t len)
{
	char *copy = malloc(len);

	/* malloc(0) may give NULL, which the core takes for empty text too. */
	if (len > 0)
		memcpy(copy, bytes, len);
	return copy;
}

static void
check_bytes(NxArena *arena, const NxDoc *doc, const NxBuf *expected)
{
	NxBuf bytes;

	nx_buf_init(&bytes, arena);
	nx_doc_build(doc, &bytes);
	FUZZ_CHECK(bytes.len == expected->len);
	FUZZ_CHECK(memcmp(bytes.bytes, expected->bytes, bytes.len) == 0);
}

static void
check_json(NxArena *arena, const NxDoc *doc, const NxBuf *bytes)
{
	NxBuf json;
	NxBuf again;
	NxDoc back;
	NxError error;
	char *copy;

	nx_buf_init(&json, arena);
	nx_doc_to_json(doc, &json);
	copy = nx_fuzz_copy(json.bytes, json.len);
	FUZZ_CHECK(nx_doc_from_json(&back, arena, copy, json.len, &error) == NX_OK);
	check_bytes(arena, &back, bytes);
	nx_buf_init(&again, arena);
	nx_doc_to_json(&back, &again);
	FUZZ_CHECK(again.len == json.len && memcmp(again.bytes, json.bytes, json.len) == 0);
	free(copy);
}

static void
check_derived(const NxDoc *doc)
{
	uint32_t n_mentions = 0;
	uint32_t n_sentences = 0;

	for (uint32_t i = 0; i < doc->n_blocks; i++)
	{
		const NxDocBlock *block = &doc->blocks[i];
		const NxDocSentence *last;

		FUZZ_CHECK(block->pos == doc->sentences[n_sentences].pos);
		n_sentences += block->n_sentences;
		last = &doc->sentences[n_sentences - 1];
		FUZZ_CHECK(last->block == i);
		FUZZ_CHECK(block->pos + block->len == last->pos + last->len);
	}
	FUZZ_CHECK(n_sentences == doc->n_sentences);
	for (uint32_t i = 0; i < doc->n_entities; i++)
		n_mentions += doc->entities[i].n_mentions;
	FUZZ_CHECK(n_mentions == doc->n_mentions);
	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		const NxDocMention *mention = &doc->mentions[i];

		FUZZ_CHECK((mention->pos == 0) == (mention->sentence == 0));
		FUZZ_CHECK(mention->pos == 0 ||
				   mention->pos >= doc->entities[mention->entity].first_pos);
	}
}

static void
check_summary(NxArena *arena, const NxDoc *doc, uint32_t n, uint32_t max_chars)
{
	uint32_t room = n < doc->n_sentences ? n : doc->n_sentences;
	uint32_t *chosen = nx_new_array(arena, uint32_t, room);
	uint32_t n_chosen = nx_doc_summary(doc, arena, n, max_chars, chosen);
	uint64_t chars = n_chosen > 0 ? n_chosen - 1 : 0;

	FUZZ_CHECK(n_chosen <= room);
	for (uint32_t i = 0; i < n_chosen; i++)
	{
		const NxDocSentence *sentence = &doc->sentences[chosen[i]];

		FUZZ_CHECK(i == 0 || chosen[i] > chosen[i - 1]);
		FUZZ_CHECK(sentence->rank >= 1);
		FUZZ_CHECK(max_chars > 0 || sentence->rank <= n);
		chars += sentence->len;
	}
	FUZZ_CHECK(max_chars == 0 || chars <= max_chars);
}

/* Names are found, if by an entity before theirs. */
static void
check_names(NxArena *arena, const NxDoc *doc)
{
	for (uint32_t i = 0; i < doc->n_entities && i < 10; i++)
	{
		NxString name = doc->entities[i].name;
		int64_t found = nx_doc_find_entity(doc, arena, nx_fold_name, name.bytes, name.len);

		FUZZ_CHECK(found >= 0 && found <= i);
	}
}

/* A walk sees the same sketch; the value is a copy of itself if it has one. */
static void
check_story(const NxDoc *doc, const NxBuf *bytes)
{
	NxSketch sketch;
	NxError error;

	FUZZ_CHECK(nx_sketch_read(&sketch, bytes->bytes, bytes->len, &error) == NX_OK);
	FUZZ_CHECK(sketch.n == doc->n_story);
	for (uint32_t i = 0; i < sketch.n; i++)
		FUZZ_CHECK(sketch.hashes[i] == doc->story[i]);
	FUZZ_CHECK(nx_sketch_same_story(&sketch, &sketch) == (sketch.n > 0));
}

/* A walk gives the same keyphrases, entities by their names. */
static void
check_keyphrases(const NxDoc *doc, const NxBuf *bytes)
{
	NxWalkKeyphrase found[NX_KEYPHRASES_MAX];
	NxWalk walk;
	uint32_t n = nx_walk_keyphrases(&walk, bytes->bytes, bytes->len, found);

	FUZZ_CHECK(!walk.reader.bad && n == doc->n_keyphrases);
	for (uint32_t i = 0; i < n; i++)
	{
		const NxDocKeyphrase *keyphrase = &doc->keyphrases[i];
		NxString phrase = keyphrase->phrase.len > 0 ? keyphrase->phrase
													: doc->entities[keyphrase->entity].name;

		FUZZ_CHECK(found[i].weight == keyphrase->weight);
		FUZZ_CHECK(found[i].phrase.len == phrase.len &&
				   memcmp(found[i].phrase.bytes, phrase.bytes, phrase.len) == 0);
	}
}

void
nx_fuzz_check_doc(NxArena *arena, const NxDoc *doc)
{
	NxBuf bytes;
	NxDoc opened;
	NxDoc head;
	NxError error;

	nx_buf_init(&bytes, arena);
	nx_doc_build(doc, &bytes);
	FUZZ_CHECK(nx_doc_open(&opened, arena, bytes.bytes, bytes.len, &error) == NX_OK);
	FUZZ_CHECK(nx_doc_open_head(&head, bytes.bytes, bytes.len, &error) == NX_OK);
	FUZZ_CHECK(head.tone == doc->tone && head.body_hash == doc->body_hash);
	check_bytes(arena, &opened, &bytes);
	check_json(arena, &opened, &bytes);
	check_derived(&opened);
	check_summary(arena, &opened, 3, 0);
	check_summary(arena, &opened, UINT32_MAX, 300);
	check_names(arena, &opened);
	check_story(&opened, &bytes);
	check_keyphrases(&opened, &bytes);
}
