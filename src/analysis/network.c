/*
 * network.c
 *	  What the words around a token say together.
 */
#include "analysis/network.h"

#include <string.h>

#include "analysis/analysis.h"
#include "base/clones.h"
#include "base/eight.h"

_Static_assert(NX_MODEL_NET_UNITS % NX_EIGHT == 0, "whole registers hold the units");
#if defined(__GNUC__)
_Static_assert(NX_TRAIT_CLASS + __builtin_popcount(NX_FEATURES_CLASSES) <=
				   NX_MODEL_NET_TRAITS,
			   "NETI has all traits");
#endif

#define POLL_TOKENS 1024

/* ---- what the network sees: the same for trainer and server ---- */

static bool
is_telling(const NxFeatures *features, uint32_t i, int offset)
{
	const NxForm *form = &features->forms.forms[nx_features_form_at(features, i, offset)];

	return form->shape >= NX_SHAPE_CAPITAL || form->kind == NX_TOKEN_NUMBER;
}

bool
nx_network_is_asked(const NxFeatures *features, uint32_t i)
{
	return features->line == NX_LINE_LOWER || is_telling(features, i, 0) ||
		   is_telling(features, i, -1) || is_telling(features, i, 1);
}

uint32_t
nx_network_traits(const NxForms *forms, uint32_t number, bool has_vector, uint8_t *out)
{
	const NxForm *form = &forms->forms[number];
	uint8_t trait = NX_TRAIT_CLASS;
	uint32_t n = 0;

	if (number == NX_FORM_EDGE)
	{
		out[n++] = NX_TRAIT_EDGE;
		return n;
	}
	if (has_vector)
		out[n++] = NX_TRAIT_KNOWN;
	out[n++] = (uint8_t) (NX_TRAIT_SHAPE + form->shape);
	out[n++] = (uint8_t) (NX_TRAIT_KIND + form->kind);
	for (uint32_t left = NX_FEATURES_CLASSES; left != 0; left &= left - 1)
	{
		if ((form->classes & left & -left) != 0)
			out[n++] = trait;
		trait++;
	}
	nx_assert(trait <= NX_MODEL_NET_TRAITS);
	return n;
}

/* Names would say what the annotated documents were about, function words nothing. */
bool
nx_network_is_topical(const NxFeatures *features, uint32_t i)
{
	const NxToken *token = &features->text->tokens[i];
	const NxWordEntry *word = features->words[i];

	return token->kind == NX_TOKEN_WORD && token->shape == NX_SHAPE_LOWER &&
		   (word == NULL || (word->classes & NX_WORD_STOP) == 0);
}

/* ---- what the document gives ---- */

NX_CLONES static void
add_units(int16_t *sums, const int8_t *units)
{
	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
		sums[unit] = (int16_t) (sums[unit] + units[unit]);
}

/* What the codes of a word give to the units; no more than 8 * 127 each. */
static void
add_topic(int16_t *sums, const NxModel *model, const NxVectorEntry *vector)
{
	for (uint32_t k = 0; k < NX_MODEL_NET_CODES; k++)
	{
		const NxNetworkRow *row =
			model->network_rows + k * NX_MODEL_NET_VALUES + vector->codes[k];

		add_units(sums, row->units[NX_MODEL_NET_PLACES - 1]);
	}
}

/* The words of one sentence, behind the n that are there; returns how many are now. */
static uint32_t
take_topical(const NxFeatures *features, const NxSentence *sentence, const NxEnv *env,
			 uint64_t *lowers, uint32_t n)
{
	const NxToken *tokens = features->text->tokens;
	uint32_t end = sentence->first_token + sentence->n_tokens;

	for (uint32_t i = sentence->first_token; i < end && n < NX_NETWORK_DOCUMENT_WORDS; i++)
	{
		if (i % POLL_TOKENS == POLL_TOKENS - 1)
			nx_poll(env);
		if (!nx_network_is_topical(features, i))
			continue;
		lowers[n++] = tokens[i].lower;
		nx_model_expect_vector(features->model, tokens[i].lower);
	}
	return n;
}

/* The first topical words of a document; their vectors are asked for all at once. */
static uint32_t
find_topical(const NxFeatures *features, const NxEnv *env, uint64_t *lowers)
{
	const NxText *text = features->text;
	uint32_t n = 0;

	for (uint32_t s = 0; s < text->n_sentences && n < NX_NETWORK_DOCUMENT_WORDS; s++)
	{
		if (nx_block_is_read(&text->blocks[text->sentences[s].block]))
			n = take_topical(features, &text->sentences[s], env, lowers, n);
	}
	return n;
}

static void
sum_document(NxUnits units, const NxFeatures *features, const NxEnv *env)
{
	const NxModel *model = features->model;
	const int16_t *start = model->network_outputs[NX_MODEL_FORM_LABELS].weights;
	uint64_t lowers[NX_NETWORK_DOCUMENT_WORDS];
	uint32_t n_words = find_topical(features, env, lowers);
	int32_t sums[NX_MODEL_NET_UNITS] = {0};
	int32_t n = 0;

	for (uint32_t i = 0; i < n_words; i++)
	{
		const NxVectorEntry *vector = nx_model_vector(model, lowers[i]);
		NxUnits word = {0};

		if (vector == NULL)
			continue;
		add_topic(word, model, vector);
		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			sums[unit] += word[unit];
		n++;
	}
	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
		units[unit] = (int16_t) (start[unit] +
								 (n == 0 ? 0 : sums[unit] * NX_NETWORK_DOCUMENT_GAIN / n));
}

/* ---- the units of a form ---- */

void
nx_network_init(NxNetwork *network, NxArena *arena, const NxFeatures *features)
{
	network->arena = arena;
	network->model = features->model;
	network->forms = &features->forms;
	network->units = NULL;
	network->n_made = 0;
	network->n_chunks = 0;
	if (network->model->network_rows == NULL)
		return;
	network->units = nx_new_array(arena, NxUnits *, network->forms->limit);
	sum_document(network->document, features, arena->env);
}

void
nx_network_forget(NxNetwork *network)
{
	if (network->units != NULL)
		memset(network->units, 0, network->forms->limit * sizeof(*network->units));
	network->n_made = 0;
}

static NxUnits *
make_room(NxNetwork *network)
{
	uint32_t n = network->n_made++;

	if (n / NX_NETWORK_CHUNK == network->n_chunks)
		network->chunks[network->n_chunks++] =
			nx_arena_alloc(network->arena, NX_NETWORK_CHUNK * sizeof(NxFormUnits));
	return network->chunks[n / NX_NETWORK_CHUNK][n % NX_NETWORK_CHUNK];
}

/* The rows of all that is seen of a form. */
static uint32_t
find_rows(const NxNetwork *network, uint32_t number, const NxNetworkRow **rows)
{
	const NxModel *model = network->model;
	const NxForm *form = &network->forms->forms[number];
	const NxVectorEntry *vector = nx_model_vector(model, form->word);
	const NxNetworkRow *codes = model->network_rows;
	const NxNetworkRow *ends = codes + NX_MODEL_NET_CODES * NX_MODEL_NET_VALUES;
	const NxNetworkRow *traits = ends + NX_MODEL_NET_ENDS * NX_MODEL_NET_VALUES;
	uint8_t seen[NX_MODEL_NET_TRAITS];
	uint32_t n_seen = nx_network_traits(network->forms, number, vector != NULL, seen);
	uint32_t n = 0;

	for (uint32_t k = 0; k < n_seen; k++)
		rows[n++] = traits + seen[k];
	for (uint32_t k = 0; k < NX_MODEL_NET_CODES && vector != NULL; k++)
		rows[n++] = codes + k * NX_MODEL_NET_VALUES + vector->codes[k];
	for (uint32_t k = 0; k < NX_MODEL_NET_ENDS && vector == NULL && form->ends[0] != 0; k++)
		rows[n++] = ends + k * NX_MODEL_NET_VALUES + form->ends[k];
	return n;
}

#define FORM_UNITS (NX_FEATURES_OFFSETS * NX_MODEL_NET_UNITS)

/* Four rows at a time: then sums are read and written a quarter as often. */
#define ROWS_AT_ONCE 4

/* The places of a row but the last are those of NxFormUnits. */
NX_CLONES static void
add_four(int16_t *sums, const int8_t *a, const int8_t *b, const int8_t *c, const int8_t *d)
{
	for (int k = 0; k < FORM_UNITS; k++)
		sums[k] = (int16_t) (sums[k] + a[k] + b[k] + c[k] + d[k]);
}

/* The rows of a form, on their way from memory. */
typedef struct Waiting
{
	const NxNetworkRow *rows[NX_MODEL_NET_CODES + NX_MODEL_NET_TRAITS + ROWS_AT_ONCE];
	uint32_t n; /* a multiple of ROWS_AT_ONCE */
} Waiting;

static void
ask_rows(Waiting *waiting, const NxNetwork *network, uint32_t form)
{
	static const NxNetworkRow nothing;

	waiting->n = find_rows(network, form, waiting->rows);
	for (uint32_t k = 0; k < waiting->n; k++)
		nx_model_expect_row(waiting->rows[k]);
	while (waiting->n % ROWS_AT_ONCE != 0)
		waiting->rows[waiting->n++] = &nothing;
}

static void
add_rows(NxUnits *units, const Waiting *waiting)
{
	memset(units, 0, sizeof(NxFormUnits));
	for (uint32_t k = 0; k < waiting->n; k += ROWS_AT_ONCE)
	{
		const NxNetworkRow *const *rows = waiting->rows + k;

		add_four(units[0], rows[0]->units[0], rows[1]->units[0], rows[2]->units[0],
				 rows[3]->units[0]);
	}
}

/* The units of these forms, for which there is room; the rows of the next one come while one is added up. */
static void
make_units(const NxNetwork *network, const uint32_t *forms, uint32_t n)
{
	Waiting waiting[2];

	for (uint32_t k = 0; k <= n; k++)
	{
		if (k < n)
			ask_rows(&waiting[k % 2], network, forms[k]);
		if (k > 0)
			add_rows(network->units[forms[k - 1]], &waiting[(k - 1) % 2]);
	}
}

/* ---- a stretch ---- */

void
nx_network_read(NxNetwork *network, const NxFeatures *features)
{
	uint32_t needed[NX_FEATURES_WINDOW + 2 * NX_FEATURES_REACH];
	uint32_t n_needed = 0;
	uint32_t reached = 0; /* tokens before this one are done, from -REACH counted */

	if (network->units == NULL)
		return;
	for (uint32_t i = 0; i < features->n; i++)
	{
		network->asked[i] = nx_network_is_asked(features, i);
		if (!network->asked[i])
			continue;
		for (uint32_t at = i > reached ? i : reached; at <= i + 2 * NX_FEATURES_REACH; at++)
		{
			uint32_t form = nx_features_form_at(features, 0, (int) at - NX_FEATURES_REACH);

			if (network->units[form] == NULL)
			{
				nx_model_expect_vector(network->model, network->forms->forms[form].word);
				network->units[form] = make_room(network);
				needed[n_needed++] = form;
			}
		}
		reached = i + 2 * NX_FEATURES_REACH + 1;
	}
	make_units(network, needed, n_needed);
}

static void
sum_units(NxUnits sums, const NxNetwork *network, const NxFeatures *features, uint32_t i)
{
	const NxUnits *from[NX_FEATURES_OFFSETS];

	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
		from[k] =
			network->units[nx_features_form_at(features, i, k - NX_FEATURES_REACH)] + k;
	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit += NX_EIGHT)
	{
		NxEight sum = nx_eight_load(network->document + unit);

		for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
			sum = nx_eight_add(sum, nx_eight_load(*from[k] + unit));
		nx_eight_store(sums + unit, nx_eight_clamp(sum, 0, NX_NETWORK_MOST));
	}
}

#define HALF (1 << (NX_NETWORK_SHIFT - 1))

/* The scalar product with the weights of each label. */
NX_CLONES static void
multiply(int32_t *products, const int16_t *units, const NxNetworkOutput *outputs)
{
	for (uint32_t label = 0; label < NX_SCORE_LABELS; label++)
	{
		int32_t sum = 0;

		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			sum += (int32_t) units[unit] * outputs[label].weights[unit];
		products[label] = sum;
	}
}

void
nx_network_add(const NxNetwork *network, const NxFeatures *features, uint32_t i,
			   NxScores scores)
{
	NxUnits units;
	int32_t products[NX_SCORE_LABELS];

	if (network->units == NULL || !network->asked[i])
		return;
	sum_units(units, network, features, i);
	multiply(products, units, network->model->network_outputs);
	for (uint32_t label = 0; label < NX_SCORE_LABELS; label++)
	{
		int32_t score = scores[label] + ((products[label] + HALF) >> NX_NETWORK_SHIFT);

		score = score > NX_SCORE_MOST ? NX_SCORE_MOST : score;
		scores[label] = (int16_t) (score < -NX_SCORE_MOST ? -NX_SCORE_MOST : score);
	}
}
