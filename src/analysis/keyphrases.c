/*
 * keyphrases.c
 *	  The few terms and entities that say what an article is about.
 *
 * What speaks for a term or an entity is added up, and the logistic function of the sum
 * is its weight: so terms and entities compare with one another, and across articles.
 *
 *	  count	  times met n, as n / (n + 3) of a term, n / (n + 4) of an entity
 *	  spread  sixteenths of the article in which it is met
 *	  lead	  first met among the first sentences of the story
 *	  title	  the headline or title holds it
 *
 * and of a term how seldom its words are in news, how many they are, and whether it stands
 * where nouns stand.  The coefficients are those of two logistic regressions (terms,
 * entities) on what titles and highlights that editors wrote say of the articles below
 * them, rounded; test/accuracy/keyphrases.py says how right the choice is.
 *
 * Of two terms that hold the same words, the heavier is kept.
 */
#include "analysis/analysis.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/phrase_words.h"
#include "analysis/phrases.h"
#include "analysis/trim.h"

#define LEAD_SENTENCES 5
#define FULL_SPREAD 8

/* What is added for each, at the most, in thousandths. */
typedef struct Coefficients
{
	int32_t base;
	int32_t count;
	int32_t half_count; /* times met at which half of count is added */
	int32_t spread;
	int32_t lead; /* of the first sentence; less and less of the next LEAD_SENTENCES - 1 */
	int32_t title;
	int32_t once; /* met once */
} Coefficients;

static const Coefficients of_terms = {
	.base = -3400,
	.count = 900,
	.half_count = 3,
	.spread = 1650,
	.lead = 1300,
	.title = 1500,
	.once = -1100,
};
static const Coefficients of_entities = {
	.base = -2500,
	.count = 650,
	.half_count = 4,
	.spread = 1800,
	.lead = 1300,
	.title = 1900,
	.once = -1300,
};

/* Words that are in one of 2^2 articles are common, in one of 2^7 seldom. */
#define LEAST_IDF (2 * 256)
#define FULL_IDF (7 * 256)

/* In thousandths: a term of seldom words, RARE and RARE_COUNT by how often it is met. */
#define RARE (-950)
#define RARE_COUNT 3400

#define ALONE (-1450)	  /* one word */
#define ALONE_AS_NOUN 600 /* and always where nouns stand */
#define LONG (-900)		  /* three parts or more */
#define PARTICIPLE (-800) /* begins with "proposed", "rising" */
#define CAPITAL 1000	  /* never met in small letters */

/* A noun alone must be met so often, and be in less than one of four articles. */
#define LEAST_ALONE 2
#define LEAST_ALONE_IDF 512

/* Of an entity, in thousandths; dates and sums are not asked for. */
static const int32_t kinds[NX_N_KINDS] = {
	[NX_KIND_PERSON] = 0,	  [NX_KIND_ORGANIZATION] = -200, [NX_KIND_PLACE] = -300,
	[NX_KIND_FACILITY] = 400, [NX_KIND_GROUP] = -1000,		 [NX_KIND_PRODUCT] = -400,
	[NX_KIND_EVENT] = 800,	  [NX_KIND_OTHER] = 600,
};

/*
 * The logistic function at -8, -7.5, ..., 8, of NX_UNIT; straight between, and the same
 * beyond.
 */
#define LOGISTIC_END 8000
#define LOGISTIC_STEP 500
static const uint32_t logistic[] = {
	352,	 580,	  955,	   1574,	2593,	 4268,	  7018,	   11521,	18860,
	30736,	 49730,	  79543,   124993,	191287,	 282006,  395880,  524288,	652696,
	766570,	 857289,  923583,  969033,	998846,	 1017840, 1029716, 1037055, 1041558,
	1044308, 1045983, 1047002, 1047621, 1047996, 1048224,
};

/* Keyphrases of a story: FEWEST, and one more for so many words, at most NX_KEYPHRASES_MAX. */
#define FEWEST 4
#define WORDS_FOR_ONE 40

/* None is lighter; of what is lighter than a tenth, only what is among the first three. */
#define LEAST_WEIGHT (NX_UNIT / 32)
#define USUAL_WEIGHT (NX_UNIT / 10)
#define HOWEVER_LIGHT 3

/* Candidates that are kept for choosing among them. */
#define N_CANDIDATES (3 * NX_KEYPHRASES_MAX)

/* Aliases of an entity that are looked at. */
#define MOST_ALIASES 8

/* By so many bytes of marks and accents two ways of writing a name may differ. */
#define MOST_MARKS 6

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
	uint64_t kept_terms[NX_KEYPHRASES_MAX]; /* hashes of what they read, folded */
	uint32_t n_kept_terms;
} Chooser;

/* ---- weights ---- */

static uint32_t
weight_of(int32_t sum)
{
	uint32_t above;
	uint32_t step;
	uint32_t low;

	if (sum <= -LOGISTIC_END)
		return logistic[0];
	if (sum >= LOGISTIC_END)
		return logistic[2 * LOGISTIC_END / LOGISTIC_STEP];
	above = (uint32_t) (sum + LOGISTIC_END);
	step = above / LOGISTIC_STEP;
	low = logistic[step];
	return low + (logistic[step + 1] - low) * (above % LOGISTIC_STEP) / LOGISTIC_STEP;
}

/* n / (n + half) of a coefficient. */
static int32_t
saturating(int32_t coefficient, uint32_t n, int32_t half)
{
	return (int32_t) ((int64_t) coefficient * n / ((int64_t) n + half));
}

/* In a text of few sentences, half of them are all the spread there is. */
static int32_t
full_spread(uint32_t n_sentences)
{
	uint32_t full = n_sentences / 2;

	return full < 1 ? 1 : full < FULL_SPREAD ? (int32_t) full : FULL_SPREAD;
}

static int32_t
add_up(const Chooser *chooser, const NxPhraseEvidence *evidence, const Coefficients *of)
{
	int32_t full = full_spread(chooser->analysis->text.n_sentences);
	int32_t spread = evidence->n_spread < full ? evidence->n_spread : full;
	int32_t sum = of->base + saturating(of->count, evidence->n, of->half_count);

	sum += of->spread * spread / full;
	if (evidence->lead > 0 && evidence->lead <= LEAD_SENTENCES)
		sum += of->lead * (LEAD_SENTENCES + 1 - (int32_t) evidence->lead) / LEAD_SENTENCES;
	if (evidence->in_title)
		sum += of->title;
	return evidence->n == 1 ? sum + of->once : sum;
}

/* How seldom the words are, of what a term of seldom words gets. */
static int32_t
add_rarity(const NxPhrase *phrase)
{
	int32_t idf = phrase->idf < FULL_IDF ? phrase->idf : FULL_IDF;
	int32_t most = RARE + saturating(RARE_COUNT, phrase->evidence.n, of_terms.half_count);

	return idf <= LEAST_IDF ? 0 : most * (idf - LEAST_IDF) / (FULL_IDF - LEAST_IDF);
}

/*
 * A noun that is met once, or stands in every other article; and a name with a noun, met
 * once, which says no more than the name.
 */
static bool
says_nothing(const NxPhrase *phrase, const NxPhrasePart *first)
{
	if (phrase->n_parts == 1)
		return phrase->evidence.n < LEAST_ALONE || phrase->idf < LEAST_ALONE_IDF;
	return phrase->evidence.n == 1 && first->is_name;
}

static uint32_t
weigh_phrase(const Chooser *chooser, const NxPhrase *phrase)
{
	const NxPhrasePart *first = &chooser->phrases.parts[phrase->forms[0].part];
	const NxPhrasePart *last = first + phrase->n_parts - 1;
	int32_t sum = add_up(chooser, &phrase->evidence, &of_terms) + add_rarity(phrase);

	if (says_nothing(phrase, first))
		return 0;
	if (phrase->n_parts == 1)
		sum += ALONE +
			   (int32_t) ((int64_t) ALONE_AS_NOUN * phrase->n_noun / phrase->evidence.n);
	if (phrase->n_parts >= 3)
		sum += LONG;
	if (first->use == NX_USE_PARTICIPLE)
		sum += PARTICIPLE;
	if (chooser->analysis->text.tokens[last->token].shape != NX_SHAPE_LOWER)
		sum += CAPITAL;
	return weight_of(sum);
}

/* 0 if it is met in captions and the like alone. */
static uint32_t
weigh_entity(const Chooser *chooser, const NxEntity *entity,
			 const NxPhraseEvidence *evidence)
{
	if (evidence->n == 0 || nx_kind_is_value(entity->kind))
		return 0;
	return weight_of(add_up(chooser, evidence, &of_entities) + kinds[entity->kind]);
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

/* Where each entity is met. */
static NxPhraseEvidence *
meet_entities(const NxAnalysis *analysis, const uint32_t *story_numbers)
{
	const NxText *text = &analysis->text;
	NxPhraseEvidence *evidence =
		nx_new_array(analysis->arena, NxPhraseEvidence, analysis->n_entities);

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		NxPhrasePlace place = nx_phrase_place(text, story_numbers, mention->sentence);

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (nx_phrases_are_in(&text->blocks[text->sentences[place.sentence].block]))
			nx_phrase_meet(&evidence[mention->entity], &place);
	}
	return evidence;
}

static void
add_entities(Chooser *chooser, const uint32_t *story_numbers)
{
	const NxAnalysis *analysis = chooser->analysis;
	NxPhraseEvidence *evidence = meet_entities(analysis, story_numbers);

	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		const NxEntity *entity = &analysis->entities[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		add_candidate(chooser,
					  (Candidate){weigh_entity(chooser, entity, &evidence[i]),
								  analysis->mentions[entity->first_mention].first_token, i,
								  NX_NONE});
	}
	nx_drop_array(analysis->arena, evidence, analysis->n_entities);
}

static void
add_phrases(Chooser *chooser)
{
	for (uint32_t i = 0; i < chooser->phrases.n_phrases; i++)
	{
		const NxPhrase *phrase = &chooser->phrases.phrases[i];

		if (i % 1024 == 0)
			nx_poll(chooser->analysis->arena->env);
		add_candidate(chooser, (Candidate){weigh_phrase(chooser, phrase),
										   phrase->first_token, NX_NONE, i});
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

/* Do the two read the same?  Most do not look like it. */
static bool
is_same_name(const Chooser *chooser, NxString name, NxString term, uint64_t hash)
{
	uint32_t longer = name.len > term.len ? name.len : term.len;

	return longer - (name.len < term.len ? name.len : term.len) <= MOST_MARKS &&
		   ((name.bytes[0] ^ term.bytes[0]) & 0x1f) == 0 &&
		   nx_canonical_hash(chooser->analysis->arena, name) == hash;
}

/* Is the term what one of the entities among the candidates is called? */
static bool
is_name_of_entity(const Chooser *chooser, NxString term, uint64_t hash)
{
	const NxAnalysis *analysis = chooser->analysis;

	for (uint32_t i = 0; i < chooser->n_candidates; i++)
	{
		uint32_t number = chooser->candidates[i].entity;
		const NxEntity *entity;

		if (number == NX_NONE)
			continue;
		entity = &analysis->entities[number];
		if (is_same_name(chooser, entity->name, term, hash))
			return true;
		for (uint32_t k = 0; k < entity->n_aliases && k < MOST_ALIASES; k++)
		{
			if (is_same_name(chooser, entity->aliases[k], term, hash))
				return true;
		}
	}
	return false;
}

/*
 * Does the term say what one that is kept says?  Two of other parts may read the same: a
 * name that was found in one place and not in another.
 */
static bool
is_said(const Chooser *chooser, const Candidate *candidate, uint64_t hash)
{
	const NxAnalysis *analysis = chooser->analysis;

	for (uint32_t i = 0; i < analysis->n_keyphrases; i++)
	{
		if (says_the_same(chooser, &analysis->keyphrases[i], candidate))
			return true;
	}
	for (uint32_t i = 0; i < chooser->n_kept_terms; i++)
	{
		if (chooser->kept_terms[i] == hash)
			return true;
	}
	return false;
}

/* Fill in the term that the keyphrase is; false if it is not to be kept. */
static bool
keep_term(Chooser *chooser, const Candidate *candidate, NxKeyphrase *keyphrase)
{
	const NxAnalysis *analysis = chooser->analysis;
	NxString shown = nx_phrase_display(&chooser->phrases, analysis,
									   &chooser->phrases.phrases[candidate->phrase]);
	uint64_t hash;

	if (shown.len == 0)
		return false;
	hash = nx_canonical_hash(analysis->arena, shown);
	if (is_said(chooser, candidate, hash) || is_name_of_entity(chooser, shown, hash))
		return false;
	chooser->kept_terms[chooser->n_kept_terms++] = hash;
	keyphrase->term = candidate->phrase;
	keyphrase->phrase = shown;
	return true;
}

static void
keep(Chooser *chooser, const Candidate *candidate)
{
	NxAnalysis *analysis = chooser->analysis;
	NxKeyphrase keyphrase = {.weight = candidate->weight, .entity = candidate->entity};

	if (candidate->entity != NX_NONE || keep_term(chooser, candidate, &keyphrase))
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
	uint32_t *story_numbers = nx_number_story(analysis);
	uint32_t most;

	nx_phrases_collect(&chooser.phrases, analysis, story_numbers);
	add_entities(&chooser, story_numbers);
	add_phrases(&chooser);
	most = most_kept(&chooser);
	analysis->keyphrases = nx_new_array(analysis->arena, NxKeyphrase, most);
	for (uint32_t i = 0; i < chooser.n_candidates && analysis->n_keyphrases < most; i++)
	{
		if (chooser.candidates[i].weight >= USUAL_WEIGHT ||
			analysis->n_keyphrases < HOWEVER_LIGHT)
			keep(&chooser, &chooser.candidates[i]);
	}
	nx_phrases_drop(&chooser.phrases, analysis);
	nx_drop_array(analysis->arena, story_numbers, (size_t) analysis->text.n_sentences + 1);
}
