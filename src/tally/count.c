/*
 * count.c
 *	  Count one newsdoc.
 *
 * This is what a query over millions of articles spends its time in, and most of that
 * is waiting for memory: the table of a large tally does not fit the fast caches.  So
 * a newsdoc is not taken name by name but in passes, in which each name's place is
 * asked for well before it is looked at.
 */
#include "tally/table.h"

#include "doc/doc.h"
#include "doc/strings.h"
#include "doc/walk.h"

/* A table is pruned after so many names of an article at the latest. */
#define PASS 1024

/* Scratch for larger articles is not kept. */
#define KEPT_ITEMS 4096

/* Entities that are read from a value together. */
#define ENTITIES_AT_ONCE 64

#define NOT_COUNTED UINT8_MAX

/* An entity of the article in hand. */
struct NxTallyItem
{
	NxTallyProbe probe; /* of a kind or NOT_COUNTED */
	int32_t tone;
	uint32_t n_mentions;
};

void
nx_tally_scratch_init(NxTallyScratch *scratch, const NxEnv *env)
{
	memset(scratch, 0, sizeof(*scratch));
	scratch->env = env;
}

static void
reserve_items(NxTallyScratch *scratch, uint32_t n)
{
	nx_tally_reserve(scratch->env, scratch->items, 0, n, &scratch->room);
}

static void
drop_items(NxTallyScratch *scratch)
{
	nx_tally_release(scratch->env, scratch->items);
	nx_tally_scratch_init(scratch, scratch->env);
}

/* Of dates and sums of money and of what is too long for a name the tone is not looked at. */
static bool
has_sound_tone(const NxTallyItem *item)
{
	return item->probe.key.kind == NOT_COUNTED ||
		   (item->tone >= -NX_UNIT && item->tone <= NX_UNIT);
}

/* The mentions of a value that does not say them of each entity; false: not sound. */
static bool
count_mentions(NxWalk *walk, const NxEnv *env, NxTallyItem *items, uint32_t n)
{
	uint32_t *counts = nx_tally_alloc(env, (n + (size_t) 1) * sizeof(*counts));
	bool sound = true;

	memset(counts, 0, n * sizeof(*counts));
	nx_walk_mentions(walk, counts);
	for (uint32_t i = 0; i < n; i++)
	{
		items[i].n_mentions = counts[i];
		sound &= counts[i] > 0 && has_sound_tone(&items[i]);
	}
	nx_tally_release(env, counts);
	return sound;
}

/* Read an entity into an item; false: it is not sound. */
static inline bool
read_item(const NxTally *tally, const NxWalk *walk, const NxWalkEntity *entity,
		  NxTallyItem *item)
{
	const char *end = (const char *) walk->reader.bytes + walk->reader.len;

	item->n_mentions = entity->n_mentions;
	item->tone = entity->tone;
	item->probe.key.kind = NOT_COUNTED;
	if (entity->kind >= NX_TALLY_KINDS || entity->name.len > NX_TALLY_MAX_NAME)
		return entity->n_mentions > 0;
	nx_tally_make_key(&item->probe.key, entity->name.bytes, entity->name.len, entity->kind,
					  (size_t) (end - entity->name.bytes));
	nx_tally_ask_slot(tally, &item->probe);
	return entity->n_mentions > 0 && has_sound_tone(item);
}

/* Read the entities and their mentions into items; nothing is counted yet. */
static NxStatus
read_items(const NxTally *tally, NxTallyScratch *scratch, const void *newsdoc, size_t len,
		   uint32_t *n, NxError *error)
{
	NxWalk walk;
	NxWalkEntity entities[ENTITIES_AT_ONCE];
	uint32_t n_read;
	bool sound = true;

	*n = 0;
	nx_walk_begin(&walk, newsdoc, len);
	reserve_items(scratch, walk.n_entities);
	while ((n_read = nx_walk_entities(&walk, entities, ENTITIES_AT_ONCE)) > 0)
	{
		nx_poll(tally->env);
		for (uint32_t i = 0; i < n_read; i++)
			sound &= read_item(tally, &walk, &entities[i], &scratch->items[(*n)++]);
	}
	if (!walk.says_mentions)
		sound = count_mentions(&walk, tally->env, scratch->items, *n);
	if (walk.reader.bad)
		return nx_walk_fault(&walk, error);
	if (!sound)
		return nx_fail(error, NX_BAD_BYTES, 0, "a tone or a number of mentions is wrong");
	return NX_OK;
}

/* The entry of an item's name, new if need be; NX_TALLY_NONE: it is no name. */
static inline uint32_t
get_entry(NxTally *tally, const NxTallyItem *item)
{
	const NxTallyKey *key = &item->probe.key;
	NxString name = {key->name, key->len};
	uint32_t index = nx_tally_answer(tally, &item->probe);

	if (index != NX_TALLY_NONE)
		return index;
	if (nx_doc_name_fault(name) != NULL)
		return NX_TALLY_NONE;
	return nx_tally_add_name(tally, key, item->probe.hash);
}

static void
count_article(NxTallyEntry *entry, int32_t tone)
{
	entry->articles++;
	entry->tone += tone;
	nx_tally_add_squares(entry, (uint64_t) ((int64_t) tone * tone), 0);
}

/*
 * Count so many items; the first NX_TALLY_PAIRED entries of the article are noted in
 * salient[*n_salient...].
 */
static NxStatus
count_items(NxTally *tally, const NxTallyScratch *scratch, uint32_t start, uint32_t end,
			uint32_t *salient, uint32_t *n_salient, NxError *error)
{
	for (uint32_t i = start; i < end; i++)
	{
		if (scratch->items[i].probe.key.kind != NOT_COUNTED)
			nx_tally_ask_entry(tally, &scratch->items[i].probe);
	}
	for (uint32_t i = start; i < end; i++)
	{
		const NxTallyItem *item = &scratch->items[i];
		uint32_t index;
		NxTallyEntry *entry;

		if (item->probe.key.kind == NOT_COUNTED)
			continue;
		index = get_entry(tally, item);
		if (index == NX_TALLY_NONE)
			return nx_fail(error, NX_BAD_BYTES, 0, "the name of an entity is malformed");
		entry = &tally->entries[index];
		entry->mentions = nx_tally_add_mentions(entry->mentions, item->n_mentions);
		if (entry->stamp == tally->stamp)
			continue;
		entry->stamp = tally->stamp;
		count_article(entry, item->tone);
		if (*n_salient < NX_TALLY_PAIRED)
			salient[(*n_salient)++] = index;
	}
	return NX_OK;
}

/* Count the pairs of these entries. */
static void
count_pairs(NxTally *tally, const uint32_t *salient, uint32_t n_salient)
{
	uint32_t hashes[NX_TALLY_PAIRED];

	for (uint32_t i = 1; i < n_salient; i++)
	{
		for (uint32_t k = 0; k < i; k++)
		{
			uint32_t first = salient[i] < salient[k] ? salient[i] : salient[k];
			uint32_t second = salient[i] < salient[k] ? salient[k] : salient[i];

			hashes[k] = nx_tally_hash_pair(tally, first, second);
			if (tally->pair_slots.size > 0)
				nx_prefetch(
					&tally->pair_slots.slots[hashes[k] & (tally->pair_slots.size - 1)]);
		}
		for (uint32_t k = 0; k < i; k++)
		{
			uint32_t first = salient[i] < salient[k] ? salient[i] : salient[k];
			uint32_t second = salient[i] < salient[k] ? salient[k] : salient[i];
			uint32_t index = nx_tally_get_pair(tally, first, second, hashes[k]);

			tally->pairs[index].articles++;
		}
	}
}

/* A stamp that no entry has. */
static void
next_stamp(NxTally *tally)
{
	if (++tally->stamp != 0)
		return;
	for (uint32_t i = 0; i < tally->n_entries; i++)
		tally->entries[i].stamp = 0;
	tally->stamp = 1;
}

NxStatus
nx_tally_count(NxTally *tally, NxTallyScratch *scratch, const void *newsdoc, size_t len,
			   bool pairs, NxError *error)
{
	uint32_t salient[NX_TALLY_PAIRED];
	uint32_t n_salient = 0;
	bool pending;
	uint32_t n;
	NxStatus status = read_items(tally, scratch, newsdoc, len, &n, error);

	if (status == NX_OK)
		status = nx_tally_check_room(tally->articles + 1, tally->missed,
									 tally->pairs_missed, error);
	if (status != NX_OK)
		return status;
	if (tally->articles == 0)
		tally->has_pairs = pairs;
	else if (tally->has_pairs && !pairs)
		nx_tally_forget_pairs(tally);
	tally->articles++;
	next_stamp(tally);
	pending = tally->has_pairs;
	for (uint32_t start = 0; start < n && status == NX_OK; start += PASS)
	{
		bool is_last = n - start <= PASS;

		status = count_items(tally, scratch, start, is_last ? n : start + PASS, salient,
							 &n_salient, error);
		if (pending && (n_salient == NX_TALLY_PAIRED || is_last))
		{
			count_pairs(tally, salient, n_salient);
			pending = false;
		}
		/* While pairs are pending no entry may move, nor have come many new ones. */
		if (!pending)
			nx_tally_prune(tally);
	}
	if (n > KEPT_ITEMS)
		drop_items(scratch);
	return status;
}
