/*
 * test_viterbi.c
 *	  Decoding: against all paths tried one by one, and what may follow what.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/labels.h"
#include "analysis/viterbi.h"

#define N_LABELS 5 /* O, and two kinds */
#define LENGTH 5

typedef int16_t ScoreRow[NX_VITERBI_WIDTH];

static uint64_t seed;

static int32_t
next_number(int32_t limit)
{
	seed = seed * UINT64_C(6364136223846793005) + 1;
	return (int32_t) (seed >> 40) % (2 * limit + 1) - limit;
}

static int16_t transitions[(N_LABELS + 1) * N_LABELS];

static void
random_problem(ScoreRow *scores, uint32_t n)
{
	memset(scores, 0, n * sizeof(ScoreRow));
	for (int i = 0; i < (N_LABELS + 1) * N_LABELS; i++)
		transitions[i] = (int16_t) next_number(100);
	for (uint32_t i = 0; i < n; i++)
		for (int label = 0; label < N_LABELS; label++)
			scores[i][label] = (int16_t) next_number(150);
}

/* The score of a path, or INT32_MIN if it breaks the rule of insides. */
static int32_t
path_score(const ScoreRow *scores, const uint8_t *path, uint32_t n)
{
	int32_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t from = i == 0 ? N_LABELS : path[i - 1];

		if (!nx_label_may_follow(i == 0 ? NX_LABEL_OUTSIDE : from, path[i]))
			return INT32_MIN;
		sum += transitions[from * N_LABELS + path[i]] + scores[i][path[i]];
	}
	return sum;
}

static int32_t
best_of_all(const ScoreRow *scores, uint32_t n)
{
	uint8_t path[LENGTH] = {0};
	int32_t best = INT32_MIN;
	uint32_t n_paths = 1;

	for (uint32_t i = 0; i < n; i++)
		n_paths *= N_LABELS;
	for (uint32_t p = 0; p < n_paths; p++)
	{
		uint32_t rest = p;
		int32_t score;

		for (uint32_t i = 0; i < n; i++)
		{
			path[i] = (uint8_t) (rest % N_LABELS);
			rest /= N_LABELS;
		}
		score = path_score(scores, path, n);
		best = score > best ? score : best;
	}
	return best;
}

static void
test_best_path(void **state)
{
	ScoreRow scores[LENGTH];
	ScoreRow back[LENGTH];
	uint8_t path[LENGTH];
	NxViterbi viterbi;

	(void) state;
	seed = 7;
	for (int round = 0; round < 300; round++)
	{
		uint32_t n = 1 + (uint32_t) round % LENGTH;

		random_problem(scores, n);
		nx_viterbi_init(&viterbi, transitions, N_LABELS);
		nx_viterbi_decode(&viterbi, (const ScoreRow *) scores, n, back, path);
		assert_int_equal(path_score((const ScoreRow *) scores, path, n),
						 best_of_all((const ScoreRow *) scores, n));
	}
}

/* An inside without its beginning is not taken, however well it scores. */
static void
test_insides_need_a_beginning(void **state)
{
	ScoreRow scores[2];
	ScoreRow back[2];
	uint8_t path[2];
	NxViterbi viterbi;

	(void) state;
	memset(scores, 0, sizeof(scores));
	memset(transitions, 0, sizeof(transitions));
	scores[0][nx_label_inside(0)] = NX_VITERBI_MAX_SCORE;
	scores[1][nx_label_inside(1)] = NX_VITERBI_MAX_SCORE;
	scores[0][nx_label_begin(0)] = 5;
	nx_viterbi_init(&viterbi, transitions, N_LABELS);
	nx_viterbi_decode(&viterbi, (const ScoreRow *) scores, 2, back, path);
	assert_int_equal(path[0], nx_label_begin(1));
	assert_int_equal(path[1], nx_label_inside(1));
	nx_viterbi_decode(&viterbi, (const ScoreRow *) scores, 1, back, path);
	assert_int_equal(path[0], nx_label_begin(0));
}

/* A long stretch of large scores stays within 16 bits. */
static void
test_long_stretch(void **state)
{
	enum
	{
		N = 20000
	};
	static ScoreRow scores[N];
	static ScoreRow back[N];
	static uint8_t path[N];
	NxViterbi viterbi;

	(void) state;
	memset(transitions, 0, sizeof(transitions));
	for (int i = 0; i < N; i++)
	{
		for (int label = 0; label < NX_VITERBI_WIDTH; label++)
			scores[i][label] = -NX_VITERBI_MAX_SCORE;
		scores[i][i % 2 == 0 ? nx_label_begin(1) : nx_label_inside(1)] =
			NX_VITERBI_MAX_SCORE;
	}
	nx_viterbi_init(&viterbi, transitions, N_LABELS);
	nx_viterbi_decode(&viterbi, (const ScoreRow *) scores, N, back, path);
	for (int i = 0; i < N; i++)
		assert_int_equal(path[i], i % 2 == 0 ? nx_label_begin(1) : nx_label_inside(1));
}

static void
test_labels(void **state)
{
	(void) state;
	assert_int_equal(NX_N_LABELS, 21);
	for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
	{
		uint32_t begin = nx_label_begin(kind);
		uint32_t inside = nx_label_inside(kind);

		assert_true(nx_label_is_begin(begin) && !nx_label_is_inside(begin));
		assert_true(nx_label_is_inside(inside) && !nx_label_is_begin(inside));
		assert_int_equal(nx_label_kind(begin), kind);
		assert_int_equal(nx_label_kind(inside), kind);
		assert_true(nx_label_may_follow(begin, inside));
		assert_true(nx_label_may_follow(inside, inside));
		assert_true(nx_label_may_follow(inside, begin));
		assert_false(nx_label_may_follow(NX_LABEL_OUTSIDE, inside));
		assert_false(nx_label_may_follow(nx_label_inside((kind + 1) % NX_N_KINDS), inside));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_best_path),
		cmocka_unit_test(test_insides_need_a_beginning),
		cmocka_unit_test(test_long_stretch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
