/*
 * tone_examples.c
 *	  Sentences whose tone toward a target, or whose valence, people have judged.
 */
#include "tools/train/tone_examples.h"

#include <stdio.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "analysis/tone.h"
#include "base/hash.h"
#include "tools/host/host.h"
#include "tools/train/emobank.h"
#include "tools/train/json.h"
#include "tools/train/lines.h"

/* The document begins the name: "allsides_1000_401_...", "polusa_v1_113704059_...". */
static uint8_t
fold_of(const char *id)
{
	int n_parts = strncmp(id, "polusa_", 7) == 0 ? 3 : 2;
	size_t len = 0;

	while (id[len] != '\0' && (id[len] != '_' || --n_parts > 0))
		len++;
	return (uint8_t) ((nx_hash64(id, len) >> 7) % TONE_FOLDS);
}

/* Bytes of the first n characters. */
static uint32_t
bytes_of(const char *text, long n)
{
	uint32_t at = 0;

	while (text[at] != '\0' && (n > 0 || ((unsigned char) text[at] & 0xc0) == 0x80))
		n -= ((unsigned char) text[at++] & 0xc0) != 0x80;
	return at;
}

/* The number behind a key, from *at on; *at moves there. */
static double
number_after(const Lines *lines, char **at, const char *key)
{
	double value;
	int len;

	*at = strstr(*at, key);
	if (*at == NULL || sscanf(*at + strlen(key), "%lf%n", &value, &len) != 1)
		lines_die(lines, "a target without a number for %s", key);
	*at += strlen(key) + (size_t) len;
	return value;
}

static NxTargetItem *
copy_items(NxArena *arena, const NxTargetScene *scene, uint32_t n)
{
	NxTargetItem *items = nx_new_array(arena, NxTargetItem, (size_t) n + 1);

	memcpy(items, scene->items, n * sizeof(*items));
	return items;
}

static void
add_example(ToneExamples *examples, NxArena *arena, NxTargetScene *scene, NxSpan span,
			uint8_t class, uint8_t fold)
{
	NxTarget target = nx_target_span(scene->analysis, span);
	ToneExample *example;
	NxTargetFeature *features;

	nx_grow(arena, examples->examples, examples->n, (size_t) examples->n + 1,
			&examples->capacity);
	example = &examples->examples[examples->n++];
	example->class = class;
	example->fold = fold;
	if (target.n_places == 0)
		return;
	features =
		nx_new_array(scene->analysis->arena, NxTargetFeature, NX_TARGET_MAX_FEATURES);
	nx_target_scene_set(
		scene, nx_text_sentence_of(&scene->analysis->text, target.places[0].start));
	example->place = nx_target_place(scene, target.places[0]);
	example->n_features = nx_target_features(scene, &example->place, features);
	example->features = nx_new_array(arena, NxTargetFeature, example->n_features);
	memcpy(example->features, features, example->n_features * sizeof(*features));
	example->items = copy_items(arena, scene, scene->n_items);
	example->place.items = example->items;
}

static void
read_targets(ToneExamples *examples, NxArena *arena, const NxModel *model, NxBreaks *breaks,
			 const Lines *lines, const char *sentence, char *at, uint8_t fold)
{
	NxArticle article;
	NxHost host;
	NxArena scratch;
	NxAnalysis *analysis;
	NxTargetScene scene;

	nx_host_init(&host);
	nx_arena_init(&scratch, &host.env);
	memset(&article, 0, sizeof(article));
	article.body.bytes = sentence;
	article.body.len = (uint32_t) strlen(sentence);
	analysis = nx_analyse(&scratch, model, breaks, &article);
	nx_target_scene_init(&scene, analysis);
	while ((at = strstr(at, "\"Input.gid\": ")) != NULL)
	{
		uint32_t from = bytes_of(sentence, (long) number_after(lines, &at, "\"from\": "));
		uint32_t to = bytes_of(sentence, (long) number_after(lines, &at, "\"to\": "));
		int polarity = (int) number_after(lines, &at, "\"polarity\": ");
		NxSpan span = {from, to - from};

		if (to <= from || (polarity != 2 && polarity != 4 && polarity != 6))
			lines_die(lines, "a target of polarity %d at [%u, %u)", polarity, from, to);
		add_example(examples, arena, &scene, span, (uint8_t) (polarity / 2 - 1), fold);
		examples->examples[examples->n - 1].record = (int32_t) examples->n - 1;
	}
	nx_host_reset(&host);
}

void
tone_examples_read(ToneExamples *examples, NxArena *arena, const NxModel *model,
				   NxBreaks *breaks, const char *data)
{
	Lines lines;
	char *line;

	memset(examples, 0, sizeof(*examples));
	lines_open(&lines, data, "tone/newsmtsc/train.jsonl");
	while (lines_next_entry(&lines, &line))
	{
		char *at = line;
		char *id = json_string(&at, "primary_gid");
		char *sentence = json_string(&at, "sentence_normalized");

		if (id == NULL || sentence == NULL)
			lines_die(&lines, "no primary_gid, or no sentence_normalized");
		read_targets(examples, arena, model, breaks, &lines, sentence, at + 1, fold_of(id));
	}
}

static uint32_t
longest_sentence(const NxText *text)
{
	uint32_t longest = 0;

	for (uint32_t s = 1; s < text->n_sentences; s++)
	{
		if (text->sentences[s].n_tokens > text->sentences[longest].n_tokens)
			longest = s;
	}
	return longest;
}

static void
add_sentence(ToneSentences *sentences, NxArena *arena, const NxModel *model,
			 NxBreaks *breaks, const GradedSentence *graded)
{
	NxArticle article;
	NxHost host;
	NxArena scratch;
	NxAnalysis *analysis;

	nx_host_init(&host);
	nx_arena_init(&scratch, &host.env);
	memset(&article, 0, sizeof(article));
	article.body = graded->text;
	analysis = nx_analyse(&scratch, model, breaks, &article);
	if (analysis->text.n_sentences > 0)
	{
		ToneSentence *sentence = &sentences->sentences[sentences->n++];
		NxTargetScene scene;

		nx_target_scene_init(&scene, analysis);
		nx_target_scene_set(&scene, longest_sentence(&analysis->text));
		sentence->n_items =
			scene.n_items < NX_TARGET_MAX_SHARES ? scene.n_items : NX_TARGET_MAX_SHARES;
		sentence->items = copy_items(arena, &scene, sentence->n_items);
		sentence->valence = (float) graded->valence;
	}
	nx_host_reset(&host);
}

void
tone_sentences_read(ToneSentences *sentences, NxArena *arena, const NxModel *model,
					NxBreaks *breaks, const char *data)
{
	EmoBank bank;

	memset(&bank, 0, sizeof(bank));
	emobank_read(&bank, arena, data);
	sentences->sentences = nx_new_array(arena, ToneSentence, (size_t) bank.n + 1);
	sentences->n = 0;
	for (uint32_t i = 0; i < bank.n; i++)
		add_sentence(sentences, arena, model, breaks, &bank.sentences[i]);
}
