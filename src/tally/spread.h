/*
 * spread.h
 *	  From the sums of a name to its mean tone and their spread.
 */
#ifndef NEWSX_TALLY_SPREAD_H
#define NEWSX_TALLY_SPREAD_H

#include "tally/tally.h"

/* Are both sums no more than so many tones can have? */
extern bool nx_tally_sums_are_within(const NxTallyCounts *counts);

/* Could these be the sums of so many tones?  Asked of sums that are within. */
extern bool nx_tally_sums_are_sound(const NxTallyCounts *counts);

#endif /* NEWSX_TALLY_SPREAD_H */
