/*
 * draft.h
 *	  A query in the making: what both its text forms are read into.
 */
#ifndef NEWSX_QUERY_DRAFT_H
#define NEWSX_QUERY_DRAFT_H

#include "query/query.h"

typedef struct NxQueryDraft
{
	NxArena *arena;
	NxQueryTerm *terms;
	uint32_t n_terms;
	uint32_t terms_capacity;
	NxQueryItem *items; /* sound postfix, but for what is still to come */
	uint32_t n_items;
	uint32_t items_capacity;
} NxQueryDraft;

/* What became of the words of a term. */
typedef enum NxQueryFolded
{
	NX_FOLDED_WORDS,
	NX_FOLDED_NOTHING, /* no letter or digit in them */
	NX_FOLDED_TOO_LONG /* folded, over NX_QUERY_MAX_WORDS bytes; or hopelessly long */
} NxQueryFolded;

/* What a word before a colon says. */
typedef enum NxQueryQualifier
{
	NX_QUALIFIER_TAKEN,
	NX_QUALIFIER_UNKNOWN,
	NX_QUALIFIER_TWICE /* the term has a kind, or a tone, already */
} NxQueryQualifier;

extern void nx_draft_init(NxQueryDraft *draft, NxArena *arena);

/* A term about nothing yet: of any kind and tone. */
extern NxQueryTerm nx_draft_new_term(void);

/* Is the word a kind, pos or neg, in either case?  Then the term has it. */
extern NxQueryQualifier nx_draft_qualify(NxQueryTerm *term, const char *word, size_t len);

/* Fold what was typed into the term's words. */
extern NxQueryFolded nx_draft_fold(NxQueryDraft *draft, NxQueryTerm *term,
								   const char *typed, size_t len);

extern void nx_draft_add_term(NxQueryDraft *draft, const NxQueryTerm *term);
extern void nx_draft_add_operator(NxQueryDraft *draft, NxQueryOp op);

/* The query, in its one form. */
extern void nx_draft_finish(NxQueryDraft *draft, NxQuery *query);

#endif /* NEWSX_QUERY_DRAFT_H */
