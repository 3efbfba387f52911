/*
 * test_blocks.c
 *	  What the paragraphs of a page are taken for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/cues.h"
#include "text/dateline.h"
#include "text/text.h"
#include "tools/host/host.h"

/* Paragraphs of a story that no rule has a reason to touch. */
#define STORY                                                                          \
	"The council voted on Monday to rebuild the old bridge over the river before the " \
	"winter, after a debate of six hours."
#define MORE                                                                            \
	"Residents had asked for the work since the flood of last spring, when two of its " \
	"arches were carried away."

typedef struct Fixture
{
	NxHost host;
	NxArena arena;
	NxText text;
} Fixture;

static int
set_up(void **state)
{
	static Fixture fixture;

	nx_host_init(&fixture.host);
	*state = &fixture;
	return 0;
}

static int
tear_down(void **state)
{
	nx_host_reset(&((Fixture *) *state)->host);
	return 0;
}

static void
find_in(Fixture *fixture, const char *bytes, uint32_t len, uint32_t body_start)
{
	nx_host_reset(&fixture->host);
	nx_arena_init(&fixture->arena, &fixture->host.env);
	memset(&fixture->text, 0, sizeof(fixture->text));
	fixture->text.arena = &fixture->arena;
	fixture->text.bytes = bytes;
	fixture->text.len = len;
	fixture->text.body_start = body_start;
	nx_blocks_find(&fixture->text);
}

static void
find(Fixture *fixture, const char *bytes)
{
	find_in(fixture, bytes, (uint32_t) strlen(bytes), 0);
}

/* The blocks as letters: Headline bYline Dateline Subhead Body Caption List boilerplate (-). */
static const char *
kinds(const NxText *text)
{
	static char letters[64];

	for (uint32_t i = 0; i < text->n_blocks && i < sizeof(letters) - 1; i++)
	{
		letters[i] = "HYDSBCL-"[text->blocks[i].kind];
		letters[i + 1] = '\0';
	}
	return text->n_blocks == 0 ? "" : letters;
}

static void
assert_kinds(void **state, const char *bytes, const char *expected)
{
	Fixture *fixture = *state;

	find(fixture, bytes);
	if (strcmp(kinds(&fixture->text), expected) != 0)
		print_error("for: %s\n", bytes);
	assert_string_equal(kinds(&fixture->text), expected);
}

/* The kind of one paragraph between two of the story, under a title. */
static void
assert_inside(void **state, const char *paragraph, char expected)
{
	char page[2000];
	char letters[4] = "B?B";

	letters[1] = expected;
	snprintf(page, sizeof(page), STORY "\n\n%s\n\n" MORE, paragraph);
	assert_kinds(state, page, letters);
}

/* The kind of one paragraph behind the story. */
static void
assert_behind(void **state, const char *paragraph, char expected)
{
	char page[2000];
	char letters[4] = "BB?";

	letters[2] = expected;
	snprintf(page, sizeof(page), STORY "\n\n" MORE "\n\n%s", paragraph);
	assert_kinds(state, page, letters);
}

static void
assert_block(const NxText *text, uint32_t block, const char *expected)
{
	NxSpan span = text->blocks[block].span;

	assert_int_equal(span.len, strlen(expected));
	assert_memory_equal(text->bytes + span.start, expected, span.len);
}

static void
test_furniture(void **state)
{
	static const char *const paragraphs[] = {
		"ADVERTISEMENT",
		"Advertisement - Story continues below",
		"Read more: Flood damage still not paid for",
		"Related: Where the money went",
		"SEE ALSO: The bridges of the county",
		"Follow us on Twitter",
		"Follow @gazette",
		"- Follow the Weather Desk on Twitter: @gazetteweather",
		"Find the figures of the flood at https://example.com/flood",
		"Story highlights The old bridge may be built again by the winter",
		"Morning Mail The day before it begins. By signing up you agree to our terms.",
		"The Gazette is a nonprofit newsroom that looks into public works.",
		"Share Tweet Email Print",
		"Facebook Twitter WhatsApp Copy Link",
		"Getty Images",
		"Photo: Reuters",
		"Image copyright EPA",
		"Jo Park/AP",
		"Sign up for our newsletter and get the news of the day in the morning.",
		"© 2019 The Gazette. All rights reserved.",
		"Copyright 2019 by the Gazette Company. All rights reserved.",
		"This material may not be published, broadcast, rewritten or redistributed.",
		"Click here to see all our coverage.",
		"Story continues below",
		"We use cookies to make this site better. Read our policy.",
		"Tags: bridge, flood, council",
		"— with files from Jo Park in Oslo",
		"Updated 5:40 PM",
		"Published: Jan 5, 2019",
		"Nov 9, 2014 5:40 p.m. GMT",
		"6 years ago",
		"Editor's note: This story was corrected on Monday.",
		"The Associated Press contributed to this report.",
		"(Additional reporting by Jo Park; Editing by Ana Ruiz)",
		"***",
		"• • •",
		"14:05",
		"https://example.com/bridge",
		"[Read our report on the flood.]",
		"(Full results of the vote)",
		"Scroll down for video",
		"3 min read",
		"Follow Jo Park on Twitter.",
		"How the flood began Read more",
		"Jo Park contributed.",
		"Summarize this article with AI",
		"This is AI generated summarization, which may have errors.",
	};

	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]); i++)
		assert_inside(state, paragraphs[i], '-');
}

static void
test_furniture_behind(void **state)
{
	static const char *const paragraphs[] = {
		"Add a comment",
		"Sort by",
		"There are no comments yet. Add your comment to start the conversation.",
		"How does this make you feel?",
		"Download the Gazette App!",
		"Jo Park is a reporter at the Gazette. Follow her on Twitter @jopark.",
		"Jo Park is a freelance writer in Oslo.",
		"- Ana Maria Ruiz is the editor of the Gazette",
		"Most Read",
		"Nine cats that live on bridges",
		"The opinions expressed here are the author's own.",
		"Contact us at news@example.com",
	};

	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]); i++)
		assert_behind(state, paragraphs[i], '-');
}

/* What a page glues to a caption, and what agencies write in front of one. */
static void
test_glued_captions(void **state)
{
	assert_inside(state, "CLOSE The council voted on Monday to rebuild the old bridge.",
				  'C');
	assert_inside(state, "| Jo Park/Gazette Photo The old bridge will be built again", 'C');
	assert_inside(state,
				  "FILE - In this May 2, 2019, file photo, the old bridge stands in water.",
				  'C');
	assert_inside(state, "FILE – The old bridge stood in the water for nine days.", 'C');
	assert_inside(state, "The old bridge still stands https://t.co/bridge", 'S');
	assert_inside(
		state, "Open this photo in gallery The old bridge before the flood of May.", 'C');
	assert_inside(state, "The old bridge was open for nine days in May. Photo: Jo Park",
				  'C');
	assert_inside(state, "The old bridge in May. | AP Photos Old bridge to be rebuilt",
				  'C');
	assert_inside(state, "Close to the river, nobody slept that night.", 'B');
	assert_inside(state, "CLOSE to the river, nobody slept that night.", 'B');
}

/* A form that a page glues together from a list to choose from. */
static void
test_forms(void **state)
{
	assert_inside(
		state,
		"Get The Brief. Choose your country United States of America Afghanistan "
		"Albania Algeria American Samoa Andorra Angola Please select your country. "
		"See our Privacy Policy.",
		'-');
	assert_inside(state, "Afghanistan, Albania, Algeria and Angola voted for the bridge.",
				  'B');
}

/* Short, or with a word that furniture has, and story all the same. */
static void
test_story(void **state)
{
	static const char *const paragraphs[] = {
		"2-1.",
		"Full time.",
		"He said no.",
		"“Read more books,” the mayor said.",
		"\"Click here,\" she told them.",
		"Relatedly, the county has no money for it.",
		"Goal!",
		"By Friday, the army had taken the town.",
		"The mayor is the author of the plan, and a father of two.",
		"Police shared the picture on Facebook and Twitter on Sunday.",
		"The phrase first appeared in a report of 1957.",
		"The update came too late, said Reuters.",
		"You must be a resident to vote on the bridge.",
		"In 2014, there were three of them.",
		"\"We are tired",
		"The council then heard a long list of those who had helped without being asked",
	};

	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(paragraphs[0]); i++)
		assert_inside(state, paragraphs[i], paragraphs[i][1] == 'W' ? 'S' : 'B');
}

static void
test_subheads_captions_lists(void **state)
{
	assert_inside(state, "Charm offensive", 'S');
	assert_inside(state, "Mayor’s ‘promise’", 'S');
	assert_inside(state, "What happens next?", 'S');
	assert_inside(state, "WHO PAYS?", 'S');
	assert_inside(state,
				  "The Council Praises the Mayor as a Builder, Comparing His Bridge to the "
				  "Pyramids of Old Egypt",
				  'S');
	assert_inside(state, "• The bridge has five arches.", 'L');
	assert_inside(state, "1. The bridge has five arches.", 'L');
	assert_inside(state, "- The bridge has five arches", 'L');
	assert_inside(state,
				  "FILE PHOTO: The bridge over the river in May 2018, before the flood. "
				  "REUTERS/Jo Park",
				  'C');
	assert_inside(state,
				  "The old bridge over the river is seen on Monday, May 5. (Photo: Jo "
				  "Park/Getty Images)",
				  'C');
	assert_inside(
		state, "Image caption The bridge was built in the last century by the county", 'C');
	assert_inside(state, "By Jo Park, Staff Writer", 'Y');
	assert_inside(state, "— Jo Park", 'Y');
	assert_kinds(state, STORY "\n\nOne arch\n\nTwo arches\n\nThree arches\n\n" MORE,
				 "BLLLB");
	/* Results behind the story are news; a run of links is not. */
	assert_kinds(state,
				 STORY "\n\nEastmere 3 Carrow 2\n\nHalden 0 Norwick 0\n\nPoole 1 Ash 4",
				 "BLLL");
	assert_kinds(state,
				 STORY "\n\nBridge opens again\n\nMayor Sees River Rise\n\nAll Our Maps",
				 "B---");
	assert_inside(state, "Home | World | Africa | Business | Sport", '-');
}

static void
test_headline_without_title(void **state)
{
	Fixture *fixture = *state;

	assert_kinds(state, "Old bridge to be rebuilt\n\n" STORY "\n\n" MORE, "HBB");
	assert_kinds(state, "Will the bridge stand again?\n\n" STORY, "HB");
	assert_kinds(state, "POLITICS\n\nOld bridge to be rebuilt\n\n" STORY, "-HB");
	assert_kinds(state, "OPINION: Leave the old bridge alone\n\n" STORY, "HB");
	assert_kinds(
		state,
		"Old bridge to be rebuilt\n\nBy Jo Park\n\nOLD BRIDGE TO BE REBUILT\n\n" STORY,
		"HYHB");
	assert_kinds(state, "Old bridge to be rebuilt\n\nJo Park\n\n" STORY, "HYB");
	assert_kinds(state, "Old bridge to be rebuilt\n\nReuters\n\n" STORY, "HYB");
	assert_true(fixture->text.blocks[1].is_agency);
	assert_kinds(state, "Old bridge to be rebuilt\n\nAFP and Reuters\n\n" STORY, "HYB");
	assert_true(fixture->text.blocks[1].is_agency);
	assert_kinds(state, "Old bridge to be rebuilt\n\nBy Jo Park\n\n" STORY, "HYB");
	assert_false(fixture->text.blocks[1].is_agency);
	assert_kinds(state, STORY "\n\n" MORE, "BB");
	assert_kinds(state, "One line and nothing else", "B");
	assert_kinds(
		state,
		"Old bridge to be rebuilt\n\nThe council wants it done before the winter comes, "
		"though nobody knows who will pay for it\n\n" STORY,
		"HBB");
}

static void
test_headline_with_title(void **state)
{
	static const char page[] =
		"Old bridge to be rebuilt\n\nOld Bridge to Be Rebuilt!\n\n" STORY;
	static const char suffixed[] =
		"Old bridge to be rebuilt - The Gazette\n\nOld bridge to be rebuilt\n\nOld bridge "
		"to be "
		"rebuilt, all of the councillors said on Monday.\n\n" STORY;
	Fixture *fixture = *state;

	find_in(fixture, page, sizeof(page) - 1, 26);
	assert_string_equal(kinds(&fixture->text), "HHB");
	assert_true(fixture->text.blocks[0].in_title);
	assert_false(fixture->text.blocks[1].in_title);
	assert_block(&fixture->text, 0, "Old bridge to be rebuilt");

	/* The title of a page names the paper; a sentence is no headline. */
	find_in(fixture, suffixed, sizeof(suffixed) - 1, 40);
	assert_string_equal(kinds(&fixture->text), "HHBB");

	/* A title alone, and an empty title. */
	find_in(fixture, page, 26, 26);
	assert_string_equal(kinds(&fixture->text), "H");
	find_in(fixture, "\n\n" STORY, sizeof("\n\n" STORY) - 1, 2);
	assert_string_equal(kinds(&fixture->text), "B");
}

static void
test_nothing(void **state)
{
	assert_kinds(state, "", "");
	assert_kinds(state, " \n\t\r\n \xC2\xA0\n", "");
	assert_kinds(state, "Download the app", "-");
	assert_kinds(state, "x", "B");
}

static void
test_datelines(void **state)
{
	static const struct
	{
		const char *dateline;
		const char *rest;
	} cases[] = {
		{"SEOUL, South Korea –", " North Korea released two men."},
		{"WASHINGTON (Reuters) -", " The council voted."},
		{"LONDON, Jan 5 (AFP) —", " The council voted."},
		{"NEW DELHI:", " The council voted."},
		{"(CNN)", " The council voted."},
		{"(CNN) --", " The council voted."},
		{"(Reuters) -", " The council voted."},
		{"BEIJING (AP) _", " The council voted."},
		{"NEW YORK—", "The council voted."},
		{"ST. LOUIS —", " The council voted."},
		{"WASHINGTON, D.C. –", " The council voted."},
		{"PORT-AU-PRINCE, Haiti (AP) —", " The council voted."},
		{"DE KALB, Miss. —", " The council voted."},
		{"BRUSSELS/LONDON (Reuters) -", " 25 men left."},
		{"LOS ANGELES (KABC) --", " The council voted."},
		{"Nairobi, Kenya –", " “We won,” he said."},
		{"Cairo (CNN)", " The council voted."},
		{"Jerusalem —", " The council voted on it."},
		{"SÃO PAULO —", " The council voted."},
		{"BEIJING, Jan. 5, 2019 (Xinhua) --", " The council voted."},
		{"LONDON--(BUSINESS WIRE)--", "The council voted."},
		{"March 5 (Reuters) -", " The council voted."},
		{"ISLAMABAD (AFP):", " The council voted."},
		{"PROVIDENCE, R.I. [Brown University] —", " The council voted."},
		{"(Gazette.example) –", " The council voted."},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char line[200];

		snprintf(line, sizeof(line), "%s%s", cases[i].dateline, cases[i].rest);
		if (nx_dateline_find(line, strlen(line), true) != strlen(cases[i].dateline))
			print_error("for: %s\n", line);
		assert_int_equal(nx_dateline_find(line, strlen(line), true),
						 strlen(cases[i].dateline));
	}
}

static void
test_no_datelines(void **state)
{
	static const char *const lines[] = {
		"Note: The council voted.",
		"NOTE: The council voted.",
		"Breaking - The council voted.",
		"BREAKING — The council voted.",
		"UPDATE: The council voted.",
		"EXCLUSIVE — The council voted.",
		"“SEOUL – we come,” he said.",
		"NASA — the space agency — voted.",
		"The council – All of it – voted.",
		"FILE - The bridge in May.",
		"He left - Nobody knew.",
		"TRUMP WINS — CLINTON CONCEDES AT NIGHT",
		"WASHINGTON",
		"WASHINGTON —",
		"WASHINGTON (Reuters) -   ",
		"The World Health Organization (WHO) said so.",
		"Some (Reuters) - say so.",
		"2-1. They won.",
		"(He left.) They won.",
		"At 12:30 he left.",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
	{
		if (nx_dateline_find(lines[i], strlen(lines[i]), true) != 0)
			print_error("for: %s\n", lines[i]);
		assert_int_equal(nx_dateline_find(lines[i], strlen(lines[i]), true), 0);
	}
	/* Proof enough on top of the story only. */
	assert_int_equal(nx_dateline_find("LONDON — He left.", 19, false), 0);
	assert_int_equal(nx_dateline_find("LONDON: He left.", 16, false), 0);
	assert_int_equal(nx_dateline_find("LONDON (AP) — He left.", 24, false), 15);
}

static void
test_dateline_is_a_block(void **state)
{
	Fixture *fixture = *state;

	assert_kinds(state,
				 "Old bridge to be rebuilt\n\nSEOUL, South Korea – " STORY "\n\n" MORE,
				 "HDBB");
	assert_block(&fixture->text, 1, "SEOUL, South Korea –");
	assert_block(&fixture->text, 2, STORY);
	assert_kinds(state, "WASHINGTON (Reuters) - " STORY, "DB");

	/* The dateline stands below what may be a caption, once, and near the top. */
	assert_kinds(state, MORE "\n\nSEATTLE — " STORY "\n\nDENVER — " MORE, "BDBB");
	assert_kinds(state, MORE "\n\nOnly here — " STORY, "BB");
	assert_kinds(state, MORE "\n\n" MORE "\n\n" MORE "\n\nDENVER — " STORY, "BBBB");

	/* Speakers of a transcript are no places. */
	assert_kinds(state, "AMY GOOD: " STORY "\n\nJO PARK: " MORE, "BB");
	assert_kinds(state, "NEW DELHI: " STORY "\n\n" MORE, "DBB");
}

static void
test_lines(void **state)
{
	Fixture *fixture = *state;

	/* One newline, CRLF, CR, LS between paragraphs. */
	assert_kinds(state, "Old bridge to be rebuilt\n" STORY "\n" MORE, "HBB");
	assert_kinds(state, "Old bridge to be rebuilt\r\n\r\n" STORY "\r\n\r\n" MORE "\r\n",
				 "HBB");
	assert_kinds(state, "Old bridge to be rebuilt\r" STORY "\r" MORE, "HBB");
	assert_kinds(state, "Old bridge to be rebuilt\xE2\x80\xA8" STORY, "HB");
	assert_block(&fixture->text, 1, STORY);
	assert_kinds(state, "\xEF\xBB\xBF" STORY "  ", "B");
	assert_block(&fixture->text, 0, STORY);
}

static void
test_wrapped_lines(void **state)
{
	Fixture *fixture = *state;

	assert_kinds(state,
				 "Old bridge to be rebuilt\n\n"
				 "The council voted on Monday to rebuild the old bridge over the\n"
				 "river before the winter, after a debate of six hours. Nobody had\n"
				 "seen it coming.\n\n"
				 "Residents had asked for the work since the flood of last spring,\n"
				 "when two of its arches were carried away.\n",
				 "HBB");
	assert_block(&fixture->text, 2,
				 "Residents had asked for the work since the flood of last spring,\n"
				 "when two of its arches were carried away.");

	/* Without blank lines, a line with room for the next word ends a paragraph. */
	assert_kinds(state,
				 "The council voted on Monday to rebuild the old bridge over the\n"
				 "river before the winter, after a debate of six hours.\n"
				 "Residents had asked for the work since the flood of last spring,\n"
				 "when two of its arches were carried away.",
				 "BB");

	/* One sentence a line is not wrapped. */
	assert_kinds(state, "The council voted.\nResidents had asked for it.\nThe river rose.",
				 "BBB");
}

/* The blocks lie in order, apart, trimmed, none empty; between them is only space. */
static void
check_blocks(const NxText *text)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < text->n_blocks; i++)
	{
		NxSpan span = text->blocks[i].span;

		assert_true(span.len > 0 && span.start >= at && span.start + span.len <= text->len);
		assert_true(memchr(" \n\t", text->bytes[span.start], 3) == NULL);
		assert_true(memchr(" \n\t", text->bytes[span.start + span.len - 1], 3) == NULL);
		for (; at < span.start; at++)
			assert_true(memchr(" \n\t", text->bytes[at], 3) != NULL);
		at = span.start + span.len;
	}
}

static void
test_hostile(void **state)
{
	static const char *const units[] = {
		"\n",
		"a\n",
		"A B\n\n",
		"a",
		"WASHINGTON —",
		"By A ",
		"• \n",
		"(",
		"1. a\n",
		"\n \n",
		"follow us on ",
		"é\n",
		"A (AP) - B\n",
		"a b c d e f g h i j k l m n o p\n",
		"— A B\n",
		"Jo Park is a ",
		"x.\n\n",
	};
	Fixture *fixture = *state;
	uint32_t len = 500000;
	char *bytes = malloc(len);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
	{
		size_t unit = strlen(units[i]);
		uint32_t n = len - len % (uint32_t) unit;

		for (uint32_t at = 0; at < n; at += (uint32_t) unit)
			memcpy(bytes + at, units[i], unit);
		find_in(fixture, bytes, n, 0);
		check_blocks(&fixture->text);
		assert_true(fixture->host.n_polls > 0);
	}
	free(bytes);
}

/* Every cut of a page is read without looking past its end. */
static void
test_every_prefix(void **state)
{
	static const char page[] =
		"News\nOld bridge to be rebuilt\n\nBy Jo Park\n\nLONDON, Jan 5 (AFP) — It\nfell. "
		"(Photo: "
		"AP/Getty Images)\n\n1. A\n\nFollow us on Twitter\n\nJo Park is a writer at A.";
	Fixture *fixture = *state;

	for (uint32_t len = 1; len < sizeof(page); len++)
	{
		char *bytes = malloc(len);

		memcpy(bytes, page, len);
		find_in(fixture, bytes, len, 0);
		check_blocks(&fixture->text);
		free(bytes);
	}
}

static void
test_tables(void **state)
{
	(void) state;
	assert_true(nx_cues_are_sorted());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_furniture),
		cmocka_unit_test(test_furniture_behind),
		cmocka_unit_test(test_glued_captions),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_story),
		cmocka_unit_test(test_subheads_captions_lists),
		cmocka_unit_test(test_headline_without_title),
		cmocka_unit_test(test_headline_with_title),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_datelines),
		cmocka_unit_test(test_no_datelines),
		cmocka_unit_test(test_dateline_is_a_block),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_wrapped_lines),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_every_prefix),
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
