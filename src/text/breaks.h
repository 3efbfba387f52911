/*
 * breaks.h
 *	  ICU's sentence and word break iterators behind one seam.
 *
 * Opening an iterator is slow and leaks when an error unwinds past its close,
 * so the host opens one NxBreaks, keeps it for the life of the process and
 * hands it to the core.  No ICU type shows in a header.
 */
#ifndef NEWSX_TEXT_BREAKS_H
#define NEWSX_TEXT_BREAKS_H

#include "base/arena.h"

typedef struct NxBreaks NxBreaks;

/*
 * Open iterators for a locale such as "en".  Allocated outside any arena, never
 * closed in a server.  NULL and *error if ICU's data are not there.
 */
extern NxBreaks *nx_breaks_open(const char *locale, NxError *error);
extern void nx_breaks_close(NxBreaks *breaks); /* for programs and leak checkers */

/* "72.1": the ICU that runs, whose rules are in use; lives as long as *breaks. */
extern const char *nx_breaks_icu_version(const NxBreaks *breaks);

/*
 * Boundaries of sentences / words in bytes[0..len): fills *ends (arena) with
 * the byte offsets at which each piece ends, the last one len; returns how many.
 * ICU sees windows of at most 64 kB, so that cancel is quick; polls between.
 */
extern uint32_t nx_breaks_sentences(NxBreaks *breaks, NxArena *arena, const char *bytes,
									uint32_t len, uint32_t **ends);
extern uint32_t nx_breaks_words(NxBreaks *breaks, NxArena *arena, const char *bytes,
								uint32_t len, uint32_t **ends);

#endif /* NEWSX_TEXT_BREAKS_H */
