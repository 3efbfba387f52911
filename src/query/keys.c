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

typedef struct Collector
{
	NxArena *arena;
	NxFolder folder;
	NxString *keys;
	uint32_t n_keys;
	uint32_t capacity;
} Collector;

NxString
nx_key_of(NxString word)
{
	NxString key = word;

	if (word.len > NX_KEY_MAX_WORD)
		key.len = (uint32_t) nx_utf8_clip(word.bytes, word.len, NX_KEY_MAX_WORD);
	return key;
}

static void
add_key(Collector *collector, NxString word)
{
	NxString key = nx_key_of(word);

	key.bytes = nx_arena_copy(collector->arena, key.bytes, key.len);
	nx_grow(collector->arena, collector->keys, collector->n_keys, collector->n_keys + 1,
			&collector->capacity);
	collector->keys[collector->n_keys++] = key;
}

static void
add_name(Collector *collector, NxString name)
{
	NxString folded = nx_folder_fold(&collector->folder, name);
	NxString word;
	uint32_t offset = 0;

	for (uint32_t i = 0; nx_phrase_next(folded, &offset, &word); i++)
	{
		if (i % 1024 == 1023)
			nx_poll(collector->arena->env);
		add_key(collector, word);
	}
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

NxStatus
nx_keys_of_newsdoc(const void *bytes, size_t len, NxArena *arena, NxString **keys,
				   uint32_t *n_keys, NxError *error)
{
	Collector collector = {.arena = arena};
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
		add_name(&collector, entity.name);
		while (nx_walk_alias(&walk, &alias))
			add_name(&collector, alias);
	}
	if (walk.reader.bad)
		return nx_walk_fault(&walk, error);
	sort_unique(&collector);
	*keys = collector.keys;
	*n_keys = collector.n_keys;
	return NX_OK;
}
