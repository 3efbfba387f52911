/*
 * fuzz_doc.c
 *	  Any bytes: nx_doc_open refuses them, or gives a sound value that builds to
 *	  the same bytes.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "doc/sketch.h"
#include "doc/walk.h"

/* Many entities at a time are those that come one after the other. */
static void
check_walk(const void *bytes, size_t len)
{
	NxWalk single;
	NxWalk many;
	NxWalkEntity entity;
	NxWalkEntity entities[5];
	uint32_t n;

	nx_walk_begin(&single, bytes, len);
	nx_walk_begin(&many, bytes, len);
	while ((n = nx_walk_entities(&many, entities, 5)) > 0)
	{
		for (uint32_t i = 0; i < n; i++)
		{
			FUZZ_CHECK(nx_walk_entity(&single, &entity));
			FUZZ_CHECK(entity.name.bytes == entities[i].name.bytes &&
					   entity.name.len == entities[i].name.len &&
					   entity.n_mentions == entities[i].n_mentions &&
					   entity.tone == entities[i].tone);
		}
	}
	FUZZ_CHECK(!nx_walk_entity(&single, &entity));
	FUZZ_CHECK(single.reader.bad == many.reader.bad);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxWalkKeyphrase keyphrases[NX_KEYPHRASES_MAX];
	NxWalk walk;
	NxSketch sketch;
	NxHost host;
	NxArena arena;
	NxDoc doc;
	NxError error;
	NxStatus status;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	/* A walk checks less, but stays inside and says at least what it cannot read. */
	if (nx_sketch_read(&sketch, copy, len, &error) != NX_OK)
		FUZZ_CHECK(sketch.n == 0 && error.message[0] != '\0');
	nx_walk_keyphrases(&walk, copy, len, keyphrases);
	check_walk(copy, len);
	status = nx_doc_open(&doc, &arena, copy, len, &error);
	if (status == NX_OK)
	{
		NxBuf back;

		nx_buf_init(&back, &arena);
		nx_doc_build(&doc, &back);
		FUZZ_CHECK(back.len == len && memcmp(back.bytes, bytes, len) == 0);
		nx_fuzz_check_doc(&arena, &doc);
	}
	else
	{
		FUZZ_CHECK(error.status == status && error.message[0] != '\0');
		FUZZ_CHECK(error.offset <= len);
		/* However large the counts, little is allocated for few bytes. */
		FUZZ_CHECK(host.n_bytes < 64 * 1024 + 32 * (uint64_t) len);
	}
	nx_host_reset(&host);
	free(copy);
	return 0;
}
