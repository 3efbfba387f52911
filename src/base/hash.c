/*
 * hash.c
 *	  The one hash of newsx; see hash.h.
 */
#include "base/hash.h"

#include <string.h>

static uint64_t
load_le(const uint8_t *bytes, size_t len)
{
	uint64_t value = 0;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (len == 8)
	{
		memcpy(&value, bytes, 8);
		return value;
	}
#endif
	for (size_t i = 0; i < len; i++)
		value |= (uint64_t) bytes[i] << (8 * i);
	return value;
}

uint64_t
nx_hash64(const void *bytes, size_t len)
{
	const uint8_t *next = bytes;
	uint64_t hash = (uint64_t) len * UINT64_C(0xa0761d6478bd642f);

	while (len > 8)
	{
		hash = nx_hash_mix(load_le(next, 8), hash);
		next += 8;
		len -= 8;
	}
	hash = nx_hash_mix(load_le(next, len), hash);
	return nx_hash_mix(hash, (uint64_t) len);
}
