/*
 * names.h
 *	  Names of persons taken apart, and whether a shorter one may stand for a
 *	  longer one: "Yang" for "Yang Moo-Jin", "Peña Nieto" for "Enrique Peña
 *	  Nieto".
 */
#ifndef NEWSX_ANALYSIS_NAMES_H
#define NEWSX_ANALYSIS_NAMES_H

#include "base/env.h"

#define NX_NAME_MAX_PARTS 8

typedef enum NxSex
{
	NX_SEX_UNKNOWN = 0,
	NX_SEX_MALE,
	NX_SEX_FEMALE
} NxSex;

/*
 * The parts of a folded name, without particles ("van", "bin", "al"), which
 * come and go, and without "Jr." and numerals, which are flagged.  A first "al" or "el"
 * is a part, since it may be the given name ("Al Gore").
 */
typedef struct NxName
{
	NxString parts[NX_NAME_MAX_PARTS];
	uint8_t n_parts;   /* 0: no person's name, or one too long to compare */
	uint8_t family;	   /* the part that is the family name */
	bool family_first; /* "Xi Jinping" */
	bool has_article;  /* "al" or "el" stands before the last part */
	uint8_t suffix;	   /* of "jr", "sr", "ii", ...: which; 0 none */
} NxName;

/* How the shorter name stands to the longer one, worst first. */
typedef enum NxNameMatch
{
	NX_NAME_DIFFERENT = 0,
	NX_NAME_GIVEN,	/* its given name alone */
	NX_NAME_MIDDLE, /* the first of two surnames, a nickname, a junior's family name */
	NX_NAME_FAMILY, /* its family name alone */
	NX_NAME_SAME	/* both are full names, of one person */
} NxNameMatch;

/* Take a name apart; folded (of nx_fold_name) must outlive *name. */
extern void nx_name_parse(NxName *name, NxString folded);

/*
 * Mark the family name as standing first if the name looks Chinese, Korean or
 * Vietnamese: an East Asian surname, then syllables of these languages.
 * given_hyphenated: what follows the first word is one word with a hyphen
 * ("Moo-Jin"), which is proof enough with any surname.  western: the lexicon has
 * the first word as a given name and the last as a surname ("Lee Hanson").
 */
extern void nx_name_find_order(NxName *name, bool given_hyphenated, bool western);

/* May `shorter` (no more parts than `longer`) name the same person? */
extern NxNameMatch nx_name_compare(const NxName *shorter, const NxName *longer);

/* No sex is no conflict. */
static inline bool
nx_sex_agrees(uint8_t a, uint8_t b)
{
	return a == NX_SEX_UNKNOWN || b == NX_SEX_UNKNOWN || a == b;
}

/* van, de, bin, al, ...: folded, so in lower case. */
extern bool nx_name_is_particle(const char *bytes, size_t len);

#endif /* NEWSX_ANALYSIS_NAMES_H */
