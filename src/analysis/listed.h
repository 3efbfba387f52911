/*
 * listed.h
 *	  The names of a user's own list, looked for in an article.
 *
 * What stands in a text for an alias, in this order:
 *
 *	  - the same words, compared without accents and marks, as whole tokens of one
 *		sentence; a comma, bracket or quotation mark may stand between two of them
 *		only where the alias has such a mark, too;
 *	  - case: a capital of the alias asks for a capital in the text, so "Apple" is not
 *		"apple", but "APPLE"; capitals ("WHO") ask for capitals, or for a capital on a
 *		word that is none of the language's own ("Nato", not "Who").  What the alias has
 *		in lower case is found in any case, and so are function words of a longer alias
 *		("the Guardian"), and common words of it behind one that is none ("Democratic
 *		Unionist party").  In a line without capitals these do not matter, if the alias
 *		has a word that is not written in lower case as a rule;
 *	  - a function word alone ("WHO", "May") where capitals tell nothing, that is in a
 *		headline or at the beginning of a sentence, only where the tagger has a name, or
 *		"said" or "'s" follows; and where it is told as a date ("in May"), only if these
 *		follow;
 *	  - the longest alias at the first place.  It wins over the tagger's mentions that
 *		it overlaps, but for one name a little longer around it: the "Ford" of "Harrison
 *		Ford" is no mention of the firm.  Whoever wants it so lists the longer name.
 *		A person's full name goes on behind it: "Tory Michael Hill" is two.
 *
 * A name of the list is an alias of itself, unless another row says that it stands for
 * something else, or it is the name of two things.
 */
#ifndef NEWSX_ANALYSIS_LISTED_H
#define NEWSX_ANALYSIS_LISTED_H

#include "analysis/analysis.h"
#include "analysis/keymap.h"
#include "names/names.h"

/* What a list names: a name of a kind. */
typedef struct NxListedThing
{
	NxString name;
	uint8_t kind;
} NxListedThing;

/* A word of an alias or of an article; a token with hyphens has several. */
typedef struct NxListedWord
{
	uint64_t hash; /* of its nx_fold_name */
	uint32_t first_token;
	uint32_t end_token;
	uint8_t flags;
} NxListedWord;

#define NX_LISTED_STARTS 0x01  /* begins a token */
#define NX_LISTED_ENDS 0x02	   /* ends one */
#define NX_LISTED_CAPITAL 0x04 /* its first letter is a capital */
#define NX_LISTED_UPPER 0x08   /* all of its letters, two at least, are capitals */
#define NX_LISTED_BREAK 0x10   /* a comma, a bracket or the like stands before it */

/* The words that a stretch of text has, in an array that is used again. */
typedef struct NxListedWords
{
	NxListedWord *words;
	uint32_t n_words;
	uint32_t capacity;
} NxListedWords;

/* An alias: flags[first_flag..first_flag + n_words) are those of its words. */
typedef struct NxListedPhrase
{
	uint32_t thing; /* NX_NONE: of several things, so of none */
	uint32_t first_flag;
	uint32_t n_words;
	bool is_written; /* by a row, and not only as the name of one */
} NxListedPhrase;

/* A list made ready to be looked for; read-only from then on. */
typedef struct NxListed
{
	NxListedThing *things;
	uint32_t n_things;
	NxListedPhrase *phrases;
	uint32_t n_phrases;
	uint8_t *flags;
	NxKeymap chains; /* hash of the words so far: 1 + phrase, and NX_LISTED_GOES_ON */
} NxListed;

/* A value of NxListed.chains: "a longer alias goes on from here". */
#define NX_LISTED_GOES_ON UINT32_C(0x80000000)

/* The key in NxListed.chains of a word behind others, or of the first one behind 0. */
extern uint64_t nx_listed_chain(uint64_t before, const NxListedWord *word);

/* listed_words.c: append the words of tokens [first, end). */
extern void nx_listed_read_words(NxListedWords *list, const NxText *text, uint32_t first,
								 uint32_t end);

/*
 * listed_index.c: a list, which is tidy and must outlive the result, made ready: its
 * aliases are cut into words by the tokeniser that cuts the articles.
 */
extern const NxListed *nx_listed_make(const NxNames *names, NxArena *arena,
									  NxBreaks *breaks);

/*
 * listed.c: put the names of analysis->listed among the mentions, which are in order, and
 * may be changed: the list that results, in order, none overlapping.
 */
extern NxMention *nx_listed_find(const NxAnalysis *analysis, NxMention *mentions,
								 uint32_t n_mentions, uint32_t *n_found);

#endif /* NEWSX_ANALYSIS_LISTED_H */
