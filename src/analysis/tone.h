/*
 * tone.h
 *	  Tone toward anything in the text, with its evidence.
 *
 * A tone is the sum of its evidence, exactly: nx_tone_evaluate returns rows
 * whose weights add up to result->tone, the prior's row (no tokens) among them
 * where there is one.
 */
#ifndef NEWSX_ANALYSIS_TONE_H
#define NEWSX_ANALYSIS_TONE_H

#include "analysis/analysis.h"
#include "base/buf.h"

/* Words without tone that are added to those of a text, so that a short one is no shout. */
#define NX_TONE_PRIOR_WORDS 20

typedef struct NxEvidence
{
	uint32_t first_token;
	uint32_t n_tokens; /* 0: a rule or prior that no word carries */
	int32_t weight;	   /* multiples of 2^-20 */
	bool quoted;	   /* the words stand in a quotation */
	NxString reason;   /* "positive word", "not … rattled: negated", ... */
} NxEvidence;

/* What the tone is toward: token ranges, in order. */
typedef struct NxTarget
{
	NxSpan *places; /* start: first token, len: tokens */
	uint32_t n_places;
} NxTarget;

typedef struct NxToneResult
{
	int32_t tone;
	NxEvidence *evidence; /* by position */
	uint32_t n_evidence;
} NxToneResult;

/* The mentions of an entity, and the pronouns that plainly mean it. */
extern NxTarget nx_target_entity(const NxAnalysis *analysis, uint32_t entity);

/*
 * Where a phrase stands: if it names an entity (name or alias, folded), all its
 * mentions; else every place where its words stand, compared in lower case.
 * n_places is 0 if it is nowhere.
 */
extern NxTarget nx_target_phrase(const NxAnalysis *analysis, NxString phrase);

/*
 * What stands at bytes [span.start, span.start + span.len) of the text: the mention
 * that overlaps it, else the tokens there, and no other place.  n_places is 0 if no
 * token is there.  Of a place over two sentences the first is judged.
 */
extern NxTarget nx_target_span(const NxAnalysis *analysis, NxSpan span);

/* For reasons: a word and what changes it before it, "not … rattled" or "very good". */
extern void nx_tone_put_modified(const NxText *text, NxBuf *buf, uint32_t modifier,
								 uint32_t token);

/* sum / n, rounded to nearest, halves away from 0; n at least 1. */
extern int32_t nx_tone_mean(int64_t sum, uint32_t n);

/*
 * The tone toward a target of n places, given the sum of theirs and how many of them are
 * not neutral: their mean, and a lift for each of those but the first.  A place is judged
 * by sentences that were chosen because they have a tone, and most of those are critical;
 * the more places, the less is that so.  Where all are neutral the whole is.
 */
extern int32_t nx_tone_of_places(int64_t sum, uint32_t n, uint32_t n_pointed);

/* The tone toward a target of one place at least; nx_tone_evaluate calls it. */
extern void nx_target_evaluate(const NxAnalysis *analysis, const NxTarget *target,
							   NxToneResult *result);

/* target NULL: the whole article. */
extern void nx_tone_evaluate(const NxAnalysis *analysis, const NxTarget *target,
							 NxToneResult *result);

#endif /* NEWSX_ANALYSIS_TONE_H */
