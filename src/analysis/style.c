/*
 * style.c
 *	  Whose style a document has.
 */
#include "analysis/style.h"

/* Tokens looked at: enough for a lead that is long, and for time in a long text. */
#define MAX_TOKENS 4096

/* The best style must be ahead of the next by this: e^2, in sixteenths. */
#define LEAST_LEAD 32

uint8_t
nx_style_of(const NxText *text, const NxWordEntry *const *words)
{
	uint32_t n = text->n_tokens < MAX_TOKENS ? text->n_tokens : MAX_TOKENS;
	int32_t sums[NX_MODEL_STYLES] = {0};
	uint8_t best = 0;
	int32_t next = INT32_MIN;

	for (uint32_t i = 0; i < n; i++)
	{
		if (words[i] == NULL || text->tokens[i].shape != NX_SHAPE_LOWER)
			continue;
		for (int style = 0; style < NX_MODEL_STYLES; style++)
			sums[style] += words[i]->styles[style];
	}
	for (uint8_t style = 1; style < NX_MODEL_STYLES; style++)
	{
		if (sums[style] > sums[best])
			best = style;
	}
	for (uint8_t style = 0; style < NX_MODEL_STYLES; style++)
	{
		if (style != best && sums[style] > next)
			next = sums[style];
	}
	return sums[best] - next < LEAST_LEAD ? 0 : (uint8_t) (best + 1);
}
