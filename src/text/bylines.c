/*
 * bylines.c
 *	  Who wrote it.
 */
#include "text/bylines.h"

#include <string.h>

#include "text/chars.h"
#include "base/utf8.h"
#include "text/words.h"

/* Small words that a byline may hold. */
static bool
is_byline_particle(const char *bytes, size_t len)
{
	static const char *const words[] = {
		"al",		 "and",			"at",
		"bin",		 "by",			"chief",
		"columnist", "contributor", "correspondent",
		"da",		 "de",			"del",
		"der",		 "di",			"editor",
		"el",		 "for",			"from",
		"in",		 "la",			"le",
		"of",		 "reporter",	"special",
		"staff",	 "the",			"van",
		"von",		 "with",		"writer",
	};

	return nx_words_is_one_of(words, sizeof(words) / sizeof(words[0]), bytes, len);
}

/* Are all words of it capitalised, but for those that bylines hold? */
static bool
all_names(const char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len)
	{
		size_t start = at;
		size_t offset = at;

		while (at < len && bytes[at] != ' ')
			at++;
		if (at > start && nx_char_is_lower(nx_utf8_next(bytes, len, &offset)) &&
			!is_byline_particle(
				bytes + start, at - start - (bytes[at - 1] == ',' || bytes[at - 1] == ';')))
			return false;
		at++;
	}
	return true;
}

/* "By John Smith", "BY JANE DOE, Staff Writer | Jan 5, 2019". */
bool
nx_bylines_is_by(const NxForm *form, const char *bytes, size_t len)
{
	bool by = len > 4 && (bytes[0] == 'B' || bytes[0] == 'b') &&
			  (bytes[1] == 'y' || bytes[1] == 'Y') && (bytes[2] == ' ' || bytes[2] == ':');

	return by && form->n_words >= 2 && form->n_words <= 25 && form->n_capital >= 2 &&
		   form->end != NX_END_STOP && all_names(bytes + 2, len - 2);
}

/* Nothing but letters, stops, hyphens and apostrophes, spaces aside? */
static bool
has_only_names(const char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len)
	{
		uint32_t c = nx_utf8_next(bytes, len, &at);

		if (!nx_char_is_letter(c) && !nx_char_is_dash(c) && c != ' ' && c != '.' &&
			c != '\'' && c != 0x2019)
			return false;
	}
	return true;
}

/* Behind a dash, a name and nothing else: "- Jane Doe", the sign-off of an entry. */
bool
nx_bylines_is_sign_off(const NxForm *form, const char *bytes, size_t len)
{
	return nx_char_is_dash(form->first) && form->n_words >= 2 && form->n_words <= 5 &&
		   form->n_capital >= 2 && form->n_lower == 0 && !form->has_digit &&
		   form->end == NX_END_OPEN && has_only_names(bytes, len);
}

/* "Jr." and "Sr." end a name with a stop that is no end. */
static bool
ends_in_junior(const char *bytes, size_t len)
{
	return len > 4 && (memcmp(bytes + len - 4, " Jr.", 4) == 0 ||
					   memcmp(bytes + len - 4, " Sr.", 4) == 0);
}

bool
nx_bylines_is_name(const NxForm *form, const char *bytes, size_t len)
{
	size_t first = 0;

	if (form->n_words < 2 || form->n_words > 4 || form->n_capital != form->n_words ||
		form->has_digit || !(form->end == NX_END_OPEN || ends_in_junior(bytes, len)))
		return false;
	while (first < len && bytes[first] != ' ')
		first++;
	return has_only_names(bytes, len) && !nx_words_in(NX_WORDS_STARTERS, bytes, first);
}

/* What writers are in the notes about them. */
static bool
is_writer(const char *bytes, size_t len)
{
	static const char *const words[] = {
		"adviser",		 "analyst",	  "associate",	 "attorney",	 "author",
		"co-author",	 "columnist", "commentator", "contributing", "contributor",
		"correspondent", "editor",	  "fellow",		 "fellows",		 "freelance",
		"host",			 "intern",	  "journalist",	 "lawyer",		 "lecturer",
		"managing",		 "producer",  "professor",	 "reporter",	 "reporters",
		"researcher",	 "scholar",	  "senior",		 "strategist",	 "student",
		"writer",		 "writers",
	};

	return nx_words_is_one_of(words, sizeof(words) / sizeof(words[0]), bytes, len);
}

/* The length of the word at bytes[at], up to a space, comma or stop. */
static size_t
word_length(const char *bytes, size_t len, size_t at)
{
	size_t end = at;

	while (end < len && bytes[end] != ' ' && bytes[end] != ',' && bytes[end] != ';')
		end++;
	return end - at;
}

static bool
word_is(const char *bytes, size_t len, const char *word)
{
	return len == strlen(word) && memcmp(bytes, word, len) == 0;
}

/* What follows "is" in a note: "a", "the", a newspaper's possessive. */
static bool
is_article(const char *bytes, size_t len)
{
	return word_is(bytes, len, "a") || word_is(bytes, len, "an") ||
		   word_is(bytes, len, "the") || (len > 2 && bytes[len - 1] == 's');
}

/*
 * How many capitalised words stand from *at on; *at goes behind them.  A dash or
 * bullet before the first does not count.
 */
static uint32_t
skip_names(const char *bytes, size_t len, size_t *at)
{
	uint32_t n = 0;

	while (*at < len && n < 6)
	{
		size_t offset = *at;
		size_t word = word_length(bytes, len, *at);
		uint32_t c = nx_utf8_next(bytes, len, &offset);

		if (word == 0 || (n == 0 && nx_words_in(NX_WORDS_STARTERS, bytes + *at, word)))
			break;
		if (nx_char_is_upper(c))
			n++;
		else if (n > 0 || word > 3)
			break;
		*at += word;
		while (*at < len && (bytes[*at] == ' ' || bytes[*at] == ','))
			(*at)++;
	}
	return n;
}

bool
nx_bylines_is_note(const char *bytes, size_t len)
{
	size_t end = len < 200 ? len : 200;
	size_t at = 0;
	size_t word;

	if (skip_names(bytes, end, &at) < 2)
		return false;
	word = word_length(bytes, end, at);
	if (!word_is(bytes + at, word, "is") && !word_is(bytes + at, word, "are"))
		return false;
	at += word + 1;
	if (at >= end || !is_article(bytes + at, word_length(bytes, end, at)))
		return false;
	for (uint32_t i = 0; i < 9 && at < end; i++)
	{
		word = word_length(bytes, end, at);
		if (is_writer(bytes + at, word))
			return true;
		at += word + 1;
	}
	return false;
}
