/*
 * names.c
 *	  Names of persons taken apart and compared.
 *
 * All comparisons are of folded parts (nx_fold_name), so case, accents, hyphens
 * and full stops never keep two spellings of a name apart.  Since the fold makes
 * a hyphen a space, "Moo-Jin" is two parts, and so is "Smith-Jones".
 */
#include "analysis/names.h"

#include <string.h>

#include "analysis/wordlist.h"

/* Shorter starts of given names ("Al") are too often other names. */
#define SHORTEST_SHORT_NAME 3

/* Parts. */
#define LONGEST_GIVEN_FIRST 3

/* Bytes: three syllables as long as "zhuang". */
#define LONGEST_GIVEN_NAME 18

static const char *const particles[] = {
	"af",  "al",  "ap",	 "av",	"bin", "bint", "da", "dal", "de",  "dei", "del", "della",
	"den", "der", "di",	 "do",	"dos", "du",   "el", "ibn", "la",  "las", "le",	 "los",
	"st",  "ten", "ter", "van", "vom", "von",  "y",	 "zu",	"zum", "zur",
};

static const char *const suffixes[] = {"jr", "sr", "ii", "iii", "iv", "v", "vi"};

/*
 * Family names that usually stand first, of the hundred commonest of China, Korea
 * and Vietnam in the spellings of the press.
 */
static const char *const family_first_names[] = {
	"ahn",	  "an",	  "bae",   "baek",	"bai",	 "ban",	  "bo",	   "bui",	 "byun",
	"cai",	  "cao",  "cha",   "chan",	"chang", "chen",  "cheng", "cheung", "chiang",
	"cho",	  "choe", "choi",  "chon",	"chow",	 "chu",	  "chun",  "chung",	 "cui",
	"dang",	  "dai",  "deng",  "dinh",	"do",	 "dong",  "du",	   "duan",	 "duong",
	"fan",	  "fang", "feng",  "fu",	"gao",	 "goh",	  "gong",  "gu",	 "guo",
	"ha",	  "han",  "hao",   "he",	"heo",	 "ho",	  "hoang", "hong",	 "hou",
	"hu",	  "hua",  "huang", "hun",	"huynh", "hwang", "hyon",  "hyun",	 "im",
	"jang",	  "jeon", "jeong", "ji",	"jia",	 "jiang", "jin",   "jo",	 "joo",
	"jun",	  "jung", "kan",   "kang",	"kim",	 "ko",	  "koh",   "kong",	 "ku",
	"kwok",	  "kwon", "kwak",  "lai",	"lam",	 "lau",	  "le",	   "lee",	 "lei",
	"leung",  "li",	  "liang", "liao",	"lim",	 "lin",	  "ling",  "liu",	 "lo",
	"long",	  "lu",	  "luo",   "luong", "ly",	 "ma",	  "mai",   "mao",	 "meng",
	"min",	  "moon", "mun",   "na",	"nam",	 "ng",	  "ngo",   "nguyen", "ni",
	"nie",	  "no",	  "noh",   "oh",	"ong",	 "ou",	  "pak",   "pan",	 "pang",
	"park",	  "peng", "pham",  "phan",	"qi",	 "qian",  "qin",   "qiu",	 "ren",
	"rhee",	  "ri",	  "roh",   "ryu",	"seo",	 "shao",  "shen",  "shi",	 "shim",
	"shin",	  "sim",  "so",	   "sohn",	"son",	 "song",  "su",	   "suh",	 "sun",
	"tan",	  "tang", "tao",   "teng",	"tian",	 "tong",  "tran",  "trinh",	 "truong",
	"tsai",	  "tse",  "tu",	   "u",		"vo",	 "vu",	  "wan",   "wang",	 "wei",
	"wen",	  "wong", "woo",   "wu",	"xi",	 "xia",	  "xiao",  "xie",	 "xin",
	"xiong",  "xu",	  "xue",   "yan",	"yang",	 "yao",	  "ye",	   "yeo",	 "yeon",
	"yi",	  "yim",  "yin",   "yoo",	"yoon",	 "you",	  "yu",	   "yuan",	 "yue",
	"yun",	  "zeng", "zhan",  "zhang", "zhao",	 "zheng", "zhong", "zhou",	 "zhu",
	"zhuang", "zou",
};

bool
nx_name_is_particle(const char *bytes, size_t len)
{
	return nx_wordlist_find(nx_wordlist(particles), (NxString){bytes, (uint32_t) len}) != 0;
}

static bool
part_is(NxString a, NxString b)
{
	return a.len == b.len && memcmp(a.bytes, b.bytes, a.len) == 0;
}

/* ---- taking apart ---- */

/* Add the part; a name of too many parts becomes one of none. */
static bool
add_part(NxName *name, NxString part)
{
	if (name->n_parts == NX_NAME_MAX_PARTS)
	{
		name->n_parts = 0;
		return false;
	}
	name->parts[name->n_parts++] = part;
	return true;
}

static bool
is_article(NxString part)
{
	return part.len == 2 && (part.bytes[0] == 'a' || part.bytes[0] == 'e') &&
		   part.bytes[1] == 'l';
}

/* Split at the spaces; keep_particles: the name has nothing else. */
static void
split_parts(NxName *name, NxString folded, bool keep_particles)
{
	uint32_t start = 0;

	memset(name, 0, sizeof(*name));
	while (start < folded.len)
	{
		const char *bytes = folded.bytes + start;
		const char *space = memchr(bytes, ' ', folded.len - start);
		NxString part = {bytes, space ? (uint32_t) (space - bytes) : folded.len - start};
		uint8_t suffix = (uint8_t) nx_wordlist_find(nx_wordlist(suffixes), part);
		bool is_last = start + part.len >= folded.len;
		bool is_kept = keep_particles || (start == 0 && is_article(part));

		start += part.len + 1;
		if (part.len == 0)
			continue;
		if (!is_last && !is_kept && is_article(part))
			name->has_article = true;
		if (!is_kept && nx_name_is_particle(bytes, part.len))
			continue;
		if (suffix != 0 && name->n_parts > 0 && is_last)
			name->suffix = suffix;
		else if (!add_part(name, part))
			return;
	}
}

void
nx_name_parse(NxName *name, NxString folded)
{
	split_parts(name, folded, false);
	if (name->n_parts == 0)
		split_parts(name, folded, true);
	name->family = name->n_parts > 0 ? name->n_parts - 1 : 0;
}

/* ---- order ---- */

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiouwy", c) != NULL;
}

/* Step over the consonants at *at; false if no syllable begins with them. */
static bool
skip_onset(NxString part, uint32_t *at)
{
	uint32_t start = *at;
	uint32_t len;

	while (*at < part.len && !is_vowel(part.bytes[*at]))
		(*at)++;
	len = *at - start;
	if (len < 2)
		return true;
	/* ch, sh, zh, nh, kh, ph, th; tr; hs, ts */
	return len == 2 &&
		   (part.bytes[start + 1] == 'h' || memcmp(part.bytes + start, "tr", 2) == 0 ||
			memcmp(part.bytes + start, "hs", 2) == 0 ||
			memcmp(part.bytes + start, "ts", 2) == 0);
}

/*
 * How many syllables the part has if it is written as Chinese, Korean and
 * Vietnamese are: consonants, vowels, and perhaps n, ng, k, l, m, p, t, h or c; else 0.
 * "jinping" has two and "smith" none, but "obama" has three: this alone tells
 * nothing.
 */
static uint32_t
count_syllables(NxString part)
{
	uint32_t i = 0;
	uint32_t n = 0;

	if (part.len < 2 || part.len > LONGEST_GIVEN_NAME)
		return 0;
	while (i < part.len)
	{
		uint32_t vowels;

		if (!skip_onset(part, &i))
			return 0;
		vowels = i;
		while (i < part.len && is_vowel(part.bytes[i]))
			i++;
		if (i == vowels || i - vowels > 4)
			return 0;
		if (part.len - i >= 2 && memcmp(part.bytes + i, "ng", 2) == 0)
			i += 2;
		else if (i < part.len && strchr("nklmpthc", part.bytes[i]) != NULL &&
				 (i + 1 == part.len || !is_vowel(part.bytes[i + 1])))
			i++;
		n++;
	}
	return n;
}

void
nx_name_find_order(NxName *name, bool given_hyphenated, bool western)
{
	bool short_parts = true;
	bool known;

	if (name->n_parts < 2 || name->n_parts > 4 || name->suffix != 0)
		return;
	for (uint32_t i = 1; i < name->n_parts; i++)
	{
		uint32_t n = count_syllables(name->parts[i]);

		if (n == 0)
			return;
		short_parts = short_parts && n == 1;
	}
	known = nx_wordlist_find(nx_wordlist(family_first_names), name->parts[0]) != 0;
	if ((known && !western) || (given_hyphenated && name->n_parts == 3 && short_parts))
	{
		name->family = 0;
		name->family_first = true;
	}
}

/* ---- comparing ---- */

static bool
part_reads(NxString part, const char *word)
{
	return part.len == strlen(word) && memcmp(part.bytes, word, part.len) == 0;
}

/* Is `part` an initial of, or equal to, `whole`? */
static bool
part_fits(NxString part, NxString whole)
{
	if (part.len == 1 || whole.len == 1)
		return part.bytes[0] == whole.bytes[0];
	return part_is(part, whole);
}

/* "Jim" for "James", either way round. */
static bool
is_nickname(NxString a, NxString b)
{
	static const char *const names[][2] = {
		{"andy", "andrew"},	  {"bill", "william"},	  {"bob", "robert"},
		{"bobby", "robert"},  {"charlie", "charles"}, {"chuck", "charles"},
		{"dick", "richard"},  {"hank", "henry"},	  {"harry", "henry"},
		{"jack", "john"},	  {"jim", "james"},		  {"jimmy", "james"},
		{"joe", "joseph"},	  {"kate", "katherine"},  {"larry", "lawrence"},
		{"liz", "elizabeth"}, {"mike", "michael"},	  {"peggy", "margaret"},
		{"rick", "richard"},  {"steve", "stephen"},	  {"steve", "steven"},
		{"ted", "edward"},	  {"ted", "theodore"},	  {"tom", "thomas"},
		{"tony", "anthony"},  {"will", "william"},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		if ((part_reads(a, names[i][0]) && part_reads(b, names[i][1])) ||
			(part_reads(b, names[i][0]) && part_reads(a, names[i][1])))
			return true;
	}
	return false;
}

/* "Rob" for "Robert", "Jim" for "James", either way round. */
static bool
is_short_given_name(NxString a, NxString b)
{
	uint32_t len = a.len < b.len ? a.len : b.len;

	if (is_nickname(a, b))
		return true;
	return len >= SHORTEST_SHORT_NAME && memcmp(a.bytes, b.bytes, len) == 0;
}

/* "Trump Jr." is no senior; "Trump" may be the junior, but sooner the senior. */
static NxNameMatch
compare_single(const NxName *single, const NxName *longer)
{
	NxString part = single->parts[0];
	uint32_t last = longer->n_parts - 1;

	if (single->suffix != 0 && single->suffix != longer->suffix)
		return NX_NAME_DIFFERENT;
	if (part_is(part, longer->parts[longer->family]))
		return single->suffix == longer->suffix ? NX_NAME_FAMILY : NX_NAME_MIDDLE;
	if (longer->n_parts >= 3 && !longer->family_first &&
		part_is(part, longer->parts[last - 1]))
		return NX_NAME_MIDDLE;
	/* Of four names or more one is seldom called by the first alone. */
	if (longer->n_parts > LONGEST_GIVEN_FIRST)
		return NX_NAME_DIFFERENT;
	if (part_is(part, longer->parts[0]) || (last > 0 && part_is(part, longer->parts[last])))
		return NX_NAME_GIVEN;
	return NX_NAME_DIFFERENT;
}

/* "George W. Bush" is not "George H. W. Bush": the first initials must agree. */
static bool
initials_agree(const NxName *shorter, const NxName *longer)
{
	NxString middle = shorter->parts[1];

	return shorter->n_parts < 3 || middle.len > 1 || part_fits(middle, longer->parts[1]);
}

/*
 * Full names: the parts of the shorter stand in the longer in order, and its
 * last one is the longer's last or, of two surnames, the first.
 */
static NxNameMatch
compare_full(const NxName *shorter, const NxName *longer)
{
	uint32_t next = 0;
	uint32_t place = 0;

	if (shorter->suffix != longer->suffix || !initials_agree(shorter, longer))
		return NX_NAME_DIFFERENT;
	for (uint32_t i = 0; i < shorter->n_parts; i++)
	{
		NxString part = shorter->parts[i];

		if (i == 0 && is_article(part) && longer->has_article)
			continue;
		if (i == 0 && !longer->family_first && is_short_given_name(part, longer->parts[0]))
		{
			next = 1;
			continue;
		}
		while (next < longer->n_parts && !part_fits(part, longer->parts[next]))
			next++;
		if (next == longer->n_parts)
			return NX_NAME_DIFFERENT;
		place = next++;
	}
	/* An initial at the end is no surname: "Xi J." would fit too much. */
	if (shorter->parts[shorter->n_parts - 1].len == 1)
		return NX_NAME_DIFFERENT;
	if (place == longer->n_parts - 1u)
		return NX_NAME_SAME;
	if (longer->n_parts >= 3 && place == longer->n_parts - 2u && !longer->family_first)
		return NX_NAME_SAME;
	return NX_NAME_DIFFERENT;
}

NxNameMatch
nx_name_compare(const NxName *shorter, const NxName *longer)
{
	if (shorter->n_parts == 0 || shorter->n_parts > longer->n_parts)
		return NX_NAME_DIFFERENT;
	if (shorter->n_parts == 1)
		return compare_single(shorter, longer);
	return compare_full(shorter, longer);
}
