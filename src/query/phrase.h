/*
 * phrase.h
 *	  Phrases, that is folded words with one space between; and sets of them, made once
 *	  and looked for in millions of names.
 */
#ifndef NEWSX_QUERY_PHRASE_H
#define NEWSX_QUERY_PHRASE_H

#include "base/arena.h"

#define NX_NO_PHRASE UINT32_MAX

/* A phrase of a set, and where in the set's `members` those are that brought it. */
typedef struct NxPhrase
{
	NxString words;
	uint32_t parent; /* the longest other phrase that it begins with, or NX_NO_PHRASE */
	uint32_t first_member;
	uint32_t n_members;
} NxPhrase;

typedef struct NxPhraseSet
{
	NxPhrase *phrases; /* by bytes, each once */
	uint32_t n_phrases;
	uint32_t *members; /* indexes into what the set was made of */
	bool starts[256];  /* first bytes */
	uint8_t raw[256];  /* what a byte of a name not yet folded may be to the set */
} NxPhraseSet;

/* The set of n phrases, none of them empty; their bytes are not copied.  n log n. */
extern void nx_phrase_set_make(NxPhraseSet *set, const NxString *phrases, uint32_t n,
							   NxArena *arena);

/*
 * The longest phrase that `text` begins with, as bytes: within a word, too.  The
 * others are its parent, that one's parent, and so on.
 */
extern uint32_t nx_phrase_set_longest(const NxPhraseSet *set, NxString text);

/*
 * May a phrase begin with a word of this name, or with the name itself?  Asked before
 * the name is folded: nearly all names are turned away by their first letters.
 */
extern bool nx_phrase_set_may_have(const NxPhraseSet *set, NxString name);
extern bool nx_phrase_set_may_begin(const NxPhraseSet *set, NxString name);

/* Which phrase is this one?  NX_NO_PHRASE: none. */
extern uint32_t nx_phrase_set_find(const NxPhraseSet *set, NxString phrase);

/* The next word of a phrase from *offset, which goes behind it; false: no more. */
static inline bool
nx_phrase_next(NxString phrase, uint32_t *offset, NxString *word)
{
	uint32_t start = *offset;
	uint32_t end = start;

	if (start >= phrase.len)
		return false;
	while (end < phrase.len && phrase.bytes[end] != ' ')
		end++;
	word->bytes = phrase.bytes + start;
	word->len = end - start;
	*offset = end + 1;
	return true;
}

/* A name as a phrase: folded, in the arena. */
extern NxString nx_phrase_of(NxString name, NxArena *arena);

/* Room for folded names, which grows with the longest. */
typedef struct NxFolder
{
	NxArena *arena;
	char *room;
	uint32_t size;
} NxFolder;

extern void nx_folder_init(NxFolder *folder, NxArena *arena);

/* A name folded; it stays until the next one. */
extern NxString nx_folder_fold(NxFolder *folder, NxString name);

#endif /* NEWSX_QUERY_PHRASE_H */
