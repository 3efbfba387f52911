/*
 * news_digest_state.h
 *	  The state of the aggregate news_digest: a bytea with the bytes of digest/store.c,
 *	  or in memory an expanded object that takes articles in.
 *
 * It is not `internal`, so that states go between servers as well as between parallel
 * workers (doc/distributed.md); and no type of its own, as nobody need keep one.  That
 * bytes come from where they should is not known, so all are checked.
 */
#ifndef NEWSX_PG_NEWS_DIGEST_STATE_H
#define NEWSX_PG_NEWS_DIGEST_STATE_H

#include "digest/digest.h"
#include "pg/env_pg.h"
#include "utils/expandeddatum.h"

typedef struct NewsDigestState
{
	ExpandedObjectHeader header;
	NxEnv env;
	NxDigest digest;
	char *flat; /* its bytes, if they were asked for since it changed last */
	uint32_t flat_len;
} NewsDigestState;

/* A state laid open, flat or expanded; of a flat one all is checked. */
extern const NxDigestView *news_digest_open(NewsxScratch *scratch, Datum value);

/*
 * The object that a function may add to, in place of argument 0, which may be NULL: an
 * empty one of n sentences then.  Inside an aggregate it is the state itself, elsewhere
 * a copy.  An error if the state is of another number of sentences.
 */
extern NewsDigestState *news_digest_writable(FunctionCallInfo fcinfo, uint32_t n);

#define PG_RETURN_NEWS_DIGEST_STATE(state) PG_RETURN_DATUM(EOHPGetRWDatum(&(state)->header))

#endif /* NEWSX_PG_NEWS_DIGEST_STATE_H */
