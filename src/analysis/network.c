/*
 * network.c
 *	  What the words around a token say together.
 */
#include "analysis/network.h"

#include <string.h>

#include "base/eight.h"

_Static_assert(NX_MODEL_NET_UNITS % NX_EIGHT == 0, "whole registers hold the units");

/* Classes that tell something of names, as in features.c; their order is the model's. */
static const uint32_t classes_seen[] = {
	NX_WORD_STOP,		NX_WORD_REPORTING,	   NX_WORD_TITLE,	   NX_WORD_ROLE,
	NX_WORD_ORG_HEAD,	NX_WORD_PLACE_HEAD,	   NX_WORD_FACILITY_HEAD,
	NX_WORD_EVENT_HEAD, NX_WORD_FIRST_NAME,	   NX_WORD_SURNAME,	   NX_WORD_MONTH,
	NX_WORD_WEEKDAY,	NX_WORD_NUMBER,		   NX_WORD_CURRENCY,   NX_WORD_DEMONYM,
	NX_WORD_COUNTRY,	NX_WORD_CITY,		   NX_WORD_PRONOUN,	   NX_WORD_COMMON,
};

#define N_CLASSES (sizeof(classes_seen) / sizeof(classes_seen[0]))

_Static_assert(NX_TRAIT_CLASS + N_CLASSES <= NX_MODEL_NET_TRAITS, "NETI has all traits");

/* ---- what the network sees: the same for trainer and server ---- */

static bool
is_telling(const NxFeatures *features, uint32_t i, int offset)
{
	const NxForm *form =
		&features->forms.forms[nx_features_form_at(features, i, offset)];

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
	for (uint32_t k = 0; k < N_CLASSES; k++)
	{
		if ((form->classes & classes_seen[k]) != 0)
			out[n++] = (uint8_t) (NX_TRAIT_CLASS + k);
	}
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

static void
add_topic(int32_t *sums, const NxModel *model, const NxVectorEntry *vector)
{
	for (uint32_t k = 0; k < NX_MODEL_NET_CODES; k++)
	{
		const NxNetworkRow *row =
			model->network_rows + k * NX_MODEL_NET_VALUES + vector->codes[k];
		const int8_t *units = row->units[NX_MODEL_NET_PLACES - 1];

		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			sums[unit] += units[unit];
	}
}

static void
sum_document(NxUnits units, const NxModel *model, const NxFeatures *features)
{
	const int16_t *start = model->network_outputs[NX_MODEL_FORM_LABELS].weights;
	int32_t sums[NX_MODEL_NET_UNITS] = {0};
	int32_t n = 0;

	for (uint32_t i = 0;
		 i < features->text->n_tokens && n < NX_NETWORK_DOCUMENT_WORDS; i++)
	{
		const NxVectorEntry *vector;

		if (!nx_network_is_topical(features, i))
			continue;
		vector = nx_model_vector(model, features->text->tokens[i].lower);
		if (vector == NULL)
			continue;
		add_topic(sums, model, vector);
		n++;
	}
	for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
		units[unit] = (int16_t) (start[unit] + (n == 0 ? 0
													   : sums[unit] *
															 NX_NETWORK_DOCUMENT_GAIN / n));
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
	network->units = nx_new_array(arena, const NxUnits *, network->forms->limit);
	sum_document(network->document, network->model, features);
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

static void
sum_rows(NxUnits *units, const NxNetworkRow *const *rows, uint32_t n)
{
	for (int offset = 0; offset < NX_FEATURES_OFFSETS; offset++)
	{
		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit += NX_EIGHT)
		{
			NxEight sum = nx_eight_widen(&rows[0]->units[offset][unit]);

			for (uint32_t k = 1; k < n; k++)
				sum = nx_eight_add(sum, nx_eight_widen(&rows[k]->units[offset][unit]));
			nx_eight_store(&units[offset][unit], sum);
		}
	}
}

static void
make_units(NxNetwork *network, uint32_t form)
{
	const NxNetworkRow *rows[NX_MODEL_NET_CODES + NX_MODEL_NET_TRAITS];
	uint32_t n = find_rows(network, form, rows);
	NxUnits *units = make_room(network);

	sum_rows(units, rows, n);
	network->units[form] = (const NxUnits *) units;
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
		for (uint32_t at = i > reached ? i : reached;
			 at <= i + 2 * NX_FEATURES_REACH; at++)
		{
			uint32_t form =
				nx_features_form_at(features, 0, (int) at - NX_FEATURES_REACH);

			if (network->units[form] == NULL)
			{
				nx_model_expect_vector(network->model,
									   network->forms->forms[form].word);
				needed[n_needed++] = form;
			}
		}
		reached = i + 2 * NX_FEATURES_REACH + 1;
	}
	for (uint32_t k = 0; k < n_needed; k++)
	{
		if (network->units[needed[k]] == NULL)
			make_units(network, needed[k]);
	}
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

void
nx_network_add(const NxNetwork *network, const NxFeatures *features, uint32_t i,
			   NxScores scores)
{
	NxUnits units;

	if (network->units == NULL || !network->asked[i])
		return;
	sum_units(units, network, features, i);
	for (uint32_t label = 0; label < NX_SCORE_LABELS; label++)
	{
		const int16_t *weights = network->model->network_outputs[label].weights;
		int32_t sum = 1 << (NX_NETWORK_SHIFT - 1);

		for (int unit = 0; unit < NX_MODEL_NET_UNITS; unit++)
			sum += (int32_t) units[unit] * weights[unit];
		sum = scores[label] + (sum >> NX_NETWORK_SHIFT);
		sum = sum > NX_SCORE_MOST ? NX_SCORE_MOST : sum;
		scores[label] = (int16_t) (sum < -NX_SCORE_MOST ? -NX_SCORE_MOST : sum);
	}
}
