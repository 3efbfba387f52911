/*
 * scan_marks.c
 *	  Quotation marks and apostrophes.
 *
 * A mark that looks the same on both sides opens or closes according to the
 * space around it, and where that does not tell, to what is open in the block.
 * An apostrophe behind a word is the mark of a plural possessive unless a single
 * quote is open; in front of one it stands for what was clipped off ("'em",
 * "’90s"), or opens a quote.
 */
#include "text/scan.h"

#include <string.h>

#include "base/utf8.h"

/* May a quotation begin here: space, an opening mark or a dash stands before? */
static bool
is_loose_before(const NxScanner *scanner)
{
	size_t at = scanner->at;
	uint32_t c;

	if (nx_scan_touching(scanner) < 0 || nx_scan_touching(scanner) == NX_TOKEN_OPEN_QUOTE)
		return true;
	c = nx_utf8_previous(scanner->bytes, &at);
	return c == '(' || c == '[' || c == '{' || c == '/' || nx_char_is_dash(c);
}

/* May a quotation end before `at`: space, stop, bracket, closing mark follow? */
static bool
is_loose_after(const NxScanner *scanner, uint32_t at)
{
	size_t next = at;
	uint32_t c;

	if (at >= scanner->end)
		return true;
	c = nx_utf8_next(scanner->bytes, scanner->end, &next);
	if (c < 0x80)
		return strchr(".,;:!?)]}", (int) c) != NULL || nx_char_is_space(c);
	return nx_char_is_space(c) || nx_char_is_dash(c) || nx_char_closes_quote(c) ||
		   c == 0x2026;
}

static void
append_quote(NxScanner *scanner, uint32_t end, bool opens, bool *pending)
{
	*pending = opens;
	nx_scan_append(scanner, end, opens ? NX_TOKEN_OPEN_QUOTE : NX_TOKEN_CLOSE_QUOTE, 0);
}

void
nx_scan_double_quote(NxScanner *scanner, uint32_t end)
{
	bool before = is_loose_before(scanner);
	bool after = is_loose_after(scanner, end);
	bool opens = before != after ? before : !scanner->double_pending;

	append_quote(scanner, end, opens, &scanner->double_pending);
}

/* Single quotes, as opposed to double ones and corners. */
static bool
is_single(uint32_t c)
{
	return (c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A;
}

void
nx_scan_wide_quote(NxScanner *scanner, uint32_t end, uint32_t c)
{
	bool *pending = is_single(c) ? &scanner->single_pending : &scanner->double_pending;
	bool opens = nx_char_opens_quote(c);
	bool before = is_loose_before(scanner);

	/*
	 * The form decides, but not against both the space around the mark and what is
	 * open: German closes with “, Danish opens with », and some desks take any.
	 */
	if (before == *pending || before == is_loose_after(scanner, end))
		append_quote(scanner, end, opens, pending);
	else
		append_quote(scanner, end, before, pending);
}

/* Bytes of "90s" or "90" at `at`, nothing of a word behind them; 0 if there is no such. */
static uint32_t
year_width(const NxScanner *scanner, uint32_t at)
{
	uint32_t n = 2;

	if (!(nx_scan_class(scanner, at) & NX_CHAR_DIGIT) ||
		!(nx_scan_class(scanner, at + 1) & NX_CHAR_DIGIT))
		return 0;
	if (nx_scan_byte(scanner, at + 2) == 's')
		n = 3;
	return nx_word_goes_on(scanner, at + n) ? 0 : n;
}

/* Does a word that has lost its beginning stand at `at`: 'em, 'tis, 'n'? */
static bool
is_clipped_word(const NxScanner *scanner, uint32_t at)
{
	static const char *const clipped[] = {"em",	  "tis", "twas",  "twere", "twill", "til",
										  "till", "n",	 "bout",  "cause", "cos",	"cuz",
										  "nuff", "kay", "round", "neath"};

	for (size_t i = 0; i < sizeof(clipped) / sizeof(clipped[0]); i++)
	{
		uint32_t n = 0;

		while (clipped[i][n] != '\0' &&
			   (nx_scan_byte(scanner, at + n) | 0x20) == clipped[i][n])
			n++;
		if (clipped[i][n] == '\0' && !nx_word_goes_on(scanner, at + n))
			return true;
	}
	return false;
}

/* 'em, ’90s, 'n': the apostrophe begins a word.  False if it does not. */
static bool
scan_clipped(NxScanner *scanner, uint32_t width, bool typographic)
{
	uint32_t next = scanner->at + width;
	NxScanned word;

	if (nx_scan_touching(scanner) >= 0 && nx_scan_touching(scanner) != NX_TOKEN_OPEN_QUOTE)
		return false;
	if (year_width(scanner, next) > 0)
	{
		nx_scan_append(scanner, next + year_width(scanner, next), NX_TOKEN_NUMBER, 0);
		return true;
	}
	/* A closing mark in front of a word can only be an apostrophe. */
	if (!nx_word_goes_on(scanner, next) ||
		(!typographic && !is_clipped_word(scanner, next)))
		return false;
	word = nx_word_scan(scanner, width);
	if (word.end == next + 1 && (scanner->bytes[next] | 0x20) == 'n')
		word.end += nx_apostrophe_width(scanner, word.end);
	nx_scan_append(scanner, word.end, word.kind, word.flags);
	return true;
}

/* "Obama's", and "Obama 's" in text that somebody has tokenised already. */
static bool
scan_clitic(NxScanner *scanner)
{
	uint32_t width = nx_clitic_width(scanner, scanner->at);
	int before = nx_scan_touching(scanner);
	uint32_t end = scanner->at + width;

	if (width == 0)
		return false;
	if (before < 0 &&
		(scanner->text->n_tokens == 0 || !(nx_scan_class(scanner, end) & NX_CHAR_SPACE) ||
		 scanner->single_pending))
		return false;
	if (before >= 0 && !nx_scan_is_wordlike(before) && before != NX_TOKEN_CLOSE_QUOTE &&
		before != NX_TOKEN_SYMBOL)
		return false;
	nx_scan_append(scanner, end, NX_TOKEN_CLITIC, 0);
	return true;
}

/*
 * An apostrophe behind a word, with no letter behind it, while a single quote is
 * open: does another such mark near by close it, so that this one need not?
 * ('The students' union is shut,' he said.)
 */
static bool
closes_later(const NxScanner *scanner, uint32_t at)
{
	uint32_t limit = scanner->end - at > 200 ? at + 200 : scanner->end;

	for (; at < limit; at++)
	{
		uint32_t width = nx_apostrophe_width(scanner, at);

		if (width > 0 && !nx_word_goes_on(scanner, at + width))
			return true;
	}
	return false;
}

/* ' or ’ as the mark of a plural possessive: "the students' union". */
static bool
is_possessive(const NxScanner *scanner, uint32_t end)
{
	uint8_t before = (uint8_t) (nx_scan_byte(scanner, scanner->at - 1) | 0x20);

	if (!scanner->single_pending)
		return true;
	return before == 's' && nx_scan_byte(scanner, end) == ' ' &&
		   (nx_scan_class(scanner, end + 1) & NX_CHAR_LOWER) && closes_later(scanner, end);
}

void
nx_scan_apostrophe(NxScanner *scanner, uint32_t width)
{
	uint32_t end = scanner->at + width;
	int before = nx_scan_touching(scanner);

	if (scan_clitic(scanner) || scan_clipped(scanner, width, width > 1))
		return;
	if (width == 1 && nx_scan_byte(scanner, end) == '\'')
		nx_scan_double_quote(scanner, end + 1); /* TeX's '' */
	else if (before == NX_TOKEN_NUMBER && !scanner->single_pending)
		nx_scan_append(scanner, end, NX_TOKEN_SYMBOL, 0); /* feet, minutes */
	else if (nx_scan_is_wordlike(before) && is_possessive(scanner, end))
		nx_scan_append(scanner, end, NX_TOKEN_CLITIC, 0);
	else if (width > 1 || !is_loose_before(scanner))
		append_quote(scanner, end, false, &scanner->single_pending);
	else if (is_loose_after(scanner, end))
		append_quote(scanner, end, !scanner->single_pending, &scanner->single_pending);
	else
		append_quote(scanner, end, true, &scanner->single_pending);
}

void
nx_scan_left_single(NxScanner *scanner, uint32_t end)
{
	uint32_t width = year_width(scanner, end);

	if (width == 3)
		nx_scan_append(scanner, end + width, NX_TOKEN_NUMBER, 0);
	else
		nx_scan_wide_quote(scanner, end, 0x2018);
}

void
nx_scan_backtick(NxScanner *scanner)
{
	uint32_t next = scanner->at + 1;

	if (nx_scan_byte(scanner, next) == '`')
		append_quote(scanner, next + 1, true, &scanner->double_pending);
	else
		append_quote(scanner, next, true, &scanner->single_pending);
}
