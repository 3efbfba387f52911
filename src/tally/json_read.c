/*
 * json_read.c
 *	  Read a tally from its JSON form.
 *
 * Keys may come in any order (jsonb has one of its own) and white space may stand
 * wherever JSON allows it; all else must be exact, and as sound as from bytes
 * (check.c).
 */
#include "tally/tally.h"

#include <string.h>

#include "doc/format.h"
#include "doc/json_scan.h"
#include "tally/check.h"
#include "tally/format.h"

/* What is read, with the places where things stand. */
typedef struct JsonTally
{
	NxJson json;
	NxTallyView *view;
	uint32_t names_room;
	uint32_t *name_offsets;
	uint32_t name_offsets_room;
	uint32_t pairs_room;
	uint32_t *pair_offsets;
	uint32_t pair_offsets_room;
} JsonTally;

enum TallyKey
{
	TALLY_NEWSTALLY,
	TALLY_ARTICLES,
	TALLY_MISSED,
	TALLY_NAMES,
	TALLY_PAIRS_MISSED,
	TALLY_PAIRS,
	N_TALLY_KEYS
};

static const char *const tally_keys[N_TALLY_KEYS] = {
	[TALLY_NEWSTALLY] = "newstally",
	[TALLY_ARTICLES] = "articles",
	[TALLY_MISSED] = "missed",
	[TALLY_NAMES] = "names",
	[TALLY_PAIRS_MISSED] = "pairs_missed",
	[TALLY_PAIRS] = "pairs",
};

/* A number of up to 96 bits, of which the higher 32 go to *high. */
static uint64_t
read_wide(NxJson *json, bool *is_negative, uint32_t *high)
{
	uint32_t offset = nx_json_here(json);
	NxString digits = nx_json_digits(json, is_negative);
	uint64_t words[3] = {0, 0, 0}; /* of 32 bits, the lowest first */

	for (uint32_t i = 0; i < digits.len && words[2] <= UINT32_MAX; i++)
	{
		uint64_t carry = (uint64_t) (digits.bytes[i] - '0');

		for (int k = 0; k < 2; k++)
		{
			carry += words[k] * 10;
			words[k] = carry & UINT32_MAX;
			carry >>= 32;
		}
		words[2] = words[2] * 10 + carry;
	}
	if (words[2] > UINT32_MAX)
		nx_json_fail(json, offset, "the number is too large");
	*high = (uint32_t) words[2];
	return words[1] << 32 | words[0];
}

/* A whole number below 2^62, so that sums of two do not overflow. */
static uint64_t
read_number(NxJson *json, bool *is_negative)
{
	uint32_t offset = nx_json_here(json);
	uint32_t high;
	uint64_t value = read_wide(json, is_negative, &high);

	if (high > 0 || value >> 62 != 0)
		nx_json_fail(json, offset, "the number is too large");
	return json->status == NX_OK ? value : 0;
}

/* The next member of an array of a known length. */
static void
step(NxJson *json, uint32_t *n_read, uint32_t offset)
{
	if (!nx_json_next_element(json, n_read))
		nx_json_fail(json, offset, "the array is too short");
}

/* Nothing more may stand in that array. */
static void
finish(NxJson *json, uint32_t *n_read, uint32_t offset)
{
	if (nx_json_next_element(json, n_read))
		nx_json_fail(json, offset, "the array is too long");
}

/* ["person","Ana Lee",articles,mentions,tone,squares,missed] */
static void
read_name(void *context)
{
	JsonTally *reading = context;
	NxJson *json = &reading->json;
	NxTallyView *view = reading->view;
	uint32_t offset = nx_json_here(json);
	NxTallyName name;
	uint32_t n_read = 0;
	bool is_negative;
	uint64_t tone;

	if (view->n_names == NX_TALLY_MAX_NAMES)
		nx_json_fail(json, offset, "there are too many names");
	nx_json_open_array(json);
	step(json, &n_read, offset);
	name.kind = nx_json_entity_kind(json);
	step(json, &n_read, offset);
	name.name = nx_json_string(json);
	step(json, &n_read, offset);
	name.counts.articles = read_number(json, NULL);
	step(json, &n_read, offset);
	name.counts.mentions = read_number(json, NULL);
	step(json, &n_read, offset);
	tone = read_number(json, &is_negative);
	name.counts.tone = is_negative ? -(int64_t) tone : (int64_t) tone;
	step(json, &n_read, offset);
	name.counts.squares = read_wide(json, NULL, &name.counts.squares_high);
	step(json, &n_read, offset);
	name.counts.missed = read_number(json, NULL);
	finish(json, &n_read, offset);
	if (json->status != NX_OK)
		return;
	nx_grow(json->arena, view->names, view->n_names, (size_t) view->n_names + 1,
			&reading->names_room);
	nx_grow(json->arena, reading->name_offsets, view->n_names, (size_t) view->n_names + 1,
			&reading->name_offsets_room);
	reading->name_offsets[view->n_names] = offset;
	view->names[view->n_names++] = name;
}

/* [first,second,articles,missed] */
static void
read_pair(void *context)
{
	JsonTally *reading = context;
	NxJson *json = &reading->json;
	NxTallyView *view = reading->view;
	uint32_t offset = nx_json_here(json);
	NxTallyPair pair;
	uint32_t n_read = 0;

	if (view->n_pairs == NX_TALLY_MAX_PAIRS)
		nx_json_fail(json, offset, "there are too many pairs");
	nx_json_open_array(json);
	step(json, &n_read, offset);
	pair.first = nx_json_count(json);
	step(json, &n_read, offset);
	pair.second = nx_json_count(json);
	step(json, &n_read, offset);
	pair.articles = read_number(json, NULL);
	step(json, &n_read, offset);
	pair.missed = read_number(json, NULL);
	finish(json, &n_read, offset);
	if (json->status != NX_OK)
		return;
	nx_grow(json->arena, view->pairs, view->n_pairs, (size_t) view->n_pairs + 1,
			&reading->pairs_room);
	nx_grow(json->arena, reading->pair_offsets, view->n_pairs, (size_t) view->n_pairs + 1,
			&reading->pair_offsets_room);
	reading->pair_offsets[view->n_pairs] = offset;
	view->pairs[view->n_pairs++] = pair;
}

static void
read_member(JsonTally *reading, enum TallyKey key)
{
	NxJson *json = &reading->json;
	NxTallyView *view = reading->view;

	switch (key)
	{
		case TALLY_NEWSTALLY:
			nx_json_version(json, "newstally", NX_TALLY_VERSION, NX_TALLY_VERSION);
			break;
		case TALLY_ARTICLES:
			view->articles = read_number(json, NULL);
			break;
		case TALLY_MISSED:
			view->missed = read_number(json, NULL);
			break;
		case TALLY_NAMES:
			nx_json_array(json, read_name, reading);
			break;
		case TALLY_PAIRS_MISSED:
			view->pairs_missed = read_number(json, NULL);
			break;
		case TALLY_PAIRS:
			view->has_pairs = !nx_json_null(json);
			if (view->has_pairs)
				nx_json_array(json, read_pair, reading);
			break;
		case N_TALLY_KEYS:
			break;
	}
}

NxStatus
nx_tally_from_json(NxTallyView *view, NxArena *arena, const char *json, size_t len,
				   NxError *error)
{
	NxJsonObject object = {"a newstally", tally_keys, N_TALLY_KEYS, 0, 0, 0};
	JsonTally reading;

	memset(view, 0, sizeof(*view));
	if (len > NX_DOC_MAX_INPUT)
		return nx_fail(error, NX_LIMIT, 0, "newstally of %zu bytes is too long", len);
	memset(&reading, 0, sizeof(reading));
	nx_json_init(&reading.json, arena, json, len, error);
	reading.view = view;
	nx_json_open_object(&reading.json, &object);
	while (nx_json_next_member(&reading.json, &object))
		read_member(&reading, (enum TallyKey) object.key);
	nx_json_end(&reading.json);
	if (reading.json.status != NX_OK)
		return reading.json.status;
	return nx_tally_check(view, reading.name_offsets, reading.pair_offsets, arena->env,
						  NX_BAD_SYNTAX, error);
}
