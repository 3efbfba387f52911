/*
 * print.c
 *	  The text form of a query.
 *
 * Folded words are letters, digits and single spaces, so nothing in them needs an
 * escape, and only a space makes quotes necessary.
 */
#include "query/query.h"

#include <string.h>

#include "query/tidy.h"

/* Items between two polls. */
#define POLL_ITEMS 1024

/* How tightly each binds, by NxQueryOp. */
static const uint8_t strengths[] = {
	[NX_QUERY_TERM] = 4,
	[NX_QUERY_NOT] = 3,
	[NX_QUERY_AND] = 2,
	[NX_QUERY_OR] = 1,
};

/* One step to do: a text, or the operand that ends at an item. */
typedef struct Step
{
	const char *text; /* NULL: the operand */
	uint32_t item;
	uint8_t strength; /* what binds less tightly than this needs parentheses */
} Step;

typedef struct Printer
{
	const NxQuery *query;
	const uint32_t *starts;
	NxBuf *buf;
	Step *steps; /* a stack, the next step on top */
	uint32_t n_steps;
} Printer;

static void
print_term(NxBuf *buf, const NxQueryTerm *term)
{
	bool is_phrase = memchr(term->words.bytes, ' ', term->words.len) != NULL;

	if (term->kind != NX_QUERY_ANY_KIND)
	{
		nx_buf_text(buf, nx_kind_names[term->kind]);
		nx_buf_byte(buf, ':');
	}
	if (term->tone != 0)
		nx_buf_text(buf, term->tone > 0 ? "pos:" : "neg:");
	if (is_phrase)
		nx_buf_byte(buf, '"');
	nx_buf_bytes(buf, term->words.bytes, term->words.len);
	if (is_phrase)
		nx_buf_byte(buf, '"');
	if (term->is_prefix)
		nx_buf_byte(buf, '*');
}

static void
push_text(Printer *printer, const char *text)
{
	printer->steps[printer->n_steps++].text = text;
}

static void
push_operand(Printer *printer, uint32_t item, uint8_t strength)
{
	Step *step = &printer->steps[printer->n_steps++];

	step->text = NULL;
	step->item = item;
	step->strength = strength;
}

/* Print the operand that ends at an item, or push what it consists of, last first. */
static void
print_operand(Printer *printer, uint32_t item, uint8_t strength)
{
	const NxQueryItem *top = &printer->query->items[item];
	uint8_t own = strengths[top->op];

	if (own < strength)
	{
		nx_buf_byte(printer->buf, '(');
		push_text(printer, ")");
	}
	if (top->op == NX_QUERY_TERM)
		print_term(printer->buf, &printer->query->terms[top->term]);
	else if (top->op == NX_QUERY_NOT)
	{
		nx_buf_byte(printer->buf, '!');
		push_operand(printer, item - 1, own);
	}
	else
	{
		push_operand(printer, item - 1, own + 1);
		push_text(printer, top->op == NX_QUERY_AND ? " & " : " | ");
		push_operand(printer, printer->starts[item - 1] - 1, own);
	}
}

void
nx_query_print(const NxQuery *query, NxBuf *buf)
{
	NxArena *arena = buf->arena;
	Printer printer = {query, nx_query_starts(query, arena), buf, NULL, 0};

	if (query->n_items == 0)
		return;
	/* Of each item are there, at any time, itself, or what it pushed less what is done. */
	printer.steps = nx_new_array(arena, Step, 4 * (size_t) query->n_items);
	push_operand(&printer, query->n_items - 1, 0);
	for (uint32_t i = 1; printer.n_steps > 0; i++)
	{
		Step step = printer.steps[--printer.n_steps];

		if (step.text != NULL)
			nx_buf_text(buf, step.text);
		else
			print_operand(&printer, step.item, step.strength);
		if (i % POLL_ITEMS == 0)
			nx_poll(arena->env);
	}
}
