/*
 * target_valence.c
 *	  What words that carry valence by themselves say of a place.
 */
#include "analysis/target_valence.h"

#include "analysis/target_features.h"
#include "base/hash.h"

/* Of a valence in VADER's unit of 4000 parts. */
#define VALENCE_DIVISOR 8

/* ---- the view ---- */

static NxTargetBeside
what_is_beside(const NxTargetScene *scene, uint32_t i)
{
	const NxAnalysis *analysis = scene->analysis;
	const NxTargetItem *item = &scene->items[i];

	if (!item->is_word)
		return NX_BESIDE_MARK;
	if (item->is_name)
		return NX_BESIDE_WORD;
	if (analysis->text.tokens[item->token].kind == NX_TOKEN_CLITIC)
		return NX_BESIDE_POSSESSIVE;
	if (nx_token_is(analysis, item->token, NX_WORD_REPORTING))
		return NX_BESIDE_REPORTING;
	if (nx_token_is(analysis, item->token, NX_WORD_PREPOSITION))
		return NX_BESIDE_PREPOSITION;
	return item->is_content ? NX_BESIDE_WORD : NX_BESIDE_FUNCTION_WORD;
}

NxValenceView
nx_valence_view(const NxTargetScene *scene, const NxTargetPlace *place)
{
	NxValenceView view = {.place = place};
	uint32_t left;
	uint32_t right;

	nx_target_window(place, NX_TARGET_WINDOW, &left, &right);
	view.from = scene->sums[left].n_valent;
	view.to = scene->sums[right].n_valent;
	if (place->first > 0)
		view.before = (uint8_t) what_is_beside(scene, place->first - 1);
	if (place->end < scene->n_items)
		view.after = (uint8_t) what_is_beside(scene, place->end);
	return view;
}

/* ---- patterns ---- */

/*
 * Numbers begin with those of the side alone; then by distance; by what stands beside the
 * place toward the word, with clauses; by what stands beside it on the other side.
 */
#define BY_NEAR NX_VALENCE_SIDES
#define BY_TOWARDS (BY_NEAR + NX_VALENCE_SIDES * NX_VALENCE_NEARS)
#define BY_BEYOND (BY_TOWARDS + NX_VALENCE_SIDES * NX_TARGET_BESIDES * NX_VALENCE_CLAUSES)

_Static_assert(BY_BEYOND + NX_VALENCE_SIDES * NX_TARGET_BESIDES == NX_VALENCE_NUMBERS,
			   "each pattern has a number");

static uint32_t
near_of(const NxTargetPlace *place, uint32_t item)
{
	uint32_t between = item >= place->end ? item - place->end : place->first - 1 - item;

	return between < 2 ? 0 : between < 5 ? 1 : between < 12 ? 2 : 3;
}

static uint32_t
clauses_of(const NxTargetPlace *place, uint32_t item)
{
	const NxTargetItem *items = place->items;

	return item >= place->end
			   ? nx_target_clauses(items[place->end - 1].clause, items[item].clause)
			   : nx_target_clauses(items[item].clause, items[place->first].clause);
}

void
nx_valence_patterns(const NxValenceView *view, uint32_t i,
					NxValencePattern patterns[NX_VALENCE_PATTERNS])
{
	const NxTargetItem *item = &view->place->items[i];
	bool right = i >= view->place->end;
	bool positive = (item->valence > 0) != (item->negator != NX_NONE);
	uint32_t side = (uint32_t) positive + 2 * (uint32_t) right;
	uint32_t near = near_of(view->place, i);
	uint32_t clauses = clauses_of(view->place, i);
	uint32_t towards = right ? view->after : view->before;
	uint32_t beyond = right ? view->before : view->after;

	/* Keys are those that models are learnt with. */
	patterns[0].number = side;
	patterns[0].key = side;
	patterns[1].number = BY_NEAR + side + NX_VALENCE_SIDES * near;
	patterns[1].key = side + 4 * (1 + near);
	patterns[2].number =
		BY_TOWARDS + side + NX_VALENCE_SIDES * (towards * NX_VALENCE_CLAUSES + clauses);
	patterns[2].key = side + 32 * (1 + towards) + 1024 * clauses;
	patterns[3].number = BY_BEYOND + side + NX_VALENCE_SIDES * beyond;
	patterns[3].key = side + 8192 * (1 + beyond);
}

int32_t
nx_valence_scale(const NxTargetPlace *place, uint32_t item)
{
	int32_t valence = place->items[item].valence;

	return (valence < 0 ? -valence : valence) * NX_TARGET_ONE / 1000 / VALENCE_DIVISOR;
}

/* ---- their sum ---- */

static NxToneWeight
weight_of(NxTargetScene *scene, const NxValencePattern *pattern)
{
	NxTargetValences *kept = &scene->valences;

	if (!kept->known[pattern->number])
	{
		kept->known[pattern->number] = true;
		kept->weights[pattern->number] = nx_model_tone_pattern_weight(
			scene->analysis->model, nx_hash_mix(pattern->key, NX_PATTERN_VALENCE));
	}
	return kept->weights[pattern->number];
}

static void
add_item(NxTargetScore *sum, NxTargetScene *scene, const NxValenceView *view, uint32_t item)
{
	int32_t scale = nx_valence_scale(view->place, item);
	NxValencePattern patterns[NX_VALENCE_PATTERNS];

	nx_valence_patterns(view, item, patterns);
	for (int k = 0; k < NX_VALENCE_PATTERNS; k++)
	{
		NxToneWeight weight = weight_of(scene, &patterns[k]);

		sum->positive += weight.positive * scale;
		sum->negative += weight.negative * scale;
	}
}

NxTargetScore
nx_valence_score(NxTargetScene *scene, const NxTargetPlace *place)
{
	NxValenceView view = nx_valence_view(scene, place);
	NxTargetScore sum = {0, 0};

	for (uint32_t k = view.from; k < view.to; k++)
	{
		if (nx_valence_counts(&view, scene->valent[k]))
			add_item(&sum, scene, &view, scene->valent[k]);
	}
	return sum;
}
