/*
 * newsdoc_story_gin.c
 *	  The GIN operator class newsdoc_story_ops, which finds copies of a story (~=).
 *
 * Keys are the smallest hashes of the story's sketch, as signed numbers.  A copy has
 * two of them at least in common with the one that is sought (doc/sketch.h); that
 * lets GIN pass over the longest of the lists, so a phrase that half the
 * articles have costs little.  What is found is looked at again: the whole
 * sketches decide.
 */
#include "postgres.h"

#include "pg/compat.h"

#include "access/gin.h"

#include "pg/news_story.h"

NEWSX_FUNCTION(newsdoc_story_extract_value);
NEWSX_FUNCTION(newsdoc_story_extract_query);
NEWSX_FUNCTION(newsdoc_story_consistent);
NEWSX_FUNCTION(newsdoc_story_triconsistent);

/* The keys of a newsdoc; none, NULL, for one without a sketch. */
static Datum *
keys_of(Datum newsdoc, int32 *n_keys)
{
	NxSketch sketch;
	Datum *keys;

	newsx_sketch_of(newsdoc, &sketch);
	*n_keys = (int32) nx_sketch_n_keys(&sketch);
	if (*n_keys == 0)
		return NULL;
	keys = palloc(*n_keys * sizeof(Datum));
	for (int32 i = 0; i < *n_keys; i++)
		keys[i] = Int32GetDatum((int32) sketch.hashes[i]);
	return keys;
}

Datum
newsdoc_story_extract_value(PG_FUNCTION_ARGS)
{
	int32 *n_keys = (int32 *) PG_GETARG_POINTER(1);

	PG_RETURN_POINTER(keys_of(PG_GETARG_DATUM(0), n_keys));
}

/* No keys, no matches: a value without a sketch is the same story as none. */
Datum
newsdoc_story_extract_query(PG_FUNCTION_ARGS)
{
	int32 *n_keys = (int32 *) PG_GETARG_POINTER(1);

	PG_RETURN_POINTER(keys_of(PG_GETARG_DATUM(0), n_keys));
}

/* Are so many of the keys there as a copy must have?  `absent` is what says no. */
static bool
are_enough(const char *found, int32 n_keys, char absent)
{
	NxSketch sought = {.n = (uint32_t) n_keys};
	uint32_t n_found = 0;

	for (int32 i = 0; i < n_keys; i++)
		n_found += found[i] != absent;
	return n_found >= nx_sketch_keys_needed(&sought);
}

StaticAssertDecl(sizeof(bool) == 1 && sizeof(GinTernaryValue) == 1,
				 "both are read as bytes");

Datum
newsdoc_story_consistent(PG_FUNCTION_ARGS)
{
	const char *found = (const char *) PG_GETARG_POINTER(0);
	int32 n_keys = PG_GETARG_INT32(3);
	bool *recheck = (bool *) PG_GETARG_POINTER(5);

	*recheck = true;
	PG_RETURN_BOOL(are_enough(found, n_keys, false));
}

Datum
newsdoc_story_triconsistent(PG_FUNCTION_ARGS)
{
	const char *found = (const char *) PG_GETARG_POINTER(0);
	int32 n_keys = PG_GETARG_INT32(3);

	PG_RETURN_GIN_TERNARY_VALUE(are_enough(found, n_keys, GIN_FALSE) ? GIN_MAYBE
																	 : GIN_FALSE);
}
