/*
 * write.h
 *	  Put a model together, in memory.  The trainer and the tests use it.
 *
 *		  NxModelWriter writer;
 *
 *		  nx_model_write_start(&writer, arena);
 *		  nx_model_write_table(&writer, "WORD", keys, entries, n, sizeof(*entries));
 *		  ... each section of format.h once, in any order
 *		  bytes = nx_model_write_finish(&writer, &size);
 *
 * Same input, same bytes.  Invariants are the caller's: the result is checked
 * by nx_model_bind, which is the one to say what is wrong with it.
 */
#ifndef NEWSX_MODEL_WRITE_H
#define NEWSX_MODEL_WRITE_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/format.h"

typedef struct NxModelWriter
{
	NxArena *arena;
	NxModelSection sections[NX_MODEL_MAX_SECTIONS];
	const void *contents[NX_MODEL_MAX_SECTIONS];
	uint32_t n_sections;
} NxModelWriter;

extern void nx_model_write_start(NxModelWriter *writer, NxArena *arena);

/* A section of these bytes, which must stay until the end. */
extern void nx_model_write_section(NxModelWriter *writer, const char *id, const void *bytes,
								   size_t size, uint32_t entry_size);

/*
 * A section that is a table: n entries and their keys, each key once, the tags
 * not yet filled.  Returns how many entries were left out, because another one
 * with the same tag stands where they would be looked for: next to none with
 * 32-bit tags, about one in ten thousand with 16-bit tags (TAGW, VECT, TONW, TONP).  Rows of
 * these are to be given in order, the most used first: they are found the soonest.
 */
extern uint32_t nx_model_write_table(NxModelWriter *writer, const char *id,
									 const uint64_t *keys, const void *entries, uint32_t n,
									 uint32_t entry_size);

/* The row whose weights are nearest to these; its tag is 0. */
extern NxTaggerRow nx_model_pack_row(const int8_t weights[NX_MODEL_MAX_LABELS]);

/* Put into a word the vector that is nearest to this one. */
extern void nx_model_pack_vector(NxToneWord *word,
								 const int8_t vector[NX_MODEL_TONE_DIMENSIONS]);

/* TAGF, the filter for a TAGW of these keys. */
extern void nx_model_write_filter(NxModelWriter *writer, const uint64_t *keys, uint32_t n);

/* META from n pairs of key and value. */
extern void nx_model_write_meta(NxModelWriter *writer, const char *const (*pairs)[2],
								uint32_t n);

/* NAME from n names. */
extern void nx_model_write_names(NxModelWriter *writer, const NxString *names, uint32_t n);

/* The whole file, in the arena and aligned to NX_MODEL_ALIGNMENT. */
extern char *nx_model_write_finish(NxModelWriter *writer, size_t *size);

#endif /* NEWSX_MODEL_WRITE_H */
