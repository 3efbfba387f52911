/*
 * map.h
 *	  A model file mapped read-only: its pages are shared by all processes.
 *
 * Files are replaced by renaming a new one over them, never in place: a file
 * that shrinks under its mapping ends the process that reads it (SIGBUS).
 */
#ifndef NEWSX_MODEL_MAP_H
#define NEWSX_MODEL_MAP_H

#include <stddef.h>

typedef struct NxModelMap
{
	const void *bytes; /* page-aligned; NULL for an empty file */
	size_t size;
} NxModelMap;

/*
 * Map a regular file.  0, or the errno of what failed, with nothing left open.
 * Calls nothing that could leave by longjmp, so no descriptor leaks.
 */
extern int nx_model_map(NxModelMap *map, const char *path);

extern void nx_model_unmap(NxModelMap *map);

#endif /* NEWSX_MODEL_MAP_H */
