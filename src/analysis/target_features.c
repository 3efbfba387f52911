/*
 * target_features.c
 *	  What the tone model sees of a place in a sentence.
 */
#include "analysis/target_features.h"

#include <string.h>

#include "analysis/clause.h"
#include "base/hash.h"

/* A negator turns what stands so many words behind it in its clause. */
#define NEGATION_REACH 4

/* Function words between a place and its first content word that a pattern keeps. */
#define PATH_WORDS 2

/* Sets the keys of what is no word apart. */
#define KIND_SEED UINT64_C(0x6b696e64)
#define NUMBER_SYMBOL UINT64_C(0x6e756d626572)

/* A place among the items, while its features are found. */
typedef struct View
{
	const NxTargetScene *scene;
	NxTargetFeature *features;
	uint32_t n_features;
	uint32_t first; /* items [first, end) are the place */
	uint32_t end;
	uint32_t left; /* items [left, right) are looked at */
	uint32_t right;
} View;

/* ---- the scene ---- */

uint64_t
nx_target_kind_symbol(uint8_t kind)
{
	return nx_hash_mix(kind, KIND_SEED);
}

void
nx_target_scene_init(NxTargetScene *scene, const NxAnalysis *analysis)
{
	memset(scene, 0, sizeof(*scene));
	scene->analysis = analysis;
	scene->sentence = NX_NONE;
	nx_target_network_init(&scene->network, analysis->arena, analysis->model);
}

void
nx_target_scene_drop(NxTargetScene *scene)
{
	NxArena *arena = scene->analysis->arena;

	nx_drop_array(arena, scene->items, scene->capacity);
	nx_drop_array(arena, scene->sums, scene->sums_capacity);
	nx_drop_array(arena, scene->valent, scene->valent_capacity);
	nx_target_network_drop(&scene->network);
}

/* The first mention of the sentence, or the first behind it. */
static uint32_t
first_mention_from(NxTargetScene *scene, uint32_t token)
{
	const NxAnalysis *analysis = scene->analysis;
	uint32_t low = 0;
	uint32_t high = analysis->n_mentions;

	if (scene->next_mention < high)
	{
		const NxMention *next = &analysis->mentions[scene->next_mention];

		if (next->first_token >= token &&
			(scene->next_mention == 0 || next[-1].first_token < token))
			return scene->next_mention;
	}
	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (analysis->mentions[middle].first_token >= token)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static NxTargetItem *
add_item(NxTargetScene *scene, uint32_t token, uint32_t n_tokens)
{
	NxTargetItem *item;

	nx_grow(scene->analysis->arena, scene->items, scene->n_items, scene->n_items + 1,
			&scene->capacity);
	item = &scene->items[scene->n_items++];
	memset(item, 0, sizeof(*item));
	item->token = token;
	item->n_tokens = n_tokens;
	return item;
}

static void
fill_word(const NxAnalysis *analysis, NxTargetItem *item)
{
	const NxToken *token = &analysis->text.tokens[item->token];

	item->symbol = token->kind == NX_TOKEN_NUMBER ? NUMBER_SYMBOL : token->lower;
	item->is_word = token->kind <= NX_TOKEN_HANDLE;
	item->is_content = item->is_word && token->kind != NX_TOKEN_CLITIC &&
					   !nx_token_is(analysis, item->token,
									NX_WORD_STOP | NX_WORD_NEGATOR | NX_WORD_PREPOSITION);
	item->valence = nx_token_valence(analysis, item->token);
}

/* The weight of an item in a region that is a side, or none if it is not of it. */
static void
add_weight(NxTargetScore *sum, const NxTargetItem *item, uint8_t region, bool counts)
{
	if (!counts || item->word == NULL)
		return;
	sum->positive += item->word->regions[region].positive;
	sum->negative += item->word->regions[region].negative;
}

/* What the model says of each item, which was asked for when the item was made. */
static void
add_up(NxTargetScene *scene)
{
	NxArena *arena = scene->analysis->arena;

	nx_grow(arena, scene->sums, 0, (size_t) scene->n_items + 1, &scene->sums_capacity);
	nx_grow(arena, scene->valent, 0, (size_t) scene->n_items + 1, &scene->valent_capacity);
	memset(&scene->sums[0], 0, sizeof(scene->sums[0]));
	for (uint32_t i = 0; i < scene->n_items; i++)
	{
		NxTargetItem *item = &scene->items[i];
		NxTargetSums *sums = &scene->sums[i + 1];
		bool negated = item->negator != NX_NONE && item->is_content;

		if (i % 1024 == 0)
			nx_poll(arena->env);
		item->word = nx_model_tone_word(scene->analysis->model, item->symbol);

		*sums = scene->sums[i];
		for (uint8_t region = NX_REGION_LEFT; region < NX_TARGET_SIDES - 1; region++)
			add_weight(&sums->sides[region], item, region, item->is_word);
		add_weight(&sums->sides[NX_TARGET_SIDES - 1], item, NX_REGION_NEGATED, negated);
		sums->n_words += item->is_word;
		sums->n_negated += negated;
		if (item->valence != 0)
			scene->valent[sums->n_valent++] = i;
	}
}

static bool
is_quotation_mark(const NxAnalysis *analysis, uint32_t token)
{
	uint8_t kind = analysis->text.tokens[token].kind;

	return kind == NX_TOKEN_OPEN_QUOTE || kind == NX_TOKEN_CLOSE_QUOTE;
}

void
nx_target_scene_set(NxTargetScene *scene, uint32_t sentence)
{
	const NxAnalysis *analysis = scene->analysis;
	const NxSentence *s = &analysis->text.sentences[sentence];
	uint32_t end = s->first_token + s->n_tokens;
	uint32_t clause = 0;
	uint32_t negator = NX_NONE;
	uint32_t negation_end = 0; /* items before this one are negated */
	uint32_t mention;

	if (scene->sentence == sentence)
		return;
	scene->sentence = sentence;
	scene->n_items = 0;
	mention = first_mention_from(scene, s->first_token);
	for (uint32_t i = s->first_token; i < end;)
	{
		NxTargetItem *item;

		if (scene->n_items % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention < analysis->n_mentions && analysis->mentions[mention].first_token == i)
		{
			const NxMention *m = &analysis->mentions[mention++];

			item = add_item(scene, i, m->n_tokens);
			item->symbol = nx_target_kind_symbol(m->kind);
			item->is_word = item->is_name = item->is_content = true;
		}
		else
		{
			item = add_item(scene, i, 1);
			fill_word(analysis, item);
			if (nx_clause_ends(analysis, i) || is_quotation_mark(analysis, i))
			{
				clause++;
				negation_end = 0;
			}
		}
		item->clause = clause;
		nx_model_expect_tone_word(analysis->model, item->symbol);
		item->negator = scene->n_items <= negation_end ? negator : NX_NONE;
		if (!item->is_name && nx_token_is(analysis, i, NX_WORD_NEGATOR))
		{
			negator = scene->n_items - 1;
			negation_end = scene->n_items + NEGATION_REACH;
		}
		item->traits = nx_target_traits(analysis, item);
		i += item->n_tokens;
	}
	scene->next_mention = mention;
	nx_target_network_forget(&scene->network);
	add_up(scene);
}

/* ---- the place ---- */

/* "Prime Minister" before the name of one is part of the place. */
static bool
is_title(const NxAnalysis *analysis, const NxTargetItem *item)
{
	return !item->is_name && item->is_word &&
		   analysis->text.tokens[item->token].shape == NX_SHAPE_CAPITAL &&
		   nx_token_is(analysis, item->token, NX_WORD_TITLE | NX_WORD_ROLE);
}

NxTargetPlace
nx_target_place(const NxTargetScene *scene, NxSpan place)
{
	NxTargetPlace found = {scene->items, scene->n_items, 0, 0};
	uint32_t low = 0;
	uint32_t high = scene->n_items;

	/* The first item that ends behind the first token of the place. */
	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (scene->items[middle].token + scene->items[middle].n_tokens > place.start)
			high = middle;
		else
			low = middle + 1;
	}
	found.first = low;
	found.end = low;
	while (found.end < scene->n_items &&
		   scene->items[found.end].token < place.start + place.len)
		found.end++;
	if (found.end == found.first) /* an empty place: what stands there */
		found.end++;
	while (scene->items[low].is_name && found.first > 0 &&
		   is_title(scene->analysis, &scene->items[found.first - 1]))
		found.first--;
	return found;
}

/* ---- features ---- */

static NxTargetFeature *
add_feature(View *view, uint8_t region, uint64_t key, uint32_t item, int32_t scale)
{
	NxTargetFeature *feature;

	nx_assert(view->n_features < NX_TARGET_MAX_FEATURES);
	feature = &view->features[view->n_features++];
	feature->key = key;
	feature->word = NULL;
	feature->item = item;
	feature->scale = scale;
	feature->region = region;
	feature->pattern = 0;
	return feature;
}

static void
add_word(View *view, uint8_t region, uint32_t i, int32_t scale)
{
	const NxTargetItem *item = &view->scene->items[i];

	add_feature(view, region, item->symbol, i, scale)->word = item->word;
}

static void
add_pattern(View *view, NxTargetPattern pattern, uint64_t key, uint32_t item, int32_t scale)
{
	NxTargetFeature *feature =
		add_feature(view, NX_REGION_PATTERN, nx_hash_mix(key, pattern), item, scale);

	feature->pattern = (uint8_t) pattern;
	nx_model_expect_tone_pattern(view->scene->analysis->model, feature->key);
}

static int32_t
find_one_by_root(uint32_t n)
{
	uint64_t square = (uint64_t) NX_TARGET_ONE * NX_TARGET_ONE / (n == 0 ? 1 : n);
	uint64_t root = NX_TARGET_ONE;

	while (root * root > square)
		root = (root + square / root) / 2;
	return (int32_t) root;
}

/* Of as many items as a side has at most. */
static const int16_t one_by_root[NX_TARGET_WINDOW + 1] = {
	1024, 1024, 724, 591, 512, 457, 418, 387, 362, 341, 323, 308, 295, 284, 273, 264, 256,
	248,  241,	234, 228, 223, 218, 213, 209, 204, 200, 197, 193, 190, 186, 183, 181, 178,
	175,  173,	170, 168, 166, 163, 161, 159, 158, 156, 154, 152, 150, 149, 147};

int32_t
nx_target_one_by_root(uint32_t n)
{
	return n <= NX_TARGET_WINDOW ? one_by_root[n] : find_one_by_root(n);
}

/* The words of a side are so many, and the more there are, the less each says. */
static void
set_side(NxTargetSide *side, uint8_t region, uint32_t from, uint32_t to, uint32_t n)
{
	side->region = region;
	side->sum = (uint8_t) (region == NX_REGION_NEGATED ? NX_TARGET_SIDES - 1 : region);
	side->from = from;
	side->to = to;
	side->scale = nx_target_one_by_root(n);
	nx_assert(side->sum < NX_TARGET_SIDES && from <= to);
}

static void
set_words(const View *view, NxTargetSide *side, uint8_t region, uint32_t from, uint32_t to)
{
	const NxTargetSums *sums = view->scene->sums;

	set_side(side, region, from, to, sums[to].n_words - sums[from].n_words);
}

static void
find_sides(const View *view, NxTargetSide *sides)
{
	const NxTargetSums *sums = view->scene->sums;
	uint32_t n_items = view->scene->n_items;
	uint32_t first = view->first;
	uint32_t end = view->end;
	uint32_t n_negated = sums[view->right].n_negated - sums[end].n_negated +
						 sums[first].n_negated - sums[view->left].n_negated;

	set_words(view, &sides[0], NX_REGION_LEFT, view->left, first);
	set_words(view, &sides[1], NX_REGION_RIGHT, end, view->right);
	set_words(view, &sides[2], NX_REGION_NEAR_LEFT,
			  first > NX_TARGET_NEAR ? first - NX_TARGET_NEAR : 0, first);
	set_words(view, &sides[3], NX_REGION_NEAR_RIGHT, end,
			  n_items - end > NX_TARGET_NEAR ? end + NX_TARGET_NEAR : n_items);
	set_side(&sides[4], NX_REGION_NEGATED, view->left, first, n_negated);
	set_side(&sides[5], NX_REGION_NEGATED, end, view->right, n_negated);
}

static bool
is_of_side(const NxTargetItem *item, const NxTargetSide *side)
{
	return side->region == NX_REGION_NEGATED ? item->negator != NX_NONE && item->is_content
											 : item->is_word;
}

static void
add_side(View *view, const NxTargetSide *side)
{
	for (uint32_t i = side->from; i < side->to; i++)
	{
		if (is_of_side(&view->scene->items[i], side))
			add_word(view, side->region, i, side->scale);
	}
}

static uint64_t
symbol_at(const View *view, uint32_t i)
{
	return view->scene->items[i].symbol;
}

static void
add_neighbours(View *view)
{
	uint32_t first = view->first;
	uint32_t end = view->end;
	uint32_t n = view->scene->n_items;
	uint64_t key;

	for (uint32_t k = 0; k < 3 && end + k < n; k++)
		add_word(view, (uint8_t) (NX_REGION_AFTER_1 + k), end + k, NX_TARGET_ONE);
	for (uint32_t k = 0; k < 2 && first > k; k++)
		add_word(view, (uint8_t) (NX_REGION_BEFORE_1 + k), first - 1 - k, NX_TARGET_ONE);
	if (end + 1 < n)
	{
		key = nx_hash_mix(symbol_at(view, end), symbol_at(view, end + 1));
		add_pattern(view, NX_PATTERN_AFTER_2, key, end, NX_TARGET_ONE);
		if (end + 2 < n)
			add_pattern(view, NX_PATTERN_AFTER_3,
						nx_hash_mix(key, symbol_at(view, end + 2)), end, NX_TARGET_ONE);
	}
	if (first >= 2)
	{
		key = nx_hash_mix(symbol_at(view, first - 1), symbol_at(view, first - 2));
		add_pattern(view, NX_PATTERN_BEFORE_2, key, first - 1, NX_TARGET_ONE);
		if (first >= 3)
			add_pattern(view, NX_PATTERN_BEFORE_3,
						nx_hash_mix(key, symbol_at(view, first - 3)), first - 1,
						NX_TARGET_ONE);
	}
	if (first >= 1 && end < n)
		add_pattern(view, NX_PATTERN_AROUND,
					nx_hash_mix(symbol_at(view, first - 1), symbol_at(view, end)), end,
					NX_TARGET_ONE);
}

/*
 * The next two content words of the clause on one side, and the function words that
 * lead to the first: "was | praised by".
 */
static void
add_content(View *view, bool right)
{
	const NxTargetItem *items = view->scene->items;
	uint32_t clause = items[right ? view->end - 1 : view->first].clause;
	uint64_t path = 0;
	uint32_t n_path = 0;
	uint32_t n_found = 0;
	uint32_t steps = right ? view->scene->n_items - view->end : view->first;

	for (uint32_t k = 0; k < steps && k < NX_TARGET_WINDOW && n_found < 2; k++)
	{
		uint32_t i = right ? view->end + k : view->first - 1 - k;

		if (items[i].clause != clause)
			break;
		if (!items[i].is_content)
		{
			if (n_found == 0 && n_path++ < PATH_WORDS)
				path = nx_hash_mix(path, items[i].symbol);
			continue;
		}
		add_word(view,
				 (uint8_t) ((right ? NX_REGION_CONTENT_RIGHT_1 : NX_REGION_CONTENT_LEFT_1) +
							n_found),
				 i, NX_TARGET_ONE);
		if (n_found++ == 0)
			add_pattern(view, right ? NX_PATTERN_PATH_RIGHT : NX_PATTERN_PATH_LEFT,
						nx_hash_mix(path, items[i].symbol), i, NX_TARGET_ONE);
	}
}

/* What carries valence by itself, by sign and where it stands. */
static void
add_valence(View *view, const NxValenceView *valence, uint32_t item)
{
	int32_t scale = nx_valence_scale(valence->place, item);
	NxValencePattern patterns[NX_VALENCE_PATTERNS];

	nx_valence_patterns(valence, item, patterns);
	for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
		add_pattern(view, NX_PATTERN_VALENCE, patterns[k].key, item, scale);
}

static void
add_target(View *view)
{
	uint32_t last = view->end - 1;

	add_pattern(view, NX_PATTERN_PRIOR, 0, NX_NONE, NX_TARGET_ONE);
	add_pattern(view, NX_PATTERN_TARGET, symbol_at(view, last), last, NX_TARGET_ONE);
}

static void
add_valences(View *view, const NxTargetPlace *place)
{
	const NxTargetScene *scene = view->scene;
	NxValenceView valence = nx_valence_view(scene, place);

	for (uint32_t k = valence.from; k < valence.to; k++)
	{
		if (nx_valence_counts(&valence, scene->valent[k]))
			add_valence(view, &valence, scene->valent[k]);
	}
}

static void
view_place(View *view, const NxTargetPlace *place)
{
	view->first = place->first;
	view->end = place->end;
	nx_target_window(place, NX_TARGET_WINDOW, &view->left, &view->right);
}

static void
add_close(View *view)
{
	add_target(view);
	add_neighbours(view);
	add_content(view, true);
	add_content(view, false);
}

uint32_t
nx_target_close_features(const NxTargetScene *scene, const NxTargetPlace *place,
						 NxTargetFeature *features, NxTargetSide sides[NX_TARGET_MAX_SIDES])
{
	View view = {.scene = scene, .features = features};

	view_place(&view, place);
	find_sides(&view, sides);
	add_close(&view);
	return view.n_features;
}

uint32_t
nx_target_features(const NxTargetScene *scene, const NxTargetPlace *place,
				   NxTargetFeature *features)
{
	View view = {.scene = scene, .features = features};
	NxTargetSide sides[NX_TARGET_MAX_SIDES];

	view_place(&view, place);
	find_sides(&view, sides);
	add_close(&view);
	add_valences(&view, place);
	for (int i = 0; i < NX_TARGET_MAX_SIDES; i++)
		add_side(&view, &sides[i]);
	return view.n_features;
}
