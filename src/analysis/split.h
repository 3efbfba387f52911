/*
 * split.h
 *	  Mentions that hold two names.
 */
#ifndef NEWSX_ANALYSIS_SPLIT_H
#define NEWSX_ANALYSIS_SPLIT_H

#include "analysis/analysis.h"

/*
 * How many tokens the first name of the mention has; all of them if it is one name.
 * What joins the first to the rest (a comma, "'s", "and", "of"; or nothing) follows it.
 * Where the words tell the kinds of the first name and of the rest, they are set.
 */
extern uint32_t nx_split_first(const NxAnalysis *analysis, const NxMention *mention,
							   uint8_t *first_kind, uint8_t *rest_kind);

/* Is the token just this word, case and all? */
extern bool nx_split_token_reads(const NxText *text, uint32_t token, const char *word);

#endif /* NEWSX_ANALYSIS_SPLIT_H */
