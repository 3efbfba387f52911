/*
 * pronouns.c
 *	  Which "he" and "she" are whom, where the text makes it plain.
 *
 * A pronoun of one sex is a person's if that is the only person, of that sex or of one
 * that is not known, whom its own sentence up to there and the sentence before it name.
 * A pronoun that is itself understood hands its person on to the next sentence.  What is
 * quoted speaks of others: pronouns in quotations are left alone, and so are "they" and
 * "it", and those of the furniture.
 */
#include "analysis/pronouns.h"

#define SEX_MASK (NX_WORD_MALE | NX_WORD_FEMALE)

/* Where more persons are named no pronoun is plain, and none is looked for. */
#define MAX_CANDIDATES 8

typedef struct Search
{
	const NxAnalysis *analysis;
	NxPronouns *found;
	uint32_t capacity;
	uint32_t mention;	  /* the next to come */
	uint32_t *sexes;	  /* [n_entities]: NX_WORD_MALE, NX_WORD_FEMALE, both, none */
	uint32_t *last_seen;  /* [n_entities]: 1 + the sentence that named it last */
	uint32_t *candidates; /* entities named in this sentence and in the one before */
	uint32_t n_candidates;
} Search;

/* What the words of a mention, and the title before it, tell of the sex. */
static uint32_t
sex_of(const NxAnalysis *analysis, const NxMention *mention)
{
	uint32_t first = mention->first_token;
	uint32_t sexes = 0;

	if (first > analysis->text.sentences[mention->sentence].first_token &&
		nx_token_is(analysis, first - 1, NX_WORD_TITLE))
		sexes = analysis->words[first - 1]->classes & SEX_MASK;
	if (sexes == 0 && mention->n_tokens > 1 &&
		nx_token_is(analysis, first, NX_WORD_FIRST_NAME))
		sexes = analysis->words[first]->classes & SEX_MASK;
	return sexes;
}

static void
learn_sexes(Search *search)
{
	const NxAnalysis *analysis = search->analysis;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention->entity != NX_NONE)
			search->sexes[mention->entity] |= sex_of(analysis, mention);
	}
}

/* A person was named, or meant, in this sentence. */
static void
see(Search *search, uint32_t entity, uint32_t sentence)
{
	if (search->last_seen[entity] == sentence + 1)
		return;
	/* Who stands there from the sentence before is now of this one, too. */
	if (search->last_seen[entity] == 0 || search->last_seen[entity] < sentence)
		search->candidates[search->n_candidates++] = entity;
	search->last_seen[entity] = sentence + 1;
}

/* Keep those of the sentence before; forget the older ones. */
static void
begin_sentence(Search *search, uint32_t sentence)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		if (search->last_seen[search->candidates[i]] == sentence)
			search->candidates[kept++] = search->candidates[i];
	}
	search->n_candidates = kept;
}

/* The only candidate whom a pronoun of that sex can mean, or NX_NONE. */
static uint32_t
only_candidate(const Search *search, uint32_t sex)
{
	uint32_t found = NX_NONE;

	if (search->n_candidates > MAX_CANDIDATES)
		return NX_NONE;
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		uint32_t sexes = search->sexes[search->candidates[i]];

		if (sexes != 0 && sexes != SEX_MASK && sexes != sex)
			continue;
		if (found != NX_NONE)
			return NX_NONE;
		found = search->candidates[i];
	}
	return found;
}

static void
read_token(Search *search, uint32_t token, uint32_t sentence)
{
	const NxAnalysis *analysis = search->analysis;
	uint32_t sex;
	uint32_t entity;

	if (!nx_token_is(analysis, token, NX_WORD_PRONOUN) ||
		(analysis->text.tokens[token].flags & NX_TOKEN_QUOTED))
		return;
	sex = analysis->words[token]->classes & SEX_MASK;
	if (sex != NX_WORD_MALE && sex != NX_WORD_FEMALE)
		return;
	entity = only_candidate(search, sex);
	if (entity == NX_NONE)
		return;
	nx_grow(analysis->arena, search->found->pronouns, search->found->n,
			(size_t) search->found->n + 1, &search->capacity);
	search->found->pronouns[search->found->n].token = token;
	search->found->pronouns[search->found->n].entity = entity;
	search->found->n++;
	see(search, entity, sentence);
}

static void
read_sentence(Search *search, uint32_t s)
{
	const NxAnalysis *analysis = search->analysis;
	const NxSentence *sentence = &analysis->text.sentences[s];
	uint32_t end = sentence->first_token + sentence->n_tokens;

	bool is_read = nx_block_is_read(&analysis->text.blocks[sentence->block]);

	begin_sentence(search, s);
	for (uint32_t i = sentence->first_token; i < end;)
	{
		const NxMention *mention = search->mention < analysis->n_mentions
									   ? &analysis->mentions[search->mention]
									   : NULL;

		nx_poll(analysis->arena->env);
		if (mention == NULL || mention->first_token != i)
		{
			if (is_read)
				read_token(search, i, s);
			i++;
			continue;
		}
		if (mention->kind == NX_KIND_PERSON && mention->entity != NX_NONE)
			see(search, mention->entity, s);
		search->mention++;
		i += mention->n_tokens;
	}
}

NxPronouns *
nx_pronouns_find(const NxAnalysis *analysis)
{
	NxPronouns *found = nx_new_array(analysis->arena, NxPronouns, 1);
	Search search = {.analysis = analysis, .found = found};

	search.sexes = nx_new_array(analysis->arena, uint32_t, analysis->n_entities);
	search.last_seen = nx_new_array(analysis->arena, uint32_t, analysis->n_entities);
	search.candidates = nx_new_array(analysis->arena, uint32_t, analysis->n_entities);
	learn_sexes(&search);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		read_sentence(&search, s);
	nx_drop_array(analysis->arena, search.sexes, analysis->n_entities);
	nx_drop_array(analysis->arena, search.last_seen, analysis->n_entities);
	nx_drop_array(analysis->arena, search.candidates, analysis->n_entities);
	return found;
}
