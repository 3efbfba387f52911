/*
 * tables.h
 *	  The tables of the model while they are being filled.
 *
 *		  counts.c		how words are used in the news articles
 *		  classes.c		our own lists in data/en: word classes, aliases, demonyms
 *		  valence.c		the tone of words
 *		  clusters.c	Brown clusters
 *		  places.c, persons.c, organizations.c, actors.c		the gazetteers
 *		  styles.c		which annotated set uses a word most
 *
 * Our own lists are read first and have the last word: what a gazetteer says of
 * a phrase that stands in them adds its weight and nothing else.
 */
#ifndef NEWSX_TOOLS_TRAIN_TABLES_H
#define NEWSX_TOOLS_TRAIN_TABLES_H

#include "base/arena.h"
#include "base/kinds.h"
#include "model/format.h"
#include "model/write.h"
#include "text/breaks.h"
#include "analysis/keymap.h"

/* How a word (in the form of nx_fold_lower) is used in running text. */
typedef struct Count
{
	NxString word;
	uint32_t documents;
	uint32_t lower;	  /* in lower case */
	uint32_t capital; /* capitalised, not as the first word of a sentence */
	uint32_t upper;	  /* all in capitals */
} Count;

typedef struct Counts
{
	NxKeymap index; /* nx_hash64 of the word -> number */
	Count *counts;
	uint32_t n_counts;
	uint32_t capacity;
	uint32_t n_documents;
} Counts;

typedef struct Tables
{
	NxArena *arena;
	NxBreaks *breaks;
	Counts counts;

	NxKeymap word_index; /* nx_hash64 of nx_fold_lower -> number */
	uint64_t *word_keys;
	NxWordEntry *words;
	uint32_t n_words;
	uint32_t word_capacity;

	NxKeymap phrase_index; /* chain -> number */
	uint64_t *phrase_keys;
	NxPhraseEntry *phrases;
	bool *phrase_is_own; /* comes from data/en */
	uint32_t n_phrases;
	uint32_t phrase_capacity;

	NxKeymap name_index; /* nx_hash64 of the name -> number */
	NxString *names;
	uint32_t n_names;
	uint32_t name_capacity;

	uint64_t *cluster_keys;
	NxClusterEntry *clusters;
	uint32_t n_clusters;
	uint32_t cluster_capacity;
	uint32_t *cluster_paths; /* [n_cluster_paths][2] */
	uint32_t n_cluster_paths;
	uint32_t cluster_path_capacity;
} Tables;

extern void tables_init(Tables *tables, NxArena *arena, NxBreaks *breaks);

/* The tables' sections, for a model without a tagger or before it is added. */
extern void tables_write(const Tables *tables, NxModelWriter *writer);

/* The entry of a word, made if it is not there; valid until the next is made. */
extern NxWordEntry *tables_word(Tables *tables, const char *word);

/* Where a phrase comes from: whether data/en holds it, or a gazetteer. */
typedef enum PhraseSource
{
	PHRASE_OWN,
	PHRASE_GAZETTEER
} PhraseSource;

/*
 * Add a phrase.  name is its canonical name, NULL if the phrase is one itself.
 * A phrase of one word that is usually written in lower case is left out if it
 * comes from a gazetteer.
 */
extern void tables_phrase(Tables *tables, PhraseSource source, const char *phrase,
						  uint32_t kinds, uint32_t flags, const char *name,
						  uint32_t weight);

/* Is the phrase there already? */
extern bool tables_has_phrase(const Tables *tables, const char *phrase);

/* log2(value) * 256, rounded down; 0 for 0. */
extern uint32_t tables_log2(uint64_t value);

/* Counting the articles, or reading what was counted before. */
extern void counts_from_news(Counts *counts, NxArena *arena, NxBreaks *breaks,
							 const char *data);
extern void counts_from_file(Counts *counts, NxArena *arena, const char *path);
extern void counts_to_file(const Counts *counts, const char *path);
extern const Count *counts_find(const Counts *counts, const char *word);

/* Does every word of the phrase stand in the news articles? */
extern bool counts_know_all(const Counts *counts, const char *phrase);

/* Is the word usually written in lower case? */
extern bool counts_is_common(const Count *count);

/* The compilers: each reads its part of the training data or of our own lists. */
extern void compile_counts(Tables *tables, const char *data, const char *own);
extern void compile_classes(Tables *tables, const char *data, const char *own);
extern void compile_valence(Tables *tables, const char *data, const char *own);
extern void compile_clusters(Tables *tables, const char *data, const char *own);
extern void compile_places(Tables *tables, const char *data, const char *own);
extern void compile_persons(Tables *tables, const char *data, const char *own);
extern void compile_organizations(Tables *tables, const char *data, const char *own);
extern void compile_actors(Tables *tables, const char *data, const char *own);
extern void compile_styles(Tables *tables, const char *data, const char *own);

#endif /* NEWSX_TOOLS_TRAIN_TABLES_H */
