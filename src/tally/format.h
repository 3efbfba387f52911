/*
 * format.h
 *	  The bytes of a newstally.  doc/newstally-format.md says the same in prose,
 *	  with an example.
 *
 *	  1. NxTallyHeader, 8 bytes.
 *	  2. varint articles
 *		 varint missed
 *		 varint n_names[kind], for each of the kinds that are counted, in turn
 *	  3. the names, by kind and then by bytes, each
 *			 string name
 *			 varint articles - 1
 *			 varint mentions - articles
 *			 zigzag tone		 sum over its articles, units of 2^-20
 *			 varint squares		 sum of the squares, units of 2^-40; up to 96 bits
 *			 varint missed
 *	  4. only with NX_TALLY_HAS_PAIRS:
 *			 varint pairs_missed
 *			 varint n_pairs
 *		 and the pairs, by first and then by second name, each
 *			 varint first		 less the first of the pair before it, of 0 at first
 *			 varint second		 less the least that can stand here: the second of the
 *								 pair before it + 1 if the first is the same,
 *								 else the first + 1
 *			 varint articles - 1
 *			 varint missed
 *		 Names are numbered from 0, as they stand in 3.
 *
 * Nothing follows.  A string is a varint length and that many bytes of UTF-8.
 * varint and zigzag are those of base/buf.h, in their shortest form; here they hold
 * up to 64 bits.  Nothing is aligned.
 *
 * Every value has one form only, so equal values have equal bytes.  open.c lists
 * what a sound value keeps to.
 *
 * A new version is needed for a new field, flag or kind, and for a rule that is
 * loosened: a reader refuses what it does not know.
 */
#ifndef NEWSX_TALLY_FORMAT_H
#define NEWSX_TALLY_FORMAT_H

#include <stdint.h>

#define NX_TALLY_MAGIC "NWT"
#define NX_TALLY_VERSION 1

/* NxTallyHeader.flags; the other bits are 0. */
#define NX_TALLY_HAS_PAIRS 0x01

typedef struct NxTallyHeader
{
	uint8_t magic[3]; /* NX_TALLY_MAGIC */
	uint8_t version;  /* NX_TALLY_VERSION */
	uint8_t flags;
	uint8_t reserved[3]; /* 0 */
} NxTallyHeader;

/* The least bytes each can take: what a count is checked against before allocating. */
#define NX_TALLY_MIN_NAME 7
#define NX_TALLY_MIN_PAIR 4

#endif /* NEWSX_TALLY_FORMAT_H */
