/*
 * key_plan.c
 *	  Which keys an index is asked for; see key_plan.h.
 *
 * GIN asks about each key at the start of a scan how much it alone tells, and then about
 * each row; one question differs from the next by few keys.  So the values of terms are
 * kept, and only those are worked out whose keys have changed.
 *
 * Still a row costs GIN itself about 10 ns for each key, and each key a way down its tree.
 * One word alone is asked for under any kind by one key.  Of queries with many terms each
 * asks for its longest word alone, and in this way too.  With more still
 * none asks for any, and all rows are looked at: a scan of the table is the better plan
 * then.
 */
#include "query/key_plan.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "query/keys.h"
#include "query/phrase.h"

/* Words of a term that are asked for. */
#define MAX_WORDS 8

/* Keys of a query; and those with which each word is asked for under each kind. */
#define MAX_KEYS 8192
#define MAX_KEYS_BY_KIND 1024

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
	bool by_kind;		/* words of any kind by a key for each */
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

/* The keys of one word of a term. */
static uint32_t
count_kinds(const Planner *planner, const NxQueryTerm *term)
{
	return planner->by_kind && term->kind == NX_QUERY_ANY_KIND ? NX_KEY_KINDS : 1;
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
		n += (uint64_t) (choice.n_words + (choice.prefix.len > 0)) *
			 count_kinds(planner, term);
	}
	return n;
}

static uint32_t
append_key(NxKeyPlan *plan, NxString key, bool is_prefix, char letter)
{
	NxKeyAsked *asked = &plan->keys[plan->n_keys];

	asked->key = key;
	asked->is_prefix = is_prefix;
	asked->letter = letter;
	return plan->n_keys++;
}

/* The key of a word under a kind: the one that is there, or a new one. */
static uint32_t
find_key(Planner *planner, NxString word, NxKind kind)
{
	NxKeyPlan *plan = planner->plan;
	NxString key = nx_key_make(word, kind, planner->arena);
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
	return append_key(plan, key, false, 0);
}

/*
 * A prefix of any kind is one key, not one for each: each would read all words that
 * begin so.
 */
static void
plan_prefix(Planner *planner, NxString prefix, const NxQueryTerm *term)
{
	NxKeyPlan *plan = planner->plan;
	bool is_any = term->kind == NX_QUERY_ANY_KIND;
	uint32_t key;

	if (nx_key_is_vague(prefix))
		prefix.len = (uint32_t) nx_utf8_clip(prefix.bytes, prefix.len, NX_KEY_MAX_WORD - 4);
	key = append_key(plan, prefix, true, is_any ? 0 : nx_key_letters[term->kind]);
	for (uint32_t i = 0; i < count_kinds(planner, term); i++)
		plan->slots[plan->n_slots++] = key;
}

static void
plan_word(Planner *planner, NxString word, const NxQueryTerm *term)
{
	NxKeyPlan *plan = planner->plan;

	if (term->kind != NX_QUERY_ANY_KIND)
	{
		plan->slots[plan->n_slots++] = find_key(planner, word, term->kind);
		return;
	}
	if (!planner->by_kind)
	{
		NxString key = nx_key_make(word, 0, planner->arena);

		key.len--; /* all keys that begin with the word and the colon */
		plan->slots[plan->n_slots++] = append_key(plan, key, true, 0);
		return;
	}
	for (int kind = 0; kind < NX_KEY_KINDS; kind++)
		plan->slots[plan->n_slots++] = find_key(planner, word, kind);
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
	planned->n_kinds = (uint8_t) count_kinds(planner, term);
	planned->n_words = (uint8_t) (choice.n_words + (choice.prefix.len > 0));
	planned->is_exact = !whole_names && planned->n_words == 1 && choice.is_complete &&
						term->tone == 0 && !nx_key_is_vague(term->words);
	for (uint32_t i = 0; i < choice.n_words; i++)
		plan_word(planner, choice.words[i], term);
	if (choice.prefix.len > 0)
		plan_prefix(planner, choice.prefix, term);
}

/*
 * A key for each kind lets GIN pass over rows that another word does not have.  One word
 * alone has none to gain from that: one key for all its kinds is one way down the tree
 * instead of eight, which is what finding a rare word costs.
 */
static bool
is_one_word(const NxQuery *query)
{
	return query->n_terms == 1 &&
		   memchr(query->terms[0].words.bytes, ' ', query->terms[0].words.len) == NULL;
}

static void
plan_terms(Planner *planner, bool whole_names)
{
	NxKeyPlan *plan = planner->plan;
	const NxQuery *query = plan->query;
	uint64_t n_slots;

	planner->max_words = MAX_WORDS;
	planner->by_kind = !is_one_word(query);
	n_slots = count_slots(planner, query);
	if (n_slots > MAX_KEYS_BY_KIND)
	{
		planner->max_words = 1;
		planner->by_kind = false;
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

		for (uint32_t j = 0; j < (uint32_t) term->n_words * term->n_kinds; j++)
			plan->users[next[plan->slots[term->first_slot + j]]++] = i;
	}
}

/* Are all the words there under one kind? */
static NxTernary
evaluate_term(const NxKeyPlan *plan, const NxKeyTerm *term, const char *found)
{
	const uint32_t *slots;
	NxTernary best = NX_FALSE;

	if (term->n_words == 0)
		return NX_MAYBE;
	slots = plan->slots + term->first_slot;
	for (uint32_t kind = 0; kind < term->n_kinds && best != NX_TRUE; kind++)
	{
		NxTernary all = NX_TRUE;

		for (uint32_t word = 0; word < term->n_words && all != NX_FALSE; word++)
		{
			char value = found[slots[word * term->n_kinds + kind]];

			if (value != NX_TRUE)
				all = value == NX_FALSE ? NX_FALSE : NX_MAYBE;
		}
		if (all != NX_FALSE)
			best = all;
	}
	return best == NX_TRUE && !term->is_exact ? NX_MAYBE : best;
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
