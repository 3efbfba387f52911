/*
 * tagger.c
 *	  Finds the mentions: scores every label of every token by the model's
 *	  weights of its features and by its network, and takes the best path through
 *	  each sentence.
 *
 * A sentence longer than NX_FEATURES_WINDOW is cut into stretches; that costs a
 * name on the cut in texts that have no sentences anyway.
 */
#include "analysis/analysis.h"

#include <string.h>

#include "analysis/features.h"
#include "analysis/form_scores.h"
#include "analysis/labels.h"
#include "analysis/mentions.h"
#include "analysis/network.h"
#include "analysis/scores.h"
#include "analysis/viterbi.h"

_Static_assert(NX_N_LABELS <= NX_SCORE_LABELS, "a row of scores holds all labels");
_Static_assert(NX_VITERBI_WIDTH == NX_SCORE_LABELS, "and is what the decoder takes");
_Static_assert(NX_VITERBI_MAX_SCORE == NX_SCORE_MOST, "within what it takes");

typedef struct Tagger
{
	NxAnalysis *analysis;
	NxFeatures features;
	NxFormSums forms;
	NxNetwork network;
	NxViterbi viterbi;
	uint32_t mentions_capacity;
	NxScores scores[NX_FEATURES_WINDOW];
	NxScores back[NX_FEATURES_WINDOW];
	uint8_t path[NX_FEATURES_WINDOW];
} Tagger;

static void
finish_token(Tagger *tagger, uint32_t i, const uint64_t *features, uint32_t n)
{
	const NxScores *forms[NX_FEATURES_OFFSETS];

	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
		forms[k] =
			tagger->forms
				.scores[nx_features_form_at(&tagger->features, i, k - NX_FEATURES_REACH)];
	nx_scores_sum_token(tagger->scores[i], forms, tagger->analysis->model, features, n);
	nx_network_add(&tagger->network, &tagger->features, i, tagger->scores[i]);
}

/* A token waits so many tokens for the filter, and again for the rows. */
#define AHEAD 8

/* The features of a token on their way. */
typedef struct Waiting
{
	uint64_t features[NX_FEATURES_MAX];
	uint32_t n;
} Waiting;

static void
score_tokens(Tagger *tagger, uint32_t n)
{
	const NxModel *model = tagger->analysis->model;
	Waiting ring[2 * AHEAD];

	for (uint32_t i = 0; i < n + 2 * AHEAD; i++)
	{
		Waiting *newest = &ring[i % (2 * AHEAD)];
		Waiting *middle = &ring[(i + AHEAD) % (2 * AHEAD)];

		if (i >= 2 * AHEAD)
			finish_token(tagger, i - 2 * AHEAD, newest->features, newest->n);
		if (i >= AHEAD && i < n + AHEAD)
			middle->n = nx_scores_ask(model, middle->features, middle->n);
		if (i < n)
		{
			newest->n = nx_features_of_token(&tagger->features, i, newest->features);
			nx_scores_expect(model, newest->features, newest->n);
		}
	}
}

/*
 * How much better the labels of the mention are than those of other kinds, at the
 * token where that is least: 0..254.
 */
static uint8_t
confidence(const Tagger *tagger, uint32_t first, uint32_t n)
{
	int32_t least = 254;

	for (uint32_t i = first; i < first + n; i++)
	{
		const int16_t *scores = tagger->scores[i];
		uint32_t kind = nx_label_kind(tagger->path[i]);

		for (uint32_t label = 0; label < NX_N_LABELS; label++)
		{
			int32_t margin = scores[tagger->path[i]] - scores[label];

			if ((label == NX_LABEL_OUTSIDE || nx_label_kind(label) != kind) &&
				margin < least)
				least = margin;
		}
	}
	return least < 0 ? 0 : (uint8_t) least;
}

static void
add_mention(Tagger *tagger, uint32_t sentence, uint32_t first, uint32_t n)
{
	NxAnalysis *analysis = tagger->analysis;
	NxMention mention = {0};

	mention.first_token = tagger->features.first + first;
	mention.n_tokens = n;
	mention.sentence = sentence;
	mention.entity = NX_NONE;
	mention.kind = (uint8_t) nx_label_kind(tagger->path[first]);
	mention.confidence = confidence(tagger, first, n);
	if (!nx_mention_settle(analysis, &mention))
		return;
	nx_grow(analysis->arena, analysis->mentions, analysis->n_mentions,
			analysis->n_mentions + 1, &tagger->mentions_capacity);
	analysis->mentions[analysis->n_mentions++] = mention;
}

static void
add_mentions(Tagger *tagger, uint32_t sentence, uint32_t n)
{
	uint32_t i = 0;

	while (i < n)
	{
		uint32_t end = i + 1;

		if (tagger->path[i] != NX_LABEL_OUTSIDE)
		{
			while (end < n && nx_label_is_inside(tagger->path[end]))
				end++;
			add_mention(tagger, sentence, i, end - i);
		}
		i = end;
	}
}

static void
tag_stretch(Tagger *tagger, uint32_t sentence, uint32_t first, uint32_t n)
{
	if (nx_features_read(&tagger->features, sentence, first, n))
	{
		nx_form_sums_forget(&tagger->forms);
		nx_network_forget(&tagger->network);
	}
	nx_form_sums_update(&tagger->forms);
	nx_network_read(&tagger->network, &tagger->features);
	score_tokens(tagger, n);
	nx_viterbi_decode(&tagger->viterbi, tagger->scores, n, tagger->back, tagger->path);
	add_mentions(tagger, sentence, n);
}

static void
tag_sentence(Tagger *tagger, uint32_t number)
{
	const NxSentence *sentence = &tagger->analysis->text.sentences[number];
	uint32_t done = 0;

	while (done < sentence->n_tokens)
	{
		uint32_t n = sentence->n_tokens - done;

		nx_poll(tagger->analysis->arena->env);
		if (n > NX_FEATURES_WINDOW)
			n = NX_FEATURES_WINDOW;
		tag_stretch(tagger, number, sentence->first_token + done, n);
		done += n;
	}
}

void
nx_tagger_run(NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;
	const NxModel *model = analysis->model;
	Tagger *tagger;

	analysis->mentions = NULL;
	analysis->n_mentions = 0;
	if (text->n_tokens == 0 || model->n_labels != NX_N_LABELS)
		return;
	tagger = nx_arena_alloc(analysis->arena, sizeof(*tagger));
	tagger->analysis = analysis;
	tagger->mentions_capacity = 0;
	nx_features_open(&tagger->features, analysis->arena, text, model, analysis->words);
	nx_form_sums_init(&tagger->forms, analysis->arena, model, &tagger->features.forms);
	nx_network_init(&tagger->network, analysis->arena, &tagger->features);
	nx_viterbi_init(&tagger->viterbi, model->transitions, NX_N_LABELS);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		if (nx_block_is_read(&text->blocks[text->sentences[i].block]))
			tag_sentence(tagger, i);
	}
}
