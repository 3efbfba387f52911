/*
 * keymap.h
 *	  A growing map from 64-bit keys to numbers, in an arena.
 */
#ifndef NEWSX_TOOLS_TRAIN_KEYMAP_H
#define NEWSX_TOOLS_TRAIN_KEYMAP_H

#include "base/arena.h"

#define KEYMAP_NONE UINT32_MAX

typedef struct Keymap
{
	NxArena *arena;
	uint64_t *keys;
	uint32_t *values; /* KEYMAP_NONE: the slot is empty */
	uint32_t n_slots; /* a power of two */
	uint32_t n_used;
} Keymap;

extern void keymap_init(Keymap *map, NxArena *arena);

/* The number of a key, or KEYMAP_NONE. */
extern uint32_t keymap_get(const Keymap *map, uint64_t key);

/* The number of a key; if it has none, it gets this one, and *is_new is set. */
extern uint32_t keymap_add(Keymap *map, uint64_t key, uint32_t value, bool *is_new);

#endif /* NEWSX_TOOLS_TRAIN_KEYMAP_H */
