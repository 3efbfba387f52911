/*
 * train_tagger.c
 *	  Learns the tagger and makes a table of it that the server can hold.
 *
 * First on all features, then, of these, the most useful ones are kept and learnt
 * again by themselves, so that they take over the work of the others; last the
 * weights become whole numbers.
 */
#include "tools/train/train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/features.h"
#include "tools/train/corpus.h"
#include "tools/train/crf.h"
#include "tools/train/floats.h"

/* Features of fewer tokens are left out from the start. */
#define LEAST_COUNT 2

/* Rounds on all features, and on those that are kept; more learn the sets by heart. */
#define ROUNDS 5
#define ROUNDS_AGAIN 3

/* What the file has room for; all 1,300,000 would give 0.3 points of F1 more. */
#define MAX_ROWS 152000

#define RATE 0.08f
#define NETWORK_RATE 0.03f
#define DROPOUT 0.2f

/*
 * What speaks for no name beside what is learnt: on texts that it has not seen the tagger
 * finds too much.  UNER gains 0.9 points by it, WikiGold 0.2, others 0.1 up or down.
 */
#define OUTSIDE_LEAD 0.2f

/* A weight of 1 in units of the table; larger ones than 127 / SCALE are cut. */
#define SCALE 28.0f

typedef struct Importance
{
	float value;
	uint32_t feature;
} Importance;

static int
by_importance(const void *a, const void *b)
{
	const Importance *left = a;
	const Importance *right = b;

	if (left->value != right->value)
		return left->value < right->value ? 1 : -1;
	return left->feature < right->feature ? -1 : left->feature > right->feature;
}

/*
 * How much a feature does: the spread of its weights, times how often it does so.
 * What all labels get alike changes nothing, so the mean is taken off.
 */
static float
importance(const float *row, uint32_t count)
{
	float mean = 0;
	float spread = 0;

	for (int label = 0; label < NX_N_LABELS; label++)
		mean += row[label] / NX_N_LABELS;
	for (int label = 0; label < NX_N_LABELS; label++)
		spread += (row[label] - mean) * (row[label] - mean);
	return sqrtf(spread) * sqrtf((float) count);
}

/* Keep the max_rows most useful features, in corpus and weights. */
static void
prune(Corpus *corpus, Crf *crf, uint32_t max_rows)
{
	Importance *list = calloc(corpus->n_keys + 1, sizeof(Importance));
	uint32_t *renumbered = calloc(corpus->n_keys + 1, sizeof(uint32_t));
	uint32_t n_kept = 0;

	if (list == NULL || renumbered == NULL)
		nx_host_die("out of memory");
	for (uint32_t k = 0; k < corpus->n_keys; k++)
	{
		list[k].value = importance(crf->weights[k], corpus->counts[k]);
		list[k].feature = k;
		renumbered[k] = UINT32_MAX;
	}
	qsort(list, corpus->n_keys, sizeof(Importance), by_importance);
	for (uint32_t k = 0; k < max_rows && k < corpus->n_keys; k++)
		renumbered[list[k].feature] = 0;
	for (uint32_t k = 0; k < corpus->n_keys; k++)
	{
		if (renumbered[k] == UINT32_MAX)
			continue;
		memmove(crf->weights[n_kept], crf->weights[k], sizeof(CrfRow));
		crf->squares[n_kept] = crf->squares[k];
		renumbered[k] = n_kept++;
	}
	corpus_renumber(corpus, renumbered, n_kept);
	crf->n_keys = n_kept;
	free(list);
	free(renumbered);
}

/* All weights of a tagger as arrays, so that they can be added up. */
typedef struct Weights
{
	float *arrays[3];
	size_t sizes[3];
} Weights;

static Weights
weights_of(Crf *crf)
{
	Weights weights = {{crf->weights[0], crf->steps[0],
						crf->network == NULL ? NULL : (float *) &crf->network->weights},
					   {(size_t) crf->n_keys * CRF_WIDTH, CRF_WIDTH * CRF_WIDTH,
						crf->network == NULL ? 0 : sizeof(NetworkWeights) / sizeof(float)}};

	return weights;
}

/*
 * Rounds of learning; the weights become the mean of those after each of the last
 * half of the rounds, which wander around the best ones.
 */
static void
learn(Crf *crf, const Corpus *corpus, uint32_t rounds)
{
	Weights weights = weights_of(crf);
	float *means[3];
	float n = (float) (rounds - rounds / 2);

	for (int k = 0; k < 3; k++)
	{
		means[k] = calloc(weights.sizes[k] + 1, sizeof(float));
		if (means[k] == NULL)
			nx_host_die("out of memory");
	}
	for (uint32_t round = 0; round < rounds; round++)
	{
		float slower = 1 - 0.8f * (float) round / (float) rounds;
		CrfOptions options = {RATE * slower, DROPOUT, NETWORK_RATE * slower};

		fprintf(stderr, "round %u: loss %.4f\n", round + 1,
				crf_round(crf, corpus, &options));
		for (int k = 0; k < 3 && round >= rounds / 2; k++)
			for (size_t i = 0; i < weights.sizes[k]; i++)
				means[k][i] += weights.arrays[k][i] / n;
	}
	for (int k = 0; k < 3; k++)
	{
		if (weights.sizes[k] > 0)
			memcpy(weights.arrays[k], means[k], weights.sizes[k] * sizeof(float));
		free(means[k]);
	}
}

static void
fill_rows(TrainedTagger *tagger, NxArena *arena, const Corpus *corpus, const Crf *crf)
{
	tagger->rows = nx_new_array(arena, TrainedRow, corpus->n_keys);
	for (uint32_t k = 0; k < corpus->n_keys; k++)
	{
		TrainedRow *row = &tagger->rows[tagger->n_rows];
		const float *weights = crf->weights[k];
		float mean = 0;
		bool any = false;

		memset(row, 0, sizeof(*row));
		row->feature = corpus->keys[k];
		row->count = corpus->counts[k];
		for (int label = 0; label < NX_N_LABELS; label++)
			mean += weights[label] / NX_N_LABELS;
		for (int label = 0; label < NX_N_LABELS; label++)
		{
			row->weights[label] = (int8_t) nearest_whole(weights[label] - mean, SCALE, 127);
			any = any || row->weights[label] != 0;
		}
		tagger->n_rows += any;
	}
}

static int
most_used_first(const void *a, const void *b)
{
	const TrainedRow *left = a;
	const TrainedRow *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return left->feature < right->feature ? -1 : left->feature > right->feature;
}

static void
fill_tagger(TrainedTagger *tagger, NxArena *arena, const Corpus *corpus, const Crf *crf)
{
	memset(tagger, 0, sizeof(*tagger));
	tagger->n_labels = NX_N_LABELS;
	snprintf(tagger->features, sizeof(tagger->features), "%s", NX_FEATURES_VERSION);
	for (uint32_t from = 0; from <= NX_N_LABELS; from++)
		for (uint32_t to = 0; to < NX_N_LABELS; to++)
		{
			float lead = to == NX_LABEL_OUTSIDE ? OUTSIDE_LEAD : 0;

			tagger->transitions[from * NX_N_LABELS + to] =
				(int16_t) nearest_whole(crf->steps[from][to] + lead, SCALE, 32000);
		}
	fill_rows(tagger, arena, corpus, crf);
	qsort(tagger->rows, tagger->n_rows, sizeof(TrainedRow), most_used_first);
}

static void
fill_network(TrainedTagger *tagger, NxArena *arena, const Network *network)
{
	uint32_t n = network->embeddings->n;

	tagger->vector_keys = network->embeddings->keys;
	tagger->vectors = nx_new_array(arena, NxVectorEntry, n);
	tagger->n_vectors = n;
	for (uint32_t i = 0; i < n; i++)
		memcpy(tagger->vectors[i].codes, network->codes[i], sizeof(network->codes[i]));
	tagger->network_rows = nx_new_array(arena, NxNetworkRow, NX_MODEL_NET_ROWS);
	tagger->network_outputs = nx_new_array(arena, NxNetworkOutput, NX_MODEL_NET_OUTPUTS);
	network_fill(network, SCALE, tagger->network_rows, tagger->network_outputs);
}

void
nx_train_tagger(TrainedTagger *tagger, NxArena *arena, const NxModel *tables,
				const char *data, const Embeddings *embeddings, Without without)
{
	Corpus corpus = {.without = without,
					 .embeddings = without == WITHOUT_NETWORK ? NULL : embeddings};
	NxError error;
	NxBreaks *breaks = nx_breaks_open("en", &error);
	Crf crf;

	if (breaks == NULL)
		nx_host_die("%s", error.message);
	for (uint32_t i = 0; i < n_annotated_sets; i++)
	{
		if (annotated_sets[i].weight > 0)
			corpus_add_set(&corpus, &annotated_sets[i], tables, breaks, data);
	}
	nx_breaks_close(breaks);
	corpus_number(&corpus, LEAST_COUNT);
	fprintf(stderr, "%u sentences, %u dropped, %u tokens, %u features, %zu in all\n",
			corpus.n_sentences, corpus.n_dropped, corpus.n_tokens, corpus.n_keys,
			corpus.n_features);
	crf_init(&crf, corpus.n_keys);
	if (corpus.embeddings != NULL)
		crf.network = network_new(arena, corpus.embeddings);
	learn(&crf, &corpus, ROUNDS);
	prune(&corpus, &crf, MAX_ROWS);
	if (crf.network != NULL)
		network_quantise(crf.network, arena);
	learn(&crf, &corpus, ROUNDS_AGAIN);
	fill_tagger(tagger, arena, &corpus, &crf);
	if (crf.network != NULL)
		fill_network(tagger, arena, crf.network);
	crf_free(&crf);
	corpus_free(&corpus);
}
