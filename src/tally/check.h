/*
 * check.h
 *	  What makes a tally sound.
 */
#ifndef NEWSX_TALLY_CHECK_H
#define NEWSX_TALLY_CHECK_H

#include "tally/tally.h"

/*
 * Check a view as a whole: NX_OK, or the status given with an error that names the
 * first fault, at the offset of its name or pair (NULL: 0).
 */
extern NxStatus nx_tally_check(const NxTallyView *view, const uint32_t *name_offsets,
							   const uint32_t *pair_offsets, const NxEnv *env,
							   NxStatus status, NxError *error);

/*
 * Check what adding up and choosing rely on, and what costs little: all numbers but the
 * sums of squares against those of tones; neither the names nor their order.
 */
extern NxStatus nx_tally_check_numbers(const NxTallyView *view, const NxEnv *env,
									   NxStatus status, NxError *error);

/* The same for what is there without the names. */
extern NxStatus nx_tally_check_head(const NxTallyView *view, NxStatus status,
									NxError *error);

#endif /* NEWSX_TALLY_CHECK_H */
