/*
 * arena.c
 *	  Bump allocation over NxEnv.
 *
 * Blocks double from 8 kB to 1 MB, so that a headline costs little and a large
 * article few calls; a request larger than half a block gets one of its own
 * and leaves the current block in use.  In front of such a block of its own stands
 * the host's pointer to it.  A request larger than half the largest block always
 * has one, so its size alone says whether it can be dropped.
 */
#include "base/arena.h"

#include <string.h>

#define FIRST_BLOCK ((size_t) 8 * 1024)
#define LARGEST_BLOCK ((size_t) 1024 * 1024)
#define ALIGNMENT ((size_t) 16)

/* Larger requests have a block of their own, whatever came before. */
#define ALWAYS_OWN (LARGEST_BLOCK / 2)

/*
 * Arrays of more elements grow by half, not twice.  Elements, not bytes, so that
 * arrays side by side keep one capacity.
 */
#define GROWS_SLOWLY 65536

/* Bytes cleared or copied between two polls: about a millisecond of fresh memory. */
#define POLL_BYTES ((size_t) 2 * 1024 * 1024)

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

/* A block for one request, its origin in front of it. */
static void *
alloc_own(const NxEnv *env, size_t size)
{
	void *origin = env->alloc(env->ctx, size + 2 * ALIGNMENT);
	void *result = align_up((char *) origin + sizeof(void *));

	((void **) result)[-1] = origin;
	return result;
}

void *
nx_arena_alloc(NxArena *arena, size_t size)
{
	void *result;

	if (size > SIZE_MAX - 3 * ALIGNMENT)
		return arena->env->alloc(arena->env->ctx, SIZE_MAX);
	if (size == 0)
		size = 1; /* never NULL */
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (size > ALWAYS_OWN)
		return alloc_own(arena->env, size);
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

void
nx_arena_drop(NxArena *arena, void *array, size_t size)
{
	if (size > ALWAYS_OWN && arena->env->release != NULL)
		arena->env->release(arena->env->ctx, ((void **) array)[-1]);
}

static void
clear(const NxEnv *env, char *bytes, size_t len)
{
	for (; len > POLL_BYTES; bytes += POLL_BYTES, len -= POLL_BYTES)
	{
		memset(bytes, 0, POLL_BYTES);
		nx_poll(env);
	}
	memset(bytes, 0, len);
}

static void
copy(const NxEnv *env, char *to, const char *from, size_t len)
{
	for (; len > POLL_BYTES; to += POLL_BYTES, from += POLL_BYTES, len -= POLL_BYTES)
	{
		memcpy(to, from, POLL_BYTES);
		nx_poll(env);
	}
	if (len > 0)
		memcpy(to, from, len);
}

void *
nx_arena_alloc_array(NxArena *arena, size_t count, size_t size)
{
	void *result;

	if (size != 0 && count > SIZE_MAX / size)
		return arena->env->alloc(arena->env->ctx, SIZE_MAX);
	result = nx_arena_alloc(arena, count * size);
	clear(arena->env, result, count * size);
	return result;
}

char *
nx_arena_copy(NxArena *arena, const char *bytes, size_t len)
{
	char *result = nx_arena_alloc(arena, len);

	copy(arena->env, result, bytes, len);
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
	if (wanted > GROWS_SLOWLY)
		wanted += wanted / 2;
	else
		wanted = wanted < 8 ? 16 : wanted * 2;
	if (wanted < need)
		wanted = need;
	if (wanted > SIZE_MAX / size)
		return arena->env->alloc(arena->env->ctx, SIZE_MAX);
	result = nx_arena_alloc(arena, wanted * size);
	copy(arena->env, result, array, used * size);
	clear(arena->env, (char *) result + used * size, (wanted - used) * size);
	nx_arena_drop(arena, array, *capacity * size);
	*capacity = (uint32_t) wanted;
	return result;
}
