/*
 * keys.h
 *	  What an index holds of a newsdoc: for each word of a name or alias, the folded
 *	  word, a colon, and a letter for the kind of its entity ("obama:p").
 *
 * Fold gives letters, digits and spaces alone, so the colon ends the word.  Dates and
 * money have no keys.  The keys stand in indexes: their form never changes under one
 * operator class.
 */
#ifndef NEWSX_QUERY_KEYS_H
#define NEWSX_QUERY_KEYS_H

#include "query/query.h"

/* Bytes of a word; of a longer one the key holds the beginning, and matches are rechecked. */
#define NX_KEY_MAX_WORD 240

/* The kinds that have keys come first in NxKind. */
#define NX_KEY_KINDS NX_KIND_DATE

/* The letter of each kind. */
extern const char nx_key_letters[NX_KEY_KINDS + 1];

/* The keys of a newsdoc, sorted by bytes, each once. */
extern NxStatus nx_keys_of_newsdoc(const void *bytes, size_t len, NxArena *arena,
								   NxString **keys, uint32_t *n_keys, NxError *error);

/*
 * The same for statistics: with the whole names and aliases of several words
 * ("barack obama:p"), cut as words are.
 */
extern NxStatus nx_keys_for_statistics(const void *bytes, size_t len, NxArena *arena,
									   NxString **keys, uint32_t *n_keys, NxError *error);

/* The key of a folded word (or of several, for statistics) under a kind that has keys. */
extern NxString nx_key_make(NxString word, NxKind kind, NxArena *arena);

/* What keys hold of a folded word; it is cut if the result is shorter. */
extern NxString nx_key_clip(NxString word);

/* May the key of this word, or of a word that begins so, be that of another word too? */
static inline bool
nx_key_is_vague(NxString word)
{
	return word.len > NX_KEY_MAX_WORD - 4; /* a cut drops up to 3 bytes of a character */
}

#endif /* NEWSX_QUERY_KEYS_H */
