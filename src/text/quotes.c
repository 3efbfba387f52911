/*
 * quotes.c
 *	  Which tokens stand inside quotations.
 *
 * Marks pair within a block, by kind of mark: double with double (curly with
 * straight too, newspapers mix them), single with single, corner with corner.
 * Open marks stand on a stack of DEEPEST places, deeper ones are not looked at:
 * no token is marked more often than that, and one pass does.
 *
 *	  - A quotation that nothing closes runs to the end of its block.  That is
 *		the convention for a quotation of several paragraphs: each opens it
 *		again, only the last closes it.
 *	  - A double mark that opens while another is open shows that the first was
 *		not closed: it ends with its sentence.
 *	  - A single mark that nothing closes is taken for an apostrophe.
 *	  - A closing mark that nothing opened marks nothing.
 */
#include "text/text.h"

#include "base/utf8.h"

/* Tokens between two polls. */
#define POLL_TOKENS 65536

#define DEEPEST 8

typedef enum Family
{
	FAMILY_DOUBLE, /* " “ ” „ `` '' */
	FAMILY_SINGLE, /* ' ‘ ’ ‚ ‹ › ` */
	FAMILY_ANGLE,  /* « » */
	FAMILY_CORNER, /* 「 」 */
	FAMILY_WHITE_CORNER
} Family;

typedef struct OpenMark
{
	uint32_t token;
	Family family;
} OpenMark;

typedef struct Pairing
{
	NxText *text;
	uint32_t first; /* token of the block */
	uint32_t end;
	uint32_t depth;
	OpenMark open[DEEPEST];
} Pairing;

static Family
family_of(const NxText *text, uint32_t token)
{
	NxString mark = nx_text_token(text, token);
	size_t at = 0;

	switch (nx_utf8_next(mark.bytes, mark.len, &at))
	{
		case '\'':
		case '`':
			return mark.len == 2 ? FAMILY_DOUBLE : FAMILY_SINGLE;
		case 0x2018:
		case 0x2019:
		case 0x201A:
		case 0x201B:
		case 0x2039:
		case 0x203A:
			return FAMILY_SINGLE;
		case 0x00AB:
		case 0x00BB:
			return FAMILY_ANGLE;
		case 0x300C:
		case 0x300D:
		case 0xFF62:
		case 0xFF63:
			return FAMILY_CORNER;
		case 0x300E:
		case 0x300F:
			return FAMILY_WHITE_CORNER;
		default:
			return FAMILY_DOUBLE;
	}
}

static void
mark_quoted(NxText *text, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
	{
		if (i % POLL_TOKENS == 0)
			nx_poll(text->arena->env);
		text->tokens[i].flags |= NX_TOKEN_QUOTED;
	}
}

/* The first token behind the sentence that holds the token. */
static uint32_t
sentence_end(const NxText *text, uint32_t token)
{
	const NxSentence *sentence = &text->sentences[nx_text_sentence_of(text, token)];

	return sentence->first_token + sentence->n_tokens;
}

/* How much of the stack lies below the innermost open mark of the family, or -1. */
static int
find_open(const Pairing *pairing, Family family)
{
	int place = (int) pairing->depth - 1;

	while (place >= 0 && pairing->open[place].family != family)
		place--;
	return place;
}

static void
open_mark(Pairing *pairing, uint32_t token)
{
	Family family = family_of(pairing->text, token);
	int unclosed = family == FAMILY_DOUBLE ? find_open(pairing, family) : -1;

	if (unclosed >= 0)
	{
		uint32_t first = pairing->open[unclosed].token;
		uint32_t end = sentence_end(pairing->text, first);

		mark_quoted(pairing->text, first, end < token ? end : token);
		pairing->depth = (uint32_t) unclosed;
	}
	if (pairing->depth == DEEPEST)
		return;
	pairing->open[pairing->depth].token = token;
	pairing->open[pairing->depth].family = family;
	pairing->depth++;
}

/* Close the innermost open mark of the family, forgetting what was opened within. */
static void
close_mark(Pairing *pairing, uint32_t token)
{
	int place = find_open(pairing, family_of(pairing->text, token));

	if (place < 0)
		return;
	mark_quoted(pairing->text, pairing->open[place].token, token + 1);
	pairing->depth = (uint32_t) place;
}

/* At the block's end: what is open runs up to it, but for single marks. */
static void
close_block(Pairing *pairing)
{
	for (uint32_t i = 0; i < pairing->depth; i++)
	{
		if (pairing->open[i].family != FAMILY_SINGLE)
		{
			mark_quoted(pairing->text, pairing->open[i].token, pairing->end);
			break;
		}
	}
}

static void
mark_block(Pairing *pairing)
{
	const NxText *text = pairing->text;

	pairing->depth = 0;
	for (uint32_t i = pairing->first; i < pairing->end; i++)
	{
		if (i % POLL_TOKENS == 0)
			nx_poll(text->arena->env);
		if (text->tokens[i].kind == NX_TOKEN_OPEN_QUOTE)
			open_mark(pairing, i);
		else if (text->tokens[i].kind == NX_TOKEN_CLOSE_QUOTE)
			close_mark(pairing, i);
	}
	close_block(pairing);
}

void
nx_quotes_mark(NxText *text)
{
	Pairing pairing = {.text = text};

	for (uint32_t b = 0; b < text->n_blocks; b++)
	{
		const NxBlock *block = &text->blocks[b];
		const NxSentence *first = &text->sentences[block->first_sentence];
		const NxSentence *last = first + block->n_sentences - 1;

		pairing.first = first->first_token;
		pairing.end = last->first_token + last->n_tokens;
		mark_block(&pairing);
	}
}
