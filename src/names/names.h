/*
 * names.h
 *	  A user's own names: rows that say by which alias a text names what, and of which
 *	  kind that is.
 *
 *	  alias					name						kind
 *	  Big Mac Ministry		Ministry of Agriculture		organization
 *	  MoA					Ministry of Agriculture		organization
 *
 * It is a set: rows are sorted by name, kind and alias, and none is there twice.  An
 * alias stands for one thing only, that is for one name of one kind; aliases that read
 * the same, but for case, accents and marks, are one alias.
 *
 * analysis/listed.h finds them in an article.
 */
#ifndef NEWSX_NAMES_NAMES_H
#define NEWSX_NAMES_NAMES_H

#include "base/buf.h"
#include "base/kinds.h"

/* More rows are refused. */
#define NX_NAMES_MAX_ROWS 262144

/* The longest alias or name, in bytes: that of a name of an article. */
#define NX_NAMES_MAX_BYTES 200

/* Dates and amounts of money, the kinds from here on, are no names. */
#define NX_NAMES_N_KINDS NX_KIND_DATE

typedef struct NxNamesRow
{
	NxString alias;
	NxString name;
	uint32_t offset; /* byte of the input at which it stood, for messages */
	uint8_t kind;
} NxNamesRow;

typedef struct NxNames
{
	NxNamesRow *rows;
	uint32_t n_rows;
} NxNames;

/* What a user gives for a row; bytes NULL: nothing. */
typedef struct NxNamesGiven
{
	NxString alias; /* nothing: the name itself */
	NxString name;
	NxString kind;
	uint32_t offset;
} NxNamesGiven;

/*
 * Make a row of what was given: white space around alias and name is left out, and
 * their bytes are not copied.  NX_BAD_SYNTAX or NX_LIMIT if there is anything wrong;
 * the error's detail is what to do about it.
 */
extern NxStatus nx_names_row(NxNamesRow *row, const NxNamesGiven *given, NxError *error);

/* What is wrong with a row, or NULL: words that go on from "the row", as "has no name". */
extern const char *nx_names_row_fault(const NxNamesRow *row);

/* Sort the rows and leave out those that are there already.  n log n. */
extern void nx_names_tidy(NxNames *names, NxArena *arena);

/* Does each alias stand for one thing only?  NX_BAD_SYNTAX if not. */
extern NxStatus nx_names_check(const NxNames *names, NxArena *arena, NxError *error);

/* The order of rows: by name, kind and alias. */
extern int nx_names_compare(const NxNamesRow *a, const NxNamesRow *b);

/* Do both rows name the same thing? */
extern bool nx_names_is_same_thing(const NxNamesRow *a, const NxNamesRow *b);

/* store.c: the bytes of a tidy list, and back.  Reading checks all but nx_names_check. */
extern void nx_names_build(const NxNames *names, NxBuf *buf);
extern NxStatus nx_names_open(NxNames *names, NxArena *arena, const void *bytes, size_t len,
							  NxError *error);

/* json.c: the text form of a tidy list; and a tidy list, checked, from any JSON of it. */
extern void nx_names_to_json(const NxNames *names, NxBuf *buf);
extern NxStatus nx_names_from_json(NxNames *names, NxArena *arena, const char *json,
								   size_t len, NxError *error);

#endif /* NEWSX_NAMES_NAMES_H */
