/*
 * damage.c
 *	  Writing a document out as text.
 */
#include "tools/train/damage.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "text/chars.h"

#define PARAGRAPH "\n\n"

/* DAMAGE_WRAPPED: characters of a line. */
#define LINE_LENGTH 72

/* DAMAGE_HYPHENATED: letters that stay together at least. */
#define LEAST_PART 3

/* DAMAGE_NO_SPACE_AFTER_STOP: sentences of a paragraph. */
#define GLUED_SENTENCES 3

const char *const damage_names[N_DAMAGES] = {
	[DAMAGE_NONE] = "none",
	[DAMAGE_CAPITALS] = "all capitals",
	[DAMAGE_TITLE] = "title case",
	[DAMAGE_LOWER] = "lower case",
	[DAMAGE_HEADLINES] = "headlines between",
	[DAMAGE_NO_DIACRITICS] = "no diacritics",
	[DAMAGE_CURLY_QUOTES] = "curly quotes",
	[DAMAGE_STRAIGHT_QUOTES] = "straight quotes",
	[DAMAGE_NO_BREAK_SPACES] = "no-break spaces",
	[DAMAGE_DOUBLE_SPACES] = "double spaces",
	[DAMAGE_NO_SPACE_AFTER_STOP] = "no space after stops",
	[DAMAGE_WRAPPED] = "lines of 72",
	[DAMAGE_HYPHENATED] = "hyphens at line ends",
};

/* Where a document is being written. */
typedef struct Writer
{
	NxBuf *text;
	const DocumentStyle *style;
	Casing casing;
	uint32_t column; /* characters since the line began */
	bool in_quotes;	 /* an opening double quote was written */
} Writer;

static bool
is_word(const BioToken *token, const char *word)
{
	return strlen(word) == token->word.len &&
		   memcmp(token->word.bytes, word, token->word.len) == 0;
}

static bool
is_one_of(const BioToken *token, const char *const *words)
{
	for (; *words != NULL; words++)
	{
		if (is_word(token, *words))
			return true;
	}
	return false;
}

static bool
is_letter(const BioToken *token)
{
	return token->word.len == 1 && isupper((unsigned char) token->word.bytes[0]);
}

static bool
is_wordlike(const BioToken *token)
{
	return isalnum((unsigned char) token->word.bytes[0]) ||
		   (unsigned char) token->word.bytes[0] >= 0xC3;
}

/*
 * Does running text have no space between these two tokens?  Straight quotes are
 * left apart: which side they belong to is not certain.
 */
static bool
touch(const BioToken *tokens, uint32_t n, uint32_t i, bool splits)
{
	static const char *const closing[] = {",",	 ";",	":",   "!",	 "?",  ")",
										  "]",	 "%",	"”",   "'s", "’s", "n't",
										  "n’t", "'re", "...", NULL};
	static const char *const opening[] = {"(", "[", "$", "£", "€",
										  "“", "‘", "₹", "¥", NULL};
	const BioToken *left = &tokens[i - 1];
	const BioToken *right = &tokens[i];

	if (is_one_of(right, closing) || is_one_of(left, opening))
		return true;
	if (is_word(right, "."))
		return i + 1 == n || is_letter(left) ||
			   isupper((unsigned char) tokens[i + 1].word.bytes[0]);
	if (!splits)
		return false;
	if (is_word(right, "’") || is_word(right, "'"))
		return true;
	if (is_word(left, "’") || is_word(left, "'"))
		return is_word(right, "s") || is_word(right, "t") || is_word(right, "re");
	if (is_word(left, "."))
		return i >= 2 && is_letter(&tokens[i - 2]) && is_letter(right) && i + 1 < n &&
			   is_word(&tokens[i + 1], ".");
	if (is_word(right, "-"))
		return i + 1 < n && is_wordlike(left) && is_wordlike(&tokens[i + 1]);
	return is_word(left, "-") && i >= 2 && is_wordlike(&tokens[i - 2]) &&
		   is_wordlike(right);
}

static bool
stays_small(const BioToken *token)
{
	static const char *const small[] = {"a",  "an", "the", "of",  "in",	  "on",
										"at", "to", "for", "and", "or",	  "by",
										"as", "vs", "de",  "al",  "with", NULL};

	return is_one_of(token, small);
}

/* ---- characters ---- */

static void
put_character(Writer *writer, uint32_t c)
{
	char bytes[4];

	nx_buf_bytes(writer->text, bytes, nx_utf8_put(c, bytes));
	writer->column++;
}

static uint32_t
change_case(uint32_t c, Casing casing, bool begins)
{
	if (casing == CASING_LOWER)
		return c < 0x80 ? (uint32_t) tolower((int) c) : nx_char_lower(c);
	if (c < 0x80 && (casing == CASING_UPPER || (casing == CASING_TITLE && begins)))
		return (uint32_t) toupper((int) c);
	if (casing == CASING_UPPER && c >= 0xE0 && c <= 0xFE && c != 0xF7)
		return c - 0x20;
	return c;
}

/* A quotation mark as the damage has it; a mark in a word is an apostrophe. */
static uint32_t
change_quote(Writer *writer, uint32_t c, bool in_word)
{
	if (writer->style->damage == DAMAGE_STRAIGHT_QUOTES)
	{
		if (c == 0x201C || c == 0x201D)
			return '"';
		return c == 0x2018 || c == 0x2019 ? '\'' : c;
	}
	if (writer->style->damage != DAMAGE_CURLY_QUOTES)
		return c;
	if (c == '"')
	{
		writer->in_quotes = !writer->in_quotes;
		return writer->in_quotes ? 0x201C : 0x201D;
	}
	return c == '\'' && in_word ? 0x2019 : c;
}

/* ---- words and what stands between them ---- */

static void
break_line(Writer *writer)
{
	nx_buf_byte(writer->text, '\n');
	writer->column = 0;
}

static uint32_t
count_characters(const BioToken *token)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < token->word.len; i++)
		n += ((unsigned char) token->word.bytes[i] & 0xC0) != 0x80;
	return n;
}

static bool
is_letters(const BioToken *token)
{
	for (uint32_t i = 0; i < token->word.len; i++)
	{
		if (!isalpha((unsigned char) token->word.bytes[i]))
			return false;
	}
	return true;
}

/*
 * How many letters of the word stay on a line that holds `column` characters before
 * it; 0 if it is not cut.
 */
static uint32_t
cut_of(const Writer *writer, const BioToken *token, uint32_t column)
{
	uint32_t n = token->word.len;
	uint32_t room = column < LINE_LENGTH ? LINE_LENGTH - 1 - column : 0;

	if (writer->style->damage != DAMAGE_HYPHENATED || column + n <= LINE_LENGTH ||
		n < 2 * LEAST_PART || room < LEAST_PART || !is_letters(token))
		return 0;
	return room > n - LEAST_PART ? n - LEAST_PART : room;
}

static void
write_word(Writer *writer, const BioToken *token, bool begins)
{
	bool title = writer->casing == CASING_TITLE && (begins || !stays_small(token));
	Casing casing = writer->casing == CASING_TITLE && !title ? CASING_KEPT : writer->casing;
	uint32_t cut = cut_of(writer, token, writer->column);
	size_t at = 0;

	while (at < token->word.len)
	{
		bool first = at == 0;
		uint32_t c;

		if (cut > 0 && at == cut)
		{
			nx_buf_byte(writer->text, '-');
			break_line(writer);
		}
		c = nx_utf8_next(token->word.bytes, token->word.len, &at);
		c = change_case(c, casing, first);
		if (writer->style->damage == DAMAGE_NO_DIACRITICS)
			c = nx_char_base(c);
		put_character(writer, change_quote(writer, c, token->word.len > 1));
	}
}

static void
write_space(Writer *writer, const BioToken *next)
{
	Damage damage = writer->style->damage;

	if ((damage == DAMAGE_WRAPPED || damage == DAMAGE_HYPHENATED) &&
		writer->column + 1 + count_characters(next) > LINE_LENGTH &&
		cut_of(writer, next, writer->column + 1) == 0)
	{
		break_line(writer);
		return;
	}
	put_character(writer, damage == DAMAGE_NO_BREAK_SPACES ? 0xA0 : (uint32_t) ' ');
	if (damage == DAMAGE_DOUBLE_SPACES)
		put_character(writer, ' ');
}

/* ---- documents ---- */

static void
write_sentence(Writer *writer, BioToken *tokens, uint32_t n)
{
	const DocumentStyle *style = writer->style;

	writer->in_quotes = false;
	for (uint32_t i = 0; i < n; i++)
	{
		if (i > 0 && !(style->joined && touch(tokens, n, i, style->splits)))
			write_space(writer, &tokens[i]);
		tokens[i].start = writer->text->len;
		write_word(writer, &tokens[i], i == 0);
		tokens[i].end = writer->text->len;
	}
}

static Casing
casing_of(const DocumentStyle *style, uint32_t sentence)
{
	switch (style->damage)
	{
		case DAMAGE_CAPITALS:
			return CASING_UPPER;
		case DAMAGE_TITLE:
			return CASING_TITLE;
		case DAMAGE_LOWER:
			return CASING_LOWER;
		case DAMAGE_HEADLINES:
			return sentence % 5 == 0   ? CASING_TITLE
				   : sentence % 5 == 1 ? CASING_UPPER
									   : CASING_KEPT;
		default:
			return style->casing == NULL ? CASING_KEPT : (Casing) style->casing[sentence];
	}
}

static bool
ends_in_stop(const BioFile *file, const BioSentence *sentence)
{
	static const char *const stops[] = {".", "!", "?", NULL};

	return is_one_of(&file->tokens[sentence->first_token + sentence->n_tokens - 1], stops);
}

void
write_document(NxBuf *text, BioFile *file, const BioDocument *document,
			   const DocumentStyle *style)
{
	Writer writer = {.text = text, .style = style};

	for (uint32_t i = 0; i < document->n_sentences; i++)
	{
		const BioSentence *sentence = &file->sentences[document->first_sentence + i];

		if (i > 0 && !(style->damage == DAMAGE_NO_SPACE_AFTER_STOP &&
					   i % GLUED_SENTENCES > 0 && ends_in_stop(file, sentence - 1)))
		{
			nx_buf_text(text, PARAGRAPH);
			writer.column = 0;
		}
		writer.casing = casing_of(style, i);
		write_sentence(&writer, &file->tokens[sentence->first_token], sentence->n_tokens);
	}
}
