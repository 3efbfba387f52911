/*
 * fuzz.h
 *	  What the fuzzing harnesses share.
 *
 * A harness is one function that takes any bytes and must come back: it crashes,
 * or FUZZ_CHECK ends it, where an invariant does not hold.  libFuzzer calls it
 * with mutations of the corpus; main.c, without libFuzzer, with files.
 */
#ifndef NEWSX_TEST_FUZZ_H
#define NEWSX_TEST_FUZZ_H

#include <string.h>

#include "doc/doc.h"
#include "tools/host/host.h"

extern int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Not assert: it must hold in every build. */
#define FUZZ_CHECK(condition)                             \
	do                                                    \
	{                                                     \
		if (!(condition))                                 \
			nx_fuzz_fail(__FILE__, __LINE__, #condition); \
	} while (0)

extern void nx_fuzz_fail(const char *file, int line, const char *condition);

/*
 * A copy of exactly len bytes, so that a sanitizer sees the first read past its
 * end.  The caller frees it.
 */
extern char *nx_fuzz_copy(const void *bytes, size_t len);

/*
 * The value, which is sound, goes through bytes and JSON and comes back the
 * same; what is derived from it agrees with it.
 */
extern void nx_fuzz_check_doc(NxArena *arena, const NxDoc *doc);

#endif /* NEWSX_TEST_FUZZ_H */
