/*
 * model.h
 *	  A model in memory: checked once as a whole, then read in place.
 *
 * The bytes may be the English model linked into the library or a mapped file;
 * nx_model_bind treats both alike, copies nothing, and after it every look-up is
 * within bounds whatever the bytes were.
 */
#ifndef NEWSX_MODEL_MODEL_H
#define NEWSX_MODEL_MODEL_H

#include "base/env.h"
#include "model/format.h"

#define NX_MODEL_MAX_NAME 63

typedef struct NxModelTable
{
	const void *slots;
	uint32_t n_slots;
} NxModelTable;

typedef struct NxModel
{
	const char *bytes;
	size_t size;
	char id[NX_MODEL_MAX_NAME + 1]; /* "en@1" */
	uint64_t digest;				/* the checksum of the file */
	NxString meta;					/* section META */
	NxModelTable clusters;
	const uint32_t *cluster_paths; /* [n_clusters][2]: bits, n_bits */
	uint32_t n_clusters;
	NxModelTable words;
	NxModelTable phrases;
	const uint32_t *name_offsets;
	const char *name_bytes;
	uint32_t n_names;
	NxModelTable tagger;
	NxModelTable forms; /* no slots: the model has no section FORM */
	const NxFormEntry *form_entries;
	uint32_t n_form_entries;
	const uint64_t *filter; /* TAGF; NULL: none */
	uint32_t n_filter_bits;
	NxModelTable vectors;					/* no slots: the model has no section VECT */
	const NxNetworkRow *network_rows;		/* [NX_MODEL_NET_ROWS]; NULL: no network */
	const NxNetworkOutput *network_outputs; /* [NX_MODEL_NET_OUTPUTS] */
	NxModelTable tone_words;				/* no slots: the model has no section TONW */
	NxModelTable tone_patterns;				/* the same for TONP */
	const NxToneRow *tone_rows;		  /* [NX_MODEL_TONE_ROWS]; NULL: no network of it */
	const NxToneOutput *tone_outputs; /* [NX_MODEL_TONE_OUTPUTS] */
	const NxToneSum *tone_sums;		  /* [n_tone_sums] */
	uint32_t n_tone_sums;
	const NxRankEntry *rank;	/* [NX_MODEL_RANK_ENTRIES]; NULL: none */
	const int16_t *transitions; /* [n_labels + 1][n_labels] */
	uint32_t n_labels;
} NxModel;

/*
 * Check all of bytes[0..size) (aligned to 64; magic, versions, checksum, every
 * section, every offset and index in them) and fill *model.  NX_BAD_BYTES or
 * NX_UNSUPPORTED and *error saying which check failed and at which offset.
 */
extern NxStatus nx_model_bind(NxModel *model, const void *bytes, size_t size,
							  NxError *error);

/* The value of a key of META; an empty string if it is not there. */
extern NxString nx_model_meta(const NxModel *model, const char *key);

/* Look-ups; NULL where the key is not in the table. */
extern const NxClusterEntry *nx_model_cluster(const NxModel *model, uint64_t hash);
extern const NxWordEntry *nx_model_word(const NxModel *model, uint64_t lower);
extern const NxPhraseEntry *nx_model_phrase(const NxModel *model, uint64_t chain);
extern const NxTaggerRow *nx_model_feature(const NxModel *model, uint64_t feature);
extern const NxFormEntry *nx_model_form(const NxModel *model, uint64_t hash, uint8_t shape,
										uint8_t kind);

/* The weight that a row gives to a label. */
static inline int
nx_model_weight(const NxTaggerRow *row, uint32_t label)
{
	uint8_t pair = row->weights[label < 16 ? label % 8 : 8 + label % 4];
	bool is_high = label < 16 ? label >= 8 : label >= 20;

	return row->scale * ((is_high ? pair >> 4 : pair & 15) - NX_MODEL_WEIGHT_ZERO);
}

/* The same, also where the model lacks the section. */
extern const NxVectorEntry *nx_model_vector(const NxModel *model, uint64_t lower);
extern const NxToneWord *nx_model_tone_word(const NxModel *model, uint64_t key);

/*
 * The vector of a word that has one, times a factor; 1 is 32.  Its numbers are within
 * -128..127: what was near an end may have been rounded to beyond it, and stays there.
 */
static inline void
nx_model_tone_vector(const NxToneWord *word, int factor,
					 int16_t vector[NX_MODEL_TONE_DIMENSIONS])
{
	for (int n = 0; n < NX_MODEL_TONE_DIMENSIONS / 2; n++)
	{
		vector[n] = word->vector[n] & 15;
		vector[NX_MODEL_TONE_DIMENSIONS / 2 + n] = word->vector[n] >> 4;
	}
	/* Each step fits 16 bits, so that a compiler can do all numbers at once. */
	for (int n = 0; n < NX_MODEL_TONE_DIMENSIONS; n++)
	{
		int16_t number = (int16_t) ((vector[n] - NX_MODEL_WEIGHT_ZERO) * word->scale);

		number = number > INT8_MAX ? INT8_MAX : number;
		number = number < INT8_MIN ? INT8_MIN : number;
		vector[n] = (int16_t) (number * factor);
	}
}

extern const NxTonePattern *nx_model_tone_pattern(const NxModel *model, uint64_t key);

/* What the model says of a pattern; 0 of one that it does not have. */
extern NxToneWeight nx_model_tone_pattern_weight(const NxModel *model, uint64_t key);

/*
 * Bring near what nx_model_word and the like will read, or an entry that was
 * found, without waiting.  The tables fit no cache, and memory takes as long as the rest
 * of the work on a token.
 */
extern void nx_model_expect_word(const NxModel *model, uint64_t lower);
extern void nx_model_expect_phrase(const NxModel *model, uint64_t chain);
extern void nx_model_expect_vector(const NxModel *model, uint64_t lower);
extern void nx_model_expect_tone_word(const NxModel *model, uint64_t key);
extern void nx_model_expect_tone_pattern(const NxModel *model, uint64_t key);
extern void nx_model_expect_form(const NxFormEntry *entry);
extern void nx_model_expect_row(const NxNetworkRow *row);

/* The key of a phrase: of its first word, then of each longer prefix. */
extern uint64_t nx_model_phrase_start(uint64_t lower);
extern uint64_t nx_model_phrase_next(uint64_t chain, uint64_t lower);

/* Canonical name number n (< n_names). */
extern NxString nx_model_name(const NxModel *model, uint32_t n);

/* "en@1" and the like: [a-z0-9_]+@[0-9]+, at most NX_MODEL_MAX_NAME bytes? */
extern bool nx_model_id_is_valid(const char *id, size_t len);

#endif /* NEWSX_MODEL_MODEL_H */
