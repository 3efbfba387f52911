/*
 * spread.c
 *	  Mean tone and standard deviation, out of exact sums.
 *
 * n S - T^2 loses nearly all its digits where tones are nearly equal, so the sum of the
 * squares is first taken about q, the mean rounded to a whole number, which can be
 * done exactly: sum (t - q)^2 = S - q (T + r), with T = q n + r.  What is left,
 * (r / n)^2, is less than 1 unit of 2^-40.
 */
#include "tally/spread.h"

#include <math.h>

#include "doc/doc.h"

/* Sums taken about the rounded mean. */
typedef struct Deviation
{
	uint64_t low;  /* of the sum of squares */
	uint64_t high; /* likewise, in two's complement: it is negative if they cannot be */
	uint64_t rest; /* r */
} Deviation;

static Deviation
deviate(const NxTallyCounts *counts)
{
	uint64_t size =
		counts->tone < 0 ? 0 - (uint64_t) counts->tone : (uint64_t) counts->tone;
	uint64_t q = size / counts->articles; /* at most 2^20 in what is sound */
	Deviation result = {counts->squares, counts->squares_high, size % counts->articles};
	uint64_t factor = size + result.rest;
	uint64_t upper = q * (factor >> 32);
	uint64_t lower = q * (factor & UINT32_MAX);
	uint64_t product = (upper << 32) + lower;

	result.high -= (upper >> 32) + (product < lower) + (result.low < product);
	result.low -= product;
	return result;
}

bool
nx_tally_sums_are_within(const NxTallyCounts *counts)
{
	uint64_t most = counts->articles * NX_UNIT;
	uint64_t whole = (uint64_t) counts->squares_high << 44 | counts->squares >> 20;
	bool is_whole = (counts->squares & (NX_UNIT - 1)) == 0;

	if (counts->tone > (int64_t) most || counts->tone < -(int64_t) most)
		return false;
	/* squares / 2^20 <= most, which holds less than 2^64. */
	return counts->squares_high >> 20 == 0 && (whole < most || (whole == most && is_whole));
}

bool
nx_tally_sums_are_sound(const NxTallyCounts *counts)
{
	/* Not below 0, and whole numbers are no further from the mean than their squares. */
	Deviation deviation = deviate(counts);

	if (deviation.high >> 63 != 0)
		return false;
	return deviation.high > 0 || deviation.low >= deviation.rest;
}

double
nx_tally_tone(const NxTallyCounts *counts)
{
	return (double) counts->tone / (double) counts->articles / NX_UNIT;
}

double
nx_tally_tone_sd(const NxTallyCounts *counts)
{
	Deviation deviation = deviate(counts);
	double n = (double) counts->articles;
	double rest = (double) deviation.rest / n;
	double sum = (double) deviation.high * 18446744073709551616.0 + (double) deviation.low;
	double variance = sum / n - rest * rest;

	return variance > 0 ? sqrt(variance) / NX_UNIT : 0;
}
