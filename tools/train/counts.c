/*
 * counts.c
 *	  How words are used in the news articles: in how many of them, and in
 *	  lower case or capitalised.
 *
 * Counted are the words of body blocks.  The first word of a sentence says
 * nothing about its case.  Words that stand in one article only are dropped:
 * most of them are misspelt.
 */
#define _POSIX_C_SOURCE 200809L

#include "tools/train/tables.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/fold.h"
#include "text/text.h"
#include "tools/host/host.h"
#include "tools/train/lines.h"
#include "tools/train/news.h"
#include "tools/train/words.h"

#define MAX_WORD 64
#define LEAST_DOCUMENTS 2
#define MAX_WORDS 60000 /* words with an idf */

static Count *
find_or_add(Counts *counts, NxArena *arena, uint64_t key, const char *word, size_t len)
{
	uint32_t n = nx_keymap_get(&counts->index, key);

	if (n != NX_KEYMAP_NONE)
		return &counts->counts[n];
	n = counts->n_counts++;
	nx_keymap_put(&counts->index, key, n);
	nx_grow(arena, counts->counts, n, (size_t) n + 1, &counts->capacity);
	counts->counts[n].word.bytes = nx_arena_copy(arena, word, len);
	counts->counts[n].word.len = (uint32_t) len;
	return &counts->counts[n];
}

/* Count one token; last_seen[] says in which article a word was seen last. */
static void
count_token(Counts *counts, NxArena *arena, const NxText *text, uint32_t token,
			bool is_first, uint32_t **last_seen, uint32_t *last_seen_capacity)
{
	const NxToken *info = &text->tokens[token];
	char lower[3 * MAX_WORD];
	Count *count;
	uint32_t n;

	if ((info->kind != NX_TOKEN_WORD && info->kind != NX_TOKEN_CLITIC) ||
		info->len > MAX_WORD)
		return;
	count = find_or_add(counts, arena, info->lower, lower,
						nx_fold_lower(text->bytes + info->start, info->len, lower));
	n = (uint32_t) (count - counts->counts);
	nx_grow(arena, *last_seen, n, (size_t) n + 1, last_seen_capacity);
	if ((*last_seen)[n] != counts->n_documents)
	{
		(*last_seen)[n] = counts->n_documents;
		count->documents++;
	}
	if (info->shape == NX_SHAPE_LOWER)
		count->lower++;
	else if (info->shape == NX_SHAPE_UPPER)
		count->upper++;
	else if (!is_first)
		count->capital++;
}

typedef struct Counter
{
	Counts *counts;
	NxArena *arena;
	uint32_t *last_seen; /* [n_counts]: the article in which the word was seen last */
	uint32_t capacity;
} Counter;

static void
count_article(void *context, const NxText *text)
{
	Counter *counter = context;

	counter->counts->n_documents++;
	for (uint32_t s = 0; s < text->n_sentences; s++)
	{
		const NxSentence *sentence = &text->sentences[s];
		bool is_first = true;

		if (text->blocks[sentence->block].kind != NX_BLOCK_BODY)
			continue;
		for (uint32_t i = 0; i < sentence->n_tokens; i++)
		{
			uint32_t token = sentence->first_token + i;

			count_token(counter->counts, counter->arena, text, token, is_first,
						&counter->last_seen, &counter->capacity);
			/* After an opening quote, the first word is still to come. */
			is_first = is_first && text->tokens[token].kind >= NX_TOKEN_OPEN_QUOTE;
			if (text->tokens[token].kind == NX_TOKEN_OPEN_QUOTE)
				is_first = true;
		}
	}
}

void
counts_from_news(Counts *counts, NxArena *arena, NxBreaks *breaks, const char *data)
{
	Counter counter = {.counts = counts, .arena = arena};

	nx_keymap_init(&counts->index, arena);
	news_read(data, breaks, count_article, &counter);
}

void
counts_from_file(Counts *counts, NxArena *arena, const char *path)
{
	Lines lines;
	char *line;

	nx_keymap_init(&counts->index, arena);
	lines_open(&lines, NULL, path);
	while (lines_next_entry(&lines, &line))
	{
		char *fields[5];
		Count *count;

		if (lines_split(line, '\t', fields, 5) != 5)
			lines_die(&lines, "expected 5 columns");
		if (counts->n_documents == 0)
		{
			counts->n_documents = (uint32_t) lines_number(&lines, fields[1], 1, INT32_MAX);
			continue;
		}
		count =
			find_or_add(counts, arena, words_key(fields[0]), fields[0], strlen(fields[0]));
		count->documents = (uint32_t) lines_number(&lines, fields[1], 1, INT32_MAX);
		count->lower = (uint32_t) lines_number(&lines, fields[2], 0, INT32_MAX);
		count->capital = (uint32_t) lines_number(&lines, fields[3], 0, INT32_MAX);
		count->upper = (uint32_t) lines_number(&lines, fields[4], 0, INT32_MAX);
	}
}

static int
compare_counts(const void *a, const void *b)
{
	const Count *left = *(const Count *const *) a;
	const Count *right = *(const Count *const *) b;
	uint32_t shorter = left->word.len < right->word.len ? left->word.len : right->word.len;
	int order;

	if (left->documents != right->documents)
		return left->documents > right->documents ? -1 : 1;
	order = memcmp(left->word.bytes, right->word.bytes, shorter);
	if (order != 0)
		return order;
	return left->word.len < right->word.len ? -1 : left->word.len > right->word.len;
}

void
counts_to_file(const Counts *counts, const char *path)
{
	const Count **sorted = malloc(((size_t) counts->n_counts + 1) * sizeof(*sorted));
	FILE *file = fopen(path, "w");

	if (file == NULL || sorted == NULL)
		nx_host_die("could not write \"%s\": %s", path, strerror(errno));
	for (uint32_t i = 0; i < counts->n_counts; i++)
		sorted[i] = &counts->counts[i];
	qsort(sorted, counts->n_counts, sizeof(*sorted), compare_counts);
	fprintf(file, "# word, articles with it, in lower case, capitalised, in capitals\n");
	fprintf(file, "-\t%u\t0\t0\t0\n", counts->n_documents);
	for (uint32_t i = 0; i < counts->n_counts; i++)
	{
		if (sorted[i]->documents >= LEAST_DOCUMENTS && sorted[i]->word.bytes[0] != '#')
			fprintf(file, "%.*s\t%u\t%u\t%u\t%u\n", (int) sorted[i]->word.len,
					sorted[i]->word.bytes, sorted[i]->documents, sorted[i]->lower,
					sorted[i]->capital, sorted[i]->upper);
	}
	if (fclose(file) != 0)
		nx_host_die("could not write \"%s\": %s", path, strerror(errno));
	free(sorted);
}

const Count *
counts_find(const Counts *counts, const char *word)
{
	uint32_t n = nx_keymap_get(&counts->index, words_key(word));

	/* As if it came from a file, which does not hold words of one article. */
	if (n == NX_KEYMAP_NONE || counts->counts[n].documents < LEAST_DOCUMENTS)
		return NULL;
	return &counts->counts[n];
}

bool
counts_know_all(const Counts *counts, const char *phrase)
{
	char copy[WORDS_MAX_PHRASE + 1];
	char *parts[WORDS_MAX];
	int n;

	if (strlen(phrase) >= sizeof(copy))
		return false;
	strcpy(copy, phrase);
	n = lines_split(copy, ' ', parts, WORDS_MAX);
	for (int i = 0; i < n; i++)
	{
		char *clitic = strstr(parts[i], "'s");

		if (clitic != NULL)
			*clitic = '\0';
		/* Only letters make words: "&", "3M" are not counted. */
		if (strpbrk(parts[i], "abcdefghijklmnopqrstuvwxyz") != NULL &&
			counts_find(counts, parts[i]) == NULL)
			return false;
	}
	return true;
}

bool
counts_is_common(const Count *count)
{
	return count != NULL && count->lower >= 3 && count->lower > count->capital;
}

/* idf and NX_WORD_COMMON of the words of most articles. */
void
compile_counts(Tables *tables, const char *data, const char *own)
{
	const Counts *counts = &tables->counts;
	uint32_t *seen =
		nx_new_array(tables->arena, uint32_t, (size_t) counts->n_documents + 1);
	uint32_t n_words = 0;
	uint32_t least = counts->n_documents;

	/* The least number of articles that leaves at most MAX_WORDS words. */
	for (uint32_t i = 0; i < counts->n_counts; i++)
		seen[counts->counts[i].documents]++;
	while (least > LEAST_DOCUMENTS && n_words + seen[least] <= MAX_WORDS)
		n_words += seen[least--];
	for (uint32_t i = 0; i < counts->n_counts; i++)
	{
		const Count *count = &counts->counts[i];
		NxWordEntry *entry;
		char word[3 * MAX_WORD + 1];

		if (count->documents <= least)
			continue;
		snprintf(word, sizeof(word), "%.*s", (int) count->word.len, count->word.bytes);
		entry = tables_word(tables, word);
		entry->idf =
			(uint16_t) (tables_log2(counts->n_documents) - tables_log2(count->documents));
		if (counts_is_common(count))
			entry->classes |= NX_WORD_COMMON;
	}
	(void) data;
	(void) own;
}
