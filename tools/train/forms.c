/*
 * forms.c
 *	  Sections FORM and FSUM: the words that news articles use most.
 *
 * What counts is in how many articles a form stands, for that is how often its
 * features would be added up.
 */
#include "tools/train/forms.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/form_scores.h"
#include "analysis/keymap.h"
#include "base/hash.h"
#include "tools/host/host.h"
#include "tools/train/json.h"
#include "tools/train/lines.h"

/* One of the four files is enough to know the frequent words. */
#define NEWS_FILE "news/articles-0.jsonl.xz"

/* Of the forms of an article, nine of ten are among these; 2 MB of model. */
#define MAX_FORMS 8000

typedef struct FormCount
{
	NxForm form;
	uint32_t articles;
} FormCount;

typedef struct FormCounts
{
	NxArena *arena;
	const NxModel *model;
	NxBreaks *breaks;
	NxKeymap index; /* key, shape and kind -> number */
	FormCount *counts;
	uint32_t n;
	uint32_t capacity;
} FormCounts;

static void
count_form(FormCounts *counts, const NxForm *form)
{
	uint64_t key = nx_hash_mix(form->key, (uint64_t) form->shape << 8 | form->kind);
	uint32_t n = nx_keymap_get(&counts->index, key);

	if (n == NX_KEYMAP_NONE)
	{
		n = counts->n++;
		nx_keymap_put(&counts->index, key, n);
		nx_grow(counts->arena, counts->counts, n, (size_t) n + 1, &counts->capacity);
		counts->counts[n].form = *form;
		counts->counts[n].articles = 0;
	}
	counts->counts[n].articles++;
}

static void
count_article(FormCounts *counts, const char *body)
{
	NxFeatures *features = calloc(1, sizeof(NxFeatures));
	const NxWordEntry **words;
	NxHost host;
	NxArena arena;
	NxText text;

	if (features == NULL)
		nx_host_die("out of memory");
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	nx_text_read(&text, &arena, counts->breaks, body, (uint32_t) strlen(body), 0);
	words = nx_new_array(&arena, const NxWordEntry *, text.n_tokens);
	for (uint32_t i = 0; i < text.n_tokens; i++)
	{
		if (text.tokens[i].kind <= NX_TOKEN_CJK)
			words[i] = nx_model_word(counts->model, text.tokens[i].lower);
	}
	nx_features_open(features, &arena, &text, counts->model, words);
	for (uint32_t i = 0; i < text.n_sentences; i++)
	{
		const NxSentence *sentence = &text.sentences[i];

		if (sentence->n_tokens <= NX_FEATURES_WINDOW)
			(void) nx_features_read(features, i, sentence->first_token, sentence->n_tokens);
	}
	for (uint32_t i = 0; i < features->forms.n_forms; i++)
		count_form(counts, &features->forms.forms[i]);
	nx_host_reset(&host);
	free(features);
}

static void
count_news(FormCounts *counts, const char *data)
{
	Lines lines;
	char *line;

	lines_open(&lines, data, NEWS_FILE);
	while (lines_next_entry(&lines, &line))
	{
		char *body = json_string(&line, "body");

		if (body == NULL)
			lines_die(&lines, "an article without a body");
		count_article(counts, body);
	}
}

static int
most_frequent_first(const void *a, const void *b)
{
	const FormCount *left = a;
	const FormCount *right = b;

	if (left->articles != right->articles)
		return left->articles > right->articles ? -1 : 1;
	return left->form.key < right->form.key ? -1 : left->form.key > right->form.key;
}

static void
fill_entry(NxFormEntry *entry, const NxModel *model, const NxForm *form)
{
	entry->pattern = form->pattern;
	entry->cluster = form->cluster;
	memcpy(entry->ends, form->ends, sizeof(entry->ends));
	nx_form_sums_make(entry->scores, model, form);
}

/* The first of each key: a word is looked for by its bytes alone. */
static void
fill_table(FormTable *table, FormCounts *counts)
{
	NxKeymap taken;

	nx_keymap_init(&taken, counts->arena);
	table->keys = nx_new_array(counts->arena, uint64_t, MAX_FORMS);
	table->slots = nx_new_array(counts->arena, NxFormSlot, MAX_FORMS);
	table->entries = nx_new_array(counts->arena, NxFormEntry, MAX_FORMS);
	for (uint32_t i = 0; i < counts->n && table->n < MAX_FORMS; i++)
	{
		const NxForm *form = &counts->counts[i].form;

		if (nx_keymap_get(&taken, form->key) != NX_KEYMAP_NONE)
			continue;
		nx_keymap_put(&taken, form->key, i);
		table->keys[table->n] = form->key;
		table->slots[table->n].entry = (uint16_t) table->n;
		table->slots[table->n].shape = form->shape;
		table->slots[table->n].kind = form->kind;
		fill_entry(&table->entries[table->n++], counts->model, form);
	}
}

void
nx_train_forms(FormTable *table, NxArena *arena, const NxModel *model, NxBreaks *breaks,
			   const char *data)
{
	FormCounts counts = {.arena = arena, .model = model, .breaks = breaks};

	memset(table, 0, sizeof(*table));
	nx_keymap_init(&counts.index, arena);
	count_news(&counts, data);
	qsort(counts.counts, counts.n, sizeof(FormCount), most_frequent_first);
	fill_table(table, &counts);
}
