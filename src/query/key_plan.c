/*
 * key_plan.c
 *	  Which keys an index is asked for; see key_plan.h.
 *
 * GIN asks about each key at the start of a scan how much it alone tells, and then about
 * each row; one question differs from the next by few keys.  So the values of terms are
 * kept, and only those are worked out whose keys have changed.
 *
 * Still a row costs GIN itself about 10 ns for each key, and each key a way down its tree.
 * Of queries with many terms each asks for its longest word alone.  With more still none
 * asks for any, and all rows are looked at: a scan of the table is the better plan then.
 */
#include "query/key_plan.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "query/keys.h"
#include "query/phrase.h"

/* Words of a term that are asked for. */
#define MAX_WORDS 8

/* Keys of a query; and those with which each term asks for all its words. */
#define MAX_KEYS 8192
#define MAX_KEYS_OF_ALL_WORDS 1024

/* Keys where all rows are looked at in any case: more cost more than matching them. */
#define MAX_KEYS_OF_ALL_ROWS 512

/* A shorter beginning of a word stands in too many keys to be of use beside whole words. */
#define MIN_PREFIX 3

/* Keys that are compared with the row before at a time. */
#define KEYS_AT_ONCE 256

/* Places of the table of keys that are looked at before a key is taken for a new one. */
#define MAX_PROBES 32

typedef struct Planner
{
	NxKeyPlan *plan;
	NxArena *arena;
	uint32_t *table; /* of keys by hash: index + 1, or 0 */
	uint32_t mask;
	uint32_t max_words; /* of a term */
} Planner;

/* The words that a term asks for. */
typedef struct Choice
{
	NxString words[MAX_WORDS]; /* whole ones */
	uint32_t n_words;
	NxString prefix; /* the last one if it may go on; of no bytes: none */
	bool is_complete;
} Choice;

/* Add a word, in place of the shortest where there are `max` already. */
static void
choose_word(Choice *choice, NxString word, uint32_t max)
{
	uint32_t shortest = 0;

	if (choice->n_words < max)
	{
		choice->words[choice->n_words++] = word;
		return;
	}
	choice->is_complete = false;
	for (uint32_t i = 1; i < max; i++)
	{
		if (choice->words[i].len < choice->words[shortest].len)
			shortest = i;
	}
	if (word.len > choice->words[shortest].len)
		choice->words[shortest] = word;
}

static void
choose_words(Choice *choice, const NxQueryTerm *term, uint32_t max)
{
	NxString word;
	uint32_t offset = 0;

	memset(choice, 0, sizeof(*choice));
	choice->is_complete = true;
	while (nx_phrase_next(term->words, &offset, &word))
	{
		if (!term->is_prefix || offset <= term->words.len)
			choose_word(choice, word, max);
		else if (choice->n_words == 0 || (word.len >= MIN_PREFIX && max > 1))
			choice->prefix = word;
		else
			choice->is_complete = false;
	}
}

/* Has the term words, and of a kind that has keys? */
static bool
has_keys(const NxQueryTerm *term)
{
	return term->words.len > 0 &&
		   (term->kind == NX_QUERY_ANY_KIND || term->kind < NX_KEY_KINDS);
}

/* So many slots are taken by all terms. */
static uint64_t
count_slots(const Planner *planner, const NxQuery *query)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < query->n_terms; i++)
	{
		const NxQueryTerm *term = &query->terms[i];
		Choice choice;

		if (!has_keys(term))
			continue;
		choose_words(&choice, term, planner->max_words);
		n += choice.n_words + (choice.prefix.len > 0);
	}
	return n;
}

static uint32_t
append_key(NxKeyPlan *plan, NxString key, bool is_prefix)
{
	NxKeyAsked *asked = &plan->keys[plan->n_keys];

	asked->key = key;
	asked->is_prefix = is_prefix;
	return plan->n_keys++;
}

/* The key of a word: the one that is there, or a new one. */
static uint32_t
find_key(Planner *planner, NxString word)
{
	NxKeyPlan *plan = planner->plan;
	NxString key = nx_key_of(word);
	uint32_t place = (uint32_t) nx_hash64(key.bytes, key.len) & planner->mask;

	for (int i = 0; i < MAX_PROBES; i++)
	{
		uint32_t index = planner->table[place];

		if (index == 0)
		{
			planner->table[place] = plan->n_keys + 1;
			break;
		}
		if (plan->keys[index - 1].key.len == key.len &&
			memcmp(plan->keys[index - 1].key.bytes, key.bytes, key.len) == 0)
			return index - 1;
		place = (place + 1) & planner->mask;
	}
	return append_key(plan, key, false);
}

/* Of a beginning that keys may have been cut within, what is sure to be in all of them. */
static NxString
prefix_of(NxString word)
{
	if (nx_key_is_vague(word))
		word.len = (uint32_t) nx_utf8_clip(word.bytes, word.len, NX_KEY_MAX_WORD - 4);
	return word;
}

static void
plan_term(Planner *planner, uint32_t index, bool whole_names)
{
	NxKeyPlan *plan = planner->plan;
	const NxQueryTerm *term = &plan->query->terms[index];
	NxKeyTerm *planned = &plan->terms[index];
	Choice choice;

	if (!has_keys(term))
		return;
	choose_words(&choice, term, planner->max_words);
	planned->first_slot = plan->n_slots;
	planned->n_words = (uint8_t) (choice.n_words + (choice.prefix.len > 0));
	planned->is_exact = !whole_names && planned->n_words == 1 && choice.is_complete &&
						term->tone == 0 && term->kind == NX_QUERY_ANY_KIND &&
						!nx_key_is_vague(term->words);
	for (uint32_t i = 0; i < choice.n_words; i++)
		plan->slots[plan->n_slots++] = find_key(planner, choice.words[i]);
	if (choice.prefix.len > 0)
		plan->slots[plan->n_slots++] = append_key(plan, prefix_of(choice.prefix), true);
}

static void
plan_terms(Planner *planner, bool whole_names)
{
	NxKeyPlan *plan = planner->plan;
	const NxQuery *query = plan->query;
	uint64_t n_slots;

	planner->max_words = MAX_WORDS;
	n_slots = count_slots(planner, query);
	if (n_slots > MAX_KEYS_OF_ALL_WORDS)
	{
		planner->max_words = 1;
		n_slots = count_slots(planner, query);
	}
	if (n_slots > MAX_KEYS)
		return;
	plan->slots = nx_new_array(planner->arena, uint32_t, n_slots);
	plan->keys = nx_new_array(planner->arena, NxKeyAsked, n_slots);
	for (planner->mask = 1; planner->mask < 2 * n_slots;)
		planner->mask *= 2;
	planner->table = nx_new_array(planner->arena, uint32_t, planner->mask);
	planner->mask--;
	for (uint32_t i = 0; i < query->n_terms; i++)
	{
		if (i % 256 == 255)
			nx_poll(planner->arena->env);
		plan_term(planner, i, whole_names);
	}
}

/* Which terms ask for each key: counted, then filled in. */
static void
index_users(NxKeyPlan *plan, NxArena *arena)
{
	uint32_t *next = nx_new_array(arena, uint32_t, (size_t) plan->n_keys + 1);

	plan->first_user = nx_new_array(arena, uint32_t, (size_t) plan->n_keys + 1);
	plan->users = nx_new_array(arena, uint32_t, plan->n_slots);
	for (uint32_t i = 0; i < plan->n_slots; i++)
		plan->first_user[plan->slots[i] + 1]++;
	for (uint32_t i = 0; i < plan->n_keys; i++)
	{
		plan->first_user[i + 1] += plan->first_user[i];
		next[i] = plan->first_user[i];
	}
	for (uint32_t i = 0; i < plan->query->n_terms; i++)
	{
		const NxKeyTerm *term = &plan->terms[i];

		for (uint32_t j = 0; j < term->n_words; j++)
			plan->users[next[plan->slots[term->first_slot + j]]++] = i;
	}
}

/* Are all the words there? */
static NxTernary
evaluate_term(const NxKeyPlan *plan, const NxKeyTerm *term, const char *found)
{
	NxTernary all = term->is_exact ? NX_TRUE : NX_MAYBE;

	for (uint32_t i = 0; i < term->n_words; i++)
	{
		char value = found[plan->slots[term->first_slot + i]];

		if (value == NX_FALSE)
			return NX_FALSE;
		if (value == NX_MAYBE)
			all = NX_MAYBE;
	}
	return all;
}

/* A row that has none of the keys. */
static void
begin(NxKeyPlan *plan)
{
	for (uint32_t i = 0; i < plan->query->n_terms; i++)
		plan->values[i] = evaluate_term(plan, &plan->terms[i], plan->found);
	plan->result = nx_query_evaluate(plan->query, plan->values, plan->stack);
	plan->asks_all_rows = plan->result != NX_FALSE;
}

NxKeyPlan *
nx_key_plan_make(const NxQuery *query, bool whole_names, NxArena *arena)
{
	NxKeyPlan *plan = nx_new_array(arena, NxKeyPlan, 1);
	Planner planner = {.plan = plan, .arena = arena};

	plan->query = query;
	plan->terms = nx_new_array(arena, NxKeyTerm, query->n_terms);
	plan->values = nx_new_array(arena, NxTernary, query->n_terms);
	plan->stack = nx_new_array(arena, NxTernary, query->n_items);
	plan_terms(&planner, whole_names);
	plan->found = nx_new_array(arena, char, plan->n_keys); /* NX_FALSE, all of them */
	begin(plan);
	if (plan->asks_all_rows && plan->n_keys > MAX_KEYS_OF_ALL_ROWS)
	{
		plan->n_keys = plan->n_slots = 0;
		memset(plan->terms, 0, sizeof(NxKeyTerm) * query->n_terms);
		begin(plan);
	}
	index_users(plan, arena);
	return plan;
}

/* Work out the terms that ask for a key anew; has a value changed? */
static bool
update_users(NxKeyPlan *plan, uint32_t key, const char *found)
{
	bool changed = false;

	for (uint32_t i = plan->first_user[key]; i < plan->first_user[key + 1]; i++)
	{
		uint32_t term = plan->users[i];
		NxTernary value = evaluate_term(plan, &plan->terms[term], found);

		changed = changed || value != plan->values[term];
		plan->values[term] = value;
	}
	return changed;
}

NxTernary
nx_key_plan_evaluate(NxKeyPlan *plan, const char *found)
{
	bool changed = false;

	for (uint32_t start = 0; start < plan->n_keys; start += KEYS_AT_ONCE)
	{
		uint32_t left = plan->n_keys - start;
		uint32_t end = start + (left < KEYS_AT_ONCE ? left : KEYS_AT_ONCE);

		if (memcmp(plan->found + start, found + start, end - start) == 0)
			continue;
		for (uint32_t key = start; key < end; key++)
		{
			if (plan->found[key] == found[key])
				continue;
			plan->found[key] = found[key];
			changed = update_users(plan, key, found) || changed;
		}
	}
	if (changed)
		plan->result = nx_query_evaluate(plan->query, plan->values, plan->stack);
	return plan->result;
}
