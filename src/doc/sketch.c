/*
 * sketch.c
 *	  Story sketches compared.
 */
#include "doc/sketch.h"

#include "doc/walk.h"

/*
 * The least resemblance of copies, as a fraction.  Measured by
 * test/accuracy/story.py: copies with a tenth of their words changed have 0.49,
 * copies cut by a third 0.67, and articles of different stories hardly ever 0.1.
 */
#define SAME_NUMERATOR 1
#define SAME_DENOMINATOR 4

/* Keys that copies of more than one hash have in common at least. */
#define KEYS_IN_COMMON 2

NxResemblance
nx_sketch_resemblance(const NxSketch *a, const NxSketch *b)
{
	bool is_exact = a->n < NX_STORY_MAX && b->n < NX_STORY_MAX;
	uint32_t n_most = is_exact ? a->n + b->n : NX_STORY_MAX;
	NxResemblance result = {0, 0};
	uint32_t i = 0;
	uint32_t k = 0;

	for (; result.n_seen < n_most && (i < a->n || k < b->n); result.n_seen++)
	{
		bool from_a = k == b->n || (i < a->n && a->hashes[i] <= b->hashes[k]);
		bool from_b = i == a->n || (k < b->n && b->hashes[k] <= a->hashes[i]);

		result.n_common += from_a && from_b;
		i += from_a;
		k += from_b;
	}
	return result;
}

static uint32_t
count_common_keys(const NxSketch *a, const NxSketch *b)
{
	uint32_t n_a = nx_sketch_n_keys(a);
	uint32_t n_b = nx_sketch_n_keys(b);
	uint32_t n_common = 0;
	uint32_t i = 0;
	uint32_t k = 0;

	while (i < n_a && k < n_b)
	{
		uint32_t left = a->hashes[i];
		uint32_t right = b->hashes[k];

		n_common += left == right;
		i += left <= right;
		k += right <= left;
	}
	return n_common;
}

uint32_t
nx_sketch_keys_needed(const NxSketch *sketch)
{
	return sketch->n > 1 ? KEYS_IN_COMMON : 1;
}

bool
nx_sketch_same_story(const NxSketch *a, const NxSketch *b)
{
	uint32_t needed = nx_sketch_keys_needed(a->n > b->n ? a : b);
	NxResemblance result;

	if (a->n == 0 || b->n == 0 || count_common_keys(a, b) < needed)
		return false;
	result = nx_sketch_resemblance(a, b);
	return result.n_common * SAME_DENOMINATOR >= result.n_seen * SAME_NUMERATOR;
}

NxStatus
nx_sketch_read(NxSketch *sketch, const void *bytes, size_t len, NxError *error)
{
	NxWalk walk;

	nx_walk_begin(&walk, bytes, len);
	sketch->n = nx_walk_story(&walk, sketch->hashes);
	return walk.reader.bad ? nx_walk_fault(&walk, error) : NX_OK;
}
