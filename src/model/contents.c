/*
 * contents.c
 *	  The second half of the check of a model: what the sections hold.
 *
 * Called by bind.c with every section inside the file.  Afterwards no search
 * in a table runs on without end, no entry holds an index that is out of
 * bounds, and every string that can come to a user is sound UTF-8.
 */
#include "model/contents.h"

#include <string.h>

#include "base/kinds.h"
#include "base/utf8.h"

#define MAX_VALENCE 4000
#define MAX_META 1024 /* keys: so that finding a key given twice stays quick */

/* Where in the file something stands, for the error record. */
static size_t
offset_of(const NxModel *model, const void *place)
{
	return (size_t) ((const char *) place - model->bytes);
}

/* Is it UTF-8 without control characters (line feeds are allowed on request)? */
static bool
is_sound_text(NxString string, bool lines)
{
	const char *text = string.bytes;
	size_t len = string.len;
	size_t at = 0;

	if (nx_utf8_check(text, len) < len)
		return false;
	while ((at += nx_utf8_find_control(text + at, len - at)) < len)
	{
		if (!lines || text[at] != '\n')
			return false;
		at++;
	}
	return true;
}

/* Read the string of META at *offset and step over it, if it lies in there. */
static bool
read_string(NxString meta, size_t *offset, NxString *string)
{
	uint32_t len;

	if (meta.len - *offset < sizeof(len))
		return false;
	memcpy(&len, meta.bytes + *offset, sizeof(len));
	*offset += sizeof(len);
	if (len > meta.len - *offset)
		return false;
	string->bytes = meta.bytes + *offset;
	string->len = len;
	*offset += len;
	return is_sound_text(*string, true);
}

static bool
has_key_before(NxString meta, NxString key)
{
	size_t offset = sizeof(uint32_t);
	NxString other;
	NxString value;

	while (read_string(meta, &offset, &other) && other.bytes != key.bytes)
	{
		if (other.len == key.len && memcmp(other.bytes, key.bytes, key.len) == 0)
			return true;
		if (!read_string(meta, &offset, &value))
			break;
	}
	return false;
}

static NxStatus
check_meta(const NxModel *model, NxError *error)
{
	size_t offset = sizeof(uint32_t);
	uint32_t count;

	memcpy(&count, model->meta.bytes, sizeof(count));
	if (count > MAX_META)
		return nx_fail(error, NX_BAD_BYTES, offset_of(model, model->meta.bytes),
					   "section META has %u keys, more than %d", count, MAX_META);
	for (uint32_t i = 0; i < count; i++)
	{
		size_t at = offset_of(model, model->meta.bytes) + offset;
		NxString key;
		NxString value;

		if (!read_string(model->meta, &offset, &key) || key.len == 0)
			return nx_fail(error, NX_BAD_BYTES, at, "key %u of section META is malformed",
						   i + 1);
		if (!read_string(model->meta, &offset, &value))
			return nx_fail(error, NX_BAD_BYTES, at, "value %u of section META is malformed",
						   i + 1);
		if (has_key_before(model->meta, key))
			return nx_fail(error, NX_BAD_BYTES, at, "key %u of section META stands twice",
						   i + 1);
	}
	if (offset != model->meta.len)
		return nx_fail(error, NX_BAD_BYTES, offset_of(model, model->meta.bytes) + offset,
					   "section META goes on after its last value");
	return NX_OK;
}

/* The identity "name@version", from the two keys of META. */
static NxStatus
make_id(NxModel *model, NxError *error)
{
	NxString name = nx_model_meta(model, "name");
	NxString version = nx_model_meta(model, "version");
	size_t len = (size_t) name.len + 1 + version.len;

	if (len <= NX_MODEL_MAX_NAME)
	{
		memcpy(model->id, name.bytes, name.len);
		model->id[name.len] = '@';
		memcpy(model->id + name.len + 1, version.bytes, version.len);
		model->id[len] = '\0';
	}
	if (len > NX_MODEL_MAX_NAME || !nx_model_id_is_valid(model->id, len))
		return nx_fail(error, NX_BAD_BYTES, offset_of(model, model->meta.bytes),
					   "name and version in section META make no model name");
	return NX_OK;
}

/* Whether a slot is in use; the size is a constant wherever this is inlined. */
static inline bool
slot_is_full(const char *slot, size_t tag_size)
{
	uint32_t tag = 0;

	memcpy(&tag, slot, tag_size);
	return tag != 0;
}

/*
 * A table must have an empty slot, and one within reach of every other slot.
 * Inlined for each table: with a hundred thousand slots, this is what a new
 * connection waits for.
 */
static inline NxStatus
check_runs(const NxModel *model, NxModelTable table, size_t entry_size, size_t tag_size,
		   const char *id, NxError *error)
{
	const char *slots = table.slots;
	uint32_t empty = 0;
	uint32_t run = 0;
	uint32_t longest = 0;

	while (empty < table.n_slots && slot_is_full(slots + empty * entry_size, tag_size))
		empty++;
	if (empty == table.n_slots)
		return nx_fail(error, NX_BAD_BYTES, offset_of(model, slots),
					   "table %s has no empty slot", id);
	/* From the first empty slot to the end, then on through those in front of it. */
	for (uint32_t i = empty; i < table.n_slots; i++)
	{
		run = (run + 1) & (0U - slot_is_full(slots + i * entry_size, tag_size));
		longest = run > longest ? run : longest;
	}
	if (longest > NX_MODEL_MAX_PROBE || run + empty > NX_MODEL_MAX_PROBE)
		return nx_fail(error, NX_BAD_BYTES, offset_of(model, slots),
					   "table %s has more than %d full slots in a row", id,
					   NX_MODEL_MAX_PROBE);
	return NX_OK;
}

/*
 * What may stand in a slot.  The checks below look at all slots first, in loops
 * without branches, and search for the culprit only if there is one.
 */
static inline bool
cluster_is_sound(const NxModel *model, const NxClusterEntry *slot)
{
	return (slot->tag == 0) | (slot->cluster < model->n_clusters);
}

static inline bool
word_is_sound(const NxWordEntry *slot)
{
	return ((slot->classes & ~NX_WORD_ALL) == 0) & (slot->valence >= -MAX_VALENCE) &
		   (slot->valence <= MAX_VALENCE);
}

static inline bool
phrase_is_sound(const NxModel *model, const NxPhraseEntry *slot)
{
	return ((slot->flags & ~NX_PHRASE_ALL) == 0) & (slot->kinds >> NX_N_KINDS == 0) &
		   ((slot->name == UINT32_MAX) | (slot->name < model->n_names) | (slot->tag == 0));
}

static NxStatus
check_paths(const NxModel *model, NxError *error)
{
	for (uint32_t i = 0; i < model->n_clusters; i++)
	{
		const uint32_t *path = model->cluster_paths + 2 * (size_t) i;

		if (path[1] > 32 || (path[1] < 32 && path[0] >> path[1] != 0))
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, path),
						   "path of cluster %u has more bits than it says", i);
	}
	return NX_OK;
}

static NxStatus
check_clusters(const NxModel *model, NxError *error)
{
	const NxClusterEntry *slots = model->clusters.slots;
	uint32_t sound = 1;
	uint32_t i = 0;

	for (uint32_t n = 0; n < model->clusters.n_slots; n++)
		sound &= cluster_is_sound(model, &slots[n]);
	if (sound)
		return NX_OK;
	while (cluster_is_sound(model, &slots[i]))
		i++;
	return nx_fail(error, NX_BAD_BYTES, offset_of(model, &slots[i]),
				   "table CLUS names cluster %u of %u", slots[i].cluster,
				   model->n_clusters);
}

static NxStatus
check_forms(const NxModel *model, NxError *error)
{
	const NxFormSlot *slots = model->forms.slots;

	for (uint32_t n = 0; n < model->forms.n_slots; n++)
	{
		if (slots[n].tag != 0 && slots[n].entry >= model->n_form_entries)
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, &slots[n]),
						   "table FORM names entry %u of %u", slots[n].entry,
						   model->n_form_entries);
	}
	for (uint32_t n = 0; n < model->n_form_entries; n++)
	{
		const NxFormEntry *entry = &model->form_entries[n];

		if (entry->cluster >= model->n_clusters && entry->cluster != NX_MODEL_NO_CLUSTER)
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, entry),
						   "section FSUM names cluster %u of %u", entry->cluster,
						   model->n_clusters);
	}
	return NX_OK;
}

static NxStatus
check_words(const NxModel *model, NxError *error)
{
	const NxWordEntry *slots = model->words.slots;
	uint32_t sound = 1;
	uint32_t i = 0;

	for (uint32_t n = 0; n < model->words.n_slots; n++)
		sound &= word_is_sound(&slots[n]);
	if (sound)
		return NX_OK;
	while (word_is_sound(&slots[i]))
		i++;
	return nx_fail(error, NX_BAD_BYTES, offset_of(model, &slots[i]),
				   "table WORD has a word of classes 0x%x and valence %d", slots[i].classes,
				   slots[i].valence);
}

static NxStatus
check_phrases(const NxModel *model, NxError *error)
{
	const NxPhraseEntry *slots = model->phrases.slots;
	uint32_t sound = 1;
	uint32_t i = 0;

	for (uint32_t n = 0; n < model->phrases.n_slots; n++)
		sound &= phrase_is_sound(model, &slots[n]);
	if (sound)
		return NX_OK;
	while (phrase_is_sound(model, &slots[i]))
		i++;
	return nx_fail(error, NX_BAD_BYTES, offset_of(model, &slots[i]),
				   "table PHRA has a phrase of kinds 0x%x, flags 0x%x and name %u of %u",
				   slots[i].kinds, slots[i].flags, slots[i].name, model->n_names);
}

/* bind.c has seen that the last offset is the end of the section. */
static NxStatus
check_names(const NxModel *model, NxError *error)
{
	const uint32_t *offsets = model->name_offsets;
	uint32_t end = offsets[model->n_names];

	if (offsets[0] != 0)
		return nx_fail(error, NX_BAD_BYTES, offset_of(model, offsets),
					   "section NAME does not begin with its first name");
	for (uint32_t i = 0; i < model->n_names; i++)
	{
		if (offsets[i + 1] <= offsets[i] || offsets[i + 1] > end)
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, &offsets[i + 1]),
						   "name %u of section NAME has no extent", i);
		if (!is_sound_text(nx_model_name(model, i), false))
			return nx_fail(error, NX_BAD_BYTES,
						   offset_of(model, model->name_bytes + offsets[i]),
						   "name %u of section NAME is no UTF-8 text", i);
	}
	return NX_OK;
}

/* A rule that added to a score would break the order in which sentences are looked at. */
static bool
weight_is_sound(int16_t weight, bool is_rule)
{
	return weight >= -NX_MODEL_RANK_MOST && weight <= (is_rule ? 0 : NX_MODEL_RANK_MOST);
}

static bool
rank_is_sound(const NxRankEntry *entry, bool is_rule)
{
	bool sound = entry->reserved == 0;

	for (int i = 1; i < NX_MODEL_RANK_STEPS - 1; i++)
		sound &= entry->limits[i - 1] <= entry->limits[i];
	for (int i = 0; i < NX_MODEL_RANK_STEPS; i++)
		sound &= weight_is_sound(entry->weights[i], is_rule);
	return sound;
}

static NxStatus
check_rank(const NxModel *model, NxError *error)
{
	for (int i = 0; model->rank != NULL && i < NX_MODEL_RANK_ENTRIES; i++)
	{
		bool is_rule = i >= NX_MODEL_RANK_ENTRIES - NX_MODEL_RANK_RULES;

		if (!rank_is_sound(&model->rank[i], is_rule))
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, &model->rank[i]),
						   "entry %d of section RANK has limits that do not ascend or a "
						   "weight out of range",
						   i + 1);
	}
	return NX_OK;
}

/* Sums of products with larger weights would not fit into 32 bits. */
static NxStatus
check_weights(const NxModel *model, const int16_t *weights, size_t n, int16_t most,
			  const char *section, NxError *error)
{
	for (size_t i = 0; weights != NULL && i < n; i++)
	{
		if (weights[i] > most || weights[i] < -most)
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, &weights[i]),
						   "section %s has the weight %d", section, weights[i]);
	}
	return NX_OK;
}

static NxStatus
check_networks(const NxModel *model, NxError *error)
{
	const NxNetworkOutput *outputs = model->network_outputs;
	const NxToneOutput *tone_outputs = model->tone_outputs;
	NxStatus status = check_weights(model, outputs == NULL ? NULL : outputs[0].weights,
									(size_t) NX_MODEL_NET_OUTPUTS * NX_MODEL_NET_UNITS,
									NX_MODEL_NET_MOST, "NETO", error);

	/* Where units begin may be anything. */
	if (status == NX_OK)
		status = check_weights(
			model, tone_outputs == NULL ? NULL : tone_outputs[NX_MODEL_TONE_STARTS].units,
			(size_t) 2 * NX_MODEL_TONE_POOLS * NX_MODEL_TONE_UNITS, NX_MODEL_TONE_MOST,
			"TONO", error);
	return status;
}

/* Sums that words point to are there. */
static NxStatus
check_tone_words(const NxModel *model, NxError *error)
{
	const NxToneWord *words = model->tone_words.slots;

	for (uint32_t i = 0; i < model->tone_words.n_slots; i++)
	{
		if (words[i].tag != 0 && words[i].sum > model->n_tone_sums)
			return nx_fail(error, NX_BAD_BYTES, offset_of(model, &words[i]),
						   "table TONW names entry %u of TONS, which has %u", words[i].sum,
						   model->n_tone_sums);
	}
	return NX_OK;
}

NxStatus
nx_contents_check(NxModel *model, NxError *error)
{
	NxStatus status = check_meta(model, error);

	if (status == NX_OK)
		status = make_id(model, error);
	if (status == NX_OK)
		status = check_runs(model, model->clusters, sizeof(NxClusterEntry),
							sizeof(uint32_t), "CLUS", error);
	if (status == NX_OK)
		status = check_runs(model, model->words, sizeof(NxWordEntry), sizeof(uint32_t),
							"WORD", error);
	if (status == NX_OK)
		status = check_runs(model, model->phrases, sizeof(NxPhraseEntry), sizeof(uint32_t),
							"PHRA", error);
	if (status == NX_OK)
		status = check_runs(model, model->tagger, sizeof(NxTaggerRow), sizeof(uint16_t),
							"TAGW", error);
	if (status == NX_OK && model->forms.n_slots > 0)
		status = check_runs(model, model->forms, sizeof(NxFormSlot), sizeof(uint32_t),
							"FORM", error);
	if (status == NX_OK && model->vectors.n_slots > 0)
		status = check_runs(model, model->vectors, sizeof(NxVectorEntry), sizeof(uint16_t),
							"VECT", error);
	if (status == NX_OK && model->tone_words.n_slots > 0)
		status = check_runs(model, model->tone_words, sizeof(NxToneWord), sizeof(uint16_t),
							"TONW", error);
	if (status == NX_OK && model->tone_patterns.n_slots > 0)
		status = check_runs(model, model->tone_patterns, sizeof(NxTonePattern),
							sizeof(uint16_t), "TONP", error);
	if (status == NX_OK)
		status = check_paths(model, error);
	if (status == NX_OK)
		status = check_clusters(model, error);
	if (status == NX_OK)
		status = check_forms(model, error);
	if (status == NX_OK)
		status = check_words(model, error);
	if (status == NX_OK)
		status = check_names(model, error);
	if (status == NX_OK)
		status = check_phrases(model, error);
	if (status == NX_OK)
		status = check_rank(model, error);
	if (status == NX_OK)
		status = check_networks(model, error);
	if (status == NX_OK)
		status = check_tone_words(model, error);
	return status;
}
