/*
 * train.h
 *	  What the parts of the trainer hand to each other.
 *
 *		  tables.c			reads DATA and data/en, fills the tables of the model
 *		  train_tagger.c	learns the tagger, with those tables bound as a model
 *		  train_ranker.c	learns the order of sentences, with the tagger
 *		  train_valence.c	sets the valences of words right, with both
 *		  train_tone.c		learns the tone toward names, with all of these
 *		  main.c			puts them into one file
 *
 * The trainer stops with a message at the first thing that is wrong
 * (nx_host_die); nothing is written before everything is known.
 */
#ifndef NEWSX_TOOLS_TRAIN_H
#define NEWSX_TOOLS_TRAIN_H

#include "base/arena.h"
#include "model/model.h"
#include "tools/host/host.h"
#include "tools/train/corpus.h"

/* One feature and the weight that it gives to each label. */
typedef struct TrainedRow
{
	uint64_t feature;					 /* the key that nx_model_feature is asked for */
	int8_t weights[NX_MODEL_MAX_LABELS]; /* 0 past n_labels */
	uint32_t count;						 /* of the tokens in the data that have it */
} TrainedRow;

typedef struct TrainedTagger
{
	TrainedRow *rows; /* each feature once, the most used first, none with all weights 0 */
	uint32_t n_rows;
	uint32_t n_labels; /* at most NX_MODEL_MAX_LABELS */

	/* [n_labels + 1][n_labels], packed; the last row is the start of a sentence */
	int16_t transitions[(NX_MODEL_MAX_LABELS + 1) * NX_MODEL_MAX_LABELS];

	/* the network; NULL and 0 if there is none */
	const uint64_t *vector_keys;
	NxVectorEntry *vectors; /* [n_vectors] */
	uint32_t n_vectors;
	NxNetworkRow *network_rows;		  /* [NX_MODEL_NET_ROWS] */
	NxNetworkOutput *network_outputs; /* [NX_MODEL_NET_OUTPUTS] */

	char features[32]; /* META features: version of the feature templates, "1" */
	char scores[512];  /* META scores: one line, F1 on the dev sets; may be empty */
} TrainedTagger;

/*
 * Learn the tagger from data/entities (train_tagger.c).  `tables` is a bound
 * model that holds everything but the tagger.  Same input, same bits out.
 * Without embeddings (NULL) it gets no network.  What is left out is not learnt; the
 * server still looks for it, in vain.
 */
extern void nx_train_tagger(TrainedTagger *tagger, NxArena *arena, const NxModel *tables,
							const char *data, const Embeddings *embeddings,
							Without without);

#endif /* NEWSX_TOOLS_TRAIN_H */
