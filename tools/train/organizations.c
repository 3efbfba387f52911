/*
 * organizations.c
 *	  Companies, universities, football clubs, international organizations and
 *	  armed groups.
 *
 * A company is listed by its legal name ("Alcoa Corporation Common Stock"),
 * while news use the short one ("Alcoa"): what the stock exchange adds is cut
 * off, and the name is entered with and without its legal form.
 */
#include <string.h>

#include "tools/train/json.h"
#include "tools/train/lines.h"
#include "tools/train/tables.h"

#define ORGANIZATION (1U << NX_KIND_ORGANIZATION)
#define MAX_COLUMNS 32

/* A name of one word must have been seen so often with a capital. */
#define LEAST_CAPITALS 10

/* Of a company of that weight, the full legal name is entered too. */
#define LEAST_LEGAL (17 * 256)

/* Where the description of a share begins. */
static const char *const share_marks[] = {
	" - ",
	" Common ",
	" Ordinary ",
	" American Depositary",
	" Class A",
	" Class B",
	" Class C",
	" Depositary",
	" Depository",
	" Units",
	" Warrant",
	" Preferred",
	" 5.",
	" 6.",
	" 7.",
	" Notes",
	" Subordinate ",
	" Limited Partn",
	" (The)",
	" Sponsored",
	" Rights",
	" Registered",
	" New York Registry",
};

/* Legal forms, without their full stop. */
static const char *const legal_forms[] = {
	"Inc", "Corp", "Corporation", "Incorporated", "Co",	   "Company", "Ltd",	"Limited",
	"LLC", "LP",   "L.P",		  "plc",		  "PLC",   "Plc",	  "N.V",	"NV",
	"S.A", "SA",   "AG",		  "SE",			  "S.p.A", "SpA",	  "AB",		"ASA",
	"Oyj", "A/S",  "Holdings",	  "Holding",	  "Group", "Trust",	  "Bhd",	"Berhad",
	"Tbk", "GmbH", "KGaA",		  "Co.,",		  "Pty",   "S.A.B",	  "de C.V",
};

static void
cut_share(char *name)
{
	for (size_t i = 0; i < sizeof(share_marks) / sizeof(share_marks[0]); i++)
	{
		char *mark = strstr(name, share_marks[i]);

		if (mark != NULL && mark != name)
			*mark = '\0';
	}
}

static bool
is_legal_form(const char *word)
{
	size_t len = strlen(word);

	while (len > 0 && (word[len - 1] == '.' || word[len - 1] == ','))
		len--;
	for (size_t i = 0; i < sizeof(legal_forms) / sizeof(legal_forms[0]); i++)
	{
		if (strlen(legal_forms[i]) == len && strncmp(legal_forms[i], word, len) == 0)
			return true;
	}
	return false;
}

/* Cut legal forms off the end, in place; true if there was one. */
static bool
cut_legal_form(char *name)
{
	bool found = false;
	char *space;

	while ((space = strrchr(name, ' ')) != NULL && space != name &&
		   is_legal_form(space + 1))
	{
		*space = '\0';
		while (space > name && (space[-1] == ',' || space[-1] == ' '))
			*--space = '\0';
		found = true;
	}
	return found;
}

/*
 * Is a single word a name of its own in the news, and no person's or place's?
 * "Hess" of "Hess Corporation" says less than it costs.
 */
static bool
is_name_alone(Tables *tables, const char *word)
{
	const uint32_t other = NX_WORD_FIRST_NAME | NX_WORD_SURNAME | NX_WORD_CITY |
						   NX_WORD_COUNTRY | NX_WORD_STOP | NX_WORD_DEMONYM | NX_WORD_MONTH;
	const Count *count = counts_find(&tables->counts, word);

	return count != NULL && count->capital + count->upper >= LEAST_CAPITALS &&
		   !counts_is_common(count) && (tables_word(tables, word)->classes & other) == 0;
}

static void
add_organization(Tables *tables, const char *name, uint32_t flags, const char *canonical,
				 uint32_t weight)
{
	/* What no article speaks of would only fill the table. */
	if (strlen(name) < 3 || !counts_know_all(&tables->counts, name))
		return;
	if (strchr(name, ' ') == NULL && !is_name_alone(tables, name))
		return;
	tables_phrase(tables, PHRASE_GAZETTEER, name, ORGANIZATION, flags, canonical, weight);
}

/* A listed company, by its legal name and by its short one. */
static void
add_company(Tables *tables, char *name, uint32_t weight)
{
	char full[256];

	cut_share(name);
	name = lines_trim(name);
	if (strlen(name) >= sizeof(full) || strpbrk(name, "%()") != NULL)
		return;
	strcpy(full, name);
	if (!cut_legal_form(name))
	{
		add_organization(tables, full, 0, NULL, weight);
		return;
	}
	if (strchr(name, ' ') == NULL && !is_name_alone(tables, name))
	{
		add_organization(tables, full, 0, NULL, weight);
		return;
	}
	add_organization(tables, name, 0, NULL, weight);
	if (weight >= LEAST_LEGAL)
		add_organization(tables, full, NX_PHRASE_ALIAS, name, weight);
}

/* A file of comma-separated values with the name in one column. */
static void
read_listed(Tables *tables, const char *data, const char *path, int column, uint32_t weight)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, path);
	while (lines_next(&lines, &line))
	{
		char *fields[MAX_COLUMNS];

		if (lines_split_csv(line, fields, MAX_COLUMNS) <= column)
			lines_die(&lines, "expected at least %d columns", column + 1);
		/* Exchange-traded funds are no companies. */
		if (lines.number > 1 && strstr(fields[column], "ETF") == NULL &&
			strstr(fields[column], " Fund") == NULL)
			add_company(tables, fields[column], weight);
	}
}

/* financedatabase_equity_names.tsv: name, country, sector, size. */
static void
read_world_companies(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/org/financedatabase_equity_names.tsv");
	while (lines_next(&lines, &line))
	{
		char *fields[4];

		if (lines_split(line, '\t', fields, 4) != 4)
			lines_die(&lines, "expected 4 columns");
		if (strcmp(fields[3], "Mega Cap") == 0)
			add_company(tables, fields[0], 19 * 256);
		else if (strcmp(fields[3], "Large Cap") == 0)
			add_company(tables, fields[0], 17 * 256);
		else if (strcmp(fields[3], "Mid Cap") == 0)
			add_company(tables, fields[0], 15 * 256);
	}
}

/* world_universities_and_domains.json: "name": "..." on lines of their own. */
static void
read_universities(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/org/world_universities_and_domains.json");
	while (lines_next(&lines, &line))
	{
		char *name = json_string(&line, "name");

		if (name != NULL && strpbrk(name, "(,/") == NULL && strchr(name, ' ') != NULL)
			add_organization(tables, name, 0, NULL, 15 * 256);
	}
}

/* football_clubs.txt: one name a line, some with "[de]" for its language. */
static void
read_clubs(Tables *tables, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "gazetteers/org/football_clubs.txt");
	while (lines_next(&lines, &line))
	{
		char *bracket = strpbrk(line, "[(");

		if (bracket != NULL)
			*bracket = '\0';
		add_organization(tables, lines_trim(line), 0, NULL, 14 * 256);
	}
}

void
compile_organizations(Tables *tables, const char *data, const char *own)
{
	read_listed(tables, data, "gazetteers/org/sp500.csv", 1, 19 * 256);
	read_listed(tables, data, "gazetteers/org/nyse-listed.csv", 1, 15 * 256);
	read_listed(tables, data, "gazetteers/org/nasdaq-listed.csv", 1, 15 * 256);
	read_world_companies(tables, data);
	read_universities(tables, data);
	read_clubs(tables, data);
	(void) own;
}
