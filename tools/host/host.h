/*
 * host.h
 *	  A host for the core outside PostgreSQL: memory from malloc, freed all at
 *	  once; files, models, clock.  For tests, fuzzers, trainer and reader.
 */
#ifndef NEWSX_TOOLS_HOST_H
#define NEWSX_TOOLS_HOST_H

#include "base/arena.h"
#include "model/model.h"
#include "text/breaks.h"

typedef struct NxHost
{
	NxEnv env;	  /* hand this to the core */
	void *blocks; /* list of what was handed out */
	uint64_t n_polls;
	uint64_t n_bytes; /* handed out and not given back */
} NxHost;

extern void nx_host_init(NxHost *host);
extern void nx_host_reset(NxHost *host); /* free everything handed out */

/* The whole file, malloc'ed and NUL-terminated; exits with a message on failure. */
extern char *nx_host_read_file(const char *path, size_t *len);

/*
 * Bind the model in a file, or with path NULL the English one linked in; the
 * bytes stay mapped.  Exits with a message if they are no model.
 */
extern void nx_host_bind_model(NxModel *model, const char *path);

/* Iterators for English; exits with a message if ICU lacks them. */
extern NxBreaks *nx_host_open_breaks(void);

/* Seconds of a clock that only goes forward. */
extern double nx_host_seconds(void);

/* Print to stderr and exit(1). */
extern void nx_host_die(const char *format, ...) nx_printf(1, 2);

#endif /* NEWSX_TOOLS_HOST_H */
