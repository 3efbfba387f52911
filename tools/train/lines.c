/*
 * lines.c
 *	  Reading the sources line by line.
 */
#define _POSIX_C_SOURCE 200809L

#include "tools/train/lines.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tools/host/host.h"

static bool
ends_in(const char *text, const char *ending)
{
	size_t len = strlen(text);
	size_t ending_len = strlen(ending);

	return len >= ending_len && strcmp(text + len - ending_len, ending) == 0;
}

void
lines_open(Lines *lines, const char *folder, const char *name)
{
	const char *program = ends_in(name, ".gz")	 ? "zcat"
						  : ends_in(name, ".xz") ? "xzcat"
												 : "";
	char command[1100];

	memset(lines, 0, sizeof(*lines));
	if (snprintf(lines->path, sizeof(lines->path), "%s%s%s", folder == NULL ? "" : folder,
				 folder == NULL ? "" : "/", name) >= (int) sizeof(lines->path))
		nx_host_die("path is too long: %s", name);
	if (strchr(lines->path, '\'') != NULL)
		nx_host_die("no apostrophe is allowed in a path: %s", lines->path);
	/* A pipe from a missing file would only show as an empty one. */
	lines->file = fopen(lines->path, "r");
	if (lines->file == NULL)
		nx_host_die("could not open \"%s\": %s", lines->path, strerror(errno));
	if (program[0] == '\0')
		return;
	fclose(lines->file);
	snprintf(command, sizeof(command), "%s '%s'", program, lines->path);
	lines->is_pipe = true;
	lines->file = popen(command, "r");
	if (lines->file == NULL)
		nx_host_die("could not run %s: %s", command, strerror(errno));
}

static void
close_lines(Lines *lines)
{
	bool failed = ferror(lines->file) != 0;

	if (lines->is_pipe)
		failed |= pclose(lines->file) != 0;
	else
		fclose(lines->file);
	free(lines->line);
	lines->line = NULL;
	if (failed)
		lines_die(lines, "could not be read to its end");
}

bool
lines_next(Lines *lines, char **line)
{
	ssize_t len = getline(&lines->line, &lines->capacity, lines->file);

	if (len < 0)
	{
		close_lines(lines);
		return false;
	}
	lines->number++;
	while (len > 0 && (lines->line[len - 1] == '\n' || lines->line[len - 1] == '\r'))
		lines->line[--len] = '\0';
	*line = lines->line;
	if (lines->number == 1 && strncmp(lines->line, "\xef\xbb\xbf", 3) == 0)
		*line += 3; /* a byte order mark */
	return true;
}

bool
lines_next_entry(Lines *lines, char **line)
{
	while (lines_next(lines, line))
	{
		if ((*line)[0] != '\0' && (*line)[0] != '#')
			return true;
	}
	return false;
}

void
lines_die(const Lines *lines, const char *format, ...)
{
	char reason[512];
	va_list args;

	va_start(args, format);
	vsnprintf(reason, sizeof(reason), format, args);
	va_end(args);
	nx_host_die("%s:%u: %s", lines->path, lines->number, reason);
}

int
lines_split(char *line, char separator, char **fields, int most)
{
	int n = 0;

	for (;;)
	{
		char *end = n + 1 < most ? strchr(line, separator) : NULL;

		fields[n++] = line;
		if (end == NULL)
			return n;
		*end = '\0';
		line = end + 1;
	}
}

int
lines_split_csv(char *line, char **fields, int most)
{
	char *in = line;
	int n = 0;

	while (n < most)
	{
		char *out = in;
		bool quoted = false;
		char end;

		fields[n++] = out;
		for (; *in != '\0' && (quoted || *in != ','); in++)
		{
			if (*in != '"')
				*out++ = *in;
			else if (quoted && in[1] == '"')
				*out++ = *in++;
			else
				quoted = !quoted;
		}
		end = *in++;
		*out = '\0';
		if (end == '\0')
			break;
	}
	return n;
}

long
lines_number(const Lines *lines, const char *text, long least, long most)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(text, &end, 10);
	if (end == text || *end != '\0' || errno != 0)
		lines_die(lines, "\"%s\" is not a whole number", text);
	if (value < least || value > most)
		lines_die(lines, "%ld is not between %ld and %ld", value, least, most);
	return value;
}

char *
lines_trim(char *text)
{
	size_t len;

	while (*text == ' ' || *text == '\t')
		text++;
	len = strlen(text);
	while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
		text[--len] = '\0';
	return text;
}
