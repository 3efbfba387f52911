/*
 * test_keyphrases.c
 *	  The terms and entities that sum an article up: how they are chosen, on small stories
 *	  of the test's own, and how a newsdoc holds them.
 *
 * Layouts are those of lay_out_blocks: "|" between sentences, LF between blocks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/analysis.h"
#include "analysis/phrase_words.h"
#include "base/hash.h"
#include "base/sort.h"
#include "doc/format.h"
#include "doc/walk.h"
#include "test/core/sample_doc.h"
#include "test/core/text_fixture.h"

static const char *const stop_words[] = {"the", "a",   "of",  "in", "on", "to",
										 "and", "was", "is",  "by", "he", "at",
										 "its", "of",  "for", "had"};

#define N_STOP_WORDS (sizeof(stop_words) / sizeof(stop_words[0]))

static const NxWordEntry stop_entry = {.classes = NX_WORD_STOP, .idf = 256};
static const NxWordEntry usual_entry = {.idf = 5 * 256};
static const NxWordEntry frequent_entry = {.idf = 256}; /* in every other article */

static TextFixture fixture;
static NxAnalysis analysis;
static Bench bench;
static Sample sample;
static uint32_t hashes[3] = {1, 2, 3};
static NxDocKeyphrase keyphrases[NX_KEYPHRASES_MAX + 1];

/* ---- choosing ---- */

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&fixture.host);
	fixture.breaks = nx_breaks_open("en", &error);
	return fixture.breaks == NULL;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(fixture.breaks);
	nx_host_reset(&fixture.host);
	return 0;
}

static bool
is_word(const NxToken *token, const char *word)
{
	return token->lower == nx_hash64(word, strlen(word));
}

static const NxWordEntry *
entry_of(const NxToken *token)
{
	for (size_t i = 0; i < N_STOP_WORDS; i++)
	{
		if (is_word(token, stop_words[i]))
			return &stop_entry;
	}
	return is_word(token, "people") ? &frequent_entry : &usual_entry;
}

/* Read a story; every block is body unless the test says otherwise. */
static void
read_story(const char *layout)
{
	nx_host_reset(&fixture.host);
	lay_out_blocks(&fixture, layout);
	nx_tokens_split(&fixture.text, fixture.breaks);
	nx_quotes_mark(&fixture.text);
	memset(&analysis, 0, sizeof(analysis));
	analysis.arena = &fixture.arena;
	analysis.text = fixture.text;
	analysis.words =
		nx_new_array(&fixture.arena, const NxWordEntry *, analysis.text.n_tokens);
	for (uint32_t i = 0; i < analysis.text.n_tokens; i++)
		analysis.words[i] = entry_of(&analysis.text.tokens[i]);
	nx_set_classes(&analysis);
	analysis.mentions = nx_new_array(&fixture.arena, NxMention, analysis.text.n_tokens);
	analysis.entities = nx_new_array(&fixture.arena, NxEntity, 8);
}

/* Make an entity of every place of a word. */
static void
name_entity(const char *word, const char *name, NxKind kind)
{
	NxEntity *entity = &analysis.entities[analysis.n_entities];

	entity->name = (NxString){name, (uint32_t) strlen(name)};
	entity->kind = (uint8_t) kind;
	for (uint32_t i = 0; i < analysis.text.n_tokens; i++)
	{
		NxMention *mention = &analysis.mentions[analysis.n_mentions];

		if (!is_word(&analysis.text.tokens[i], word))
			continue;
		mention->first_token = i;
		mention->n_tokens = 1;
		mention->sentence = nx_text_sentence_of(&analysis.text, i);
		mention->entity = analysis.n_entities;
		mention->kind = (uint8_t) kind;
		analysis.n_mentions++;
		entity->n_mentions++;
	}
	analysis.n_entities++;
}

static NxString
shown(uint32_t i)
{
	const NxKeyphrase *keyphrase = &analysis.keyphrases[i];

	return keyphrase->entity == NX_NONE ? keyphrase->phrase
										: analysis.entities[keyphrase->entity].name;
}

/* The place of a keyphrase, from 0; -1: it is none. */
static int
place_of(const char *phrase)
{
	for (uint32_t i = 0; i < analysis.n_keyphrases; i++)
	{
		if (shown(i).len == strlen(phrase) &&
			memcmp(shown(i).bytes, phrase, shown(i).len) == 0)
			return (int) i;
	}
	return -1;
}

static int
compare_mentions(const void *a, const void *b)
{
	const NxMention *x = a;
	const NxMention *y = b;

	return (x->first_token > y->first_token) - (x->first_token < y->first_token);
}

/* As the stages before leave them: by their places. */
static void
sort_mentions(void)
{
	nx_sort_array(analysis.arena, analysis.mentions, analysis.n_mentions, compare_mentions);
	for (uint32_t i = analysis.n_mentions; i > 0; i--)
		analysis.entities[analysis.mentions[i - 1].entity].first_mention = i - 1;
}

static void
choose(void)
{
	sort_mentions();
	nx_keyphrases_choose(&analysis);
	assert_in_range(analysis.n_keyphrases, 0, NX_KEYPHRASES_MAX);
	for (uint32_t i = 0; i < analysis.n_keyphrases; i++)
	{
		assert_in_range(analysis.keyphrases[i].weight, 1, NX_UNIT);
		if (i > 0)
			assert_in_range(analysis.keyphrases[i].weight, 1,
							analysis.keyphrases[i - 1].weight);
		assert_true(shown(i).len > 0);
	}
}

/* Singular and plural are one term, shown as it stands more often, in small letters. */
static void
forms_of_a_term_are_one(void **state)
{
	(void) state;
	read_story("Interest rates were high.|The interest rate of the bank was 5 %.|"
			   "He blamed interest rates.|Its interest rates rose.");
	choose();
	assert_int_equal(place_of("interest rates"), 0);
	assert_int_equal(place_of("interest rate"), -1);
	assert_int_equal(place_of("Interest rates"), -1);
	assert_int_equal(place_of("interest"), -1);
	assert_int_equal(place_of("rates"), -1);
}

/* What stands only within a longer term is none; what stands elsewhere too may be. */
static void
the_longer_term_is_given(void **state)
{
	(void) state;
	read_story("The gun control bill was read.|He signed the gun control bill.|"
			   "A vote on the gun control bill is due.");
	choose();
	assert_int_equal(place_of("gun control bill"), 0);
	assert_int_equal(place_of("gun control"), -1);
	assert_int_equal(place_of("control bill"), -1);
	assert_int_equal(place_of("gun"), -1);
	assert_int_equal(place_of("bill"), -1);
}

/* Verbs, adverbs, participles behind "he" and words of time are no part of a term. */
static void
verbs_are_no_terms(void **state)
{
	static const char *const none[] = {
		"argues",	   "police argues", "week",		"last week",	"swiftly",
		"he promised", "wants",			"promised", "promised aid", "old"};

	(void) state;
	read_story("The police argues swiftly.|The police argues.|He wants aid.|He wants aid.|"
			   "He promised aid last week.|He promised aid last week swiftly.|An old man.");
	choose();
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_int_equal(place_of(none[i]), -1);
	assert_true(place_of("police") >= 0);
}

static void
participles_open_terms(void **state)
{
	(void) state;
	read_story(
		"The proposed rules are strict.|Its proposed rules failed.|He proposed rules.");
	choose();
	assert_int_equal(place_of("proposed rules"), 0);
}

/* Punctuation, quotes and numbers end a term; so does the end of a sentence. */
static void
marks_end_terms(void **state)
{
	(void) state;
	read_story("The harbour, police and fire.|The harbour, police and fire.|"
			   "The harbour 5 police.|The harbour|police.");
	choose();
	assert_int_equal(place_of("harbour police"), -1);
	assert_true(place_of("harbour") >= 0);
}

/* A name is part of a term whole, and by itself an entity. */
static void
names_stand_in_terms(void **state)
{
	(void) state;
	read_story("The Iowa caucuses begin.|Snow fell on Iowa.|Turnout in the Iowa caucuses.");
	name_entity("iowa", "Iowa", NX_KIND_PLACE);
	choose();
	assert_true(place_of("Iowa caucuses") >= 0);
	assert_true(place_of("Iowa") >= 0);
	assert_int_equal(place_of("caucuses"), -1);
}

/* A name that is found in one place and not in another makes no two terms of one. */
static void
what_reads_the_same_is_given_once(void **state)
{
	uint32_t n = 0;

	(void) state;
	read_story("The Iowa caucuses begin.|The Iowa caucuses end.|The Iowa caucuses.|"
			   "On Iowa caucuses.|Iowa.");
	name_entity("iowa", "Iowa", NX_KIND_PLACE);
	analysis.n_mentions = 2;
	choose();
	for (uint32_t i = 0; i < analysis.n_keyphrases; i++)
		n += shown(i).len == strlen("Iowa caucuses") &&
			 memcmp(shown(i).bytes, "Iowa caucuses", shown(i).len) == 0;
	assert_int_equal(n, 1);
}

/* Dates and sums are none; a term that is what an entity is called is that entity. */
static void
entities_are_given_once(void **state)
{
	(void) state;
	read_story(
		"Storm Babet hit.|The storm was strong.|A storm on Monday.|Babet left Monday.");
	name_entity("babet", "Storm", NX_KIND_EVENT);
	name_entity("monday", "Monday", NX_KIND_DATE);
	choose();
	assert_true(place_of("Storm") >= 0);
	assert_int_equal(place_of("storm"), -1);
	assert_int_equal(place_of("Monday"), -1);
}

/* Furniture feeds nothing, nor do captions. */
static void
furniture_is_not_read(void **state)
{
	(void) state;
	read_story(
		"The harbour was closed.|The harbour is open.\nCookie policy.|Cookie policy.\n"
		"File photo.|File photo of Anna.");
	analysis.text.blocks[1].kind = NX_BLOCK_BOILERPLATE;
	analysis.text.blocks[2].kind = NX_BLOCK_CAPTION;
	name_entity("anna", "Anna", NX_KIND_PERSON);
	choose();
	assert_int_equal(analysis.n_keyphrases, 1);
	assert_int_equal(place_of("harbour"), 0);
}

/* What a headline says weighs more, though it stands nowhere else. */
static void
headlines_weigh(void **state)
{
	uint32_t weight;

	(void) state;
	read_story("Coal Mine Fire Kills Two\nA fire broke out.|The fire was put out.|A mine.");
	choose();
	weight = analysis.keyphrases[0].weight;
	read_story("Coal Mine Fire Kills Two\nA fire broke out.|The fire was put out.|A mine.");
	analysis.text.blocks[0].kind = NX_BLOCK_HEADLINE;
	choose();
	assert_true(analysis.keyphrases[0].weight > weight);
}

/* "people" is in every other article: alone it says nothing. */
static void
frequent_words_say_nothing_alone(void **state)
{
	(void) state;
	read_story("The people came.|The people went.|The people of Ghana.|Deaf people came.|"
			   "The deaf people.");
	choose();
	assert_int_equal(place_of("people"), -1);
}

static void
nothing_gives_nothing(void **state)
{
	(void) state;
	read_story("The.");
	choose();
	assert_int_equal(analysis.n_keyphrases, 0);
}

static double
seconds_for(uint32_t n, const char *piece)
{
	size_t len = strlen(piece);
	char *layout = malloc(n * len + 1);
	clock_t start;

	for (uint32_t i = 0; i < n; i++)
		memcpy(layout + i * len, piece, len);
	layout[n * len] = '\0';
	read_story(layout);
	free(layout);
	start = clock();
	choose();
	return (double) (clock() - start) / CLOCKS_PER_SEC;
}

/* Eight times the text takes eight times as long, not sixty-four. */
static void
time_is_linear(void **state)
{
	static const char *const pieces[] = {"gun control ", "coal mine fire.|", "rates "};

	(void) state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
	{
		double little = seconds_for(8000, pieces[i]);

		assert_true(seconds_for(64000, pieces[i]) < 24 * little + 0.1);
	}
}

static void
no_word_is_in_two_lists(void **state)
{
	(void) state;
	assert_true(nx_phrase_words_are_distinct());
}

/* ---- the newsdoc ---- */

static int
start_doc(void **state)
{
	(void) state;
	bench_start(&bench);
	sample_init(&sample);
	sample.doc.story = hashes;
	sample.doc.n_story = 3;
	memset(keyphrases, 0, sizeof(keyphrases));
	keyphrases[0] = (NxDocKeyphrase){.entity = 1, .weight = NX_UNIT};
	keyphrases[1] =
		(NxDocKeyphrase){.phrase = STRING("sea \"fog\" \xc3\xa9"), .weight = NX_UNIT / 2};
	keyphrases[2] = (NxDocKeyphrase){.entity = 0, .weight = NX_UNIT / 2};
	sample.doc.keyphrases = keyphrases;
	sample.doc.n_keyphrases = 3;
	return 0;
}

static int
stop_doc(void **state)
{
	(void) state;
	bench_stop(&bench);
	return 0;
}

static void
assert_keyphrases(const NxDoc *doc)
{
	assert_int_equal(doc->n_keyphrases, sample.doc.n_keyphrases);
	for (uint32_t i = 0; i < doc->n_keyphrases; i++)
	{
		assert_int_equal(doc->keyphrases[i].weight, keyphrases[i].weight);
		assert_int_equal(doc->keyphrases[i].entity, keyphrases[i].entity);
		assert_int_equal(doc->keyphrases[i].phrase.len, keyphrases[i].phrase.len);
		if (keyphrases[i].phrase.len > 0)
			assert_memory_equal(doc->keyphrases[i].phrase.bytes, keyphrases[i].phrase.bytes,
								keyphrases[i].phrase.len);
	}
}

/* Their bytes, by hand: number, varint of the drop, and of a phrase its string. */
static void
a_newsdoc_holds_keyphrases(void **state)
{
	static const char bytes[] = "\x03"
								"\x02\x00"
								"\x00\x80\x80\x20\x0csea \"fog\" \xc3\xa9"
								"\x01\x00";
	NxBuf buf = bench_build(&bench, &sample.doc);
	NxBuf without;
	NxBuf json;
	NxDoc doc;
	size_t at = 0;

	(void) state;
	sample.doc.n_keyphrases = 0;
	without = bench_build(&bench, &sample.doc);
	sample.doc.n_keyphrases = 3;
	assert_int_equal(buf.len, without.len + sizeof(bytes) - 2);
	while (buf.bytes[at] == without.bytes[at])
		at++;
	assert_memory_equal(buf.bytes + at, bytes, sizeof(bytes) - 1);
	assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
					 NX_OK);
	assert_keyphrases(&doc);
	nx_buf_init(&json, &bench.arena);
	nx_doc_to_json(&doc, &json);
	nx_buf_byte(&json, '\0');
	assert_non_null(strstr(json.bytes,
						   "\"keyphrases\":[{\"entity\":1,\"weight\":1},"
						   "{\"phrase\":\"sea \\\"fog\\\" \xc3\xa9\",\"weight\":0.5},"
						   "{\"entity\":0,\"weight\":0.5}],\"story\""));
	assert_int_equal(
		nx_doc_from_json(&doc, &bench.arena, json.bytes, json.len - 1, &bench.error),
		NX_OK);
	assert_keyphrases(&doc);
}

/* A walk gives them with the names of the entities. */
static void
a_walk_reads_keyphrases(void **state)
{
	NxBuf buf = bench_build(&bench, &sample.doc);
	NxWalkKeyphrase found[NX_KEYPHRASES_MAX];
	NxWalk walk;

	(void) state;
	assert_int_equal(nx_walk_keyphrases(&walk, buf.bytes, buf.len, found), 3);
	assert_int_equal(found[0].weight, NX_UNIT);
	assert_memory_equal(found[0].phrase.bytes, "Acme Corp", found[0].phrase.len);
	assert_memory_equal(found[1].phrase.bytes, "sea ", 4);
	assert_memory_equal(found[2].phrase.bytes, "Ana Lee", found[2].phrase.len);
	assert_int_equal(found[2].weight, NX_UNIT / 2);

	/* Cut anywhere it stays inside, and says so or has read all. */
	for (uint32_t len = 0; len < buf.len; len++)
	{
		char *bytes = nx_arena_copy(&bench.arena, buf.bytes, len);
		uint32_t n = nx_walk_keyphrases(&walk, bytes, len, found);

		assert_true(n == 3 || (n == 0 && walk.reader.bad));
	}
}

/* Version 1 has none. */
static void
version_1_has_no_keyphrases(void **state)
{
	NxWalkKeyphrase found[NX_KEYPHRASES_MAX];
	NxWalk walk;
	NxBuf buf;
	NxBuf json;
	NxDoc doc;

	(void) state;
	sample.doc.n_story = 0;
	buf = bench_build(&bench, &sample.doc);
	assert_int_equal(buf.bytes[offsetof(NxDocHeader, version)], 1);
	assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
					 NX_OK);
	assert_int_equal(doc.n_keyphrases, 0);
	assert_int_equal(nx_walk_keyphrases(&walk, buf.bytes, buf.len, found), 0);
	assert_false(walk.reader.bad);
	nx_buf_init(&json, &bench.arena);
	nx_doc_to_json(&doc, &json);
	nx_buf_byte(&json, '\0');
	assert_null(strstr(json.bytes, "keyphrases"));
}

static void
assert_refused(const char *message)
{
	NxBuf buf = bench_build(&bench, &sample.doc);
	NxDoc doc;

	assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
					 NX_BAD_BYTES);
	assert_string_equal(bench.error.message, message);
}

static void
unsound_keyphrases_are_refused(void **state)
{
	(void) state;
	sample.doc.n_keyphrases = NX_KEYPHRASES_MAX + 1;
	assert_refused("the number of its keyphrases is impossible");
	sample.doc.n_keyphrases = 3;
	keyphrases[2].entity = 2;
	assert_refused("keyphrase 3 is an entity that is not there");
	keyphrases[2].entity = 1;
	assert_refused("keyphrase 3 is there twice");
	keyphrases[2] = keyphrases[1];
	assert_refused("keyphrase 3 is there twice");
	keyphrases[2].phrase = (NxString) STRING("fog\n");
	assert_refused("keyphrase 3 holds a control character");
	keyphrases[2].phrase = (NxString) STRING("fog\xff");
	assert_refused("keyphrase 3 is not valid UTF-8");
	keyphrases[2].phrase = (NxString) STRING("fog");
	keyphrases[2].weight = keyphrases[1].weight + 1;
	assert_refused("keyphrase 3 is heavier than the one before it");
	keyphrases[2].weight = 0;
	keyphrases[0].weight = NX_UNIT + 1;
	assert_refused("keyphrase 1 has a weight that is not within 0 to 1");
}

#define CHOICE(name) cmocka_unit_test(name)
#define DOC(name) cmocka_unit_test_setup_teardown(name, start_doc, stop_doc)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CHOICE(forms_of_a_term_are_one),
		CHOICE(the_longer_term_is_given),
		CHOICE(verbs_are_no_terms),
		CHOICE(participles_open_terms),
		CHOICE(marks_end_terms),
		CHOICE(names_stand_in_terms),
		CHOICE(what_reads_the_same_is_given_once),
		CHOICE(entities_are_given_once),
		CHOICE(furniture_is_not_read),
		CHOICE(headlines_weigh),
		CHOICE(frequent_words_say_nothing_alone),
		CHOICE(nothing_gives_nothing),
		CHOICE(time_is_linear),
		CHOICE(no_word_is_in_two_lists),
		DOC(a_newsdoc_holds_keyphrases),
		DOC(a_walk_reads_keyphrases),
		DOC(version_1_has_no_keyphrases),
		DOC(unsound_keyphrases_are_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
