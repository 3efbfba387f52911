/*
 * places.c
 *	  Countries, their parts and cities: GeoNames, country-codes.
 *
 * A country's variants give its canonical name.
 */
#include <string.h>

#include "tools/train/lines.h"
#include "tools/train/tables.h"

#define MAX_COLUMNS 64
#define PLACE (1U << NX_KIND_PLACE)

#define REGION_WEIGHT (18 * 256)
#define VARIANT_WEIGHT (20 * 256)

/* A city of 50,000 marks its name as a city's; a smaller one is "Obama", too. */
#define LEAST_CITY (15 * 256 + 156)

static void
mark_words(Tables *tables, const char *name, uint32_t class)
{
	if (strchr(name, ' ') == NULL && !counts_is_common(counts_find(&tables->counts, name)))
		tables_word(tables, name)->classes |= class;
}

/* countryInfo.tsv: ISO, ISO3, number, fips, country, capital, area, population. */
static void
read_countries(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/geo/countryInfo.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[9];
		uint32_t weight;

		if (lines_split(line, '\t', fields, 9) != 9)
			lines_die(&lines, "expected at least 9 columns");
		weight = tables_log2((uint64_t) lines_number(&lines, fields[7], 0, 2000000000));
		/* A country is better known than a city of the same size. */
		weight += 6 * 256;
		tables_phrase(tables, PHRASE_GAZETTEER, fields[4], PLACE, 0, NULL, weight);
		mark_words(tables, fields[4], NX_WORD_COUNTRY);
	}
}

/* country-codes.csv: the formal and short English names of each country. */
static void
read_country_variants(Tables *tables, const char *data)
{
	static const char *const wanted[] = {"UNTERM English Short", "UNTERM English Formal",
										 "official_name_en"};
	int columns[3] = {-1, -1, -1};
	int name_column = -1;
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/geo/country-codes.csv");
	while (lines_next(&lines, &line))
	{
		char *fields[MAX_COLUMNS];
		int n = lines_split_csv(line, fields, MAX_COLUMNS);

		for (int i = 0; lines.number == 1 && i < n; i++)
		{
			for (int j = 0; j < 3; j++)
			{
				if (strcmp(fields[i], wanted[j]) == 0)
					columns[j] = i;
			}
			if (strcmp(fields[i], "CLDR display name") == 0)
				name_column = i;
		}
		if (columns[0] < 0 || columns[1] < 0 || columns[2] < 0 || name_column < 0)
			lines_die(&lines, "the columns of English names are not there");
		for (int j = 0; lines.number > 1 && j < 3; j++)
		{
			const char *name = columns[j] < n && name_column < n ? fields[columns[j]] : "";

			if (strncmp(name, "the ", 4) == 0)
				name += 4;
			/* "Gambia (the)", "Bolivia (Plurinational State of)": not as in a text. */
			if (name[0] == '\0' || strpbrk(name, "(),*") != NULL ||
				strpbrk(fields[name_column], "&-") != NULL ||
				strcmp(name, fields[name_column]) == 0)
				continue;
			tables_phrase(tables, PHRASE_GAZETTEER, name, PLACE, NX_PHRASE_ALIAS,
						  fields[name_column], VARIANT_WEIGHT);
		}
	}
}

/*
 * A name with diacritics, and without: "São Paulo", "Aswān".  News in English
 * use one of the two, and that is the canonical name: the form without, unless
 * only the words of the other one are seen.  Where neither is, it makes none.
 */
static void
add_place(Tables *tables, const char *name, const char *ascii, uint32_t weight)
{
	bool ascii_is_seen = counts_know_all(&tables->counts, ascii);
	bool name_is_seen = !ascii_is_seen && counts_know_all(&tables->counts, name);

	tables_phrase(tables, PHRASE_GAZETTEER, name, PLACE, 0,
				  ascii_is_seen && strcmp(name, ascii) != 0 ? ascii : NULL, weight);
	if (strcmp(name, ascii) != 0)
		tables_phrase(tables, PHRASE_GAZETTEER, ascii, PLACE, 0, name_is_seen ? name : NULL,
					  weight);
}

/* regionInfo.tsv: code, name, name in ASCII, id. */
static void
read_regions(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/geo/regionInfo.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[4];

		if (lines_split(line, '\t', fields, 4) != 4)
			lines_die(&lines, "expected 4 columns");
		add_place(tables, fields[1], fields[2], REGION_WEIGHT);
	}
}

/*
 * cities15000.txt: id, name, name in ASCII, other names, ..., population in
 * column 15.  The other names are in all languages, and more often a person's or
 * another place's name in English; those that news use stand in our own lists.
 */
static void
read_cities(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/geo/cities15000.txt");
	while (lines_next(&lines, &line))
	{
		char *fields[16];
		uint32_t weight;

		if (lines_split(line, '\t', fields, 16) != 16)
			lines_die(&lines, "expected at least 16 columns");
		weight = tables_log2((uint64_t) lines_number(&lines, fields[14], 0, 100000000));
		add_place(tables, fields[1], fields[2], weight);
		if (weight >= LEAST_CITY)
			mark_words(tables, fields[2], NX_WORD_CITY);
	}
}

void
compile_places(Tables *tables, const char *data, const char *own)
{
	read_countries(tables, data);
	read_country_variants(tables, data);
	read_regions(tables, data);
	read_cities(tables, data);
	(void) own;
}
