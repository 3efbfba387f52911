/*
 * model_cache.c
 *	  The models that this backend has in use.
 *
 * A model is checked and bound once and stays for the life of the backend; its
 * pages, linked in or mapped, are shared by all backends.  Nothing is ever
 * unmapped, because kept analyses point into it, and nothing needs to be: the
 * content of NAME@VERSION.model never changes under a name.
 *
 * "en" is the model of the library, of whatever version that is; "en@2" may be
 * a file.  Any other name without a version means the highest version installed
 * when the backend first asked.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/model_cache.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "model/embedded.h"
#include "model/map.h"
#include "pg/env_pg.h"
#include "pg/text_pg.h"

#define EMBEDDED_NAME "en"

/* Which model a name without a version came to mean. */
typedef struct Resolved
{
	struct Resolved *next;
	char name[NX_MODEL_MAX_NAME + 1];
	const NewsxModel *model;
} Resolved;

static NewsxModel *models = NULL;
static Resolved *resolved_names = NULL;

static NewsxModel *
keep_model(const NxModel *bound, bool embedded)
{
	NewsxModel *model = MemoryContextAllocZero(TopMemoryContext, sizeof(NewsxModel));

	model->model = *bound;
	model->embedded = embedded;
	model->next = models;
	models = model;
	return model;
}

const NewsxModel *
newsx_model_embedded(void)
{
	NxModel bound;
	NxError error;

	for (NewsxModel *model = models; model != NULL; model = model->next)
	{
		if (model->embedded)
			return model;
	}
	if (nx_model_bind(&bound, nx_model_embedded_bytes, nx_model_embedded_size, &error) !=
		NX_OK)
		elog(ERROR, "invalid newsx model in the library: %s", error.message);
	return keep_model(&bound, true);
}

/* Report why a mapped file is no model; returns only below ERROR. */
static void
report_bad_file(int elevel, const char *path, const NxError *error)
{
	const char *hint = newsx_hint(error);

	ereport(elevel, (errcode(newsx_errcode(error, NEWSX_DOOR_MODEL)),
					 errmsg("invalid newsx model file \"%s\": %s", path, error->message),
					 error->detail[0] != '\0' ? errdetail_internal("%s", error->detail) : 0,
					 hint != NULL ? errhint("%s", hint) : 0));
}

/* A file must call itself what it is called: values remember the model by name. */
static NxStatus
check_identity(const NxModel *bound, const char *id, NxError *error)
{
	if (strcmp(bound->id, id) == 0)
		return NX_OK;
	return nx_fail(error, NX_BAD_BYTES, 0, "the model in it is \"%s\"", bound->id);
}

static const NewsxModel *
map_file(const char *path, const char *id, int elevel)
{
	NxModelMap map;
	NxModel bound;
	NxError error;
	int failure = nx_model_map(&map, path);

	if (failure == ENOENT)
		return NULL;
	if (failure != 0)
	{
		errno = failure;
		ereport(elevel, (errcode_for_file_access(),
						 errmsg("could not open newsx model file \"%s\": %m", path)));
		return NULL;
	}
	if (nx_model_bind(&bound, map.bytes, map.size, &error) != NX_OK ||
		check_identity(&bound, id, &error) != NX_OK)
	{
		nx_model_unmap(&map);
		report_bad_file(elevel, path, &error);
		return NULL;
	}
	return keep_model(&bound, false);
}

const NewsxModel *
newsx_model_of_file(const NewsxModelName *name, int elevel)
{
	char *id = psprintf("%s@%u", name->name, name->version);

	for (NewsxModel *model = models; model != NULL; model = model->next)
	{
		if (strcmp(model->model.id, id) == 0)
			return model;
	}
	return map_file(newsx_model_file_path(name), id, elevel);
}

static const NewsxModel *
find_newest(const NewsxModelName *name)
{
	Resolved *resolved;
	NewsxModelName newest = *name;
	const NewsxModel *model;

	for (resolved = resolved_names; resolved != NULL; resolved = resolved->next)
	{
		if (strcmp(resolved->name, name->name) == 0)
			return resolved->model;
	}
	newest.version = newsx_model_files_newest(name->name);
	model = newest.version == 0 ? NULL : newsx_model_of_file(&newest, ERROR);
	if (model == NULL)
		return NULL;
	resolved = MemoryContextAllocZero(TopMemoryContext, sizeof(Resolved));
	strlcpy(resolved->name, name->name, sizeof(resolved->name));
	resolved->model = model;
	resolved->next = resolved_names;
	resolved_names = resolved;
	return model;
}

const NewsxModel *
newsx_model_find(const char *name)
{
	NewsxModelName parsed;

	if (!newsx_model_name_parse(name, &parsed))
		return NULL;
	if (strcmp(parsed.name, EMBEDDED_NAME) == 0)
	{
		const NewsxModel *embedded = newsx_model_embedded();

		if (parsed.version == 0 || strcmp(embedded->model.id, name) == 0)
			return embedded;
	}
	return parsed.version == 0 ? find_newest(&parsed) : newsx_model_of_file(&parsed, ERROR);
}

const NewsxModel *
newsx_model_get(const char *name)
{
	const NewsxModel *model = newsx_model_find(name);

	if (model == NULL)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_OBJECT),
						errmsg("newsx model \"%s\" does not exist", newsx_shown(name)),
						errhint("SELECT * FROM newsx_models() lists those installed.")));
	return model;
}

NxBreaks *
newsx_model_breaks(const NewsxModel *model)
{
	NewsxModel *kept = unconstify(NewsxModel *, model);
	NxString language = nx_model_meta(&model->model, "language");
	char *locale;
	NxError error;

	if (kept->breaks != NULL)
		return kept->breaks;
	locale = pnstrdup(language.bytes, language.len);
	kept->breaks = nx_breaks_open(locale, &error);
	if (kept->breaks == NULL)
		ereport(ERROR, (errcode(newsx_errcode(&error, NEWSX_DOOR_MODEL)),
						errmsg("could not open ICU's break iterators for \"%s\": %s",
							   locale, error.message)));
	pfree(locale);
	return kept->breaks;
}
