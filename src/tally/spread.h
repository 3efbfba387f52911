/*
 * spread.h
 *	  From the sums of a name to its mean tone and their spread.
 */
#ifndef NEWSX_TALLY_SPREAD_H
#define NEWSX_TALLY_SPREAD_H

#include "tally/tally.h"

/* Could these be the sums of so many tones? */
extern bool nx_tally_sums_are_sound(const NxTallyCounts *counts);

#endif /* NEWSX_TALLY_SPREAD_H */
