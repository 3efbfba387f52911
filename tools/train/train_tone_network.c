/*
 * train_tone_network.c
 *	  Learning the network over the words around a target.
 *
 * Batches of examples, each with as many sentences; the rate falls to 0.  On the folds of
 * NewsMTSC 10 rounds have 0.2 points of macro-F1 less, 20 rounds, or twice as much for the
 * sentences, no more.
 */
#include "tools/train/train_tone_network.h"

#include <stdlib.h>

#include "tools/host/host.h"
#include "tools/train/random.h"

#define ROUNDS 14
#define BATCH 128
#define RATE 0.002f

/* What the valence of sentences counts for. */
#define SENTENCE_SHARE 0.3f

static void
learn_batch(ToneNetwork *network, const ToneExamples *examples, const uint32_t *order,
			uint32_t n, const ToneSentences *sentences, float rate)
{
	for (uint32_t i = 0; i < n; i++)
		tone_network_learn_example(network, &examples->examples[order[i]], 1 / (float) n);
	for (uint32_t i = 0; i < BATCH && sentences->n > 0; i++)
		tone_network_learn_sentence(
			network, &sentences->sentences[next_random(&network->seed) % sentences->n],
			SENTENCE_SHARE / BATCH);
	tone_network_step(network, rate);
}

static void
shuffle(uint32_t *order, uint32_t n, uint64_t *seed)
{
	for (uint32_t i = n; i > 1; i--)
	{
		uint32_t j = next_random(seed) % i;
		uint32_t kept = order[i - 1];

		order[i - 1] = order[j];
		order[j] = kept;
	}
}

static void
learn(ToneNetwork *network, const ToneExamples *examples, const ToneSentences *sentences,
	  uint8_t left_out)
{
	uint32_t *order = calloc((size_t) examples->n + 1, sizeof(*order));
	uint32_t n = 0;
	uint32_t n_batches;

	if (order == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < examples->n; i++)
	{
		if (examples->examples[i].fold != left_out && examples->examples[i].n_features > 0)
			order[n++] = i;
	}
	n_batches = (n + BATCH - 1) / BATCH;
	network->learning = true;
	for (uint32_t round = 0; round < ROUNDS; round++)
	{
		shuffle(order, n, &network->seed);
		for (uint32_t batch = 0; batch < n_batches; batch++)
		{
			uint32_t first = batch * BATCH;
			float done = (float) (round * n_batches + batch) / (float) (ROUNDS * n_batches);

			learn_batch(network, examples, order + first,
						n - first < BATCH ? n - first : BATCH, sentences,
						RATE * (1 - done));
		}
	}
	network->learning = false;
	free(order);
}

ToneNetwork *
nx_train_tone_network(NxArena *arena, const ToneExamples *examples,
					  const ToneSentences *sentences, const Vectors *vectors,
					  uint32_t n_words, uint8_t left_out)
{
	ToneNetwork *network = tone_network_new(arena, examples, vectors, n_words, left_out);

	learn(network, examples, sentences, left_out);
	return network;
}
