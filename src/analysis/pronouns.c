/*
 * pronouns.c
 *	  Which "he" and "she" are whom, where the text makes it plain.
 *
 * Candidates are the persons, of that sex or of one that is not known, whom the sentence
 * names before the pronoun, and those of the last sentence before it that names anybody.
 * The first of these that holds decides; where none does the pronoun is nobody's:
 *
 *	  “...,” he said				who was heard last
 *	  Ann Roe and her mother		who stands right before
 *	  Roe said that she ...			who speaks in the sentence
 *	  Roe lost her seat. She ...	whom the same pronoun meant before, in the sentence
 *	  Roe lost her seat				the only candidate of the sentence, if it is the
 *									subject, or the only candidate at all; of several
 *									the subject, if it is the nearest
 *	  Roe won. She ...				the only candidate of the sentence before, or its
 *									subject
 *	  When she lost, Roe ...		who follows the comma
 *
 * That what goes on is the subject of before is what the theory of centering says (Grosz,
 * Joshi and Weinstein, "Centering: A Framework for Modeling the Local Coherence of
 * Discourse", 1995).  A quotation speaks of others than who says it: in it those count
 * whom it names itself, and else who else was named before.  "They" and "it" are left
 * alone, and so are the pronouns of the furniture.
 */
#include "analysis/pronouns.h"

#include <string.h>

#include "analysis/clause.h"
#include "analysis/discourse.h"
#include "analysis/plausible.h"
#include "analysis/split.h"
#include "analysis/trim.h"

/* Where more persons are named no pronoun is plain, and none is looked for. */
#define MAX_CANDIDATES 8

/* Tokens around a pronoun that are looked through for the end of its clause or quotation. */
#define CLAUSE_REACH 64
#define QUOTATION_REACH 256

/* With these a sentence begins before its main clause. */
static const char *const before_main[] = {
	"after", "although", "as",	   "because", "before", "despite", "if",
	"in",	 "since",	 "though", "until",	  "when",	"while",   "with"};

typedef struct Search
{
	NxDiscourse discourse;
	NxPronouns *found;
	uint32_t capacity;
} Search;

/* ---- whom a pronoun means ---- */

/*
 * "Roe beat him": not Roe, who does it.  Is the person named before in the same clause,
 * and the pronoun none that could be his own?
 */
static bool
is_other_than(const NxDiscourse *discourse, uint32_t entity, uint32_t token)
{
	static const char *const openers[] = {"after", "as",	"because", "before", "if",
										  "since", "that",	"until",   "when",	 "where",
										  "which", "while", "who",	   "whose"};
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t end = discourse->persons[entity].end;

	if (!nx_split_token_reads(&analysis->text, token, "him") ||
		discourse->persons[entity].sentence != discourse->sentence + 1 ||
		token - end > CLAUSE_REACH)
		return false;
	/* "His mother beat him", "Roe's mother": these do. */
	if (nx_split_token_reads(&analysis->text, end - 1, "his") ||
		nx_split_token_reads(&analysis->text, end - 1, "His") ||
		analysis->text.tokens[end].kind == NX_TOKEN_CLITIC)
		return false;
	for (uint32_t i = end; i < token; i++)
	{
		/* "Roe betrayed people who trusted him" */
		if (nx_clause_ends(analysis, i) ||
			nx_plausible_token_is(&analysis->text, i, nx_wordlist(openers)))
			return false;
	}
	return true;
}

/* Which of the candidates are asked for. */
typedef enum Where
{
	IN_QUOTATION,
	IN_SENTENCE,
	BEFORE
} Where;

static bool
stands(const NxDiscourse *discourse, const NxSpoken *person, Where where)
{
	switch (where)
	{
		case IN_QUOTATION:
			return person->quoted > discourse->quote_start;
		case IN_SENTENCE:
			return person->sentence == discourse->sentence + 1;
		case BEFORE:
			break;
	}
	return person->sentence > 0 && person->sentence <= discourse->sentence;
}

/* The only candidate there that agrees, of the subjects if these are asked for; NX_NONE. */
static uint32_t
only_candidate(const NxDiscourse *discourse, uint32_t token, uint32_t sex, Where where,
			   bool subjects)
{
	uint32_t found = NX_NONE;

	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		uint32_t entity = discourse->candidates[i];
		const NxSpoken *person = &discourse->persons[entity];

		if (!stands(discourse, person, where) ||
			!nx_discourse_agrees(discourse, entity, sex) ||
			(subjects && !person->is_subject) || is_other_than(discourse, entity, token))
			continue;
		if (found != NX_NONE)
			return NX_NONE;
		found = entity;
	}
	return found;
}

static bool
has_candidate(const NxDiscourse *discourse, uint32_t sex, Where where)
{
	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		if (stands(discourse, &discourse->persons[discourse->candidates[i]], where) &&
			nx_discourse_agrees(discourse, discourse->candidates[i], sex))
			return true;
	}
	return false;
}

/* Is it “...,” he said? */
static bool
is_saying_on(const NxDiscourse *discourse, uint32_t token)
{
	return token > discourse->first &&
		   discourse->analysis->text.tokens[token - 1].kind == NX_TOKEN_CLOSE_QUOTE &&
		   nx_discourse_find_saying(discourse, token + 1) != NX_NONE;
}

/* “...,” he said: who was heard last, unless another is the subject of what came since. */
static uint32_t
who_goes_on(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t heard = discourse->last_heard;
	uint32_t subject;

	if (heard == NX_NONE ||
		discourse->heard_in + NX_DISCOURSE_MEMORY <= discourse->sentence ||
		!nx_discourse_agrees(discourse, heard, sex) ||
		has_candidate(discourse, sex, IN_SENTENCE) || !is_saying_on(discourse, token))
		return NX_NONE;
	subject = only_candidate(discourse, token, sex, BEFORE, true);
	return subject != NX_NONE && discourse->heard_in < discourse->peopled ? subject : heard;
}

/* "Roe and her mother", "Roe herself" */
static uint32_t
who_stands_before(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	static const char *const selves[] = {"herself", "himself"};
	const NxText *text = &discourse->analysis->text;
	uint32_t end = token;

	if (token > discourse->first && nx_split_token_reads(text, token - 1, "and"))
		end--;
	else if (!nx_plausible_token_is(text, token, nx_wordlist(selves)))
		return NX_NONE;
	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		const NxSpoken *person = &discourse->persons[discourse->candidates[i]];

		if (person->sentence == discourse->sentence + 1 && person->end == end &&
			nx_discourse_agrees(discourse, discourse->candidates[i], sex))
			return discourse->candidates[i];
	}
	return NX_NONE;
}

/* "He", "she": what is always a subject. */
static bool
is_doer(const NxDiscourse *discourse, uint32_t token)
{
	static const char *const doers[] = {"he", "she"};

	return nx_plausible_token_is(&discourse->analysis->text, token, nx_wordlist(doers));
}

/*
 * "Roe said that she": who speaks, unless another is the subject of what is said; nor
 * where it is "her house" that is spoken of, and another is named.
 */
static uint32_t
who_speaks(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t speaker = discourse->speaker;

	if (speaker == NX_NONE || !nx_discourse_agrees(discourse, speaker, sex) ||
		is_other_than(discourse, speaker, token))
		return NX_NONE;
	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		const NxSpoken *person = &discourse->persons[discourse->candidates[i]];

		if (discourse->candidates[i] != speaker &&
			nx_discourse_agrees(discourse, discourse->candidates[i], sex) &&
			person->sentence == discourse->sentence + 1 &&
			(person->is_subject || !is_doer(discourse, token)) &&
			person->end > discourse->persons[speaker].end)
			return NX_NONE;
	}
	return speaker;
}

/* Is nobody else of that sex named between the person and the pronoun? */
static bool
is_nearest(const NxDiscourse *discourse, uint32_t entity, uint32_t sex)
{
	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		const NxSpoken *person = &discourse->persons[discourse->candidates[i]];

		if (person->sentence == discourse->sentence + 1 &&
			person->end > discourse->persons[entity].end &&
			nx_discourse_agrees(discourse, discourse->candidates[i], sex))
			return false;
	}
	return true;
}

static uint32_t
who_is_in_sentence(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t entity = only_candidate(discourse, token, sex, IN_SENTENCE, false);

	if (discourse->doubtful == discourse->sentence + 1 ||
		nx_discourse_has_stranger(discourse, sex, discourse->sentence + 1))
		return NX_NONE;
	if (entity != NX_NONE &&
		(discourse->persons[entity].is_subject || !has_candidate(discourse, sex, BEFORE)))
		return entity;
	if (entity != NX_NONE)
		return NX_NONE;
	entity = only_candidate(discourse, token, sex, IN_SENTENCE, true);
	return entity != NX_NONE && is_nearest(discourse, entity, sex) ? entity : NX_NONE;
}

static uint32_t
who_came_before(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t entity;

	if (has_candidate(discourse, sex, IN_SENTENCE) ||
		discourse->doubtful >= discourse->peopled ||
		nx_discourse_has_stranger(discourse, sex, discourse->peopled))
		return NX_NONE;
	/* Whose house was spoken of does not say anything. */
	entity = is_saying_on(discourse, token)
				 ? NX_NONE
				 : only_candidate(discourse, token, sex, BEFORE, false);
	return entity != NX_NONE ? entity : only_candidate(discourse, token, sex, BEFORE, true);
}

/* The first mention of the sentence from the token on, of those that are to come; or NULL. */
static const NxMention *
mention_from(const NxDiscourse *discourse, uint32_t token)
{
	const NxAnalysis *analysis = discourse->analysis;

	for (uint32_t m = discourse->mention; m < analysis->n_mentions; m++)
	{
		const NxMention *mention = &analysis->mentions[m];

		if (mention->sentence != discourse->sentence ||
			m > discourse->mention + MAX_CANDIDATES)
			return NULL;
		if (mention->first_token >= token)
			return mention;
	}
	return NULL;
}

static bool
ends_in_ing(NxString word)
{
	return word.len > 4 && memcmp(word.bytes + word.len - 3, "ing", 3) == 0;
}

/* "After she lost, Roe ...": who follows the comma that ends what the sentence begins with. */
static uint32_t
who_follows(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t end = nx_discourse_sentence_end(discourse);
	const NxMention *mention;
	uint32_t i = token + 1;

	if (!nx_plausible_token_is(&analysis->text, discourse->first,
							   nx_wordlist(before_main)) &&
		!ends_in_ing(nx_text_token(&analysis->text, discourse->first)))
		return NX_NONE;
	if (end - token > CLAUSE_REACH)
		end = token + CLAUSE_REACH;
	while (i < end && !nx_clause_ends(analysis, i))
		i++;
	mention = mention_from(discourse, ++i);
	if (mention == NULL || mention->kind != NX_KIND_PERSON || mention->entity == NX_NONE ||
		!nx_discourse_agrees(discourse, mention->entity, sex))
		return NX_NONE;
	while (i < mention->first_token &&
		   (nx_token_is_capital(&analysis->text.tokens[i]) ||
			nx_token_is(analysis, i, NX_WORD_TITLE | NX_WORD_ROLE)))
		i++;
	return i == mention->first_token ? mention->entity : NX_NONE;
}

/* Who came before, or who follows; nobody where these are two. */
static uint32_t
who_is_around(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t before = who_came_before(discourse, token, sex);
	uint32_t after = has_candidate(discourse, sex, IN_SENTENCE)
						 ? NX_NONE
						 : who_follows(discourse, token, sex);

	if (before == NX_NONE || before == after)
		return after;
	return after == NX_NONE ? before : NX_NONE;
}

/* Who says what is quoted at the token: named behind it, or heard before; or NX_NONE. */
static uint32_t
who_is_quoted(const NxDiscourse *discourse, uint32_t token)
{
	const NxText *text = &discourse->analysis->text;
	uint32_t end = nx_discourse_sentence_end(discourse);
	const NxMention *mention;

	if (end - token > QUOTATION_REACH)
		end = token + QUOTATION_REACH;
	while (token < end && nx_discourse_is_quoted(text, token))
		token++;
	mention = mention_from(discourse, token);
	if (mention != NULL && mention->kind == NX_KIND_PERSON &&
		(nx_discourse_find_saying(discourse, mention->first_token + mention->n_tokens) !=
			 NX_NONE ||
		 nx_discourse_follows_saying(discourse, mention->first_token)))
		return mention->entity;
	return discourse->heard_in + NX_DISCOURSE_MEMORY > discourse->sentence
			   ? discourse->last_heard
			   : NX_NONE;
}

/* The only candidate who is not the speaker, whether he was named in quotation or not. */
static uint32_t
only_other(const NxDiscourse *discourse, uint32_t speaker, uint32_t sex)
{
	uint32_t found = NX_NONE;

	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		uint32_t entity = discourse->candidates[i];

		if (entity == speaker || !nx_discourse_agrees(discourse, entity, sex))
			continue;
		if (found != NX_NONE)
			return NX_NONE;
		found = entity;
	}
	return found;
}

/*
 * The only one whom the quotation names; if it names nobody the only one who was named
 * before it, but for who speaks.
 */
static uint32_t
who_is_spoken_of(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t speaker;

	if (discourse->doubtful_quoted > discourse->quote_start)
		return NX_NONE;
	if (has_candidate(discourse, sex, IN_QUOTATION))
		return only_candidate(discourse, token, sex, IN_QUOTATION, false);
	if (discourse->doubtful == discourse->sentence + 1)
		return NX_NONE;
	speaker = who_is_quoted(discourse, token);
	return speaker == NX_NONE ? NX_NONE : only_other(discourse, speaker, sex);
}

static uint32_t
whom_means(const NxDiscourse *discourse, uint32_t token, uint32_t sex)
{
	uint32_t entity;

	if (discourse->n_candidates > MAX_CANDIDATES)
		return NX_NONE;
	if (nx_discourse_is_quoted(&discourse->analysis->text, token))
		return who_is_spoken_of(discourse, token, sex);
	entity = who_goes_on(discourse, token, sex);
	if (entity == NX_NONE)
		entity = who_stands_before(discourse, token, sex);
	if (entity == NX_NONE)
		entity = who_speaks(discourse, token, sex);
	if (entity == NX_NONE && discourse->last_meant != NX_NONE &&
		nx_discourse_agrees(discourse, discourse->last_meant, sex) &&
		!is_other_than(discourse, discourse->last_meant, token))
		entity = discourse->last_meant;
	if (entity == NX_NONE)
		entity = who_is_in_sentence(discourse, token, sex);
	return entity != NX_NONE ? entity : who_is_around(discourse, token, sex);
}

static void
read_pronoun(Search *search, uint32_t token)
{
	NxDiscourse *discourse = &search->discourse;
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t sex;
	uint32_t entity;

	if (!nx_token_is(analysis, token, NX_WORD_PRONOUN))
		return;
	sex = analysis->classes[token] & NX_DISCOURSE_SEXES;
	if (sex != NX_WORD_MALE && sex != NX_WORD_FEMALE)
		return;
	entity = whom_means(discourse, token, sex);
	if (entity == NX_NONE)
	{
		if (nx_discourse_is_quoted(&analysis->text, token))
			discourse->doubtful_quoted = token + 1;
		else
			discourse->doubtful = discourse->sentence + 1;
		return;
	}
	nx_grow(analysis->arena, search->found->pronouns, search->found->n,
			(size_t) search->found->n + 1, &search->capacity);
	search->found->pronouns[search->found->n].token = token;
	search->found->pronouns[search->found->n].entity = entity;
	search->found->n++;
	/* Who is called "he" once is a man. */
	if (discourse->persons[entity].sexes == 0)
		discourse->persons[entity].sexes = sex;
	nx_discourse_see(discourse, entity, token, token + 1);
	if (!nx_discourse_is_quoted(&analysis->text, token))
		discourse->last_meant = entity;
}

/* ---- the walk ---- */

static void
read_sentence(Search *search, uint32_t s)
{
	NxDiscourse *discourse = &search->discourse;
	const NxAnalysis *analysis = discourse->analysis;
	const NxText *text = &analysis->text;
	bool is_read = nx_block_is_read(&text->blocks[text->sentences[s].block]);
	uint32_t end;

	nx_discourse_begin_sentence(discourse, s);
	end = nx_discourse_sentence_end(discourse);
	for (uint32_t i = discourse->first; i < end;)
	{
		const NxMention *mention = discourse->mention < analysis->n_mentions
									   ? &analysis->mentions[discourse->mention]
									   : NULL;

		nx_poll(analysis->arena->env);
		if (!nx_discourse_is_quoted(text, i))
			discourse->quote_start = i + 1;
		if (mention == NULL || mention->first_token != i)
		{
			if (is_read && nx_token_is(analysis, i, NX_DISCOURSE_PERSON))
			{
				nx_discourse_read_title(discourse, i);
				read_pronoun(search, i);
			}
			i++;
			continue;
		}
		nx_discourse_read_mention(discourse, mention);
		i += mention->n_tokens;
	}
}

NxPronouns *
nx_pronouns_find(const NxAnalysis *analysis)
{
	NxPronouns *found = nx_new_array(analysis->arena, NxPronouns, 1);
	Search search = {.found = found};

	nx_discourse_init(&search.discourse, analysis);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		read_sentence(&search, s);
	nx_discourse_drop(&search.discourse);
	return found;
}
