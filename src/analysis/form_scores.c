/*
 * form_scores.c
 *	  What the words of a document give to the tokens around them.
 */
#include "analysis/form_scores.h"

/* The features of a form at every offset, asked for and not yet added. */
typedef struct Asked
{
	uint64_t features[NX_FEATURES_OFFSETS][NX_FEATURES_MAX];
	uint32_t n[NX_FEATURES_OFFSETS];
} Asked;

void
nx_form_sums_init(NxFormSums *sums, NxArena *arena, const NxModel *model,
				  const NxForms *forms)
{
	sums->arena = arena;
	sums->model = model;
	sums->forms = forms;
	sums->scores = nx_arena_alloc(arena, forms->limit * sizeof(*sums->scores));
	sums->n_chunks = 0;
	nx_form_sums_forget(sums);
}

void
nx_form_sums_forget(NxFormSums *sums)
{
	sums->n_made = 0;
	sums->n_known = 0;
}

static void
ask(Asked *asked, const NxModel *model, const NxForm *form)
{
	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
	{
		uint64_t *features = asked->features[k];

		asked->n[k] = nx_scores_ask(
			model, features, nx_features_of_form(form, k - NX_FEATURES_REACH, features));
	}
}

static void
add(NxFormScores scores, const NxModel *model, const Asked *asked)
{
	for (int k = 0; k < NX_FEATURES_OFFSETS; k++)
		nx_scores_sum(scores[k], model, asked->features[k], asked->n[k]);
}

void
nx_form_sums_make(NxFormScores scores, const NxModel *model, const NxForm *form)
{
	Asked asked;

	ask(&asked, model, form);
	add(scores, model, &asked);
}

/* Room for the n-th sums that are made here. */
static NxScores *
room_for(NxFormSums *sums, uint32_t n)
{
	if (n / NX_FORM_SUMS_CHUNK == sums->n_chunks)
		sums->chunks[sums->n_chunks++] =
			nx_arena_alloc(sums->arena, NX_FORM_SUMS_CHUNK * sizeof(NxFormScores));
	return sums->chunks[n / NX_FORM_SUMS_CHUNK][n % NX_FORM_SUMS_CHUNK];
}

/* The rows of a form are asked for while those of the one before it are added. */
void
nx_form_sums_update(NxFormSums *sums)
{
	Asked asked[2];
	NxScores *waiting = NULL; /* room for the sums of what was asked for last */

	for (; sums->n_known < sums->forms->n_forms; sums->n_known++)
	{
		const NxForm *form = &sums->forms->forms[sums->n_known];
		NxScores *room;

		if (form->entry != NULL)
		{
			sums->scores[sums->n_known] = form->entry->scores;
			continue;
		}
		ask(&asked[sums->n_made % 2], sums->model, form);
		room = room_for(sums, sums->n_made++);
		if (waiting != NULL)
			add(waiting, sums->model, &asked[sums->n_made % 2]);
		sums->scores[sums->n_known] = room;
		waiting = room;
	}
	if (waiting != NULL)
		add(waiting, sums->model, &asked[(sums->n_made + 1) % 2]);
}
