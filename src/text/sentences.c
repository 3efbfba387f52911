/*
 * sentences.c
 *	  The sentences of each block.
 *
 * The rules are those of Unicode's UAX #29 for sentences, which ICU follows, with
 * the corrections that news needs.  For Latin script stops.c works them out at each
 * run of stops.  Asking ICU as well would cost as much as all the rest of this
 * layer, for the same answer; blocks with other scripts ask it, since it knows the
 * stops of all of them.
 */
#include "text/text.h"

#include "text/chars.h"
#include "text/paragraphs.h"
#include "text/stops.h"
#include "base/utf8.h"

#define POLL_STOPS 500
#define POLL_BYTES 262144

typedef struct Splitter
{
	NxText *text;
	NxStopPlace place; /* start: of the sentence that is being read */
	uint32_t block;
	uint32_t first_sentence; /* of the block */
	uint32_t capacity;
	uint32_t seen;			/* bytes before it were looked at for a letter or digit */
	bool has_word;			/* the sentence has one */
	uint32_t *foreign_ends; /* ends that ICU found, of scripts other than Latin */
	uint32_t n_foreign_ends;
	uint32_t next_foreign_end;
} Splitter;

/* What a byte may be the beginning of. */
enum
{
	BYTE_PLAIN = 0,
	BYTE_STOP,	/* . ! ? */
	BYTE_QUOTE, /* " */
	BYTE_E2		/* … ‼ ⁇ and much else */
};

static const uint8_t byte_kinds[256] = {
	['.'] = BYTE_STOP,	['!'] = BYTE_STOP, ['?'] = BYTE_STOP,
	['"'] = BYTE_QUOTE, [0xE2] = BYTE_E2,
};

static uint32_t
char_at(const Splitter *splitter, uint32_t at)
{
	size_t offset = at;

	return nx_utf8_next(splitter->place.bytes, splitter->place.end, &offset);
}

static uint32_t
step(const Splitter *splitter, uint32_t at)
{
	size_t offset = at;

	nx_utf8_next(splitter->place.bytes, splitter->place.end, &offset);
	return (uint32_t) offset;
}

/* Does the sentence that is being read hold a letter or digit before `end`? */
static bool
has_word(Splitter *splitter, uint32_t end)
{
	while (!splitter->has_word && splitter->seen < end)
	{
		uint32_t c = char_at(splitter, splitter->seen);

		splitter->has_word = nx_char_is_letter(c) || nx_char_is_digit(c);
		splitter->seen = step(splitter, splitter->seen);
	}
	return splitter->has_word;
}

/* Add the sentence from splitter->place.start to `end`; the next begins at `next`. */
static void
add_sentence(Splitter *splitter, uint32_t end, uint32_t next)
{
	NxText *text = splitter->text;
	NxSpan span = nx_paragraphs_trim(splitter->place.bytes, splitter->place.start, end);

	if (span.len > 0)
	{
		nx_grow(text->arena, text->sentences, text->n_sentences, text->n_sentences + 1,
				&splitter->capacity);
		text->sentences[text->n_sentences++] =
			(NxSentence){.span = span, .block = splitter->block};
	}
	splitter->place.start = next;
	splitter->seen = next;
	splitter->has_word = false;
}

/* The rest of the block: a sentence, or the tail of the last if it has no word. */
static void
add_rest(Splitter *splitter)
{
	NxText *text = splitter->text;

	if (text->n_sentences > splitter->first_sentence &&
		!has_word(splitter, splitter->place.end))
	{
		NxSpan *last = &text->sentences[text->n_sentences - 1].span;

		last->len = splitter->place.end - last->start;
	}
	else
		add_sentence(splitter, splitter->place.end, splitter->place.end);
}

/* Read the stop at `at`, end the sentence there if it does; where to read on. */
static uint32_t
take_stop(Splitter *splitter, uint32_t at)
{
	NxStop stop;

	nx_stop_read(&stop, &splitter->place, at);
	for (uint32_t i = stop.run; i < stop.closed; i++)
		splitter->place.in_quote ^= splitter->place.bytes[i] == '"';
	if (nx_stop_ends_sentence(&splitter->place, &stop) && has_word(splitter, stop.at))
		add_sentence(splitter, stop.closed, stop.next);
	return stop.closed;
}

/* End sentences where ICU found ends before `at`. */
static void
take_foreign_ends(Splitter *splitter, uint32_t at)
{
	while (splitter->next_foreign_end < splitter->n_foreign_ends &&
		   splitter->foreign_ends[splitter->next_foreign_end] <= at)
	{
		uint32_t end = splitter->foreign_ends[splitter->next_foreign_end++];

		if (end > splitter->place.start && has_word(splitter, end))
			add_sentence(splitter, end, end);
	}
}

/*
 * Does the block hold a character of a script with stops of its own?  That is all
 * from Armenian on, but for typographic punctuation (E2), emoji (F0 9F) and the
 * byte order mark and variation selectors (EF BB, EF B8).
 */
static bool
is_foreign(const NxStopPlace *place)
{
	const unsigned char *at = (const unsigned char *) place->bytes + place->start;
	const unsigned char *end = (const unsigned char *) place->bytes + place->end;

	for (; at < end; at++)
	{
		unsigned char next;

		if (*at < 0xD5 || *at == 0xE2)
			continue;
		next = end - at > 1 ? at[1] : 0;
		if (!(*at == 0xF0 && next == 0x9F) &&
			!(*at == 0xEF && (next == 0xBB || next == 0xB8)))
			return true;
	}
	return false;
}

/*
 * Is the end that ICU found one that only ICU can find?  The character in front,
 * closing marks aside, must be a stop of another script: ends behind the stops of
 * Latin script are decided here, and a newline in a block ends nothing.
 */
static bool
is_foreign_end(const Splitter *splitter, uint32_t end)
{
	size_t at = end;

	while (at > splitter->place.start)
	{
		uint32_t c = nx_utf8_previous(splitter->place.bytes, &at);

		if (nx_char_is_space(c) || c == ')' || c == '"' || nx_char_closes_quote(c))
			continue;
		return c >= 0x80 && !nx_stop_is_mark(c) && !nx_char_is_letter(c) &&
			   !nx_char_is_digit(c);
	}
	return false;
}

/* Let ICU find the ends in a block that holds other scripts. */
static void
find_foreign_ends(Splitter *splitter, NxBreaks *breaks)
{
	uint32_t n;
	uint32_t *ends;

	splitter->n_foreign_ends = 0;
	splitter->next_foreign_end = 0;
	if (!is_foreign(&splitter->place))
		return;
	n = nx_breaks_sentences(breaks, splitter->text->arena,
							splitter->place.bytes + splitter->place.start,
							splitter->place.end - splitter->place.start, &ends);
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t end = splitter->place.start + ends[i];

		if (end < splitter->place.end && is_foreign_end(splitter, end))
			ends[splitter->n_foreign_ends++] = end;
	}
	splitter->foreign_ends = ends;
}

/* The next byte that is not plain, or the end of the block. */
static uint32_t
skip_plain(const NxEnv *env, const NxStopPlace *place, uint32_t at)
{
	const char *bytes = place->bytes;
	uint32_t end = place->end;

	for (;;)
	{
		uint32_t limit = end - at > POLL_BYTES ? at + POLL_BYTES : end;

		while (at < limit && byte_kinds[(unsigned char) bytes[at]] == BYTE_PLAIN)
			at++;
		if (at < limit || at == end)
			return at;
		nx_poll(env);
	}
}

static void
split_block(Splitter *splitter, NxBreaks *breaks)
{
	const NxEnv *env = splitter->text->arena->env;
	uint32_t at = splitter->place.start;
	uint32_t n_turns = 0;

	splitter->seen = at;
	splitter->has_word = false;
	splitter->place.in_quote = false;
	find_foreign_ends(splitter, breaks);
	for (;;)
	{
		uint8_t kind;

		at = skip_plain(env, &splitter->place, at);
		if (at == splitter->place.end)
			break;
		kind = byte_kinds[(unsigned char) splitter->place.bytes[at]];
		if (++n_turns % POLL_STOPS == 0)
			nx_poll(env);
		take_foreign_ends(splitter, at);
		if (kind == BYTE_QUOTE)
		{
			splitter->place.in_quote = !splitter->place.in_quote;
			at++;
		}
		else if (nx_stop_is_mark(char_at(splitter, at)))
			at = take_stop(splitter, at);
		else
			at = step(splitter, at);
	}
	take_foreign_ends(splitter, splitter->place.end - 1);
	add_rest(splitter);
}

void
nx_sentences_split(NxText *text, NxBreaks *breaks)
{
	Splitter splitter = {.text = text, .place.bytes = text->bytes};

	text->sentences = NULL;
	text->n_sentences = 0;
	for (uint32_t i = 0; i < text->n_blocks; i++)
	{
		NxBlock *block = &text->blocks[i];

		if (i % POLL_STOPS == 0)
			nx_poll(text->arena->env);
		splitter.block = i;
		splitter.place.start = block->span.start;
		splitter.place.end = block->span.start + block->span.len;
		splitter.place.is_heading =
			block->kind == NX_BLOCK_HEADLINE || block->kind == NX_BLOCK_SUBHEAD;
		splitter.first_sentence = text->n_sentences;
		split_block(&splitter, breaks);
		block->first_sentence = splitter.first_sentence;
		block->n_sentences = text->n_sentences - splitter.first_sentence;
	}
}
