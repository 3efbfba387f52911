/*
 * resources.c
 *	  What a program needs beside memory: a model, break iterators, a clock.
 */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */

#include "tools/host/host.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "model/embedded.h"
#include "model/map.h"

void
nx_host_bind_model(NxModel *model, const char *path)
{
	NxModelMap map = {nx_model_embedded_bytes, nx_model_embedded_size};
	NxError error;

	if (path != NULL && (errno = nx_model_map(&map, path)) != 0)
		nx_host_die("could not map \"%s\": %s", path, strerror(errno));
	if (nx_model_bind(model, map.bytes, map.size, &error) != NX_OK)
		nx_host_die("%s: %s %s", path == NULL ? "embedded model" : path, error.message,
					error.detail);
}

NxBreaks *
nx_host_open_breaks(void)
{
	NxError error;
	NxBreaks *breaks = nx_breaks_open("en", &error);

	if (breaks == NULL)
		nx_host_die("%s", error.message);
	return breaks;
}

double
nx_host_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}
