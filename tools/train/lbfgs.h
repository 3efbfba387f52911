/*
 * lbfgs.h
 *	  The least of a smooth function, by limited-memory BFGS (Nocedal, 1980).
 */
#ifndef NEWSX_TOOLS_TRAIN_LBFGS_H
#define NEWSX_TOOLS_TRAIN_LBFGS_H

#include <stddef.h>

/* The function's value at x, and its gradient. */
typedef double (*LbfgsFunction)(void *context, const float *x, float *gradient);

/* Go down from x, in place, for so many steps at most; returns the value reached. */
extern double lbfgs(LbfgsFunction function, void *context, float *x, size_t n, int steps);

#endif /* NEWSX_TOOLS_TRAIN_LBFGS_H */
