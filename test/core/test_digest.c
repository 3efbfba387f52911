/*
 * test_digest.c
 *	  Digests: what is kept of articles, within what bound, whatever their order; which
 *	  sentences are chosen; and the bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/pipeline.h"
#include "base/hash.h"
#include "digest/digest.h"
#include "digest/extract.h"
#include "digest/stem.h"
#include "tools/host/host.h"

static NxModel model;
static NxBreaks *breaks;
static NxHost model_host;
static NxHost host;
static NxArena arena;

/* One event in the words of four papers; the second and third agree on most of it. */
static const char *const fire[] = {
	"LARKMOUTH – A fire destroyed the old cannery of Larkmouth on Sunday night, the police "
	"said.\n\nNobody was hurt.\n\nThe cannery had stood empty since 1998.\n\nMayor Ines "
	"Okoro promised to rebuild the market beside it.",
	"The old cannery in Larkmouth burned down on Sunday night.\n\nThe fire brigade of "
	"Larkmouth needed nine hours to put the flames out.\n\nThe police arrested a man of 24 "
	"on suspicion of arson.\n\nShare this article",
	"Flames destroyed the empty cannery at Larkmouth on Sunday.\n\nPolice arrested a "
	"24-year-old man on suspicion of arson.\n\nIt took the fire brigade nine hours to "
	"control the flames.\n\nHis lawyer declined to comment.",
	"Larkmouth has lost its cannery to a fire, nine years after the last cans of herring "
	"left it.\n\nThe film director Bo Ek shot The Tin Sea there in 2004.\n\nThe police "
	"arrested a suspect of 24 years.",
};

#define N_FIRE (sizeof(fire) / sizeof(fire[0]))

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
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_host_reset(&host);
	return 0;
}

/* ---- helpers ---- */

static NxString
string_of(const char *text)
{
	return (NxString){text, (uint32_t) strlen(text)};
}

static void
add(NxDigest *digest, const char *body)
{
	NxArticle article = {string_of(body), {NULL, 0}, NULL};
	NxDoc made;
	NxDoc doc;
	NxBuf buf;
	NxError error;
	NxDigestSource source = {&doc, article.body, &model, breaks};

	nx_analysis_to_doc(nx_analyse(&arena, &model, breaks, &article), &article, &made);
	nx_buf_init(&buf, &arena);
	nx_doc_build(&made, &buf);
	assert_int_equal(nx_doc_open(&doc, &arena, buf.bytes, buf.len, &error), NX_OK);
	nx_digest_add(digest, &arena, &source);
}

static NxDigest
digest_of(const char *const *bodies, uint32_t n_bodies, uint32_t n)
{
	NxDigest digest;

	nx_digest_init(&digest, &host.env, n);
	for (uint32_t i = 0; i < n_bodies; i++)
		add(&digest, bodies[i]);
	return digest;
}

static NxBuf
bytes_of(const NxDigest *digest)
{
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	nx_digest_build(&digest->view, &buf);
	return buf;
}

static void
assert_same(const NxDigest *a, const NxDigest *b)
{
	NxBuf left = bytes_of(a);
	NxBuf right = bytes_of(b);

	assert_int_equal(left.len, right.len);
	assert_memory_equal(left.bytes, right.bytes, left.len);
}

static void
assert_digest(const NxDigestView *view, const char *const *expected, uint32_t n)
{
	uint32_t n_chosen;
	NxString *texts = nx_digest_choose(view, &arena, &n_chosen);

	for (uint32_t i = 0; i < n && i < n_chosen; i++)
	{
		assert_int_equal(texts[i].len, strlen(expected[i]));
		assert_memory_equal(texts[i].bytes, expected[i], texts[i].len);
	}
	assert_int_equal(n_chosen, n);
}

static NxExtract
only_extract(const NxDigest *digest)
{
	NxExtract extract;
	NxReader reader;
	NxError error;

	assert_int_equal(digest->view.n_articles, 1);
	nx_reader_init(&reader, digest->view.articles[0].extract.bytes,
				   digest->view.articles[0].extract.len);
	assert_int_equal(nx_extract_open(&extract, &reader, &error), NX_OK);
	assert_int_equal(reader.offset, reader.len);
	return extract;
}

/* ---- what is kept of an article ---- */

static void
test_extract(void **state)
{
	NxDigest digest = digest_of(fire, 1, 3);
	NxExtract extract = only_extract(&digest);

	(void) state;
	assert_int_equal(extract.n_story, 4);
	assert_int_equal(extract.n_sentences, 4);
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(extract.sentences[i].place, i);
	/* Without the dateline; fire, destroyed, old, cannery, Larkmouth, Sunday, night, police. */
	assert_memory_equal(extract.sentences[0].text.bytes, "A fire destroyed", 16);
	assert_in_range(extract.sentences[0].n_terms, 7, 9);
	assert_false(extract.sentences[0].leans);
}

static void
test_pointing_back(void **state)
{
	static const char *const body[] = {
		"Ana Lee won the race in Oslo on Sunday.\n\nShe had trained for nine "
		"years.\n\n\"But "
		"nobody believed in me,\" Lee said.\n\nBo Ek came second."};
	static const bool expected[] = {false, true, true, false};
	NxDigest digest = digest_of(body, 1, 3);
	NxExtract extract = only_extract(&digest);

	(void) state;
	assert_int_equal(extract.n_sentences, 4);
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(extract.sentences[i].leans, expected[i]);
}

static void
assert_stem(const char *word, const char *stem)
{
	assert_int_equal(nx_stem(word, strlen(word)), strlen(stem));
}

static void
test_stems(void **state)
{
	(void) state;
	assert_stem("arrested", "arrest");
	assert_stem("arrests", "arrest");
	assert_stem("investigations", "investig");
	assert_stem("cities", "citi");
	assert_stem("countries", "countr");
	assert_stem("country", "countr");
	assert_stem("king", "king");
	assert_stem("sing", "sing");
	assert_stem("ed", "ed");
	assert_stem("", "");
}

/* Forms of a word are one term, as rare as the more usual of them. */
static void
test_forms_of_a_word(void **state)
{
	static const char *const body[] = {"Arrests followed arrests, and Bo Ek was arrested."};
	NxDigest digest = digest_of(body, 1, 3);
	NxExtract extract = only_extract(&digest);

	(void) state;
	/* arrest, follow, bo, ek */
	assert_int_equal(extract.sentences[0].n_terms, 4);
}

/* A text of n sentences, one a paragraph, no two alike. */
static char *
make_story(uint32_t n, uint32_t seed)
{
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	for (uint32_t i = 0; i < n; i++)
		nx_buf_printf(&buf, "The ship number %u left harbour %u for Oslo on Sunday.\n\n",
					  seed * 1000 + i, i);
	nx_buf_byte(&buf, 0);
	return buf.bytes;
}

static void
test_only_the_best(void **state)
{
	const char *body = make_story(100, 1);
	NxDigest digest = digest_of(&body, 1, 100);
	NxExtract extract = only_extract(&digest);

	(void) state;
	assert_int_equal(extract.n_story, 100);
	assert_int_equal(extract.n_sentences, NX_DIGEST_SENTENCES);
	for (uint32_t i = 0; i < extract.n_sentences; i++)
		assert_in_range(extract.sentences[i].rank, 1, NX_DIGEST_SENTENCES);
}

/* A sentence of more bytes than can be shown; and of more words than are kept. */
static void
test_long_sentences(void **state)
{
	NxBuf buf;
	const char *body;
	NxDigest digest;
	NxExtract extract;

	(void) state;
	nx_buf_init(&buf, &arena);
	nx_buf_text(&buf, "Ana Lee won the race in Oslo on Sunday.\n\nThe judges counted");
	for (uint32_t i = 0; i < 400; i++)
		nx_buf_printf(&buf, " %u", i);
	nx_buf_text(&buf, " steps.\n\nThe judges wrote");
	for (uint32_t i = 0; i < 1000; i++)
		nx_buf_printf(&buf, " word%u", i);
	nx_buf_text(&buf, ".");
	nx_buf_byte(&buf, 0);
	body = buf.bytes;
	digest = digest_of(&body, 1, 5);
	extract = only_extract(&digest);
	assert_int_equal(extract.n_story, 3);
	assert_int_equal(extract.n_sentences, 2);
	assert_int_equal(extract.sentences[1].n_terms, NX_DIGEST_MAX_TERMS);
}

static void
test_no_story(void **state)
{
	static const char *const bodies[] = {"", " \n ", "Share this article", "Advertisement"};
	NxDigest digest = digest_of(bodies, 4, 3);

	(void) state;
	assert_int_equal(digest.view.n_articles, 0);
	assert_digest(&digest.view, NULL, 0);
}

/* ---- order ---- */

static void
add_in_order(NxDigest *digest, uint32_t order)
{
	uint32_t left[N_FIRE] = {0, 1, 2, 3};

	for (uint32_t n = N_FIRE; n > 0; n--)
	{
		uint32_t at = order % n;

		order /= n;
		add(digest, fire[left[at]]);
		memmove(left + at, left + at + 1, (n - 1 - at) * sizeof(*left));
	}
}

static void
test_any_order(void **state)
{
	NxDigest first = digest_of(fire, N_FIRE, 3);

	(void) state;
	for (uint32_t order = 0; order < 24; order++)
	{
		NxDigest digest;

		nx_digest_init(&digest, &host.env, 3);
		add_in_order(&digest, order);
		assert_same(&digest, &first);
	}
}

static void
test_any_parts(void **state)
{
	NxDigest whole = digest_of(fire, N_FIRE, 3);

	(void) state;
	for (uint32_t split = 0; split < 1 << N_FIRE; split++)
	{
		NxDigest parts[2];

		nx_digest_init(&parts[0], &host.env, 3);
		nx_digest_init(&parts[1], &host.env, 3);
		for (uint32_t i = 0; i < N_FIRE; i++)
			add(&parts[split >> i & 1], fire[i]);
		nx_digest_merge(&parts[0], &parts[1].view);
		assert_same(&parts[0], &whole);
	}
}

static void
test_copies(void **state)
{
	static const char *const bodies[] = {"Ana Lee won in Oslo.", "Bo Ek lost in Bergen.",
										 "Ana Lee won in Oslo."};
	NxDigest digest = digest_of(bodies, 3, 3);
	NxDigest twice = digest_of(bodies, 3, 3);
	uint64_t hash = nx_hash64(bodies[0], strlen(bodies[0]));

	(void) state;
	nx_digest_merge(&twice, &digest.view);
	assert_int_equal(digest.view.n_articles, 2);
	for (uint32_t i = 0; i < 2; i++)
	{
		bool is_twice = digest.view.articles[i].hash == hash;

		assert_int_equal(digest.view.articles[i].copies, is_twice ? 2 : 1);
		assert_int_equal(twice.view.articles[i].copies, is_twice ? 4 : 2);
	}
}

/* ---- the bound ---- */

/* An extract by hand: one sentence of `len` letters. */
static NxString
make_extract(uint32_t len, char letter)
{
	NxBuf buf;

	nx_buf_init(&buf, &arena);
	nx_buf_varint(&buf, 1);
	nx_buf_varint(&buf, 1);
	nx_buf_varint(&buf, 0);
	nx_buf_varint(&buf, 1);
	nx_buf_varint(&buf, NX_UNIT);
	nx_buf_byte(&buf, 0);
	nx_buf_varint(&buf, len);
	for (uint32_t i = 0; i < len; i++)
		nx_buf_byte(&buf, (uint8_t) letter);
	nx_buf_varint(&buf, 1);
	nx_buf_u32(&buf, UINT32_C(0x50000000) + (uint8_t) letter);
	return (NxString){buf.bytes, buf.len};
}

#define N_MANY 6000

/* Some hashes come more than once, with another extract or with the same. */
static NxDigestArticle *
make_many(void)
{
	NxDigestArticle *articles = nx_new_array(&arena, NxDigestArticle, N_MANY);

	for (uint32_t i = 0; i < N_MANY; i++)
	{
		articles[i].hash = nx_hash_mix(i % 5000, 7);
		articles[i].copies = 1 + i % 3;
		articles[i].extract =
			make_extract(1 + (uint32_t) (nx_hash_mix(i, 3) % 2000), (char) ('a' + i % 11));
	}
	return articles;
}

static void
take(NxDigest *digest, NxDigestArticle *articles, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
	{
		NxDigestView one = {3, NX_DIGEST_NO_LIMIT, &articles[i], 1};

		nx_digest_merge(digest, &one);
	}
}

/* The rule of digest.h, by adding up. */
static bool
should_be_kept(const NxDigestArticle *articles, uint64_t hash)
{
	uint64_t size = 0;

	for (uint32_t i = 0; i < N_MANY; i++)
	{
		bool is_new = true;

		for (uint32_t k = i % 5000; k < i && is_new; k += 5000)
			is_new = nx_digest_compare(&articles[i], &articles[k]) != 0;
		if (articles[i].hash <= hash && is_new)
			size += articles[i].extract.len + NX_DIGEST_OVERHEAD;
	}
	return size <= NX_DIGEST_MAX_SIZE;
}

static void
test_bound(void **state)
{
	NxDigestArticle *articles = make_many();
	NxDigest digest;

	(void) state;
	nx_digest_init(&digest, &host.env, 3);
	take(&digest, articles, N_MANY);
	assert_in_range(digest.size, NX_DIGEST_MAX_SIZE - 10000, NX_DIGEST_MAX_SIZE);
	assert_true(
		should_be_kept(articles, digest.view.articles[digest.view.n_articles - 1].hash));
	assert_false(should_be_kept(articles, digest.view.limit));
	assert_false(nx_digest_wants(&digest, digest.view.limit));
	assert_true(nx_digest_wants(&digest, digest.view.limit - 1));
}

static void
test_bound_in_any_parts(void **state)
{
	NxDigestArticle *articles = make_many();
	NxDigest whole;

	(void) state;
	nx_digest_init(&whole, &host.env, 3);
	take(&whole, articles, N_MANY);
	for (uint32_t n_parts = 2; n_parts <= 40; n_parts += 19)
	{
		NxDigest merged;

		nx_digest_init(&merged, &host.env, 3);
		for (uint32_t part = n_parts; part > 0; part--)
		{
			NxDigest digest;

			nx_digest_init(&digest, &host.env, 3);
			for (uint32_t i = N_MANY; i > 0; i--)
			{
				if (nx_hash_mix(i, n_parts) % n_parts == part - 1)
					take(&digest, &articles[i - 1], 1);
			}
			nx_digest_merge(&merged, &digest.view);
		}
		assert_same(&merged, &whole);
	}
}

/* Of what is left out nothing is kept but the limit: memory stays where it is. */
static void
test_memory(void **state)
{
	NxHost own;
	NxDigest digest;
	uint64_t most = 0;

	(void) state;
	nx_host_init(&own);
	nx_digest_init(&digest, &own.env, 3);
	for (uint32_t i = 0; i < 20000; i++)
	{
		NxDigestArticle article = {nx_hash_mix(i, 1), 1, make_extract(1000, 'a')};
		NxDigestView one = {3, NX_DIGEST_NO_LIMIT, &article, 1};

		nx_digest_merge(&digest, &one);
		if (own.n_bytes > most)
			most = own.n_bytes;
		nx_host_reset(&host);
		nx_arena_init(&arena, &host.env);
	}
	assert_true(most <= NX_DIGEST_MAX_SIZE + 400000);
	nx_host_reset(&own);
}

/* ---- what is chosen ---- */

/* Of one article: its summary, in reading order. */
static void
test_one_article(void **state)
{
	NxDigest digest = digest_of(fire, 1, 3);
	NxExtract extract = only_extract(&digest);
	const char *expected[3];
	uint32_t n = 0;

	(void) state;
	for (uint32_t i = 0; i < extract.n_sentences; i++)
	{
		NxString text = extract.sentences[i].text;
		char *copy = nx_new_array(&arena, char, text.len + 1);

		memcpy(copy, text.bytes, text.len);
		if (extract.sentences[i].rank <= 3)
			expected[n++] = copy;
	}
	assert_digest(&digest.view, expected, 3);
}

static uint32_t
count_with(const NxString *texts, uint32_t n, const char *word)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		char *copy = nx_new_array(&arena, char, texts[i].len + 1);

		memcpy(copy, texts[i].bytes, texts[i].len);
		found += strstr(copy, word) != NULL;
	}
	return found;
}

/* What three papers say, once each, and not what only one says. */
static void
test_what_many_say(void **state)
{
	NxDigest digest = digest_of(fire, N_FIRE, 3);
	uint32_t n;
	NxString *texts = nx_digest_choose(&digest.view, &arena, &n);

	(void) state;
	assert_int_equal(n, 3);
	assert_int_equal(count_with(texts, 3, "cannery"), 1);
	assert_int_equal(count_with(texts, 3, "nine hours"), 1);
	assert_int_equal(count_with(texts, 3, "arrested"), 1);
	/* What all begin with comes first. */
	assert_int_equal(count_with(texts, 1, "cannery"), 1);
}

/* All there is to say, each thing once: the answers end before n. */
static void
test_no_repetition(void **state)
{
	static const char *const bodies[] = {
		"The council of Larkmouth closed the bridge on Monday.\n\nRepairs will cost $2 "
		"million.",
		"The council of Larkmouth has closed the bridge on Monday.\n\nThe repairs will "
		"cost "
		"$2 million!",
		"On Monday the Larkmouth council closed the bridge.\n\nRepairs will cost $2 "
		"million, it said.",
	};
	NxDigest digest = digest_of(bodies, 3, 10);
	uint32_t n;

	(void) state;
	nx_digest_choose(&digest.view, &arena, &n);
	assert_int_equal(n, 2);
}

/*
 * Eight copies of one agency text, with slight changes, do not drown what four papers
 * found out themselves.
 */
static void
test_copies_do_not_drown(void **state)
{
	static const char *const own[] = {
		"Divers found the missing ferry bell off Tarn Head on Friday, said the museum.",
		"On Friday divers brought the bell of the ferry up off Tarn Head.",
		"The bell of the missing ferry has been found by divers at Tarn Head.",
		"Divers have found the ferry bell, and Tarn Head celebrates it.",
	};
	const char *bodies[12];
	uint32_t n_chosen;
	NxString *texts;
	NxDigest digest;

	(void) state;
	for (uint32_t i = 0; i < 4; i++)
		bodies[i] = own[i];
	for (uint32_t i = 0; i < 8; i++)
	{
		NxBuf buf;

		nx_buf_init(&buf, &arena);
		nx_buf_printf(
			&buf,
			"A storm closed the ports of Norland on Friday.\n\nWaves of nine metres "
			"damaged the lighthouse of Skerry.\n\nAirlines cancelled 41 flights to "
			"Halden.\n\nCall us under %u.",
			i);
		nx_buf_byte(&buf, 0);
		bodies[4 + i] = buf.bytes;
	}
	digest = digest_of(bodies, 12, 2);
	texts = nx_digest_choose(&digest.view, &arena, &n_chosen);
	assert_int_equal(n_chosen, 2);
	assert_int_equal(count_with(texts, 2, "bell"), 1);
}

/* Many sentences, as many as asked for: it ends, and answers while it works. */
static void
test_many_sentences(void **state)
{
	NxDigest digest;
	uint64_t n_polls;
	uint32_t n;

	(void) state;
	nx_digest_init(&digest, &host.env, 1000000);
	for (uint32_t i = 0; i < 50; i++)
		add(&digest, make_story(40, i));
	n_polls = host.n_polls;
	nx_digest_choose(&digest.view, &arena, &n);
	assert_in_range(n, 1, 50 * NX_DIGEST_SENTENCES);
	assert_true(host.n_polls > n_polls + n);
}

/* ---- bytes ---- */

static void
test_bytes(void **state)
{
	NxDigest digest = digest_of(fire, N_FIRE, 3);
	NxBuf buf = bytes_of(&digest);
	NxDigestView view;
	NxDigest back;
	NxError error;

	(void) state;
	assert_int_equal(nx_digest_open(&view, &arena, buf.bytes, buf.len, &error), NX_OK);
	nx_digest_init(&back, &host.env, view.n);
	nx_digest_merge(&back, &view);
	assert_same(&back, &digest);
}

static void
test_cut_bytes(void **state)
{
	NxDigest digest = digest_of(fire, 2, 3);
	NxBuf buf = bytes_of(&digest);
	NxDigestView view;
	NxError error;

	(void) state;
	for (uint32_t len = 0; len < buf.len; len++)
	{
		char *copy = malloc(len + 1);

		memcpy(copy, buf.bytes, len);
		assert_int_equal(nx_digest_open(&view, &arena, copy, len, &error), NX_BAD_BYTES);
		assert_true(error.message[0] != '\0' && error.offset <= len);
		free(copy);
	}
}

/* Any byte changed: refused, or a sound digest of just these bytes, that can be read. */
static void
test_changed_bytes(void **state)
{
	NxDigest digest = digest_of(fire, 2, 3);
	NxBuf buf = bytes_of(&digest);

	(void) state;
	for (uint32_t i = 0; i < buf.len * 8; i++)
	{
		NxDigest back;
		NxDigestView view;
		NxError error;
		uint32_t n;

		buf.bytes[i / 8] ^= (char) (1 << i % 8);
		if (nx_digest_open(&view, &arena, buf.bytes, buf.len, &error) == NX_OK)
		{
			NxBuf same;

			nx_digest_init(&back, &host.env, view.n);
			nx_digest_merge(&back, &view);
			same = bytes_of(&back);
			assert_int_equal(same.len, buf.len);
			assert_memory_equal(same.bytes, buf.bytes, buf.len);
			nx_digest_choose(&view, &arena, &n);
		}
		buf.bytes[i / 8] ^= (char) (1 << i % 8);
	}
}

static void
assert_refused(const NxDigestView *view, NxStatus status, const char *message)
{
	NxBuf buf;
	NxDigestView back;
	NxError error;

	nx_buf_init(&buf, &arena);
	nx_digest_build(view, &buf);
	assert_int_equal(nx_digest_open(&back, &arena, buf.bytes, buf.len, &error), status);
	assert_string_equal(error.message, message);
}

static void
test_refused(void **state)
{
	NxString extract = make_extract(3, 'a');
	NxString broken = make_extract(3, '\xff');
	NxDigestArticle two[] = {{5, 1, extract}, {4, 1, extract}};
	NxDigestView view = {3, NX_DIGEST_NO_LIMIT, two, 2};

	(void) state;
	assert_refused(&view, NX_BAD_BYTES, "article 2 is out of order");
	two[1].hash = 5;
	assert_refused(&view, NX_BAD_BYTES, "article 2 is out of order");
	two[1].hash = 6;
	two[1].copies = 0;
	assert_refused(&view, NX_BAD_BYTES, "article 2 has a malformed head");
	two[1].copies = NX_DIGEST_MAX_COPIES + 1;
	assert_refused(&view, NX_BAD_BYTES, "article 2 has a malformed head");
	two[1].copies = 1;
	view.limit = 6;
	assert_refused(&view, NX_BAD_BYTES, "article 2 has a malformed head");
	view.limit = NX_DIGEST_NO_LIMIT;
	view.n = 0;
	assert_refused(&view, NX_BAD_BYTES, "its head is malformed");
	view.n = 3;
	two[1].extract = broken;
	assert_refused(&view, NX_BAD_BYTES, "article 2 has a sentence that is no UTF-8");
}

/* More than a digest keeps is none of ours. */
static void
test_refused_for_its_size(void **state)
{
	NxString extract = make_extract(2000, 'a');
	uint32_t n = NX_DIGEST_MAX_SIZE / (extract.len + NX_DIGEST_OVERHEAD) + 1;
	NxDigestArticle *articles = nx_new_array(&arena, NxDigestArticle, n);
	NxDigestView view = {3, NX_DIGEST_NO_LIMIT, articles, n};

	(void) state;
	for (uint32_t i = 0; i < n; i++)
		articles[i] = (NxDigestArticle){i, 1, extract};
	assert_refused(&view, NX_BAD_BYTES, "it holds more than a digest may");
}

static void
test_version(void **state)
{
	NxDigest digest = digest_of(fire, 1, 3);
	NxBuf buf = bytes_of(&digest);
	NxDigestView view;
	NxError error;

	(void) state;
	buf.bytes[3]++;
	assert_int_equal(nx_digest_open(&view, &arena, buf.bytes, buf.len, &error),
					 NX_UNSUPPORTED);
	assert_string_equal(error.message, "digest format version 2 is not supported");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_extract),
		TEST(test_pointing_back),
		TEST(test_stems),
		TEST(test_forms_of_a_word),
		TEST(test_only_the_best),
		TEST(test_long_sentences),
		TEST(test_no_story),
		TEST(test_any_order),
		TEST(test_any_parts),
		TEST(test_copies),
		TEST(test_bound),
		TEST(test_bound_in_any_parts),
		TEST(test_memory),
		TEST(test_one_article),
		TEST(test_what_many_say),
		TEST(test_no_repetition),
		TEST(test_copies_do_not_drown),
		TEST(test_many_sentences),
		TEST(test_bytes),
		TEST(test_cut_bytes),
		TEST(test_changed_bytes),
		TEST(test_refused),
		TEST(test_refused_for_its_size),
		TEST(test_version),
	};

	return cmocka_run_group_tests(tests, open_model, close_model);
}
