/*
 * news_digest_state.c
 *	  The state of news_digest in memory: an expanded object.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/news_digest_state.h"

#include "utils/memutils.h"

#include "pg/value_io.h"

static Size get_flat_size(ExpandedObjectHeader *header);
static void flatten_into(ExpandedObjectHeader *header, void *result, Size size);

static const ExpandedObjectMethods state_methods = {get_flat_size, flatten_into};

static NewsDigestState *
make_state(MemoryContext parent, uint32_t n)
{
	MemoryContext context =
		AllocSetContextCreate(parent, "news_digest", ALLOCSET_SMALL_SIZES);
	NewsDigestState *state = MemoryContextAllocZero(context, sizeof(*state));

	EOH_init_header(&state->header, &state_methods, context);
	state->env = newsx_env(context);
	nx_digest_init(&state->digest, &state->env, n);
	return state;
}

/* Core asks for the size twice, and then for the bytes. */
static Size
get_flat_size(ExpandedObjectHeader *header)
{
	NewsDigestState *state = (NewsDigestState *) header;
	NewsxScratch scratch;
	NxBuf buf;

	if (state->flat == NULL)
	{
		newsx_scratch_begin(&scratch);
		nx_buf_init(&buf, &scratch.arena);
		nx_digest_build(&state->digest.view, &buf);
		state->flat = MemoryContextAlloc(header->eoh_context, buf.len);
		memcpy(state->flat, buf.bytes, buf.len);
		state->flat_len = buf.len;
		newsx_scratch_end(&scratch);
	}
	return VARHDRSZ + state->flat_len;
}

static void
flatten_into(ExpandedObjectHeader *header, void *result, Size size)
{
	NewsDigestState *state = (NewsDigestState *) header;

	Assert(state->flat != NULL && size == VARHDRSZ + state->flat_len);
	SET_VARSIZE(result, size);
	memcpy(VARDATA(result), state->flat, state->flat_len);
}

/* Any type may be expanded: is it ours? */
static bool
is_state(Datum value)
{
	return VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(value)) &&
		   DatumGetEOHP(value)->eoh_methods == &state_methods;
}

const NxDigestView *
news_digest_open(NewsxScratch *scratch, Datum value)
{
	NxDigestView *view;
	MemoryContext caller;
	struct varlena *flat;
	NxError error;

	if (is_state(value))
		return &((NewsDigestState *) DatumGetEOHP(value))->digest.view;
	view = nx_new_array(&scratch->arena, NxDigestView, 1);
	caller = MemoryContextSwitchTo(scratch->context);
	flat = PG_DETOAST_DATUM_PACKED(value);
	MemoryContextSwitchTo(caller);
	if (nx_digest_open(view, &scratch->arena, VARDATA_ANY(flat), VARSIZE_ANY_EXHDR(flat),
					   &error) != NX_OK)
		newsx_report_bytes(&error, NEWSX_DOOR_RECEIVED, "state of news_digest", NULL);
	return view;
}

static void
check_same_n(uint32_t a, uint32_t b)
{
	if (a != b)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("number of sentences must be the same for all articles of a digest, "
					"not %u and %u",
					Min(a, b), Max(a, b)),
			 errhint("Give a constant, or group by the number, too.")));
}

static NewsDigestState *
copy_state(MemoryContext parent, Datum value)
{
	NewsxScratch scratch;
	const NxDigestView *view;
	NewsDigestState *state;

	newsx_scratch_begin(&scratch);
	view = news_digest_open(&scratch, value);
	state = make_state(parent, view->n);
	nx_digest_merge(&state->digest, view);
	newsx_scratch_end(&scratch);
	return state;
}

/*
 * Outside an aggregate a writable object is copied all the same: an error halfway
 * through would leave it half done in the hands of whoever goes on with it.
 */
NewsDigestState *
news_digest_writable(FunctionCallInfo fcinfo, uint32_t n)
{
	MemoryContext aggregate;
	bool is_aggregate = AggCheckCallContext(fcinfo, &aggregate) != 0;
	MemoryContext parent = is_aggregate ? aggregate : CurrentMemoryContext;
	NullableDatum value = fcinfo->args[0];
	NewsDigestState *state;

	if (value.isnull)
		return make_state(parent, n);
	if (is_aggregate && is_state(value.value) &&
		VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(value.value)))
		state = (NewsDigestState *) DatumGetEOHP(value.value);
	else
		state = copy_state(parent, value.value);
	check_same_n(state->digest.view.n, n);
	if (state->flat != NULL)
		pfree(state->flat);
	state->flat = NULL;
	return state;
}
