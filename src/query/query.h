/*
 * query.h
 *	  A newsquery taken apart: names joined by and, or, not.
 *
 * The text form, as tsquery's:
 *
 *		query	obama & (un | !"world bank")		! binds before &, & before |
 *		term	[kind:] [pos: | neg:] words [*]		kind and tone in either order
 *		words	a word, or a phrase "in quotes"		* at the end: the last word may go on
 *		*		alone: any name						person:*, neg:*
 *
 * Words are folded (text/fold.h: case, accents, punctuation), so one word may become
 * several: Jong-Un is the phrase "jong un".  A term holds of an entity if its words
 * stand one after the other, whole, in the entity's name or in one of its aliases, and
 * kind and tone are the entity's.  It holds of an article if it does of one entity.
 * Without a kind it means names only: no dates, no money.  pos and neg: the tone
 * toward the entity is above 0.05, or below -0.05.
 */
#ifndef NEWSX_QUERY_QUERY_H
#define NEWSX_QUERY_QUERY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/kinds.h"

/* The most that a query may hold; more is NX_LIMIT. */
#define NX_QUERY_MAX_WORDS 1000	 /* bytes of the words of one term, folded */
#define NX_QUERY_MAX_ITEMS 32000 /* terms and operators */
#define NX_QUERY_ANY_KIND NX_N_KINDS

/* Numbers of the format; those of GinTernaryValue too. */
typedef enum NxTernary
{
	NX_FALSE = 0,
	NX_TRUE = 1,
	NX_MAYBE = 2
} NxTernary;

typedef enum NxQueryOp
{
	NX_QUERY_TERM = 0,
	NX_QUERY_NOT = 1,
	NX_QUERY_AND = 2,
	NX_QUERY_OR = 3
} NxQueryOp;

typedef struct NxQueryTerm
{
	NxString words; /* folded, one space between; empty only with is_prefix: any name */
	uint8_t kind;	/* NxKind or NX_QUERY_ANY_KIND */
	int8_t tone;	/* 1 pos, -1 neg, 0 either */
	bool is_prefix; /* the last word may go on */
} NxQueryTerm;

typedef struct NxQueryItem
{
	uint8_t op;	   /* NxQueryOp */
	uint32_t term; /* of NX_QUERY_TERM: index into terms */
} NxQueryItem;

typedef struct NxQuery
{
	NxQueryTerm *terms; /* each once, in the order of the text */
	uint32_t n_terms;
	NxQueryItem *items; /* postfix: operands before their operator */
	uint32_t n_items;	/* 0: the empty query, which matches nothing */
} NxQuery;

/*
 * parse.c: the text form.  NX_BAD_SYNTAX with error->offset, the byte, and a detail
 * that says what to do, where that is not plain; NX_LIMIT, with the offset too.
 * *n_dropped: terms that fold to nothing, like "&%!"; they are left out as tsquery does
 * with stop words: the operand beside one stays alone, and a not of one goes with it.
 */
extern NxStatus nx_query_parse(NxQuery *query, NxArena *arena, const char *text, size_t len,
							   uint32_t *n_dropped, NxError *error);

/*
 * websearch.c: what is typed into a search box; never fails.  Words are joined by and,
 * whether "and" stands between them or not; "or" between two is or, - before one is not,
 * quotes make a phrase; kind:, pos:, neg: and * as in the text form where they make
 * sense, else they are words.  A term that is too long is dropped like one that folds to
 * nothing; what comes after NX_QUERY_MAX_ITEMS is left out.
 */
extern void nx_query_websearch(NxQuery *query, NxArena *arena, const char *text, size_t len,
							   uint32_t *n_dropped);

/* print.c: the text form, with no more parentheses than it needs; parses to the same. */
extern void nx_query_print(const NxQuery *query, NxBuf *buf);

/*
 * store.c: the bytes (query/format.h), and back, checking all of them.  Strings point
 * into bytes.  Equal queries (same tree, same terms) have equal bytes; of trees, a chain
 * of one operator is one however it was put in parentheses (tidy.c).
 */
extern void nx_query_build(const NxQuery *query, NxBuf *buf);
extern NxStatus nx_query_open(NxQuery *query, NxArena *arena, const void *bytes, size_t len,
							  NxError *error);

/* combine.c: with an empty query: and/or give the other one, not gives the empty one. */
extern NxStatus nx_query_combine(NxQuery *query, NxArena *arena, NxQueryOp op,
								 const NxQuery *left, const NxQuery *right, NxError *error);
extern NxStatus nx_query_negate(NxQuery *query, NxArena *arena, const NxQuery *operand,
								NxError *error);

/*
 * evaluate.c: the query's value, given that of each term; stack has room for n_items.
 * NX_MAYBE only if some term is.
 */
extern NxTernary nx_query_evaluate(const NxQuery *query, const NxTernary *terms,
								   NxTernary *stack);

/*
 * evaluate.c: NX_TRUE, NX_FALSE: it matches every article, or none, whatever its terms
 * find (a | !a; the empty query); NX_MAYBE otherwise, or where that takes long to see.
 */
extern NxTernary nx_query_constant(const NxQuery *query, NxArena *arena);

#endif /* NEWSX_QUERY_QUERY_H */
