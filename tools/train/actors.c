/*
 * actors.c
 *	  Political actors from the dictionaries of the PETRARCH project: leaders,
 *	  international organizations, armed groups.
 *
 * An actor is a line NAME_ and lines +OTHER_NAME_, with its codes in brackets
 * on the line or on lines of their own that begin with a tab.  Names are in
 * capitals with '_' for the space, so case is lost; and the lists hold much
 * that is no name ("UN_ENVOY").  Taken are only names whose words say what they
 * are: an organization's last word, a person's first name.
 */
#include <ctype.h>
#include <string.h>

#include "tools/train/lines.h"
#include "tools/train/tables.h"
#include "tools/train/words.h"

#define ORGANIZATION (1U << NX_KIND_ORGANIZATION)
#define PERSON (1U << NX_KIND_PERSON)
#define MAX_PARTS 12
#define WEIGHT (14 * 256)

/* A single word must have been seen so often in capitals, or with one. */
#define LEAST_CAPITALS 10

/* "UN_CHILDREN'S_FUND_ [IGOUNO] # note" to "un children's fund", in place. */
static char *
clean_name(char *line)
{
	char *end = strpbrk(line, "[({#\t");
	char *at;

	if (end != NULL)
		*end = '\0';
	line += *line == '+';
	for (at = line; *at != '\0'; at++)
		*at = *at == '_' ? ' ' : (char) tolower((unsigned char) *at);
	return lines_trim(line);
}

static uint32_t
classes_of(Tables *tables, const char *word)
{
	uint32_t n = nx_keymap_get(&tables->word_index, words_key(word));

	return n == NX_KEYMAP_NONE ? 0 : tables->words[n].classes;
}

/* Two or three words, a first name in front, and none of an office. */
static bool
is_person(Tables *tables, char *const *parts, int n)
{
	if (n < 2 || n > 3 || (classes_of(tables, parts[0]) & NX_WORD_FIRST_NAME) == 0 ||
		(classes_of(tables, parts[n - 1]) & NX_WORD_COMMON) != 0)
		return false;
	for (int i = 0; i < n; i++)
	{
		const uint32_t no_name = NX_WORD_TITLE | NX_WORD_ROLE | NX_WORD_ORG_HEAD |
								 NX_WORD_STOP | NX_WORD_DEMONYM | NX_WORD_COUNTRY;

		if ((classes_of(tables, parts[i]) & no_name) != 0)
			return false;
	}
	return true;
}

static bool
is_organization(Tables *tables, char *const *parts, int n)
{
	if (n < 2 || (classes_of(tables, parts[n - 1]) & (NX_WORD_ROLE | NX_WORD_TITLE)) != 0)
		return false;
	for (int i = 0; i < n; i++)
	{
		/* "bank of ...", "... party": the head is the first or the last word. */
		if ((i == 0 || i == n - 1) &&
			(classes_of(tables, parts[i]) & NX_WORD_ORG_HEAD) != 0)
			return true;
	}
	return false;
}

/* A single word that news write in capitals, or with one: "UNHCR", "Oxfam". */
static void
add_single(Tables *tables, const char *name)
{
	const Count *count = counts_find(&tables->counts, name);
	const uint32_t no_name = NX_WORD_FIRST_NAME | NX_WORD_SURNAME | NX_WORD_CITY |
							 NX_WORD_COUNTRY | NX_WORD_DEMONYM | NX_WORD_STOP |
							 NX_WORD_MONTH;

	if (count == NULL || counts_is_common(count) ||
		(classes_of(tables, name) & no_name) != 0)
		return;
	if (count->upper >= LEAST_CAPITALS && count->upper > 4 * count->capital)
		tables_phrase(tables, PHRASE_GAZETTEER, name, ORGANIZATION, NX_PHRASE_UPPER, NULL,
					  WEIGHT);
	else if (count->capital >= LEAST_CAPITALS)
		tables_phrase(tables, PHRASE_GAZETTEER, name, ORGANIZATION, 0, NULL, WEIGHT);
}

/* The file's names; of a file of countries, only people are taken. */
static void
read_actors(Tables *tables, const char *data, const char *path, bool only_persons)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, path);
	while (lines_next_entry(&lines, &line))
	{
		char copy[WORDS_MAX_PHRASE + 1];
		char *parts[MAX_PARTS];
		char *name;
		int n;

		if (line[0] == '\t' || line[0] == '[')
			continue;
		name = clean_name(line);
		if (strlen(name) < 3 || strlen(name) >= sizeof(copy) ||
			!counts_know_all(&tables->counts, name))
			continue;
		strcpy(copy, name);
		n = lines_split(copy, ' ', parts, MAX_PARTS);
		if (is_person(tables, parts, n))
			tables_phrase(tables, PHRASE_GAZETTEER, name, PERSON, 0, NULL, WEIGHT);
		else if (only_persons)
			continue;
		else if (n == 1)
			add_single(tables, name);
		else if (is_organization(tables, parts, n))
			tables_phrase(tables, PHRASE_GAZETTEER, name, ORGANIZATION, 0, NULL, WEIGHT);
	}
}

void
compile_actors(Tables *tables, const char *data, const char *own)
{
	read_actors(tables, data, "gazetteers/actors/Phoenix.Countries.actors.txt", true);
	read_actors(tables, data, "gazetteers/actors/Phoenix.International.actors.txt", false);
	read_actors(tables, data, "gazetteers/actors/Phoenix.MilNonState.actors.txt", false);
	(void) own;
}
