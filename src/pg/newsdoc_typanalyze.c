/*
 * newsdoc_typanalyze.c
 *	  ANALYZE of a newsdoc column: the names that come most often, and means.
 *
 * The standard statistics are computed as for any type with an order, so estimates of
 * = and DISTINCT stay what they are; ours go into two more slots.  Values are read one
 * at a time, and the counting takes no more than maintenance_work_mem.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "access/detoast.h"
#include "catalog/pg_collation.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "commands/vacuum.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/newsdoc_statistics.h"
#include "query/key_counts.h"
#include "query/statistics.h"

/*
 * Keys that are kept, for each unit of the statistics target: 15000 by default.  Core
 * keeps 10 lexemes of a tsvector; names are many more and each rarer, and what is in
 * the list is estimated well.
 */
#define KEYS_PER_TARGET 150

/* And at most so many, which every planner that asks for them reads: 4 MB. */
#define MAX_KEYS 100000

/* Keys that are counted, for each one that is kept. */
#define COUNTED_PER_KEPT 64

/* Larger values, raw, are passed over: a book has too many names to be typical. */
#define MAX_VALUE_SIZE (4 * 1024 * 1024)

NEWSX_FUNCTION(newsdoc_typanalyze);

/* What std_typanalyze has set, while the fields hold ours. */
typedef struct Standard
{
	AnalyzeAttrComputeStatsFunc compute_stats;
	void *extra_data;
} Standard;

/* One pass over the sample. */
typedef struct Pass
{
	NxKeyCounts *counted;
	NxDocCounts counts;
	NewsxScratch row;  /* reset after each row */
	bool only_ascii;   /* keys of other characters are not kept */
	uint32_t n_broken; /* values that are no newsdocs */
} Pass;

static bool
is_ascii(NxString key)
{
	for (uint32_t i = 0; i < key.len; i++)
	{
		if (IS_HIGHBIT_SET(key.bytes[i]))
			return false;
	}
	return true;
}

/* A damaged value is an error where it is read; here it would stop autovacuum. */
static void
count_value(Pass *pass, Datum datum)
{
	Newsdoc *value = DatumGetNewsdocP(datum);
	NxString *keys;
	uint32_t n_keys;
	NxError error;

	if (nx_statistics_of_newsdoc(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
								 &pass->row.arena, &keys, &n_keys, &pass->counts,
								 &error) != NX_OK)
	{
		pass->n_broken++;
		return;
	}
	for (uint32_t i = 0; i < n_keys; i++)
	{
		if (!pass->only_ascii || is_ascii(keys[i]))
			nx_key_counts_add(pass->counted, keys[i]);
	}
}

/* All rows of the sample, each in memory that is dropped after it. */
static void
count_rows(Pass *pass, VacAttrStats *stats, AnalyzeAttrFetchFunc fetch, int n_rows)
{
	newsx_scratch_begin(&pass->row);
	for (int i = 0; i < n_rows; i++)
	{
		MemoryContext caller;
		bool is_null;
		Datum datum;

		newsx_vacuum_delay_point();
		datum = fetch(stats, i, &is_null);
		if (is_null || toast_raw_datum_size(datum) > MAX_VALUE_SIZE)
			continue;
		caller = MemoryContextSwitchTo(pass->row.context);
		count_value(pass, datum);
		MemoryContextSwitchTo(caller);
		MemoryContextReset(pass->row.context);
		nx_arena_init(&pass->row.arena, &pass->row.env);
	}
	newsx_scratch_end(&pass->row);
}

static int
find_free_slot(const VacAttrStats *stats)
{
	int slot = 0;

	while (slot < STATISTIC_NUM_SLOTS && stats->stakind[slot] != 0)
		slot++;
	return slot;
}

/* The shares, then the least and the greatest of them. */
static float4 *
make_shares(const NxKeyCount *keys, uint32_t n_keys, double n_docs)
{
	float4 *shares = palloc(sizeof(float4) * ((Size) n_keys + 2));
	uint32_t least = keys[0].count;
	uint32_t greatest = keys[0].count;

	for (uint32_t i = 0; i < n_keys; i++)
	{
		shares[i] = (float4) (keys[i].count / n_docs);
		least = Min(least, keys[i].count);
		greatest = Max(greatest, keys[i].count);
	}
	shares[n_keys] = (float4) (least / n_docs);
	shares[n_keys + 1] = (float4) (greatest / n_docs);
	return shares;
}

static void
keep_keys(VacAttrStats *stats, const NxKeyCount *keys, uint32_t n_keys, double n_docs)
{
	int slot = find_free_slot(stats);
	Datum *values;

	if (slot == STATISTIC_NUM_SLOTS || n_keys == 0)
		return;
	values = palloc(sizeof(Datum) * n_keys);
	for (uint32_t i = 0; i < n_keys; i++)
		values[i] = PointerGetDatum(
			cstring_to_text_with_len(keys[i].key.bytes, (int) keys[i].key.len));
	stats->stakind[slot] = STATISTIC_KIND_MCELEM;
	stats->staop[slot] = TextEqualOperator;
	stats->stacoll[slot] = C_COLLATION_OID;
	stats->stanumbers[slot] = make_shares(keys, n_keys, n_docs);
	stats->numnumbers[slot] = (int) n_keys + 2;
	stats->stavalues[slot] = values;
	stats->numvalues[slot] = (int) n_keys;
	stats->statypid[slot] = TEXTOID;
	stats->statyplen[slot] = -1;
	stats->statypbyval[slot] = false;
	stats->statypalign[slot] = TYPALIGN_INT;
}

static void
keep_means(VacAttrStats *stats, const NxDocCounts *counts)
{
	int slot = find_free_slot(stats);
	double n_names = Max(counts->names, 1);
	float4 *means;

	if (slot == STATISTIC_NUM_SLOTS)
		return;
	means = palloc(sizeof(float4) * NEWSDOC_N_MEANS);
	means[NEWSDOC_MEAN_SENTENCES] = (float4) (counts->sentences / counts->docs);
	means[NEWSDOC_MEAN_ENTITIES] = (float4) (counts->entities / counts->docs);
	means[NEWSDOC_MEAN_MENTIONS] = (float4) (counts->mentions / counts->docs);
	means[NEWSDOC_MEAN_WORDS] = (float4) (counts->words / counts->docs);
	means[NEWSDOC_MEAN_POSITIVE] = (float4) (counts->positive / n_names);
	means[NEWSDOC_MEAN_NEGATIVE] = (float4) (counts->negative / n_names);
	means[NEWSDOC_SAMPLED] = (float4) counts->docs;
	stats->stakind[slot] = NEWSDOC_STATISTIC_MEANS;
	stats->stanumbers[slot] = means;
	stats->numnumbers[slot] = NEWSDOC_N_MEANS;
}

/*
 * How often must a key come to be kept?  Once, if every row was seen: then it is no
 * accident.  What may have been missed is taken into account, too.
 */
static uint32_t
least_count(const Pass *pass, double n_rows, double total_rows)
{
	uint32_t least = n_rows >= total_rows ? 1 : 2;

	return Max(least, nx_key_counts_error(pass->counted));
}

static void
compute_newsdoc_stats(VacAttrStats *stats, AnalyzeAttrFetchFunc fetch, int n_rows,
					  double total_rows)
{
	Standard *standard = stats->extra_data;
	NewsxScratch scratch;
	Pass pass = {0};
	NxKeyCount *keys;
	uint32_t n_keys;
	uint32_t n_kept = Min(newsx_statistics_target(stats) * KEYS_PER_TARGET, MAX_KEYS);
	uint32_t room = (uint32_t) Min((uint64) maintenance_work_mem * 1024, UINT32_MAX) /
					NX_COUNTED_KEY_MEMORY;

	stats->extra_data = standard->extra_data;
	standard->compute_stats(stats, fetch, n_rows, total_rows);
	stats->extra_data = standard;
	if (!stats->stats_valid)
		return;

	newsx_scratch_begin(&scratch);
	pass.counted = nx_key_counts_new(&scratch.arena, Min(room, n_kept * COUNTED_PER_KEPT));
	pass.only_ascii = GetDatabaseEncoding() != PG_UTF8;
	count_rows(&pass, stats, fetch, n_rows);
	if (pass.n_broken > 0)
		ereport(WARNING, (errcode(ERRCODE_DATA_CORRUPTED),
						  errmsg_plural(
							  "%u value of type newsdoc is damaged and was left out of the "
							  "statistics",
							  "%u values of type newsdoc are damaged and were left out of "
							  "the statistics",
							  pass.n_broken, pass.n_broken)));
	if (pass.counts.docs > 0)
	{
		MemoryContext caller = MemoryContextSwitchTo(stats->anl_context);

		keys = nx_key_counts_top(pass.counted, n_kept,
								 least_count(&pass, n_rows, total_rows), &n_keys);
		keep_keys(stats, keys, n_keys, pass.counts.docs);
		keep_means(stats, &pass.counts);
		MemoryContextSwitchTo(caller);
	}
	newsx_scratch_end(&scratch);
}

Datum
newsdoc_typanalyze(PG_FUNCTION_ARGS)
{
	VacAttrStats *stats = (VacAttrStats *) PG_GETARG_POINTER(0);
	Standard *standard;

	if (!std_typanalyze(stats))
		PG_RETURN_BOOL(false);
	standard = MemoryContextAlloc(stats->anl_context, sizeof(Standard));
	standard->compute_stats = stats->compute_stats;
	standard->extra_data = stats->extra_data;
	stats->compute_stats = compute_newsdoc_stats;
	stats->extra_data = standard;
	PG_RETURN_BOOL(true);
}
