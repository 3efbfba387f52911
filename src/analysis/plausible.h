/*
 * plausible.h
 *	  Can the words be a name at all?
 */
#ifndef NEWSX_ANALYSIS_PLAUSIBLE_H
#define NEWSX_ANALYSIS_PLAUSIBLE_H

#include "analysis/analysis.h"
#include "analysis/wordlist.h"

/* May the mention, which is no date nor money and is trimmed, stay? */
extern bool nx_plausible_name(const NxAnalysis *analysis, const NxMention *mention);

/* Is the token, in lower case, one of these words? */
extern bool nx_plausible_token_is(const NxText *text, uint32_t token, NxWordlist list);

/* Is the token a party and a state beside a politician: "R-Okla."? */
extern bool nx_plausible_is_party_and_state(const NxText *text, uint32_t token);

/* What stands after the last hyphen of the token; nothing without one. */
extern NxString nx_plausible_after_hyphen(const NxText *text, uint32_t token);

#endif /* NEWSX_ANALYSIS_PLAUSIBLE_H */
