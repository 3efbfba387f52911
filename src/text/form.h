/*
 * form.h
 *	  How a paragraph looks: length, casing, how it begins and how it ends.
 *	  blocks.c tells furniture, headings and story apart by it.
 */
#ifndef NEWSX_TEXT_FORM_H
#define NEWSX_TEXT_FORM_H

#include "base/env.h"

/* Longer paragraphs are story by their length; their words are not counted. */
#define NX_FORM_MAX_BYTES 400

typedef enum NxFormEnd
{
	NX_END_OPEN = 0, /* a letter, a digit: no mark at all */
	NX_END_STOP,	 /* . … 。 and the full stops of other scripts */
	NX_END_QUESTION,
	NX_END_EXCLAMATION,
	NX_END_COLON,
	NX_END_COMMA /* , ; */
} NxFormEnd;

typedef struct NxForm
{
	uint32_t n_words;	/* between spaces; of a long paragraph, UINT32_MAX */
	uint32_t n_capital; /* of these, beginning with a capital */
	uint32_t n_lower;	/* of these, beginning with a small letter */
	uint32_t first;		/* first character */
	bool has_letter;
	bool has_digit;
	bool has_handle;	 /* an "@" */
	bool has_inner_stop; /* one sentence ends and another begins in it */
	uint8_t end;		 /* NxFormEnd, closing quotes, brackets and dashes left aside */
} NxForm;

/* The form of bytes[0..len), which has no white space around it; len > 0. */
extern void nx_form_read(NxForm *form, const char *bytes, size_t len);

#endif /* NEWSX_TEXT_FORM_H */
