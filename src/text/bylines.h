/*
 * bylines.h
 *	  Who wrote it: lines that name a writer, and the notes on him.
 */
#ifndef NEWSX_TEXT_BYLINES_H
#define NEWSX_TEXT_BYLINES_H

#include "text/form.h"

/* "By John Smith", "BY JANE DOE, Staff Writer | Jan 5, 2019". */
extern bool nx_bylines_is_by(const NxForm *form, const char *bytes, size_t len);

/* Behind a dash, a name and nothing else: "- Jane Doe", the sign-off of an entry. */
extern bool nx_bylines_is_sign_off(const NxForm *form, const char *bytes, size_t len);

/* Two to four capitalised words and nothing else: a byline where one is expected. */
extern bool nx_bylines_is_name(const NxForm *form, const char *bytes, size_t len);

/* "Jane Doe is a reporter at ...": a note on the writer behind the story. */
extern bool nx_bylines_is_note(const char *bytes, size_t len);

#endif /* NEWSX_TEXT_BYLINES_H */
