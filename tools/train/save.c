/*
 * save.c
 *	  Writing a file as a whole or not at all.
 */
#include "tools/train/save.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "tools/host/host.h"

void
save_file(const char *path, const void *bytes, size_t size)
{
	char temporary[1024];
	FILE *file;
	bool written;

	if (snprintf(temporary, sizeof(temporary), "%s.new", path) >= (int) sizeof(temporary))
		nx_host_die("path is too long: %s", path);
	file = fopen(temporary, "wb");
	if (file == NULL)
		nx_host_die("could not create \"%s\": %s", temporary, strerror(errno));
	written = fwrite(bytes, 1, size, file) == size;
	written = fclose(file) == 0 && written;
	if (!written || rename(temporary, path) != 0)
	{
		int failure = errno;

		remove(temporary);
		nx_host_die("could not write \"%s\": %s", path, strerror(failure));
	}
}
