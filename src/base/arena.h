/*
 * arena.h
 *	  Bump allocation over NxEnv: all of it goes when the host drops what it handed
 *	  out (in PostgreSQL, a memory context).
 *
 * Only large arrays can go before, by nx_arena_drop: they make up nearly all the
 * memory that a long text takes.  Large arrays are cleared and copied in pieces
 * with polls between, so allocating may take time without being deaf.
 */
#ifndef NEWSX_BASE_ARENA_H
#define NEWSX_BASE_ARENA_H

#include "base/env.h"

typedef struct NxArena
{
	const NxEnv *env;
	char *next;		   /* first free byte of the current block */
	size_t left;	   /* bytes free after next */
	size_t block_size; /* size of the block to ask for next */
} NxArena;

extern void nx_arena_init(NxArena *arena, const NxEnv *env);

/* size bytes, aligned to 16, not cleared; never NULL (see NxEnv.alloc). */
extern void *nx_arena_alloc(NxArena *arena, size_t size);

/* count * size bytes, zeroed; a product that overflows ends in env->alloc's error. */
extern void *nx_arena_alloc_array(NxArena *arena, size_t count, size_t size);

/*
 * Give back an array of `size` bytes, all that were asked for it, that nobody will
 * look at again.  A small one stays, as does any if the host takes nothing back.
 */
extern void nx_arena_drop(NxArena *arena, void *array, size_t size);

/* A copy of len bytes. */
extern char *nx_arena_copy(NxArena *arena, const char *bytes, size_t len);

/*
 * Room for at least `need` elements in an array of *capacity, of which `used`
 * hold something: returns the array itself, or a copy larger by half at least, the
 * new elements zeroed; the old array is dropped then.
 */
extern void *nx_arena_grow(NxArena *arena, void *array, size_t used, size_t need,
						   uint32_t *capacity, size_t size);

#define nx_new_array(arena, type, count) \
	((type *) nx_arena_alloc_array((arena), (count), sizeof(type)))
#define nx_drop_array(arena, array, count) \
	nx_arena_drop((arena), (array), (size_t) (count) * sizeof(*(array)))
#define nx_grow(arena, array, used, need, capacity) \
	((array) =                                      \
		 nx_arena_grow((arena), (array), (used), (need), (capacity), sizeof(*(array))))

#define nx_poll(env) ((env)->poll((env)->ctx))

#endif /* NEWSX_BASE_ARENA_H */
