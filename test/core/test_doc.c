/*
 * test_doc.c
 *	  The bytes of a newsdoc: what build.c writes, what view.c and check.c refuse.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "doc/format.h"
#include "doc/strings.h"
#include "test/core/sample_doc.h"

/* The sample's bytes, written down from format.h. */
static const char sample_bytes[] =
	"NWD\x01"
	"\x00\0\0\0"					   /* flags, reserved */
	"\x40\0\0\0\x40\0\0\0"			   /* 64 bytes, 64 characters */
	"\x10\x32\x54\x76\x98\xba\xdc\xfe" /* hash of the body */
	"\xef\xcd\xab\x89\x67\x45\x23\x01" /* digest of the model */
	"\x00\x00\xf8\xff"				   /* tone -0.5 */
	"\x03\0\0\0\x04\0\0\0\x02\0\0\0\x04\0\0\0"
	"\x04"
	"en@1"
	"\x04"
	"72.1"
	"\x00\x01\x24" /* headline, byline, body of 2 sentences */
	"\x00\x0d\x00\x80\x80\x20\x00"
	"\x02\x09\x00\x00\x00"
	"\x02\x16\x03\x80\x80\x40\xff\xff\x1f\xff\xff\x0f"
	"\x01\x0f\x04\x01\xff\xff\x7f"
	"\x20\x00\x05\x07"
	"Ana Lee"
	"\x03"
	"Lee"
	"\x09"
	"Ms \"Zo\xc3\xab\""
	"\x01\x80\x80\x30\x80\x80\x80\x01\x09"
	"Acme Corp"
	"\x01\x07\x00" /* one mention in the title */
	"\x00\x07\x00\x20\x03\x00\x07\x09\x01";

#define SAMPLE_LEN (sizeof(sample_bytes) - 1)

/* Where in the sample's bytes things begin. */
#define AT_MODEL 52
#define AT_BLOCKS 62
#define AT_SENTENCES 65
#define AT_ENTITIES 96
#define AT_ENTITY_2 121
#define AT_MENTIONS 139

static Bench bench;
static Sample sample;

static int
set_up(void **state)
{
	(void) state;
	bench_start(&bench);
	sample_init(&sample);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	bench_stop(&bench);
	return 0;
}

static NxStatus
open_bytes(NxDoc *doc, const void *bytes, size_t len)
{
	return nx_doc_open(doc, &bench.arena, bytes, len, &bench.error);
}

/* The value that the bytes make is one that builds to the same bytes. */
static void
assert_round_trip(const void *bytes, size_t len)
{
	NxDoc doc;
	NxBuf buf;

	if (open_bytes(&doc, bytes, len) != NX_OK)
		fail_msg("refused: %s", bench.error.message);
	buf = bench_build(&bench, &doc);
	assert_int_equal(buf.len, len);
	assert_memory_equal(buf.bytes, bytes, len);
}

static void
assert_refused(const void *bytes, size_t len, const char *message)
{
	NxDoc doc;

	assert_int_equal(open_bytes(&doc, bytes, len), NX_BAD_BYTES);
	assert_string_equal(bench.error.message, message);
	assert_true(bench.error.offset <= len);
}

/* The sample, spoiled by the test, is refused. */
static void
assert_sample_refused(const char *message)
{
	NxBuf buf = bench_build(&bench, &sample.doc);

	assert_refused(buf.bytes, buf.len, message);
	sample_init(&sample);
}

static void
assert_sample_accepted(void)
{
	NxBuf buf = bench_build(&bench, &sample.doc);

	assert_round_trip(buf.bytes, buf.len);
	sample_init(&sample);
}

static void
test_build_writes_the_documented_bytes(void **state)
{
	NxBuf buf = bench_build(&bench, &sample.doc);

	(void) state;
	assert_int_equal(buf.len, SAMPLE_LEN);
	assert_memory_equal(buf.bytes, sample_bytes, SAMPLE_LEN);
	assert_memory_equal(sample_bytes + AT_MODEL,
						"\x04"
						"en@1",
						5);
	assert_memory_equal(sample_bytes + AT_BLOCKS, "\x00\x01\x24", 3);
	assert_memory_equal(sample_bytes + AT_ENTITIES, "\x20\x00\x05\x07", 4);
	assert_memory_equal(sample_bytes + AT_MENTIONS, "\x01\x07\x00", 3);
}

static void
assert_string(NxString string, const char *expected)
{
	assert_int_equal(string.len, strlen(expected));
	assert_memory_equal(string.bytes, expected, string.len);
}

static void
test_open_reads_what_was_built(void **state)
{
	NxDoc doc;

	(void) state;
	assert_int_equal(open_bytes(&doc, sample_bytes, SAMPLE_LEN), NX_OK);
	assert_string(doc.model, "en@1");
	assert_string(doc.icu, "72.1");
	assert_true(doc.model_digest == UINT64_C(0x0123456789abcdef));
	assert_true(doc.body_hash == UINT64_C(0xfedcba9876543210));
	assert_int_equal(doc.body_bytes, 64);
	assert_int_equal(doc.body_chars, 64);
	assert_false(doc.truncated);
	assert_int_equal(doc.tone, -NX_UNIT / 2);
	assert_int_equal(doc.n_sentences, 4);
	assert_int_equal(doc.sentences[2].pos, 27);
	assert_int_equal(doc.sentences[2].len, 22);
	assert_int_equal(doc.sentences[2].salience, NX_UNIT);
	assert_int_equal(doc.sentences[2].rank, 1);
	assert_int_equal(doc.sentences[2].tone, -NX_UNIT / 4);
	assert_true(doc.sentences[2].quoted);
	assert_int_equal(doc.sentences[2].quote_tone, -NX_UNIT / 8);
	assert_false(doc.sentences[3].quoted);
	assert_int_equal(doc.n_entities, 2);
	assert_string(doc.entities[0].name, "Ana Lee");
	assert_int_equal(doc.entities[0].n_aliases, 2);
	assert_string(doc.entities[0].aliases[1], "Ms \"Zo\xc3\xab\"");
	assert_int_equal(doc.entities[1].kind, NX_KIND_ORGANIZATION);
	assert_int_equal(doc.entities[1].salience, NX_UNIT / 4);
	assert_int_equal(doc.entities[1].tone, NX_UNIT);
	assert_int_equal(doc.n_mentions, 4);
	assert_int_equal(doc.mentions[2].pos, 40);
	assert_int_equal(doc.mentions[2].len, 3);
}

static void
test_open_derives_the_rest(void **state)
{
	NxDoc doc;

	(void) state;
	assert_int_equal(open_bytes(&doc, sample_bytes, SAMPLE_LEN), NX_OK);
	assert_int_equal(doc.blocks[1].pos, 16);
	assert_int_equal(doc.blocks[1].len, 9);
	assert_int_equal(doc.blocks[2].pos, 27);
	assert_int_equal(doc.blocks[2].len, 38); /* to the end of the last sentence */
	assert_int_equal(doc.sentences[0].block, 0);
	assert_int_equal(doc.sentences[3].block, 2);
	assert_int_equal(doc.entities[0].n_mentions, 3);
	assert_int_equal(doc.entities[0].first_pos, 1); /* not the one in the title */
	assert_int_equal(doc.entities[1].n_mentions, 1);
	assert_int_equal(doc.entities[1].first_pos, 50);
	assert_int_equal(doc.mentions[0].sentence, 0);
	assert_int_equal(doc.mentions[1].sentence, 1);
	assert_int_equal(doc.mentions[2].sentence, 3);
	assert_int_equal(doc.mentions[3].sentence, 4);
}

static void
test_open_head_reads_the_head(void **state)
{
	NxDoc doc;

	(void) state;
	assert_int_equal(nx_doc_open_head(&doc, sample_bytes, SAMPLE_LEN, &bench.error), NX_OK);
	assert_string(doc.model, "en@1");
	assert_string(doc.icu, "72.1");
	assert_int_equal(doc.tone, -NX_UNIT / 2);
	assert_int_equal(doc.n_mentions, 4);
	assert_null(doc.mentions);
	for (size_t len = 0; len < AT_BLOCKS; len++)
		assert_int_equal(nx_doc_open_head(&doc, sample_bytes, len, &bench.error),
						 NX_BAD_BYTES);
}

static void
test_open_head_checks_the_head(void **state)
{
	NxBuf buf;
	NxDoc doc;

	(void) state;
	sample.doc.tone = NX_UNIT + 1;
	buf = bench_build(&bench, &sample.doc);
	assert_int_equal(nx_doc_open_head(&doc, buf.bytes, buf.len, &bench.error),
					 NX_BAD_BYTES);
	assert_string_equal(bench.error.message, "the tone is not within -1 to 1");
}

static void
test_empty_value(void **state)
{
	(void) state;
	sample.doc.body_bytes = 0;
	sample.doc.body_chars = 0;
	sample.doc.n_blocks = 0;
	sample.doc.n_sentences = 0;
	sample.doc.n_entities = 0;
	sample.doc.n_mentions = 0;
	assert_sample_accepted();
}

static void
test_extremes_are_accepted(void **state)
{
	(void) state;
	sample.doc.body_bytes = INT32_MAX;
	sample.doc.body_chars = INT32_MAX;
	sample.doc.truncated = true;
	sample.doc.tone = NX_UNIT;
	sample.sentences[3].len = INT32_MAX - 49; /* to the end of the body */
	sample.mentions[3].len = INT32_MAX - 49;
	sample.sentences[3].tone = NX_UNIT;
	assert_sample_accepted();

	sample.blocks[1].is_agency = true;
	sample.entities[1].salience = NX_UNIT;
	sample.entities[1].kind = NX_KIND_MONEY;
	sample.blocks[2].kind = NX_BLOCK_BOILERPLATE;
	assert_sample_accepted();

	sample.doc.body_bytes = 4 * 64; /* four bytes each */
	assert_sample_accepted();
}

/* Aliases come from the analysis in any order. */
static void
test_build_sorts_aliases(void **state)
{
	NxString first = sample.aliases[0];
	NxBuf buf;

	(void) state;
	sample.aliases[0] = sample.aliases[1];
	sample.aliases[1] = first;
	buf = bench_build(&bench, &sample.doc);
	assert_int_equal(buf.len, SAMPLE_LEN);
	assert_memory_equal(buf.bytes, sample_bytes, SAMPLE_LEN);
	assert_ptr_equal(sample.aliases[1].bytes, first.bytes); /* the caller's stay */
}

/* One byte of the sample changed. */
static void
assert_patched_refused(size_t offset, uint8_t byte, const char *message)
{
	char bytes[SAMPLE_LEN];

	memcpy(bytes, sample_bytes, SAMPLE_LEN);
	assert_int_not_equal((uint8_t) bytes[offset], byte);
	bytes[offset] = (char) byte;
	assert_refused(bytes, SAMPLE_LEN, message);
}

static void
test_bad_header_is_refused(void **state)
{
	(void) state;
	assert_patched_refused(0, 'n', "it does not begin like one");
	assert_patched_refused(2, 'X', "it does not begin like one");
	for (uint8_t bit = 1; bit < 8; bit++)
		assert_patched_refused(4, (uint8_t) (1 << bit), "it has unknown flags");
	for (size_t i = 5; i < 8; i++)
		assert_patched_refused(i, 1, "reserved bytes are not zero");
	assert_patched_refused(8, 63, "the body's bytes and characters do not agree");
	assert_patched_refused(9, 4, "the body's bytes and characters do not agree");
	assert_patched_refused(11, 0x80, "the body is too long");
	assert_patched_refused(34, 0x88, "the tone is not within -1 to 1");
	assert_refused(sample_bytes, 51, "it is too short");
	assert_refused("", 0, "it is too short");
}

static void
test_other_version_is_unsupported(void **state)
{
	char bytes[SAMPLE_LEN];
	NxDoc doc;

	(void) state;
	memcpy(bytes, sample_bytes, SAMPLE_LEN);
	bytes[3] = 3;
	assert_int_equal(open_bytes(&doc, bytes, SAMPLE_LEN), NX_UNSUPPORTED);
	assert_string_equal(bench.error.message, "newsdoc format version 3 is not supported");
	assert_string_equal(bench.error.detail, "This newsx reads versions up to 2.");
	assert_int_equal(nx_doc_open_head(&doc, bytes, SAMPLE_LEN, &bench.error),
					 NX_UNSUPPORTED);
}

/* Counts of four thousand million are refused before anything is allocated for them. */
static void
test_huge_counts_are_refused_early(void **state)
{
	(void) state;
	for (size_t i = offsetof(NxDocHeader, n_blocks) + 3; i < sizeof(NxDocHeader); i += 4)
		assert_patched_refused(i, 0xff, "it is shorter than its counts say");
	assert_true(bench.host.n_bytes < 4096);
	/* The kind becomes the first byte of a long number, with those after it. */
	assert_patched_refused(AT_ENTITY_2, 0x81,
						   "an entity has more aliases than there are bytes");
	assert_true(bench.host.n_bytes < 64 * 1024);
}

static void
test_bad_strings_of_head_are_refused(void **state)
{
	static const char at_sign_64[] = "0123456789012345678901234567890123456789"
									 "012345678901234567890123";

	(void) state;
	sample.doc.model.len = 0;
	assert_sample_refused("the model's name is empty");
	sample.doc.icu.len = 0;
	assert_sample_refused("the ICU version is empty");
	sample.doc.model = (NxString) STRING("en 1");
	assert_sample_refused("the model's name is not printable ASCII");
	sample.doc.model = (NxString) STRING("\xc3\xa9@1");
	assert_sample_refused("the model's name is not printable ASCII");
	sample.doc.icu = (NxString) STRING(at_sign_64);
	assert_sample_refused("the ICU version is too long");
	sample.doc.icu.bytes = at_sign_64;
	sample.doc.icu.len = NX_DOC_MAX_ID;
	assert_sample_accepted();
}

static void
test_bad_blocks_are_refused(void **state)
{
	(void) state;
	sample.blocks[0].kind = NX_N_BLOCK_KINDS;
	assert_sample_refused("block 1 is of no known kind");
	sample.blocks[2].is_agency = true;
	assert_sample_refused("block 3 is an agency but no byline");
	sample.blocks[2].n_sentences = 3;
	assert_sample_refused("block 3 has more sentences than there are");
	sample.blocks[0].n_sentences = 0; /* wraps round to 2^27 */
	assert_sample_refused("block 1 has more sentences than there are");
	sample.blocks[2].n_sentences = 1;
	assert_sample_refused("there are sentences that belong to no block");
	sample.doc.n_blocks = 0;
	assert_sample_refused("there are sentences that belong to no block");
}

static void
test_bad_sentences_are_refused(void **state)
{
	(void) state;
	sample.sentences[0].pos = 0;
	assert_sample_refused("sentence 1 overlaps the one before it");
	sample.sentences[3].pos = 48;
	assert_sample_refused("sentence 4 overlaps the one before it");
	sample.sentences[1].len = 0;
	assert_sample_refused("sentence 2 is empty");
	sample.sentences[3].len = 16;
	assert_sample_refused("sentence 4 extends beyond the body");
	sample.sentences[3].pos = 65;
	assert_sample_refused("sentence 4 extends beyond the body");
	sample.sentences[0].len = UINT32_MAX;
	assert_sample_refused("sentence 1 extends beyond the body");
	sample.sentences[0].salience = NX_UNIT + 1;
	assert_sample_refused("sentence 1 has a salience that is not within 0 to 1");
	sample.sentences[3].tone = -NX_UNIT - 1;
	assert_sample_refused("sentence 4 has a tone that is not within -1 to 1");
	sample.sentences[2].quote_tone = NX_UNIT + 1;
	assert_sample_refused("sentence 3 has a tone that is not within -1 to 1");
}

static void
test_bad_ranks_are_refused(void **state)
{
	(void) state;
	sample.sentences[3].rank = 1;
	assert_sample_refused("sentence 4 has the rank of another sentence");
	sample.sentences[3].rank = 3;
	assert_sample_refused("sentence 4 has a rank higher than the number of ranks");
	sample.sentences[2].rank = 0;
	assert_sample_refused("sentence 4 has a rank higher than the number of ranks");
	sample.sentences[3].rank = INT32_MAX;
	assert_sample_refused("sentence 4 has a rank higher than the number of ranks");
}

static void
test_bad_entities_are_refused(void **state)
{
	(void) state;
	sample.entities[1].name.len = 0;
	assert_sample_refused("the name of entity 2 is empty");
	sample.entities[1].name = (NxString) STRING("Acme\nCorp");
	assert_sample_refused("the name of entity 2 holds a control character");
	sample.aliases[1] = (NxString) STRING("Ms \x80");
	assert_sample_refused("an alias of entity 1 is not valid UTF-8");
	sample.entities[1].kind = NX_N_KINDS;
	assert_sample_refused("entity 2 is of no known kind");
	sample.entities[0].salience = NX_UNIT / 8;
	assert_sample_refused("entity 2 is more salient than the one before it");
	sample.entities[0].salience = NX_UNIT + 1;
	assert_sample_refused("entity 1 has a salience that is not within 0 to 1");
	sample.entities[0].tone = NX_UNIT + 1;
	assert_sample_refused("entity 1 has a tone that is not within -1 to 1");
	sample.aliases[1] = sample.aliases[0];
	assert_sample_refused("entity 1 has an alias twice");
	sample.aliases[0] = sample.entities[0].name;
	assert_sample_refused("entity 1 has its name as an alias");
	sample.mentions[3].entity = 0;
	assert_sample_refused("entity 2 has no mention");
}

/* "Lee" becomes "Zee", which belongs behind "Ms ...". */
static void
test_unsorted_aliases_are_refused(void **state)
{
	char bytes[SAMPLE_LEN];
	char *lee;

	(void) state;
	memcpy(bytes, sample_bytes, SAMPLE_LEN);
	lee = bytes + AT_ENTITIES + 12;
	assert_memory_equal(lee - 1, "\x03Lee", 4);
	memcpy(lee, "Zee", 3);
	assert_refused(bytes, SAMPLE_LEN, "entity 1 has aliases that are out of order");
	assert_int_equal(bench.error.offset, AT_ENTITIES);
}

static void
test_bad_mentions_are_refused(void **state)
{
	(void) state;
	sample.mentions[0].len = 0;
	assert_sample_refused("mention 1 has an impossible length");
	sample.mentions[0].len = UINT32_C(0x80000000);
	assert_sample_refused("mention 1 has an impossible length");
	sample.mentions[1].len = 0;
	assert_sample_refused("mention 2 has an impossible length");
	sample.mentions[3].entity = 2;
	assert_sample_refused("mention 4 is of an entity that is not there");
	sample.mentions[2].pos = 4;
	assert_sample_refused("mention 3 overlaps the one before it");
	sample.mentions[2].pos = 0;
	assert_sample_refused("mention 3 holds a malformed number or length");
	sample.mentions[3].len = 16;
	assert_sample_refused("mention 4 extends beyond the body");
	sample.mentions[3].pos = 65;
	assert_sample_refused("mention 4 extends beyond the body");
	sample.mentions[2].pos = 25;
	sample.mentions[2].len = 1;
	assert_sample_refused("mention 3 is in no sentence");
	sample.mentions[2].len = 10; /* into the space between the sentences */
	assert_sample_refused("mention 3 extends beyond its sentence");
	sample.mentions[1].pos = 13;
	sample.mentions[1].len = 4; /* from the headline into the byline */
	assert_sample_refused("mention 2 extends beyond its sentence");
	sample.doc.n_sentences = 3;
	sample.blocks[2].n_sentences = 1;
	assert_sample_refused("mention 4 is in no sentence");
	assert_patched_refused(AT_MENTIONS, 5,
						   "the number of mentions in the title is impossible");
	assert_patched_refused(AT_MENTIONS, 0x81,
						   "the number of mentions in the title is impossible");
}

static void
test_every_truncation_is_refused(void **state)
{
	(void) state;
	for (size_t len = 0; len < SAMPLE_LEN; len++)
	{
		/* In memory of its own, so that a sanitizer sees a read past the end. */
		char *bytes = nx_arena_copy(&bench.arena, sample_bytes, len);
		NxDoc doc;

		assert_int_equal(open_bytes(&doc, bytes, len), NX_BAD_BYTES);
	}
	assert_refused(sample_bytes, SAMPLE_LEN - 1, "the bytes end within mention 4");
	assert_refused(sample_bytes, AT_BLOCKS - 1, "the names of model and ICU are cut short");
}

static void
test_trailing_bytes_are_refused(void **state)
{
	(void) state;
	/* The literal's own NUL. */
	assert_refused(sample_bytes, SAMPLE_LEN + 1, "bytes follow its end");
	assert_int_equal(bench.error.offset, SAMPLE_LEN);
}

/* A number in more bytes than it needs would be a second form of the same value. */
static void
test_long_numbers_are_refused(void **state)
{
	static const size_t places[] = {AT_MODEL, AT_BLOCKS, AT_SENTENCES, AT_ENTITIES,
									AT_MENTIONS};
	char bytes[SAMPLE_LEN + 1];
	NxDoc doc;

	(void) state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
	{
		size_t place = places[i];

		memcpy(bytes, sample_bytes, place);
		bytes[place] = (char) (sample_bytes[place] | 0x80);
		bytes[place + 1] = 0;
		memcpy(bytes + place + 2, sample_bytes + place + 1, SAMPLE_LEN - place - 1);
		assert_int_equal(open_bytes(&doc, bytes, SAMPLE_LEN + 1), NX_BAD_BYTES);
	}
}

/* Open fails or gives a value that builds to the same bytes. */
static bool
is_refused_or_round_trips(const char *bytes, size_t len)
{
	NxDoc doc;

	if (open_bytes(&doc, bytes, len) != NX_OK)
		return true;
	assert_round_trip(bytes, len);
	return false;
}

static void
test_every_byte_changed(void **state)
{
	char bytes[SAMPLE_LEN];
	uint32_t n_accepted = 0;

	(void) state;
	memcpy(bytes, sample_bytes, SAMPLE_LEN);
	for (size_t i = 0; i < SAMPLE_LEN; i++)
	{
		for (int value = 0; value < 256; value++)
		{
			bytes[i] = (char) value;
			n_accepted += !is_refused_or_round_trips(bytes, SAMPLE_LEN);
		}
		bytes[i] = sample_bytes[i];
		nx_host_reset(&bench.host);
		nx_arena_init(&bench.arena, &bench.host.env);
	}
	/* Hash, digest, letters of names and many numbers may be anything. */
	assert_true(n_accepted > 5000);
}

static void
test_random_changes(void **state)
{
	uint64_t random = 1;

	(void) state;
	for (int round = 0; round < 20000; round++)
	{
		char bytes[SAMPLE_LEN];

		memcpy(bytes, sample_bytes, SAMPLE_LEN);
		for (int i = 0; i < 2 + round % 3; i++)
		{
			/* Knuth's MMIX generator: the high bits are the good ones. */
			random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			bytes[(random >> 33) % SAMPLE_LEN] = (char) (random >> 56);
		}
		is_refused_or_round_trips(bytes, SAMPLE_LEN);
		nx_host_reset(&bench.host);
		nx_arena_init(&bench.arena, &bench.host.env);
	}
}

/* An article of 5,000 characters with 35 sentences, 30 entities, 60 mentions. */
static void
test_typical_value_is_small(void **state)
{
	NxDocBlock blocks[35];
	NxDocSentence sentences[35];
	NxDocEntity entities[30];
	NxDocMention mentions[60];
	NxString alias = STRING("Lee-Smith");
	NxDoc doc = sample.doc;
	NxBuf buf;

	(void) state;
	memset(blocks, 0, sizeof(blocks));
	memset(sentences, 0, sizeof(sentences));
	memset(entities, 0, sizeof(entities));
	memset(mentions, 0, sizeof(mentions));
	for (uint32_t i = 0; i < 35; i++)
	{
		blocks[i].n_sentences = 1;
		sentences[i] = (NxDocSentence){.pos = 1 + i * 142,
									   .len = 140,
									   .rank = i + 1,
									   .salience = 700000,
									   .tone = 123456,
									   .quoted = i % 4 == 0,
									   .quote_tone = i % 4 == 0 ? 54321 : 0};
	}
	for (uint32_t i = 0; i < 30; i++)
		entities[i] = (NxDocEntity){.name = STRING("Alice Lee-Smith"),
									.salience = NX_UNIT - i * 30000,
									.tone = i % 2 == 0 ? -123456 : 0,
									.aliases = &alias,
									.n_aliases = i % 3 == 0};
	for (uint32_t i = 0; i < 60; i++)
		mentions[i] = (NxDocMention){
			.pos = 1 + (i / 2) * 142 + (i % 2) * 50, .len = 15, .entity = i / 2};
	doc.body_bytes = doc.body_chars = 5000;
	doc.blocks = blocks;
	doc.sentences = sentences;
	doc.entities = entities;
	doc.mentions = mentions;
	doc.n_blocks = doc.n_sentences = 35;
	doc.n_entities = 30;
	doc.n_mentions = 60;
	buf = bench_build(&bench, &doc);
	assert_round_trip(buf.bytes, buf.len);
	assert_true(buf.len < 5000 * 30 / 100);
}

static void
assert_name_fault(const char *bytes, size_t len, const char *expected)
{
	NxString name = {bytes, (uint32_t) len};
	const char *fault = nx_doc_name_fault(name);

	if (expected == NULL)
		assert_null(fault);
	else
	{
		assert_non_null(fault);
		assert_string_equal(fault, expected);
	}
}

#define GOOD(literal) assert_name_fault(literal, sizeof(literal) - 1, NULL)
#define MALFORMED(literal) \
	assert_name_fault(literal, sizeof(literal) - 1, "is not valid UTF-8")
#define CONTROL(literal) \
	assert_name_fault(literal, sizeof(literal) - 1, "holds a control character")

static void
test_names_are_clean_utf8(void **state)
{
	(void) state;
	GOOD("A");
	GOOD("\xc2\xa0");			   /* U+00A0, the first after C1 */
	GOOD("\xdf\xbf");			   /* U+07FF */
	GOOD("\xe0\xa0\x80");		   /* U+0800 */
	GOOD("\xed\x9f\xbf");		   /* U+D7FF, the last before the surrogates */
	GOOD("\xef\xbf\xbf");		   /* U+FFFF */
	GOOD("\xf0\x90\x80\x80");	   /* U+10000 */
	GOOD("\xf4\x8f\xbf\xbf");	   /* U+10FFFF */
	MALFORMED("\x80");			   /* continues nothing */
	MALFORMED("\xc1\xbf");		   /* overlong */
	MALFORMED("\xe0\x9f\xbf");	   /* overlong */
	MALFORMED("\xf0\x8f\xbf\xbf"); /* overlong */
	MALFORMED("\xed\xa0\x80");	   /* surrogate */
	MALFORMED("\xf4\x90\x80\x80"); /* past U+10FFFF */
	MALFORMED("\xff");
	MALFORMED("a\xe2\x82");	   /* cut short */
	MALFORMED("\xf0\x9f\x98"); /* cut short */
	MALFORMED("\xc3(");
	MALFORMED("\xe2\x82(");
	CONTROL("\0");
	CONTROL("a\tb");
	CONTROL("\x1f");
	CONTROL("\x7f");
	CONTROL("\xc2\x80");
	CONTROL("\xc2\x9f");
	assert_name_fault("", 0, "is empty");
}

static void
test_strings_sort_by_bytes(void **state)
{
	NxString strings[] = {STRING("b"),	 STRING("ab"), STRING("\xc3\xa9"), STRING("a"),
						  STRING("abc"), STRING("B"),  STRING("ab")};
	const char *expected[] = {"B", "a", "ab", "ab", "abc", "b", "\xc3\xa9"};

	(void) state;
	nx_doc_strings_sort(strings, 7, &bench.arena);
	for (size_t i = 0; i < 7; i++)
		assert_string(strings[i], expected[i]);
	nx_doc_strings_sort(NULL, 0, &bench.arena);
}

/* Many of everything: the time is linear, and cancel is asked for on the way. */
static void
test_large_value(void **state)
{
	const uint32_t n = 100000;
	NxDoc doc = sample.doc;
	NxBuf buf;

	(void) state;
	doc.body_bytes = doc.body_chars = 3 * n;
	doc.n_blocks = doc.n_sentences = doc.n_entities = doc.n_mentions = n;
	doc.blocks = nx_new_array(&bench.arena, NxDocBlock, n);
	doc.sentences = nx_new_array(&bench.arena, NxDocSentence, n);
	doc.entities = nx_new_array(&bench.arena, NxDocEntity, n);
	doc.mentions = nx_new_array(&bench.arena, NxDocMention, n);
	for (uint32_t i = 0; i < n; i++)
	{
		doc.blocks[i].n_sentences = 1;
		doc.sentences[i] = (NxDocSentence){.pos = 1 + 3 * i, .len = 2, .rank = n - i};
		doc.entities[i].name = (NxString) STRING("x");
		doc.mentions[i] = (NxDocMention){.pos = 1 + 3 * i, .len = 2, .entity = i};
	}
	/* And one entity of as many aliases, the last ones first. */
	doc.entities[0].n_aliases = n;
	doc.entities[0].aliases = nx_new_array(&bench.arena, NxString, n);
	for (uint32_t i = 0; i < n; i++)
	{
		char *bytes = nx_arena_alloc(&bench.arena, 9);

		snprintf(bytes, 9, "%08u", (unsigned) (n - i));
		doc.entities[0].aliases[i] = (NxString){bytes, 8};
	}
	buf = bench_build(&bench, &doc);
	bench.host.n_polls = 0;
	assert_round_trip(buf.bytes, buf.len);
	assert_true(bench.host.n_polls > 7 * n / 1024);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_build_writes_the_documented_bytes),
		TEST(test_open_reads_what_was_built),
		TEST(test_open_derives_the_rest),
		TEST(test_open_head_reads_the_head),
		TEST(test_open_head_checks_the_head),
		TEST(test_empty_value),
		TEST(test_extremes_are_accepted),
		TEST(test_build_sorts_aliases),
		TEST(test_bad_header_is_refused),
		TEST(test_other_version_is_unsupported),
		TEST(test_huge_counts_are_refused_early),
		TEST(test_bad_strings_of_head_are_refused),
		TEST(test_bad_blocks_are_refused),
		TEST(test_bad_sentences_are_refused),
		TEST(test_bad_ranks_are_refused),
		TEST(test_bad_entities_are_refused),
		TEST(test_unsorted_aliases_are_refused),
		TEST(test_bad_mentions_are_refused),
		TEST(test_every_truncation_is_refused),
		TEST(test_trailing_bytes_are_refused),
		TEST(test_long_numbers_are_refused),
		TEST(test_every_byte_changed),
		TEST(test_random_changes),
		TEST(test_typical_value_is_small),
		TEST(test_names_are_clean_utf8),
		TEST(test_strings_sort_by_bytes),
		TEST(test_large_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
