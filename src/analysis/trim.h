/*
 * trim.h
 *	  The bounds of mentions put right: what is no part of a name is cut off.
 */
#ifndef NEWSX_ANALYSIS_TRIM_H
#define NEWSX_ANALYSIS_TRIM_H

#include "analysis/analysis.h"

/*
 * Cut titles ("US President", "Gen.", "Mr"), "the", quotes, clitics and
 * punctuation off both ends of the mention.  False if no name is left: the
 * mention is to be dropped.
 */
extern bool nx_trim_mention(const NxAnalysis *analysis, NxMention *mention);

/* The sex that the titles right before a token tell: "Mrs.", "King". */
extern uint8_t nx_trim_sex_before(const NxAnalysis *analysis, uint32_t token);

/* The token after the mention. */
static inline uint32_t
nx_mention_end(const NxMention *mention)
{
	return mention->first_token + mention->n_tokens;
}

/* Dates and money are no names. */
static inline bool
nx_kind_is_value(uint8_t kind)
{
	return kind == NX_KIND_DATE || kind == NX_KIND_MONEY;
}

/* Does the token start with a capital letter, or have one? */
static inline bool
nx_token_is_capital(const NxToken *token)
{
	return token->shape >= NX_SHAPE_CAPITAL && token->kind <= NX_TOKEN_NUMBER;
}

#endif /* NEWSX_ANALYSIS_TRIM_H */
