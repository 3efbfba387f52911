/*
 * draft.c
 *	  A query in the making.
 */
#include "query/draft.h"

#include <string.h>

#include "query/tidy.h"
#include "text/fold.h"

/*
 * Bytes of a term as typed.  Folding takes away, so a term may be typed with more
 * bytes than NX_QUERY_MAX_WORDS; but megabytes of marks are not worth the folding,
 * which does not poll.
 */
#define MAX_TYPED 65536

/* The longest word before a colon that can be known. */
#define MAX_QUALIFIER 16

void
nx_draft_init(NxQueryDraft *draft, NxArena *arena)
{
	memset(draft, 0, sizeof(*draft));
	draft->arena = arena;
}

NxQueryTerm
nx_draft_new_term(void)
{
	NxQueryTerm term = {{"", 0}, NX_QUERY_ANY_KIND, 0, false};

	return term;
}

static NxQueryQualifier
set_tone(NxQueryTerm *term, int8_t tone)
{
	if (term->tone != 0)
		return NX_QUALIFIER_TWICE;
	term->tone = tone;
	return NX_QUALIFIER_TAKEN;
}

NxQueryQualifier
nx_draft_qualify(NxQueryTerm *term, const char *word, size_t len)
{
	char lower[MAX_QUALIFIER];
	NxKind kind;

	if (len > MAX_QUALIFIER)
		return NX_QUALIFIER_UNKNOWN;
	for (size_t i = 0; i < len; i++)
		lower[i] = (char) (word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
	if (len == 3 && memcmp(lower, "pos", 3) == 0)
		return set_tone(term, 1);
	if (len == 3 && memcmp(lower, "neg", 3) == 0)
		return set_tone(term, -1);
	if (!nx_kind_from_name(lower, len, &kind))
		return NX_QUALIFIER_UNKNOWN;
	if (term->kind != NX_QUERY_ANY_KIND)
		return NX_QUALIFIER_TWICE;
	term->kind = (uint8_t) kind;
	return NX_QUALIFIER_TAKEN;
}

NxQueryFolded
nx_draft_fold(NxQueryDraft *draft, NxQueryTerm *term, const char *typed, size_t len)
{
	char *folded;

	if (len > MAX_TYPED)
		return NX_FOLDED_TOO_LONG;
	folded = nx_arena_alloc(draft->arena, 3 * len);
	term->words.bytes = folded;
	term->words.len = (uint32_t) nx_fold_name(typed, len, folded);
	if (term->words.len > NX_QUERY_MAX_WORDS)
		return NX_FOLDED_TOO_LONG;
	return term->words.len > 0 ? NX_FOLDED_WORDS : NX_FOLDED_NOTHING;
}

static NxQueryItem *
add_item(NxQueryDraft *draft, NxQueryOp op)
{
	NxQueryItem *item;

	nx_grow(draft->arena, draft->items, draft->n_items, (size_t) draft->n_items + 1,
			&draft->items_capacity);
	item = &draft->items[draft->n_items++];
	item->op = (uint8_t) op;
	return item;
}

void
nx_draft_add_term(NxQueryDraft *draft, const NxQueryTerm *term)
{
	nx_grow(draft->arena, draft->terms, draft->n_terms, (size_t) draft->n_terms + 1,
			&draft->terms_capacity);
	add_item(draft, NX_QUERY_TERM)->term = draft->n_terms;
	draft->terms[draft->n_terms++] = *term;
}

void
nx_draft_add_operator(NxQueryDraft *draft, NxQueryOp op)
{
	add_item(draft, op);
}

void
nx_draft_finish(NxQueryDraft *draft, NxQuery *query)
{
	query->terms = draft->terms;
	query->n_terms = draft->n_terms;
	query->items = draft->items;
	query->n_items = draft->n_items;
	nx_query_tidy(query, draft->arena);
}
