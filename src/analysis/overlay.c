/*
 * overlay.c
 *	  One list of mentions laid over another.
 */
#include "analysis/overlay.h"

#include "analysis/trim.h"

NxMention *
nx_mentions_lay_over(NxArena *arena, const NxMention *under, uint32_t n_under,
					 const NxMention *over, uint32_t n_over, uint32_t *n_laid)
{
	NxMention *laid = nx_new_array(arena, NxMention, (size_t) n_under + n_over);
	uint32_t next = 0; /* of `over` */
	uint32_t n = 0;

	for (uint32_t i = 0; i < n_under; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		while (next < n_over && nx_mention_end(&over[next]) <= under[i].first_token)
			laid[n++] = over[next++];
		if (next == n_over || over[next].first_token >= nx_mention_end(&under[i]))
			laid[n++] = under[i];
	}
	while (next < n_over)
		laid[n++] = over[next++];
	*n_laid = n;
	return laid;
}
