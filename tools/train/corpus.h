/*
 * corpus.h
 *	  What the tagger learns from: sentences as rows of feature hashes with the
 *	  labels that each token may have.
 */
#ifndef NEWSX_TOOLS_TRAIN_CORPUS_H
#define NEWSX_TOOLS_TRAIN_CORPUS_H

#include "analysis/labels.h"
#include "model/model.h"
#include "text/breaks.h"
#include "tools/host/without.h"
#include "tools/train/network.h"
#include "tools/train/sets.h"

typedef struct CorpusSentence
{
	uint32_t first_token;
	uint32_t n_tokens;
	uint32_t document;
	float weight;
} CorpusSentence;

typedef struct Corpus
{
	/* before corpus_number: hashes; after it: numbers of features */
	uint64_t *hashes;
	uint32_t *features;
	size_t n_features;
	size_t features_capacity;
	size_t *starts;				  /* [n_tokens + 1]: first feature of each token */
	uint32_t *allowed;			  /* [n_tokens]: bit 1 << label */
	const Embeddings *embeddings; /* NULL: the tagger is to have no network */
	NetworkInput *inputs;		  /* [n_tokens], with embeddings */
	NetworkDocument *documents;
	uint32_t n_documents;
	size_t documents_capacity;
	uint32_t n_tokens;
	uint32_t tokens_capacity;
	CorpusSentence *sentences;
	uint32_t n_sentences;
	uint32_t sentences_capacity;
	Without without;
	uint32_t n_dropped; /* sentences whose names our tokens cut */
	uint64_t *keys;		/* [n_keys]: the hash of each numbered feature */
	uint32_t *counts;	/* [n_keys]: tokens that have it */
	uint32_t n_keys;
} Corpus;

/* Read a set with the real text layer and take in its sentences. */
extern void corpus_add_set(Corpus *corpus, const AnnotatedSet *set, const NxModel *model,
						   NxBreaks *breaks, const char *data);

/* Give numbers to the features that stand with at least `least` tokens; drop others. */
extern void corpus_number(Corpus *corpus, uint32_t least);

/* renumbered[n] is the new number of feature n, UINT32_MAX if it is dropped. */
extern void corpus_renumber(Corpus *corpus, const uint32_t *renumbered, uint32_t n_keys);

extern void corpus_free(Corpus *corpus);

#endif /* NEWSX_TOOLS_TRAIN_CORPUS_H */
