/*
 * random.h
 *	  Numbers that look random and are the same in every run: a linear congruence with
 *	  Knuth's multiplier (MMIX), of which the high bits are given.
 */
#ifndef NEWSX_TOOLS_TRAIN_RANDOM_H
#define NEWSX_TOOLS_TRAIN_RANDOM_H

#include <stdint.h>

/* The next of 2^31 numbers. */
static inline uint32_t
next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t) (*seed >> 33);
}

#endif /* NEWSX_TOOLS_TRAIN_RANDOM_H */
