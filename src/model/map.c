/*
 * map.c
 *	  A model file mapped read-only.
 */
#define _POSIX_C_SOURCE 200809L

#include "model/map.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Map what the descriptor stands for; 0 or an errno. */
static int
map_descriptor(NxModelMap *map, int descriptor)
{
	struct stat status;
	void *bytes;

	if (fstat(descriptor, &status) != 0)
		return errno;
	if (!S_ISREG(status.st_mode))
		return S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
	if ((uintmax_t) status.st_size > SIZE_MAX)
		return EFBIG;
	if (status.st_size == 0)
		return 0;
	bytes = mmap(NULL, (size_t) status.st_size, PROT_READ, MAP_SHARED, descriptor, 0);
	if (bytes == MAP_FAILED)
		return errno;
	map->bytes = bytes;
	map->size = (size_t) status.st_size;
	return 0;
}

int
nx_model_map(NxModelMap *map, const char *path)
{
	/* Without O_NONBLOCK, opening a named pipe would wait for its writer. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int failure;

	map->bytes = NULL;
	map->size = 0;
	if (descriptor < 0)
		return errno;
	failure = map_descriptor(map, descriptor);
	close(descriptor);
	return failure;
}

void
nx_model_unmap(NxModelMap *map)
{
	if (map->bytes != NULL)
		munmap((void *) map->bytes, map->size);
	map->bytes = NULL;
	map->size = 0;
}
