/*
 * statistics.c
 *	  What ANALYZE counts of newsdocs; see statistics.h.
 */
#include "query/statistics.h"

#include <string.h>

#include "doc/doc.h"
#include "doc/strings.h"
#include "doc/walk.h"
#include "query/keys.h"
#include "query/match.h"
#include "query/phrase.h"

/* person, organization, place (a location), facility, group, product, event, other */
const char *const nx_statistics_endings[NX_N_KINDS] = {":p", ":o", ":l", ":f",	  ":g",
													   ":d", ":e", ":x", ":date", ":money"};

/* Marks that were seen: for each kind, and for any, a bit for each tone. */
#define SEEN 1
#define SEEN_POSITIVE 2
#define SEEN_NEGATIVE 4

typedef struct Collector
{
	NxArena *arena;
	NxFolder folder;
	NxDocCounts counts;
	uint8_t seen[NX_N_KINDS];
	NxString *keys;
	uint32_t n_keys;
	uint32_t capacity;
} Collector;

/* The words, and what stands before and behind them. */
static void
add_key(Collector *collector, const char *before, NxString words, const char *behind)
{
	size_t before_len = strlen(before);
	size_t behind_len = strlen(behind);
	uint32_t len = nx_key_of(words).len;
	char *bytes = nx_arena_alloc(collector->arena, before_len + len + behind_len);

	memcpy(bytes, before, before_len);
	memcpy(bytes + before_len, words.bytes, len);
	memcpy(bytes + before_len + len, behind, behind_len);
	nx_grow(collector->arena, collector->keys, collector->n_keys, collector->n_keys + 1,
			&collector->capacity);
	collector->keys[collector->n_keys].bytes = bytes;
	collector->keys[collector->n_keys++].len = (uint32_t) (before_len + len + behind_len);
}

/* The words of a name or value, all of it if it is several; a name that is one word. */
static void
add_name(Collector *collector, NxString name, NxKind kind)
{
	NxString folded = nx_folder_fold(&collector->folder, name);
	NxString word;
	uint32_t offset = 0;
	uint32_t n_words = 0;
	const char *behind = nx_statistics_endings[kind];

	for (; nx_phrase_next(folded, &offset, &word); n_words++)
	{
		if (n_words % 1024 == 1023)
			nx_poll(collector->arena->env);
		add_key(collector, "", word, behind);
	}
	if (n_words > 1)
		add_key(collector, "", folded, behind);
	else if (n_words == 1 && kind < NX_KEY_KINDS)
		add_key(collector, "=", folded, "");
}

static void
add_entity(Collector *collector, const NxWalkEntity *entity)
{
	uint8_t seen = SEEN;

	collector->counts.entities++;
	if (entity->kind < NX_KEY_KINDS)
	{
		collector->counts.names++;
		if (entity->tone > NX_NEUTRAL_BAND)
		{
			collector->counts.positive++;
			seen |= SEEN_POSITIVE;
		}
		else if (entity->tone < -NX_NEUTRAL_BAND)
		{
			collector->counts.negative++;
			seen |= SEEN_NEGATIVE;
		}
	}
	collector->seen[entity->kind] |= seen;
}

static NxStatus
collect(Collector *collector, const void *bytes, size_t len, NxError *error)
{
	NxWalk walk;
	NxWalkEntity entity;
	NxString alias;

	nx_walk_begin(&walk, bytes, len);
	for (uint32_t i = 0; nx_walk_entity(&walk, &entity); i++)
	{
		if (i % 256 == 0)
			nx_poll(collector->arena->env);
		add_entity(collector, &entity);
		add_name(collector, entity.name, entity.kind);
		while (nx_walk_alias(&walk, &alias))
			add_name(collector, alias, entity.kind);
	}
	collector->counts.mentions += walk.n_mentions;
	return walk.reader.bad ? nx_walk_fault(&walk, error) : NX_OK;
}

/* Sort the keys, and keep one of each. */
static void
sort_unique(Collector *collector)
{
	NxString *keys = collector->keys;
	uint32_t n = 0;

	nx_doc_strings_sort(keys, collector->n_keys, collector->arena);
	for (uint32_t i = 0; i < collector->n_keys; i++)
	{
		if (n == 0 || nx_doc_string_compare(keys[n - 1], keys[i]) != 0)
			keys[n++] = keys[i];
	}
	collector->n_keys = n;
}

/* Add "*", "*+", "*-" or, of a kind, "*:p", "*:p+", "*:p-", as far as seen. */
static void
add_marks(Collector *collector, const char *ending, uint8_t seen)
{
	static const char *const signs[] = {"", "+", "-"};
	NxString words = {ending, (uint32_t) strlen(ending)};

	for (uint32_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
	{
		if (seen & (1 << i))
			add_key(collector, "*", words, signs[i]);
	}
}

static void
add_all_marks(Collector *collector)
{
	uint8_t any = 0;

	for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
	{
		add_marks(collector, nx_statistics_endings[kind], collector->seen[kind]);
		if (kind < NX_KEY_KINDS)
			any |= collector->seen[kind];
	}
	add_marks(collector, "", any);
}

/* Keys of one word of a name, which end with a colon and one letter. */
static uint32_t
count_words(const Collector *collector)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < collector->n_keys; i++)
	{
		NxString key = collector->keys[i];

		n += key.bytes[0] != '=' && key.len > 2 && key.bytes[key.len - 2] == ':' &&
			 memchr(key.bytes, ' ', key.len) == NULL;
	}
	return n;
}

static void
add_counts(NxDocCounts *sum, const NxDocCounts *counts)
{
	sum->docs += 1;
	sum->sentences += counts->sentences;
	sum->entities += counts->entities;
	sum->mentions += counts->mentions;
	sum->words += counts->words;
	sum->names += counts->names;
	sum->positive += counts->positive;
	sum->negative += counts->negative;
}

NxStatus
nx_statistics_of_newsdoc(const void *bytes, size_t len, NxArena *arena, NxString **keys,
						 uint32_t *n_keys, NxDocCounts *counts, NxError *error)
{
	Collector collector = {.arena = arena};
	NxDoc head;
	NxStatus status = nx_doc_open_head(&head, bytes, len, error);

	nx_folder_init(&collector.folder, arena);
	if (status == NX_OK)
		status = collect(&collector, bytes, len, error);
	if (status != NX_OK)
		return status;
	sort_unique(&collector);
	collector.counts.sentences = head.n_sentences;
	collector.counts.words = count_words(&collector);
	add_counts(counts, &collector.counts);
	add_all_marks(&collector);
	*keys = collector.keys;
	*n_keys = collector.n_keys;
	return NX_OK;
}
