/*
 * checksum.c
 *	  The checksum of a model file; see checksum.h.
 */
#include "model/checksum.h"

#include <string.h>

#include "base/hash.h"

#define STRETCH 64
#define N_LANES 4

static inline uint64_t
load(const char *bytes)
{
	uint64_t value;

	memcpy(&value, bytes, sizeof(value));
	return value;
}

uint64_t
nx_model_checksum(const void *bytes, size_t len)
{
	uint64_t parts[N_LANES + 2] = {1, 2, 3, 4};
	const char *at = bytes;
	const char *end = at + len / STRETCH * STRETCH;

	for (; at < end; at += STRETCH)
	{
		for (int lane = 0; lane < N_LANES; lane++)
			parts[lane] =
				nx_hash_mix(load(at + 16 * lane) ^ parts[lane], load(at + 16 * lane + 8));
	}
	parts[N_LANES] = nx_hash64(at, len % STRETCH);
	parts[N_LANES + 1] = len;
	return nx_hash64(parts, sizeof(parts));
}
