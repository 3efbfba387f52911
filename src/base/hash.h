/*
 * hash.h
 *	  The one hash of newsx.  It is part of the formats of the model file and
 *	  of the newsdoc: same bytes, same number, on every machine and for ever.
 *
 * Bytes are taken eight at a time, little-endian, each mixed by a 64x64->128
 * bit multiplication folded to 64 bits (the "mum" construction of V. Makarov,
 * 2016); the length goes into the start value.  Not for adversaries: tables
 * that take foreign keys bound their probe length.
 *
 * Test vectors: "" gives 0x85cc24edcd38be60, "newsx" 0x5ae4dd9f924c65fa; more are in
 * test/core/test_hash.c, worked out by another program.
 */
#ifndef NEWSX_BASE_HASH_H
#define NEWSX_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

extern uint64_t nx_hash64(const void *bytes, size_t len);

/* The 128-bit product of two 64-bit numbers, its halves xored. */
static inline uint64_t
nx_hash_fold_product(uint64_t x, uint64_t y)
{
#ifdef __SIZEOF_INT128__
	__extension__ typedef unsigned __int128 Wide;
	Wide product = (Wide) x * y;

	return (uint64_t) product ^ (uint64_t) (product >> 64);
#else
	uint64_t x0 = (uint32_t) x;
	uint64_t x1 = x >> 32;
	uint64_t y0 = (uint32_t) y;
	uint64_t y1 = y >> 32;
	uint64_t low = x0 * y0;
	uint64_t middle = x1 * y0 + (low >> 32);
	uint64_t middle2 = x0 * y1 + (uint32_t) middle;
	uint64_t high = x1 * y1 + (middle >> 32) + (middle2 >> 32);

	return high ^ ((middle2 << 32) | (uint32_t) low);
#endif
}

/* Fold two 64-bit numbers into one; the order of the two matters. */
static inline uint64_t
nx_hash_mix(uint64_t a, uint64_t b)
{
	return nx_hash_fold_product(a ^ UINT64_C(0x9e3779b97f4a7c15),
								b ^ UINT64_C(0xd1b54a32d192ed03));
}

#endif /* NEWSX_BASE_HASH_H */
