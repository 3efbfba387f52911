/*
 * clause.h
 *	  Where a clause ends, as far as tone is concerned.
 */
#ifndef NEWSX_ANALYSIS_CLAUSE_H
#define NEWSX_ANALYSIS_CLAUSE_H

#include "analysis/analysis.h"

/* Does a clause end at the token: a comma, bracket, dash, or a word like "but"? */
extern bool nx_clause_ends(const NxAnalysis *analysis, uint32_t token);

#endif /* NEWSX_ANALYSIS_CLAUSE_H */
