/*
 * parse.c
 *	  The text form of a query, read.
 *
 * Dijkstra's shunting yard: operators wait on a stack until what follows them is
 * known to bind less tightly, and operands go straight out, so the items come out
 * postfix without recursion.  An operand whose words fold to nothing is dropped: it
 * is not written, and its operator neither.
 */
#include "query/query.h"

#include <string.h>

#include "base/utf8.h"
#include "query/draft.h"
#include "text/chars.h"

/* On the stack of operators, beside those of NxQueryOp. */
#define PARENTHESIS NX_QUERY_TERM

/* Bytes of an unknown word that a message repeats. */
#define MAX_SHOWN 40

/* Bytes between two polls. */
#define POLL_BYTES 1024

typedef struct Waiting
{
	uint8_t op; /* NxQueryOp, or PARENTHESIS */
	uint32_t offset;
} Waiting;

typedef struct Parser
{
	const char *text;
	size_t len;
	size_t offset;
	NxQueryDraft draft;
	Waiting *waiting; /* operators whose right operand is not complete */
	uint32_t n_waiting;
	uint32_t waiting_capacity;
	bool *written; /* of each operand that waits for its operator: was it not dropped? */
	uint32_t n_operands;
	uint32_t operands_capacity;
	uint32_t n_open;  /* parentheses */
	uint32_t n_items; /* terms and operators of the text */
	uint32_t n_dropped;
	size_t next_poll;
	NxStatus status;
	NxError *error;
} Parser;

static void
fail(Parser *parser, size_t offset, const char *fault, const char *hint)
{
	parser->status = nx_fail(parser->error, NX_BAD_SYNTAX, offset, "%s", fault);
	if (hint != NULL)
		nx_fail_detail(parser->error, "%s", hint);
}

static void
fail_limit(Parser *parser, size_t offset, const char *what, unsigned limit)
{
	parser->status = nx_fail(parser->error, NX_LIMIT, offset, what, limit);
}

static void
poll_sometimes(Parser *parser, size_t offset)
{
	if (offset < parser->next_poll)
		return;
	parser->next_poll = offset + POLL_BYTES;
	nx_poll(parser->draft.arena->env);
}

/* The byte at an offset; 0, which no text holds, at its end. */
static char
byte_at(const Parser *parser, size_t offset)
{
	return offset < parser->len ? parser->text[offset] : '\0';
}

static bool
is_mark(char c)
{
	return c != '\0' && strchr("&|!():\"*", c) != NULL;
}

static void
skip_spaces(Parser *parser)
{
	while (parser->offset < parser->len)
	{
		size_t next = parser->offset;

		if (!nx_char_is_space(nx_utf8_next(parser->text, parser->len, &next)))
			return;
		parser->offset = next;
		poll_sometimes(parser, next);
	}
}

/* The end of the word that begins at an offset: white space or a mark. */
static size_t
find_word_end(Parser *parser, size_t offset)
{
	while (offset < parser->len && !is_mark(parser->text[offset]))
	{
		size_t next = offset;

		if (nx_char_is_space(nx_utf8_next(parser->text, parser->len, &next)))
			break;
		offset = next;
		poll_sometimes(parser, offset);
	}
	return offset;
}

/* The closing quote of the phrase whose opening one stands at an offset; or the end. */
static size_t
find_closing_quote(Parser *parser, size_t offset)
{
	for (offset++; offset < parser->len && parser->text[offset] != '"'; offset++)
	{
		if (parser->text[offset] == '\\')
			offset++;
		poll_sometimes(parser, offset);
	}
	return offset < parser->len ? offset : parser->len;
}

static void
count_item(Parser *parser, size_t offset)
{
	if (++parser->n_items > NX_QUERY_MAX_ITEMS)
		fail_limit(parser, offset, "newsquery has more than %u terms and operators",
				   NX_QUERY_MAX_ITEMS);
}

static void
push_waiting(Parser *parser, uint8_t op)
{
	Waiting *waiting;

	nx_grow(parser->draft.arena, parser->waiting, parser->n_waiting,
			(size_t) parser->n_waiting + 1, &parser->waiting_capacity);
	waiting = &parser->waiting[parser->n_waiting++];
	waiting->op = op;
	waiting->offset = (uint32_t) parser->offset;
	parser->offset++;
}

static void
push_operand(Parser *parser, bool is_written)
{
	nx_grow(parser->draft.arena, parser->written, parser->n_operands,
			(size_t) parser->n_operands + 1, &parser->operands_capacity);
	parser->written[parser->n_operands++] = is_written;
}

/* The operator on top of those waiting has its operands: write it, unless one is dropped. */
static void
apply_top(Parser *parser)
{
	uint8_t op = parser->waiting[--parser->n_waiting].op;
	bool *operands;

	if (op != NX_QUERY_NOT)
		parser->n_operands--;
	operands = parser->written + parser->n_operands - 1;
	if (op == NX_QUERY_NOT ? operands[0] : operands[0] && operands[1])
		nx_draft_add_operator(&parser->draft, (NxQueryOp) op);
	if (op != NX_QUERY_NOT)
		operands[0] = operands[0] || operands[1];
}

/* Apply those that wait and bind at least as tightly as op: smaller numbers do. */
static void
apply_waiting(Parser *parser, uint8_t op)
{
	while (parser->n_waiting > 0 &&
		   parser->waiting[parser->n_waiting - 1].op != PARENTHESIS &&
		   parser->waiting[parser->n_waiting - 1].op <= op)
		apply_top(parser);
}

static void
fail_unknown_qualifier(Parser *parser, size_t len)
{
	const char *word = parser->text + parser->offset;
	int shown = (int) nx_utf8_clip(word, len, MAX_SHOWN);

	parser->status = nx_fail(parser->error, NX_BAD_SYNTAX, parser->offset,
							 "\"%.*s:\" is neither a kind nor pos: or neg:", shown, word);
	if (byte_at(parser, parser->offset + len + 1) == '*') /* as in a tsquery */
		nx_fail_detail(parser->error,
					   "For all words that begin so write * without a colon.");
	else
		nx_fail_detail(parser->error,
					   "The kinds are person, organization, place, facility, group, "
					   "product, event, other, date, money. Quote a colon that is part "
					   "of a name.");
}

/* A word with a colon behind it, which stands at `end`. */
static void
read_qualifier(Parser *parser, NxQueryTerm *term, size_t end)
{
	size_t len = end - parser->offset;
	char next = byte_at(parser, end + 1);

	switch (nx_draft_qualify(term, parser->text + parser->offset, len))
	{
		case NX_QUALIFIER_TAKEN:
			break;
		case NX_QUALIFIER_UNKNOWN:
			fail_unknown_qualifier(parser, len);
			return;
		case NX_QUALIFIER_TWICE:
			fail(parser, parser->offset, "a term has one kind and one tone at most", NULL);
			return;
	}
	parser->offset = end + 1;
	if (next == '"' || next == '*')
		return;
	if (find_word_end(parser, parser->offset) == parser->offset)
		fail(parser, parser->offset,
			 "a word, a phrase in quotes or * should stand after the colon", NULL);
}

/* Write a term whose words were typed from `start` to `end`. */
static void
take_term(Parser *parser, NxQueryTerm *term, size_t start, size_t end)
{
	bool is_any = term->is_prefix && start == end;
	NxQueryFolded folded =
		is_any ? NX_FOLDED_WORDS
			   : nx_draft_fold(&parser->draft, term, parser->text + start, end - start);

	if (folded == NX_FOLDED_TOO_LONG)
	{
		fail_limit(parser, start, "term of a newsquery has more than %u bytes",
				   NX_QUERY_MAX_WORDS);
		return;
	}
	if (folded == NX_FOLDED_WORDS)
		nx_draft_add_term(&parser->draft, term);
	else
		parser->n_dropped++;
	push_operand(parser, folded == NX_FOLDED_WORDS);
	apply_waiting(parser, NX_QUERY_NOT);
}

/* The words and the * of a term whose kind and tone are read. */
static void
read_words(Parser *parser, NxQueryTerm *term)
{
	size_t start = parser->offset;
	size_t end;

	if (byte_at(parser, start) == '"')
	{
		end = find_closing_quote(parser, start++);
		parser->offset = end + 1;
		if (end == parser->len)
		{
			fail(parser, start - 1, "a phrase has no closing quote", NULL);
			return;
		}
		/* "" and * is not * alone. */
		term->is_prefix = byte_at(parser, end + 1) == '*' && end > start;
		parser->offset += byte_at(parser, end + 1) == '*';
	}
	else
	{
		end = find_word_end(parser, start);
		term->is_prefix = byte_at(parser, end) == '*';
		parser->offset = end + term->is_prefix;
	}
	take_term(parser, term, start, end);
}

static void
read_term(Parser *parser)
{
	NxQueryTerm term = nx_draft_new_term();
	size_t start = parser->offset;

	count_item(parser, start);
	while (parser->status == NX_OK)
	{
		size_t end = find_word_end(parser, parser->offset);

		if (end == parser->offset || byte_at(parser, end) != ':')
			break;
		read_qualifier(parser, &term, end);
	}
	if (parser->status == NX_OK)
		read_words(parser, &term);
}

static void
open_parenthesis(Parser *parser)
{
	if (++parser->n_open > NX_QUERY_MAX_ITEMS)
		fail_limit(parser, parser->offset, "newsquery has more than %u parentheses open",
				   NX_QUERY_MAX_ITEMS);
	else
		push_waiting(parser, PARENTHESIS);
}

/* Where a term should stand.  Returns whether it did: !, ( may come before it. */
static bool
read_operand(Parser *parser)
{
	switch (byte_at(parser, parser->offset))
	{
		case '!':
			count_item(parser, parser->offset);
			if (parser->status == NX_OK)
				push_waiting(parser, NX_QUERY_NOT);
			return false;
		case '(':
			open_parenthesis(parser);
			return false;
		case '&':
		case '|':
		case ')':
			fail(parser, parser->offset, "a term should stand here", NULL);
			return false;
		case ':':
			fail(parser, parser->offset, "a term should stand here",
				 "Quote a colon that is part of a name.");
			return false;
		default:
			read_term(parser);
			return true;
	}
}

static void
close_parenthesis(Parser *parser)
{
	if (parser->n_open == 0)
	{
		fail(parser, parser->offset, "this closes no parenthesis", NULL);
		return;
	}
	apply_waiting(parser, NX_QUERY_OR);
	parser->n_open--;
	parser->n_waiting--;
	parser->offset++;
	apply_waiting(parser, NX_QUERY_NOT);
}

static void
read_binary(Parser *parser, uint8_t op)
{
	count_item(parser, parser->offset);
	apply_waiting(parser, op);
	push_waiting(parser, op);
}

/* Where an operator should stand.  Returns whether a term must follow. */
static bool
read_operator(Parser *parser)
{
	switch (byte_at(parser, parser->offset))
	{
		case '&':
			read_binary(parser, NX_QUERY_AND);
			return true;
		case '|':
			read_binary(parser, NX_QUERY_OR);
			return true;
		case ')':
			close_parenthesis(parser);
			return false;
		case ':':
			fail(parser, parser->offset, "& or | should stand here",
				 "Quote a colon that is part of a name.");
			return false;
		case '!':
		case '(':
		case '*':
			fail(parser, parser->offset, "& or | should stand here", NULL);
			return false;
		default:
			fail(parser, parser->offset, "& or | should stand here",
				 "Write a phrase in quotes, as in \"barack obama\", or use "
				 "websearch_to_newsquery().");
			return false;
	}
}

/* At the end of the text: all that waits has its operands, but for a parenthesis. */
static void
finish(Parser *parser, bool wants_operand)
{
	if (wants_operand)
	{
		fail(parser, parser->len, "the text ends where a term should stand", NULL);
		return;
	}
	apply_waiting(parser, NX_QUERY_OR);
	if (parser->n_waiting > 0)
		fail(parser, parser->waiting[parser->n_waiting - 1].offset,
			 "this parenthesis is not closed", NULL);
}

static void
read_all(Parser *parser)
{
	bool wants_operand = true;

	skip_spaces(parser);
	if (parser->offset == parser->len)
		return;
	while (parser->status == NX_OK && parser->offset < parser->len)
	{
		if (wants_operand)
			wants_operand = !read_operand(parser);
		else
			wants_operand = read_operator(parser);
		if (parser->status == NX_OK)
			skip_spaces(parser);
	}
	if (parser->status == NX_OK)
		finish(parser, wants_operand);
}

NxStatus
nx_query_parse(NxQuery *query, NxArena *arena, const char *text, size_t len,
			   uint32_t *n_dropped, NxError *error)
{
	Parser parser = {.text = text, .len = len, .error = error, .status = NX_OK};

	nx_draft_init(&parser.draft, arena);
	read_all(&parser);
	*n_dropped = parser.n_dropped;
	if (parser.status == NX_OK)
		nx_draft_finish(&parser.draft, query);
	return parser.status;
}
