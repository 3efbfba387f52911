/*
 * build.c
 *	  A tally's bytes, written; format.h says what they are.
 */
#include "tally/tally.h"

#include <string.h>

#include "tally/format.h"

/* The most bytes of a name. */
#define NAME_ROOM (2 + NX_TALLY_MAX_NAME + 4 * 10 + 14)

/* Bytes that the numbers of a name take, but for few. */
#define USUAL_NUMBERS 16

/* A varint of up to 96 bits. */
static char *
put_squares(char *to, uint64_t low, uint32_t high)
{
	while (high > 0)
	{
		*to++ = (char) (low | 0x80);
		low = low >> 7 | (uint64_t) high << 57;
		high >>= 7;
	}
	return nx_put_varint64(to, low);
}

static void
put_head(NxBuf *buf, const NxTallyView *view)
{
	NxTallyHeader header = {NX_TALLY_MAGIC, NX_TALLY_VERSION, 0, {0}};
	uint32_t counts[NX_TALLY_KINDS] = {0};

	header.flags = view->has_pairs ? NX_TALLY_HAS_PAIRS : 0;
	nx_buf_bytes(buf, &header, sizeof(header));
	nx_buf_varint64(buf, view->articles);
	nx_buf_varint64(buf, view->missed);
	for (uint32_t i = 0; i < view->n_names; i++)
		counts[view->names[i].kind]++;
	for (uint32_t kind = 0; kind < NX_TALLY_KINDS; kind++)
		nx_buf_varint(buf, counts[kind]);
}

static void
put_name(NxBuf *buf, const NxTallyName *name)
{
	const NxTallyCounts *counts = &name->counts;
	uint64_t tone = (uint64_t) counts->tone;
	char *to = nx_buf_reserve(buf, NAME_ROOM);

	to = nx_put_varint64(to, name->name.len);
	memcpy(to, name->name.bytes, name->name.len);
	to += name->name.len;
	to = nx_put_varint64(to, counts->articles - 1);
	to = nx_put_varint64(to, counts->mentions - counts->articles);
	to = nx_put_varint64(to, tone << 1 ^ (counts->tone < 0 ? UINT64_MAX : 0));
	to = put_squares(to, counts->squares, counts->squares_high);
	to = nx_put_varint64(to, counts->missed);
	buf->len = (uint32_t) (to - buf->bytes);
}

static void
put_pairs(NxBuf *buf, const NxTallyView *view)
{
	uint32_t first = 0;
	uint32_t second = 0; /* the least that can stand with it */

	nx_buf_varint64(buf, view->pairs_missed);
	nx_buf_varint(buf, view->n_pairs);
	for (uint32_t i = 0; i < view->n_pairs; i++)
	{
		const NxTallyPair *pair = &view->pairs[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		if (i == 0 || pair->first != first)
			second = pair->first + 1;
		nx_buf_varint(buf, pair->first - first);
		nx_buf_varint(buf, pair->second - second);
		nx_buf_varint64(buf, pair->articles - 1);
		nx_buf_varint64(buf, pair->missed);
		first = pair->first;
		second = pair->second + 1;
	}
}

/* What names take with numbers of usual length, so that the buffer hardly ever moves. */
static size_t
guess_size(const NxTallyView *view)
{
	size_t size = 0;

	for (uint32_t i = 0; i < view->n_names; i++)
		size += view->names[i].name.len + USUAL_NUMBERS;
	return size;
}

void
nx_tally_build(const NxTallyView *view, NxBuf *buf)
{
	put_head(buf, view);
	nx_buf_reserve(buf, guess_size(view));
	for (uint32_t i = 0; i < view->n_names; i++)
	{
		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_name(buf, &view->names[i]);
	}
	if (view->has_pairs)
		put_pairs(buf, view);
}
