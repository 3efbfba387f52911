/*
 * lines.h
 *	  Reading the sources line by line, also compressed ones, and saying where
 *	  one is malformed.
 */
#ifndef NEWSX_TOOLS_TRAIN_LINES_H
#define NEWSX_TOOLS_TRAIN_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/env.h"

typedef struct Lines
{
	FILE *file;
	char path[1024];
	bool is_pipe;
	unsigned number; /* of the line last read */
	char *line;
	size_t capacity;
} Lines;

/*
 * Open FOLDER/NAME, or NAME if folder is NULL; a name that ends in .gz or .xz is read through zcat, xzcat.
 * Stops the program if the file is not there.
 */
extern void lines_open(Lines *lines, const char *folder, const char *name);

/* The next line, without its end; false at the end of the file, which it closes. */
extern bool lines_next(Lines *lines, char **line);

/* The same, but passes over empty lines and those that begin with '#'. */
extern bool lines_next_entry(Lines *lines, char **line);

/* Stop the program: file, line, reason. */
extern void lines_die(const Lines *lines, const char *format, ...) nx_printf(2, 3);

/*
 * Cut a line at each separator, in place: fields[] gets at most `most` of them,
 * the last one with all that is left; returns how many.
 */
extern int lines_split(char *line, char separator, char **fields, int most);

/* The same for a line of comma-separated values, with quotation marks undone. */
extern int lines_split_csv(char *line, char **fields, int most);

/* A whole number in base 10 within bounds, or the program stops. */
extern long lines_number(const Lines *lines, const char *text, long least, long most);

/* Cut white space off both ends, in place. */
extern char *lines_trim(char *text);

#endif /* NEWSX_TOOLS_TRAIN_LINES_H */
