/*
 * tone_network.c
 *	  The trainer's network over the words around a target: forward, backward, a step.
 */
#include "tools/train/tone_network.h"

#include <math.h>
#include <string.h>

#include "tools/train/floats.h"
#include "tools/train/random.h"

/* AdamW (Loshchilov and Hutter, 2019). */
#define DECAY 0.02f
#define FIRST_MEAN 0.9f
#define SECOND_MEAN 0.999f
#define SMALL 1e-8f

/* Of 100. */
#define ITEMS_DROPPED 10
#define UNITS_DROPPED 30

/* How valence is stretched, so that sentences and targets ask for weights of one size. */
#define VALENCE_STRETCH 3.0f

/* What is no word of the vectors, a kind of name or a mark, has one of its own from here on. */
#define LEAST_ITEMS 20

/* Of the numbers of `vectors`, so that all have a spread near 1. */
#define VECTOR_STRETCH 9.2f

#define GIVEN (TONE_PLACES * TONE_UNITS)
#define NO_WORD UINT32_MAX

/* ---- words ---- */

static uint32_t
word_of(const ToneNetwork *network, uint64_t key)
{
	uint32_t word = nx_keymap_get(&network->vectors->index, key);

	if (word != NX_KEYMAP_NONE && word < network->n_words)
		return word;
	word = nx_keymap_get(&network->own_words, key);
	return word == NX_KEYMAP_NONE ? NO_WORD : network->n_words + word;
}

static void
find_own_words(ToneNetwork *network, NxArena *arena, const ToneExamples *examples,
			   uint8_t left_out)
{
	NxKeymap counts;

	nx_keymap_init(&counts, arena);
	nx_keymap_init(&network->own_words, arena);
	for (uint32_t i = 0; i < examples->n; i++)
	{
		const NxTargetPlace *place = &examples->examples[i].place;

		for (uint32_t j = 0; j < place->n && examples->examples[i].fold != left_out; j++)
		{
			uint64_t key = place->items[j].symbol;
			uint32_t count = nx_keymap_get(&counts, key);

			if (word_of(network, key) != NO_WORD)
				continue;
			count = count == NX_KEYMAP_NONE ? 1 : count + 1;
			nx_keymap_put(&counts, key, count);
			if (count == LEAST_ITEMS)
				nx_keymap_put(&network->own_words, key, network->n_own++);
		}
	}
	nx_keymap_drop(&counts);
}

/* The vector of a word, brought to few numbers, or its own. */
static void
bring_to_few(const ToneNetwork *network, uint32_t word, float x[TONE_DIMENSIONS])
{
	if (word >= network->n_words)
	{
		memcpy(x, network->own[word - network->n_words], sizeof(*network->own));
		return;
	}
	memset(x, 0, TONE_DIMENSIONS * sizeof(float));
	for (int d = 0; d < VECTOR_SIZE; d++)
		add_scaled(x, network->weights->projection[d],
				   network->vectors->v[word][d] * VECTOR_STRETCH, TONE_DIMENSIONS);
}

/* The same, once a batch. */
static const float *
see_word(ToneNetwork *network, uint32_t word)
{
	float *x = network->x[word];

	if (network->is_seen[word])
		return x;
	network->is_seen[word] = true;
	network->seen[network->n_seen++] = word;
	memset(network->dx[word], 0, sizeof(*network->dx));
	bring_to_few(network, word, x);
	return x;
}

/* The gradients of the vectors become those of what they are made by. */
static void
forget_words(ToneNetwork *network)
{
	for (uint32_t i = 0; i < network->n_seen; i++)
	{
		uint32_t word = network->seen[i];
		const float *dx = network->dx[word];

		network->is_seen[word] = false;
		if (word >= network->n_words)
			add_scaled(network->own_gradients[word - network->n_words], dx, 1,
					   TONE_DIMENSIONS);
		for (int d = 0; d < VECTOR_SIZE && word < network->n_words; d++)
			add_scaled(network->gradients->projection[d], dx,
					   network->vectors->v[word][d] * VECTOR_STRETCH, TONE_DIMENSIONS);
	}
	network->n_seen = 0;
}

/* ---- what is seen ---- */

static bool
leave_out(ToneNetwork *network, uint32_t percent)
{
	return network->learning && next_random(&network->seed) % 100 < percent;
}

static void
add_trait(TonePosition *position, uint8_t trait, float amount)
{
	position->traits[position->n_traits] = trait;
	position->amounts[position->n_traits++] = amount;
}

static void
see_traits(TonePosition *position, const NxTargetItem *item)
{
	uint8_t traits[NX_TARGET_TRAITS];
	int16_t amounts[NX_TARGET_TRAITS];
	uint32_t n = nx_target_amounts(item, 0, traits, amounts);

	position->n_traits = 0;
	if (position->word == NO_WORD)
		add_trait(position, NX_TONE_TRAIT_NO_VECTOR, 1);
	for (uint32_t k = 0; k < n; k++)
		add_trait(position, traits[k], (float) amounts[k] / NX_TONE_NET_AMOUNT);
}

static TonePosition *
add_position(ToneNetwork *network, const NxTargetItem *item)
{
	TonePosition *position = &network->pass.positions[network->pass.n++];

	position->word = word_of(network, item->symbol);
	position->dropped = leave_out(network, ITEMS_DROPPED);
	see_traits(position, item);
	return position;
}

static void
set_scales(TonePass *pass)
{
	uint32_t n[NX_TARGET_POOLS] = {0};

	for (uint32_t i = 0; i < pass->n; i++)
		n[pass->positions[i].pool]++;
	for (int pool = 0; pool < NX_TARGET_POOLS; pool++)
		pass->scales[pool] = 1 / sqrtf((float) (n[pool] > 0 ? n[pool] : 1));
}

static void
add_place(ToneNetwork *network)
{
	TonePosition *position = &network->pass.positions[network->pass.n++];

	position->word = NO_WORD;
	position->dropped = leave_out(network, ITEMS_DROPPED);
	position->n_traits = 0;
	add_trait(position, NX_TONE_TRAIT_PLACE, 1);
	position->pool = NX_TONE_POOL_HERE;
	position->distance = position->clauses = 0;
}

static void
add_neighbour(ToneNetwork *network, const NxTargetPlace *place, uint32_t item)
{
	bool before = item < place->first;
	uint32_t steps = before ? place->first - item : item + 1 - place->end;
	uint32_t clause = place->items[before ? item : place->end - 1].clause;
	uint32_t later = place->items[before ? place->first : item].clause;
	TonePosition *position = add_position(network, &place->items[item]);

	position->pool = (uint8_t) nx_target_pool(steps, before);
	position->distance = (uint8_t) nx_target_distance(steps, before);
	position->clauses = (uint8_t) nx_target_clauses(clause, later);
}

static void
see_example(ToneNetwork *network, const ToneExample *example)
{
	const NxTargetPlace *place = &example->place;
	TonePass *pass = &network->pass;
	uint32_t left;
	uint32_t right;

	nx_target_window(place, NX_TONE_NET_REACH, &left, &right);
	pass->n = 0;
	for (uint32_t item = left; item < right; item++)
	{
		if (item == place->first)
			add_place(network);
		if (item >= place->first && item < place->end)
			continue;
		add_neighbour(network, place, item);
	}
	set_scales(pass);
}

/* All is one side. */
static void
see_sentence(ToneNetwork *network, const ToneSentence *sentence)
{
	TonePass *pass = &network->pass;

	pass->n = 0;
	for (uint32_t i = 0; i < sentence->n_items; i++)
		add_position(network, &sentence->items[i])->pool = NX_TONE_POOL_NEAR_LEFT;
	set_scales(pass);
}

/* ---- forward ---- */

static void
give(ToneNetwork *network, TonePosition *position)
{
	const ToneWeights *weights = network->weights;

	memset(position->given, 0, sizeof(position->given));
	if (position->dropped)
		return;
	if (position->word != NO_WORD)
	{
		const float *x = see_word(network, position->word);

		for (int d = 0; d < TONE_DIMENSIONS; d++)
			add_scaled(position->given[0], weights->inputs[d][0], x[d], GIVEN);
	}
	for (uint32_t k = 0; k < position->n_traits; k++)
		add_scaled(position->given[0],
				   weights->inputs[TONE_DIMENSIONS + position->traits[k]][0],
				   position->amounts[k], GIVEN);
}

/* start: where units begin; NULL: by distance and clauses. */
static void
fire(ToneNetwork *network, const float *start)
{
	TonePass *pass = &network->pass;

	for (uint32_t i = 0; i < pass->n; i++)
		give(network, &pass->positions[i]);
	memset(pass->pools, 0, sizeof(pass->pools));
	for (uint32_t i = 0; i < pass->n; i++)
	{
		TonePosition *position = &pass->positions[i];
		float *fired = position->fired;

		memcpy(fired, start != NULL ? start : network->weights->starts[position->distance],
			   sizeof(ToneUnits));
		if (start == NULL)
			add_scaled(
				fired,
				network->weights->starts[NX_MODEL_TONE_DISTANCES + position->clauses], 1,
				TONE_UNITS);
		add_scaled(fired, position->given[1], 1, TONE_UNITS);
		if (i > 0)
			add_scaled(fired, position[-1].given[0], 1, TONE_UNITS);
		if (i + 1 < pass->n)
			add_scaled(fired, position[1].given[2], 1, TONE_UNITS);
		for (int unit = 0; unit < TONE_UNITS; unit++)
		{
			float value = fired[unit] > 0 ? fired[unit] : 0;

			fired[unit] = value;
			pass->pools[position->pool][unit] += value * pass->scales[position->pool];
			if (value > pass->pools[NX_TONE_POOL_MOST][unit] || i == 0)
			{
				pass->pools[NX_TONE_POOL_MOST][unit] = value;
				pass->most[unit] = (uint8_t) i;
			}
		}
	}
	for (int pool = 0; pool < NX_TARGET_POOLS; pool++)
	{
		for (int unit = 0; unit < TONE_UNITS; unit++)
		{
			float kept = network->learning ? 100.0f / (100 - UNITS_DROPPED) : 1;

			pass->kept[pool][unit] = leave_out(network, UNITS_DROPPED) ? 0 : kept;
			pass->pools[pool][unit] *= pass->kept[pool][unit];
		}
	}
}

static void
score(const ToneNetwork *network, float *scores)
{
	memset(scores, 0, N_TONE_CLASSES * sizeof(float));
	for (int pool = 0; pool < NX_TARGET_POOLS; pool++)
		for (int unit = 0; unit < TONE_UNITS; unit++)
			add_scaled(scores, network->weights->outputs[pool][unit],
					   network->pass.pools[pool][unit], N_TONE_CLASSES);
}

void
tone_network_scores(ToneNetwork *network, const ToneExample *example,
					float scores[N_TONE_CLASSES])
{
	see_example(network, example);
	fire(network, NULL);
	score(network, scores);
	forget_words(network);
}

/* ---- backward ---- */

/* The gradient of what an item gave becomes that of its inputs. */
static void
pass_given(ToneNetwork *network, const TonePosition *position, const float *given)
{
	ToneWeights *gradients = network->gradients;

	if (position->dropped)
		return;
	if (position->word != NO_WORD)
	{
		const float *x = network->x[position->word];
		float *dx = network->dx[position->word];

		for (int d = 0; d < TONE_DIMENSIONS; d++)
		{
			dx[d] += product_of(network->weights->inputs[d][0], given, GIVEN);
			add_scaled(gradients->inputs[d][0], given, x[d], GIVEN);
		}
	}
	for (uint32_t k = 0; k < position->n_traits; k++)
		add_scaled(gradients->inputs[TONE_DIMENSIONS + position->traits[k]][0], given,
				   position->amounts[k], GIVEN);
}

/* pools: gradients of the pools; start: NULL as in fire(). */
static void
pass_back(ToneNetwork *network, const float (*pools)[TONE_UNITS], float *start)
{
	static float given[NX_TARGET_MAX_SHARES + 2][TONE_PLACES][TONE_UNITS];
	TonePass *pass = &network->pass;

	memset(given, 0, (pass->n + 2) * sizeof(*given));
	for (uint32_t i = 0; i < pass->n; i++)
	{
		const TonePosition *position = &pass->positions[i];
		ToneUnits units;

		for (int unit = 0; unit < TONE_UNITS; unit++)
		{
			units[unit] =
				position->fired[unit] <= 0
					? 0
					: pools[position->pool][unit] * pass->scales[position->pool] +
						  (pass->most[unit] == i ? pools[NX_TONE_POOL_MOST][unit] : 0);
		}
		add_scaled(start != NULL ? start : network->gradients->starts[position->distance],
				   units, 1, TONE_UNITS);
		if (start == NULL)
			add_scaled(
				network->gradients->starts[NX_MODEL_TONE_DISTANCES + position->clauses],
				units, 1, TONE_UNITS);
		for (int k = 0; k < TONE_PLACES; k++)
			memcpy(given[i + (uint32_t) k][k], units, sizeof(units));
	}
	/* given[i + 1] is that of position i. */
	for (uint32_t i = 0; i < pass->n; i++)
		pass_given(network, &pass->positions[i], given[i + 1][0]);
}

static void
softmax(float *scores)
{
	float most = scores[0];
	float sum = 0;

	for (int c = 1; c < N_TONE_CLASSES; c++)
		most = scores[c] > most ? scores[c] : most;
	for (int c = 0; c < N_TONE_CLASSES; c++)
		sum += scores[c] = expf(scores[c] - most);
	for (int c = 0; c < N_TONE_CLASSES; c++)
		scores[c] /= sum;
}

void
tone_network_learn_example(ToneNetwork *network, const ToneExample *example, float weight)
{
	TonePass *pass = &network->pass;
	float pools[NX_TARGET_POOLS][TONE_UNITS];
	float g[N_TONE_CLASSES];

	see_example(network, example);
	fire(network, NULL);
	score(network, g);
	softmax(g);
	g[example->class] -= 1;
	for (int c = 0; c < N_TONE_CLASSES; c++)
		g[c] *= weight;
	for (int pool = 0; pool < NX_TARGET_POOLS; pool++)
	{
		for (int unit = 0; unit < TONE_UNITS; unit++)
		{
			const float *row = network->weights->outputs[pool][unit];

			pools[pool][unit] = 0;
			for (int c = 0; c < N_TONE_CLASSES; c++)
				pools[pool][unit] += row[c] * g[c] * pass->kept[pool][unit];
			add_scaled(network->gradients->outputs[pool][unit], g, pass->pools[pool][unit],
					   N_TONE_CLASSES);
		}
	}
	pass_back(network, (const float(*)[TONE_UNITS]) pools, NULL);
}

/* The sum and the most of the units give the valence, by least squares. */
void
tone_network_learn_sentence(ToneNetwork *network, const ToneSentence *sentence,
							float weight)
{
	static const uint8_t used[2] = {NX_TONE_POOL_NEAR_LEFT, NX_TONE_POOL_MOST};
	const ToneWeights *weights = network->weights;
	TonePass *pass = &network->pass;
	float pools[NX_TARGET_POOLS][TONE_UNITS] = {{0}};
	float g = weights->sentence_bias - sentence->valence * VALENCE_STRETCH;

	if (sentence->n_items == 0)
		return;
	see_sentence(network, sentence);
	fire(network, weights->sentence_start);
	for (int k = 0; k < 2; k++)
		g += product_of(weights->sentence_outputs[k], pass->pools[used[k]], TONE_UNITS);
	g *= 2 * weight;
	network->gradients->sentence_bias += g;
	for (int k = 0; k < 2; k++)
	{
		add_scaled(network->gradients->sentence_outputs[k], pass->pools[used[k]], g,
				   TONE_UNITS);
		for (int unit = 0; unit < TONE_UNITS; unit++)
			pools[used[k]][unit] =
				g * weights->sentence_outputs[k][unit] * pass->kept[used[k]][unit];
	}
	pass_back(network, (const float(*)[TONE_UNITS]) pools,
			  network->gradients->sentence_start);
}

/* ---- steps ---- */

void
tone_network_step(ToneNetwork *network, float rate)
{
	float *weights = (float *) network->weights;
	float *gradients = (float *) network->gradients;
	float *means = (float *) network->means;
	float *squares = (float *) network->squares;
	float first = 1 - powf(FIRST_MEAN, (float) ++network->n_steps);
	float second = 1 - powf(SECOND_MEAN, (float) network->n_steps);

	forget_words(network);
	for (size_t i = 0; i < network->n_weights; i++)
	{
		float g = gradients[i];

		means[i] = FIRST_MEAN * means[i] + (1 - FIRST_MEAN) * g;
		squares[i] = SECOND_MEAN * squares[i] + (1 - SECOND_MEAN) * g * g;
		weights[i] -= rate * (DECAY * weights[i] +
							  means[i] / first / (sqrtf(squares[i] / second) + SMALL));
	}
	memset(gradients, 0, network->n_weights * sizeof(float));
}

/* ---- beginning ---- */

/* Between -spread and spread. */
static void
draw_weights(ToneNetwork *network, float *weights, size_t n, float spread)
{
	for (size_t i = 0; i < n; i++)
		weights[i] =
			spread * ((float) next_random(&network->seed) / (float) (1u << 30) - 1);
}

#define DRAW(network, array, spread) \
	draw_weights(network, (float *) (array), sizeof(array) / sizeof(float), spread)

static void
draw_all(ToneNetwork *network)
{
	ToneWeights *weights = network->weights;
	float by_items = 1 / sqrtf(TONE_PLACES * NX_MODEL_TONE_ROWS);
	float by_units = 1 / sqrtf(NX_TARGET_POOLS * TONE_UNITS);

	DRAW(network, weights->projection, 1 / sqrtf(VECTOR_SIZE));
	DRAW(network, weights->inputs, by_items);
	DRAW(network, weights->starts, by_items);
	DRAW(network, weights->outputs, by_units);
	DRAW(network, weights->sentence_start, by_items);
	DRAW(network, weights->sentence_outputs, by_units);
	draw_weights(network, network->own[0], (size_t) network->n_own * TONE_DIMENSIONS, 0.2f);
}

static ToneWeights *
new_weights(const ToneNetwork *network, NxArena *arena)
{
	return (ToneWeights *) nx_arena_alloc_array(arena, network->n_weights, sizeof(float));
}

ToneNetwork *
tone_network_new(NxArena *arena, const ToneExamples *examples, const Vectors *vectors,
				 uint32_t n_words, uint8_t left_out)
{
	ToneNetwork *network = nx_new_array(arena, ToneNetwork, 1);
	size_t n_all;

	memset(network, 0, sizeof(*network));
	network->vectors = vectors;
	network->n_words = n_words < vectors->n ? n_words : vectors->n;
	network->seed = 1;
	find_own_words(network, arena, examples, left_out);
	n_all = (size_t) network->n_words + network->n_own + 1;
	network->n_weights = sizeof(ToneWeights) / sizeof(float) +
						 ((size_t) network->n_own + 1) * TONE_DIMENSIONS;
	network->weights = new_weights(network, arena);
	network->gradients = new_weights(network, arena);
	network->means = new_weights(network, arena);
	network->squares = new_weights(network, arena);
	network->own = (float(*)[TONE_DIMENSIONS])(network->weights + 1);
	network->own_gradients = (float(*)[TONE_DIMENSIONS])(network->gradients + 1);
	network->x = nx_arena_alloc_array(arena, n_all, sizeof(*network->x));
	network->dx = nx_arena_alloc_array(arena, n_all, sizeof(*network->dx));
	network->seen = nx_new_array(arena, uint32_t, n_all);
	network->is_seen = nx_new_array(arena, bool, n_all);
	draw_all(network);
	return network;
}

/* ---- as the server has it ---- */

bool
tone_network_vector(const ToneNetwork *network, uint64_t key,
					int8_t vector[TONE_DIMENSIONS])
{
	uint32_t word = word_of(network, key);
	float x[TONE_DIMENSIONS];

	if (word == NO_WORD)
		return false;
	bring_to_few(network, word, x);
	for (int d = 0; d < TONE_DIMENSIONS; d++)
		vector[d] = (int8_t) nearest_whole(x[d], NX_TONE_NET_VECTOR_ONE, 127);
	return true;
}

void
tone_network_fill(const ToneNetwork *network, float share, NxToneRow *rows,
				  NxToneOutput *outputs)
{
	const ToneWeights *weights = network->weights;

	for (int row = 0; row < NX_MODEL_TONE_ROWS; row++)
		for (int k = 0; k < TONE_PLACES; k++)
			for (int unit = 0; unit < TONE_UNITS; unit++)
				rows[row].units[k][unit] = (int16_t) nearest_whole(
					weights->inputs[row][k][unit], NX_TONE_NET_WEIGHT_ONE, INT16_MAX);
	for (int start = 0; start < NX_MODEL_TONE_STARTS; start++)
		for (int unit = 0; unit < TONE_UNITS; unit++)
			outputs[start].units[unit] = (int16_t) nearest_whole(
				weights->starts[start][unit], NX_TONE_NET_UNIT_ONE, INT16_MAX);
	for (int pool = 0; pool < NX_TARGET_POOLS; pool++)
	{
		NxToneOutput *output = &outputs[NX_MODEL_TONE_STARTS + 2 * pool];

		for (int unit = 0; unit < TONE_UNITS; unit++)
		{
			const float *w = weights->outputs[pool][unit];

			output[0].units[unit] =
				(int16_t) nearest_whole((w[TONE_POSITIVE] - w[TONE_NEUTRAL]) * share,
										NX_TONE_NET_OUTPUT_ONE, NX_MODEL_TONE_MOST);
			output[1].units[unit] =
				(int16_t) nearest_whole((w[TONE_NEGATIVE] - w[TONE_NEUTRAL]) * share,
										NX_TONE_NET_OUTPUT_ONE, NX_MODEL_TONE_MOST);
		}
	}
}
