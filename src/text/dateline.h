/*
 * dateline.h
 *	  The dateline before a story: "SEOUL, South Korea -", "LONDON, Jan 5 (AFP) -",
 *	  "NEW DELHI:", "(CNN)".
 */
#ifndef NEWSX_TEXT_DATELINE_H
#define NEWSX_TEXT_DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * How many bytes of the paragraph are its dateline, with the dash or colon that
 * ends it and without the space after; 0 if it has none.  opens_story: it is the
 * first paragraph of the story, where less proof is asked for.  The rest of the
 * paragraph is never empty.
 */
extern uint32_t nx_dateline_find(const char *bytes, size_t len, bool opens_story);

#endif /* NEWSX_TEXT_DATELINE_H */
