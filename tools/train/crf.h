/*
 * crf.h
 *	  A linear-chain conditional random field, learnt from partial labels.
 *
 * The gradient of a sentence is the difference between what the model expects of
 * all paths and what it expects of the paths that the annotation allows (Lafferty,
 * McCallum and Pereira 2001; with a set of labels a token: Tsuboi et al. 2008).
 * Stochastic steps of AdaGrad, one rate a feature; some features of each token are
 * left out at random, so that no single one is relied on.
 */
#ifndef NEWSX_TOOLS_TRAIN_CRF_H
#define NEWSX_TOOLS_TRAIN_CRF_H

#include "tools/train/corpus.h"

/* Weights of a feature: NX_N_LABELS, then 0 up to what the network has as well. */
#define CRF_WIDTH NETWORK_LABELS

typedef float CrfRow[CRF_WIDTH];

typedef struct Crf
{
	CrfRow *weights;		 /* [n_keys] */
	float *squares;			 /* [n_keys]: sum of squared gradients */
	CrfRow steps[CRF_WIDTH]; /* [from][to]; row NX_N_LABELS is the start */
	CrfRow step_squares[CRF_WIDTH];
	uint32_t n_keys;
	uint64_t seed;
	Network *network; /* of which the scores are the other part; NULL: none */
} Crf;

typedef struct CrfOptions
{
	float rate;
	float dropout; /* share of features left out */
	float network_rate;
} CrfOptions;

extern void crf_init(Crf *crf, uint32_t n_keys);
extern void crf_free(Crf *crf);

/* One round over the corpus in random order; returns the loss a token. */
extern double crf_round(Crf *crf, const Corpus *corpus, const CrfOptions *options);

#endif /* NEWSX_TOOLS_TRAIN_CRF_H */
