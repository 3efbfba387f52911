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
	sums->model = model;
	sums->forms = forms;
	sums->scores = nx_arena_alloc(arena, forms->limit * sizeof(*sums->scores));
	sums->made = nx_arena_alloc(arena, forms->limit * sizeof(*sums->made));
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
		asked->n[k] = nx_features_of_form(form, k - NX_FEATURES_REACH, asked->features[k]);
		nx_scores_prefetch(model, asked->features[k], asked->n[k]);
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

/*
 * The rows of a form are asked for while those of the one before it are added: what is
 * asked waits in asked[], the older of the two being added.
 */
void
nx_form_sums_update(NxFormSums *sums)
{
	Asked asked[2];
	uint32_t n_asked = 0;

	for (; sums->n_known < sums->forms->n_forms; sums->n_known++)
	{
		const NxForm *form = &sums->forms->forms[sums->n_known];

		if (form->entry != NULL)
		{
			sums->scores[sums->n_known] = form->entry->scores;
			continue;
		}
		sums->scores[sums->n_known] = sums->made[sums->n_made + (n_asked > 0)];
		ask(&asked[n_asked % 2], sums->model, form);
		if (n_asked++ > 0)
			add(sums->made[sums->n_made++], sums->model, &asked[n_asked % 2]);
	}
	if (n_asked > 0)
		add(sums->made[sums->n_made++], sums->model, &asked[(n_asked + 1) % 2]);
}
