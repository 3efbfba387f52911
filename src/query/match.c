/*
 * match.c
 *	  Whether a newsdoc matches a query.
 *
 * The names are walked through once, whatever the number of terms: at the beginning
 * of each word of a name, the set of phrases tells the terms that begin there.
 * Entities come most salient first, so the first find of a term has its salience.
 *
 * Whether the finds decide the query already is asked after the first, second,
 * fourth, eighth ... find: seldom enough to cost less than the finding.
 */
#include "query/matcher.h"

#include <string.h>

#include "doc/doc.h"
#include "doc/walk.h"

/* Does the term speak of names of this kind at all? */
static bool
wants_kind(const NxQueryTerm *term, uint8_t kind)
{
	return term->kind == NX_QUERY_ANY_KIND ? kind < NX_KIND_DATE : term->kind == kind;
}

/* Give all terms that have the one value the other. */
static void
set_all(NxMatcher *matcher, NxTernary from, NxTernary to)
{
	for (uint32_t i = 0; i < matcher->query->n_terms; i++)
	{
		if (matcher->terms[i] == from)
			matcher->terms[i] = to;
	}
}

NxMatcher *
nx_matcher_make(const NxQuery *query, NxArena *arena)
{
	NxMatcher *matcher = nx_new_array(arena, NxMatcher, 1);
	NxString *phrases = nx_new_array(arena, NxString, query->n_terms);
	uint32_t n_worded = 0;

	matcher->query = query;
	matcher->env = arena->env;
	matcher->worded = nx_new_array(arena, uint32_t, query->n_terms);
	matcher->wordless = nx_new_array(arena, uint32_t, query->n_terms);
	matcher->terms = nx_new_array(arena, NxTernary, query->n_terms);
	matcher->saliences = nx_new_array(arena, uint32_t, query->n_terms);
	matcher->found = nx_new_array(arena, uint32_t, query->n_terms);
	matcher->stack = nx_new_array(arena, NxTernary, query->n_items);
	for (uint32_t i = 0; i < query->n_terms; i++)
	{
		const NxQueryTerm *term = &query->terms[i];

		for (uint8_t kind = 0; kind < NX_N_KINDS; kind++)
			matcher->kinds[kind] = matcher->kinds[kind] || wants_kind(term, kind);
		if (term->words.len == 0)
			matcher->wordless[matcher->n_wordless++] = i;
		else
		{
			phrases[n_worded] = term->words;
			matcher->worded[n_worded++] = i;
		}
	}
	nx_phrase_set_make(&matcher->set, phrases, n_worded, arena);
	matcher->if_none = nx_query_evaluate(query, matcher->terms, matcher->stack);
	set_all(matcher, NX_FALSE, NX_MAYBE);
	nx_folder_init(&matcher->folder, arena);
	return matcher;
}

/* Note that the term holds, if it does of this entity but for its words. */
static void
try_term(NxMatcher *matcher, uint32_t index, const NxWalkEntity *entity)
{
	const NxQueryTerm *term = &matcher->query->terms[index];

	if (matcher->terms[index] == NX_TRUE || !wants_kind(term, entity->kind) ||
		(term->tone > 0 && entity->tone <= NX_NEUTRAL_BAND) ||
		(term->tone < 0 && entity->tone >= -NX_NEUTRAL_BAND))
		return;
	matcher->terms[index] = NX_TRUE;
	/* A damaged value may say more. */
	matcher->saliences[index] = entity->salience < NX_UNIT ? entity->salience : NX_UNIT;
	matcher->found[matcher->n_found++] = index;
}

/* The terms whose words begin where `rest` of a name does. */
static void
try_place(NxMatcher *matcher, NxString rest, const NxWalkEntity *entity)
{
	const NxPhraseSet *set = &matcher->set;
	uint32_t index = nx_phrase_set_longest(set, rest);

	for (; index != NX_NO_PHRASE; index = set->phrases[index].parent)
	{
		const NxPhrase *phrase = &set->phrases[index];
		uint32_t end = phrase->words.len;
		bool is_whole = end == rest.len || rest.bytes[end] == ' ';

		for (uint32_t i = 0; i < phrase->n_members; i++)
		{
			uint32_t term = matcher->worded[set->members[phrase->first_member + i]];

			if (is_whole || matcher->query->terms[term].is_prefix)
				try_term(matcher, term, entity);
		}
	}
}

static void
try_name(NxMatcher *matcher, NxString name, const NxWalkEntity *entity)
{
	NxString folded;
	uint32_t n_words = 0;

	if (!nx_phrase_set_may_have(&matcher->set, name))
		return;
	folded = nx_folder_fold(&matcher->folder, name);
	for (uint32_t start = 0; start < folded.len; n_words++)
	{
		NxString rest = {folded.bytes + start, folded.len - start};
		const char *space;

		if (n_words % 256 == 255)
			nx_poll(matcher->env);
		if (matcher->set.starts[(uint8_t) rest.bytes[0]])
			try_place(matcher, rest, entity);
		space = memchr(rest.bytes, ' ', rest.len);
		if (space == NULL)
			break;
		start = (uint32_t) (space - folded.bytes) + 1;
	}
}

static void
try_entity(NxMatcher *matcher, NxWalk *walk, const NxWalkEntity *entity)
{
	NxString alias;

	if (!matcher->kinds[entity->kind])
		return;
	for (uint32_t i = 0; i < matcher->n_wordless; i++)
		try_term(matcher, matcher->wordless[i], entity);
	if (matcher->set.n_phrases == 0)
		return;
	try_name(matcher, entity->name, entity);
	while (nx_walk_alias(walk, &alias))
		try_name(matcher, alias, entity);
}

NxStatus
nx_matcher_walk(NxMatcher *matcher, const void *bytes, size_t len, bool hurry,
				NxTernary *result, NxError *error)
{
	const NxQuery *query = matcher->query;
	uint32_t ask_at = 1; /* how many finds to evaluate the query after */
	NxWalk walk;
	NxWalkEntity entity;

	while (matcher->n_found > 0)
		matcher->terms[matcher->found[--matcher->n_found]] = NX_MAYBE;
	nx_walk_begin(&walk, bytes, len);
	for (uint32_t i = 0; matcher->n_found < query->n_terms; i++)
	{
		if (!nx_walk_entity(&walk, &entity))
			break;
		if (i % 64 == 63)
			nx_poll(matcher->env);
		try_entity(matcher, &walk, &entity);
		if (!hurry || matcher->n_found < ask_at || matcher->n_found == query->n_terms)
			continue;
		*result = nx_query_evaluate(query, matcher->terms, matcher->stack);
		if (*result != NX_MAYBE)
			return NX_OK;
		while (ask_at <= matcher->n_found)
			ask_at *= 2;
	}
	if (walk.reader.bad)
		return nx_walk_fault(&walk, error);
	*result = matcher->if_none;
	if (matcher->n_found > 0)
	{
		set_all(matcher, NX_MAYBE, NX_FALSE);
		*result = nx_query_evaluate(query, matcher->terms, matcher->stack);
		set_all(matcher, NX_FALSE, NX_MAYBE);
	}
	return NX_OK;
}

NxStatus
nx_match_query(NxMatcher *matcher, const void *bytes, size_t len, bool *matches,
			   NxError *error)
{
	NxTernary result;
	NxStatus status = nx_matcher_walk(matcher, bytes, len, true, &result, error);

	*matches = status == NX_OK && result == NX_TRUE;
	return status;
}
