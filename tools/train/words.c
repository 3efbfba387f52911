/*
 * words.c
 *	  Words and phrases of the sources in the form in which articles are read.
 */
#include "tools/train/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "text/fold.h"
#include "text/text.h"
#include "tools/host/host.h"

/*
 * The phrase is read inside a sentence, so that "Inc." at its end is taken for
 * the abbreviation that it is there.
 */
static const char before[] = "They know ";
static const char after[] = " well enough .";

NxString
words_lower(NxArena *arena, const char *word)
{
	size_t len = strlen(word);
	char *lower = nx_arena_alloc(arena, 3 * len + 1);
	NxString string = {lower, (uint32_t) nx_fold_lower(word, len, lower)};

	return string;
}

uint64_t
words_key(const char *word)
{
	char lower[3 * 256];
	size_t len = strlen(word);

	if (len > 256)
		nx_host_die("word is too long: %s", word);
	return nx_hash64(lower, nx_fold_lower(word, len, lower));
}

uint32_t
words_split(NxBreaks *breaks, const char *phrase, uint64_t keys[WORDS_MAX])
{
	size_t len = strlen(phrase);
	NxHost host;
	NxArena scratch;
	NxText text;
	NxBuf buf;
	uint32_t start = sizeof(before) - 1;
	uint32_t n = 0;

	if (len > WORDS_MAX_PHRASE)
		return 0;
	nx_host_init(&host);
	nx_arena_init(&scratch, &host.env);
	nx_buf_init(&buf, &scratch);
	nx_buf_text(&buf, before);
	nx_buf_text(&buf, phrase);
	nx_buf_text(&buf, after);
	nx_text_read(&text, &scratch, breaks, buf.bytes, buf.len, 0);
	for (uint32_t i = 0; i < text.n_tokens; i++)
	{
		const NxToken *token = &text.tokens[i];

		if (token->start < start || token->start >= start + len)
			continue;
		if (n < WORDS_MAX)
			keys[n] = token->lower;
		n++;
	}
	nx_host_reset(&host);
	return n > WORDS_MAX ? 0 : n;
}
