/*
 * kinds.h
 *	  The kinds of entity and of block, with the names that users see.  The
 *	  numbers stand in stored newsdocs: append, never renumber.
 */
#ifndef NEWSX_BASE_KINDS_H
#define NEWSX_BASE_KINDS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum NxKind
{
	NX_KIND_PERSON = 0,
	NX_KIND_ORGANIZATION,
	NX_KIND_PLACE,	  /* countries, cities, regions, waters, mountains */
	NX_KIND_FACILITY, /* buildings, airports, roads, stadiums */
	NX_KIND_GROUP,	  /* nationalities, religious and political groups */
	NX_KIND_PRODUCT,
	NX_KIND_EVENT,
	NX_KIND_OTHER, /* works, laws, languages, awards, ... */
	NX_KIND_DATE,
	NX_KIND_MONEY,
	NX_N_KINDS
} NxKind;

typedef enum NxBlockKind
{
	NX_BLOCK_HEADLINE = 0,
	NX_BLOCK_BYLINE,   /* who wrote it: a person, an agency */
	NX_BLOCK_DATELINE, /* "SEOUL, South Korea -" */
	NX_BLOCK_SUBHEAD,
	NX_BLOCK_BODY,
	NX_BLOCK_CAPTION,
	NX_BLOCK_LIST_ITEM,
	NX_BLOCK_BOILERPLATE, /* furniture of the page, not of the story */
	NX_N_BLOCK_KINDS
} NxBlockKind;

extern const char *const nx_kind_names[NX_N_KINDS];
extern const char *const nx_block_names[NX_N_BLOCK_KINDS];

/* Is the name one of the kinds?  If so, *kind is it. */
extern bool nx_kind_from_name(const char *name, size_t len, NxKind *kind);
extern bool nx_block_from_name(const char *name, size_t len, NxBlockKind *kind);

#endif /* NEWSX_BASE_KINDS_H */
