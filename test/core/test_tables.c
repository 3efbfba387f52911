/*
 * test_tables.c
 *	  What the tables of the English model that is linked in say of words and
 *	  phrases that any reader of news knows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/kinds.h"
#include "model/embedded.h"
#include "model/model.h"
#include "text/fold.h"

static NxModel model;

static int
bind_model(void **state)
{
	NxError error;

	(void) state;
	return nx_model_bind(&model, nx_model_embedded_bytes, nx_model_embedded_size, &error) !=
		   NX_OK;
}

static uint64_t
key_of(const char *word, size_t len)
{
	char lower[3 * 64];

	assert_in_range(len, 1, 64);
	return nx_hash64(lower, nx_fold_lower(word, len, lower));
}

static const NxWordEntry *
find_word(const char *word)
{
	return nx_model_word(&model, key_of(word, strlen(word)));
}

/* A phrase whose tokens are separated by one space each. */
static const NxPhraseEntry *
find_phrase(const char *phrase)
{
	const NxPhraseEntry *entry = NULL;
	uint64_t chain = 0;

	while (*phrase != '\0')
	{
		size_t len = strcspn(phrase, " ");
		uint64_t key = key_of(phrase, len);

		chain = chain == 0 ? nx_model_phrase_start(key) : nx_model_phrase_next(chain, key);
		entry = nx_model_phrase(&model, chain);
		phrase += len + strspn(phrase + len, " ");
		if (entry == NULL || (*phrase != '\0' && (entry->flags & NX_PHRASE_PREFIX) == 0))
			return NULL;
	}
	return entry == NULL || (entry->flags & NX_PHRASE_END) == 0 ? NULL : entry;
}

static void
assert_classes(const char *word, uint32_t has, uint32_t has_not)
{
	const NxWordEntry *entry = find_word(word);

	if (entry == NULL || (entry->classes & has) != has || (entry->classes & has_not) != 0)
		fail_msg("\"%s\" has classes 0x%x", word, entry == NULL ? 0 : entry->classes);
}

/*
 * The phrase may name a thing of this kind, and this is its canonical name; NULL: it
 * has none but itself.
 */
static void
assert_phrase(const char *phrase, NxKind kind, uint32_t flags, const char *name)
{
	const uint32_t shown = NX_PHRASE_UPPER | NX_PHRASE_DEMONYM | NX_PHRASE_ALIAS;
	const NxPhraseEntry *entry = find_phrase(phrase);
	NxString found;

	if (entry == NULL || (entry->kinds >> kind & 1) == 0)
		fail_msg("\"%s\" is no %s", phrase, nx_kind_names[kind]);
	if ((entry->flags & shown) != flags)
		fail_msg("\"%s\" has flags 0x%x", phrase, entry->flags);
	if (name == NULL && entry->name == UINT32_MAX)
		return;
	if (name == NULL)
		name = phrase;
	assert_int_not_equal(entry->name, UINT32_MAX);
	found = nx_model_name(&model, entry->name);
	assert_int_equal(found.len, strlen(name));
	assert_memory_equal(found.bytes, name, found.len);
}

static void
test_identity(void **state)
{
	(void) state;
	assert_string_equal(model.id, "en@2");
	assert_true(nx_model_meta(&model, "license").len > 0);
	assert_true(nx_model_meta(&model, "credits").len > 100);
	assert_int_equal(nx_model_meta(&model, "language").len, 2);
	assert_in_range(model.size, 1024 * 1024, 16 * 1000 * 1000);
	assert_int_equal((uintptr_t) nx_model_embedded_bytes % NX_MODEL_ALIGNMENT, 0);
}

static void
test_function_words(void **state)
{
	(void) state;
	assert_classes("the", NX_WORD_STOP | NX_WORD_COMMON, NX_WORD_SURNAME);
	assert_classes("not", NX_WORD_NEGATOR, NX_WORD_BOOSTER);
	assert_classes("n't", NX_WORD_NEGATOR, 0);
	assert_classes("very", NX_WORD_BOOSTER, NX_WORD_NEGATOR);
	assert_classes("slightly", NX_WORD_DAMPENER, 0);
	assert_classes("however", NX_WORD_CONTRAST, 0);
	assert_classes("said", NX_WORD_REPORTING, NX_WORD_TITLE);
	assert_classes("She", NX_WORD_PRONOUN | NX_WORD_FEMALE, NX_WORD_MALE);
	assert_classes("million", NX_WORD_NUMBER, 0);
	assert_classes("rupees", NX_WORD_CURRENCY, 0);
	assert_classes("Thursday", NX_WORD_WEEKDAY, NX_WORD_COMMON);
	assert_classes("Sept.", NX_WORD_MONTH, 0);
	assert_classes("March", NX_WORD_MONTH, NX_WORD_SURNAME);
}

static void
test_titles_and_heads(void **state)
{
	(void) state;
	assert_classes("President", NX_WORD_TITLE, NX_WORD_FIRST_NAME);
	assert_classes("Gen.", NX_WORD_TITLE, 0);
	assert_classes("leader", NX_WORD_TITLE, 0);
	assert_classes("Secretary-General", NX_WORD_TITLE, 0);
	assert_classes("Mrs", NX_WORD_TITLE | NX_WORD_FEMALE, NX_WORD_MALE);
	assert_classes("professor", NX_WORD_ROLE, 0);
	assert_classes("University", NX_WORD_ORG_HEAD, NX_WORD_TITLE);
	assert_classes("Inc.", NX_WORD_ORG_HEAD, 0);
	assert_classes("Airport", NX_WORD_FACILITY_HEAD, 0);
	assert_classes("River", NX_WORD_PLACE_HEAD, 0);
	assert_classes("Olympics", NX_WORD_EVENT_HEAD, 0);
}

/* Names by the census and by use: "Bill" is one though "bill" is a word. */
static void
test_names_of_people(void **state)
{
	(void) state;
	assert_classes("James", NX_WORD_FIRST_NAME | NX_WORD_MALE, NX_WORD_FEMALE);
	assert_classes("Patricia", NX_WORD_FIRST_NAME | NX_WORD_FEMALE, NX_WORD_MALE);
	assert_classes("Bill", NX_WORD_FIRST_NAME | NX_WORD_MALE | NX_WORD_COMMON, 0);
	assert_classes("Clinton", NX_WORD_SURNAME, NX_WORD_COMMON);
	assert_classes("Nguyen", NX_WORD_SURNAME, 0);
	assert_classes("American", NX_WORD_DEMONYM, NX_WORD_SURNAME | NX_WORD_FIRST_NAME);
	assert_classes("Germany", NX_WORD_COUNTRY, NX_WORD_SURNAME);
	assert_classes("Seoul", NX_WORD_CITY, NX_WORD_SURNAME);
	assert_classes("court", NX_WORD_COMMON, NX_WORD_SURNAME);
}

/* Of frequent words fewer articles are without; the rarer, the larger. */
static void
test_idf(void **state)
{
	(void) state;
	assert_in_range(find_word("the")->idf, 0, 64);
	assert_in_range(find_word("president")->idf, 64, 3 * 256);
	assert_in_range(find_word("orchestra")->idf, 5 * 256, 12 * 256);
	assert_true(find_word("orchestra")->idf > find_word("election")->idf);
}

static void
test_countries(void **state)
{
	(void) state;
	assert_phrase("United States", NX_KIND_PLACE, 0, NULL);
	assert_phrase("US", NX_KIND_PLACE, NX_PHRASE_ALIAS | NX_PHRASE_UPPER, "United States");
	assert_phrase("U.S.", NX_KIND_PLACE, NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
				  "United States");
	assert_phrase("Britain", NX_KIND_PLACE, NX_PHRASE_ALIAS, "United Kingdom");
	assert_phrase("Burma", NX_KIND_PLACE, NX_PHRASE_ALIAS, "Myanmar");
	assert_phrase("North Korea", NX_KIND_PLACE, 0, NULL);
	assert_phrase("Seoul", NX_KIND_PLACE, 0, NULL);
	assert_phrase("Kiev", NX_KIND_PLACE, NX_PHRASE_ALIAS, "Kyiv");
	assert_phrase("Sao Paulo", NX_KIND_PLACE, NX_PHRASE_ALIAS, "São Paulo");
	assert_phrase("North Carolina", NX_KIND_PLACE, 0, NULL);
	assert_true(find_phrase("China")->weight > find_phrase("Belgium")->weight);
}

static void
test_demonyms(void **state)
{
	(void) state;
	assert_phrase("North Korean", NX_KIND_GROUP, NX_PHRASE_DEMONYM, "North Korea");
	assert_phrase("Americans", NX_KIND_GROUP, NX_PHRASE_DEMONYM, "United States");
	assert_phrase("Dutch", NX_KIND_GROUP, NX_PHRASE_DEMONYM, NULL);
	assert_phrase("Chechens", NX_KIND_GROUP, NX_PHRASE_DEMONYM, "Chechnya");
	assert_phrase("Muslims", NX_KIND_GROUP, 0, NULL);
	assert_phrase("Democrats", NX_KIND_GROUP, NX_PHRASE_ALIAS, "Democrat");
}

static void
test_organizations(void **state)
{
	(void) state;
	assert_phrase("UN", NX_KIND_ORGANIZATION, NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
				  "United Nations");
	assert_phrase("WHO", NX_KIND_ORGANIZATION, NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
				  "World Health Organization");
	assert_phrase("ICC", NX_KIND_ORGANIZATION, NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
				  "International Criminal Court");
	assert_phrase("GOP", NX_KIND_ORGANIZATION, NX_PHRASE_ALIAS | NX_PHRASE_UPPER,
				  "Republican Party");
	assert_phrase("State Department", NX_KIND_ORGANIZATION, 0, NULL);
	assert_phrase("Georgetown University", NX_KIND_ORGANIZATION, 0, NULL);
	assert_phrase("Dongguk University", NX_KIND_ORGANIZATION, 0, NULL);
	assert_phrase("Hizbollah", NX_KIND_ORGANIZATION, NX_PHRASE_ALIAS, "Hezbollah");
	assert_phrase("Goldman Sachs", NX_KIND_ORGANIZATION, 0, NULL);
	assert_phrase("White House", NX_KIND_ORGANIZATION, 0, NULL);
}

static void
test_people_and_the_rest(void **state)
{
	(void) state;
	assert_phrase("Barack Obama", NX_KIND_PERSON, 0, NULL);
	assert_phrase("Hillary Rodham Clinton", NX_KIND_PERSON, NX_PHRASE_ALIAS,
				  "Hillary Clinton");
	assert_phrase("Kim Jong Un", NX_KIND_PERSON, NX_PHRASE_ALIAS, "Kim Jong-Un");
	assert_phrase("World Cup", NX_KIND_EVENT, 0, NULL);
	assert_phrase("iPhone", NX_KIND_PRODUCT, 0, NULL);
	assert_phrase("Heathrow Airport", NX_KIND_FACILITY, 0, NULL);
	assert_phrase("Nobel Peace Prize", NX_KIND_OTHER, 0, NULL);
	assert_phrase("South China Sea", NX_KIND_PLACE, 0, NULL);
}

/* What is a common word is no phrase, and nothing follows from a part of one. */
static void
test_no_phrases(void **state)
{
	(void) state;
	assert_null(find_phrase("nice"));
	assert_null(find_phrase("reading"));
	assert_null(find_phrase("of"));
	assert_null(find_phrase("International Criminal"));
	assert_null(find_phrase("Criminal Court"));
}

static void
test_valence(void **state)
{
	(void) state;
	assert_true(find_word("hailed")->valence > 1000);
	assert_true(find_word("scandal")->valence < -1000);
	/*
	 * Grim matter is damped, though readers feel some of it (VADER has -3500 for
	 * "killed"); parts of names carry no tone.
	 */
	assert_in_range(-find_word("killed")->valence, 200, 3000);
	assert_in_range(-find_word("war")->valence, 200, 1500);
	assert_true(find_word("barbaric")->valence < find_word("war")->valence);
	assert_int_equal(find_word("united")->valence, 0);
	assert_int_equal(find_word("security")->valence, 0);
	assert_int_equal(find_word("shares")->valence, 0);
}

static void
test_clusters(void **state)
{
	const NxClusterEntry *monday = nx_model_cluster(&model, nx_hash64("Monday", 6));
	const NxClusterEntry *tuesday = nx_model_cluster(&model, nx_hash64("Tuesday", 7));

	(void) state;
	assert_non_null(monday);
	assert_non_null(tuesday);
	assert_int_equal(monday->cluster, tuesday->cluster);
	assert_in_range(model.n_clusters, 900, 1100);
	assert_in_range(model.cluster_paths[2 * monday->cluster + 1], 4, 32);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_function_words),
		cmocka_unit_test(test_titles_and_heads),
		cmocka_unit_test(test_names_of_people),
		cmocka_unit_test(test_idf),
		cmocka_unit_test(test_countries),
		cmocka_unit_test(test_demonyms),
		cmocka_unit_test(test_organizations),
		cmocka_unit_test(test_people_and_the_rest),
		cmocka_unit_test(test_no_phrases),
		cmocka_unit_test(test_valence),
		cmocka_unit_test(test_clusters),
	};

	return cmocka_run_group_tests(tests, bind_model, NULL);
}
