/*
 * paragraphs.h
 *	  The paragraphs of a text: its lines, except where a text was wrapped hard
 *	  at some column, as e-mail and old agency feeds are; there wrapped lines are
 *	  put together again.
 */
#ifndef NEWSX_TEXT_PARAGRAPHS_H
#define NEWSX_TEXT_PARAGRAPHS_H

#include "base/arena.h"

/*
 * The paragraphs of bytes[start..end), trimmed, none empty, in order, as spans
 * of bytes; returns how many.  *spans is in the arena, with room for *capacity.
 */
extern uint32_t nx_paragraphs_find(NxArena *arena, const char *bytes, uint32_t start,
								   uint32_t end, NxSpan **spans, uint32_t *capacity);

/* bytes[start..end) without white space around it; len is 0 if nothing is left. */
extern NxSpan nx_paragraphs_trim(const char *bytes, uint32_t start, uint32_t end);

#endif /* NEWSX_TEXT_PARAGRAPHS_H */
