/*
 * format.h
 *	  The bytes of a newsquery.  doc/newsquery-format.md says the same in prose, with
 *	  an example.
 *
 *	  1. NX_QUERY_MAGIC, 3 bytes, and NX_QUERY_VERSION, one.
 *	  2. varint n_terms, varint n_items.
 *	  3. n_terms terms, each
 *			 byte	kind + 16 * pos + 32 * neg + 64 * is_prefix
 *			 varint	length of the words
 *			 words	as nx_fold_name makes them
 *	  4. n_items items, postfix, each
 *			 varint	0 not, 1 and, 2 or, 3 + t for term t (from 0)
 *
 * Nothing follows; varint is that of base/buf.h.  Without a kind the kind is
 * NX_QUERY_NO_KIND.
 *
 * Every query has one form only, so equal queries have equal bytes:
 *
 *	  - numbers are in their shortest form;
 *	  - terms are numbered as they come in the items, and no two are equal;
 *	  - words are folded already; empty only with is_prefix (any name); at most
 *		NX_QUERY_MAX_WORDS bytes; not pos and neg at once;
 *	  - there are at most NX_QUERY_MAX_ITEMS items; no items, no terms: the empty query;
 *	  - the items leave one operand;
 *	  - chains of and, and of or, lean left: neither follows itself directly.
 *
 * Which characters are letters, and how they fold, are properties of a character that
 * Unicode does not change once it is assigned; so a value stays sound under a newer ICU.
 *
 * A new version is needed for a new field, flag, operator or kind, and for a rule that
 * is loosened: a reader refuses what it does not know.
 */
#ifndef NEWSX_QUERY_FORMAT_H
#define NEWSX_QUERY_FORMAT_H

#define NX_QUERY_MAGIC "NWQ"
#define NX_QUERY_VERSION 1
#define NX_QUERY_MAGIC_BYTES 3

/* The parts of the byte that opens a term. */
#define NX_QUERY_KIND_MASK 0x0f
#define NX_QUERY_NO_KIND 0x0f
#define NX_QUERY_POS 0x10
#define NX_QUERY_NEG 0x20
#define NX_QUERY_PREFIX 0x40
#define NX_QUERY_UNUSED 0x80

/* The numbers of the items. */
#define NX_QUERY_ITEM_NOT 0
#define NX_QUERY_ITEM_AND 1
#define NX_QUERY_ITEM_OR 2
#define NX_QUERY_ITEM_TERM 3

/* The least bytes each can take: what a count is checked against before allocating. */
#define NX_QUERY_MIN_TERM 2
#define NX_QUERY_MIN_ITEM 1

#endif /* NEWSX_QUERY_FORMAT_H */
