/*
 * hash.c
 *	  The one hash of newsx; see hash.h.
 */
#include "base/hash.h"

/* Compilers make one load of it where that is what it is. */
static inline uint64_t
load8(const uint8_t *bytes)
{
	return bytes[0] | (uint64_t) bytes[1] << 8 | (uint64_t) bytes[2] << 16 |
		   (uint64_t) bytes[3] << 24 | (uint64_t) bytes[4] << 32 |
		   (uint64_t) bytes[5] << 40 | (uint64_t) bytes[6] << 48 |
		   (uint64_t) bytes[7] << 56;
}

static inline uint64_t
load4(const uint8_t *bytes)
{
	return bytes[0] | (uint64_t) bytes[1] << 8 | (uint64_t) bytes[2] << 16 |
		   (uint64_t) bytes[3] << 24;
}

/*
 * The last len bytes, 1 to 8, of which there are `all`: two loads that overlap, or one
 * that begins before them, where a loop would be guessed wrong at its end.
 */
static inline uint64_t
load_last(const uint8_t *bytes, size_t len, size_t all)
{
	if (all >= 8)
		return load8(bytes + len - 8) >> (64 - 8 * len);
	if (len >= 4)
		return load4(bytes) | load4(bytes + len - 4) << (8 * (len - 4));
	return bytes[0] | (uint64_t) bytes[len / 2] << (8 * (len / 2)) |
		   (uint64_t) bytes[len - 1] << (8 * (len - 1));
}

uint64_t
nx_hash64(const void *bytes, size_t len)
{
	const uint8_t *next = bytes;
	size_t all = len;
	uint64_t hash = (uint64_t) len * UINT64_C(0xa0761d6478bd642f);

	while (len > 8)
	{
		hash = nx_hash_mix(load8(next), hash);
		next += 8;
		len -= 8;
	}
	hash = nx_hash_mix(len > 0 ? load_last(next, len, all) : 0, hash);
	return nx_hash_mix(hash, (uint64_t) len);
}
