/*
 * floats.h
 *	  Rows of numbers, in loops that compilers make vector code of without changing
 *	  the order of any sum: the result is the same in every run.
 */
#ifndef NEWSX_TOOLS_TRAIN_FLOATS_H
#define NEWSX_TOOLS_TRAIN_FLOATS_H

#include <math.h>

/* Sums side by side; rows are a multiple of it long. */
#define FLOAT_LANES 8

/* sums[n] += scale * row[n] */
static inline void
add_scaled(float *sums, const float *row, float scale, int n)
{
	for (int k = 0; k < n; k++)
		sums[k] += scale * row[k];
}

/* The scalar product of two rows. */
static inline float
product_of(const float *a, const float *b, int n)
{
	float sums[FLOAT_LANES] = {0};
	float sum = 0;

	for (int k = 0; k < n; k += FLOAT_LANES)
		for (int lane = 0; lane < FLOAT_LANES; lane++)
			sums[lane] += a[k + lane] * b[k + lane];
	for (int lane = 0; lane < FLOAT_LANES; lane++)
		sum += sums[lane];
	return sum;
}

/* The whole number nearest to a weight in units of 1 / scale, within +-most. */
static inline int
nearest_whole(float weight, float scale, int most)
{
	float value = roundf(weight * scale);

	return value > (float) most ? most : value < (float) -most ? -most : (int) value;
}

#endif /* NEWSX_TOOLS_TRAIN_FLOATS_H */
