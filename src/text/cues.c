/*
 * cues.c
 *	  What the furniture of news pages says: the search in the tables of cues.
 */
#include "text/cues.h"

#include <string.h>

#include "text/cue_tables.h"
#include "text/words.h"

#define N_ELEMENTS(array) (sizeof(array) / sizeof((array)[0]))

static bool
is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* Length in bytes of the punctuation of U+2000 to U+206F that stands here, or 0. */
static size_t
typographic_length(const char *bytes, size_t len)
{
	if (len >= 3 && (unsigned char) bytes[0] == 0xE2 &&
		((unsigned char) bytes[1] == 0x80 || (unsigned char) bytes[1] == 0x81))
		return 3;
	/* No-break space, and the guillemets and the middle dot of Latin-1. */
	if (len >= 2 && (unsigned char) bytes[0] == 0xC2 &&
		strchr("\xA0\xAB\xBB\xB7", bytes[1]) != NULL)
		return 2;
	return 0;
}

/* Append a byte of a word, with a space before it if a word begins. */
static void
put(NxCueWords *words, bool *in_word, char c)
{
	if (!*in_word)
	{
		if (words->len > 0)
			words->bytes[words->len++] = ' ';
		words->n_words++;
		*in_word = true;
	}
	words->bytes[words->len++] = c;
}

void
nx_cues_fold(NxCueWords *words, const char *bytes, size_t len)
{
	/* Long paragraphs are asked for their first words only. */
	size_t end = len > NX_CUES_MAX_BYTES ? NX_CUES_MAX_BYTES / 4 : len;
	bool in_word = false;

	words->len = 0;
	words->n_words = 0;
	for (size_t i = 0; i < end; i++)
	{
		unsigned char c = (unsigned char) bytes[i];
		size_t skip = 0;
		bool is_apostrophe = c == '\'';

		/* Four characters of five end here: inside a word, or between two. */
		if (in_word && c >= 'a' && c <= 'z')
		{
			words->bytes[words->len++] = (char) c;
			continue;
		}
		if (c == ' ')
		{
			in_word = false;
			continue;
		}
		if (c >= 0x80)
		{
			skip = typographic_length(bytes + i, end - i);
			is_apostrophe = skip == 3 && memcmp(bytes + i, "\xE2\x80\x99", 3) == 0;
			i += skip > 0 ? skip - 1 : 0;
		}
		if (c >= 'A' && c <= 'Z')
			c += 32;
		if (is_apostrophe && in_word)
			put(words, &in_word, '\'');
		else if (c == ':' || c == '@' || c == '#')
		{
			in_word = false;
			put(words, &in_word, (char) c);
			in_word = c != ':';
		}
		else if (skip == 0 && is_word_byte(c))
			put(words, &in_word, (char) c);
		else if (c != '.')
			in_word = false;
	}
	if (end < len)
		words->n_words = UINT32_MAX;
}

/* Is text a prefix of the words at `at`, up to the end of a word or to a handle's "@"? */
static bool
stands_at(const NxCueWords *words, uint32_t at, const char *text, size_t len)
{
	return words->len - at >= len && memcmp(words->bytes + at, text, len) == 0 &&
		   (words->len - at == len || words->bytes[at + len] == ' ' ||
			text[len - 1] == '@');
}

/* Index a table, sorted as it is, by the first byte of its cues. */
static void
index_letters(const Cue *table, size_t n, uint16_t *starts)
{
	size_t i = 0;

	for (unsigned letter = 0; letter < 257; letter++)
	{
		while (i < n && (unsigned char) table[i].text[0] < letter)
			i++;
		starts[letter] = (uint16_t) i;
	}
}

/* The bit of the filter for a word that begins with these three bytes. */
static uint32_t
filter_bit(const char *bytes)
{
	const unsigned char *b = (const unsigned char *) bytes;

	return (b[0] * 37u + b[1] * 11u + b[2] * 101u) % 1024;
}

void
nx_cues_index(NxCueIndex *index)
{
	memset(index->filter, 0, sizeof(index->filter));
	index_letters(openings, N_ELEMENTS(openings), index->openings);
	index_letters(phrases, N_ELEMENTS(phrases), index->phrases);
	for (size_t i = 0; i < N_ELEMENTS(phrases); i++)
	{
		uint32_t bit = filter_bit(phrases[i].text);

		index->filter[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

static NxCue
match(const Cue *table, const uint16_t *starts, const NxCueWords *words, uint32_t at)
{
	unsigned char first = (unsigned char) words->bytes[at];
	char second = words->len - at > 1 ? words->bytes[at + 1] : '\0';

	for (size_t i = starts[first]; i < starts[first + 1]; i++)
	{
		const Cue *cue = &table[i];

		if (cue->text[1] == second && stands_at(words, at, cue->text, cue->len) &&
			(cue->max_words == ANY || words->n_words <= cue->max_words ||
			 (cue->max_words == 0 && cue->len == words->len)))
			return (NxCue) cue->cue;
	}
	return NX_CUE_NONE;
}

/* May a phrase begin with the word at `at`?  No phrase is shorter than three bytes. */
static bool
may_begin(const NxCueIndex *index, const NxCueWords *words, uint32_t at)
{
	uint32_t bit;

	if (words->len - at < 3)
		return false;
	bit = filter_bit(words->bytes + at);
	return (index->filter[bit / 64] >> bit % 64 & 1) != 0;
}

NxCue
nx_cues_find(const NxCueIndex *index, const NxCueWords *words)
{
	uint32_t at = 0;
	NxCue cue;

	if (words->len == 0)
		return NX_CUE_NONE;
	cue = match(openings, index->openings, words, 0);
	if (words->n_words == UINT32_MAX)
		return cue;
	while (cue == NX_CUE_NONE)
	{
		const char *space;

		if (may_begin(index, words, at))
			cue = match(phrases, index->phrases, words, at);
		space = memchr(words->bytes + at, ' ', words->len - at);
		if (space == NULL)
			break;
		at = (uint32_t) (space - words->bytes) + 1;
	}
	return cue;
}

bool
nx_cues_ends_in(const NxCueWords *words, const char *phrase)
{
	size_t len = strlen(phrase);

	return words->len > len && memcmp(words->bytes + words->len - len, phrase, len) == 0 &&
		   words->bytes[words->len - len - 1] == ' ';
}

static uint32_t
word_length(const NxCueWords *words, uint32_t at)
{
	const char *space = memchr(words->bytes + at, ' ', words->len - at);

	return space == NULL ? words->len - at : (uint32_t) (space - words->bytes) - at;
}

/* The longest agency's name that stands at `at`: its length, or 0. */
static uint32_t
agency_length(const NxCueWords *words, uint32_t at)
{
	size_t longest = 0;

	for (size_t i = 0; i < N_ELEMENTS(agencies); i++)
	{
		size_t len;

		if (agencies[i][0] != words->bytes[at])
			continue;
		len = strlen(agencies[i]);
		if (len > longest && stands_at(words, at, agencies[i], len))
			longest = len;
	}
	return (uint32_t) longest;
}

bool
nx_cues_is_agency(const NxCueWords *words)
{
	bool found = false;
	uint32_t len;

	if (words->n_words > 10)
		return false;
	for (uint32_t at = 0; at < words->len; at += len + 1)
	{
		len = agency_length(words, at);
		if (len > 0)
			found = true;
		else
		{
			len = word_length(words, at);
			if (nx_words_has(desk_words, N_ELEMENTS(desk_words), words->bytes + at, len))
				found = true;
			else if (words->bytes[at] != ':' &&
					 !nx_words_has(byline_words, N_ELEMENTS(byline_words),
								   words->bytes + at, len))
				return false;
		}
	}
	return found;
}

bool
nx_cues_is_credit(const NxCueWords *words)
{
	static const char *const openings_of_credits[] = {
		"getty",	"photo",	 "photograph", "image",			"photos",
		"ap photo", "ap photos", "screenshot", "reuters photo", "handout"};

	for (size_t i = 0; i < N_ELEMENTS(openings_of_credits); i++)
	{
		if (stands_at(words, 0, openings_of_credits[i], strlen(openings_of_credits[i])))
			return words->n_words <= 12;
	}
	return false;
}

/* Does table, sorted, hold every word, and are there at most max of them? */
static bool
all_words_in(const NxCueWords *words, uint32_t max, const char *const *table, size_t n)
{
	uint32_t len;

	if (words->n_words == 0 || words->n_words > max)
		return false;
	for (uint32_t at = 0; at < words->len; at += len + 1)
	{
		len = word_length(words, at);
		if (!nx_words_has(table, n, words->bytes + at, len))
			return false;
	}
	return true;
}

bool
nx_cues_is_share_bar(const NxCueWords *words)
{
	return words->n_words > 1 &&
		   all_words_in(words, 16, share_words, N_ELEMENTS(share_words));
}

bool
nx_cues_is_section(const NxCueWords *words)
{
	return all_words_in(words, 4, section_words, N_ELEMENTS(section_words));
}

/* "5", "14", "9th", "205pm": digits, with at most two letters behind them? */
static bool
is_date_number(const char *bytes, uint32_t len)
{
	uint32_t n_digits = 0;

	while (n_digits < len && bytes[n_digits] >= '0' && bytes[n_digits] <= '9')
		n_digits++;
	return n_digits > 0 && n_digits <= 4 && len - n_digits <= 2;
}

bool
nx_cues_is_date(const NxCueWords *words)
{
	uint32_t n_numbers = 0;
	uint32_t n_words = 0;
	uint32_t len;

	if (words->n_words > 14)
		return false;
	for (uint32_t at = 0; at < words->len; at += len + 1)
	{
		len = word_length(words, at);
		if (is_date_number(words->bytes + at, len))
		{
			n_numbers++;
			n_words += words->bytes[at + len - 1] == 'm';
		}
		else if (words->bytes[at] == ':' ||
				 nx_words_has(date_words, N_ELEMENTS(date_words), words->bytes + at, len))
			n_words++;
		else
			return false;
	}
	return n_numbers > 0 && n_words > 0;
}

static bool
cues_are_sorted(const Cue *table, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		if (strcmp(table[i - 1].text, table[i].text) >= 0)
			return false;
	}
	return true;
}

bool
nx_cues_are_sorted(void)
{
	return cues_are_sorted(openings, N_ELEMENTS(openings)) &&
		   cues_are_sorted(phrases, N_ELEMENTS(phrases)) &&
		   nx_words_are_sorted(byline_words, N_ELEMENTS(byline_words)) &&
		   nx_words_are_sorted(share_words, N_ELEMENTS(share_words)) &&
		   nx_words_are_sorted(date_words, N_ELEMENTS(date_words)) &&
		   nx_words_are_sorted(section_words, N_ELEMENTS(section_words));
}
