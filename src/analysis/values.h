/*
 * values.h
 *	  Dates and sums of money, by rule: what the tagger finds of them is put right,
 *	  and what it misses is added.
 *
 * The tagger knows dates and money from few examples, and by words; how a date or a
 * sum is written down is a small grammar, which stands in dates.c and money.c.  What
 * counts is said in doc/model-card.md: dates of the calendar ("Sunday, November 9,
 * 2013", "May 2019", "2021/22"), not "last week", durations, ages or times of day;
 * sums with their currency ("US$1.5m", "Rs 500 crore"), not bare numbers.
 */
#ifndef NEWSX_ANALYSIS_VALUES_H
#define NEWSX_ANALYSIS_VALUES_H

#include "analysis/analysis.h"

/* A stretch of a sentence in which a date or a sum is read: tokens [first, end). */
typedef struct NxValueScope
{
	const NxAnalysis *analysis;
	uint32_t first;
	uint32_t end;
} NxValueScope;

/* What was read.  A doubtful one gives way to a name that the tagger found there. */
typedef struct NxValue
{
	uint32_t first;
	uint32_t end;
	uint8_t kind; /* NX_KIND_DATE or NX_KIND_MONEY */
	bool is_doubtful;
} NxValue;

/*
 * Is the token of the kind at which a date or a sum is looked for: a figure, a
 * number in words, a month, a weekday, "multimillion-dollar"?
 */
static inline bool
nx_value_may_stand(const NxAnalysis *analysis, uint32_t token)
{
	return (analysis->text.tokens[token].flags &
			(NX_TOKEN_HAS_DIGIT | NX_TOKEN_HAS_HYPHEN)) != 0 ||
		   nx_token_is(analysis, token, NX_WORD_MONTH | NX_WORD_WEEKDAY | NX_WORD_NUMBER);
}

/*
 * The date that begins at the token, the sum whose amount begins there (its currency
 * may stand before); false if there is none.  Only tokens of the scope are looked at,
 * and not more than a few dozen.
 */
extern bool nx_date_read(const NxValueScope *scope, uint32_t token, NxValue *value);
extern bool nx_money_read(const NxValueScope *scope, uint32_t token, NxValue *value);

/* May the tagger's date or sum stay, where no rule reads one? */
extern bool nx_date_is_plausible(const NxAnalysis *analysis, const NxMention *mention);
extern bool nx_money_is_plausible(const NxAnalysis *analysis, const NxMention *mention);

/* What becomes of names in or around a value. */
typedef enum NxValueScheme
{
	NX_VALUES_AS_TAGGED, /* after the tagger: as the corpora have it, which it is scored by */
	NX_VALUES_BY_SCHEME /* before the entities: as doc/model-card.md has it */
} NxValueScheme;

/* Dates and sums by rule take the place of what they overlap among the mentions. */
extern void nx_values_settle(NxAnalysis *analysis, NxValueScheme scheme);

#endif /* NEWSX_ANALYSIS_VALUES_H */
