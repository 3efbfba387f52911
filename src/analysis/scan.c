/*
 * scan.c
 *	  A walk through the sentences side by side with the mentions.
 */
#include "analysis/scan.h"

#include <string.h>

#include "analysis/trim.h"

void
nx_scan_start(NxScan *scan, const NxAnalysis *analysis, const NxMention *given,
			  uint32_t n_given)
{
	memset(scan, 0, sizeof(*scan));
	scan->analysis = analysis;
	scan->text = &analysis->text;
	scan->given = given;
	scan->n_given = n_given;
}

bool
nx_scan_enter(NxScan *scan, uint32_t number)
{
	const NxSentence *sentence = &scan->text->sentences[number];

	nx_scan_poll(scan);
	scan->sentence = number;
	scan->first = sentence->first_token;
	scan->end = sentence->first_token + sentence->n_tokens;
	scan->knows_case = false;
	while (scan->next < scan->n_given && scan->given[scan->next].first_token < scan->first)
		scan->next++;
	return nx_block_is_read(&scan->text->blocks[sentence->block]);
}

void
nx_scan_poll(NxScan *scan)
{
	if (++scan->turns % 1024 == 0)
		nx_poll(scan->analysis->arena->env);
}

NxLineCase
nx_scan_line_case(NxScan *scan)
{
	if (!scan->knows_case)
		scan->line_case = (uint8_t) nx_document_line_case(
			scan->text, &scan->text->sentences[scan->sentence]);
	scan->knows_case = true;
	return (NxLineCase) scan->line_case;
}

uint32_t
nx_scan_push(NxScan *scan, const NxMention *mention)
{
	nx_grow(scan->analysis->arena, scan->written, scan->n_written, scan->n_written + 1,
			&scan->capacity);
	scan->written[scan->n_written] = *mention;
	return scan->n_written++;
}

uint32_t
nx_scan_last_end(const NxScan *scan)
{
	return scan->n_written == 0 ? 0 : nx_mention_end(&scan->written[scan->n_written - 1]);
}

uint32_t
nx_scan_next_start(const NxScan *scan)
{
	if (scan->next < scan->n_given && scan->given[scan->next].first_token < scan->end)
		return scan->given[scan->next].first_token;
	return scan->end;
}

bool
nx_scan_is_character(const NxScan *scan, uint32_t token, char c)
{
	const NxToken *t;

	if (token >= scan->end)
		return false;
	t = &scan->text->tokens[token];
	return t->len == 1 && scan->text->bytes[t->start] == c;
}

bool
nx_scan_is_common(const NxScan *scan, uint32_t token)
{
	return nx_token_is(scan->analysis, token, NX_WORD_COMMON | NX_WORD_STOP);
}

bool
nx_scan_name_goes_on(NxScan *scan, uint32_t token)
{
	const uint32_t heads =
		NX_WORD_ORG_HEAD | NX_WORD_PLACE_HEAD | NX_WORD_FACILITY_HEAD | NX_WORD_EVENT_HEAD;

	if (token >= scan->end || !nx_token_is_capital(&scan->text->tokens[token]))
		return false;
	if (nx_scan_line_case(scan) != NX_LINE_PLAIN)
		return nx_token_is(scan->analysis, token, heads);
	return !nx_token_is(scan->analysis, token, NX_WORD_STOP);
}
