/*
 * phrases.c
 *	  The terms of an article.
 *
 * Three passes.  The first makes parts of the text that may stand in a term, and says
 * which stand side by side.  The second counts all sequences of two to four that could be
 * a term by their first and last part.  The third goes through the text again and takes
 * at each place the sequence that covers most: times met, times parts.  What is met once
 * is taken as long as it is, beside its words, and counts only in a headline or the lead.
 */
#include "analysis/phrases.h"

#include <string.h>

#include "analysis/canonical.h"
#include "analysis/document.h"
#include "analysis/keymap.h"
#include "analysis/phrase_words.h"
#include "analysis/trim.h"
#include "base/hash.h"

/* A term that is met once counts in these sentences of the story, and in headlines. */
#define LEAD_SENTENCES 3

/* The lexicon does not know how rare the word is: as rare as a seldom name. */
#define UNKNOWN_IDF (12 * 256)

/* What is remembered of each word that differs. */
typedef struct Word
{
	uint64_t key;
	uint16_t idf;
	uint8_t use;
} Word;

typedef struct Collector
{
	const NxAnalysis *analysis;
	NxPhrases *phrases;
	NxKeymap words; /* NxToken.lower: index of a Word */
	Word *known;
	uint32_t n_known;
	uint32_t known_capacity;
	NxKeymap counts;  /* key of a sequence: times met */
	NxKeymap places;  /* key of a phrase: its index */
	uint32_t mention; /* the first that does not end before the token looked at */
	const uint32_t *story_numbers;
	NxPhrasePlace place; /* of the part looked at */
	NxPhraseWords lists;
} Collector;

bool
nx_phrases_are_in(const NxBlock *block)
{
	switch (block->kind)
	{
		case NX_BLOCK_HEADLINE:
		case NX_BLOCK_SUBHEAD:
		case NX_BLOCK_BODY:
		case NX_BLOCK_LIST_ITEM:
			return true;
		default:
			return block->in_title;
	}
}

static bool
is_title(const NxBlock *block)
{
	return block->in_title || block->kind == NX_BLOCK_HEADLINE;
}

NxPhrasePlace
nx_phrase_place(const NxText *text, const uint32_t *story_numbers, uint32_t sentence)
{
	NxPhrasePlace place = {
		.sentence = sentence,
		.story = story_numbers[sentence],
		.spread_part =
			(uint8_t) ((uint64_t) sentence * NX_PHRASE_SPREAD / text->n_sentences + 1),
		.is_title = is_title(&text->blocks[text->sentences[sentence].block]),
	};

	return place;
}

void
nx_phrase_meet(NxPhraseEvidence *evidence, const NxPhrasePlace *place)
{
	evidence->n++;
	evidence->in_title |= place->is_title;
	if (evidence->lead == 0)
		evidence->lead = place->story;
	if (evidence->last_part != place->spread_part)
		evidence->n_spread++;
	evidence->last_part = place->spread_part;
}

/* ---- parts ---- */

static const Word *
word_of(Collector *collector, uint32_t token)
{
	const NxAnalysis *analysis = collector->analysis;
	uint64_t lower = analysis->text.tokens[token].lower;
	uint32_t index = nx_keymap_get(&collector->words, lower);
	const NxWordEntry *entry = analysis->words[token];
	Word *word;

	if (index != NX_KEYMAP_NONE)
		return &collector->known[index];
	nx_keymap_put(&collector->words, lower, collector->n_known);
	nx_grow(analysis->arena, collector->known, collector->n_known,
			(size_t) collector->n_known + 1, &collector->known_capacity);
	word = &collector->known[collector->n_known++];
	word->use = (uint8_t) nx_phrase_word(&collector->lists, analysis, token, &word->key);
	word->idf = entry == NULL || entry->idf > UNKNOWN_IDF ? UNKNOWN_IDF : entry->idf;
	return word;
}

static NxPhrasePart *
add_part(Collector *collector, uint32_t token, uint32_t sentence)
{
	NxPhrases *phrases = collector->phrases;
	NxPhrasePart *part;

	nx_grow(collector->analysis->arena, phrases->parts, phrases->n_parts,
			(size_t) phrases->n_parts + 1, &phrases->parts_capacity);
	part = &phrases->parts[phrases->n_parts++];
	part->token = token;
	part->n_tokens = 1;
	part->sentence = sentence;
	return part;
}

/* A name becomes one part; dates and sums are none. */
static bool
add_name(Collector *collector, const NxMention *mention, bool is_joined)
{
	NxPhrasePart *part;

	if (nx_kind_is_value(mention->kind))
		return false;
	part = add_part(collector, mention->first_token, mention->sentence);
	part->n_tokens = mention->n_tokens;
	part->key = nx_hash_mix(mention->entity, NX_PHRASE_PARTS);
	part->use = NX_USE_OPENER;
	part->is_name = true;
	part->is_joined = is_joined;
	return true;
}

/* "President" before the name of a person, and the like. */
static bool
is_title_of_name(const Collector *collector, uint32_t token)
{
	const NxAnalysis *analysis = collector->analysis;

	return collector->mention < analysis->n_mentions &&
		   analysis->mentions[collector->mention].first_token == token + 1 &&
		   nx_token_is(analysis, token, NX_WORD_TITLE | NX_WORD_ROLE);
}

/* Does the token stand behind one of the words behind which nouns stand? */
static bool
follows_determiner(const Collector *collector, uint32_t token, uint32_t sentence)
{
	const NxAnalysis *analysis = collector->analysis;

	return token > analysis->text.sentences[sentence].first_token &&
		   nx_token_is(analysis, token - 1, NX_WORD_STOP) &&
		   nx_phrase_is_determiner(&collector->lists,
								   analysis->text.tokens[token - 1].lower);
}

/* Does it stand behind a preposition? */
static bool
follows_preposition(const Collector *collector, uint32_t token, uint32_t sentence)
{
	return token > collector->analysis->text.sentences[sentence].first_token &&
		   nx_token_is(collector->analysis, token - 1, NX_WORD_PREPOSITION);
}

/* Returns whether the word became a part. */
static bool
add_word(Collector *collector, uint32_t token, uint32_t sentence, bool is_joined)
{
	const NxAnalysis *analysis = collector->analysis;
	const Word *word;
	NxPhrasePart *part;
	bool is_noun;

	if (nx_token_is(analysis, token, NX_WORD_STOP) ||
		analysis->text.tokens[token].kind != NX_TOKEN_WORD)
		return false;
	word = word_of(collector, token);
	if (word->use == NX_USE_NONE || is_title_of_name(collector, token))
		return false;
	is_noun = !is_joined && follows_determiner(collector, token, sentence);
	if (word->use == NX_USE_PARTICIPLE && !is_noun)
		return false;
	part = add_part(collector, token, sentence);
	part->key = word->key;
	part->idf = word->idf;
	part->use = word->use;
	part->is_joined = is_joined;
	part->is_noun = is_noun || is_joined || follows_preposition(collector, token, sentence);
	return true;
}

static void
read_sentence(Collector *collector, uint32_t number)
{
	const NxAnalysis *analysis = collector->analysis;
	const NxSentence *sentence = &analysis->text.sentences[number];
	uint32_t end = sentence->first_token + sentence->n_tokens;
	bool is_joined = false;

	for (uint32_t token = sentence->first_token; token < end;)
	{
		if (token % 1024 == 0)
			nx_poll(analysis->arena->env);
		if (collector->mention < analysis->n_mentions &&
			analysis->mentions[collector->mention].first_token == token)
		{
			const NxMention *mention = &analysis->mentions[collector->mention++];

			is_joined = add_name(collector, mention, is_joined);
			token = nx_mention_end(mention);
		}
		else
		{
			is_joined = add_word(collector, token, number, is_joined);
			token++;
		}
	}
}

/* Go on to the first mention that begins in the sentence or behind it. */
static void
skip_mentions(Collector *collector, uint32_t first_token)
{
	const NxAnalysis *analysis = collector->analysis;

	while (collector->mention < analysis->n_mentions &&
		   analysis->mentions[collector->mention].first_token < first_token)
	{
		if (collector->mention % 1024 == 0)
			nx_poll(analysis->arena->env);
		collector->mention++;
	}
}

static void
read_parts(Collector *collector)
{
	const NxText *text = &collector->analysis->text;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		if (i % 1024 == 0)
			nx_poll(collector->analysis->arena->env);
		if (!nx_phrases_are_in(&text->blocks[text->sentences[i].block]))
			continue;
		collector->phrases->n_words += text->sentences[i].n_tokens;
		skip_mentions(collector, text->sentences[i].first_token);
		read_sentence(collector, i);
	}
}

/* ---- sequences ---- */

static bool
may_end(const NxPhrasePart *part)
{
	return part->use >= NX_USE_TAIL;
}

/* How many parts from this one stand side by side, at most NX_PHRASE_PARTS. */
static uint32_t
run_from(const NxPhrases *phrases, uint32_t part)
{
	uint32_t n = 1;

	while (n < NX_PHRASE_PARTS && part + n < phrases->n_parts &&
		   phrases->parts[part + n].is_joined)
		n++;
	return n;
}

static void
count_sequences(Collector *collector)
{
	const NxPhrases *phrases = collector->phrases;

	for (uint32_t i = 0; i < phrases->n_parts; i++)
	{
		uint32_t n = run_from(phrases, i);
		uint64_t key = phrases->parts[i].key;

		if (i % 1024 == 0)
			nx_poll(collector->analysis->arena->env);
		for (uint32_t k = 1; k < n; k++)
		{
			uint32_t count;

			key = nx_hash_mix(key, phrases->parts[i + k].key);
			if (!may_end(&phrases->parts[i + k]))
				continue;
			count = nx_keymap_get(&collector->counts, key);
			nx_keymap_put(&collector->counts, key, count == NX_KEYMAP_NONE ? 1 : count + 1);
		}
	}
}

/* ---- terms ---- */

static void
add_form(const Collector *collector, NxPhrase *phrase, uint32_t first, uint32_t n_parts)
{
	const NxPhrases *phrases = collector->phrases;
	const NxToken *tokens = collector->analysis->text.tokens;
	const NxPhrasePart *last = &phrases->parts[first + n_parts - 1];
	const NxToken *token = &tokens[last->token];

	for (int i = 0; i < 2; i++)
	{
		NxPhraseForm *form = &phrase->forms[i];
		const NxToken *shown;

		if (form->votes > 0 && form->lower != token->lower)
			continue;
		shown = &tokens[phrases->parts[form->part + n_parts - 1].token];
		if (form->votes == 0 ||
			(shown->shape != NX_SHAPE_LOWER && token->shape == NX_SHAPE_LOWER))
			form->part = first;
		form->lower = token->lower;
		form->votes += collector->place.is_title ? 1 : 2;
		return;
	}
}

static uint16_t
mean_idf(const NxPhrasePart *parts, uint32_t n)
{
	uint32_t sum = 0;
	uint32_t n_words = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		sum += parts[i].idf;
		n_words += !parts[i].is_name;
	}
	return (uint16_t) (sum / n_words); /* the last part is a word */
}

static NxPhrase *
phrase_of(Collector *collector, uint64_t key, uint32_t first, uint32_t n_parts)
{
	NxPhrases *phrases = collector->phrases;
	uint32_t index = nx_keymap_get(&collector->places, key);
	NxPhrase *phrase;

	if (index != NX_KEYMAP_NONE)
		return &phrases->phrases[index];
	nx_keymap_put(&collector->places, key, phrases->n_phrases);
	nx_grow(collector->analysis->arena, phrases->phrases, phrases->n_phrases,
			(size_t) phrases->n_phrases + 1, &phrases->phrases_capacity);
	phrase = &phrases->phrases[phrases->n_phrases++];
	phrase->n_parts = (uint8_t) n_parts;
	phrase->first_token = phrases->parts[first].token;
	phrase->idf = mean_idf(&phrases->parts[first], n_parts);
	return phrase;
}

static void
add_phrase(Collector *collector, uint64_t key, uint32_t first, uint32_t n_parts)
{
	const NxPhrasePart *part = &collector->phrases->parts[first];
	NxPhrase *phrase = phrase_of(collector, key, first, n_parts);

	nx_phrase_meet(&phrase->evidence, &collector->place);
	phrase->n_noun += part->is_noun;
	add_form(collector, phrase, first, n_parts);
}

/* Does what begins with this part count though it is met nowhere else? */
static bool
counts_once(const Collector *collector, uint32_t first)
{
	const NxPhrasePlace *place = &collector->place;

	return !collector->phrases->parts[first].is_joined &&
		   (place->is_title || (place->story > 0 && place->story <= LEAD_SENTENCES));
}

/*
 * Add the term that begins with this part; returns how many parts it takes.  What is met
 * once takes none, so that its words count as well.
 */
static uint32_t
take_phrase(Collector *collector, uint32_t first)
{
	const NxPhrases *phrases = collector->phrases;
	uint32_t n = run_from(phrases, first);
	uint64_t key = phrases->parts[first].key;
	uint64_t best_key = 0;
	uint32_t best_count = 0;
	uint32_t best = 0;

	for (uint32_t k = 1; k < n; k++)
	{
		uint32_t count;

		key = nx_hash_mix(key, phrases->parts[first + k].key);
		if (!may_end(&phrases->parts[first + k]))
			continue;
		count = nx_keymap_get(&collector->counts, key);
		if ((uint64_t) count * (k + 1) < (uint64_t) best_count * best)
			continue;
		best_count = count;
		best = k + 1;
		best_key = key;
	}
	if (best_count > 1 || (best_count == 1 && counts_once(collector, first)))
		add_phrase(collector, best_key, first, best);
	if (best_count > 1)
		return best;
	if (phrases->parts[first].use == NX_USE_HEAD)
		add_phrase(collector, phrases->parts[first].key, first, 1);
	return 1;
}

static void
take_phrases(Collector *collector)
{
	for (uint32_t i = 0; i < collector->phrases->n_parts;)
	{
		uint32_t sentence = collector->phrases->parts[i].sentence;

		if (i % 1024 == 0)
			nx_poll(collector->analysis->arena->env);
		if (i == 0 || collector->place.sentence != sentence)
			collector->place = nx_phrase_place(&collector->analysis->text,
											   collector->story_numbers, sentence);
		i += take_phrase(collector, i);
	}
}

void
nx_phrases_collect(NxPhrases *phrases, const NxAnalysis *analysis,
				   const uint32_t *story_numbers)
{
	Collector collector = {
		.analysis = analysis, .phrases = phrases, .story_numbers = story_numbers};

	memset(phrases, 0, sizeof(*phrases));
	nx_phrase_words_init(&collector.lists);
	nx_keymap_init(&collector.words, analysis->arena);
	nx_keymap_init(&collector.counts, analysis->arena);
	nx_keymap_init(&collector.places, analysis->arena);
	phrases->parts_capacity = analysis->text.n_tokens / 2 + 1;
	phrases->parts = nx_new_array(analysis->arena, NxPhrasePart, phrases->parts_capacity);
	read_parts(&collector);
	count_sequences(&collector);
	take_phrases(&collector);
	nx_keymap_drop(&collector.words);
	nx_keymap_drop(&collector.counts);
	nx_keymap_drop(&collector.places);
	nx_drop_array(analysis->arena, collector.known, collector.known_capacity);
}

void
nx_phrases_drop(NxPhrases *phrases, const NxAnalysis *analysis)
{
	nx_drop_array(analysis->arena, phrases->parts, phrases->parts_capacity);
	nx_drop_array(analysis->arena, phrases->phrases, phrases->phrases_capacity);
}

/* ---- how a term is shown ---- */

/* The part as it would stand inside a sentence of plain text. */
static NxString
display_part(const NxAnalysis *analysis, const NxPhrasePart *part)
{
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[part->sentence];
	NxString shown =
		nx_canonical_display(analysis->arena, text, part->token, part->n_tokens);
	uint8_t shape = text->tokens[part->token].shape;
	NxLineCase line_case;

	if (part->is_name || shape == NX_SHAPE_LOWER)
		return shown;
	line_case = nx_document_case_around(text, sentence, part->token);
	if (line_case == NX_LINE_CAPITALS ||
		(shape == NX_SHAPE_CAPITAL &&
		 (line_case == NX_LINE_TITLE || part->token == sentence->first_token)))
		return nx_canonical_lower(analysis->arena, shown);
	return shown;
}

NxString
nx_phrase_display(const NxPhrases *phrases, const NxAnalysis *analysis,
				  const NxPhrase *phrase)
{
	const NxPhraseForm *form =
		&phrase->forms[phrase->forms[1].votes > phrase->forms[0].votes ? 1 : 0];
	const NxPhrasePart *parts = &phrases->parts[form->part];
	NxString shown[NX_PHRASE_PARTS];
	NxString result = {NULL, 0};
	uint32_t len = 0;
	char *bytes;

	for (uint32_t i = 0; i < phrase->n_parts; i++)
	{
		shown[i] = display_part(analysis, &parts[i]);
		if (shown[i].len == 0)
			return result;
		len += shown[i].len + 1;
	}
	bytes = nx_arena_alloc(analysis->arena, len);
	for (uint32_t i = 0; i < phrase->n_parts; i++)
	{
		if (i > 0)
			bytes[result.len++] = ' ';
		memcpy(bytes + result.len, shown[i].bytes, shown[i].len);
		result.len += shown[i].len;
	}
	result.bytes = bytes;
	return result;
}
