/*
 * text.c
 *	  Reading an article: the stages of the text layer, one after the other.
 */
#include "text/text.h"

#include <string.h>

void
nx_text_read(NxText *text, NxArena *arena, NxBreaks *breaks, const char *bytes,
			 uint32_t len, uint32_t body_start)
{
	memset(text, 0, sizeof(*text));
	text->arena = arena;
	text->bytes = bytes;
	text->len = len;
	text->body_start = body_start;
	nx_blocks_find(text);
	nx_sentences_split(text, breaks);
	nx_tokens_split(text, breaks);
	nx_quotes_mark(text);
}

uint32_t
nx_text_sentence_of(const NxText *text, uint32_t token)
{
	uint32_t low = 0;
	uint32_t high = text->n_sentences;

	/* The last sentence whose first token is not behind the token. */
	while (high - low > 1)
	{
		uint32_t middle = low + (high - low) / 2;

		if (text->sentences[middle].first_token <= token)
			low = middle;
		else
			high = middle;
	}
	return low;
}
