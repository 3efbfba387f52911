/*
 * network.h
 *	  What the words around a token say together: a small neural network, whose
 *	  outputs are added to the scores of the tagger's features.
 *
 * Features speak for themselves, each with a weight, and of words that the annotated
 * texts do not have they say little.  The network reads the vectors of the token and of
 * the words up to NX_FEATURES_REACH away, which are learnt from billions of words and
 * alike for words that are used alike, through one layer of NX_MODEL_NET_UNITS units
 * (the window approach of Collobert et al., 2011).
 *
 * Nothing is multiplied before that layer.  A vector is kept as a few codes, each the
 * number of the nearest of NX_MODEL_NET_VALUES parts of vectors (product quantisation:
 * Jegou et al., 2011); what each part gives to the units stands in the model (NETI),
 * and what a form gives is added up once a form and document, as Devlin et al. (2014) do.
 * What is left for each token is a sum of five rows, and one product with NETO.
 *
 * Of a word without a vector the network sees how it begins and ends.
 *
 * The units of all tokens begin with what the document is about: the mean of the vectors
 * of its words.
 *
 * The network is asked of tokens near which a name could be: nx_network_is_asked.
 */
#ifndef NEWSX_ANALYSIS_NETWORK_H
#define NEWSX_ANALYSIS_NETWORK_H

#include "analysis/scores.h"

/* Sums of rows, in NX_NETWORK_ONE. */
typedef int16_t NxUnits[NX_MODEL_NET_UNITS];

/* What a form gives to the units of the tokens around it, by offset. */
typedef NxUnits NxFormUnits[NX_FEATURES_OFFSETS];

/* A value of 1 at the inputs of a unit; a unit gives on at most NX_NETWORK_MOST. */
#define NX_NETWORK_ONE 48
#define NX_NETWORK_MOST 8191

/* A weight of NETO times a unit is a score times 1 << NX_NETWORK_SHIFT. */
#define NX_NETWORK_SHIFT 10

/*
 * Of the document so many topical words are looked up, and the mean of those that have
 * vectors counts this many times.
 */
#define NX_NETWORK_DOCUMENT_WORDS 200
#define NX_NETWORK_DOCUMENT_GAIN 4

/* Units are made room for so many at a time. */
#define NX_NETWORK_CHUNK 64

/* Inputs of the network beside the codes: what else it sees of a form. */
enum
{
	NX_TRAIT_EDGE, /* the form stands for what is outside of the sentence; no other trait */
	NX_TRAIT_KNOWN,										 /* it has a vector */
	NX_TRAIT_SHAPE,										 /* + NxShape */
	NX_TRAIT_KIND = NX_TRAIT_SHAPE + NX_SHAPE_MIXED + 1, /* + NxTokenKind */
	NX_TRAIT_CLASS = NX_TRAIT_KIND + NX_TOKEN_SYMBOL +
					 1 /* + number among NX_FEATURES_CLASSES, the lowest bit first */
};

typedef struct NxNetwork
{
	NxArena *arena;
	const NxModel *model; /* and */
	const NxForms *forms; /* of the features */
	NxUnits **units;	  /* [forms->limit]: of each form, [NX_FEATURES_OFFSETS]; NULL:
							  not yet asked for */
	NxUnits document;	  /* what the document gives to all tokens */
	uint32_t n_made;
	NxFormUnits *chunks[NX_FORMS_LIMIT / NX_NETWORK_CHUNK + 1];
	uint32_t n_chunks;
	bool asked[NX_FEATURES_WINDOW]; /* of the stretch: is the network asked of the token? */
} NxNetwork;

/* Is the network asked of token i of the stretch?  Of the others it says nothing. */
extern bool nx_network_is_asked(const NxFeatures *features, uint32_t i);

/* The traits of a form, each once, into out[NX_MODEL_NET_TRAITS]; returns how many. */
extern uint32_t nx_network_traits(const NxForms *forms, uint32_t number, bool has_vector,
								  uint8_t *out);

/* Does token i of the text tell what the document is about? */
extern bool nx_network_is_topical(const NxFeatures *features, uint32_t i);

/* For the document that the features were opened on. */
extern void nx_network_init(NxNetwork *network, NxArena *arena, const NxFeatures *features);

/* All forms were forgotten. */
extern void nx_network_forget(NxNetwork *network);

/* Make ready for the stretch that was read last. */
extern void nx_network_read(NxNetwork *network, const NxFeatures *features);

/* Add what the network says of token i of that stretch; scores stay in +-NX_SCORE_MOST. */
extern void nx_network_add(const NxNetwork *network, const NxFeatures *features, uint32_t i,
						   NxScores scores);

#endif /* NEWSX_ANALYSIS_NETWORK_H */
