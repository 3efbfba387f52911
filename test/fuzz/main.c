/*
 * main.c
 *	  Replays files through a harness, for builds without libFuzzer.
 *
 *		  replay_NAME FILE-OR-FOLDER...
 *
 * Folders are not searched deeper.  Prints how many inputs there were.
 */
#include "test/fuzz/fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static void
replay_file(const char *path)
{
	size_t len;
	char *bytes = nx_host_read_file(path, &len);

	LLVMFuzzerTestOneInput((const uint8_t *) bytes, len);
	free(bytes);
}

static unsigned
replay_folder(DIR *folder, const char *path)
{
	unsigned n_files = 0;
	struct dirent *entry;

	while ((entry = readdir(folder)) != NULL)
	{
		size_t size = strlen(path) + strlen(entry->d_name) + 2;
		char *file;

		if (entry->d_name[0] == '.')
			continue;
		file = malloc(size);
		if (file == NULL)
			nx_host_die("out of memory");
		snprintf(file, size, "%s/%s", path, entry->d_name);
		replay_file(file);
		free(file);
		n_files++;
	}
	return n_files;
}

int
main(int argc, char **argv)
{
	unsigned n_files = 0;

	for (int i = 1; i < argc; i++)
	{
		DIR *folder = opendir(argv[i]);

		if (folder != NULL)
		{
			n_files += replay_folder(folder, argv[i]);
			closedir(folder);
			continue;
		}
		replay_file(argv[i]);
		n_files++;
	}
	printf("%u inputs\n", n_files);
	return n_files == 0;
}
