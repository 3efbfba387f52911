/*
 * model_cache.h
 *	  The models that this backend has in use.
 */
#ifndef NEWSX_PG_MODEL_CACHE_H
#define NEWSX_PG_MODEL_CACHE_H

#include "model/model.h"
#include "pg/model_files.h"
#include "text/breaks.h"

typedef struct NewsxModel
{
	struct NewsxModel *next;
	NxModel model;
	bool embedded;
	NxBreaks *breaks; /* NULL until first needed */
} NewsxModel;

/* The model linked into the library: "en". */
extern const NewsxModel *newsx_model_embedded(void);

/*
 * The model of a file, NULL if it is not there or, where elevel is below ERROR,
 * not sound.
 */
extern const NewsxModel *newsx_model_of_file(const NewsxModelName *name, int elevel);

/* The model that a user names, "NAME" or "NAME@VERSION"; an error if none. */
extern const NewsxModel *newsx_model_get(const char *name);

/* The same, NULL if there is none. */
extern const NewsxModel *newsx_model_find(const char *name);

/* ICU's break iterators for the model's language. */
extern NxBreaks *newsx_model_breaks(const NewsxModel *model);

#endif /* NEWSX_PG_MODEL_CACHE_H */
