/*
 * canonical.c
 *	  Look-ups in the table of phrases, and the written form of names.
 */
#include "analysis/canonical.h"

#include <string.h>

#include "analysis/wordlist.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/line_hyphen.h"
#include "text/fold.h"

/* Longer abbreviations with full stops are none. */
#define MAX_DOTTED_BYTES 16

/*
 * The key of one token: its lower-case hash, but "U.S." is looked up as "US", so that
 * the table need not hold both, unless it holds "N.C." with its stops.
 */
static uint64_t
token_key(const NxAnalysis *analysis, uint32_t token)
{
	const NxToken *t = &analysis->text.tokens[token];
	const NxPhraseEntry *entry;
	char folded[3 * MAX_DOTTED_BYTES];
	NxString string;
	size_t len;

	if ((t->flags & NX_TOKEN_HAS_PERIOD) == 0 || t->shape != NX_SHAPE_UPPER ||
		t->len > MAX_DOTTED_BYTES)
		return t->lower;
	entry = nx_model_phrase(analysis->model, nx_model_phrase_start(t->lower));
	if (entry != NULL && (entry->flags & NX_PHRASE_END) != 0)
		return t->lower;
	string = nx_text_token(&analysis->text, token);
	len = nx_fold_name(string.bytes, string.len, folded);
	return nx_hash64(folded, len);
}

static bool
case_fits(const NxText *text, uint32_t first, uint32_t n, const NxPhraseEntry *entry)
{
	if ((entry->flags & NX_PHRASE_UPPER) == 0)
		return true;
	for (uint32_t i = first; i < first + n; i++)
	{
		if (text->tokens[i].shape != NX_SHAPE_UPPER)
			return false;
	}
	return true;
}

const NxPhraseEntry *
nx_canonical_find(const NxAnalysis *analysis, uint32_t first, uint32_t n)
{
	const NxText *text = &analysis->text;
	const NxPhraseEntry *entry = NULL;
	uint64_t chain = 0;

	if (n == 0 || n > NX_CANONICAL_MAX_TOKENS)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
	{
		uint64_t key = n == 1 ? token_key(analysis, first) : text->tokens[first + i].lower;

		chain = i == 0 ? nx_model_phrase_start(key) : nx_model_phrase_next(chain, key);
		entry = nx_model_phrase(analysis->model, chain);
		if (entry == NULL)
			return NULL;
	}
	if ((entry->flags & NX_PHRASE_END) == 0 || !case_fits(text, first, n, entry))
		return NULL;
	return entry;
}

const NxPhraseEntry *
nx_canonical_find_two(const NxAnalysis *analysis, uint32_t first, uint32_t second)
{
	const NxToken *tokens = analysis->text.tokens;
	uint64_t chain = nx_model_phrase_start(tokens[first].lower);
	const NxPhraseEntry *entry = nx_model_phrase(analysis->model, chain);

	if (entry == NULL || (entry->flags & NX_PHRASE_PREFIX) == 0)
		return NULL;
	chain = nx_model_phrase_next(chain, tokens[second].lower);
	entry = nx_model_phrase(analysis->model, chain);
	return entry == NULL || (entry->flags & NX_PHRASE_END) == 0 ? NULL : entry;
}

const NxPhraseEntry *
nx_canonical_find_words(const NxAnalysis *analysis, const char *words)
{
	const NxPhraseEntry *entry = NULL;
	uint64_t chain = 0;

	for (const char *word = words; *word != '\0';)
	{
		size_t len = strcspn(word, " ");
		uint64_t key = nx_hash64(word, len);

		chain =
			word == words ? nx_model_phrase_start(key) : nx_model_phrase_next(chain, key);
		entry = nx_model_phrase(analysis->model, chain);
		if (entry == NULL)
			return NULL;
		word += len + (word[len] == ' ');
	}
	return entry == NULL || (entry->flags & NX_PHRASE_END) == 0 ? NULL : entry;
}

const NxPhraseEntry *
nx_canonical_find_alias(const NxAnalysis *analysis, uint32_t first, uint32_t limit,
						uint32_t *n)
{
	const uint16_t wanted = NX_PHRASE_END | NX_PHRASE_ALIAS;
	const NxText *text = &analysis->text;
	const NxPhraseEntry *best = NULL;
	uint64_t chain = nx_model_phrase_start(token_key(analysis, first));

	if (limit > NX_CANONICAL_MAX_TOKENS)
		limit = NX_CANONICAL_MAX_TOKENS;
	for (uint32_t i = 1; i <= limit; i++)
	{
		const NxPhraseEntry *entry = nx_model_phrase(analysis->model, chain);

		if (entry == NULL)
			break;
		if ((entry->flags & wanted) == wanted && case_fits(text, first, i, entry))
		{
			best = entry;
			*n = i;
		}
		if ((entry->flags & NX_PHRASE_PREFIX) == 0 || i == limit)
			break;
		chain = nx_model_phrase_next(chain, text->tokens[first + i].lower);
	}
	return best;
}

NxString
nx_canonical_name(const NxAnalysis *analysis, const NxPhraseEntry *entry)
{
	if (entry == NULL || entry->name == UINT32_MAX)
		return (NxString){NULL, 0};
	return nx_model_name(analysis->model, entry->name);
}

/* Control characters, and the brackets of "[Janet] Napolitano". */
static bool
is_left_out(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == '[' ||
		   c == ']';
}

/* Copy what of the token can be shown and fits; return the bytes written. */
static uint32_t
put_token(const NxText *text, uint32_t token, char *out, uint32_t room)
{
	NxString string = nx_text_token(text, token);
	char whole[NX_NAME_MAX_BYTES];
	size_t offset = 0;
	uint32_t len = 0;

	if ((text->tokens[token].flags & NX_TOKEN_BROKEN) != 0 && string.len <= sizeof(whole))
	{
		string.len = (uint32_t) nx_line_hyphen_remove(string.bytes, string.len, whole);
		string.bytes = whole;
	}
	while (offset < string.len)
	{
		size_t start = offset;
		uint32_t c = nx_utf8_next(string.bytes, string.len, &offset);

		if (is_left_out(c))
			continue;
		if (offset - start > room - len)
			break;
		memcpy(out + len, string.bytes + start, offset - start);
		len += (uint32_t) (offset - start);
	}
	return len;
}

NxString
nx_canonical_display(NxArena *arena, const NxText *text, uint32_t first, uint32_t n)
{
	char bytes[NX_NAME_MAX_BYTES];
	NxString result = {NULL, 0};
	uint32_t len = 0;

	for (uint32_t i = first; i < first + n && len < NX_NAME_MAX_BYTES; i++)
	{
		uint32_t put;
		bool space = len > 0 && (text->tokens[i].flags & NX_TOKEN_SPACE_BEFORE) != 0;

		if (space && len + 1 == NX_NAME_MAX_BYTES)
			break;
		put = put_token(text, i, bytes + len + space, NX_NAME_MAX_BYTES - len - space);
		if (put == 0)
			continue;
		if (space)
			bytes[len] = ' ';
		len += space + put;
	}
	result.bytes = nx_arena_copy(arena, bytes, len);
	result.len = len;
	return result;
}

/* Where the word that begins at `start` ends: at a space, hyphen or apostrophe. */
static uint32_t
end_of_word(NxString name, uint32_t start)
{
	while (start < name.len && strchr(" -'", name.bytes[start]) == NULL)
		start++;
	return start;
}

/* Is it too short to tell, or a numeral? */
static bool
keeps_capitals(const char *word, uint32_t len)
{
	uint32_t n_numeral = 0;

	for (uint32_t i = 0; i < len; i++)
		n_numeral += word[i] == 'I' || word[i] == 'V' || word[i] == 'X';
	return nx_utf8_count(word, len) < 3 || n_numeral == len;
}

NxString
nx_canonical_title_case(NxArena *arena, NxString name)
{
	/* Lower case may be longer than upper: by a byte a character, in few scripts. */
	char *bytes = nx_arena_alloc(arena, (size_t) name.len * 2 + 4);
	NxString result = {bytes, 0};
	size_t at = 0;

	while (at < name.len)
	{
		uint32_t start = (uint32_t) at;
		uint32_t end = end_of_word(name, start);
		bool keeps = keeps_capitals(name.bytes + start, end - start);

		while (at < end)
		{
			bool is_first = at == start;
			uint32_t c = nx_utf8_next(name.bytes, name.len, &at);

			if (!is_first && !keeps)
				c = nx_char_lower(c);
			result.len += (uint32_t) nx_utf8_put(c, bytes + result.len);
		}
		if (at < name.len)
			bytes[result.len++] = name.bytes[at++];
	}
	result.len = (uint32_t) nx_utf8_clip(bytes, result.len, NX_NAME_MAX_BYTES);
	return result;
}

/* Words that have no capital inside of a name: "Bank of England", "Leonardo da Vinci". */
static bool
stays_small(NxString word)
{
	static const char *const small[] = {"of",  "the", "and", "for", "in",  "on",  "at",
										"to",  "de",  "del", "la",	"das", "dos", "da",
										"von", "van", "der", "den", "bin", "al",  "el"};

	return nx_wordlist_find(nx_wordlist(small), word) != 0;
}

NxString
nx_canonical_capitalise(NxArena *arena, NxString name)
{
	char *bytes = nx_arena_copy(arena, name.bytes, name.len);
	uint32_t start = 0;

	while (start < name.len)
	{
		uint32_t end = end_of_word(name, start);
		NxString word = {name.bytes + start, end - start};
		unsigned char next = word.len > 1 ? (unsigned char) word.bytes[1] : 0;

		if (start > 0 && (stays_small(word) || name.bytes[start - 1] == '\''))
			;
		else if (word.len > 0 && word.bytes[0] >= 'a' && word.bytes[0] <= 'z')
			bytes[start] = (char) (word.bytes[0] - 'a' + 'A');
		else if (word.len > 1 && (unsigned char) word.bytes[0] == 0xC3 && next >= 0xA0 &&
				 next != 0xB7 && next != 0xBF) /* à to þ, but for the sign ÷ and ÿ */
			bytes[start + 1] = (char) (next - 0x20);
		start = end + 1;
	}
	return (NxString){bytes, name.len};
}

NxString
nx_canonical_fold(NxArena *arena, NxString string)
{
	char *folded = nx_arena_alloc(arena, (size_t) string.len * 3 + 1);
	NxString result = {folded, 0};

	result.len = (uint32_t) nx_fold_name(string.bytes, string.len, folded);
	return result;
}

NxString
nx_canonical_lower(NxArena *arena, NxString string)
{
	char *lower = nx_arena_alloc(arena, (size_t) string.len * 3 + 1);
	NxString result = {lower, 0};

	result.len = (uint32_t) nx_fold_lower(string.bytes, string.len, lower);
	return result;
}

uint64_t
nx_canonical_hash(NxArena *arena, NxString string)
{
	NxString folded = nx_canonical_fold(arena, string);

	return folded.len > 0 ? nx_hash64(folded.bytes, folded.len)
						  : nx_hash64(string.bytes, string.len);
}
