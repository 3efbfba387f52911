/*
 * scan.h
 *	  A walk through the sentences that are read, token by token and side by side
 *	  with the mentions found so far, which writes a new list of mentions.
 */
#ifndef NEWSX_ANALYSIS_SCAN_H
#define NEWSX_ANALYSIS_SCAN_H

#include "analysis/analysis.h"
#include "analysis/document.h"

typedef struct NxScan
{
	const NxAnalysis *analysis;
	const NxText *text;
	const NxMention *given; /* mentions so far, in order */
	uint32_t n_given;
	uint32_t next; /* of them: the first that is not written yet */

	NxMention *written;
	uint32_t n_written;
	uint32_t capacity;

	uint32_t sentence;
	uint32_t first; /* tokens [first, end) of the sentence */
	uint32_t end;
	bool knows_case; /* line_case is that of this sentence */
	uint8_t line_case;
	uint32_t turns;
} NxScan;

extern void nx_scan_start(NxScan *scan, const NxAnalysis *analysis, const NxMention *given,
						  uint32_t n_given);

/* Go to a sentence; false if its block is not read. */
extern bool nx_scan_enter(NxScan *scan, uint32_t sentence);

/* Poll for cancel now and then: to be called once a token. */
extern void nx_scan_poll(NxScan *scan);

/* NxLineCase of the sentence; counted when it is first asked for. */
extern NxLineCase nx_scan_line_case(NxScan *scan);

/* Write a mention; its index. */
extern uint32_t nx_scan_push(NxScan *scan, const NxMention *mention);

/* Where the last mention written ends, 0 if there is none. */
extern uint32_t nx_scan_last_end(const NxScan *scan);

/* Where the next given mention begins, at most the end of the sentence. */
extern uint32_t nx_scan_next_start(const NxScan *scan);

/* Is the token, which may be past the end, this one character? */
extern bool nx_scan_is_character(const NxScan *scan, uint32_t token, char c);

/* A function word, or one that is usually written in lower case? */
extern bool nx_scan_is_common(const NxScan *scan, uint32_t token);

/* Does the token after a name show that the name goes on? */
extern bool nx_scan_name_goes_on(NxScan *scan, uint32_t token);

#endif /* NEWSX_ANALYSIS_SCAN_H */
