/*
 * dateline.c
 *	  The dateline before a story.
 *
 * A dateline is a place, perhaps its region, perhaps a date, perhaps an agency in
 * brackets, and a dash or colon; then the story goes on with a capital, a figure
 * or a quotation mark.  No gazetteer is asked: capitals, the agency and the dash
 * are proof enough together, and the fewer of them there are, the nearer to the
 * beginning of the story the paragraph has to be.
 */
#include "text/dateline.h"

#include <string.h>

#include "text/chars.h"
#include "text/cues.h"
#include "base/utf8.h"
#include "text/words.h"

/* The longest dateline, in bytes, and the most words of one. */
#define MAX_BYTES 120
#define MAX_WORDS 12
#define MAX_AGENCY 48

typedef enum Delimiter
{
	DELIMITER_NONE = 0,
	DELIMITER_HYPHEN, /* " - ", " _ " */
	DELIMITER_DASH,	  /* en dash, em dash, "--" */
	DELIMITER_COLON
} Delimiter;

/* What stands before the delimiter. */
typedef struct Dateline
{
	const char *bytes;
	size_t end; /* of what may be looked at */
	size_t at;
	uint32_t n_words;
	uint32_t n_place_words; /* before the first comma */
	bool is_upper;			/* the place is in capitals */
	bool has_comma;
	bool has_slash;
	bool has_digit;
	bool has_agency;	   /* a known one, in brackets */
	bool has_other_source; /* an unknown one: "(KABC)" */
	Delimiter delimiter;
} Dateline;

/* Words with a dash or colon behind them that are labels, not places. */
static const char *const labels[] = {
	"alert",	  "analysis",	"answer",	  "breaking",	"by",		  "column",
	"comment",	  "commentary", "correction", "developing", "disclosure", "editor's",
	"editorial",  "exclusive",	"fact",		  "file",		"files",	  "flash",
	"from",		  "gallery",	"highlights", "interview",	"just",		  "latest",
	"listen",	  "live",		"more",		  "news",		"note",		  "opinion",
	"photo",	  "photos",		"poll",		  "preview",	"q&a",		  "question",
	"quiz",		  "quote",		"read",		  "related",	"release",	  "report",
	"review",	  "speaker",	"special",	  "spoiler",	"story",	  "summary",
	"transcript", "trigger",	"tweet",	  "update",		"updated",	  "video",
	"warning",	  "watch",
};

/* Small words inside the names of places. */
static const char *const particles[] = {
	"al", "and", "aux",	 "da", "das", "de",	 "del", "der",	"di",
	"do", "dos", "du",	 "e",  "el",  "en",	 "es",	"in",	"la",
	"le", "les", "near", "of", "on",  "sur", "the", "upon", "y",
};

#define N_ELEMENTS(array) (sizeof(array) / sizeof((array)[0]))

static void
skip_spaces(Dateline *line)
{
	while (line->at < line->end)
	{
		size_t next = line->at;

		if (!nx_char_is_space(nx_utf8_next(line->bytes, line->end, &next)))
			return;
		line->at = next;
	}
}

/* Is there white space, or the beginning, before `at`? */
static bool
space_before(const Dateline *line)
{
	size_t before = line->at;

	return before == 0 || nx_char_is_space(nx_utf8_previous(line->bytes, &before));
}

/* Read a delimiter at the current place, and step over it. */
static Delimiter
read_delimiter(Dateline *line)
{
	size_t next = line->at;
	uint32_t c;
	uint32_t second = 0;

	if (line->at >= line->end)
		return DELIMITER_NONE;
	c = nx_utf8_next(line->bytes, line->end, &next);
	if (next < line->end)
	{
		size_t after = next;

		second = nx_utf8_next(line->bytes, line->end, &after);
	}
	if (c == ':' && nx_char_is_space(second))
	{
		line->at = next;
		return DELIMITER_COLON;
	}
	if (c == 0x2013 || c == 0x2014 || c == 0x2015)
	{
		line->at = next;
		return DELIMITER_DASH;
	}
	if (c == '-' && second == '-')
	{
		while (line->at < line->end && line->bytes[line->at] == '-')
			line->at++;
		return DELIMITER_DASH;
	}
	if ((c == '-' || c == '_' || c == 0x2212) && space_before(line) &&
		nx_char_is_space(second))
	{
		line->at = next;
		return DELIMITER_HYPHEN;
	}
	return DELIMITER_NONE;
}

/* The length of the word that begins here: up to a space, comma, bracket, colon, dash. */
static size_t
word_length(const Dateline *line)
{
	size_t at = line->at;

	while (at < line->end)
	{
		size_t next = at;
		uint32_t c = nx_utf8_next(line->bytes, line->end, &next);

		if (nx_char_is_space(c) || c == ',' || c == '(' || c == '[' || c == ':' ||
			c == '/' || c == 0x2013 || c == 0x2014 || c == 0x2015)
			break;
		if (c == '-' && next < line->end && line->bytes[next] == '-')
			break;
		at = next;
	}
	return at - line->at;
}

/* Do letters, stops, hyphens, apostrophes and digits make up the word? */
static bool
look_at_word(Dateline *line, size_t len, bool *upper, bool *capital)
{
	size_t at = line->at;
	size_t end = line->at + len;
	uint32_t n_letters = 0;
	uint32_t n_lower = 0;

	*capital = false;
	while (at < end)
	{
		bool is_first = at == line->at;
		uint32_t c = nx_utf8_next(line->bytes, end, &at);

		if (nx_char_is_digit(c))
		{
			line->has_digit = true;
			*capital |= is_first;
		}
		else if (nx_char_is_letter(c))
		{
			n_letters++;
			n_lower += !nx_char_is_upper(c);
			*capital |= is_first && nx_char_is_upper(c);
		}
		else if (c != '.' && c != '-' && c != '\'' && c != 0x2019 && c != 0x2010 &&
				 c != 0x2011)
			return false;
	}
	*upper = n_lower == 0 && n_letters > 0;
	return true;
}

/* Step over one word of the place, region or date; false if it cannot be one. */
static bool
read_word(Dateline *line)
{
	size_t len = word_length(line);
	const char *word = line->bytes + line->at;
	bool upper;
	bool capital;
	bool is_particle;

	if (len == 0 || line->n_words == MAX_WORDS ||
		!look_at_word(line, len, &upper, &capital))
		return false;
	is_particle = nx_words_has(particles, N_ELEMENTS(particles), word, len);
	if (!capital && (!is_particle || line->n_words == 0))
		return false;
	if (nx_words_is_one_of(labels, N_ELEMENTS(labels), word, len))
		return false;
	line->n_words++;
	if (!line->has_comma)
	{
		line->n_place_words++;
		if (!upper && !(is_particle && line->is_upper))
			line->is_upper = false;
	}
	line->at += len;
	return true;
}

/* A house that no table knows: a word in capitals, a domain, a short name. */
static bool
is_source_name(const char *bytes, size_t len)
{
	uint32_t n_words = 1;
	size_t first = 0;

	for (size_t i = 0; i < len; i++)
	{
		n_words += bytes[i] == ' ';
		if (strchr("!?;:,\"()", bytes[i]) != NULL)
			return false;
	}
	return n_words <= 3 && nx_char_is_upper(nx_utf8_next(bytes, len, &first));
}

/* Step over "(Reuters)", "[Brown University]"; false if the brackets hold no source. */
static bool
read_agency(Dateline *line)
{
	const char *inside = line->bytes + line->at + 1;
	char bracket = line->bytes[line->at] == '(' ? ')' : ']';
	size_t left = line->end - line->at - 1;
	const char *close = memchr(inside, bracket, left < MAX_AGENCY ? left : MAX_AGENCY);
	size_t len;
	NxCueWords words;

	if (close == NULL || close == inside)
		return false;
	len = (size_t) (close - inside);
	nx_cues_fold(&words, inside, len);
	line->has_agency = nx_cues_is_agency(&words);
	line->has_other_source = !line->has_agency && is_source_name(inside, len);
	line->at += len + 2;
	return line->has_agency || line->has_other_source;
}

/* Press releases: "LONDON--(BUSINESS WIRE)--". */
static void
read_wire_service(Dateline *line)
{
	size_t at = line->at;

	if (line->at < line->end && line->bytes[line->at] == '(' && read_agency(line) &&
		read_delimiter(line) != DELIMITER_NONE)
		return;
	line->at = at;
}

/* Read all up to and with the delimiter; false if this is no dateline. */
static bool
read_parts(Dateline *line)
{
	while (line->at < line->end)
	{
		char c = line->bytes[line->at];

		if (c == '(' || c == '[')
		{
			size_t end;

			if (!read_agency(line))
				return false;
			end = line->at;
			skip_spaces(line);
			line->delimiter = read_delimiter(line);
			if (line->delimiter == DELIMITER_NONE)
				line->at = end; /* "(CNN) The council" */
			return true;
		}
		line->delimiter = read_delimiter(line);
		if (line->delimiter != DELIMITER_NONE)
		{
			read_wire_service(line);
			return line->n_words > 0;
		}
		if (c == ',')
		{
			line->has_comma = true;
			line->at++;
		}
		else if (c == '/' && line->n_words > 0)
		{
			line->has_slash = true;
			line->at++;
		}
		else if (!read_word(line))
			return false;
		skip_spaces(line);
	}
	return false;
}

/* Does the story begin here as stories do: not small, not all in capitals? */
static bool
story_follows(const char *bytes, size_t len, size_t at)
{
	size_t end = len - at > MAX_BYTES ? at + MAX_BYTES : len;
	Dateline rest = {.bytes = bytes, .end = end, .at = at};
	uint32_t n_upper = 0;
	size_t next;

	skip_spaces(&rest);
	next = rest.at;
	if (next >= end || nx_char_is_lower(nx_utf8_next(bytes, end, &next)))
		return false;
	for (uint32_t i = 0; i < 3 && rest.at < end; i++)
	{
		size_t word = word_length(&rest);
		bool upper;
		bool capital;

		if (word < 2 || !look_at_word(&rest, word, &upper, &capital) || !upper)
			break;
		n_upper++;
		rest.at += word;
		skip_spaces(&rest);
	}
	return n_upper < 3;
}

static bool
starts_with_function_word(const Dateline *line)
{
	Dateline first = {.bytes = line->bytes, .end = line->end};

	return nx_words_in(NX_WORDS_STARTERS, line->bytes, word_length(&first));
}

/* Is what was read proof enough at this place in the story? */
static bool
is_proof(const Dateline *line, bool opens_story)
{
	bool has_dash =
		line->delimiter == DELIMITER_DASH || line->delimiter == DELIMITER_HYPHEN;

	if (line->has_agency)
		return has_dash || line->delimiter == DELIMITER_COLON || opens_story;
	if (line->has_other_source)
		return has_dash && line->is_upper && (line->n_words > 0 || opens_story);
	if (line->n_place_words > 5 || line->n_words == 0)
		return false;
	if (line->is_upper && has_dash)
		return opens_story || (line->has_comma && line->n_words > line->n_place_words);
	if (!opens_story || line->n_place_words > 3 || line->has_slash)
		return false;
	if (line->delimiter == DELIMITER_COLON)
		return line->is_upper;
	return !starts_with_function_word(line) &&
		   (line->delimiter == DELIMITER_DASH || line->has_comma);
}

/*
 * Is the second word a small one that no place has?  That is how most paragraphs
 * begin, so it is asked before anything else.
 */
static bool
small_word_follows(const char *bytes, size_t end)
{
	size_t at = 0;
	size_t start;

	while (at < end && (nx_char_latin1[(unsigned char) bytes[at]] & NX_CHAR_LETTER) != 0 &&
		   (unsigned char) bytes[at] < 0x80)
		at++;
	if (at == 0 || at >= end || bytes[at] != ' ')
		return false;
	start = ++at;
	while (at < end && bytes[at] >= 'a' && bytes[at] <= 'z')
		at++;
	return at > start &&
		   !nx_words_has(particles, N_ELEMENTS(particles), bytes + start, at - start);
}

uint32_t
nx_dateline_find(const char *bytes, size_t len, bool opens_story)
{
	Dateline line = {
		.bytes = bytes, .end = len < MAX_BYTES ? len : MAX_BYTES, .is_upper = true};
	size_t first = 0;
	uint32_t c = nx_utf8_next(bytes, len, &first);

	if ((c != '(' && c != '[' && !nx_char_is_upper(c) && !nx_char_is_digit(c)) ||
		small_word_follows(bytes, line.end))
		return 0;
	if (!read_parts(&line) || !is_proof(&line, opens_story) ||
		!story_follows(bytes, len, line.at))
		return 0;
	return (uint32_t) line.at;
}
