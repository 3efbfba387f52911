/*
 * env.h
 *	  The environment that the host hands to the core, and the few types that
 *	  every file shares.
 *
 * The core (src/base, text, model, doc, analysis) never includes postgres.h.
 * It gets memory and the question "was this cancelled?" from the host through
 * NxEnv, and reports failure by NxStatus with a filled NxError.  Both calls
 * may leave by longjmp (in PostgreSQL, ereport does), so the core holds no
 * resource of its own while it calls them: no malloc, no file, no ICU object.
 */
#ifndef NEWSX_BASE_ENV_H
#define NEWSX_BASE_ENV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct NxEnv
{
	void *(*alloc)(void *ctx, size_t size);	  /* does not return on failure */
	void (*release)(void *ctx, void *memory); /* gives it back early; may be NULL */
	void (*poll)(void *ctx);				  /* may not return: query cancel */
	void *ctx;
} NxEnv;

typedef enum NxStatus
{
	NX_OK = 0,
	NX_BAD_SYNTAX,	/* text from a user does not parse */
	NX_BAD_BYTES,	/* bytes from outside are not the format */
	NX_UNSUPPORTED, /* a newer format version */
	NX_LIMIT		/* too long, too many */
} NxStatus;

/*
 * What went wrong.  message and detail follow PostgreSQL's wording: no capital
 * and no full stop in the message, whole sentences in the detail, which may be
 * empty.  offset is the byte of the input at which it was noticed.
 */
typedef struct NxError
{
	NxStatus status;
	size_t offset;
	char message[160];
	char detail[160];
} NxError;

/* A stretch of bytes: start from the beginning of its text, and length. */
typedef struct NxSpan
{
	uint32_t start;
	uint32_t len;
} NxSpan;

/* Text whose bytes belong to somebody else; not NUL-terminated. */
typedef struct NxString
{
	const char *bytes;
	uint32_t len;
} NxString;

/* Invariants only, never input. */
#ifdef NX_ASSERTIONS
#include <assert.h>
#define nx_assert(condition) assert(condition)
#else
#define nx_assert(condition) ((void) 0)
#endif

#if defined(__GNUC__)
#define nx_printf(f, a) __attribute__((format(printf, f, a)))
#else
#define nx_printf(f, a)
#endif

/* Fill *error (may be NULL) and return its status, for `return nx_fail(...)`. */
extern NxStatus nx_fail(NxError *error, NxStatus status, size_t offset, const char *format,
						...) nx_printf(4, 5);

/* Add the detail sentence to an error that nx_fail has filled. */
extern NxStatus nx_fail_detail(NxError *error, const char *format, ...) nx_printf(2, 3);

#endif /* NEWSX_BASE_ENV_H */
