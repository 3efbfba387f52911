/*
 * damage.h
 *	  Writing a document out as text: as it is, as it was before the set cut its
 *	  words, or damaged as headlines, hasty writers, scanners and page makers do.
 *
 * Every damage is the same in every run, and tokens[].start and .end say where each
 * token lies in the damaged text.
 */
#ifndef NEWSX_TOOLS_TRAIN_DAMAGE_H
#define NEWSX_TOOLS_TRAIN_DAMAGE_H

#include "base/buf.h"
#include "tools/train/bio.h"

typedef enum Casing
{
	CASING_KEPT = 0,
	CASING_UPPER,
	CASING_TITLE,
	CASING_LOWER
} Casing;

/* What is done to a whole document, besides its case. */
typedef enum Damage
{
	DAMAGE_NONE = 0,
	DAMAGE_CAPITALS,		/* every line in capitals */
	DAMAGE_TITLE,			/* every line in title case */
	DAMAGE_LOWER,			/* every line in lower case */
	DAMAGE_HEADLINES,		/* every fifth line in title case, the next in capitals */
	DAMAGE_NO_DIACRITICS,	/* é is e */
	DAMAGE_CURLY_QUOTES,	/* straight quotes are typographic */
	DAMAGE_STRAIGHT_QUOTES, /* and the other way round */
	DAMAGE_NO_BREAK_SPACES, /* U+00A0 for every space */
	DAMAGE_DOUBLE_SPACES,
	DAMAGE_NO_SPACE_AFTER_STOP, /* three sentences a paragraph, "ended.The next" */
	DAMAGE_WRAPPED,				/* lines of at most 72 characters */
	DAMAGE_HYPHENATED, /* the same, with words cut at their ends: "inter-\nnational" */
	N_DAMAGES
} Damage;

extern const char *const damage_names[N_DAMAGES];

/* A paragraph a sentence; tokens[].start and .end of the document are filled. */
typedef struct DocumentStyle
{
	bool joined;		   /* no space where running text has none */
	bool splits;		   /* the set cuts words at hyphens and full stops */
	const uint8_t *casing; /* [n_sentences of the document] Casing; NULL: kept */
	Damage damage;
} DocumentStyle;

extern void write_document(NxBuf *text, BioFile *file, const BioDocument *document,
						   const DocumentStyle *style);

#endif /* NEWSX_TOOLS_TRAIN_DAMAGE_H */
