/*
 * text_fixture.h
 *	  For tests of one stage of the text layer: a text whose blocks and sentences
 *	  the test itself lays out, without the stages before.
 */
#ifndef NEWSX_TEST_CORE_TEXT_FIXTURE_H
#define NEWSX_TEST_CORE_TEXT_FIXTURE_H

#include <string.h>

#include "text/text.h"
#include "tools/host/host.h"

typedef struct TextFixture
{
	NxHost host;
	NxArena arena;
	NxBreaks *breaks;
	NxText text;
} TextFixture;

/* All of the bytes as one sentence of one block. */
static inline void
lay_out_whole(TextFixture *fixture, const char *bytes, size_t len)
{
	NxText *text = &fixture->text;

	nx_arena_init(&fixture->arena, &fixture->host.env);
	memset(text, 0, sizeof(*text));
	text->arena = &fixture->arena;
	text->bytes = bytes;
	text->len = (uint32_t) len;
	text->n_blocks = 1;
	text->blocks = nx_new_array(&fixture->arena, NxBlock, 1);
	text->blocks[0].span.len = (uint32_t) len;
	text->blocks[0].kind = NX_BLOCK_BODY;
	text->blocks[0].n_sentences = 1;
	text->n_sentences = 1;
	text->sentences = nx_new_array(&fixture->arena, NxSentence, 1);
	text->sentences[0].span.len = (uint32_t) len;
}

/*
 * Blocks parted by line feeds, in them sentences parted by "|", which is taken
 * for a space.  The copy with spaces becomes the text.
 */
static inline void
lay_out_blocks(TextFixture *fixture, const char *layout)
{
	NxText *text = &fixture->text;
	uint32_t len = (uint32_t) strlen(layout);
	char *bytes;
	uint32_t start = 0;

	lay_out_whole(fixture, layout, len);
	bytes = nx_arena_copy(&fixture->arena, layout, len);
	text->bytes = bytes;
	text->n_blocks = 0;
	text->n_sentences = 0;
	text->blocks = nx_new_array(&fixture->arena, NxBlock, len + 1);
	text->sentences = nx_new_array(&fixture->arena, NxSentence, len + 1);
	for (uint32_t i = 0; i <= len; i++)
	{
		NxBlock *block = &text->blocks[text->n_blocks];
		NxSentence *sentence = &text->sentences[text->n_sentences];

		if (i < len && layout[i] != '|' && layout[i] != '\n')
			continue;
		if (block->n_sentences == 0)
		{
			block->span.start = start;
			block->first_sentence = text->n_sentences;
			block->kind = NX_BLOCK_BODY;
		}
		block->span.len = i - block->span.start;
		block->n_sentences++;
		sentence->span.start = start;
		sentence->span.len = i - start;
		sentence->block = text->n_blocks;
		text->n_sentences++;
		if (i == len || layout[i] == '\n')
			text->n_blocks++;
		else
			bytes[i] = ' ';
		start = i + 1;
	}
}

#endif /* NEWSX_TEST_CORE_TEXT_FIXTURE_H */
