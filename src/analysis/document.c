/*
 * document.c
 *	  What the whole document shows of a word.
 */
#include "analysis/document.h"

/* A line in title case: this many words, and hardly a long one in lower case. */
#define MIN_TITLE_WORDS 4
#define LONG_WORD 5

/* Tokens on each side of one, to tell the case of a line from. */
#define AROUND 64

/* Tokens of one sentence between two polls. */
#define POLL_TOKENS 1024

/* How the words of a sentence are cased. */
typedef struct CaseCount
{
	uint32_t n_words;
	uint32_t n_upper; /* of two letters or more */
	uint32_t n_capital;
	uint32_t n_lower;
	uint32_t n_long_lower;
} CaseCount;

static void
count_cases(const NxText *text, const NxSentence *sentence, CaseCount *count)
{
	for (uint32_t i = 0; i < sentence->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[sentence->first_token + i];

		if (i % POLL_TOKENS == POLL_TOKENS - 1)
			nx_poll(text->arena->env);
		if (token->kind != NX_TOKEN_WORD || token->shape == NX_SHAPE_NONE)
			continue;
		count->n_words++;
		if (token->shape == NX_SHAPE_LOWER)
		{
			count->n_lower++;
			count->n_long_lower += token->len >= LONG_WORD;
		}
		else if (token->shape == NX_SHAPE_UPPER && token->len > 1)
			count->n_upper++;
		else if (token->len > 1)
			count->n_capital++;
	}
}

static NxLineCase
line_case(const CaseCount *count)
{
	if (count->n_upper >= 2 && count->n_lower == 0 && count->n_upper > 3 * count->n_capital)
		return NX_LINE_CAPITALS;
	if (count->n_words < MIN_TITLE_WORDS)
		return NX_LINE_PLAIN;
	if (count->n_capital + count->n_upper == 0)
		return NX_LINE_LOWER;
	if (count->n_long_lower == 0 &&
		5 * (count->n_capital + count->n_upper) >= 3 * count->n_words)
		return NX_LINE_TITLE;
	return NX_LINE_PLAIN;
}

NxLineCase
nx_document_line_case(const NxText *text, const NxSentence *sentence)
{
	CaseCount count = {0, 0, 0, 0, 0};

	count_cases(text, sentence, &count);
	return line_case(&count);
}

NxLineCase
nx_document_case_around(const NxText *text, const NxSentence *sentence, uint32_t token)
{
	NxSentence part = *sentence;
	uint32_t end = sentence->first_token + sentence->n_tokens;

	if (token - part.first_token > AROUND)
		part.first_token = token - AROUND;
	if (end - token > AROUND)
		end = token + AROUND;
	part.n_tokens = end - part.first_token;
	return nx_document_line_case(text, &part);
}

_Static_assert(NX_DOCUMENT_WORDS < UINT16_MAX, "a slot holds the number of a word");

static uint16_t *
find_slot(const NxDocument *document, uint64_t lower)
{
	uint32_t slot = (uint32_t) (lower >> 32) & (document->n_slots - 1);

	while (document->slots[slot] != 0 &&
		   document->words[document->slots[slot] - 1].lower != lower)
		slot = (slot + 1) & (document->n_slots - 1);
	return &document->slots[slot];
}

/* The word's entry, made if it is not there; NULL if there is no room. */
static NxDocumentWord *
find_or_add(NxDocument *document, NxArena *arena, uint64_t lower)
{
	uint16_t *slot = find_slot(document, lower);
	NxDocumentWord *word;

	if (*slot != 0)
		return &document->words[*slot - 1];
	if (document->n_words == NX_DOCUMENT_WORDS)
		return NULL;
	nx_grow(arena, document->words, document->n_words, document->n_words + 1,
			&document->words_capacity);
	word = &document->words[document->n_words++];
	*slot = (uint16_t) document->n_words;
	word->lower = lower;
	word->cased = UINT32_MAX;
	return word;
}

static void
count_up(uint16_t *count)
{
	if (*count < UINT16_MAX)
		(*count)++;
}

static void
note_word(NxDocument *document, const NxText *text, uint32_t at, bool starts)
{
	const NxToken *token = &text->tokens[at];
	NxDocumentWord *word = find_or_add(document, text->arena, token->lower);

	if (word == NULL)
		return;
	if (token->shape == NX_SHAPE_LOWER)
	{
		count_up(&word->n_lower);
		return;
	}
	if (word->n_places < NX_DOCUMENT_PLACES)
		word->places[word->n_places++] = at;
	if (starts)
		return;
	count_up(&word->n_capital);
	if (word->cased == UINT32_MAX)
		word->cased = at;
}

/* A capital after an opening quote or a colon says as little as at the beginning. */
static bool
begins_after(const NxText *text, const NxToken *before)
{
	return before->kind == NX_TOKEN_OPEN_QUOTE ||
		   (before->kind == NX_TOKEN_PUNCTUATION && text->bytes[before->start] != ',');
}

static void
note_sentence(NxDocument *document, const NxText *text, const NxSentence *sentence)
{
	for (uint32_t i = 0; i < sentence->n_tokens; i++)
	{
		uint32_t at = sentence->first_token + i;
		const NxToken *token = &text->tokens[at];

		if (i % POLL_TOKENS == POLL_TOKENS - 1)
			nx_poll(text->arena->env);
		if (token->kind == NX_TOKEN_WORD && token->shape != NX_SHAPE_NONE)
			note_word(document, text, at, i == 0 || begins_after(text, token - 1));
	}
}

/* What the lines show together. */
typedef struct LineCount
{
	uint32_t n_upper;
	uint32_t n_capital;
	uint32_t n_lower;
	uint32_t n_titles;	   /* lines in title case */
	uint32_t n_long_lower; /* long words in lower case, in plain lines */
} LineCount;

/*
 * The case of the lines that do not show it by themselves, being short, where all
 * others agree; NX_LINE_PLAIN if they do not.
 */
static NxLineCase
common_case(const LineCount *count)
{
	if (count->n_capital + count->n_upper == 0)
		return NX_LINE_LOWER;
	if (count->n_lower == 0 && count->n_upper > 3 * count->n_capital)
		return NX_LINE_CAPITALS;
	if (count->n_titles > 1 && count->n_long_lower == 0)
		return NX_LINE_TITLE;
	return NX_LINE_PLAIN;
}

/* The case of every line. */
static void
read_lines(NxDocument *document, const NxText *text)
{
	LineCount all = {0, 0, 0, 0, 0};
	NxLineCase common;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		CaseCount count = {0, 0, 0, 0, 0};
		NxLineCase line;

		nx_poll(text->arena->env);
		count_cases(text, &text->sentences[i], &count);
		line = line_case(&count);
		document->lines[i] = (uint8_t) line;
		all.n_upper += count.n_upper;
		all.n_capital += count.n_capital;
		all.n_lower += count.n_lower;
		all.n_titles += line == NX_LINE_TITLE;
		all.n_long_lower += line == NX_LINE_PLAIN ? count.n_long_lower : 0;
	}
	common = common_case(&all);
	for (uint32_t i = 0; i < text->n_sentences && common != NX_LINE_PLAIN; i++)
	{
		if (document->lines[i] == NX_LINE_PLAIN)
			document->lines[i] = (uint8_t) common;
	}
}

void
nx_document_read(NxDocument *document, NxArena *arena, const NxText *text)
{
	uint32_t limit =
		text->n_tokens < NX_DOCUMENT_WORDS ? text->n_tokens : NX_DOCUMENT_WORDS;

	document->n_words = 0;
	document->n_slots = 16;
	while (document->n_slots < 2 * limit)
		document->n_slots *= 2;
	document->words = NULL;
	document->words_capacity = 0;
	document->slots = nx_new_array(arena, uint16_t, document->n_slots);
	document->lines = nx_new_array(arena, uint8_t, text->n_sentences);
	read_lines(document, text);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		nx_poll(arena->env);
		if (document->lines[i] == NX_LINE_PLAIN)
			note_sentence(document, text, &text->sentences[i]);
	}
}

const NxDocumentWord *
nx_document_word(const NxDocument *document, uint64_t lower)
{
	uint16_t number = *find_slot(document, lower);

	return number == 0 ? NULL : &document->words[number - 1];
}
