/*
 * bench
 *	  Time of each stage of the analysis, outside a server.
 *
 *		bench [--rounds N] [--model FILE] FILE...
 *		bench [--rounds N] [--model FILE] --groups FILE...	 the tagger's features
 *
 *	  Every file is one article.  All are analysed in turn, N rounds (5 unless
 *	  told); the table gives the best round of each stage, so that a busy machine
 *	  disturbs least.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "tools/bench/groups.h"
#include "tools/host/host.h"

#define N_PARTS (NX_N_STAGES + 1) /* the last: making the bytes of the newsdoc */

typedef struct Bench
{
	NxHost host;
	NxModel model;
	NxBreaks *breaks;
	NxArticle *articles;
	int n_articles;
	uint64_t n_tokens;
	uint64_t n_doc_bytes;
	double seconds[N_PARTS]; /* of the round under way */
	double best[N_PARTS];
} Bench;

static void
time_article(Bench *bench, const NxArticle *article)
{
	NxArena arena;
	NxAnalysis *analysis;
	NxDoc doc;
	NxBuf buf;
	double start;

	nx_arena_init(&arena, &bench->host.env);
	analysis = nx_analysis_begin(&arena, &bench->model, bench->breaks, article);
	for (NxStage stage = 0; stage < NX_N_STAGES; stage++)
	{
		start = nx_host_seconds();
		nx_analysis_run(analysis, stage);
		bench->seconds[stage] += nx_host_seconds() - start;
	}
	start = nx_host_seconds();
	nx_analysis_to_doc(analysis, article, &doc);
	nx_buf_init(&buf, &arena);
	nx_doc_build(&doc, &buf);
	bench->seconds[NX_N_STAGES] += nx_host_seconds() - start;
	bench->n_tokens += analysis->text.n_tokens;
	bench->n_doc_bytes += buf.len;
	nx_host_reset(&bench->host);
}

static void
run_round(Bench *bench, int round)
{
	memset(bench->seconds, 0, sizeof(bench->seconds));
	bench->n_tokens = 0;
	bench->n_doc_bytes = 0;
	for (int i = 0; i < bench->n_articles; i++)
		time_article(bench, &bench->articles[i]);
	for (int i = 0; i < N_PARTS; i++)
		if (round == 0 || bench->seconds[i] < bench->best[i])
			bench->best[i] = bench->seconds[i];
}

static void
print_result(const Bench *bench)
{
	uint64_t n_bytes = 0;
	double total = 0;

	for (int i = 0; i < bench->n_articles; i++)
		n_bytes += bench->articles[i].body.len;
	for (int i = 0; i < N_PARTS; i++)
		total += bench->best[i];
	printf("%d articles, %llu bytes, %llu tokens; newsdocs %.1f %% of the bodies' bytes\n",
		   bench->n_articles, (unsigned long long) n_bytes,
		   (unsigned long long) bench->n_tokens,
		   100.0 * (double) bench->n_doc_bytes / (double) (n_bytes > 0 ? n_bytes : 1));
	printf("%-10s %12s %8s\n", "stage", "ns a token", "share");
	for (int i = 0; i < N_PARTS; i++)
		printf("%-10s %12.1f %6.1f %%\n", i < NX_N_STAGES ? nx_stage_names[i] : "newsdoc",
			   bench->best[i] * 1e9 / (double) bench->n_tokens,
			   100.0 * bench->best[i] / total);
	printf("%-10s %12.1f  (%.0f tokens a second)\n", "all",
		   total * 1e9 / (double) bench->n_tokens, (double) bench->n_tokens / total);
}

int
main(int argc, char **argv)
{
	Bench bench;
	const char *model = NULL;
	bool groups = false;
	int n_rounds = 5;
	int first = 1;

	memset(&bench, 0, sizeof(bench));
	for (; first + 1 < argc && strncmp(argv[first], "--", 2) == 0; first += 2)
	{
		if (strcmp(argv[first], "--rounds") == 0)
			n_rounds = atoi(argv[first + 1]);
		else if (strcmp(argv[first], "--model") == 0)
			model = argv[first + 1];
		else
			break;
	}
	if (first + 1 < argc && strcmp(argv[first], "--groups") == 0)
	{
		groups = true;
		first++;
	}
	if (n_rounds < 1 || first >= argc || strncmp(argv[first], "--", 2) == 0)
		nx_host_die("usage: bench [--rounds N] [--model FILE] [--groups] FILE...");
	nx_host_init(&bench.host);
	nx_host_bind_model(&bench.model, model);
	bench.breaks = nx_host_open_breaks();
	bench.n_articles = argc - first;
	bench.articles = calloc((size_t) bench.n_articles, sizeof(NxArticle));
	if (bench.articles == NULL)
		nx_host_die("out of memory");
	for (int i = 0; i < bench.n_articles; i++)
	{
		size_t len;

		bench.articles[i].body.bytes = nx_host_read_file(argv[first + i], &len);
		bench.articles[i].body.len = (uint32_t) len;
	}
	if (groups)
	{
		groups_print(&bench.model, bench.breaks, bench.articles, bench.n_articles,
					 n_rounds);
		return 0;
	}
	for (int round = 0; round < n_rounds; round++)
		run_round(&bench, round);
	print_result(&bench);
	return 0;
}
