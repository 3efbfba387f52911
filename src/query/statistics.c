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

/* Keys of kinds: any and each kind with three tones, dates, money. */
#define MAX_MARKS ((NX_KEY_KINDS + 1) * 3 + 2)

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
	NxString *keys; /* those that nx_keys_for_statistics leaves out */
	uint32_t n_keys;
	uint32_t capacity;
} Collector;

/* The words, and what stands before and behind them. */
static void
add_key(Collector *collector, const char *before, NxString words, const char *behind)
{
	size_t before_len = strlen(before);
	size_t behind_len = strlen(behind);
	uint32_t len = nx_key_clip(words).len;
	char *bytes = nx_arena_alloc(collector->arena, before_len + len + behind_len);

	memcpy(bytes, before, before_len);
	memcpy(bytes + before_len, words.bytes, len);
	memcpy(bytes + before_len + len, behind, behind_len);
	nx_grow(collector->arena, collector->keys, collector->n_keys, collector->n_keys + 1,
			&collector->capacity);
	collector->keys[collector->n_keys].bytes = bytes;
	collector->keys[collector->n_keys++].len = (uint32_t) (before_len + len + behind_len);
}

/* A date or a sum: its words, and all of it if it is several. */
static void
add_value(Collector *collector, NxString name, NxKind kind)
{
	NxString folded = nx_folder_fold(&collector->folder, name);
	NxString word;
	uint32_t offset = 0;
	const char *behind = kind == NX_KIND_DATE ? ":date" : ":money";
	uint32_t n_words = 0;

	for (; nx_phrase_next(folded, &offset, &word); n_words++)
		add_key(collector, "", word, behind);
	if (n_words > 1)
		add_key(collector, "", folded, behind);
}

/* A name or alias of one word; others are among the keys already. */
static void
add_short_name(Collector *collector, NxString name)
{
	NxString folded = nx_folder_fold(&collector->folder, name);

	if (folded.len > 0 && memchr(folded.bytes, ' ', folded.len) == NULL)
		add_key(collector, "=", folded, "");
}

static void
add_name(Collector *collector, NxString name, NxKind kind)
{
	if (kind < NX_KEY_KINDS)
		add_short_name(collector, name);
	else
		add_value(collector, name, kind);
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

/* What nx_keys_for_statistics leaves out. */
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

/* Append "*", "*+", "*-" or, of a kind, "*:p", "*:p+", "*:p-", as far as seen. */
static void
append_marks(NxString *keys, uint32_t *n_keys, const char *stem, uint8_t seen,
			 NxArena *arena)
{
	static const char endings[] = {'\0', '+', '-'};
	uint32_t len = (uint32_t) strlen(stem);

	for (uint32_t i = 0; i < sizeof(endings); i++)
	{
		char *bytes;

		if (!(seen & (1 << i)))
			continue;
		bytes = nx_arena_alloc(arena, len + 1);
		memcpy(bytes, stem, len);
		bytes[len] = endings[i];
		keys[*n_keys].bytes = bytes;
		keys[(*n_keys)++].len = len + (endings[i] != '\0');
	}
}

static void
append_all_marks(const Collector *collector, NxString *keys, uint32_t *n_keys)
{
	uint8_t any = 0;

	for (uint32_t kind = 0; kind < NX_KEY_KINDS; kind++)
	{
		char stem[] = {'*', ':', nx_key_letters[kind], '\0'};

		any |= collector->seen[kind];
		append_marks(keys, n_keys, stem, collector->seen[kind], collector->arena);
	}
	append_marks(keys, n_keys, "*", any, collector->arena);
	append_marks(keys, n_keys, "*:date", collector->seen[NX_KIND_DATE], collector->arena);
	append_marks(keys, n_keys, "*:money", collector->seen[NX_KIND_MONEY], collector->arena);
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
	NxString *names;
	uint32_t n_names;
	NxDoc head;
	NxStatus status = nx_doc_open_head(&head, bytes, len, error);

	nx_folder_init(&collector.folder, arena);
	if (status == NX_OK)
		status = nx_keys_for_statistics(bytes, len, arena, &names, &n_names, error);
	if (status == NX_OK)
		status = collect(&collector, bytes, len, error);
	if (status != NX_OK)
		return status;
	sort_unique(&collector);
	collector.counts.sentences = head.n_sentences;
	for (uint32_t i = 0; i < n_names; i++)
		collector.counts.words += memchr(names[i].bytes, ' ', names[i].len) == NULL ? 1 : 0;
	add_counts(counts, &collector.counts);

	*n_keys = 0;
	*keys = nx_new_array(arena, NxString, (size_t) n_names + collector.n_keys + MAX_MARKS);
	if (n_names > 0)
		memcpy(*keys, names, n_names * sizeof(NxString));
	if (collector.n_keys > 0)
		memcpy(*keys + n_names, collector.keys, collector.n_keys * sizeof(NxString));
	*n_keys = n_names + collector.n_keys;
	append_all_marks(&collector, *keys, n_keys);
	return NX_OK;
}
