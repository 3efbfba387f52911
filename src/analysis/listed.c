/*
 * listed.c
 *	  The names of a user's own list, looked for in an article; listed.h has the rules.
 *
 * One walk over the words of each sentence.  From a place where an alias may begin, the
 * map of chains is followed as far as some alias goes on, which is bounded by the
 * length of an alias; so the time is linear in the text, whatever the list.
 */
#include "analysis/listed.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/plausible.h"
#include "analysis/scan.h"
#include "analysis/trim.h"

/* No tagger is surer. */
#define LISTED_CONFIDENCE 255

/*
 * A name of the tagger's that is longer than an alias by more tokens than this is rather
 * several names.
 */
#define LONGEST_REST 3

/* In a headline, where taggers err, a person's name has no more tokens. */
#define LONGEST_PERSON 3

/* The words of an alias, at most: one for each two bytes, and some to spare. */
#define MOST_WORDS (NX_NAMES_MAX_BYTES / 2 + 2)

typedef struct Finder
{
	const NxListed *listed;
	NxMention *given; /* those of the scan, of which one may lose its beginning */
	NxScan scan;
	NxListedWords words; /* of the sentence at hand */
	uint32_t cover;		 /* given mentions before this one end before the place at hand */
} Finder;

/* What was found at a place. */
typedef struct Find
{
	uint32_t thing;
	uint32_t n_words;
} Find;

/* ---- case ---- */

static bool
is_stop(const Finder *finder, const NxListedWord *word)
{
	return nx_token_is(finder->scan.analysis, word->first_token, NX_WORD_STOP);
}

/* Are the word's capitals what the alias asks for? */
static bool
capitals_fit(const Finder *finder, const NxListedWord *word, uint8_t asked)
{
	if ((asked & NX_LISTED_UPPER) == 0 || (word->flags & NX_LISTED_UPPER) != 0)
		return true;
	/* "Nato" for NATO; "Who" is no WHO. */
	return !nx_scan_is_common(&finder->scan, word->first_token);
}

/*
 * Does the case of these words fit the phrase?  A capital may be missing on a function
 * word of a longer name ("the Guardian"), on a common word behind a word that is none
 * ("Democratic Unionist party"), and anywhere in a line that has none at all.
 */
static bool
case_fits(Finder *finder, const NxListedPhrase *phrase, const NxListedWord *words)
{
	const uint8_t *asked = &finder->listed->flags[phrase->first_flag];
	uint32_t n_solid = 0;	 /* words with a capital that are no function words, */
	uint32_t n_firm = 0;	 /* of these, those that are not common either */
	uint32_t n_lower = 0;	 /* words that lack a capital, */
	uint32_t n_stops = 0;	 /* of these, function words, */
	uint32_t n_behind = 0;	 /* and common ones behind a firm one */
	uint32_t n_uncommon = 0; /* words that are seldom written in lower case */

	for (uint32_t i = 0; i < phrase->n_words; i++)
	{
		bool has_capital = (words[i].flags & NX_LISTED_CAPITAL) != 0;
		bool is_common = nx_scan_is_common(&finder->scan, words[i].first_token);

		n_uncommon += !is_common;
		if ((asked[i] & NX_LISTED_CAPITAL) == 0)
			continue;
		if (has_capital && !capitals_fit(finder, &words[i], asked[i]))
			return false;
		n_solid += has_capital && !is_stop(finder, &words[i]);
		n_firm += has_capital && !is_common;
		n_lower += !has_capital;
		if (!has_capital && is_stop(finder, &words[i]))
			n_stops++;
		else if (!has_capital && is_common && n_firm > 0)
			n_behind++;
	}
	if (n_lower == 0 || (n_lower == n_stops + n_behind && n_solid > 0))
		return true;
	return n_uncommon > 0 && nx_scan_line_case(&finder->scan) == NX_LINE_LOWER;
}

/* ---- doubtful places ---- */

/*
 * Is the sentence a line whose words all have capitals?  One with a full stop is none:
 * "North Korea met South Korea." is but full of names.
 */
static bool
is_headline(Finder *finder)
{
	NxScan *scan = &finder->scan;
	NxLineCase line_case = nx_scan_line_case(scan);

	return line_case == NX_LINE_CAPITALS ||
		   (line_case == NX_LINE_TITLE && !nx_scan_is_character(scan, scan->end - 1, '.'));
}

/* Does a capital at the word say nothing, because it begins a sentence, or in a headline? */
static bool
capital_says_nothing(Finder *finder, const NxListedWord *word)
{
	NxScan *scan = &finder->scan;

	if (nx_scan_line_case(scan) == NX_LINE_CAPITALS)
		return true;
	if ((word->flags & NX_LISTED_UPPER) != 0)
		return false;
	return is_headline(finder) || word->first_token == scan->first ||
		   scan->text->tokens[word->first_token - 1].kind == NX_TOKEN_OPEN_QUOTE;
}

/* The first given mention that does not end before the token, or NULL. */
static const NxMention *
covering(Finder *finder, uint32_t token)
{
	const NxScan *scan = &finder->scan;

	while (finder->cover < scan->n_given &&
		   nx_mention_end(&scan->given[finder->cover]) <= token)
		finder->cover++;
	return finder->cover < scan->n_given ? &scan->given[finder->cover] : NULL;
}

/* Does "said" or "'s" stand behind the word?  It is a name, then. */
static bool
is_speaker_or_owner(const Finder *finder, const NxListedWord *word)
{
	const NxScan *scan = &finder->scan;

	return word->end_token < scan->end &&
		   (scan->text->tokens[word->end_token].kind == NX_TOKEN_CLITIC ||
			nx_token_is(scan->analysis, word->end_token, NX_WORD_REPORTING));
}

/* Does "in", "last" or "end of" stand before the word?  It is a date, then. */
static bool
is_told_as_date(const Finder *finder, const NxListedWord *word)
{
	static const char *const before[] = {"during", "each",	"early", "every", "in",
										 "last",   "late",	"mid",	 "next",  "on",
										 "since",  "until", "till",	 "this"};
	static const char *const parts[] = {"beginning", "end", "middle", "month", "start"};
	static const char *const of[] = {"of"};
	const NxScan *scan = &finder->scan;
	uint32_t token = word->first_token;

	if (token == scan->first)
		return false;
	if (nx_plausible_token_is(scan->text, token - 1, nx_wordlist(before)))
		return true;
	return token - scan->first >= 2 &&
		   nx_plausible_token_is(scan->text, token - 1, nx_wordlist(of)) &&
		   nx_plausible_token_is(scan->text, token - 2, nx_wordlist(parts));
}

/*
 * One word that may be something else: a date ("in May"), or a function word where its
 * capital does not tell that it is a name.
 */
static bool
is_doubtful(Finder *finder, const NxListedPhrase *phrase, const NxListedWord *word)
{
	const uint8_t *asked = &finder->listed->flags[phrase->first_flag];
	const NxMention *given = covering(finder, word->first_token);
	bool is_given = given != NULL && given->first_token == word->first_token &&
					nx_mention_end(given) == word->end_token;

	if (phrase->n_words > 1 || (*asked & NX_LISTED_CAPITAL) == 0 ||
		is_speaker_or_owner(finder, word))
		return false;
	if (is_given)
		return nx_kind_is_value(given->kind) && is_told_as_date(finder, word);
	return is_stop(finder, word) && capital_says_nothing(finder, word);
}

/*
 * Does the tagger's mention look like one name?  In a headline only a person's does, and
 * what the table has.
 */
static bool
is_one_name(Finder *finder, const NxMention *mention)
{
	static const char *const separators[] = {"and", ",", ":", "-", "/"};
	NxScan *scan = &finder->scan;

	if (nx_kind_is_value(mention->kind))
		return true;
	if (scan->text->tokens[mention->first_token].shape == NX_SHAPE_LOWER ||
		scan->text->tokens[nx_mention_end(mention) - 1].shape == NX_SHAPE_LOWER)
		return false;
	if (is_headline(finder))
		return (mention->kind == NX_KIND_PERSON && mention->n_tokens <= LONGEST_PERSON) ||
			   nx_canonical_find(scan->analysis, mention->first_token, mention->n_tokens) !=
				   NULL;
	for (uint32_t i = mention->first_token; i < nx_mention_end(mention); i++)
	{
		if (nx_plausible_token_is(scan->text, i, nx_wordlist(separators)))
			return false;
	}
	return true;
}

/*
 * "Tory Michael Fabricant": what the tagger took for a person begins with something else
 * of the list, and a full name is left.
 */
static bool
begins_person(const Finder *finder, const NxMention *given, uint32_t thing,
			  uint32_t first_token, uint32_t end_token)
{
	return given->kind == NX_KIND_PERSON && given->first_token == first_token &&
		   finder->listed->things[thing].kind != NX_KIND_PERSON &&
		   nx_mention_end(given) >= end_token + 2;
}

/* Is a longer name around these words: "Harrison Ford" around "Ford"? */
static bool
is_part_of_longer(Finder *finder, uint32_t thing, uint32_t first_token, uint32_t end_token)
{
	const NxMention *given = covering(finder, first_token);
	uint32_t n_tokens = end_token - first_token;

	return given != NULL && given->first_token <= first_token &&
		   nx_mention_end(given) >= end_token && given->n_tokens > n_tokens &&
		   given->n_tokens - n_tokens <= LONGEST_REST && is_one_name(finder, given) &&
		   !begins_person(finder, given, thing, first_token, end_token);
}

/* ---- phrases ---- */

static bool
marks_fit(const Finder *finder, const NxListedPhrase *phrase, const NxListedWord *words)
{
	const uint8_t *asked = &finder->listed->flags[phrase->first_flag];

	for (uint32_t i = 1; i < phrase->n_words; i++)
	{
		if ((words[i].flags & NX_LISTED_BREAK) != 0 && (asked[i] & NX_LISTED_BREAK) == 0)
			return false;
	}
	return true;
}

static bool
phrase_fits(Finder *finder, const NxListedPhrase *phrase, uint32_t at)
{
	const NxListedWord *words = &finder->words.words[at];
	const NxListedWord *last = &words[phrase->n_words - 1];

	return phrase->thing != NX_NONE && (last->flags & NX_LISTED_ENDS) != 0 &&
		   marks_fit(finder, phrase, words) && case_fits(finder, phrase, words) &&
		   !is_doubtful(finder, phrase, words) &&
		   !is_part_of_longer(finder, phrase->thing, words->first_token, last->end_token);
}

/* The longest alias that begins with the word; false if none. */
static bool
find_at(Finder *finder, uint32_t at, Find *find)
{
	const NxListed *listed = finder->listed;
	uint32_t phrases[MOST_WORDS];
	uint32_t n_phrases = 0;
	uint64_t chain = 0;
	uint32_t value = NX_LISTED_GOES_ON;

	for (uint32_t i = at; i < finder->words.n_words && (value & NX_LISTED_GOES_ON) != 0;
		 i++)
	{
		chain = nx_listed_chain(chain, &finder->words.words[i]);
		value = nx_keymap_get(&listed->chains, chain);
		if (value == NX_KEYMAP_NONE)
			break;
		if ((value & ~NX_LISTED_GOES_ON) != 0 && n_phrases < MOST_WORDS)
			phrases[n_phrases++] = (value & ~NX_LISTED_GOES_ON) - 1;
	}
	while (n_phrases > 0)
	{
		const NxListedPhrase *phrase = &listed->phrases[phrases[--n_phrases]];

		if (!phrase_fits(finder, phrase, at))
			continue;
		find->thing = phrase->thing;
		find->n_words = phrase->n_words;
		return true;
	}
	return false;
}

/* ---- the walk ---- */

/* Write the name, after the given mentions before it and in place of those it overlaps. */
static void
take_find(Finder *finder, uint32_t at, const Find *find)
{
	const NxListedWord *words = &finder->words.words[at];
	NxScan *scan = &finder->scan;
	NxMention mention = {.first_token = words->first_token,
						 .n_tokens =
							 words[find->n_words - 1].end_token - words->first_token,
						 .sentence = scan->sentence,
						 .entity = NX_NONE,
						 .listed = find->thing + 1,
						 .kind = finder->listed->things[find->thing].kind,
						 .confidence = LISTED_CONFIDENCE};

	while (scan->next < scan->n_given &&
		   nx_mention_end(&scan->given[scan->next]) <= mention.first_token)
		nx_scan_push(scan, &scan->given[scan->next++]);
	nx_scan_push(scan, &mention);
	while (nx_scan_next_start(scan) < nx_mention_end(&mention))
	{
		NxMention *given = &finder->given[scan->next];

		if (begins_person(finder, given, find->thing, mention.first_token,
						  nx_mention_end(&mention)))
		{
			given->n_tokens = nx_mention_end(given) - nx_mention_end(&mention);
			given->first_token = nx_mention_end(&mention);
		}
		else
			scan->next++;
	}
}

static void
find_in_sentence(Finder *finder)
{
	NxScan *scan = &finder->scan;
	uint32_t at = 0;

	finder->words.n_words = 0;
	nx_listed_read_words(&finder->words, scan->text, scan->first, scan->end);
	while (at < finder->words.n_words)
	{
		Find find;

		nx_scan_poll(scan);
		if ((finder->words.words[at].flags & NX_LISTED_STARTS) == 0 ||
			!find_at(finder, at, &find))
		{
			at++;
			continue;
		}
		take_find(finder, at, &find);
		at += find.n_words;
	}
	while (nx_scan_next_start(scan) < scan->end)
		nx_scan_push(scan, &scan->given[scan->next++]);
}

NxMention *
nx_listed_find(const NxAnalysis *analysis, NxMention *mentions, uint32_t n_mentions,
			   uint32_t *n_found)
{
	Finder finder;

	memset(&finder, 0, sizeof(finder));
	finder.listed = analysis->listed;
	finder.given = mentions;
	nx_scan_start(&finder.scan, analysis, mentions, n_mentions);
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		if (nx_scan_enter(&finder.scan, i))
			find_in_sentence(&finder);
	}
	nx_drop_array(analysis->arena, finder.words.words, finder.words.capacity);
	*n_found = finder.scan.n_written;
	return finder.scan.written;
}
