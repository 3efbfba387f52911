/*
 * fuzz_json.c
 *	  Any bytes: nx_doc_from_json refuses them, saying where, or gives a value as
 *	  sound as one from bytes.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxHost host;
	NxArena arena;
	NxDoc doc;
	NxError error;
	NxStatus status;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	status = nx_doc_from_json(&doc, &arena, copy, len, &error);
	if (status == NX_OK)
		nx_fuzz_check_doc(&arena, &doc);
	else
	{
		FUZZ_CHECK(error.status == status && error.message[0] != '\0');
		FUZZ_CHECK(error.offset <= len);
	}
	nx_host_reset(&host);
	free(copy);
	return 0;
}
