/*
 * tally.h
 *	  A newstally: which names, in how many articles, how often, in what tone, and on
 *	  request which two together, counted over any number of newsdocs.
 *
 * What is counted.  A name is a kind and the bytes of an entity's name; dates, sums of
 * money and names of more than NX_TALLY_MAX_NAME bytes (the analysis makes none) are
 * not counted.  If an article has a name and kind twice, its mentions add up and its
 * tone is that of the more salient one, which stands first.  Pairs are the unordered
 * pairs among the first NX_TALLY_PAIRED names of an article, the most salient ones.
 *
 * Sums are integers, so they are the same whatever the order.
 *
 * The bound.  At most NX_TALLY_MAX_NAMES names are kept and as many pairs, by a summary
 * after Misra and Gries (1982), merged as Agarwal et al. show ("Mergeable Summaries",
 * PODS 2012).  Until there are more different names than that, all numbers are exact.
 * Beyond it, with E the `missed` of the whole:
 *
 *	  - a count is exact from the moment on when its name came into the table, and
 *		`missed` is the most that may have been lost before: the true number of
 *		articles is at least `articles` and at most `articles + missed`;
 *	  - a name that is not there is in at most E articles.
 *
 * How.  A name comes in with missed = E.  Its guard is articles + missed - E, so 1 at
 * first.  When there are too many names, E grows by the least s at which at most 3/4
 * of the bound, B, keep a guard above 0; the others go.
 *
 *	  Sound: a name's true count is at most articles + missed when it is there: that
 *	  holds when it comes in, for it was not there before, so at most E were lost, and
 *	  stays, as both sides grow by 1.  It goes when articles + missed <= E.
 *
 *	  How large E gets: let G be the sum of the guards, N how many times a name of an
 *	  article was counted.  Then 3/4 B E + G <= N, always: counting adds 1 to G and to
 *	  N; when E grows by s, more than 3/4 B names had a guard of at least s and lose s
 *	  each, so G falls by more than 3/4 B s.  Hence E <= N / (3/4 B).
 *
 *	  Merging: E is the sum of both; of a name that is in both, articles and missed add
 *	  up; to one that is only in one, the other's E is added to missed.  So every bound
 *	  above is the sum of two that held, each guard is the sum of its guards, and
 *	  3/4 B E + G <= N holds for the sums.  Then the rule for too many names applies.
 *
 * Pairs have an error of their own, P, which also takes what the names lose, as a pair
 * goes when one of its names does: whenever E grows by s, so does P.  A pair comes in
 * with missed = P, and all above holds with P for E: it goes by its own guard, or with
 * a name that was in at most E <= P articles.  P <= N_pairs / (3/4 B) + N / (3/4 B).
 */
#ifndef NEWSX_TALLY_TALLY_H
#define NEWSX_TALLY_TALLY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/kinds.h"

#define NX_TALLY_MAX_NAMES 65536
#define NX_TALLY_MAX_PAIRS 65536
#define NX_TALLY_MAX_NAME 255 /* bytes */
#define NX_TALLY_PAIRED 32	  /* names of an article among which pairs are counted */

/* The kinds that are counted come first in NxKind. */
#define NX_TALLY_KINDS NX_KIND_DATE

#define NX_TALLY_MAX_ARTICLES (UINT64_C(1) << 40)
#define NX_TALLY_MAX_MISSED (UINT64_C(1) << 60)
#define NX_TALLY_MAX_MENTIONS (UINT64_C(1) << 60) /* of a name; counts no further */

/* What is known of one name. */
typedef struct NxTallyCounts
{
	uint64_t articles; /* at least 1 */
	uint64_t mentions; /* at least as many */
	uint64_t missed;   /* articles that may have been lost, at most */
	int64_t tone;	   /* sum over the articles, units of 2^-20 */
	uint64_t squares;  /* sum of the squares, units of 2^-40: the lower 64 bits */
	uint32_t squares_high;
} NxTallyCounts;

/* A tally laid open. */
typedef struct NxTallyName
{
	NxTallyCounts counts;
	NxString name; /* as in a newsdoc, at most NX_TALLY_MAX_NAME bytes */
	uint8_t kind;  /* NxKind, below NX_TALLY_KINDS */
} NxTallyName;

typedef struct NxTallyPair
{
	uint32_t first; /* indexes into names, first < second in what is sorted */
	uint32_t second;
	uint64_t articles; /* at least 1 */
	uint64_t missed;
} NxTallyPair;

typedef struct NxTallyView
{
	uint64_t articles;	/* all of them, with names or without */
	uint64_t missed;	/* of a name that is not there: E */
	NxTallyName *names; /* by kind, then bytes */
	uint32_t n_names;
	bool has_pairs; /* never without articles */
	uint64_t pairs_missed;
	NxTallyPair *pairs; /* by first, then second */
	uint32_t n_pairs;
} NxTallyView;

/*
 * A tally that counts.  Its members belong to src/tally alone.  What counting an article
 * looks at of a name is one line of the cache; NxTallyRest lies beside it.
 */
#define NX_TALLY_HEAD 16

typedef struct NxTallyEntry
{
	uint64_t head[NX_TALLY_HEAD / 8]; /* the first bytes of the name, zeros behind it */
	uint64_t articles;
	uint64_t mentions;
	int64_t tone;
	uint64_t squares;
	uint32_t squares_high;
	uint32_t stamp; /* of the article that was counted last */
	uint32_t name;	/* offset into name_bytes, of all of it */
	uint8_t name_len;
	uint8_t kind;
} NxTallyEntry;

typedef struct NxTallyRest
{
	uint64_t missed;
	uint32_t hash;
} NxTallyRest;

typedef struct NxTallySlot
{
	uint32_t hash;
	uint32_t number; /* index + 1; 0: free */
} NxTallySlot;

typedef struct NxTallySlots
{
	NxTallySlot *slots;
	uint32_t size; /* a power of 2, of which 5/8 are taken at most; or 0 */
} NxTallySlots;

typedef struct NxTallyItem NxTallyItem; /* count.c */

typedef struct NxTally
{
	const NxEnv *env;
	uint64_t seed;
	uint64_t articles;
	uint64_t missed;
	NxTallyEntry *entries; /* in the order in which they came */
	NxTallyRest *rests;	   /* of each of them */
	uint32_t n_entries;
	uint32_t entries_room;
	uint32_t rests_room;
	NxTallySlots entry_slots;
	char *name_bytes; /* one after the other, in that order too */
	uint32_t n_name_bytes;
	uint32_t name_room;
	bool has_pairs;
	uint64_t pairs_missed;
	NxTallyPair *pairs;
	uint32_t n_pairs;
	uint32_t pairs_room;
	NxTallySlots pair_slots;
	uint32_t stamp; /* of the current article */
} NxTally;

/* Where an article is spread out to be counted; one will do for any number of tallies. */
typedef struct NxTallyScratch
{
	const NxEnv *env;
	NxTallyItem *items;
	uint32_t room;
} NxTallyScratch;

/*
 * table.c: an empty tally, which takes its memory from env piece by piece and has no
 * other.  The seed changes where things lie, never a result: one that a stranger
 * cannot guess keeps names from being chosen to collide.
 */
extern void nx_tally_init(NxTally *tally, const NxEnv *env, uint64_t seed);

/*
 * count.c: count one newsdoc, and its pairs if that is asked for: of this and of
 * all before, or there are no pairs.  NX_BAD_BYTES or NX_UNSUPPORTED, worded as by
 * nx_walk_fault, or NX_LIMIT; after the first two nothing was counted.
 */
extern void nx_tally_scratch_init(NxTallyScratch *scratch, const NxEnv *env);
extern NxStatus nx_tally_count(NxTally *tally, NxTallyScratch *scratch, const void *newsdoc,
							   size_t len, bool pairs, NxError *error);

/*
 * merge.c: add another tally, laid open; it need not be sorted.  The result has pairs
 * if both have them, where a tally of no article counts as having all.  NX_LIMIT if
 * there are too many articles; the tally is not to be used then.
 */
extern NxStatus nx_tally_merge(NxTally *tally, const NxTallyView *other, NxError *error);

/*
 * view.c: lay a tally open; arrays are in the arena, names stay in the tally.  Sorted, or
 * as it comes, which is all that nx_tally_merge and nx_tally_top ask for.
 */
extern void nx_tally_view(const NxTally *tally, NxArena *arena, bool sorted,
						  NxTallyView *view);

/*
 * view.c: only those names, of this kind or with NX_TALLY_KINDS of all, that nx_tally_top
 * could choose n of, and others in as many articles as the last of these; no pairs.
 */
extern void nx_tally_view_best(const NxTally *tally, uint32_t n, NxKind kind,
							   NxArena *arena, NxTallyView *view);

/* build.c: append the bytes of a sorted view. */
extern void nx_tally_build(const NxTallyView *view, NxBuf *buf);

/*
 * open.c: take bytes apart, checking all of them: any bytes whatever give NX_OK and a
 * sound view, or NX_BAD_BYTES or NX_UNSUPPORTED.  Names point into bytes.
 */
extern NxStatus nx_tally_open(NxTallyView *view, NxArena *arena, const void *bytes,
							  size_t len, NxError *error);

/*
 * open.c: the same for a value that was checked when it came in, and is read again and
 * again.  If it was damaged since, that is found as far as it would lead out of the bytes;
 * that a name stands there twice is not, and what names and sums are shown is for
 * nx_tally_check_name to say.
 */
extern NxStatus nx_tally_open_stored(NxTallyView *view, NxArena *arena, const void *bytes,
									 size_t len, NxError *error);

/* check.c: NX_BAD_BYTES if this name or its sums cannot be. */
extern NxStatus nx_tally_check_name(const NxTallyView *view, uint32_t index,
									NxError *error);

/* open.c: only articles and missed. */
extern NxStatus nx_tally_open_head(NxTallyView *view, const void *bytes, size_t len,
								   NxError *error);

/*
 * json.c, json_read.c: the text form, one line; and back, as sound as from
 * nx_tally_open.  NX_BAD_SYNTAX, NX_UNSUPPORTED or NX_LIMIT; error->offset is the byte
 * at which the fault begins.  Names point into json or the arena.
 */
extern void nx_tally_to_json(const NxTallyView *view, NxBuf *buf);
extern NxStatus nx_tally_from_json(NxTallyView *view, NxArena *arena, const char *json,
								   size_t len, NxError *error);

/*
 * top.c: the n names in the most articles, of one kind or with NX_TALLY_KINDS of all:
 * then by mentions, the most first, then by bytes of the name, then by kind.  Gives
 * how many there are; chosen has room for min(n, n_names).
 */
extern uint32_t nx_tally_top(const NxTallyView *view, uint32_t n, NxKind kind,
							 NxArena *arena, uint32_t *chosen);

/*
 * top.c: likewise the n pairs in the most articles, then by names and kinds.  In each
 * pair of the view the name that comes first in this order becomes the first.
 */
extern uint32_t nx_tally_top_pairs(NxTallyView *view, uint32_t n, NxArena *arena,
								   uint32_t *chosen);

/* spread.c: mean tone of a name's articles, and its standard deviation over them. */
extern double nx_tally_tone(const NxTallyCounts *counts);
extern double nx_tally_tone_sd(const NxTallyCounts *counts);

#endif /* NEWSX_TALLY_TALLY_H */
