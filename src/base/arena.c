/*
 * arena.c
 *	  Bump allocation over NxEnv.
 *
 * Blocks double from 8 kB to 1 MB, so that a headline costs little and a large
 * article few calls; a request larger than half a block gets one of its own
 * and leaves the current block in use.
 */
#include "base/arena.h"

#include <string.h>

#define FIRST_BLOCK ((size_t) 8 * 1024)
#define LARGEST_BLOCK ((size_t) 1024 * 1024)
#define ALIGNMENT ((size_t) 16)

void
nx_arena_init(NxArena *arena, const NxEnv *env)
{
	arena->env = env;
	arena->next = NULL;
	arena->left = 0;
	arena->block_size = FIRST_BLOCK;
}

static void *
align_up(void *pointer)
{
	uintptr_t address = (uintptr_t) pointer;

	return (char *) pointer + ((ALIGNMENT - address % ALIGNMENT) % ALIGNMENT);
}

/* env->alloc with room to align: hosts promise no more than 8 bytes. */
static void *
alloc_aligned(const NxEnv *env, size_t size)
{
	return align_up(env->alloc(env->ctx, size + ALIGNMENT));
}

void *
nx_arena_alloc(NxArena *arena, size_t size)
{
	void *result;

	if (size > SIZE_MAX - 2 * ALIGNMENT)
		return arena->env->alloc(arena->env->ctx, SIZE_MAX);
	if (size == 0)
		size = 1; /* never NULL */
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (size > arena->left)
	{
		if (size > arena->block_size / 2)
			return alloc_aligned(arena->env, size);
		arena->next = alloc_aligned(arena->env, arena->block_size);
		arena->left = arena->block_size;
		if (arena->block_size < LARGEST_BLOCK)
			arena->block_size *= 2;
	}
	result = arena->next;
	arena->next += size;
	arena->left -= size;
	return result;
}

void *
nx_arena_alloc_array(NxArena *arena, size_t count, size_t size)
{
	void *result;

	if (size != 0 && count > SIZE_MAX / size)
		return arena->env->alloc(arena->env->ctx, SIZE_MAX);
	result = nx_arena_alloc(arena, count * size);
	memset(result, 0, count * size);
	return result;
}

char *
nx_arena_copy(NxArena *arena, const char *bytes, size_t len)
{
	char *result = nx_arena_alloc(arena, len);

	if (len > 0)
		memcpy(result, bytes, len);
	return result;
}

void *
nx_arena_grow(NxArena *arena, void *array, size_t used, size_t need, uint32_t *capacity,
			  size_t size)
{
	size_t wanted = *capacity;
	void *result;

	if (need <= wanted)
		return array;
	wanted = wanted < 8 ? 16 : wanted * 2;
	if (wanted < need)
		wanted = need;
	result = nx_arena_alloc_array(arena, wanted, size);
	if (used > 0)
		memcpy(result, array, used * size);
	*capacity = (uint32_t) wanted;
	return result;
}
