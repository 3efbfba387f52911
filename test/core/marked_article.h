/*
 * marked_article.h
 *	  Articles with their mentions marked by hand, and a small model, for the
 *	  tests of entities and salience.
 *
 * In the text, "{person Kenneth Bae}" is a mention of the kind before the space,
 * "{person?Bae}" one that the tagger was not sure of.  The words and phrases of
 * the model are those below: enough to try each rule, and no more.
 */
#ifndef NEWSX_TEST_MARKED_ARTICLE_H
#define NEWSX_TEST_MARKED_ARTICLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/analysis.h"
#include "base/hash.h"
#include "model/table.h"
#include "tools/host/host.h"

typedef struct ModelWords
{
	uint32_t classes;
	const char *words; /* separated by spaces, in lower case */
} ModelWords;

static const ModelWords model_words[] = {
	{NX_WORD_STOP, "the of and for a an in to at on with by but he said was is not i"},
	{NX_WORD_REPORTING, "said told added warned"},
	{NX_WORD_TITLE, "president mr mr. mrs mrs. ms gen. gen leader secretary director prime "
					"minister judge pope king dean professor attorney general sen. "
					"reps. m. rep."},
	{NX_WORD_ROLE, "professor director ceo spokesman president leader chief"},
	{NX_WORD_MALE, "mr mr. king pope barack bill robert donald"},
	{NX_WORD_FEMALE, "mrs mrs. ms hillary ivanka melania pat"},
	{NX_WORD_FIRST_NAME,
	 "barack bill hillary robert david donald ivanka lee kim dean francis "
	 "james melania enrique george martin pat"},
	{NX_WORD_SURNAME, "obama clinton maxwell king kim lee hanson brown green young gore"},
	{NX_WORD_COMMON,
	 "brown green young national intelligence bears council court news the cup "
	 "university department us who said many people"},
	{NX_WORD_ORG_HEAD,
	 "university council court bank department senate inc corp inc. assembly center "
	 "division committee"},
	{NX_WORD_EVENT_HEAD, "cup war"},
	{NX_WORD_COUNTRY, "us u.s. china korea jordan"},
	{NX_WORD_DEMONYM, "american americans korean koreans chinese british"},
	{NX_WORD_DEMONYM | NX_WORD_SURNAME, "french"},
	{NX_WORD_PRONOUN, "he she they"},
	{NX_WORD_WEEKDAY, "sunday"},
	{NX_WORD_MONTH | NX_WORD_STOP, "may"},
	{NX_WORD_PREPOSITION, "on"},
};

typedef struct ModelPhrase
{
	const char *phrase;
	uint16_t kinds;
	uint16_t flags;
	const char *name;
} ModelPhrase;

#define KIND(kind) (1u << NX_KIND_##kind)

static const ModelPhrase model_phrases[] = {
	{"US", KIND(PLACE), NX_PHRASE_ALIAS | NX_PHRASE_UPPER, "United States"},
	{"United States", KIND(PLACE), 0, "United States"},
	{"America", KIND(PLACE), NX_PHRASE_ALIAS, "United States"},
	{"UN", KIND(ORGANIZATION), NX_PHRASE_ALIAS | NX_PHRASE_UPPER, "United Nations"},
	{"WHO", KIND(ORGANIZATION), NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
	 "World Health Organization"},
	{"AMA", KIND(ORGANIZATION), NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
	 "American Medical Association"},
	{"Obama", KIND(PERSON), NX_PHRASE_ALIAS, "Barack Obama"},
	{"Barack Obama", KIND(PERSON), 0, NULL},
	{"State Department", KIND(ORGANIZATION), 0, NULL},
	{"Washington", KIND(PLACE), 0, NULL},
	{"New York", KIND(PLACE), 0, NULL},
	{"Oslo", KIND(PLACE), 0, NULL},
	{"Mexico", KIND(PLACE), 0, "México"},
	{"Trump", KIND(PERSON), NX_PHRASE_ALIAS, "Donald Trump"},
	{"United Nations", KIND(ORGANIZATION), 0, NULL},
	{"Ford", KIND(ORGANIZATION), NX_PHRASE_ALIAS, "Ford Motor"},
	{"Bolton", KIND(PLACE), 0, NULL},
	{"Neil Gorsuch", KIND(PERSON), 0, NULL},
	{"United States Supreme Court", KIND(ORGANIZATION), NX_PHRASE_ALIAS,
	 "US Supreme Court"},
	{"South Bend", KIND(PLACE), 0, NULL},
	{"The Times", KIND(ORGANIZATION), 0, NULL},
	{"US House", KIND(ORGANIZATION), NX_PHRASE_ALIAS, "US House of Representatives"},
	{"South Carolina", KIND(PLACE), 0, NULL},
	{"Illinois", KIND(PLACE), 0, NULL},
	{"Turk", KIND(GROUP), NX_PHRASE_DEMONYM | NX_PHRASE_ALIAS, "Turkish"},
	{"Turks", KIND(GROUP), NX_PHRASE_DEMONYM | NX_PHRASE_ALIAS, "Turkish"},
	{"Turkish", KIND(GROUP), NX_PHRASE_DEMONYM, "Turkey"},
	{"Moody's", KIND(ORGANIZATION), NX_PHRASE_ALIAS, "Moody's"},
	{"Gore", KIND(PLACE), 0, NULL},
	{"Ocasio-Cortez", KIND(PERSON), NX_PHRASE_ALIAS, "Alexandria Ocasio-Cortez"},
	{"India", KIND(PLACE), 0, NULL},
	{"The Hague", KIND(PLACE), 0, NULL},
	{"North Korean", KIND(GROUP), NX_PHRASE_DEMONYM, "North Korea"},
	{"North Koreans", KIND(GROUP), NX_PHRASE_DEMONYM, "North Korea"},
	{"American", KIND(GROUP), NX_PHRASE_DEMONYM, "United States"},
	{"Americans", KIND(GROUP), NX_PHRASE_DEMONYM, "United States"},
};

#define N_MODEL_WORDS (sizeof(model_words) / sizeof(model_words[0]))
#define N_MODEL_PHRASES (sizeof(model_phrases) / sizeof(model_phrases[0]))
#define N_SLOTS 1024

static NxHost host;
static NxBreaks *breaks;
static NxArena model_arena;
static NxArena arena;
static NxHost model_host;
static NxModel model;

static inline NxWordEntry *
word_slot(uint64_t key)
{
	NxWordEntry *slots = (NxWordEntry *) model.words.slots;
	uint32_t slot = nx_table_home(key, N_SLOTS);

	while (slots[slot].tag != 0 && slots[slot].tag != nx_table_tag(key))
		slot = (slot + 1) % N_SLOTS;
	slots[slot].tag = nx_table_tag(key);
	return &slots[slot];
}

static inline NxPhraseEntry *
phrase_slot(uint64_t key)
{
	NxPhraseEntry *slots = (NxPhraseEntry *) model.phrases.slots;
	uint32_t slot = nx_table_home(key, N_SLOTS);

	while (slots[slot].tag != 0 && slots[slot].tag != nx_table_tag(key))
		slot = (slot + 1) % N_SLOTS;
	if (slots[slot].tag == 0)
		slots[slot].name = UINT32_MAX;
	slots[slot].tag = nx_table_tag(key);
	return &slots[slot];
}

static inline void
add_words(const ModelWords *words)
{
	const char *start = words->words;

	while (*start != '\0')
	{
		size_t len = strcspn(start, " ");

		word_slot(nx_hash64(start, len))->classes |= words->classes;
		start += len + (start[len] == ' ');
	}
}

static inline void
add_phrase(uint32_t number, char *names, uint32_t *offsets)
{
	const ModelPhrase *phrase = &model_phrases[number];
	NxPhraseEntry *entry = NULL;
	NxText text;
	uint64_t chain = 0;

	nx_text_read(&text, &model_arena, breaks, phrase->phrase,
				 (uint32_t) strlen(phrase->phrase), 0);
	for (uint32_t i = 0; i < text.n_tokens; i++)
	{
		chain = i == 0 ? nx_model_phrase_start(text.tokens[i].lower)
					   : nx_model_phrase_next(chain, text.tokens[i].lower);
		entry = phrase_slot(chain);
		if (i + 1 < text.n_tokens)
			entry->flags |= NX_PHRASE_PREFIX;
	}
	entry->kinds |= phrase->kinds;
	entry->flags |= phrase->flags | NX_PHRASE_END;
	offsets[number + 1] = offsets[number];
	if (phrase->name == NULL)
		return;
	/* A name that several phrases have is to have one number. */
	entry->name = number;
	for (uint32_t i = 0; i < number; i++)
	{
		if (model_phrases[i].name != NULL &&
			strcmp(model_phrases[i].name, phrase->name) == 0)
		{
			entry->name = i;
			return;
		}
	}
	memcpy(names + offsets[number], phrase->name, strlen(phrase->name));
	offsets[number + 1] += (uint32_t) strlen(phrase->name);
}

static int
set_up(void **state)
{
	char *names;
	uint32_t *offsets;
	NxError error;

	(void) state;
	nx_host_init(&host);
	nx_host_init(&model_host);
	nx_arena_init(&model_arena, &model_host.env);
	breaks = nx_breaks_open("en", &error);
	names = nx_new_array(&model_arena, char, 4096);
	offsets = nx_new_array(&model_arena, uint32_t, N_MODEL_PHRASES + 1);
	model.words.slots = nx_new_array(&model_arena, NxWordEntry, N_SLOTS);
	model.words.n_slots = N_SLOTS;
	model.phrases.slots = nx_new_array(&model_arena, NxPhraseEntry, N_SLOTS);
	model.phrases.n_slots = N_SLOTS;
	model.name_bytes = names;
	model.name_offsets = offsets;
	model.n_names = N_MODEL_PHRASES;
	for (uint32_t i = 0; i < N_MODEL_WORDS; i++)
		add_words(&model_words[i]);
	for (uint32_t i = 0; i < N_MODEL_PHRASES; i++)
		add_phrase(i, names, offsets);
	return 0;
}

static inline int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(breaks);
	nx_host_reset(&host);
	nx_host_reset(&model_host);
	return 0;
}

/* The mention of bytes [start, end) of the text. */
static inline void
add_mention(NxAnalysis *a, uint32_t start, uint32_t end, NxKind kind, uint8_t confidence)
{
	NxMention *mention = &a->mentions[a->n_mentions++];
	uint32_t i = a->n_mentions > 1 ? mention[-1].first_token : 0;

	while (i < a->text.n_tokens && a->text.tokens[i].start < start)
		i++;
	mention->first_token = i;
	while (i < a->text.n_tokens && a->text.tokens[i].start < end)
		i++;
	mention->n_tokens = i - mention->first_token;
	assert_int_not_equal(mention->n_tokens, 0);
	mention->sentence = nx_text_sentence_of(&a->text, mention->first_token);
	mention->entity = NX_NONE;
	mention->kind = (uint8_t) kind;
	mention->confidence = confidence;
}

/* The marked text read, with its mentions; nothing is resolved. */
static inline NxAnalysis *
read_marked(const char *marked)
{
	size_t len = strlen(marked);
	char *bytes;
	uint32_t *marks; /* triples: start, end, kind + 256 * confidence */
	uint32_t n_marks = 0;
	uint32_t n = 0;
	NxAnalysis *a;

	nx_host_reset(&host);
	nx_arena_init(&arena, &host.env);
	bytes = nx_arena_alloc(&arena, len + 1);
	marks = nx_new_array(&arena, uint32_t, 3 * len + 3);
	for (size_t i = 0; i < len; i++)
	{
		if (marked[i] == '{')
		{
			size_t name_len = strcspn(marked + i + 1, " ?");
			NxKind kind;

			assert_true(nx_kind_from_name(marked + i + 1, name_len, &kind));
			i += name_len + 1;
			marks[3 * n_marks] = n;
			marks[3 * n_marks + 2] = (uint32_t) kind + 256 * (marked[i] == '?' ? 20 : 200);
		}
		else if (marked[i] == '}')
			marks[3 * n_marks++ + 1] = n;
		else
			bytes[n++] = marked[i];
	}
	a = nx_new_array(&arena, NxAnalysis, 1);
	a->arena = &arena;
	a->model = &model;
	nx_text_read(&a->text, &arena, breaks, bytes, n, 0);
	a->words = nx_new_array(&arena, const NxWordEntry *, a->text.n_tokens + 1);
	for (uint32_t i = 0; i < a->text.n_tokens; i++)
		a->words[i] = nx_model_word(&model, a->text.tokens[i].lower);
	nx_set_classes(a);
	a->scores = nx_new_array(&arena, NxSentenceScore, a->text.n_sentences + 1);
	a->mentions = nx_new_array(&arena, NxMention, n_marks + 1);
	for (uint32_t i = 0; i < n_marks; i++)
		add_mention(a, marks[3 * i], marks[3 * i + 1], (NxKind) (marks[3 * i + 2] % 256),
					(uint8_t) (marks[3 * i + 2] / 256));
	return a;
}

static inline NxAnalysis *
resolve(const char *marked)
{
	NxAnalysis *a = read_marked(marked);

	nx_entities_resolve(a);
	return a;
}

/* "name (kind) n [alias|alias]" of every entity, joined by "; ". */
static inline const char *
show(const NxAnalysis *a)
{
	size_t room = 100;
	char *shown;
	size_t n = 0;

	for (uint32_t i = 0; i < a->n_entities; i++)
	{
		room += a->entities[i].name.len + 100;
		for (uint32_t k = 0; k < a->entities[i].n_aliases; k++)
			room += a->entities[i].aliases[k].len + 1;
	}
	shown = nx_arena_alloc(&arena, room);
	shown[0] = '\0';
	for (uint32_t i = 0; i < a->n_entities; i++)
	{
		const NxEntity *e = &a->entities[i];

		n += (size_t) sprintf(shown + n, "%s%.*s (%s) %u", i == 0 ? "" : "; ",
							  (int) e->name.len, e->name.bytes, nx_kind_names[e->kind],
							  e->n_mentions);
		for (uint32_t k = 0; k < e->n_aliases; k++)
			n += (size_t) sprintf(shown + n, "%s%.*s", k == 0 ? " [" : "|",
								  (int) e->aliases[k].len, e->aliases[k].bytes);
		n += (size_t) sprintf(shown + n, "%s", e->n_aliases == 0 ? "" : "]");
	}
	return shown;
}

/* The mentions and entities must fit together, whatever the text. */
static inline void
check_invariants(const NxAnalysis *a)
{
	uint32_t end = 0;
	uint32_t n_mentions = 0;

	for (uint32_t i = 0; i < a->n_mentions; i++)
	{
		const NxMention *m = &a->mentions[i];
		const NxSentence *s = &a->text.sentences[m->sentence];

		assert_true(m->first_token >= end);
		assert_true(m->n_tokens > 0);
		assert_true(m->first_token >= s->first_token);
		assert_true(m->first_token + m->n_tokens <= s->first_token + s->n_tokens);
		assert_true(m->entity < a->n_entities);
		assert_int_equal(m->kind, a->entities[m->entity].kind);
		end = m->first_token + m->n_tokens;
	}
	for (uint32_t i = 0; i < a->n_entities; i++)
	{
		assert_true(a->entities[i].name.len > 0 && a->entities[i].name.len <= 200);
		assert_true(a->entities[i].n_mentions > 0);
		assert_int_equal(a->mentions[a->entities[i].first_mention].entity, i);
		n_mentions += a->entities[i].n_mentions;
	}
	assert_int_equal(n_mentions, a->n_mentions);
}

#define assert_entities(marked, expected)                \
	do                                                   \
	{                                                    \
		NxAnalysis *resolved = resolve(marked);          \
		check_invariants(resolved);                      \
		assert_string_equal(show(resolved), (expected)); \
	} while (0)

#endif /* NEWSX_TEST_MARKED_ARTICLE_H */
