/*
 * keymap.c
 *	  A growing map from 64-bit keys to numbers: open addressing, half full.
 */
#include "tools/train/keymap.h"

#define FIRST_SLOTS 1024

static void
allocate(Keymap *map, uint32_t n_slots)
{
	map->keys = nx_new_array(map->arena, uint64_t, n_slots);
	map->values = nx_new_array(map->arena, uint32_t, n_slots);
	map->n_slots = n_slots;
	for (uint32_t i = 0; i < n_slots; i++)
		map->values[i] = KEYMAP_NONE;
}

void
keymap_init(Keymap *map, NxArena *arena)
{
	map->arena = arena;
	map->n_used = 0;
	allocate(map, FIRST_SLOTS);
}

/* The slot of the key, or the empty one where it would stand. */
static uint32_t
find_slot(const Keymap *map, uint64_t key)
{
	uint32_t slot = (uint32_t) (key ^ (key >> 32)) & (map->n_slots - 1);

	while (map->values[slot] != KEYMAP_NONE && map->keys[slot] != key)
		slot = (slot + 1) & (map->n_slots - 1);
	return slot;
}

static void
double_slots(Keymap *map)
{
	Keymap old = *map;

	allocate(map, old.n_slots * 2);
	for (uint32_t i = 0; i < old.n_slots; i++)
	{
		if (old.values[i] != KEYMAP_NONE)
		{
			uint32_t slot = find_slot(map, old.keys[i]);

			map->keys[slot] = old.keys[i];
			map->values[slot] = old.values[i];
		}
	}
}

uint32_t
keymap_get(const Keymap *map, uint64_t key)
{
	return map->values[find_slot(map, key)];
}

uint32_t
keymap_add(Keymap *map, uint64_t key, uint32_t value, bool *is_new)
{
	uint32_t slot;

	if (map->n_used >= map->n_slots / 2)
		double_slots(map);
	slot = find_slot(map, key);
	*is_new = map->values[slot] == KEYMAP_NONE;
	if (*is_new)
	{
		map->keys[slot] = key;
		map->values[slot] = value;
		map->n_used++;
	}
	return map->values[slot];
}
