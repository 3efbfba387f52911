/*
 * check.h
 *	  What makes a newsdoc sound, and what follows from the rest of it.
 */
#ifndef NEWSX_DOC_CHECK_H
#define NEWSX_DOC_CHECK_H

#include "doc/doc.h"

/*
 * Check a whole value that was read from bytes or JSON, and fill in its derived
 * fields.  Returns NX_OK, or `status` with *error saying which item is wrong.
 *
 * On entry these derived fields hold the offset in the input at which the item
 * begins, for error->offset: NxDocBlock.pos, NxDocSentence.block,
 * NxDocEntity.first_pos, NxDocMention.sentence, NxDocKeyphrase.offset.
 */
extern NxStatus nx_doc_check(NxDoc *doc, NxArena *arena, NxStatus status, NxError *error);

/* The same for what stands in the head alone: identity, size of the body, tone. */
extern NxStatus nx_doc_check_head(const NxDoc *doc, NxStatus status, NxError *error);

#endif /* NEWSX_DOC_CHECK_H */
