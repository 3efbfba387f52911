/*
 * groups.c
 *	  What each group of the tagger's features takes of its time.
 *
 * The tagger's own steps, from reading the document to the best path, with what the group
 * gives taken away before it is scored.  So what is saved are the features of the group,
 * and their rows; words whose sums the model has ready (FORM) save nothing.  All groups
 * are timed in turn, article by article.
 */
#include "tools/bench/groups.h"

#include <stdio.h>

#include "analysis/form_scores.h"
#include "analysis/labels.h"
#include "analysis/network.h"
#include "analysis/viterbi.h"
#include "tools/host/host.h"
#include "tools/host/without.h"

typedef struct Tagging
{
	const NxAnalysis *analysis;
	NxModel model; /* without its network, if that is the group */
	Without without;
	NxFeatures features;
	NxFormSums sums;
	NxNetwork network;
	NxViterbi viterbi;
	uint64_t rows[NX_FEATURES_WINDOW][NX_FEATURES_MAX];
	uint32_t n_rows[NX_FEATURES_WINDOW];
	NxScores scores[NX_FEATURES_WINDOW];
	NxScores back[NX_FEATURES_WINDOW];
	uint8_t path[NX_FEATURES_WINDOW];
} Tagging;

static void
score_token(Tagging *tagging, uint32_t i)
{
	const NxScores *forms[NX_FEATURES_OFFSETS];

	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
		forms[k] =
			tagging->sums
				.scores[nx_features_form_at(&tagging->features, i, k - NX_FEATURES_REACH)];
	nx_scores_sum_token(tagging->scores[i], forms, &tagging->model, tagging->rows[i],
						tagging->n_rows[i]);
	nx_network_add(&tagging->network, &tagging->features, i, tagging->scores[i]);
}

static void
tag_stretch(Tagging *tagging, uint32_t sentence, uint32_t first, uint32_t n)
{
	const NxModel *model = &tagging->model;
	bool forgotten = nx_features_read(&tagging->features, sentence, first, n);

	without_in_stretch(&tagging->features, tagging->without);
	if (forgotten)
	{
		nx_form_sums_forget(&tagging->sums);
		nx_network_forget(&tagging->network);
	}
	nx_form_sums_update(&tagging->sums);
	nx_network_read(&tagging->network, &tagging->features);
	for (uint32_t i = 0; i < n; i++)
	{
		tagging->n_rows[i] = nx_features_of_token(&tagging->features, i, tagging->rows[i]);
		nx_scores_expect(model, tagging->rows[i], tagging->n_rows[i]);
	}
	for (uint32_t i = 0; i < n; i++)
		tagging->n_rows[i] = nx_scores_ask(model, tagging->rows[i], tagging->n_rows[i]);
	for (uint32_t i = 0; i < n; i++)
		score_token(tagging, i);
	nx_viterbi_decode(&tagging->viterbi, tagging->scores, n, tagging->back, tagging->path);
}

static void
tag(Tagging *tagging, NxArena *arena)
{
	const NxAnalysis *analysis = tagging->analysis;
	const NxText *text = &analysis->text;

	tagging->model = *analysis->model;
	if (tagging->without == WITHOUT_NETWORK)
		tagging->model.network_rows = NULL;
	nx_features_open(&tagging->features, arena, text, &tagging->model, analysis->words);
	without_in_document(&tagging->features, tagging->without);
	nx_form_sums_init(&tagging->sums, arena, &tagging->model, &tagging->features.forms);
	nx_network_init(&tagging->network, arena, &tagging->features);
	nx_viterbi_init(&tagging->viterbi, tagging->model.transitions, NX_N_LABELS);
	for (uint32_t s = 0; s < text->n_sentences; s++)
	{
		const NxSentence *sentence = &text->sentences[s];

		for (uint32_t done = 0, n; done < sentence->n_tokens; done += n)
		{
			n = sentence->n_tokens - done;
			n = n > NX_FEATURES_WINDOW ? NX_FEATURES_WINDOW : n;
			if (nx_block_is_read(&text->blocks[sentence->block]))
				tag_stretch(tagging, s, sentence->first_token + done, n);
		}
	}
}

static double
time_tagging(Tagging *tagging, Without without)
{
	NxArena arena;
	NxHost host;
	double start;
	double seconds;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	tagging->without = without;
	start = nx_host_seconds();
	tag(tagging, &arena);
	seconds = nx_host_seconds() - start;
	nx_host_reset(&host);
	return seconds;
}

/*
 * Seconds for one article without each group; returns its tokens.  Once before the clock
 * runs, or the first would wait for memory for all of them.
 */
static uint32_t
time_article(const NxModel *model, NxBreaks *breaks, const NxArticle *article,
			 double *seconds)
{
	static Tagging tagging;
	uint32_t n_tokens;
	NxHost host;
	NxArena arena;
	NxAnalysis *analysis;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	analysis = nx_analysis_begin(&arena, model, breaks, article);
	nx_analysis_run(analysis, NX_STAGE_TEXT);
	n_tokens = analysis->text.n_tokens;
	tagging.analysis = analysis;
	if (n_tokens > 0)
	{
		(void) time_tagging(&tagging, WITHOUT_NOTHING);
		for (Without without = WITHOUT_NOTHING; without < N_WITHOUT; without++)
			seconds[without] += time_tagging(&tagging, without);
	}
	nx_host_reset(&host);
	return n_tokens;
}

void
groups_print(const NxModel *model, NxBreaks *breaks, const NxArticle *articles,
			 int n_articles, int n_rounds)
{
	double best[N_WITHOUT];
	uint64_t n_tokens = 0;

	for (int round = 0; round < n_rounds; round++)
	{
		double seconds[N_WITHOUT] = {0};

		n_tokens = 0;
		for (int i = 0; i < n_articles; i++)
			n_tokens += time_article(model, breaks, &articles[i], seconds);
		for (int k = 0; k < N_WITHOUT; k++)
			best[k] = round == 0 || seconds[k] < best[k] ? seconds[k] : best[k];
	}
	printf("%-18s %12s %12s\n", "tagger", "ns a token", "saved");
	for (int k = 0; k < N_WITHOUT; k++)
		printf("without %-10s %12.1f %10.1f %%\n", without_names[k],
			   best[k] * 1e9 / (double) n_tokens, 100 * (1 - best[k] / best[0]));
}
