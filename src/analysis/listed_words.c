/*
 * listed_words.c
 *	  The words of tokens, by which the aliases of a list are found: folded, with their
 *	  case, and with the marks between them.
 *
 * "Kim Jong-Un" has three words, "Kim Jong Un" the same three.  Marks do not count, but
 * for the plus and the sharp that belong to a name: "Disney+" is not "Disney".
 */
#include "analysis/listed.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

/* Longer tokens are no words of a name; one is folded on the stack. */
#define LONGEST_TOKEN NX_NAMES_MAX_BYTES

/* How a part of a token is cased. */
typedef struct Letters
{
	uint32_t n_upper;
	uint32_t n_lower;
	bool first_is_upper;
} Letters;

static void
count_letter(Letters *letters, uint32_t c)
{
	if (nx_char_is_upper(c))
	{
		letters->first_is_upper |= letters->n_upper + letters->n_lower == 0;
		letters->n_upper++;
	}
	else if (nx_char_is_lower(c))
		letters->n_lower++;
}

/* Where the part of a token ends that begins at `start`: before a hyphen or the like. */
static size_t
end_of_part(NxString token, size_t start, Letters *letters)
{
	size_t end = start;

	memset(letters, 0, sizeof(*letters));
	while (end < token.len)
	{
		size_t next = end;
		uint32_t c = nx_utf8_next(token.bytes, token.len, &next);

		if (nx_char_is_space(c) || nx_char_is_dash(c))
			break;
		count_letter(letters, c);
		end = next;
	}
	return end;
}

/*
 * Is it a word of ASCII letters and digits, as most are?  Folded it is but in lower case,
 * of which the tokeniser has the hash.
 */
static bool
is_plain(const NxText *text, const NxToken *token, Letters *letters)
{
	const uint16_t marked = NX_TOKEN_NON_ASCII | NX_TOKEN_HAS_HYPHEN | NX_TOKEN_HAS_PERIOD;

	if (token->kind != NX_TOKEN_WORD || (token->flags & marked) != 0)
		return false;
	memset(letters, 0, sizeof(*letters));
	for (uint32_t i = 0; i < token->len; i++)
	{
		uint8_t class = nx_char_latin1[(uint8_t) text->bytes[token->start + i]];

		if ((class & (NX_CHAR_LETTER | NX_CHAR_DIGIT)) == 0)
			return false;
		letters->first_is_upper |=
			(class & NX_CHAR_UPPER) != 0 && letters->n_upper + letters->n_lower == 0;
		letters->n_upper += (class & NX_CHAR_UPPER) != 0;
		letters->n_lower += (class & NX_CHAR_LOWER) != 0;
	}
	return true;
}

static void
add_word(NxListedWords *list, NxArena *arena, uint32_t token, uint64_t hash,
		 const Letters *letters)
{
	NxListedWord *word;

	nx_grow(arena, list->words, list->n_words, (size_t) list->n_words + 1, &list->capacity);
	word = &list->words[list->n_words++];
	word->hash = hash;
	word->first_token = token;
	word->end_token = token + 1;
	word->flags = 0;
	if (letters->first_is_upper)
		word->flags |= NX_LISTED_CAPITAL;
	if (letters->n_upper >= 2 && letters->n_lower == 0)
		word->flags |= NX_LISTED_UPPER;
}

/* The parts of a token that is not plain. */
static void
add_parts(NxListedWords *list, const NxText *text, uint32_t token)
{
	NxString string = nx_text_token(text, token);
	char folded[3 * LONGEST_TOKEN];
	size_t start = 0;

	while (start < string.len)
	{
		Letters letters;
		size_t end = end_of_part(string, start, &letters);
		size_t len = nx_fold_name(string.bytes + start, end - start, folded);

		if (len > 0)
			add_word(list, text->arena, token, nx_hash64(folded, len), &letters);
		start = end;
		if (start < string.len) /* the hyphen */
			nx_utf8_next(string.bytes, string.len, &start);
	}
}

/* The words of one token; false if it has none. */
static bool
read_token(NxListedWords *list, const NxText *text, uint32_t number)
{
	const NxToken *token = &text->tokens[number];
	uint32_t n_before = list->n_words;
	Letters letters;

	if (token->len > LONGEST_TOKEN)
		return false;
	if (is_plain(text, token, &letters))
		add_word(list, text->arena, number, token->lower, &letters);
	else
		add_parts(list, text, number);
	if (list->n_words == n_before)
		return false;
	list->words[n_before].flags |= NX_LISTED_STARTS;
	list->words[list->n_words - 1].flags |= NX_LISTED_ENDS;
	return true;
}

/* Does the token, a mark, belong to the word right before it: "Disney+", "C++", "C#"? */
static bool
extends_word(const NxText *text, uint32_t token, uint32_t end)
{
	const NxToken *mark = &text->tokens[token];
	char first = text->bytes[mark->start];

	return (first == '+' || (first == '#' && mark->len == 1)) &&
		   (mark->flags & NX_TOKEN_SPACE_BEFORE) == 0 &&
		   (token + 1 == end || text->tokens[token + 1].kind > NX_TOKEN_HANDLE ||
			(text->tokens[token + 1].flags & NX_TOKEN_SPACE_BEFORE) != 0);
}

/* May the mark stand between two words of a name that is written without it? */
static bool
joins_words(const NxText *text, uint32_t token)
{
	NxString string = nx_text_token(text, token);
	size_t next = 0;
	uint32_t c = nx_utf8_next(string.bytes, string.len, &next);

	return text->tokens[token].kind == NX_TOKEN_CLITIC || c == 0x2019 ||
		   nx_char_is_dash(c) || (c < 0x80 && strchr("&'./*!@", (int) c) != NULL);
}

void
nx_listed_read_words(NxListedWords *list, const NxText *text, uint32_t first, uint32_t end)
{
	bool breaks = false;

	for (uint32_t token = first; token < end; token++)
	{
		uint32_t n_before = list->n_words;
		NxListedWord *last = n_before > 0 ? &list->words[n_before - 1] : NULL;

		if (token % 1024 == 0)
			nx_poll(text->arena->env);
		if (read_token(list, text, token))
		{
			if (breaks)
				list->words[n_before].flags |= NX_LISTED_BREAK;
			breaks = false;
		}
		else if (last != NULL && last->end_token == token && extends_word(text, token, end))
		{
			last->hash = nx_hash_mix(text->tokens[token].hash, last->hash);
			last->end_token++;
		}
		else if (!joins_words(text, token))
			breaks = true;
	}
}

uint64_t
nx_listed_chain(uint64_t before, const NxListedWord *word)
{
	return nx_hash_mix(word->hash, before);
}
