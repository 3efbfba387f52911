/*
 * damage.c
 *	  Writing a document out as text.
 */
#include "tools/train/damage.h"

#include <ctype.h>
#include <string.h>

#define PARAGRAPH "\n\n"

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

static void
write_word(NxBuf *text, const BioToken *token, Casing casing, bool begins)
{
	bool title = casing == CASING_TITLE && (begins || !stays_small(token));

	for (uint32_t i = 0; i < token->word.len; i++)
	{
		int c = (unsigned char) token->word.bytes[i];

		if (c < 0x80 && (casing == CASING_UPPER || (title && i == 0)))
			c = toupper(c);
		else if (c < 0x80 && casing == CASING_LOWER)
			c = tolower(c);
		nx_buf_byte(text, (uint8_t) c);
	}
}

static void
write_sentence(NxBuf *text, BioToken *tokens, uint32_t n, const DocumentStyle *style,
			   Casing casing)
{
	for (uint32_t i = 0; i < n; i++)
	{
		if (i > 0 && !(style->joined && touch(tokens, n, i, style->splits)))
			nx_buf_byte(text, ' ');
		tokens[i].start = text->len;
		write_word(text, &tokens[i], casing, i == 0);
		tokens[i].end = text->len;
	}
}

void
write_document(NxBuf *text, BioFile *file, const BioDocument *document,
			   const DocumentStyle *style)
{
	for (uint32_t i = 0; i < document->n_sentences; i++)
	{
		const BioSentence *sentence = &file->sentences[document->first_sentence + i];

		if (i > 0)
			nx_buf_text(text, PARAGRAPH);
		write_sentence(text, &file->tokens[sentence->first_token], sentence->n_tokens,
					   style,
					   style->casing == NULL ? CASING_KEPT : (Casing) style->casing[i]);
	}
}
