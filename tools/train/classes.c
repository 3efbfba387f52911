/*
 * classes.c
 *	  Our own lists in data/en: word classes, aliases, demonyms, names.
 *
 * Each file says at its head what its columns are.
 */
#include <string.h>

#include "model/model.h"
#include "tools/train/lines.h"
#include "tools/train/tables.h"

#define MAX_ITEMS 4096

/* What stands in our lists is well known: as a city of a million. */
#define OWN_WEIGHT (20 * 256)

typedef struct ClassName
{
	const char *name;
	uint32_t bit;
} ClassName;

static const ClassName class_names[] = {
	{"stop", NX_WORD_STOP},
	{"negator", NX_WORD_NEGATOR},
	{"booster", NX_WORD_BOOSTER},
	{"dampener", NX_WORD_DAMPENER},
	{"contrast", NX_WORD_CONTRAST},
	{"reporting", NX_WORD_REPORTING},
	{"title", NX_WORD_TITLE},
	{"role", NX_WORD_ROLE},
	{"organization-head", NX_WORD_ORG_HEAD},
	{"place-head", NX_WORD_PLACE_HEAD},
	{"facility-head", NX_WORD_FACILITY_HEAD},
	{"event-head", NX_WORD_EVENT_HEAD},
	{"first-name", NX_WORD_FIRST_NAME},
	{"surname", NX_WORD_SURNAME},
	{"male", NX_WORD_MALE},
	{"female", NX_WORD_FEMALE},
	{"month", NX_WORD_MONTH},
	{"weekday", NX_WORD_WEEKDAY},
	{"number", NX_WORD_NUMBER},
	{"currency", NX_WORD_CURRENCY},
	{"pronoun", NX_WORD_PRONOUN},
	{"shifter", NX_WORD_SHIFTER},
	{"preposition", NX_WORD_PREPOSITION},
};

static uint32_t
find_class(const Lines *lines, const char *name)
{
	for (size_t i = 0; i < sizeof(class_names) / sizeof(class_names[0]); i++)
	{
		if (strcmp(class_names[i].name, name) == 0)
			return class_names[i].bit;
	}
	lines_die(lines, "there is no word class \"%s\"", name);
	return 0;
}

/* "place,person" as a bit mask. */
static uint32_t
find_kinds(const Lines *lines, char *names)
{
	char *parts[NX_N_KINDS];
	int n = lines_split(names, ',', parts, NX_N_KINDS);
	uint32_t kinds = 0;

	for (int i = 0; i < n; i++)
	{
		NxKind kind;

		if (!nx_kind_from_name(parts[i], strlen(parts[i]), &kind))
			lines_die(lines, "there is no kind \"%s\"", parts[i]);
		kinds |= 1U << kind;
	}
	return kinds;
}

/* A phrase without a lower-case letter is meant in capitals only: "WHO". */
static uint32_t
flags_of(const char *phrase)
{
	bool has_letter = false;

	for (; *phrase != '\0'; phrase++)
	{
		if ((*phrase >= 'a' && *phrase <= 'z') || (unsigned char) *phrase >= 0x80)
			return 0;
		has_letter |= *phrase >= 'A' && *phrase <= 'Z';
	}
	return has_letter ? NX_PHRASE_UPPER : 0;
}

/* word-classes.tsv: class, words. */
static void
read_classes(Tables *tables, const char *own)
{
	Lines lines;
	char *line;

	lines_open(&lines, own, "word-classes.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];
		char *words[MAX_ITEMS];
		uint32_t bit;
		int n;

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		bit = find_class(&lines, fields[0]);
		n = lines_split(fields[1], ' ', words, MAX_ITEMS);
		for (int i = 0; i < n; i++)
		{
			if (words[i][0] == '\0')
				lines_die(&lines, "an empty word");
			tables_word(tables, words[i])->classes |= bit;
		}
	}
}

/* aliases.tsv: canonical name, kinds, aliases. */
static void
read_aliases(Tables *tables, const char *own)
{
	Lines lines;
	char *line;

	lines_open(&lines, own, "aliases.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[3];
		char *aliases[MAX_ITEMS];
		uint32_t kinds;
		uint32_t flags;
		int n;

		if (lines_split(line, '\t', fields, 3) != 3)
			lines_die(&lines, "expected 3 columns");
		kinds = find_kinds(&lines, fields[1]);
		flags = flags_of(fields[0]);
		/* "NATO" is as sure a sign of itself as "UN" of the United Nations. */
		if ((flags & NX_PHRASE_UPPER) != 0)
			flags |= NX_PHRASE_ALIAS;
		tables_phrase(tables, PHRASE_OWN, fields[0], kinds, flags, fields[0], OWN_WEIGHT);
		n = lines_split(fields[2], '|', aliases, MAX_ITEMS);
		for (int i = 0; i < n; i++)
		{
			if (aliases[i][0] == '\0')
				lines_die(&lines, "an empty alias");
			tables_phrase(tables, PHRASE_OWN, aliases[i], kinds,
						  NX_PHRASE_ALIAS | flags_of(aliases[i]), fields[0], OWN_WEIGHT);
		}
	}
}

/* demonyms.tsv: place, words for its people and what is theirs. */
static void
read_demonyms(Tables *tables, const char *own)
{
	Lines lines;
	char *line;

	lines_open(&lines, own, "demonyms.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];
		char *words[MAX_ITEMS];
		int n;

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		n = lines_split(fields[1], '|', words, MAX_ITEMS);
		for (int i = 0; i < n; i++)
		{
			if (words[i][0] == '\0')
				lines_die(&lines, "an empty demonym");
			tables_phrase(tables, PHRASE_OWN, words[i], 1U << NX_KIND_GROUP,
						  NX_PHRASE_DEMONYM, fields[0], OWN_WEIGHT);
			if (strchr(words[i], ' ') == NULL)
				tables_word(tables, words[i])->classes |= NX_WORD_DEMONYM;
		}
	}
}

/* names.tsv: kinds, names. */
static void
read_names(Tables *tables, const char *own)
{
	Lines lines;
	char *line;

	lines_open(&lines, own, "names.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];
		char *names[MAX_ITEMS];
		uint32_t kinds;
		int n;

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		kinds = find_kinds(&lines, fields[0]);
		n = lines_split(fields[1], '|', names, MAX_ITEMS);
		for (int i = 0; i < n; i++)
		{
			if (names[i][0] == '\0')
				lines_die(&lines, "an empty name");
			tables_phrase(tables, PHRASE_OWN, names[i], kinds, flags_of(names[i]), NULL,
						  OWN_WEIGHT);
		}
	}
}

void
compile_classes(Tables *tables, const char *data, const char *own)
{
	read_classes(tables, own);
	read_aliases(tables, own);
	read_demonyms(tables, own);
	read_names(tables, own);
	(void) data;
}
