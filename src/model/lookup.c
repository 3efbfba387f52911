/*
 * lookup.c
 *	  Look-ups in a model that nx_model_bind has accepted.
 *
 * Nothing is checked here: the check has seen that every table has an empty
 * slot within NX_MODEL_MAX_PROBE of any slot, which ends each search, and that
 * every index in an entry is within bounds.
 */
#include "model/model.h"

#include <string.h>

#include "base/hash.h"
#include "model/table.h"

/* Bytes of memory that come at once, on nearly every machine. */
#define CACHE_LINE 64

/* Sets the keys of phrases apart from those of words. */
#define PHRASE_START UINT64_C(0x70687261736573)

/*
 * The search is the same for all entries, but each is written for its type, so that the
 * compiler knows the size of a slot.
 */
#define DEFINE_FIND(name, Entry, tag_of)                              \
	static inline const Entry *name(NxModelTable table, uint64_t key) \
	{                                                                 \
		const Entry *slots = table.slots;                             \
		uint32_t slot = nx_table_home(key, table.n_slots);            \
                                                                      \
		while (slots[slot].tag != 0)                                  \
		{                                                             \
			if (slots[slot].tag == tag_of(key))                       \
				return &slots[slot];                                  \
			if (++slot == table.n_slots)                              \
				slot = 0;                                             \
		}                                                             \
		return NULL;                                                  \
	}

DEFINE_FIND(find_cluster, NxClusterEntry, nx_table_tag)
DEFINE_FIND(find_word, NxWordEntry, nx_table_tag)
DEFINE_FIND(find_phrase, NxPhraseEntry, nx_table_tag)
DEFINE_FIND(find_row, NxTaggerRow, nx_table_short_tag)
DEFINE_FIND(find_form, NxFormSlot, nx_table_tag)
DEFINE_FIND(find_vector, NxVectorEntry, nx_table_short_tag)
DEFINE_FIND(find_tone_word, NxToneWord, nx_table_short_tag)
DEFINE_FIND(find_tone_pattern, NxTonePattern, nx_table_short_tag)

const NxClusterEntry *
nx_model_cluster(const NxModel *model, uint64_t hash)
{
	return find_cluster(model->clusters, hash);
}

const NxWordEntry *
nx_model_word(const NxModel *model, uint64_t lower)
{
	return find_word(model->words, lower);
}

const NxPhraseEntry *
nx_model_phrase(const NxModel *model, uint64_t chain)
{
	return find_phrase(model->phrases, chain);
}

const NxTaggerRow *
nx_model_feature(const NxModel *model, uint64_t feature)
{
	return find_row(model->tagger, feature);
}

const NxFormEntry *
nx_model_form(const NxModel *model, uint64_t hash, uint8_t shape, uint8_t kind)
{
	const NxFormSlot *slot =
		model->forms.n_slots == 0 ? NULL : find_form(model->forms, hash);

	return slot == NULL || slot->shape != shape || slot->kind != kind
			   ? NULL
			   : &model->form_entries[slot->entry];
}

const NxVectorEntry *
nx_model_vector(const NxModel *model, uint64_t lower)
{
	return model->vectors.n_slots == 0 ? NULL : find_vector(model->vectors, lower);
}

const NxToneWord *
nx_model_tone_word(const NxModel *model, uint64_t key)
{
	return model->tone_words.n_slots == 0 ? NULL : find_tone_word(model->tone_words, key);
}

const NxTonePattern *
nx_model_tone_pattern(const NxModel *model, uint64_t key)
{
	return model->tone_patterns.n_slots == 0 ? NULL
											 : find_tone_pattern(model->tone_patterns, key);
}

NxToneWeight
nx_model_tone_pattern_weight(const NxModel *model, uint64_t key)
{
	const NxTonePattern *pattern = nx_model_tone_pattern(model, key);
	NxToneWeight none = {0, 0};

	return pattern == NULL ? none : pattern->weight;
}

#if defined(__GNUC__)
#define EXPECT(address) __builtin_prefetch(address)
#else
#define EXPECT(address) ((void) (address))
#endif

void
nx_model_expect_word(const NxModel *model, uint64_t lower)
{
	const NxWordEntry *slots = model->words.slots;

	EXPECT(&slots[nx_table_home(lower, model->words.n_slots)]);
}

void
nx_model_expect_phrase(const NxModel *model, uint64_t chain)
{
	const NxPhraseEntry *slots = model->phrases.slots;

	EXPECT(&slots[nx_table_home(chain, model->phrases.n_slots)]);
}

void
nx_model_expect_vector(const NxModel *model, uint64_t lower)
{
	const NxVectorEntry *slots = model->vectors.slots;

	if (model->vectors.n_slots > 0)
		EXPECT(&slots[nx_table_home(lower, model->vectors.n_slots)]);
}

void
nx_model_expect_tone_word(const NxModel *model, uint64_t key)
{
	const NxToneWord *slots = model->tone_words.slots;

	if (model->tone_words.n_slots > 0)
	{
		const char *slot =
			(const char *) &slots[nx_table_home(key, model->tone_words.n_slots)];

		EXPECT(slot);
		EXPECT(slot + sizeof(NxToneWord) - 1);
	}
}

void
nx_model_expect_tone_pattern(const NxModel *model, uint64_t key)
{
	const NxTonePattern *slots = model->tone_patterns.slots;

	if (model->tone_patterns.n_slots > 0)
		EXPECT(&slots[nx_table_home(key, model->tone_patterns.n_slots)]);
}

static inline void
expect_lines(const void *bytes, size_t size)
{
	for (size_t line = 0; line < size; line += CACHE_LINE)
		EXPECT((const char *) bytes + line);
}

void
nx_model_expect_form(const NxFormEntry *entry)
{
	expect_lines(entry, sizeof(*entry));
}

/* But for the last place, which is read where the document is. */
void
nx_model_expect_row(const NxNetworkRow *row)
{
	expect_lines(row, sizeof(*row) - sizeof(row->units[0]));
}

uint64_t
nx_model_phrase_start(uint64_t lower)
{
	return nx_hash_mix(lower, PHRASE_START);
}

uint64_t
nx_model_phrase_next(uint64_t chain, uint64_t lower)
{
	return nx_hash_mix(lower, chain);
}

NxString
nx_model_name(const NxModel *model, uint32_t n)
{
	uint32_t start = model->name_offsets[n];
	NxString name = {model->name_bytes + start, model->name_offsets[n + 1] - start};

	return name;
}

/* The string of META at *offset, which moves past it. */
static NxString
next_string(NxString meta, size_t *offset)
{
	NxString string;

	memcpy(&string.len, meta.bytes + *offset, sizeof(string.len));
	string.bytes = meta.bytes + *offset + sizeof(string.len);
	*offset += sizeof(string.len) + string.len;
	return string;
}

NxString
nx_model_meta(const NxModel *model, const char *key)
{
	NxString none = {"", 0};
	size_t key_len = strlen(key);
	size_t offset = sizeof(uint32_t);
	uint32_t count;

	memcpy(&count, model->meta.bytes, sizeof(count));
	for (uint32_t i = 0; i < count; i++)
	{
		NxString found = next_string(model->meta, &offset);
		NxString value = next_string(model->meta, &offset);

		if (found.len == key_len && memcmp(found.bytes, key, key_len) == 0)
			return value;
	}
	return none;
}

static bool
is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool
nx_model_id_is_valid(const char *id, size_t len)
{
	size_t at = 0;

	if (len > NX_MODEL_MAX_NAME)
		return false;
	while (at < len && is_name_char(id[at]))
		at++;
	if (at == 0 || at + 1 >= len || id[at] != '@')
		return false;
	for (size_t i = at + 1; i < len; i++)
	{
		if (id[i] < '0' || id[i] > '9')
			return false;
	}
	return true;
}
