/*
 * persons.c
 *	  First names, surnames and well-known people: US census of 1990, lists of
 *	  names of the world, US legislators, Pantheon.
 *
 * Census files give a frequency in per cent; a first name in both of them is a
 * man's or a woman's if that use is ten times the other.
 */
#include <stdlib.h>
#include <string.h>

#include "tools/train/lines.h"
#include "tools/train/tables.h"
#include "tools/train/words.h"

#define PERSON (1U << NX_KIND_PERSON)
#define LONGEST_NAME 32
#define LEGISLATOR_WEIGHT (16 * 256)

/* A name of a list is kept if it was seen capitalised in so many articles. */
#define LEAST_ARTICLES 3

/*
 * Shares of the census in thousandths of a per cent.  Below RARE anything is
 * somebody's name ("American"); what is also a country, a month or the like has
 * to reach SOME; what is usually a common word ("bill", "king"), FREQUENT.
 */
#define RARE 1
#define SOME 20
#define FREQUENT 30
#define LEAST_CAPITALS 10

static uint32_t
classes_of(const Tables *tables, const char *name)
{
	uint32_t n = nx_keymap_get(&tables->word_index, words_key(name));

	return n == NX_KEYMAP_NONE ? 0 : tables->words[n].classes;
}

/* Is the word better known as something else? */
static bool
has_other_use(const Tables *tables, const char *name)
{
	const uint32_t other = NX_WORD_COUNTRY | NX_WORD_CITY | NX_WORD_DEMONYM |
						   NX_WORD_MONTH | NX_WORD_WEEKDAY | NX_WORD_NUMBER | NX_WORD_STOP |
						   NX_WORD_ORG_HEAD | NX_WORD_PLACE_HEAD | NX_WORD_FACILITY_HEAD |
						   NX_WORD_EVENT_HEAD | NX_WORD_TITLE | NX_WORD_ROLE |
						   NX_WORD_REPORTING;

	return (classes_of(tables, name) & other) != 0;
}

/* Is it worth a place in the table: seen as a name in the news? */
static bool
is_seen_name(const Tables *tables, const char *name)
{
	const Count *count = counts_find(&tables->counts, name);

	return count != NULL && count->documents >= LEAST_ARTICLES &&
		   count->capital > count->lower;
}

/* The same for a name of the census. */
static bool
is_census_name(const Tables *tables, const char *name, long frequency)
{
	const Count *count = counts_find(&tables->counts, name);

	if (count == NULL || frequency < RARE)
		return false;
	if (count->capital <= count->lower)
		return frequency >= FREQUENT && count->capital >= LEAST_CAPITALS;
	return count->documents >= LEAST_ARTICLES &&
		   (frequency >= SOME || !has_other_use(tables, name));
}

/* "MARY  2.629  2.629  1": a census file, with the per cent in thousandths. */
static bool
next_census_name(Lines *lines, char name[LONGEST_NAME], long *frequency)
{
	char *line;
	double percent;

	if (!lines_next(lines, &line))
		return false;
	if (sscanf(line, "%31s %lf", name, &percent) != 2)
		lines_die(lines, "expected a name and its frequency");
	*frequency = (long) (percent * 1000 + 0.5);
	return true;
}

static void
mark_sex(NxWordEntry *entry, long male, long female)
{
	if (male > 10 * female)
		entry->classes |= NX_WORD_MALE;
	else if (female > 10 * male)
		entry->classes |= NX_WORD_FEMALE;
}

/* Both census files of first names: first the men's, then the women's with it. */
static void
read_first_names(Tables *tables, const char *data)
{
	char name[LONGEST_NAME];
	long frequency;
	NxKeymap male;
	Lines lines;

	nx_keymap_init(&male, tables->arena);
	lines_open(&lines, data, "gazetteers/person/census1990_dist.male.first");
	while (next_census_name(&lines, name, &frequency))
	{
		nx_keymap_put(&male, words_key(name), (uint32_t) frequency);
		if (is_census_name(tables, name, frequency))
			tables_word(tables, name)->classes |= NX_WORD_FIRST_NAME | NX_WORD_MALE;
	}
	lines_open(&lines, data, "gazetteers/person/census1990_dist.female.first");
	while (next_census_name(&lines, name, &frequency))
	{
		uint32_t as_male = nx_keymap_get(&male, words_key(name));
		NxWordEntry *entry;

		if (!is_census_name(tables, name, frequency))
			continue;
		entry = tables_word(tables, name);
		entry->classes |= NX_WORD_FIRST_NAME;
		entry->classes &= ~(uint32_t) NX_WORD_MALE;
		mark_sex(entry, as_male == NX_KEYMAP_NONE ? 0 : (long) as_male, frequency);
	}
}

/* One name a line; only those that the news use. */
static void
read_name_list(Tables *tables, const char *data, const char *path, uint32_t class)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, path);
	while (lines_next(&lines, &line))
	{
		line = lines_trim(line);
		if (strchr(line, ' ') == NULL && strlen(line) > 1 && is_seen_name(tables, line) &&
			!has_other_use(tables, line))
			tables_word(tables, line)->classes |= class;
	}
}

static void
read_surnames(Tables *tables, const char *data)
{
	char name[LONGEST_NAME];
	long frequency;
	Lines lines;

	lines_open(&lines, data, "gazetteers/person/census1990_dist.all.last");
	while (next_census_name(&lines, name, &frequency))
	{
		if (is_census_name(tables, name, frequency))
			tables_word(tables, name)->classes |= NX_WORD_SURNAME;
	}
}

/* The parts of a full name tell first names and surnames of the whole world. */
static void
mark_parts(Tables *tables, const char *full, bool is_male, bool is_female)
{
	char copy[256];
	char *parts[8];
	int n;

	if (strlen(full) >= sizeof(copy))
		return;
	strcpy(copy, full);
	n = lines_split(copy, ' ', parts, 8);
	if (n < 2 || n > 3 || !is_seen_name(tables, parts[0]) ||
		!is_seen_name(tables, parts[n - 1]))
		return;
	if (has_other_use(tables, parts[0]) || has_other_use(tables, parts[n - 1]))
		return;
	tables_word(tables, parts[n - 1])->classes |= NX_WORD_SURNAME;
	tables_word(tables, parts[0])->classes |= NX_WORD_FIRST_NAME;
	if ((tables_word(tables, parts[0])->classes & (NX_WORD_MALE | NX_WORD_FEMALE)) == 0)
		tables_word(tables, parts[0])->classes |= is_male	  ? NX_WORD_MALE
												  : is_female ? NX_WORD_FEMALE
															  : 0;
}

/*
 * pantheon.tsv: people with articles in 25 languages of Wikipedia.  name in
 * column 2, gender in 13, page views in 17.
 */
static void
read_pantheon(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/person/pantheon.tsv");
	while (lines_next(&lines, &line))
	{
		char *fields[18];
		char *bracket;

		if (lines_split(line, '\t', fields, 18) != 18)
			lines_die(&lines, "expected at least 18 columns");
		if (lines.number == 1)
			continue;
		bracket = strstr(fields[1], " (");
		if (bracket != NULL)
			*bracket = '\0';
		/* One word ("Prince", "Nero") says too little. */
		if (strchr(fields[1], ' ') == NULL || !counts_know_all(&tables->counts, fields[1]))
			continue;
		tables_phrase(tables, PHRASE_GAZETTEER, fields[1], PERSON, 0, NULL,
					  tables_log2(strtoull(fields[16], NULL, 10)));
		if (strcmp(fields[14], "INSTITUTIONS") != 0)
			mark_parts(tables, fields[1], strcmp(fields[12], "Male") == 0,
					   strcmp(fields[12], "Female") == 0);
	}
}

/* The value of a key in a line of YAML, without quotes; NULL if it has another. */
static char *
yaml_value(char *line, const char *key)
{
	size_t len = strlen(key);
	char *value;

	line += strspn(line, " -");
	if (strncmp(line, key, len) != 0 || line[len] != ':')
		return NULL;
	value = lines_trim(line + len + 1);
	len = strlen(value);
	if (len >= 2 && (value[0] == '\'' || value[0] == '"') && value[len - 1] == value[0])
	{
		value[len - 1] = '\0';
		value++;
	}
	return value;
}

/* "Bernie Sanders" is the name in the news; "Bernard Sanders" another form. */
static void
add_legislator(Tables *tables, const char *called, const char *first, const char *last,
			   const char *full)
{
	char name[260];
	char formal[260];

	snprintf(name, sizeof(name), "%s %s", called, last);
	snprintf(formal, sizeof(formal), "%s %s", first, last);
	tables_phrase(tables, PHRASE_GAZETTEER, name, PERSON, 0, NULL, LEGISLATOR_WEIGHT);
	if (strcmp(formal, name) != 0)
		tables_phrase(tables, PHRASE_GAZETTEER, formal, PERSON, NX_PHRASE_ALIAS, name,
					  LEGISLATOR_WEIGHT);
	if (strcmp(full, name) != 0)
		tables_phrase(tables, PHRASE_GAZETTEER, full, PERSON, NX_PHRASE_ALIAS, name,
					  LEGISLATOR_WEIGHT);
}

/* legislators-current.yaml: the full name, and first with last, of each. */
static void
read_legislators(Tables *tables, const char *data)
{
	char first[128] = "";
	char last[128] = "";
	char nickname[128] = "";
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/person/legislators-current.yaml");
	while (lines_next(&lines, &line))
	{
		char *value;

		if ((value = yaml_value(line, "first")) != NULL && strlen(value) < sizeof(first))
		{
			strcpy(first, value);
			nickname[0] = '\0';
		}
		else if ((value = yaml_value(line, "nickname")) != NULL &&
				 strlen(value) < sizeof(nickname))
			strcpy(nickname, value);
		else if ((value = yaml_value(line, "last")) != NULL && strlen(value) < sizeof(last))
			strcpy(last, value);
		else if ((value = yaml_value(line, "official_full")) != NULL &&
				 strchr(first, '(') == NULL)
		{
			add_legislator(tables, nickname[0] != '\0' ? nickname : first, first, last,
						   value);
		}
	}
}

void
compile_persons(Tables *tables, const char *data, const char *own)
{
	read_first_names(tables, data);
	read_name_list(tables, data, "gazetteers/person/smashew_first_all.txt",
				   NX_WORD_FIRST_NAME);
	read_surnames(tables, data);
	read_name_list(tables, data, "gazetteers/person/smashew_surnames_all.txt",
				   NX_WORD_SURNAME);
	read_pantheon(tables, data);
	read_legislators(tables, data);
	(void) own;
}
