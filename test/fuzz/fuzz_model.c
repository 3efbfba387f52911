/*
 * fuzz_model.c
 *	  Any bytes: nx_model_bind refuses them, or every look-up is within bounds and
 *	  ends.
 *
 * Size and checksum of the header are set right first, or no mutation would get
 * past them to the checks that are to be tested.
 */
#define _POSIX_C_SOURCE 200809L /* posix_memalign */

#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "base/hash.h"
#include "model/checksum.h"
#include "model/model.h"

/* Takes what was read, so that no compiler leaves the reading out. */
static volatile uint64_t sink;

/* A copy that begins where a model may; the caller frees it. */
static char *
aligned_copy(const uint8_t *bytes, size_t len)
{
	void *copy = NULL;

	if (posix_memalign(&copy, NX_MODEL_ALIGNMENT, len > 0 ? len : 1) != 0)
		nx_host_die("out of memory");
	if (len > 0)
		memcpy(copy, bytes, len);
	return copy;
}

static void
set_checksum(char *bytes, size_t len)
{
	NxModelHeader *header = (NxModelHeader *) bytes;

	if (len < sizeof(*header))
		return;
	header->size = len;
	header->checksum = nx_model_checksum(bytes + sizeof(*header), len - sizeof(*header));
}

/* Reads every byte, so that a sanitizer sees one that is out of bounds. */
static uint64_t
touch(const void *bytes, size_t len)
{
	return bytes == NULL ? 0 : nx_hash64(bytes, len);
}

static uint64_t
look_up(const NxModel *model, uint64_t key)
{
	const NxClusterEntry *cluster = nx_model_cluster(model, key);
	const NxPhraseEntry *phrase = nx_model_phrase(model, key);
	uint64_t sum = touch(cluster, sizeof(*cluster)) ^ touch(phrase, sizeof(*phrase));

	sum ^= touch(nx_model_word(model, key), sizeof(NxWordEntry));
	sum ^= touch(nx_model_feature(model, key), sizeof(NxTaggerRow));
	sum ^= touch(nx_model_form(model, key, 0, 0), sizeof(NxFormEntry));
	sum ^= touch(nx_model_tone_word(model, key), sizeof(NxToneWord));
	sum ^= touch(nx_model_tone_pattern(model, key), sizeof(NxTonePattern));
	nx_model_expect_word(model, key);
	nx_model_expect_phrase(model, key);
	if (cluster != NULL)
		sum ^= touch(model->cluster_paths + 2 * (size_t) cluster->cluster,
					 2 * sizeof(uint32_t));
	if (phrase != NULL && phrase->name != UINT32_MAX)
	{
		NxString name = nx_model_name(model, phrase->name);

		sum ^= touch(name.bytes, name.len);
	}
	return sum;
}

static uint64_t
read_whole(const NxModel *model)
{
	static const char *const keys[] = {"name", "version", "language", "license", ""};
	uint64_t sum = touch(model->transitions, sizeof(int16_t) * model->n_labels *
												 ((size_t) model->n_labels + 1));

	sum ^= touch(model->filter, model->n_filter_bits / 8);
	sum ^= touch(model->rank, NX_MODEL_RANK_ENTRIES * sizeof(NxRankEntry));

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
	{
		NxString value = nx_model_meta(model, keys[i]);

		sum ^= touch(value.bytes, value.len);
	}
	for (uint32_t i = 0; i < model->n_names; i++)
	{
		NxString name = nx_model_name(model, i);

		FUZZ_CHECK(name.len > 0);
		sum ^= touch(name.bytes, name.len);
	}
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = aligned_copy(bytes, len);
	NxModel model;
	NxError error;
	NxStatus status;

	set_checksum(copy, len);
	status = nx_model_bind(&model, copy, len, &error);
	if (status == NX_OK)
	{
		uint64_t key = len;
		uint64_t sum = read_whole(&model);

		FUZZ_CHECK(nx_model_id_is_valid(model.id, strlen(model.id)));
		/* Keys whose home slots are all over each table, and the last one. */
		for (int i = 0; i < 200; i++)
			sum ^= look_up(&model, key = nx_hash_mix(key, (uint64_t) i));
		sum ^= look_up(&model, UINT64_MAX);
		sum ^= look_up(&model, 0);
		sink = sum;
	}
	else
		FUZZ_CHECK(error.status == status && error.message[0] != '\0');
	free(copy);
	return 0;
}
