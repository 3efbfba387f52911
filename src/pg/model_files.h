/*
 * model_files.h
 *	  The files of models: <sharedir>/newsx/NAME@VERSION.model.
 */
#ifndef NEWSX_PG_MODEL_FILES_H
#define NEWSX_PG_MODEL_FILES_H

#include "model/model.h"
#include "nodes/pg_list.h"

/* "en@12" taken apart; version 0 where none is given. */
typedef struct NewsxModelName
{
	char name[NX_MODEL_MAX_NAME + 1];
	uint32_t version;
} NewsxModelName;

/* Is it [a-z0-9_]+ or [a-z0-9_]+@[0-9]+?  If so, *parsed is it. */
extern bool newsx_model_name_parse(const char *name, NewsxModelName *parsed);

/* NewsxModelName of every model file, by name, then version. */
extern List *newsx_model_files(void);

/* The highest version installed under a name, or 0. */
extern uint32_t newsx_model_files_newest(const char *name);

/* The path of a model's file, there or not. */
extern char *newsx_model_file_path(const NewsxModelName *name);

#endif /* NEWSX_PG_MODEL_FILES_H */
