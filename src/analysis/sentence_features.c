/*
 * sentence_features.c
 *	  The features of the sentences of a story.
 *
 * Position, length and words of the title are those of Edmundson ("New Methods in
 * Automatic Extracting", 1969); frequency is that of SumBasic (Nenkova and
 * Vanderwende, 2005); centrality is the degree in the graph that LexRank walks
 * (Erkan and Radev, 2004), counted over terms, not over pairs of sentences, so that
 * all of it is linear.  What is new in a sentence and taken up later (INTRODUCES)
 * tells leads from what fills a story.
 */
#include "analysis/sentence_features.h"

#include <string.h>

#include "base/hash.h"

#define PERMILLE 1000

/* A paragraph of so many sentences is a whole story without paragraphs. */
#define LONG_PARAGRAPH 10

/* Sentences beyond these do not make a term more central. */
#define MOST_SENTENCES 9

/* A term of the title counts as in so many sentences more. */
#define TITLE_SENTENCES 4

/* Words added to each sentence before its content is divided by them: see CENTRALITY. */
#define CENTRALITY_WORDS 12

/* Of INTRODUCES, whose numbers are large: idf has 8 bits behind the point. */
#define IDF_ONE 256

/* Entities that are added up. */
#define MOST_SALIENCE (4 * NX_UNIT)

const char *const nx_rank_names[NX_N_RANK_ENTRIES] = {
	[NX_RANK_POSITION] = "position",
	[NX_RANK_DEPTH] = "depth",
	[NX_RANK_PARAGRAPH] = "paragraph",
	[NX_RANK_LENGTH] = "length",
	[NX_RANK_CENTRALITY] = "centrality",
	[NX_RANK_CONTENT] = "content",
	[NX_RANK_FREQUENCY] = "frequency",
	[NX_RANK_RARITY] = "rarity",
	[NX_RANK_INTRODUCES] = "introduces",
	[NX_RANK_UNIQUE] = "unique",
	[NX_RANK_ECHO] = "echo",
	[NX_RANK_TITLE] = "title",
	[NX_RANK_ENTITIES] = "entities",
	[NX_RANK_MAIN] = "main entity",
	[NX_RANK_NAMES] = "names",
	[NX_RANK_NUMBERS] = "numbers",
	[NX_RANK_QUOTED] = "quoted",
	[NX_RANK_PERSONS] = "first person",
	[NX_RANK_ADDRESSES] = "addresses",
	[NX_RANK_ENDING] = "ending",
	[NX_RANK_TORN] = "torn quotation",
	[NX_RANK_ANTECEDENT] = "antecedent",
	[NX_RANK_REPETITION] = "repetition",
};

#define N_PERSONS 8
#define N_POINTERS 12

/* Speak of the writer or the reader; outside quotations, they mark comment. */
static const char *const persons[N_PERSONS] = {"i",	 "we", "my",  "our",
											   "me", "us", "you", "your"};

/* In the first place of a sentence they point back, as pronouns do. */
static const char *const pointers[N_POINTERS] = {"this",  "that", "these", "those",
												 "such",  "so",	  "then",  "also",
												 "there", "here", "and",   "or"};

/* What the whole sentence holds, before it is set in proportion. */
typedef struct Sums
{
	uint64_t links;	   /* of its terms: idf x other sentences that hold them */
	uint64_t salience; /* of its entities */
	uint32_t n_persons_named;
} Sums;

typedef struct Finder
{
	const NxAnalysis *analysis;
	NxTerms *terms;
	NxCandidate *candidates;
	Sums *sums; /* [n_candidates] */
	uint32_t n_candidates;
	uint64_t persons[N_PERSONS]; /* NxToken.lower of the words */
	uint64_t pointers[N_POINTERS];
} Finder;

static uint16_t
clip(uint64_t value)
{
	return value < UINT16_MAX ? (uint16_t) value : UINT16_MAX;
}

static uint16_t
permille(uint64_t part, uint64_t whole)
{
	return whole == 0 ? 0 : clip(part * PERMILLE / whole);
}

/* ---- what a sentence looks like ---- */

typedef struct Look
{
	uint32_t n_words;
	uint32_t n_names;  /* words not in lower case */
	uint32_t n_quoted; /* tokens in quotations, marks included */
	uint32_t n_numbers;
	uint32_t n_persons;
	uint32_t n_addresses;
	bool speaker_is_pronoun; /* "he said" */
	bool has_lone_mark;		 /* a double quotation mark without its other one */
	uint32_t first_word;	 /* NX_NONE if it has none */
	uint32_t last;			 /* last token that is no closing quote or bracket */
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

/* A verb of saying beside a pronoun: "he said", "said he". */
static bool
is_pronoun_speaking(const NxAnalysis *analysis, const NxSentence *sentence, uint32_t token)
{
	if (!nx_token_is(analysis, token, NX_WORD_REPORTING))
		return false;
	return (token > sentence->first_token &&
			nx_token_is(analysis, token - 1, NX_WORD_PRONOUN)) ||
		   (token + 1 < sentence->first_token + sentence->n_tokens &&
			nx_token_is(analysis, token + 1, NX_WORD_PRONOUN));
}

static void
look_at_word(const Finder *finder, const NxSentence *sentence, uint32_t token, Look *look)
{
	const NxToken *word = &finder->analysis->text.tokens[token];

	look->n_words++;
	look->n_names += word->shape >= NX_SHAPE_CAPITAL;
	look->n_numbers += word->kind == NX_TOKEN_NUMBER;
	if (look->first_word == NX_NONE)
		look->first_word = token;
	if (word->flags & NX_TOKEN_QUOTED)
		return;
	/* None of the words asked for is longer than "your". */
	if (word->len <= 4)
		look->n_persons += is_one_of(word, finder->persons, N_PERSONS);
	look->speaker_is_pronoun |= is_pronoun_speaking(finder->analysis, sentence, token);
}

/* A double quotation mark that belongs to no quotation: its other one is lost. */
static bool
is_lone_mark(const NxText *text, const NxToken *token)
{
	char first = text->bytes[token->start];

	if ((token->kind != NX_TOKEN_OPEN_QUOTE && token->kind != NX_TOKEN_CLOSE_QUOTE) ||
		(token->flags & NX_TOKEN_QUOTED))
		return false;
	return first == '"' || (token->len == 3 &&
							(memcmp(text->bytes + token->start, "\xE2\x80\x9C", 3) == 0 ||
							 memcmp(text->bytes + token->start, "\xE2\x80\x9D", 3) == 0));
}

static Look
look_at(const Finder *finder, const NxSentence *sentence)
{
	const NxText *text = &finder->analysis->text;
	Look look = {.first_word = NX_NONE, .last = sentence->first_token};

	for (uint32_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens;
		 i++)
	{
		const NxToken *token = &text->tokens[i];

		if (i % 1024 == 1023)
			nx_poll(finder->analysis->arena->env);
		look.n_quoted += (token->flags & NX_TOKEN_QUOTED) != 0;
		look.has_lone_mark |= is_lone_mark(text, token);
		if (token->kind == NX_TOKEN_WORD || token->kind == NX_TOKEN_NUMBER ||
			token->kind == NX_TOKEN_CJK)
			look_at_word(finder, sentence, i, &look);
		look.n_addresses += token->kind >= NX_TOKEN_URL && token->kind <= NX_TOKEN_HANDLE;
		if (token->kind != NX_TOKEN_CLOSE_QUOTE && text->bytes[token->start] != ')')
			look.last = i;
	}
	return look;
}

/* How a sentence that ends in this token ends. */
static NxEnding
ending_of(const NxText *text, uint32_t token)
{
	NxString mark = nx_text_token(text, token);
	uint16_t flags = text->tokens[token].flags;

	if (flags & NX_TOKEN_ABBREVIATION)
		return NX_ENDING_STOP;
	if (text->tokens[token].kind != NX_TOKEN_PUNCTUATION)
		return NX_ENDING_NONE;
	if (mark.bytes[0] == '?')
		return NX_ENDING_QUESTION;
	if (mark.bytes[0] == '.' || mark.bytes[0] == '!')
		return mark.len == 1 && (flags & NX_TOKEN_SPACE_BEFORE) ? NX_ENDING_SPACED
																: NX_ENDING_STOP;
	if (mark.len >= 3 && (memcmp(mark.bytes, "\xE2\x80\xA6", 3) == 0 || /* … */
						  memcmp(mark.bytes, "\xE3\x80\x82", 3) == 0))	/* 。 */
		return NX_ENDING_STOP;
	return NX_ENDING_NONE;
}

static NxLean
lean_of(const Finder *finder, const Look *look, uint32_t n_persons_named)
{
	const NxAnalysis *analysis = finder->analysis;

	if (look->first_word == NX_NONE)
		return NX_LEAN_NOT;
	if (nx_token_is(analysis, look->first_word, NX_WORD_PRONOUN))
		return NX_LEAN_PRONOUN;
	if (look->speaker_is_pronoun && n_persons_named == 0)
		return NX_LEAN_SPEAKER;
	if (nx_token_is(analysis, look->first_word, NX_WORD_CONTRAST))
		return NX_LEAN_CONTRAST;
	if (is_one_of(&analysis->text.tokens[look->first_word], finder->pointers, N_POINTERS))
		return NX_LEAN_POINTER;
	return NX_LEAN_NOT;
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

static void
find_looks(const Finder *finder, uint32_t place)
{
	const NxText *text = &finder->analysis->text;
	NxCandidate *candidate = &finder->candidates[place];
	const NxSentence *sentence = &text->sentences[candidate->sentence];
	const NxBlock *block = &text->blocks[sentence->block];
	Look look = look_at(finder, sentence);

	candidate->torn = look.has_lone_mark || is_torn(text, sentence);
	candidate->lean = lean_of(finder, &look, finder->sums[place].n_persons_named);
	candidate->values[NX_RANK_POSITION] = clip(place);
	candidate->values[NX_RANK_DEPTH] = permille(place, finder->n_candidates);
	candidate->values[NX_RANK_PARAGRAPH] =
		block->n_sentences >= LONG_PARAGRAPH
			? LONG_PARAGRAPH
			: clip(candidate->sentence - block->first_sentence);
	candidate->values[NX_RANK_LENGTH] = clip(look.n_words);
	candidate->values[NX_RANK_NAMES] = permille(look.n_names, look.n_words);
	candidate->values[NX_RANK_NUMBERS] = clip(look.n_numbers);
	candidate->values[NX_RANK_QUOTED] = permille(look.n_quoted, sentence->n_tokens);
	candidate->values[NX_RANK_PERSONS] = clip(look.n_persons);
	candidate->values[NX_RANK_ADDRESSES] = clip(look.n_addresses);
	candidate->values[NX_RANK_ENDING] = ending_of(text, look.last);
}

/* ---- what it says ---- */

/*
 * The terms of a sentence.  NxTerm.last is the last sentence that holds the term, until
 * this walk comes by and makes it the last one that it has seen.
 */
static void
find_terms(const Finder *finder, uint32_t place)
{
	const NxTerms *terms = finder->terms;
	NxCandidate *candidate = &finder->candidates[place];
	uint32_t before = place == 0 ? NX_NONE : candidate[-1].sentence;
	uint32_t begin = terms->first[candidate->sentence];
	uint32_t end = terms->first[candidate->sentence + 1];
	uint64_t introduced = 0;
	uint64_t unique = 0;
	uint64_t echo = 0;
	uint64_t title = 0;
	uint64_t n_held = 0;

	for (uint32_t i = begin; i < end; i++)
	{
		NxTerm *term = &terms->terms[terms->lists[i]];
		uint32_t n =
			term->n_sentences < MOST_SENTENCES ? term->n_sentences : MOST_SENTENCES;

		if (i % 1024 == 1023)
			nx_poll(finder->analysis->arena->env);
		candidate->idf_sum += term->idf;
		n_held += n;
		/* A term that stands nowhere else links the sentence to nothing. */
		finder->sums[place].links +=
			(uint64_t) term->idf * (n - 1 + (term->in_title ? TITLE_SENTENCES : 0));
		title += term->in_title ? term->idf : 0;
		unique += term->n_sentences == 1 ? term->idf : 0;
		echo += term->last == before ? term->idf : 0;
		introduced +=
			term->last >= candidate->sentence ? (uint64_t) term->idf * (n - 1) : 0;
		term->last = candidate->sentence;
	}
	candidate->values[NX_RANK_FREQUENCY] =
		begin == end ? 0 : clip(n_held * 100 / (end - begin));
	candidate->values[NX_RANK_RARITY] =
		begin == end ? 0 : clip(candidate->idf_sum / (end - begin));
	candidate->values[NX_RANK_INTRODUCES] = clip(introduced / IDF_ONE);
	candidate->values[NX_RANK_UNIQUE] = permille(unique, candidate->idf_sum);
	candidate->values[NX_RANK_ECHO] = place == 0 ? 0 : permille(echo, candidate->idf_sum);
	candidate->values[NX_RANK_TITLE] = permille(title, terms->title_idf);
}

/* Content of the sentence for each of its words; short ones are not to win by that. */
static uint64_t
centrality_of(const Finder *finder, uint32_t place)
{
	return finder->sums[place].links /
		   (finder->candidates[place].values[NX_RANK_LENGTH] + CENTRALITY_WORDS);
}

static void
set_in_proportion(const Finder *finder)
{
	uint64_t best_content = 0;
	uint64_t best_centrality = 0;

	for (uint32_t i = 0; i < finder->n_candidates; i++)
	{
		uint64_t centrality = centrality_of(finder, i);

		if (i % 1024 == 0)
			nx_poll(finder->analysis->arena->env);
		if (finder->sums[i].links > best_content)
			best_content = finder->sums[i].links;
		if (centrality > best_centrality)
			best_centrality = centrality;
	}
	for (uint32_t i = 0; i < finder->n_candidates; i++)
	{
		NxCandidate *candidate = &finder->candidates[i];
		uint64_t salience = finder->sums[i].salience;

		if (i % 1024 == 0)
			nx_poll(finder->analysis->arena->env);
		candidate->values[NX_RANK_CONTENT] = permille(finder->sums[i].links, best_content);
		candidate->values[NX_RANK_CENTRALITY] =
			permille(centrality_of(finder, i), best_centrality);
		candidate->values[NX_RANK_ENTITIES] =
			permille(salience < MOST_SALIENCE ? salience : MOST_SALIENCE, NX_UNIT);
	}
}

/* The entities that each sentence names; place[] is the candidate of a sentence. */
static void
find_entities(const Finder *finder, const uint32_t *place)
{
	const NxAnalysis *analysis = finder->analysis;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		uint32_t at = place[mention->sentence];
		uint16_t salience;

		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (at == NX_NONE || mention->entity == NX_NONE || mention->kind == NX_KIND_DATE ||
			mention->kind == NX_KIND_MONEY)
			continue;
		finder->sums[at].n_persons_named += mention->kind == NX_KIND_PERSON;
		finder->sums[at].salience += analysis->entities[mention->entity].salience;
		salience = permille(analysis->entities[mention->entity].salience, NX_UNIT);
		if (salience > finder->candidates[at].values[NX_RANK_MAIN])
			finder->candidates[at].values[NX_RANK_MAIN] = salience;
	}
}

/* ---- all of them ---- */

/* Number the sentences of the story; returns how many there are. */
static uint32_t
number_story(const NxAnalysis *analysis, uint32_t *place)
{
	const NxText *text = &analysis->text;
	uint32_t n = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		if (i % 1024 == 0)
			nx_poll(analysis->arena->env);
		place[i] =
			nx_block_is_story(&text->blocks[text->sentences[i].block]) ? n++ : NX_NONE;
	}
	return n;
}

static void
hash_words(const char *const *words, uint32_t n, uint64_t *hashes)
{
	for (uint32_t i = 0; i < n; i++)
		hashes[i] = nx_hash64(words[i], strlen(words[i]));
}

uint32_t
nx_sentence_features(const NxAnalysis *analysis, NxTerms *terms, NxCandidate **candidates)
{
	NxArena *arena = analysis->arena;
	uint32_t n_sentences = analysis->text.n_sentences;
	Finder finder = {.analysis = analysis, .terms = terms};
	uint32_t *place = nx_new_array(arena, uint32_t, n_sentences);

	hash_words(persons, N_PERSONS, finder.persons);
	hash_words(pointers, N_POINTERS, finder.pointers);
	finder.n_candidates = number_story(analysis, place);
	finder.candidates = nx_new_array(arena, NxCandidate, finder.n_candidates);
	finder.sums = nx_new_array(arena, Sums, finder.n_candidates);
	for (uint32_t i = 0; i < n_sentences; i++)
	{
		if (place[i] != NX_NONE)
			finder.candidates[place[i]].sentence = i;
	}
	find_entities(&finder, place);
	for (uint32_t i = 0; i < finder.n_candidates; i++)
	{
		nx_poll(arena->env);
		find_looks(&finder, i);
		find_terms(&finder, i);
	}
	set_in_proportion(&finder);
	nx_drop_array(arena, finder.sums, finder.n_candidates);
	nx_drop_array(arena, place, n_sentences);
	*candidates = finder.candidates;
	return finder.n_candidates;
}
