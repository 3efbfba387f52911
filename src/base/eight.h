/*
 * eight.h
 *	  Eight 16-bit numbers at once: as many as one register of any x86-64 or ARM
 *	  holds.  Sums that do not fit wrap.
 *
 * With SSE2, which every x86-64 has, by its intrinsics: compilers of today make no
 * vector code of loops as short as these.  Elsewhere by such loops.
 */
#ifndef NEWSX_BASE_EIGHT_H
#define NEWSX_BASE_EIGHT_H

#include <stdint.h>

#define NX_EIGHT 8

#if defined(__SSE2__)

#include <emmintrin.h>

typedef __m128i NxEight;

static inline NxEight
nx_eight_load(const int16_t *from)
{
	return _mm_loadu_si128((const __m128i *) from);
}

static inline void
nx_eight_store(int16_t *to, NxEight eight)
{
	_mm_storeu_si128((__m128i *) to, eight);
}

/* The low and the high halves of eight bytes, 0..15. */
static inline void
nx_eight_halves(const uint8_t *from, NxEight *low, NxEight *high)
{
	__m128i bytes = _mm_loadl_epi64((const __m128i *) from);
	__m128i wide = _mm_unpacklo_epi8(bytes, _mm_setzero_si128());

	*low = _mm_and_si128(wide, _mm_set1_epi16(15));
	*high = _mm_srli_epi16(wide, 4);
}

/* The low halves of four bytes, then their high halves. */
static inline NxEight
nx_eight_four_halves(const uint8_t *from)
{
	NxEight low;
	NxEight high;
	uint8_t bytes[NX_EIGHT] = {from[0], from[1], from[2], from[3]};

	nx_eight_halves(bytes, &low, &high);
	return _mm_unpacklo_epi64(low, high);
}

static inline NxEight
nx_eight_all(int16_t value)
{
	return _mm_set1_epi16(value);
}

static inline NxEight
nx_eight_scale(NxEight eight, int16_t factor)
{
	return _mm_mullo_epi16(eight, _mm_set1_epi16(factor));
}

static inline NxEight
nx_eight_add(NxEight a, NxEight b)
{
	return _mm_add_epi16(a, b);
}

/* Each brought within least..most. */
static inline NxEight
nx_eight_clamp(NxEight eight, int16_t least, int16_t most)
{
	eight = _mm_min_epi16(eight, _mm_set1_epi16(most));
	return _mm_max_epi16(eight, _mm_set1_epi16(least));
}

#else

typedef struct NxEight
{
	int16_t lanes[NX_EIGHT];
} NxEight;

static inline NxEight
nx_eight_load(const int16_t *from)
{
	NxEight eight;

	for (int i = 0; i < NX_EIGHT; i++)
		eight.lanes[i] = from[i];
	return eight;
}

static inline void
nx_eight_store(int16_t *to, NxEight eight)
{
	for (int i = 0; i < NX_EIGHT; i++)
		to[i] = eight.lanes[i];
}

static inline void
nx_eight_halves(const uint8_t *from, NxEight *low, NxEight *high)
{
	for (int i = 0; i < NX_EIGHT; i++)
	{
		low->lanes[i] = from[i] & 15;
		high->lanes[i] = from[i] >> 4;
	}
}

static inline NxEight
nx_eight_four_halves(const uint8_t *from)
{
	NxEight eight;

	for (int i = 0; i < NX_EIGHT; i++)
		eight.lanes[i] = i < 4 ? from[i] & 15 : from[i - 4] >> 4;
	return eight;
}

static inline NxEight
nx_eight_all(int16_t value)
{
	NxEight eight;

	for (int i = 0; i < NX_EIGHT; i++)
		eight.lanes[i] = value;
	return eight;
}

static inline NxEight
nx_eight_scale(NxEight eight, int16_t factor)
{
	for (int i = 0; i < NX_EIGHT; i++)
		eight.lanes[i] = (int16_t) (eight.lanes[i] * factor);
	return eight;
}

static inline NxEight
nx_eight_add(NxEight a, NxEight b)
{
	for (int i = 0; i < NX_EIGHT; i++)
		a.lanes[i] = (int16_t) (a.lanes[i] + b.lanes[i]);
	return a;
}

static inline NxEight
nx_eight_clamp(NxEight eight, int16_t least, int16_t most)
{
	for (int i = 0; i < NX_EIGHT; i++)
	{
		int16_t lane = eight.lanes[i] > most ? most : eight.lanes[i];

		eight.lanes[i] = lane < least ? least : lane;
	}
	return eight;
}

#endif

#endif /* NEWSX_BASE_EIGHT_H */
