/*
 * keymap.h
 *	  A growing map from 64-bit hashes to 32-bit numbers, in an arena.
 *
 * The keys are hashes already, so equal keys are taken for equal things.
 */
#ifndef NEWSX_ANALYSIS_KEYMAP_H
#define NEWSX_ANALYSIS_KEYMAP_H

#include "base/arena.h"

#define NX_KEYMAP_NONE UINT32_MAX

typedef struct NxKeymap
{
	NxArena *arena;
	uint64_t *keys;	  /* [capacity], 0: empty */
	uint32_t *values; /* [capacity] */
	uint32_t capacity;
	uint32_t used;
} NxKeymap;

extern void nx_keymap_init(NxKeymap *map, NxArena *arena);

/* The value of the key, or NX_KEYMAP_NONE. */
extern uint32_t nx_keymap_get(const NxKeymap *map, uint64_t key);

/* Set the value of the key, whether it was there or not. */
extern void nx_keymap_put(NxKeymap *map, uint64_t key, uint32_t value);

/* Give back its memory. */
extern void nx_keymap_drop(NxKeymap *map);

#endif /* NEWSX_ANALYSIS_KEYMAP_H */
