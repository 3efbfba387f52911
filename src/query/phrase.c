/*
 * phrase.c
 *	  Phrases and sets of them; see phrase.h.
 *
 * Of a sorted set, those phrases that a text begins with all stand at or before the
 * text's own place, and the nearest phrase before that place begins with each of them.
 * So one binary search and a climb along `parent` find them all, be they two or
 * thousands: a list of all companies of a country is one query.
 */
#include "query/phrase.h"

#include <string.h>

#include "base/sort.h"
#include "doc/strings.h"
#include "text/chars.h"
#include "text/fold.h"

/* Room for a folded name to begin with. */
#define FIRST_ROOM 512

/* NxPhraseSet.raw */
#define RAW_START 0x01	/* a first letter of some phrase, if it begins a word */
#define RAW_ANY 0x02	/* not ASCII: it may fold to anything */
#define RAW_LETTER 0x04 /* letter or digit */
#define RAW_BREAK 0x10	/* neither: a word may begin behind it; RAW_START << 4 */

/* A phrase and who brought it, while the set is sorted. */
typedef struct Member
{
	NxString words;
	uint32_t number;
} Member;

static int
compare_members(const void *a, const void *b)
{
	return nx_doc_string_compare(((const Member *) a)->words, ((const Member *) b)->words);
}

static bool
begins_with(NxString text, NxString phrase)
{
	return phrase.len <= text.len && memcmp(text.bytes, phrase.bytes, phrase.len) == 0;
}

/* The phrase before it, or one that this one begins with, and so on. */
static uint32_t
find_parent(const NxPhraseSet *set, uint32_t index)
{
	uint32_t parent = index == 0 ? NX_NO_PHRASE : index - 1;

	while (parent != NX_NO_PHRASE &&
		   !begins_with(set->phrases[index].words, set->phrases[parent].words))
		parent = set->phrases[parent].parent;
	return parent;
}

/* After `starts`: that of the small letter goes for both. */
static void
fill_raw(NxPhraseSet *set)
{
	for (int byte = 0; byte < 0x80; byte++)
	{
		uint8_t class = nx_char_latin1[byte];
		int small = class & NX_CHAR_UPPER ? byte + 32 : byte;

		if ((class & (NX_CHAR_LETTER | NX_CHAR_DIGIT)) == 0)
			set->raw[byte] = RAW_BREAK;
		else
			set->raw[byte] = set->starts[small] ? RAW_LETTER | RAW_START : RAW_LETTER;
	}
	memset(set->raw + 0x80, RAW_ANY, 0x80);
}

void
nx_phrase_set_make(NxPhraseSet *set, const NxString *phrases, uint32_t n, NxArena *arena)
{
	Member *sorted = nx_new_array(arena, Member, n);

	memset(set, 0, sizeof(*set));
	for (uint32_t i = 0; i < n; i++)
	{
		sorted[i].words = phrases[i];
		sorted[i].number = i;
	}
	nx_sort_array(arena, sorted, n, compare_members);
	set->phrases = nx_new_array(arena, NxPhrase, n);
	set->members = nx_new_array(arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
	{
		NxPhrase *phrase = &set->phrases[set->n_phrases];

		set->members[i] = sorted[i].number;
		if (i > 0 && nx_doc_string_compare(sorted[i].words, sorted[i - 1].words) == 0)
		{
			phrase[-1].n_members++;
			continue;
		}
		phrase->words = sorted[i].words;
		phrase->first_member = i;
		phrase->n_members = 1;
		phrase->parent = find_parent(set, set->n_phrases);
		set->n_phrases++;
		set->starts[(uint8_t) phrase->words.bytes[0]] = true;
	}
	fill_raw(set);
}

/* Without a branch for each byte: this is where most of the time goes. */
bool
nx_phrase_set_may_have(const NxPhraseSet *set, NxString name)
{
	uint8_t before = RAW_BREAK;
	uint8_t may = 0;

	for (uint32_t i = 0; i < name.len; i++)
	{
		uint8_t raw = set->raw[(uint8_t) name.bytes[i]];

		may |= raw & (before >> 4 | RAW_ANY);
		before = raw;
	}
	return (may & (RAW_START | RAW_ANY)) != 0;
}

bool
nx_phrase_set_may_begin(const NxPhraseSet *set, NxString name)
{
	for (uint32_t i = 0; i < name.len; i++)
	{
		uint8_t raw = set->raw[(uint8_t) name.bytes[i]];

		if (raw != RAW_BREAK)
			return (raw & (RAW_START | RAW_ANY)) != 0;
	}
	return false;
}

/* How many phrases stand at or before a text. */
static uint32_t
count_before(const NxPhraseSet *set, NxString text)
{
	uint32_t low = 0;
	uint32_t high = set->n_phrases;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (nx_doc_string_compare(set->phrases[middle].words, text) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Bytes at the beginning that two strings share. */
static uint32_t
count_shared(NxString a, NxString b)
{
	uint32_t shorter = a.len < b.len ? a.len : b.len;
	uint32_t n = 0;

	while (n < shorter && a.bytes[n] == b.bytes[n])
		n++;
	return n;
}

uint32_t
nx_phrase_set_longest(const NxPhraseSet *set, NxString text)
{
	uint32_t found;
	uint32_t shared;

	if (text.len == 0 || !set->starts[(uint8_t) text.bytes[0]])
		return NX_NO_PHRASE;
	found = count_before(set, text);
	if (found == 0)
		return NX_NO_PHRASE;
	found--;
	shared = count_shared(set->phrases[found].words, text);
	while (found != NX_NO_PHRASE && set->phrases[found].words.len > shared)
		found = set->phrases[found].parent;
	return found;
}

uint32_t
nx_phrase_set_find(const NxPhraseSet *set, NxString phrase)
{
	uint32_t found;

	if (phrase.len == 0 || !set->starts[(uint8_t) phrase.bytes[0]])
		return NX_NO_PHRASE;
	found = count_before(set, phrase);
	if (found == 0 || set->phrases[found - 1].words.len != phrase.len ||
		!begins_with(phrase, set->phrases[found - 1].words))
		return NX_NO_PHRASE;
	return found - 1;
}

NxString
nx_phrase_of(NxString name, NxArena *arena)
{
	char *room = nx_arena_alloc(arena, (size_t) name.len * 3);
	NxString folded = {room, (uint32_t) nx_fold_name(name.bytes, name.len, room)};

	return folded;
}

void
nx_folder_init(NxFolder *folder, NxArena *arena)
{
	folder->arena = arena;
	folder->size = FIRST_ROOM;
	folder->room = nx_arena_alloc(arena, folder->size);
}

NxString
nx_folder_fold(NxFolder *folder, NxString name)
{
	NxString folded;
	size_t need = (size_t) name.len * 3;

	if (need > folder->size)
	{
		nx_arena_drop(folder->arena, folder->room, folder->size);
		folder->size = (uint32_t) (need < UINT32_MAX / 2 ? 2 * need : need);
		folder->room = nx_arena_alloc(folder->arena, folder->size);
	}
	folded.bytes = folder->room;
	folded.len = (uint32_t) nx_fold_name(name.bytes, name.len, folder->room);
	return folded;
}
