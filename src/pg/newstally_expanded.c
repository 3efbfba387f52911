/*
 * newstally_expanded.c
 *	  newstally in memory: an expanded object, whose context holds all of it.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newstally.h"

#include "miscadmin.h"
#include "utils/memutils.h"

static Size get_flat_size(ExpandedObjectHeader *header);
static void flatten_into(ExpandedObjectHeader *header, void *result, Size size);

static const ExpandedObjectMethods newstally_methods = {get_flat_size, flatten_into};

/*
 * Where names lie in a table is drawn once a backend, so that nobody can choose names
 * that collide; no result depends on it.
 */
static uint64
get_seed(void)
{
	static uint64 seed = 0;

	if (seed == 0 && !pg_strong_random(&seed, sizeof(seed)))
		seed = (uint64) (uintptr_t) &seed ^ (uint64) MyProcPid << 32;
	return seed;
}

static NewstallyExpanded *
make_expanded(MemoryContext parent)
{
	MemoryContext context =
		AllocSetContextCreate(parent, "newstally", ALLOCSET_SMALL_SIZES);
	NewstallyExpanded *expanded = MemoryContextAlloc(context, sizeof(*expanded));

	EOH_init_header(&expanded->header, &newstally_methods, context);
	expanded->env = newsx_env(context);
	nx_tally_init(&expanded->tally, &expanded->env, get_seed());
	expanded->flat = NULL;
	expanded->flat_len = 0;
	return expanded;
}

static NewstallyExpanded *
get_expanded(Datum value)
{
	NewstallyExpanded *expanded = (NewstallyExpanded *) DatumGetEOHP(value);

	Assert(expanded->header.eoh_methods == &newstally_methods);
	return expanded;
}

/* Core asks for the size twice, and then for the bytes. */
static Size
get_flat_size(ExpandedObjectHeader *header)
{
	NewstallyExpanded *expanded = (NewstallyExpanded *) header;
	NewsxScratch scratch;
	NxTallyView view;
	NxBuf buf;

	if (expanded->flat == NULL)
	{
		newsx_scratch_begin(&scratch);
		nx_tally_view(&expanded->tally, &scratch.arena, true, &view);
		nx_buf_init(&buf, &scratch.arena);
		nx_tally_build(&view, &buf);
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
	NewstallyExpanded *expanded = (NewstallyExpanded *) header;

	Assert(expanded->flat != NULL && size == VARHDRSZ + expanded->flat_len);
	SET_VARSIZE(result, size);
	memcpy(VARDATA(result), expanded->flat, expanded->flat_len);
}

void
newstally_changed(NewstallyExpanded *expanded)
{
	if (expanded->flat == NULL)
		return;
	pfree(expanded->flat);
	expanded->flat = NULL;
}

NxTallyView *
newstally_open(NewsxScratch *scratch, Datum value)
{
	NxTallyView *view = nx_new_array(&scratch->arena, NxTallyView, 1);
	MemoryContext caller;
	Newstally *flat;
	NxError error;

	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
	{
		nx_tally_view(&get_expanded(value)->tally, &scratch->arena, false, view);
		return view;
	}
	caller = MemoryContextSwitchTo(scratch->context);
	flat = DatumGetNewstallyP(value);
	MemoryContextSwitchTo(caller);
	if (nx_tally_open_stored(view, &scratch->arena, VARDATA_ANY(flat),
							 VARSIZE_ANY_EXHDR(flat), &error) != NX_OK)
		newstally_report(&error, NEWSX_DOOR_STORED);
	return view;
}

NxTallyView *
newstally_open_best(NewsxScratch *scratch, Datum value, uint32_t n, NxKind kind)
{
	NxTallyView *view;

	if (!VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)))
		return newstally_open(scratch, value);
	view = nx_new_array(&scratch->arena, NxTallyView, 1);
	nx_tally_view_best(&get_expanded(value)->tally, n, kind, &scratch->arena, view);
	return view;
}

NxTallyView *
newstally_open_whole(NewsxScratch *scratch, const Newstally *flat)
{
	NxTallyView *view = nx_new_array(&scratch->arena, NxTallyView, 1);
	NxError error;

	if (nx_tally_open(view, &scratch->arena, VARDATA_ANY(flat), VARSIZE_ANY_EXHDR(flat),
					  &error) != NX_OK)
		newstally_report(&error, NEWSX_DOOR_STORED);
	return view;
}

void
newstally_check_name(const NxTallyView *view, uint32_t index)
{
	NxError error;

	if (nx_tally_check_name(view, index, &error) != NX_OK)
		newstally_report(&error, NEWSX_DOOR_STORED);
}

void
newstally_add(NewstallyExpanded *expanded, NullableDatum value)
{
	NewsxScratch scratch;
	NxError error;

	if (value.isnull)
		return;
	newsx_scratch_begin(&scratch);
	newstally_changed(expanded);
	if (nx_tally_merge(&expanded->tally, newstally_open(&scratch, value.value), &error) !=
		NX_OK)
		newstally_report(&error, NEWSX_DOOR_STORED);
	newsx_scratch_end(&scratch);
}

/*
 * Outside an aggregate a writable object is copied all the same: an error halfway
 * through would leave it half counted in the hands of whoever goes on with it.
 */
NewstallyExpanded *
newstally_writable(FunctionCallInfo fcinfo, int n)
{
	MemoryContext aggregate;
	bool is_aggregate = AggCheckCallContext(fcinfo, &aggregate) != 0;
	NullableDatum value = fcinfo->args[n];
	NewstallyExpanded *expanded;

	if (is_aggregate && !value.isnull &&
		VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(value.value)))
	{
		expanded = get_expanded(value.value);
		newstally_changed(expanded);
		return expanded;
	}
	expanded = make_expanded(is_aggregate ? aggregate : CurrentMemoryContext);
	newstally_add(expanded, value);
	return expanded;
}
