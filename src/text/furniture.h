/*
 * furniture.h
 *	  Paragraphs that their own words and form give away as no story: buttons,
 *	  links, notices, credits, captions, dates.
 */
#ifndef NEWSX_TEXT_FURNITURE_H
#define NEWSX_TEXT_FURNITURE_H

#include "text/cues.h"
#include "text/form.h"

/*
 * What the paragraph is by itself, wherever it stands in the page.  The credit of a
 * picture is a caption only together with words on the picture.
 */
extern NxCue nx_furniture_find(const NxCueIndex *index, const NxForm *form,
							   const char *bytes, size_t len);

/*
 * Does it end in a picture's credit: ".../Reuters)", "(Getty Images)"?  An agency
 * alone in brackets is the sign-off of a story and does not count.
 */
extern bool nx_furniture_ends_in_credit(const char *bytes, size_t len);

#endif /* NEWSX_TEXT_FURNITURE_H */
