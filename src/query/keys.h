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
 * ("barack obama:p").
 */
extern NxStatus nx_keys_for_statistics(const void *bytes, size_t len, NxArena *arena,
									   NxString **keys, uint32_t *n_keys, NxError *error);

#endif /* NEWSX_QUERY_KEYS_H */
