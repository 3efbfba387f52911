/*
 * clause.h
 *	  Where a clause ends, as far as tone is concerned.
 */
#ifndef NEWSX_ANALYSIS_CLAUSE_H
#define NEWSX_ANALYSIS_CLAUSE_H

#include "analysis/analysis.h"

/* Is the token, which is no word, a comma, colon, semicolon, bracket or dash? */
extern bool nx_clause_is_mark(const NxText *text, uint32_t token);

/* Does a clause end at the token: at such a mark, or a word like "but"? */
static inline bool
nx_clause_ends(const NxAnalysis *analysis, uint32_t token)
{
	return analysis->text.tokens[token].kind <= NX_TOKEN_HANDLE
			   ? nx_token_is(analysis, token, NX_WORD_CONTRAST)
			   : nx_clause_is_mark(&analysis->text, token);
}

#endif /* NEWSX_ANALYSIS_CLAUSE_H */
