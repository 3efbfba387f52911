/*
 * viterbi.h
 *	  The best path through a matrix of scores: no text, no features.
 */
#ifndef NEWSX_ANALYSIS_VITERBI_H
#define NEWSX_ANALYSIS_VITERBI_H

#include <stdint.h>

/* Labels of a row of scores, a multiple of what a vector register holds. */
#define NX_VITERBI_WIDTH 24

/*
 * What 16 bits allow: scores and steps within these bounds, and no label further
 * behind the best one than the last.  It is more than twice a score and three
 * steps, so a label that may not be taken does not catch up with those that may.
 */
#define NX_VITERBI_MAX_SCORE 4095
#define NX_VITERBI_MAX_STEP 1023
#define NX_VITERBI_NEVER (-16384)

typedef struct NxViterbi
{
	uint32_t n_labels; /* at most NX_VITERBI_WIDTH */

	/* [from][to]: what a step adds; NX_VITERBI_NEVER where it is forbidden */
	int16_t steps[NX_VITERBI_WIDTH][NX_VITERBI_WIDTH];
	int16_t first[NX_VITERBI_WIDTH]; /* the step from the start of a sentence */

	/* [to]: into an inside from the label before it, its beginning, and from itself */
	int16_t from_begin[NX_VITERBI_WIDTH];
	int16_t from_inside[NX_VITERBI_WIDTH];
	int16_t is_inside[NX_VITERBI_WIDTH]; /* -1: yes */

	/*
	 * [a][b]: if label a is ahead of b by this or more, no label but the insides
	 * is reached better from b than from a.
	 */
	int16_t leads[NX_VITERBI_WIDTH][NX_VITERBI_WIDTH];
} NxViterbi;

/*
 * Fill *viterbi from transitions [n_labels + 1][n_labels], the last row the start;
 * steps that nx_label_may_follow denies are forbidden.
 */
extern void nx_viterbi_init(NxViterbi *viterbi, const int16_t *transitions,
							uint32_t n_labels);

/*
 * path[0..n) becomes a best path through scores[n][NX_VITERBI_WIDTH], n > 0, each
 * score within +-NX_VITERBI_MAX_SCORE.  back is scratch, as large as the scores.
 */
extern void nx_viterbi_decode(const NxViterbi *viterbi,
							  const int16_t (*scores)[NX_VITERBI_WIDTH], uint32_t n,
							  int16_t (*back)[NX_VITERBI_WIDTH], uint8_t *path);

#endif /* NEWSX_ANALYSIS_VITERBI_H */
