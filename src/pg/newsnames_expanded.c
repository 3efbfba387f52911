/*
 * newsnames_expanded.c
 *	  newsnames in memory: an expanded object, to which rows are added one by one.
 *
 * Rows are kept as they come.  Whenever there are twice as many as after the last time,
 * they are sorted, and those that are there twice left out, so the memory is bounded by
 * the rows that differ, and the time is n log n.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsnames.h"

#include "utils/memutils.h"

#define FIRST_TIDY 1024

static Size get_flat_size(ExpandedObjectHeader *header);
static void flatten_into(ExpandedObjectHeader *header, void *result, Size size);

static const ExpandedObjectMethods newsnames_methods = {get_flat_size, flatten_into};

/* An empty place for rows, in a context of its own. */
static void
make_room(NewsnamesExpanded *expanded)
{
	expanded->context = AllocSetContextCreate(expanded->header.eoh_context,
											  "newsnames rows", ALLOCSET_SMALL_SIZES);
	expanded->env = newsx_env(expanded->context);
	nx_arena_init(&expanded->arena, &expanded->env);
	expanded->names.rows = NULL;
	expanded->names.n_rows = 0;
	expanded->capacity = 0;
}

static NewsnamesExpanded *
make_expanded(MemoryContext parent)
{
	MemoryContext context =
		AllocSetContextCreate(parent, "newsnames", ALLOCSET_SMALL_SIZES);
	NewsnamesExpanded *expanded = MemoryContextAllocZero(context, sizeof(*expanded));

	EOH_init_header(&expanded->header, &newsnames_methods, context);
	expanded->tidy_at = FIRST_TIDY;
	make_room(expanded);
	return expanded;
}

static NewsnamesExpanded *
get_expanded(Datum value)
{
	NewsnamesExpanded *expanded = (NewsnamesExpanded *) DatumGetEOHP(value);

	Assert(expanded->header.eoh_methods == &newsnames_methods);
	return expanded;
}

/* Sort, and leave out what is there twice. */
static void
tidy(NewsnamesExpanded *expanded, NewsxScratch *scratch)
{
	NxError error;

	nx_names_tidy(&expanded->names, &scratch->arena);
	if (expanded->names.n_rows <= NX_NAMES_MAX_ROWS)
		return;
	nx_fail(&error, NX_LIMIT, 0, "newsnames of more than %d rows", NX_NAMES_MAX_ROWS);
	nx_fail_detail(&error, "Pass only the names that the articles may hold.");
	newsnames_report_row(&error);
}

static void
append_row(NewsnamesExpanded *expanded, const NxNamesRow *row)
{
	NxNames *names = &expanded->names;
	NxNamesRow copy = *row;

	copy.alias.bytes = nx_arena_copy(&expanded->arena, row->alias.bytes, row->alias.len);
	copy.name.bytes = nx_arena_copy(&expanded->arena, row->name.bytes, row->name.len);
	nx_grow(&expanded->arena, names->rows, names->n_rows, (size_t) names->n_rows + 1,
			&expanded->capacity);
	names->rows[names->n_rows++] = copy;
}

/* Tidy up, and move what is left to a new place. */
static void
compact(NewsnamesExpanded *expanded)
{
	NewsxScratch scratch;
	MemoryContext old = expanded->context;
	NxNames left;

	newsx_scratch_begin(&scratch);
	tidy(expanded, &scratch);
	left = expanded->names;
	make_room(expanded);
	for (uint32_t i = 0; i < left.n_rows; i++)
		append_row(expanded, &left.rows[i]);
	MemoryContextDelete(old);
	expanded->tidy_at = Max(FIRST_TIDY, 2 * left.n_rows);
	newsx_scratch_end(&scratch);
}

/* Core asks for the size twice, and then for the bytes. */
static Size
get_flat_size(ExpandedObjectHeader *header)
{
	NewsnamesExpanded *expanded = (NewsnamesExpanded *) header;
	NewsxScratch scratch;
	NxError error;
	NxBuf buf;

	if (expanded->flat == NULL)
	{
		newsx_scratch_begin(&scratch);
		tidy(expanded, &scratch);
		if (nx_names_check(&expanded->names, &scratch.arena, &error) != NX_OK)
			newsnames_report_row(&error);
		nx_buf_init(&buf, &scratch.arena);
		nx_names_build(&expanded->names, &buf);
		expanded->flat = MemoryContextAlloc(header->eoh_context, buf.len);
		memcpy(expanded->flat, buf.bytes, buf.len);
		expanded->flat_len = buf.len;
		newsx_scratch_end(&scratch);
	}
	return VARHDRSZ + expanded->flat_len;
}

static void
flatten_into(ExpandedObjectHeader *header, void *result, Size size)
{
	NewsnamesExpanded *expanded = (NewsnamesExpanded *) header;

	Assert(expanded->flat != NULL && size == VARHDRSZ + expanded->flat_len);
	SET_VARSIZE(result, size);
	memcpy(VARDATA(result), expanded->flat, expanded->flat_len);
}

void
newsnames_add_row(NewsnamesExpanded *expanded, const NxNamesRow *row)
{
	if (expanded->flat != NULL)
		pfree(expanded->flat);
	expanded->flat = NULL;
	append_row(expanded, row);
	if (expanded->names.n_rows >= expanded->tidy_at)
		compact(expanded);
}

void
newsnames_add(NewsnamesExpanded *expanded, NullableDatum value)
{
	NewsxScratch scratch;
	MemoryContext caller;
	NxNames names;

	if (value.isnull)
		return;
	newsx_scratch_begin(&scratch);
	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value.value)))
		names = get_expanded(value.value)->names;
	else
	{
		caller = MemoryContextSwitchTo(scratch.context);
		names = newsnames_open(&scratch, DatumGetNewsnamesP(value.value));
		MemoryContextSwitchTo(caller);
	}
	for (uint32_t i = 0; i < names.n_rows; i++)
		newsnames_add_row(expanded, &names.rows[i]);
	newsx_scratch_end(&scratch);
}

/* Outside an aggregate a writable object is copied all the same, as newstally's is. */
NewsnamesExpanded *
newsnames_writable(FunctionCallInfo fcinfo, int n)
{
	MemoryContext aggregate;
	bool is_aggregate = AggCheckCallContext(fcinfo, &aggregate) != 0;
	NullableDatum value = fcinfo->args[n];
	NewsnamesExpanded *expanded;

	if (is_aggregate && !value.isnull &&
		VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(value.value)))
		return get_expanded(value.value);
	expanded = make_expanded(is_aggregate ? aggregate : CurrentMemoryContext);
	newsnames_add(expanded, value);
	return expanded;
}
