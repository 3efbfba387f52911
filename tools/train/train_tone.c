/*
 * train_tone.c
 *	  Learning the tone toward a target.
 *
 * Each feature of a word is seen twice: as itself, if LEAST_EXAMPLES targets have it, and
 * as its vector, one block of weights for each region.  So a word that no annotated
 * sentence holds has weights, too.  In the model both are one number.
 *
 * The network is learnt beside it from the same examples, neither knowing of the other:
 * learnt together they are no better than one of them.
 */
#include "tools/train/train_tone.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "model/write.h"
#include "tools/host/host.h"
#include "tools/train/lbfgs.h"
#include "tools/train/tone_sums.h"
#include "tools/train/train_tone_network.h"

#define LEAST_EXAMPLES 2
#define STEPS 120

/* Words of the model that have vectors: what 16 MB leave room for, with a few hundred others. */
#define MAX_WORDS 27000

/* What the network's scores count for beside the others'. */
#define NETWORK_SHARE 0.6f

/*
 * How much is trusted to vectors, to words and to patterns; how strongly all are held.
 * Chosen by cross-validation, where a half or the double of each gives up to a point less.
 */
#define VECTOR_SCALE 0.25
#define WORD_SCALE 0.25
#define PATTERN_SCALE 0.5
#define PENALTY 2.0

_Static_assert(TONE_SUMS <= UINT8_MAX, "a word has the number of its sum in a byte");

#define N_DENSE (NX_TARGET_REGIONS * VECTOR_SIZE)

/* One example as numbers. */
typedef struct Row
{
	uint32_t first; /* of its sparse features */
	uint32_t n;
	float *dense; /* [N_DENSE] */
	uint8_t class;
} Row;

typedef struct Problem
{
	Row *rows;
	uint32_t n_rows;
	uint32_t *ids;
	float *values;
	uint32_t n_sparse; /* different sparse features */
	uint32_t n_features;
} Problem;

static uint64_t
feature_key(const NxTargetFeature *feature)
{
	return nx_hash_mix(feature->key, UINT64_C(0x746f6e65) + feature->region);
}

/* Number the features that enough examples have; the others get NX_KEYMAP_NONE. */
static uint32_t
number_features(NxKeymap *numbers, NxArena *arena, const ToneExamples *examples,
				uint8_t left_out)
{
	NxKeymap counts;
	uint32_t n = 0;

	nx_keymap_init(&counts, arena);
	nx_keymap_init(numbers, arena);
	for (uint32_t i = 0; i < examples->n; i++)
	{
		const ToneExample *example = &examples->examples[i];

		for (uint32_t j = 0; j < example->n_features && example->fold != left_out; j++)
		{
			uint64_t key = feature_key(&example->features[j]);
			uint32_t count = nx_keymap_get(&counts, key);
			uint32_t seen = count == NX_KEYMAP_NONE ? 0 : count >> 24;

			/* The count, below the number of the example that was counted last. */
			if (count != NX_KEYMAP_NONE && (count & 0xffffff) == i)
				continue;
			seen = seen < 255 ? seen + 1 : seen;
			nx_keymap_put(&counts, key, seen << 24 | i);
			if (seen == LEAST_EXAMPLES)
				nx_keymap_put(numbers, key, n++);
		}
	}
	nx_keymap_drop(&counts);
	return n;
}

static void
fill_row(Problem *problem, Row *row, const ToneExample *example, const NxKeymap *numbers,
		 const Vectors *vectors, NxArena *arena)
{
	row->first = problem->n_features;
	row->class = example->class;
	row->dense = nx_new_array(arena, float, N_DENSE);
	for (uint32_t j = 0; j < example->n_features; j++)
	{
		const NxTargetFeature *feature = &example->features[j];
		uint32_t id = nx_keymap_get(numbers, feature_key(feature));
		float scale = (float) feature->scale / NX_TARGET_ONE;
		bool pattern = feature->region == NX_REGION_PATTERN;
		const float *v = pattern ? NULL : vectors_find(vectors, feature->key);

		if (id != NX_KEYMAP_NONE)
		{
			problem->ids[problem->n_features] = id;
			problem->values[problem->n_features++] =
				scale * (float) (pattern ? PATTERN_SCALE : WORD_SCALE);
		}
		for (int d = 0; v != NULL && d < VECTOR_SIZE; d++)
			row->dense[feature->region * VECTOR_SIZE + d] +=
				v[d] * scale * (float) VECTOR_SCALE;
	}
	row->n = problem->n_features - row->first;
}

static void
make_problem(Problem *problem, NxArena *arena, const ToneExamples *examples,
			 const Vectors *vectors, const NxKeymap *numbers, uint32_t n_sparse,
			 uint8_t left_out)
{
	size_t n = 0;

	memset(problem, 0, sizeof(*problem));
	for (uint32_t i = 0; i < examples->n; i++)
		n += examples->examples[i].n_features;
	problem->rows = nx_new_array(arena, Row, (size_t) examples->n + 1);
	problem->ids = nx_new_array(arena, uint32_t, n + 1);
	problem->values = nx_new_array(arena, float, n + 1);
	problem->n_sparse = n_sparse;
	for (uint32_t i = 0; i < examples->n; i++)
	{
		if (examples->examples[i].fold != left_out && examples->examples[i].n_features > 0)
			fill_row(problem, &problem->rows[problem->n_rows++], &examples->examples[i],
					 numbers, vectors, arena);
	}
}

/* Parameters: [feature][class], the sparse ones first, then the dense. */
static size_t
n_parameters(const Problem *problem)
{
	return ((size_t) problem->n_sparse + N_DENSE) * N_TONE_CLASSES;
}

static void
score_row(const Problem *problem, const Row *row, const float *x, double *scores)
{
	const float *dense = x + (size_t) problem->n_sparse * N_TONE_CLASSES;

	memset(scores, 0, sizeof(double) * N_TONE_CLASSES);
	for (uint32_t j = row->first; j < row->first + row->n; j++)
		for (int c = 0; c < N_TONE_CLASSES; c++)
			scores[c] +=
				x[(size_t) problem->ids[j] * N_TONE_CLASSES + c] * problem->values[j];
	for (int d = 0; d < N_DENSE; d++)
		for (int c = 0; c < N_TONE_CLASSES; c++)
			scores[c] += dense[d * N_TONE_CLASSES + c] * row->dense[d];
}

/* Scores become probabilities; returns the log of that of the right class. */
static double
softmax(double *scores, uint8_t class)
{
	double most = scores[0];
	double sum = 0;
	double right;

	for (int c = 1; c < N_TONE_CLASSES; c++)
		most = scores[c] > most ? scores[c] : most;
	right = scores[class] - most;
	for (int c = 0; c < N_TONE_CLASSES; c++)
		sum += scores[c] = exp(scores[c] - most);
	for (int c = 0; c < N_TONE_CLASSES; c++)
		scores[c] /= sum;
	return right - log(sum);
}

static double
loss(void *context, const float *x, float *gradient)
{
	const Problem *problem = context;
	size_t n = n_parameters(problem);
	float *dense = gradient + (size_t) problem->n_sparse * N_TONE_CLASSES;
	double value = 0;

	for (size_t i = 0; i < n; i++)
	{
		gradient[i] = (float) PENALTY * x[i];
		value += 0.5 * PENALTY * x[i] * x[i];
	}
	for (uint32_t i = 0; i < problem->n_rows; i++)
	{
		const Row *row = &problem->rows[i];
		double p[N_TONE_CLASSES];
		float g[N_TONE_CLASSES];

		score_row(problem, row, x, p);
		value -= softmax(p, row->class);
		for (int c = 0; c < N_TONE_CLASSES; c++)
			g[c] = (float) (p[c] - (c == row->class));
		for (uint32_t j = row->first; j < row->first + row->n; j++)
			for (int c = 0; c < N_TONE_CLASSES; c++)
				gradient[(size_t) problem->ids[j] * N_TONE_CLASSES + c] +=
					g[c] * problem->values[j];
		for (int d = 0; d < N_DENSE; d++)
			for (int c = 0; c < N_TONE_CLASSES; c++)
				dense[d * N_TONE_CLASSES + c] += g[c] * row->dense[d];
	}
	return value;
}

/* ---- into the model's form ---- */

static int8_t
quantise(double weight)
{
	double scaled = weight * NX_TONE_WEIGHT_ONE;

	scaled = scaled > 127 ? 127 : scaled < -127 ? -127 : scaled;
	return (int8_t) (scaled + (scaled < 0 ? -0.5 : 0.5));
}

static NxToneWeight
weight_of(const double *w)
{
	NxToneWeight weight = {quantise(w[TONE_POSITIVE] - w[TONE_NEUTRAL]),
						   quantise(w[TONE_NEGATIVE] - w[TONE_NEUTRAL])};

	return weight;
}

/* What a word says in each region; false: nothing. */
static bool
weigh_word(NxToneWeight *weights, uint64_t key, const Problem *problem, const float *x,
		   const NxKeymap *numbers, const Vectors *vectors)
{
	const float *v = vectors_find(vectors, key);
	bool any = false;

	for (uint8_t region = 0; region < NX_TARGET_REGIONS; region++)
	{
		NxTargetFeature feature = {.key = key, .region = region};
		uint32_t id = nx_keymap_get(numbers, feature_key(&feature));
		const float *u = x + ((size_t) problem->n_sparse + (size_t) region * VECTOR_SIZE) *
								 N_TONE_CLASSES;
		double w[N_TONE_CLASSES] = {0};

		for (int c = 0; c < N_TONE_CLASSES; c++)
		{
			if (id != NX_KEYMAP_NONE)
				w[c] += x[(size_t) id * N_TONE_CLASSES + c] * WORD_SCALE;
			for (int d = 0; v != NULL && d < VECTOR_SIZE; d++)
				w[c] += u[d * N_TONE_CLASSES + c] * v[d] * VECTOR_SCALE;
		}
		weights[region] = weight_of(w);
		any |= weights[region].positive != 0 || weights[region].negative != 0;
	}
	return any;
}

/* What is learnt of words, while they are put into the model's form. */
typedef struct Words
{
	TrainedTone *tone;
	const Problem *problem;
	const float *x;
	const NxKeymap *numbers;
	const Vectors *vectors;
	const ToneNetwork *network;
	ToneFrequent frequent[TONE_SUMS];
	uint32_t n_frequent;
	NxKeymap done;
} Words;

static void
give_word(Words *words, uint64_t key)
{
	TrainedTone *tone = words->tone;
	NxToneWord *word = &tone->words[tone->n_words];
	int8_t vector[TONE_DIMENSIONS];
	bool any;

	if (nx_keymap_get(&words->done, key) != NX_KEYMAP_NONE)
		return;
	nx_keymap_put(&words->done, key, 1);
	memset(word, 0, sizeof(*word));
	any = weigh_word(word->regions, key, words->problem, words->x, words->numbers,
					 words->vectors);
	if (tone_network_vector(words->network, key, vector))
	{
		nx_model_pack_vector(word, vector);
		any = true;
	}
	tone->word_keys[tone->n_words] = key;
	tone->n_words += any;
}

/* Words of the examples that have weights of their own, or a vector that was learnt. */
static void
give_words_of(Words *words, const ToneExample *example)
{
	for (uint32_t j = 0; j < example->n_features; j++)
	{
		const NxTargetFeature *feature = &example->features[j];

		if (feature->region != NX_REGION_PATTERN &&
			nx_keymap_get(words->numbers, feature_key(feature)) != NX_KEYMAP_NONE)
			give_word(words, feature->key);
	}
	for (uint32_t j = 0; j < example->place.n; j++)
	{
		uint64_t key = example->items[j].symbol;

		if (nx_keymap_get(&words->network->own_words, key) != NX_KEYMAP_NONE)
			give_word(words, key);
	}
}

/*
 * The most frequent words around targets, then those of the vectors, the most frequent
 * first, then those of the examples that have none.
 */
static void
give_words(Words *words, NxArena *arena, const ToneExamples *examples)
{
	const Vectors *vectors = words->vectors;
	TrainedTone *tone = words->tone;
	uint32_t most =
		TONE_SUMS + vectors->n + words->problem->n_sparse + words->network->n_own + 1;

	nx_keymap_init(&words->done, arena);
	tone->words = nx_new_array(arena, NxToneWord, most);
	tone->word_keys = nx_new_array(arena, uint64_t, most);
	for (uint32_t i = 0; i < words->n_frequent; i++)
		give_word(words, words->frequent[i].symbol);
	for (uint32_t i = 0; i < vectors->n && tone->n_words < MAX_WORDS; i++)
		give_word(words, vectors->keys[i]);
	for (uint32_t i = 0; i < examples->n; i++)
		give_words_of(words, &examples->examples[i]);
	nx_keymap_drop(&words->done);
}

/* What the most frequent words give, which are the first of all. */
static void
give_sums(const Words *words, NxArena *arena)
{
	TrainedTone *tone = words->tone;
	uint32_t word = 0;

	tone->sums = nx_new_array(arena, NxToneSum, TONE_SUMS);
	for (uint32_t i = 0; i < words->n_frequent && word < tone->n_words; i++)
	{
		if (tone->word_keys[word] != words->frequent[i].symbol)
			continue; /* it says nothing */
		tone->sums[tone->n_sums++] =
			tone_sum(tone->rows, &tone->words[word], words->frequent[i].traits);
		tone->words[word++].sum = (uint8_t) tone->n_sums;
	}
}

static void
give_patterns(TrainedTone *tone, NxArena *arena, const ToneExamples *examples,
			  const Problem *problem, const float *x, const NxKeymap *numbers)
{
	NxKeymap done;

	nx_keymap_init(&done, arena);
	tone->patterns = nx_new_array(arena, NxTonePattern, (size_t) problem->n_sparse + 1);
	tone->pattern_keys = nx_new_array(arena, uint64_t, (size_t) problem->n_sparse + 1);
	for (uint32_t i = 0; i < examples->n; i++)
	{
		for (uint32_t j = 0; j < examples->examples[i].n_features; j++)
		{
			const NxTargetFeature *feature = &examples->examples[i].features[j];
			uint32_t id = nx_keymap_get(numbers, feature_key(feature));
			NxTonePattern *pattern = &tone->patterns[tone->n_patterns];
			double w[N_TONE_CLASSES];

			if (feature->region != NX_REGION_PATTERN || id == NX_KEYMAP_NONE ||
				nx_keymap_get(&done, feature->key) != NX_KEYMAP_NONE)
				continue;
			nx_keymap_put(&done, feature->key, 1);
			for (int c = 0; c < N_TONE_CLASSES; c++)
				w[c] = x[(size_t) id * N_TONE_CLASSES + c] * PATTERN_SCALE;
			pattern->weight = weight_of(w);
			tone->pattern_keys[tone->n_patterns] = feature->key;
			tone->n_patterns +=
				pattern->weight.positive != 0 || pattern->weight.negative != 0;
		}
	}
	nx_keymap_drop(&done);
}

void
nx_train_tone(TrainedTone *tone, NxArena *arena, const ToneExamples *examples,
			  const ToneSentences *sentences, const Vectors *vectors, uint8_t left_out)
{
	NxKeymap numbers;
	Problem problem;
	Words words = {.tone = tone};
	uint32_t n_sparse = number_features(&numbers, arena, examples, left_out);
	float *x;

	memset(tone, 0, sizeof(*tone));
	make_problem(&problem, arena, examples, vectors, &numbers, n_sparse, left_out);
	x = nx_new_array(arena, float, n_parameters(&problem));
	lbfgs(loss, &problem, x, n_parameters(&problem), STEPS);
	words.problem = &problem;
	words.x = x;
	words.numbers = &numbers;
	words.vectors = vectors;
	words.network =
		nx_train_tone_network(arena, examples, sentences, vectors, MAX_WORDS, left_out);
	words.n_frequent = tone_frequent(words.frequent, arena, examples);
	give_words(&words, arena, examples);
	give_patterns(tone, arena, examples, &problem, x, &numbers);
	tone_network_fill(words.network, NETWORK_SHARE, tone->rows, tone->outputs);
	give_sums(&words, arena);
}
