/*
 * keys.c
 *	  The keys of a newsdoc; see keys.h.
 */
#include "query/keys.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/strings.h"
#include "doc/walk.h"
#include "query/phrase.h"

/* person, organization, place (a location), facility, group, product, event, other */
const char nx_key_letters[NX_KEY_KINDS + 1] = "polfgdex";

typedef struct Collector
{
	NxArena *arena;
	NxFolder folder;
	bool with_names; /* whole names of several words, too */
	NxString *keys;
	uint32_t n_keys;
	uint32_t capacity;
} Collector;

NxString
nx_key_clip(NxString word)
{
	NxString clipped = word;

	if (word.len > NX_KEY_MAX_WORD)
		clipped.len = (uint32_t) nx_utf8_clip(word.bytes, word.len, NX_KEY_MAX_WORD);
	return clipped;
}

NxString
nx_key_make(NxString word, NxKind kind, NxArena *arena)
{
	NxString held = nx_key_clip(word);
	char *bytes = nx_arena_alloc(arena, (size_t) held.len + 2);
	NxString key = {bytes, held.len + 2};

	memcpy(bytes, held.bytes, held.len);
	bytes[held.len] = ':';
	bytes[held.len + 1] = nx_key_letters[kind];
	return key;
}

static void
add_key(Collector *collector, NxString word, NxKind kind)
{
	nx_grow(collector->arena, collector->keys, collector->n_keys, collector->n_keys + 1,
			&collector->capacity);
	collector->keys[collector->n_keys++] = nx_key_make(word, kind, collector->arena);
}

static void
add_name(Collector *collector, NxString name, NxKind kind)
{
	NxString folded = nx_folder_fold(&collector->folder, name);
	NxString word;
	uint32_t offset = 0;
	uint32_t n_words = 0;

	for (; nx_phrase_next(folded, &offset, &word); n_words++)
	{
		if (n_words % 1024 == 1023)
			nx_poll(collector->arena->env);
		add_key(collector, word, kind);
	}
	if (collector->with_names && n_words > 1)
		add_key(collector, folded, kind);
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

static NxStatus
collect(const void *bytes, size_t len, NxArena *arena, bool with_names, NxString **keys,
		uint32_t *n_keys, NxError *error)
{
	Collector collector = {.arena = arena, .with_names = with_names};
	NxWalk walk;
	NxWalkEntity entity;
	NxString alias;

	nx_folder_init(&collector.folder, arena);
	nx_walk_begin(&walk, bytes, len);
	for (uint32_t i = 0; nx_walk_entity(&walk, &entity); i++)
	{
		if (i % 256 == 0)
			nx_poll(arena->env);
		if (entity.kind >= NX_KEY_KINDS)
			continue;
		add_name(&collector, entity.name, entity.kind);
		while (nx_walk_alias(&walk, &alias))
			add_name(&collector, alias, entity.kind);
	}
	if (walk.reader.bad)
		return nx_walk_fault(&walk, error);
	sort_unique(&collector);
	*keys = collector.keys;
	*n_keys = collector.n_keys;
	return NX_OK;
}

NxStatus
nx_keys_of_newsdoc(const void *bytes, size_t len, NxArena *arena, NxString **keys,
				   uint32_t *n_keys, NxError *error)
{
	return collect(bytes, len, arena, false, keys, n_keys, error);
}

NxStatus
nx_keys_for_statistics(const void *bytes, size_t len, NxArena *arena, NxString **keys,
					   uint32_t *n_keys, NxError *error)
{
	return collect(bytes, len, arena, true, keys, n_keys, error);
}
