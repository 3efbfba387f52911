/*
 * names.c
 *	  Whole names looked for in a newsdoc.
 */
#include "query/match.h"

#include "doc/walk.h"
#include "query/phrase.h"

struct NxNameSet
{
	const NxEnv *env;
	NxPhraseSet set;
	bool has_nameless; /* one of the names folds to nothing */
	NxFolder folder;

	/* The number of the newsdoc in which each name was found last: nothing to clear. */
	uint64_t *found_in;
	uint64_t n_newsdocs;
	uint32_t n_found;
};

NxNameSet *
nx_name_set_make(const NxString *names, uint32_t n, NxArena *arena)
{
	NxNameSet *set = nx_new_array(arena, NxNameSet, 1);
	NxString *folded = nx_new_array(arena, NxString, n);
	uint32_t n_folded = 0;

	set->env = arena->env;
	for (uint32_t i = 0; i < n; i++)
	{
		NxString name = nx_phrase_of(names[i], arena);

		if (i % 1024 == 0)
			nx_poll(arena->env);
		if (name.len == 0)
			set->has_nameless = true;
		else
			folded[n_folded++] = name;
	}
	nx_phrase_set_make(&set->set, folded, n_folded, arena);
	set->found_in = nx_new_array(arena, uint64_t, n_folded);
	nx_folder_init(&set->folder, arena);
	return set;
}

static void
try_name(NxNameSet *set, NxString name)
{
	uint32_t index;

	if (!nx_phrase_set_may_begin(&set->set, name))
		return;
	index = nx_phrase_set_find(&set->set, nx_folder_fold(&set->folder, name));
	if (index == NX_NO_PHRASE || set->found_in[index] == set->n_newsdocs)
		return;
	set->found_in[index] = set->n_newsdocs;
	set->n_found++;
}

/* Are so many of the names found?  Stops when they are. */
static NxStatus
match_names(NxNameSet *set, uint32_t n_wanted, const void *bytes, size_t len, bool *matches,
			NxError *error)
{
	NxWalk walk;
	NxWalkEntity entity;
	NxString alias;

	set->n_newsdocs++;
	set->n_found = 0;
	nx_walk_begin(&walk, bytes, len);
	for (uint32_t i = 0; set->n_found < n_wanted && nx_walk_entity(&walk, &entity); i++)
	{
		if (i % 64 == 63)
			nx_poll(set->env);
		if (entity.kind >= NX_KIND_DATE)
			continue;
		try_name(set, entity.name);
		while (set->n_found < n_wanted && nx_walk_alias(&walk, &alias))
			try_name(set, alias);
	}
	*matches = set->n_found >= n_wanted;
	return walk.reader.bad ? nx_walk_fault(&walk, error) : NX_OK;
}

NxStatus
nx_match_any_name(NxNameSet *set, const void *bytes, size_t len, bool *matches,
				  NxError *error)
{
	*matches = false;
	if (set->set.n_phrases == 0)
		return NX_OK;
	return match_names(set, 1, bytes, len, matches, error);
}

NxStatus
nx_match_all_names(NxNameSet *set, const void *bytes, size_t len, bool *matches,
				   NxError *error)
{
	*matches = false;
	if (set->has_nameless)
		return NX_OK;
	return match_names(set, set->set.n_phrases, bytes, len, matches, error);
}
