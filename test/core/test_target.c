/*
 * test_target.c
 *	  Tone toward a target: what is seen of a place, how it is judged, and that the
 *	  evidence adds up, by a small model of the test's own and by the real one.
 */
#include "test/core/marked_article.h"

#include "analysis/pipeline.h"
#include "analysis/target_tone.h"
#include "analysis/tone.h"

#define SCORE_ONE (NX_TONE_WEIGHT_ONE * NX_TARGET_ONE)
#define N_TONE_SLOTS 64

typedef struct Features
{
	NxTargetScene scene;
	NxTargetFeature *features;
	uint32_t n;
} Features;

static NxModel real_model;

/* ---- the test's own model ---- */

static NxToneWord *
tone_slot(const char *word)
{
	NxToneWord *slots = (NxToneWord *) model.tone_words.slots;
	uint64_t key = nx_hash64(word, strlen(word));
	uint32_t slot = nx_table_home(key, N_TONE_SLOTS);

	while (slots[slot].tag != 0 && slots[slot].tag != nx_table_short_tag(key))
		slot = (slot + 1) % N_TONE_SLOTS;
	slots[slot].tag = nx_table_short_tag(key);
	return &slots[slot];
}

static void
set_word(const char *word, uint32_t classes, int16_t valence)
{
	NxWordEntry *entry = word_slot(nx_hash64(word, strlen(word)));

	entry->classes |= classes;
	entry->valence = valence;
}

static int
set_up_tone(void **state)
{
	int failed = set_up(state);

	model.tone_words.slots = nx_new_array(&model_arena, NxToneWord, N_TONE_SLOTS);
	model.tone_words.n_slots = N_TONE_SLOTS;
	set_word("good", 0, 2000);
	set_word("bad", 0, -2000);
	set_word("not", NX_WORD_NEGATOR, 0);
	set_word("but", NX_WORD_CONTRAST, 0);
	set_word("he", NX_WORD_MALE, 0);
	/* Right behind the place in its clause; and whatever is right before it. */
	tone_slot("praised")->regions[NX_REGION_CONTENT_RIGHT_1].positive = NX_TONE_WEIGHT_ONE;
	tone_slot("lied")->regions[NX_REGION_CONTENT_RIGHT_1].negative = 2 * NX_TONE_WEIGHT_ONE;
	nx_host_bind_model(&real_model, NULL);
	return failed;
}

/* ---- helpers ---- */

/* The features of the n-th mention. */
static Features
see(const char *marked, uint32_t n)
{
	NxAnalysis *a = resolve(marked);
	NxSpan span = {a->mentions[n].first_token, a->mentions[n].n_tokens};
	NxTargetPlace place;
	Features seen;

	seen.features = nx_new_array(&arena, NxTargetFeature, NX_TARGET_MAX_FEATURES);
	nx_target_scene_init(&seen.scene, a);
	nx_target_scene_set(&seen.scene, a->mentions[n].sentence);
	place = nx_target_place(&seen.scene, span);
	seen.n = nx_target_features(&seen.scene, &place, seen.features);
	assert_true(seen.n <= NX_TARGET_MAX_FEATURES);
	return seen;
}

/* The first tokens of the items that the region has, joined by spaces. */
static const char *
words_of(const Features *seen, NxTargetRegion region)
{
	static char words[4000];
	const NxAnalysis *a = seen->scene.analysis;

	words[0] = '\0';
	for (uint32_t i = 0; i < seen->n; i++)
	{
		NxString word;

		if (seen->features[i].region != region)
			continue;
		word = nx_text_token(&a->text, seen->scene.items[seen->features[i].item].token);
		strcat(words, words[0] == '\0' ? "" : " ");
		strncat(words, word.bytes, word.len);
	}
	return words;
}

static uint32_t
count_of(const Features *seen, NxTargetRegion region)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < seen->n; i++)
		n += seen->features[i].region == region;
	return n;
}

static uint32_t
count_of_pattern(const Features *seen, NxTargetPattern pattern)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < seen->n; i++)
		n += seen->features[i].pattern == pattern;
	return n;
}

/* The keys and scales of the patterns of one sort agree. */
static void
assert_same_patterns(const char *marked, const char *other, NxTargetPattern pattern)
{
	uint64_t keys[32];
	int32_t scales[32];
	uint32_t n = 0;
	Features seen = see(marked, 0);

	for (uint32_t i = 0; i < seen.n; i++)
	{
		if (seen.features[i].pattern == pattern && n < 32)
		{
			keys[n] = seen.features[i].key;
			scales[n++] = seen.features[i].scale;
		}
	}
	assert_int_not_equal(n, 0);
	seen = see(other, 0);
	for (uint32_t i = 0, k = 0; i < seen.n; i++)
	{
		if (seen.features[i].pattern != pattern)
			continue;
		assert_true(k < n);
		assert_int_equal(seen.features[i].key, keys[k]);
		assert_int_equal(seen.features[i].scale, scales[k++]);
	}
}

/* The tone toward a target; its evidence adds up, and is in the order of the text. */
static int32_t
evaluate(const NxAnalysis *a, const NxTarget *target, NxToneResult *result)
{
	int64_t sum = 0;

	nx_tone_evaluate(a, target, result);
	for (uint32_t i = 0; i < result->n_evidence; i++)
	{
		const NxEvidence *evidence = &result->evidence[i];

		sum += evidence->weight;
		assert_int_not_equal(evidence->weight, 0);
		assert_true(evidence->reason.len > 0);
		/* The rows that no word carries, the rest and the lift, are the last. */
		assert_true(evidence->n_tokens > 0 || i + 2 >= result->n_evidence);
		if (i > 0 && evidence->n_tokens > 0)
			assert_true(evidence[-1].first_token < evidence->first_token);
		assert_true(evidence->first_token + evidence->n_tokens <= a->text.n_tokens);
	}
	assert_int_equal(sum, result->tone);
	assert_true(result->tone >= -NX_UNIT && result->tone <= NX_UNIT);
	return result->tone;
}

static int32_t
tone_toward(const char *marked, uint32_t mention, NxToneResult *result)
{
	NxAnalysis *a = resolve(marked);
	NxSpan place = {a->mentions[mention].first_token, a->mentions[mention].n_tokens};
	NxTarget target = {&place, 1};

	return evaluate(a, &target, result);
}

static void
assert_string(NxString string, const char *expected)
{
	assert_int_equal(string.len, strlen(expected));
	assert_memory_equal(string.bytes, expected, string.len);
}

static bool
is_pointed(int32_t tone)
{
	return tone < -NX_TONE_NEUTRAL || tone > NX_TONE_NEUTRAL;
}

/* ---- what is seen of a place ---- */

static void
words_stand_in_regions(void **state)
{
	Features seen =
		see("Early on {person Ann Roe} was praised loudly by a large crowd.", 0);

	(void) state;
	assert_string_equal(words_of(&seen, NX_REGION_LEFT), "Early on");
	assert_string_equal(words_of(&seen, NX_REGION_RIGHT),
						"was praised loudly by a large crowd");
	assert_string_equal(words_of(&seen, NX_REGION_NEAR_LEFT), "Early on");
	assert_string_equal(words_of(&seen, NX_REGION_NEAR_RIGHT),
						"was praised loudly by a large");
	assert_string_equal(words_of(&seen, NX_REGION_AFTER_1), "was");
	assert_string_equal(words_of(&seen, NX_REGION_AFTER_2), "praised");
	assert_string_equal(words_of(&seen, NX_REGION_AFTER_3), "loudly");
	assert_string_equal(words_of(&seen, NX_REGION_BEFORE_1), "on");
	assert_string_equal(words_of(&seen, NX_REGION_BEFORE_2), "Early");
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_RIGHT_1), "praised");
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_RIGHT_2), "loudly");
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_LEFT_1), "Early");
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_LEFT_2), "");
	assert_string_equal(words_of(&seen, NX_REGION_NEGATED), "");
}

/* The more words a side has, the less each counts: 1 / sqrt(n). */
static void
sides_are_scaled(void **state)
{
	Features seen = see("One two three four {person Ann Roe}", 0);

	(void) state;
	for (uint32_t i = 0; i < seen.n; i++)
	{
		if (seen.features[i].region == NX_REGION_LEFT)
			assert_int_equal(seen.features[i].scale, NX_TARGET_ONE / 2);
		if (seen.features[i].region == NX_REGION_BEFORE_1)
			assert_int_equal(seen.features[i].scale, NX_TARGET_ONE);
	}
	assert_int_equal(count_of(&seen, NX_REGION_LEFT), 4);
	assert_int_equal(count_of(&seen, NX_REGION_RIGHT), 0);
}

static void
one_by_root_is_rounded_down(void **state)
{
	(void) state;
	assert_int_equal(nx_target_one_by_root(0), NX_TARGET_ONE);
	for (uint64_t n = 1; n <= 4 * NX_TARGET_WINDOW; n++)
	{
		uint64_t root = (uint64_t) nx_target_one_by_root((uint32_t) n);

		assert_true(root * root * n <= (uint64_t) NX_TARGET_ONE * NX_TARGET_ONE);
		assert_true((root + 1) * (root + 1) * n > (uint64_t) NX_TARGET_ONE * NX_TARGET_ONE);
	}
}

static void
content_words_are_of_the_clause(void **state)
{
	Features seen = see("He won, and {person Ann Roe}, a large man, left.", 0);

	(void) state;
	assert_string_equal(words_of(&seen, NX_REGION_AFTER_1), ",");
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_RIGHT_1), "");
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_LEFT_1), "");
	assert_string_equal(words_of(&seen, NX_REGION_RIGHT), "a large man left");
	seen = see("{person Ann Roe} but praised.", 0);
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_RIGHT_1), "");
	seen = see("{person Ann Roe} “praised”.", 0);
	assert_string_equal(words_of(&seen, NX_REGION_CONTENT_RIGHT_1), "");
}

/* Who is named, with whom, says nothing: only kinds count. */
static void
names_are_known_by_kind(void **state)
{
	Features seen =
		see("In {place Oslo} {person Ann Roe} was praised by {person Al Poe}.", 1);
	Features other;
	NxTargetFeature *features = seen.features;
	NxTargetFeature copy[200];

	(void) state;
	assert_true(seen.n < 200);
	memcpy(copy, features, seen.n * sizeof(*copy));
	other =
		see("In {place New York} {person Barack Obama} was praised by {person Kim}.", 1);
	assert_int_equal(other.n, seen.n);
	for (uint32_t i = 0; i < other.n; i++)
	{
		assert_int_equal(other.features[i].key, copy[i].key);
		assert_int_equal(other.features[i].region, copy[i].region);
		assert_int_equal(other.features[i].scale, copy[i].scale);
	}
	/* A name of several words is one item. */
	other =
		see("{person Kim} praised {person Barack Hussein Obama} and {place New York}.", 0);
	assert_string_equal(words_of(&other, NX_REGION_RIGHT), "praised Barack and New");
	/* Another kind is another key. */
	assert_true(nx_target_kind_symbol(NX_KIND_PERSON) !=
				nx_target_kind_symbol(NX_KIND_PLACE));
}

static void
numbers_are_one_word(void **state)
{
	(void) state;
	assert_same_patterns("{person Ann Roe} 12 left.", "{person Ann Roe} 7,450 left.",
						 NX_PATTERN_AFTER_2);
}

static void
titles_belong_to_the_place(void **state)
{
	Features seen = see("There President {person Ann Roe} was praised.", 0);

	(void) state;
	assert_string_equal(words_of(&seen, NX_REGION_LEFT), "There");
	assert_string_equal(words_of(&seen, NX_REGION_BEFORE_1), "There");
	seen = see("There Prime Minister {person Ann Roe} was praised.", 0);
	assert_string_equal(words_of(&seen, NX_REGION_LEFT), "There");
	/* Without a capital it is a word like others. */
	seen = see("There the president {person Ann Roe} was praised.", 0);
	assert_string_equal(words_of(&seen, NX_REGION_BEFORE_1), "president");
}

static void
far_words_are_not_seen(void **state)
{
	char marked[4000] = "";
	Features seen;

	(void) state;
	for (int i = 0; i < 70; i++)
		strcat(marked, i < 30 ? "far " : "near ");
	strcat(marked, "{person Ann Roe}");
	for (int i = 0; i < 70; i++)
		strcat(marked, " word");
	seen = see(marked, 0);
	assert_int_equal(count_of(&seen, NX_REGION_LEFT), NX_TARGET_WINDOW);
	assert_int_equal(count_of(&seen, NX_REGION_RIGHT), NX_TARGET_WINDOW);
	assert_int_equal(count_of(&seen, NX_REGION_NEAR_LEFT), NX_TARGET_NEAR);
	assert_int_equal(count_of(&seen, NX_REGION_NEAR_RIGHT), NX_TARGET_NEAR);
	/* 40 are near, so 8 are far, and the others are not seen. */
	assert_non_null(
		strstr(words_of(&seen, NX_REGION_LEFT), "far far far far far far far far near"));
	/* The most that a place can have: all words are negated and have valence. */
	marked[0] = '\0';
	for (int i = 0; i < 60; i++)
		strcat(marked, "not good ");
	strcat(marked, "{person Ann Roe}");
	for (int i = 0; i < 60; i++)
		strcat(marked, " not bad");
	seen = see(marked, 0);
	assert_true(seen.n <= NX_TARGET_MAX_FEATURES);
	assert_int_equal(count_of(&seen, NX_REGION_NEGATED), NX_TARGET_WINDOW);
	/* Every second item has valence, on both sides. */
	assert_int_equal(count_of_pattern(&seen, NX_PATTERN_VALENCE),
					 NX_TARGET_WINDOW * NX_VALENCE_PATTERNS);
}

static void
negators_reach_four_words_of_their_clause(void **state)
{
	Features seen = see("{person Ann Roe} was not ever good or bad there today.", 0);

	(void) state;
	assert_string_equal(words_of(&seen, NX_REGION_NEGATED), "ever good or bad");
	seen = see("{person Ann Roe} was not, so far, good.", 0);
	assert_string_equal(words_of(&seen, NX_REGION_NEGATED), "");
	/* The target itself is not denied. */
	seen = see("It was not {person Ann Roe} there.", 0);
	assert_string_equal(words_of(&seen, NX_REGION_NEGATED), "there");
}

static void
valence_counts_by_sign_and_place(void **state)
{
	(void) state;
	/* What is good and denied is as what is bad. */
	assert_same_patterns("{person Ann Roe} was not good.", "{person Ann Roe} was so bad.",
						 NX_PATTERN_VALENCE);
	assert_same_patterns("{person Ann Roe} was not bad.", "{person Ann Roe} was so good.",
						 NX_PATTERN_VALENCE);
}

static void
assert_beside(const char *marked, NxTargetBeside before, NxTargetBeside after)
{
	Features seen = see(marked, 0);
	const NxMention *mention = &seen.scene.analysis->mentions[0];
	NxSpan span = {mention->first_token, mention->n_tokens};
	NxTargetPlace place = nx_target_place(&seen.scene, span);
	NxValenceView view = nx_valence_view(&seen.scene, &place);

	assert_int_equal(view.before, before);
	assert_int_equal(view.after, after);
}

static void
valence_sees_what_stands_beside(void **state)
{
	(void) state;
	assert_beside("{person Ann Roe} said it.", NX_BESIDE_NOTHING, NX_BESIDE_REPORTING);
	assert_beside("There, {person Ann Roe}", NX_BESIDE_MARK, NX_BESIDE_NOTHING);
	assert_beside("It on {person Ann Roe}", NX_BESIDE_PREPOSITION, NX_BESIDE_NOTHING);
	assert_beside("The plan {person Ann Roe}’s", NX_BESIDE_WORD, NX_BESIDE_POSSESSIVE);
	assert_beside("The {person Ann Roe} {person Bob Lee} came.", NX_BESIDE_FUNCTION_WORD,
				  NX_BESIDE_WORD);
}

static void
a_span_may_be_any_words(void **state)
{
	NxAnalysis *a = resolve("{person Ann Roe} was praised, and the bad plan was not.");
	NxTargetFeature *features =
		nx_new_array(&arena, NxTargetFeature, NX_TARGET_MAX_FEATURES);
	NxTargetScene scene;

	(void) state;
	nx_target_scene_init(&scene, a);
	nx_target_scene_set(&scene, 0);
	/* Also a part of a name, all of the sentence, and what goes past its end. */
	for (uint32_t start = 0; start < a->text.n_tokens; start++)
	{
		for (uint32_t len = 0; len < 20; len++)
		{
			NxSpan span = {start, len};
			NxTargetPlace place = nx_target_place(&scene, span);

			assert_true(nx_target_features(&scene, &place, features) >= 2);
		}
	}
}

/* ---- the verdict ---- */

static void
neutral_is_within_the_band(void **state)
{
	(void) state;
	assert_int_equal(NX_TONE_NEUTRAL, NX_UNIT / 20);
	for (int32_t p = -8; p <= 8; p++)
	{
		for (int32_t n = -8; n <= 8; n++)
		{
			/* An odd step, so that no margin is a round number. */
			NxTargetScore score = {p * 9973, n * 9973};
			int32_t tone = nx_target_score_tone(score);

			if (p > 0 && p > n)
				assert_true(tone > NX_TONE_NEUTRAL && tone <= NX_UNIT);
			else if (n > 0 && n > p)
				assert_true(tone < -NX_TONE_NEUTRAL && tone >= -NX_UNIT);
			else
				assert_true(tone >= -NX_TONE_NEUTRAL && tone <= NX_TONE_NEUTRAL);
		}
	}
	assert_int_equal(nx_target_score_tone((NxTargetScore){0, 0}), 0);
}

/* More for positive is never a lower tone; positive and negative are of one measure. */
static void
tone_is_monotone_and_symmetric(void **state)
{
	(void) state;
	for (int32_t n = -60; n <= 60; n += 3)
	{
		int32_t before = -NX_UNIT;

		for (int32_t p = -60; p <= 60; p++)
		{
			NxTargetScore score = {p * (SCORE_ONE / 10), n * (SCORE_ONE / 10)};
			NxTargetScore mirrored = {score.negative, score.positive};
			int32_t tone = nx_target_score_tone(score);

			assert_true(tone >= before);
			assert_int_equal(nx_target_score_tone(mirrored), -tone);
			before = tone;
		}
	}
}

/* The largest scores that a place can have. */
static void
tone_stays_within_its_range(void **state)
{
	int32_t most = 127 * NX_TARGET_ONE * NX_TARGET_MAX_FEATURES;
	int32_t values[] = {-most, -1, 0, 1, most};

	(void) state;
	for (int i = 0; i < 5; i++)
	{
		for (int k = 0; k < 5; k++)
		{
			NxTargetScore score = {values[i], values[k]};
			int32_t tone = nx_target_score_tone(score);

			assert_true(tone >= -NX_UNIT && tone <= NX_UNIT);
		}
	}
	assert_true(nx_target_score_tone((NxTargetScore){most, 0}) > NX_UNIT * 9 / 10);
}

/* ---- tone and evidence by the test's model ---- */

static void
known_weights_make_a_known_tone(void **state)
{
	NxToneResult result;
	double reach = NX_UNIT - NX_TONE_NEUTRAL - 1;

	(void) state;
	/* The margin is 1, against 2: 1 / (1 + 2) of the way from the band to the end. */
	assert_int_equal(tone_toward("{person Ann Roe} was praised there.", 0, &result),
					 NX_TONE_NEUTRAL + 1 + (int32_t) (reach / 3 + 0.5));
	assert_int_equal(result.n_evidence, 2);
	assert_int_equal(result.evidence[0].weight, (int32_t) (reach / 3 + 0.5));
	assert_string(result.evidence[0].reason,
				  "favorable: what follows the target in its clause");
	assert_false(result.evidence[0].quoted);
	assert_int_equal(result.evidence[1].weight, NX_TONE_NEUTRAL + 1);
	assert_int_equal(result.evidence[1].n_tokens, 0);
	/* 2 / (2 + 2) */
	assert_int_equal(tone_toward("{person Ann Roe} lied there.", 0, &result),
					 -NX_TONE_NEUTRAL - 1 - (int32_t) (reach / 2 + 0.5));
	/* Nothing is known: neutral, and without evidence. */
	assert_int_equal(tone_toward("There {person Ann Roe} spoke.", 0, &result), 0);
	assert_int_equal(result.n_evidence, 0);
}

static void
targets_of_one_sentence_differ(void **state)
{
	const char *marked = "{person Ann Roe} was praised, but {person Bob Poe} lied there.";
	NxToneResult result;

	(void) state;
	assert_true(tone_toward(marked, 0, &result) > NX_TONE_NEUTRAL);
	assert_true(tone_toward(marked, 1, &result) < -NX_TONE_NEUTRAL);
}

/* As many words as are seen before the name speak for it, and as many after it against it. */
static void
evidence_of_a_wild_network_adds_up(void **state)
{
	NxToneRow *rows = nx_new_array(&model_arena, NxToneRow, NX_MODEL_TONE_ROWS);
	NxToneOutput *outputs = nx_new_array(&model_arena, NxToneOutput, NX_MODEL_TONE_OUTPUTS);
	NxToneResult result;
	char marked[1000] = "";

	(void) state;
	for (int unit = 0; unit < NX_MODEL_TONE_UNITS; unit++)
	{
		for (int row = 0; row < NX_MODEL_TONE_ROWS; row++)
			for (int k = 0; k < NX_MODEL_TONE_PLACES; k++)
				rows[row].units[k][unit] = 2 * NX_TONE_NET_WEIGHT_ONE;
		for (int start = 0; start < NX_MODEL_TONE_STARTS; start++)
			outputs[start].units[unit] = 4 * NX_TONE_NET_UNIT_ONE;
		for (int pool = 0; pool < NX_TONE_POOL_MOST; pool++)
			outputs[NX_MODEL_TONE_STARTS + 2 * pool].units[unit] =
				pool < NX_TONE_POOL_HERE ? NX_MODEL_TONE_MOST : -NX_MODEL_TONE_MOST;
		/* The two sides make up for each other, but for little. */
		outputs[NX_MODEL_TONE_STARTS + 2 * NX_TONE_POOL_HERE].units[unit] = 0;
		outputs[NX_MODEL_TONE_STARTS + 2 * NX_TONE_POOL_NEXT].units[unit] = -222;
	}
	model.tone_rows = rows;
	model.tone_outputs = outputs;
	for (int i = 0; i < NX_TONE_NET_REACH; i++)
		strcat(marked, "words ");
	strcat(marked, "{person Ann Roe}");
	for (int i = 0; i < NX_TONE_NET_REACH; i++)
		strcat(marked, " words");
	assert_true(tone_toward(marked, 0, &result) > NX_TONE_NEUTRAL);
	assert_true(result.n_evidence > 0);
	model.tone_rows = NULL;
	model.tone_outputs = NULL;
}

static void
quoted_evidence_says_so(void **state)
{
	NxToneResult result;

	(void) state;
	tone_toward("“{person Ann Roe} lied there,” people said.", 0, &result);
	assert_true(result.n_evidence > 0);
	assert_true(result.evidence[0].quoted);
}

/* An entity has the mean over its mentions and the pronouns that mean it. */
static void
entities_have_the_mean_of_their_places(void **state)
{
	NxAnalysis *a = resolve("{person Barack Obama} lied there. He was glad. In the end "
							"{person Barack Obama} left. {person Ann Roe} praised it.");
	NxToneResult result;
	NxTarget target;
	NxTarget one;
	int64_t sum = 0;
	uint32_t n_pointed = 0;

	(void) state;
	nx_tone_score(a);
	target = nx_target_entity(a, a->mentions[0].entity);
	assert_int_equal(target.n_places, 3);
	for (uint32_t i = 0; i < target.n_places; i++)
	{
		one.places = &target.places[i];
		one.n_places = 1;
		sum += evaluate(a, &one, &result);
		n_pointed += is_pointed(result.tone);
	}
	assert_int_equal(n_pointed, 1); /* of "lied" */
	assert_int_equal(evaluate(a, &target, &result), nx_tone_mean(sum, 3));
	assert_int_equal(a->entities[a->mentions[0].entity].tone, result.tone);
	assert_true(result.tone < 0);
	/* What is one word's at several places is one row, whatever its places. */
	assert_int_equal(nx_tone_mean(5, 2), 3);
	assert_int_equal(nx_tone_mean(-5, 2), -3);
	assert_int_equal(nx_tone_mean(-4, 3), -1);
}

/* The second and further places that are not neutral lift it, neutral ones do not. */
static void
many_places_are_lifted_if_they_are_pointed(void **state)
{
	int32_t tone = NX_UNIT / 2;

	(void) state;
	assert_int_equal(nx_tone_of_places(tone, 1, 1), tone);
	assert_int_equal(nx_tone_of_places(-tone, 1, 1), -tone);
	assert_int_equal(nx_tone_of_places(0, 50, 0), 0);
	/* At the edge of the band in all places, it is at the edge. */
	assert_int_equal(nx_tone_of_places(50 * NX_TONE_NEUTRAL, 50, 0), NX_TONE_NEUTRAL);
	assert_int_equal(nx_tone_of_places(-tone, 2, 1), -tone / 2);
	assert_int_equal(nx_tone_of_places(-2 * tone, 2, 2), -tone + NX_UNIT / 10);
	/* What is negative in the mean is not made positive. */
	assert_int_equal(nx_tone_of_places(-18 * NX_TONE_NEUTRAL, 9, 9), NX_TONE_NEUTRAL);
	/* It ends where the range does. */
	assert_int_equal(nx_tone_of_places((int64_t) 9 * NX_UNIT, 9, 9), NX_UNIT);
	assert_int_equal(nx_tone_of_places((int64_t) -9 * NX_UNIT, 9, 9),
					 nx_tone_mean((int64_t) -9 * NX_UNIT + 8 * (NX_UNIT / 5), 9));
}

/* A name that is an alias of somebody else's is what it is, whoever comes first. */
static void
names_go_before_aliases(void **state)
{
	NxAnalysis *a =
		resolve("{person George Washington} was praised. {place Washington} fell.");
	NxString alias = {"Washington", 10};
	NxString washington = {"WASHINGTON", 10};
	uint32_t person = a->mentions[0].entity;
	uint32_t place = a->mentions[1].entity;

	(void) state;
	assert_int_not_equal(person, place);
	a->entities[person].aliases = &alias;
	a->entities[person].n_aliases = 1;
	assert_int_equal(nx_target_phrase(a, washington).places[0].start,
					 a->mentions[1].first_token);
}

/* All places of a phrase, though it nearly stands before each: "a a b" in "a a a b". */
static void
phrases_are_found_everywhere(void **state)
{
	NxAnalysis *a = resolve("go go go home, go go home and go home go");
	NxString phrase = {"go go home", 10};
	NxString longer = {"go go go go go home, go go home and go home go", 46};
	NxTarget target = nx_target_phrase(a, phrase);

	(void) state;
	assert_int_equal(target.n_places, 2);
	assert_int_equal(target.places[0].start, 1);
	assert_int_equal(target.places[1].start, 5);
	assert_int_equal(target.places[1].len, 3);
	assert_int_equal(nx_target_phrase(a, longer).n_places, 0);
}

static void
a_place_is_that_place_alone(void **state)
{
	NxAnalysis *a = resolve("{person Ann Roe} lied there. {person Ann Roe} was praised.");
	NxToneResult result;
	NxSpan first = {0, 3};	 /* "Ann" */
	NxSpan second = {25, 2}; /* "Ro" of the second */
	NxSpan words = {8, 4};	 /* "lied" */
	NxTarget target;

	(void) state;
	nx_tone_score(a);
	target = nx_target_span(a, first);
	assert_int_equal(target.n_places, 1);
	assert_int_equal(target.places[0].start, 0);
	assert_int_equal(target.places[0].len, 2); /* the name that stands there */
	assert_true(evaluate(a, &target, &result) < -NX_TONE_NEUTRAL);
	target = nx_target_span(a, second);
	assert_int_equal(target.n_places, 1);
	assert_int_equal(target.places[0].start, a->mentions[1].first_token);
	assert_true(evaluate(a, &target, &result) > NX_TONE_NEUTRAL);
	target = nx_target_span(a, words);
	assert_int_equal(target.n_places, 1);
	assert_int_equal(target.places[0].len, 1);
	assert_int_equal(evaluate(a, &target, &result), 0);
}

/* ---- the real model ---- */

static uint32_t
next_random(uint64_t *seed, uint32_t n)
{
	*seed = nx_hash_mix(*seed, 1);
	return (uint32_t) (*seed >> 32) % n;
}

static const char *const pieces[] = {"Barack Obama",
									 "Mrs. Merkel",
									 "the United Nations",
									 "he",
									 "she",
									 "praised",
									 "blasted",
									 "was not",
									 "a liar",
									 "a hero",
									 "never",
									 "said",
									 "“",
									 "”",
									 ",",
									 ".",
									 ".",
									 "but",
									 "accused of fraud",
									 "in Kenya",
									 "1,200",
									 "—",
									 "\n\n",
									 "good",
									 "terrible",
									 "the",
									 "of",
									 "by",
									 "killed",
									 "President Trump",
									 "who",
									 "Democrats",
									 "very",
									 "hope"};

/* Text that nobody wrote, but of all that the rules look at. */
static NxAnalysis *
read_random(uint64_t *seed)
{
	NxArticle article = {.body = {NULL, 0}};
	char *bytes;

	nx_host_reset(&host);
	nx_arena_init(&arena, &host.env);
	bytes = nx_arena_alloc(&arena, 10000);
	bytes[0] = '\0';
	for (uint32_t n = 5 + next_random(seed, 300); n > 0; n--)
	{
		strcat(bytes, pieces[next_random(seed, sizeof(pieces) / sizeof(pieces[0]))]);
		strcat(bytes, " ");
	}
	article.body.bytes = bytes;
	article.body.len = (uint32_t) strlen(bytes);
	return nx_analyse(&arena, &real_model, breaks, &article);
}

static void
evidence_adds_up_whatever_is_read(void **state)
{
	uint64_t seed = 4;
	uint32_t n_telling = 0;

	(void) state;
	for (int text = 0; text < 60; text++)
	{
		NxAnalysis *a = read_random(&seed);
		NxSpan places[6];
		NxTarget target;
		NxToneResult result;

		for (uint32_t i = 0; i < a->n_entities; i++)
		{
			target = nx_target_entity(a, i);
			assert_int_equal(evaluate(a, &target, &result), a->entities[i].tone);
		}
		for (int k = 0; k < 20 && a->text.len > 0; k++)
		{
			NxSpan span = {next_random(&seed, a->text.len), 1 + next_random(&seed, 40)};
			int64_t sum = 0;
			uint32_t n_places = 0;
			uint32_t n_pointed = 0;

			target = nx_target_span(a, span);
			assert_true(target.n_places <= 1);
			if (target.n_places == 1)
				evaluate(a, &target, &result);
			n_telling += result.n_evidence > 1;
			/* Several places, here or there. */
			for (uint32_t first = next_random(&seed, a->text.n_tokens / 6 + 1);
				 first < a->text.n_tokens && n_places < 6;
				 first += 1 + next_random(&seed, 30))
			{
				places[n_places].start = first;
				places[n_places].len = 1;
				target.places = &places[n_places++];
				target.n_places = 1;
				sum += evaluate(a, &target, &result);
				n_pointed += is_pointed(result.tone);
			}
			if (n_places == 0)
				continue;
			target.places = places;
			target.n_places = n_places;
			assert_int_equal(evaluate(a, &target, &result),
							 nx_tone_of_places(sum, n_places, n_pointed));
		}
	}
	/* The random texts are not such that nothing is ever told. */
	assert_true(n_telling > 100);
}

/* The real model, but for the sums of its words. */
static NxModel
without_sums(void)
{
	NxModel model = real_model;
	size_t n = real_model.tone_words.n_slots;
	NxToneWord *words = test_malloc((n + 1) * sizeof(*words));
	uint32_t n_sums = 0;

	memcpy(words, real_model.tone_words.slots, n * sizeof(*words));
	for (size_t i = 0; i < n; i++)
	{
		n_sums += words[i].tag != 0 && words[i].sum > 0;
		words[i].sum = 0;
	}
	assert_int_equal(n_sums, real_model.n_tone_sums);
	assert_true(n_sums > 50);
	model.tone_words.slots = words;
	return model;
}

/* Sums of words make it quicker, and say nothing new. */
static void
sums_say_nothing_new(void **state)
{
	NxModel whole = real_model;
	NxModel bare = without_sums();
	uint32_t n_pointed = 0;

	(void) state;
	for (uint64_t text = 0; text < 40; text++)
	{
		int32_t tones[1000];
		uint64_t seed = text;
		uint32_t n;
		NxAnalysis *a = read_random(&seed);

		n = a->n_entities < 1000 ? a->n_entities : 1000;
		for (uint32_t i = 0; i < n; i++)
			tones[i] = a->entities[i].tone;
		seed = text;
		real_model = bare;
		a = read_random(&seed);
		real_model = whole;
		assert_true(a->n_entities >= n);
		for (uint32_t i = 0; i < n; i++)
		{
			assert_int_equal(a->entities[i].tone, tones[i]);
			n_pointed += is_pointed(tones[i]);
		}
	}
	assert_true(n_pointed > 100);
	test_free((void *) bare.tone_words.slots);
}

static int32_t
real_tone(const char *text, const char *phrase)
{
	NxArticle article = {.body = {text, (uint32_t) strlen(text)}};
	NxString name = {phrase, (uint32_t) strlen(phrase)};
	NxToneResult result;
	NxAnalysis *a;
	NxTarget target;

	nx_host_reset(&host);
	nx_arena_init(&arena, &host.env);
	a = nx_analyse(&arena, &real_model, breaks, &article);
	target = nx_target_phrase(a, name);
	assert_true(target.n_places > 0);
	return evaluate(a, &target, &result);
}

/* What any reader would say. */
static void
plain_cases_are_judged_right(void **state)
{
	(void) state;
	assert_true(real_tone("Obama was praised as a hero by his colleagues.", "Obama") >
				NX_TONE_NEUTRAL);
	assert_true(real_tone("Obama was accused of lying to the public.", "Obama") <
				-NX_TONE_NEUTRAL);
	assert_true(real_tone("Critics blasted Obama for the shameful failure.", "Obama") <
				-NX_TONE_NEUTRAL);
	assert_in_range(real_tone("Obama left the White House in January 2017.", "Obama") +
						NX_TONE_NEUTRAL,
					0, 2 * NX_TONE_NEUTRAL);
	/* The same words about another name of the kind. */
	assert_int_equal(real_tone("Romney was accused of lying to the public.", "Romney"),
					 real_tone("Obama was accused of lying to the public.", "Obama"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_in_regions),
		cmocka_unit_test(sides_are_scaled),
		cmocka_unit_test(one_by_root_is_rounded_down),
		cmocka_unit_test(content_words_are_of_the_clause),
		cmocka_unit_test(names_are_known_by_kind),
		cmocka_unit_test(numbers_are_one_word),
		cmocka_unit_test(titles_belong_to_the_place),
		cmocka_unit_test(far_words_are_not_seen),
		cmocka_unit_test(negators_reach_four_words_of_their_clause),
		cmocka_unit_test(valence_counts_by_sign_and_place),
		cmocka_unit_test(valence_sees_what_stands_beside),
		cmocka_unit_test(a_span_may_be_any_words),
		cmocka_unit_test(neutral_is_within_the_band),
		cmocka_unit_test(tone_is_monotone_and_symmetric),
		cmocka_unit_test(tone_stays_within_its_range),
		cmocka_unit_test(known_weights_make_a_known_tone),
		cmocka_unit_test(targets_of_one_sentence_differ),
		cmocka_unit_test(evidence_of_a_wild_network_adds_up),
		cmocka_unit_test(quoted_evidence_says_so),
		cmocka_unit_test(entities_have_the_mean_of_their_places),
		cmocka_unit_test(many_places_are_lifted_if_they_are_pointed),
		cmocka_unit_test(names_go_before_aliases),
		cmocka_unit_test(phrases_are_found_everywhere),
		cmocka_unit_test(a_place_is_that_place_alone),
		cmocka_unit_test(evidence_adds_up_whatever_is_read),
		cmocka_unit_test(sums_say_nothing_new),
		cmocka_unit_test(plain_cases_are_judged_right),
	};

	return cmocka_run_group_tests(tests, set_up_tone, tear_down);
}
