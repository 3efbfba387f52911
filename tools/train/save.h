/*
 * save.h
 *	  Writing a file as a whole or not at all.
 */
#ifndef NEWSX_TOOLS_TRAIN_SAVE_H
#define NEWSX_TOOLS_TRAIN_SAVE_H

#include <stddef.h>

/* Write PATH.new, then rename it; stops the program, without either, on failure. */
extern void save_file(const char *path, const void *bytes, size_t size);

#endif /* NEWSX_TOOLS_TRAIN_SAVE_H */
