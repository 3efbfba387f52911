/*
 * check.c
 *	  What makes a tally sound: everything that counting and merging rely on.
 *
 *	  - The numbers are within their limits, and there are no more names and pairs than
 *		the bounds allow.
 *	  - Names are names of a newsdoc and in order, so none stands twice; pairs likewise.
 *	  - A name is in 1 article at least and not in more than there are, it is mentioned
 *		at least as often, and its tones can have those sums.
 *	  - No count has lost more than the whole, and each has a guard left (tally.h).
 *	  - Where there is no article, there is nothing.
 */
#include "tally/check.h"

#include "doc/strings.h"
#include "tally/sort.h"
#include "tally/spread.h"

/* Are articles and missed those of something that is kept? */
static const char *
counts_fault(uint64_t articles, uint64_t missed, uint64_t all_articles, uint64_t all_missed)
{
	if (articles == 0)
		return "is in no article";
	if (articles > all_articles)
		return "is in more articles than there are";
	if (missed > all_missed)
		return "has missed more articles than the whole";
	if (articles + missed <= all_missed)
		return "is in too few articles to be kept";
	return NULL;
}

/* What is wrong with the numbers of a name, each by itself. */
static const char *
numbers_fault(const NxTallyView *view, const NxTallyName *name)
{
	const NxTallyCounts *counts = &name->counts;
	const char *fault =
		counts_fault(counts->articles, counts->missed, view->articles, view->missed);

	if (fault != NULL)
		return fault;
	if (counts->mentions < counts->articles || counts->mentions > NX_TALLY_MAX_MENTIONS)
		return "has a wrong number of mentions";
	if (name->name.len > NX_TALLY_MAX_NAME)
		return "is too long";
	if (!nx_tally_sums_are_within(counts))
		return "has sums that no tones have";
	return NULL;
}

static const char *
name_fault(const NxTallyView *view, const NxTallyName *name)
{
	const char *fault = nx_doc_name_fault(name->name);

	if (fault != NULL)
		return fault;
	if (name->name.len > NX_TALLY_MAX_NAME)
		return "is too long";
	if (name->kind >= NX_TALLY_KINDS)
		return "is of a kind that is not counted";
	fault = numbers_fault(view, name);
	if (fault != NULL)
		return fault;
	if (!nx_tally_sums_are_sound(&name->counts))
		return "has sums that no tones have";
	return NULL;
}

static const char *
pair_fault(const NxTallyView *view, const NxTallyPair *pair)
{
	uint64_t first_articles;
	uint64_t second_articles;

	if (pair->first >= pair->second || pair->second >= view->n_names)
		return "is not of two names";
	if (pair > view->pairs &&
		(pair[-1].first > pair->first ||
		 (pair[-1].first == pair->first && pair[-1].second >= pair->second)))
		return "is not in order";
	first_articles = view->names[pair->first].counts.articles;
	second_articles = view->names[pair->second].counts.articles;
	return counts_fault(pair->articles, pair->missed,
						first_articles < second_articles ? first_articles : second_articles,
						view->pairs_missed);
}

static NxStatus
fail_item(const char *what, uint32_t index, const char *fault, const uint32_t *offsets,
		  NxStatus status, NxError *error)
{
	return nx_fail(error, status, offsets == NULL ? 0 : offsets[index], "%s %u %s", what,
				   (unsigned) index + 1, fault);
}

NxStatus
nx_tally_check_head(const NxTallyView *view, NxStatus status, NxError *error)
{
	if (view->articles > NX_TALLY_MAX_ARTICLES || view->missed > NX_TALLY_MAX_MISSED ||
		view->pairs_missed > NX_TALLY_MAX_MISSED)
		return nx_fail(error, status, 0, "it counts too many articles");
	if (view->articles == 0 && (view->missed > 0 || view->n_names > 0 || view->has_pairs))
		return nx_fail(error, status, 0, "it has no article, but is not empty");
	if (view->n_names > NX_TALLY_MAX_NAMES || view->n_pairs > NX_TALLY_MAX_PAIRS)
		return nx_fail(error, status, 0, "it has too many names or pairs");
	if (view->has_pairs ? view->pairs_missed < view->missed
						: view->pairs_missed > 0 || view->n_pairs > 0)
		return nx_fail(error, status, 0, "what its pairs have missed is wrong");
	return NX_OK;
}

static NxStatus
check_pairs(const NxTallyView *view, const uint32_t *offsets, const NxEnv *env,
			NxStatus status, NxError *error)
{
	for (uint32_t i = 0; i < view->n_pairs; i++)
	{
		const char *fault = pair_fault(view, &view->pairs[i]);

		if (fault != NULL)
			return fail_item("pair", i, fault, offsets, status, error);
		if (i % 1024 == 0)
			nx_poll(env);
	}
	return NX_OK;
}

NxStatus
nx_tally_check(const NxTallyView *view, const uint32_t *name_offsets,
			   const uint32_t *pair_offsets, const NxEnv *env, NxStatus status,
			   NxError *error)
{
	NxStatus head_status = nx_tally_check_head(view, status, error);

	if (head_status != NX_OK)
		return head_status;
	for (uint32_t i = 0; i < view->n_names; i++)
	{
		const NxTallyName *name = &view->names[i];
		const char *fault = name_fault(view, name);

		if (fault == NULL && i > 0 && nx_tally_compare_names(name - 1, name) >= 0)
			fault = "is not in order";
		if (fault != NULL)
			return fail_item("name", i, fault, name_offsets, status, error);
		if (i % 1024 == 0)
			nx_poll(env);
	}
	return check_pairs(view, pair_offsets, env, status, error);
}

NxStatus
nx_tally_check_numbers(const NxTallyView *view, const NxEnv *env, NxStatus status,
					   NxError *error)
{
	NxStatus head_status = nx_tally_check_head(view, status, error);

	if (head_status != NX_OK)
		return head_status;
	for (uint32_t i = 0; i < view->n_names; i++)
	{
		const char *fault = numbers_fault(view, &view->names[i]);

		if (fault != NULL)
			return fail_item("name", i, fault, NULL, status, error);
		if (i % 1024 == 0)
			nx_poll(env);
	}
	return check_pairs(view, NULL, env, status, error);
}

NxStatus
nx_tally_check_name(const NxTallyView *view, uint32_t index, NxError *error)
{
	const char *fault = name_fault(view, &view->names[index]);

	if (fault != NULL)
		return fail_item("name", index, fault, NULL, NX_BAD_BYTES, error);
	return NX_OK;
}
