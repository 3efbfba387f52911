/*
 * websearch.c
 *	  What is typed into a search box, read as a query.  Nothing in it is wrong:
 *	  what makes no sense as a sign is a separator, or is dropped.
 *
 *		obama merkel		obama & merkel
 *		obama and merkel	obama & merkel
 *		obama or "un"		obama | un
 *		obama -neg:un		obama & !neg:un
 *		jong-un, place:paris*	"jong un" & place:paris*
 *
 * Quotes are ASCII or typographic, and one that is not closed is ignored.  `or` and
 * `and` are words where no term comes before them, and are dropped where none follows.
 * For `and` joins what is joined anyway: as a word it would be asked of names, and
 * nearly all queries of those who type it would find nothing.
 */
#include "query/query.h"

#include <string.h>

#include "base/utf8.h"
#include "query/draft.h"
#include "text/chars.h"

/* Bytes between two polls. */
#define POLL_BYTES 1024

/* The most items that a term can add: itself, not, and, and an or at the end. */
#define ITEMS_OF_TERM 4

typedef struct Search
{
	const char *text;
	size_t len;
	size_t offset;
	NxQueryDraft draft;
	bool has_group;	  /* terms joined by and, before the last or, are written */
	bool has_current; /* and some after it */
	bool or_waits;	  /* an or came; the next term begins a new group */
	bool quotes_end;  /* no quote closes from here on */
	uint32_t n_dropped;
	size_t next_poll;
} Search;

static void
poll_sometimes(Search *search, size_t offset)
{
	if (offset < search->next_poll)
		return;
	search->next_poll = offset + POLL_BYTES;
	nx_poll(search->draft.arena->env);
}

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E;
}

/* What ends a word without being part of it. */
static bool
is_separator(uint32_t c)
{
	return nx_char_is_space(c) || c == ',' || c == ';' || c == '|' || c == '(' ||
		   c == ')' || c == ':';
}

/* The character at an offset, which is not the end; *next is behind it. */
static uint32_t
character_at(const Search *search, size_t offset, size_t *next)
{
	*next = offset;
	return nx_utf8_next(search->text, search->len, next);
}

static bool
has_at(const Search *search, size_t offset, char wanted)
{
	return offset < search->len && search->text[offset] == wanted;
}

static void
skip_separators(Search *search)
{
	size_t next;

	while (search->offset < search->len &&
		   is_separator(character_at(search, search->offset, &next)))
	{
		search->offset = next;
		poll_sometimes(search, next);
	}
}

/* The end of the word at an offset: a separator or a quote. */
static size_t
find_word_end(Search *search, size_t offset)
{
	while (offset < search->len)
	{
		size_t next;
		uint32_t c = character_at(search, offset, &next);

		if (is_separator(c) || is_quote(c))
			break;
		offset = next;
		poll_sometimes(search, offset);
	}
	return offset;
}

/* The next quote from an offset; false: there is none, and never will be. */
static bool
find_quote(Search *search, size_t offset, size_t *quote, size_t *behind)
{
	while (!search->quotes_end && offset < search->len)
	{
		*quote = offset;
		if (is_quote(character_at(search, offset, behind)))
			return true;
		offset = *behind;
		poll_sometimes(search, offset);
	}
	search->quotes_end = true;
	return false;
}

/* Write the term, joined to those before it. */
static void
add_term(Search *search, const NxQueryTerm *term, bool is_negated)
{
	if (search->or_waits && search->has_current)
	{
		if (search->has_group)
			nx_draft_add_operator(&search->draft, NX_QUERY_OR);
		search->has_group = true;
		search->has_current = false;
	}
	search->or_waits = false;
	nx_draft_add_term(&search->draft, term);
	if (is_negated)
		nx_draft_add_operator(&search->draft, NX_QUERY_NOT);
	if (search->has_current)
		nx_draft_add_operator(&search->draft, NX_QUERY_AND);
	search->has_current = true;
}

/* A term whose words were typed from start to end. */
static void
take_term(Search *search, NxQueryTerm *term, size_t start, size_t end, bool is_negated)
{
	if (nx_draft_fold(&search->draft, term, search->text + start, end - start) ==
		NX_FOLDED_WORDS)
		add_term(search, term, is_negated);
	else
		search->n_dropped++;
}

/* Kinds and tones before a word, each with a colon and something behind it. */
static void
read_qualifiers(Search *search, NxQueryTerm *term)
{
	for (;;)
	{
		size_t end = find_word_end(search, search->offset);
		size_t next;

		if (!has_at(search, end, ':') || end + 1 == search->len ||
			is_separator(character_at(search, end + 1, &next)) ||
			nx_draft_qualify(term, search->text + search->offset, end - search->offset) !=
				NX_QUALIFIER_TAKEN)
			return;
		search->offset = end + 1;
	}
}

/* A phrase in quotes, if one stands here and is closed; else steps over the quote. */
static void
read_phrase(Search *search, NxQueryTerm *term, size_t start, bool is_negated)
{
	size_t end;
	size_t behind;

	search->offset = start;
	if (!find_quote(search, start, &end, &behind))
		return;
	term->is_prefix = has_at(search, behind, '*');
	search->offset = behind + term->is_prefix;
	take_term(search, term, start, end, is_negated);
}

/* Is it this word, in small letters or capitals, where a term may be joined to another? */
static bool
is_joining(const Search *search, const NxQueryTerm *term, size_t start, size_t end,
		   const char *wanted)
{
	if (end - start != strlen(wanted) || term->kind != NX_QUERY_ANY_KIND ||
		term->tone != 0 || !search->has_current)
		return false;
	for (size_t i = start; i < end; i++)
	{
		char c = search->text[i];

		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != wanted[i - start])
			return false;
	}
	return true;
}

static void
read_word(Search *search, NxQueryTerm *term, bool is_negated)
{
	size_t start = search->offset;
	size_t end = find_word_end(search, start);

	search->offset = end;
	if (!is_negated && is_joining(search, term, start, end, "or"))
	{
		search->or_waits = true;
		return;
	}
	if (!is_negated && is_joining(search, term, start, end, "and"))
		return;
	if (end > start && search->text[end - 1] == '*')
	{
		term->is_prefix = true;
		if (end - start == 1)
		{
			add_term(search, term, is_negated);
			return;
		}
	}
	take_term(search, term, start, end, is_negated);
}

/* What stands between two separators, or is quoted. */
static void
read_piece(Search *search)
{
	NxQueryTerm term = nx_draft_new_term();
	bool is_negated = has_at(search, search->offset, '-');
	size_t next;

	while (has_at(search, search->offset, '-'))
	{
		search->offset++;
		poll_sometimes(search, search->offset);
	}
	read_qualifiers(search, &term);
	if (search->offset == search->len)
		return;
	if (is_quote(character_at(search, search->offset, &next)))
		read_phrase(search, &term, next, is_negated);
	else if (!is_separator(character_at(search, search->offset, &next)))
		read_word(search, &term, is_negated);
}

void
nx_query_websearch(NxQuery *query, NxArena *arena, const char *text, size_t len,
				   uint32_t *n_dropped)
{
	Search search = {.text = text, .len = len};

	nx_draft_init(&search.draft, arena);
	skip_separators(&search);
	while (search.offset < len &&
		   search.draft.n_items + ITEMS_OF_TERM <= NX_QUERY_MAX_ITEMS)
	{
		read_piece(&search);
		skip_separators(&search);
	}
	if (search.has_group)
		nx_draft_add_operator(&search.draft, NX_QUERY_OR);
	*n_dropped = search.n_dropped;
	nx_draft_finish(&search.draft, query);
}
