/*
 * test_tally.c
 *	  Counting, merging, the bounds, bytes and text of a newstally.
 *
 * Names are numbered: "N17" is name 17, of kind 17 % NX_TALLY_KINDS.  What is true of
 * each is kept beside the tallies in plain arrays.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <math.h>

#include "base/hash.h"
#include "tally/spread.h"
#include "tally/tally.h"
#include "test/core/sample_doc.h"

#define MAX_IN_ARTICLE 64
#define LEAST_KEPT (NX_TALLY_MAX_NAMES / 4 * 3)

/* An article in the making. */
typedef struct Article
{
	NxDoc doc;
	NxDocEntity entities[MAX_IN_ARTICLE];
	NxDocMention mentions[3 * MAX_IN_ARTICLE];
	char names[MAX_IN_ARTICLE][16];
} Article;

static NxHost host;
static NxArena arena;
static NxTallyScratch scratch;
static NxError error;
static uint64_t random_state;

static int
set_up(void **state)
{
	(void) state;
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	nx_tally_scratch_init(&scratch, &host.env);
	random_state = 1;
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_host_reset(&host);
	return 0;
}

/* The next number below n. */
static uint32_t
draw(uint32_t n)
{
	random_state = nx_hash_mix(random_state, n);
	return (uint32_t) ((random_state >> 32) * n >> 32);
}

/* Number k about as often as 1 / (k + 1). */
static uint32_t
draw_zipf(uint32_t n)
{
	return (uint32_t) pow(n, draw(1 << 24) / (double) (1 << 24)) - 1;
}

static void
begin_article(Article *article)
{
	memset(&article->doc, 0, sizeof(article->doc));
	article->doc.model = (NxString) STRING("en@1");
	article->doc.icu = (NxString) STRING("72.1");
	article->doc.entities = article->entities;
	article->doc.mentions = article->mentions;
}

static void
add_entity(Article *article, NxString name, uint8_t kind, int32_t tone, uint32_t mentions)
{
	uint32_t number = article->doc.n_entities++;

	article->entities[number] = (NxDocEntity){.name = name, .kind = kind, .tone = tone};
	for (uint32_t i = 0; i < mentions; i++)
		article->mentions[article->doc.n_mentions++] =
			(NxDocMention){.len = 1, .entity = number};
}

/* A tone and a number of mentions that follow from the name and the article. */
static int32_t
tone_of(uint32_t number, uint32_t article)
{
	return (int32_t) (nx_hash_mix(number, article) % (2 * NX_UNIT + 1)) - NX_UNIT;
}

static void
add_name(Article *article, uint32_t number, uint32_t article_number)
{
	char *bytes = article->names[article->doc.n_entities];
	NxString name = {bytes, (uint32_t) sprintf(bytes, "N%u", number)};

	add_entity(article, name, number % NX_TALLY_KINDS, tone_of(number, article_number),
			   1 + number % 3);
}

static uint32_t
number_of(const NxTallyName *name)
{
	uint32_t number = 0;

	for (uint32_t i = 1; i < name->name.len; i++)
		number = number * 10 + (uint32_t) (name->name.bytes[i] - '0');
	return number;
}

static NxBuf
build(const Article *article)
{
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	nx_doc_build(&article->doc, &buf);
	return buf;
}

static void
count(NxTally *tally, const Article *article, bool pairs)
{
	NxBuf buf;
	NxHost own;
	NxArena own_arena;

	nx_host_init(&own);
	nx_arena_init(&own_arena, &own.env);
	nx_buf_init(&buf, &own_arena);
	nx_doc_build(&article->doc, &buf);
	if (nx_tally_count(tally, &scratch, buf.bytes, buf.len, pairs, &error) != NX_OK)
		fail_msg("not counted: %s", error.message);
	nx_host_reset(&own);
}

static void
merge(NxTally *tally, const NxTally *other)
{
	NxTallyView view;

	nx_tally_view(other, &arena, false, &view);
	assert_int_equal(nx_tally_merge(tally, &view, &error), NX_OK);
}

static NxBuf
bytes_of(const NxTally *tally)
{
	NxTallyView view;
	NxBuf buf;

	nx_tally_view(tally, &arena, true, &view);
	nx_buf_init(&buf, &arena);
	nx_tally_build(&view, &buf);
	return buf;
}

static NxTally
new_tally(void)
{
	static uint64_t seed;
	NxTally tally;

	nx_tally_init(&tally, &host.env, seed++);
	return tally;
}

static const char *
json_of(const NxTallyView *view)
{
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	nx_tally_to_json(view, &buf);
	nx_buf_byte(&buf, '\0');
	return buf.bytes;
}

static void
assert_same_bytes(NxBuf a, NxBuf b)
{
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.bytes, b.bytes, a.len);
}

/* Bytes give a value that goes to text and back, and to the same bytes. */
static NxTallyView
assert_round_trip(NxBuf bytes)
{
	NxTallyView view;
	NxTallyView again;
	const char *json;
	NxBuf buf;

	if (nx_tally_open(&view, &arena, bytes.bytes, bytes.len, &error) != NX_OK)
		fail_msg("refused: %s", error.message);
	json = json_of(&view);
	if (nx_tally_from_json(&again, &arena, json, strlen(json), &error) != NX_OK)
		fail_msg("refused: %s", error.message);
	nx_buf_init(&buf, &arena);
	nx_tally_build(&again, &buf);
	assert_same_bytes(buf, bytes);
	return view;
}

static void
test_what_is_counted(void **state)
{
	static char long_name[NX_TALLY_MAX_NAME + 1];
	NxTally tally = new_tally();
	Article article;
	NxTallyView view;

	(void) state;
	memset(long_name, 'x', sizeof(long_name));
	begin_article(&article);
	add_entity(&article, (NxString) STRING("Ana Lee"), NX_KIND_PERSON, 100, 2);
	add_entity(&article, (NxString) STRING("May 1"), NX_KIND_DATE, 0, 1);
	add_entity(&article, (NxString) STRING("Acme"), NX_KIND_ORGANIZATION, -NX_UNIT, 1);
	add_entity(&article, (NxString) STRING("Ana Lee"), NX_KIND_PERSON, 70, 3);
	add_entity(&article, (NxString) STRING("Ana Lee"), NX_KIND_OTHER, 7, 1);
	add_entity(&article, (NxString){long_name, NX_TALLY_MAX_NAME + 1}, NX_KIND_OTHER, 7, 1);
	count(&tally, &article, true);
	begin_article(&article);
	count(&tally, &article, true);
	add_entity(&article, (NxString) STRING("Ana Lee"), NX_KIND_PERSON, -30, 1);
	add_entity(&article, (NxString){long_name, NX_TALLY_MAX_NAME}, NX_KIND_EVENT, 0, 1);
	count(&tally, &article, true);
	long_name[3] = '\0';
	view = assert_round_trip(bytes_of(&tally));
	assert_int_equal(view.n_names, 4);
	view.n_names = 2; /* the long one would fill the page */
	view.n_pairs = 1;
	assert_string_equal(json_of(&view),
						"{\"newstally\":1,\"articles\":3,\"missed\":0,\"names\":["
						"[\"person\",\"Ana Lee\",2,6,70,10900,0],"
						"[\"organization\",\"Acme\",1,1,-1048576,1099511627776,0]],"
						"\"pairs_missed\":0,\"pairs\":[[0,1,1,0]]}");
}

/* The example of doc/newstally-format.md. */
static void
test_bytes_of_the_document(void **state)
{
	static const char bytes[] = "NWT\x01\x01\0\0\0"
								"\x03\0"
								"\x01\x01\0\0\0\0\0\0"
								"\x07"
								"Ana Lee"
								"\x01\x04\x8c\x01\x94\x55\0"
								"\x04"
								"Acme"
								"\0\0\xff\xff\x7f\x80\x80\x80\x80\x80\x20\0"
								"\0\x01\0\0\0";
	NxBuf buf;
	NxTallyView view;

	(void) state;
	nx_buf_init(&buf, &arena);
	nx_buf_bytes(&buf, bytes, sizeof(bytes));
	view = assert_round_trip(buf);
	assert_string_equal(json_of(&view),
						"{\"newstally\":1,\"articles\":3,\"missed\":0,\"names\":["
						"[\"person\",\"Ana Lee\",2,6,70,10900,0],"
						"[\"organization\",\"Acme\",1,1,-1048576,1099511627776,0]],"
						"\"pairs_missed\":0,\"pairs\":[[0,1,1,0]]}");
}

static void
test_pairs_are_of_all_or_none(void **state)
{
	NxTally tally = new_tally();
	NxTally other = new_tally();
	NxTally empty = new_tally();
	Article article;

	(void) state;
	begin_article(&article);
	add_name(&article, 1, 1);
	add_name(&article, 2, 1);
	count(&tally, &article, true);
	assert_true(tally.has_pairs && tally.n_pairs == 1);
	merge(&tally, &empty);
	assert_true(tally.has_pairs && tally.n_pairs == 1);
	merge(&empty, &tally);
	assert_same_bytes(bytes_of(&empty), bytes_of(&tally));
	count(&other, &article, false);
	merge(&empty, &other);
	assert_true(!empty.has_pairs && empty.n_pairs == 0);
	count(&tally, &article, false);
	assert_same_bytes(bytes_of(&empty), bytes_of(&tally));
	count(&tally, &article, true);
	assert_false(tally.has_pairs);
	assert_round_trip(bytes_of(&tally));
}

/* The first NX_TALLY_PAIRED names are paired, whatever stands between. */
static void
test_pairs_of_an_article(void **state)
{
	NxTally tally = new_tally();
	Article article;
	NxTallyView view;

	(void) state;
	begin_article(&article);
	for (uint32_t i = 0; i < 40; i++)
	{
		add_name(&article, i, 1);
		if (i == 3)
			add_entity(&article, (NxString) STRING("$3"), NX_KIND_MONEY, 0, 1);
		if (i == 5)
			add_name(&article, 0, 1);
	}
	count(&tally, &article, true);
	view = assert_round_trip(bytes_of(&tally));
	assert_int_equal(view.n_pairs, NX_TALLY_PAIRED * (NX_TALLY_PAIRED - 1) / 2);
	for (uint32_t i = 0; i < view.n_pairs; i++)
	{
		assert_true(number_of(&view.names[view.pairs[i].first]) < NX_TALLY_PAIRED);
		assert_true(number_of(&view.names[view.pairs[i].second]) < NX_TALLY_PAIRED);
		assert_int_equal(view.pairs[i].articles, 1);
	}
}

#define PARTS 9

/* However the articles are dealt out and put together, the bytes are the same. */
static void
test_any_partition_gives_the_same(void **state)
{
	NxTally whole = new_tally();
	NxBuf expected;

	(void) state;
	for (int round = 0; round < 8; round++)
	{
		NxTally parts[PARTS];
		uint32_t n_parts = PARTS;

		random_state = (uint64_t) round;
		for (uint32_t i = 0; i < PARTS; i++)
			parts[i] = new_tally();
		for (uint32_t i = 0; i < 2000; i++)
		{
			/* What an article holds is the same in each round. */
			uint64_t kept = random_state;
			Article article;
			uint32_t n;

			random_state = i;
			begin_article(&article);
			n = draw(30);
			while (n-- > 0)
				add_name(&article, draw_zipf(300), i);
			random_state = kept;
			if (round == 0)
				count(&whole, &article, true);
			count(&parts[draw(PARTS)], &article, true);
		}
		while (n_parts > 1)
		{
			uint32_t a = draw(n_parts);
			NxTally last = parts[--n_parts];

			if (a == n_parts)
				a = 0;
			merge(&parts[a], &last);
		}
		expected = bytes_of(&whole);
		assert_same_bytes(bytes_of(&parts[0]), expected);
	}
	assert_round_trip(expected);
	assert_int_equal(whole.missed, 0);
	assert_true(whole.n_pairs > 10000 && whole.n_pairs <= NX_TALLY_MAX_PAIRS);
}

/* What is true of names and pairs, and how often one was counted. */
typedef struct Truth
{
	uint32_t *articles;
	uint32_t n_names;
	uint64_t n_counted;
} Truth;

static Truth
new_truth(uint32_t n_names)
{
	return (Truth){nx_new_array(&arena, uint32_t, n_names), n_names, 0};
}

static void
count_truly(Truth *truth, uint32_t number)
{
	truth->articles[number]++;
	truth->n_counted++;
}

/* Every bound that tally.h states holds for names. */
static void
assert_bounds(const NxTally *tally, const Truth *truth)
{
	NxTallyView view = assert_round_trip(bytes_of(tally));
	bool *is_there = nx_new_array(&arena, bool, truth->n_names);

	assert_true(view.n_names <= NX_TALLY_MAX_NAMES);
	assert_true(view.missed * LEAST_KEPT <= truth->n_counted);
	for (uint32_t i = 0; i < view.n_names; i++)
	{
		const NxTallyCounts *counts = &view.names[i].counts;
		uint32_t number = number_of(&view.names[i]);

		is_there[number] = true;
		assert_true(counts->articles <= truth->articles[number]);
		assert_true(counts->articles + counts->missed >= truth->articles[number]);
		assert_true(counts->missed <= view.missed);
	}
	for (uint32_t i = 0; i < truth->n_names; i++)
		assert_true(is_there[i] || truth->articles[i] <= view.missed);
}

/* Name after name that never comes again, and one that comes always. */
static void
test_bound_of_names_that_come_once(void **state)
{
	NxTally tally = new_tally();
	Truth truth = new_truth(400001);

	(void) state;
	for (uint32_t i = 0; i < 10000; i++)
	{
		Article article;

		begin_article(&article);
		for (uint32_t k = 0; k < 40; k++)
		{
			add_name(&article, 40 * i + k, i);
			count_truly(&truth, 40 * i + k);
		}
		add_name(&article, 400000, i);
		count_truly(&truth, 400000);
		count(&tally, &article, false);
	}
	assert_true(tally.missed > 0);
	assert_bounds(&tally, &truth);
	assert_int_equal(tally.articles, 10000);
}

/* The names in turn, again and again: none is ever the best to drop. */
static void
test_bound_of_names_in_turn(void **state)
{
	const uint32_t n_names = NX_TALLY_MAX_NAMES + 64;
	NxTally tally = new_tally();
	Truth truth = new_truth(n_names);
	uint32_t next = 0;

	(void) state;
	for (uint32_t i = 0; i < 10 * n_names / 64; i++)
	{
		Article article;

		begin_article(&article);
		for (uint32_t k = 0; k < 64; k++, next = (next + 1) % n_names)
		{
			add_name(&article, next, i);
			count_truly(&truth, next);
		}
		count(&tally, &article, false);
	}
	assert_true(tally.missed > 0);
	assert_bounds(&tally, &truth);
}

/* A stream as news has it, in parts that are merged. */
static void
test_bound_of_zipf(void **state)
{
	const uint32_t n_names = 2000000;
	NxTally parts[4];
	Truth truth = new_truth(n_names);

	(void) state;
	for (uint32_t i = 0; i < 4; i++)
		parts[i] = new_tally();
	for (uint32_t i = 0; i < 60000; i++)
	{
		Article article;
		uint32_t before = UINT32_MAX;

		begin_article(&article);
		for (uint32_t k = 0; k < 30; k++)
		{
			uint32_t number = draw_zipf(n_names);

			/* Of each article once; ascending numbers tell it. */
			if (before != UINT32_MAX && number <= before)
				continue;
			before = number;
			add_name(&article, number, i);
			count_truly(&truth, number);
		}
		count(&parts[i % 4], &article, false);
	}
	merge(&parts[0], &parts[1]);
	merge(&parts[2], &parts[3]);
	merge(&parts[2], &parts[0]);
	assert_true(parts[2].missed > 0);
	assert_int_equal(parts[2].articles, 60000);
	assert_bounds(&parts[2], &truth);
}

#define PAIR_NAMES 3000

static void
test_bound_of_pairs(void **state)
{
	NxTally parts[2] = {new_tally(), new_tally()};
	uint32_t *truth = nx_new_array(&arena, uint32_t, PAIR_NAMES * PAIR_NAMES);
	bool *is_there = nx_new_array(&arena, bool, PAIR_NAMES *PAIR_NAMES);
	uint64_t n_counted = 0;
	uint64_t n_names = 0;
	NxTallyView view;

	(void) state;
	for (uint32_t i = 0; i < 8000; i++)
	{
		uint32_t numbers[20];
		uint32_t n = 0;
		Article article;

		begin_article(&article);
		for (uint32_t k = 0; k < 20; k++)
		{
			uint32_t number = draw_zipf(PAIR_NAMES);

			if (n > 0 && number <= numbers[n - 1])
				continue;
			for (uint32_t j = 0; j < n; j++, n_counted++)
				truth[numbers[j] * PAIR_NAMES + number]++;
			numbers[n++] = number;
			add_name(&article, number, i);
		}
		/* Names that come once make the table of names full too. */
		for (uint32_t k = 0; k < 20; k++)
			add_name(&article, PAIR_NAMES + i * 20 + k, i);
		n_counted += (uint64_t) (n + 20 < 32 ? n + 20 : 32) * 32;
		n_names += n + 20;
		count(&parts[i % 2], &article, true);
	}
	merge(&parts[0], &parts[1]);
	view = assert_round_trip(bytes_of(&parts[0]));
	assert_true(view.missed > 0 && view.pairs_missed > view.missed);
	assert_true(view.n_pairs <= NX_TALLY_MAX_PAIRS);
	assert_true(view.pairs_missed * LEAST_KEPT <= n_counted + n_names);
	for (uint32_t i = 0; i < view.n_pairs; i++)
	{
		const NxTallyPair *pair = &view.pairs[i];
		uint32_t a = number_of(&view.names[pair->first]);
		uint32_t b = number_of(&view.names[pair->second]);
		uint32_t place = a < b ? a * PAIR_NAMES + b : b * PAIR_NAMES + a;

		if (a >= PAIR_NAMES || b >= PAIR_NAMES)
			continue;
		is_there[place] = true;
		assert_true(pair->articles <= truth[place]);
		assert_true(pair->articles + pair->missed >= truth[place]);
	}
	for (uint32_t i = 0; i < PAIR_NAMES * PAIR_NAMES; i++)
		assert_true(is_there[i] || truth[i] <= view.pairs_missed);
}

/* An article that alone has more names than are kept. */
static void
test_huge_article(void **state)
{
	const uint32_t n = 3 * NX_TALLY_MAX_NAMES;
	NxDoc doc = {.model = STRING("en@1"), .icu = STRING("72.1")};
	NxTally tally = new_tally();
	char(*names)[12] = nx_arena_alloc_array(&arena, n, sizeof(*names));
	NxBuf buf;

	(void) state;
	doc.entities = nx_new_array(&arena, NxDocEntity, n);
	doc.mentions = nx_new_array(&arena, NxDocMention, n);
	doc.n_entities = doc.n_mentions = n;
	for (uint32_t i = 0; i < n; i++)
	{
		doc.entities[i].name.bytes = names[i];
		doc.entities[i].name.len = (uint32_t) sprintf(names[i], "N%u", i);
		doc.mentions[i].len = 1;
		doc.mentions[i].entity = i;
	}
	nx_buf_init(&buf, &arena);
	nx_doc_build(&doc, &buf);
	assert_int_equal(nx_tally_count(&tally, &scratch, buf.bytes, buf.len, true, &error),
					 NX_OK);
	assert_true(tally.n_entries <= NX_TALLY_MAX_NAMES);
	assert_true(tally.entries_room <= 2 * NX_TALLY_MAX_NAMES);
	assert_int_equal(scratch.room, 0);
	assert_round_trip(bytes_of(&tally));
}

static void
test_damaged_newsdoc(void **state)
{
	NxTally tally = new_tally();
	Article article;
	NxBuf buf;
	NxBuf before;

	(void) state;
	begin_article(&article);
	add_name(&article, 1, 1);
	add_name(&article, 2, 1);
	count(&tally, &article, true);
	before = bytes_of(&tally);
	buf = build(&article);
	for (uint32_t len = 0; len < buf.len; len++)
	{
		char *copy = malloc(len == 0 ? 1 : len);

		memcpy(copy, buf.bytes, len);
		assert_int_not_equal(nx_tally_count(&tally, &scratch, copy, len, true, &error),
							 NX_OK);
		free(copy);
	}
	buf.bytes[3] = 99;
	assert_int_equal(nx_tally_count(&tally, &scratch, buf.bytes, buf.len, true, &error),
					 NX_UNSUPPORTED);
	assert_same_bytes(bytes_of(&tally), before);
	begin_article(&article);
	add_entity(&article, (NxString) STRING("Bo"), NX_KIND_PERSON, NX_UNIT + 1, 1);
	buf = build(&article);
	assert_int_equal(nx_tally_count(&tally, &scratch, buf.bytes, buf.len, true, &error),
					 NX_BAD_BYTES);
	begin_article(&article);
	add_entity(&article, (NxString) STRING("Bo"), NX_KIND_PERSON, 0, 0);
	buf = build(&article);
	assert_int_equal(nx_tally_count(&tally, &scratch, buf.bytes, buf.len, true, &error),
					 NX_BAD_BYTES);
	assert_same_bytes(bytes_of(&tally), before);
	begin_article(&article);
	add_entity(&article, (NxString) STRING("B\xffo"), NX_KIND_PERSON, 0, 1);
	buf = build(&article);
	assert_int_equal(nx_tally_count(&tally, &scratch, buf.bytes, buf.len, true, &error),
					 NX_BAD_BYTES);
}

static void
test_spread(void **state)
{
	(void) state;
	for (uint32_t i = 0; i < 1000; i++)
	{
		NxTally tally = new_tally();
		uint32_t n = 1 + draw(20);
		/* Large values close together: what doubles alone would lose. */
		int32_t range = i % 2 == 0 ? NX_UNIT : 3;
		double sum = 0;
		double squares = 0;
		double tones[20];
		const NxTallyCounts *counts;
		NxTallyView view;

		for (uint32_t k = 0; k < n; k++)
		{
			int32_t tone = NX_UNIT - (int32_t) draw((uint32_t) range * 2 + 1);
			Article article;

			begin_article(&article);
			if (i % 3 == 0)
				tone = -tone;
			add_entity(&article, (NxString) STRING("Bo"), NX_KIND_PERSON, tone, 1);
			count(&tally, &article, false);
			tones[k] = (double) tone / NX_UNIT;
			sum += tones[k];
		}
		for (uint32_t k = 0; k < n; k++)
			squares += (tones[k] - sum / n) * (tones[k] - sum / n);
		nx_tally_view(&tally, &arena, false, &view);
		counts = &view.names[0].counts;
		assert_true(fabs(nx_tally_tone(counts) - sum / n) < 1e-12);
		assert_true(fabs(nx_tally_tone_sd(counts) - sqrt(squares / n)) < 1e-9);
		assert_true(n > 1 || nx_tally_tone_sd(counts) == 0);
	}
}

/* Sums beyond 64 bits, which only text can bring here. */
static void
test_wide_squares(void **state)
{
	static const char json[] =
		"{\"newstally\":1,\"articles\":1099511627776,\"missed\":0,\"names\":["
		"[\"person\",\"A\",1099511627776,1099511627776,1152921504606846976,"
		"1208925819614629174706176,0],"
		"[\"person\",\"B\",1099511627776,1152921504606846976,0,"
		"1208925819614629174706176,0]],\"pairs_missed\":0,\"pairs\":null}";
	NxTallyView view;
	NxBuf buf;
	NxTally tally = new_tally();

	(void) state;
	if (nx_tally_from_json(&view, &arena, json, sizeof(json) - 1, &error) != NX_OK)
		fail_msg("refused: %s", error.message);
	assert_string_equal(json_of(&view), json);
	nx_buf_init(&buf, &arena);
	nx_tally_build(&view, &buf);
	assert_round_trip(buf);
	assert_true(nx_tally_tone(&view.names[0].counts) == 1.0);
	assert_true(nx_tally_tone_sd(&view.names[0].counts) == 0.0);
	assert_true(nx_tally_tone_sd(&view.names[1].counts) == 1.0);
	assert_int_equal(nx_tally_merge(&tally, &view, &error), NX_OK);
	assert_int_equal(nx_tally_merge(&tally, &view, &error), NX_LIMIT);
}

/* The most that 84 bits hold is more than any tones' squares, and does not wrap. */
static void
test_most_squares(void **state)
{
	NxTallyCounts counts = {
		.articles = 1, .mentions = 1, .squares = UINT64_MAX, .squares_high = 0xFFFFF};

	(void) state;
	assert_false(nx_tally_sums_are_within(&counts));
	counts.squares_high = 0;
	counts.squares = (uint64_t) NX_UNIT * NX_UNIT;
	assert_true(nx_tally_sums_are_within(&counts));
	counts.squares++;
	assert_false(nx_tally_sums_are_within(&counts));
}

/* Of the best alone the same are chosen as of all. */
static void
assert_best_are_enough(const NxTally *tally, uint32_t n, NxKind kind)
{
	NxTallyView all;
	NxTallyView best;
	uint32_t of_all[400];
	uint32_t of_best[400];
	uint32_t n_chosen;

	nx_tally_view(tally, &arena, false, &all);
	nx_tally_view_best(tally, n, kind, &arena, &best);
	assert_true(best.n_names <= all.n_names);
	n_chosen = nx_tally_top(&all, n, kind, &arena, of_all);
	assert_int_equal(nx_tally_top(&best, n, kind, &arena, of_best), n_chosen);
	for (uint32_t i = 0; i < n_chosen; i++)
	{
		const NxTallyName *a = &all.names[of_all[i]];
		const NxTallyName *b = &best.names[of_best[i]];

		assert_ptr_equal(a->name.bytes, b->name.bytes);
		assert_int_equal(a->counts.articles, b->counts.articles);
		assert_int_equal(a->counts.mentions, b->counts.mentions);
		assert_int_equal(a->counts.missed, b->counts.missed);
		assert_int_equal(a->counts.tone, b->counts.tone);
	}
	if (n == 1)
		assert_true(best.n_names < 100);
}

/* Order of the best, against sorting all of them. */
static void
test_top(void **state)
{
	NxTally tally = new_tally();
	NxTallyView view;
	uint32_t all[400];
	uint32_t few[400];
	uint32_t n_all;

	(void) state;
	for (uint32_t i = 0; i < 500; i++)
	{
		Article article;

		begin_article(&article);
		for (uint32_t k = 0; k < 6; k++)
			add_name(&article, draw_zipf(400), i);
		count(&tally, &article, true);
	}
	nx_tally_view(&tally, &arena, false, &view);
	n_all = nx_tally_top(&view, view.n_names, NX_TALLY_KINDS, &arena, all);
	assert_int_equal(n_all, view.n_names);
	for (uint32_t i = 1; i < n_all; i++)
	{
		const NxTallyCounts *a = &view.names[all[i - 1]].counts;
		const NxTallyCounts *b = &view.names[all[i]].counts;

		assert_true(a->articles >= b->articles);
		if (a->articles != b->articles)
			continue;
		assert_true(a->mentions >= b->mentions);
		if (a->mentions == b->mentions)
			assert_true(strncmp(view.names[all[i - 1]].name.bytes,
								view.names[all[i]].name.bytes, 8) != 0);
	}
	for (uint32_t n = 1; n < n_all; n++)
	{
		assert_int_equal(nx_tally_top(&view, n, NX_TALLY_KINDS, &arena, few), n);
		assert_memory_equal(few, all, n * sizeof(*few));
	}
	for (uint32_t n = 0; n < 400; n += 1 + n / 8)
	{
		assert_best_are_enough(&tally, n, NX_TALLY_KINDS);
		assert_best_are_enough(&tally, n, NX_KIND_PLACE);
	}
	n_all = nx_tally_top(&view, view.n_names, NX_KIND_PLACE, &arena, few);
	assert_true(n_all > 0);
	for (uint32_t i = 0; i < n_all; i++)
		assert_int_equal(view.names[few[i]].kind, NX_KIND_PLACE);
	n_all = nx_tally_top_pairs(&view, 10, &arena, few);
	assert_int_equal(n_all, 10);
	for (uint32_t i = 1; i < n_all; i++)
		assert_true(view.pairs[few[i - 1]].articles >= view.pairs[few[i]].articles);
}

static void
assert_refused(const char *json, const char *message)
{
	NxTallyView view;
	NxStatus status = nx_tally_from_json(&view, &arena, json, strlen(json), &error);

	assert_int_equal(status, NX_BAD_SYNTAX);
	assert_string_equal(error.message, message);
	assert_true(error.offset <= strlen(json));
}

#define TALLY(head, names, pairs) \
	"{\"newstally\":1," head ",\"names\":[" names "],\"pairs_missed\":" pairs "}"
#define HEAD "\"articles\":9,\"missed\":2"
#define A "[\"person\",\"A\",3,4,5,9,1]"
#define B "[\"person\",\"B\",3,4,-5,9,1]"

static void
test_unsound_text(void **state)
{
	(void) state;
	assert_refused("", "the text ends where a newstally should stand");
	assert_refused("{}", "a newstally lacks key \"newstally\"");
	assert_refused(TALLY(HEAD, B "," A, "0,\"pairs\":null"), "name 2 is not in order");
	assert_refused(TALLY(HEAD, A "," A, "0,\"pairs\":null"), "name 2 is not in order");
	assert_refused(TALLY(HEAD, A "," B, "2,\"pairs\":[[0,1,4,1]]"),
				   "pair 1 is in more articles than there are");
	assert_refused(TALLY(HEAD, A "," B, "2,\"pairs\":[[1,0,2,1]]"),
				   "pair 1 is not of two names");
	assert_refused(TALLY(HEAD, A "," B, "2,\"pairs\":[[0,2,2,1]]"),
				   "pair 1 is not of two names");
	assert_refused(TALLY(HEAD, A "," B, "2,\"pairs\":[[0,1,2,1],[0,1,2,1]]"),
				   "pair 2 is not in order");
	assert_refused(TALLY(HEAD, A "," B, "1,\"pairs\":[]"),
				   "what its pairs have missed is wrong");
	assert_refused(TALLY(HEAD, A, "1,\"pairs\":null"),
				   "what its pairs have missed is wrong");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,2,5,9,1]", "0,\"pairs\":null"),
				   "name 1 has a wrong number of mentions");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",10,12,5,9,1]", "0,\"pairs\":null"),
				   "name 1 is in more articles than there are");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",0,0,0,0,1]", "0,\"pairs\":null"),
				   "name 1 is in no article");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,5,9,3]", "0,\"pairs\":null"),
				   "name 1 has missed more articles than the whole");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",1,4,5,9,1]", "0,\"pairs\":null"),
				   "name 1 is in too few articles to be kept");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,5,8,1]", "0,\"pairs\":null"),
				   "name 1 has sums that no tones have");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,3145729,9,1]", "0,\"pairs\":null"),
				   "name 1 has sums that no tones have");
	assert_refused(
		TALLY(HEAD, "[\"person\",\"A\",3,4,0,3298534883329,1]", "0,\"pairs\":null"),
		"name 1 has sums that no tones have");
	assert_refused(TALLY(HEAD, "[\"date\",\"A\",3,4,5,9,1]", "0,\"pairs\":null"),
				   "name 1 is of a kind that is not counted");
	assert_refused(TALLY(HEAD, "[\"pers\",\"A\",3,4,5,9,1]", "0,\"pairs\":null"),
				   "unknown kind of entity");
	assert_refused(TALLY(HEAD, "[\"person\",\"\",3,4,5,9,1]", "0,\"pairs\":null"),
				   "name 1 is empty");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,5,9]", "0,\"pairs\":null"),
				   "the array is too short");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,5,9,1,1]", "0,\"pairs\":null"),
				   "the array is too long");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,5,79228162514264337593543950336,1]",
						 "0,\"pairs\":null"),
				   "the number is too large");
	assert_refused(TALLY(HEAD, "[\"person\",\"A\",3,4,5.0,9,1]", "0,\"pairs\":null"),
				   "a whole number without point or exponent should stand here");
	assert_refused(TALLY("\"articles\":0,\"missed\":2", "", "0,\"pairs\":null"),
				   "it has no article, but is not empty");
	assert_refused(TALLY("\"articles\":0,\"missed\":0", "", "0,\"pairs\":[]"),
				   "it has no article, but is not empty");
	assert_refused(TALLY("\"articles\":1099511627777,\"missed\":0", "", "0,\"pairs\":null"),
				   "it counts too many articles");
	assert_refused(TALLY("\"articles\":-1,\"missed\":0", "", "0,\"pairs\":null"),
				   "a whole number should stand here");
}

/* What is read of a stored value that may be damaged can be added up and chosen from. */
static void
assert_stored_is_usable(NxBuf buf, bool is_sound)
{
	NxTallyView view;
	NxTally tally = new_tally();
	uint32_t chosen[3];
	NxStatus status = nx_tally_open_stored(&view, &arena, buf.bytes, buf.len, &error);
	uint32_t n;

	assert_true(status == NX_OK || !is_sound);
	if (status != NX_OK)
		return;
	n = nx_tally_top(&view, view.n_names < 3 ? view.n_names : 3, NX_TALLY_KINDS, &arena,
					 chosen);
	for (uint32_t i = 0; i < n; i++)
		assert_true(nx_tally_check_name(&view, chosen[i], &error) == NX_OK || !is_sound);
	if (nx_tally_merge(&tally, &view, &error) == NX_OK)
		assert_true(tally.n_entries <= view.n_names);
}

/* Every byte changed in such ways: refused, or a sound value of those very bytes. */
static uint32_t
count_refused(NxBuf buf, int step)
{
	NxTallyView view;
	uint32_t n_refused = 0;

	for (uint32_t i = 0; i < buf.len; i++)
	{
		char sound = buf.bytes[i];

		assert_int_not_equal(nx_tally_open(&view, &arena, buf.bytes, i, &error), NX_OK);
		assert_int_not_equal(nx_tally_open_stored(&view, &arena, buf.bytes, i, &error),
							 NX_OK);
		for (int change = 1; change < 256; change += step)
		{
			bool is_sound;

			buf.bytes[i] = (char) (sound ^ change);
			is_sound = nx_tally_open(&view, &arena, buf.bytes, buf.len, &error) == NX_OK;
			assert_stored_is_usable(buf, is_sound);
			if (is_sound)
				assert_round_trip(buf);
			else
				n_refused++;
		}
		buf.bytes[i] = sound;
	}
	return n_refused;
}

static void
test_damaged_bytes(void **state)
{
	static const char json[] = TALLY(HEAD, A "," B, "2,\"pairs\":[[0,1,2,2]]");
	NxTallyView view;
	NxBuf buf;

	(void) state;
	assert_int_equal(nx_tally_from_json(&view, &arena, json, sizeof(json) - 1, &error),
					 NX_OK);
	assert_string_equal(json_of(&view), json);
	nx_buf_init(&buf, &arena);
	nx_tally_build(&view, &buf);
	assert_true(count_refused(buf, 1) > 5000);
}

/* So many names that most are read without a look at the end; numbers of all lengths. */
static void
test_damaged_long_bytes(void **state)
{
	enum
	{
		N_NAMES = 24
	};
	NxTallyView view = {.articles = NX_TALLY_MAX_ARTICLES, .n_names = N_NAMES};
	char texts[N_NAMES][NX_TALLY_MAX_NAME];
	NxBuf buf;

	(void) state;
	view.names = nx_new_array(&arena, NxTallyName, N_NAMES);
	for (uint32_t i = 0; i < N_NAMES; i++)
	{
		NxTallyName *name = &view.names[i];
		uint64_t articles = UINT64_C(1) << (i * 40 / (N_NAMES - 1));

		memset(texts[i], 'a' + (int) i, sizeof(texts[i]));
		name->name.bytes = texts[i];
		name->name.len = i % 6 == 5 ? 120 + i * 5 : 1 + i;
		name->kind = i < 12 ? NX_KIND_PERSON : NX_KIND_OTHER;
		name->counts.articles = articles;
		name->counts.mentions = articles + (articles << i % 20);
		name->counts.tone = (int64_t) articles * (i % 2 == 0 ? NX_UNIT : -NX_UNIT);
		name->counts.squares = articles << 40;
		name->counts.squares_high = (uint32_t) (articles >> 24);
	}
	nx_buf_init(&buf, &arena);
	nx_tally_build(&view, &buf);
	assert_round_trip(buf);
	assert_true(count_refused(buf, 7) > 10000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_is_counted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bytes_of_the_document, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pairs_are_of_all_or_none, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_pairs_of_an_article, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_any_partition_gives_the_same, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_bound_of_names_that_come_once, set_up,
										tear_down),
		cmocka_unit_test_setup_teardown(test_bound_of_names_in_turn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bound_of_zipf, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bound_of_pairs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_huge_article, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_damaged_newsdoc, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_spread, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wide_squares, set_up, tear_down),
		cmocka_unit_test(test_most_squares),
		cmocka_unit_test_setup_teardown(test_top, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_unsound_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_damaged_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_damaged_long_bytes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
