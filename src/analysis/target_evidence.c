/*
 * target_evidence.c
 *	  The tone toward a target with all its places, and the words behind it.
 *
 * The tone is the mean over the places, and a lift (tone.h), which has a row of its own.
 * Each feature, and each word that the network sees, owns its share of the tone of its
 * place, as the difference of two rounded running sums; what a word has at all places is
 * one row, again as such a difference when the mean is taken.  So the rows are whole
 * multiples of 2^-20 and add up to the tone exactly.  Marks, function words whose heaviest
 * part is that they stand in the sentence somewhere, and all that weighs little are one row
 * with the prior.
 */
#include "analysis/tone.h"

#include <string.h>

#include "analysis/target_tone.h"

/* Rows that are lighter, or this much lighter than the heaviest, are not told apart. */
#define LEAST_WEIGHT (NX_UNIT / 200)
#define LEAST_SHARE 16

typedef struct Row
{
	uint32_t token;
	uint32_t n_tokens;
	int64_t weight;	  /* over all places */
	int32_t most;	  /* of one feature, of which all that follows speaks */
	uint32_t negator; /* token */
	bool favorable;	  /* it speaks for positive more than for negative */
	bool along;		  /* it makes the tone of its place stronger */
	uint8_t region;
	uint8_t pattern;
	bool is_word;
	bool is_content;
	bool positive; /* by its own valence */
} Row;

typedef struct Ledger
{
	const NxAnalysis *analysis;
	NxTargetScene scene;
	NxTargetFeature *features; /* [NX_TARGET_MAX_FEATURES] */
	Row *rows;
	uint32_t n_rows;
	uint32_t capacity;
	uint32_t *row_of;	/* [n_tokens]: 1 + row */
	int64_t rest;		/* weight that no word carries */
	uint32_t n_pointed; /* places that are not neutral */
} Ledger;

static Row *
row_for(Ledger *ledger, const NxTargetItem *item)
{
	Row *row;

	if (ledger->row_of[item->token] != 0)
		return &ledger->rows[ledger->row_of[item->token] - 1];
	nx_grow(ledger->analysis->arena, ledger->rows, ledger->n_rows, ledger->n_rows + 1,
			&ledger->capacity);
	row = &ledger->rows[ledger->n_rows++];
	memset(row, 0, sizeof(*row));
	row->token = item->token;
	row->n_tokens = item->n_tokens;
	row->negator = NX_NONE;
	ledger->row_of[item->token] = ledger->n_rows;
	return row;
}

static void
enter(Ledger *ledger, const NxTargetFeature *feature, NxTargetScore score,
	  const NxTargetVerdict *verdict, int32_t weight)
{
	const NxTargetItem *item;
	int32_t size = weight < 0 ? -weight : weight;
	Row *row;

	if (feature->item == NX_NONE)
	{
		ledger->rest += weight;
		return;
	}
	item = &ledger->scene.items[feature->item];
	row = row_for(ledger, item);
	row->weight += weight;
	if (size < row->most)
		return;
	row->most = size;
	row->favorable = score.positive > score.negative;
	row->along = (weight > 0) == (verdict->margin > 0);
	row->is_word = item->is_word;
	row->is_content = item->is_content;
	row->region = feature->region;
	row->pattern = feature->pattern;
	row->positive = item->valence > 0;
	row->negator =
		item->negator == NX_NONE ? NX_NONE : ledger->scene.items[item->negator].token;
}

/* The way from nothing to the tone of a place, as its parts are entered one by one. */
typedef struct Account
{
	NxTargetVerdict verdict;
	int64_t running; /* margin, in 1 << NX_TONE_NET_SHARE_SHIFT */
	int32_t given;	 /* of the tone */
} Account;

static void
pay(Ledger *ledger, Account *account, const NxTargetFeature *feature, int64_t positive,
	int64_t negative)
{
	const NxTargetVerdict *verdict = &account->verdict;
	NxTargetScore score = {(int32_t) (positive >> NX_TONE_NET_SHARE_SHIFT),
						   (int32_t) (negative >> NX_TONE_NET_SHARE_SHIFT)};
	int32_t upto;

	account->running += positive * verdict->by_positive + negative * verdict->by_negative;
	upto = nx_target_share(verdict, account->running >> NX_TONE_NET_SHARE_SHIFT);
	if (upto != account->given)
		enter(ledger, feature, score, verdict, upto - account->given);
	account->given = upto;
}

/* What each word has of what the network says. */
static void
pay_shares(Ledger *ledger, Account *account, const NxTargetPlace *place)
{
	NxTargetShare shares[NX_TARGET_MAX_SHARES];
	uint32_t n = nx_target_network_shares(&ledger->scene.network, place, shares);

	for (uint32_t i = 0; i < n; i++)
	{
		NxTargetFeature feature = {.item = shares[i].item,
								   .region = NX_REGION_PATTERN,
								   .pattern = NX_PATTERN_NETWORK};

		pay(ledger, account, &feature, shares[i].positive, shares[i].negative);
	}
}

/* Enter what each feature of a place has of its tone; returns the tone. */
static int32_t
enter_place(Ledger *ledger, NxSpan place)
{
	const NxAnalysis *analysis = ledger->analysis;
	Account account = {.running = 0};
	NxTargetPlace items;
	NxTargetScore sum;
	NxTargetScore network;
	int32_t tone;
	uint32_t n;

	nx_target_scene_set(&ledger->scene, nx_text_sentence_of(&analysis->text, place.start));
	items = nx_target_place(&ledger->scene, place);
	n = nx_target_features(&ledger->scene, &items, ledger->features);
	sum = nx_target_score(analysis->model, ledger->features, n);
	network = nx_target_network_score(&ledger->scene.network, &items);
	sum.positive += network.positive;
	sum.negative += network.negative;
	account.verdict = nx_target_verdict(sum);
	tone = nx_target_score_tone(sum);
	for (uint32_t i = 0; i < n; i++)
	{
		NxTargetScore score =
			nx_target_feature_score(analysis->model, &ledger->features[i]);

		pay(ledger, &account, &ledger->features[i],
			(int64_t) score.positive * (1 << NX_TONE_NET_SHARE_SHIFT),
			(int64_t) score.negative * (1 << NX_TONE_NET_SHARE_SHIFT));
	}
	pay_shares(ledger, &account, &items);
	ledger->rest += tone - account.given;
	ledger->n_pointed += account.verdict.base != 0;
	return tone;
}

/* ---- reasons ---- */

static const char *const region_words[NX_TARGET_REGIONS] = {
	[NX_REGION_LEFT] = "before the target",
	[NX_REGION_RIGHT] = "after the target",
	[NX_REGION_NEAR_LEFT] = "close before the target",
	[NX_REGION_NEAR_RIGHT] = "close after the target",
	[NX_REGION_AFTER_1] = "right after the target",
	[NX_REGION_AFTER_2] = "second after the target",
	[NX_REGION_AFTER_3] = "third after the target",
	[NX_REGION_BEFORE_1] = "right before the target",
	[NX_REGION_BEFORE_2] = "second before the target",
	[NX_REGION_CONTENT_RIGHT_1] = "what follows the target in its clause",
	[NX_REGION_CONTENT_RIGHT_2] = "what follows the target in its clause",
	[NX_REGION_CONTENT_LEFT_1] = "what leads to the target in its clause",
	[NX_REGION_CONTENT_LEFT_2] = "what leads to the target in its clause",
	[NX_REGION_NEGATED] = "negated",
};

static const char *const pattern_words[] = {
	[NX_PATTERN_TARGET] = "what kind of name it is",
	[NX_PATTERN_BEFORE_2] = "with the word before it, right before the target",
	[NX_PATTERN_BEFORE_3] = "with the two words before it, right before the target",
	[NX_PATTERN_AFTER_2] = "with the word after it, right after the target",
	[NX_PATTERN_AFTER_3] = "with the two words after it, right after the target",
	[NX_PATTERN_AROUND] = "with the words on both sides of the target",
	[NX_PATTERN_PATH_RIGHT] = "what follows the target, with the words between",
	[NX_PATTERN_PATH_LEFT] = "what leads to the target, with the words between",
	[NX_PATTERN_VALENCE] = "",
	[NX_PATTERN_NETWORK] = "together with the words beside it",
};

/*
 * What weighs otherwise than it is meant does so because it speaks for a neutral tone,
 * or against one.
 */
static const char *
side_taken(const Row *row, int32_t weight)
{
	if ((weight > 0) == row->favorable)
		return row->favorable ? "favorable" : "unfavorable";
	return row->along ? "pointed" : "matter-of-fact";
}

/* "not … rattled: negated", "unfavorable: right after the target", "negative word". */
static NxString
reason_of(const NxAnalysis *analysis, const Row *row, int32_t weight)
{
	bool has_valence = row->pattern == NX_PATTERN_VALENCE;
	NxString reason;
	NxBuf buf;

	nx_buf_init(&buf, analysis->arena);
	if (row->negator != NX_NONE && (has_valence || row->pattern == NX_PATTERN_NETWORK ||
									row->region == NX_REGION_NEGATED))
	{
		nx_tone_put_modified(&analysis->text, &buf, row->negator, row->token);
		nx_buf_text(&buf, ": negated");
	}
	else if (has_valence)
		nx_buf_text(&buf, row->positive ? "positive word" : "negative word");
	else
		nx_buf_printf(&buf, "%s: %s", side_taken(row, weight),
					  row->region == NX_REGION_PATTERN ? pattern_words[row->pattern]
													   : region_words[row->region]);
	reason.bytes = buf.bytes;
	reason.len = buf.len;
	return reason;
}

/* ---- the mean ---- */

static NxEvidence *
add_evidence(NxToneResult *result, int32_t weight, const char *reason)
{
	NxEvidence *evidence = &result->evidence[result->n_evidence++];

	memset(evidence, 0, sizeof(*evidence));
	evidence->weight = weight;
	evidence->reason.bytes = reason;
	evidence->reason.len = (uint32_t) strlen(reason);
	return evidence;
}

/* The row's words are in the order of their entry; sentences are entered in order. */
static void
sort_rows(Row *rows, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
	{
		Row row = rows[i];
		uint32_t j = i;

		for (; j > 0 && rows[j - 1].token > row.token; j--)
			rows[j] = rows[j - 1];
		rows[j] = row;
	}
}

static int64_t
size_of(int64_t weight)
{
	return weight < 0 ? -weight : weight;
}

static int64_t
heaviest_row(const Ledger *ledger)
{
	int64_t heaviest = 0;

	for (uint32_t i = 0; i < ledger->n_rows; i++)
	{
		if (size_of(ledger->rows[i].weight) > heaviest)
			heaviest = size_of(ledger->rows[i].weight);
	}
	return heaviest;
}

static bool
is_telling(const Row *row, int32_t weight, int64_t heaviest)
{
	return size_of(weight) >= LEAST_WEIGHT &&
		   size_of(row->weight) * LEAST_SHARE >= heaviest && row->is_word &&
		   (row->is_content || row->region > NX_REGION_NEAR_RIGHT);
}

static void
settle(Ledger *ledger, uint32_t n_places, NxToneResult *result)
{
	const NxAnalysis *analysis = ledger->analysis;
	int64_t running = 0;
	int64_t heaviest = heaviest_row(ledger);
	int32_t given = 0;
	int32_t rest = 0;
	int32_t mean;

	result->evidence =
		nx_new_array(analysis->arena, NxEvidence, (size_t) ledger->n_rows + 2);
	for (uint32_t i = 0; i < ledger->n_rows; i++)
	{
		const Row *row = &ledger->rows[i];
		int32_t weight;

		running += row->weight;
		weight = nx_tone_mean(running, n_places) - given;
		given += weight;
		if (!is_telling(row, weight, heaviest))
			rest += weight;
		else
		{
			NxEvidence *evidence = add_evidence(result, weight, "");

			evidence->reason = reason_of(analysis, row, weight);
			evidence->first_token = row->token;
			evidence->n_tokens = row->n_tokens;
			evidence->quoted =
				(analysis->text.tokens[row->token].flags & NX_TOKEN_QUOTED) != 0;
		}
	}
	mean = nx_tone_mean(running + ledger->rest, n_places);
	rest += mean - given;
	if (rest != 0)
		add_evidence(result, rest, "prior, function words, and what weighs little");
	result->tone = nx_tone_of_places(running + ledger->rest, n_places, ledger->n_pointed);
	if (result->tone != mean)
		add_evidence(result, result->tone - mean, "lift: several places have a tone");
}

void
nx_target_evaluate(const NxAnalysis *analysis, const NxTarget *target, NxToneResult *result)
{
	Ledger ledger = {.analysis = analysis};

	nx_target_scene_init(&ledger.scene, analysis);
	ledger.features =
		nx_new_array(analysis->arena, NxTargetFeature, NX_TARGET_MAX_FEATURES);
	ledger.row_of = nx_new_array(analysis->arena, uint32_t, analysis->text.n_tokens);
	for (uint32_t i = 0; i < target->n_places; i++)
	{
		nx_poll(analysis->arena->env);
		enter_place(&ledger, target->places[i]);
	}
	sort_rows(ledger.rows, ledger.n_rows);
	settle(&ledger, target->n_places, result);
	nx_target_scene_drop(&ledger.scene);
	nx_drop_array(analysis->arena, ledger.features, NX_TARGET_MAX_FEATURES);
	nx_drop_array(analysis->arena, ledger.row_of, analysis->text.n_tokens);
	nx_drop_array(analysis->arena, ledger.rows, ledger.capacity);
}
