/*
 * stress
 *	  What the oddest texts cost: time, memory, and the time in which a query
 *	  could not have been cancelled.
 *
 *		stress [--size MB] [--stages] [NAME]...
 *
 *	  Analyses texts of 4 MB (unless told) made of one pattern each, all of them
 *	  or those whose names are given, makes the newsdoc, opens it and writes its
 *	  JSON, as to_newsdoc() and its output do.  Prints the time, the most memory
 *	  held at once, and the longest time between two polls with its stage;
 *	  --stages prints all three for each stage.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "tools/stress/stress.h"

enum
{
	PART_DOC = NX_N_STAGES,
	PART_OPEN,
	PART_JSON,
	N_PARTS
};

typedef struct Cost
{
	double seconds;
	double silence; /* the longest time without a poll */
	uint64_t most_bytes;
} Cost;

typedef struct Stress
{
	NxHost host;
	NxEnv env; /* the host's, watched */
	NxModel model;
	NxBreaks *breaks;
	bool shows_stages;
	double last_poll;
	uint64_t most_bytes;
	Cost *cost; /* of the part that runs, or NULL */
} Stress;

static const char *
part_name(int part)
{
	static const char *const others[] = {"newsdoc", "open", "json"};

	return part < NX_N_STAGES ? nx_stage_names[part] : others[part - NX_N_STAGES];
}

/* ---- watching ---- */

static void
note_poll(Stress *stress)
{
	double now = nx_host_seconds();

	if (stress->cost != NULL && now - stress->last_poll > stress->cost->silence)
		stress->cost->silence = now - stress->last_poll;
	stress->last_poll = now;
}

static void *
watched_alloc(void *ctx, size_t size)
{
	Stress *stress = ctx;
	void *result = stress->host.env.alloc(stress->host.env.ctx, size);

	if (stress->cost != NULL && stress->host.n_bytes > stress->cost->most_bytes)
		stress->cost->most_bytes = stress->host.n_bytes;
	return result;
}

static void
watched_release(void *ctx, void *memory)
{
	Stress *stress = ctx;

	stress->host.env.release(stress->host.env.ctx, memory);
}

static void
watched_poll(void *ctx)
{
	note_poll(ctx);
}

/* ---- one text ---- */

typedef struct Run
{
	NxArena arena;
	NxArticle article;
	NxAnalysis *analysis;
	NxDoc doc;
	NxBuf buf;
} Run;

static void
run_part(Run *run, int part)
{
	NxDoc doc;
	NxError error;

	switch (part)
	{
		case PART_DOC:
			nx_analysis_to_doc(run->analysis, &run->article, &doc);
			nx_buf_init(&run->buf, &run->arena);
			nx_doc_build(&doc, &run->buf);
			nx_doc_drop(&doc, &run->arena);
			break;
		case PART_OPEN:
			if (nx_doc_open(&run->doc, &run->arena, run->buf.bytes, run->buf.len, &error) !=
				NX_OK)
				nx_host_die("the newsdoc is invalid: %s", error.message);
			break;
		case PART_JSON:
			nx_buf_init(&run->buf, &run->arena);
			nx_doc_to_json(&run->doc, &run->buf);
			break;
		default:
			nx_analysis_run(run->analysis, (NxStage) part);
			break;
	}
}

static void
time_part(Stress *stress, Run *run, int part, Cost *cost)
{
	double start = nx_host_seconds();

	memset(cost, 0, sizeof(*cost));
	stress->cost = cost;
	stress->last_poll = start;
	run_part(run, part);
	note_poll(stress);
	stress->cost = NULL;
	cost->seconds = nx_host_seconds() - start;
}

static void
print_cost(const char *name, const Cost *cost, const char *where)
{
	printf("%-22s %9.0f %9.0f %9.1f  %s\n", name, cost->seconds * 1e3,
		   (double) cost->most_bytes / 1e6, cost->silence * 1e3, where);
	fflush(stdout);
}

static void
stress_text(Stress *stress, const char *name, const char *bytes, size_t len)
{
	Cost costs[N_PARTS];
	Cost total = {0, 0, 0};
	const char *where = "";
	Run run;

	memset(&run, 0, sizeof(run));
	run.article.body.bytes = bytes;
	run.article.body.len = (uint32_t) len;
	nx_arena_init(&run.arena, &stress->env);
	run.analysis =
		nx_analysis_begin(&run.arena, &stress->model, stress->breaks, &run.article);
	for (int part = 0; part < N_PARTS; part++)
	{
		time_part(stress, &run, part, &costs[part]);
		total.seconds += costs[part].seconds;
		if (costs[part].most_bytes > total.most_bytes)
			total.most_bytes = costs[part].most_bytes;
		if (costs[part].silence > total.silence)
		{
			total.silence = costs[part].silence;
			where = part_name(part);
		}
	}
	print_cost(name, &total, where);
	for (int part = 0; part < N_PARTS && stress->shows_stages; part++)
		print_cost("", &costs[part], part_name(part));
	nx_host_reset(&stress->host);
}

static bool
is_wanted(const char *name, char **names, int n_names)
{
	for (int i = 0; i < n_names; i++)
	{
		if (strcmp(name, names[i]) == 0)
			return true;
	}
	return n_names == 0;
}

static void
stress_all(Stress *stress, size_t len, char **names, int n_names)
{
	static const char *const between[][2] = {{"different lines", "\n"},
											 {"different names", ", "},
											 {"different sentences", ". "}};

	printf("%-22s %9s %9s %9s  %s\n", "text", "ms", "MB", "silent ms", "in");
	for (size_t i = 0; i < n_hostile_texts; i++)
	{
		const HostileText *hostile = &hostile_texts[i];
		char *text;

		if (!is_wanted(hostile->name, names, n_names))
			continue;
		text = hostile_repeat(hostile->pattern, strlen(hostile->pattern), len);
		stress_text(stress, hostile->name, text, len);
		free(text);
	}
	for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++)
	{
		char *text;

		if (!is_wanted(between[i][0], names, n_names))
			continue;
		text = hostile_names(between[i][1], len);
		stress_text(stress, between[i][0], text, len);
		free(text);
	}
}

int
main(int argc, char **argv)
{
	static Stress stress;
	double megabytes = 4;
	int first = 1;

	for (; first < argc && strncmp(argv[first], "--", 2) == 0; first++)
	{
		if (strcmp(argv[first], "--stages") == 0)
			stress.shows_stages = true;
		else if (strcmp(argv[first], "--size") == 0 && first + 1 < argc)
			megabytes = atof(argv[++first]);
		else
			nx_host_die("usage: stress [--size MB] [--stages] [NAME]...");
	}
	nx_host_init(&stress.host);
	stress.env.alloc = watched_alloc;
	stress.env.release = watched_release;
	stress.env.poll = watched_poll;
	stress.env.ctx = &stress;
	nx_host_bind_model(&stress.model, NULL);
	stress.breaks = nx_host_open_breaks();
	stress_all(&stress, (size_t) (megabytes * 1e6), argv + first, argc - first);
	return 0;
}
