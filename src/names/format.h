/*
 * format.h
 *	  The bytes of a newsnames.  doc/newsnames-format.md says the same in prose, with
 *	  an example.
 *
 *	  1. NX_NAMES_MAGIC, 3 bytes, and NX_NAMES_VERSION, one.
 *	  2. varint n_things.
 *	  3. n_things things, by name and then by kind, ascending strictly, each
 *			 byte	kind
 *			 string name
 *			 varint n_aliases - 1
 *			 string aliases[n_aliases], ascending strictly
 *
 * Nothing follows.  A string is a varint length and that many bytes of UTF-8; strings
 * are in the order of their bytes, a prefix before the longer.  varint is that of
 * base/buf.h, in its shortest form.  Nothing is aligned.
 *
 * Every list has one form only, so equal lists have equal bytes.  rows.c says what a
 * name and an alias keep to.
 *
 * A new version is needed for a new field or kind, and for a rule that is loosened: a
 * reader refuses what it does not know.
 */
#ifndef NEWSX_NAMES_FORMAT_H
#define NEWSX_NAMES_FORMAT_H

#define NX_NAMES_MAGIC "NWN"
#define NX_NAMES_VERSION 1
#define NX_NAMES_MAGIC_BYTES 3

/* The least bytes each can take: what a count is checked against before allocating. */
#define NX_NAMES_MIN_THING 6
#define NX_NAMES_MIN_ALIAS 2

#endif /* NEWSX_NAMES_FORMAT_H */
