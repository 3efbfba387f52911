/*
 * network.c
 *	  Learning the network: forward, backward, steps of AdaGrad.
 */
#include "tools/train/network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tools/host/host.h"
#include "tools/train/floats.h"
#include "tools/train/random.h"

/*
 * Of a hundred units so many are left out at random, and of a hundred vectors, so that
 * the ends of words are learnt from all words.
 */
#define UNITS_DROPPED 30
#define VECTORS_DROPPED 15

/* Keeps the first steps of a weight small. */
#define FIRST_SQUARE 0.01f

/* A token with smaller gradients at all labels has nothing to teach. */
#define LEAST_GRADIENT 0.002f

/* Rounds of k-means, and the words whose vectors have a say in them: the frequent ones. */
#define MEANS_ROUNDS 12
#define MEANS_WORDS 60000

_Static_assert(NETWORK_LABELS % FLOAT_LANES == 0 && NX_MODEL_NET_UNITS % FLOAT_LANES == 0,
			   "products are of whole lanes");

/* ---- what is left to chance ---- */

static bool
leave_out(Network *network, uint32_t percent)
{
	return network->learning && next_random(&network->seed) % 100 < percent;
}

/* A sum of twelve even ones is near enough to a normal one. */
static float
draw_normal(Network *network, float deviation)
{
	float sum = -6;

	for (int i = 0; i < 12; i++)
		sum += (float) (next_random(&network->seed) & 0xffffff) / 0x1000000;
	return sum * deviation;
}

static void
fill_normal(Network *network, float *weights, size_t n, float deviation)
{
	for (size_t i = 0; i < n; i++)
		weights[i] = draw_normal(network, deviation);
}

Network *
network_new(NxArena *arena, const Embeddings *embeddings)
{
	Network *network = nx_arena_alloc(arena, sizeof(*network));
	NetworkWeights *weights = &network->weights;

	memset(network, 0, sizeof(*network));
	network->embeddings = embeddings;
	network->seed = 1;
	network->learning = true;
	fill_normal(network, weights->projection[0], EMBEDDING_SIZE * NETWORK_DIMENSIONS,
				1 / sqrtf(EMBEDDING_SIZE));
	fill_normal(network, weights->inputs[0][0],
				(size_t) NX_FEATURES_OFFSETS * NETWORK_INPUTS * NX_MODEL_NET_UNITS,
				1 / sqrtf(NX_FEATURES_OFFSETS * NETWORK_DIMENSIONS));
	fill_normal(network, weights->document[0], NETWORK_DIMENSIONS * NX_MODEL_NET_UNITS,
				0.05f);
	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
		fill_normal(network, weights->outputs[unit], NX_N_LABELS, 0.1f);
	return network;
}

NetworkInput
network_see(const Embeddings *embeddings, const NxFeatures *features, uint32_t i)
{
	uint32_t form = features->tokens[i].form;
	NetworkInput input = {0};
	uint8_t traits[NX_MODEL_NET_TRAITS];
	uint32_t n;

	input.vector = nx_keymap_get(&embeddings->index, features->forms.forms[form].word);
	memcpy(input.ends, features->forms.forms[form].ends, sizeof(input.ends));
	input.asked = nx_network_is_asked(features, i);
	n = nx_network_traits(&features->forms, form, false, traits);
	for (uint32_t k = 0; k < n; k++)
		input.traits |= UINT64_C(1) << traits[k];
	return input;
}

/* As the server does: the annotated documents have no furniture to pass over. */
NetworkDocument
network_see_document(const Embeddings *embeddings, const NxFeatures *features)
{
	NetworkDocument document = {
		{0}, calloc(NX_NETWORK_DOCUMENT_WORDS, sizeof(uint32_t)), 0};
	uint32_t n_looked_up = 0;

	if (document.words == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0;
		 i < features->text->n_tokens && n_looked_up < NX_NETWORK_DOCUMENT_WORDS; i++)
	{
		uint32_t word;

		if (!nx_network_is_topical(features, i))
			continue;
		n_looked_up++;
		word = nx_keymap_get(&embeddings->index, features->text->tokens[i].lower);
		if (word == NX_KEYMAP_NONE)
			continue;
		document.words[document.n_words++] = word;
		add_scaled(document.mean, embeddings->v[word], 1, EMBEDDING_SIZE);
	}
	for (int d = 0; d < EMBEDDING_SIZE && document.n_words > 0; d++)
		document.mean[d] /= (float) document.n_words;
	return document;
}

/* ---- forward ---- */

/* The vector of a token, projected; that of its codes once there are such. */
static void
project(Network *network, uint32_t vector, float *x)
{
	if (network->codes != NULL)
	{
		for (int part = 0; part < NX_MODEL_NET_CODES; part++)
			memcpy(x + part * NETWORK_PART,
				   network->parts[part][network->codes[vector][part]],
				   NETWORK_PART * sizeof(float));
		return;
	}
	for (int d = 0; d < EMBEDDING_SIZE; d++)
		add_scaled(x, network->weights.projection[d], network->embeddings->v[vector][d],
				   NETWORK_DIMENSIONS);
}

/* What the units of all tokens begin with. */
static void
start_units(Network *network, const NetworkDocument *document)
{
	NetworkPass *pass = &network->pass;

	memset(pass->topic, 0, sizeof(pass->topic));
	if (network->codes == NULL)
	{
		for (int d = 0; d < EMBEDDING_SIZE; d++)
			add_scaled(pass->topic, network->weights.projection[d], document->mean[d],
					   NETWORK_DIMENSIONS);
	}
	for (uint32_t i = 0; i < document->n_words && network->codes != NULL; i++)
	{
		float x[NETWORK_DIMENSIONS];

		project(network, document->words[i], x);
		add_scaled(pass->topic, x, 1 / (float) document->n_words, NETWORK_DIMENSIONS);
	}
	memcpy(pass->start, network->weights.start, sizeof(pass->start));
	for (int d = 0; d < NETWORK_DIMENSIONS; d++)
	{
		pass->topic[d] *= NX_NETWORK_DOCUMENT_GAIN;
		add_scaled(pass->start, network->weights.document[d], pass->topic[d],
				   NX_MODEL_NET_UNITS);
	}
}

static void
see_sentence(Network *network, const NetworkInput *inputs, uint32_t n)
{
	NetworkPass *pass = &network->pass;

	memset(pass->x, 0, n * sizeof(pass->x[0]));
	memset(pass->dx, 0, n * sizeof(pass->dx[0]));
	for (uint32_t i = 0; i < n; i++)
	{
		pass->vector_seen[i] =
			inputs[i].vector != NX_KEYMAP_NONE && !leave_out(network, VECTORS_DROPPED);
		if (pass->vector_seen[i])
			project(network, inputs[i].vector, pass->x[i]);
	}
}

/* The traits of what stands at `at`, which may be outside of the sentence. */
static uint64_t
traits_at(const Network *network, const NetworkInput *inputs, uint32_t n, int64_t at)
{
	if (at < 0 || at >= n)
		return UINT64_C(1) << NX_TRAIT_EDGE;
	return inputs[at].traits | (uint64_t) network->pass.vector_seen[at] << NX_TRAIT_KNOWN;
}

static void
add_ends(const Network *network, int offset, const uint8_t *ends, float *units)
{
	for (int end = 0; end < NX_MODEL_NET_ENDS && ends[0] != 0; end++)
		add_scaled(units, network->weights.ends[offset][end][ends[end]], 1,
				   NX_MODEL_NET_UNITS);
}

static void
sum_inputs(Network *network, const NetworkInput *inputs, uint32_t n, uint32_t i,
		   float *units)
{
	memcpy(units, network->pass.start, sizeof(network->pass.start));
	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
	{
		int64_t at = (int64_t) i + k - NX_FEATURES_REACH;
		float(*rows)[NX_MODEL_NET_UNITS] = network->weights.inputs[k];
		uint64_t traits = traits_at(network, inputs, n, at);

		for (int trait = 0; trait < NX_MODEL_NET_TRAITS; trait++)
		{
			if ((traits >> trait & 1) != 0)
				add_scaled(units, rows[NETWORK_DIMENSIONS + trait], 1, NX_MODEL_NET_UNITS);
		}
		if (at < 0 || at >= n)
			continue;
		if (!network->pass.vector_seen[at])
		{
			add_ends(network, k, inputs[at].ends, units);
			continue;
		}
		for (int d = 0; d < NETWORK_DIMENSIONS; d++)
			add_scaled(units, rows[d], network->pass.x[at][d], NX_MODEL_NET_UNITS);
	}
}

void
network_forward(Network *network, const NetworkInput *inputs, uint32_t n,
				const NetworkDocument *document, float (*scores)[NETWORK_LABELS])
{
	NetworkPass *pass = &network->pass;
	float kept = network->learning ? 100.0f / (100 - UNITS_DROPPED) : 1;

	see_sentence(network, inputs, n);
	start_units(network, document);
	for (uint32_t i = 0; i < n; i++)
	{
		if (!inputs[i].asked)
			continue;
		sum_inputs(network, inputs, n, i, pass->units[i]);
		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
		{
			bool dropped = leave_out(network, UNITS_DROPPED);

			pass->factors[i][unit] = dropped || pass->units[i][unit] <= 0 ? 0 : kept;
			pass->units[i][unit] *= pass->factors[i][unit];
			if (pass->units[i][unit] != 0)
				add_scaled(scores[i], network->weights.outputs[unit], pass->units[i][unit],
						   NETWORK_LABELS);
		}
	}
}

/* ---- backward ---- */

/* Gradients of the units of a token, from those of its scores. */
static void
pass_outputs(Network *network, uint32_t i, const float *gradient, float *units)
{
	NetworkPass *pass = &network->pass;

	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
	{
		units[unit] = 0;
		if (pass->factors[i][unit] == 0)
			continue;
		units[unit] = pass->factors[i][unit] *
					  product_of(gradient, network->weights.outputs[unit], NETWORK_LABELS);
		add_scaled(network->gradients.outputs[unit], gradient, pass->units[i][unit],
				   NETWORK_LABELS);
	}
	add_scaled(network->gradients.start, units, 1, NX_MODEL_NET_UNITS);
}

/*
 * The gradients of the start are those of what the document gives.  The topic's own part
 * in the projection is left out: it is small beside that of the words of the sentence.
 */
static void
pass_document(Network *network)
{
	for (int d = 0; d < NETWORK_DIMENSIONS; d++)
		add_scaled(network->gradients.document[d], network->gradients.start,
				   network->pass.topic[d], NX_MODEL_NET_UNITS);
}

/* AdaGrad, a rate a weight. */
static void
step_row(float *weights, float *squares, const float *gradients, size_t n, float rate)
{
	for (size_t i = 0; i < n; i++)
	{
		squares[i] += gradients[i] * gradients[i];
		weights[i] -= rate * gradients[i] / sqrtf(squares[i] + FIRST_SQUARE);
	}
}

/* The gradients are 0 again after it. */
static void
step(float *weights, float *squares, float *gradients, size_t n, float rate)
{
	step_row(weights, squares, gradients, n, rate);
	memset(gradients, 0, n * sizeof(float));
}

/* Two rows of a thousand: they learn at once, without sums of gradients. */
static void
pass_ends(Network *network, int offset, const uint8_t *ends, const float *units, float rate)
{
	for (int end = 0; end < NX_MODEL_NET_ENDS && ends[0] != 0; end++)
		step_row(network->weights.ends[offset][end][ends[end]],
				 network->squares.ends[offset][end][ends[end]], units, NX_MODEL_NET_UNITS,
				 rate);
}

static void
pass_inputs(Network *network, const NetworkInput *inputs, uint32_t n, uint32_t i,
			const float *units, float rate)
{
	NetworkPass *pass = &network->pass;

	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
	{
		int64_t at = (int64_t) i + k - NX_FEATURES_REACH;
		float(*gradients)[NX_MODEL_NET_UNITS] = network->gradients.inputs[k];
		uint64_t traits = traits_at(network, inputs, n, at);

		for (int trait = 0; trait < NX_MODEL_NET_TRAITS; trait++)
		{
			if ((traits >> trait & 1) != 0)
				add_scaled(gradients[NETWORK_DIMENSIONS + trait], units, 1,
						   NX_MODEL_NET_UNITS);
		}
		if (at < 0 || at >= n)
			continue;
		if (!pass->vector_seen[at])
		{
			pass_ends(network, k, inputs[at].ends, units, rate);
			continue;
		}
		for (int d = 0; d < NETWORK_DIMENSIONS; d++)
		{
			add_scaled(gradients[d], units, pass->x[at][d], NX_MODEL_NET_UNITS);
			if (network->codes == NULL)
				pass->dx[at][d] +=
					product_of(network->weights.inputs[k][d], units, NX_MODEL_NET_UNITS);
		}
	}
}

static void
pass_projection(Network *network, const NetworkInput *inputs, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
	{
		if (!network->pass.vector_seen[i])
			continue;
		for (int d = 0; d < EMBEDDING_SIZE; d++)
			add_scaled(network->gradients.projection[d], network->pass.dx[i],
					   network->embeddings->v[inputs[i].vector][d], NETWORK_DIMENSIONS);
	}
}

static bool
is_telling(const float *gradient)
{
	for (int label = 0; label < NETWORK_LABELS; label++)
	{
		if (fabsf(gradient[label]) >= LEAST_GRADIENT)
			return true;
	}
	return false;
}

void
network_backward(Network *network, const NetworkInput *inputs, uint32_t n,
				 const float (*gradients)[NETWORK_LABELS], float rate)
{
	NetworkWeights *weights = &network->weights;
	NetworkWeights *squares = &network->squares;
	NetworkWeights *sums = &network->gradients;
	bool any = false;

	for (uint32_t i = 0; i < n; i++)
	{
		float units[NX_MODEL_NET_UNITS];

		if (!inputs[i].asked || !is_telling(gradients[i]))
			continue;
		any = true;
		pass_outputs(network, i, gradients[i], units);
		pass_inputs(network, inputs, n, i, units, rate);
	}
	if (!any)
		return;
	pass_document(network);
	if (network->codes == NULL)
	{
		pass_projection(network, inputs, n);
		step(weights->projection[0], squares->projection[0], sums->projection[0],
			 EMBEDDING_SIZE * NETWORK_DIMENSIONS, rate);
	}
	step(weights->inputs[0][0], squares->inputs[0][0], sums->inputs[0][0],
		 (size_t) NX_FEATURES_OFFSETS * NETWORK_INPUTS * NX_MODEL_NET_UNITS, rate);
	step(weights->document[0], squares->document[0], sums->document[0],
		 NETWORK_DIMENSIONS * NX_MODEL_NET_UNITS, rate);
	step(weights->start, squares->start, sums->start, NX_MODEL_NET_UNITS, rate);
	step(weights->outputs[0], squares->outputs[0], sums->outputs[0],
		 NX_MODEL_NET_UNITS * NETWORK_LABELS, rate);
}

/* ---- codes ---- */

static uint8_t
nearest(const float (*means)[NETWORK_PART], const float *x)
{
	float least = INFINITY;
	uint8_t best = 0;

	for (int value = 0; value < NX_MODEL_NET_VALUES; value++)
	{
		float distance = 0;

		for (int d = 0; d < NETWORK_PART; d++)
			distance += (x[d] - means[value][d]) * (x[d] - means[value][d]);
		if (distance < least)
		{
			least = distance;
			best = (uint8_t) value;
		}
	}
	return best;
}

/* One round: each mean is moved into the middle of those that it is nearest to. */
static void
move_means(float (*means)[NETWORK_PART], const float (*x)[NETWORK_DIMENSIONS], uint32_t n,
		   int first)
{
	static float sums[NX_MODEL_NET_VALUES][NETWORK_PART];
	static uint32_t counts[NX_MODEL_NET_VALUES];

	memset(sums, 0, sizeof(sums));
	memset(counts, 0, sizeof(counts));
	for (uint32_t i = 0; i < n; i++)
	{
		uint8_t value = nearest((const float(*)[NETWORK_PART]) means, x[i] + first);

		add_scaled(sums[value], x[i] + first, 1, NETWORK_PART);
		counts[value]++;
	}
	for (int value = 0; value < NX_MODEL_NET_VALUES; value++)
	{
		for (int d = 0; d < NETWORK_PART && counts[value] > 0; d++)
			means[value][d] = sums[value][d] / (float) counts[value];
	}
}

/* Means of a part of the vectors, which begins at dimension `first`. */
static void
find_means(float (*means)[NETWORK_PART], const float (*x)[NETWORK_DIMENSIONS], uint32_t n,
		   int first)
{
	for (uint32_t value = 0; value < NX_MODEL_NET_VALUES; value++)
		memcpy(means[value], x[(size_t) value * n / NX_MODEL_NET_VALUES] + first,
			   NETWORK_PART * sizeof(float));
	for (int round = 0; round < MEANS_ROUNDS; round++)
		move_means(means, x, n, first);
}

void
network_quantise(Network *network, NxArena *arena)
{
	uint32_t n = network->embeddings->n;
	uint32_t n_frequent = n < MEANS_WORDS ? n : MEANS_WORDS;
	float(*x)[NETWORK_DIMENSIONS] = calloc((size_t) n + 1, sizeof(*x));
	uint8_t(*codes)[NX_MODEL_NET_CODES] =
		nx_arena_alloc_array(arena, (size_t) n + 1, sizeof(*codes));

	if (x == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < n; i++)
		project(network, i, x[i]);
	for (int part = 0; part < NX_MODEL_NET_CODES; part++)
	{
		float(*means)[NETWORK_PART] = network->parts[part];
		int first = part * NETWORK_PART;

		find_means(means, (const float(*)[NETWORK_DIMENSIONS]) x, n_frequent, first);
		for (uint32_t i = 0; i < n; i++)
			codes[i][part] = nearest((const float(*)[NETWORK_PART]) means, x[i] + first);
	}
	network->codes = codes;
	free(x);
}

/* ---- as the server has it ---- */

static void
fill_row(NxNetworkRow *row, float (*units)[NX_MODEL_NET_UNITS])
{
	for (int k = 0; k < NX_MODEL_NET_PLACES; k++)
		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			row->units[k][unit] =
				(int8_t) nearest_whole(units[k][unit], NX_NETWORK_ONE, 127);
}

void
network_fill(const Network *network, float scale, NxNetworkRow *rows,
			 NxNetworkOutput *outputs)
{
	const NetworkWeights *weights = &network->weights;
	float output_scale = scale * (1 << NX_NETWORK_SHIFT) / NX_NETWORK_ONE;
	NxNetworkRow *row = rows;

	for (int part = 0; part < NX_MODEL_NET_CODES; part++)
	{
		for (int value = 0; value < NX_MODEL_NET_VALUES; value++)
		{
			float units[NX_MODEL_NET_PLACES][NX_MODEL_NET_UNITS] = {{0}};

			for (int d = 0; d < NETWORK_PART; d++)
			{
				int at = part * NETWORK_PART + d;
				float x = network->parts[part][value][d];

				for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
					add_scaled(units[k], weights->inputs[k][at], x, NX_MODEL_NET_UNITS);
				add_scaled(units[NX_FEATURES_OFFSETS], weights->document[at], x,
						   NX_MODEL_NET_UNITS);
			}
			fill_row(row++, units);
		}
	}
	for (int end = 0; end < NX_MODEL_NET_ENDS; end++)
	{
		for (int value = 0; value < NX_MODEL_NET_VALUES; value++)
		{
			float units[NX_MODEL_NET_PLACES][NX_MODEL_NET_UNITS] = {{0}};

			for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
				memcpy(units[k], weights->ends[k][end][value], sizeof(units[k]));
			fill_row(row++, units);
		}
	}
	for (int trait = 0; trait < NX_MODEL_NET_TRAITS; trait++)
	{
		float units[NX_MODEL_NET_PLACES][NX_MODEL_NET_UNITS] = {{0}};

		for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
			memcpy(units[k], weights->inputs[k][NETWORK_DIMENSIONS + trait],
				   sizeof(units[k]));
		fill_row(row++, units);
	}
	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
	{
		for (int label = 0; label < NX_MODEL_FORM_LABELS; label++)
			outputs[label].weights[unit] = (int16_t) nearest_whole(
				weights->outputs[unit][label], output_scale, NX_MODEL_NET_MOST);
		outputs[NX_MODEL_FORM_LABELS].weights[unit] = (int16_t) nearest_whole(
			weights->start[unit], NX_NETWORK_ONE, NX_MODEL_NET_MOST);
	}
}
