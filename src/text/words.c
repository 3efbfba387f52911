/*
 * words.c
 *	  Small sets of English words that decide where a sentence ends.
 */
#include "text/words.h"

#include <string.h>

#define MAX_WORD 16

/* clang-format off */
/* Words that begin a sentence far more often than they follow an abbreviation
 * with a capital: "in the U.S. He said" against "U.S. President". */
static const char *const starters[] = {
	"a", "about", "above", "according", "across", "additionally", "after", "again",
	"against", "all", "almost", "already", "also", "although", "always", "among", "an",
	"and", "another", "any", "anyone", "are", "as", "asked", "at", "because", "before",
	"being", "below", "besides", "between", "beyond", "both", "but", "by", "can",
	"consequently", "could", "currently", "despite", "did", "do", "does", "don't",
	"during", "each", "earlier", "either", "even", "eventually", "ever", "every",
	"everybody", "everyone", "everything", "few", "finally", "following", "for", "from",
	"furthermore", "had", "has", "have", "he", "he's", "her", "here", "here's", "hers",
	"hide", "his", "how", "however", "i", "i'll", "i'm", "i've", "if", "in", "indeed",
	"inside", "instead", "is", "it", "it'll", "it's", "its", "itself", "last", "later",
	"least", "let", "let's", "like", "many", "maybe", "meanwhile", "more", "moreover",
	"most", "much", "my", "nearly", "neither", "never", "nevertheless", "nobody", "none",
	"nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "only", "or",
	"other", "others", "our", "outside", "over", "perhaps", "rather", "recently",
	"several", "she", "she's", "should", "similarly", "since", "so", "some", "someone",
	"sometimes", "soon", "still", "such", "than", "that", "that's", "the", "their",
	"them", "then", "there", "there's", "therefore", "these", "they", "they're",
	"they've", "this", "those", "though", "through", "thus", "to", "today", "together",
	"tomorrow", "under", "unless", "unlike", "until", "up", "upon", "was", "we", "we'll",
	"we're", "we've", "were", "what", "what's", "when", "where", "whether", "which",
	"while", "who", "who's", "whose", "why", "with", "within", "without", "would", "yes",
	"yesterday", "yet", "you", "you're", "your",
};

/* What somebody does with words; behind a name after a quotation. */
static const char *const reporting[] = {
	"acknowledged", "added", "admitted", "agreed", "announced", "answered", "argued",
	"asked", "asks", "began", "begged", "believes", "boasted", "called", "cautioned",
	"challenged", "claimed", "commented", "complained", "concluded", "continued",
	"countered", "cried", "declared", "demanded", "demands", "exclaimed", "exclaims",
	"explained", "explains", "inquired", "insisted", "insists", "joked", "laughed",
	"mused", "noted", "observed", "pleaded", "pondered", "posted", "pressed", "protested",
	"queried", "questioned", "quipped", "read", "reads", "recalled", "recalls",
	"remarked", "replied", "replies", "responded", "retorted", "roared", "said", "says",
	"screamed", "shot", "shouted", "shouts", "snapped", "stated", "suggested", "tells",
	"thought", "told", "tweeted", "urged", "vowed", "wanted", "wants", "warned",
	"whispered", "wondered", "wonders", "writes", "wrote", "yelled", "yells",
};

/* What follows "Inc." with a capital inside a sentence: "Apple Inc. Chief
 * Executive Tim Cook". */
static const char *const roles[] = {
	"analyst", "cbo", "ceo", "cfo", "chair", "chairman", "chairwoman", "chief",
	"co-founder", "cofounder", "coo", "counsel", "cto", "director", "executive",
	"founder", "general", "group", "head", "holding", "holdings", "international", "lawyer", "manager", "managing", "president", "senior",
	"spokesman", "spokesperson", "spokeswoman", "treasurer", "vice",
};

/* What follows "p.m." with a capital inside a sentence. */
static const char *const after_time[] = {
	"april", "aug", "august", "beijing", "bst", "cdt", "central", "cest", "cet", "cst",
	"dec", "december", "eastern", "edt", "est", "et", "feb", "february", "fri", "friday",
	"gmt", "greenwich", "israel", "ist", "jan", "january", "july", "june", "local",
	"london", "march", "may", "mdt", "mon", "monday", "moscow", "mountain", "mst", "mt",
	"nov", "november", "oct", "october", "pacific", "paris", "pdt", "pst", "pt", "sat",
	"saturday", "sept", "september", "sun", "sunday", "thurs", "thursday", "tokyo",
	"tues", "tuesday", "utc", "wed", "wednesday",
};

/* Names that end in an exclamation or question mark. */
static const char *const marked_names[] = {
	"airplane", "jeopardy", "shazam", "wham", "yahoo", "yahoo's", "yum",
};

/* What a single letter names without being an initial: "Plan B. Officials". */
static const char *const before_letter[] = {
	"appendix", "category", "chapter", "class", "column", "exhibit", "factor", "figure",
	"generation", "grade", "group", "hepatitis", "influenza", "item", "malcolm", "option",
	"part", "phase", "plan", "section", "series", "size", "team", "type", "vitamin",
	"war", "zone",
};

/* What follows "Jr." with a capital as part of a longer name. */
static const char *const after_junior[] = {
	"ave", "avenue", "blvd", "boulevard", "bridge", "center", "centre", "community",
	"day", "dr", "drive", "elementary", "foundation", "hall", "high", "highway",
	"holiday", "hospital", "institute", "library", "memorial", "middle", "park",
	"parkway", "plaza", "post", "school", "st", "stadium", "street",
};

/* What follows "No." as a number: "No. One". */
static const char *const number_words[] = {
	"eight", "eleven", "five", "four", "i", "ii", "iii", "iv", "nine", "one", "seven",
	"six", "ten", "three", "twelve", "twenty", "two", "v", "vi", "vii", "viii", "x",
};

/* clang-format on */

#define SET(table)                                \
	{                                             \
		table, sizeof(table) / sizeof((table)[0]) \
	}

typedef struct WordSet
{
	const char *const *table;
	size_t n;
} WordSet;

static const WordSet sets[NX_N_WORD_SETS] = {
	[NX_WORDS_STARTERS] = SET(starters),
	[NX_WORDS_REPORTING] = SET(reporting),
	[NX_WORDS_ROLES] = SET(roles),
	[NX_WORDS_AFTER_TIME] = SET(after_time),
	[NX_WORDS_MARKED_NAMES] = SET(marked_names),
	[NX_WORDS_BEFORE_LETTER] = SET(before_letter),
	[NX_WORDS_AFTER_JUNIOR] = SET(after_junior),
	[NX_WORDS_NUMBERS] = SET(number_words),
};

bool
nx_words_has(const char *const *table, size_t n, const char *bytes, size_t len)
{
	size_t low = 0;

	while (low < n)
	{
		size_t middle = (low + n) / 2;
		size_t entry_len = strlen(table[middle]);
		int order = memcmp(table[middle], bytes, entry_len < len ? entry_len : len);

		if (order == 0 && entry_len == len)
			return true;
		if (order < 0 || (order == 0 && entry_len < len))
			low = middle + 1;
		else
			n = middle;
	}
	return false;
}

bool
nx_words_is_one_of(const char *const *table, size_t n, const char *bytes, size_t len)
{
	char word[MAX_WORD];
	size_t word_len = 0;

	for (size_t i = 0; i < len; i++)
	{
		char c = bytes[i];

		if (word_len == MAX_WORD)
			return false;
		if (c >= 'A' && c <= 'Z')
			c = (char) (c + 32);
		else if (len - i >= 3 && memcmp(bytes + i, "\xE2\x80\x99", 3) == 0)
		{
			c = '\'';
			i += 2;
		}
		word[word_len++] = c;
	}
	return word_len > 0 && nx_words_has(table, n, word, word_len);
}

bool
nx_words_in(NxWordSet set, const char *bytes, size_t len)
{
	return nx_words_is_one_of(sets[set].table, sets[set].n, bytes, len);
}

bool
nx_words_are_sorted(const char *const *table, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		if (strcmp(table[i - 1], table[i]) >= 0)
			return false;
	}
	return true;
}

bool
nx_words_sets_are_sorted(void)
{
	for (size_t i = 0; i < NX_N_WORD_SETS; i++)
	{
		if (!nx_words_are_sorted(sets[i].table, sets[i].n))
			return false;
	}
	return true;
}
