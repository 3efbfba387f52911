/*
 * words.h
 *	  Words and phrases of the sources in the form in which articles are read:
 *	  by the tokeniser that the server runs.
 */
#ifndef NEWSX_TOOLS_TRAIN_WORDS_H
#define NEWSX_TOOLS_TRAIN_WORDS_H

#include "base/arena.h"
#include "text/breaks.h"

#define WORDS_MAX 12		 /* words of a phrase */
#define WORDS_MAX_PHRASE 120 /* bytes of one */

/* The key of a single word: nx_hash64 of its nx_fold_lower. */
extern uint64_t words_key(const char *word);

/* The nx_fold_lower of a word, in the arena. */
extern NxString words_lower(NxArena *arena, const char *word);

/*
 * The keys of the tokens of a phrase, as they would stand in the middle of a
 * sentence.  Returns how many there are; 0 for a phrase that is too long.
 */
extern uint32_t words_split(NxBreaks *breaks, const char *phrase, uint64_t keys[WORDS_MAX]);

#endif /* NEWSX_TOOLS_TRAIN_WORDS_H */
