/*
 * kinds_pg.c
 *	  The kinds of entity as arguments of SQL functions.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/kinds_pg.h"

#include "utils/builtins.h"

#include "pg/text_pg.h"

/* "person, organization, ..." */
static char *
list_kinds(void)
{
	char *list = pstrdup(nx_kind_names[0]);

	for (int kind = 1; kind < NX_N_KINDS; kind++)
		list = psprintf("%s, %s", list, nx_kind_names[kind]);
	return list;
}

NxKind
newsx_kind(const text *name)
{
	NxKind kind;

	if (!nx_kind_from_name(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &kind))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unknown kind of entity: \"%s\"",
							   newsx_shown(text_to_cstring(name))),
						errhint("The kinds are %s.", list_kinds())));
	return kind;
}
