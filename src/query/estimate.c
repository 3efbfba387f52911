/*
 * estimate.c
 *	  How often a query may match, by what ANALYZE has counted.
 *
 * A key that is not in the list came less often than any that is.  How much less is
 * not known, so the mean in ratios is taken: half-way, in orders of magnitude, between
 * one newsdoc and the least frequent key of the list.
 *
 * Terms are estimated so:
 *
 *		any name		the key of the kind
 *		a word			its keys
 *		a prefix		the words that begin so, and their part of those words that
 *						are not in the list
 *		a phrase		the names in which it stands; if there are none in the list, a
 *						name that is not there, or the rarest of its words if that is
 *						rarer still
 *
 * Several keys, and terms under |, count as independent; under & see both().  A tone
 * takes the share that it has among all names.
 */
#include "query/statistics.h"

#include <math.h>
#include <string.h>

#include "doc/strings.h"
#include "query/keys.h"
#include "query/phrase.h"

/* The share of a term if nothing was counted, as for core's tsvector. */
#define DEFAULT_SHARE 0.001

/* Nearly every article names somebody. */
#define DEFAULT_ANY_NAME 0.95

/* Prefixes and phrases for which the whole list is gone through; others are not in it. */
#define MAX_SCANS 1000

/* How much a second name narrows a search: 1 as by chance, 0 not at all. */
#define TOGETHER 0.8

#define NO_KIND UINT8_MAX

typedef struct Estimator
{
	const NxStatistics *statistics;
	double unlisted;	/* the share of a key that is not in the list */
	uint32_t n_scanned; /* prefixes and phrases so far */
	bool has_words;		/* are these filled in? */
	double n_words;		/* keys of one word in the list, of names */
	double words;		/* the sum of their shares */
} Estimator;

static double
either(double a, double b)
{
	return a + b - a * b;
}

/*
 * Names of one article have to do with each other, so two come together more often
 * than by chance, and less often than the rarer one alone.  Of pairs of words of one
 * article, and of pairs at random, the exponent is right in the middle: see doc/.
 */
static double
both(double a, double b)
{
	return a < b ? a * pow(b, TOGETHER) : b * pow(a, TOGETHER);
}

/* Put what stands behind the words of a kind; gives its length. */
static uint32_t
put_ending(char *bytes, uint8_t kind)
{
	uint32_t len = (uint32_t) strlen(nx_statistics_endings[kind]);

	memcpy(bytes, nx_statistics_endings[kind], len);
	return len;
}

static bool
ends_with(NxString string, const char *ending)
{
	size_t len = strlen(ending);

	return string.len > len && memcmp(string.bytes + string.len - len, ending, len) == 0;
}

/* The kind of a key; NO_KIND: it stands for no words of that kind. */
static uint8_t
kind_of_key(NxString key)
{
	if (key.len < 3 || key.bytes[0] == '*' || key.bytes[0] == '=')
		return NO_KIND;
	for (uint8_t kind = 0; kind < NX_N_KINDS; kind++)
	{
		if (ends_with(key, nx_statistics_endings[kind]))
			return kind;
	}
	return NO_KIND;
}

static bool
is_word(NxString words)
{
	return memchr(words.bytes, ' ', words.len) == NULL;
}

/*
 * The share of a key that is not in the list.  It may have been left out by chance, so
 * the most that it may be is two standard deviations above the least of the list.
 */
static double
unlisted_share(const NxStatistics *statistics)
{
	double most = statistics->least;

	if (statistics->n_keys == 0)
		return DEFAULT_SHARE;
	if (statistics->n_sampled > 0 && statistics->n_sampled < 0.99 * statistics->n_docs)
		most += 2 * sqrt(most / statistics->n_sampled);
	return most * statistics->n_docs > 1 ? sqrt(most / statistics->n_docs) : most;
}

static void
begin(Estimator *estimator, const NxStatistics *statistics)
{
	memset(estimator, 0, sizeof(*estimator));
	estimator->statistics = statistics;
	estimator->unlisted = unlisted_share(statistics);
}

/* The first key that is not before this one. */
static uint32_t
find_place(const NxStatistics *statistics, NxString key)
{
	uint32_t low = 0;
	uint32_t high = statistics->n_keys;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (nx_doc_string_compare(statistics->keys[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The share of a key, or 0: it is not in the list. */
static double
find_share(const NxStatistics *statistics, NxString key)
{
	uint32_t place = find_place(statistics, key);

	if (place < statistics->n_keys &&
		nx_doc_string_compare(statistics->keys[place], key) == 0)
		return statistics->shares[place];
	return 0;
}

/* Is it a key of that kind, or, of any kind, of a name? */
static bool
is_of_kind(uint8_t kind, uint8_t wanted)
{
	return wanted == NX_QUERY_ANY_KIND ? kind < NX_KEY_KINDS : kind == wanted;
}

/* The share of these words as they stand in keys; 0: they are not in the list. */
static double
words_share(const Estimator *estimator, NxString words, uint8_t kind)
{
	char bytes[NX_KEY_MAX_WORD + 32];
	double share = 0;

	words = nx_key_of(words);
	memcpy(bytes, words.bytes, words.len);
	for (uint8_t i = 0; i < NX_N_KINDS; i++)
	{
		NxString key = {bytes, words.len};

		if (!is_of_kind(i, kind))
			continue;
		key.len += put_ending(bytes + words.len, i);
		share = either(share, find_share(estimator->statistics, key));
	}
	return share;
}

static bool
begins_with(NxString string, NxString beginning)
{
	return string.len >= beginning.len &&
		   memcmp(string.bytes, beginning.bytes, beginning.len) == 0;
}

/* How many words are in the list, and how many an article has of them. */
static void
count_words(Estimator *estimator)
{
	const NxStatistics *statistics = estimator->statistics;

	for (uint32_t i = 0; i < statistics->n_keys && !estimator->has_words; i++)
	{
		if (kind_of_key(statistics->keys[i]) >= NX_KEY_KINDS ||
			!is_word(statistics->keys[i]))
			continue;
		estimator->n_words++;
		estimator->words += statistics->shares[i];
	}
	estimator->has_words = true;
}

/*
 * Words that are not in the list are many and each rare.  They are thought to begin as
 * those of the list do; how many an article has of them is a Poisson distribution.
 */
static double
prefix_share(Estimator *estimator, NxString prefix, uint8_t kind)
{
	const NxStatistics *statistics = estimator->statistics;
	double left;
	double expected = estimator->unlisted;
	double share = 0;
	uint32_t n_found = 0;

	for (uint32_t i = find_place(statistics, prefix);
		 i < statistics->n_keys && begins_with(statistics->keys[i], prefix); i++)
	{
		if (!is_of_kind(kind_of_key(statistics->keys[i]), kind) ||
			!is_word(statistics->keys[i]))
			continue;
		share = either(share, statistics->shares[i]);
		n_found++;
	}
	count_words(estimator);
	left = statistics->words - estimator->words;
	if (left > 0 && estimator->n_words > 0)
		expected += left * n_found / estimator->n_words;
	return either(share, 1 - exp(-expected));
}

/* Do the words stand in the key, one after the other, the last maybe going on? */
static bool
holds_phrase(NxString key, NxString phrase, bool is_prefix)
{
	NxString rest = key;

	while (rest.len > phrase.len)
	{
		const char *space = memchr(rest.bytes, ' ', rest.len);
		uint32_t len = space == NULL ? rest.len : (uint32_t) (space - rest.bytes) + 1;

		if (begins_with(rest, phrase) &&
			(is_prefix || rest.bytes[phrase.len] == ' ' || rest.bytes[phrase.len] == ':'))
			return true;
		rest.bytes += len;
		rest.len -= len;
	}
	return false;
}

static double
listed_phrase_share(const Estimator *estimator, const NxQueryTerm *term)
{
	const NxStatistics *statistics = estimator->statistics;
	double share = 0;

	for (uint32_t i = 0; i < statistics->n_keys; i++)
	{
		if (holds_phrase(statistics->keys[i], term->words, term->is_prefix) &&
			is_of_kind(kind_of_key(statistics->keys[i]), term->kind))
			share = either(share, statistics->shares[i]);
	}
	return share;
}

/* A phrase that stands in no name of the list: at most as frequent as each word. */
static double
unlisted_phrase_share(const Estimator *estimator, const NxQueryTerm *term)
{
	double least = estimator->unlisted;
	uint32_t offset = 0;
	NxString word;

	while (nx_phrase_next(term->words, &offset, &word))
	{
		double share = words_share(estimator, word, term->kind);

		if (share > 0 && share < least)
			least = share;
	}
	return least;
}

static double
phrase_share(Estimator *estimator, const NxQueryTerm *term)
{
	double share =
		estimator->n_scanned++ < MAX_SCANS ? listed_phrase_share(estimator, term) : 0;

	return share > 0 ? share : unlisted_phrase_share(estimator, term);
}

/* The share of newsdocs with any name of a kind, or of any kind, with a tone. */
static double
any_name_share(const Estimator *estimator, const NxQueryTerm *term)
{
	char bytes[40] = "*";
	NxString key = {bytes, 1};
	double share;

	if (term->kind != NX_QUERY_ANY_KIND)
		key.len += put_ending(bytes + 1, term->kind);
	if (term->tone != 0)
		bytes[key.len++] = term->tone > 0 ? '+' : '-';
	share = find_share(estimator->statistics, key);
	return share > 0 ? share : estimator->unlisted;
}

static double
term_share(Estimator *estimator, const NxQueryTerm *term)
{
	double share;
	double tone;

	if (estimator->statistics->n_keys == 0)
		return term->words.len == 0 ? DEFAULT_ANY_NAME : DEFAULT_SHARE;
	if (term->words.len == 0)
		return any_name_share(estimator, term);
	if (!is_word(term->words))
		share = phrase_share(estimator, term);
	else if (term->is_prefix && estimator->n_scanned++ < MAX_SCANS)
		share = prefix_share(estimator, term->words, term->kind);
	else
		share = words_share(estimator, term->words, term->kind);
	tone = term->tone > 0	? estimator->statistics->positive
		   : term->tone < 0 ? estimator->statistics->negative
							: 1;
	/* One that is not in the list may be more frequent than thought, too. */
	if (share == 0)
		return estimator->unlisted * sqrt(tone);
	return share * tone;
}

double
nx_estimate_query(const NxStatistics *statistics, const NxQuery *query, NxArena *arena)
{
	Estimator estimator;
	double *stack = nx_new_array(arena, double, (size_t) query->n_items + 1);
	uint32_t top = 0;

	begin(&estimator, statistics);
	for (uint32_t i = 0; i < query->n_items; i++)
	{
		const NxQueryItem *item = &query->items[i];

		nx_poll(arena->env);
		if (item->op == NX_QUERY_TERM)
		{
			stack[top++] = term_share(&estimator, &query->terms[item->term]);
			continue;
		}
		if (item->op == NX_QUERY_NOT)
		{
			stack[top - 1] = 1 - stack[top - 1];
			continue;
		}
		top--;
		stack[top - 1] = item->op == NX_QUERY_AND ? both(stack[top - 1], stack[top])
												  : either(stack[top - 1], stack[top]);
	}
	return top > 0 ? stack[0] : 0; /* the empty query matches nothing */
}

/* The share of newsdocs with this whole name. */
static double
name_share(const Estimator *estimator, NxString name)
{
	char bytes[NX_KEY_MAX_WORD + 1] = "=";
	NxString key = {bytes, 1 + nx_key_of(name).len};
	double share;

	if (is_word(name))
	{
		memcpy(bytes + 1, name.bytes, key.len - 1);
		share = find_share(estimator->statistics, key);
	}
	else
		share = words_share(estimator, name, NX_QUERY_ANY_KIND);
	return share > 0 ? share : estimator->unlisted;
}

double
nx_estimate_names(const NxStatistics *statistics, const NxString *names, uint32_t n,
				  bool all, NxArena *arena)
{
	Estimator estimator;
	double share = all ? 1 : 0;

	begin(&estimator, statistics);
	for (uint32_t i = 0; i < n; i++)
	{
		double one = name_share(&estimator, names[i]);

		nx_poll(arena->env);
		share = all ? both(share, one) : either(share, one);
	}
	return share;
}
