/*
 * models.c
 *	  newsx_models(): the installed models.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/model_cache.h"

#include "pg/rows.h"

NEWSX_FUNCTION(newsx_models);

static void
put_meta(NewsxRows *rows, const NxModel *model, const char *key)
{
	NxString value = nx_model_meta(model, key);

	if (value.len == 0)
		newsx_rows_null(rows);
	else
		newsx_rows_text(rows, value);
}

static void
put_model(NewsxRows *rows, const NxModel *model)
{
	NewsxModelName name;

	if (!newsx_model_name_parse(model->id, &name))
		elog(ERROR, "model has the invalid name \"%s\"", model->id);
	newsx_rows_name(rows, name.name);
	newsx_rows_int(rows, name.version);
	put_meta(rows, model, "language");
	newsx_rows_name(rows, psprintf("%016llx", (unsigned long long) model->digest));
	newsx_rows_bigint(rows, (int64) model->size);
	put_meta(rows, model, "license");
	put_meta(rows, model, "credits");
	newsx_rows_next(rows);
}

/* The library's own, then files; a bad file is warned of, not listed. */
Datum
newsx_models(PG_FUNCTION_ARGS)
{
	const NewsxModel *embedded = newsx_model_embedded();
	NewsxRows rows;
	ListCell *cell;

	newsx_rows_begin(&rows, fcinfo);
	put_model(&rows, &embedded->model);
	foreach (cell, newsx_model_files())
	{
		const NewsxModel *model = newsx_model_of_file(lfirst(cell), WARNING);

		if (model != NULL && model != embedded)
			put_model(&rows, &model->model);
	}
	newsx_rows_end(&rows);
	return (Datum) 0;
}
