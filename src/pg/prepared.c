/*
 * prepared.c
 *	  What a function makes of one of its arguments; see prepared.h.
 *
 * The bytes of the argument are compared each time.  That costs next to nothing and is
 * always right, while get_fn_expr_arg_stable() takes the variables of PL/pgSQL's
 * simple expressions for constants of the query, and knows nothing of calls without an
 * expression.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/prepared.h"

#include "utils/memutils.h"

typedef struct Prepared
{
	NewsxScratch scratch;
	struct varlena *argument; /* NULL: nothing is made */
	void *made;
} Prepared;

static Prepared *
get_prepared(FmgrInfo *flinfo)
{
	MemoryContext caller;
	Prepared *prepared = flinfo->fn_extra;

	if (prepared != NULL)
		return prepared;
	caller = MemoryContextSwitchTo(flinfo->fn_mcxt);
	prepared = palloc0(sizeof(Prepared));
	newsx_scratch_begin(&prepared->scratch);
	MemoryContextSwitchTo(caller);
	flinfo->fn_extra = prepared;
	return prepared;
}

static bool
has_same_bytes(const struct varlena *a, const struct varlena *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		   memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

/* A copy with a long header, as arrays want it, in the current memory context. */
static struct varlena *
copy_value(const struct varlena *value)
{
	Size len = VARSIZE_ANY_EXHDR(value);
	struct varlena *copy = palloc(len + VARHDRSZ);

	SET_VARSIZE(copy, len + VARHDRSZ);
	memcpy(VARDATA(copy), VARDATA_ANY(value), len);
	return copy;
}

static void
prepare_anew(Prepared *prepared, const struct varlena *given, NewsxPrepare prepare)
{
	NewsxScratch *scratch = &prepared->scratch;
	MemoryContext caller = MemoryContextSwitchTo(scratch->context);
	struct varlena *argument;

	prepared->argument = NULL; /* should an error leave this half done */
	MemoryContextReset(scratch->context);
	nx_arena_init(&scratch->arena, &scratch->env);
	argument = copy_value(given);
	prepared->made = prepare(scratch, argument);
	prepared->argument = argument;
	MemoryContextSwitchTo(caller);
}

void *
newsx_prepared(FunctionCallInfo fcinfo, int argument, NewsxPrepare prepare)
{
	Prepared *prepared = get_prepared(fcinfo->flinfo);
	struct varlena *given = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(argument));

	if (prepared->argument == NULL || !has_same_bytes(prepared->argument, given))
		prepare_anew(prepared, given, prepare);
	PG_FREE_IF_COPY(given, argument);
	return prepared->made;
}
