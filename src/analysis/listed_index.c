/*
 * listed_index.c
 *	  A user's list made ready to be looked for.
 *
 * Aliases are kept in a map by chains of words, like the phrases of the model: at a
 * place of the text one look-up for each word tells whether an alias goes on from
 * there, however many there are.  All aliases are tokenised at once, as the sentences
 * of one text.
 */
#include "analysis/listed.h"

#include <string.h>

typedef struct Maker
{
	NxListed *listed;
	NxArena *arena;
	NxText text; /* alias and name of each row, a sentence each */
	uint32_t n_flags;
	uint32_t flags_capacity;
	uint32_t phrases_capacity;
	NxListedWords words; /* of the alias at hand */
} Maker;

/* ---- the text ---- */

static size_t
count_bytes(const NxNames *names, const NxListed *listed)
{
	size_t n = 0;

	for (uint32_t i = 0; i < names->n_rows; i++)
		n += names->rows[i].alias.len + 1;
	for (uint32_t i = 0; i < listed->n_things; i++)
		n += listed->things[i].name.len + 1;
	return n;
}

static void
add_sentence(Maker *maker, char *bytes, NxString string)
{
	NxText *text = &maker->text;
	NxSentence *sentence = &text->sentences[text->n_sentences++];

	sentence->span.start = text->len;
	sentence->span.len = string.len;
	memcpy(bytes + text->len, string.bytes, string.len);
	bytes[text->len + string.len] = '\n';
	text->len += string.len + 1;
}

/* One block, whose sentences are the aliases and then the names. */
static void
lay_out(Maker *maker, const NxNames *names, NxBreaks *breaks)
{
	NxText *text = &maker->text;
	const NxListed *listed = maker->listed;
	char *bytes = nx_arena_alloc(maker->arena, count_bytes(names, listed));
	uint32_t n_sentences = names->n_rows + listed->n_things;

	text->arena = maker->arena;
	text->bytes = bytes;
	text->n_blocks = 1;
	text->blocks = nx_new_array(maker->arena, NxBlock, 1);
	text->blocks[0].n_sentences = n_sentences;
	text->sentences = nx_new_array(maker->arena, NxSentence, n_sentences);
	for (uint32_t i = 0; i < names->n_rows; i++)
		add_sentence(maker, bytes, names->rows[i].alias);
	for (uint32_t i = 0; i < listed->n_things; i++)
		add_sentence(maker, bytes, listed->things[i].name);
	nx_tokens_split(text, breaks);
}

/* ---- phrases ---- */

static uint32_t
add_phrase(Maker *maker, uint32_t thing, bool is_written)
{
	NxListed *listed = maker->listed;
	NxListedPhrase *phrase;

	nx_grow(maker->arena, listed->phrases, listed->n_phrases,
			(size_t) listed->n_phrases + 1, &maker->phrases_capacity);
	nx_grow(maker->arena, listed->flags, maker->n_flags,
			(size_t) maker->n_flags + maker->words.n_words, &maker->flags_capacity);
	phrase = &listed->phrases[listed->n_phrases];
	phrase->thing = thing;
	phrase->is_written = is_written;
	phrase->first_flag = maker->n_flags;
	phrase->n_words = maker->words.n_words;
	for (uint32_t i = 0; i < maker->words.n_words; i++)
		listed->flags[maker->n_flags++] = maker->words.words[i].flags;
	return listed->n_phrases++;
}

/*
 * The same words once more: "Nato" and "NATO" of one thing ask for what both ask for.
 * A name gives way to an alias that is written out, and names of two things are the
 * alias of neither.
 */
static void
add_again(Maker *maker, uint32_t number, uint32_t thing, bool is_written)
{
	const uint8_t asked = NX_LISTED_CAPITAL | NX_LISTED_UPPER;
	NxListedPhrase *phrase = &maker->listed->phrases[number];

	if (phrase->thing != thing)
	{
		if (!phrase->is_written && !is_written)
			phrase->thing = NX_NONE;
		return;
	}
	for (uint32_t i = 0; i < phrase->n_words; i++)
	{
		uint8_t *flags = &maker->listed->flags[phrase->first_flag + i];
		uint8_t given = maker->words.words[i].flags;

		*flags &= (uint8_t) (given | ~asked);
		*flags |= given & NX_LISTED_BREAK;
	}
}

/* A sentence of the text as an alias of a thing. */
static void
add_alias(Maker *maker, uint32_t number, uint32_t thing, bool is_written)
{
	const NxSentence *sentence = &maker->text.sentences[number];
	NxKeymap *chains = &maker->listed->chains;
	uint64_t chain = 0;
	uint32_t value = 0;

	maker->words.n_words = 0;
	nx_listed_read_words(&maker->words, &maker->text, sentence->first_token,
						 sentence->first_token + sentence->n_tokens);
	if (maker->words.n_words == 0)
		return;
	for (uint32_t i = 0; i < maker->words.n_words; i++)
	{
		chain = nx_listed_chain(chain, &maker->words.words[i]);
		value = nx_keymap_get(chains, chain);
		if (value == NX_KEYMAP_NONE)
			value = 0;
		if (i + 1 < maker->words.n_words && (value & NX_LISTED_GOES_ON) == 0)
			nx_keymap_put(chains, chain, value | NX_LISTED_GOES_ON);
	}
	if ((value & ~NX_LISTED_GOES_ON) != 0)
		add_again(maker, (value & ~NX_LISTED_GOES_ON) - 1, thing, is_written);
	else
		nx_keymap_put(chains, chain,
					  (value & NX_LISTED_GOES_ON) |
						  (add_phrase(maker, thing, is_written) + 1));
}

/* ---- the whole list ---- */

/* The things, which follow each other in the rows; of each row, which it is. */
static uint32_t *
number_things(Maker *maker, const NxNames *names)
{
	NxListed *listed = maker->listed;
	uint32_t *things = nx_new_array(maker->arena, uint32_t, names->n_rows);

	listed->things = nx_new_array(maker->arena, NxListedThing, names->n_rows);
	for (uint32_t i = 0; i < names->n_rows; i++)
	{
		const NxNamesRow *row = &names->rows[i];

		if (i == 0 || !nx_names_is_same_thing(&row[-1], row))
		{
			listed->things[listed->n_things].name = row->name;
			listed->things[listed->n_things++].kind = row->kind;
		}
		things[i] = listed->n_things - 1;
	}
	return things;
}

const NxListed *
nx_listed_make(const NxNames *names, NxArena *arena, NxBreaks *breaks)
{
	Maker maker;
	const uint32_t *things;

	memset(&maker, 0, sizeof(maker));
	maker.arena = arena;
	maker.listed = nx_new_array(arena, NxListed, 1);
	nx_keymap_init(&maker.listed->chains, arena);
	things = number_things(&maker, names);
	lay_out(&maker, names, breaks);
	for (uint32_t i = 0; i < names->n_rows; i++)
		add_alias(&maker, i, things[i], true);
	for (uint32_t i = 0; i < maker.listed->n_things; i++)
		add_alias(&maker, names->n_rows + i, i, false);
	/* Room for more tokens was asked for; a host that takes it back does not count. */
	nx_drop_array(arena, maker.text.tokens, maker.text.n_tokens);
	return maker.listed;
}
