/*
 * json.c
 *	  Write a tally as JSON: one line, no spaces, whole numbers only;
 *	  doc/newstally-format.md says what each means.
 */
#include "tally/tally.h"

#include "doc/json_number.h"
#include "tally/format.h"

/* high * 2^64 + low in decimal: digits from the last, by dividing three words of 32 bits. */
static void
put_number(NxBuf *buf, const char *before, uint64_t low, uint32_t high)
{
	uint32_t words[3] = {high, (uint32_t) (low >> 32), (uint32_t) low};
	char digits[30];
	size_t start = sizeof(digits);

	do
	{
		uint64_t rest = 0;

		for (int i = 0; i < 3; i++)
		{
			rest = rest << 32 | words[i];
			words[i] = (uint32_t) (rest / 10);
			rest %= 10;
		}
		digits[--start] = (char) ('0' + rest);
	} while ((words[0] | words[1] | words[2]) != 0);
	nx_buf_text(buf, before);
	nx_buf_bytes(buf, digits + start, sizeof(digits) - start);
}

static void
put_name(NxBuf *buf, const NxTallyName *name)
{
	const NxTallyCounts *counts = &name->counts;
	bool is_negative = counts->tone < 0;
	uint64_t size = is_negative ? 0 - (uint64_t) counts->tone : (uint64_t) counts->tone;

	nx_buf_text(buf, "[\"");
	nx_buf_text(buf, nx_kind_names[name->kind]);
	nx_buf_text(buf, "\",");
	nx_json_put_string(buf, name->name);
	put_number(buf, ",", counts->articles, 0);
	put_number(buf, ",", counts->mentions, 0);
	put_number(buf, is_negative ? ",-" : ",", size, 0);
	put_number(buf, ",", counts->squares, counts->squares_high);
	put_number(buf, ",", counts->missed, 0);
	nx_buf_byte(buf, ']');
}

static void
put_pairs(NxBuf *buf, const NxTallyView *view)
{
	put_number(buf, "],\"pairs_missed\":", view->pairs_missed, 0);
	if (!view->has_pairs)
	{
		nx_buf_text(buf, ",\"pairs\":null}");
		return;
	}
	nx_buf_text(buf, ",\"pairs\":[");
	for (uint32_t i = 0; i < view->n_pairs; i++)
	{
		const NxTallyPair *pair = &view->pairs[i];

		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		put_number(buf, i == 0 ? "[" : ",[", pair->first, 0);
		put_number(buf, ",", pair->second, 0);
		put_number(buf, ",", pair->articles, 0);
		put_number(buf, ",", pair->missed, 0);
		nx_buf_byte(buf, ']');
	}
	nx_buf_text(buf, "]}");
}

void
nx_tally_to_json(const NxTallyView *view, NxBuf *buf)
{
	put_number(buf, "{\"newstally\":", NX_TALLY_VERSION, 0);
	put_number(buf, ",\"articles\":", view->articles, 0);
	put_number(buf, ",\"missed\":", view->missed, 0);
	nx_buf_text(buf, ",\"names\":[");
	for (uint32_t i = 0; i < view->n_names; i++)
	{
		if (i % 1024 == 0)
			nx_poll(buf->arena->env);
		if (i > 0)
			nx_buf_byte(buf, ',');
		put_name(buf, &view->names[i]);
	}
	put_pairs(buf, view);
}
