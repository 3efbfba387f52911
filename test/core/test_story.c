/*
 * test_story.c
 *	  Story sketches: as part of a newsdoc, as made from an article, and compared;
 *	  and newsdocs of version 1, which have none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analysis/pipeline.h"
#include "analysis/story.h"
#include "base/hash.h"
#include "doc/format.h"
#include "doc/sketch.h"
#include "doc/walk.h"
#include "test/core/sample_doc.h"

static NxModel model;
static NxBreaks *breaks;
static NxHost model_host;
static Bench bench;
static Sample sample;
static uint32_t hashes[NX_STORY_MAX + 1];

static int
open_model(void **state)
{
	(void) state;
	nx_host_init(&model_host);
	nx_host_bind_model(&model, NULL);
	breaks = nx_host_open_breaks();
	return 0;
}

static int
close_model(void **state)
{
	(void) state;
	nx_breaks_close(breaks);
	nx_host_reset(&model_host);
	return 0;
}

static int
set_up(void **state)
{
	(void) state;
	bench_start(&bench);
	sample_init(&sample);
	for (uint32_t i = 0; i <= NX_STORY_MAX; i++)
		hashes[i] = 0x01020304 * (i + 1);
	sample.doc.story = hashes;
	sample.doc.n_story = 3;
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	bench_stop(&bench);
	return 0;
}

static void
assert_refused(const char *message)
{
	NxBuf buf = bench_build(&bench, &sample.doc);
	NxDoc doc;

	assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
					 NX_BAD_BYTES);
	assert_string_equal(bench.error.message, message);
	assert_true(bench.error.offset <= buf.len);
}

/* In version 1 they stand at the end of all. */
static void
assert_mentions_are_counted(NxWalk *walk, const NxDoc *doc)
{
	uint32_t *counts = nx_new_array(&bench.arena, uint32_t, doc->n_entities);

	nx_walk_mentions(walk, counts);
	for (uint32_t i = 0; i < doc->n_entities; i++)
		assert_int_equal(counts[i], doc->entities[i].n_mentions);
	assert_int_equal(walk->reader.offset, walk->reader.len);
}

/* The bytes are read by all readers alike. */
static void
assert_read_by_all(const void *bytes, size_t len, uint32_t n_story)
{
	NxDoc doc;
	NxDoc head;
	NxSketch sketch;
	NxWalk walk;
	NxWalkEntity entity;
	NxBuf again;

	assert_int_equal(nx_doc_open(&doc, &bench.arena, bytes, len, &bench.error), NX_OK);
	assert_int_equal(nx_doc_open_head(&head, bytes, len, &bench.error), NX_OK);
	assert_int_equal(doc.n_story, n_story);
	assert_true(head.body_hash == doc.body_hash);
	again = bench_build(&bench, &doc);
	assert_int_equal(again.len, len);
	assert_memory_equal(again.bytes, bytes, len);

	assert_int_equal(nx_sketch_read(&sketch, bytes, len, &bench.error), NX_OK);
	assert_int_equal(sketch.n, n_story);
	if (n_story > 0)
		assert_memory_equal(sketch.hashes, doc.story, n_story * sizeof(uint32_t));
	nx_walk_begin(&walk, bytes, len);
	for (uint32_t i = 0; i < doc.n_entities; i++)
	{
		assert_true(nx_walk_entity(&walk, &entity));
		assert_int_equal(entity.name.len, doc.entities[i].name.len);
		assert_int_equal(entity.salience, doc.entities[i].salience);
		assert_int_equal(entity.n_mentions, n_story > 0 ? doc.entities[i].n_mentions : 0);
	}
	assert_false(nx_walk_entity(&walk, &entity));
	assert_int_equal(nx_walk_story(&walk, sketch.hashes), n_story);
	assert_int_equal(walk.says_mentions, n_story > 0);
	if (n_story == 0)
		assert_mentions_are_counted(&walk, &doc);
	assert_false(walk.reader.bad);
}

static void
a_story_makes_version_2(void **state)
{
	static const char story[] = "\x03\x04\x03\x02\x01\x08\x06\x04\x02\x0c\x09\x06\x03";
	size_t story_len = sizeof(story) - 1;
	NxBuf plain;
	NxBuf buf = bench_build(&bench, &sample.doc);
	size_t head_len =
		sizeof(NxDocHeader) + sample.doc.model.len + 1 + sample.doc.icu.len + 1;

	(void) state;
	sample.doc.n_story = 0;
	plain = bench_build(&bench, &sample.doc);
	assert_int_equal(plain.bytes[offsetof(NxDocHeader, version)], 1);
	assert_int_equal(buf.bytes[offsetof(NxDocHeader, version)], 2);
	assert_memory_equal(buf.bytes + 4, plain.bytes + 4, head_len - 4);
	assert_memory_equal(buf.bytes + head_len, story, story_len);

	/* One byte more for each entity: how many mentions it has; and no keyphrases. */
	assert_int_equal(buf.len, plain.len + story_len + sample.doc.n_entities + 1);
	assert_read_by_all(plain.bytes, plain.len, 0);
	assert_read_by_all(buf.bytes, buf.len, 3);
	sample.doc.n_story = NX_STORY_MAX;
	buf = bench_build(&bench, &sample.doc);
	assert_read_by_all(buf.bytes, buf.len, NX_STORY_MAX);
}

/* An entity that says it has more mentions, or fewer, than there are. */
static void
wrong_numbers_of_mentions_are_refused(void **state)
{
	NxBuf buf = bench_build(&bench, &sample.doc);
	NxDoc doc;
	NxWalk walk;
	NxWalkEntity entity;
	char *n_mentions;

	(void) state;
	nx_walk_begin(&walk, buf.bytes, buf.len);
	/* Behind the kind and the first salience, which is 1: a byte each. */
	n_mentions = (char *) buf.bytes + walk.reader.offset + 2;
	assert_true(nx_walk_entity(&walk, &entity));
	assert_int_equal(*n_mentions, entity.n_mentions);
	for (int i = -1; i <= 1; i += 2)
	{
		*n_mentions = (char) ((int) entity.n_mentions + i);
		assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
						 NX_BAD_BYTES);
		assert_string_equal(bench.error.message,
							"entity 1 has another number of mentions than it says");
	}
}

static void
unsound_stories_are_refused(void **state)
{
	NxBuf buf;
	NxDoc doc;

	(void) state;
	sample.doc.n_story = NX_STORY_MAX + 1;
	assert_refused("the number of hashes of its story is impossible");
	sample.doc.n_story = 3;
	hashes[1] = hashes[0];
	assert_refused("the hashes of its story do not ascend");
	hashes[1] = hashes[2] + 1;
	assert_refused("the hashes of its story do not ascend");

	/* Version 2 with no hash, or with none at all where they should be. */
	sample.doc.n_story = 0;
	buf = bench_build(&bench, &sample.doc);
	buf.bytes[offsetof(NxDocHeader, version)] = 2;
	assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
					 NX_BAD_BYTES);
	assert_string_equal(bench.error.message,
						"the number of hashes of its story is impossible");
	nx_buf_byte(&buf, 0);
	assert_int_equal(nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error),
					 NX_BAD_BYTES);
}

/* Cut anywhere, a value is refused, and a walk over it stays inside. */
static void
truncated_stories_are_refused(void **state)
{
	NxBuf buf = bench_build(&bench, &sample.doc);

	(void) state;
	for (uint32_t len = 0; len < buf.len; len++)
	{
		char *bytes = nx_arena_copy(&bench.arena, buf.bytes, len);
		NxDoc doc;
		NxSketch sketch;

		assert_int_equal(nx_doc_open(&doc, &bench.arena, bytes, len, &bench.error),
						 NX_BAD_BYTES);
		if (nx_sketch_read(&sketch, bytes, len, &bench.error) == NX_OK)
			assert_int_equal(sketch.n, sample.doc.n_story); /* it stands before the cut */
		else
			assert_int_equal(sketch.n, 0);
	}
}

static void
other_versions_have_no_sketch(void **state)
{
	NxBuf buf = bench_build(&bench, &sample.doc);
	NxSketch sketch;

	(void) state;
	buf.bytes[offsetof(NxDocHeader, version)] = 3;
	assert_int_equal(nx_sketch_read(&sketch, buf.bytes, buf.len, &bench.error),
					 NX_UNSUPPORTED);
	buf.bytes[offsetof(NxDocHeader, version)] = 0;
	assert_int_equal(nx_sketch_read(&sketch, buf.bytes, buf.len, &bench.error),
					 NX_UNSUPPORTED);
}

/* Values that newsx 0.1.0 made of test/samples, in both forms. */
static void
values_of_version_1_stay_as_they_are(void **state)
{
	static const char *const names[] = {"northern-wire-2025-03-11",
										"el-faro-del-sur-2025-03-09",
										"kansai-review-2025-03-02"};

	(void) state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		char path[200];
		size_t len;
		size_t json_len;
		char *bytes;
		char *json;
		NxDoc doc;
		NxBuf buf;

		snprintf(path, sizeof(path), "test/newsdoc-v1/%s.newsdoc", names[i]);
		bytes = nx_host_read_file(path, &len);
		snprintf(path, sizeof(path), "test/newsdoc-v1/%s.json", names[i]);
		json = nx_host_read_file(path, &json_len);
		assert_read_by_all(bytes, len, 0);
		assert_int_equal(nx_doc_from_json(&doc, &bench.arena, json, json_len, &bench.error),
						 NX_OK);
		buf = bench_build(&bench, &doc);
		assert_int_equal(buf.len, len);
		assert_memory_equal(buf.bytes, bytes, len);
		nx_buf_init(&buf, &bench.arena);
		nx_doc_to_json(&doc, &buf);
		assert_int_equal(buf.len, json_len);
		assert_memory_equal(buf.bytes, json, json_len);
		free(bytes);
		free(json);
	}
}

static NxSketch
sketch_of(const char *title, const char *body)
{
	NxArticle article = {{body, (uint32_t) strlen(body)}, {title, 0}, NULL};
	NxAnalysis *analysis;
	NxSketch sketch;

	memset(&sketch, 0xff, sizeof(sketch));
	article.title.len = title == NULL ? 0 : (uint32_t) strlen(title);
	analysis = nx_analysis_begin(&bench.arena, &model, breaks, &article);
	nx_analysis_run(analysis, NX_STAGE_TEXT);
	sketch.n = nx_story_sketch(analysis, nx_hash64(body, strlen(body)), sketch.hashes);
	assert_in_range(sketch.n, 1, NX_STORY_MAX);
	for (uint32_t i = 1; i < sketch.n; i++)
		assert_true(sketch.hashes[i] > sketch.hashes[i - 1]);
	return sketch;
}

static void
assert_sketches_equal(const NxSketch *a, const NxSketch *b)
{
	assert_int_equal(a->n, b->n);
	assert_memory_equal(a->hashes, b->hashes, a->n * sizeof(uint32_t));
}

#define STORY                                                                        \
	"Norway and Canada signed an agreement on Monday to protect cod in the North "   \
	"Atlantic, ending a bitter dispute that had lasted twelve years. Fishing towns " \
	"on both shores welcomed the accord, which limits catches until 2031."

static void
a_shingle_is_four_words(void **state)
{
	NxSketch sketch = sketch_of(NULL, "He didn't tell 5 reporters, of all people.");
	uint64_t words[] = {nx_hash64("did", 3), nx_hash64("tell", 4), nx_hash64("5", 1),
						nx_hash64("reporters", 9)};
	uint64_t three = nx_hash_mix(nx_hash_mix(words[0], words[1]), words[2]);
	uint32_t hash = (uint32_t) (nx_hash_mix(three, words[3]) >> 32);
	bool found = false;

	(void) state;
	assert_int_equal(sketch.n, 5);
	for (uint32_t i = 0; i < sketch.n; i++)
		found = found || sketch.hashes[i] == hash;
	assert_true(found);
}

static void
what_stands_around_the_story_is_no_part_of_it(void **state)
{
	NxSketch plain = sketch_of(NULL, STORY);
	NxSketch dressed = sketch_of("Norwegians Settle Quarrel With Canadians",
								 "Cod Quarrel Between Neighbours Ends\n\n"
								 "By Helen Marchetti\n\n"
								 "OSLO, Norway (Reuters) - " STORY "\n\nAdd a comment");

	(void) state;
	assert_sketches_equal(&plain, &dressed);
}

static void
paragraphs_case_and_marks_do_not_matter(void **state)
{
	NxSketch plain = sketch_of(NULL, "The committee said: \"Nobody doubts these figures.\" "
									 "Ministers replied within hours. Nothing changed.");
	NxSketch other = sketch_of(NULL, "THE committee said, \xe2\x80\x9cnobody doubts these "
									 "figures\xe2\x80\x9d.\n\nMinisters replied within "
									 "hours. Nothing changed.");

	(void) state;
	assert_sketches_equal(&plain, &other);
}

/* A body of a headline alone is its own story. */
static void
where_nothing_is_story_all_is(void **state)
{
	NxSketch headline = sketch_of(NULL, "Norway and Canada Sign Fisheries Accord");
	NxSketch both = sketch_of(NULL, "Norway and Canada Sign Fisheries Accord\n\n" STORY);
	NxSketch story = sketch_of(NULL, STORY);

	(void) state;
	assert_int_equal(headline.n, 3);
	assert_sketches_equal(&both, &story);
	assert_int_equal(nx_sketch_resemblance(&headline, &story).n_common, 0);
}

static void
a_text_without_shingles_has_one_hash(void **state)
{
	static const char *const bodies[] = {"", "   ", "Oslo", "Oslo, Norway: rain.",
										 "\xf0\x9f\x8e\x89"};

	(void) state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
	{
		NxSketch sketch = sketch_of("A title", bodies[i]);

		assert_int_equal(sketch.n, 1);
		assert_int_equal(sketch.hashes[0],
						 (uint32_t) (nx_hash64(bodies[i], strlen(bodies[i])) >> 32));
	}
}

/* Repeated text adds nothing: a sketch is of a set. */
static void
the_sketch_keeps_the_smallest(void **state)
{
	NxBuf once;
	NxBuf twice;
	NxSketch a;
	NxSketch b;

	(void) state;
	nx_buf_init(&once, &bench.arena);
	for (int i = 0; i < 500; i++)
		nx_buf_printf(&once, "Witness number%d spoke about item%d. ", i, i * 7 % 500);
	nx_buf_init(&twice, &bench.arena);
	nx_buf_bytes(&twice, once.bytes, once.len);
	nx_buf_bytes(&twice, once.bytes, once.len);
	nx_buf_byte(&once, 0);
	nx_buf_byte(&twice, 0);
	a = sketch_of(NULL, once.bytes);
	b = sketch_of(NULL, twice.bytes);
	assert_int_equal(a.n, NX_STORY_MAX);
	/* The seam adds three shingles, which may or may not be among the smallest. */
	assert_true(nx_sketch_resemblance(&a, &b).n_common >= NX_STORY_MAX - 3);
	/* Of some 2,000 hashes the 32 smallest lie in the lowest sixtieth of the range. */
	assert_true(a.hashes[NX_STORY_MAX - 1] < UINT32_MAX / 30);
}

static NxSketch
make_sketch(uint32_t first, uint32_t n, uint32_t step)
{
	NxSketch sketch = {.n = n};

	for (uint32_t i = 0; i < n; i++)
		sketch.hashes[i] = first + i * step;
	return sketch;
}

static void
assert_resemblance(const NxSketch *a, const NxSketch *b, uint32_t n_common, uint32_t n_seen)
{
	NxResemblance result = nx_sketch_resemblance(a, b);

	assert_int_equal(result.n_common, n_common);
	assert_int_equal(result.n_seen, n_seen);
	result = nx_sketch_resemblance(b, a);
	assert_int_equal(result.n_common, n_common);
	assert_int_equal(result.n_seen, n_seen);
}

static void
short_sketches_are_compared_exactly(void **state)
{
	NxSketch a = make_sketch(10, 4, 10);  /* 10 20 30 40 */
	NxSketch b = make_sketch(30, 31, 10); /* 30 ... 330 */
	NxSketch c = make_sketch(1000, 31, 1);

	(void) state;
	assert_resemblance(&a, &a, 4, 4);
	assert_resemblance(&a, &b, 2, 33);
	assert_resemblance(&b, &c, 0, 62);
}

static void
long_sketches_are_compared_by_their_smallest(void **state)
{
	NxSketch a = make_sketch(0, NX_STORY_MAX, 2); /* 0 2 ... 62 */
	NxSketch b = make_sketch(0, NX_STORY_MAX, 3); /* 0 3 ... 93 */
	NxSketch c = make_sketch(0, 2, 3);			  /* 0 3 */

	(void) state;
	assert_resemblance(&a, &a, 32, 32);
	/* 32 smallest: the 24 even ones to 46 and the 8 odd multiples of 3 to 45. */
	assert_resemblance(&a, &b, 8, 32);
	assert_resemblance(&a, &c, 1, 32);
}

static void
a_quarter_in_common_is_the_same_story(void **state)
{
	NxSketch a = make_sketch(0, NX_STORY_MAX, 2);
	NxSketch b = make_sketch(0, NX_STORY_MAX, 3);
	NxSketch c = b;

	(void) state;
	assert_true(nx_sketch_same_story(&a, &b)); /* 8 of 32 */
	assert_true(nx_sketch_same_story(&b, &a));
	c.hashes[2] = 7; /* was 6 */
	assert_resemblance(&a, &c, 7, 32);
	assert_false(nx_sketch_same_story(&a, &c));
	assert_false(nx_sketch_same_story(&c, &a));
}

static void
one_common_key_is_not_enough(void **state)
{
	NxSketch one = make_sketch(5, 1, 1);
	NxSketch two = make_sketch(5, 2, 7); /* 5 12 */
	NxSketch three = make_sketch(5, 3, 7);
	NxSketch none = make_sketch(0, 0, 0);
	NxSketch far = make_sketch(1000, 20, 1);
	NxSketch near = make_sketch(985, 20, 1);

	(void) state;
	assert_int_equal(nx_sketch_keys_needed(&one), 1);
	assert_int_equal(nx_sketch_keys_needed(&two), 2);
	assert_true(nx_sketch_same_story(&one, &one));
	assert_false(nx_sketch_same_story(&one, &two));
	assert_false(nx_sketch_same_story(&two, &one));
	assert_true(nx_sketch_same_story(&two, &three));
	assert_false(nx_sketch_same_story(&none, &none));
	assert_false(nx_sketch_same_story(&none, &one));
	/* 5 of 35 in common, of the 16 smallest of each only one. */
	assert_resemblance(&far, &near, 5, 35);
	assert_false(nx_sketch_same_story(&far, &near));
}

static void
stories_in_json(void **state)
{
	NxBuf json;
	NxDoc doc;
	NxBuf bytes = bench_build(&bench, &sample.doc);
	NxBuf again;

	(void) state;
	nx_buf_init(&json, &bench.arena);
	nx_doc_to_json(&sample.doc, &json);
	nx_buf_byte(&json, 0);
	assert_non_null(strstr(json.bytes, "{\"newsdoc\":2,"));
	assert_non_null(strstr(json.bytes, "],\"story\":\"010203040204060803060"
									   "90c\"}"));
	assert_int_equal(
		nx_doc_from_json(&doc, &bench.arena, json.bytes, json.len - 1, &bench.error),
		NX_OK);
	again = bench_build(&bench, &doc);
	assert_int_equal(again.len, bytes.len);
	assert_memory_equal(again.bytes, bytes.bytes, bytes.len);
}

/* The JSON of the sample with its story replaced is refused. */
static void
assert_json_refused(const char *version, const char *story, const char *message)
{
	NxBuf json;
	NxBuf spoiled;
	NxDoc doc;
	const char *place;

	nx_buf_init(&json, &bench.arena);
	nx_doc_to_json(&sample.doc, &json);
	nx_buf_byte(&json, 0);
	place = strstr(json.bytes, ",\"story\"");
	nx_buf_init(&spoiled, &bench.arena);
	nx_buf_printf(&spoiled, "{\"newsdoc\":%s", version);
	nx_buf_bytes(&spoiled, json.bytes + 12, (size_t) (place - json.bytes) - 12);
	nx_buf_text(&spoiled, story);
	nx_buf_byte(&spoiled, '}');
	assert_int_equal(
		nx_doc_from_json(&doc, &bench.arena, spoiled.bytes, spoiled.len, &bench.error),
		NX_BAD_SYNTAX);
	assert_string_equal(bench.error.message, message);
	assert_true(bench.error.offset <= spoiled.len);
}

static void
unsound_stories_in_json_are_refused(void **state)
{
	static const char digits[] = "1 to 32 times 8 hexadecimal digits should stand here";
	char many[300];

	(void) state;
	assert_json_refused("2", "", "a newsdoc lacks key \"story\"");
	assert_json_refused("1", ",\"story\":\"01020304\"",
						"key \"story\" does not belong in version 1");
	assert_json_refused("2", ",\"story\":\"\"", digits);
	assert_json_refused("2", ",\"story\":\"0102030\"", digits);
	assert_json_refused("2", ",\"story\":\"0102030g\"", digits);
	assert_json_refused("2", ",\"story\":1", "a string should stand here");
	assert_json_refused("2", ",\"story\":\"0102030401020304\"",
						"the hashes of its story do not ascend");
	snprintf(many, sizeof(many), ",\"story\":\"%0264d\"", 0);
	assert_json_refused("2", many, digits);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_story_makes_version_2),
		TEST(wrong_numbers_of_mentions_are_refused),
		TEST(unsound_stories_are_refused),
		TEST(truncated_stories_are_refused),
		TEST(other_versions_have_no_sketch),
		TEST(values_of_version_1_stay_as_they_are),
		TEST(a_shingle_is_four_words),
		TEST(what_stands_around_the_story_is_no_part_of_it),
		TEST(paragraphs_case_and_marks_do_not_matter),
		TEST(where_nothing_is_story_all_is),
		TEST(a_text_without_shingles_has_one_hash),
		TEST(the_sketch_keeps_the_smallest),
		TEST(short_sketches_are_compared_exactly),
		TEST(long_sketches_are_compared_by_their_smallest),
		TEST(a_quarter_in_common_is_the_same_story),
		TEST(one_common_key_is_not_enough),
		TEST(stories_in_json),
		TEST(unsound_stories_in_json_are_refused),
	};

	return cmocka_run_group_tests(tests, open_model, close_model);
}
