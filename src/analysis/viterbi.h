/*
 * viterbi.h
 *	  The best path through a matrix of scores: no text, no features.
 */
#ifndef NEWSX_ANALYSIS_VITERBI_H
#define NEWSX_ANALYSIS_VITERBI_H

#include <stdint.h>

/* Labels of a row of scores, a multiple of what a vector register holds. */
#define NX_VITERBI_WIDTH 32

/* The score of a step that may not be taken. */
#define NX_VITERBI_NEVER (-268435456) /* -2^28 */

typedef struct NxViterbi
{
	uint32_t n_labels; /* at most NX_VITERBI_WIDTH */

	/* [from][to]: what a step adds; NX_VITERBI_NEVER where it is forbidden */
	int32_t steps[NX_VITERBI_WIDTH][NX_VITERBI_WIDTH];
	int32_t first[NX_VITERBI_WIDTH]; /* the step from the start of a sentence */

	/*
	 * [a][b]: if label a is ahead of b by more than this, no label but the insides
	 * is reached better from b than from a.
	 */
	int32_t leads[NX_VITERBI_WIDTH][NX_VITERBI_WIDTH];
} NxViterbi;

/*
 * Fill *viterbi from transitions [n_labels + 1][n_labels], the last row the start;
 * steps that nx_label_may_follow denies are forbidden.
 */
extern void nx_viterbi_init(NxViterbi *viterbi, const int16_t *transitions,
							uint32_t n_labels);

/*
 * path[0..n) becomes a best path through scores[n][NX_VITERBI_WIDTH], n > 0, each
 * score within +-2^20.  back is scratch, a byte a score.
 */
extern void nx_viterbi_decode(const NxViterbi *viterbi,
							  const int32_t (*scores)[NX_VITERBI_WIDTH], uint32_t n,
							  uint8_t (*back)[NX_VITERBI_WIDTH], uint8_t *path);

#endif /* NEWSX_ANALYSIS_VITERBI_H */
