/*
 * test_tagger.c
 *	  Mentions from labels: a model with a handful of weights, so that it is known
 *	  what the tagger must find; and the rules for bounds and kinds.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "analysis/features.h"
#include "analysis/form_scores.h"
#include "analysis/labels.h"
#include "analysis/mentions.h"
#include "analysis/pipeline.h"
#include "base/hash.h"
#include "model/write.h"
#include "text/fold.h"
#include "tools/host/host.h"

/* What the model knows: a word makes its token a beginning or an inside. */
typedef struct Rule
{
	const char *word;
	uint32_t label;
} Rule;

#define B(kind) (1 + 2 * NX_KIND_##kind)
#define I(kind) (2 + 2 * NX_KIND_##kind)

/* A number is known by its figures' count: "2284" stands for any year, too. */
static const Rule rules[] = {
	{"kim", B(PERSON)},	 {"jong-un", I(PERSON)},   {"'s", I(PERSON)},
	{"seoul", B(PLACE)}, {"the", B(ORGANIZATION)}, {"bank", I(ORGANIZATION)},
	{"world", B(OTHER)}, {"cup", I(OTHER)},		   {"12", B(OTHER)},
	{"monday", B(DATE)}, {"2284", B(DATE)},		   {"(", I(PLACE)},
	{"l", I(PLACE)},	 {")", I(PLACE)},
};

/* Seven times a scale, so that a row has it exactly. */
#define RULE_WEIGHT 105

#define N_RULES (sizeof(rules) / sizeof(rules[0]))

/* Words for FORM. */
static const char *const form_words[] = {"a", "day", "Seoul", "Kim", "in", "grey"};

#define N_FORMS (sizeof(form_words) / sizeof(form_words[0]))

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxBreaks *breaks;
	NxModel model;
	NxAnalysis *analysis;
} Fixture;

/* The feature "the word itself" of a token: the first of its own form's. */
static uint64_t
word_feature(const char *word)
{
	NxForm form;
	uint64_t features[NX_FEATURES_MAX];

	memset(&form, 0, sizeof(form));
	form.word = nx_hash64(word, strlen(word));
	/* A number is known by its pattern, a "d" for each figure. */
	if (word[0] >= '0' && word[0] <= '9')
		form.word = nx_hash64("dddd", strlen(word));
	nx_features_of_form(&form, 0, features);
	return features[0];
}

typedef struct FormTable
{
	uint64_t keys[N_FORMS];
	NxFormSlot slots[N_FORMS];
	NxFormEntry entries[N_FORMS];
} FormTable;

/* With forms, and then a filter, too; without, NULL, the model has none. */
static void
make_model(Fixture *fixture, const FormTable *forms)
{
	static const int16_t transitions[(NX_N_LABELS + 1) * NX_N_LABELS];
	const char *const meta[][2] = {{"name", "en"},	 {"version", "1"}, {"language", "en"},
								   {"license", "-"}, {"credits", "-"}, {"features", "1"}};
	uint64_t cup = nx_hash64("cup", 3);
	uint64_t keys[N_RULES];
	NxTaggerRow rows[N_RULES];
	NxClusterEntry cluster = {0};
	NxPhraseEntry phrase = {0};
	NxWordEntry word = {0};
	NxModelWriter writer;
	NxError error;
	size_t size;
	char *bytes;

	memset(rows, 0, sizeof(rows));
	for (size_t i = 0; i < N_RULES; i++)
	{
		int8_t weights[NX_MODEL_MAX_LABELS] = {0};

		keys[i] = word_feature(rules[i].word);
		weights[rules[i].label] = RULE_WEIGHT;
		rows[i] = nx_model_pack_row(weights);
	}
	word.classes = NX_WORD_EVENT_HEAD;
	nx_model_write_start(&writer, &fixture->arena);
	nx_model_write_meta(&writer, meta, 6);
	nx_model_write_table(&writer, "CLUS", keys, &cluster, 0, sizeof(cluster));
	nx_model_write_section(&writer, "CPTH", NULL, 0, 8);
	nx_model_write_table(&writer, "WORD", &cup, &word, 1, sizeof(word));
	nx_model_write_table(&writer, "PHRA", keys, &phrase, 0, sizeof(phrase));
	nx_model_write_names(&writer, NULL, 0);
	nx_model_write_table(&writer, "TAGW", keys, rows, N_RULES, sizeof(rows[0]));
	nx_model_write_section(&writer, "TAGT", transitions, sizeof(transitions), 2);
	if (forms != NULL)
	{
		nx_model_write_table(&writer, "FORM", forms->keys, forms->slots, N_FORMS,
							 sizeof(NxFormSlot));
		nx_model_write_section(&writer, "FSUM", forms->entries, sizeof(forms->entries),
							   sizeof(NxFormEntry));
		nx_model_write_filter(&writer, keys, N_RULES);
	}
	bytes = nx_model_write_finish(&writer, &size);
	if (nx_model_bind(&fixture->model, bytes, size, &error) != NX_OK)
		fail_msg("%s", error.message);
}

static int
set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof(Fixture));
	NxError error;

	nx_host_init(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	fixture->breaks = nx_breaks_open("en", &error);
	make_model(fixture, NULL);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	Fixture *fixture = *state;

	nx_breaks_close(fixture->breaks);
	nx_host_reset(&fixture->host);
	free(fixture);
	return 0;
}

static void
run(Fixture *fixture, const char *bytes, size_t len)
{
	NxArticle article = {{bytes, (uint32_t) len}, {NULL, 0}, NULL};

	fixture->analysis =
		nx_analysis_begin(&fixture->arena, &fixture->model, fixture->breaks, &article);
	nx_analysis_run(fixture->analysis, NX_STAGE_TEXT);
	nx_analysis_run(fixture->analysis, NX_STAGE_TAGGER);
}

/* The mentions of a text as "kind:words|kind:words". */
static const char *
mentions_of(Fixture *fixture, const char *text)
{
	NxBuf buf;

	run(fixture, text, strlen(text));
	nx_buf_init(&buf, &fixture->arena);
	for (uint32_t i = 0; i < fixture->analysis->n_mentions; i++)
	{
		const NxMention *mention = &fixture->analysis->mentions[i];
		const NxToken *first = &fixture->analysis->text.tokens[mention->first_token];
		const NxToken *last = first + mention->n_tokens - 1;

		nx_buf_printf(&buf, "%s%s:%.*s", i > 0 ? "|" : "", nx_kind_names[mention->kind],
					  (int) (last->start + last->len - first->start),
					  fixture->analysis->text.bytes + first->start);
	}
	nx_buf_byte(&buf, 0);
	return buf.bytes;
}

static void
test_mentions(void **state)
{
	Fixture *fixture = *state;

	assert_string_equal(
		mentions_of(fixture, "On a grey day in Seoul, Kim Jong-Un spoke to nobody."),
		"place:Seoul|person:Kim Jong-Un");
	assert_int_equal(fixture->analysis->mentions[1].sentence, 0);
	assert_int_equal(fixture->analysis->mentions[1].entity, NX_NONE);
	assert_int_equal(fixture->analysis->mentions[1].confidence, RULE_WEIGHT);
	/* two names of one kind may touch */
	assert_string_equal(
		mentions_of(fixture, "They call out Kim Kim in this very old town."),
		"person:Kim|person:Kim");
	assert_string_equal(mentions_of(fixture, "Nothing here is a name that anyone knows."),
						"");
}

/* The entries of the forms, as the trainer makes them. */
static void
fill_forms(Fixture *fixture, FormTable *table)
{
	NxForms forms;

	nx_forms_init(&forms, &fixture->arena, &fixture->model, N_FORMS);
	for (uint32_t i = 0; i < N_FORMS; i++)
	{
		uint32_t len = (uint32_t) strlen(form_words[i]);
		char lower[3 * NX_FORM_MAX_BYTES];
		NxFormSource source = {{form_words[i], len}, nx_hash64(form_words[i], len), 0, 0, 0,
							   NX_TOKEN_WORD};
		const NxForm *form;

		source.lower = nx_hash64(lower, nx_fold_lower(form_words[i], len, lower));
		source.shape = form_words[i][0] < 'a' ? NX_SHAPE_CAPITAL : NX_SHAPE_LOWER;
		form = &forms.forms[nx_forms_find(&forms, &source)];
		table->keys[i] = form->key;
		table->slots[i] = (NxFormSlot){0, (uint16_t) i, form->shape, form->kind};
		table->entries[i] = (NxFormEntry){form->pattern, form->cluster, {0}, {0}, {{0}}};
		nx_form_sums_make(table->entries[i].scores, &fixture->model, form);
	}
}

/* FORM saves adding up and changes nothing; but it is what is read. */
static void
test_forms(void **state)
{
	static const char text[] = "On a grey day in Seoul, Kim Jong-Un spoke to nobody.";
	Fixture *fixture = *state;
	FormTable table;

	fill_forms(fixture, &table);
	make_model(fixture, &table);
	assert_non_null(nx_model_form(&fixture->model, nx_hash64("Seoul", 5), NX_SHAPE_CAPITAL,
								  NX_TOKEN_WORD));
	assert_string_equal(mentions_of(fixture, text), "place:Seoul|person:Kim Jong-Un");
	assert_int_equal(fixture->analysis->mentions[1].confidence, RULE_WEIGHT);
	/* An entry is for words of its shape. */
	table.slots[3].shape = NX_SHAPE_UPPER;
	table.entries[3].scores[2][B(OTHER)] = 200;
	make_model(fixture, &table);
	assert_string_equal(mentions_of(fixture, text), "place:Seoul|person:Kim Jong-Un");
	memset(table.entries[2].scores, 0, sizeof(table.entries[2].scores));
	make_model(fixture, &table);
	assert_string_equal(mentions_of(fixture, text), "person:Kim Jong-Un");
}

/* Clitics and "the" are no part of names, numbers are none. */
static void
test_bounds(void **state)
{
	Fixture *fixture = *state;

	assert_string_equal(
		mentions_of(fixture, "It was Kim's idea to ask for the money back."), "person:Kim");
	assert_string_equal(
		mentions_of(fixture, "A spokesman of the Bank said that rates would stay."),
		"organization:Bank");
	assert_string_equal(mentions_of(fixture, "There were 12 of them in the old house."),
						"");
	/* a bracket stays where it closes one of the name */
	assert_string_equal(
		mentions_of(fixture, "They all went to Seoul (L) by the old train."),
		"place:Seoul (L)");
	assert_string_equal(mentions_of(fixture, "They all went to Seoul) by the old train."),
						"place:Seoul");
}

static void
test_kinds(void **state)
{
	Fixture *fixture = *state;

	assert_string_equal(
		mentions_of(fixture, "Fans of every nation came to see the World Cup on Monday."),
		"event:World Cup|date:Monday");
}

/* Dates in figures are years, or have the marks of dates. */
static void
test_dates(void **state)
{
	Fixture *fixture = *state;

	assert_string_equal(mentions_of(fixture, "It was built in 1996 by a firm from abroad."),
						"date:1996");
	assert_string_equal(mentions_of(fixture, "It was built by 2284 men in a single year."),
						"");
}

/* Texts without an end: bounded, and linear as the clock of CI would show. */
static void
test_hostile(void **state)
{
	enum
	{
		LEN = 3 * 400000
	};
	Fixture *fixture = *state;
	char *bytes = malloc(LEN);

	for (int i = 0; i < LEN; i += 3)
		memcpy(bytes + i, "Ab ", 3);
	run(fixture, bytes, LEN);
	assert_int_equal(fixture->analysis->n_mentions, 0);
	memset(bytes, 'A', LEN);
	run(fixture, bytes, LEN);
	memset(bytes, '.', LEN);
	run(fixture, bytes, LEN);
	memset(bytes, '"', LEN);
	run(fixture, bytes, LEN);
	assert_int_equal(fixture->analysis->n_mentions, 0);
	run(fixture, "", 0);
	assert_int_equal(fixture->analysis->n_mentions, 0);
	free(bytes);
}

/* A model without a tagger finds nothing and does no harm. */
static void
test_no_tagger(void **state)
{
	Fixture *fixture = *state;

	fixture->model.n_labels = 0;
	assert_string_equal(mentions_of(fixture, "On a grey day in Seoul, Kim spoke."), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_mentions, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_forms, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bounds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_kinds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_dates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_hostile, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_tagger, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
