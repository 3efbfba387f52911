/*
 * emobank.c
 *	  Sentences whose valence readers have graded.
 */
#include "tools/train/emobank.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/keymap.h"
#include "base/hash.h"
#include "tools/train/lines.h"

#define MIDDLE 3.0

static uint64_t
key_of(const char *id)
{
	return nx_hash64(id, strlen(id));
}

static NxString
copy(NxArena *arena, const char *text)
{
	NxString string = {nx_arena_copy(arena, text, strlen(text) + 1),
					   (uint32_t) strlen(text)};

	return string;
}

/* raw.csv: id, text. */
static void
read_texts(EmoBank *bank, NxArena *arena, NxKeymap *index, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "tone/emobank/raw.csv");
	lines_next(&lines, &line);
	while (lines_next_entry(&lines, &line))
	{
		GradedSentence *sentence;
		char *fields[2];

		if (lines_split_csv(line, fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		nx_grow(arena, bank->sentences, bank->n, (size_t) bank->n + 1, &bank->capacity);
		nx_keymap_put(index, key_of(fields[0]), bank->n);
		sentence = &bank->sentences[bank->n++];
		memset(sentence, 0, sizeof(*sentence));
		sentence->id = copy(arena, fields[0]);
		sentence->text = copy(arena, fields[1]);
		sentence->valence = -MIDDLE;
	}
}

/* reader.csv: id, valence, ... */
static void
read_grades(EmoBank *bank, const NxKeymap *index, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "tone/emobank/reader.csv");
	lines_next(&lines, &line);
	while (lines_next_entry(&lines, &line))
	{
		char *fields[3];
		uint32_t n;

		if (lines_split_csv(line, fields, 3) != 3)
			lines_die(&lines, "expected 3 columns at least");
		n = nx_keymap_get(index, key_of(fields[0]));
		if (n != NX_KEYMAP_NONE)
			bank->sentences[n].valence = strtod(fields[1], NULL) - MIDDLE;
	}
}

/* meta.tsv: id, document, category. */
static void
read_documents(EmoBank *bank, const NxKeymap *index, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, "tone/emobank/meta.tsv");
	lines_next(&lines, &line);
	while (lines_next_entry(&lines, &line))
	{
		char *fields[4];
		uint32_t n;

		if (lines_split(line, '\t', fields, 4) < 3)
			lines_die(&lines, "expected 3 columns at least");
		n = nx_keymap_get(index, key_of(fields[0]));
		if (n == NX_KEYMAP_NONE)
			continue;
		bank->sentences[n].fold = (uint8_t) ((key_of(fields[1]) >> 7) % EMOBANK_FOLDS);
		bank->sentences[n].is_news = strcmp(fields[2], "newspaper") == 0;
	}
}

void
emobank_read(EmoBank *bank, NxArena *arena, const char *data)
{
	NxKeymap index;
	uint32_t kept = 0;

	memset(bank, 0, sizeof(*bank));
	nx_keymap_init(&index, arena);
	read_texts(bank, arena, &index, data);
	read_grades(bank, &index, data);
	read_documents(bank, &index, data);
	for (uint32_t i = 0; i < bank->n; i++)
	{
		if (bank->sentences[i].valence > -MIDDLE)
			bank->sentences[kept++] = bank->sentences[i];
	}
	bank->n = kept;
	nx_keymap_drop(&index);
}
