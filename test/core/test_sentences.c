/*
 * test_sentences.c
 *	  Where sentences end: cases that a splitter at full stops gets wrong, and
 *	  cases that the corrections must not break.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"
#include "text/words.h"
#include "tools/host/host.h"

/* A text, and its sentences with " | " between. */
typedef struct Case
{
	const char *text;
	const char *sentences;
} Case;

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxBreaks *breaks;
} Fixture;

static int
set_up(void **state)
{
	static Fixture fixture;
	NxError error;

	nx_host_init(&fixture.host);
	nx_arena_init(&fixture.arena, &fixture.host.env);
	fixture.breaks = nx_breaks_open("en", &error);
	*state = &fixture;
	return fixture.breaks == NULL;
}

static int
tear_down(void **state)
{
	Fixture *fixture = *state;

	nx_breaks_close(fixture->breaks);
	nx_host_reset(&fixture->host);
	return 0;
}

/* The text as one block of story, split. */
static void
split(Fixture *fixture, NxText *text, const char *bytes, uint32_t len)
{
	memset(text, 0, sizeof(*text));
	nx_arena_init(&fixture->arena, &fixture->host.env);
	text->arena = &fixture->arena;
	text->bytes = bytes;
	text->len = len;
	text->blocks = nx_new_array(&fixture->arena, NxBlock, 1);
	text->blocks[0].span = (NxSpan){0, len};
	text->blocks[0].kind = NX_BLOCK_BODY;
	text->n_blocks = 1;
	nx_sentences_split(text, fixture->breaks);
}

static char *
join(const NxText *text)
{
	char *out = malloc(text->len + 4 * (size_t) text->n_sentences + 1);
	size_t n = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		NxSpan span = text->sentences[i].span;

		if (i > 0)
		{
			memcpy(out + n, " | ", 3);
			n += 3;
		}
		memcpy(out + n, text->bytes + span.start, span.len);
		n += span.len;
	}
	out[n] = '\0';
	return out;
}

static void
check_cases(Fixture *fixture, const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		NxText text;
		char *joined;

		split(fixture, &text, cases[i].text, (uint32_t) strlen(cases[i].text));
		joined = join(&text);
		assert_string_equal(joined, cases[i].sentences);
		assert_int_equal(text.blocks[0].first_sentence, 0);
		assert_int_equal(text.blocks[0].n_sentences, text.n_sentences);
		free(joined);
		nx_host_reset(&fixture->host);
	}
}

#define CHECK(cases) check_cases(*state, cases, sizeof(cases) / sizeof((cases)[0]))

/* clang-format off */
static void
test_titles_and_names(void **state)
{
	static const Case cases[] = {
		{"Mr. Ahmed met Mrs. Ito. They talked.", "Mr. Ahmed met Mrs. Ito. | They talked."},
		{"Gen. Okafor and Lt. Col. Reyes agreed.", "Gen. Okafor and Lt. Col. Reyes agreed."},
		{"The bill by Sen. Maria Cruz failed. Gov. Lee signed another.",
		 "The bill by Sen. Maria Cruz failed. | Gov. Lee signed another."},
		{"Prof. Dr. Weber spoke. So did Rev. Tutu.", "Prof. Dr. Weber spoke. | So did Rev. Tutu."},
		{"J. K. Rowling wrote it. E. M. Forster did not.",
		 "J. K. Rowling wrote it. | E. M. Forster did not."},
		{"George W. Bush left. Samuel L. Jackson stayed.",
		 "George W. Bush left. | Samuel L. Jackson stayed."},
		{"J.K. Rowling and H.G. Wells are read.", "J.K. Rowling and H.G. Wells are read."},
		{"He named Malcolm X. The crowd rose.", "He named Malcolm X. | The crowd rose."},
		{"It was Plan B. Officials had no other.", "It was Plan B. | Officials had no other."},
		{"She has hepatitis C. Doctors treat it.", "She has hepatitis C. | Doctors treat it."},
		{"They honoured Martin Luther King Jr. Monday was a holiday.",
		 "They honoured Martin Luther King Jr. | Monday was a holiday."},
		{"The paper's Sr. Political Editor left.", "The paper's Sr. Political Editor left."},
		{"They met on Martin Luther King Jr. Boulevard at noon.",
		 "They met on Martin Luther King Jr. Boulevard at noon."},
		{"Ana Ruiz, M.D. She runs the clinic.", "Ana Ruiz, M.D. | She runs the clinic."},
		{"Her Ph.D. thesis was long.", "Her Ph.D. thesis was long."},
		{"W. A. Mozart died. He was 35.", "W. A. Mozart died. | He was 35."},
		{"Said É. Dupont: no.", "Said É. Dupont: no."},
	};

	CHECK(cases);
}

static void
test_countries_and_places(void **state)
{
	static const Case cases[] = {
		{"The U.S. President spoke.", "The U.S. President spoke."},
		{"It was made in the U.S. He said so.", "It was made in the U.S. | He said so."},
		{"She left the U.K. The talks went on.", "She left the U.K. | The talks went on."},
		{"The U.N. Security Council met.", "The U.N. Security Council met."},
		{"A U.S. official said no.", "A U.S. official said no."},
		{"The U.S. 5th Circuit ruled.", "The U.S. 5th Circuit ruled."},
		{"The U . S . President spoke .", "The U . S . President spoke ."},
		{"It left the U . A . E . He said so .", "It left the U . A . E . | He said so ."},
		{"Then Mr . Ford left . Kim stayed .", "Then Mr . Ford left . | Kim stayed ."},
		{"He flew to St. Louis. St. Petersburg was next.",
		 "He flew to St. Louis. | St. Petersburg was next."},
		{"They climbed Mt. Kenya.", "They climbed Mt. Kenya."},
		{"He works in Bethesda, Md. Officials know.", "He works in Bethesda, Md. | Officials know."},
		{"Sen. Lee (D-Calif.) voted. Others did not.", "Sen. Lee (D-Calif.) voted. | Others did not."},
		{"Police closed Main St. The road is open now.",
		 "Police closed Main St. | The road is open now."},
		{"It stands at 10 Pine Ave. NW in the city.", "It stands at 10 Pine Ave. NW in the city."},
		{"He lives in Washington, D.C. He works there.",
		 "He lives in Washington, D.C. | He works there."},
		{"Toledo, Ohio, and Gary, Ind., were named.", "Toledo, Ohio, and Gary, Ind., were named."},
	};

	CHECK(cases);
}

static void
test_numbers_and_dates(void **state)
{
	static const Case cases[] = {
		{"It fell 3.5 percent. It rose 1.2 later.", "It fell 3.5 percent. | It rose 1.2 later."},
		{"He is No. 5 in the world.", "He is No. 5 in the world."},
		{"Nobody said No. The vote passed.", "Nobody said No. | The vote passed."},
		{"He said no. The vote failed.", "He said no. | The vote failed."},
		{"They came on Jan. 5 and left on Sept. 9.", "They came on Jan. 5 and left on Sept. 9."},
		{"They came on Jan . 5 . It fell .", "They came on Jan . 5 . | It fell ."},

		{"It ended in 2015. He left.", "It ended in 2015. | He left."},
		{"He died. 25 people were hurt.", "He died. | 25 people were hurt."},
		{"The meeting is at 5 p.m. Monday in Oslo.", "The meeting is at 5 p.m. Monday in Oslo."},
		{"It opened at 9 a.m. EST. Nobody came.", "It opened at 9 a.m. EST. | Nobody came."},
		{"They left at 9 p.m. The rest stayed.", "They left at 9 p.m. | The rest stayed."},
		{"He is 6 ft. 2 in. tall.", "He is 6 ft. 2 in. tall."},
		{"The snake was 9 ft. It was dead.", "The snake was 9 ft. | It was dead."},
		{"See Art. 5 and Sec. 12.", "See Art. 5 and Sec. 12."},
		{"1. Wash your hands. 2. Stay home.", "1. Wash your hands. | 2. Stay home."},
		{"A. The first answer.", "A. The first answer."},
		{"IV. The end came.", "IV. The end came."},
		{"It costs 1.200.000 euros in all.", "It costs 1.200.000 euros in all."},
	};

	CHECK(cases);
}

static void
test_companies_and_others(void **state)
{
	static const Case cases[] = {
		{"Acme Inc. Chief Executive Jo Park resigned.", "Acme Inc. Chief Executive Jo Park resigned."},
		{"Acme Power Co. Holdings Inc. (APCO) rose. So did gas.",
		 "Acme Power Co. Holdings Inc. (APCO) rose. | So did gas."},
		{"He sold it to Acme Inc. Shares rose.", "He sold it to Acme Inc. | Shares rose."},
		{"Dell Co. Ltd. makes it.", "Dell Co. Ltd. makes it."},
		{"Acme Corp. said it would.", "Acme Corp. said it would."},
		{"They ate rice, beans, etc. Then they slept.", "They ate rice, beans, etc. | Then they slept."},
		{"Kenya vs. Ghana ended level.", "Kenya vs. Ghana ended level."},
		{"In Roe v. Wade the court ruled.", "In Roe v. Wade the court ruled."},
		{"Fruit, e.g. Apples, is cheap.", "Fruit, e.g. Apples, is cheap."},
		{"Yahoo! Inc. bought it.", "Yahoo! Inc. bought it."},
		{"She works for Yahoo! She likes it.", "She works for Yahoo! | She likes it."},
		{"The Dept. of Health agreed.", "The Dept. of Health agreed."},
	};

	CHECK(cases);
}

static void
test_quotations(void **state)
{
	static const Case cases[] = {
		{"“I was there,” he said.” Then he left.", "“I was there,” he said.” | Then he left."},
		{"“Stop!” he said.", "“Stop!” he said."},
		{"\"Really?\" she asked. He nodded.", "\"Really?\" she asked. | He nodded."},
		{"“Who knows?” Mr. Ito asked.", "“Who knows?” Mr. Ito asked."},
		{"“Who knows?” Smith said on Monday.", "“Who knows?” Smith said on Monday."},
		{"“Who knows?” The room was silent.", "“Who knows?” | The room was silent."},
		{"“I came. I saw.” He won.", "“I came. | I saw.” | He won."},
		{"He said: \"It is over.\" The crowd left.", "He said: \"It is over.\" | The crowd left."},
		{"It is over. \"We lost,\" he said.", "It is over. | \"We lost,\" he said."},
		{"It is over. “We lost,” he said.", "It is over. | “We lost,” he said."},
		{"It is over.“We lost,” he said.", "It is over. | “We lost,” he said."},
		{"It is over.\"We lost,\" he said.", "It is over. | \"We lost,\" he said."},
		{"\"It is over.\"Then he left.", "\"It is over.\" | Then he left."},
		{"He left. ” Then he came.", "He left. ” | Then he came."},
		{"\"He left. \" Then he came.", "\"He left. \" | Then he came."},
		{"(He left.) Then he came.", "(He left.) | Then he came."},
		{"He left (it was late!) and slept.", "He left (it was late!) and slept."},
		{"He said ‘Go.’ They went.", "He said ‘Go.’ | They went."},
		{"“He said ‘Go.’” They went.", "“He said ‘Go.’” | They went."},
		{"It is true.[12] It was proved.", "It is true.[12] | It was proved."},
		{"Is this art (?) or not?", "Is this art (?) or not?"},
	};

	CHECK(cases);
}

static void
test_marks(void **state)
{
	static const Case cases[] = {
		{"Why? Because.", "Why? | Because."},
		{"What?! No.", "What?! | No."},
		{"He won!!! They cried.", "He won!!! | They cried."},
		{"He waited… and waited.", "He waited… and waited."},
		{"He waited... and waited.", "He waited... and waited."},
		{"He waited… Then he left.", "He waited… | Then he left."},
		{"The law … Congress passed is void.", "The law … Congress passed is void."},
		{"The law . . . was void. It fell.", "The law . . . was void. | It fell."},
		{"They left. — and came back.", "They left. — and came back."},
		{"Well... 20 men came.", "Well... 20 men came."},
		{"The day ended.The next began.", "The day ended. | The next began."},
		{"Did it end?No one knew.", "Did it end? | No one knew."},
		{"It ended in 2015.He left.", "It ended in 2015. | He left."},
		{"Look at example.com and Booking.Com for it.", "Look at example.com and Booking.Com for it."},
		{"See http://a.example/News.Html?Id=Five for it.", "See http://a.example/News.Html?Id=Five for it."},
		{"He sold his iPad. iPhone sales rose.", "He sold his iPad. | iPhone sales rose."},
		{"It is done. • It is paid.", "It is done. | • It is paid."},
		{"He left (see below). (We did not.)", "He left (see below). | (We did not.)"},
		{"It was over. ($5 was left.)", "It was over. | ($5 was left.)"},
		{"Two lines\nof one sentence. And\nanother.", "Two lines\nof one sentence. | And\nanother."},
	};

	CHECK(cases);
}

static void
test_ends_of_blocks(void **state)
{
	static const Case cases[] = {
		{"The talks failed. –", "The talks failed. –"},
		{"The talks failed. – Rappler.com", "The talks failed. – Rappler.com"},
		{"The talks failed. (AP)", "The talks failed. (AP)"},
		{"The talks failed. —AFP", "The talks failed. —AFP"},
		{"The talks failed. ***", "The talks failed. ***"},
		{"No stop here", "No stop here"},
		{"One. Two", "One. | Two"},
		{".", "."},
		{"... ...", "... ..."},
		{"!", "!"},
	};

	CHECK(cases);
}

static void
test_other_scripts(void **state)
{
	static const Case cases[] = {
		{"他来了。她走了。", "他来了。 | 她走了。"},
		{"「来た。」彼は行く。", "「来た。」 | 彼は行く。"},
		{"真的吗？是的！", "真的吗？ | 是的！"},
		{"वह आया। वह गया।", "वह आया। | वह गया।"},
		{"هل جاء؟ نعم جاء.", "هل جاء؟ | نعم جاء."},
		{"Mr. 王 came. He left.", "Mr. 王 came. | He left."},
		{"Он пришёл. Она ушла.", "Он пришёл. | Она ушла."},
		{"Ήρθε. Έφυγε.", "Ήρθε. | Έφυγε."},
		{"Good news 🎉. Then more.", "Good news 🎉. | Then more."},
		{"Él vino. ¿Quién? Ella.", "Él vino. | ¿Quién? | Ella."},
	};

	CHECK(cases);
}
/* clang-format on */

/* In a headline a capital behind an abbreviation says nothing. */
static void
test_headlines(void **state)
{
	static const char title[] = "The U.S. Is Ready. The U.N. Is Not";
	Fixture *fixture = *state;
	NxText text;
	char *joined;

	split(fixture, &text, title, sizeof(title) - 1);
	joined = join(&text);
	assert_string_equal(joined, "The U.S. | Is Ready. | The U.N. | Is Not");
	free(joined);
	text.blocks[0].kind = NX_BLOCK_HEADLINE;
	nx_sentences_split(&text, fixture->breaks);
	joined = join(&text);
	assert_string_equal(joined, "The U.S. Is Ready. | The U.N. Is Not");
	free(joined);
}

/* Sentences lie in order inside their block, and hold all that is no space. */
static void
check_tiling(const NxText *text)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		NxSpan span = text->sentences[i].span;

		assert_true(span.len > 0 && span.start >= at);
		for (; at < span.start; at++)
			assert_true(strchr(" \n\t", text->bytes[at]) != NULL);
		at = span.start + span.len;
	}
	assert_int_equal(at, text->len);
}

/* Long runs of anything are read in a time that grows with their length only. */
static void
test_hostile(void **state)
{
	static const char *const units[] = {".",  ". ",	  "a",	"A. ",	 "\"",	"\". ",
										"(.", "a.A",  "? ", "…",	 "[1]", ". . ",
										"é",  "王。", ".)", "U.S. ", "' "};
	Fixture *fixture = *state;
	uint32_t len = 1000000;
	char *bytes = malloc(len);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
	{
		size_t unit = strlen(units[i]);
		uint32_t n = len - len % (uint32_t) unit;
		NxText text;

		for (uint32_t at = 0; at < n; at += (uint32_t) unit)
			memcpy(bytes + at, units[i], unit);
		while (bytes[n - 1] == ' ')
			n--;
		split(fixture, &text, bytes, n);
		assert_true(text.n_sentences > 0);
		check_tiling(&text);
		nx_host_reset(&fixture->host);
	}
	free(bytes);
}

/* Every cut of a text gives sentences that tile it: no rule reads past the end. */
static void
test_every_prefix(void **state)
{
	static const char sample[] =
		"“Who’s there?” Mr. Lee asked. It was 5 p.m. Monday… (He [who?] left.) The U.S. "
		"won 3.5 points.Then “they . . . slept.” No. 5 (AP)";
	Fixture *fixture = *state;

	for (uint32_t len = 1; len < sizeof(sample); len++)
	{
		char *bytes = malloc(len);
		NxText text;

		memcpy(bytes, sample, len);
		if (bytes[len - 1] != ' ')
		{
			split(fixture, &text, bytes, len);
			check_tiling(&text);
		}
		free(bytes);
		nx_host_reset(&fixture->host);
	}
}

static void
test_word_sets(void **state)
{
	(void) state;
	assert_true(nx_words_sets_are_sorted());
	assert_true(nx_words_in(NX_WORDS_STARTERS, "However", 7));
	assert_true(nx_words_in(NX_WORDS_STARTERS, "It’s", 6));
	assert_false(nx_words_in(NX_WORDS_STARTERS, "President", 9));
	assert_false(nx_words_in(NX_WORDS_STARTERS, "", 0));
	assert_false(nx_words_in(NX_WORDS_STARTERS, "The\0x", 5));
	assert_true(nx_words_in(NX_WORDS_REPORTING, "said", 4));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_titles_and_names),
		cmocka_unit_test(test_countries_and_places),
		cmocka_unit_test(test_numbers_and_dates),
		cmocka_unit_test(test_companies_and_others),
		cmocka_unit_test(test_quotations),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_ends_of_blocks),
		cmocka_unit_test(test_other_scripts),
		cmocka_unit_test(test_headlines),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_every_prefix),
		cmocka_unit_test(test_word_sets),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
