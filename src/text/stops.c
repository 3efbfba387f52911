/*
 * stops.c
 *	  A run of stops, and whether a sentence ends there.
 *
 * What is corrected of Unicode's rules: a stop behind an abbreviation, an initial
 * or the number of a list does not end a sentence unless the next word says so
 * ("in the U.S. He said" against "U.S. President"); a quotation with its
 * attribution stays whole ("Really?" she asked); a closing quote or bracket never
 * begins a sentence; a missing space ("ended.The next") and a figure ("left. 25
 * people") do not hide an end; a sign-off ("(AP)") makes no sentence of its own.
 *
 * Each stop looks at a bounded number of bytes around it.
 */
#include "text/stops.h"

#include <string.h>

#include "text/abbrev.h"
#include "text/chars.h"
#include "base/utf8.h"
#include "text/words.h"

/* The longest word that is looked at around a stop, in bytes. */
#define MAX_WORD 32
/* What stands behind the last stop of a block and is no longer is a sign-off. */
#define MAX_SIGN_OFF 24
/* How far back an address may begin. */
#define MAX_ADDRESS 200

static uint32_t
char_at(const NxStopPlace *place, uint32_t at)
{
	size_t offset = at;

	return at < place->end ? nx_utf8_next(place->bytes, place->end, &offset) : 0;
}

static uint32_t
char_before(const NxStopPlace *place, uint32_t at)
{
	size_t offset = at;

	return at > place->start ? nx_utf8_previous(place->bytes, &offset) : 0;
}

static uint32_t
step(const NxStopPlace *place, uint32_t at)
{
	size_t offset = at;

	nx_utf8_next(place->bytes, place->end, &offset);
	return (uint32_t) offset;
}

bool
nx_stop_is_mark(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203C || c == 0x203D ||
		   (c >= 0x2047 && c <= 0x2049);
}

static uint32_t
skip_space(const NxStopPlace *place, uint32_t at)
{
	while (at < place->end && nx_char_is_space(char_at(place, at)))
		at = step(place, at);
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
read_run(const NxStopPlace *place, NxStop *stop)
{
	uint32_t at = stop->at;
	uint32_t n_periods = 0;
	bool has_mark = false;
	bool has_ellipsis = false;

	for (;;)
	{
		uint32_t c = char_at(place, at);

		if (nx_stop_is_mark(c))
		{
			n_periods += c == '.';
			has_ellipsis |= c == 0x2026;
			has_mark |= c != '.' && c != 0x2026;
			at = step(place, at);
		}
		else if (c == ' ' && char_at(place, at + 1) == '.' && n_periods > 0)
			at++;
		else
			break;
	}
	stop->run = at;
	stop->kind = has_mark						 ? NX_STOP_MARK
				 : has_ellipsis || n_periods > 1 ? NX_STOP_ELLIPSIS
												 : NX_STOP_PERIOD;
}

/* The end of "[12]" at `at`: a note; or `at`. */
static uint32_t
skip_note(const NxStopPlace *place, uint32_t at)
{
	uint32_t i = at;

	if (char_at(place, i) != '[')
		return at;
	for (i++; i < place->end && i - at < 5; i++)
	{
		if (place->bytes[i] == ']')
			return i - at > 1 ? i + 1 : at;
		if (place->bytes[i] < '0' || place->bytes[i] > '9')
			break;
	}
	return at;
}

/* Does the '"' at `at` close?  With white space on one side only, that decides. */
static bool
closes_plain_quote(const NxStopPlace *place, uint32_t at)
{
	uint32_t after = char_at(place, at + 1);

	if (after == 0 || nx_char_is_space(after))
		return !nx_char_is_space(char_before(place, at)) || place->in_quote;
	return !nx_char_is_letter(after) || place->in_quote;
}

/* Step over the quotes and brackets that close here. */
static uint32_t
skip_closers(const NxStopPlace *place, NxStop *stop, uint32_t at)
{
	while (at < place->end)
	{
		uint32_t c = char_at(place, at);

		if (c == '"' ? closes_plain_quote(place, at) : c == '\'' || nx_char_closes_quote(c))
			stop->closes_quote = true;
		else if (c != ')' && c != ']' && c != '}' && c != '*')
		{
			uint32_t note = skip_note(place, at);

			if (note == at)
				break;
			at = note;
			continue;
		}
		at = step(place, at);
	}
	return at;
}

/*
 * A closing mark that a slip of the keyboard parted from its stop, "left. ”",
 * stays with the stop: it stands between spaces, or closes by its shape.
 */
static bool
is_stray_closer(const NxStopPlace *place, uint32_t at)
{
	uint32_t c = char_at(place, at);
	uint32_t after = char_at(place, step(place, at));

	if (after != 0 && !nx_char_is_space(after) && !nx_stop_is_mark(after) && after != ',')
		return false;
	return c == ')' || c == ']' || (c == '"' && place->in_quote) || c == '\'' ||
		   nx_char_closes_quote(c);
}

static void
read_closers(const NxStopPlace *place, NxStop *stop)
{
	stop->closes_quote = false;
	stop->closed = skip_closers(place, stop, stop->run);
	stop->next = skip_space(place, stop->closed);
	if (stop->next > stop->closed && stop->next < place->end &&
		is_stray_closer(place, stop->next))
	{
		stop->closed = skip_closers(place, stop, stop->next);
		stop->next = skip_space(place, stop->closed);
	}
}

/* Does the character belong to a word, its inner marks included? */
static bool
is_word_char(uint32_t c)
{
	return nx_char_is_letter(c) || nx_char_is_digit(c) || c == '\'' || c == 0x2019 ||
		   c == '-' || c == '&';
}

/*
 * The end of the word before the stop: texts that a machine has taken apart set a
 * space between them, "U . S . troops", "Mr . Ford".
 */
static uint32_t
end_of_word_before(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t end = stop->at;

	return stop->kind == NX_STOP_PERIOD && end > place->start + 1 &&
				   place->bytes[end - 1] == ' ' && place->bytes[end - 2] != ' '
			   ? end - 1
			   : end;
}

static void
read_before(const NxStopPlace *place, NxStop *stop)
{
	uint32_t end = end_of_word_before(place, stop);
	size_t at = end;
	size_t limit = end - place->start > MAX_WORD ? end - MAX_WORD : place->start;

	while (at > limit)
	{
		size_t offset = at;
		uint32_t c = nx_utf8_previous(place->bytes, &offset);

		if (!is_word_char(c) && c != '.')
			break;
		at = offset;
	}
	/* A hyphen or apostrophe in front is none of the word: "(D-Calif.", "'No." */
	stop->before.bytes = place->bytes + at;
	stop->before.len = (uint32_t) (end - at);
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
read_after(const NxStopPlace *place, NxStop *stop)
{
	uint32_t at = stop->next;
	uint32_t end;

	stop->opener = char_at(place, at);
	for (uint32_t i = 0; i < 4 && is_opener(char_at(place, at)); i++)
		at = step(place, at);
	stop->letter = char_at(place, at);
	end = at;
	while (end < place->end && end - at < MAX_WORD && is_word_char(char_at(place, end)))
		end = step(place, end);
	stop->after.bytes = place->bytes + at;
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

/* One letter with a stop behind it, as in "W. A. Mozart" or "U . A . E ."? */
static bool
next_is_initial(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t end = (uint32_t) (stop->after.bytes - place->bytes) + stop->after.len;

	return stop->after.len == 1 &&
		   (char_at(place, end) == '.' ||
			(char_at(place, end) == ' ' && char_at(place, end + 1) == '.'));
}

static bool
next_starts(const NxStopPlace *place, const NxStop *stop)
{
	return is_in(NX_WORDS_STARTERS, stop->after) && !next_is_initial(place, stop);
}

/* The word in front of the word before the stop, without the comma behind it. */
static NxString
word_before(const NxStopPlace *place, const NxStop *stop, bool *comma)
{
	const char *first = place->bytes + place->start;
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
begins_sentence(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t at = (uint32_t) (stop->before.bytes - place->bytes);

	return at <= place->start + 1;
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
is_list_mark(const NxStopPlace *place, const NxStop *stop)
{
	return begins_sentence(place, stop) && stop->before.len > 0 &&
		   (is_number(stop->before, 3) ||
			(stop->before.len == 1 &&
			 nx_char_is_upper((unsigned char) stop->before.bytes[0])) ||
			(stop->before.len <= 4 &&
			 strspn(stop->before.bytes, "IVX") >= stop->before.len));
}

/* An initial, or the letter that something is called by? */
static bool
ends_after_initial(const NxStopPlace *place, const NxStop *stop)
{
	bool comma;

	if (begins_sentence(place, stop))
		return false;
	return next_starts(place, stop) ||
		   is_in(NX_WORDS_BEFORE_LETTER, word_before(place, stop, &comma));
}

static bool
is_junior(NxString word)
{
	return word.len == 2 && (word.bytes[1] == 'r' || word.bytes[1] == 'R') &&
		   strchr("JSjs", word.bytes[0]) != NULL;
}

/* "the paper's Sr. Editor": no name stands before this "Sr." */
static bool
is_possessive(NxString word)
{
	return word.len > 2 && word.bytes[word.len - 1] == 's' &&
		   (word.bytes[word.len - 2] == '\'' || word.bytes[word.len - 2] == '\x99');
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
ends_after_abbreviation(const NxStopPlace *place, const NxStop *stop, uint32_t classes)
{
	bool starts = next_starts(place, stop);
	bool comma;
	NxString before = word_before(place, stop, &comma);

	if ((classes & NX_ABBREV_STATE) != 0 && comma)
		return true; /* "Bethesda, Md. Officials": inside a sentence, "Md.," */
	if ((classes & NX_ABBREV_UNIT) != 0 && is_number(before, 8))
		return true;
	if ((classes & (NX_ABBREV_TITLE | NX_ABBREV_PLACE)) != 0)
		return (classes & NX_ABBREV_STREET) != 0 && starts;
	if ((classes & NX_ABBREV_LATIN) != 0)
		return false;
	if ((classes & NX_ABBREV_INITIAL) != 0)
		return ends_after_initial(place, stop);
	if ((classes & NX_ABBREV_TIME) != 0)
		return !is_in(NX_WORDS_AFTER_TIME, stop->after);
	if ((classes & NX_ABBREV_MONTH) != 0)
		return (nx_abbrev_classes(stop->after.bytes, stop->after.len) & NX_ABBREV_MONTH) ==
			   0;
	if ((classes & NX_ABBREV_NUMBER) != 0)
		return !is_in(NX_WORDS_NUMBERS, stop->after) &&
			   (starts || (classes & NX_ABBREV_WORD) != 0);
	if ((classes & NX_ABBREV_COMPANY) != 0)
		return stop->opener != '(' && !is_in(NX_WORDS_ROLES, stop->after) &&
			   (nx_abbrev_classes(stop->after.bytes, stop->after.len) &
				NX_ABBREV_COMPANY) == 0;
	if ((classes & NX_ABBREV_SUFFIX) != 0)
		return is_junior(stop->before)
				   ? !is_possessive(before) && !is_in(NX_WORDS_AFTER_JUNIOR, stop->after)
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
is_sign_off(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t len = place->end - stop->next;

	if (len > MAX_SIGN_OFF)
		return false;
	if (stop->opener == '(' || stop->opener == '[')
		return memchr(place->bytes + stop->next, '.', len) == NULL;
	for (uint32_t at = stop->next; at < place->end; at = step(place, at))
	{
		uint32_t c = char_at(place, at);

		if (nx_char_is_letter(c) || nx_char_is_digit(c))
			return false;
	}
	return true;
}

static bool
ends_at_period(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t classes = nx_abbrev_classes(stop->before.bytes, stop->before.len);

	if (is_list_mark(place, stop))
		return false;
	if (nx_char_is_digit(stop->letter))
		return ends_before_digit(classes);
	if (nx_char_is_lower(stop->letter))
		return classes == 0 && (is_camel(stop->after) || stop->opener == '(');
	if (!nx_char_is_letter(stop->letter))
		return classes == 0 || (classes & NX_ABBREV_WORD) != 0;
	/* "U.S. Is Ready": in a heading, a capital says nothing. */
	return classes == 0 ||
		   (!place->is_heading && ends_after_abbreviation(place, stop, classes));
}

/* "Really?" Smith asked: a name of a few words and a verb of saying. */
static bool
attribution_follows(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t at = stop->next;

	if (is_in(NX_WORDS_STARTERS, stop->after))
		return false;
	for (uint32_t i = 0; i < 6; i++)
	{
		NxString word = {place->bytes + at, 0};
		uint32_t c = char_at(place, at);
		uint32_t end = at;

		while (end < place->end && end - at < MAX_WORD && is_word_char(char_at(place, end)))
			end = step(place, end);
		word.len = end - at;
		if (!nx_char_is_upper(c))
			return i > 0 && is_in(NX_WORDS_REPORTING, word);
		if (char_at(place, end) == '.')
			end++;
		at = skip_space(place, end);
		if (at == end)
			return false;
	}
	return false;
}

static bool
ends_at_mark(const NxStopPlace *place, const NxStop *stop)
{
	if (char_before(place, stop->at) == '(' && stop->closed > stop->run)
		return false; /* "(?)" */
	if (nx_char_is_lower(stop->letter))
		return is_camel(stop->after);
	if (!stop->closes_quote && is_in(NX_WORDS_MARKED_NAMES, stop->before))
		return next_starts(place, stop);
	return !(stop->closes_quote && attribution_follows(place, stop));
}

static bool
ends_at_ellipsis(const NxStopPlace *place, const NxStop *stop)
{
	if (!nx_char_is_letter(stop->letter) || nx_char_is_lower(stop->letter))
		return false;
	if (nx_char_is_space(char_before(place, stop->at)))
		return next_starts(place, stop) && stop->after.len > 1;
	return true;
}

/* Does the chunk of non-space characters before `at` look like an address? */
static bool
is_in_address(const NxStopPlace *place, uint32_t at)
{
	uint32_t start = at;

	while (start > place->start && at - start < MAX_ADDRESS &&
		   (unsigned char) place->bytes[start - 1] > ' ')
	{
		char c = place->bytes[--start];

		if (c == '/' || c == '@' || c == '_' || c == '=')
			return true;
	}
	return at - start > 4 && memcmp(place->bytes + start, "www.", 4) == 0;
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
ends_glued(const NxStopPlace *place, const NxStop *stop)
{
	uint32_t last = char_before(place, stop->at);
	uint32_t after_first =
		(uint32_t) (stop->after.bytes - place->bytes) + (stop->after.len > 0);
	uint32_t second = char_at(place, after_first);

	if (stop->kind == NX_STOP_ELLIPSIS || stop->opener == '(' || stop->opener == '[')
		return false;
	if (nx_char_is_dictionary(stop->letter))
		return stop->kind == NX_STOP_MARK;
	if (!nx_char_is_upper(stop->letter) ||
		(!nx_char_is_lower(second) && second != ' ' && second != '\''))
		return false;
	if (!nx_char_is_lower(last) && !nx_char_is_digit(last) && stop->closed == stop->run)
		return false;
	if (stop->kind == NX_STOP_PERIOD &&
		(nx_abbrev_is_known(stop->before.bytes, stop->before.len) || stop->before.len < 2 ||
		 memchr(stop->before.bytes, '.', stop->before.len) != NULL ||
		 is_domain(stop->after)))
		return false;
	return !is_in_address(place, stop->at);
}

bool
nx_stop_ends_sentence(const NxStopPlace *place, const NxStop *stop)
{
	if (stop->next >= place->end)
		return false; /* the end of the block ends it */
	if (stop->next == stop->closed)
		return ends_glued(place, stop);
	if (continues(stop->opener) || is_sign_off(place, stop))
		return false;
	switch (stop->kind)
	{
		case NX_STOP_MARK:
			return ends_at_mark(place, stop);
		case NX_STOP_ELLIPSIS:
			return ends_at_ellipsis(place, stop);
		default:
			return ends_at_period(place, stop);
	}
}

void
nx_stop_read(NxStop *stop, const NxStopPlace *place, uint32_t at)
{
	stop->at = at;
	read_run(place, stop);
	read_closers(place, stop);
	read_before(place, stop);
	read_after(place, stop);
}
