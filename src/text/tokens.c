/*
 * tokens.c
 *	  Sentences into tokens.
 *
 * One pass over each sentence: the first character says what begins (a word or
 * number, a run of dictionary script, a quotation mark, an apostrophe, a symbol),
 * the scanner for it says where it ends, and nx_scan_append adds case, flags and
 * hashes.  ICU is asked for the words of Chinese, Japanese, Thai and their like
 * only, a whole run at a time.
 */
#include "text/scan.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/line_hyphen.h"

#define ALNUM (NX_CHAR_LETTER | NX_CHAR_DIGIT)

/* Tokens up to this many bytes are folded on the stack. */
#define SHORT_TOKEN 64

/* The last character of a token of NX_TOKEN_MAX bytes may reach beyond. */
#define LONGEST_TOKEN (NX_TOKEN_MAX + 16)

/* Poll after so many tokens; the longest of them take 0.1 ms each. */
#define POLL_EVERY 512

/* Longer texts have their tokens counted before room is made for them. */
#define LONG_TEXT (256 * 1024)

/* Joins emoji into one, like the selector of the picture form. */
#define ZERO_WIDTH_JOINER 0x200D

/* ---- shape, flags, hashes ---- */

static NxShape
shape_of(uint32_t n_upper, uint32_t n_lower, bool first_is_upper)
{
	if (n_upper == 0)
		return n_lower == 0 ? NX_SHAPE_NONE : NX_SHAPE_LOWER;
	if (n_lower == 0)
		return NX_SHAPE_UPPER;
	return n_upper == 1 && first_is_upper ? NX_SHAPE_CAPITAL : NX_SHAPE_MIXED;
}

/* The flags that the class bits of a token's characters amount to. */
static uint16_t
flags_of(const NxToken *token, uint8_t classes)
{
	uint16_t flags = 0;

	if (token->kind > NX_TOKEN_HANDLE)
		return 0;
	if (classes & NX_CHAR_DIGIT)
		flags |= NX_TOKEN_HAS_DIGIT;
	if (classes & NX_CHAR_DASH)
		flags |= NX_TOKEN_HAS_HYPHEN;
	if (classes & NX_CHAR_STOP)
		flags |= NX_TOKEN_HAS_PERIOD;
	return flags;
}

/* Any token: case by character, folded form in a buffer that may be large. */
static void
describe_any(NxScanner *scanner, NxToken *token, const char *bytes, uint32_t len)
{
	char small[3 * SHORT_TOKEN];
	char *folded = small;
	uint32_t n_upper = 0;
	uint32_t n_lower = 0;
	bool first_is_upper = false;
	uint8_t classes = 0;
	size_t at = 0;

	while (at < len)
	{
		uint32_t c = nx_utf8_next(bytes, len, &at);

		if (c >= 0x80)
			token->flags |= NX_TOKEN_NON_ASCII;
		if (c < 256)
			classes |= nx_char_latin1[c];
		else if (nx_char_is_digit(c))
			classes |= NX_CHAR_DIGIT;
		else if (c == 0x2010 || c == 0x2011)
			classes |= NX_CHAR_DASH;
		if (nx_char_is_upper(c))
		{
			if (n_upper++ == 0 && n_lower == 0)
				first_is_upper = true;
		}
		else if (nx_char_is_lower(c))
			n_lower++;
	}
	token->shape = (uint8_t) shape_of(n_upper, n_lower, first_is_upper);
	token->flags |= flags_of(token, classes);
	if (len > SHORT_TOKEN)
	{
		if (scanner->folded == NULL)
			scanner->folded = nx_arena_alloc(scanner->text->arena, 3 * LONGEST_TOKEN);
		folded = scanner->folded;
	}
	token->lower = nx_hash64(folded, nx_fold_lower(bytes, len, folded));
}

/*
 * The same for a short token of ASCII, which nearly all are; false if it is not
 * one.
 */
static bool
describe_ascii(NxToken *token, const uint8_t *bytes, uint32_t len)
{
	uint8_t folded[SHORT_TOKEN];
	uint32_t n_upper = 0;
	uint32_t n_lower = 0;
	uint32_t first = 0;
	uint8_t classes = 0;
	uint8_t all = 0;

	if (len > SHORT_TOKEN)
		return false;
	for (uint32_t i = 0; i < len; i++)
	{
		uint8_t class = nx_char_latin1[bytes[i]];

		all |= bytes[i];
		classes |= class;
		n_upper += (class & NX_CHAR_UPPER) != 0;
		n_lower += (class & NX_CHAR_LOWER) != 0;
		folded[i] = (uint8_t) (bytes[i] + (class & NX_CHAR_UPPER ? 'a' - 'A' : 0));
	}
	if (all >= 0x80)
		return false;
	token->flags |= flags_of(token, classes);
	if (n_upper == 0)
	{
		token->shape = n_lower == 0 ? NX_SHAPE_NONE : NX_SHAPE_LOWER;
		token->lower = token->hash;
		return true;
	}
	while (!(nx_char_latin1[bytes[first]] & NX_CHAR_LETTER))
		first++;
	token->shape =
		(uint8_t) shape_of(n_upper, n_lower, nx_char_latin1[bytes[first]] & NX_CHAR_UPPER);
	token->lower = nx_hash64(folded, len);
	return true;
}

/*
 * Shape, flags and hashes.  Of a word with a line's end in it they are those of the
 * word in one piece.
 */
static void
describe(NxScanner *scanner, NxToken *token)
{
	const char *bytes = scanner->bytes + token->start;
	uint32_t len = token->len;
	char whole[SHORT_TOKEN];

	if ((token->flags & NX_TOKEN_BROKEN) != 0)
	{
		if (len > SHORT_TOKEN)
			token->flags &= (uint16_t) ~NX_TOKEN_BROKEN;
		else
		{
			len = (uint32_t) nx_line_hyphen_remove(bytes, len, whole);
			bytes = whole;
		}
	}
	token->hash = nx_hash64(bytes, len);
	if (!describe_ascii(token, (const uint8_t *) bytes, len))
		describe_any(scanner, token, bytes, len);
}

void
nx_scan_append(NxScanner *scanner, uint32_t end, uint8_t kind, uint16_t flags)
{
	NxText *text = scanner->text;
	NxToken *token;

	if (text->n_tokens == scanner->capacity)
		nx_grow(text->arena, text->tokens, text->n_tokens, text->n_tokens + 1,
				&scanner->capacity);
	token = &text->tokens[text->n_tokens++];
	token->start = scanner->at;
	token->len = end - scanner->at;
	token->kind = kind;
	token->flags = flags;
	if (scanner->space)
		token->flags |= NX_TOKEN_SPACE_BEFORE;
	token->reserved = 0;
	describe(scanner, token);
	scanner->at = end;
	scanner->space = false;
	if (text->n_tokens % POLL_EVERY == 0 || token->len > SHORT_TOKEN)
		nx_poll(text->arena->env);
}

int
nx_scan_touching(const NxScanner *scanner)
{
	const NxText *text = scanner->text;

	if (scanner->space || text->n_tokens == 0)
		return -1;
	return text->tokens[text->n_tokens - 1].kind;
}

/* ---- symbols, handles, runs of dictionary script ---- */

/* A character or a run of the same one: "...", "--", "!!!". */
static void
scan_run(NxScanner *scanner, uint32_t width, uint8_t kind)
{
	const char *bytes = scanner->bytes;
	uint32_t end = scanner->at + width;

	while (scanner->end - end >= width && end - scanner->at < NX_TOKEN_MAX &&
		   memcmp(bytes + scanner->at, bytes + end, width) == 0)
		end += width;
	nx_scan_append(scanner, end, kind, 0);
}

/* Does the character belong to the emoji before it? */
static bool
extends_symbol(uint32_t c)
{
	return nx_char_is_mark(c) || c == ZERO_WIDTH_JOINER || (c >= 0x1F3FB && c <= 0x1F3FF) ||
		   (c >= 0xE0020 && c <= 0xE007F);
}

static bool
is_regional_indicator(uint32_t c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* A symbol beyond ASCII: emoji with all that modifies and joins them, flags. */
static void
scan_symbol(NxScanner *scanner, uint32_t width, uint32_t first)
{
	uint32_t end = scanner->at + width;
	uint32_t last = first;

	while (end < scanner->end && end - scanner->at < NX_TOKEN_MAX)
	{
		size_t next = end;
		uint32_t c = nx_utf8_next(scanner->bytes, scanner->end, &next);

		if (is_regional_indicator(last) && is_regional_indicator(c))
			last = 0;
		else if (extends_symbol(c) || (last == ZERO_WIDTH_JOINER && !nx_char_is_space(c)))
			last = c;
		else
			break;
		end = (uint32_t) next;
	}
	nx_scan_append(scanner, end, NX_TOKEN_SYMBOL, 0);
}

/* @name, #tag; a tag has a letter.  False if there is none. */
static bool
scan_handle(NxScanner *scanner)
{
	uint32_t start = scanner->at + 1;
	uint32_t end = start;
	bool letter = false;

	if (nx_scan_is_wordlike(nx_scan_touching(scanner)))
		return false;
	while (end - start < NX_TOKEN_MAX)
	{
		size_t next = end;

		if (!nx_word_goes_on(scanner, end) && nx_scan_byte(scanner, end) != '_')
			break;
		if (!(nx_scan_class(scanner, end) & NX_CHAR_DIGIT))
			letter = true;
		nx_utf8_next(scanner->bytes, scanner->end, &next);
		end = (uint32_t) next;
	}
	if (!letter)
		return false;
	nx_scan_append(scanner, end, NX_TOKEN_HANDLE, 0);
	return true;
}

/* Han, Kana, Thai, ...: ICU finds the words of the whole run. */
static void
scan_dictionary(NxScanner *scanner)
{
	uint32_t start = scanner->at;
	size_t end = start;
	uint32_t *ends;
	uint32_t n_ends;

	while (end < scanner->end)
	{
		size_t next = end;

		if (!nx_char_is_dictionary(nx_utf8_next(scanner->bytes, scanner->end, &next)))
			break;
		end = next;
	}
	n_ends = nx_breaks_words(scanner->breaks, scanner->text->arena, scanner->bytes + start,
							 (uint32_t) end - start, &ends);
	for (uint32_t i = 0; i < n_ends; i++)
	{
		/* A run without spaces, as Hangul may be, is one word for ICU. */
		while (start + ends[i] - scanner->at > NX_TOKEN_MAX)
			nx_scan_append(scanner,
						   scanner->at + (uint32_t) nx_utf8_clip(
											 scanner->bytes + scanner->at,
											 start + ends[i] - scanner->at, NX_TOKEN_MAX),
						   NX_TOKEN_CJK, 0);
		nx_scan_append(scanner, start + ends[i], NX_TOKEN_CJK, 0);
	}
}

/* ---- the next token ---- */

static void
scan_word(NxScanner *scanner, uint32_t width)
{
	NxScanned word = nx_word_scan(scanner, width);

	nx_scan_append(scanner, word.end, word.kind, word.flags);
}

/* What begins with an ASCII character that is neither letter, digit nor space. */
static void
scan_mark(NxScanner *scanner, uint8_t byte)
{
	uint32_t next = scanner->at + 1;

	switch (byte)
	{
		case '"':
			nx_scan_double_quote(scanner, next);
			break;
		case '\'':
			nx_scan_apostrophe(scanner, 1);
			break;
		case '`':
			nx_scan_backtick(scanner);
			break;
		case '@':
		case '#':
			if (!scan_handle(scanner))
				nx_scan_append(scanner, next, NX_TOKEN_SYMBOL, 0);
			break;
		case '.':
			if ((nx_scan_class(scanner, next) & NX_CHAR_DIGIT) &&
				!nx_scan_is_wordlike(nx_scan_touching(scanner)))
				scan_word(scanner, 1); /* ".500" */
			else
				scan_run(scanner, 1, NX_TOKEN_PUNCTUATION);
			break;
		default:
			scan_run(scanner, 1,
					 strchr("!(),-/:;?[]{}", byte) != NULL ? NX_TOKEN_PUNCTUATION
														   : NX_TOKEN_SYMBOL);
			break;
	}
}

/* What begins with a character beyond ASCII; white space is stepped over. */
static void
scan_wide(NxScanner *scanner)
{
	size_t next = scanner->at;
	uint32_t c = nx_utf8_next(scanner->bytes, scanner->end, &next);
	uint32_t end = (uint32_t) next;

	if (nx_char_is_space(c))
	{
		scanner->at = end;
		scanner->space = true;
	}
	else if (nx_char_is_dictionary(c))
		scan_dictionary(scanner);
	else if (c == 0x2019)
		nx_scan_apostrophe(scanner, end - scanner->at);
	else if (c == 0x2018)
		nx_scan_left_single(scanner, end);
	else if (nx_char_opens_quote(c) || nx_char_closes_quote(c))
		nx_scan_wide_quote(scanner, end, c);
	else if (nx_char_is_letter(c) || nx_char_is_digit(c))
		scan_word(scanner, end - scanner->at);
	else if (nx_char_is_punctuation(c))
		scan_run(scanner, end - scanner->at, NX_TOKEN_PUNCTUATION);
	else
		scan_symbol(scanner, end - scanner->at, c);
}

static void
scan_sentence(NxScanner *scanner)
{
	while (scanner->at < scanner->end)
	{
		uint8_t byte = (uint8_t) scanner->bytes[scanner->at];

		if (byte >= 0x80)
			scan_wide(scanner);
		else if (nx_char_latin1[byte] & ALNUM)
			scan_word(scanner, 1);
		else if (nx_char_latin1[byte] & NX_CHAR_SPACE)
		{
			scanner->at++;
			scanner->space = true;
		}
		else
			scan_mark(scanner, byte);
	}
}

/* ---- the whole text ---- */

/*
 * No more tokens than this can come out of valid UTF-8: one for each run of ASCII
 * letters and digits, for every other ASCII character but space, and for every
 * character beyond ASCII; and one for the rest of a word that was cut.
 */
static uint32_t
count_tokens_at_most(const char *bytes, uint32_t len)
{
	uint32_t count = len / NX_TOKEN_MAX + 1;
	bool in_word = false;

	for (uint32_t i = 0; i < len; i++)
	{
		uint8_t byte = (uint8_t) bytes[i];
		uint8_t class = byte < 0x80 ? nx_char_latin1[byte] : 0;
		bool starts = !(class & NX_CHAR_SPACE) && (byte & 0xC0) != 0x80;

		count += starts && !(in_word && (class & ALNUM));
		in_word = class & ALNUM;
	}
	return count;
}

/*
 * Room for the tokens.  A short text gets a guess, which seldom has to grow (news
 * have a token for each 5.4 bytes).  A long one is counted first: growing would
 * take up to four times the memory, as an arena frees nothing.
 */
static uint32_t
choose_capacity(const NxText *text)
{
	if (text->len <= LONG_TEXT)
		return text->len / 4 + 16;
	return count_tokens_at_most(text->bytes, text->len) + text->n_sentences;
}

/* Does white space, or nothing, stand before the byte? */
static bool
space_stands_before(const NxText *text, uint32_t at)
{
	size_t before = at;

	return at == 0 || nx_char_is_space(nx_utf8_previous(text->bytes, &before));
}

static void
split_sentence(NxScanner *scanner, NxSentence *sentence)
{
	NxText *text = scanner->text;

	sentence->first_token = text->n_tokens;
	scanner->at = sentence->span.start;
	scanner->end = sentence->span.start + sentence->span.len;
	scanner->space = space_stands_before(text, scanner->at);
	scan_sentence(scanner);
	/* Nothing but what counts as space: one token, so that none is empty. */
	if (text->n_tokens == sentence->first_token)
	{
		scanner->at = sentence->span.start;
		nx_scan_append(scanner,
					   scanner->at + (uint32_t) nx_utf8_clip(text->bytes + scanner->at,
															 sentence->span.len,
															 NX_TOKEN_MAX),
					   NX_TOKEN_SYMBOL, 0);
	}
	sentence->n_tokens = text->n_tokens - sentence->first_token;
}

void
nx_tokens_split(NxText *text, NxBreaks *breaks)
{
	NxScanner scanner = {.text = text, .breaks = breaks, .bytes = text->bytes};

	scanner.capacity = choose_capacity(text);
	text->n_tokens = 0;
	text->tokens = nx_arena_alloc(text->arena, scanner.capacity * sizeof(NxToken));
	for (uint32_t b = 0; b < text->n_blocks; b++)
	{
		const NxBlock *block = &text->blocks[b];

		scanner.double_pending = false;
		scanner.single_pending = false;
		for (uint32_t i = 0; i < block->n_sentences; i++)
		{
			split_sentence(&scanner, &text->sentences[block->first_sentence + i]);
			nx_poll(text->arena->env);
		}
	}
}
