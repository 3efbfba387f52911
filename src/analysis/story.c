/*
 * story.c
 *	  The sketch of an article's story.
 *
 * One pass over the tokens.  Most hashes are larger than all that are kept and cost
 * one comparison; of n shingles about NX_STORY_MAX * ln(n / NX_STORY_MAX) are put in.
 */
#include "analysis/story.h"

#include <string.h>

#include "base/hash.h"

/*
 * Measured on real articles by test/accuracy/story.py.  Shingles of three words take
 * twice as many strangers for copies, for little more of the copies, and many of them
 * stand in one article out of twenty, which makes an index slow; leaving out short
 * words mends the latter only.
 */
#define WORDS_IN_SHINGLE 4

typedef struct Sketch
{
	uint32_t *hashes; /* [NX_STORY_MAX], ascending */
	uint32_t n;
	uint64_t words[WORDS_IN_SHINGLE]; /* the last ones, oldest first */
	uint32_t n_words;				  /* of them */
} Sketch;

static void
keep_hash(Sketch *sketch, uint32_t hash)
{
	uint32_t *hashes = sketch->hashes;
	uint32_t place = sketch->n;

	if (place == NX_STORY_MAX && hash >= hashes[place - 1])
		return;
	while (place > 0 && hashes[place - 1] > hash)
		place--;
	if (place > 0 && hashes[place - 1] == hash)
		return;
	if (sketch->n < NX_STORY_MAX)
		sketch->n++;
	memmove(hashes + place + 1, hashes + place, (sketch->n - 1 - place) * sizeof(*hashes));
	hashes[place] = hash;
}

/* The next word of the story; with it another shingle is complete. */
static void
add_word(Sketch *sketch, uint64_t word)
{
	uint64_t hash;

	if (sketch->n_words == WORDS_IN_SHINGLE)
	{
		sketch->n_words--;
		memmove(sketch->words, sketch->words + 1, sketch->n_words * sizeof(word));
	}
	sketch->words[sketch->n_words++] = word;
	if (sketch->n_words < WORDS_IN_SHINGLE)
		return;
	hash = sketch->words[0];
	for (uint32_t i = 1; i < WORDS_IN_SHINGLE; i++)
		hash = nx_hash_mix(hash, sketch->words[i]);
	keep_hash(sketch, (uint32_t) (hash >> 32));
}

static bool
is_counted(const NxToken *token)
{
	switch (token->kind)
	{
		case NX_TOKEN_WORD:
		case NX_TOKEN_NUMBER:
		case NX_TOKEN_CJK:
		case NX_TOKEN_HANDLE:
			return true;
		default:
			return false;
	}
}

/* Is it what another paper that prints the story would print too? */
static bool
is_in_story(const NxBlock *block)
{
	return !block->in_title &&
		   (block->kind == NX_BLOCK_BODY || block->kind == NX_BLOCK_LIST_ITEM);
}

/* The words of the story; or of all of the body, where nothing looks like a story. */
static void
add_words(Sketch *sketch, const NxAnalysis *analysis, bool of_all)
{
	const NxText *text = &analysis->text;

	sketch->n_words = 0;
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		const NxSentence *sentence = &text->sentences[i];
		const NxBlock *block = &text->blocks[sentence->block];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (of_all ? block->in_title : !is_in_story(block))
			continue;
		for (uint32_t k = 0; k < sentence->n_tokens; k++)
		{
			const NxToken *token = &text->tokens[sentence->first_token + k];

			if (k % 1024 == 1023)
				nx_poll(analysis->arena->env);
			if (is_counted(token))
				add_word(sketch, token->lower);
		}
	}
}

uint32_t
nx_story_sketch(const NxAnalysis *analysis, uint64_t body_hash, uint32_t *hashes)
{
	Sketch sketch = {.hashes = hashes};

	add_words(&sketch, analysis, false);
	if (sketch.n == 0)
		add_words(&sketch, analysis, true);
	if (sketch.n == 0)
		keep_hash(&sketch, (uint32_t) (body_hash >> 32));
	return sketch.n;
}
