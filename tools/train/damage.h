/*
 * damage.h
 *	  Writing a document out as text, as it is, as it was before the set cut its
 *	  words, or with its case damaged as headlines and hasty writers do.
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

/* A paragraph a sentence; tokens[].start and .end of the document are filled. */
typedef struct DocumentStyle
{
	bool joined;		   /* no space where running text has none */
	bool splits;		   /* the set cuts words at hyphens and full stops */
	const uint8_t *casing; /* [n_sentences of the document] Casing; NULL: kept */
} DocumentStyle;

extern void write_document(NxBuf *text, BioFile *file, const BioDocument *document,
						   const DocumentStyle *style);

#endif /* NEWSX_TOOLS_TRAIN_DAMAGE_H */
