/*
 * keys.h
 *	  What an index holds of a newsdoc: each word of a name or alias, folded ("obama").
 *
 * Dates and money have no keys.  The kind of a name is no part of its keys: a word is then
 * asked for by one key and not by one for each kind, which is what most of the time of a
 * search for a rare word would go into, and a search with a kind looks at the rows again.
 * The keys stand in indexes: their form never changes under one operator class.
 */
#ifndef NEWSX_QUERY_KEYS_H
#define NEWSX_QUERY_KEYS_H

#include "query/query.h"

/* Bytes of a word; of a longer one the key holds the beginning, and matches are rechecked. */
#define NX_KEY_MAX_WORD 240

/* The kinds that have keys come first in NxKind. */
#define NX_KEY_KINDS NX_KIND_DATE

/* The keys of a newsdoc, sorted by bytes, each once. */
extern NxStatus nx_keys_of_newsdoc(const void *bytes, size_t len, NxArena *arena,
								   NxString **keys, uint32_t *n_keys, NxError *error);

/* The key of a folded word: its beginning if it is too long. */
extern NxString nx_key_of(NxString word);

/* May the key of this word, or of a word that begins so, be that of another word too? */
static inline bool
nx_key_is_vague(NxString word)
{
	return word.len > NX_KEY_MAX_WORD - 4; /* a cut drops up to 3 bytes of a character */
}

#endif /* NEWSX_QUERY_KEYS_H */
