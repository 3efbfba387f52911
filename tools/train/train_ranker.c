/*
 * train_ranker.c
 *	  Learns what the features of a sentence are worth for a summary.
 *
 * A summary of sentences with o words (or pairs of words) of the reference among their
 * n has ROUGE F = 2 o / (n + N), N those of the reference.  To raise F above f, a
 * sentence must have 2 o > f n (Dinkelbach, "On Nonlinear Fractional Programming",
 * 1967).  So the gain of a sentence is taken for 2 o - f n, in ROUGE-1 plus the same in
 * ROUGE-2, over the length of an average summary and the reference; this is what the
 * sum of the features' shares comes near to, by least squares: an additive model
 * whose shares are step functions.  In each article only differences between its
 * sentences count.
 *
 * Shares are set off against the average sentence: one that adds nothing is 0.  The
 * limits of the steps cut the sentences into equal parts, but for position and
 * length, where it is known what matters.  What the highlights of CNN cannot tell is
 * added to it by hand: see add_own_judgement.
 *
 * Boosted trees of two to eight leaves did no better on the same features, nor did a
 * policy that was trained on ROUGE itself, as BanditSum is.
 */
#include "tools/train/train_ranker.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "analysis/sentence_features.h"
#include "tools/host/host.h"
#include "tools/train/highlights.h"

/*
 * F that a sentence has to raise: somewhat above what is reached, as words of earlier
 * sentences count no second time.
 */
#define AIM_1 0.35
#define AIM_2 0.15

/* Words of a summary of three sentences. */
#define SUMMARY_WORDS 75

/* Hundredths of a point of 100. */
#define SHARE_ONE 10000.0

#define RIDGE 20.0

/*
 * Elsewhere the beginning of a story tells more than at CNN, where the highlights come
 * from: a ranker with this finds more words of long titles, which are no part of what it
 * learns from, for little loss at CNN (test/accuracy/summary.py).
 */
static const int16_t lead_gains[] = {200, 100, 50};
#define N_LEAD_GAINS 3

/*
 * A sentence of few words gains little and loses less, so least squares find it better
 * than most.  It says little all the same: each word short of FEW_WORDS costs so much.
 */
#define FEW_WORDS 9
#define FEW_WORDS_COST 50

/* A heading or a caption, which the articles of CNN/DailyMail have with full stops. */
#define NO_STOP_COST 300

/* An editor passes over what points elsewhere, asks, or is all quotation. */
#define ADDRESS_COST 200
#define QUESTION_COST 100
#define QUOTATION_COST 100
#define ALL_QUOTED 900 /* permille of its tokens */

/* Steps of features whose values have no list of their own. */
#define QUANTILES 8

#define MAX_COLUMNS (NX_N_RANK_FEATURES * NX_MODEL_RANK_STEPS)
#define MAX_REFERENCE 512

static const uint16_t position_limits[] = {0,  1,  2,  3,  4,  5,  6, 8,
										   10, 13, 17, 22, 30, 45, 70};
static const uint16_t length_limits[] = {3,	 5,	 8,	 11, 14, 17, 20, 23,
										 26, 29, 32, 36, 42, 50, 60};

/*
 * The rules are an editor's, not learnt: ROUGE forgives a summary that begins with
 * "He".  Their strength was chosen by test/accuracy/summary.py: the first costs
 * nothing, the second 0.1 points of ROUGE-1, the third gains as much.
 */
#define TORN_COST (-5000)
static const int16_t lean_costs[] = {
	[NX_LEAN_NOT] = 0,		  [NX_LEAN_CONTRAST] = -50, [NX_LEAN_POINTER] = -100,
	[NX_LEAN_SPEAKER] = -150, [NX_LEAN_PRONOUN] = -200,
};
#define REPETITION_FREE 190 /* permille: words of the story's matter stand everywhere */
#define REPETITION_COST \
	(-1500)				  /* where all is said already; less falls off with its square */
#define COPY_COST (-5000) /* next to all: a copy, or nothing of its own */

/* An article's sentences, and their gains. */
typedef struct Example
{
	const HighlightedArticle *article;
	uint32_t n;
	uint16_t (*values)[NX_N_RANK_FEATURES];
	double *gains;
} Example;

typedef struct Trainer
{
	NxArena *arena;
	const NxModel *model;
	NxBreaks *breaks;
	Highlights highlights;
	Example *examples; /* [n_articles] */
	NxRankEntry entries[NX_N_RANK_ENTRIES];
	uint32_t first_column[NX_N_RANK_FEATURES + 1];
} Trainer;

/* The normal equations of some of the articles. */
typedef struct Equations
{
	double matrix[MAX_COLUMNS][MAX_COLUMNS];
	double right[MAX_COLUMNS];
	double counts[MAX_COLUMNS]; /* sentences on each step */
} Equations;

/* ---- gains ---- */

/* The words of a text, or their pairs, as hashes, each once with its count. */
typedef struct Bag
{
	uint64_t keys[MAX_REFERENCE];
	uint32_t counts[MAX_REFERENCE];
	uint32_t n;
	uint32_t total;
} Bag;

static bool
is_word(const NxToken *token)
{
	return token->kind == NX_TOKEN_WORD || token->kind == NX_TOKEN_NUMBER ||
		   token->kind == NX_TOKEN_CJK;
}

static uint32_t
find_key(const Bag *bag, uint64_t key)
{
	uint32_t i = 0;

	while (i < bag->n && bag->keys[i] != key)
		i++;
	return i;
}

static void
bag_add(Bag *bag, uint64_t key)
{
	uint32_t i = find_key(bag, key);

	bag->total++;
	if (i == MAX_REFERENCE)
		return;
	if (i == bag->n)
		bag->keys[bag->n++] = key;
	bag->counts[i]++;
}

static uint64_t
pair_key(uint64_t first, uint64_t second)
{
	return first * UINT64_C(0x9E3779B97F4A7C15) ^ second;
}

/* How often the keys of *found stand in *wanted, each as often as there at most. */
static uint32_t
count_same(const Bag *found, const Bag *wanted)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < found->n; i++)
	{
		uint32_t at = find_key(wanted, found->keys[i]);

		if (at < wanted->n)
			n += found->counts[i] < wanted->counts[at] ? found->counts[i]
													   : wanted->counts[at];
	}
	return n;
}

/* Put the words and pairs of these tokens into bags that may hold some already. */
static void
bag_tokens(const NxText *text, uint32_t first, uint32_t n, Bag *words, Bag *pairs)
{
	uint64_t before = 0;

	for (uint32_t i = first; i < first + n; i++)
	{
		if (!is_word(&text->tokens[i]))
			continue;
		bag_add(words, text->tokens[i].lower);
		if (before != 0)
			bag_add(pairs, pair_key(before, text->tokens[i].lower));
		before = text->tokens[i].lower;
	}
}

static double
gain_of(const NxText *text, const NxSentence *sentence, const Bag *words, const Bag *pairs)
{
	Bag own_words = {.n = 0};
	Bag own_pairs = {.n = 0};
	double gain;

	bag_tokens(text, sentence->first_token, sentence->n_tokens, &own_words, &own_pairs);
	gain = 2.0 * count_same(&own_words, words) - AIM_1 * own_words.total;
	gain += 2.0 * count_same(&own_pairs, pairs) - AIM_2 * own_words.total;
	return SHARE_ONE * gain / (SUMMARY_WORDS + words->total);
}

static const NxAnalysis *
analyse(const HighlightedArticle *article, NxArena *arena, const NxModel *model,
		NxBreaks *breaks)
{
	NxArticle input = {.body = article->body};

	if (article->title.len > 0)
		input.title = article->title;
	return nx_analyse(arena, model, breaks, &input);
}

/* Features and gains of an article's sentences. */
static void
read_example(Trainer *trainer, Example *example)
{
	const HighlightedArticle *article = example->article;
	const NxAnalysis *analysis;
	NxCandidate *candidates;
	Bag words = {.n = 0};
	Bag pairs = {.n = 0};
	NxText reference;
	NxTerms terms;
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	nx_text_read(&reference, &arena, trainer->breaks, article->lines.bytes,
				 article->lines.len, 0);
	bag_tokens(&reference, 0, reference.n_tokens, &words, &pairs);
	analysis = analyse(article, &arena, trainer->model, trainer->breaks);
	nx_terms_collect(&terms, analysis);
	example->n = nx_sentence_features(analysis, &terms, &candidates);
	example->values = nx_arena_alloc_array(trainer->arena, (size_t) example->n + 1,
										   sizeof(*example->values));
	example->gains = nx_new_array(trainer->arena, double, (size_t) example->n + 1);
	for (uint32_t i = 0; i < example->n; i++)
	{
		const NxSentence *sentence = &analysis->text.sentences[candidates[i].sentence];

		memcpy(example->values[i], candidates[i].values, sizeof(*example->values));
		example->gains[i] = gain_of(&analysis->text, sentence, &words, &pairs);
	}
	nx_host_reset(&host);
}

/* ---- steps ---- */

static void
set_limits(NxRankEntry *entry, const uint16_t *limits, uint32_t n)
{
	for (uint32_t i = 0; i < NX_MODEL_RANK_STEPS - 1; i++)
		entry->limits[i] = i < n ? limits[i] : UINT16_MAX;
}

static int
compare_values(const void *a, const void *b)
{
	return (int) *(const uint16_t *) a - (int) *(const uint16_t *) b;
}

/* Limits that cut all sentences into about equal parts; equal values stay together. */
static void
find_limits(Trainer *trainer, int feature, uint32_t n_sentences)
{
	uint16_t *values = malloc((size_t) n_sentences * sizeof(uint16_t));
	uint16_t limits[QUANTILES];
	uint32_t n_limits = 0;
	uint32_t n = 0;

	if (values == NULL)
		nx_host_die("out of memory");
	for (uint32_t e = 0; e < trainer->highlights.n_articles; e++)
	{
		for (uint32_t i = 0; i < trainer->examples[e].n; i++)
			values[n++] = trainer->examples[e].values[i][feature];
	}
	qsort(values, n, sizeof(*values), compare_values);
	for (uint32_t q = 1; q < QUANTILES; q++)
	{
		uint16_t limit = values[(size_t) n * q / QUANTILES];

		if (limit < values[n - 1] && (n_limits == 0 || limits[n_limits - 1] < limit))
			limits[n_limits++] = limit;
	}
	set_limits(&trainer->entries[feature], limits, n_limits);
	free(values);
}

/* A step for each value, as many as there are. */
static void
set_values(NxRankEntry *entry, uint16_t most)
{
	uint16_t limits[NX_MODEL_RANK_STEPS];
	uint32_t n = most < NX_MODEL_RANK_STEPS - 1 ? most : NX_MODEL_RANK_STEPS - 1;

	for (uint16_t i = 0; i < n; i++)
		limits[i] = i;
	set_limits(entry, limits, n);
}

static void
choose_limits(Trainer *trainer)
{
	uint32_t n_sentences = 0;
	uint32_t n_columns = 0;

	for (uint32_t e = 0; e < trainer->highlights.n_articles; e++)
		n_sentences += trainer->examples[e].n;
	for (int f = 0; f < NX_N_RANK_FEATURES; f++)
		find_limits(trainer, f, n_sentences);
	set_limits(&trainer->entries[NX_RANK_POSITION], position_limits, 15);
	set_limits(&trainer->entries[NX_RANK_LENGTH], length_limits, 15);
	set_values(&trainer->entries[NX_RANK_PARAGRAPH], 10);
	set_values(&trainer->entries[NX_RANK_NUMBERS], 5);
	set_values(&trainer->entries[NX_RANK_PERSONS], 3);
	set_values(&trainer->entries[NX_RANK_ADDRESSES], 2);
	set_values(&trainer->entries[NX_RANK_ENDING], NX_ENDING_NONE);
	for (int f = 0; f < NX_N_RANK_FEATURES; f++)
	{
		trainer->first_column[f] = n_columns;
		n_columns += NX_MODEL_RANK_STEPS;
	}
	trainer->first_column[NX_N_RANK_FEATURES] = n_columns;
}

static uint32_t
column_of(const Trainer *trainer, int feature, uint16_t value)
{
	const NxRankEntry *entry = &trainer->entries[feature];
	uint32_t step = 0;

	while (step < NX_MODEL_RANK_STEPS - 1 && value > entry->limits[step])
		step++;
	return trainer->first_column[feature] + step;
}

/* ---- least squares ---- */

/* Add the sentences of an article, as differences from their mean. */
static void
add_example(const Trainer *trainer, const Example *example, Equations *sum)
{
	static double mean[MAX_COLUMNS];
	/* Long stories have more sentences, but are no more than one story. */
	double weight = example->n == 0 ? 0 : 1 / sqrt(example->n);
	double mean_gain = 0;

	memset(mean, 0, sizeof(mean));
	for (uint32_t i = 0; i < example->n; i++)
	{
		mean_gain += example->gains[i] / example->n;
		for (int f = 0; f < NX_N_RANK_FEATURES; f++)
			mean[column_of(trainer, f, example->values[i][f])] += 1.0 / example->n;
	}
	for (uint32_t i = 0; i < example->n; i++)
	{
		uint32_t columns[NX_N_RANK_FEATURES];

		for (int f = 0; f < NX_N_RANK_FEATURES; f++)
			columns[f] = column_of(trainer, f, example->values[i][f]);
		for (int f = 0; f < NX_N_RANK_FEATURES; f++)
		{
			sum->counts[columns[f]]++;
			sum->right[columns[f]] += weight * (example->gains[i] - mean_gain);
			for (int g = 0; g < NX_N_RANK_FEATURES; g++)
				sum->matrix[columns[f]][columns[g]] += weight;
		}
	}
	for (uint32_t a = 0; a < MAX_COLUMNS; a++)
	{
		for (uint32_t b = 0; mean[a] != 0 && b < MAX_COLUMNS; b++)
			sum->matrix[a][b] -= weight * example->n * mean[a] * mean[b];
	}
}

static void
add_equations(Equations *sum, const Equations *other)
{
	for (uint32_t a = 0; a < MAX_COLUMNS; a++)
	{
		sum->right[a] += other->right[a];
		sum->counts[a] += other->counts[a];
		for (uint32_t b = 0; b < MAX_COLUMNS; b++)
			sum->matrix[a][b] += other->matrix[a][b];
	}
}

/* Solve by Cholesky's method, in place; the ridge makes the matrix definite. */
static void
solve(Equations *equations, double *solution)
{
	double(*m)[MAX_COLUMNS] = equations->matrix;

	for (uint32_t j = 0; j < MAX_COLUMNS; j++)
	{
		m[j][j] += RIDGE;
		for (uint32_t k = 0; k < j; k++)
			m[j][j] -= m[j][k] * m[j][k];
		m[j][j] = sqrt(m[j][j]);
		for (uint32_t i = j + 1; i < MAX_COLUMNS; i++)
		{
			for (uint32_t k = 0; k < j; k++)
				m[i][j] -= m[i][k] * m[j][k];
			m[i][j] /= m[j][j];
		}
	}
	for (uint32_t i = 0; i < MAX_COLUMNS; i++)
	{
		solution[i] = equations->right[i];
		for (uint32_t k = 0; k < i; k++)
			solution[i] -= m[i][k] * solution[k];
		solution[i] /= m[i][i];
	}
	for (uint32_t i = MAX_COLUMNS; i-- > 0;)
	{
		for (uint32_t k = i + 1; k < MAX_COLUMNS; k++)
			solution[i] -= m[k][i] * solution[k];
		solution[i] /= m[i][i];
	}
}

/* Weights as whole numbers, so that the average sentence has a share of nothing. */
static void
set_weights(NxRankEntry *entry, const double *solution, const double *counts)
{
	double mean = 0;
	double n = 0;

	for (int i = 0; i < NX_MODEL_RANK_STEPS; i++)
	{
		mean += solution[i] * counts[i];
		n += counts[i];
	}
	for (int i = 0; i < NX_MODEL_RANK_STEPS; i++)
	{
		double weight = counts[i] == 0 ? 0 : round(solution[i] - mean / n);

		if (fabs(weight) > NX_MODEL_RANK_MOST)
			nx_host_die("a weight of the ranker is out of range: %g", weight);
		entry->weights[i] = (int16_t) weight;
	}
}

static void
lower(NxRankEntry *entry, int step, int cost)
{
	entry->weights[step] = (int16_t) (entry->weights[step] - cost);
}

/* What the training data cannot tell. */
static void
add_own_judgement(NxRankEntry *entries)
{
	NxRankEntry *length = &entries[NX_RANK_LENGTH];

	for (int i = 0; length->limits[i] < FEW_WORDS; i++)
		lower(length, i, FEW_WORDS_COST * (FEW_WORDS - length->limits[i]));
	for (int i = 0; i < N_LEAD_GAINS; i++)
		lower(&entries[NX_RANK_POSITION], i, -lead_gains[i]);
	lower(&entries[NX_RANK_ENDING], NX_ENDING_NONE, NO_STOP_COST);
	lower(&entries[NX_RANK_ENDING], NX_ENDING_QUESTION, QUESTION_COST);
	for (uint16_t n = 1; n < NX_MODEL_RANK_STEPS; n++)
		lower(&entries[NX_RANK_ADDRESSES], n, ADDRESS_COST);
	for (uint16_t n = 0; n < NX_MODEL_RANK_STEPS; n++)
	{
		if (n > 0 && entries[NX_RANK_QUOTED].limits[n - 1] >= ALL_QUOTED)
			lower(&entries[NX_RANK_QUOTED], n, QUOTATION_COST);
	}
}

static void
set_rules(NxRankEntry *entries)
{
	static const uint16_t torn_limit = 0;
	NxRankEntry *repetition = &entries[NX_RANK_REPETITION];
	uint32_t last = NX_MODEL_RANK_STEPS - 1;

	set_limits(&entries[NX_RANK_TORN], &torn_limit, 1);
	entries[NX_RANK_TORN].weights[1] = TORN_COST;
	set_values(&entries[NX_RANK_ANTECEDENT], NX_LEAN_PRONOUN);
	memcpy(entries[NX_RANK_ANTECEDENT].weights, lean_costs, sizeof(lean_costs));
	for (uint32_t i = 0; i < last; i++)
	{
		repetition->limits[i] =
			(uint16_t) (REPETITION_FREE + i * (1000 - REPETITION_FREE) / last);
		repetition->weights[i] =
			(int16_t) (REPETITION_COST * (int) (i * i) / (int) (last * last));
	}
	repetition->weights[last] = COPY_COST;
}

/* ---- all of it ---- */

static void
read_examples(Trainer *trainer, const char *data)
{
	highlights_read(&trainer->highlights, trainer->arena, data);
	trainer->examples =
		nx_new_array(trainer->arena, Example, trainer->highlights.n_articles);
	for (uint32_t i = 0; i < trainer->highlights.n_articles; i++)
	{
		trainer->examples[i].article = &trainer->highlights.articles[i];
		/* Titles are only looked for. */
		if (trainer->highlights.articles[i].set != HIGHLIGHTS_TITLES)
			read_example(trainer, &trainer->examples[i]);
	}
	choose_limits(trainer);
	set_rules(trainer->entries);
}

/* The equations of the articles number fold, fold + RANK_FOLDS, ... */
static void
set_up_fold(const Trainer *trainer, uint32_t fold, Equations *equations)
{
	memset(equations, 0, sizeof(*equations));
	for (uint32_t i = fold; i < trainer->highlights.n_articles; i += RANK_FOLDS)
		add_example(trainer, &trainer->examples[i], equations);
}

/* Learn from all folds but one; from all if there is none of this number. */
static void
learn(Trainer *trainer, const Equations *folds, uint32_t without)
{
	Equations *sum = calloc(1, sizeof(*sum));
	double *solution = calloc(MAX_COLUMNS, sizeof(*solution));

	if (sum == NULL || solution == NULL)
		nx_host_die("out of memory");
	for (uint32_t k = 0; k < RANK_FOLDS; k++)
	{
		if (k != without)
			add_equations(sum, &folds[k]);
	}
	solve(sum, solution);
	for (int f = 0; f < NX_N_RANK_FEATURES; f++)
		set_weights(&trainer->entries[f], solution + trainer->first_column[f],
					sum->counts + trainer->first_column[f]);
	add_own_judgement(trainer->entries);
	free(solution);
	free(sum);
}

static Equations *
set_up(Trainer *trainer, NxArena *arena, const NxModel *model, NxBreaks *breaks,
	   const char *data)
{
	Equations *folds = calloc(RANK_FOLDS, sizeof(*folds));

	if (folds == NULL)
		nx_host_die("out of memory");
	memset(trainer, 0, sizeof(*trainer));
	trainer->arena = arena;
	trainer->model = model;
	trainer->breaks = breaks;
	read_examples(trainer, data);
	for (uint32_t k = 0; k < RANK_FOLDS; k++)
		set_up_fold(trainer, k, &folds[k]);
	return folds;
}

void
nx_train_ranker(NxRankEntry *entries, NxArena *arena, const NxModel *model,
				NxBreaks *breaks, const char *data)
{
	Trainer trainer;
	Equations *folds = set_up(&trainer, arena, model, breaks, data);

	learn(&trainer, folds, RANK_FOLDS);
	memcpy(entries, trainer.entries, sizeof(trainer.entries));
	free(folds);
}

/* ---- the folds shown ---- */

static void
print_json(const char *bytes, size_t len)
{
	putchar('"');
	for (size_t i = 0; i < len; i++)
	{
		unsigned char c = (unsigned char) bytes[i];

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < 0x20)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void
print_highlights(NxString lines)
{
	const char *line = lines.bytes;
	const char *end = lines.bytes + lines.len;

	while (line < end)
	{
		const char *stop = memchr(line, '\n', (size_t) (end - line));
		size_t len = (size_t) ((stop == NULL ? end : stop) - line);

		if (line > lines.bytes)
			printf(", ");
		print_json(line, len);
		line += len + 1;
	}
}

static void
print_ranks(const Trainer *trainer, const NxModel *ranker,
			const HighlightedArticle *article)
{
	static const char *const sets[N_HIGHLIGHT_SETS] = {"CNN/DailyMail", "news", "titles"};
	const NxAnalysis *analysis;
	const char *separator = "";
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	analysis = analyse(article, &arena, ranker, trainer->breaks);
	printf("{\"set\": \"%s\", \"highlights\": [", sets[article->set]);
	print_highlights(article->lines);
	printf("], \"sentences\": [");
	for (uint32_t i = 0; i < analysis->text.n_sentences; i++)
	{
		NxSpan span = analysis->text.sentences[i].span;

		if (analysis->scores[i].rank == 0)
			continue;
		printf("%s{\"rank\": %u, \"text\": ", separator, analysis->scores[i].rank);
		print_json(analysis->text.bytes + span.start, span.len);
		printf("}");
		separator = ", ";
	}
	printf("]}\n");
	nx_host_reset(&host);
}

void
nx_print_rank_folds(const NxModel *model, NxBreaks *breaks, const char *data)
{
	NxModel ranker = *model;
	Trainer trainer;
	NxHost host;
	NxArena arena;
	Equations *folds;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	folds = set_up(&trainer, &arena, model, breaks, data);
	ranker.rank = trainer.entries;
	for (uint32_t k = 0; k < RANK_FOLDS; k++)
	{
		learn(&trainer, folds, k);
		for (uint32_t i = k; i < trainer.highlights.n_articles; i += RANK_FOLDS)
			print_ranks(&trainer, &ranker, &trainer.highlights.articles[i]);
	}
	free(folds);
	nx_host_reset(&host);
}
