/*
 * table.h
 *	  Where a key stands in a table of the model file: the one place that
 *	  knows, shared by writer, check and look-up.  format.h describes it.
 */
#ifndef NEWSX_MODEL_TABLE_H
#define NEWSX_MODEL_TABLE_H

#include <stdint.h>

/* The slot at which the search for a key begins; grows with the key. */
static inline uint32_t
nx_table_home(uint64_t key, uint32_t n_slots)
{
	return (uint32_t) (((key >> 32) * n_slots) >> 32);
}

/* What a slot keeps of its key; 0 is left for the empty slot. */
static inline uint32_t
nx_table_tag(uint64_t key)
{
	uint32_t tag = (uint32_t) key;

	return tag == 0 ? 1 : tag;
}

static inline uint16_t
nx_table_short_tag(uint64_t key)
{
	uint16_t tag = (uint16_t) key;

	return tag == 0 ? 1 : tag;
}

#endif /* NEWSX_MODEL_TABLE_H */
