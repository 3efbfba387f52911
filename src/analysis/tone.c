/*
 * tone.c
 *	  Tone as a sum: of the article, of each sentence, toward each entity.
 *
 * Each item (tone_items.h) has a weight w.  A tone is
 *
 *		T / (|T| + SPREAD * (n + NX_TONE_PRIOR_WORDS)),		T = the sum of the w
 *
 * where n counts the words that were looked at: what matters is how dense the
 * tone is, so a long report is no stronger than a short one, and the tone of a
 * short text is drawn to 0.  Every item owns its share of the result: the rows'
 * weights are differences of rounded running sums, so they are whole multiples
 * of 2^-20 and add up to the tone exactly.
 *
 * Toward a target it is another matter: target_tone.c.  The words have their valence
 * from tools/train, the constants were chosen by hand on articles of ../shared/data/news.
 */
#include "analysis/tone.h"

#include <string.h>

#include "analysis/pronouns.h"
#include "analysis/target_tone.h"
#include "analysis/tone_items.h"

/* Density of tone, in thousandths of a step a word, that makes a tone of one half. */
#define SPREAD 180

typedef struct ToneRow
{
	uint32_t item;	/* index into NxToneItems.items */
	int32_t weight; /* in the items' unit; after scale_rows in 2^-20 */
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
add_row(const NxAnalysis *analysis, ToneSum *sum, uint32_t item, int32_t weight)
{
	if (weight == 0)
		return;
	nx_grow(analysis->arena, sum->rows, sum->n_rows, sum->n_rows + 1, &sum->capacity);
	sum->rows[sum->n_rows].item = item;
	sum->rows[sum->n_rows].weight = weight;
	sum->n_rows++;
	sum->total += weight;
}

static int64_t
tone_scale(int64_t total, int64_t n_words)
{
	return (total < 0 ? -total : total) + SPREAD * (n_words + NX_TONE_PRIOR_WORDS);
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
		add_row(analysis, sum, i, items->items[i].weight);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		sum->n_words += items->n_words[s];
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

void
nx_tone_put_modified(const NxText *text, NxBuf *buf, uint32_t modifier, uint32_t token)
{
	append_token(text, buf, modifier);
	nx_buf_text(buf, token - modifier > 1 ? " … " : " ");
	append_token(text, buf, token);
}

/* "not … rattled: negated", in words that an analyst can read. */
static NxString
reason_of(const NxAnalysis *analysis, const ToneRow *row)
{
	const NxToneItem *item = &analysis->tone_items->items[row->item];
	NxString reason;
	NxBuf buf;

	nx_buf_init(&buf, analysis->arena);
	if (item->modifier != NX_NONE)
	{
		nx_tone_put_modified(&analysis->text, &buf, item->modifier, item->token);
		nx_buf_printf(&buf, ": %s", rule_words[item->rule]);
	}
	else
		nx_buf_text(&buf, item->weight < 0 ? "negative word" : "positive word");
	if (item->contrast != NX_CONTRAST_NONE)
		nx_buf_text(&buf, item->contrast == NX_CONTRAST_BEFORE ? ", before the contrast"
															   : ", after the contrast");
	reason.bytes = buf.bytes;
	reason.len = buf.len;
	return reason;
}

static void
evaluate_article(const NxAnalysis *analysis, NxToneResult *result)
{
	ToneSum sum = {NULL, 0, 0, 0, 0};

	sum_article(analysis, &sum);
	result->tone = scale_rows(&sum);
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

void
nx_tone_evaluate(const NxAnalysis *analysis, const NxTarget *target, NxToneResult *result)
{
	memset(result, 0, sizeof(*result));
	if (target == NULL)
		evaluate_article(analysis, result);
	else
		nx_target_evaluate(analysis, target, result);
}

int32_t
nx_tone_mean(int64_t sum, uint32_t n)
{
	int64_t half = n / 2;

	return (int32_t) ((sum + (sum < 0 ? -half : half)) / n);
}

/*
 * 0.2: with it, the articles of PerSenT that readers found neutral toward their main
 * entity have a tone of 0 in the mean.
 */
#define LIFT (NX_UNIT / 5)

int32_t
nx_tone_of_places(int64_t sum, uint32_t n, uint32_t n_pointed)
{
	int64_t lift = n_pointed > 1 ? (int64_t) LIFT * (n_pointed - 1) : 0;
	int32_t mean = nx_tone_mean(sum, n);
	int64_t tone = nx_tone_mean(sum + lift, n);
	int64_t most = mean < -NX_TONE_NEUTRAL ? NX_TONE_NEUTRAL : NX_UNIT;

	return (int32_t) (tone > most ? most : tone);
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

typedef struct EntitySum
{
	int64_t tone;
	uint32_t n_places;
	uint32_t n_pointed; /* places that are not neutral */
} EntitySum;

typedef struct EntityScorer
{
	NxAnalysis *analysis;
	NxTargetScene scene;
	NxTargetFeature *features; /* [NX_TARGET_MAX_FEATURES] */
	EntitySum *sums;		   /* [n_entities] */
} EntityScorer;

static void
score_place(EntityScorer *scorer, uint32_t entity, uint32_t sentence, NxSpan place)
{
	EntitySum *sum = &scorer->sums[entity];
	int32_t tone;

	nx_poll(scorer->analysis->arena->env);
	nx_target_scene_set(&scorer->scene, sentence);
	tone = nx_target_score_tone(
		nx_target_place_score(&scorer->scene, place, scorer->features));
	sum->tone += tone;
	sum->n_places++;
	sum->n_pointed += tone < -NX_TONE_NEUTRAL || tone > NX_TONE_NEUTRAL;
}

/* All places in the order of the text: each sentence is looked at once. */
static void
score_places(EntityScorer *scorer)
{
	const NxAnalysis *analysis = scorer->analysis;
	const NxPronouns *pronouns = analysis->pronouns;
	uint32_t p = 0;

	for (uint32_t i = 0; i <= analysis->n_mentions; i++)
	{
		const NxMention *mention = i < analysis->n_mentions ? &analysis->mentions[i] : NULL;

		for (; p < pronouns->n &&
			   (mention == NULL || pronouns->pronouns[p].token < mention->first_token);
			 p++)
		{
			NxSpan place = {pronouns->pronouns[p].token, 1};

			score_place(scorer, pronouns->pronouns[p].entity,
						nx_text_sentence_of(&analysis->text, place.start), place);
		}
		if (mention != NULL)
		{
			NxSpan place = {mention->first_token, mention->n_tokens};

			score_place(scorer, mention->entity, mention->sentence, place);
		}
	}
}

static void
score_entities(NxAnalysis *analysis)
{
	EntityScorer scorer = {.analysis = analysis};

	analysis->pronouns = nx_pronouns_find(analysis);
	nx_target_scene_init(&scorer.scene, analysis);
	scorer.features =
		nx_new_array(analysis->arena, NxTargetFeature, NX_TARGET_MAX_FEATURES);
	scorer.sums = nx_new_array(analysis->arena, EntitySum, analysis->n_entities);
	score_places(&scorer);
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		const EntitySum *sum = &scorer.sums[i];

		analysis->entities[i].tone =
			sum->n_places == 0
				? 0
				: nx_tone_of_places(sum->tone, sum->n_places, sum->n_pointed);
	}
	nx_target_scene_drop(&scorer.scene);
	nx_drop_array(analysis->arena, scorer.features, NX_TARGET_MAX_FEATURES);
	nx_drop_array(analysis->arena, scorer.sums, analysis->n_entities);
}

void
nx_tone_score(NxAnalysis *analysis)
{
	const NxToneItems *items;
	int64_t total = 0;
	int64_t n_words = 0;

	analysis->tone_items = nx_tone_items_find(analysis);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
	{
		nx_poll(analysis->arena->env);
		score_sentence(analysis, s);
	}
	score_entities(analysis);
	items = analysis->tone_items;
	for (uint32_t i = 0; i < items->n_items; i++)
		total += items->items[i].weight;
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		n_words += items->n_words[s];
	analysis->tone = tone_of(total, n_words);
}
