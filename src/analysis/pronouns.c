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
 *									subject, or the only candidate at all
 *	  Roe won. She ...				the only candidate of the sentence before, or its
 *									subject
 *
 * That what goes on is the subject of before is what the theory of centering says (Grosz,
 * Joshi and Weinstein, "Centering: A Framework for Modeling the Local Coherence of
 * Discourse", 1995).  A quotation speaks of others than who is around it: in it those
 * count alone whom it names itself.  "They" and "it" are left alone, and so are the
 * pronouns of the furniture.
 */
#include "analysis/pronouns.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/clause.h"
#include "analysis/keymap.h"
#include "analysis/plausible.h"
#include "analysis/split.h"
#include "analysis/trim.h"
#include "analysis/variants.h"
#include "analysis/wordlist.h"
#include "base/hash.h"

#define SEVERAL (NX_KEYMAP_NONE - 1)

#define SEX_MASK (NX_WORD_MALE | NX_WORD_FEMALE)

/* Where more persons are named no pronoun is plain, and none is looked for. */
#define MAX_CANDIDATES 8

/* Who was named more sentences ago than this, and nobody since, is forgotten. */
#define MEMORY 3

/* And so many sentences after a quotation that named him he may be spoken of in another. */
#define QUOTED_MEMORY 2

/* Words before what a person without a name is: "The former Republican candidate". */
#define NAMELESS_REACH 4

static const char *const the[] = {"the"};
static const char *const articles[] = {"a", "an", "the"};
static const char *const determiners[] = {"a",	  "an",	 "another", "one",
										  "that", "the", "this"};

/* With these a sentence begins before its main clause. */
static const char *const before_main[] = {
	"after", "although", "as",	   "because", "before", "despite", "if",
	"in",	 "since",	 "though", "until",	  "when",	"while",   "with"};

/* Words between a subject and its verb of saying: "has also". */
#define VERB_REACH 2

typedef struct Person
{
	uint32_t sexes;	   /* NX_WORD_MALE, NX_WORD_FEMALE, both, none */
	uint32_t sentence; /* 1 + the last that names or means him outside quotations; 0 none */
	uint32_t end;	   /* the token after that */
	uint32_t quoted;   /* 1 + the token where a quotation names him last; 0 nowhere */
	uint32_t quoted_in; /* 1 + the sentence of that; 0 none */
	bool is_subject;	/* in that sentence */
	bool is_candidate;
} Person;

typedef struct Search
{
	const NxAnalysis *analysis;
	NxPronouns *found;
	uint32_t capacity;
	uint32_t last_end;	  /* the token after the last mention */
	bool last_begins;	  /* does that begin a clause? */
	uint32_t mention;	  /* the next to come */
	Person *persons;	  /* [n_entities] */
	NxKeymap bearers;	  /* hash of a title: the entity that has it, or SEVERAL */
	uint32_t *candidates; /* entities */
	uint32_t n_candidates;
	uint32_t sentence;	  /* where the search is */
	uint32_t first;		  /* its first token */
	uint32_t peopled;	  /* 1 + the last sentence before that names or means anybody */
	uint32_t quote_start; /* first token of the quotation that the search is in */
	uint32_t speaker;	  /* who speaks in the sentence, or NX_NONE */
	uint32_t last_heard;  /* who spoke last, or NX_NONE */
	uint32_t heard_in;	  /* 1 + the sentence of that */
	uint32_t last_meant;  /* by the pronoun before, in the sentence, or NX_NONE */
	uint32_t doubtful; /* 1 + the last sentence that speaks of somebody nameless; 0 none */
	uint32_t doubtful_quoted; /* 1 + the last token in a quotation that is; 0 none */
	uint32_t n_passed;		  /* sentences since anybody was named, but for quoted ones */
} Search;

/* ---- sexes ---- */

static uint32_t
class_of_sex(uint8_t sex)
{
	if (sex == NX_SEX_UNKNOWN)
		return 0;
	return sex == NX_SEX_MALE ? NX_WORD_MALE : NX_WORD_FEMALE;
}

/* What the words of a mention, and the title before it, tell of the sex. */
static uint32_t
sex_of(const NxAnalysis *analysis, const NxMention *mention)
{
	uint32_t first = mention->first_token;
	uint32_t sexes = 0;

	if (first > analysis->text.sentences[mention->sentence].first_token &&
		nx_token_is(analysis, first - 1, NX_WORD_TITLE))
		sexes = analysis->words[first - 1]->classes & SEX_MASK;
	if (sexes == 0 && mention->n_tokens > 1)
		sexes = class_of_sex(
			nx_sex_of_given_name(analysis, nx_text_token(&analysis->text, first)));
	return sexes;
}

/* What the given name tells that an entity is shown with: "Obama" is Barack Obama. */
static uint32_t
sex_of_name(const NxAnalysis *analysis, NxString name)
{
	const char *space = memchr(name.bytes, ' ', name.len);

	if (space == NULL)
		return 0;
	name.len = (uint32_t) (space - name.bytes);
	return class_of_sex(nx_sex_of_given_name(analysis, name));
}

/* ---- words ---- */

static bool
is_quoted(const NxText *text, uint32_t token)
{
	return (text->tokens[token].flags & NX_TOKEN_QUOTED) != 0;
}

static uint32_t
sentence_end(const Search *search)
{
	const NxSentence *sentence = &search->analysis->text.sentences[search->sentence];

	return sentence->first_token + sentence->n_tokens;
}

/* The verb of saying whose subject ends before the token, "has also" between; or NX_NONE. */
static uint32_t
find_saying(const Search *search, uint32_t token)
{
	static const char *const being[] = {"are", "be", "been", "being", "is", "was", "were"};
	const NxAnalysis *analysis = search->analysis;
	uint32_t end = sentence_end(search);

	for (uint32_t i = 0; i <= VERB_REACH && token + i < end; i++)
	{
		if (analysis->text.tokens[token + i].kind == NX_TOKEN_CLITIC)
			break; /* "Roe's tweet" */
		if (nx_token_is(analysis, token + i, NX_WORD_REPORTING))
			return token + i;
		if (nx_plausible_token_is(&analysis->text, token + i, nx_wordlist(being)))
			break; /* "Roe was mentioned" */
		if (!nx_token_is(analysis, token + i, NX_WORD_STOP) ||
			nx_token_is(analysis, token + i, NX_WORD_PREPOSITION | NX_WORD_PRONOUN) ||
			nx_clause_ends(analysis, token + i))
			break;
	}
	return NX_NONE;
}

/* Does "“...,” said" stand right before the token? */
static bool
follows_saying(const Search *search, uint32_t token)
{
	return token >= search->first + 2 &&
		   nx_token_is(search->analysis, token - 1, NX_WORD_REPORTING) &&
		   search->analysis->text.tokens[token - 2].kind == NX_TOKEN_CLOSE_QUOTE;
}

/* May a subject begin at the token: at the start of a sentence or clause, but for titles? */
static bool
begins_clause(const Search *search, uint32_t token)
{
	static const char *const joining[] = {"and", "or"};
	static const char *const openers[] = {"after", "and",	"as",	 "because", "before",
										  "if",	   "since", "that",	 "until",	"when",
										  "where", "which", "while", "why"};
	const NxAnalysis *analysis = search->analysis;
	uint32_t first = search->first;

	while (token > first &&
		   (nx_token_is_capital(&analysis->text.tokens[token - 1]) ||
			nx_token_is(analysis, token - 1, NX_WORD_TITLE | NX_WORD_ROLE)))
		token--;
	/* "Roe and Lee": one is what the other is. */
	if (token > first && token - 1 == search->last_end &&
		nx_plausible_token_is(&analysis->text, token - 1, nx_wordlist(joining)))
		return search->last_begins;
	return token == first || nx_clause_ends(analysis, token - 1) ||
		   analysis->text.tokens[token - 1].kind == NX_TOKEN_OPEN_QUOTE ||
		   analysis->text.tokens[token - 1].kind == NX_TOKEN_CLOSE_QUOTE ||
		   nx_plausible_token_is(&analysis->text, token - 1, nx_wordlist(openers));
}

/* Is what stands between the tokens the subject of a clause? */
static bool
is_subject(const Search *search, uint32_t first, uint32_t end)
{
	const NxAnalysis *analysis = search->analysis;

	if (end >= sentence_end(search))
		return false;
	if (find_saying(search, end) != NX_NONE || follows_saying(search, first))
		return true;
	return analysis->text.tokens[end].kind != NX_TOKEN_CLITIC &&
		   begins_clause(search, first);
}

/* ---- whom a title means ---- */

/* A title as it stands alone: "Gov. Roe" is the governor. */
static uint64_t
title_key(const NxText *text, uint32_t token)
{
	static const struct
	{
		const char *abbreviation;
		const char *title;
	} titles[] = {{"Gov.", "governor"}, {"Sen.", "senator"},		{"Gen.", "general"},
				  {"Dr.", "doctor"},	{"Rep.", "representative"}, {"Lt.", "lieutenant"},
				  {"Sgt.", "sergeant"}, {"Capt.", "captain"},		{"Col.", "colonel"}};

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
	{
		if (nx_split_token_reads(text, token, titles[i].abbreviation))
			return nx_hash64(titles[i].title, strlen(titles[i].title));
	}
	return text->tokens[token].lower;
}

/* Remember who has the title before the mention: "President Obama", not "Vice President". */
static void
learn_title(Search *search, const NxMention *mention)
{
	static const char *const others[] = {"vice", "deputy", "former", "then", "ex", "late"};
	const NxAnalysis *analysis = search->analysis;
	uint32_t first = analysis->text.sentences[mention->sentence].first_token;
	uint32_t title = mention->first_token - 1;
	uint64_t key;
	uint32_t bearer;

	if (mention->first_token <= first || !nx_token_is(analysis, title, NX_WORD_TITLE) ||
		(title > first &&
		 nx_plausible_token_is(&analysis->text, title - 1, nx_wordlist(others))))
		return;
	key = title_key(&analysis->text, title);
	bearer = nx_keymap_get(&search->bearers, key);
	nx_keymap_put(&search->bearers, key,
				  bearer == NX_KEYMAP_NONE || bearer == mention->entity ? mention->entity
																		: SEVERAL);
}

static void
learn_persons(Search *search)
{
	const NxAnalysis *analysis = search->analysis;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention->entity == NX_NONE || mention->kind != NX_KIND_PERSON)
			continue;
		search->persons[mention->entity].sexes |= sex_of(analysis, mention);
		learn_title(search, mention);
	}
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		Person *person = &search->persons[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (analysis->entities[i].kind == NX_KIND_PERSON && person->sexes == 0)
			person->sexes = sex_of_name(analysis, analysis->entities[i].name);
	}
}

/* Is the token what a person is, who has no name there: "the attorney general is"? */
static bool
is_nameless(const Search *search, uint32_t token)
{
	const NxAnalysis *analysis = search->analysis;
	const NxToken *tokens = analysis->text.tokens;
	uint32_t end = sentence_end(search);

	if (tokens[token].shape != NX_SHAPE_LOWER ||
		!nx_token_is(analysis, token, NX_WORD_TITLE | NX_WORD_ROLE | SEX_MASK) ||
		nx_token_is(analysis, token, NX_WORD_FIRST_NAME | NX_WORD_PRONOUN))
		return false;
	return token + 1 == end ||
		   (!nx_token_is_capital(&tokens[token + 1]) &&
			tokens[token + 1].kind != NX_TOKEN_CLITIC &&
			!nx_token_is(analysis, token + 1, NX_WORD_TITLE | NX_WORD_ROLE));
}

/* Does the token belong to what the sentence begins with, after an article? */
static bool
is_in_subject(const Search *search, uint32_t token)
{
	const NxAnalysis *analysis = search->analysis;

	if (token - search->first > NAMELESS_REACH ||
		!nx_plausible_token_is(&analysis->text, search->first, nx_wordlist(determiners)))
		return false;
	for (uint32_t i = search->first + 1; i < token; i++)
	{
		if (analysis->text.tokens[i].kind == NX_TOKEN_CLITIC ||
			nx_clause_ends(analysis, i) ||
			nx_token_is(analysis, i, NX_WORD_PREPOSITION | NX_WORD_REPORTING))
			return false;
	}
	return true;
}

/* ---- candidates ---- */

static void
add_candidate(Search *search, uint32_t entity)
{
	if (search->persons[entity].is_candidate)
		return;
	search->persons[entity].is_candidate = true;
	search->candidates[search->n_candidates++] = entity;
}

/* A person is named, or meant, from one token to another. */
static void
see(Search *search, uint32_t entity, uint32_t first, uint32_t end)
{
	Person *person = &search->persons[entity];
	bool subject;

	add_candidate(search, entity);
	if (is_quoted(&search->analysis->text, first))
	{
		person->quoted = first + 1;
		person->quoted_in = search->sentence + 1;
		return;
	}
	subject = is_subject(search, first, end);
	person->is_subject =
		subject || (person->sentence == search->sentence + 1 && person->is_subject);
	person->sentence = search->sentence + 1;
	person->end = end;
	if (find_saying(search, end) != NX_NONE || follows_saying(search, first))
	{
		search->speaker = entity;
		search->last_heard = entity;
		search->heard_in = search->sentence + 1;
	}
}

/* Keep those of the last sentence that names anybody; forget the others. */
static void
begin_sentence(Search *search, uint32_t s)
{
	const NxAnalysis *analysis = search->analysis;
	uint32_t kept = 0;

	if (s > 0 && !is_quoted(&analysis->text, search->first))
		search->n_passed++;
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		if (search->persons[search->candidates[i]].sentence > search->peopled)
		{
			search->peopled = search->persons[search->candidates[i]].sentence;
			search->n_passed = 0;
		}
	}
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		Person *person = &search->persons[search->candidates[i]];

		person->is_candidate =
			(person->sentence == search->peopled && search->peopled > 0 &&
			 search->n_passed < MEMORY) ||
			(person->quoted_in > 0 && person->quoted_in + QUOTED_MEMORY > s);
		if (person->is_candidate)
			search->candidates[kept++] = search->candidates[i];
	}
	search->n_candidates = kept;
	search->sentence = s;
	search->first = analysis->text.sentences[s].first_token;
	search->speaker = NX_NONE;
	search->last_meant = NX_NONE;
}

/* ---- whom a pronoun means ---- */

static bool
agrees(const Search *search, uint32_t entity, uint32_t sex)
{
	uint32_t sexes = search->persons[entity].sexes;

	return sexes == 0 || sexes == SEX_MASK || sexes == sex;
}

/*
 * "Roe beat him": not Roe, who does it.  Is the person named before in the same clause,
 * and the pronoun none that could be his own?
 */
static bool
is_other_than(const Search *search, uint32_t entity, uint32_t token)
{
	const NxAnalysis *analysis = search->analysis;

	if (!nx_split_token_reads(&analysis->text, token, "him") ||
		search->persons[entity].sentence != search->sentence + 1)
		return false;
	for (uint32_t i = search->persons[entity].end; i < token; i++)
	{
		if (nx_clause_ends(analysis, i))
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
stands(const Search *search, const Person *person, Where where)
{
	switch (where)
	{
		case IN_QUOTATION:
			return person->quoted > search->quote_start;
		case IN_SENTENCE:
			return person->sentence == search->sentence + 1;
		case BEFORE:
			break;
	}
	return person->sentence > 0 && person->sentence <= search->sentence;
}

/* The only candidate there that agrees, of the subjects if these are asked for; NX_NONE. */
static uint32_t
only_candidate(const Search *search, uint32_t token, uint32_t sex, Where where,
			   bool subjects)
{
	uint32_t found = NX_NONE;

	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		uint32_t entity = search->candidates[i];
		const Person *person = &search->persons[entity];

		if (!stands(search, person, where) || !agrees(search, entity, sex) ||
			(subjects && !person->is_subject) || is_other_than(search, entity, token))
			continue;
		if (found != NX_NONE)
			return NX_NONE;
		found = entity;
	}
	return found;
}

static bool
has_candidate(const Search *search, uint32_t sex, Where where)
{
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		if (stands(search, &search->persons[search->candidates[i]], where) &&
			agrees(search, search->candidates[i], sex))
			return true;
	}
	return false;
}

/* "“...,” he said": who was heard last. */
static uint32_t
who_goes_on(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t heard = search->last_heard;

	if (heard == NX_NONE || search->heard_in + MEMORY <= search->sentence ||
		!agrees(search, heard, sex) || has_candidate(search, sex, IN_SENTENCE) ||
		find_saying(search, token + 1) == NX_NONE || token == search->first ||
		search->analysis->text.tokens[token - 1].kind != NX_TOKEN_CLOSE_QUOTE)
		return NX_NONE;
	return heard;
}

/* "Roe and her mother", "Roe herself" */
static uint32_t
who_stands_before(const Search *search, uint32_t token, uint32_t sex)
{
	static const char *const selves[] = {"herself", "himself"};
	const NxText *text = &search->analysis->text;
	uint32_t end = token;

	if (token > search->first && nx_split_token_reads(text, token - 1, "and"))
		end--;
	else if (!nx_plausible_token_is(text, token, nx_wordlist(selves)))
		return NX_NONE;
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		const Person *person = &search->persons[search->candidates[i]];

		if (person->sentence == search->sentence + 1 && person->end == end &&
			agrees(search, search->candidates[i], sex))
			return search->candidates[i];
	}
	return NX_NONE;
}

/* "Roe said that she": who speaks, unless another is the subject of what is said. */
static uint32_t
who_speaks(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t speaker = search->speaker;

	if (speaker == NX_NONE || !agrees(search, speaker, sex) ||
		is_other_than(search, speaker, token))
		return NX_NONE;
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		const Person *person = &search->persons[search->candidates[i]];

		if (search->candidates[i] != speaker &&
			agrees(search, search->candidates[i], sex) &&
			person->sentence == search->sentence + 1 && person->is_subject &&
			person->end > search->persons[speaker].end)
			return NX_NONE;
	}
	return speaker;
}

/* "He", "she": what is always a subject. */
static bool
is_doer(const Search *search, uint32_t token)
{
	static const char *const doers[] = {"he", "she"};

	return nx_plausible_token_is(&search->analysis->text, token, nx_wordlist(doers));
}

/* Is nobody else of that sex named between the person and the pronoun? */
static bool
is_nearest(const Search *search, uint32_t entity, uint32_t sex)
{
	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		const Person *person = &search->persons[search->candidates[i]];

		if (person->sentence == search->sentence + 1 &&
			person->end > search->persons[entity].end &&
			agrees(search, search->candidates[i], sex))
			return false;
	}
	return true;
}

static uint32_t
who_is_in_sentence(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t entity = only_candidate(search, token, sex, IN_SENTENCE, false);

	if (search->doubtful == search->sentence + 1)
		return NX_NONE;
	if (entity != NX_NONE &&
		(search->persons[entity].is_subject || !has_candidate(search, sex, BEFORE)))
		return entity;
	if (entity != NX_NONE)
		return NX_NONE;
	entity = only_candidate(search, token, sex, IN_SENTENCE, true);
	return entity != NX_NONE && (is_doer(search, token) || is_nearest(search, entity, sex))
			   ? entity
			   : NX_NONE;
}

static uint32_t
who_came_before(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t entity;

	if (has_candidate(search, sex, IN_SENTENCE) || search->doubtful >= search->peopled)
		return NX_NONE;
	entity = only_candidate(search, token, sex, BEFORE, false);
	return entity != NX_NONE ? entity : only_candidate(search, token, sex, BEFORE, true);
}

/* The first mention of the sentence from the token on, of those that are to come; or NULL. */
static const NxMention *
mention_from(const Search *search, uint32_t token)
{
	const NxAnalysis *analysis = search->analysis;

	for (uint32_t m = search->mention; m < analysis->n_mentions; m++)
	{
		const NxMention *mention = &analysis->mentions[m];

		if (mention->sentence != search->sentence || m > search->mention + MAX_CANDIDATES)
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
who_follows(const Search *search, uint32_t token, uint32_t sex)
{
	const NxAnalysis *analysis = search->analysis;
	uint32_t end = sentence_end(search);
	const NxMention *mention;
	uint32_t i = token + 1;

	if (!nx_plausible_token_is(&analysis->text, search->first, nx_wordlist(before_main)) &&
		!ends_in_ing(nx_text_token(&analysis->text, search->first)))
		return NX_NONE;
	while (i < end && !nx_clause_ends(analysis, i))
		i++;
	mention = mention_from(search, ++i);
	if (mention == NULL || mention->kind != NX_KIND_PERSON || mention->entity == NX_NONE ||
		!agrees(search, mention->entity, sex))
		return NX_NONE;
	while (i < mention->first_token &&
		   (nx_token_is_capital(&analysis->text.tokens[i]) ||
			nx_token_is(analysis, i, NX_WORD_TITLE | NX_WORD_ROLE)))
		i++;
	return i == mention->first_token ? mention->entity : NX_NONE;
}

/* Who came before, or who follows; nobody where these are two. */
static uint32_t
who_is_around(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t before = who_came_before(search, token, sex);
	uint32_t after =
		has_candidate(search, sex, IN_SENTENCE) ? NX_NONE : who_follows(search, token, sex);

	if (before == NX_NONE || before == after)
		return after;
	return after == NX_NONE ? before : NX_NONE;
}

/* Who says what is quoted at the token: named behind it, or heard before; or NX_NONE. */
static uint32_t
who_is_quoted(const Search *search, uint32_t token)
{
	const NxText *text = &search->analysis->text;
	uint32_t end = sentence_end(search);
	const NxMention *mention;

	while (token < end && is_quoted(text, token))
		token++;
	mention = mention_from(search, token);
	if (mention != NULL && mention->kind == NX_KIND_PERSON &&
		(find_saying(search, mention->first_token + mention->n_tokens) != NX_NONE ||
		 follows_saying(search, mention->first_token)))
		return mention->entity;
	return search->heard_in + MEMORY > search->sentence ? search->last_heard : NX_NONE;
}

/* The only candidate who is not the speaker, whether he was named in quotation or not. */
static uint32_t
only_other(const Search *search, uint32_t speaker, uint32_t sex)
{
	uint32_t found = NX_NONE;

	for (uint32_t i = 0; i < search->n_candidates; i++)
	{
		uint32_t entity = search->candidates[i];

		if (entity == speaker || !agrees(search, entity, sex))
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
who_is_spoken_of(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t speaker;

	if (search->doubtful_quoted > search->quote_start)
		return NX_NONE;
	if (has_candidate(search, sex, IN_QUOTATION))
		return only_candidate(search, token, sex, IN_QUOTATION, false);
	if (search->doubtful == search->sentence + 1)
		return NX_NONE;
	speaker = who_is_quoted(search, token);
	return speaker == NX_NONE ? NX_NONE : only_other(search, speaker, sex);
}

static uint32_t
whom_means(const Search *search, uint32_t token, uint32_t sex)
{
	uint32_t entity;

	if (search->n_candidates > MAX_CANDIDATES)
		return NX_NONE;
	if (is_quoted(&search->analysis->text, token))
		return who_is_spoken_of(search, token, sex);
	entity = who_goes_on(search, token, sex);
	if (entity == NX_NONE)
		entity = who_stands_before(search, token, sex);
	if (entity == NX_NONE)
		entity = who_speaks(search, token, sex);
	if (entity == NX_NONE && search->last_meant != NX_NONE &&
		agrees(search, search->last_meant, sex))
		entity = search->last_meant;
	if (entity == NX_NONE)
		entity = who_is_in_sentence(search, token, sex);
	return entity != NX_NONE ? entity : who_is_around(search, token, sex);
}

static void
read_pronoun(Search *search, uint32_t token)
{
	const NxAnalysis *analysis = search->analysis;
	uint32_t sex;
	uint32_t entity;

	if (!nx_token_is(analysis, token, NX_WORD_PRONOUN))
		return;
	sex = analysis->words[token]->classes & SEX_MASK;
	if (sex != NX_WORD_MALE && sex != NX_WORD_FEMALE)
		return;
	entity = whom_means(search, token, sex);
	if (entity == NX_NONE && is_quoted(&analysis->text, token))
		search->doubtful_quoted = token + 1;
	else if (entity == NX_NONE)
		search->doubtful = search->sentence + 1;
	if (entity == NX_NONE)
		return;
	nx_grow(analysis->arena, search->found->pronouns, search->found->n,
			(size_t) search->found->n + 1, &search->capacity);
	search->found->pronouns[search->found->n].token = token;
	search->found->pronouns[search->found->n].entity = entity;
	search->found->n++;
	see(search, entity, token, token + 1);
	if (!is_quoted(&analysis->text, token))
		search->last_meant = entity;
}

/*
 * "The president" is who has that title, if one alone has; any other person without a name
 * whom the sentence begins with makes doubtful who is meant.
 */
static void
read_title(Search *search, uint32_t token)
{
	const NxText *text = &search->analysis->text;
	uint32_t bearer;

	if (token == search->first || !is_nameless(search, token))
		return;
	bearer = nx_keymap_get(&search->bearers, text->tokens[token].lower);
	if (bearer < SEVERAL && nx_plausible_token_is(text, token - 1, nx_wordlist(the)))
		see(search, bearer, token - 1, token + 1);
	else if (is_quoted(text, token) &&
			 nx_plausible_token_is(text, token - 1, nx_wordlist(determiners)))
		search->doubtful_quoted = token + 1;
	else if (!is_quoted(text, token) && is_in_subject(search, token))
		search->doubtful = search->sentence + 1;
}

/* ---- the walk ---- */

/* "The Obama administration": whose it is, and nobody who does anything. */
static bool
is_attribute(const Search *search, const NxMention *mention)
{
	const NxAnalysis *analysis = search->analysis;
	uint32_t end = mention->first_token + mention->n_tokens;

	return mention->first_token > search->first && end < sentence_end(search) &&
		   nx_plausible_token_is(&analysis->text, mention->first_token - 1,
								 nx_wordlist(articles)) &&
		   analysis->text.tokens[end].shape == NX_SHAPE_LOWER &&
		   !nx_token_is(analysis, end, NX_WORD_STOP | NX_WORD_REPORTING);
}

static void
read_mention(Search *search, const NxMention *mention)
{
	if (mention->kind != NX_KIND_PERSON || mention->entity == NX_NONE ||
		is_attribute(search, mention))
		return;
	/* A newcomer of that sex makes it doubtful whom the next pronoun means. */
	if (search->last_meant != NX_NONE && search->last_meant != mention->entity &&
		agrees(search, mention->entity, search->persons[search->last_meant].sexes))
		search->last_meant = NX_NONE;
	see(search, mention->entity, mention->first_token,
		mention->first_token + mention->n_tokens);
}

static void
read_sentence(Search *search, uint32_t s)
{
	const NxAnalysis *analysis = search->analysis;
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[s];
	uint32_t end = sentence->first_token + sentence->n_tokens;
	bool is_read = nx_block_is_read(&text->blocks[sentence->block]);

	begin_sentence(search, s);
	for (uint32_t i = sentence->first_token; i < end;)
	{
		const NxMention *mention = search->mention < analysis->n_mentions
									   ? &analysis->mentions[search->mention]
									   : NULL;

		nx_poll(analysis->arena->env);
		if (!is_quoted(text, i))
			search->quote_start = i + 1;
		if (mention == NULL || mention->first_token != i)
		{
			if (is_read)
			{
				read_title(search, i);
				read_pronoun(search, i);
			}
			i++;
			continue;
		}
		read_mention(search, mention);
		search->last_begins = begins_clause(search, i);
		search->last_end = i + mention->n_tokens;
		search->mention++;
		i += mention->n_tokens;
	}
}

NxPronouns *
nx_pronouns_find(const NxAnalysis *analysis)
{
	NxPronouns *found = nx_new_array(analysis->arena, NxPronouns, 1);
	Search search = {
		.analysis = analysis, .found = found, .speaker = NX_NONE, .last_heard = NX_NONE};

	search.persons = nx_new_array(analysis->arena, Person, analysis->n_entities);
	search.candidates = nx_new_array(analysis->arena, uint32_t, analysis->n_entities);
	nx_keymap_init(&search.bearers, analysis->arena);
	learn_persons(&search);
	for (uint32_t s = 0; s < analysis->text.n_sentences; s++)
		read_sentence(&search, s);
	nx_drop_array(analysis->arena, search.persons, analysis->n_entities);
	nx_drop_array(analysis->arena, search.candidates, analysis->n_entities);
	nx_keymap_drop(&search.bearers);
	return found;
}
