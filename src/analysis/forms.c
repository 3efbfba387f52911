/*
 * forms.c
 *	  Words as the tagger's features see them.
 */
#include "analysis/forms.h"

#include <string.h>

#include "base/hash.h"
#include "text/chars.h"
#include "text/fold.h"
#include "base/utf8.h"

/* Characters of a pattern that are looked at; the rest of a long word adds little. */
#define PATTERN_CHARS 16

/* nx_fold_lower writes at most three bytes for one. */
#define FOLDED_BYTES (3 * NX_FORM_MAX_BYTES)

static void
add_edge(NxForms *forms)
{
	NxForm *edge = &forms->forms[NX_FORM_EDGE];

	memset(edge, 0, sizeof(*edge));
	edge->key = nx_hash64(NX_FORM_EDGE_TEXT, strlen(NX_FORM_EDGE_TEXT));
	edge->entry = nx_model_form(forms->model, edge->key, NX_SHAPE_NONE, NX_TOKEN_SYMBOL);
	edge->word = edge->key;
	edge->pattern = edge->key;
	edge->cluster = NX_MODEL_NO_CLUSTER;
	edge->kind = NX_TOKEN_SYMBOL;
	forms->n_forms = 1;
	forms->n_finished = 1;
}

void
nx_forms_init(NxForms *forms, NxArena *arena, const NxModel *model, uint32_t n_tokens)
{
	forms->model = model;
	forms->limit = n_tokens < NX_FORMS_LIMIT ? n_tokens + 1 : NX_FORMS_LIMIT;
	forms->n_slots = 64;
	while (forms->n_slots < 2 * forms->limit)
		forms->n_slots *= 2;
	forms->forms = nx_arena_alloc(arena, forms->limit * sizeof(NxForm));
	forms->slots = nx_new_array(arena, uint32_t, forms->n_slots);
	add_edge(forms);
}

bool
nx_forms_make_room(NxForms *forms, uint32_t needed)
{
	if (forms->limit - forms->n_forms >= needed)
		return false;
	memset(forms->slots, 0, forms->n_slots * sizeof(uint32_t));
	add_edge(forms);
	return true;
}

static char
pattern_char(uint32_t c)
{
	if (c < 0x80)
	{
		if (c >= 'A' && c <= 'Z')
			return 'X';
		if (c >= 'a' && c <= 'z')
			return 'x';
		return c >= '0' && c <= '9' ? 'd' : (char) c;
	}
	if (nx_char_is_upper(c))
		return 'X';
	if (nx_char_is_letter(c))
		return 'x';
	return nx_char_is_digit(c) ? 'd' : '#';
}

/*
 * Letters and digits of one sort count as one, two or many: "Xxx" is any longer
 * capitalised word, "dddd" keeps its length, for years have four.
 */
static uint64_t
hash_pattern(NxString bytes)
{
	char pattern[PATTERN_CHARS];
	uint32_t n = 0;
	size_t offset = 0;

	for (int i = 0; i < PATTERN_CHARS && offset < bytes.len; i++)
	{
		char c = pattern_char(nx_utf8_next(bytes.bytes, bytes.len, &offset));

		if (n >= 2 && c != 'd' && pattern[n - 1] == c && pattern[n - 2] == c)
			continue;
		pattern[n++] = c;
	}
	return nx_hash64(pattern, n);
}

/* Words of that many characters have ends, and their hashes are brought to a byte. */
#define END_CHARS 3

static uint8_t
end_of(uint64_t hash)
{
	return (uint8_t) (1 + (hash >> 32) % 255);
}

/* Hashes of the first and last 1, 2, ... characters of the lower-case word. */
static void
add_affixes(NxForm *form, NxString bytes)
{
	char lower[FOLDED_BYTES];
	size_t len = nx_fold_lower(bytes.bytes, bytes.len, lower);
	size_t front = 0;
	size_t back = len;
	uint64_t prefix = 1;
	uint64_t suffix = 2;

	while (form->n_affixes < NX_FORM_AFFIXES && front < len)
	{
		prefix = nx_hash_mix(prefix, nx_utf8_next(lower, len, &front));
		suffix = nx_hash_mix(suffix, nx_utf8_previous(lower, &back));
		form->prefixes[form->n_affixes] = prefix;
		form->suffixes[form->n_affixes] = suffix;
		form->n_affixes++;
	}
	if (form->n_affixes >= END_CHARS)
	{
		form->ends[0] = end_of(form->prefixes[END_CHARS - 1]);
		form->ends[1] = end_of(form->suffixes[END_CHARS - 1]);
	}
}

static void
set_cluster(const NxForms *forms, NxForm *form, uint16_t cluster)
{
	form->cluster = cluster;
	form->path = 0;
	form->path_len = 0;
	if (cluster != NX_MODEL_NO_CLUSTER)
	{
		const uint32_t *path = &forms->model->cluster_paths[2 * (size_t) cluster];

		form->path_len = path[1] > 32 ? 32 : (uint8_t) path[1];
		form->path = form->path_len == 0 ? 0 : path[0] << (32 - form->path_len);
	}
}

static bool
try_cluster(const NxForms *forms, NxForm *form, uint64_t key)
{
	const NxClusterEntry *entry = nx_model_cluster(forms->model, key);

	if (entry == NULL)
		return false;
	set_cluster(forms, form, entry->cluster);
	return true;
}

/*
 * The cluster of the word as it stands; of a rare casing ("McDONALD", "SEOUL") the
 * cluster of the lower-case word or of the one with a capital.
 */
static void
find_cluster(const NxForms *forms, NxForm *form, const NxFormSource *source)
{
	char capital[FOLDED_BYTES];
	size_t len;

	set_cluster(forms, form, NX_MODEL_NO_CLUSTER);
	if (forms->model->n_clusters == 0 || try_cluster(forms, form, source->key))
		return;
	if (source->kind != NX_TOKEN_WORD || source->shape == NX_SHAPE_NONE)
		return;
	len = nx_fold_lower(source->bytes.bytes, source->bytes.len, capital);
	if (capital[0] >= 'a' && capital[0] <= 'z')
	{
		capital[0] = (char) (capital[0] - 'a' + 'A');
		if (try_cluster(forms, form, nx_hash64(capital, len)))
			return;
	}
	(void) try_cluster(forms, form, source->lower);
}

static void
read_bytes(const NxForms *forms, NxForm *form, const NxFormSource *full)
{
	NxFormSource source = *full;

	if (source.bytes.len > NX_FORM_MAX_BYTES)
		source.bytes.len = (uint32_t) nx_utf8_clip(source.bytes.bytes, source.bytes.len,
												   NX_FORM_MAX_BYTES);
	form->pattern = hash_pattern(source.bytes);
	if (source.kind == NX_TOKEN_NUMBER)
		form->word = form->pattern;
	find_cluster(forms, form, &source);
	if (source.kind <= NX_TOKEN_CJK && source.shape != NX_SHAPE_NONE)
		add_affixes(form, source.bytes);
}

static void
make_form(const NxForms *forms, NxForm *form, const NxFormSource *source)
{
	const NxFormEntry *entry =
		nx_model_form(forms->model, source->key, source->shape, source->kind);

	form->entry = entry;
	form->key = source->key;
	form->classes = source->classes;
	form->shape = source->shape;
	form->kind = source->kind;
	form->n_affixes = 0;
	memset(form->ends, 0, sizeof(form->ends));
	form->word = source->lower;
	if (entry != NULL)
		nx_model_expect_form(entry);
	else
		read_bytes(forms, form, source);
}

uint32_t
nx_forms_find(NxForms *forms, const NxFormSource *source)
{
	uint32_t slot = (uint32_t) (source->key >> 32) & (forms->n_slots - 1);

	while (forms->slots[slot] != 0)
	{
		if (forms->forms[forms->slots[slot]].key == source->key)
			return forms->slots[slot];
		slot = (slot + 1) & (forms->n_slots - 1);
	}
	nx_assert(forms->n_forms < forms->limit);
	make_form(forms, &forms->forms[forms->n_forms], source);
	forms->slots[slot] = forms->n_forms;
	return forms->n_forms++;
}

void
nx_forms_finish(NxForms *forms)
{
	for (; forms->n_finished < forms->n_forms; forms->n_finished++)
	{
		NxForm *form = &forms->forms[forms->n_finished];

		if (form->entry == NULL)
			continue;
		form->pattern = form->entry->pattern;
		memcpy(form->ends, form->entry->ends, sizeof(form->ends));
		if (form->kind == NX_TOKEN_NUMBER)
			form->word = form->pattern;
		set_cluster(forms, form, form->entry->cluster);
	}
}
