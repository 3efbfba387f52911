/*
 * tone_folds.c
 *	  How well the tone toward a target is learnt: cross-validation by document.
 */
#include "tools/train/tone_folds.h"

#include <math.h>
#include <string.h>

#include "analysis/target_tone.h"
#include "tools/host/host.h"
#include "tools/train/rewrite.h"

char *
nx_model_with_tone(NxArena *arena, const NxModel *model, const TrainedTone *tone,
				   size_t *size)
{
	NxModelWriter writer;

	rewrite_start(&writer, arena, model, "TONW TONP TONI TONO TONS");
	nx_model_write_table(&writer, "TONW", tone->word_keys, tone->words, tone->n_words,
						 sizeof(NxToneWord));
	nx_model_write_table(&writer, "TONP", tone->pattern_keys, tone->patterns,
						 tone->n_patterns, sizeof(NxTonePattern));
	nx_model_write_section(&writer, "TONI", tone->rows, sizeof(tone->rows),
						   sizeof(NxToneRow));
	nx_model_write_section(&writer, "TONO", tone->outputs, sizeof(tone->outputs),
						   sizeof(NxToneOutput));
	nx_model_write_section(&writer, "TONS", tone->sums, tone->n_sums * sizeof(NxToneSum),
						   sizeof(NxToneSum));
	return nx_model_write_finish(&writer, size);
}

static int
class_of(int32_t tone)
{
	return tone > NX_TONE_NEUTRAL	 ? TONE_POSITIVE
		   : tone < -NX_TONE_NEUTRAL ? TONE_NEGATIVE
									 : TONE_NEUTRAL;
}

typedef struct Confusion
{
	uint32_t n[N_TONE_CLASSES][N_TONE_CLASSES]; /* [gold][found] */
} Confusion;

static double
macro_f1(const Confusion *confusion)
{
	double sum = 0;

	for (int c = 0; c < N_TONE_CLASSES; c++)
	{
		uint32_t found = 0;
		uint32_t gold = 0;

		for (int other = 0; other < N_TONE_CLASSES; other++)
		{
			gold += confusion->n[c][other];
			found += confusion->n[other][c];
		}
		if (found + gold > 0)
			sum += 2.0 * confusion->n[c][c] / (found + gold);
	}
	return sum / N_TONE_CLASSES;
}

/* The score of an example by a model, as the server has it. */
static NxTargetScore
score_example(const NxModel *model, NxTargetNetwork *network, const ToneExample *example)
{
	NxTargetScore score;
	NxTargetScore by_network = {0, 0};

	for (uint32_t j = 0; j < example->n_features; j++)
		example->features[j].word =
			example->features[j].region == NX_REGION_PATTERN
				? NULL
				: nx_model_tone_word(model, example->features[j].key);
	for (uint32_t j = 0; j < example->place.n; j++)
		example->items[j].word = nx_model_tone_word(model, example->items[j].symbol);
	score = nx_target_score(model, example->features, example->n_features);
	nx_target_network_forget(network);
	if (example->n_features > 0)
		by_network = nx_target_network_score(network, &example->place);
	score.positive += by_network.positive;
	score.negative += by_network.negative;
	return score;
}

static void
test_fold(const NxModel *model, NxArena *arena, const ToneExamples *examples, uint8_t fold,
		  Confusion *confusion, FILE *out)
{
	NxTargetNetwork network;

	nx_target_network_init(&network, arena, model);
	for (uint32_t i = 0; i < examples->n; i++)
	{
		const ToneExample *example = &examples->examples[i];
		int32_t tone;

		if (example->fold != fold)
			continue;
		tone = nx_target_score_tone(score_example(model, &network, example));
		confusion->n[example->class][class_of(tone)]++;
		if (out != NULL)
			fprintf(out, "%d\t%d\t%d\t%.6f\n", example->record, fold, example->class - 1,
					(double) tone / NX_UNIT);
	}
	nx_target_network_drop(&network);
}

void
nx_tone_cross_validate(const NxModel *model, const ToneExamples *examples,
					   const ToneSentences *sentences, const Vectors *vectors, FILE *out)
{
	double sum = 0;
	double squares = 0;

	for (uint8_t fold = 0; fold < TONE_FOLDS; fold++)
	{
		Confusion confusion;
		TrainedTone tone;
		NxHost host;
		NxArena arena;
		NxModel with_tone;
		NxError error;
		size_t size;
		char *bytes;
		double f1;

		memset(&confusion, 0, sizeof(confusion));
		nx_host_init(&host);
		nx_arena_init(&arena, &host.env);
		nx_train_tone(&tone, &arena, examples, sentences, vectors, fold);
		bytes = nx_model_with_tone(&arena, model, &tone, &size);
		if (nx_model_bind(&with_tone, bytes, size, &error) != NX_OK)
			nx_host_die("the model that was made is no good: %s", error.message);
		test_fold(&with_tone, &arena, examples, fold, &confusion, out);
		f1 = macro_f1(&confusion);
		sum += f1;
		squares += f1 * f1;
		printf("tone fold %u: macro-F1 %.4f, %u words, %u patterns\n", fold, f1,
			   tone.n_words, tone.n_patterns);
		fflush(stdout);
		nx_host_reset(&host);
	}
	sum /= TONE_FOLDS;
	printf(
		"tone: macro-F1 %.4f +- %.4f\n", sum,
		sqrt(squares / TONE_FOLDS - sum * sum > 0 ? squares / TONE_FOLDS - sum * sum : 0));
}
