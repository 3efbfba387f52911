/*
 * rows.c
 *	  The rows of a list of names: what they may hold, their order, and whether two
 *	  contradict each other.
 */
#include "names/names.h"

#include <inttypes.h>
#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "doc/strings.h"
#include "text/chars.h"
#include "text/fold.h"

/* Bytes of a name that a message repeats. */
#define MAX_SHOWN 24

static int
shown_bytes(NxString string)
{
	return (int) nx_utf8_clip(string.bytes, string.len, MAX_SHOWN);
}

/* ---- one row ---- */

static NxString
trim(NxString string)
{
	while (string.len > 0)
	{
		size_t next = 0;

		if (!nx_char_is_space(nx_utf8_next(string.bytes, string.len, &next)))
			break;
		string.bytes += next;
		string.len -= (uint32_t) next;
	}
	while (string.len > 0)
	{
		size_t last = string.len;

		if (!nx_char_is_space(nx_utf8_previous(string.bytes, &last)))
			break;
		string.len = (uint32_t) last;
	}
	return string;
}

/* Is there a letter or a digit in it, by which it could be found? */
static bool
has_word(NxString alias)
{
	char folded[3 * NX_NAMES_MAX_BYTES];

	return nx_fold_name(alias.bytes, alias.len, folded) > 0;
}

static NxStatus
check_text(const char *what, NxString text, size_t offset, NxError *error)
{
	const char *fault = nx_doc_name_fault(text);

	if (fault != NULL)
		return nx_fail(error, NX_BAD_SYNTAX, offset, "the %s %s", what, fault);
	if (text.len > NX_NAMES_MAX_BYTES)
	{
		nx_fail(error, NX_LIMIT, offset,
				"the %s \"%.*s...\" of %" PRIu32 " bytes is too long", what,
				shown_bytes(text), text.bytes, text.len);
		return nx_fail_detail(error, "An alias or a name has at most %d bytes.",
							  NX_NAMES_MAX_BYTES);
	}
	return NX_OK;
}

static NxStatus
fail_kind(NxString kind, size_t offset, NxError *error)
{
	char list[128] = "";

	for (uint32_t i = 0; i < NX_NAMES_N_KINDS; i++)
	{
		if (i > 0)
			strcat(list, ", ");
		strcat(list, nx_kind_names[i]);
	}
	nx_fail(error, NX_BAD_SYNTAX, offset, "unknown kind of name: \"%.*s\"",
			shown_bytes(kind), kind.bytes);
	return nx_fail_detail(error, "The kinds are %s.", list);
}

NxStatus
nx_names_row(NxNamesRow *row, const NxNamesGiven *given, NxError *error)
{
	NxKind kind;
	NxStatus status;

	row->offset = given->offset;
	row->name = trim(given->name);
	row->alias = given->alias.bytes == NULL ? row->name : trim(given->alias);
	status = check_text("name", row->name, given->offset, error);
	if (status == NX_OK)
		status = check_text("alias", row->alias, given->offset, error);
	if (status != NX_OK)
		return status;
	if (!has_word(row->alias))
	{
		nx_fail(error, NX_BAD_SYNTAX, given->offset,
				"the alias \"%.*s\" has no letter or digit", shown_bytes(row->alias),
				row->alias.bytes);
		return nx_fail_detail(error, "Aliases are found by their letters and digits.");
	}
	if (!nx_kind_from_name(given->kind.bytes, given->kind.len, &kind) ||
		kind >= NX_NAMES_N_KINDS)
		return fail_kind(given->kind, given->offset, error);
	row->kind = (uint8_t) kind;
	return NX_OK;
}

static const char *
text_fault(NxString text)
{
	const char *fault = nx_doc_name_fault(text);

	if (fault != NULL)
		return fault;
	if (text.len > NX_NAMES_MAX_BYTES)
		return "is too long";
	return trim(text).len < text.len ? "begins or ends with white space" : NULL;
}

const char *
nx_names_row_fault(const NxNamesRow *row)
{
	if (row->kind >= NX_NAMES_N_KINDS)
		return "is of no known kind";
	if (text_fault(row->name) != NULL)
		return "has no sound name";
	if (text_fault(row->alias) != NULL || !has_word(row->alias))
		return "has no sound alias";
	return NULL;
}

/* ---- their order ---- */

bool
nx_names_is_same_thing(const NxNamesRow *a, const NxNamesRow *b)
{
	return a->kind == b->kind && nx_doc_string_compare(a->name, b->name) == 0;
}

int
nx_names_compare(const NxNamesRow *a, const NxNamesRow *b)
{
	int order = nx_doc_string_compare(a->name, b->name);

	if (order == 0)
		order = (a->kind > b->kind) - (a->kind < b->kind);
	return order != 0 ? order : nx_doc_string_compare(a->alias, b->alias);
}

static int
compare_rows(const void *a, const void *b)
{
	return nx_names_compare(a, b);
}

static int
compare_aliases(const void *a, const void *b)
{
	return nx_doc_string_compare(((const NxNamesRow *) a)->alias,
								 ((const NxNamesRow *) b)->alias);
}

void
nx_names_tidy(NxNames *names, NxArena *arena)
{
	uint32_t n = 0;

	nx_sort_array(arena, names->rows, names->n_rows, compare_rows);
	for (uint32_t i = 0; i < names->n_rows; i++)
	{
		if (n == 0 || nx_names_compare(&names->rows[n - 1], &names->rows[i]) != 0)
			names->rows[n++] = names->rows[i];
	}
	names->n_rows = n;
}

/* ---- contradictions ---- */

/*
 * What two aliases share that read the same: folded, but "Disney+" is not "Disney",
 * nor "C#" "C".
 */
static NxString
key_of(NxString alias, NxArena *arena)
{
	char *bytes = nx_arena_alloc(arena, (size_t) alias.len * 4);
	NxString key = {bytes, (uint32_t) nx_fold_name(alias.bytes, alias.len, bytes)};

	for (uint32_t i = 0; i < alias.len; i++)
	{
		if (alias.bytes[i] == '+' || alias.bytes[i] == '#')
			bytes[key.len++] = alias.bytes[i];
	}
	return key;
}

static NxStatus
fail_contradiction(const NxNamesRow *a, const NxNamesRow *b, NxError *error)
{
	if (a->offset > b->offset)
		return fail_contradiction(b, a, error);
	nx_fail(error, NX_BAD_SYNTAX, b->offset,
			"the alias \"%.*s\" stands for \"%.*s\" (%s) and for \"%.*s\" (%s)",
			shown_bytes(b->alias), b->alias.bytes, shown_bytes(a->name), a->name.bytes,
			nx_kind_names[a->kind], shown_bytes(b->name), b->name.bytes,
			nx_kind_names[b->kind]);
	return nx_fail_detail(
		error, "Aliases that differ in case, accents and marks only are one alias.");
}

NxStatus
nx_names_check(const NxNames *names, NxArena *arena, NxError *error)
{
	NxNamesRow *keyed = nx_new_array(arena, NxNamesRow, names->n_rows);

	for (uint32_t i = 0; i < names->n_rows; i++)
	{
		if (i % 1024 == 0)
			nx_poll(arena->env);
		keyed[i] = names->rows[i];
		keyed[i].alias = key_of(names->rows[i].alias, arena);
		keyed[i].offset = i;
	}
	nx_sort_array(arena, keyed, names->n_rows, compare_aliases);
	for (uint32_t i = 1; i < names->n_rows; i++)
	{
		if (compare_aliases(&keyed[i - 1], &keyed[i]) == 0 &&
			!nx_names_is_same_thing(&keyed[i - 1], &keyed[i]))
			return fail_contradiction(&names->rows[keyed[i - 1].offset],
									  &names->rows[keyed[i].offset], error);
	}
	nx_drop_array(arena, keyed, names->n_rows);
	return NX_OK;
}
