/*
 * test_model.c
 *	  A model file is either sound or refused, with words that say why.
 *
 * A tiny model is made by the writer; then, case by case, one thing in it is
 * made wrong.  The checksum is set right again afterwards, so that the check
 * behind it has to notice.
 */
#define _POSIX_C_SOURCE 200809L /* mkstemp */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>
#include <cmocka.h>

#include "base/hash.h"
#include "base/kinds.h"
#include "model/checksum.h"
#include "model/map.h"
#include "model/model.h"
#include "model/write.h"
#include "tools/host/host.h"

/* Keys of the tiny model's entries. */
#define WAR UINT64_C(0x1111111122222222)
#define PEACE UINT64_C(0xf000000000000003)
#define RED UINT64_C(0x0123456789abcdef)
#define FEATURE UINT64_C(0x5000000000000007)

#define N_LABELS 2

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	char *bytes;
	size_t size;
} Fixture;

/* What a test may change before the tiny model is written. */
typedef struct Recipe
{
	const char *meta[4][2];
	uint32_t n_meta;
	NxClusterEntry cluster;
	uint32_t paths[2];
	NxWordEntry words[2];
	NxWordEntry *word_slots; /* if not NULL, the slots of WORD as they are */
	uint32_t n_word_slots;
	NxPhraseEntry phrases[3];
	NxString names[2];
	uint32_t n_scores;
	NxFormSlot form;
	NxFormEntry form_entry;
	NxRankEntry rank[NX_MODEL_RANK_ENTRIES];
	NxToneWord tone_word;
	NxTonePattern tone_pattern;
	NxVectorEntry vector;
	NxNetworkOutput outputs[NX_MODEL_NET_OUTPUTS];
	bool with_outputs; /* the network is large, and left out unless a test is about it */
	bool with_inputs;
	NxToneOutput tone_outputs[NX_MODEL_TONE_OUTPUTS];
	bool with_tone_outputs;
	bool with_tone_inputs;
	uint32_t n_tone_sums;
	bool bare; /* leave out what may be missing */
} Recipe;

static Recipe
sound_recipe(void)
{
	Recipe recipe = {
		.meta = {{"name", "tiny"}, {"version", "7"}, {"license", "none"}},
		.n_meta = 3,
		.cluster = {0, 0, 512},
		.paths = {5, 3},
		.words = {{0, NX_WORD_COMMON, -2900, 1000, {0}}, {0, 0, 2500, 900, {0}}},
		.phrases = {{0, 0, NX_PHRASE_PREFIX, UINT32_MAX, 0},
					{0, 1 << NX_KIND_ORGANIZATION, NX_PHRASE_END | NX_PHRASE_ALIAS, 1, 99}},
		.names = {{"Zürich", 7}, {"Red Cross", 9}},
		.n_scores = (N_LABELS + 1) * N_LABELS,
		.form = {0, 0, 2, 1},
		.form_entry = {77, 0, {0}, {0}, {{5}}},
		.tone_word = {0, 2, 0, {{1, -2}, {0, 0}, {3, 4}}, {0x0f}},
		.tone_pattern = {0, {-5, 6}},
		.vector = {0, {1, 255, 3}},
	};

	for (int i = 0; i < NX_MODEL_RANK_ENTRIES; i++)
	{
		recipe.rank[i].limits[NX_MODEL_RANK_STEPS - 2] = UINT16_MAX;
		recipe.rank[i].weights[0] = (int16_t) -i;
	}
	return recipe;
}

static void
write_tiny(Fixture *fixture, const Recipe *recipe)
{
	static const uint64_t word_keys[] = {WAR, PEACE};
	static const uint64_t feature_key[] = {FEATURE};
	static const int8_t weights[NX_MODEL_MAX_LABELS] = {3, -4};
	NxTaggerRow row = nx_model_pack_row(weights);
	static const int16_t transitions[40] = {1, 2, 3, 4, 5, 6};
	static const NxNetworkRow network_rows[NX_MODEL_NET_ROWS];
	static const NxToneRow tone_rows[NX_MODEL_TONE_ROWS];
	static const NxToneSum tone_sums[] = {{.traits = 4}, {.traits = 5}};
	uint64_t cluster_key[] = {RED};
	uint64_t phrase_keys[] = {nx_model_phrase_start(WAR), 0};
	NxModelWriter writer;

	phrase_keys[1] = nx_model_phrase_next(phrase_keys[0], PEACE);
	nx_model_write_start(&writer, &fixture->arena);
	nx_model_write_meta(&writer, (const char *const(*)[2]) recipe->meta, recipe->n_meta);
	nx_model_write_table(&writer, "CLUS", cluster_key, &recipe->cluster, 1,
						 sizeof(NxClusterEntry));
	nx_model_write_section(&writer, "CPTH", recipe->paths, 8, 8);
	if (recipe->word_slots != NULL)
		nx_model_write_section(&writer, "WORD", recipe->word_slots,
							   recipe->n_word_slots * sizeof(NxWordEntry),
							   sizeof(NxWordEntry));
	else
		nx_model_write_table(&writer, "WORD", word_keys, recipe->words, 2,
							 sizeof(NxWordEntry));
	nx_model_write_table(&writer, "PHRA", phrase_keys, recipe->phrases, 2,
						 sizeof(NxPhraseEntry));
	nx_model_write_names(&writer, recipe->names, 2);
	nx_model_write_table(&writer, "TAGW", feature_key, &row, 1, sizeof(row));
	nx_model_write_section(&writer, "TAGT", transitions, recipe->n_scores * 2, 2);
	if (!recipe->bare)
	{
		nx_model_write_table(&writer, "FORM", cluster_key, &recipe->form, 1,
							 sizeof(NxFormSlot));
		nx_model_write_section(&writer, "FSUM", &recipe->form_entry, sizeof(NxFormEntry),
							   sizeof(NxFormEntry));
		nx_model_write_filter(&writer, feature_key, 1);
		nx_model_write_section(&writer, "RANK", recipe->rank, sizeof(recipe->rank),
							   sizeof(NxRankEntry));
		nx_model_write_table(&writer, "TONW", word_keys, &recipe->tone_word, 1,
							 sizeof(NxToneWord));
		nx_model_write_table(&writer, "TONP", feature_key, &recipe->tone_pattern, 1,
							 sizeof(NxTonePattern));
		nx_model_write_table(&writer, "VECT", word_keys, &recipe->vector, 1,
							 sizeof(NxVectorEntry));
	}
	if (recipe->with_inputs)
		nx_model_write_section(&writer, "NETI", network_rows, sizeof(network_rows),
							   sizeof(NxNetworkRow));
	if (recipe->with_outputs)
		nx_model_write_section(&writer, "NETO", recipe->outputs, sizeof(recipe->outputs),
							   sizeof(NxNetworkOutput));
	if (recipe->with_tone_inputs)
		nx_model_write_section(&writer, "TONI", tone_rows, sizeof(tone_rows),
							   sizeof(NxToneRow));
	if (recipe->with_tone_outputs)
		nx_model_write_section(&writer, "TONO", recipe->tone_outputs,
							   sizeof(recipe->tone_outputs), sizeof(NxToneOutput));
	if (recipe->n_tone_sums > 0)
		nx_model_write_section(&writer, "TONS", tone_sums,
							   recipe->n_tone_sums * sizeof(NxToneSum), sizeof(NxToneSum));
	fixture->bytes = nx_model_write_finish(&writer, &fixture->size);
}

static int
make_tiny(void **state)
{
	Fixture *fixture = calloc(1, sizeof(*fixture));
	Recipe recipe = sound_recipe();

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	write_tiny(fixture, &recipe);
	*state = fixture;
	return 0;
}

static int
drop_tiny(void **state)
{
	Fixture *fixture = *state;

	nx_host_reset(&fixture->host);
	free(fixture);
	return 0;
}

static NxModelHeader *
header_of(Fixture *fixture)
{
	return (NxModelHeader *) fixture->bytes;
}

static NxModelSection *
section_of(Fixture *fixture, const char *id)
{
	NxModelSection *sections = (NxModelSection *) (fixture->bytes + sizeof(NxModelHeader));

	for (uint32_t i = 0; i < header_of(fixture)->n_sections; i++)
	{
		if (memcmp(sections[i].id, id, 4) == 0)
			return &sections[i];
	}
	fail_msg("no section %s", id);
	return NULL;
}

static void
set_checksum(Fixture *fixture)
{
	header_of(fixture)->checksum = nx_model_checksum(fixture->bytes + sizeof(NxModelHeader),
													 fixture->size - sizeof(NxModelHeader));
}

/* The model is refused with this status and these words, and left empty. */
static void
assert_refused(const Fixture *fixture, NxStatus status, const char *message)
{
	NxModel model;
	NxError error = {NX_OK, 0, "", ""};

	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, &error), status);
	assert_string_equal(error.message, message);
	assert_int_equal(error.status, status);
	assert_true(error.offset <= fixture->size);
	assert_null(model.bytes);
	/* The error record may be left out. */
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), status);
}

static void
assert_string(NxString string, const char *expected)
{
	assert_int_equal(string.len, strlen(expected));
	assert_memory_equal(string.bytes, expected, string.len);
}

static void
test_sound_model(void **state)
{
	Fixture *fixture = *state;
	const NxPhraseEntry *phrase;
	NxModel model;
	int16_t vector[NX_MODEL_TONE_DIMENSIONS];
	uint64_t chain;

	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_string_equal(model.id, "tiny@7");
	assert_int_equal(model.digest, header_of(fixture)->checksum);
	assert_string(nx_model_meta(&model, "license"), "none");
	assert_string(nx_model_meta(&model, "credits"), "");
	assert_int_equal(model.n_labels, N_LABELS);
	assert_int_equal(model.transitions[5], 6);
	assert_int_equal(model.n_clusters, 1);
	assert_int_equal(nx_model_cluster(&model, RED)->frequency, 512);
	assert_null(nx_model_cluster(&model, WAR));
	assert_int_equal(nx_model_word(&model, WAR)->valence, -2900);
	assert_int_equal(nx_model_word(&model, PEACE)->valence, 2500);
	assert_null(nx_model_word(&model, RED));
	assert_int_equal(nx_model_weight(nx_model_feature(&model, FEATURE), 1), -4);
	assert_int_equal(nx_model_form(&model, RED, 2, 1)->pattern, 77);
	assert_int_equal(nx_model_form(&model, RED, 2, 1)->scores[0][0], 5);
	assert_null(nx_model_form(&model, RED, 1, 1));
	assert_null(nx_model_form(&model, RED, 2, 0));
	assert_null(nx_model_form(&model, WAR, 2, 1));
	assert_int_equal(nx_model_tone_word(&model, WAR)->regions[0].negative, -2);
	assert_int_equal(nx_model_tone_word(&model, WAR)->regions[2].positive, 3);
	nx_model_tone_vector(nx_model_tone_word(&model, WAR), 1, vector);
	assert_int_equal(vector[0], 14);
	assert_int_equal(vector[8], -16);
	assert_null(nx_model_tone_word(&model, PEACE));
	assert_int_equal(nx_model_tone_pattern(&model, FEATURE)->weight.positive, -5);
	assert_null(nx_model_tone_pattern(&model, WAR));
	assert_int_equal(model.n_filter_bits, 64);
	assert_int_equal(model.filter[0], UINT64_C(1) << 20); /* 0x50000000 / 2^32 of 64 */
	chain = nx_model_phrase_start(WAR);
	assert_int_equal(nx_model_phrase(&model, chain)->flags, NX_PHRASE_PREFIX);
	phrase = nx_model_phrase(&model, nx_model_phrase_next(chain, PEACE));
	assert_int_equal(phrase->weight, 99);
	assert_string(nx_model_name(&model, phrase->name), "Red Cross");
	assert_string(nx_model_name(&model, 0), "Zürich");
	assert_null(nx_model_phrase(&model, nx_model_phrase_start(PEACE)));
	assert_null(nx_model_phrase(&model, nx_model_phrase_next(chain, WAR)));
}

/* What only makes the tagger quicker, and the tone toward a target, may be missing. */
static void
test_bare_model(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();
	NxModel model;

	recipe.bare = true;
	write_tiny(fixture, &recipe);
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_null(nx_model_form(&model, RED, 2, 1));
	assert_null(model.filter);
	assert_null(nx_model_tone_word(&model, WAR));
	assert_null(nx_model_tone_pattern(&model, FEATURE));
}

/* The bit of each key is set, and few others. */
static void
test_filter(void **state)
{
	enum
	{
		N = 1000
	};
	Fixture *fixture = *state;
	uint64_t keys[N];
	const uint64_t *words;
	NxModelWriter writer;
	uint32_t n_set = 0;

	for (uint64_t i = 0; i < N; i++)
		keys[i] = nx_hash_mix(i, i);
	nx_model_write_start(&writer, &fixture->arena);
	nx_model_write_filter(&writer, keys, N);
	words = writer.contents[0];
	for (uint64_t i = 0; i < N; i++)
	{
		uint64_t bit = (keys[i] >> 32) * (8 * writer.sections[0].size) >> 32;

		assert_int_equal(words[bit / 64] >> bit % 64 & 1, 1);
	}
	for (uint64_t i = 0; i < 8 * writer.sections[0].size; i++)
		n_set += words[i / 64] >> i % 64 & 1;
	assert_true(n_set <= N && 16 * n_set <= 8 * writer.sections[0].size + 64);
}

/* The order of the words is part of a phrase. */
static void
test_phrase_keys(void **state)
{
	uint64_t ab = nx_model_phrase_next(nx_model_phrase_start(WAR), PEACE);
	uint64_t ba = nx_model_phrase_next(nx_model_phrase_start(PEACE), WAR);

	(void) state;
	assert_true(ab != ba);
	assert_true(nx_model_phrase_start(WAR) != WAR);
}

static void
test_header(void **state)
{
	Fixture *fixture = *state;
	NxModelHeader *header = header_of(fixture);
	NxModelHeader good = *header;
	char *bytes = fixture->bytes;

	header->magic[0] = 'n';
	assert_refused(fixture, NX_BAD_BYTES, "not a newsx model: wrong magic bytes");
	*header = good;
	header->byte_order = 0x04030201;
	assert_refused(fixture, NX_UNSUPPORTED,
				   "model was made for a machine of another byte order");
	*header = good;
	header->version = 3;
	assert_refused(fixture, NX_UNSUPPORTED, "model format version 3 is not supported");
	header->version = 0;
	assert_refused(fixture, NX_UNSUPPORTED, "model format version 0 is not supported");
	*header = good;
	header->size++;
	assert_refused(fixture, NX_BAD_BYTES, "model has the wrong size");
	*header = good;
	header->reserved[6] = 1;
	assert_refused(fixture, NX_BAD_BYTES, "reserved bytes of the model are not zero");
	*header = good;
	header->checksum ^= 1;
	assert_refused(fixture, NX_BAD_BYTES, "model is damaged: its checksum is wrong");
	*header = good;
	header->n_sections = 7;
	assert_refused(fixture, NX_BAD_BYTES, "model has no section TAGT");
	header->n_sections = 0;
	assert_refused(fixture, NX_BAD_BYTES, "model has no section META");
	header->n_sections = UINT32_MAX;
	assert_refused(fixture, NX_BAD_BYTES, "model has 4294967295 sections, more than 20");
	*header = good;
	fixture->bytes = memmove(bytes + 8, bytes, fixture->size);
	assert_refused(fixture, NX_BAD_BYTES, "model is not aligned to 64 bytes in memory");
}

/* Any bit that flips by accident is noticed. */
static void
test_every_byte_counts(void **state)
{
	Fixture *fixture = *state;
	NxModel model;

	for (size_t i = 0; i < fixture->size; i++)
	{
		fixture->bytes[i] ^= 0x10;
		assert_int_not_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL),
							 NX_OK);
		fixture->bytes[i] ^= 0x10;
	}
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
}

/* Cut anywhere, even with size and checksum set right, it is refused. */
static void
test_truncated(void **state)
{
	Fixture *fixture = *state;
	size_t size = fixture->size;
	NxModel model;

	for (size_t len = 0; len < size; len++)
	{
		char *cut = aligned_alloc(64, (len + 64) / 64 * 64);
		Fixture part = {.bytes = cut, .size = len};

		memcpy(cut, fixture->bytes, len);
		if (len >= sizeof(NxModelHeader))
		{
			header_of(&part)->size = len;
			set_checksum(&part);
		}
		assert_int_not_equal(nx_model_bind(&model, cut, len, NULL), NX_OK);
		free(cut);
	}
	fixture->size = 0;
	assert_refused(fixture, NX_BAD_BYTES,
				   "not a newsx model: only 0 bytes, shorter than its header");
}

/* One wrong section entry each, with the words it is refused with. */
static void
test_sections(void **state)
{
	static const struct
	{
		const char *id;
		NxModelSection change; /* added to the entry; id taken if not empty */
		const char *message;
	} cases[] = {
		{"TAGT", {"XXXX", 0, 0, 0}, "model has an unknown section"},
		{"TAGT", {"META", 0, 0, 0}, "model has section META twice"},
		{"TAGT", {"FORM", 0, 0, 0}, "section FORM has entries of 2 bytes instead of 8"},
		{"FORM", {"", 0, 0, (uint64_t) -1}, "section FORM ends inside an entry"},
		{"FSUM", {"", 0, 0, (uint64_t) -256}, "table FORM names entry 0 of 0"},
		{"TAGF", {"", 0, 0, (uint64_t) -8}, "section TAGF is empty"},
		{"RANK", {"", 0, 0, (uint64_t) -64}, "section RANK has 22 entries instead of 23"},
		{"WORD", {"", 1, 0, 0}, "section WORD has entries of 17 bytes instead of 16"},
		{"CLUS", {"", 0, 1, 0}, "section CLUS is not aligned"},
		{"CLUS", {"", 0, 1 << 20, 0}, "section CLUS lies outside the model"},
		{"CLUS", {"", 0, (uint64_t) -64, 0}, "section CLUS overlaps another one"},
		{"META", {"", 0, (uint64_t) -64, 0}, "section META lies outside the model"},
		{"TAGT", {"", 0, 0, 1 << 20}, "section TAGT lies outside the model"},
		{"TAGT", {"", 0, 0, (uint64_t) -128}, "section TAGT lies outside the model"},
		{"TAGT", {"", 0, 0, (uint64_t) -1}, "section TAGT ends inside an entry"},
		{"WORD", {"", 0, 0, 64}, "section PHRA overlaps another one"},
		{"CPTH", {"", 0, 0, (uint64_t) -8}, "table CLUS names cluster 0 of 0"},
		{"TAGT",
		 {"", 0, 0, (uint64_t) -2},
		 "section TAGT is no matrix of at most 24 labels"},
		{"NAME", {"", 0, 0, (uint64_t) -1}, "section NAME does not end with its last name"},
		{"NAME", {"", 0, 0, (uint64_t) -20}, "section NAME is too short for its 2 names"},
		{"META", {"", 0, 0, (uint64_t) -1}, "value 3 of section META is malformed"},
	};
	Fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		NxModelSection *section = section_of(fixture, cases[i].id);
		NxModelSection good = *section;

		if (cases[i].change.id[0] != '\0')
			memcpy(section->id, cases[i].change.id, 4);
		section->entry_size += cases[i].change.entry_size;
		section->offset += cases[i].change.offset;
		section->size += cases[i].change.size;
		set_checksum(fixture);
		assert_refused(fixture, NX_BAD_BYTES, cases[i].message);
		*section = good;
	}
}

/* A table must have room for its first entry's end: an empty slot. */
static void
test_empty_tables(void **state)
{
	static const char *const ids[] = {"CLUS", "WORD", "PHRA", "TAGW",
									  "FORM", "TONW", "TONP", "VECT"};
	Fixture *fixture = *state;
	char message[64];

	for (int i = 0; i < 8; i++)
	{
		NxModelSection *section = section_of(fixture, ids[i]);
		uint64_t size = section->size;

		section->size = 0;
		set_checksum(fixture);
		snprintf(message, sizeof(message), "section %s is empty", ids[i]);
		assert_refused(fixture, NX_BAD_BYTES, message);
		section->size = size;
	}
}

static void
test_full_tables(void **state)
{
	static const char *const ids[] = {"CLUS", "WORD", "PHRA", "TAGW",
									  "FORM", "TONW", "TONP", "VECT"};
	Fixture *fixture = *state;
	char message[64];

	for (int i = 0; i < 8; i++)
	{
		NxModelSection *section = section_of(fixture, ids[i]);
		char *slots = fixture->bytes + section->offset;
		char copy[1024];

		assert_true(section->size <= sizeof(copy));
		memcpy(copy, slots, section->size);
		for (size_t slot = 0; slot < section->size; slot += section->entry_size)
			slots[slot] = 1;
		set_checksum(fixture);
		snprintf(message, sizeof(message), "table %s has no empty slot", ids[i]);
		assert_refused(fixture, NX_BAD_BYTES, message);
		memcpy(slots, copy, section->size);
	}
}

/* 300 full slots in a row, in the middle and over the end of the table. */
static void
test_long_runs(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();

	for (int over_end = 0; over_end <= 1; over_end++)
	{
		NxWordEntry *slots = nx_new_array(&fixture->arena, NxWordEntry, 400);

		for (int i = 0; i < 300; i++)
			slots[(i + (over_end ? 250 : 10)) % 400].tag = 1;
		recipe.word_slots = slots;
		recipe.n_word_slots = 400;
		write_tiny(fixture, &recipe);
		assert_refused(fixture, NX_BAD_BYTES,
					   "table WORD has more than 256 full slots in a row");
		/* 256 are allowed. */
		for (int i = 256; i < 300; i++)
			slots[(i + (over_end ? 250 : 10)) % 400].tag = 0;
		write_tiny(fixture, &recipe);
		assert_int_equal(nx_model_bind(&(NxModel){0}, fixture->bytes, fixture->size, NULL),
						 NX_OK);
	}
}

/* A changed recipe, and the words with which its model is refused. */
static void
assert_recipe_refused(Fixture *fixture, const Recipe *recipe, const char *message)
{
	write_tiny(fixture, recipe);
	assert_refused(fixture, NX_BAD_BYTES, message);
}

#define BAD_RANK(n)                     \
	"entry " #n " of section RANK has " \
	"limits that do not ascend or a weight out of range"

static void
test_entries(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();

	recipe.cluster.cluster = 1;
	assert_recipe_refused(fixture, &recipe, "table CLUS names cluster 1 of 1");
	recipe = sound_recipe();
	recipe.form.entry = 1;
	assert_recipe_refused(fixture, &recipe, "table FORM names entry 1 of 1");
	recipe = sound_recipe();
	recipe.form_entry.cluster = 1;
	assert_recipe_refused(fixture, &recipe, "section FSUM names cluster 1 of 1");
	recipe.form_entry.cluster = NX_MODEL_NO_CLUSTER;
	write_tiny(fixture, &recipe);
	assert_int_equal(nx_model_bind(&(NxModel){0}, fixture->bytes, fixture->size, NULL),
					 NX_OK);
	recipe = sound_recipe();
	recipe.rank[1].limits[3] = 1;
	assert_recipe_refused(fixture, &recipe, BAD_RANK(2));
	recipe = sound_recipe();
	recipe.rank[2].reserved = 1;
	assert_recipe_refused(fixture, &recipe, BAD_RANK(3));
	recipe = sound_recipe();
	recipe.rank[0].weights[15] = NX_MODEL_RANK_MOST + 1;
	assert_recipe_refused(fixture, &recipe, BAD_RANK(1));
	recipe.rank[0].weights[15] = -NX_MODEL_RANK_MOST - 1;
	assert_recipe_refused(fixture, &recipe, BAD_RANK(1));
	/* What a feature may, a rule may not: it only takes off. */
	recipe = sound_recipe();
	recipe.rank[19].weights[0] = 1;
	recipe.rank[20].weights[0] = 1;
	assert_recipe_refused(fixture, &recipe, BAD_RANK(21));
	recipe = sound_recipe();
	recipe.paths[0] = 8;
	assert_recipe_refused(fixture, &recipe, "path of cluster 0 has more bits than it says");
	recipe = sound_recipe();
	recipe.paths[1] = 33;
	assert_recipe_refused(fixture, &recipe, "path of cluster 0 has more bits than it says");
	recipe = sound_recipe();
	recipe.words[0].classes = UINT32_C(1) << 31;
	assert_recipe_refused(fixture, &recipe,
						  "table WORD has a word of classes 0x80000000 and valence -2900");
	recipe = sound_recipe();
	recipe.words[1].valence = 4001;
	assert_recipe_refused(fixture, &recipe,
						  "table WORD has a word of classes 0x0 and valence 4001");
	recipe.words[1].valence = INT16_MIN;
	assert_recipe_refused(fixture, &recipe,
						  "table WORD has a word of classes 0x0 and valence -32768");
	recipe = sound_recipe();
	recipe.phrases[1].name = 2;
	assert_recipe_refused(
		fixture, &recipe,
		"table PHRA has a phrase of kinds 0x2, flags 0x11 and name 2 of 2");
	recipe = sound_recipe();
	recipe.phrases[1].kinds = 1 << NX_N_KINDS;
	assert_recipe_refused(
		fixture, &recipe,
		"table PHRA has a phrase of kinds 0x400, flags 0x11 and name 1 of 2");
	recipe = sound_recipe();
	recipe.phrases[1].flags = 0x8000;
	assert_recipe_refused(
		fixture, &recipe,
		"table PHRA has a phrase of kinds 0x2, flags 0x8000 and name 1 of 2");
}

/* Rows of half bytes: small weights exactly, others as near as one scale allows. */
static void
test_pack_row(void **state)
{
	int8_t weights[NX_MODEL_MAX_LABELS];
	NxTaggerRow row;

	(void) state;
	for (int label = 0; label < NX_MODEL_MAX_LABELS; label++)
		weights[label] = (int8_t) (label % 15 - 7);
	row = nx_model_pack_row(weights);
	for (uint32_t label = 0; label < NX_MODEL_MAX_LABELS; label++)
		assert_int_equal(nx_model_weight(&row, label), weights[label]);
	for (int label = 0; label < NX_MODEL_MAX_LABELS; label++)
		weights[label] = (int8_t) (11 * label - 127);
	row = nx_model_pack_row(weights);
	for (uint32_t label = 0; label < NX_MODEL_MAX_LABELS; label++)
		assert_true(abs(nx_model_weight(&row, label) - weights[label]) <= 10);
	/* One large weight among small ones is not kept at the price of all others. */
	memset(weights, 0, sizeof(weights));
	for (int label = 1; label < NX_MODEL_MAX_LABELS; label++)
		weights[label] = (int8_t) (label % 2 == 0 ? 4 : -4);
	weights[0] = 31;
	row = nx_model_pack_row(weights);
	assert_int_equal(nx_model_weight(&row, 0), 28);
	assert_int_equal(nx_model_weight(&row, 5), -4);
}

/* A network is whole, or the model has none. */
static void
test_network(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();
	NxModel model;

	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_null(model.network_rows);
	assert_int_equal(nx_model_vector(&model, WAR)->codes[1], 255);
	assert_null(nx_model_vector(&model, PEACE));

	recipe.with_outputs = true;
	assert_recipe_refused(fixture, &recipe, "model has section NETO without NETI");
	recipe.with_inputs = true;
	recipe.outputs[3].weights[5] = -NX_MODEL_NET_MOST;
	write_tiny(fixture, &recipe);
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_int_equal(model.network_outputs[3].weights[5], -NX_MODEL_NET_MOST);
	section_of(fixture, "NETI")->size -= sizeof(NxNetworkRow);
	set_checksum(fixture);
	assert_refused(fixture, NX_BAD_BYTES, "section NETI has 2599 entries instead of 2600");
	recipe.outputs[24].weights[63] = NX_MODEL_NET_MOST + 1;
	assert_recipe_refused(fixture, &recipe, "section NETO has the weight 2048");
	recipe.with_outputs = false;
	assert_recipe_refused(fixture, &recipe, "model has section NETI without NETO");
}

/* The same of the network of tone, whose starts may be of any size. */
static void
test_tone_network(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();
	NxModel model;

	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_null(model.tone_rows);
	recipe.with_tone_inputs = true;
	assert_recipe_refused(fixture, &recipe, "model has section TONI without TONO");
	recipe.with_tone_outputs = true;
	recipe.tone_outputs[NX_MODEL_TONE_STARTS - 1].units[0] = INT16_MIN;
	recipe.tone_outputs[NX_MODEL_TONE_STARTS].units[63] = -NX_MODEL_TONE_MOST;
	write_tiny(fixture, &recipe);
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_non_null(model.tone_rows);
	assert_int_equal(model.tone_outputs[NX_MODEL_TONE_STARTS].units[63],
					 -NX_MODEL_TONE_MOST);
	section_of(fixture, "TONO")->size -= sizeof(NxToneOutput);
	set_checksum(fixture);
	assert_refused(fixture, NX_BAD_BYTES, "section TONO has 27 entries instead of 28");
	recipe.tone_outputs[NX_MODEL_TONE_OUTPUTS - 1].units[1] = NX_MODEL_TONE_MOST + 1;
	assert_recipe_refused(fixture, &recipe, "section TONO has the weight 1024");
	recipe.with_tone_inputs = false;
	assert_recipe_refused(fixture, &recipe, "model has section TONO without TONI");
}

/* Words have sums that are there, of a network that is there. */
static void
test_tone_sums(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();
	NxModel model;

	recipe.n_tone_sums = 2;
	assert_recipe_refused(fixture, &recipe, "model has section TONS without TONI");
	recipe.with_tone_inputs = recipe.with_tone_outputs = true;
	recipe.tone_word.sum = 2;
	write_tiny(fixture, &recipe);
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_int_equal(model.n_tone_sums, 2);
	assert_int_equal(model.tone_sums[nx_model_tone_word(&model, WAR)->sum - 1].traits, 5);
	recipe.n_tone_sums = 1;
	assert_recipe_refused(fixture, &recipe,
						  "table TONW names entry 2 of TONS, which has 1");
	recipe.n_tone_sums = 0;
	assert_recipe_refused(fixture, &recipe,
						  "table TONW names entry 2 of TONS, which has 0");
}

/* The nearest that four bits can say. */
static void
test_pack_vector(void **state)
{
	int8_t vector[NX_MODEL_TONE_DIMENSIONS] = {0, 127, -127, 20, -20, 3};
	int16_t packed[NX_MODEL_TONE_DIMENSIONS];
	NxToneWord word = {0};

	(void) state;
	nx_model_pack_vector(&word, vector);
	assert_int_not_equal(word.scale, 0);
	nx_model_tone_vector(&word, 1, packed);
	for (int d = 0; d < NX_MODEL_TONE_DIMENSIONS; d++)
		assert_true(abs(packed[d] - vector[d]) <= (word.scale + 1) / 2);
	assert_int_equal(packed[0], 0);
	/* Rounded beyond the end of what a number of it can be, it stays there. */
	nx_model_tone_vector(&word, 256, packed);
	assert_true(packed[1] > 30000);
	assert_true(packed[2] < -30000);
	word.scale = 19;
	word.vector[0] = 0xff;
	nx_model_tone_vector(&word, 256, packed);
	assert_int_equal(packed[0], 127 * 256); /* and not 133 */
	word.scale = 255;
	word.vector[0] = 0xf0;
	nx_model_tone_vector(&word, 256, packed);
	assert_int_equal(packed[0], -128 * 256);
	assert_int_equal(packed[8], 127 * 256);
	/* Zeros are a vector, too. */
	memset(vector, 0, sizeof(vector));
	nx_model_pack_vector(&word, vector);
	assert_int_equal(word.scale, 1);
	nx_model_tone_vector(&word, 1, packed);
	assert_int_equal(packed[15], 0);
}

static void
test_strings(void **state)
{
	static const char *const bad_names[] = {
		"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"a\nb", "\x7f", "\xc2\x85"};
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();

	for (size_t i = 0; i < sizeof(bad_names) / sizeof(bad_names[0]); i++)
	{
		recipe.names[1].bytes = bad_names[i];
		recipe.names[1].len = (uint32_t) strlen(bad_names[i]);
		assert_recipe_refused(fixture, &recipe, "name 1 of section NAME is no UTF-8 text");
	}
	recipe.names[1].len = 0;
	assert_recipe_refused(fixture, &recipe, "name 1 of section NAME has no extent");
	recipe = sound_recipe();
	recipe.meta[2][1] = "\xff";
	assert_recipe_refused(fixture, &recipe, "value 3 of section META is malformed");
	recipe = sound_recipe();
	recipe.meta[2][0] = "name";
	assert_recipe_refused(fixture, &recipe, "key 3 of section META stands twice");
	recipe = sound_recipe();
	recipe.meta[2][0] = "";
	assert_recipe_refused(fixture, &recipe, "key 3 of section META is malformed");
	recipe = sound_recipe();
	recipe.n_meta = 1;
	assert_recipe_refused(fixture, &recipe,
						  "name and version in section META make no model name");
	recipe = sound_recipe();
	recipe.meta[0][1] = "../en";
	assert_recipe_refused(fixture, &recipe,
						  "name and version in section META make no model name");
}

/* Offsets of names that go down, or past the end, are refused. */
static void
test_name_offsets(void **state)
{
	Fixture *fixture = *state;
	uint32_t *name = (uint32_t *) (fixture->bytes + section_of(fixture, "NAME")->offset);

	name[2] = UINT32_MAX;
	set_checksum(fixture);
	assert_refused(fixture, NX_BAD_BYTES, "name 0 of section NAME has no extent");
	name[2] = 16;
	set_checksum(fixture);
	assert_refused(fixture, NX_BAD_BYTES, "name 1 of section NAME has no extent");
	name[2] = 7;
	name[1] = 1;
	set_checksum(fixture);
	assert_refused(fixture, NX_BAD_BYTES,
				   "section NAME does not begin with its first name");
	name[1] = 0;
	name[0] = UINT32_MAX;
	set_checksum(fixture);
	assert_refused(fixture, NX_BAD_BYTES,
				   "section NAME is too short for its 4294967295 names");
}

static void
test_labels(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();
	NxModel model;

	recipe.n_scores = 0;
	write_tiny(fixture, &recipe);
	assert_int_equal(nx_model_bind(&model, fixture->bytes, fixture->size, NULL), NX_OK);
	assert_int_equal(model.n_labels, 0);
	recipe.n_scores = 31;
	assert_recipe_refused(fixture, &recipe,
						  "section TAGT is no matrix of at most 24 labels");
}

static void
test_ids(void **state)
{
	char longest[NX_MODEL_MAX_NAME + 2];

	(void) state;
	assert_true(nx_model_id_is_valid("en@1", 4));
	assert_true(nx_model_id_is_valid("my_room2@20", 11));
	assert_false(nx_model_id_is_valid("", 0));
	assert_false(nx_model_id_is_valid("en", 2));
	assert_false(nx_model_id_is_valid("en@", 3));
	assert_false(nx_model_id_is_valid("@1", 2));
	assert_false(nx_model_id_is_valid("en@1a", 5));
	assert_false(nx_model_id_is_valid("En@1", 4));
	assert_false(nx_model_id_is_valid("../en@1", 7));
	assert_false(nx_model_id_is_valid("en@1@2", 6));
	assert_false(nx_model_id_is_valid("en\0x@1", 6));
	memset(longest, 'a', sizeof(longest));
	memcpy(longest + NX_MODEL_MAX_NAME - 2, "@1", 2);
	assert_true(nx_model_id_is_valid(longest, NX_MODEL_MAX_NAME));
	memcpy(longest + NX_MODEL_MAX_NAME - 2, "a@1", 3);
	assert_false(nx_model_id_is_valid(longest, NX_MODEL_MAX_NAME + 1));
}

/* Many entries: each is found, in a table whose runs stay short. */
static void
test_large_table(void **state)
{
	enum
	{
		N = 50000
	};
	Fixture *fixture = *state;
	uint64_t *keys = nx_new_array(&fixture->arena, uint64_t, N);
	NxClusterEntry *entries = nx_new_array(&fixture->arena, NxClusterEntry, N);
	NxModelWriter writer;
	NxModelTable table;

	for (uint32_t i = 0; i < N; i++)
	{
		keys[i] = nx_hash64(&i, sizeof(i));
		entries[i].frequency = (uint16_t) i;
	}
	nx_model_write_start(&writer, &fixture->arena);
	assert_int_equal(
		nx_model_write_table(&writer, "CLUS", keys, entries, N, sizeof(*entries)), 0);
	table.slots = writer.contents[0];
	table.n_slots = (uint32_t) (writer.sections[0].size / sizeof(*entries));
	assert_in_range(table.n_slots, N * 4 / 3, N * 2);
	for (uint32_t i = 0; i < N; i++)
	{
		NxModel model = {.clusters = table};
		const NxClusterEntry *found = nx_model_cluster(&model, keys[i]);

		assert_non_null(found);
		assert_int_equal(found->frequency, (uint16_t) i);
	}
}

/* Keys that crowd in one place: the writer makes the table larger. */
static void
test_crowded_table(void **state)
{
	enum
	{
		N = 2000
	};
	Fixture *fixture = *state;
	uint64_t *keys = nx_new_array(&fixture->arena, uint64_t, N);
	NxWordEntry *entries = nx_new_array(&fixture->arena, NxWordEntry, N);
	NxModelWriter writer;

	/* Half of the keys lie in a sixteenth of the range. */
	for (uint32_t i = 0; i < N; i++)
	{
		keys[i] = nx_hash64(&i, sizeof(i));
		if (i % 2 == 0)
			keys[i] >>= 4;
	}
	nx_model_write_start(&writer, &fixture->arena);
	assert_int_equal(
		nx_model_write_table(&writer, "WORD", keys, entries, N, sizeof(*entries)), 0);
	for (uint32_t i = 0; i < N; i++)
	{
		NxModel model = {.words = {writer.contents[0], (uint32_t) (writer.sections[0].size /
																   sizeof(*entries))}};

		assert_non_null(nx_model_word(&model, keys[i]));
	}
}

/* Same input, same bytes, whatever the order of the entries. */
static void
test_same_bytes(void **state)
{
	Fixture *fixture = *state;
	Recipe recipe = sound_recipe();
	char *first = fixture->bytes;
	uint64_t keys[] = {WAR, PEACE, RED};
	uint64_t turned[] = {RED, PEACE, WAR};
	NxWordEntry entries[3] = {{.valence = 1}, {.valence = 2}, {.valence = 3}};
	NxWordEntry turned_entries[3] = {{.valence = 3}, {.valence = 2}, {.valence = 1}};
	NxModelWriter writer;

	write_tiny(fixture, &recipe);
	assert_memory_equal(fixture->bytes, first, fixture->size);
	nx_model_write_start(&writer, &fixture->arena);
	nx_model_write_table(&writer, "WORD", keys, entries, 3, sizeof(*entries));
	nx_model_write_table(&writer, "WORD", turned, turned_entries, 3, sizeof(*entries));
	assert_int_equal(writer.sections[0].size, writer.sections[1].size);
	assert_memory_equal(writer.contents[0], writer.contents[1], writer.sections[0].size);
}

/* A file is mapped whole; what is no file is refused; no descriptor is left. */
static void
test_map(void **state)
{
	Fixture *fixture = *state;
	char path[] = "/tmp/newsx_test_model_XXXXXX";
	int descriptor = mkstemp(path);
	int next;
	NxModelMap map;
	NxModel model;

	assert_true(descriptor >= 0);
	assert_int_equal(nx_model_map(&map, path), 0);
	assert_int_equal(map.size, 0);
	assert_int_not_equal(nx_model_bind(&model, map.bytes, map.size, NULL), NX_OK);
	nx_model_unmap(&map);
	assert_int_equal(write(descriptor, fixture->bytes, fixture->size), fixture->size);
	close(descriptor);
	next = dup(0);
	close(next);
	assert_int_equal(nx_model_map(&map, path), 0);
	assert_int_equal(nx_model_bind(&model, map.bytes, map.size, NULL), NX_OK);
	assert_string_equal(model.id, "tiny@7");
	nx_model_unmap(&map);
	assert_null(map.bytes);
	unlink(path);
	assert_int_equal(nx_model_map(&map, path), ENOENT);
	assert_int_equal(nx_model_map(&map, "/tmp"), EISDIR);
	assert_int_equal(nx_model_map(&map, "/dev/null"), EINVAL);
	assert_int_equal(dup(0), next);
	close(next);
}

#define with_tiny(test) cmocka_unit_test_setup_teardown(test, make_tiny, drop_tiny)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_tiny(test_sound_model),
		with_tiny(test_bare_model),
		cmocka_unit_test(test_phrase_keys),
		with_tiny(test_header),
		with_tiny(test_every_byte_counts),
		with_tiny(test_truncated),
		with_tiny(test_sections),
		with_tiny(test_empty_tables),
		with_tiny(test_full_tables),
		with_tiny(test_entries),
		with_tiny(test_long_runs),
		with_tiny(test_strings),
		with_tiny(test_network),
		with_tiny(test_tone_network),
		with_tiny(test_tone_sums),
		cmocka_unit_test(test_pack_row),
		cmocka_unit_test(test_pack_vector),
		with_tiny(test_name_offsets),
		with_tiny(test_labels),
		cmocka_unit_test(test_ids),
		with_tiny(test_large_table),
		with_tiny(test_crowded_table),
		with_tiny(test_filter),
		with_tiny(test_same_bytes),
		with_tiny(test_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
