/*
 * links.h
 *	  Which variants of a document name the same thing: one file for persons, one
 *	  for organizations, one for places and peoples.
 *
 * Precision goes before recall: two names that are not united are counted
 * apart, which a reader sees and forgives; two people made one are a lie.
 */
#ifndef NEWSX_ANALYSIS_LINKS_H
#define NEWSX_ANALYSIS_LINKS_H

#include "analysis/gather.h"
#include "analysis/variants.h"

/* persons.c: what is no name but two, "Trump-Kim"; to be done first. */
extern void nx_persons_find_pairs(NxVariants *variants);

/* persons.c: full names, surnames, given names; finds shared surnames. */
extern void nx_persons_link(NxVariants *variants);

/* table_link.c: given names of those whom the table knows; after nx_table_link. */
extern void nx_table_link_given(NxVariants *variants);

/* persons.c: surnames that the tagger took for something else. */
extern void nx_persons_link_strays(NxVariants *variants);

/*
 * persons.c: who is meant by a variant with candidates at a place in the text.
 * last_seen[variant of a root]: 1 + the number of the last mention that was his in
 * full; n_short: how often he was named by the shared name already.
 */
typedef struct NxSightings
{
	uint32_t *last_seen;
	uint32_t *n_short;
} NxSightings;

extern uint32_t nx_persons_choose(NxVariants *variants, uint32_t variant,
								  const NxSightings *sightings, uint32_t mention);

/* organizations.c: what the document puts in brackets; to be done before the table. */
extern void nx_organizations_define(NxVariants *variants, const NxFound *found);

/* organizations.c: by acronyms and shortened forms. */
extern void nx_organizations_link(NxVariants *variants);

/* bodies.c: whose body it is left out; what "Senate" means at home. */
extern void nx_bodies_link(NxVariants *variants);

/*
 * organizations.c: narrow the tokens of a variant to the name to show: no "Inc.",
 * no "US" before "State Department".
 */
extern void nx_organizations_show(NxVariants *variants, uint32_t variant, uint32_t *first,
								  uint32_t *n);

/* table_link.c: by the names that the model's table gives. */
extern void nx_table_link(NxVariants *variants);

/* places.c: "the North" and "the South"; peoples: "Americans" and "American". */
extern void nx_places_link(NxVariants *variants, NxFound *found);
extern void nx_groups_link(NxVariants *variants);

#endif /* NEWSX_ANALYSIS_LINKS_H */
