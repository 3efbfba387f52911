/*
 * summary.c
 *	  The order in which the sentences of a story make a summary.
 *
 * Each sentence of the story gets a base score, a sum of fixed-point parts (1024
 * is one): where it stands, how much of what the whole article speaks of it
 * holds, how much of the title, which entities, how long it is, and what speaks
 * against it.  Then the first PICKS places are given one by one, each to the
 * sentence with the best score once what earlier picks say already is taken off;
 * the other places follow the base scores.
 *
 * Taking off never raises a score, so a scan down the list of base scores can
 * stop at the first that is lower than the best found: for each pick a few
 * sentences are scored again, and at the worst all of them.
 *
 * The constants were tuned on the CNN part of CNN/DailyMail (test/accuracy), but
 * for those of title, entities and paragraphs, which that data does not have.
 */
#include "analysis/analysis.h"

#include <string.h>

#include "analysis/terms.h"
#include "base/hash.h"

#define ONE 1024

/* Sentences that get their place one by one. */
#define PICKS 32

/* The lead: POSITION at the first sentence, half of it at sentence HALF_LIFE. */
#define POSITION 1100
#define HALF_LIFE 6

/* A sentence that begins a paragraph of several. */
#define PARAGRAPH_START 80

/*
 * Sum over its terms of idf x sentences that hold the term (at most
 * MOST_SENTENCES), over its words + CENTRALITY_WORDS; ONE for the best of the
 * article.  A term of the title counts TITLE_SENTENCES more.
 */
#define CENTRALITY 730
#define CENTRALITY_WORDS 12
#define MOST_SENTENCES 9
#define TITLE_SENTENCES 4

/* Share of the title's terms, by idf, that the sentence holds. */
#define TITLE 300

/* Salience of the entities named, up to ONE. */
#define ENTITIES 150

/* Words fewer than FEW_WORDS and more than MANY_WORDS cost so much each. */
#define FEW_WORDS 11
#define FEW_COST 36
#define MANY_WORDS 33
#define MANY_COST 16

/* What speaks against a sentence. */
#define DANGLING 350 /* begins with "He", "This", "But" */
#define QUOTED 220	 /* all of it quoted; in proportion */
#define TORN 150	 /* a quotation begins or ends in another sentence */
#define PERSONS 100	 /* holds I, we, you, ... outside quotations */
#define QUESTION 200
#define NO_STOP 300 /* no full stop or the like at its end */
#define ADDRESS 200 /* holds a URL, an e-mail address or a handle */

/* Of a sentence whose terms are all covered by picks; in proportion above FREE. */
#define REDUNDANT 900
#define FREE 192

/* Scores below LOWEST are not told apart; none is above HIGHEST. */
#define LOWEST (-2048)
#define HIGHEST 2559
_Static_assert(POSITION + PARAGRAPH_START + CENTRALITY + TITLE + ENTITIES <= HIGHEST,
			   "find_best takes the order of candidates for that of their scores");

typedef struct Candidate
{
	uint32_t sentence;
	uint32_t n_words;
	uint32_t idf_sum;	 /* of its terms */
	uint32_t centrality; /* before it is set in proportion to the article's best */
	uint32_t salience;	 /* of its entities, added up, at most NX_UNIT */
	int32_t base;		 /* the score but for what picks change */
	int32_t dangling;	 /* taken off unless the sentence before is picked */
	bool picked;
} Candidate;

#define N_PERSONS 8
#define N_POINTERS 10

/* Speak of the writer or the reader; outside quotations, they mark comment. */
static const char *const persons[N_PERSONS] = {"i",	 "we", "my",  "our",
											   "me", "us", "you", "your"};

/* In the first place of a sentence they point back, as pronouns do. */
static const char *const pointers[N_POINTERS] = {"this", "that", "these", "those", "such",
												 "so",	 "then", "also",  "there", "here"};

typedef struct Ranker
{
	NxAnalysis *analysis;
	NxTerms terms;
	Candidate *candidates; /* sentences of the story, in reading order */
	uint32_t n_candidates;
	uint32_t *order;			 /* candidates by base score, best first */
	uint32_t *place;			 /* [n_sentences]: the candidate, or NX_NONE */
	uint64_t persons[N_PERSONS]; /* NxToken.lower of the words */
	uint64_t pointers[N_POINTERS];
} Ranker;

/* ---- what a sentence is like ---- */

typedef struct Look
{
	uint32_t n_quoted; /* tokens in quotations, marks included */
	uint32_t n_persons;
	uint32_t n_addresses;
	uint32_t first_word; /* NX_NONE if it has none */
	uint32_t last;		 /* last token that is no closing quote or bracket */
} Look;

static bool
is_one_of(const NxToken *token, const uint64_t *hashes, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
	{
		if (token->lower == hashes[i])
			return true;
	}
	return false;
}

static Look
look_at(const Ranker *ranker, Candidate *candidate)
{
	const NxText *text = &ranker->analysis->text;
	const NxSentence *sentence = &text->sentences[candidate->sentence];
	Look look = {.first_word = NX_NONE, .last = sentence->first_token};

	for (uint32_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens;
		 i++)
	{
		const NxToken *token = &text->tokens[i];
		bool quoted = (token->flags & NX_TOKEN_QUOTED) != 0;

		look.n_quoted += quoted;
		if (token->kind == NX_TOKEN_WORD || token->kind == NX_TOKEN_NUMBER ||
			token->kind == NX_TOKEN_CJK)
		{
			candidate->n_words++;
			if (look.first_word == NX_NONE)
				look.first_word = i;
			/* None of the words asked for is longer than "your". */
			if (token->len <= 4 && !quoted)
				look.n_persons += is_one_of(token, ranker->persons, N_PERSONS);
		}
		else if (token->kind >= NX_TOKEN_URL && token->kind <= NX_TOKEN_HANDLE)
			look.n_addresses++;
		if (token->kind != NX_TOKEN_CLOSE_QUOTE && text->bytes[token->start] != ')')
			look.last = i;
	}
	return look;
}

/* Does the sentence lean on what stands before it? */
static bool
is_dangling(const Ranker *ranker, const Look *look)
{
	const NxAnalysis *analysis = ranker->analysis;

	if (look->first_word == NX_NONE)
		return false;
	return nx_token_is(analysis, look->first_word, NX_WORD_PRONOUN | NX_WORD_CONTRAST) ||
		   is_one_of(&analysis->text.tokens[look->first_word], ranker->pointers,
					 N_POINTERS);
}

/* Does a sentence that ends in this token end as sentences do? */
static bool
is_stop(const NxText *text, uint32_t token)
{
	NxString mark = nx_text_token(text, token);

	if (text->tokens[token].flags & NX_TOKEN_ABBREVIATION)
		return true;
	return text->tokens[token].kind == NX_TOKEN_PUNCTUATION &&
		   (mark.bytes[0] == '.' || mark.bytes[0] == '!' || mark.bytes[0] == '?' ||
			(mark.len >= 3 && (memcmp(mark.bytes, "\xE2\x80\xA6", 3) == 0 ||  /* … */
							   memcmp(mark.bytes, "\xE3\x80\x82", 3) == 0))); /* 。 */
}

/* Does a quotation run into the sentence from the one before, or out of it? */
static bool
is_torn(const NxText *text, const NxSentence *sentence)
{
	const NxToken *first = &text->tokens[sentence->first_token];
	const NxToken *last = first + sentence->n_tokens - 1;

	return ((first->flags & NX_TOKEN_QUOTED) && first->kind != NX_TOKEN_OPEN_QUOTE) ||
		   ((last->flags & NX_TOKEN_QUOTED) && last->kind != NX_TOKEN_CLOSE_QUOTE);
}

static int32_t
length_cost(uint32_t n_words)
{
	if (n_words < FEW_WORDS)
		return (int32_t) (FEW_WORDS - n_words) * FEW_COST;
	if (n_words <= MANY_WORDS)
		return 0;
	return (int32_t) (n_words < MANY_WORDS + 100 ? n_words - MANY_WORDS : 100) * MANY_COST;
}

/* What the look of the sentence adds to its score; most of it takes off. */
static void
score_look(const Ranker *ranker, Candidate *candidate)
{
	const NxText *text = &ranker->analysis->text;
	const NxSentence *sentence = &text->sentences[candidate->sentence];
	const NxBlock *block = &text->blocks[sentence->block];
	Look look = look_at(ranker, candidate);

	candidate->base -= length_cost(candidate->n_words);
	candidate->base -= (int32_t) ((uint64_t) QUOTED * look.n_quoted / sentence->n_tokens);
	if (is_torn(text, sentence))
		candidate->base -= TORN;
	if (look.n_persons > 0)
		candidate->base -= PERSONS;
	if (look.n_addresses > 0)
		candidate->base -= ADDRESS;
	if (!is_stop(text, look.last))
		candidate->base -= NO_STOP;
	else if (text->bytes[text->tokens[look.last].start] == '?')
		candidate->base -= QUESTION;
	if (candidate->sentence == block->first_sentence && block->n_sentences > 1)
		candidate->base += PARAGRAPH_START;
	if (is_dangling(ranker, &look))
		candidate->dangling = DANGLING;
}

/* ---- what a sentence says ---- */

static void
score_terms(const Ranker *ranker, Candidate *candidate)
{
	const NxTerms *terms = &ranker->terms;
	uint64_t links = 0;
	uint64_t title = 0;

	for (uint32_t i = terms->first[candidate->sentence];
		 i < terms->first[candidate->sentence + 1]; i++)
	{
		const NxTerm *term = &terms->terms[terms->lists[i]];
		uint32_t n =
			term->n_sentences < MOST_SENTENCES ? term->n_sentences : MOST_SENTENCES;

		candidate->idf_sum += term->idf;
		/* A term that stands nowhere else links the sentence to nothing. */
		links += (uint64_t) term->idf * (n - 1 + (term->in_title ? TITLE_SENTENCES : 0));
		if (term->in_title)
			title += term->idf;
	}
	candidate->centrality = (uint32_t) (links / (candidate->n_words + CENTRALITY_WORDS));
	if (terms->title_idf > 0)
		candidate->base += (int32_t) (TITLE * title / terms->title_idf);
}

/* Add up the salience of the entities that each sentence names. */
static void
add_entities(Ranker *ranker)
{
	const NxAnalysis *analysis = ranker->analysis;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		uint32_t place = ranker->place[mention->sentence];

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		if (place == NX_NONE || mention->entity == NX_NONE)
			continue;
		ranker->candidates[place].salience += analysis->entities[mention->entity].salience;
		if (ranker->candidates[place].salience > NX_UNIT)
			ranker->candidates[place].salience = NX_UNIT;
	}
}

static void
score_candidates(Ranker *ranker)
{
	uint32_t best = 1;

	add_entities(ranker);
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		Candidate *candidate = &ranker->candidates[i];

		nx_poll(ranker->analysis->arena->env);
		score_look(ranker, candidate);
		score_terms(ranker, candidate);
		if (candidate->centrality > best)
			best = candidate->centrality;
	}
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		Candidate *candidate = &ranker->candidates[i];

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		candidate->base += (int32_t) ((uint64_t) CENTRALITY * candidate->centrality / best);
		candidate->base += (int32_t) ((uint64_t) ENTITIES * candidate->salience / NX_UNIT);
		candidate->base +=
			(int32_t) ((uint64_t) POSITION * HALF_LIFE / (HALF_LIFE + (uint64_t) i));
	}
}

/* ---- order ---- */

/* The best score that the candidate may get, or the one it has by itself. */
static int32_t
own_score(const Candidate *candidate, bool at_best)
{
	int32_t score = candidate->base - (at_best ? 0 : candidate->dangling);

	return score < LOWEST ? LOWEST : score;
}

/*
 * Fill ranker->order: highest own_score first, equal ones in reading order, by
 * counting how many candidates have each score.
 */
static void
sort_candidates(Ranker *ranker, bool at_best)
{
	uint32_t starts[HIGHEST - LOWEST + 1] = {0};
	uint32_t start = 0;

	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		starts[HIGHEST - own_score(&ranker->candidates[i], at_best)]++;
	}
	for (uint32_t i = 0; i <= HIGHEST - LOWEST; i++)
	{
		uint32_t n = starts[i];

		starts[i] = start;
		start += n;
	}
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		ranker->order[starts[HIGHEST - own_score(&ranker->candidates[i], at_best)]++] = i;
	}
}

/* The score of a candidate in view of the sentences that are picked. */
static int32_t
score_again(const Ranker *ranker, uint32_t place)
{
	const NxTerms *terms = &ranker->terms;
	const Candidate *candidate = &ranker->candidates[place];
	uint64_t covered = 0;
	int32_t score = candidate->base;
	uint32_t share;

	if (place == 0 || !ranker->candidates[place - 1].picked)
		score -= candidate->dangling;
	for (uint32_t i = terms->first[candidate->sentence];
		 i < terms->first[candidate->sentence + 1]; i++)
	{
		const NxTerm *term = &terms->terms[terms->lists[i]];

		if (term->covered)
			covered += term->idf;
	}
	if (candidate->idf_sum == 0)
		return score;
	share = (uint32_t) (covered * ONE / candidate->idf_sum);
	if (share > FREE)
		score -= (int32_t) (REDUNDANT * (share - FREE) / (ONE - FREE));
	return score;
}

/* The candidate with the best score in view of the picks; at least one is left. */
static uint32_t
find_best(const Ranker *ranker)
{
	uint32_t best = NX_NONE;
	int32_t best_score = 0;

	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		uint32_t place = ranker->order[i];
		int32_t score;

		if (i % 1024 == 1023)
			nx_poll(ranker->analysis->arena->env);
		if (ranker->candidates[place].picked)
			continue;
		if (best != NX_NONE && own_score(&ranker->candidates[place], true) <= best_score)
			break;
		score = score_again(ranker, place);
		if (best == NX_NONE || score > best_score)
		{
			best = place;
			best_score = score;
		}
	}
	return best;
}

static void
pick(Ranker *ranker, uint32_t place, uint32_t rank)
{
	NxTerms *terms = &ranker->terms;
	uint32_t sentence = ranker->candidates[place].sentence;

	ranker->candidates[place].picked = true;
	ranker->analysis->scores[sentence].rank = rank;
	for (uint32_t i = terms->first[sentence]; i < terms->first[sentence + 1]; i++)
		terms->terms[terms->lists[i]].covered = true;
}

static void
give_ranks(Ranker *ranker)
{
	uint32_t n_ranked = 0;

	sort_candidates(ranker, true);
	while (n_ranked < PICKS && n_ranked < ranker->n_candidates)
		pick(ranker, find_best(ranker), ++n_ranked);
	sort_candidates(ranker, false);
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		const Candidate *candidate = &ranker->candidates[ranker->order[i]];

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		if (!candidate->picked)
			ranker->analysis->scores[candidate->sentence].rank = ++n_ranked;
	}
}

/* Salience: the score above the lowest, in proportion to that of the best. */
static void
give_salience(Ranker *ranker)
{
	int32_t low = INT32_MAX;
	int32_t high = 0;

	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		int32_t score = own_score(&ranker->candidates[i], false);

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		low = score < low ? score : low;
		high = score > high ? score : high;
	}
	low = low > 0 ? 0 : low;
	for (uint32_t i = 0; i < ranker->n_candidates; i++)
	{
		const Candidate *candidate = &ranker->candidates[i];
		uint64_t above = (uint64_t) (own_score(candidate, false) - low);

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		if (high > low)
			ranker->analysis->scores[candidate->sentence].salience =
				(uint32_t) (above * NX_UNIT / (uint64_t) (high - low));
	}
}

static void
find_candidates(Ranker *ranker)
{
	const NxText *text = &ranker->analysis->text;
	NxArena *arena = ranker->analysis->arena;

	ranker->place = nx_new_array(arena, uint32_t, text->n_sentences);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		bool is_story = nx_block_is_story(&text->blocks[text->sentences[i].block]);

		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		ranker->place[i] = is_story ? ranker->n_candidates++ : NX_NONE;
	}
	ranker->candidates = nx_new_array(arena, Candidate, ranker->n_candidates);
	ranker->order = nx_new_array(arena, uint32_t, ranker->n_candidates);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		if (i % 1024 == 0)
			nx_poll(ranker->analysis->arena->env);
		if (ranker->place[i] != NX_NONE)
			ranker->candidates[ranker->place[i]].sentence = i;
	}
}

static void
hash_words(const char *const *words, uint32_t n, uint64_t *hashes)
{
	for (uint32_t i = 0; i < n; i++)
		hashes[i] = nx_hash64(words[i], strlen(words[i]));
}

static void
drop_ranker(Ranker *ranker)
{
	NxArena *arena = ranker->analysis->arena;

	nx_terms_drop(&ranker->terms, ranker->analysis);
	nx_drop_array(arena, ranker->place, ranker->analysis->text.n_sentences);
	nx_drop_array(arena, ranker->candidates, ranker->n_candidates);
	nx_drop_array(arena, ranker->order, ranker->n_candidates);
}

void
nx_summary_rank(NxAnalysis *analysis)
{
	Ranker ranker = {.analysis = analysis};

	hash_words(persons, N_PERSONS, ranker.persons);
	hash_words(pointers, N_POINTERS, ranker.pointers);
	nx_terms_collect(&ranker.terms, analysis);
	find_candidates(&ranker);
	score_candidates(&ranker);
	give_ranks(&ranker);
	give_salience(&ranker);
	drop_ranker(&ranker);
}
