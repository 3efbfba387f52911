/*
 * train_valence.c
 *	  The valence of words, set right by what readers feel at sentences.
 *
 * A sentence's tone is nearly linear in its valences: their sum over its words and some.
 * First scale and middle of the grades are fitted, then the rest of each grade is shared
 * among the words that can have valence: no function words, no names, nothing that says
 * who or where.  What is found is small, or the words of few sentences would have it all.
 */
#include "tools/train/train_valence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/keymap.h"
#include "analysis/pipeline.h"
#include "analysis/tone.h"
#include "analysis/tone_items.h"
#include "model/checksum.h"
#include "tools/host/host.h"
#include "tools/train/lbfgs.h"
#include "tools/train/lines.h"
#include "tools/train/words.h"

#define LEAST_SENTENCES 2
#define NEWS_WEIGHT 1.5
#define PENALTY 0.015
#define STEPS 60

/* In thousandths of VADER's unit; less is not worth a row of evidence. */
#define LEAST_CHANGE 100
#define MOST_CHANGE 1500
#define MAX_VALENCE 4000
#define MAX_WORDS 4096

/* Words of these classes say who, where, when or how much, or hold a sentence together. */
#define NO_VALENCE                                                            \
	(NX_WORD_STOP | NX_WORD_NEGATOR | NX_WORD_BOOSTER | NX_WORD_DAMPENER |    \
	 NX_WORD_CONTRAST | NX_WORD_REPORTING | NX_WORD_TITLE | NX_WORD_ROLE |    \
	 NX_WORD_FIRST_NAME | NX_WORD_SURNAME | NX_WORD_MONTH | NX_WORD_WEEKDAY | \
	 NX_WORD_NUMBER | NX_WORD_CURRENCY | NX_WORD_DEMONYM | NX_WORD_COUNTRY |  \
	 NX_WORD_CITY | NX_WORD_PRONOUN | NX_WORD_SHIFTER | NX_WORD_PREPOSITION)

/* What NxKeymap fixed says of a word. */
enum
{
	STANDS = 1,
	KEEPS_SIGN
};

typedef struct Use
{
	uint32_t word;
	float share; /* of the tone, for each unit of its valence */
} Use;

typedef struct Sentence
{
	uint32_t first; /* of its uses */
	uint32_t n;
	double lexicon; /* tone by the valences as they are */
	double rest;	/* of the grade, that these do not explain */
	double weight;
} Sentence;

typedef struct Problem
{
	NxArena *arena;
	NxKeymap index;		 /* NxToken.lower -> word */
	NxKeymap fixed;		 /* words of our own list */
	uint64_t *keys;		 /* [n_words] */
	uint32_t *n_seen;	 /* [n_words]: sentences with it */
	uint32_t *last_seen; /* [n_words] */
	uint32_t n_words;
	uint32_t keys_capacity;
	uint32_t seen_capacity;
	uint32_t last_capacity;
	Use *uses;
	uint32_t n_uses;
	uint32_t capacity;
	Sentence *sentences;
	uint32_t n_sentences;
} Problem;

/*
 * The words of our own list: those without valence, terms of finance and parts of names,
 * get none, and the others keep their sign.
 */
static void
read_fixed(NxKeymap *fixed, NxArena *arena, const char *own)
{
	Lines lines;
	char *line;

	nx_keymap_init(fixed, arena);
	lines_open(&lines, own, "valence-news.tsv");
	while (lines_next_entry(&lines, &line))
	{
		char *fields[2];
		char *words[MAX_WORDS];
		int n;

		if (lines_split(line, '\t', fields, 2) != 2)
			lines_die(&lines, "expected 2 columns");
		n = lines_split(fields[1], ' ', words, MAX_WORDS);
		for (int i = 0; i < n; i++)
			nx_keymap_put(fixed, words_key(words[i]),
						  strcmp(fields[0], "0") == 0 ? STANDS : KEEPS_SIGN);
	}
}

/* ---- sentences as numbers ---- */

static uint32_t
word_number(Problem *problem, uint64_t key)
{
	uint32_t n = nx_keymap_get(&problem->index, key);

	if (n != NX_KEYMAP_NONE)
		return n;
	n = problem->n_words++;
	nx_keymap_put(&problem->index, key, n);
	nx_grow(problem->arena, problem->keys, n, (size_t) n + 1, &problem->keys_capacity);
	nx_grow(problem->arena, problem->n_seen, n, (size_t) n + 1, &problem->seen_capacity);
	nx_grow(problem->arena, problem->last_seen, n, (size_t) n + 1, &problem->last_capacity);
	problem->keys[n] = key;
	return n;
}

static void
add_use(Problem *problem, const NxAnalysis *analysis, uint32_t token, double share)
{
	const NxWordEntry *entry = analysis->words[token];
	uint32_t word;

	if (entry == NULL || (entry->classes & NO_VALENCE) ||
		nx_keymap_get(&problem->fixed, analysis->text.tokens[token].lower) == STANDS ||
		analysis->text.tokens[token].kind != NX_TOKEN_WORD ||
		analysis->text.tokens[token].shape != NX_SHAPE_LOWER)
		return;
	word = word_number(problem, analysis->text.tokens[token].lower);
	nx_grow(problem->arena, problem->uses, problem->n_uses, (size_t) problem->n_uses + 1,
			&problem->capacity);
	problem->uses[problem->n_uses].word = word;
	problem->uses[problem->n_uses++].share = (float) share;
	if (problem->last_seen[word] != problem->n_sentences + 1)
	{
		problem->last_seen[word] = problem->n_sentences + 1;
		problem->n_seen[word]++;
	}
}

static void
add_analysis(Problem *problem, const NxAnalysis *analysis, const GradedSentence *graded)
{
	const NxToneItems *items = analysis->tone_items;
	Sentence *sentence = &problem->sentences[problem->n_sentences];
	uint32_t n_words = NX_TONE_PRIOR_WORDS;
	uint32_t mention = 0;
	uint32_t item = 0;

	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		n_words += items->n_words[s];
	sentence->first = problem->n_uses;
	sentence->weight = graded->is_news ? NEWS_WEIGHT : 1;
	sentence->rest = graded->valence;
	for (uint32_t i = 0; i < analysis->text.n_tokens; i++)
	{
		double share = 1.0 / n_words;

		while (mention < analysis->n_mentions &&
			   analysis->mentions[mention].first_token +
					   analysis->mentions[mention].n_tokens <=
				   i)
			mention++;
		if (mention < analysis->n_mentions && analysis->mentions[mention].first_token <= i)
			continue;
		while (item < items->n_items && items->items[item].token < i)
			item++;
		if (item < items->n_items && items->items[item].token == i)
		{
			int32_t valence = analysis->words[i]->valence;

			sentence->lexicon += items->items[item].weight * share / 1000;
			share *= (double) items->items[item].weight / valence;
		}
		add_use(problem, analysis, i, share);
	}
	sentence->n = problem->n_uses - sentence->first;
	problem->n_sentences++;
}

typedef void (*Visit)(void *context, const NxAnalysis *analysis,
					  const GradedSentence *graded);

/* Analyse the sentences of one fold, or all but those. */
static void
analyse(const NxModel *model, NxBreaks *breaks, const EmoBank *bank, uint8_t fold,
		bool in_it, Visit visit, void *context)
{
	for (uint32_t i = 0; i < bank->n; i++)
	{
		const GradedSentence *graded = &bank->sentences[i];
		NxArticle article;
		NxHost host;
		NxArena arena;

		if ((graded->fold == fold) != in_it)
			continue;
		nx_host_init(&host);
		nx_arena_init(&arena, &host.env);
		memset(&article, 0, sizeof(article));
		article.body = graded->text;
		visit(context, nx_analyse(&arena, model, breaks, &article), graded);
		nx_host_reset(&host);
	}
}

static void
visit_sentence(void *context, const NxAnalysis *analysis, const GradedSentence *graded)
{
	add_analysis(context, analysis, graded);
}

/* ---- fitting ---- */

/* Grade = scale * lexicon + middle, by least squares; sentence->rest is what is left. */
static double
fit_scale(Problem *problem)
{
	double w = 0, x = 0, y = 0, xx = 0, xy = 0;
	double scale;
	double middle;

	for (uint32_t i = 0; i < problem->n_sentences; i++)
	{
		const Sentence *s = &problem->sentences[i];

		w += s->weight;
		x += s->weight * s->lexicon;
		y += s->weight * s->rest;
		xx += s->weight * s->lexicon * s->lexicon;
		xy += s->weight * s->lexicon * s->rest;
	}
	scale = (xy - x * y / w) / (xx - x * x / w);
	middle = (y - scale * x) / w;
	for (uint32_t i = 0; i < problem->n_sentences; i++)
		problem->sentences[i].rest -= scale * problem->sentences[i].lexicon + middle;
	return scale;
}

static double
loss(void *context, const float *x, float *gradient)
{
	const Problem *problem = context;
	double value = 0;

	for (uint32_t i = 0; i < problem->n_words; i++)
	{
		gradient[i] = (float) (2 * PENALTY) * x[i];
		value += PENALTY * x[i] * x[i];
	}
	for (uint32_t i = 0; i < problem->n_sentences; i++)
	{
		const Sentence *s = &problem->sentences[i];
		double error = -s->rest;

		for (uint32_t j = s->first; j < s->first + s->n; j++)
			if (problem->n_seen[problem->uses[j].word] >= LEAST_SENTENCES)
				error += x[problem->uses[j].word] * problem->uses[j].share;
		value += s->weight * error * error;
		for (uint32_t j = s->first; j < s->first + s->n; j++)
			if (problem->n_seen[problem->uses[j].word] >= LEAST_SENTENCES)
				gradient[problem->uses[j].word] +=
					(float) (2 * s->weight * error * problem->uses[j].share);
	}
	return value;
}

static int16_t
changed(int16_t valence, int change, bool keeps_sign)
{
	int sum = valence + change;

	if (keeps_sign && (sum < 0) != (valence < 0))
		return 0;
	return (int16_t) (sum > MAX_VALENCE	   ? MAX_VALENCE
					  : sum < -MAX_VALENCE ? -MAX_VALENCE
										   : sum);
}

static int
clip(double value, int most)
{
	return value > most ? most : value < -most ? -most : (int) lround(value);
}

static char *
copy_model(NxArena *arena, const NxModel *model)
{
	char *bytes = nx_arena_alloc(arena, model->size + NX_MODEL_ALIGNMENT);

	bytes += NX_MODEL_ALIGNMENT - (uintptr_t) bytes % NX_MODEL_ALIGNMENT;
	return memcpy(bytes, model->bytes, model->size);
}

/* The entry of the model in its copy. */
static NxWordEntry *
entry_in(char *bytes, const NxModel *model, const NxWordEntry *entry)
{
	return (NxWordEntry *) (bytes + ((const char *) entry - model->bytes));
}

/* Its checksum, set right. */
static char *
seal(char *bytes, size_t size)
{
	NxModelHeader *header = (NxModelHeader *) bytes;

	header->checksum = nx_model_checksum(bytes + sizeof(*header), size - sizeof(*header));
	return bytes;
}

/* A copy of the model in which those words have other valences. */
static char *
change_words(NxArena *arena, const NxModel *model, const Problem *problem, const float *x,
			 double scale)
{
	char *bytes = copy_model(arena, model);
	uint32_t n_changed = 0;

	for (uint32_t i = 0; i < problem->n_words; i++)
	{
		int change = clip(x[i] / scale * 1000, MOST_CHANGE);
		const NxWordEntry *entry = nx_model_word(model, problem->keys[i]);

		if (entry == NULL || (change < LEAST_CHANGE && change > -LEAST_CHANGE))
			continue;
		entry_in(bytes, model, entry)->valence =
			changed(entry->valence, change,
					nx_keymap_get(&problem->fixed, problem->keys[i]) == KEEPS_SIGN);
		n_changed++;
	}
	printf("valence        %6u words changed by %u sentences\n", n_changed,
		   problem->n_sentences);
	return seal(bytes, model->size);
}

char *
nx_lexicon_valences(NxArena *arena, const NxModel *model, const Tables *tables)
{
	char *bytes = copy_model(arena, model);
	NxWordEntry *slots =
		(NxWordEntry *) (bytes + ((const char *) model->words.slots - model->bytes));

	for (uint32_t i = 0; i < model->words.n_slots; i++)
		slots[i].valence = 0;
	for (uint32_t i = 0; i < tables->n_words; i++)
	{
		const NxWordEntry *entry = nx_model_word(model, tables->word_keys[i]);

		if (entry != NULL)
			entry_in(bytes, model, entry)->valence = tables->words[i].valence;
	}
	return seal(bytes, model->size);
}

char *
nx_train_valence(NxArena *arena, const NxModel *model, NxBreaks *breaks, const char *own,
				 const EmoBank *bank, uint8_t left_out)
{
	Problem problem;
	double scale;
	float *x;

	memset(&problem, 0, sizeof(problem));
	problem.arena = arena;
	nx_keymap_init(&problem.index, arena);
	read_fixed(&problem.fixed, arena, own);
	problem.sentences = nx_new_array(arena, Sentence, (size_t) bank->n + 1);
	analyse(model, breaks, bank, left_out, false, visit_sentence, &problem);
	scale = fit_scale(&problem);
	x = nx_new_array(arena, float, (size_t) problem.n_words + 1);
	lbfgs(loss, &problem, x, problem.n_words, STEPS);
	return change_words(arena, model, &problem, x, scale);
}

/* ---- cross-validation ---- */

typedef struct Moments
{
	double n, x, y, xx, yy, xy;
} Moments;

typedef struct Test
{
	Moments *moments;
	FILE *out;
} Test;

static void
test_sentence(void *context, const NxAnalysis *analysis, const GradedSentence *graded)
{
	const Test *test = context;
	double tone = (double) analysis->tone / NX_UNIT;
	Moments *m = test->moments;

	if (!graded->is_news)
		return;
	m->n++;
	m->x += tone;
	m->y += graded->valence;
	m->xx += tone * tone;
	m->yy += graded->valence * graded->valence;
	m->xy += tone * graded->valence;
	if (test->out != NULL)
		fprintf(test->out, "%s\t%.3f\t%.6f\n", graded->id.bytes, graded->valence, tone);
}

static double
pearson(const Moments *m)
{
	return (m->xy - m->x * m->y / m->n) /
		   sqrt((m->xx - m->x * m->x / m->n) * (m->yy - m->y * m->y / m->n));
}

void
nx_valence_cross_validate(const NxModel *model, NxBreaks *breaks, const char *own,
						  const EmoBank *bank, FILE *out)
{
	Moments before;
	Moments after;
	Test test_before = {&before, NULL};
	Test test_after = {&after, out};

	memset(&before, 0, sizeof(before));
	memset(&after, 0, sizeof(after));
	for (uint8_t fold = 0; fold < EMOBANK_FOLDS; fold++)
	{
		NxHost host;
		NxArena arena;
		NxModel changed;
		NxError error;

		nx_host_init(&host);
		nx_arena_init(&arena, &host.env);
		if (nx_model_bind(&changed,
						  nx_train_valence(&arena, model, breaks, own, bank, fold),
						  model->size, &error) != NX_OK)
			nx_host_die("the model that was made is no good: %s", error.message);
		analyse(model, breaks, bank, fold, true, test_sentence, &test_before);
		analyse(&changed, breaks, bank, fold, true, test_sentence, &test_after);
		nx_host_reset(&host);
	}
	printf("valence: Pearson r with readers of newspaper sentences %.4f, by the lexicons "
		   "alone %.4f\n",
		   pearson(&after), pearson(&before));
}
