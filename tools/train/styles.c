/*
 * styles.c
 *	  Which style a word is of: how much more frequent it is in the texts of each
 *	  annotated set that the tagger learns from than in all of them.
 *
 * Counted are words in lower case, so that names do not give a text away; words that
 * the lexicon has, for it is there that the style stands.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "tools/train/bio.h"
#include "tools/train/sets.h"
#include "tools/train/tables.h"

/* Rarer words tell of single documents. */
#define LEAST_COUNT 8

/*
 * So many words that are spread as in all sets together are added to each: a word
 * that a small set lacks says little.
 */
#define PRIOR 5000.0

/* A logarithm of 1; as format.h says. */
#define SCALE 16.0

/* A logarithm of 1.5: words come in bursts, and no single one is to decide. */
#define MOST 24

typedef struct StyleCounts
{
	uint32_t (*words)[NX_MODEL_STYLES]; /* [tables->n_words] */
	double totals[NX_MODEL_STYLES];
} StyleCounts;

static bool
is_lower(NxString word)
{
	for (uint32_t i = 0; i < word.len; i++)
	{
		if (word.bytes[i] < 'a' || word.bytes[i] > 'z')
			return false;
	}
	return word.len > 1;
}

static void
count_set(StyleCounts *counts, const Tables *tables, const AnnotatedSet *set,
		  const char *data)
{
	const char *tags[SET_MAX_TAGS];
	uint32_t n_tags = set_tag_names(set, tags);
	NxHost host;
	NxArena arena;
	BioFile file;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bio_read(&file, &arena, set_path(set, &arena, data), tags, n_tags,
			 set->sentences_per_document);
	for (uint32_t i = 0; i < file.n_tokens; i++)
	{
		NxString word = file.tokens[i].word;
		uint32_t n;

		if (!is_lower(word))
			continue;
		n = nx_keymap_get(&tables->word_index, nx_hash64(word.bytes, word.len));
		if (n == NX_KEYMAP_NONE)
			continue;
		counts->words[n][set->style - 1]++;
		counts->totals[set->style - 1]++;
	}
	free(file.bytes);
	nx_host_reset(&host);
}

static void
set_styles(NxWordEntry *entry, const uint32_t *counts, const double *totals)
{
	double n = 0;
	double total = 0;

	for (int style = 0; style < NX_MODEL_STYLES; style++)
	{
		n += counts[style];
		total += totals[style];
	}
	if (n < LEAST_COUNT)
		return;
	for (int style = 0; style < NX_MODEL_STYLES; style++)
	{
		double share = (counts[style] + PRIOR * n / total) / (totals[style] + PRIOR);
		double value = round(SCALE * log(share / (n / total)));

		entry->styles[style] = (int8_t) (value > MOST	 ? MOST
										 : value < -MOST ? -MOST
														 : value);
	}
}

void
compile_styles(Tables *tables, const char *data, const char *own)
{
	StyleCounts counts = {0};

	counts.words = calloc((size_t) tables->n_words + 1, sizeof(*counts.words));
	if (counts.words == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < n_annotated_sets; i++)
	{
		if (annotated_sets[i].style > 0)
			count_set(&counts, tables, &annotated_sets[i], data);
	}
	for (uint32_t n = 0; n < tables->n_words; n++)
		set_styles(&tables->words[n], counts.words[n], counts.totals);
	free(counts.words);
	(void) own;
}
