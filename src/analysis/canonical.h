/*
 * canonical.h
 *	  What the model's table of phrases says of a name, and how a name is
 *	  written when it is shown.
 *
 * A name is shown as it stands in the text, but on one line, with single spaces,
 * without control characters and square brackets, and at most NX_NAME_MAX_BYTES
 * long (cut at a character).  Curly apostrophes stay as they stand, but in the name of an
 * entity (naming.c); the fold, which names are compared by, makes both one.
 */
#ifndef NEWSX_ANALYSIS_CANONICAL_H
#define NEWSX_ANALYSIS_CANONICAL_H

#include "analysis/analysis.h"

#define NX_NAME_MAX_BYTES 200

/* The longest phrase that is looked for, in tokens. */
#define NX_CANONICAL_MAX_TOKENS 8

/* The entry of just these tokens, or NULL. */
extern const NxPhraseEntry *nx_canonical_find(const NxAnalysis *analysis, uint32_t first,
											  uint32_t n);

/* The entry of two tokens that need not stand side by side, or NULL. */
extern const NxPhraseEntry *nx_canonical_find_two(const NxAnalysis *analysis,
												  uint32_t first, uint32_t second);

/* The entry of words in lower case with single spaces, or NULL. */
extern const NxPhraseEntry *nx_canonical_find_words(const NxAnalysis *analysis,
													const char *words);

/*
 * The longest well-known alias that begins at token `first` and has at most
 * `limit` tokens: its entry, its length in *n; or NULL.
 */
extern const NxPhraseEntry *nx_canonical_find_alias(const NxAnalysis *analysis,
													uint32_t first, uint32_t limit,
													uint32_t *n);

/* The name that the entry stands for; empty if it has none. */
extern NxString nx_canonical_name(const NxAnalysis *analysis, const NxPhraseEntry *entry);

/* The tokens written on one line.  Empty if nothing of them can be shown. */
extern NxString nx_canonical_display(NxArena *arena, const NxText *text, uint32_t first,
									 uint32_t n);

/*
 * A name that stands in capitals as it would be in running text: "KIM JONG-UN" as
 * "Kim Jong-Un".  Words of one or two letters ("JK") and numerals ("III") stay.
 */
extern NxString nx_canonical_title_case(NxArena *arena, NxString name);

/* A name typed without capitals with those it should have: "bank of england". */
extern NxString nx_canonical_capitalise(NxArena *arena, NxString name);

/* nx_fold_name and nx_fold_lower of a string, in the arena. */
extern NxString nx_canonical_fold(NxArena *arena, NxString string);
extern NxString nx_canonical_lower(NxArena *arena, NxString string);

/* Hash of nx_fold_name of a string: names that read the same have the same. */
extern uint64_t nx_canonical_hash(NxArena *arena, NxString string);

#endif /* NEWSX_ANALYSIS_CANONICAL_H */
