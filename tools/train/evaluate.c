/*
 * evaluate.c
 *	  How well a model finds names.
 */
#include "tools/train/evaluate.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "tools/train/damage.h"
#include "tools/train/sets.h"

#define MAX_FORMS SET_MAX_TAGS

typedef struct Score
{
	const char *form;
	uint32_t n_found;
	uint32_t n_gold;
	uint32_t n_right;
} Score;

/* A name in the text, by bytes. */
typedef struct Name
{
	uint32_t start;
	uint32_t end;
	int form; /* index into scores */
} Name;

typedef struct Evaluation
{
	const AnnotatedSet *set;
	const NxModel *model;
	NxBreaks *breaks;
	FILE *errors;
	BioFile file;
	Score scores[MAX_FORMS];
	int n_scores;
	Score total; /* but for dates and money */
	DocumentStyle style;
	struct Evaluation *resolved; /* by the names as entities have them; NULL: none */
} Evaluation;

static int
find_form(Evaluation *evaluation, const char *form)
{
	if (form == NULL)
		return -1;
	for (int i = 0; i < evaluation->n_scores; i++)
	{
		if (strcmp(evaluation->scores[i].form, form) == 0)
			return i;
	}
	evaluation->scores[evaluation->n_scores].form = form;
	return evaluation->n_scores++;
}

/* The form that the set gives to one of our kinds; -1: none. */
static int
form_of_kind(Evaluation *evaluation, uint32_t kind)
{
	for (int i = 0; evaluation->set->tags[i].name != NULL; i++)
	{
		if ((evaluation->set->tags[i].kinds >> kind & 1) != 0)
			return find_form(evaluation, evaluation->set->tags[i].form);
	}
	return -1;
}

static bool
is_value(const char *form)
{
	return strcmp(form, "DATE") == 0 || strcmp(form, "MONEY") == 0;
}

static uint32_t
gold_names(Evaluation *evaluation, const BioFile *file, const BioDocument *document,
		   Name *names)
{
	uint32_t n = 0;

	for (uint32_t s = 0; s < document->n_sentences; s++)
	{
		const BioSentence *sentence = &file->sentences[document->first_sentence + s];

		for (uint32_t i = 0; i < sentence->n_tokens; i++)
		{
			const BioToken *token = &file->tokens[sentence->first_token + i];

			if (token->tag == BIO_OUTSIDE)
				continue;
			if (token->begins)
			{
				names[n].start = token->start;
				names[n].form =
					find_form(evaluation, evaluation->set->tags[token->tag - 1].form);
				n++;
			}
			names[n - 1].end = token->end;
		}
	}
	return n;
}

static uint32_t
found_names(Evaluation *evaluation, const NxAnalysis *analysis, Name *names)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		const NxToken *tokens = &analysis->text.tokens[mention->first_token];
		const NxToken *last = &tokens[mention->n_tokens - 1];

		names[n].start = tokens[0].start;
		names[n].end = last->start + last->len;
		names[n].form = form_of_kind(evaluation, mention->kind);
		n++;
	}
	return n;
}

static void
show_error(const Evaluation *evaluation, const char *what, const NxText *text,
		   const Name *name)
{
	uint32_t from = name->start > 40 ? name->start - 40 : 0;
	uint32_t to = text->len - name->end > 40 ? name->end + 40 : text->len;
	char line[512];
	int n;

	if (evaluation->errors == NULL)
		return;
	n = snprintf(line, sizeof(line), "%s %s %s\t%.*s [[%.*s]] %.*s", evaluation->set->name,
				 what, evaluation->scores[name->form].form, (int) (name->start - from),
				 text->bytes + from, (int) (name->end - name->start),
				 text->bytes + name->start, (int) (to - name->end),
				 text->bytes + name->end);
	for (int i = 0; i < n && i < (int) sizeof(line); i++)
		line[i] = line[i] == '\n' ? '/' : line[i];
	fprintf(evaluation->errors, "%s\n", line);
}

/* Both lists are in order; count, and show what stands only in one of them. */
static void
compare(Evaluation *evaluation, const NxText *text, const Name *gold, uint32_t n_gold,
		const Name *found, uint32_t n_found)
{
	uint32_t g = 0;
	uint32_t f = 0;

	while (g < n_gold || f < n_found)
	{
		bool same = g < n_gold && f < n_found && gold[g].start == found[f].start &&
					gold[g].end == found[f].end && gold[g].form == found[f].form;
		bool take_gold = g < n_gold && (f == n_found || gold[g].start <= found[f].start);

		if (same)
		{
			if (gold[g].form >= 0)
			{
				Score *score = &evaluation->scores[gold[g].form];

				score->n_right++;
				score->n_gold++;
				score->n_found++;
			}
			g++;
			f++;
		}
		else if (take_gold)
		{
			if (gold[g].form >= 0)
			{
				evaluation->scores[gold[g].form].n_gold++;
				show_error(evaluation, "missed", text, &gold[g]);
			}
			g++;
		}
		else
		{
			if (found[f].form >= 0)
			{
				evaluation->scores[found[f].form].n_found++;
				show_error(evaluation, "wrong", text, &found[f]);
			}
			f++;
		}
	}
}

/* Count what the mentions have of the names of a document of the file. */
static void
count_document(Evaluation *evaluation, const BioFile *file, const BioDocument *document,
			   const NxAnalysis *analysis)
{
	Name *gold = nx_new_array(analysis->arena, Name, analysis->text.len + 1);
	Name *found = nx_new_array(analysis->arena, Name, analysis->n_mentions + 1);
	uint32_t n_gold = gold_names(evaluation, file, document, gold);
	uint32_t n_found = found_names(evaluation, analysis, found);

	compare(evaluation, &analysis->text, gold, n_gold, found, n_found);
}

static void
evaluate_document(Evaluation *evaluation, const BioDocument *document)
{
	const DocumentStyle *style = &evaluation->style;
	NxArticle article = {{NULL, 0}, {NULL, 0}, NULL};
	NxAnalysis *analysis;
	NxHost host;
	NxArena arena;
	NxBuf buf;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	nx_buf_init(&buf, &arena);
	write_document(&buf, &evaluation->file, document, style);
	article.body.bytes = buf.bytes;
	article.body.len = buf.len;
	analysis = nx_analysis_begin(&arena, evaluation->model, evaluation->breaks, &article);
	nx_analysis_run(analysis, NX_STAGE_TEXT);
	nx_analysis_run(analysis, NX_STAGE_TAGGER);
	count_document(evaluation, &evaluation->file, document, analysis);
	if (evaluation->resolved != NULL)
	{
		nx_analysis_run(analysis, NX_STAGE_ENTITIES);
		count_document(evaluation->resolved, &evaluation->file, document, analysis);
	}
	nx_host_reset(&host);
}

static double
percent(uint32_t part, uint32_t whole)
{
	return whole == 0 ? 0 : 100.0 * part / whole;
}

static double
f1(const Score *score)
{
	return percent(2 * score->n_right, score->n_found + score->n_gold);
}

static void
print_score(FILE *out, const char *set, const Score *score)
{
	fprintf(out, "%-18s %-8s %6.2f %6.2f %6.2f %7u\n", set, score->form,
			percent(score->n_right, score->n_found), percent(score->n_right, score->n_gold),
			f1(score), score->n_gold);
}

/* The sum of all forms but dates and money, shown as one of this name. */
static void
add_up(Evaluation *evaluation, const char *form)
{
	evaluation->total.form = form;
	for (int i = 0; i < evaluation->n_scores; i++)
	{
		const Score *score = &evaluation->scores[i];

		if (is_value(score->form))
			continue;
		evaluation->total.n_found += score->n_found;
		evaluation->total.n_gold += score->n_gold;
		evaluation->total.n_right += score->n_right;
	}
}

static void
print_scores(Evaluation *evaluation, FILE *out)
{
	for (int i = 0; i < evaluation->n_scores; i++)
		print_score(out, evaluation->set->name, &evaluation->scores[i]);
	print_score(out, evaluation->set->name, &evaluation->total);
	print_score(out, evaluation->set->name, &evaluation->resolved->total);
}

static void
evaluate_set(Evaluation *evaluation, const char *data)
{
	const AnnotatedSet *set = evaluation->set;
	const char *tags[SET_MAX_TAGS];
	uint32_t n_tags = set_tag_names(set, tags);
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bio_read(&evaluation->file, &arena, set_path(set, &arena, data), tags, n_tags,
			 set->sentences_per_document);
	for (uint32_t i = 0; i < evaluation->file.n_documents; i++)
		evaluate_document(evaluation, &evaluation->file.documents[i]);
	add_up(evaluation, "all");
	if (evaluation->resolved != NULL)
		add_up(evaluation->resolved, "resolved");
	free(evaluation->file.bytes);
	nx_host_reset(&host);
}

void
nx_evaluate_tagger(const NxModel *model, const char *data, FILE *out, FILE *errors,
				   char *summary, size_t size)
{
	NxError error;
	NxBreaks *breaks = nx_breaks_open("en", &error);
	size_t len = 0;

	if (breaks == NULL)
		nx_host_die("%s", error.message);
	fprintf(out, "%-18s %-8s %6s %6s %6s %7s\n", "set", "kind", "prec", "recall", "F1",
			"names");
	for (uint32_t i = 0; i < n_annotated_sets; i++)
	{
		Evaluation resolved = {.set = &annotated_sets[i]};
		Evaluation evaluation = {0};

		if (!annotated_sets[i].scored)
			continue;
		evaluation.set = &annotated_sets[i];
		evaluation.model = model;
		evaluation.breaks = breaks;
		evaluation.errors = errors;
		evaluation.style.splits = evaluation.set->splits;
		evaluation.resolved = &resolved;
		evaluate_set(&evaluation, data);
		print_scores(&evaluation, out);
		if (summary != NULL && len < size)
			len += (size_t) snprintf(summary + len, size - len, "%s%s %.1f",
									 len > 0 ? ", " : "", annotated_sets[i].name,
									 f1(&evaluation.total));
	}
	nx_breaks_close(breaks);
}

void
nx_evaluate_damaged(const NxModel *model, const char *data, FILE *out, FILE *errors)
{
	static const char *const sets[] = {"worldwide", "conll2003"};
	NxError error;
	NxBreaks *breaks = nx_breaks_open("en", &error);

	if (breaks == NULL)
		nx_host_die("%s", error.message);
	for (uint32_t i = 0; i < n_annotated_sets * N_DAMAGES; i++)
	{
		const AnnotatedSet *set = &annotated_sets[i / N_DAMAGES];
		Evaluation evaluation = {.set = set, .model = model, .breaks = breaks};

		if (!set->scored ||
			(strcmp(set->name, sets[0]) != 0 && strcmp(set->name, sets[1]) != 0))
			continue;
		evaluation.errors = errors;
		evaluation.style = (DocumentStyle){true, set->splits, NULL, i % N_DAMAGES};
		if (errors != NULL)
			fprintf(errors, "== %s, %s\n", set->name, damage_names[i % N_DAMAGES]);
		evaluate_set(&evaluation, data);
		fprintf(out, "%s\t%s\t%.2f\n", set->name, damage_names[i % N_DAMAGES],
				f1(&evaluation.total));
	}
	nx_breaks_close(breaks);
}
