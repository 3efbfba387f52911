/*
 * build.c
 *	  A tally's bytes, written; format.h says what they are.
 */
#include "tally/tally.h"

#include "tally/format.h"

/* A varint of up to 96 bits. */
static void
put_squares(NxBuf *buf, uint64_t low, uint32_t high)
{
	while (high > 0)
	{
		nx_buf_byte(buf, (uint8_t) (low | 0x80));
		low = low >> 7 | (uint64_t) high << 57;
		high >>= 7;
	}
	nx_buf_varint64(buf, low);
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

	nx_buf_varint(buf, name->name.len);
	nx_buf_bytes(buf, name->name.bytes, name->name.len);
	nx_buf_varint64(buf, counts->articles - 1);
	nx_buf_varint64(buf, counts->mentions - counts->articles);
	nx_buf_zigzag64(buf, counts->tone);
	put_squares(buf, counts->squares, counts->squares_high);
	nx_buf_varint64(buf, counts->missed);
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

void
nx_tally_build(const NxTallyView *view, NxBuf *buf)
{
	put_head(buf, view);
	for (uint32_t i = 0; i < view->n_names; i++)
	{
		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_name(buf, &view->names[i]);
	}
	if (view->has_pairs)
		put_pairs(buf, view);
}
