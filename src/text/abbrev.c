/*
 * abbrev.c
 *	  The abbreviations of English news.
 *
 * One table, sorted by its lower-case keys, and two forms that need no table:
 * one capital letter, and letters with stops between.  The table holds what
 * stands in front of a stop in running text of newspapers and agencies; words
 * that are far more often the end of a sentence than an abbreviation ("is",
 * "man", "fed") are left out on purpose.
 */
#include "text/abbrev.h"

#include <string.h>

#include "text/chars.h"
#include "base/utf8.h"

#define MAX_KEY 9

/* Only with a capital: "No." against "no."; not shown to callers. */
#define CASED 0x8000

#define TITLE NX_ABBREV_TITLE
#define MONTH NX_ABBREV_MONTH
#define NUMBER NX_ABBREV_NUMBER
#define UNIT NX_ABBREV_UNIT
#define COMPANY NX_ABBREV_COMPANY
#define SUFFIX NX_ABBREV_SUFFIX
#define STATE NX_ABBREV_STATE
#define PLACE NX_ABBREV_PLACE
#define STREET NX_ABBREV_STREET
#define LATIN NX_ABBREV_LATIN
#define TIME NX_ABBREV_TIME
#define DOTTED NX_ABBREV_DOTTED
#define GENERAL NX_ABBREV_GENERAL
#define WORD NX_ABBREV_WORD

typedef struct Abbreviation
{
	char key[MAX_KEY];
	uint8_t len;
	uint16_t classes;
} Abbreviation;

/* clang-format off */
static const Abbreviation abbreviations[] = {
	{"a.d", 3, TIME | CASED},
	{"a.g", 3, COMPANY | CASED},
	{"a.k.a", 5, DOTTED},
	{"a.m", 3, TIME},
	{"adm", 3, TITLE | GENERAL | CASED},
	{"admin", 5, GENERAL | CASED},
	{"ala", 3, STATE | CASED},
	{"ald", 3, TITLE | CASED},
	{"alta", 4, STATE | CASED},
	{"amb", 3, TITLE | CASED},
	{"app", 3, NUMBER | WORD | CASED},
	{"approx", 6, UNIT | GENERAL},
	{"apr", 3, MONTH | CASED},
	{"apt", 3, NUMBER | WORD | CASED},
	{"ariz", 4, STATE | CASED},
	{"ark", 3, STATE | WORD | CASED},
	{"art", 3, NUMBER | WORD | CASED},
	{"arts", 4, NUMBER | WORD | CASED},
	{"ass'n", 5, GENERAL | CASED},
	{"assn", 4, GENERAL | CASED},
	{"assoc", 5, TITLE | GENERAL | CASED},
	{"asst", 4, TITLE | CASED},
	{"atty", 4, TITLE | CASED},
	{"aug", 3, MONTH | CASED},
	{"ave", 3, STREET | CASED},
	{"avg", 3, GENERAL},
	{"b.a", 3, SUFFIX},
	{"b.c", 3, STATE | TIME | CASED},
	{"b.c.e", 5, TIME | CASED},
	{"b.s", 3, SUFFIX},
	{"bldg", 4, STREET | CASED},
	{"blvd", 4, STREET | CASED},
	{"bn", 2, UNIT},
	{"brig", 4, TITLE | CASED},
	{"brig.gen", 8, TITLE},
	{"bros", 4, COMPANY},
	{"c.e", 3, TIME | CASED},
	{"c.p.a", 5, SUFFIX},
	{"cal", 3, STATE | WORD | CASED},
	{"calif", 5, STATE | CASED},
	{"capt", 4, TITLE},
	{"cdr", 3, TITLE},
	{"cf", 2, LATIN},
	{"ch", 2, NUMBER | CASED},
	{"chap", 4, NUMBER | CASED},
	{"cie", 3, COMPANY | CASED},
	{"cm", 2, UNIT},
	{"cmdr", 4, TITLE},
	{"co", 2, COMPANY | WORD},
	{"col", 3, TITLE},
	{"colo", 4, STATE | CASED},
	{"conn", 4, STATE | CASED},
	{"cont'd", 6, GENERAL | CASED},
	{"corp", 4, COMPANY},
	{"cos", 3, COMPANY | WORD},
	{"cpl", 3, TITLE},
	{"cpt", 3, TITLE | CASED},
	{"ct", 2, STREET | CASED},
	{"cu", 2, UNIT},
	{"cwt", 3, UNIT},
	{"d.c", 3, DOTTED},
	{"d.d.s", 5, SUFFIX},
	{"d.o", 3, SUFFIX},
	{"d.v.m", 5, SUFFIX},
	{"dec", 3, MONTH | CASED},
	{"del", 3, TITLE | STATE | CASED},
	{"dep", 3, TITLE | CASED},
	{"dep't", 5, GENERAL | CASED},
	{"dept", 4, GENERAL},
	{"depts", 5, GENERAL},
	{"dir", 3, GENERAL | CASED},
	{"doz", 3, UNIT},
	{"dr", 2, TITLE | STREET},
	{"e.d.t", 5, TIME | CASED},
	{"e.g", 3, LATIN},
	{"e.s.t", 5, TIME | CASED},
	{"e.u", 3, DOTTED},
	{"ed", 2, GENERAL | WORD | CASED},
	{"eds", 3, GENERAL | CASED},
	{"ens", 3, TITLE | CASED},
	{"esp", 3, LATIN},
	{"esq", 3, SUFFIX},
	{"est", 3, GENERAL},
	{"etc", 3, GENERAL},
	{"ex", 2, NUMBER | WORD | CASED},
	{"exec", 4, GENERAL | CASED},
	{"ext", 3, GENERAL},
	{"feb", 3, MONTH | CASED},
	{"fig", 3, NUMBER | WORD | CASED},
	{"figs", 4, NUMBER},
	{"fla", 3, STATE | CASED},
	{"flt", 3, TITLE | CASED},
	{"fr", 2, TITLE},
	{"fri", 3, MONTH | CASED},
	{"ft", 2, UNIT | PLACE},
	{"g.m.t", 5, TIME | CASED},
	{"ga", 2, STATE | CASED},
	{"gal", 3, UNIT | WORD},
	{"gen", 3, TITLE},
	{"gmbh", 4, COMPANY},
	{"gov", 3, TITLE},
	{"gov't", 5, GENERAL | CASED},
	{"govs", 4, TITLE},
	{"govt", 4, GENERAL | CASED},
	{"hon", 3, TITLE | CASED},
	{"hr", 2, UNIT},
	{"hrs", 3, UNIT},
	{"hwy", 3, NUMBER | STREET | CASED},
	{"i.e", 3, LATIN},
	{"ill", 3, STATE | WORD | CASED},
	{"in", 2, UNIT | WORD},
	{"inc", 3, COMPANY},
	{"incl", 4, LATIN},
	{"ind", 3, STATE | CASED},
	{"insp", 4, TITLE},
	{"int'l", 5, GENERAL | CASED},
	{"intl", 4, COMPANY | GENERAL | CASED},
	{"j.d", 3, SUFFIX},
	{"jan", 3, MONTH | CASED},
	{"jr", 2, SUFFIX},
	{"jul", 3, MONTH | CASED},
	{"jun", 3, MONTH | CASED},
	{"k.c", 3, SUFFIX},
	{"kan", 3, STATE | CASED},
	{"kans", 4, STATE | CASED},
	{"kg", 2, UNIT},
	{"km", 2, UNIT},
	{"ky", 2, STATE | CASED},
	{"l.a", 3, DOTTED},
	{"l.l.c", 5, COMPANY | CASED},
	{"l.p", 3, COMPANY | CASED},
	{"la", 2, STATE | WORD | CASED},
	{"lb", 2, UNIT},
	{"lbs", 3, UNIT},
	{"ll.b", 4, SUFFIX},
	{"ll.m", 4, SUFFIX},
	{"llc", 3, COMPANY},
	{"ln", 2, STREET | CASED},
	{"lt", 2, TITLE},
	{"lt.cmdr", 7, TITLE | CASED},
	{"lt.col", 6, TITLE},
	{"lt.gen", 6, TITLE},
	{"ltc", 3, TITLE},
	{"ltd", 3, COMPANY},
	{"m.a", 3, SUFFIX},
	{"m.b.a", 5, SUFFIX},
	{"m.d", 3, SUFFIX},
	{"m.p", 3, SUFFIX},
	{"m.s", 3, SUFFIX},
	{"maj", 3, TITLE},
	{"maj.gen", 7, TITLE},
	{"mar", 3, MONTH | WORD | CASED},
	{"mass", 4, STATE | WORD | CASED},
	{"md", 2, STATE | CASED},
	{"messrs", 6, TITLE},
	{"mfg", 3, COMPANY},
	{"mgr", 3, GENERAL | CASED},
	{"mi", 2, UNIT | WORD},
	{"mich", 4, STATE | CASED},
	{"min", 3, UNIT},
	{"minn", 4, STATE | CASED},
	{"mins", 4, UNIT},
	{"misc", 4, GENERAL},
	{"miss", 4, STATE | WORD | CASED},
	{"ml", 2, UNIT},
	{"mlle", 4, TITLE},
	{"mm", 2, UNIT},
	{"mme", 3, TITLE},
	{"mn", 2, UNIT},
	{"mo", 2, STATE | CASED},
	{"mon", 3, MONTH | CASED},
	{"mont", 4, STATE | CASED},
	{"mph", 3, UNIT},
	{"mr", 2, TITLE},
	{"mrs", 3, TITLE},
	{"ms", 2, TITLE},
	{"msgr", 4, TITLE},
	{"mt", 2, PLACE | CASED},
	{"mts", 3, PLACE | CASED},
	{"n.b", 3, STATE},
	{"n.b.a", 5, DOTTED},
	{"n.c", 3, STATE},
	{"n.d", 3, STATE},
	{"n.f.l", 5, DOTTED},
	{"n.h", 3, STATE},
	{"n.j", 3, STATE},
	{"n.m", 3, STATE},
	{"n.s", 3, STATE},
	{"n.v", 3, COMPANY | CASED},
	{"n.y", 3, STATE},
	{"nat'l", 5, GENERAL | CASED},
	{"natl", 4, GENERAL | CASED},
	{"neb", 3, STATE | CASED},
	{"nebr", 4, STATE | CASED},
	{"nev", 3, STATE | CASED},
	{"no", 2, NUMBER | WORD | CASED},
	{"nos", 3, NUMBER},
	{"nov", 3, MONTH | CASED},
	{"o.b.e", 5, SUFFIX},
	{"oct", 3, MONTH | CASED},
	{"okla", 4, STATE | CASED},
	{"ont", 3, STATE | CASED},
	{"ore", 3, STATE | WORD | CASED},
	{"oz", 2, UNIT},
	{"p", 1, NUMBER},
	{"p.d.t", 5, TIME | CASED},
	{"p.e.i", 5, STATE},
	{"p.l.c", 5, COMPANY | CASED},
	{"p.m", 3, TIME},
	{"p.s.t", 5, TIME | CASED},
	{"pa", 2, STATE | WORD | CASED},
	{"para", 4, NUMBER},
	{"paras", 5, NUMBER},
	{"pct", 3, UNIT},
	{"penn", 4, STATE | CASED},
	{"pfc", 3, TITLE | CASED},
	{"pg", 2, NUMBER | CASED},
	{"ph.d", 4, SUFFIX},
	{"phd", 3, SUFFIX | CASED},
	{"pkwy", 4, STREET | CASED},
	{"pl", 2, STREET | CASED},
	{"plc", 3, COMPANY | WORD},
	{"pp", 2, NUMBER},
	{"pres", 4, TITLE | CASED},
	{"prof", 4, TITLE},
	{"pt", 2, NUMBER | PLACE | CASED},
	{"pte", 3, TITLE | CASED},
	{"pto", 3, PLACE | CASED},
	{"pts", 3, NUMBER},
	{"pty", 3, COMPANY},
	{"pvt", 3, TITLE | COMPANY | CASED},
	{"q.c", 3, SUFFIX},
	{"qt", 2, UNIT},
	{"r.i", 3, STATE},
	{"r.i.p", 5, DOTTED},
	{"r.n", 3, SUFFIX},
	{"rd", 2, STREET | CASED},
	{"rep", 3, TITLE},
	{"reps", 4, TITLE},
	{"res", 3, NUMBER | CASED},
	{"ret", 3, SUFFIX},
	{"rev", 3, TITLE | GENERAL | CASED},
	{"rte", 3, NUMBER | CASED},
	{"s.a", 3, COMPANY | CASED},
	{"s.c", 3, STATE},
	{"s.d", 3, STATE},
	{"s.p.a", 5, COMPANY | CASED},
	{"s.r.l", 5, COMPANY | CASED},
	{"sask", 4, STATE | CASED},
	{"sat", 3, MONTH | WORD | CASED},
	{"sec", 3, TITLE | NUMBER | CASED},
	{"sen", 3, TITLE},
	{"sens", 4, TITLE},
	{"sep", 3, MONTH | CASED},
	{"sept", 4, MONTH | CASED},
	{"sgt", 3, TITLE},
	{"spc", 3, TITLE},
	{"spec", 4, GENERAL | CASED},
	{"sq", 2, UNIT | STREET},
	{"sq.ldr", 6, TITLE | CASED},
	{"sr", 2, SUFFIX},
	{"ssgt", 4, TITLE},
	{"st", 2, PLACE | STREET | CASED},
	{"ste", 3, NUMBER | PLACE | CASED},
	{"sun", 3, MONTH | WORD | CASED},
	{"supt", 4, TITLE},
	{"tbsp", 4, UNIT},
	{"tel", 3, GENERAL},
	{"tenn", 4, STATE | CASED},
	{"tex", 3, STATE | CASED},
	{"thu", 3, MONTH | CASED},
	{"thur", 4, MONTH | CASED},
	{"thurs", 5, MONTH | CASED},
	{"tpke", 4, STREET | CASED},
	{"tsp", 3, UNIT},
	{"tue", 3, MONTH | CASED},
	{"tues", 4, MONTH | CASED},
	{"u.a.e", 5, DOTTED},
	{"u.k", 3, DOTTED},
	{"u.n", 3, DOTTED},
	{"u.s", 3, DOTTED},
	{"u.s.a", 5, DOTTED},
	{"u.s.s.r", 7, DOTTED},
	{"univ", 4, GENERAL | CASED},
	{"v", 1, LATIN},
	{"va", 2, STATE | CASED},
	{"vice-adm", 8, TITLE},
	{"viz", 3, LATIN},
	{"vol", 3, NUMBER | CASED},
	{"vols", 4, NUMBER},
	{"vs", 2, LATIN},
	{"vt", 2, STATE | CASED},
	{"w.va", 4, STATE},
	{"wash", 4, STATE | WORD | CASED},
	{"wed", 3, MONTH | WORD | CASED},
	{"wis", 3, STATE | CASED},
	{"wisc", 4, STATE | CASED},
	{"wyo", 3, STATE | CASED},
	{"yd", 2, UNIT},
	{"yds", 3, UNIT},
	{"yr", 2, UNIT},
	{"yrs", 3, UNIT},
};
/* clang-format on */

#define N_ABBREVIATIONS (sizeof(abbreviations) / sizeof(abbreviations[0]))

/*
 * The lower-case key of the word into key[MAX_KEY]; the length, 0 if the word
 * cannot be in the table.  A typographic apostrophe becomes the plain one.
 */
static size_t
make_key(const char *bytes, size_t len, char *key)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
	{
		unsigned char c = (unsigned char) bytes[i];

		if (n == MAX_KEY)
			return 0;
		if (c == 0xE2 && len - i >= 3 && memcmp(bytes + i, "\xE2\x80\x99", 3) == 0)
		{
			key[n++] = '\'';
			i += 2;
		}
		else if (c >= 'A' && c <= 'Z')
			key[n++] = (char) (c + 32);
		else if ((c >= 'a' && c <= 'z') || c == '.' || c == '\'' || c == '-')
			key[n++] = (char) c;
		else
			return 0;
	}
	return n;
}

static uint32_t
look_up(const char *key, size_t len)
{
	size_t low = 0;
	size_t high = N_ABBREVIATIONS;

	while (low < high)
	{
		size_t middle = (low + high) / 2;
		const Abbreviation *entry = &abbreviations[middle];
		size_t shorter = entry->len < len ? entry->len : len;
		int order = memcmp(entry->key, key, shorter);

		if (order == 0 && entry->len == len)
			return entry->classes;
		if (order < 0 || (order == 0 && entry->len < len))
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

/* Letters with a stop between each: "u.s", "J.K", "U.S.S.R"? */
static bool
is_dotted(const char *key, size_t len)
{
	if (len < 3 || len % 2 == 0)
		return false;
	for (size_t i = 0; i < len; i++)
	{
		bool is_letter = key[i] >= 'a' && key[i] <= 'z';

		if (i % 2 == 0 ? !is_letter : key[i] != '.')
			return false;
	}
	return true;
}

static bool
starts_upper(const char *bytes, size_t len, bool *alone)
{
	size_t offset = 0;
	uint32_t first = nx_utf8_next(bytes, len, &offset);

	*alone = offset == len;
	return nx_char_is_upper(first);
}

uint32_t
nx_abbrev_classes(const char *bytes, size_t len)
{
	char key[MAX_KEY];
	size_t key_len;
	uint32_t classes;
	bool alone;
	bool upper;

	if (len > 0 && bytes[len - 1] == '.')
		len--;
	if (len == 0 || len > MAX_KEY + 2)
		return 0;
	upper = starts_upper(bytes, len, &alone);
	if (upper && alone)
		return NX_ABBREV_INITIAL;
	key_len = make_key(bytes, len, key);
	if (key_len == 0)
		return 0;
	classes = look_up(key, key_len);
	if ((classes & CASED) != 0 && !upper)
		classes = 0;
	if (classes == 0 && is_dotted(key, key_len))
		classes = NX_ABBREV_DOTTED;
	return classes & ~(uint32_t) CASED;
}

bool
nx_abbrev_is_known(const char *bytes, size_t len)
{
	return nx_abbrev_classes(bytes, len) != 0;
}
