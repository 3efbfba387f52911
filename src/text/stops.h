/*
 * stops.h
 *	  A run of stops - "." "?!" "..." - with what stands around it, and whether a
 *	  sentence ends there.  For Latin script and its neighbours, Greek and
 *	  Cyrillic; the stops of other scripts are ICU's (sentences.c).
 */
#ifndef NEWSX_TEXT_STOPS_H
#define NEWSX_TEXT_STOPS_H

#include "base/env.h"

/* Where a stop is read: nothing outside [start, end) is looked at. */
typedef struct NxStopPlace
{
	const char *bytes;
	uint32_t start;	 /* of the sentence that is being read */
	uint32_t end;	 /* of the block */
	bool in_quote;	 /* an odd number of '"' came so far */
	bool is_heading; /* words may have capitals for no other reason */
} NxStopPlace;

typedef enum NxStopKind
{
	NX_STOP_PERIOD,
	NX_STOP_MARK, /* ! ? */
	NX_STOP_ELLIPSIS
} NxStopKind;

/* Positions are bytes. */
typedef struct NxStop
{
	NxStopKind kind;
	uint32_t at;	 /* first byte of the run */
	uint32_t run;	 /* end of the run */
	uint32_t closed; /* end of the quotes and brackets closed behind it */
	uint32_t next;	 /* first byte behind these that is not white space */
	bool closes_quote;
	NxString before; /* the word in front of the run */
	uint32_t opener; /* first character at next */
	uint32_t letter; /* first character of the next word, behind opening marks */
	NxString after;	 /* the next word */
} NxStop;

/* Is the character one of those a run is made of: . ! ? … and the like? */
extern bool nx_stop_is_mark(uint32_t c);

/* Read the run that begins at `at`, where nx_stop_is_mark holds. */
extern void nx_stop_read(NxStop *stop, const NxStopPlace *place, uint32_t at);

/* Does a sentence end there, and another begin at stop->next in the same block? */
extern bool nx_stop_ends_sentence(const NxStopPlace *place, const NxStop *stop);

#endif /* NEWSX_TEXT_STOPS_H */
