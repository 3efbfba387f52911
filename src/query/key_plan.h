/*
 * key_plan.h
 *	  Which keys an index is asked for by a query, and what their finds say of a row.
 *
 * A term asks for the words of one name or more: a row can match only if it has all of
 * them.  One word, whole or a prefix, is decided by that.  Several need a second look (in
 * which order, in one name?), and so do a kind and a tone; terms of dates and money,
 * which have no keys, and those of any name are always in doubt.
 */
#ifndef NEWSX_QUERY_KEY_PLAN_H
#define NEWSX_QUERY_KEY_PLAN_H

#include "query/query.h"

/* A key that is asked for. */
typedef struct NxKeyAsked
{
	NxString key;
	bool is_prefix; /* all keys that begin so */
} NxKeyAsked;

/* What one term asks for: n_words keys, at places of `slots`. */
typedef struct NxKeyTerm
{
	uint32_t first_slot;
	uint8_t n_words; /* 0: nothing, it is always in doubt */
	bool is_exact;	 /* the keys decide */
} NxKeyTerm;

typedef struct NxKeyPlan
{
	const NxQuery *query;
	NxKeyAsked *keys; /* each once, but for prefixes */
	uint32_t n_keys;
	NxKeyTerm *terms; /* one for each of the query */
	uint32_t *slots;  /* indexes into keys */
	uint32_t n_slots;
	bool asks_all_rows; /* rows with none of the keys may match */

	/* By key: the terms that ask for it, users[first_user[key]..first_user[key + 1]). */
	uint32_t *first_user;
	uint32_t *users;

	/* The row that was asked about last. */
	char *found;
	NxTernary *values; /* of the terms */
	NxTernary result;
	NxTernary *stack;
} NxKeyPlan;

/*
 * The plan of a query, which must stay.  With whole_names its terms mean whole names,
 * which keys never decide.
 */
extern NxKeyPlan *nx_key_plan_make(const NxQuery *query, bool whole_names, NxArena *arena);

/*
 * Does a row match?  found[n] is the NxTernary of key n.  Costs little more than what
 * differs from the row before.
 */
extern NxTernary nx_key_plan_evaluate(NxKeyPlan *plan, const char *found);

#endif /* NEWSX_QUERY_KEY_PLAN_H */
