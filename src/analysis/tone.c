/*
 * tone.c
 *	  Tone as a sum: of the article, of each sentence, toward each entity.
 *
 * Each item (tone_items.h) has a weight w.  A tone is
 *
 *		T / (|T| + SPREAD * (n + PRIOR_WORDS)),		T = the sum of the w
 *
 * where n counts the words that were looked at: what matters is how dense the
 * tone is, so a long report is no stronger than a short one, and the tone of a
 * short text is drawn to 0.  Every item owns its share of the result: the rows'
 * weights are differences of rounded running sums, so they are whole multiples
 * of 2^-20 and add up to the tone exactly.
 *
 * Toward a target, an item counts the less the further it stands from the
 * nearest mention in its sentence, clause borders counting extra (tone_items.h);
 * and what somebody says is said of others: items that a target reports, not
 * suffers, count a quarter.
 *
 * The constants were chosen by hand on articles of ../shared/data/news; a trained
 * model takes their place behind the same interface.
 */
#include "analysis/tone.h"

#include "analysis/tone_items.h"

/* Density of tone, in thousandths of a step a word, that makes a tone of one half. */
#define SPREAD 180
#define PRIOR_WORDS 20

/* At this distance in words an item counts half; beyond the last, not at all. */
#define HALF_DISTANCE 16
#define LAST_DISTANCE 48

/* Tokens between a name and its "said". */
#define SPEAKER_REACH 3
#define SPEAKER_DIVISOR 4

typedef struct ToneRow
{
	uint32_t item;	/* index into NxToneItems.items */
	int32_t weight; /* in the items' unit; after scale_rows in 2^-20 */
	bool reported;	/* the target says it */
} ToneRow;

typedef struct ToneSum
{
	ToneRow *rows;
	uint32_t n_rows;
	uint32_t capacity;
	int64_t total;	 /* T */
	int64_t n_words; /* n */
} ToneSum;

static void
add_row(const NxAnalysis *analysis, ToneSum *sum, uint32_t item, int32_t weight,
		bool reported)
{
	if (weight == 0)
		return;
	nx_grow(analysis->arena, sum->rows, sum->n_rows, sum->n_rows + 1, &sum->capacity);
	sum->rows[sum->n_rows].item = item;
	sum->rows[sum->n_rows].weight = weight;
	sum->rows[sum->n_rows].reported = reported;
	sum->n_rows++;
	sum->total += weight;
}

static int64_t
tone_scale(int64_t total, int64_t n_words)
{
	return (total < 0 ? -total : total) + SPREAD * (n_words + PRIOR_WORDS);
}

/* Rounds to nearest, ties away from 0; |total| < scale. */
static int64_t
share_of(int64_t total, int64_t scale)
{
	int64_t doubled = 2 * total * NX_UNIT;

	return (doubled + (doubled < 0 ? -scale : scale)) / (2 * scale);
}

/* Give each row its share of the tone, and return the tone: their exact sum. */
static int32_t
scale_rows(ToneSum *sum)
{
	int64_t scale = tone_scale(sum->total, sum->n_words);
	int64_t running = 0;
	int64_t given = 0;

	for (uint32_t i = 0; i < sum->n_rows; i++)
	{
		int64_t upto;

		running += sum->rows[i].weight;
		upto = share_of(running, scale);
		sum->rows[i].weight = (int32_t) (upto - given);
		given = upto;
	}
	return (int32_t) given;
}

static int32_t
tone_of(int64_t total, int64_t n_words)
{
	return (int32_t) share_of(total, tone_scale(total, n_words));
}

/* ---- the whole article ---- */

static void
sum_article(const NxAnalysis *analysis, ToneSum *sum)
{
	const NxToneItems *items = analysis->tone_items;

	for (uint32_t i = 0; i < items->n_items; i++)
		add_row(analysis, sum, i, items->items[i].weight, false);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		sum->n_words += items->n_words[s];
}

/* ---- toward a target ---- */

/* Does a reporting verb stand right beside these tokens: "Yang said", "said Yang"? */
static bool
is_speaker(const NxAnalysis *analysis, NxSpan place, const NxSentence *sentence)
{
	uint32_t sentence_end = sentence->first_token + sentence->n_tokens;
	uint32_t end = place.start + place.len;

	for (uint32_t i = 0; i < SPEAKER_REACH; i++)
	{
		if (end + i < sentence_end && nx_token_is(analysis, end + i, NX_WORD_REPORTING))
			return true;
		if (place.start > sentence->first_token + i &&
			nx_token_is(analysis, place.start - 1 - i, NX_WORD_REPORTING))
			return true;
	}
	return false;
}

/* Distance in words from a token to a place; 0 inside it. */
static uint32_t
distance_to(const NxToneItems *items, NxSpan place, uint32_t token)
{
	uint32_t last = place.start + place.len - 1;

	if (token < place.start)
		return items->place[place.start] - items->place[token];
	return token > last ? items->place[token] - items->place[last] : 0;
}

/* The first item of [low, high) that stands at or after this place in the text. */
static uint32_t
first_item_from(const NxToneItems *items, uint32_t low, uint32_t high, uint32_t place)
{
	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (items->place[items->items[middle].token] >= place)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Is another place of the target nearer to the token (or as near and before it)? */
static bool
another_is_nearer(const NxToneItems *items, const NxTarget *target, uint32_t number,
				  uint32_t token, uint32_t distance)
{
	if (number > 0 && token < target->places[number].start &&
		distance_to(items, target->places[number - 1], token) <= distance)
		return true;
	return number + 1 < target->n_places && token > target->places[number].start &&
		   distance_to(items, target->places[number + 1], token) < distance;
}

static void
sum_place(const NxAnalysis *analysis, const NxTarget *target, uint32_t number, uint32_t s,
		  ToneSum *sum)
{
	const NxToneItems *items = analysis->tone_items;
	NxSpan place = target->places[number];
	uint32_t last = place.start + place.len - 1;
	bool speaks = is_speaker(analysis, place, &analysis->text.sentences[s]);
	uint32_t from = items->place[place.start];
	uint32_t end = items->first_item[s + 1];
	uint32_t i = first_item_from(items, items->first_item[s], end,
								 from > LAST_DISTANCE ? from - LAST_DISTANCE : 0);

	for (; i < end; i++)
	{
		const NxToneItem *item = &items->items[i];
		uint32_t distance = distance_to(items, place, item->token);
		int32_t weight;

		if (item->token > last && distance > LAST_DISTANCE)
			break;
		if (distance > LAST_DISTANCE ||
			(item->token >= place.start && item->token <= last) ||
			another_is_nearer(items, target, number, item->token, distance))
			continue;
		weight = item->weight * HALF_DISTANCE / (int32_t) (HALF_DISTANCE + distance);
		add_row(analysis, sum, i, speaks ? weight / SPEAKER_DIVISOR : weight, speaks);
	}
}

static void
sum_target(const NxAnalysis *analysis, const NxTarget *target, ToneSum *sum)
{
	const NxToneItems *items = analysis->tone_items;
	uint32_t counted = NX_NONE; /* the sentence whose words were counted last */

	for (uint32_t i = 0; i < target->n_places; i++)
	{
		uint32_t s = nx_text_sentence_of(&analysis->text, target->places[i].start);

		nx_poll(analysis->arena->env);
		sum_place(analysis, target, i, s, sum);
		if (s != counted)
			sum->n_words += items->n_words[s];
		counted = s;
	}
}

/* ---- evidence ---- */

static void
append_token(const NxText *text, NxBuf *buf, uint32_t token)
{
	NxString string = nx_text_token(text, token);

	nx_buf_bytes(buf, string.bytes, string.len);
}

static const char *const rule_words[] = {
	[NX_TONE_PLAIN] = "",
	[NX_TONE_NEGATED] = "negated",
	[NX_TONE_RELIEVED] = "relieved",
	[NX_TONE_BOOSTED] = "intensified",
	[NX_TONE_DAMPENED] = "weakened",
};

/* "not ... rattled: negated", in words that an analyst can read. */
static NxString
reason_of(const NxAnalysis *analysis, const ToneRow *row)
{
	const NxToneItem *item = &analysis->tone_items->items[row->item];
	NxString reason;
	NxBuf buf;

	nx_buf_init(&buf, analysis->arena);
	if (item->modifier != NX_NONE)
	{
		append_token(&analysis->text, &buf, item->modifier);
		nx_buf_text(&buf, item->token - item->modifier > 1 ? " … " : " ");
		append_token(&analysis->text, &buf, item->token);
		nx_buf_printf(&buf, ": %s", rule_words[item->rule]);
	}
	else
		nx_buf_text(&buf, item->weight < 0 ? "negative word" : "positive word");
	if (item->contrast != NX_CONTRAST_NONE)
		nx_buf_text(&buf, item->contrast == NX_CONTRAST_BEFORE ? ", before the contrast"
															   : ", after the contrast");
	if (row->reported)
		nx_buf_text(&buf, ", reported by the target");
	reason.bytes = buf.bytes;
	reason.len = buf.len;
	return reason;
}

void
nx_tone_evaluate(const NxAnalysis *analysis, const NxTarget *target, NxToneResult *result)
{
	ToneSum sum = {NULL, 0, 0, 0, 0};

	if (target == NULL)
		sum_article(analysis, &sum);
	else
		sum_target(analysis, target, &sum);
	result->tone = scale_rows(&sum);
	result->n_evidence = 0;
	result->evidence = nx_new_array(analysis->arena, NxEvidence, sum.n_rows);
	for (uint32_t i = 0; i < sum.n_rows; i++)
	{
		const NxToneItem *item = &analysis->tone_items->items[sum.rows[i].item];
		NxEvidence *evidence;

		if (sum.rows[i].weight == 0) /* too small a share to be seen */
			continue;
		evidence = &result->evidence[result->n_evidence++];
		evidence->first_token = item->token;
		evidence->n_tokens = 1;
		evidence->weight = sum.rows[i].weight;
		evidence->quoted = item->quoted;
		evidence->reason = reason_of(analysis, &sum.rows[i]);
	}
}

/* ---- the stage ---- */

static void
score_sentence(NxAnalysis *analysis, uint32_t s)
{
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[s];
	const NxToneItems *items = analysis->tone_items;
	NxSentenceScore *score = &analysis->scores[s];
	int64_t total = 0;
	int64_t quoted_total = 0;
	int64_t quoted_words = 0;

	for (uint32_t i = items->first_item[s]; i < items->first_item[s + 1]; i++)
	{
		total += items->items[i].weight;
		if (items->items[i].quoted)
			quoted_total += items->items[i].weight;
	}
	for (uint32_t i = 0; i < sentence->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[sentence->first_token + i];

		quoted_words += token->kind <= NX_TOKEN_HANDLE && (token->flags & NX_TOKEN_QUOTED);
	}
	score->tone = tone_of(total, items->n_words[s]);
	score->quoted = quoted_words > 0;
	score->quote_tone = score->quoted ? tone_of(quoted_total, quoted_words) : 0;
}

/* The places of all entities at once: nx_target_entity for each would be quadratic. */
static NxTarget *
gather_targets(const NxAnalysis *analysis)
{
	NxTarget *targets = nx_new_array(analysis->arena, NxTarget, analysis->n_entities);
	NxSpan *places = nx_new_array(analysis->arena, NxSpan, analysis->n_mentions);

	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		targets[i].places = places;
		places += analysis->entities[i].n_mentions;
	}
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		NxTarget *target = &targets[mention->entity];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		target->places[target->n_places].start = mention->first_token;
		target->places[target->n_places].len = mention->n_tokens;
		target->n_places++;
	}
	return targets;
}

void
nx_tone_score(NxAnalysis *analysis)
{
	NxTarget *targets;
	ToneSum sum = {NULL, 0, 0, 0, 0};

	analysis->tone_items = nx_tone_items_find(analysis);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
	{
		nx_poll(analysis->arena->env);
		score_sentence(analysis, s);
	}
	targets = gather_targets(analysis);
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		sum.n_rows = 0;
		sum.total = 0;
		sum.n_words = 0;
		sum_target(analysis, &targets[i], &sum);
		analysis->entities[i].tone = scale_rows(&sum);
	}
	if (analysis->n_entities > 0)
		nx_drop_array(analysis->arena, targets[0].places, analysis->n_mentions);
	nx_drop_array(analysis->arena, targets, analysis->n_entities);
	sum.n_rows = 0;
	sum.total = 0;
	sum.n_words = 0;
	sum_article(analysis, &sum);
	analysis->tone = scale_rows(&sum);
	nx_drop_array(analysis->arena, sum.rows, sum.n_rows);
}
