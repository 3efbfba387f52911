/*
 * test_lbfgs.c
 *	  The trainer's search for the least of a function, where that is known.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tools/train/lbfgs.h"

#define N 50

/* 1 + sum of a (x - c)^2, a from 1 to 1000, c = i / 10. */
static double
quadratic(void *context, const float *x, float *gradient)
{
	double value = 1;

	++*(int *) context;
	for (int i = 0; i < N; i++)
	{
		double a = pow(1000, (double) i / (N - 1));
		double distance = x[i] - i / 10.0;

		value += a * distance * distance;
		gradient[i] = (float) (2 * a * distance);
	}
	return value;
}

/* Groups of 30 against 10 and of 5 against 20: the least is at the logs of the odds. */
static double
logistic(void *context, const float *x, float *gradient)
{
	static const double for_it[2] = {30, 5};
	static const double against[2] = {10, 20};
	double value = 0;

	(void) context;
	for (int i = 0; i < 2; i++)
	{
		double p = 1 / (1 + exp(-x[i]));

		value -= for_it[i] * log(p) + against[i] * log(1 - p);
		gradient[i] = (float) ((for_it[i] + against[i]) * p - for_it[i]);
	}
	return value;
}

/* A bent valley, where steps have to be shortened (Rosenbrock, 1960). */
static double
valley(void *context, const float *x, float *gradient)
{
	double along = 1 - x[0];
	double across = x[1] - (double) x[0] * x[0];

	(void) context;
	gradient[0] = (float) (-2 * along - 400 * across * x[0]);
	gradient[1] = (float) (200 * across);
	return along * along + 100 * across * across;
}

static void
a_quadratic_is_solved(void **state)
{
	float x[N] = {0};
	int n_calls = 0;
	double value = lbfgs(quadratic, &n_calls, x, N, 300);

	(void) state;
	assert_true(value < 1.001);
	/* Steeper sides are met more exactly; all are by the value. */
	for (int i = 0; i < N; i++)
		assert_true(fabs(x[i] - i / 10.0) < 0.05);
	/* Going straight down would take thousands. */
	assert_true(n_calls < 300);
}

static void
a_logistic_regression_is_solved(void **state)
{
	float x[2] = {0, 0};
	double value = lbfgs(logistic, NULL, x, 2, 100);

	(void) state;
	assert_true(fabs(x[0] - log(3)) < 0.01);
	assert_true(fabs(x[1] + log(4)) < 0.01);
	assert_true(fabs(value - (-30 * log(0.75) - 10 * log(0.25) - 5 * log(0.2) -
							  20 * log(0.8))) < 0.001);
}

static void
a_bent_valley_is_followed(void **state)
{
	float x[2] = {-1.2f, 1};

	(void) state;
	assert_true(lbfgs(valley, NULL, x, 2, 500) < 1e-4);
	assert_true(fabs(x[0] - 1) < 0.02 && fabs(x[1] - 1) < 0.04);
}

/* No step may make it worse, and without steps nothing moves. */
static void
more_steps_are_never_worse(void **state)
{
	double before = HUGE_VAL;

	(void) state;
	for (int steps = 0; steps < 30; steps++)
	{
		float x[2] = {-1.2f, 1};
		double value = lbfgs(valley, NULL, x, 2, steps);

		assert_true(value <= before);
		before = value;
		if (steps == 0)
			assert_true(x[0] == -1.2f && x[1] == 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quadratic_is_solved),
		cmocka_unit_test(a_logistic_regression_is_solved),
		cmocka_unit_test(a_bent_valley_is_followed),
		cmocka_unit_test(more_steps_are_never_worse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
