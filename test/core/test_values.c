/*
 * test_values.c
 *	  Dates and sums of money by rule, with the words of the English model and
 *	  without its tagger; and how they are laid over what the tagger found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/pipeline.h"
#include "analysis/values.h"
#include "tools/host/host.h"

static NxHost host;
static NxArena arena;
static NxModel model;
static NxBreaks *breaks;

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	nx_host_bind_model(&model, NULL);
	breaks = nx_breaks_open("en", &error);
	assert_non_null(breaks);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(breaks);
	nx_host_reset(&host);
	return 0;
}

static NxAnalysis *
read_text(const char *text)
{
	NxArticle article = {{text, (uint32_t) strlen(text)}, {NULL, 0}, NULL};
	NxAnalysis *analysis = nx_analysis_begin(&arena, &model, breaks, &article);

	nx_analysis_run(analysis, NX_STAGE_TEXT);
	return analysis;
}

/* "date [May 5] money [$5]": the mentions in order. */
static void
write_mentions(const NxAnalysis *analysis, char *out, size_t size)
{
	size_t len = 0;

	out[0] = '\0';
	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		const NxToken *first = &analysis->text.tokens[mention->first_token];
		const NxToken *last = first + mention->n_tokens - 1;

		len += (size_t) snprintf(out + len, size - len, "%s%s [%.*s]", i > 0 ? " " : "",
								 nx_kind_names[mention->kind],
								 (int) (last->start + last->len - first->start),
								 analysis->text.bytes + first->start);
	}
}

static void
assert_values(const char *text, const char *expected)
{
	NxAnalysis *analysis = read_text(text);
	char found[1024];

	nx_values_settle(analysis, NX_VALUES_AS_TAGGED);
	write_mentions(analysis, found, sizeof(found));
	if (strcmp(found, expected) != 0)
		fail_msg("%s\n  found    %s\n  expected %s", text, found, expected);
}

static void
reads_dates(void **state)
{
	static const char *const cases[][2] = {
		{"On Sunday, November 9, 2013, he left.", "date [Sunday, November 9, 2013]"},
		{"It was on Nov. 9 and again on 21st of June 2020.",
		 "date [Nov. 9] date [21st of June 2020]"},
		{"Held July 21-26 in Oslo.", "date [July 21-26]"},
		{"Open March 4 to 15 this year.", "date [March 4 to 15]"},
		{"Tried on September 26 and 27.", "date [September 26 and 27]"},
		{"On September 26 and 27 people came.", "date [September 26]"},
		{"It ran from July 7 to July 13.", "date [July 7] date [July 13]"},
		{"Open (July 31 to August 4) for all.", "date [July 31 to August 4]"},
		{"Dry (May to November) and wet.", "date [May to November]"},
		{"Monday the 25 July 2022 was hot.", "date [Monday the 25 July 2022]"},
		{"It began on Thursday June 6, 2019.", "date [Thursday June 6, 2019]"},
		{"Paid on 26/07/2022, 2014-11-09 and 27.08.2022.",
		 "date [26/07/2022] date [2014-11-09] date [27.08.2022]"},
		{"Sales of Q3 2019 and H1 fell.", "date [Q3 2019] date [H1]"},
		{"In 2021/22 and 2012-13 it grew.", "date [2021/22] date [2012-13]"},
		{"The 1990s, the '80s and the mid-1970s were long.",
		 "date [1990s] date ['80s] date [mid-1970s]"},
		{"He came back in 2014, and stayed.", "date [2014]"},
		{"It opened in October of 2020.", "date [October of 2020]"},
		{"On Wednesdays it rains; not on a Monday.", "date [Wednesdays] date [Monday]"},
		{"They met on 4 and 11 May in Rome.", "date [4 and 11 May]"},
		{"the deal of 5 may 2019 holds", "date [5 may 2019]"},
		{"It was due Feb . 26 at noon.", "date [Feb . 26]"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_values(cases[i][0], cases[i][1]);
}

static void
reads_no_dates(void **state)
{
	static const char *const cases[] = {
		"May said that they may march, and the Sun rose.",
		"He may 5 times have been there last week.",
		"It lasted three days, 20 years ago, at 10 p.m. today.",
		"The score was 3-2 after 90 minutes, 24/7, 50/50 and 2/3.",
		"Some 2000 people and 1500 cars, in her late 80s.",
		"Flight 1549, No. 5, the 49ers, Covid-19, G20, F-16 and 5G.",
		"It rose 3.5% to 1,200 points, or 2014-1000.",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_values(cases[i], "");
}

static void
reads_sums(void **state)
{
	static const char *const cases[][2] = {
		{"They paid $86 million, €3.2bn and £10.",
		 "money [$86 million] money [€3.2bn] money [£10]"},
		{"It cost Rs 500 crore, Rs.500 or ₹2,000.",
		 "money [Rs 500 crore] money [Rs.500] money [₹2,000]"},
		{"He has US$1.5m, HK$20, A$5 and S$7.4 billion.",
		 "money [US$1.5m] money [HK$20] money [A$5] money [S$7.4 billion]"},
		{"It is N2.5bn, R120,000, R1.2 million, GH¢5 or ₦5bn.",
		 "money [N2.5bn] money [R120,000] money [R1.2 million] money [GH¢5] money [₦5bn]"},
		{"It is USD 40, 40 USD, RM20,000, Dh5,000 and KSh500.",
		 "money [USD 40] money [40 USD] money [RM20,000] money [Dh5,000] money [KSh500]"},
		{"Worth $5–6 million, $5-$6 million or $5 to 6 million.",
		 "money [$5–6 million] money [$5-$6 million] money [$5 to 6 million]"},
		{"From $5 million to $6 million it grew.", "money [$5 million] money [$6 million]"},
		{"It takes 50 cents, two million dollars or 100,000 yen.",
		 "money [50 cents] money [two million dollars] money [100,000 yen]"},
		{"He lost tens of billions of dollars and 3m euros.",
		 "money [tens of billions of dollars] money [3m euros]"},
		{"A fine of 1.5 million Australian dollars and 5 Hong Kong dollars.",
		 "money [1.5 million Australian dollars] money [5 Hong Kong dollars]"},
		{"A $1.2-billion deal, a 30-million-dollar house.",
		 "money [$1.2-billion] money [30-million-dollar]"},
		{"A bail of N$100 000 was set.", "money [N$100 000]"},
		{"It is $27 a week or $115 per barrel.", "money [$27] money [$115]"},
		{"It made two million pounds.", "money [two million pounds]"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_values(cases[i][0], cases[i][1]);
}

static void
reads_no_sums(void **state)
{
	static const char *const cases[] = {
		"He lost 50 pounds and won 5 times; they won 3 won 2.",
		"On the R120, the N5 and the K9 unit of SR 10.",
		"More than 7 million people, 3m long and 500 metres.",
		"COP 27 and the Section 3(b) of A$AP Rocky.",
		"The first dollar, a real pound of meat.",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_values(cases[i], "");
}

/* One mention of the tagger, then the rules; what comes out. */
static void
assert_settled(NxValueScheme scheme, const char *text, uint32_t first, uint32_t n,
			   NxKind kind, const char *expected)
{
	NxAnalysis *analysis = read_text(text);
	NxMention mention = {.first_token = first, .n_tokens = n, .entity = NX_NONE};
	char found[1024];

	mention.kind = (uint8_t) kind;
	analysis->mentions = &mention;
	analysis->n_mentions = 1;
	nx_values_settle(analysis, scheme);
	write_mentions(analysis, found, sizeof(found));
	assert_string_equal(found, expected);
}

#define AS_TAGGED NX_VALUES_AS_TAGGED
#define BY_SCHEME NX_VALUES_BY_SCHEME

static void
longer_name_wins(void **state)
{
	(void) state;
	for (int scheme = AS_TAGGED; scheme <= BY_SCHEME; scheme++)
	{
		assert_settled(scheme, "the September 11 attacks .", 1, 3, NX_KIND_PLACE,
					   "place [September 11 attacks]");
		assert_settled(scheme, "the Black Friday sale .", 1, 2, NX_KIND_EVENT,
					   "event [Black Friday]");
		assert_settled(scheme, "the 2022/23 World Cup .", 1, 3, NX_KIND_EVENT,
					   "event [2022/23 World Cup]");
		assert_settled(scheme, "on Easter Sunday he came .", 1, 2, NX_KIND_DATE,
					   "date [Easter Sunday]");
		assert_settled(scheme, "June spoke first .", 0, 1, NX_KIND_PERSON, "person [June]");
	}
}

static void
value_wins_against_its_parts(void **state)
{
	(void) state;
	for (int scheme = AS_TAGGED; scheme <= BY_SCHEME; scheme++)
	{
		assert_settled(scheme, "it got N2.5bn then .", 2, 1, NX_KIND_PLACE,
					   "money [N2.5bn]");
		assert_settled(scheme, "on July 5 and Oslo .", 1, 2, NX_KIND_DATE, "date [July 5]");
	}
}

static void
corpora_and_scheme_differ(void **state)
{
	(void) state;
	assert_settled(AS_TAGGED, "paid 500 Egyptian pounds .", 2, 1, NX_KIND_GROUP,
				   "group [Egyptian]");
	assert_settled(BY_SCHEME, "paid 500 Egyptian pounds .", 2, 1, NX_KIND_GROUP,
				   "money [500 Egyptian pounds]");
	assert_settled(AS_TAGGED, "on Monday he came .", 1, 1, NX_KIND_OTHER, "other [Monday]");
	assert_settled(BY_SCHEME, "on Monday he came .", 1, 1, NX_KIND_OTHER, "date [Monday]");
	assert_settled(BY_SCHEME, "on Sunday evening he came .", 1, 2, NX_KIND_EVENT,
				   "date [Sunday]");
	assert_settled(BY_SCHEME, "the World Cup .", 1, 2, NX_KIND_EVENT, "event [World Cup]");
}

static void
implausible_values_are_dropped(void **state)
{
	static const struct
	{
		const char *text;
		uint32_t first;
		uint32_t n;
		NxKind kind;
		const char *expected;
	} cases[] = {
		{"some 7 million people came .", 1, 2, NX_KIND_MONEY, ""},
		{"and 20 billion more .", 1, 2, NX_KIND_MONEY, "money [20 billion]"},
		{"as the yen fell .", 2, 1, NX_KIND_MONEY, "money [yen]"},
		{"ill with Covid-19 again .", 2, 1, NX_KIND_DATE, ""},
		{"they would march on .", 2, 1, NX_KIND_DATE, ""},
		{"spent in march again .", 2, 1, NX_KIND_DATE, "date [march]"},
		{"the 18th century ended .", 1, 2, NX_KIND_DATE, ""},
		{"won by 23 to 17 .", 2, 3, NX_KIND_DATE, ""},
		{"for 10 years he ran .", 1, 2, NX_KIND_DATE, ""},
		{"took the SAT again .", 2, 1, NX_KIND_DATE, ""},
		{"on Christmas Eve he ran .", 1, 2, NX_KIND_DATE, "date [Christmas Eve]"},
		{"the summer of 2012 ended .", 3, 1, NX_KIND_DATE, "date [2012]"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_settled(AS_TAGGED, cases[i].text, cases[i].first, cases[i].n, cases[i].kind,
					   cases[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_dates),
		cmocka_unit_test(reads_no_dates),
		cmocka_unit_test(reads_sums),
		cmocka_unit_test(reads_no_sums),
		cmocka_unit_test(longer_name_wins),
		cmocka_unit_test(value_wins_against_its_parts),
		cmocka_unit_test(corpora_and_scheme_differ),
		cmocka_unit_test(implausible_values_are_dropped),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
