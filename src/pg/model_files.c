/*
 * model_files.c
 *	  The files of models: <sharedir>/newsx/NAME@VERSION.model.
 *
 * The extension is trusted: any user may pass a model's name.  So a name may
 * hold only [a-z0-9_] and a version, and no path is ever built from anything
 * else.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/model_files.h"

#include <sys/stat.h>

#include "miscadmin.h"
#include "storage/fd.h"
#include "utils/guc.h"

#define SUFFIX ".model"

/* Room for "@" and the digits of a version. */
#define MAX_BARE_NAME (NX_MODEL_MAX_NAME - 11)

static bool
is_name_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Digits up to the end, no leading zero, at most 2^31 - 1; or 0. */
static uint32_t
parse_version(const char *digits)
{
	uint64 version = 0;

	if (*digits == '0')
		return 0;
	for (; *digits >= '0' && *digits <= '9' && version <= PG_INT32_MAX; digits++)
		version = version * 10 + (uint64) (*digits - '0');
	return *digits == '\0' && version <= PG_INT32_MAX ? (uint32_t) version : 0;
}

bool
newsx_model_name_parse(const char *name, NewsxModelName *parsed)
{
	size_t len = 0;

	memset(parsed, 0, sizeof(*parsed));
	while (is_name_character(name[len]))
		len++;
	if (len == 0 || len > MAX_BARE_NAME)
		return false;
	memcpy(parsed->name, name, len);
	if (name[len] == '\0')
		return true;
	if (name[len] != '@')
		return false;
	parsed->version = parse_version(name + len + 1);
	return parsed->version != 0;
}

static bool
is_directory(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/*
 * The directory of model files.  Debian's servers can be told by a setting of
 * the superuser's to look for extensions under a staging directory first;
 * models are looked for in the same place.
 */
static char *
model_directory(void)
{
	char share[MAXPGPATH];
	const char *stage = GetConfigOption("extension_destdir", true, false);

	get_share_path(my_exec_path, share);
	if (stage != NULL && stage[0] != '\0')
	{
		char *staged = psprintf("%s%s/newsx", stage, share);

		if (is_directory(staged))
			return staged;
	}
	return psprintf("%s/newsx", share);
}

char *
newsx_model_file_path(const NewsxModelName *name)
{
	return psprintf("%s/%s@%u" SUFFIX, model_directory(), name->name, name->version);
}

/* Is it the name of a model file with a version? */
static bool
parse_file_name(const char *file, NewsxModelName *parsed)
{
	size_t len = strlen(file);
	char name[NX_MODEL_MAX_NAME + 1];

	if (len <= strlen(SUFFIX) || len - strlen(SUFFIX) >= sizeof(name) ||
		strcmp(file + len - strlen(SUFFIX), SUFFIX) != 0)
		return false;
	memcpy(name, file, len - strlen(SUFFIX));
	name[len - strlen(SUFFIX)] = '\0';
	return newsx_model_name_parse(name, parsed) && parsed->version != 0;
}

static int
compare_names(const ListCell *a, const ListCell *b)
{
	const NewsxModelName *left = lfirst(a);
	const NewsxModelName *right = lfirst(b);
	int order = strcmp(left->name, right->name);

	if (order != 0)
		return order;
	return (left->version > right->version) - (left->version < right->version);
}

List *
newsx_model_files(void)
{
	char *path = model_directory();
	List *names = NIL;
	DIR *directory;
	struct dirent *entry;

	if (!is_directory(path))
		return NIL;
	directory = AllocateDir(path);
	while ((entry = ReadDir(directory, path)) != NULL)
	{
		NewsxModelName parsed;

		if (parse_file_name(entry->d_name, &parsed))
		{
			NewsxModelName *copy = palloc(sizeof(parsed));

			*copy = parsed;
			names = lappend(names, copy);
		}
	}
	FreeDir(directory);
	list_sort(names, compare_names);
	return names;
}

uint32_t
newsx_model_files_newest(const char *name)
{
	uint32_t newest = 0;
	ListCell *cell;

	foreach (cell, newsx_model_files())
	{
		const NewsxModelName *file = lfirst(cell);

		if (strcmp(file->name, name) == 0)
			newest = Max(newest, file->version);
	}
	return newest;
}
