/*
 * host.h
 *	  A host for the core outside PostgreSQL: memory from malloc, freed all at
 *	  once; reading of files.  For tests, fuzzers, trainer and reader.
 */
#ifndef NEWSX_TOOLS_HOST_H
#define NEWSX_TOOLS_HOST_H

#include "base/arena.h"

typedef struct NxHost
{
	NxEnv env;	  /* hand this to the core */
	void *blocks; /* list of what was handed out */
	uint64_t n_polls;
	uint64_t n_bytes; /* handed out since the last reset */
} NxHost;

extern void nx_host_init(NxHost *host);
extern void nx_host_reset(NxHost *host); /* free everything handed out */

/* The whole file, malloc'ed and NUL-terminated; exits with a message on failure. */
extern char *nx_host_read_file(const char *path, size_t *len);

/* Print to stderr and exit(1). */
extern void nx_host_die(const char *format, ...) nx_printf(1, 2);

#endif /* NEWSX_TOOLS_HOST_H */
