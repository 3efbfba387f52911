/*
 * sentences.c
 *	  Where the sentences of a block end.
 *
 * The rules are those of Unicode's UAX #29 for sentences, which ICU follows, with
 * the corrections that news needs.  For Latin script they are worked out here, at
 * each run of stops: what stands before it, which quotes and brackets close behind
 * it, and which word follows.  Asking ICU as well would cost as much as all the
 * rest of this layer, for the same answer; blocks with other scripts ask it, since
 * it knows the stops of all of them.
 *
 * What is corrected: a stop behind an abbreviation, an initial or the number of a
 * list does not end a sentence unless the next word says so ("in the U.S. He said"
 * against "U.S. President"); a quotation with its attribution stays whole
 * ("Really?" she asked); a closing quote or bracket never begins a sentence; a
 * missing space ("ended.The next") and a figure ("left. 25 people") do not hide an
 * end; a sign-off ("(AP)") makes no sentence of its own.
 *
 * One pass over the bytes; each stop looks at a bounded number of bytes around it.
 */
#include "text/text.h"

#include <string.h>

#include "text/abbrev.h"
#include "text/chars.h"
#include "text/paragraphs.h"
#include "text/utf8.h"
#include "text/words.h"

/* The longest word that is looked at around a stop, in bytes. */
#define MAX_WORD 32
/* What stands behind the last stop of a block and is no longer is a sign-off. */
#define MAX_SIGN_OFF 24
/* How far back an address may begin. */
#define MAX_ADDRESS 200
#define POLL_STOPS 500

typedef struct Splitter
{
	NxText *text;
	const char *bytes;
	uint32_t end;	/* of the block */
	uint32_t start; /* of the sentence that is being read */
	uint32_t block;
	uint32_t first_sentence; /* of the block */
	uint32_t capacity;
	uint32_t seen;			/* bytes before it were looked at for a letter or digit */
	bool has_word;			/* the sentence has one */
	bool in_quote;			/* an odd number of '"' came so far */
	uint32_t *foreign_ends; /* ends that ICU found, of scripts other than Latin */
	uint32_t n_foreign_ends;
	uint32_t next_foreign_end;
} Splitter;

typedef enum StopKind
{
	STOP_PERIOD,
	STOP_MARK, /* ! ? */
	STOP_ELLIPSIS
} StopKind;

/* A run of stops and what stands around it. */
typedef struct Stop
{
	StopKind kind;
	uint32_t at;	 /* first byte of the run */
	uint32_t run;	 /* end of the run */
	uint32_t closed; /* end of the quotes and brackets closed behind it */
	uint32_t next;	 /* first byte that is not white space after these */
	bool closes_quote;
	NxString before; /* the word in front of the run */
	uint32_t opener; /* first character at next */
	uint32_t letter; /* first character of the next word, behind opening marks */
	NxString after;	 /* the next word */
} Stop;

/* What a byte may be the beginning of. */
enum
{
	BYTE_PLAIN = 0,
	BYTE_STOP,	/* . ! ? */
	BYTE_QUOTE, /* " */
	BYTE_E2		/* … ‼ ⁇ and much else */
};

static const uint8_t byte_kinds[256] = {
	['.'] = BYTE_STOP,	['!'] = BYTE_STOP, ['?'] = BYTE_STOP,
	['"'] = BYTE_QUOTE, [0xE2] = BYTE_E2,
};

static uint32_t
char_at(const Splitter *splitter, uint32_t at)
{
	size_t offset = at;

	return at < splitter->end ? nx_utf8_next(splitter->bytes, splitter->end, &offset) : 0;
}

static uint32_t
char_before(const Splitter *splitter, uint32_t at)
{
	size_t offset = at;

	return at > splitter->start ? nx_utf8_previous(splitter->bytes, &offset) : 0;
}

static uint32_t
step(const Splitter *splitter, uint32_t at)
{
	size_t offset = at;

	nx_utf8_next(splitter->bytes, splitter->end, &offset);
	return (uint32_t) offset;
}

static bool
is_stop(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203C || c == 0x203D ||
		   (c >= 0x2047 && c <= 0x2049);
}

static uint32_t
skip_space(const Splitter *splitter, uint32_t at)
{
	while (at < splitter->end && nx_char_is_space(char_at(splitter, at)))
		at = step(splitter, at);
	return at;
}

/* Does the word read as the given set of words? */
static bool
is_in(NxWordSet set, NxString word)
{
	return nx_words_in(set, word.bytes, word.len);
}

/* ---- Reading what stands around a stop ---- */

/* The end of the run of stops at `at`, ". . ." included, and its kind. */
static void
read_run(const Splitter *splitter, Stop *stop)
{
	uint32_t at = stop->at;
	uint32_t n_periods = 0;
	bool has_mark = false;
	bool has_ellipsis = false;

	for (;;)
	{
		uint32_t c = char_at(splitter, at);

		if (is_stop(c))
		{
			n_periods += c == '.';
			has_ellipsis |= c == 0x2026;
			has_mark |= c != '.' && c != 0x2026;
			at = step(splitter, at);
		}
		else if (c == ' ' && char_at(splitter, at + 1) == '.' && n_periods > 0)
			at++;
		else
			break;
	}
	stop->run = at;
	stop->kind = has_mark						 ? STOP_MARK
				 : has_ellipsis || n_periods > 1 ? STOP_ELLIPSIS
												 : STOP_PERIOD;
}

/* The end of "[12]" at `at`: a note; or `at`. */
static uint32_t
skip_note(const Splitter *splitter, uint32_t at)
{
	uint32_t i = at;

	if (char_at(splitter, i) != '[')
		return at;
	for (i++; i < splitter->end && i - at < 5; i++)
	{
		if (splitter->bytes[i] == ']')
			return i - at > 1 ? i + 1 : at;
		if (splitter->bytes[i] < '0' || splitter->bytes[i] > '9')
			break;
	}
	return at;
}

/* Does the '"' at `at` close?  With white space on one side only, that decides. */
static bool
closes_plain_quote(const Splitter *splitter, uint32_t at)
{
	uint32_t after = char_at(splitter, at + 1);

	if (after == 0 || nx_char_is_space(after))
		return !nx_char_is_space(char_before(splitter, at)) || splitter->in_quote;
	return !nx_char_is_letter(after) || splitter->in_quote;
}

/* Step over the quotes and brackets that close here. */
static uint32_t
skip_closers(const Splitter *splitter, Stop *stop, uint32_t at)
{
	while (at < splitter->end)
	{
		uint32_t c = char_at(splitter, at);

		if (c == '"' ? closes_plain_quote(splitter, at)
					 : c == '\'' || nx_char_closes_quote(c))
			stop->closes_quote = true;
		else if (c != ')' && c != ']' && c != '}' && c != '*')
		{
			uint32_t note = skip_note(splitter, at);

			if (note == at)
				break;
			at = note;
			continue;
		}
		at = step(splitter, at);
	}
	return at;
}

/*
 * A closing mark that a slip of the keyboard parted from its stop, "left. ”",
 * stays with the stop: it stands between spaces, or closes by its shape.
 */
static bool
is_stray_closer(const Splitter *splitter, uint32_t at)
{
	uint32_t c = char_at(splitter, at);
	uint32_t after = char_at(splitter, step(splitter, at));

	if (after != 0 && !nx_char_is_space(after) && !is_stop(after) && after != ',')
		return false;
	return c == ')' || c == ']' || (c == '"' && splitter->in_quote) || c == '\'' ||
		   nx_char_closes_quote(c);
}

static void
read_closers(const Splitter *splitter, Stop *stop)
{
	stop->closes_quote = false;
	stop->closed = skip_closers(splitter, stop, stop->run);
	stop->next = skip_space(splitter, stop->closed);
	if (stop->next > stop->closed && stop->next < splitter->end &&
		is_stray_closer(splitter, stop->next))
	{
		stop->closed = skip_closers(splitter, stop, stop->next);
		stop->next = skip_space(splitter, stop->closed);
	}
}

/* Does the character belong to a word, its inner marks included? */
static bool
is_word_char(uint32_t c)
{
	return nx_char_is_letter(c) || nx_char_is_digit(c) || c == '\'' || c == 0x2019 ||
		   c == '-' || c == '&';
}

static void
read_before(const Splitter *splitter, Stop *stop)
{
	size_t at = stop->at;
	size_t limit =
		stop->at - splitter->start > MAX_WORD ? stop->at - MAX_WORD : splitter->start;

	while (at > limit)
	{
		size_t offset = at;
		uint32_t c = nx_utf8_previous(splitter->bytes, &offset);

		if (!is_word_char(c) && c != '.')
			break;
		at = offset;
	}
	/* A hyphen or apostrophe in front is none of the word: "(D-Calif.", "'No." */
	stop->before.bytes = splitter->bytes + at;
	stop->before.len = (uint32_t) (stop->at - at);
	for (uint32_t i = stop->before.len; i > 0; i--)
	{
		char c = stop->before.bytes[i - 1];

		if (c == '-' || (c == '\'' && i == 1))
		{
			stop->before.bytes += i;
			stop->before.len -= i;
			break;
		}
	}
}

static bool
is_opener(uint32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0xBF ||
		   c == 0xA1 || c == 0x2019 || nx_char_opens_quote(c);
}

static void
read_after(const Splitter *splitter, Stop *stop)
{
	uint32_t at = stop->next;
	uint32_t end;

	stop->opener = char_at(splitter, at);
	for (uint32_t i = 0; i < 4 && is_opener(char_at(splitter, at)); i++)
		at = step(splitter, at);
	stop->letter = char_at(splitter, at);
	end = at;
	while (end < splitter->end && end - at < MAX_WORD &&
		   is_word_char(char_at(splitter, end)))
		end = step(splitter, end);
	stop->after.bytes = splitter->bytes + at;
	stop->after.len = end - at;
}

/* ---- Deciding ---- */

/* "iPhone", "eBay": a name that begins small even at the start of a sentence. */
static bool
is_camel(NxString word)
{
	return word.len > 2 && word.bytes[0] >= 'a' && word.bytes[0] <= 'z' &&
		   word.bytes[1] >= 'A' && word.bytes[1] <= 'Z';
}

/* One letter with a stop behind it, as in "W. A. Mozart"? */
static bool
next_is_initial(const Splitter *splitter, const Stop *stop)
{
	uint32_t end = (uint32_t) (stop->after.bytes - splitter->bytes) + stop->after.len;

	return stop->after.len == 1 && char_at(splitter, end) == '.';
}

static bool
next_starts(const Splitter *splitter, const Stop *stop)
{
	return is_in(NX_WORDS_STARTERS, stop->after) && !next_is_initial(splitter, stop);
}

/* The word in front of the word before the stop, without the comma behind it. */
static NxString
word_before(const Splitter *splitter, const Stop *stop, bool *comma)
{
	const char *first = splitter->bytes + splitter->start;
	const char *end = stop->before.bytes;
	NxString word;

	while (end > first && end[-1] == ' ')
		end--;
	*comma = end > first && end[-1] == ',';
	if (*comma)
		end--;
	word.bytes = end;
	while (word.bytes > first && end - word.bytes < MAX_WORD && word.bytes[-1] != ' ')
		word.bytes--;
	word.len = (uint32_t) (end - word.bytes);
	return word;
}

/* Does the word before the stop begin the sentence, bracket or not? */
static bool
begins_sentence(const Splitter *splitter, const Stop *stop)
{
	uint32_t at = (uint32_t) (stop->before.bytes - splitter->bytes);

	return at <= splitter->start + 1;
}

static bool
is_number(NxString word, uint32_t max)
{
	if (word.len == 0 || word.len > max)
		return false;
	for (uint32_t i = 0; i < word.len; i++)
	{
		if (word.bytes[i] < '0' || word.bytes[i] > '9')
			return false;
	}
	return true;
}

/* "1.", "A.", "IV." in front of an item of a list or of an answer. */
static bool
is_list_mark(const Splitter *splitter, const Stop *stop)
{
	return begins_sentence(splitter, stop) && stop->before.len > 0 &&
		   (is_number(stop->before, 3) ||
			(stop->before.len == 1 &&
			 nx_char_is_upper((unsigned char) stop->before.bytes[0])) ||
			(stop->before.len <= 4 &&
			 strspn(stop->before.bytes, "IVX") >= stop->before.len));
}

/* An initial, or the letter that something is called by? */
static bool
ends_after_initial(const Splitter *splitter, const Stop *stop)
{
	bool comma;

	if (begins_sentence(splitter, stop))
		return false;
	return next_starts(splitter, stop) ||
		   is_in(NX_WORDS_BEFORE_LETTER, word_before(splitter, stop, &comma));
}

static bool
is_junior(NxString word)
{
	return word.len == 2 && (word.bytes[1] == 'r' || word.bytes[1] == 'R') &&
		   strchr("JSjs", word.bytes[0]) != NULL;
}

/* Compass points behind a street: "Pennsylvania Ave. NW". */
static bool
is_compass(NxString word)
{
	return word.len == 2 && strchr("NS", word.bytes[0]) != NULL &&
		   strchr("EW", word.bytes[1]) != NULL;
}

/* Does a sentence end behind an abbreviation of these classes, before a capital? */
static bool
ends_after_abbreviation(const Splitter *splitter, const Stop *stop, uint32_t classes)
{
	bool starts = next_starts(splitter, stop);
	bool comma;
	NxString before = word_before(splitter, stop, &comma);

	if ((classes & NX_ABBREV_STATE) != 0 && comma)
		return true; /* "Bethesda, Md. Officials": inside a sentence, "Md.," */
	if ((classes & NX_ABBREV_UNIT) != 0 && is_number(before, 8))
		return true;
	if ((classes & (NX_ABBREV_TITLE | NX_ABBREV_PLACE)) != 0)
		return (classes & NX_ABBREV_STREET) != 0 && starts;
	if ((classes & NX_ABBREV_LATIN) != 0)
		return false;
	if ((classes & NX_ABBREV_INITIAL) != 0)
		return ends_after_initial(splitter, stop);
	if ((classes & NX_ABBREV_TIME) != 0)
		return !is_in(NX_WORDS_AFTER_TIME, stop->after);
	if ((classes & NX_ABBREV_MONTH) != 0)
		return (nx_abbrev_classes(stop->after.bytes, stop->after.len) & NX_ABBREV_MONTH) ==
			   0;
	if ((classes & NX_ABBREV_NUMBER) != 0)
		return !is_in(NX_WORDS_NUMBERS, stop->after) &&
			   (starts || (classes & NX_ABBREV_WORD) != 0);
	if ((classes & NX_ABBREV_COMPANY) != 0)
		return !is_in(NX_WORDS_ROLES, stop->after) &&
			   (nx_abbrev_classes(stop->after.bytes, stop->after.len) &
				NX_ABBREV_COMPANY) == 0;
	if ((classes & NX_ABBREV_SUFFIX) != 0)
		return is_junior(stop->before) ? !is_in(NX_WORDS_AFTER_JUNIOR, stop->after)
									   : starts || comma;
	if ((classes & NX_ABBREV_STREET) != 0)
		return !is_compass(stop->after);
	if ((classes & NX_ABBREV_UNIT) != 0 || (classes & NX_ABBREV_WORD) != 0)
		return true;
	if (stop->before.len == 3 && memcmp(stop->before.bytes, "etc", 3) == 0)
		return true;
	return starts;
}

/* A figure behind the stop: "Jan. 5", "No. 3" against "He left. 25 people". */
static bool
ends_before_digit(uint32_t classes)
{
	return (classes &
			(NX_ABBREV_MONTH | NX_ABBREV_NUMBER | NX_ABBREV_LATIN | NX_ABBREV_TITLE |
			 NX_ABBREV_DOTTED | NX_ABBREV_GENERAL | NX_ABBREV_UNIT)) == 0;
}

/* Marks that go on with the sentence, whatever stop is before them. */
static bool
continues(uint32_t c)
{
	return c == ',' || c == ';' || c == ':' || c == 0x3001 || nx_char_is_dash(c);
}

/* Is what follows, to the end of the block, only "(AP)" or without any word? */
static bool
is_sign_off(const Splitter *splitter, const Stop *stop)
{
	uint32_t len = splitter->end - stop->next;

	if (len > MAX_SIGN_OFF)
		return false;
	if (stop->opener == '(' || stop->opener == '[')
		return memchr(splitter->bytes + stop->next, '.', len) == NULL;
	for (uint32_t at = stop->next; at < splitter->end; at = step(splitter, at))
	{
		uint32_t c = char_at(splitter, at);

		if (nx_char_is_letter(c) || nx_char_is_digit(c))
			return false;
	}
	return true;
}

static bool
ends_at_period(const Splitter *splitter, const Stop *stop)
{
	uint32_t classes = nx_abbrev_classes(stop->before.bytes, stop->before.len);

	if (is_list_mark(splitter, stop))
		return false;
	if (nx_char_is_digit(stop->letter))
		return ends_before_digit(classes);
	if (nx_char_is_lower(stop->letter))
		return classes == 0 && (is_camel(stop->after) || stop->opener == '(');
	if (!nx_char_is_letter(stop->letter))
		return classes == 0 || (classes & NX_ABBREV_WORD) != 0;
	return classes == 0 || ends_after_abbreviation(splitter, stop, classes);
}

/* "Really?" Smith asked: a name of a few words and a verb of saying. */
static bool
attribution_follows(const Splitter *splitter, const Stop *stop)
{
	uint32_t at = stop->next;

	if (is_in(NX_WORDS_STARTERS, stop->after))
		return false;
	for (uint32_t i = 0; i < 6; i++)
	{
		NxString word = {splitter->bytes + at, 0};
		uint32_t c = char_at(splitter, at);
		uint32_t end = at;

		while (end < splitter->end && end - at < MAX_WORD &&
			   is_word_char(char_at(splitter, end)))
			end = step(splitter, end);
		word.len = end - at;
		if (!nx_char_is_upper(c))
			return i > 0 && is_in(NX_WORDS_REPORTING, word);
		if (char_at(splitter, end) == '.')
			end++;
		at = skip_space(splitter, end);
		if (at == end)
			return false;
	}
	return false;
}

static bool
ends_at_mark(const Splitter *splitter, const Stop *stop)
{
	if (char_before(splitter, stop->at) == '(' && stop->closed > stop->run)
		return false; /* "(?)" */
	if (nx_char_is_lower(stop->letter))
		return is_camel(stop->after);
	if (!stop->closes_quote && is_in(NX_WORDS_MARKED_NAMES, stop->before))
		return next_starts(splitter, stop);
	return !(stop->closes_quote && attribution_follows(splitter, stop));
}

static bool
ends_at_ellipsis(const Splitter *splitter, const Stop *stop)
{
	if (!nx_char_is_letter(stop->letter) || nx_char_is_lower(stop->letter))
		return false;
	if (nx_char_is_space(char_before(splitter, stop->at)))
		return next_starts(splitter, stop) && stop->after.len > 1;
	return true;
}

/* Does the chunk of non-space characters before `at` look like an address? */
static bool
is_in_address(const Splitter *splitter, uint32_t at)
{
	uint32_t start = at;

	while (start > splitter->start && at - start < MAX_ADDRESS &&
		   (unsigned char) splitter->bytes[start - 1] > ' ')
	{
		char c = splitter->bytes[--start];

		if (c == '/' || c == '@' || c == '_' || c == '=')
			return true;
	}
	return at - start > 4 && memcmp(splitter->bytes + start, "www.", 4) == 0;
}

/* ".Com": a domain that begins with a capital. */
static bool
is_domain(NxString word)
{
	static const char *const domains[] = {"co",	 "com",	 "edu", "gov", "info", "io", "ly",
										  "net", "news", "org", "tv",  "uk",   "us"};

	return nx_words_is_one_of(domains, sizeof(domains) / sizeof(domains[0]), word.bytes,
							  word.len);
}

/*
 * No space behind the stop.  A sentence ends between a small letter, a figure or
 * a closing mark and a capitalised word: "ended.The next", not "Ph.D", "U.S.A".
 */
static bool
ends_glued(const Splitter *splitter, const Stop *stop)
{
	uint32_t last = char_before(splitter, stop->at);
	uint32_t after_first =
		(uint32_t) (stop->after.bytes - splitter->bytes) + (stop->after.len > 0);
	uint32_t second = char_at(splitter, after_first);

	if (stop->kind == STOP_ELLIPSIS || stop->opener == '(' || stop->opener == '[')
		return false;
	if (nx_char_is_dictionary(stop->letter))
		return stop->kind == STOP_MARK;
	if (!nx_char_is_upper(stop->letter) ||
		(!nx_char_is_lower(second) && second != ' ' && second != '\''))
		return false;
	if (!nx_char_is_lower(last) && !nx_char_is_digit(last) && stop->closed == stop->run)
		return false;
	if (stop->kind == STOP_PERIOD &&
		(nx_abbrev_is_known(stop->before.bytes, stop->before.len) || stop->before.len < 2 ||
		 memchr(stop->before.bytes, '.', stop->before.len) != NULL ||
		 is_domain(stop->after)))
		return false;
	return !is_in_address(splitter, stop->at);
}

/* Does a sentence end at the stop? */
static bool
ends_here(const Splitter *splitter, const Stop *stop)
{
	if (stop->next >= splitter->end)
		return false; /* the end of the block ends it */
	if (stop->next == stop->closed)
		return ends_glued(splitter, stop);
	if (continues(stop->opener) || is_sign_off(splitter, stop))
		return false;
	switch (stop->kind)
	{
		case STOP_MARK:
			return ends_at_mark(splitter, stop);
		case STOP_ELLIPSIS:
			return ends_at_ellipsis(splitter, stop);
		default:
			return ends_at_period(splitter, stop);
	}
}

/* ---- The sentences of a block ---- */

/* Does the sentence that is being read hold a letter or digit before `end`? */
static bool
has_word(Splitter *splitter, uint32_t end)
{
	while (!splitter->has_word && splitter->seen < end)
	{
		uint32_t c = char_at(splitter, splitter->seen);

		splitter->has_word = nx_char_is_letter(c) || nx_char_is_digit(c);
		splitter->seen = step(splitter, splitter->seen);
	}
	return splitter->has_word;
}

/* Add the sentence from splitter->start to `end`; the next begins at `next`. */
static void
add_sentence(Splitter *splitter, uint32_t end, uint32_t next)
{
	NxText *text = splitter->text;
	NxSpan span = nx_paragraphs_trim(splitter->bytes, splitter->start, end);

	if (span.len > 0)
	{
		nx_grow(text->arena, text->sentences, text->n_sentences, text->n_sentences + 1,
				&splitter->capacity);
		text->sentences[text->n_sentences++] =
			(NxSentence){.span = span, .block = splitter->block};
	}
	splitter->start = next;
	splitter->seen = next;
	splitter->has_word = false;
}

/* The rest of the block: a sentence, or the tail of the last if it has no word. */
static void
add_rest(Splitter *splitter)
{
	NxText *text = splitter->text;

	if (text->n_sentences > splitter->first_sentence && !has_word(splitter, splitter->end))
	{
		NxSpan *last = &text->sentences[text->n_sentences - 1].span;

		last->len = splitter->end - last->start;
	}
	else
		add_sentence(splitter, splitter->end, splitter->end);
}

/* Read the stop at `at`, end the sentence there if it does; where to read on. */
static uint32_t
take_stop(Splitter *splitter, uint32_t at)
{
	Stop stop = {.at = at};

	read_run(splitter, &stop);
	read_closers(splitter, &stop);
	read_before(splitter, &stop);
	read_after(splitter, &stop);
	for (uint32_t i = stop.run; i < stop.closed; i++)
		splitter->in_quote ^= splitter->bytes[i] == '"';
	if (ends_here(splitter, &stop) && has_word(splitter, stop.at))
		add_sentence(splitter, stop.closed, stop.next);
	return stop.closed;
}

/* End sentences where ICU found ends before `at`. */
static void
take_foreign_ends(Splitter *splitter, uint32_t at)
{
	while (splitter->next_foreign_end < splitter->n_foreign_ends &&
		   splitter->foreign_ends[splitter->next_foreign_end] <= at)
	{
		uint32_t end = splitter->foreign_ends[splitter->next_foreign_end++];

		if (end > splitter->start && has_word(splitter, end))
			add_sentence(splitter, end, skip_space(splitter, end));
	}
}

/*
 * Does the byte begin a character of a script with stops of its own?  That is all
 * from Armenian on, but for typographic punctuation (E2), emoji (F0 9F) and the
 * byte order mark and variation selectors (EF BB, EF B8).
 */
static bool
is_foreign(const char *bytes, uint32_t at, uint32_t end)
{
	unsigned char c = (unsigned char) bytes[at];
	unsigned char next = end - at > 1 ? (unsigned char) bytes[at + 1] : 0;

	if (c < 0xD5 || c == 0xE2)
		return false;
	return !(c == 0xF0 && next == 0x9F) && !(c == 0xEF && (next == 0xBB || next == 0xB8));
}

/*
 * Is the end that ICU found one that only ICU can find?  The character in front,
 * closing marks aside, must be a stop of another script: ends behind the stops of
 * Latin script are decided here, and a newline in a block ends nothing.
 */
static bool
is_foreign_end(const Splitter *splitter, uint32_t end)
{
	size_t at = end;

	while (at > splitter->start)
	{
		uint32_t c = nx_utf8_previous(splitter->bytes, &at);

		if (nx_char_is_space(c) || c == ')' || c == '"' || nx_char_closes_quote(c))
			continue;
		return c >= 0x80 && !is_stop(c) && !nx_char_is_letter(c) && !nx_char_is_digit(c);
	}
	return false;
}

/* Let ICU find the ends in a block that holds other scripts. */
static void
find_foreign_ends(Splitter *splitter, NxBreaks *breaks)
{
	uint32_t at = splitter->start;
	uint32_t n;
	uint32_t *ends;

	splitter->n_foreign_ends = 0;
	splitter->next_foreign_end = 0;
	while (at < splitter->end && !is_foreign(splitter->bytes, at, splitter->end))
		at++;
	if (at == splitter->end)
		return;
	n = nx_breaks_sentences(breaks, splitter->text->arena,
							splitter->bytes + splitter->start,
							splitter->end - splitter->start, &ends);
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t end = splitter->start + ends[i];

		if (end < splitter->end && is_foreign_end(splitter, end))
			ends[splitter->n_foreign_ends++] = end;
	}
	splitter->foreign_ends = ends;
}

static void
split_block(Splitter *splitter, NxBreaks *breaks)
{
	const NxEnv *env = splitter->text->arena->env;
	uint32_t at = splitter->start;
	uint32_t n_turns = 0;

	splitter->seen = at;
	splitter->has_word = false;
	splitter->in_quote = false;
	find_foreign_ends(splitter, breaks);
	while (at < splitter->end)
	{
		uint8_t kind = byte_kinds[(unsigned char) splitter->bytes[at]];

		if (kind == BYTE_PLAIN)
		{
			at++;
			continue;
		}
		if (++n_turns % POLL_STOPS == 0)
			nx_poll(env);
		take_foreign_ends(splitter, at);
		if (kind == BYTE_QUOTE)
		{
			splitter->in_quote = !splitter->in_quote;
			at++;
		}
		else if (is_stop(char_at(splitter, at)))
			at = take_stop(splitter, at);
		else
			at = step(splitter, at);
	}
	take_foreign_ends(splitter, splitter->end - 1);
	add_rest(splitter);
}

void
nx_sentences_split(NxText *text, NxBreaks *breaks)
{
	Splitter splitter = {.text = text, .bytes = text->bytes};

	text->sentences = NULL;
	text->n_sentences = 0;
	for (uint32_t i = 0; i < text->n_blocks; i++)
	{
		NxBlock *block = &text->blocks[i];

		if (i % POLL_STOPS == 0)
			nx_poll(text->arena->env);
		splitter.block = i;
		splitter.start = block->span.start;
		splitter.end = block->span.start + block->span.len;
		splitter.first_sentence = text->n_sentences;
		split_block(&splitter, breaks);
		block->first_sentence = splitter.first_sentence;
		block->n_sentences = text->n_sentences - splitter.first_sentence;
	}
}
