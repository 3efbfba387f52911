/*
 * write.c
 *	  Put a model together, in memory.
 *
 * Tables are filled in the order of their keys, so that the layout depends on the
 * entries alone; those with short tags in the order given, the most used first, so that these
 * stand at home, where they are found at once.  Either way an entry takes the first free slot of
 * its search, so it never comes to stand in the way of one that was there before.
 */
#include "model/write.h"

#include <stdlib.h>
#include <string.h>

#include "model/checksum.h"
#include "model/table.h"

/* Of the filter, a feature: of sixteen features that are not there, one gets by. */
#define FILTER_BITS 16

typedef struct KeyIndex
{
	uint64_t key;
	uint32_t index;
} KeyIndex;

/* A table while it is filled. */
typedef struct Filling
{
	char *slots;
	uint32_t n_slots;
	uint32_t entry_size;
	uint32_t tag_size;
} Filling;

void
nx_model_write_start(NxModelWriter *writer, NxArena *arena)
{
	memset(writer, 0, sizeof(*writer));
	writer->arena = arena;
}

void
nx_model_write_section(NxModelWriter *writer, const char *id, const void *bytes,
					   size_t size, uint32_t entry_size)
{
	NxModelSection *section = &writer->sections[writer->n_sections];

	nx_assert(writer->n_sections < NX_MODEL_MAX_SECTIONS);
	memcpy(section->id, id, sizeof(section->id));
	section->entry_size = entry_size;
	section->size = size;
	writer->contents[writer->n_sections++] = bytes;
}

static int
compare_keys(const void *a, const void *b)
{
	const KeyIndex *left = a;
	const KeyIndex *right = b;

	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	return left->index < right->index ? -1 : left->index > right->index;
}

static uint32_t
tag_of(const Filling *filling, uint64_t key)
{
	return filling->tag_size == 2 ? nx_table_short_tag(key) : nx_table_tag(key);
}

static uint32_t
tag_at(const Filling *filling, uint32_t slot)
{
	const char *place = filling->slots + (size_t) slot * filling->entry_size;
	uint16_t short_tag;
	uint32_t tag;

	if (filling->tag_size == 2)
	{
		memcpy(&short_tag, place, sizeof(short_tag));
		return short_tag;
	}
	memcpy(&tag, place, sizeof(tag));
	return tag;
}

/* Put one entry into its slot; false if a search for it would find another. */
static bool
place_entry(Filling *filling, uint64_t key, const char *entry)
{
	uint32_t slot = nx_table_home(key, filling->n_slots);
	uint32_t tag = tag_of(filling, key);
	char *place;

	while (tag_at(filling, slot) != 0)
	{
		if (tag_at(filling, slot) == tag)
			return false;
		if (++slot == filling->n_slots)
			slot = 0;
	}
	place = filling->slots + (size_t) slot * filling->entry_size;
	memcpy(place, entry, filling->entry_size);
	if (filling->tag_size == 2)
	{
		uint16_t short_tag = (uint16_t) tag;

		memcpy(place, &short_tag, sizeof(short_tag));
	}
	else
		memcpy(place, &tag, sizeof(tag));
	return true;
}

/* The longest run of full slots, or more than any if no slot is empty. */
static uint32_t
longest_run(const Filling *filling)
{
	uint32_t longest = 0;
	uint32_t run = 0;

	/* Twice round: a run may go over the end. */
	for (uint64_t i = 0; i < 2 * (uint64_t) filling->n_slots; i++)
	{
		run = tag_at(filling, (uint32_t) (i % filling->n_slots)) != 0 ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest;
}

/* Fill a table of n_slots; returns how many entries found no place. */
static uint32_t
fill_table(Filling *filling, NxArena *arena, uint32_t n_slots, const KeyIndex *order,
		   uint32_t n, const char *entries)
{
	uint32_t n_left_out = 0;

	filling->n_slots = n_slots;
	filling->slots = nx_arena_alloc_array(arena, (size_t) n_slots + 2, filling->entry_size);
	for (uint32_t i = 0; i < n; i++)
	{
		const char *entry = entries + (size_t) order[i].index * filling->entry_size;

		if (!place_entry(filling, order[i].key, entry))
			n_left_out++;
	}
	return n_left_out;
}

static bool
has_short_tags(const char *id)
{
	static const char ids[][5] = {"TAGW", "VECT", "TONW", "TONP"};

	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
	{
		if (memcmp(id, ids[i], 4) == 0)
			return true;
	}
	return false;
}

/*
 * Three quarters full, TAGW four fifths; FORM and TONP half full, where most of what is
 * looked up is not there.  (Of TAGW, the filter knows that, and what is used most stands
 * at home.)
 */
static uint32_t
slots_for(const char *id, uint32_t n)
{
	if (memcmp(id, "FORM", 4) == 0 || memcmp(id, "TONP", 4) == 0)
		return 2 * n + 1;
	return n + n / (memcmp(id, "TAGW", 4) == 0 ? 4 : 3) + 1;
}

uint32_t
nx_model_write_table(NxModelWriter *writer, const char *id, const uint64_t *keys,
					 const void *entries, uint32_t n, uint32_t entry_size)
{
	KeyIndex *order = nx_new_array(writer->arena, KeyIndex, (size_t) n + 1);
	Filling filling = {NULL, 0, entry_size, has_short_tags(id) ? 2 : 4};
	uint32_t n_slots = slots_for(id, n);
	uint32_t n_left_out;

	for (uint32_t i = 0; i < n; i++)
	{
		order[i].key = keys[i];
		order[i].index = i;
	}
	if (!has_short_tags(id))
		qsort(order, n, sizeof(*order), compare_keys);
	n_left_out = fill_table(&filling, writer->arena, n_slots, order, n, entries);
	while (longest_run(&filling) > NX_MODEL_MAX_PROBE)
	{
		n_slots += n_slots / 8 + 1;
		n_left_out = fill_table(&filling, writer->arena, n_slots, order, n, entries);
	}
	nx_model_write_section(writer, id, filling.slots, (size_t) n_slots * entry_size,
						   entry_size);
	return n_left_out;
}

/* The four bits of a weight in units of the scale. */
static int
bits_of(int weight, int scale)
{
	int half = weight < 0 ? -scale / 2 : scale / 2;
	int units = (weight + half) / scale + NX_MODEL_WEIGHT_ZERO;

	return units < 0 ? 0 : units > 15 ? 15 : units;
}

static int
error_of(const int8_t *weights, int n, int scale)
{
	int sum = 0;

	for (int i = 0; i < n; i++)
	{
		int error =
			(bits_of(weights[i], scale) - NX_MODEL_WEIGHT_ZERO) * scale - weights[i];

		sum += error * error;
	}
	return sum;
}

/* The largest scale that is needed for no weight to be cut. */
static int
widest_scale(const int8_t *weights, int n)
{
	int most = 1;

	for (int i = 0; i < n; i++)
	{
		int size = weights[i] < 0 ? -weights[i] : weights[i];

		most = size > most ? size : most;
	}
	return (most + NX_MODEL_WEIGHT_ZERO - 2) / (NX_MODEL_WEIGHT_ZERO - 1);
}

/* The scale by which the weights lose least. */
static int
best_scale(const int8_t *weights, int n)
{
	int best = widest_scale(weights, n);

	for (int scale = best - 1; scale > 0; scale--)
		best = error_of(weights, n, scale) < error_of(weights, n, best) ? scale : best;
	return best;
}

NxTaggerRow
nx_model_pack_row(const int8_t weights[NX_MODEL_MAX_LABELS])
{
	NxTaggerRow row = {0};
	int best = best_scale(weights, NX_MODEL_MAX_LABELS);

	row.scale = (uint8_t) best;
	for (int label = 0; label < NX_MODEL_MAX_LABELS; label++)
	{
		int byte = label < 16 ? label % 8 : 8 + label % 4;
		bool is_high = label < 16 ? label >= 8 : label >= 20;

		row.weights[byte] |= (uint8_t) (bits_of(weights[label], best) << (is_high ? 4 : 0));
	}
	return row;
}

void
nx_model_pack_vector(NxToneWord *word, const int8_t vector[NX_MODEL_TONE_DIMENSIONS])
{
	int scale = best_scale(vector, NX_MODEL_TONE_DIMENSIONS);

	word->scale = (uint8_t) scale;
	memset(word->vector, 0, sizeof(word->vector));
	for (int d = 0; d < NX_MODEL_TONE_DIMENSIONS; d++)
		word->vector[d % (NX_MODEL_TONE_DIMENSIONS / 2)] |=
			(uint8_t) (bits_of(vector[d], scale)
					   << (d < NX_MODEL_TONE_DIMENSIONS / 2 ? 0 : 4));
}

void
nx_model_write_filter(NxModelWriter *writer, const uint64_t *keys, uint32_t n)
{
	uint32_t n_words = n / (64 / FILTER_BITS) + 1;
	uint64_t *words = nx_new_array(writer->arena, uint64_t, n_words);

	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t bit = nx_table_home(keys[i], 64 * n_words);

		words[bit / 64] |= UINT64_C(1) << bit % 64;
	}
	nx_model_write_section(writer, "TAGF", words, 8 * (size_t) n_words, 8);
}

static void
append_native(NxBuf *buf, uint32_t value)
{
	nx_buf_bytes(buf, &value, sizeof(value));
}

void
nx_model_write_meta(NxModelWriter *writer, const char *const (*pairs)[2], uint32_t n)
{
	NxBuf buf;

	nx_buf_init(&buf, writer->arena);
	append_native(&buf, n);
	for (uint32_t i = 0; i < n; i++)
	{
		for (int part = 0; part < 2; part++)
		{
			append_native(&buf, (uint32_t) strlen(pairs[i][part]));
			nx_buf_text(&buf, pairs[i][part]);
		}
	}
	nx_model_write_section(writer, "META", buf.bytes, buf.len, 1);
}

void
nx_model_write_names(NxModelWriter *writer, const NxString *names, uint32_t n)
{
	uint32_t offset = 0;
	NxBuf buf;

	nx_buf_init(&buf, writer->arena);
	append_native(&buf, n);
	append_native(&buf, 0);
	for (uint32_t i = 0; i < n; i++)
	{
		offset += names[i].len;
		append_native(&buf, offset);
	}
	for (uint32_t i = 0; i < n; i++)
		nx_buf_bytes(&buf, names[i].bytes, names[i].len);
	nx_model_write_section(writer, "NAME", buf.bytes, buf.len, 1);
}

static size_t
align(size_t offset)
{
	return (offset + NX_MODEL_ALIGNMENT - 1) / NX_MODEL_ALIGNMENT * NX_MODEL_ALIGNMENT;
}

char *
nx_model_write_finish(NxModelWriter *writer, size_t *size)
{
	NxModelHeader header = {
		NX_MODEL_MAGIC, NX_MODEL_VERSION, NX_MODEL_BYTE_ORDER, 0, 0, 0, {0}};
	size_t table_size = writer->n_sections * sizeof(NxModelSection);
	size_t end = sizeof(header) + table_size;
	char *bytes;

	for (uint32_t i = 0; i < writer->n_sections; i++)
	{
		writer->sections[i].offset = align(end);
		end = writer->sections[i].offset + writer->sections[i].size;
	}
	bytes = nx_arena_alloc_array(writer->arena, end + NX_MODEL_ALIGNMENT, 1);
	bytes = (char *) align((uintptr_t) bytes);
	memcpy(bytes + sizeof(header), writer->sections, table_size);
	for (uint32_t i = 0; i < writer->n_sections; i++)
	{
		if (writer->sections[i].size > 0)
			memcpy(bytes + writer->sections[i].offset, writer->contents[i],
				   writer->sections[i].size);
	}
	header.size = end;
	header.n_sections = writer->n_sections;
	header.checksum = nx_model_checksum(bytes + sizeof(header), end - sizeof(header));
	memcpy(bytes, &header, sizeof(header));
	*size = end;
	return bytes;
}
