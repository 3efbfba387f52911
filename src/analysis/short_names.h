/*
 * short_names.h
 *	  What the names of a document could be shortened to.
 *
 * Each rule for leaving a part out offers the shorter form of every longer name; a
 * name of the document that reads so is then united with the longer one.  Where two
 * things offer the same form, it stays on its own.
 */
#ifndef NEWSX_ANALYSIS_SHORT_NAMES_H
#define NEWSX_ANALYSIS_SHORT_NAMES_H

#include "analysis/variants.h"
#include "analysis/wordlist.h"

typedef struct NxShortNames
{
	NxVariants *variants;
	NxKeymap longer; /* hash of the short form: variant */
} NxShortNames;

extern void nx_short_names_init(NxShortNames *names, NxVariants *variants);
extern void nx_short_names_drop(NxShortNames *names);

/* Note that the variant can be shortened to this, which is folded. */
extern void nx_short_names_offer(NxShortNames *names, NxString shorter, uint32_t variant);

/* The one variant that can be shortened to this; NX_NONE if none or several can. */
extern uint32_t nx_short_names_find(const NxShortNames *names, NxString shorter);

/*
 * Unite the variant with the one that can be shortened to `shorter`, unless the table
 * knows them as two things.
 */
extern void nx_short_names_take(const NxShortNames *names, NxString shorter,
								uint32_t variant);

/* May the variant be a body with a name that is made shorter: no place, people, person? */
extern bool nx_short_names_is_body(const NxVariant *variant);

/* The tokens, as they are shown, folded. */
extern NxString nx_short_names_fold(NxVariants *variants, uint32_t first, uint32_t n);

/* Is the token, folded, one of these words? */
extern bool nx_short_names_token_is(const NxVariants *variants, uint32_t token,
									NxWordlist list);

#endif /* NEWSX_ANALYSIS_SHORT_NAMES_H */
