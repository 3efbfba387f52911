/*
 * scan_words.c
 *	  Where a word or number ends.
 *
 * A word is a run of letters, marks and digits.  At any other character, one of
 * the join_ functions decides whether it holds two such runs together: the
 * hyphen of "Moo-Jin", the apostrophe of "O'Brien", the stops of "U.S.", the
 * comma of "1,200".  Each looks at a bounded stretch ahead, so a text costs one
 * pass.
 *
 * Clitics are no part of a word: "Obama's" ends before the apostrophe, "don't"
 * before the n.
 */
#include "text/scan.h"

#include <string.h>

#include "base/utf8.h"
#include "text/abbrev.h"
#include "text/line_hyphen.h"

#define ALNUM (NX_CHAR_LETTER | NX_CHAR_DIGIT)

/* The longest candidate for an abbreviation with inner stops: "B.Tech". */
#define LONGEST_DOTTED 12

/* A word while it is scanned: bytes [start, at) belong to it. */
typedef struct Word
{
	NxScanner *scanner;
	uint32_t start;
	uint32_t at;
	uint32_t part;		/* where the part behind the last hyphen or stop begins */
	bool dotted;		/* letters joined by stops: "U.S" */
	bool hyphen_letter; /* a letter stands behind a hyphen: "20-year-old" */
	bool done;
	NxScanned found;
} Word;

uint32_t
nx_apostrophe_width(const NxScanner *scanner, uint32_t at)
{
	const char *bytes = scanner->bytes + at;

	if (at >= scanner->end)
		return 0;
	if (bytes[0] == '\'')
		return 1;
	if (scanner->end - at >= 3 && memcmp(bytes, "\xE2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

bool
nx_word_goes_on(const NxScanner *scanner, uint32_t at)
{
	uint8_t byte = nx_scan_byte(scanner, at);
	size_t next = at;
	uint32_t c;

	if (byte < 0x80)
		return nx_char_latin1[byte] & ALNUM;
	c = nx_utf8_next(scanner->bytes, scanner->end, &next);
	return (nx_char_is_letter(c) || nx_char_is_digit(c)) && !nx_char_is_dictionary(c);
}

static bool
letter_stands_at(const NxScanner *scanner, uint32_t at)
{
	return nx_word_goes_on(scanner, at) && !(nx_scan_class(scanner, at) & NX_CHAR_DIGIT);
}

uint32_t
nx_clitic_width(const NxScanner *scanner, uint32_t at)
{
	static const char clitics[6][3] = {"s", "d", "m", "re", "ve", "ll"};
	uint32_t width = nx_apostrophe_width(scanner, at);
	char first = (char) (nx_scan_byte(scanner, at + width) | 0x20);
	char second = (char) (nx_scan_byte(scanner, at + width + 1) | 0x20);

	if (width == 0)
		return 0;
	for (int i = 0; i < 6; i++)
	{
		uint32_t len = clitics[i][1] == '\0' ? 1 : 2;

		if (first == clitics[i][0] && (len == 1 || second == clitics[i][1]) &&
			!nx_word_goes_on(scanner, at + width + len))
			return width + len;
	}
	return 0;
}

/* The word ends here; the byte at word->at does not belong to it. */
static void
stop(Word *word)
{
	word->done = true;
}

/* The word ends at `end`, as a token of another kind. */
static void
finish(Word *word, uint32_t end, uint8_t kind)
{
	word->at = end;
	word->found.kind = kind;
	word->done = true;
}

static inline bool
follows_digit(const Word *word)
{
	return word->at > word->start &&
		   (nx_scan_class(word->scanner, word->at - 1) & NX_CHAR_DIGIT);
}

/* "inter-\nnational": one line's end a word. */
static void
join_lines(Word *word)
{
	const NxScanner *scanner = word->scanner;
	bool drops = false;
	uint32_t width = word->found.flags & NX_TOKEN_BROKEN
						 ? 0
						 : nx_line_hyphen(scanner->bytes, scanner->end, word->at, &drops);

	if (width == 0 || !letter_stands_at(scanner, word->at + width))
	{
		stop(word);
		return;
	}
	word->found.flags |= NX_TOKEN_BROKEN;
	word->at += width;
	if (!drops)
	{
		word->hyphen_letter = true;
		word->part = word->at;
	}
}

/* "Moo-Jin", "2012-13"; width is that of the hyphen. */
static void
join_hyphen(Word *word, uint32_t width)
{
	uint32_t next = word->at + width;

	if (!nx_word_goes_on(word->scanner, next))
	{
		join_lines(word);
		return;
	}
	if (letter_stands_at(word->scanner, next))
		word->hyphen_letter = true;
	word->at = next;
	word->part = next;
}

/* "O'Brien" goes on, "Obama's" ends, "don't" ends before its n. */
static void
join_apostrophe(Word *word, uint32_t width)
{
	const NxScanner *scanner = word->scanner;
	uint32_t next = word->at + width;

	if (nx_clitic_width(scanner, word->at) > 0 || !letter_stands_at(scanner, next))
		stop(word);
	else if (word->at > word->start && (scanner->bytes[word->at - 1] | 0x20) == 'n' &&
			 (nx_scan_byte(scanner, next) | 0x20) == 't' &&
			 !nx_word_goes_on(scanner, next + 1))
	{
		if (word->at - 1 == word->start)
			finish(word, next + 1, NX_TOKEN_CLITIC);
		else
		{
			word->at--;
			stop(word);
		}
	}
	else
		word->at = next;
}

/* Does nothing but closing quotes, brackets and space follow up to the end? */
static bool
sentence_ends(const NxScanner *scanner, uint32_t at)
{
	/* Three closing marks of three bytes each, with spaces: enough for any. */
	uint32_t limit = at + 12 < scanner->end ? at + 12 : scanner->end;
	size_t next = at;

	while (next < limit)
	{
		uint32_t c = nx_utf8_next(scanner->bytes, scanner->end, &next);

		if (c != '"' && c != '\'' && c != ')' && c != ']' && !nx_char_closes_quote(c) &&
			!nx_char_is_space(c))
			return false;
	}
	return next >= scanner->end;
}

/*
 * Is the stop at word->at part of the word?  A single letter at the end of a
 * sentence is more often a name ("Plan B.", "Malcolm X.") than an initial.
 */
static bool
owns_stop(const Word *word)
{
	const NxScanner *scanner = word->scanner;
	const char *part = scanner->bytes + word->part;
	uint32_t len = word->at - word->part;
	uint32_t classes;

	if (nx_scan_byte(scanner, word->at + 1) == '.' || len == 0)
		return false;
	if (word->dotted)
		return true;
	classes = nx_abbrev_classes(part, len);
	if (classes == 0)
		return false;
	if (classes & (NX_ABBREV_WORD | NX_ABBREV_INITIAL))
		return !sentence_ends(scanner, word->at + 1);
	return true;
}

/* ASCII letters from `at`, counted up to one more than LONGEST_DOTTED. */
static uint32_t
count_letters(const NxScanner *scanner, uint32_t at)
{
	uint32_t n = 0;

	while (n <= LONGEST_DOTTED && (nx_scan_class(scanner, at + n) & NX_CHAR_LETTER))
		n++;
	return n;
}

/* The single letter of "U" in "U.S" or of "7p" in "7p.m"? */
static bool
ends_in_single_letter(const Word *word)
{
	const NxScanner *scanner = word->scanner;

	return word->at > word->part &&
		   (nx_scan_class(scanner, word->at - 1) & NX_CHAR_LETTER) &&
		   (word->at - 1 == word->part ||
			(nx_scan_class(scanner, word->at - 2) & NX_CHAR_DIGIT));
}

/* Do the letters behind the stop belong to one abbreviation with those before? */
static bool
is_dotted(const Word *word, uint32_t n_letters)
{
	uint32_t next = word->at + 1 + n_letters;
	uint32_t classes;

	if (nx_word_goes_on(word->scanner, next))
		return false;
	if (n_letters == 1 && ends_in_single_letter(word))
		return true;
	if (next - word->start > LONGEST_DOTTED)
		return false;
	classes = nx_abbrev_classes(word->scanner->bytes + word->start, next - word->start);
	return (classes & ~(uint32_t) NX_ABBREV_DOTTED) != 0;
}

/* A stop with a letter or digit behind it; false if it joins nothing. */
static bool
join_inner_stop(Word *word)
{
	NxScanner *scanner = word->scanner;
	uint32_t next = word->at + 1;
	uint8_t class = nx_scan_class(scanner, next);
	uint32_t n_letters;

	if ((class & NX_CHAR_DIGIT) && follows_digit(word))
	{
		word->at = next;
		return true;
	}
	if (!(class & ALNUM))
		return false;
	n_letters = count_letters(scanner, next);
	if (n_letters > 0 && is_dotted(word, n_letters))
	{
		word->dotted = true;
		word->at = next;
		word->part = next;
		return true;
	}
	if (nx_domain_scan(scanner, word->start, word->at, &word->found))
	{
		finish(word, word->found.end, word->found.kind);
		return true;
	}
	return false;
}

/* A stop inside or behind the word: "U.S.", "3.5", "bbc.co.uk", "end.". */
static void
join_stop(Word *word)
{
	const NxScanner *scanner = word->scanner;
	uint32_t next = word->at + 1;

	if (join_inner_stop(word))
		return;
	if (!owns_stop(word))
		stop(word);
	else if (nx_scan_byte(scanner, next) == '-' && letter_stands_at(scanner, next + 1))
	{
		/* "U.N.-backed": the stop is inside after all. */
		word->at = next;
		word->dotted = false;
		join_hyphen(word, 1);
	}
	else
	{
		word->at = next;
		word->found.flags |= NX_TOKEN_ABBREVIATION;
		stop(word);
	}
}

/* The comma of "1,200,000" or of the Indian "12,34,567". */
static void
join_comma(Word *word)
{
	const NxScanner *scanner = word->scanner;
	uint32_t n = 0;

	while (n < 4 && (nx_scan_class(scanner, word->at + 1 + n) & NX_CHAR_DIGIT))
		n++;
	if (follows_digit(word) &&
		(n == 3 || (n == 2 && nx_scan_byte(scanner, word->at + 3) == ',')))
		word->at++;
	else
		stop(word);
}

/* A mark that holds digits together: "10:30", "1/2", "2012–13". */
static void
join_digits(Word *word, uint32_t width)
{
	if (follows_digit(word) &&
		(nx_scan_class(word->scanner, word->at + width) & NX_CHAR_DIGIT))
		word->at += width;
	else
		stop(word);
}

static void
join_colon(Word *word)
{
	if (nx_url_scan(word->scanner, word->start, word->at, &word->found))
		finish(word, word->found.end, word->found.kind);
	else
		join_digits(word, 1);
}

/* "AT&T": capitals on both sides. */
static void
join_ampersand(Word *word)
{
	if (word->at > word->start &&
		(nx_scan_class(word->scanner, word->at - 1) & NX_CHAR_UPPER) &&
		(nx_scan_class(word->scanner, word->at + 1) & NX_CHAR_UPPER))
		word->at++;
	else
		stop(word);
}

/* The "US$" of "US$5", "US$ 5": up to three capitals and the sign are one symbol. */
static void
join_dollar(Word *word)
{
	const NxScanner *scanner = word->scanner;
	uint32_t at = word->at;
	uint32_t amount = at + 1;

	while (at > word->start && (nx_scan_class(scanner, at - 1) & NX_CHAR_UPPER))
		at--;
	if (nx_scan_byte(scanner, amount) == ' ')
		amount++;
	if (at == word->start && word->at - word->start <= 3 &&
		(nx_scan_class(scanner, amount) & NX_CHAR_DIGIT))
		finish(word, word->at + 1, NX_TOKEN_SYMBOL);
	else
		stop(word);
}

static void
join_at_sign(Word *word)
{
	if (nx_domain_scan(word->scanner, word->start, word->at, &word->found))
		finish(word, word->found.end, word->found.kind);
	else
		stop(word);
}

/* A character of no width or a mark that letters stand around: "l·l", "foo_bar". */
static void
join_letters(Word *word, uint32_t width)
{
	if (nx_word_goes_on(word->scanner, word->at + width))
		word->at += width;
	else
		stop(word);
}

/* Beyond ASCII: letters go on, a few marks join as their ASCII kin do. */
static void
join_wide(Word *word)
{
	const NxScanner *scanner = word->scanner;
	size_t next = word->at;
	uint32_t c = nx_utf8_next(scanner->bytes, scanner->end, &next);
	uint32_t width = (uint32_t) next - word->at;

	if ((nx_char_is_letter(c) || nx_char_is_digit(c)) && !nx_char_is_dictionary(c))
	{
		word->at = (uint32_t) next;
		return;
	}
	switch (c)
	{
		case 0x2018: /* a wrong apostrophe between letters: "don‘t" */
		case 0x2019:
			join_apostrophe(word, width);
			break;
		case 0x2010: /* hyphen */
		case 0x2011: /* no-break hyphen */
			join_hyphen(word, width);
			break;
		case 0x2012: /* figure dash */
		case 0x2013: /* en dash */
		case 0x2044: /* fraction slash */
			join_digits(word, width);
			break;
		case 0x00AC: /* what some scanners write for a hyphen */
			join_lines(word);
			break;
		case 0x00AD: /* soft hyphen */
			if (nx_word_goes_on(scanner, word->at + width))
				word->at += width;
			else
				join_lines(word);
			break;
		case 0x00B7: /* the middle dot of Catalan */
		case 0x200C: /* the joiners of Persian and Indic words */
		case 0x200D:
		case 0x2060: /* word joiner */
			join_letters(word, width);
			break;
		default:
			stop(word);
			break;
	}
}

/* The character at word->at is no ASCII letter or digit: does the word go on? */
static void
join(Word *word)
{
	uint8_t byte = (uint8_t) word->scanner->bytes[word->at];

	if (byte >= 0x80)
	{
		join_wide(word);
		return;
	}
	switch (byte)
	{
		case '-':
			join_hyphen(word, 1);
			break;
		case '\'':
			join_apostrophe(word, 1);
			break;
		case '.':
			join_stop(word);
			break;
		case ',':
			join_comma(word);
			break;
		case ':':
			join_colon(word);
			break;
		case '/':
			join_digits(word, 1);
			break;
		case '&':
			join_ampersand(word);
			break;
		case '$':
			join_dollar(word);
			break;
		case '@':
			join_at_sign(word);
			break;
		case '_':
			join_letters(word, 1);
			break;
		default:
			stop(word);
			break;
	}
}

/* Does the word begin like a number: a digit, behind a stop or apostrophe too? */
static bool
begins_with_digit(const NxScanner *scanner, uint32_t start)
{
	size_t next = start;
	uint32_t c = nx_utf8_next(scanner->bytes, scanner->end, &next);

	if (c == '.' || c == '\'' || c == 0x2018 || c == 0x2019)
		c = nx_scan_byte(scanner, (uint32_t) next);
	return nx_char_is_digit(c);
}

NxScanned
nx_word_scan(NxScanner *scanner, uint32_t width)
{
	uint32_t start = scanner->at;
	uint32_t limit = start + (uint32_t) nx_utf8_clip(scanner->bytes + start,
													 scanner->end - start, NX_TOKEN_MAX);
	Word word = {.scanner = scanner, .start = start, .part = start};

	word.at = start + width;
	word.found.kind = NX_TOKEN_WORD;
	while (!word.done && word.at < limit)
	{
		uint8_t byte = (uint8_t) scanner->bytes[word.at];

		if (byte < 0x80 && (nx_char_latin1[byte] & ALNUM))
			word.at++;
		else
			join(&word);
	}
	word.found.end = word.at < limit ? word.at : limit;
	if (word.found.kind == NX_TOKEN_WORD && !word.hyphen_letter &&
		begins_with_digit(scanner, start))
		word.found.kind = NX_TOKEN_NUMBER;
	return word.found;
}
