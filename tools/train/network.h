/*
 * network.h
 *	  Learning the network of analysis/network.h, in numbers with a point.
 *
 * In training a word's vector is first brought to NETWORK_DIMENSIONS numbers by a
 * matrix that is learnt with the rest.  network_quantise then makes codes of these, and
 * from there on the network learns to live with them.
 */
#ifndef NEWSX_TOOLS_TRAIN_NETWORK_H
#define NEWSX_TOOLS_TRAIN_NETWORK_H

#include "analysis/labels.h"
#include "analysis/network.h"
#include "tools/train/embeddings.h"

#define NETWORK_DIMENSIONS 32
#define NETWORK_PART (NETWORK_DIMENSIONS / NX_MODEL_NET_CODES)
#define NETWORK_INPUTS (NETWORK_DIMENSIONS + NX_MODEL_NET_TRAITS)
#define NETWORK_LABELS NX_SCORE_LABELS

/* What the network sees of a token; its own form, the neighbours have theirs. */
typedef struct NetworkInput
{
	uint32_t vector; /* number of the embedding, NX_KEYMAP_NONE */
	bool asked;
	uint8_t ends[NX_MODEL_NET_ENDS];
	uint64_t traits; /* bit 1 << trait */
} NetworkInput;

/* What a document is about: its topical words (nx_network_is_topical). */
typedef struct NetworkDocument
{
	float mean[EMBEDDING_SIZE]; /* of their vectors */
	uint32_t *words;			/* [n_words]: numbers of embeddings */
	uint32_t n_words;
} NetworkDocument;

/* The weights, or sums of gradients, or of their squares. */
typedef struct NetworkWeights
{
	float projection[EMBEDDING_SIZE][NETWORK_DIMENSIONS];
	float inputs[NX_FEATURES_OFFSETS][NETWORK_INPUTS][NX_MODEL_NET_UNITS];
	float ends[NX_FEATURES_OFFSETS][NX_MODEL_NET_ENDS][NX_MODEL_NET_VALUES]
			  [NX_MODEL_NET_UNITS];
	float document[NETWORK_DIMENSIONS][NX_MODEL_NET_UNITS];
	float start[NX_MODEL_NET_UNITS];
	float outputs[NX_MODEL_NET_UNITS][NETWORK_LABELS];
} NetworkWeights;

/* One sentence on its way through. */
typedef struct NetworkPass
{
	float x[NX_FEATURES_WINDOW][NETWORK_DIMENSIONS];
	float dx[NX_FEATURES_WINDOW][NETWORK_DIMENSIONS];
	float topic[NETWORK_DIMENSIONS]; /* of the document */
	float start[NX_MODEL_NET_UNITS]; /* what the units of all tokens begin with */
	float units[NX_FEATURES_WINDOW][NX_MODEL_NET_UNITS];
	float factors[NX_FEATURES_WINDOW][NX_MODEL_NET_UNITS]; /* 0: dropped, or not above 0 */
	bool vector_seen[NX_FEATURES_WINDOW];
} NetworkPass;

typedef struct Network
{
	const Embeddings *embeddings;
	NetworkWeights weights;
	NetworkWeights squares;
	NetworkWeights gradients;
	NetworkPass pass;
	bool learning; /* units and vectors are left out at random */
	uint64_t seed;

	/* after network_quantise */
	uint8_t (*codes)[NX_MODEL_NET_CODES]; /* [embeddings->n]; NULL before */
	float parts[NX_MODEL_NET_CODES][NX_MODEL_NET_VALUES][NETWORK_PART];
} Network;

extern Network *network_new(NxArena *arena, const Embeddings *embeddings);

/* What the network sees of token i of the stretch read last. */
extern NetworkInput network_see(const Embeddings *embeddings, const NxFeatures *features,
								uint32_t i);

/* The topical words of the document that the features were opened on, from malloc. */
extern NetworkDocument network_see_document(const Embeddings *embeddings,
											const NxFeatures *features);

/* Add what it says of a sentence to scores[n]. */
extern void network_forward(Network *network, const NetworkInput *inputs, uint32_t n,
							const NetworkDocument *document,
							float (*scores)[NETWORK_LABELS]);

/* Learn from the gradients of these scores. */
extern void network_backward(Network *network, const NetworkInput *inputs, uint32_t n,
							 const float (*gradients)[NETWORK_LABELS], float rate);

extern void network_quantise(Network *network, NxArena *arena);

/* The network as the server has it; scale is what a score of 1 is there. */
extern void network_fill(const Network *network, float scale, NxNetworkRow *rows,
						 NxNetworkOutput *outputs);

#endif /* NEWSX_TOOLS_TRAIN_NETWORK_H */
