/*
 * naming.h
 *	  What an entity is called, of which kind it is, and what else it is called.
 */
#ifndef NEWSX_ANALYSIS_NAMING_H
#define NEWSX_ANALYSIS_NAMING_H

#include "analysis/variants.h"

/* A variant by which an entity is named; a shared surname names several. */
typedef struct NxUse
{
	uint32_t variant;
	uint32_t n_mentions;
	uint32_t next; /* use for the same entity, later ones first, or NX_NONE */
} NxUse;

/* Choose kind and name of the entity that has these uses and this root. */
extern void nx_naming_choose(NxVariants *variants, const NxUse *uses, uint32_t first_use,
							 uint32_t root, NxEntity *entity);

/* Its aliases, once it has its name. */
extern void nx_naming_collect_aliases(const NxVariants *variants, const NxUse *uses,
									  uint32_t first_use, NxEntity *entity);

#endif /* NEWSX_ANALYSIS_NAMING_H */
