/*
 * furniture.c
 *	  Paragraphs that their own words and form give away as no story.
 */
#include "text/furniture.h"

#include <string.h>

#include "text/chars.h"

/* How far from its end a caption's credit begins, at most, in bytes. */
#define MAX_CREDIT 60
/* How far from its beginning the list of countries in a form begins, at most, in bytes. */
#define MAX_BEFORE_COUNTRIES 400
/* The longest caption, in words; and a credit alone is no longer than this. */
#define MAX_CAPTION_WORDS 70
#define MAX_CAPTION_BYTES 700
#define MAX_CREDIT_WORDS 8

/* A chain of non-space characters: an address, a tag and the like. */
static bool
is_address(const char *bytes, size_t len)
{
	return (len > 8 &&
			(memcmp(bytes, "http://", 7) == 0 || memcmp(bytes, "https://", 8) == 0)) ||
		   (len > 4 && memcmp(bytes, "www.", 4) == 0) ||
		   (len > 15 && memcmp(bytes, "pic.twitter.com", 15) == 0) ||
		   memchr(bytes, '@', len) != NULL;
}

/* Does the word that ends before `end` say what is credited: "... Photo: Getty"? */
static bool
names_picture(const char *bytes, size_t end)
{
	static const char *const words[] = {"Photo",   "Photos", "Photograph",	"Picture",
										"Graphic", "Image",	 "Illustration"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		size_t len = strlen(words[i]);

		if (end > len && bytes[end - len - 1] == ' ' &&
			memcmp(bytes + end - len, words[i], len) == 0)
			return true;
	}
	return false;
}

bool
nx_furniture_ends_in_credit(const char *bytes, size_t len)
{
	size_t start = len > MAX_CREDIT ? len - MAX_CREDIT : 0;
	size_t at = len;
	NxCueWords words;

	if (bytes[len - 1] == '.')
		return false;
	for (size_t i = len; i > start; i--)
	{
		if (bytes[i - 1] == ':' && names_picture(bytes, i - 1))
			return true;
	}
	while (at > start && bytes[at - 1] != '/' && bytes[at - 1] != '(')
		at--;
	if (at == start || at == len)
		return false;
	nx_cues_fold(&words, bytes + at, len - at);
	return (bytes[at - 1] == '/' && nx_cues_is_agency(&words)) || nx_cues_is_credit(&words);
}

/* One pair of these brackets around all of it? */
static bool
is_bracketed(const char *bytes, size_t len, char open, char close)
{
	return len > 2 && bytes[0] == open && bytes[len - 1] == close &&
		   memchr(bytes, close, len - 1) == NULL;
}

/* "[Read the statement.]", "(Full results)", "(SOUNDBITE OF MUSIC)": links, stage directions. */
static bool
is_aside(const NxForm *form, const char *bytes, size_t len)
{
	return (form->n_words <= 40 && is_bracketed(bytes, len, '[', ']')) ||
		   (form->n_words <= 14 && form->end == NX_END_OPEN &&
			is_bracketed(bytes, len, '(', ')'));
}

/* A paragraph that begins with a quotation mark is somebody's words, not the page's. */
static bool
is_speech(const NxForm *form)
{
	return form->first == '"' || nx_char_opens_quote(form->first);
}

/* "Jo Park contributed", "How it began Read more", "Follow Jo Park on Twitter". */
static bool
ends_as_link(const NxForm *form, const NxCueWords *words)
{
	return form->n_words <= 20 &&
		   (nx_cues_ends_in(words, "contributed") || nx_cues_ends_in(words, "read more") ||
			(nx_cues_ends_in(words, "on twitter") &&
			 memcmp(words->bytes, "follow ", 7) == 0));
}

/* A date alone; a stop may only be that of "p.m." */
static bool
is_date(const NxForm *form, const NxCueWords *words, const char *bytes, size_t len)
{
	return form->n_words <= 14 && nx_cues_is_date(words) &&
		   (form->end != NX_END_STOP || bytes[len - 2] == 'm');
}

/* "Home | World | Business | Sport": at least three bars, short words between. */
static bool
is_navigation(const NxForm *form, const char *bytes, size_t len)
{
	uint32_t n_bars = 0;

	if (form->n_words > 30 || form->end != NX_END_OPEN)
		return false;
	for (size_t i = 1; i + 1 < len; i++)
		n_bars += bytes[i] == '|' && bytes[i - 1] == ' ' && bytes[i + 1] == ' ';
	return n_bars >= 3;
}

/* A bar and a credit: "The bridge in May. | AP Photos Bridge to be rebuilt". */
static bool
holds_credit(const char *bytes, size_t len)
{
	NxCueWords words;

	if (len > MAX_CAPTION_BYTES)
		return false;
	for (size_t i = 1; i + 2 < len; i++)
	{
		if (bytes[i] != '|' || bytes[i - 1] != ' ' || bytes[i + 1] != ' ')
			continue;
		nx_cues_fold(&words, bytes + i + 2,
					 len - i - 2 < MAX_CREDIT ? len - i - 2 : MAX_CREDIT);
		if (nx_cues_is_credit(&words))
			return true;
	}
	return false;
}

/*
 * The button of a player before what the video shows, "CLOSE A court on Monday ...",
 * a bar before the credit of a picture, "| Getty Rain to go on", or an agency's word
 * that the picture is an old one, "FILE - In this ...".
 */
static bool
is_glued_caption(const NxForm *form, const char *bytes, size_t len)
{
	if (len <= 7)
		return false;
	return form->first == '|' ||
		   (form->n_words <= MAX_CAPTION_WORDS && holds_credit(bytes, len)) ||
		   (memcmp(bytes, "CLOSE ", 6) == 0 && bytes[6] >= 'A' && bytes[6] <= 'Z') ||
		   memcmp(bytes, "FILE - ", 7) == 0 || memcmp(bytes, "FILE \xE2\x80", 7) == 0;
}

/*
 * A form to fill in: "Sign up for our newsletter.  Choose your country Afghanistan
 * Albania Algeria ...".  Hundreds of its words are the same in all articles of a paper.
 */
static bool
is_form(const char *bytes, size_t len)
{
	static const char countries[] = " Albania Algeria ";
	size_t n = sizeof(countries) - 1;
	size_t end = len < MAX_BEFORE_COUNTRIES ? len : MAX_BEFORE_COUNTRIES;

	for (size_t i = 0; i + n <= end; i++)
	{
		/* The capital first: spaces are guessed wrong. */
		if (bytes[i + 1] == countries[1] && memcmp(bytes + i, countries, n) == 0)
			return true;
	}
	return false;
}

/*
 * "Find the figures at https://example.com": no sentence, and an address at its end.
 * The short addresses that a message on Twitter ends in are none: it may be quoted.
 */
static bool
ends_in_address(const NxForm *form, const char *bytes, size_t len)
{
	size_t at = len;

	if (form->n_words > 12 || form->end != NX_END_OPEN)
		return false;
	while (at > 0 && bytes[at - 1] != ' ')
		at--;
	return (len - at > 13 && memcmp(bytes + at, "http", 4) == 0 &&
			memcmp(bytes + at, "https://t.co/", 13) != 0) ||
		   (len - at > 4 && memcmp(bytes + at, "www.", 4) == 0);
}

NxCue
nx_furniture_find(const NxCueIndex *index, const NxForm *form, const char *bytes,
				  size_t len)
{
	NxCueWords words;
	NxCue cue;

	if (!form->has_letter && (!form->has_digit || form->end == NX_END_OPEN))
		return NX_CUE_FURNITURE; /* "***", "14:05", a page number */
	if (is_speech(form))
		return NX_CUE_NONE;
	nx_cues_fold(&words, bytes, len);
	cue = nx_cues_find(index, &words);
	if (cue == NX_CUE_CAPTION || (cue == NX_CUE_NONE && is_glued_caption(form, bytes, len)))
		return words.n_words > MAX_CREDIT_WORDS ? NX_CUE_CAPTION : NX_CUE_FURNITURE;
	if (cue == NX_CUE_FURNITURE || nx_cues_is_share_bar(&words) ||
		(form->n_words == 1 && is_address(bytes, len)) ||
		ends_in_address(form, bytes, len) || ends_as_link(form, &words) ||
		is_date(form, &words, bytes, len) || is_navigation(form, bytes, len) ||
		is_form(bytes, len))
		return NX_CUE_FURNITURE;
	if (form->n_words <= MAX_CAPTION_WORDS && nx_furniture_ends_in_credit(bytes, len))
		return form->n_words > MAX_CREDIT_WORDS && bytes[0] != '(' ? NX_CUE_CAPTION
																   : NX_CUE_FURNITURE;
	return is_aside(form, bytes, len) ? NX_CUE_FURNITURE : NX_CUE_NONE;
}
