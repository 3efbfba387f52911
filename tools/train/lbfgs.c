/*
 * lbfgs.c
 *	  The least of a smooth function, by limited-memory BFGS.
 */
#include "tools/train/lbfgs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tools/host/host.h"

#define MEMORY 8
#define ARMIJO 1e-4
#define LEAST_GAIN 1e-6 /* of the value, in one step: below that it has arrived */

typedef struct Memory
{
	float *s[MEMORY]; /* steps */
	float *y[MEMORY]; /* changes of the gradient */
	double rho[MEMORY];
	int n;
} Memory;

static double
dot(const float *a, const float *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (double) a[i] * b[i];
	return sum;
}

static float *
new_vector(size_t n)
{
	float *vector = calloc(n, sizeof(float));

	if (vector == NULL)
		nx_host_die("out of memory for %zu parameters", n);
	return vector;
}

/* direction = - H gradient, by the two loops of Nocedal's paper. */
static void
find_direction(const Memory *memory, const float *gradient, float *direction, size_t n)
{
	double alpha[MEMORY];
	double scale = 1;

	for (size_t i = 0; i < n; i++)
		direction[i] = -gradient[i];
	for (int k = memory->n - 1; k >= 0; k--)
	{
		alpha[k] = memory->rho[k] * dot(memory->s[k], direction, n);
		for (size_t i = 0; i < n; i++)
			direction[i] -= (float) alpha[k] * memory->y[k][i];
	}
	if (memory->n > 0)
	{
		int last = memory->n - 1;

		scale = 1 / (memory->rho[last] * dot(memory->y[last], memory->y[last], n));
	}
	for (size_t i = 0; i < n; i++)
		direction[i] *= (float) scale;
	for (int k = 0; k < memory->n; k++)
	{
		double beta = memory->rho[k] * dot(memory->y[k], direction, n);

		for (size_t i = 0; i < n; i++)
			direction[i] += (float) (alpha[k] - beta) * memory->s[k][i];
	}
}

/* Remember a step; the oldest is forgotten. */
static void
remember(Memory *memory, const float *from, const float *to, const float *old,
		 const float *new, size_t n)
{
	int k = memory->n;
	double product;

	if (k == MEMORY)
	{
		float *s = memory->s[0];
		float *y = memory->y[0];

		k--;
		memmove(memory->s, memory->s + 1, sizeof(float *) * (MEMORY - 1));
		memmove(memory->y, memory->y + 1, sizeof(float *) * (MEMORY - 1));
		memmove(memory->rho, memory->rho + 1, sizeof(double) * (MEMORY - 1));
		memory->s[k] = s;
		memory->y[k] = y;
	}
	for (size_t i = 0; i < n; i++)
	{
		memory->s[k][i] = to[i] - from[i];
		memory->y[k][i] = new[i] - old[i];
	}
	product = dot(memory->s[k], memory->y[k], n);
	memory->n = k;
	if (product > 1e-12)
	{
		memory->rho[k] = 1 / product;
		memory->n = k + 1;
	}
}

double
lbfgs(LbfgsFunction function, void *context, float *x, size_t n, int steps)
{
	Memory memory = {.n = 0};
	float *gradient = new_vector(n);
	float *next_gradient = new_vector(n);
	float *next = new_vector(n);
	float *direction = new_vector(n);
	double value = function(context, x, gradient);

	for (int k = 0; k < MEMORY; k++)
	{
		memory.s[k] = new_vector(n);
		memory.y[k] = new_vector(n);
	}
	for (int step = 0; step < steps; step++)
	{
		double length = 1;
		double slope;
		double reached;
		float *swap;

		find_direction(&memory, gradient, direction, n);
		slope = dot(direction, gradient, n);
		if (step == 0)
			length = 1 / sqrt(dot(gradient, gradient, n) + 1e-12);
		for (;;)
		{
			for (size_t i = 0; i < n; i++)
				next[i] = x[i] + (float) length * direction[i];
			reached = function(context, next, next_gradient);
			if (reached <= value + ARMIJO * length * slope || length < 1e-10)
				break;
			length /= 2;
		}
		if (!(reached <= value)) /* no better point on the line */
			break;
		remember(&memory, x, next, gradient, next_gradient, n);
		memcpy(x, next, n * sizeof(float));
		swap = gradient;
		gradient = next_gradient;
		next_gradient = swap;
		if (value - reached < LEAST_GAIN * fabs(value))
		{
			value = reached;
			break;
		}
		value = reached;
	}
	for (int k = 0; k < MEMORY; k++)
	{
		free(memory.s[k]);
		free(memory.y[k]);
	}
	free(gradient);
	free(next_gradient);
	free(next);
	free(direction);
	return value;
}
