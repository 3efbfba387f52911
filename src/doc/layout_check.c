/*
 * layout_check.c
 *	  Pins the layout of stored newsdocs: if one of these fails, old values
 *	  would be misread, and the change needs a new format version.
 */
#include <stddef.h>

#include "base/kinds.h"
#include "doc/doc.h"
#include "doc/format.h"

#define AT(field, offset) \
	_Static_assert(offsetof(NxDocHeader, field) == (offset), "newsdoc header: " #field)

_Static_assert(sizeof(NxDocHeader) == 52, "newsdoc header: size");
AT(magic, 0);
AT(version, 3);
AT(flags, 4);
AT(reserved, 5);
AT(body_bytes, 8);
AT(body_chars, 12);
AT(body_hash, 16);
AT(model_digest, 24);
AT(tone, 32);
AT(n_blocks, 36);
AT(n_sentences, 40);
AT(n_entities, 44);
AT(n_mentions, 48);

/* The numbers of kinds stand in stored values. */
_Static_assert(NX_KIND_PERSON == 0 && NX_KIND_ORGANIZATION == 1 && NX_KIND_PLACE == 2 &&
				   NX_KIND_FACILITY == 3 && NX_KIND_GROUP == 4 && NX_KIND_PRODUCT == 5 &&
				   NX_KIND_EVENT == 6 && NX_KIND_OTHER == 7 && NX_KIND_DATE == 8 &&
				   NX_KIND_MONEY == 9,
			   "kinds of entity are appended, never renumbered");
_Static_assert(NX_BLOCK_HEADLINE == 0 && NX_BLOCK_BYLINE == 1 && NX_BLOCK_DATELINE == 2 &&
				   NX_BLOCK_SUBHEAD == 3 && NX_BLOCK_BODY == 4 && NX_BLOCK_CAPTION == 5 &&
				   NX_BLOCK_LIST_ITEM == 6 && NX_BLOCK_BOILERPLATE == 7,
			   "kinds of block are appended, never renumbered");
_Static_assert(NX_N_KINDS <= NX_DOC_KIND_MASK + 1 &&
				   NX_N_BLOCK_KINDS <= NX_DOC_KIND_MASK + 1,
			   "a kind fits its bits");
_Static_assert(NX_STORY_MAX == 32 && NX_DOC_STORY_HASH == 4,
			   "a stored sketch has at most 32 hashes of 4 bytes");
_Static_assert(NX_DOC_VERSION_PLAIN == 1 && NX_DOC_VERSION == 2,
			   "a new version: pin its layout here, keep the old ones");
