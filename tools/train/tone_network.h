/*
 * tone_network.h
 *	  Learning the network of analysis/target_network.h, in numbers with a point.
 *
 * A word's vector is brought to NX_MODEL_TONE_DIMENSIONS numbers by a matrix that is
 * learnt with the rest.  Beside the tone toward targets the network learns the valence
 * of whole sentences, from the same units: there are as many of these again, and of
 * other text.
 */
#ifndef NEWSX_TOOLS_TRAIN_TONE_NETWORK_H
#define NEWSX_TOOLS_TRAIN_TONE_NETWORK_H

#include "tools/train/tone_examples.h"
#include "tools/train/vectors.h"

#define TONE_DIMENSIONS NX_MODEL_TONE_DIMENSIONS
#define TONE_UNITS NX_MODEL_TONE_UNITS
#define TONE_PLACES NX_MODEL_TONE_PLACES

typedef float ToneUnits[TONE_UNITS];

/* The weights, or their gradients, or means of these. */
typedef struct ToneWeights
{
	float projection[VECTOR_SIZE][TONE_DIMENSIONS];
	float inputs[NX_MODEL_TONE_ROWS][TONE_PLACES][TONE_UNITS];
	ToneUnits starts[NX_MODEL_TONE_STARTS];
	float outputs[NX_TARGET_POOLS][TONE_UNITS][N_TONE_CLASSES];

	/* Of sentences: where units begin, and what their sum and their most give. */
	ToneUnits sentence_start;
	ToneUnits sentence_outputs[2];
	float sentence_bias;
} ToneWeights;

/* One item on its way through. */
typedef struct TonePosition
{
	uint32_t word; /* UINT32_MAX: it has no vector */
	bool dropped;
	uint8_t distance;
	uint8_t clauses;
	uint8_t pool;
	uint32_t n_traits;
	uint8_t traits[NX_TARGET_TRAITS + 1];
	float amounts[NX_TARGET_TRAITS + 1];
	float given[TONE_PLACES][TONE_UNITS];
	ToneUnits fired;
} TonePosition;

typedef struct TonePass
{
	TonePosition positions[NX_TARGET_MAX_SHARES];
	uint32_t n;
	float pools[NX_TARGET_POOLS][TONE_UNITS];
	float scales[NX_TARGET_POOLS];
	float kept[NX_TARGET_POOLS][TONE_UNITS]; /* 0: dropped */
	uint8_t most[TONE_UNITS];				 /* where it fires most */
} TonePass;

typedef struct ToneNetwork
{
	const Vectors *vectors;
	uint32_t n_words;	/* of the vectors */
	uint32_t n_own;		/* words after these have vectors of their own */
	NxKeymap own_words; /* key -> number among these */
	ToneWeights *weights;
	ToneWeights *gradients;
	ToneWeights *means;
	ToneWeights *squares;
	float (*own)[TONE_DIMENSIONS]; /* behind the weights, and so are the other three */
	float (*own_gradients)[TONE_DIMENSIONS];
	size_t n_weights;
	uint32_t n_steps;

	/* Of the words that a batch has seen. */
	float (*x)[TONE_DIMENSIONS];
	float (*dx)[TONE_DIMENSIONS];
	uint32_t *seen;
	uint32_t n_seen;
	bool *is_seen;

	bool learning; /* items and units are left out at random */
	uint64_t seed;
	TonePass pass;
} ToneNetwork;

/*
 * A network of small random weights.  Words beyond the first n_words of the vectors have
 * none; what is frequent in the examples, but for those of one fold, and has none gets one
 * that is learnt.
 */
extern ToneNetwork *tone_network_new(NxArena *arena, const ToneExamples *examples,
									 const Vectors *vectors, uint32_t n_words,
									 uint8_t left_out);

/* Add to the gradients those of an example, or of a sentence, times the weight. */
extern void tone_network_learn_example(ToneNetwork *network, const ToneExample *example,
									   float weight);
extern void tone_network_learn_sentence(ToneNetwork *network, const ToneSentence *sentence,
										float weight);

/* One step down the gradients, which are 0 again after it. */
extern void tone_network_step(ToneNetwork *network, float rate);

/* Log-odds of the classes for an example, but for a constant. */
extern void tone_network_scores(ToneNetwork *network, const ToneExample *example,
								float scores[N_TONE_CLASSES]);

/* The vector of a word as the server has it; false: none. */
extern bool tone_network_vector(const ToneNetwork *network, uint64_t key,
								int8_t vector[TONE_DIMENSIONS]);

/* The network as the server has it; `share` is what its scores count for there. */
extern void tone_network_fill(const ToneNetwork *network, float share, NxToneRow *rows,
							  NxToneOutput *outputs);

#endif /* NEWSX_TOOLS_TRAIN_TONE_NETWORK_H */
