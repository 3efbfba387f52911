/*
 * tables.c
 *	  The tables of the model while they are being filled.
 */
#include "tools/train/tables.h"

#include <string.h>

#include "base/hash.h"
#include "model/model.h"
#include "tools/host/host.h"
#include "tools/train/words.h"

void
tables_init(Tables *tables, NxArena *arena, NxBreaks *breaks)
{
	memset(tables, 0, sizeof(*tables));
	tables->arena = arena;
	tables->breaks = breaks;
	nx_keymap_init(&tables->word_index, arena);
	nx_keymap_init(&tables->phrase_index, arena);
	nx_keymap_init(&tables->name_index, arena);
}

uint32_t
tables_log2(uint64_t value)
{
	uint32_t whole = 0;
	uint32_t part = 0;
	uint64_t mantissa;

	if (value == 0)
		return 0;
	while (value >> (whole + 1) != 0)
		whole++;
	/* The eight bits after the point, by squaring: no floating point here. */
	mantissa = whole > 31 ? value >> (whole - 31) : value << (31 - whole);
	for (int bit = 0; bit < 8; bit++)
	{
		mantissa = (mantissa * mantissa) >> 31;
		part *= 2;
		if (mantissa >> 32 != 0)
		{
			part++;
			mantissa >>= 1;
		}
	}
	return whole * 256 + part;
}

NxWordEntry *
tables_word(Tables *tables, const char *word)
{
	uint64_t key = words_key(word);
	uint32_t n = nx_keymap_get(&tables->word_index, key);
	uint32_t capacity = tables->word_capacity;

	if (n != NX_KEYMAP_NONE)
		return &tables->words[n];
	n = tables->n_words++;
	nx_keymap_put(&tables->word_index, key, n);
	nx_grow(tables->arena, tables->word_keys, n, (size_t) n + 1, &capacity);
	nx_grow(tables->arena, tables->words, n, (size_t) n + 1, &tables->word_capacity);
	tables->word_keys[n] = key;
	tables->words[n].idf = UINT16_MAX;
	return &tables->words[n];
}

/* The number of a canonical name, made if it is not there. */
static uint32_t
find_name(Tables *tables, const char *name)
{
	size_t len = strlen(name);
	uint64_t key = nx_hash64(name, len);
	uint32_t n = nx_keymap_get(&tables->name_index, key);

	if (n != NX_KEYMAP_NONE)
		return n;
	n = tables->n_names++;
	nx_keymap_put(&tables->name_index, key, n);
	nx_grow(tables->arena, tables->names, n, (size_t) n + 1, &tables->name_capacity);
	tables->names[n].bytes = nx_arena_copy(tables->arena, name, len);
	tables->names[n].len = (uint32_t) len;
	return n;
}

/* The entry of a chain of words, made if it is not there. */
static uint32_t
find_chain(Tables *tables, uint64_t chain)
{
	uint32_t n = nx_keymap_get(&tables->phrase_index, chain);
	uint32_t capacity = tables->phrase_capacity;
	uint32_t capacity2 = tables->phrase_capacity;

	if (n != NX_KEYMAP_NONE)
		return n;
	n = tables->n_phrases++;
	nx_keymap_put(&tables->phrase_index, chain, n);
	nx_grow(tables->arena, tables->phrase_keys, n, (size_t) n + 1, &capacity);
	nx_grow(tables->arena, tables->phrase_is_own, n, (size_t) n + 1, &capacity2);
	nx_grow(tables->arena, tables->phrases, n, (size_t) n + 1, &tables->phrase_capacity);
	tables->phrase_keys[n] = chain;
	tables->phrases[n].name = UINT32_MAX;
	return n;
}

/* Join what a source says of a phrase with what is known of it. */
static void
merge_phrase(Tables *tables, PhraseSource source, uint32_t n, uint32_t kinds,
			 uint32_t flags, const char *name, uint32_t weight)
{
	NxPhraseEntry *phrase = &tables->phrases[n];
	bool was_known = (phrase->flags & NX_PHRASE_END) != 0;

	if (weight > phrase->weight)
		phrase->weight = weight;
	if (was_known && tables->phrase_is_own[n] && source == PHRASE_GAZETTEER)
		return;
	/* In any case it may be written, as soon as one source says so. */
	if (was_known && ((phrase->flags ^ flags) & NX_PHRASE_UPPER) != 0)
	{
		phrase->flags &= (uint16_t) ~NX_PHRASE_UPPER;
		flags &= ~(uint32_t) NX_PHRASE_UPPER;
	}
	phrase->kinds |= (uint16_t) kinds;
	phrase->flags |= (uint16_t) (flags | NX_PHRASE_END);
	if (name != NULL && phrase->name == UINT32_MAX)
		phrase->name = find_name(tables, name);
	if (source == PHRASE_OWN)
		tables->phrase_is_own[n] = true;
}

void
tables_phrase(Tables *tables, PhraseSource source, const char *phrase, uint32_t kinds,
			  uint32_t flags, const char *name, uint32_t weight)
{
	uint64_t words[WORDS_MAX];
	uint32_t n_words;
	uint64_t chain;

	n_words = words_split(tables->breaks, phrase, words);
	if (n_words == 0)
		return;
	if (n_words == 1 && source == PHRASE_GAZETTEER &&
		(strlen(phrase) < 2 || counts_is_common(counts_find(&tables->counts, phrase))))
		return;
	chain = nx_model_phrase_start(words[0]);
	for (uint32_t i = 1; i < n_words; i++)
	{
		/* In two steps: find_chain may move the array. */
		uint32_t prefix = find_chain(tables, chain);

		tables->phrases[prefix].flags |= NX_PHRASE_PREFIX;
		chain = nx_model_phrase_next(chain, words[i]);
	}
	merge_phrase(tables, source, find_chain(tables, chain), kinds, flags, name, weight);
}

bool
tables_has_phrase(const Tables *tables, const char *phrase)
{
	uint64_t words[WORDS_MAX];
	uint32_t n_words = words_split(tables->breaks, phrase, words);
	uint64_t chain;
	uint32_t n;

	if (n_words == 0)
		return false;
	chain = nx_model_phrase_start(words[0]);
	for (uint32_t i = 1; i < n_words; i++)
		chain = nx_model_phrase_next(chain, words[i]);
	n = nx_keymap_get(&tables->phrase_index, chain);
	return n != NX_KEYMAP_NONE && (tables->phrases[n].flags & NX_PHRASE_END) != 0;
}

void
tables_write(const Tables *tables, NxModelWriter *writer)
{
	uint32_t n_lost = 0;

	n_lost += nx_model_write_table(writer, "CLUS", tables->cluster_keys, tables->clusters,
								   tables->n_clusters, sizeof(NxClusterEntry));
	nx_model_write_section(writer, "CPTH", tables->cluster_paths,
						   (size_t) tables->n_cluster_paths * 8, 8);
	n_lost += nx_model_write_table(writer, "WORD", tables->word_keys, tables->words,
								   tables->n_words, sizeof(NxWordEntry));
	n_lost += nx_model_write_table(writer, "PHRA", tables->phrase_keys, tables->phrases,
								   tables->n_phrases, sizeof(NxPhraseEntry));
	nx_model_write_names(writer, tables->names, tables->n_names);
	/* Two words that share 32 bits of tag and a slot: not seen, but a loss if so. */
	if (n_lost > 0)
		nx_host_die("%u entries of the tables have the tag of another one", n_lost);
}
