/*
 * discourse.c
 *	  Who is spoken of, sentence by sentence: the persons whom a pronoun may mean.
 *
 * A person may be meant in the sentence that names him and in those after it until
 * another names somebody.  What matters of him is whether he is the subject there, whether
 * he speaks, and of which sex he is; and whether somebody without a name, whom nothing can
 * be known of, is spoken of, too.
 */
#include "analysis/discourse.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/clause.h"
#include "analysis/plausible.h"
#include "analysis/split.h"
#include "analysis/trim.h"
#include "analysis/variants.h"
#include "base/hash.h"

/* In place of an entity: a title that several have. */
#define SEVERAL (NX_KEYMAP_NONE - 1)

/* So many sentences after a quotation that named him somebody may be spoken of in another. */
#define QUOTED_MEMORY 2

/* A longer list of persons is forgotten with its sentence. */
#define LONGEST_LIST 64

/* Words before what a person without a name is: "The former Republican candidate". */
#define NAMELESS_REACH 6

/* Words between "a" and "mother". */
#define INDEFINITE_REACH 3

/* Words of titles and attributes between the start of a clause and its subject. */
#define CLAUSE_REACH 8

/* Titles between "said" and who says it: "said former Sen." */
#define TITLES 3

/* Words between a subject and its verb of saying: "has also". */
#define VERB_REACH 2

static const char *const the[] = {"the"};
static const char *const articles[] = {"a", "an", "the"};
static const char *const determiners[] = {"a",	  "an",	 "another", "one",
										  "that", "the", "this"};

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
		sexes = analysis->classes[first - 1] & NX_DISCOURSE_SEXES;
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

uint32_t
nx_discourse_find_saying(const NxDiscourse *discourse, uint32_t token)
{
	static const char *const between[] = {"again", "already",  "also", "even",	"first",
										  "had",   "has",	   "have", "just",	"later",
										  "never", "not",	   "now",  "on",	"once",
										  "only",  "recently", "soon", "still", "then"};
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t end = nx_discourse_sentence_end(discourse);

	for (uint32_t i = 0; i <= VERB_REACH && token + i < end; i++)
	{
		if (analysis->text.tokens[token + i].kind == NX_TOKEN_CLITIC)
			break; /* "Roe's tweet" */
		if (nx_token_is(analysis, token + i, NX_WORD_REPORTING))
			return token + i;
		if (!nx_token_is(analysis, token + i, NX_WORD_WEEKDAY) &&
			!nx_plausible_token_is(&analysis->text, token + i, nx_wordlist(between)))
			break;
	}
	return NX_NONE;
}

bool
nx_discourse_follows_saying(const NxDiscourse *discourse, uint32_t token)
{
	const NxAnalysis *analysis = discourse->analysis;

	for (uint32_t i = 0; i < TITLES && token > discourse->first &&
						 nx_token_is_capital(&analysis->text.tokens[token - 1]) &&
						 nx_token_is(analysis, token - 1, NX_WORD_TITLE);
		 i++)
		token--;
	return token >= discourse->first + 2 &&
		   nx_token_is(analysis, token - 1, NX_WORD_REPORTING) &&
		   (analysis->text.tokens[token - 2].kind == NX_TOKEN_CLOSE_QUOTE ||
			nx_split_token_reads(&analysis->text, token - 2, ","));
}

/* May a subject begin at the token: at the start of a sentence or clause, but for titles? */
static bool
begins_clause(const NxDiscourse *discourse, uint32_t token)
{
	static const char *const joining[] = {"and", "or"};
	static const char *const once[] = {"former", "late", "then"};
	static const char *const openers[] = {"after", "and",	"as",	 "because", "before",
										  "if",	   "since", "that",	 "until",	"when",
										  "where", "which", "while", "why"};
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t first = discourse->first;
	uint32_t limit = token > first + CLAUSE_REACH ? token - CLAUSE_REACH : first;

	while (token > limit &&
		   (nx_token_is_capital(&analysis->text.tokens[token - 1]) ||
			nx_token_is(analysis, token - 1, NX_WORD_TITLE | NX_WORD_ROLE) ||
			nx_plausible_token_is(&analysis->text, token - 1, nx_wordlist(once))))
		token--;
	/* "Roe and Lee": one is what the other is. */
	if (token > first && token - 1 == discourse->last_end &&
		nx_plausible_token_is(&analysis->text, token - 1, nx_wordlist(joining)))
		return discourse->last_begins;
	/* "He thinks Roe has left": what is said begins with her. */
	return token == first || nx_clause_ends(analysis, token - 1) ||
		   nx_token_is(analysis, token - 1, NX_WORD_REPORTING) ||
		   analysis->text.tokens[token - 1].kind == NX_TOKEN_OPEN_QUOTE ||
		   analysis->text.tokens[token - 1].kind == NX_TOKEN_CLOSE_QUOTE ||
		   nx_plausible_token_is(&analysis->text, token - 1, nx_wordlist(openers));
}

/* Is what stands between the tokens the subject of a clause? */
static bool
is_subject(const NxDiscourse *discourse, uint32_t first, uint32_t end)
{
	const NxAnalysis *analysis = discourse->analysis;

	if (end >= nx_discourse_sentence_end(discourse))
		return false;
	if (nx_discourse_find_saying(discourse, end) != NX_NONE ||
		nx_discourse_follows_saying(discourse, first))
		return true;
	return analysis->text.tokens[end].kind != NX_TOKEN_CLITIC &&
		   begins_clause(discourse, first);
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
learn_title(NxDiscourse *discourse, const NxMention *mention)
{
	static const char *const others[] = {"vice", "deputy", "former", "then", "ex", "late"};
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t first = analysis->text.sentences[mention->sentence].first_token;
	uint32_t title = mention->first_token - 1;
	uint64_t key;
	uint32_t bearer;

	if (mention->first_token <= first || !nx_token_is(analysis, title, NX_WORD_TITLE) ||
		(title > first &&
		 nx_plausible_token_is(&analysis->text, title - 1, nx_wordlist(others))))
		return;
	key = title_key(&analysis->text, title);
	bearer = nx_keymap_get(&discourse->bearers, key);
	nx_keymap_put(&discourse->bearers, key,
				  bearer == NX_KEYMAP_NONE || bearer == mention->entity ? mention->entity
																		: SEVERAL);
}

static void
learn_persons(NxDiscourse *discourse)
{
	const NxAnalysis *analysis = discourse->analysis;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (mention->entity == NX_NONE || mention->kind != NX_KIND_PERSON)
			continue;
		discourse->persons[mention->entity].sexes |= sex_of(analysis, mention);
		learn_title(discourse, mention);
	}
	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		NxSpoken *person = &discourse->persons[i];

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (analysis->entities[i].kind == NX_KIND_PERSON && person->sexes == 0)
			person->sexes = sex_of_name(analysis, analysis->entities[i].name);
	}
}

/* Is the token what a person is, who has no name there: "the attorney general is"? */
static bool
is_nameless(const NxDiscourse *discourse, uint32_t token)
{
	const NxAnalysis *analysis = discourse->analysis;
	const NxToken *tokens = analysis->text.tokens;
	uint32_t end = nx_discourse_sentence_end(discourse);

	if (tokens[token].shape != NX_SHAPE_LOWER ||
		!nx_token_is(analysis, token, NX_DISCOURSE_PERSON) ||
		nx_token_is(analysis, token, NX_WORD_FIRST_NAME | NX_WORD_PRONOUN))
		return false;
	return token + 1 == end ||
		   (!nx_token_is_capital(&tokens[token + 1]) &&
			tokens[token + 1].kind != NX_TOKEN_CLITIC &&
			!nx_token_is(analysis, token + 1, NX_WORD_TITLE | NX_WORD_ROLE));
}

/* Does the token belong to what the sentence begins with, after an article? */
static bool
is_in_subject(const NxDiscourse *discourse, uint32_t token)
{
	const NxAnalysis *analysis = discourse->analysis;

	if (token - discourse->first > NAMELESS_REACH ||
		!nx_plausible_token_is(&analysis->text, discourse->first, nx_wordlist(determiners)))
		return false;
	for (uint32_t i = discourse->first + 1; i < token; i++)
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
add_candidate(NxDiscourse *discourse, uint32_t entity)
{
	if (discourse->persons[entity].is_candidate)
		return;
	discourse->persons[entity].is_candidate = true;
	discourse->candidates[discourse->n_candidates++] = entity;
}

void
nx_discourse_see(NxDiscourse *discourse, uint32_t entity, uint32_t first, uint32_t end)
{
	NxSpoken *person = &discourse->persons[entity];
	bool subject;

	add_candidate(discourse, entity);
	if (nx_discourse_is_quoted(&discourse->analysis->text, first))
	{
		person->quoted = first + 1;
		person->quoted_in = discourse->sentence + 1;
		return;
	}
	subject = is_subject(discourse, first, end);
	person->is_subject =
		subject || (person->sentence == discourse->sentence + 1 && person->is_subject);
	person->sentence = discourse->sentence + 1;
	person->end = end;
	if (nx_discourse_find_saying(discourse, end) != NX_NONE ||
		nx_discourse_follows_saying(discourse, first))
	{
		discourse->speaker = entity;
		discourse->last_heard = entity;
		discourse->heard_in = discourse->sentence + 1;
	}
}

static const NxBlock *
block_of(const NxAnalysis *analysis, uint32_t sentence)
{
	return &analysis->text.blocks[analysis->text.sentences[sentence].block];
}

/* Keep those of the last sentence that names anybody; forget the others. */
void
nx_discourse_begin_sentence(NxDiscourse *discourse, uint32_t s)
{
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t kept = 0;
	/* Nor does a story go on from a caption. */
	bool is_over = discourse->n_candidates > LONGEST_LIST ||
				   (s > 0 && block_of(analysis, s - 1)->kind == NX_BLOCK_CAPTION &&
					block_of(analysis, s)->kind != NX_BLOCK_CAPTION);

	if (s > 0 && !nx_discourse_is_quoted(&analysis->text, discourse->first))
		discourse->n_passed++;
	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		if (discourse->persons[discourse->candidates[i]].sentence > discourse->peopled)
		{
			discourse->peopled = discourse->persons[discourse->candidates[i]].sentence;
			discourse->n_passed = 0;
		}
	}
	for (uint32_t i = 0; i < discourse->n_candidates; i++)
	{
		NxSpoken *person = &discourse->persons[discourse->candidates[i]];

		person->is_candidate =
			!is_over &&
			((person->sentence == discourse->peopled && discourse->peopled > 0 &&
			  discourse->n_passed < NX_DISCOURSE_MEMORY) ||
			 (person->quoted_in > 0 && person->quoted_in + QUOTED_MEMORY > s));
		if (person->is_candidate)
			discourse->candidates[kept++] = discourse->candidates[i];
	}
	discourse->n_candidates = kept;
	discourse->sentence = s;
	discourse->first = analysis->text.sentences[s].first_token;
	discourse->speaker = NX_NONE;
	discourse->last_meant = NX_NONE;
}

bool
nx_discourse_agrees(const NxDiscourse *discourse, uint32_t entity, uint32_t sex)
{
	uint32_t sexes = discourse->persons[entity].sexes;

	return sexes == 0 || sexes == NX_DISCOURSE_SEXES || sexes == sex;
}

/* ---- what is read ---- */

/* "at a mother": a man or a woman whom the sentence brings in, and of whom it tells no name. */
static bool
brings_in(const NxDiscourse *discourse, uint32_t token)
{
	static const char *const indefinite[] = {"a", "an", "another"};
	static const char *const same[] = {"as", "be", "became", "become", "been", "is", "was"};
	const NxText *text = &discourse->analysis->text;

	for (uint32_t i = 1; i <= INDEFINITE_REACH && token >= discourse->first + i; i++)
	{
		uint32_t article = token - i;

		if (nx_plausible_token_is(text, article, nx_wordlist(indefinite)))
			return article == discourse->first ||
				   (!nx_plausible_token_is(text, article - 1, nx_wordlist(same)) &&
					!nx_clause_ends(discourse->analysis, article - 1));
		if (text->tokens[article].shape != NX_SHAPE_LOWER)
			break;
	}
	return false;
}

static void
meet_stranger(NxDiscourse *discourse, uint32_t token)
{
	uint32_t sex = discourse->analysis->classes[token] & NX_DISCOURSE_SEXES;

	if (sex != NX_WORD_MALE && sex != NX_WORD_FEMALE)
		return;
	if (sex == NX_WORD_MALE)
		discourse->strange_man = discourse->sentence + 1;
	else
		discourse->strange_woman = discourse->sentence + 1;
	if (discourse->last_meant != NX_NONE &&
		nx_discourse_agrees(discourse, discourse->last_meant, sex))
		discourse->last_meant = NX_NONE;
}

/*
 * "The president" is who has that title, if one alone has; any other person without a name
 * whom the sentence begins with makes doubtful who is meant.
 */
void
nx_discourse_read_title(NxDiscourse *discourse, uint32_t token)
{
	const NxText *text = &discourse->analysis->text;
	uint32_t bearer;

	if (token == discourse->first || !is_nameless(discourse, token))
		return;
	bearer = nx_keymap_get(&discourse->bearers, text->tokens[token].lower);
	if (bearer < SEVERAL && nx_plausible_token_is(text, token - 1, nx_wordlist(the)))
		nx_discourse_see(discourse, bearer, token - 1, token + 1);
	else if (nx_discourse_is_quoted(text, token) &&
			 nx_plausible_token_is(text, token - 1, nx_wordlist(determiners)))
		discourse->doubtful_quoted = token + 1;
	else if (!nx_discourse_is_quoted(text, token) && is_in_subject(discourse, token))
		discourse->doubtful = discourse->sentence + 1;
	else if (!nx_discourse_is_quoted(text, token) && brings_in(discourse, token))
		meet_stranger(discourse, token);
}

/* "The Obama administration": whose it is, and nobody who does anything. */
static bool
is_attribute(const NxDiscourse *discourse, const NxMention *mention)
{
	const NxAnalysis *analysis = discourse->analysis;
	uint32_t end = mention->first_token + mention->n_tokens;

	return mention->first_token > discourse->first &&
		   end < nx_discourse_sentence_end(discourse) &&
		   nx_plausible_token_is(&analysis->text, mention->first_token - 1,
								 nx_wordlist(articles)) &&
		   analysis->text.tokens[end].shape == NX_SHAPE_LOWER &&
		   !nx_token_is(analysis, end, NX_WORD_STOP | NX_WORD_REPORTING);
}

void
nx_discourse_read_mention(NxDiscourse *discourse, const NxMention *mention)
{
	uint32_t end = mention->first_token + mention->n_tokens;

	if (mention->kind == NX_KIND_PERSON && mention->entity != NX_NONE &&
		!is_attribute(discourse, mention))
	{
		/* A newcomer of that sex makes it doubtful whom the next pronoun means. */
		if (discourse->last_meant != NX_NONE && discourse->last_meant != mention->entity &&
			nx_discourse_agrees(discourse, mention->entity,
								discourse->persons[discourse->last_meant].sexes))
			discourse->last_meant = NX_NONE;
		nx_discourse_see(discourse, mention->entity, mention->first_token, end);
	}
	discourse->last_begins = begins_clause(discourse, mention->first_token);
	discourse->last_end = end;
	discourse->mention++;
}

void
nx_discourse_init(NxDiscourse *discourse, const NxAnalysis *analysis)
{
	memset(discourse, 0, sizeof(*discourse));
	discourse->analysis = analysis;
	discourse->speaker = NX_NONE;
	discourse->last_heard = NX_NONE;
	discourse->last_meant = NX_NONE;
	discourse->persons = nx_new_array(analysis->arena, NxSpoken, analysis->n_entities);
	discourse->candidates = nx_new_array(analysis->arena, uint32_t, analysis->n_entities);
	nx_keymap_init(&discourse->bearers, analysis->arena);
	learn_persons(discourse);
}

void
nx_discourse_drop(NxDiscourse *discourse)
{
	const NxAnalysis *analysis = discourse->analysis;

	nx_drop_array(analysis->arena, discourse->persons, analysis->n_entities);
	nx_drop_array(analysis->arena, discourse->candidates, analysis->n_entities);
	nx_keymap_drop(&discourse->bearers);
}
