/*
 * variants.h
 *	  The different names of a document: mentions that read the same (after
 *	  nx_fold_name) are one NxVariant, so that what follows works on a few
 *	  hundred variants and not on every mention.
 *
 * Variants that name one thing are united (union-find); the first of a union is
 * its root and stands for the entity.
 *
 * What a user's list names is a variant of its own (is_listed), although another may
 * read the same.  Things of the list are never united with each other, and none is
 * taken for the short form of a name that the list does not have.
 *
 *	  spellings   "Kim Jong-un", "KIM JONG UN"   as they stand, with counts
 *		 -> variants   "kim jong un"			 person, name or value
 *			-> roots   all that names him
 */
#ifndef NEWSX_ANALYSIS_VARIANTS_H
#define NEWSX_ANALYSIS_VARIANTS_H

#include "analysis/analysis.h"
#include "analysis/keymap.h"
#include "analysis/names.h"

/* NxPhraseEntry.weight of what is well known: a town of 250,000. */
#define NX_WELL_KNOWN (18 * 256)

/* Variants of different classes never fall together by their text alone. */
typedef enum NxVariantClass
{
	NX_VARIANT_PERSON = 0,
	NX_VARIANT_NAME, /* anything else with a name */
	NX_VARIANT_VALUE /* dates and money: one for each text, never united */
} NxVariantClass;

typedef struct NxSpelling
{
	uint32_t first_token; /* where it stands first */
	uint32_t n_tokens;
	uint32_t variant;
	uint32_t n_mentions;
	uint32_t next; /* spelling of the same variant, or NX_NONE */
} NxSpelling;

/*
 * Different names that an article may have: no newspaper has so many.  Those that
 * come later are left out, which bounds the memory that names take.
 */
#define NX_MAX_VARIANTS 262144

/* More candidates than these are not told apart. */
#define NX_MAX_CANDIDATES 8

typedef struct NxVariant
{
	NxString folded;
	const NxPhraseEntry *entry; /* of the table of phrases, or NULL */
	const NxName *name;			/* of a person's name; else NULL */
	uint32_t spellings;			/* list */
	uint32_t n_mentions;		/* by the tagger or the table */
	uint32_t first_token;
	uint32_t n_tokens;
	uint32_t votes[NX_N_KINDS]; /* sums of confidence */
	uint32_t parent;			/* itself if a root */
	uint32_t table_name;		/* of a root: number of its name in the model, or NX_NONE */
	uint32_t thing;				/* of a root: 1 + the thing of a user's list, or 0 */
	uint32_t *candidates;		/* variants: a surname that several people share */
	uint8_t n_candidates;
	uint8_t kind; /* by the votes for this variant alone */
	uint8_t variant_class;
	uint8_t sex;		/* NxSex; of a root: of the person */
	bool is_full_name;	/* of a person: of more than one part */
	bool has_full_name; /* of a root: one of its variants is one */
	bool is_short;		/* an acronym or the like: no name to show if there is another */
	bool is_defined;	/* the text says itself what it stands for */
	bool is_plural;		/* "Americans": a people's name with an s */
	bool is_clipped;	/* "United Nation's": its s is written after the apostrophe */
	bool is_listed;		/* found by a user's list */
	bool is_pair;		/* "Trump-Kim": two persons of the document, and no name */
} NxVariant;

typedef struct NxVariants
{
	const NxAnalysis *analysis;
	NxArena *arena;
	NxVariant *items;
	uint32_t n_items;
	uint32_t capacity;
	NxSpelling *spellings;
	uint32_t n_spellings;
	uint32_t spellings_capacity;
	NxKeymap by_tokens; /* hash of the tokens as they stand, and class: spelling */
	NxKeymap by_folded; /* hash of the folded text, and class: variant */
	NxKeymap of_list;	/* 1 + thing of a user's list, or as by_folded: first variant */
} NxVariants;

extern void nx_variants_init(NxVariants *variants, const NxAnalysis *analysis);

/* The variant of these tokens, made if need be; NX_NONE if nothing of them can be shown. */
extern uint32_t nx_variants_intern(NxVariants *variants, uint32_t first, uint32_t n,
								   uint8_t kind, uint8_t sex);

/*
 * The same, counting a mention, with the tagger's vote for its kind; NX_NONE also if
 * it were one too many.
 */
extern uint32_t nx_variants_count(NxVariants *variants, const NxMention *mention,
								  uint8_t sex);

/*
 * The variant of a folded text, or NX_NONE; none of a user's list.  The sex counts for
 * persons only.
 */
extern uint32_t nx_variants_find(const NxVariants *variants, NxString folded,
								 NxVariantClass variant_class, uint8_t sex);

/* The same, of a user's list if there is no other. */
extern uint32_t nx_variants_find_any(const NxVariants *variants, NxString folded,
									 NxVariantClass variant_class, uint8_t sex);

/* The root of a variant. */
extern uint32_t nx_variants_root(NxVariants *variants, uint32_t variant);

/* Make both name one thing; the root is the one that stands first in the text. */
extern void nx_variants_unite(NxVariants *variants, uint32_t a, uint32_t b);

/* Each variant's kind from its votes and what the table says of it. */
extern void nx_variants_vote(NxVariants *variants);

/* Give back the memory of variants and spellings; their texts stay. */
extern void nx_variants_drop(NxVariants *variants);

/*
 * Of which sex the bearers of a given name are (NxSex), as it stands in a text; unknown
 * also of what is no given name, and of one that both sexes have.
 */
extern uint8_t nx_sex_of_given_name(const NxAnalysis *analysis, NxString name);

/* The kind with the most votes. */
extern uint8_t nx_votes_winner(const uint32_t *votes);

/* The mean confidence of the tagger in the variant's kind, 0..255. */
extern uint32_t nx_variant_confidence(const NxVariant *variant);

#endif /* NEWSX_ANALYSIS_VARIANTS_H */
