/*
 * json.h
 *	  Just enough JSON for the sources that hold one object a line.
 */
#ifndef NEWSX_TOOLS_TRAIN_JSON_H
#define NEWSX_TOOLS_TRAIN_JSON_H

#include <stdbool.h>

/*
 * The string value of a key in a line, as UTF-8 in place of what stood there
 * (the line is no JSON afterwards); NULL if the line has no such key.  Keys
 * have to be asked for in the order in which they stand: *at is where to look
 * from, and moves past the value.
 */
extern char *json_string(char **at, const char *key);

#endif /* NEWSX_TOOLS_TRAIN_JSON_H */
