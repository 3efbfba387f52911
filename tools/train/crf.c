/*
 * crf.c
 *	  A linear-chain conditional random field, learnt from partial labels.
 *
 * Forward and backward run on probabilities, each token's brought to sum 1, not on
 * logarithms: that is quicker, and the scaling factors give the likelihood.
 */
#include "tools/train/crf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/features.h"
#include "tools/train/random.h"

/* Gradients smaller than this at all labels are not worth the memory traffic. */
#define LEAST_GRADIENT 0.002f

/* Keeps the first steps of a feature small. */
#define FIRST_SQUARE 0.1f

#define START NX_N_LABELS

/* The lattice of one sentence. */
typedef struct Lattice
{
	CrfRow potentials[NX_FEATURES_WINDOW]; /* exp(score), largest 1 */
	CrfRow forward[NX_FEATURES_WINDOW];
	CrfRow backward[NX_FEATURES_WINDOW];
	float scales[NX_FEATURES_WINDOW];
} Lattice;

typedef struct Sentence
{
	const Corpus *corpus;
	uint32_t document;
	uint32_t first;
	uint32_t n;
	uint8_t *dropped; /* of each feature of the sentence: left out? */
} Sentence;

void
crf_init(Crf *crf, uint32_t n_keys)
{
	memset(crf, 0, sizeof(*crf));
	crf->weights = calloc(n_keys + 1, sizeof(CrfRow));
	crf->squares = calloc(n_keys + 1, sizeof(float));
	if (crf->weights == NULL || crf->squares == NULL)
		nx_host_die("out of memory");
	crf->n_keys = n_keys;
	crf->seed = 1;
}

void
crf_free(Crf *crf)
{
	free(crf->weights);
	free(crf->squares);
}

static void
score_token(const Crf *crf, const Sentence *sentence, uint32_t i, float *score)
{
	const Corpus *corpus = sentence->corpus;
	size_t first = corpus->starts[sentence->first + i];
	size_t end = corpus->starts[sentence->first + i + 1];
	const uint8_t *dropped = sentence->dropped + (first - corpus->starts[sentence->first]);
	CrfRow sum = {0};

	for (size_t k = first; k < end; k++)
	{
		const float *row = crf->weights[corpus->features[k]];

		if (k + 8 < end)
		{
			__builtin_prefetch(crf->weights[corpus->features[k + 8]]);
			__builtin_prefetch(crf->weights[corpus->features[k + 8]] + 16);
		}
		if (dropped[k - first])
			continue;
		for (int label = 0; label < CRF_WIDTH; label++)
			sum[label] += row[label];
	}
	memcpy(score, sum, sizeof(sum));
}

static void
exponentiate(float *score)
{
	float top = score[0];

	for (int label = 1; label < NX_N_LABELS; label++)
		top = score[label] > top ? score[label] : top;
	for (int label = 0; label < CRF_WIDTH; label++)
		score[label] = label < NX_N_LABELS ? expf(score[label] - top) : 0;
}

/* Bring the sum to 1; returns what it was. */
static float
normalise(float *values)
{
	float sum = 0;
	float factor;

	for (int label = 0; label < NX_N_LABELS; label++)
		sum += values[label];
	factor = sum > 0 ? 1 / sum : 0;
	for (int label = 0; label < CRF_WIDTH; label++)
		values[label] *= factor;
	return sum;
}

/* Both passes; the logarithm of the sum over all paths, -INFINITY if there is none. */
static double
run_lattice(Lattice *lattice, CrfRow *steps, uint32_t n)
{
	double log_sum = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		CrfRow now = {0};

		if (i == 0)
			memcpy(now, steps[START], sizeof(now));
		else
		{
			for (int from = 0; from < NX_N_LABELS; from++)
			{
				float share = lattice->forward[i - 1][from];

				for (int to = 0; to < CRF_WIDTH; to++)
					now[to] += share * steps[from][to];
			}
		}
		for (int to = 0; to < CRF_WIDTH; to++)
			now[to] *= lattice->potentials[i][to];
		lattice->scales[i] = normalise(now);
		if (!(lattice->scales[i] > 0))
			return -INFINITY;
		log_sum += logf(lattice->scales[i]);
		memcpy(lattice->forward[i], now, sizeof(now));
	}
	return log_sum;
}

/* transposed: [to][from] */
static void
run_backward(Lattice *lattice, CrfRow *transposed, uint32_t n)
{
	for (int label = 0; label < CRF_WIDTH; label++)
		lattice->backward[n - 1][label] = label < NX_N_LABELS ? 1 : 0;
	for (uint32_t i = n - 1; i > 0; i--)
	{
		CrfRow now = {0};

		for (int to = 0; to < NX_N_LABELS; to++)
		{
			float share = lattice->backward[i][to] * lattice->potentials[i][to];

			if (share == 0)
				continue;
			for (int from = 0; from < CRF_WIDTH; from++)
				now[from] += share * transposed[to][from];
		}
		for (int from = 0; from < CRF_WIDTH; from++)
			lattice->backward[i - 1][from] = now[from] / lattice->scales[i];
	}
}

/* Add sign * what the lattice expects: of labels to gradients, of steps to *steps_sum. */
static void
add_expectations(const Lattice *lattice, CrfRow *steps, uint32_t n, float sign,
				 CrfRow *gradients, CrfRow *steps_sum)
{
	for (uint32_t i = 0; i < n; i++)
	{
		CrfRow after;

		for (int label = 0; label < CRF_WIDTH; label++)
			gradients[i][label] +=
				sign * lattice->forward[i][label] * lattice->backward[i][label];
		for (int to = 0; to < CRF_WIDTH; to++)
			after[to] = sign * lattice->potentials[i][to] * lattice->backward[i][to] /
						lattice->scales[i];
		if (i == 0)
		{
			for (int to = 0; to < CRF_WIDTH; to++)
				steps_sum[START][to] += steps[START][to] * after[to];
			continue;
		}
		for (int from = 0; from < NX_N_LABELS; from++)
		{
			float share = lattice->forward[i - 1][from];

			if (share < 1e-6f)
				continue;
			for (int to = 0; to < CRF_WIDTH; to++)
				steps_sum[from][to] += share * steps[from][to] * after[to];
		}
	}
}

static void
update_token(Crf *crf, const Sentence *sentence, uint32_t i, const float *gradient,
			 const CrfOptions *options)
{
	const Corpus *corpus = sentence->corpus;
	size_t first = corpus->starts[sentence->first + i];
	size_t end = corpus->starts[sentence->first + i + 1];
	const uint8_t *dropped = sentence->dropped + (first - corpus->starts[sentence->first]);
	float square = 0;
	float largest = 0;

	for (int label = 0; label < NX_N_LABELS; label++)
	{
		float size = fabsf(gradient[label]);

		square += size * size;
		largest = size > largest ? size : largest;
	}
	if (largest < LEAST_GRADIENT)
		return;
	for (size_t k = first; k < end; k++)
	{
		uint32_t feature = corpus->features[k];
		float *row = crf->weights[feature];
		float rate;

		if (dropped[k - first])
			continue;
		crf->squares[feature] += square;
		rate = options->rate / sqrtf(crf->squares[feature] + FIRST_SQUARE);
		for (int label = 0; label < CRF_WIDTH; label++)
			row[label] -= rate * gradient[label];
	}
}

static void
update_steps(Crf *crf, CrfRow *gradients, const CrfOptions *options)
{
	for (int from = 0; from <= START; from++)
	{
		for (int to = 0; to < NX_N_LABELS; to++)
		{
			float gradient = gradients[from][to];

			crf->step_squares[from][to] += gradient * gradient;
			crf->steps[from][to] -=
				options->rate * gradient / sqrtf(crf->step_squares[from][to] + 1);
		}
	}
}

/* exp of the steps, 0 where the labels may not follow; and the same transposed. */
static void
prepare_steps(const Crf *crf, CrfRow *steps, CrfRow *transposed)
{
	memset(steps, 0, CRF_WIDTH * sizeof(CrfRow));
	memset(transposed, 0, CRF_WIDTH * sizeof(CrfRow));
	for (uint32_t from = 0; from <= START; from++)
	{
		uint32_t label = from == START ? NX_LABEL_OUTSIDE : from;

		for (uint32_t to = 0; to < NX_N_LABELS; to++)
		{
			if (!nx_label_may_follow(label, to))
				continue;
			steps[from][to] = expf(crf->steps[from][to]);
			if (from < START)
				transposed[to][from] = steps[from][to];
		}
	}
}

static void
drop_features(Crf *crf, const Sentence *sentence, float share)
{
	size_t n = sentence->corpus->starts[sentence->first + sentence->n] -
			   sentence->corpus->starts[sentence->first];
	uint32_t limit = (uint32_t) (share * 256);

	for (size_t k = 0; k < n; k += 3)
	{
		uint32_t random = next_random(&crf->seed);

		for (size_t j = k; j < n && j < k + 3; j++)
		{
			sentence->dropped[j] = (random & 255) < limit;
			random >>= 8;
		}
	}
}

/* What features and network say of each token. */
static void
score_sentence(Crf *crf, const Sentence *sentence, CrfRow *scores)
{
	for (uint32_t i = 0; i < sentence->n; i++)
		score_token(crf, sentence, i, scores[i]);
	if (crf->network != NULL)
		network_forward(crf->network, sentence->corpus->inputs + sentence->first,
						sentence->n, &sentence->corpus->documents[sentence->document],
						scores);
}

static void
update_sentence(Crf *crf, const Sentence *sentence, CrfRow *gradients,
				const CrfOptions *options)
{
	for (uint32_t i = 0; i < sentence->n; i++)
		update_token(crf, sentence, i, gradients[i], options);
	if (crf->network != NULL)
		network_backward(crf->network, sentence->corpus->inputs + sentence->first,
						 sentence->n, (const float(*)[NETWORK_LABELS]) gradients,
						 options->network_rate);
}

static double
learn_sentence(Crf *crf, const Sentence *sentence, float weight, const CrfOptions *options,
			   Lattice *lattices)
{
	CrfRow gradients[NX_FEATURES_WINDOW];
	CrfRow steps[CRF_WIDTH];
	CrfRow transposed[CRF_WIDTH];
	CrfRow step_gradients[CRF_WIDTH] = {{0}};
	uint32_t n = sentence->n;
	double all;
	double right;

	drop_features(crf, sentence, options->dropout);
	prepare_steps(crf, steps, transposed);
	score_sentence(crf, sentence, lattices[0].potentials);
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t allowed = sentence->corpus->allowed[sentence->first + i];

		exponentiate(lattices[0].potentials[i]);
		for (int label = 0; label < CRF_WIDTH; label++)
			lattices[1].potentials[i][label] =
				(allowed >> label & 1) != 0 ? lattices[0].potentials[i][label] : 0;
	}
	memset(gradients, 0, n * sizeof(CrfRow));
	all = run_lattice(&lattices[0], steps, n);
	right = run_lattice(&lattices[1], steps, n);
	if (!isfinite(all) || !isfinite(right))
		return 0;
	run_backward(&lattices[0], transposed, n);
	run_backward(&lattices[1], transposed, n);
	add_expectations(&lattices[0], steps, n, weight, gradients, step_gradients);
	add_expectations(&lattices[1], steps, n, -weight, gradients, step_gradients);
	update_sentence(crf, sentence, gradients, options);
	update_steps(crf, step_gradients, options);
	return all - right;
}

static uint32_t *
shuffled_order(Crf *crf, uint32_t n)
{
	uint32_t *order = calloc(n + 1, sizeof(uint32_t));

	if (order == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t k = next_random(&crf->seed) % (i + 1);

		order[i] = order[k];
		order[k] = i;
	}
	return order;
}

double
crf_round(Crf *crf, const Corpus *corpus, const CrfOptions *options)
{
	uint32_t *order = shuffled_order(crf, corpus->n_sentences);
	Lattice *lattices = calloc(2, sizeof(Lattice));
	uint8_t *dropped = calloc(
		(size_t) NX_FEATURES_WINDOW * NX_FEATURES_MAX * (NX_FEATURES_OFFSETS + 1), 1);
	double loss = 0;

	if (lattices == NULL || dropped == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < corpus->n_sentences; i++)
	{
		const CorpusSentence *from = &corpus->sentences[order[i]];
		Sentence sentence = {corpus, from->document, from->first_token, from->n_tokens,
							 dropped};

		loss += learn_sentence(crf, &sentence, from->weight, options, lattices);
	}
	free(order);
	free(lattices);
	free(dropped);
	return loss / corpus->n_tokens;
}
