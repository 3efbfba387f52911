/*
 * keymap.c
 *	  A growing map from 64-bit hashes to 32-bit numbers: open addressing with
 *	  linear probing, at most half full, doubled when it would be fuller.
 */
#include "analysis/keymap.h"

#define FIRST_CAPACITY 64
#define POLL_SLOTS 4096

void
nx_keymap_init(NxKeymap *map, NxArena *arena)
{
	map->arena = arena;
	map->capacity = FIRST_CAPACITY;
	map->used = 0;
	map->keys = nx_new_array(arena, uint64_t, FIRST_CAPACITY);
	map->values = nx_new_array(arena, uint32_t, FIRST_CAPACITY);
}

/* The slot that holds the key, or the empty one where it belongs. */
static uint32_t
find_slot(const NxKeymap *map, uint64_t key)
{
	uint32_t mask = map->capacity - 1;
	uint32_t slot = (uint32_t) (key >> 32) & mask;

	while (map->keys[slot] != 0 && map->keys[slot] != key)
		slot = (slot + 1) & mask;
	return slot;
}

static void
double_capacity(NxKeymap *map)
{
	NxKeymap old = *map;

	map->capacity = old.capacity * 2;
	map->keys = nx_new_array(map->arena, uint64_t, map->capacity);
	map->values = nx_new_array(map->arena, uint32_t, map->capacity);
	for (uint32_t i = 0; i < old.capacity; i++)
	{
		uint32_t slot;

		if (i % POLL_SLOTS == 0)
			nx_poll(map->arena->env);

		if (old.keys[i] == 0)
			continue;
		slot = find_slot(map, old.keys[i]);
		map->keys[slot] = old.keys[i];
		map->values[slot] = old.values[i];
	}
	nx_keymap_drop(&old);
}

/* 0 marks an empty slot, so the key 0 takes the place of 1. */
static uint64_t
usable_key(uint64_t key)
{
	return key == 0 ? 1 : key;
}

uint32_t
nx_keymap_get(const NxKeymap *map, uint64_t key)
{
	uint32_t slot = find_slot(map, usable_key(key));

	return map->keys[slot] == 0 ? NX_KEYMAP_NONE : map->values[slot];
}

void
nx_keymap_put(NxKeymap *map, uint64_t key, uint32_t value)
{
	uint32_t slot;

	if (map->used >= map->capacity / 2)
		double_capacity(map);
	slot = find_slot(map, usable_key(key));
	if (map->keys[slot] == 0)
		map->used++;
	map->keys[slot] = usable_key(key);
	map->values[slot] = value;
}

void
nx_keymap_drop(NxKeymap *map)
{
	nx_drop_array(map->arena, map->keys, map->capacity);
	nx_drop_array(map->arena, map->values, map->capacity);
}
