/*
 * test_listed.c
 *	  A user's own names, found in an article whatever the tagger thinks.
 */
#include "test/core/marked_article.h"

#include "analysis/listed.h"

/* A list of rows "alias=name=kind", separated by semicolons; no alias: "=name=kind". */
static const NxListed *
list_of(const char *rows)
{
	NxNames names = {NULL, 0};
	NxError error;
	uint32_t capacity = 0;

	while (*rows != '\0')
	{
		size_t alias = strcspn(rows, "=");
		size_t name = strcspn(rows + alias + 1, "=");
		const char *kind = rows + alias + name + 2;
		NxNamesGiven given = {.name = {rows + alias + 1, (uint32_t) name}};

		if (alias > 0)
			given.alias = (NxString){rows, (uint32_t) alias};
		given.kind = (NxString){kind, (uint32_t) strcspn(kind, ";")};
		nx_grow(&arena, names.rows, names.n_rows, names.n_rows + 1, &capacity);
		if (nx_names_row(&names.rows[names.n_rows++], &given, &error) != NX_OK)
			fail_msg("%s", error.message);
		rows = kind + given.kind.len;
		rows += *rows == ';';
	}
	nx_names_tidy(&names, &arena);
	if (nx_names_check(&names, &arena, &error) != NX_OK)
		fail_msg("%s", error.message);
	return nx_listed_make(&names, &arena, breaks);
}

static void
assert_listed(const char *rows, const char *marked, const char *expected)
{
	NxAnalysis *a = read_marked(marked);

	a->listed = list_of(rows);
	nx_entities_resolve(a);
	assert_string_equal(show(a), expected);
}

/* The mentions of a thing of the list, as they stand in the text, joined by "|". */
static void
assert_places(const char *rows, const char *marked, const char *expected)
{
	NxAnalysis *a = read_marked(marked);
	char *shown = nx_arena_alloc(&arena, strlen(marked) * 2 + 1);
	size_t n = 0;

	a->listed = list_of(rows);
	nx_entities_resolve(a);
	shown[0] = '\0';
	for (uint32_t i = 0; i < a->n_mentions; i++)
	{
		const NxMention *mention = &a->mentions[i];
		const NxToken *first = &a->text.tokens[mention->first_token];
		const NxToken *last = first + mention->n_tokens - 1;

		if (mention->listed != 0)
			n += (size_t) sprintf(shown + n, "%s%.*s", n == 0 ? "" : "|",
								  (int) (last->start + last->len - first->start),
								  a->text.bytes + first->start);
	}
	assert_string_equal(shown, expected);
}

/* ---- whatever the tagger thinks ---- */

static void
names_are_found_that_the_tagger_misses(void **state)
{
	(void) state;
	assert_listed("Big Mac Ministry=Ministry of Agriculture=organization",
				  "The Big Mac Ministry spoke. The Ministry of Agriculture did not.",
				  "Ministry of Agriculture (organization) 2 [Big Mac Ministry]");
	assert_listed("=Blue Lantern=product", "They sell the Blue Lantern here.",
				  "Blue Lantern (product) 1");
}

static void
kind_and_bounds_of_the_tagger_do_not_count(void **state)
{
	(void) state;
	assert_listed("Mercury=Mercury Records=organization",
				  "They met {place Mercury} and {person Mercury}.",
				  "Mercury Records (organization) 2 [Mercury]");
	assert_listed("Big Mac Ministry=MoA=organization",
				  "They met {person Big Mac} Ministry and Big {place Mac Ministry Road}.",
				  "MoA (organization) 2 [Big Mac Ministry]");
	assert_listed("US=Unison Services=organization", "He works for US and {place Oslo}.",
				  "Unison Services (organization) 1 [US]; Oslo (place) 1");
}

static void
one_thing_is_one_entity(void **state)
{
	(void) state;
	assert_listed("NaMo=Narendra Modi=person;Modi=Narendra Modi=person",
				  "It was NaMo. {person Narendra Modi} said so. {person Modi} left.",
				  "Narendra Modi (person) 3 [NaMo|Modi]");
	assert_listed("MoA=Ministry of Agriculture=organization;"
				  "Corn House=Ministry of Agriculture=organization",
				  "The MoA and the {facility Corn House} are the "
				  "{organization Ministry of Agriculture}.",
				  "Ministry of Agriculture (organization) 3 [MoA|Corn House]");
}

static void
two_things_are_two_entities(void **state)
{
	(void) state;
	assert_listed("Bush Senior=George Bush=person;W=George W. Bush=person",
				  "Bush Senior met W on {date Sunday}. They met George Bush and "
				  "George W. Bush.",
				  "George Bush (person) 2 [Bush Senior]; George W. Bush (person) 2 [W]; "
				  "Sunday (date) 1");
	assert_listed("Jordan=Jordan River=place", "{person Bill Jordan} swam in Jordan.",
				  "Bill Jordan (person) 1; Jordan River (place) 1 [Jordan]");
}

/* ---- case ---- */

static void
a_capital_asks_for_a_capital(void **state)
{
	(void) state;
	assert_places("Bears=Chicago Bears=organization",
				  "The bears met the Bears, and a bears' den.", "Bears");
	assert_places("Bears=Chicago Bears=organization",
				  "BEARS BEAT THE REST OF THEM\n\nIt was a game of bears in the snow.",
				  "BEARS");
	assert_places("bears=Chicago Bears=organization", "The bears met the Bears.",
				  "bears|Bears");
	assert_places("iPhone=iPhone=product", "The iPhone, the IPhone, the IPHONE and iphone.",
				  "iPhone|IPhone|IPHONE|iphone");
}

static void
capitals_ask_for_capitals_on_words_of_the_language(void **state)
{
	(void) state;
	assert_places("WHO=World Health Organization=organization;NATO=NATO=organization;"
				  "NEWS=News Corp=organization",
				  "Who met the WHO and Nato and NATO? We met nato, and the News of NEWS.",
				  "WHO|Nato|NATO|NEWS");
}

static void
function_words_of_a_longer_name_have_any_case(void **state)
{
	(void) state;
	assert_places("The Guardian=The Guardian=organization;The Who=The Who=organization",
				  "So the Guardian said, and The Guardian too, of the who and The Who.",
				  "the Guardian|The Guardian|The Who");
	assert_places("Bank of Oslo=Bank of Oslo=organization", "It is the Bank Of Oslo.",
				  "Bank Of Oslo");
}

static void
lines_without_capitals_have_names(void **state)
{
	(void) state;
	assert_places("Big Mac Ministry=MoA=organization;Bears=Chicago Bears=organization;"
				  "Young Court=Young Court=organization",
				  "so the big mac ministry met some bears in a young court",
				  "big mac ministry");
	assert_places("Big Mac Ministry=MoA=organization",
				  "In Oslo a big mac ministry was met by nobody.", "");
}

static void
function_words_alone_need_the_tagger_where_capitals_say_nothing(void **state)
{
	(void) state;
	assert_places("He=Hydra Energy=organization", "He met them. They saw He there.", "He");
	assert_places("He=Hydra Energy=organization", "He met them. He's firm is by the river.",
				  "He");
	assert_places("Was=Was (Not Was)=group", "Was told them so. Was it by the river?",
				  "Was");
	assert_places("Sunday=Billy Sunday=person",
				  "So on {date Sunday} Sunday met {date Sunday} there.", "Sunday|Sunday");
	assert_places("HE=Hydra Energy=organization",
				  "HE IS BY THE RIVER NOW\n\nAnd they all met.", "");
}

/* ---- bounds ---- */

static void
the_longest_alias_is_taken(void **state)
{
	(void) state;
	assert_listed("Delta=Delta Air=organization;Delta Force=Delta Force=group;"
				  "Delta Force Nine=Delta Force Nine=group",
				  "Here Delta met Delta Force and Delta Force Nine and Delta Force Ten.",
				  "Delta Air (organization) 1 [Delta]; Delta Force (group) 2; "
				  "Delta Force Nine (group) 1");
}

static void
an_alias_inside_a_longer_name_is_part_of_it(void **state)
{
	(void) state;
	assert_listed("Ford=Ford Motor=organization",
				  "{person Harrison Ford} has a Ford. So has {person Bill Ford}.",
				  "Harrison Ford (person) 1; Ford Motor (organization) 1 [Ford]; Bill Ford "
				  "(person) 1");
	assert_listed("Ford=Ford Motor=organization;Volvo=Volvo=organization",
				  "They saw {organization Ford and Volvo} there.",
				  "Ford Motor (organization) 1 [Ford]; Volvo (organization) 1");
	assert_listed("Bo Ek=Bo Ek=person", "So yesterday {person Bo Ek ate} there.",
				  "Bo Ek (person) 1");
	assert_listed("Tory=Conservative Party=organization",
				  "So {person Tory Michael Hill} met {person Tory Hill} yesterday.",
				  "Conservative Party (organization) 1 [Tory]; Michael Hill (person) 1; "
				  "Tory Hill (person) 1");
	assert_listed("Tory=Conservative Party=organization;Michael Hill=Mike Hill=person",
				  "So {person Tory Michael Hill} met them yesterday.",
				  "Conservative Party (organization) 1 [Tory]; Mike Hill (person) 1 "
				  "[Michael Hill]");
	assert_listed(
		"Tory=Conservative Party=organization;Marco=Marco Ek=person",
		"TORY MICHAEL MARCO HILL MET\n\nIt was so.",
		"Conservative Party (organization) 1 [TORY]; Marco Ek (person) 1 [MARCO]");
	assert_listed(
		"Tory=Conservative Party=organization;Marco=Marco Ek=person",
		"{person TORY MICHAEL MARCO HILL} MET\n\nIt was so.",
		"Conservative Party (organization) 1 [TORY]; Michael Marco Hill (person) 1");
	assert_listed("Big Mac Ministry=MoA=organization",
				  "BIG MAC MINISTRY SLAMS RIVAL\n\nIt was {date Sunday}.",
				  "MoA (organization) 1 [BIG MAC MINISTRY]; Sunday (date) 1");
	assert_listed("Big Mac Ministry=MoA=organization",
				  "{other BIG MAC MINISTRY SLAMS} RIVAL",
				  "MoA (organization) 1 [BIG MAC MINISTRY]");
}

static void
whole_tokens_only(void **state)
{
	(void) state;
	assert_places("Trum=Trum=place;Yo=Yo=place", "It is a Trump-era law of Kim Yo-jong.",
				  "");
	assert_places("Kim Yo Jong=Kim Yo-jong=person", "So Kim Yo-Jong met KIM YO JONG.",
				  "Kim Yo-Jong|KIM YO JONG");
	assert_places("Delta Force=Delta Force=group", "It was at Delta. Force it was.", "");
}

static void
accents_and_marks_do_not_count(void **state)
{
	(void) state;
	assert_places("Ibrahimovic=Zlatan=person", "Then Ibrahimović and IBRAHIMOVIC.",
				  "Ibrahimović|IBRAHIMOVIC");
	assert_places("U.S. Steel=US Steel=organization", "The US Steel and the U.S. Steel.",
				  "US Steel|U.S. Steel");
	assert_places("Procter Gamble=P&G=organization", "It is Procter & Gamble.",
				  "Procter & Gamble");
	assert_places("Teachers Union=TU=organization", "It is the Teachers' Union.",
				  "Teachers' Union");
}

static void
commas_part_names(void **state)
{
	(void) state;
	assert_places("Delta Force=Delta Force=group", "So in Delta, Force was met.", "");
	assert_places("Hill, James=James Hill=person", "It says Hill, James and Hill James.",
				  "Hill, James|Hill James");
}

static void
a_plus_belongs_to_the_name(void **state)
{
	(void) state;
	assert_places("Disney+=Disney+=product", "So Disney has Disney+, and Disney + more.",
				  "Disney+");
	assert_places("Disney=Walt Disney=organization", "So Disney has Disney+ now.",
				  "Disney");
	assert_listed("Disney+=Disney+=product", "So {organization Disney} has Disney+ now.",
				  "Disney (organization) 1; Disney+ (product) 1");
}

static void
possessives_are_no_part(void **state)
{
	(void) state;
	assert_places("McDonald=Ray McDonald=person;Moody's=Moody's=organization",
				  "It is McDonald's rating by Moody's, not Moody’s own.",
				  "McDonald|Moody's|Moody’s");
	assert_places("McDonald=Ray McDonald=person;McDonald's=McDonald's=organization",
				  "It is McDonald's for McDonald.", "McDonald's|McDonald");
}

/* ---- beside other names ---- */

static void
surnames_of_listed_persons_join_them(void **state)
{
	(void) state;
	assert_listed("NaMo=Narendra Modi=person",
				  "So NaMo came. {person Modi} said so, and Modi left.",
				  "Narendra Modi (person) 3 [NaMo|Modi]");
}

static void
other_persons_do_not_take_a_listed_surname(void **state)
{
	(void) state;
	assert_listed("Modi=Narendra Modi=person",
				  "{person Lalit Modi} came. {person Modi} said so.",
				  "Lalit Modi (person) 1; Narendra Modi (person) 1 [Modi]");
	assert_listed("Lula=Lula=person", "{person Lula Smith} came. {person Lula} said so.",
				  "Lula Smith (person) 1; Lula (person) 1");
}

static void
acronyms_in_brackets_join_listed_names(void **state)
{
	(void) state;
	assert_listed("Corn House=Ministry of Agriculture=organization",
				  "The Ministry of Agriculture (MoA) spoke. The MoA did, and Corn House.",
				  "Ministry of Agriculture (organization) 4 [MoA|Corn House]");
	assert_listed("ICC=International Cricket Council=organization",
				  "The {organization International Criminal Court} (ICC) met.",
				  "International Criminal Court (organization) 1; International Cricket "
				  "Council (organization) 1 [ICC]");
}

static void
longer_forms_do_not_become_what_is_listed(void **state)
{
	(void) state;
	assert_listed("Senate=Florida Senate=organization",
				  "The {organization US Senate} met them yesterday. The Senate did not.",
				  "US Senate (organization) 1; Florida Senate (organization) 1 [Senate]");
	assert_listed("Apex=Apex Limited=organization",
				  "So {organization Apex Inc.} met them yesterday. So Apex did.",
				  "Apex Limited (organization) 2 [Apex Inc.|Apex]");
}

static void
the_north_is_what_is_listed(void **state)
{
	(void) state;
	assert_listed("North Korea=DPRK=place",
				  "{place North Korea} met {place South Korea}. Then the North left them.",
				  "DPRK (place) 2 [North Korea|the North]; South Korea (place) 1");
	assert_listed("=North Korea=place;=South Korea=place",
				  "{place North Korea} met {place South Korea}. Then the North left them.",
				  "North Korea (place) 2 [the North]; South Korea (place) 1");
	assert_listed(
		"North=North Corp=organization",
		"Yesterday {place North Korea} met {place South Korea}. Then the North left them.",
		"North Korea (place) 1; South Korea (place) 1; North Corp (organization) 1 "
		"[North]");
}

static void
the_name_of_two_things_is_an_alias_of_neither(void **state)
{
	(void) state;
	assert_listed("Air Jordan=Jordan=product;Petra=Jordan=place",
				  "So Air Jordan is in Petra. They met Jordan.",
				  "Jordan (product) 1 [Air Jordan]; Jordan (place) 1 [Petra]");
}

static void
furniture_has_no_listed_names(void **state)
{
	(void) state;
	assert_listed(
		"Big Mac Ministry=MoA=organization",
		"They met there.\n\nCopyright 2019 Big Mac Ministry. All rights reserved.", "");
}

/* ---- many ---- */

/* Time for an article of so many words against as many aliases that begin alike. */
static double
time_for(uint32_t n)
{
	char *rows = test_malloc((size_t) n * 40 + 1);
	char *body = test_malloc((size_t) n * 8 + 1);
	size_t rows_len = 0;
	size_t body_len = 0;
	NxAnalysis *a;
	double start;

	for (uint32_t i = 0; i < n; i++)
	{
		rows_len += (size_t) sprintf(rows + rows_len, "Acme A%u=Acme=organization;", i);
		body_len += (size_t) sprintf(body + body_len, i % 9 == 8 ? "Acme. " : "Acme ");
	}
	a = read_marked(body);
	start = nx_host_seconds();
	a->listed = list_of(rows);
	nx_entities_resolve(a);
	start = nx_host_seconds() - start;
	assert_int_equal(a->n_entities, 1);
	test_free(rows);
	test_free(body);
	return start;
}

static void
many_aliases_take_linear_time(void **state)
{
	double few = time_for(10000);
	double many = time_for(100000);

	(void) state;
	if (many > 40 * few + 0.1)
		fail_msg("%.3f s for 10,000 aliases and words, %.3f s for 100,000", few, many);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_that_the_tagger_misses),
		cmocka_unit_test(kind_and_bounds_of_the_tagger_do_not_count),
		cmocka_unit_test(one_thing_is_one_entity),
		cmocka_unit_test(two_things_are_two_entities),
		cmocka_unit_test(a_capital_asks_for_a_capital),
		cmocka_unit_test(capitals_ask_for_capitals_on_words_of_the_language),
		cmocka_unit_test(function_words_of_a_longer_name_have_any_case),
		cmocka_unit_test(lines_without_capitals_have_names),
		cmocka_unit_test(function_words_alone_need_the_tagger_where_capitals_say_nothing),
		cmocka_unit_test(the_longest_alias_is_taken),
		cmocka_unit_test(an_alias_inside_a_longer_name_is_part_of_it),
		cmocka_unit_test(whole_tokens_only),
		cmocka_unit_test(accents_and_marks_do_not_count),
		cmocka_unit_test(commas_part_names),
		cmocka_unit_test(a_plus_belongs_to_the_name),
		cmocka_unit_test(possessives_are_no_part),
		cmocka_unit_test(surnames_of_listed_persons_join_them),
		cmocka_unit_test(other_persons_do_not_take_a_listed_surname),
		cmocka_unit_test(acronyms_in_brackets_join_listed_names),
		cmocka_unit_test(longer_forms_do_not_become_what_is_listed),
		cmocka_unit_test(the_north_is_what_is_listed),
		cmocka_unit_test(the_name_of_two_things_is_an_alias_of_neither),
		cmocka_unit_test(furniture_has_no_listed_names),
		cmocka_unit_test(many_aliases_take_linear_time),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
