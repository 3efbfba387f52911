/*
 * sample_doc.h
 *	  A newsdoc for the tests of src/doc, and a malloc host for it.
 *
 * It is the analysis, by hand, of this body of 64 characters (positions under
 * it), whose title "Ana Lee resigns" was given apart:
 *
 *		Ana Lee quits<lf><lf>By Jo Roe<lf><lf>"I am done," Lee said. Acme Corp wept.
 *		1                    16               27                     50
 *
 * doc/newsdoc-format.md shows the same value.
 */
#ifndef NEWSX_TEST_SAMPLE_DOC_H
#define NEWSX_TEST_SAMPLE_DOC_H

#include <string.h>

#include "doc/doc.h"
#include "tools/host/host.h"

#define STRING(literal)                \
	{                                  \
		(literal), sizeof(literal) - 1 \
	}

/* A sample with arrays of its own, so that a test may spoil it. */
typedef struct Sample
{
	NxDoc doc;
	NxDocBlock blocks[3];
	NxDocSentence sentences[4];
	NxDocEntity entities[2];
	NxDocMention mentions[4];
	NxString aliases[2];
} Sample;

static inline void
sample_init(Sample *sample)
{
	static const Sample value = {
		.blocks =
			{
				{.kind = NX_BLOCK_HEADLINE, .n_sentences = 1},
				{.kind = NX_BLOCK_BYLINE, .n_sentences = 1},
				{.kind = NX_BLOCK_BODY, .n_sentences = 2},
			},
		.sentences =
			{
				{.pos = 1, .len = 13, .salience = NX_UNIT / 2},
				{.pos = 16, .len = 9},
				{.pos = 27,
				 .len = 22,
				 .salience = NX_UNIT,
				 .rank = 1,
				 .tone = -NX_UNIT / 4,
				 .quoted = true,
				 .quote_tone = -NX_UNIT / 8},
				{.pos = 50, .len = 15, .salience = 1, .rank = 2, .tone = -NX_UNIT},
			},
		.entities =
			{
				{.name = STRING("Ana Lee"),
				 .kind = NX_KIND_PERSON,
				 .salience = NX_UNIT,
				 .tone = -3,
				 .n_aliases = 2},
				{.name = STRING("Acme Corp"),
				 .kind = NX_KIND_ORGANIZATION,
				 .salience = NX_UNIT / 4,
				 .tone = NX_UNIT},
			},
		.mentions =
			{
				{.pos = 0, .len = 7, .entity = 0},
				{.pos = 1, .len = 7, .entity = 0},
				{.pos = 40, .len = 3, .entity = 0},
				{.pos = 50, .len = 9, .entity = 1},
			},
		.aliases = {STRING("Lee"), STRING("Ms \"Zo\xc3\xab\"")},
	};

	*sample = value;
	sample->doc = (NxDoc){
		.model = STRING("en@1"),
		.icu = STRING("72.1"),
		.model_digest = UINT64_C(0x0123456789abcdef),
		.body_hash = UINT64_C(0xfedcba9876543210),
		.body_bytes = 64,
		.body_chars = 64,
		.tone = -NX_UNIT / 2,
		.blocks = sample->blocks,
		.n_blocks = 3,
		.sentences = sample->sentences,
		.n_sentences = 4,
		.entities = sample->entities,
		.n_entities = 2,
		.mentions = sample->mentions,
		.n_mentions = 4,
	};
	sample->entities[0].aliases = sample->aliases;
}

/* Everything that a test program needs to call the core; reset between tests. */
typedef struct Bench
{
	NxHost host;
	NxArena arena;
	NxError error;
} Bench;

static inline void
bench_start(Bench *bench)
{
	nx_host_init(&bench->host);
	nx_arena_init(&bench->arena, &bench->host.env);
	memset(&bench->error, 0, sizeof(bench->error));
}

static inline void
bench_stop(Bench *bench)
{
	nx_host_reset(&bench->host);
}

static inline NxBuf
bench_build(Bench *bench, const NxDoc *doc)
{
	NxBuf buf;

	nx_buf_init(&buf, &bench->arena);
	nx_doc_build(doc, &buf);
	return buf;
}

#endif /* NEWSX_TEST_SAMPLE_DOC_H */
