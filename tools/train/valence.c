/*
 * valence.c
 *	  The tone of words: three general lexicons joined, then what our own lists
 *	  say of news.
 *
 * The unit is VADER's (C. Hutto, E. Gilbert, 2014: the mean of ten people on a
 * scale of -4..4) in thousandths.  VADER, which people graded word by word,
 * goes first; where another lexicon has the other sign, half of it is left.
 * What only AFINN and Hu-Liu hold gets their mean, scaled to what VADER gives
 * to the words that both have.
 */
#include <stdlib.h>
#include <string.h>

#include "tools/train/lines.h"
#include "tools/train/tables.h"
#include "tools/train/words.h"

#define MAX_VALENCE 4000
#define MAX_WORDS 4096

/* One point of AFINN's -5..5, and Hu-Liu's plus or minus, in VADER's unit. */
#define AFINN_POINT 600
#define HULIU_SIGN 1000

typedef struct Opinion
{
	char *word;
	int vader;
	int afinn;
	int huliu;
	bool has_vader;
} Opinion;

typedef struct Lexicon
{
	NxArena *arena;
	NxKeymap index;
	Opinion *opinions;
	uint32_t n_opinions;
	uint32_t capacity;
} Lexicon;

/* Emoticons and phrases are no words of a news text. */
static bool
is_plain_word(const char *word)
{
	if (word[0] < 'a' || word[0] > 'z')
		return false;
	for (; *word != '\0'; word++)
	{
		if ((*word < 'a' || *word > 'z') && *word != '-' && *word != '\'')
			return false;
	}
	return true;
}

static Opinion *
find_opinion(Lexicon *lexicon, const char *word)
{
	uint64_t key = words_key(word);
	uint32_t n = nx_keymap_get(&lexicon->index, key);

	if (n != NX_KEYMAP_NONE)
		return &lexicon->opinions[n];
	n = lexicon->n_opinions++;
	nx_keymap_put(&lexicon->index, key, n);
	nx_grow(lexicon->arena, lexicon->opinions, n, (size_t) n + 1, &lexicon->capacity);
	lexicon->opinions[n].word = nx_arena_copy(lexicon->arena, word, strlen(word) + 1);
	return &lexicon->opinions[n];
}

/* word, mean, standard deviation, the ten grades. */
static void
read_vader(Lexicon *lexicon, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "tone/lexicons/vader_lexicon.txt");
	while (lines_next(&lines, &line))
	{
		char *fields[4];
		Opinion *opinion;
		double mean;

		if (line[0] == '\0')
			continue;
		if (lines_split(line, '\t', fields, 4) != 4)
			lines_die(&lines, "expected 4 columns");
		mean = strtod(fields[1], NULL);
		if (mean < -4 || mean > 4)
			lines_die(&lines, "a mean of %s", fields[1]);
		if (!is_plain_word(fields[0]))
			continue;
		opinion = find_opinion(lexicon, fields[0]);
		/* The means have one decimal: whole tenths, whatever strtod rounds. */
		opinion->vader = 100 * (int) (mean * 10 + (mean < 0 ? -0.5 : 0.5));
		opinion->has_vader = true;
	}
}

/* word, -5..5. */
static void
read_afinn(Lexicon *lexicon, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "tone/lexicons/afinn-en-165.txt");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		if (is_plain_word(fields[0]))
			find_opinion(lexicon, fields[0])->afinn =
				(int) lines_number(&lines, fields[1], -5, 5);
	}
}

/* One word a line after a head of lines that begin with ';'. */
static void
read_huliu(Lexicon *lexicon, const char *data, const char *name, int sign)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, name);
	while (lines_next(&lines, &line))
	{
		if (line[0] != ';' && is_plain_word(line))
			find_opinion(lexicon, line)->huliu = sign;
	}
}

static int
join_opinions(const Opinion *opinion)
{
	int others = opinion->afinn * AFINN_POINT + opinion->huliu * HULIU_SIGN;
	int n_others = (opinion->afinn != 0) + (opinion->huliu != 0);

	if (!opinion->has_vader)
		return n_others == 0 ? 0 : others / n_others;
	if ((others < 0 && opinion->vader > 0) || (others > 0 && opinion->vader < 0))
		return opinion->vader / 2;
	return opinion->vader;
}

/* valence-damp.tsv: factor, words. */
static void
damp(Tables *tables, const char *own)
{
	Lines lines;
	char *line;

	lines_open(&lines, own, "valence-damp.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];
		char *words[MAX_WORDS];
		int factor;
		int n;

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		factor = (int) lines_number(&lines, fields[0], 0, 100);
		n = lines_split(fields[1], ' ', words, MAX_WORDS);
		for (int i = 0; i < n; i++)
		{
			NxWordEntry *entry = tables_word(tables, words[i]);

			entry->valence = (int16_t) (entry->valence * factor / 100);
		}
	}
}

/* valence-news.tsv: valence, words. */
static void
override(Tables *tables, const char *own)
{
	Lines lines;
	char *line;

	lines_open(&lines, own, "valence-news.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];
		char *words[MAX_WORDS];
		int valence;
		int n;

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		valence = (int) lines_number(&lines, fields[0], -MAX_VALENCE, MAX_VALENCE);
		n = lines_split(fields[1], ' ', words, MAX_WORDS);
		for (int i = 0; i < n; i++)
			tables_word(tables, words[i])->valence = (int16_t) valence;
	}
}

void
compile_valence(Tables *tables, const char *data, const char *own)
{
	Lexicon lexicon = {tables->arena, {NULL, NULL, NULL, 0, 0}, NULL, 0, 0};

	nx_keymap_init(&lexicon.index, tables->arena);
	read_vader(&lexicon, data);
	read_afinn(&lexicon, data);
	read_huliu(&lexicon, data, "tone/lexicons/huliu-positive.txt", 1);
	read_huliu(&lexicon, data, "tone/lexicons/huliu-negative.txt", -1);
	for (uint32_t i = 0; i < lexicon.n_opinions; i++)
	{
		const Opinion *opinion = &lexicon.opinions[i];

		tables_word(tables, opinion->word)->valence = (int16_t) join_opinions(opinion);
	}
	damp(tables, own);
	override(tables, own);
}
