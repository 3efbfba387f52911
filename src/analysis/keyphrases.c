/*
 * keyphrases.c
 *	  The few terms and entities that say what an article is about.
 *
 * A term gets a weight as an entity gets its salience (salience.c): a sum of parts, each
 * between nothing and its weight, times a factor for how seldom its words are in news.
 *
 *	  title	  the headline or title holds it
 *	  lead	  first met among the first sentences of the story
 *	  count	  times met n, as n / (n + 3)
 *	  spread  sixteenths of the article in which it is met
 *
 * Entities keep their salience, times a factor of the kind, so that both kinds of
 * keyphrase compare with one another and across articles.  Of two that say the same, the
 * heavier is kept.
 */
#include "analysis/analysis.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/phrases.h"
#include "analysis/trim.h"

#define PERMILLE 1000

/* Weights of the parts, together PERMILLE. */
#define TITLE_WEIGHT 200
#define LEAD_WEIGHT 150
#define COUNT_WEIGHT 400
#define SPREAD_WEIGHT 250

#define LEAD_SENTENCES 5
#define HALF_COUNT 3
#define FULL_SPREAD 8

/* Terms whose words are in more than one of 2^2 articles say nothing; none is rarer than one of 2^8. */
#define LEAST_IDF (2 * 256)
#define FULL_IDF (7 * 256)

/* Permille of the weight that a noun alone keeps, and a term met once. */
#define ALONE_FACTOR 600
#define ONCE_FACTOR 600

/* A noun alone must be met so often. */
#define LEAST_ALONE 2

/* Permille of the salience of an entity that is its weight. */
static const uint32_t kind_factors[NX_N_KINDS] = {
	[NX_KIND_PERSON] = 1000,  [NX_KIND_ORGANIZATION] = 1000, [NX_KIND_PLACE] = 1000,
	[NX_KIND_FACILITY] = 1000, [NX_KIND_GROUP] = 1000,		  [NX_KIND_PRODUCT] = 1000,
	[NX_KIND_EVENT] = 1000,	  [NX_KIND_OTHER] = 1000,
};

/* Keyphrases of a story: FEWEST, and one more for so many words, at most NX_KEYPHRASES_MAX. */
#define FEWEST 4
#define WORDS_FOR_ONE 40

/* None is lighter. */
#define LEAST_WEIGHT (NX_UNIT / 20)

/* Candidates that are kept for choosing among them. */
#define N_CANDIDATES (3 * NX_KEYPHRASES_MAX)

typedef struct Candidate
{
	uint32_t weight;
	uint32_t first_token;
	uint32_t entity; /* or NX_NONE */
	uint32_t phrase;
} Candidate;

typedef struct Chooser
{
	NxAnalysis *analysis;
	NxPhrases phrases;
	Candidate candidates[N_CANDIDATES]; /* heaviest first */
	uint32_t n_candidates;
} Chooser;

/* ---- weights ---- */

static uint32_t
part_of(uint32_t weight, uint32_t value, uint32_t full)
{
	return weight * (value < full ? value : full) / full;
}

/* Permille, by how seldom the words are. */
static uint32_t
rarity(uint32_t idf)
{
	if (idf <= LEAST_IDF)
		return 0;
	return part_of(PERMILLE, idf - LEAST_IDF, FULL_IDF - LEAST_IDF);
}

static uint32_t
weigh_phrase(const NxPhrase *phrase)
{
	uint64_t n = phrase->n;
	uint64_t sum = phrase->in_title ? TITLE_WEIGHT : 0;
	uint64_t factor = rarity(phrase->idf);

	if (phrase->n_parts == 1 && phrase->n < LEAST_ALONE)
		return 0;
	if (phrase->lead > 0 && phrase->lead <= LEAD_SENTENCES)
		sum += part_of(LEAD_WEIGHT, LEAD_SENTENCES + 1 - phrase->lead, LEAD_SENTENCES);
	sum += COUNT_WEIGHT * n / (n + HALF_COUNT);
	sum += part_of(SPREAD_WEIGHT, phrase->n_spread, FULL_SPREAD);
	if (phrase->n_parts == 1)
		factor = factor * ALONE_FACTOR / PERMILLE;
	if (phrase->n == 1)
		factor = factor * ONCE_FACTOR / PERMILLE;
	return (uint32_t) (sum * factor * NX_UNIT / (PERMILLE * PERMILLE));
}

static uint32_t
weigh_entity(const NxEntity *entity)
{
	return (uint32_t) ((uint64_t) entity->salience * kind_factors[entity->kind] / PERMILLE);
}

/* ---- the heaviest ---- */

static bool
is_before(const Candidate *a, const Candidate *b)
{
	if (a->weight != b->weight)
		return a->weight > b->weight;
	return a->first_token < b->first_token;
}

/* Put it in its place among the heaviest, if it is one of them. */
static void
add_candidate(Chooser *chooser, Candidate candidate)
{
	Candidate *candidates = chooser->candidates;
	uint32_t place = chooser->n_candidates;

	if (candidate.weight < LEAST_WEIGHT)
		return;
	if (place == N_CANDIDATES && !is_before(&candidate, &candidates[place - 1]))
		return;
	if (place < N_CANDIDATES)
		chooser->n_candidates++;
	else
		place--;
	for (; place > 0 && is_before(&candidate, &candidates[place - 1]); place--)
		candidates[place] = candidates[place - 1];
	candidates[place] = candidate;
}

static void
add_entities(Chooser *chooser)
{
	const NxAnalysis *analysis = chooser->analysis;

	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		const NxEntity *entity = &analysis->entities[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (nx_kind_is_value(entity->kind))
			continue;
		add_candidate(
			chooser,
			(Candidate){weigh_entity(entity),
						analysis->mentions[entity->first_mention].first_token, i, NX_NONE});
	}
}

static void
add_phrases(Chooser *chooser)
{
	for (uint32_t i = 0; i < chooser->phrases.n_phrases; i++)
	{
		const NxPhrase *phrase = &chooser->phrases.phrases[i];

		if (i % 1024 == 0)
			nx_poll(chooser->analysis->arena->env);
		add_candidate(chooser, (Candidate){weigh_phrase(phrase), phrase->first_token,
										   NX_NONE, i});
	}
}

/* ---- the choice ---- */

/* Do the parts of one stand in the other, side by side? */
static bool
holds(const Chooser *chooser, const NxPhrase *longer, const NxPhrase *shorter)
{
	const NxPhrasePart *a = &chooser->phrases.parts[longer->forms[0].part];
	const NxPhrasePart *b = &chooser->phrases.parts[shorter->forms[0].part];

	for (uint32_t i = 0; i + shorter->n_parts <= longer->n_parts; i++)
	{
		uint32_t k = 0;

		while (k < shorter->n_parts && a[i + k].key == b[k].key)
			k++;
		if (k == shorter->n_parts)
			return true;
	}
	return false;
}

static bool
says_the_same(const Chooser *chooser, const NxKeyphrase *kept, const Candidate *other)
{
	const NxPhrase *a;
	const NxPhrase *b = &chooser->phrases.phrases[other->phrase];

	if (kept->entity != NX_NONE)
		return false;
	a = &chooser->phrases.phrases[kept->term];
	return a->n_parts >= b->n_parts ? holds(chooser, a, b) : holds(chooser, b, a);
}

/* Is the term what one of the entities that are kept is called? */
static bool
is_name_of_entity(const Chooser *chooser, NxString term)
{
	const NxAnalysis *analysis = chooser->analysis;
	uint64_t hash = nx_canonical_hash(analysis->arena, term);

	for (uint32_t i = 0; i < chooser->n_candidates; i++)
	{
		uint32_t entity = chooser->candidates[i].entity;

		if (entity != NX_NONE &&
			nx_canonical_hash(analysis->arena, analysis->entities[entity].name) == hash)
			return true;
	}
	return false;
}

static void
keep(Chooser *chooser, const Candidate *candidate)
{
	NxAnalysis *analysis = chooser->analysis;
	NxKeyphrase keyphrase = {.weight = candidate->weight, .entity = candidate->entity};

	if (candidate->entity == NX_NONE)
	{
		for (uint32_t i = 0; i < analysis->n_keyphrases; i++)
		{
			if (says_the_same(chooser, &analysis->keyphrases[i], candidate))
				return;
		}
		keyphrase.term = candidate->phrase;
		keyphrase.phrase = nx_phrase_display(
			&chooser->phrases, analysis, &chooser->phrases.phrases[candidate->phrase]);
		if (keyphrase.phrase.len == 0 || is_name_of_entity(chooser, keyphrase.phrase))
			return;
	}
	analysis->keyphrases[analysis->n_keyphrases++] = keyphrase;
}

static uint32_t
most_kept(const Chooser *chooser)
{
	uint32_t most = FEWEST + chooser->phrases.n_words / WORDS_FOR_ONE;

	return most < NX_KEYPHRASES_MAX ? most : NX_KEYPHRASES_MAX;
}

void
nx_keyphrases_choose(NxAnalysis *analysis)
{
	Chooser chooser = {.analysis = analysis};
	uint32_t most;

	nx_phrases_collect(&chooser.phrases, analysis);
	add_entities(&chooser);
	add_phrases(&chooser);
	most = most_kept(&chooser);
	analysis->keyphrases = nx_new_array(analysis->arena, NxKeyphrase, most);
	for (uint32_t i = 0; i < chooser.n_candidates && analysis->n_keyphrases < most; i++)
		keep(&chooser, &chooser.candidates[i]);
	nx_phrases_drop(&chooser.phrases, analysis);
}
