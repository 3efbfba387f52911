/*
 * test_entities.c
 *	  Which mentions are one thing, what it is called, and what is dropped.
 */
#include "test/core/marked_article.h"

/* ---- persons ---- */

static void
surname_joins_full_name(void **state)
{
	(void) state;
	assert_entities(
		"{person Yang Moo-Jin}, a professor, spoke. \"No,\" {person Yang} said.",
		"Yang Moo-Jin (person) 2 [Yang]");
	assert_entities(
		"{person David Maxwell} came. {person Maxwell} spoke, {person David} went.",
		"David Maxwell (person) 3 [Maxwell|David]");
	assert_entities("{person Xi Jinping} met others. {person Xi} left.",
					"Xi Jinping (person) 2 [Xi]");
}

static void
name_before_full_name_joins(void **state)
{
	(void) state;
	assert_entities("{person?Clapper} home\n\nThe envoy {person James Clapper} is home.",
					"James Clapper (person) 2 [Clapper]");
}

static void
titles_are_no_names(void **state)
{
	(void) state;
	assert_entities("{person US President Barack Obama} met {person Gen. James Hill} and "
					"{person Mr Green}.",
					"United States (place) 1 [US]; Barack Obama (person) 1; James Hill "
					"(person) 1; Green (person) 1");
	assert_entities(
		"He met {person Director of National Intelligence James Clapper}'s men.",
		"James Clapper (person) 1");
	assert_entities(
		"The {person President} was tired, {person Gen.} too, and the {person News} "
		"Director, and {organization R}.",
		"");
	assert_entities("It was {person Martin Luther King} and {person Dean Hill}.",
					"Martin Luther King (person) 1; Dean Hill (person) 1");
	assert_entities("Then {person Francis} spoke; Pope {person Francis} is old.",
					"Pope Francis (person) 2 [Francis]");
}

static void
initials_are_no_titles(void **state)
{
	(void) state;
	assert_entities(
		"Judge {person Neil M. Gorsuch} and {person Al M. Moe} and {person M. "
		"Noe} met {person George W. Hill}.",
		"Neil Gorsuch (person) 1 [Neil M. Gorsuch]; Al M. Moe (person) 1; M. Noe "
		"(person) 1; George W. Hill (person) 1");
}

static void
given_name_of_whom_the_table_knows(void **state)
{
	(void) state;
	assert_entities(
		"{person Trump} spoke. \"Read it, {person Donald},\" {person Hill} said.",
		"Donald Trump (person) 2 [Trump|Donald]; Hill (person) 1");
	assert_entities("{person Trump} met {person Donald Hill}. {person Donald} spoke.",
					"Donald Trump (person) 1 [Trump]; Donald Hill (person) 2 [Donald]");
}

static void
spellings_of_one_name_are_one(void **state)
{
	(void) state;
	assert_entities(
		"{person KIM JONG-UN} speaks\n\nThe leader {person Kim Jong-Un} met men. "
		"Later {person Kim Jong Un} sat. {person Kim} stood.",
		"Kim Jong-Un (person) 4 [Kim]");
	assert_entities("{person José Muñoz} came. {person Munoz} went.",
					"José Muñoz (person) 2 [Munoz]");
	assert_entities(
		"{person Robert Hill} and {person Robert J. Hill} and {person Rob Hill}",
		"Robert Hill (person) 3 [Robert J. Hill|Rob Hill]");
	assert_entities("{person Jim Clark} and {person James Clark} and {person John Clark}",
					"Jim Clark (person) 2 [James Clark]; John Clark (person) 1");
}

static void
titles_of_a_sex_keep_two_apart(void **state)
{
	(void) state;
	assert_entities(
		"{person Bill Clinton} and {person Hillary Clinton} came. Mrs. "
		"{person Clinton} spoke. Mr. {person Clinton} was silent.",
		"Bill Clinton (person) 2 [Clinton]; Hillary Clinton (person) 2 [Clinton]");
	assert_entities("{person Bill Clinton} came. Mrs. {person Clinton} did not.",
					"Bill Clinton (person) 1; Clinton (person) 1");
}

static void
shared_surname_goes_to_the_nearest_before(void **state)
{
	(void) state;
	assert_entities("{person Kim Jong-Il} died. {person Kim} was old. {person Kim Jong-Un} "
					"followed. {person Kim} is young. {person Kim} is new.",
					"Kim Jong-Il (person) 2 [Kim]; Kim Jong-Un (person) 3 [Kim]");
}

static void
settled_surname_stays(void **state)
{
	(void) state;
	assert_entities(
		"{person Donald Trump} came. {person Trump} spoke. {person Trump} sat. His "
		"daughter {person Ivanka Trump} came with {person Al Hill}, {person Bo Roe}, "
		"{person Cy Poe}, {person Di Loe}, {person Ed Moe} and {person Flo Noe}. "
		"{person Trump} left.",
		"Donald Trump (person) 4 [Trump]; Ivanka Trump (person) 1; Al Hill (person) "
		"1; Bo Roe (person) 1; Cy Poe (person) 1; Di Loe (person) 1; Ed Moe (person) "
		"1; Flo Noe (person) 1");
}

static void
passing_namesake_does_not_take_a_settled_surname(void **state)
{
	(void) state;
	assert_entities(
		"{person Donald Trump} came. {person Trump} spoke. {person Trump} sat. "
		"{person Trump} ate. {person Ivanka Trump} told him that {person Trump} was "
		"late.",
		"Donald Trump (person) 5 [Trump]; Ivanka Trump (person) 1");
}

static void
the_table_knows_a_surname_that_stands_first(void **state)
{
	(void) state;
	assert_entities(
		"{person Trump} won. {person Ivanka Trump} saw that {person Trump} won.",
		"Donald Trump (person) 2 [Trump]; Ivanka Trump (person) 1");
	assert_entities("{person Ivanka Trump} came. {person Trump} left.",
					"Ivanka Trump (person) 2 [Trump]");
}

static void
father_and_son_stay_apart(void **state)
{
	(void) state;
	assert_entities(
		"{person Donald Trump} and {person Donald Trump Jr.} came. {person Trump} sat, "
		"{person Trump Jr.} stood.",
		"Donald Trump (person) 2 [Trump]; Donald Trump Jr. (person) 2 [Trump Jr.]");
	assert_entities("{person George W. Bush} and {person George H. W. Bush} met.",
					"George W. Bush (person) 1; George H. W. Bush (person) 1");
}

static void
particles_and_double_surnames(void **state)
{
	(void) state;
	assert_entities("{person Louis van Gaal} won. {person Van Gaal} was glad.",
					"Louis van Gaal (person) 2 [Van Gaal]");
	assert_entities(
		"{person Bashar al-Assad} spoke. {person Assad} and {person al-Assad} lied.",
		"Bashar al-Assad (person) 3 [Assad|al-Assad]");
	assert_entities("{person Enrique Peña Nieto} met men. {person Peña Nieto} sat, then "
					"{person Peña} stood.",
					"Enrique Peña Nieto (person) 3 [Peña Nieto|Peña]");
	assert_entities("{person Joaquin \"El Chapo\" Guzman} ran. {person Guzman} hid.",
					"Joaquin \"El Chapo\" Guzman (person) 2 [Guzman]");
}

static void
surname_with_a_wrong_kind_joins_if_the_tagger_was_unsure(void **state)
{
	(void) state;
	assert_entities("{person Kenneth Bae} came. {organization?Bae} was glad.",
					"Kenneth Bae (person) 2 [Bae]");
	assert_entities(
		"{person John Bolton} met {person Bolton}, {person Bolton}, {person Bolton}, "
		"{person Bolton} and {place Bolton}.",
		"John Bolton (person) 6 [Bolton]");
	assert_entities("{person Denzel Washington} flew to {place Washington}.",
					"Denzel Washington (person) 1; Washington (place) 1");
	assert_entities(
		"{organization Bae} is glad. {person Kenneth Bae} came. {organization?Bae} "
		"went.",
		"Kenneth Bae (person) 3 [Bae]");
	assert_entities("{person Barack Obama} came. {organization Barack Obama} was glad. "
					"{person Barack Obama} left.",
					"Barack Obama (person) 3");
}

static void
surname_of_the_table_is_nobodys_given_name(void **state)
{
	(void) state;
	assert_entities("{person Trump Derangement Wave} rises. {person Trump} won.",
					"Trump Derangement Wave (person) 1; Donald Trump (person) 1 [Trump]");
}

static void
who_is_named_once_gives_the_surname_back(void **state)
{
	(void) state;
	assert_entities("{person John Adams} came. {person John Adams} sat with his wife "
					"{person Louisa Adams}, {person Al Hill}, {person Bo Roe}, {person Cy "
					"Poe}, {person Di Loe}, {person Ed Moe}, {person Flo Noe} and {person "
					"Gus Koe}. {person Adams} won.",
					"John Adams (person) 3 [Adams]; Louisa Adams (person) 1; Al Hill "
					"(person) 1; Bo Roe (person) 1; Cy Poe (person) 1; Di Loe (person) 1; "
					"Ed Moe (person) 1; Flo Noe (person) 1; Gus Koe (person) 1");
}

static void
nicknames_of_both_sexes_have_none(void **state)
{
	(void) state;
	assert_entities("{person Pat Toomey} came. Mr. {person Toomey} spoke.",
					"Pat Toomey (person) 2 [Toomey]");
}

static void
double_surname_is_looked_up(void **state)
{
	(void) state;
	assert_entities("{person Ocasio-Cortez} spoke.",
					"Alexandria Ocasio-Cortez (person) 1 [Ocasio-Cortez]");
}

/* ---- kinds that the words tell ---- */

static void
titles_make_persons(void **state)
{
	(void) state;
	assert_entities("He wrote for Mr. {organization?Ford}, who left {organization Ford}.",
					"Ford (person) 1; Ford Motor (organization) 1 [Ford]");
	assert_entities("He met Mr. {organization Hill Bank} there.",
					"Hill Bank (organization) 1");
}

static void
last_words_tell_the_kind(void **state)
{
	(void) state;
	assert_entities("The {person Anne Frank Center} and the {person Martin Act} and {place "
					"India Senate} and {organization Cleveland County}.",
					"Anne Frank Center (organization) 1; Martin Act (other) 1; India "
					"Senate (organization) 1; Cleveland County (place) 1");
	assert_entities("The {place Washington House} met near a {organization Center}.",
					"Washington House (organization) 1");
	assert_entities("In {place China Police}, {place China Jail} and {group Green "
					"Cup}.",
					"China Police (organization) 1; China Jail (facility) 1; Green Cup "
					"(event) 1");
	assert_entities("After {person Cyclone Marisol} came {person Johnson} & {person "
					"Johnson} with {person Pell & Marsden}.",
					"Cyclone Marisol (event) 1; Johnson & Johnson (organization) 1; Pell & "
					"Marsden (organization) 1");
}

static void
events_look_like_events(void **state)
{
	(void) state;
	assert_entities("The {event Golden Nugget}, the {event County Cup}, {event Euro 2016} "
					"and {event Prop 8}.",
					"Golden Nugget (other) 1; County Cup (event) 1; Euro 2016 (event) 1; "
					"Prop 8 (other) 1");
}

static void
what_is_written_out_tells_the_kind(void **state)
{
	(void) state;
	assert_entities("The {other Clean Care Act} ({organization CCA}) came. {organization "
					"CCA}, {organization CCA}.",
					"Clean Care Act (other) 4 [CCA]");
}

static void
small_town_does_not_win_over_a_surname(void **state)
{
	(void) state;
	assert_entities("He saw {person?Gore}.", "Gore (person) 1");
	assert_entities("He saw {group?Bolton}.", "Bolton (place) 1");
	assert_entities("He saw {person?Bolton}.", "Bolton (person) 1");
}

/* The table has the town, the tagger has read the table of results. */
static void
teams_keep_their_kind_against_the_town(void **state)
{
	(void) state;
	assert_entities("{organization?Bolton} 2 {organization?Oslo} 0",
					"Bolton (organization) 1; Oslo (organization) 1");
	assert_entities("{place?Bolton} is far from {organization?Oslo}, says {place Oslo}.",
					"Bolton (place) 1; Oslo (place) 2");
	assert_entities("The {organization?US} won.", "United States (place) 1 [US]");
}

static void
apostrophes_set_apart_end_no_name(void **state)
{
	(void) state;
	assert_entities("He taught at {organization King ’ s Bank} there.",
					"King ' s Bank (organization) 1");
	assert_entities("The {other Morning Joe” groupies} sang.", "Morning Joe (other) 1");
}

static void
bodies_are_known_without_their_country(void **state)
{
	(void) state;
	assert_entities("The {organization United States Senate} met. The {organization "
					"Senate} voted. {organization Senate Minority} Leader {person Al Hill} "
					"spoke.",
					"United States Senate (organization) 3 [Senate]; Al Hill (person) 1");
}

static void
papers_are_known_by_their_last_word(void **state)
{
	(void) state;
	assert_entities("The {organization Hill Post} wrote. The {organization Post} knew.",
					"Hill Post (organization) 2 [Post]");
	assert_entities("The {organization Hill Post} and the {organization Bay Post} wrote. "
					"The {organization Post} knew.",
					"Hill Post (organization) 1; Bay Post (organization) 1; Post "
					"(organization) 1");
}

static void
the_documents_own_long_form_wins_over_the_table(void **state)
{
	(void) state;
	assert_entities("The {organization Albany Motor Association} met. {organization AMA} "
					"members came.",
					"Albany Motor Association (organization) 2 [AMA]");
	assert_entities("{organization AMA} members came.",
					"American Medical Association (organization) 1 [AMA]");
}

static void
parties_are_not_their_chambers(void **state)
{
	(void) state;
	assert_entities("The {organization GOP Senate} met. The {organization GOP} and the "
					"{organization Senate} fell.",
					"GOP (organization) 2; Senate (organization) 2");
}

static void
bodies_are_known_without_their_owner(void **state)
{
	(void) state;
	assert_entities("The {organization South Bend City Council} met. The "
					"{organization City Council} voted.",
					"South Bend City Council (organization) 2 [City Council]");
	assert_entities("The {organization House Ethics Committee} and the {organization Oslo "
					"Ethics Committee} met. The {organization Ethics Committee} voted.",
					"House Ethics Committee (organization) 1; Oslo Ethics Committee "
					"(organization) 1; Ethics Committee (organization) 1");
	assert_entities("He left {facility Plaza Towers Elementary School} in {place Sparks}, "
					"and {facility Plaza Towers} was {facility Sparks Middle School}.",
					"Plaza Towers Elementary School (facility) 2 [Plaza Towers]; Sparks "
					"(place) 1; Sparks Middle School (facility) 1");
}

static void
chambers_are_known_at_home(void **state)
{
	(void) state;
	assert_entities(
		"{group Republicans} and {group Democrats} met in the {organization "
		"Supreme Court}.",
		"Republicans (group) 1; Democrats (group) 1; US Supreme Court (organization) 1 "
		"[Supreme Court]");
	assert_entities("The {organization Supreme Court} of {place India} met.",
					"Supreme Court (organization) 1; India (place) 1");
	assert_entities("{group Republicans} and {group Democrats} met in the {organization "
					"Illinois Supreme Court}. The {organization Supreme Court} was full.",
					"Republicans (group) 1; Democrats (group) 1; Illinois Supreme Court "
					"(organization) 1; Supreme Court (organization) 1");
}

static void
lost_links_do_not_lengthen_names(void **state)
{
	(void) state;
	assert_entities("{person Adams Donald John AdamsGOP} met {person Paul Ryan Paul Davis "
					"Ryan2020}, and {person Juan Roe Juan Roe}.",
					"Adams (person) 1; Paul Ryan (person) 1; Juan Roe (person) 2 [Roe]");
	assert_entities("{person Hill Diaz Hill} came.", "Hill Diaz Hill (person) 1");
}

static void
storms_are_known_by_their_names(void **state)
{
	(void) state;
	assert_entities("{event Hurricane Harvey} came. {person Harvey} rose, {place Harvey} "
					"fell.",
					"Hurricane Harvey (event) 3 [Harvey]");
	assert_entities("{event Hurricane Harvey} came. {person Al Harvey} left. {person "
					"Harvey} was wet.",
					"Hurricane Harvey (event) 1; Al Harvey (person) 2 [Harvey]");
}

static void
groups_of_no_singular_keep_their_s(void **state)
{
	(void) state;
	assert_entities("The {group Bulgers} met {group Americans} on {group Festivus}.",
					"Bulgers (group) 1; American (group) 1 [Americans]; Festivus (group) "
					"1");
	assert_entities("The {group Huguenots} left. A {group Huguenot} stayed.",
					"Huguenot (group) 2 [Huguenots]");
}

static void
names_that_the_table_has_with_a_possessive_keep_it(void **state)
{
	(void) state;
	assert_entities("Rates by {organization Moody}'s fell. {organization Hill}'s rose.",
					"Moody's (organization) 1; Hill (organization) 1");
	assert_entities("His aunt was {person Moody}'s aunt.", "Moody (person) 1");
}

/* ---- case ---- */

static void
names_without_capitals_get_them(void **state)
{
	(void) state;
	assert_entities(
		"then {person tunde green}, a professor, met the {organization bank of "
		"oslo} in {place new york} for the {product iphone}.",
		"Tunde Green (person) 1; Bank of Oslo (organization) 1; New York (place) "
		"1; iphone (product) 1");
	assert_entities(
		"The {organization UNITED NATIONS} and {organization STATE DEPARTMENT} "
		"met {organization OSLO GROUP}.",
		"United Nations (organization) 1; State Department (organization) 1; OSLO "
		"GROUP (organization) 1");
	/* In other lines a small letter is meant. */
	assert_entities("He told many people that {organization adidas} won.",
					"adidas (organization) 1");
	assert_entities("then {person hill} spoke of many things. Later {person Hill} went.",
					"Hill (person) 2");
}

/* ---- junk ---- */

static void
what_stands_beside_names_is_dropped(void **state)
{
	(void) state;
	assert_entities("The {facility Attorney General} of {organization AI} and {place God} "
					"was {other No. 1} on the {place U.S.-India} list, with {event GOP "
					"Reps.} and {organization then-Supreme Court}.",
					"");
	assert_entities("On {event No. 3 Hill} {person D.} was in {person God} and {place "
					"Western} at the {event Cup}.",
					"");
	assert_entities("The {facility American-led Senate} met.", "Senate (facility) 1");
	assert_entities("The {person House Bill 4003} of {person John McCain2020} is {person "
					"dfpPosition5} for {product Boeing 737}.",
					"Boeing 737 (product) 1");
	assert_entities("See {organization Open Orbit | News} by {organization @orbit}.",
					"Open Orbit (organization) 1; @orbit (other) 1");
	assert_entities("It was {person Al Hill}, {person D-Minn. Hill} said.",
					"Al Hill (person) 2 [Hill]");
}

static void
possessive_of_a_plural_is_the_plural(void **state)
{
	(void) state;
	assert_entities("The {organization United Nations} met. The {organization United "
					"Nation}'s men left.",
					"United Nations (organization) 2");
	assert_entities("The {organization United Nation}'s men left.",
					"United Nation (organization) 1");
}

/* ---- what the tagger missed ---- */

static void
known_names_are_found_elsewhere(void **state)
{
	(void) state;
	assert_entities(
		"{person Yang Moo-Jin} spoke. \"Well,\" Yang said. For Yang it was over.",
		"Yang Moo-Jin (person) 3 [Yang]");
	assert_entities("{place Pyongyang} was calm. Nobody in Pyongyang knew.",
					"Pyongyang (place) 2");
	assert_entities("{person Kim Jong-Un} came. Then {person Kim} Jong-Un left.",
					"Kim Jong-Un (person) 2");
}

static void
known_names_inside_others_are_not_found(void **state)
{
	(void) state;
	assert_entities(
		"{person Ed Jackson} spoke. He lives in Jackson Street near Port Jackson.",
		"Ed Jackson (person) 1");
	assert_entities("{person Ed Brown} spoke. Brown bears ran. \"I saw Brown,\" he said.",
					"Ed Brown (person) 2 [Brown]");
}

static void
aliases_of_the_table_are_found(void **state)
{
	(void) state;
	assert_entities("The UN and the U.S. met. America won.",
					"United Nations (organization) 1 [UN]; United States (place) 2 "
					"[U.S.|America]");
	assert_entities("WHO IS TO BLAME FOR US\n\nIt was not us who did it.", "");
}

/* ---- organizations ---- */

static void
acronyms_in_brackets(void **state)
{
	(void) state;
	assert_entities(
		"The {organization International Criminal Court} ({organization ICC}) sat. "
		"The {organization ICC} rose.",
		"International Criminal Court (organization) 3 [ICC]");
	assert_entities("The International Criminal Court (ICC) sat, and the ICC rose.",
					"International Criminal Court (organization) 3 [ICC]");
	assert_entities("The {organization CDC} (Centers for Disease Control) spoke.",
					"CDC (organization) 1");
	assert_entities(
		"The {organization CDC} ({organization Centers for Disease Control}) spoke.",
		"Centers for Disease Control (organization) 2 [CDC]");
	assert_entities(
		"The {organization Korea Land Office}’s (KLO) men and the {organization US "
		"Land Office} (LO) men spoke. {organization federal Peace Office} (PO).",
		"Korea Land Office (organization) 2 [KLO]; Land Office (organization) 2 [US Land "
		"Office|LO]; Peace Office (organization) 2 [PO]");
	assert_entities("The {organization Criminal Court} (XYZ) sat.",
					"Criminal Court (organization) 1");
}

static void
the_document_explains_better_than_the_table(void **state)
{
	(void) state;
	assert_entities("The {organization Australian Medical Association} (AMA) met.",
					"Australian Medical Association (organization) 2 [AMA]");
}

static void
acronyms_are_initials(void **state)
{
	(void) state;
	assert_entities(
		"The {organization Korea Land Office} met. {organization KLO} men spoke.",
		"Korea Land Office (organization) 2 [KLO]");
	assert_entities(
		"The {organization Korea Land Office} and the {organization Kent Law Office} "
		"met. {organization KLO} men spoke.",
		"Korea Land Office (organization) 1; Kent Law Office (organization) 1; KLO "
		"(organization) 1");
}

static void
parts_left_out(void **state)
{
	(void) state;
	assert_entities("{organization US State Department} men left the {organization State "
					"Department}.",
					"State Department (organization) 2 [US State Department]");
	assert_entities(
		"The {organization British Senate} sat. The {organization Senate} rose.",
		"British Senate (organization) 2 [Senate]");
	assert_entities("{organization Acme Inc.} grew. {organization Acme} is big.",
					"Acme (organization) 2 [Acme Inc.]");
	assert_entities("{organization Acme Corporation} grew.",
					"Acme (organization) 1 [Acme Corporation]");
	assert_entities("{organization North Acme Municipal Corporation} built it.",
					"North Acme Municipal Corporation (organization) 1");
	assert_entities("At {organization Dongguk University} and {organization Dongguk}.",
					"Dongguk University (organization) 2 [Dongguk]");
	assert_entities("The {organization University of North Korean Studies} and the "
					"{organization University} and the {organization Council}.",
					"University of North Korean Studies (organization) 1");
}

/* ---- places and peoples ---- */

static void
the_north_is_a_country(void **state)
{
	(void) state;
	assert_entities(
		"{place North Korea} and {place South Korea} talked. The North is poor. He "
		"said the {place?North}’s men went north to the North Pole.",
		"North Korea (place) 3 [The North]; South Korea (place) 1");
	assert_entities("{place North Dakota} is big. The North is cold.",
					"North Dakota (place) 1");
	assert_entities("{place South Carolina} and {place North Carolina} voted. The South is "
					"warm, the North is not.",
					"South Carolina (place) 1; North Carolina (place) 1");
}

static void
peoples_are_groups(void **state)
{
	(void) state;
	assert_entities("Two {group Americans} left. The {person Americans}’ release and an "
					"{group American} plan.",
					"American (group) 3 [Americans]");
	assert_entities("Two {group Americans} left.", "American (group) 1 [Americans]");
	assert_entities("Three {group North Koreans} met {person North Korean} men.",
					"North Korean (group) 2 [North Koreans]");
}

static void
places_after_commas_are_two(void **state)
{
	(void) state;
	assert_entities("{place Seoul, South Korea} is cold.",
					"Seoul (place) 1; South Korea (place) 1");
	assert_entities(
		"{organization China's Land Office} and {organization Women's Union}.",
		"China (place) 1; Land Office (organization) 1; Women's Union (organization) "
		"1");
}

static void
adjectives_and_party_marks_are_no_names(void **state)
{
	(void) state;
	assert_entities(
		"An {group UN-Mexico} draft and a {group Balto-Slavic} one. The {group US-led} and "
		"{group anti-American} men of {organization al-Shabaab} "
		"saw {person Tom Cole} ({organization R-Okla.}) and {place eastern Poland} in the "
		"{group Obama-era}.",
		"Balto-Slavic (group) 1; al-Shabaab (organization) 1; Tom Cole (person) 1; Poland "
		"(place) 1");
}

static void
parts_of_one_name_are_joined(void **state)
{
	(void) state;
	assert_entities(
		"The {organization University of} {group North Korean} "
		"{organization Studies} and {place Georgetown} {organization University’s "
		"Center for Peace} met.",
		"University of North Korean Studies (organization) 1; Georgetown University "
		"(organization) 1; Center for Peace (organization) 1");
}

static void
names_are_not_joined_across_sentences(void **state)
{
	(void) state;
	assert_entities("They like {person Bill}\n\n{person Green} is here.",
					"Bill (person) 1; Green (person) 1");
}

static void
entities_that_read_the_same_are_one(void **state)
{
	(void) state;
	assert_entities("Mr. {person Poe} met Mrs. {person Poe} and {place Rio}.",
					"Poe (person) 2; Rio (place) 1");
}

static void
articles_are_cut(void **state)
{
	(void) state;
	assert_entities("In {place The Hague} he read {organization the Daily Planet}.",
					"The Hague (place) 1; Daily Planet (organization) 1");
}

static void
two_names_with_nothing_between(void **state)
{
	(void) state;
	assert_entities(
		"The {organization House GOP} met {organization Obama White House} men, "
		"an {place Illinois Democrat} and {organization Republican of Illinois}.",
		"US House of Representatives (organization) 1 [House]; GOP (organization) 1; "
		"Barack "
		"Obama (person) 1 [Obama]; White House (organization) 1; Illinois (place) "
		"2; Democrat (group) 1; Republican (group) 1");
	assert_entities("Then {organization Congress and State Department} met, and "
					"{other Oslo, New York}.",
					"Congress (organization) 1; State Department (organization) 1; Oslo "
					"(place) 1; New York (place) 1");
}

static void
bodies_begin_with_their_place(void **state)
{
	(void) state;
	assert_entities("The {place South Carolina} {event Law Enforcement Division} said so.",
					"South Carolina Law Enforcement Division (organization) 1");
	assert_entities("In {place China} {organization State Department} men met.",
					"China (place) 1; State Department (organization) 1");
	assert_entities("At the {place University of Illinois} at {place South Bend} he met "
					"men of the {organization University of Illinois} in {place Oslo}.",
					"University of Illinois at South Bend (organization) 1; University of "
					"Illinois (organization) 1; Oslo (place) 1");
}

/* ---- names ---- */

static void
one_people_has_one_name(void **state)
{
	(void) state;
	assert_entities("A {group Turk} and the {group Turks} and a {group Turkish} man.",
					"Turkish (group) 3 [Turk|Turks]");
}

static void
curly_apostrophes_are_straight_in_names(void **state)
{
	(void) state;
	assert_entities("{person Beto O’Rourke} came. {person O’Rourke} spoke.",
					"Beto O'Rourke (person) 2 [O’Rourke]");
}

static void
names_are_written_on_one_line(void **state)
{
	(void) state;
	assert_entities("He met {person Kenneth  Bae} at “{organization Acme  House}”.",
					"Kenneth Bae (person) 1; Acme House (organization) 1");
}

static void
shouted_names_are_shown_in_title_case(void **state)
{
	(void) state;
	assert_entities(
		"{person STEVE O'BRIEN III} and {person JK POE} left {place BAGHDAD} for "
		"{place UAE}, {organization ACME WORKS} said.",
		"Steve O'Brien III (person) 1; JK Poe (person) 1; Baghdad (place) 1; UAE "
		"(place) 1; ACME WORKS (organization) 1");
	assert_entities("In {place OSLO} and {place ARGH}.", "Oslo (place) 1; ARGH (place) 1");
	assert_entities("In {place Mexico}.", "Mexico (place) 1");
	assert_entities("{person [Janet] Hill} came.", "Janet Hill (person) 1");
}

static void
long_names_are_cut_at_a_character(void **state)
{
	char marked[2000] = "It is {organization ";
	NxAnalysis *a;

	(void) state;
	for (int i = 0; i < 150; i++)
		strcat(marked, "É");
	strcat(marked, "}.");
	a = resolve(marked);
	check_invariants(a);
	assert_int_equal(a->n_entities, 1);
	assert_int_equal(a->entities[0].name.len, 200);
}

static void
values_are_one_for_each_text(void **state)
{
	(void) state;
	assert_entities(
		"On {date Sunday} it cost {money $5 million}, not {money £5 million}, as on "
		"{date SUNDAY}.",
		"Sunday (date) 2; $5 million (money) 1; £5 million (money) 1");
}

static void
page_furniture_has_no_entities(void **state)
{
	NxAnalysis *a = read_marked("{person Kenneth Bae} came home and was glad of it.\n\n"
								"{organization Acme} Download the App\n\nMore words here.");

	(void) state;
	for (uint32_t i = 0; i < a->text.n_blocks; i++)
		a->text.blocks[i].kind = i == 1 ? NX_BLOCK_BOILERPLATE : NX_BLOCK_BODY;
	nx_entities_resolve(a);
	check_invariants(a);
	assert_string_equal(show(a), "Kenneth Bae (person) 1");
}

/* ---- size ---- */

/* Many different names that share parts: the time must stay linear. */
static void
many_names_take_linear_time(void **state)
{
	const uint32_t n = 100000;
	char *marked = test_malloc((size_t) n * 40);
	size_t len = 0;
	NxAnalysis *a;

	(void) state;
	for (uint32_t i = 0; i < n; i++)
		len += (size_t) sprintf(marked + len, "{person Ab%c%c%c Smith%u} {person Smith} ",
								'a' + (int) (i % 26), 'a' + (int) (i / 26 % 26),
								'a' + (int) (i / 676 % 26), i % 3);
	a = resolve(marked);
	check_invariants(a);
	assert_true(a->n_mentions >= n);
	test_free(marked);
}

/* ---- whose body, and of what ---- */

static void
bodies_of_a_country_are_one_name(void **state)
{
	(void) state;
	assert_entities("The {place U.S.} {organization Geological Survey} said it.",
					"U.S. Geological Survey (organization) 1");
	assert_entities("The {group Chinese} {organization Space Department} said it.",
					"Chinese Space Department (organization) 1");
	assert_entities("The {group Chinese} {organization Space Department of Oslo} said it.",
					"Chinese Space Department of Oslo (organization) 1");
	/* What is known without an owner stays on its own, and so does what is no body. */
	assert_entities("The {place U.S.} {organization State Department} said it.",
					"United States (place) 1 [U.S.]; State Department (organization) 1");
	assert_entities("The {place China} {organization Geological Survey} said it.",
					"China (place) 1; Geological Survey (organization) 1");
	assert_entities("The {group Chinese} {organization Apple Store} said it.",
					"Chinese (group) 1; Apple Store (organization) 1");
}

static void
bodies_go_on_with_what_they_are_of(void **state)
{
	(void) state;
	assert_entities("He left the {organization Roe Institute} of Politics there.",
					"Roe Institute of Politics (organization) 1");
	assert_entities("He left the {organization Roe Institute} of {place Oslo} there.",
					"Roe Institute (organization) 1; Oslo (place) 1");
	assert_entities("He left the {organization Roe Institute} of art there.",
					"Roe Institute (organization) 1");
	assert_entities("He left the {organization Roe Store} of Politics there.",
					"Roe Store (organization) 1");
}

static void
members_of_a_committee_are_no_part_of_it(void **state)
{
	(void) state;
	assert_entities("So {organization House Intelligence Democrats} said.",
					"House Intelligence (organization) 1; Democrats (group) 1");
}

static void
who_is_of_a_party_is_called_without_it(void **state)
{
	(void) state;
	assert_entities("So {person Democrat Hillary Clinton} said. {person Clinton} left.",
					"Democrat (group) 1; Hillary Clinton (person) 2 [Clinton]");
}

static void
companies_go_without_the_word(void **state)
{
	(void) state;
	assert_entities(
		"The {organization Oslo Electric Power Company} failed. {organization Oslo "
		"Electric Power} is old.",
		"Oslo Electric Power Company (organization) 2 [Oslo Electric Power]");
}

static void
committees_go_by_what_they_are_about(void **state)
{
	(void) state;
	assert_entities(
		"The {organization House Intelligence Committee} met. Then {organization "
		"House Intelligence} sat.",
		"House Intelligence Committee (organization) 2 [House Intelligence]");
	assert_entities(
		"The {organization Oslo Intelligence Committee} met. Then {organization "
		"Oslo Intelligence} sat.",
		"Oslo Intelligence Committee (organization) 1; Oslo Intelligence "
		"(organization) 1");
}

/* The first word of a firm is not the town, nor the town a body's first word. */
static void
firms_go_by_their_first_word(void **state)
{
	(void) state;
	assert_entities(
		"{place Halden} profit falls\n\nSo {organization Halden Industries} said. "
		"Few buy {place Halden} now.",
		"Halden Industries (organization) 3 [Halden]");
	assert_entities("{place Halden} is small\n\nSo {organization Halden Council} said.",
					"Halden (place) 1; Halden Council (organization) 1");
	assert_entities("So {organization Korea Industries} said in {place Korea}.",
					"Korea Industries (organization) 1; Korea (place) 1");
	assert_entities(
		"So {organization Halden Industries} and {organization Halden Foods} said "
		"in {place Halden}.",
		"Halden Industries (organization) 1; Halden Foods (organization) 1; "
		"Halden (place) 1");
}

/* ---- kinds by words ---- */

static void
papers_and_numbered_events(void **state)
{
	(void) state;
	assert_entities("He read the {place Oslo Sun} and saw {other World Cup XV} there.",
					"Oslo Sun (organization) 1; World Cup XV (event) 1");
	assert_entities("He saw the {place Midnight Sun} and {other Chapter XV} there.",
					"Midnight Sun (place) 1; Chapter XV (other) 1");
}

static void
what_a_station_is_is_no_part_of_its_name(void **state)
{
	(void) state;
	assert_entities("He heard it on {organization WNYC radio} and {organization WNYC}.",
					"WNYC (organization) 2");
	assert_entities("He read {organization Oslo Radio} there.",
					"Oslo Radio (organization) 1");
}

static void
more_that_is_no_name(void **state)
{
	(void) state;
	assert_entities("He saw {organization PACs} and {person Twitter-world} there.", "");
	assert_entities("{person Ann Roe}, {person D-Calif} has said.", "Ann Roe (person) 1");
}

/* A dateline names a place, and so says what the name is in the story. */
static void
datelines_name_places(void **state)
{
	(void) state;
	assert_entities("{person?FERGUSON}, Mo. — It was late when the men left "
					"{person Ferguson} and went home to bed.\n\nFew stayed in {person "
					"Ferguson} at all.",
					"Ferguson (place) 3");
	assert_entities("It was late when the men left {person Ferguson} and went home to bed.",
					"Ferguson (person) 1");
}

/* ---- given names ---- */

static void
given_names_that_are_words(void **state)
{
	(void) state;
	assert_entities("So the paper's Will {person Peebles} wrote to all of them.",
					"Will Peebles (person) 1");
	assert_entities("So the paper's Robert {person Peebles} wrote to all of them.",
					"Robert Peebles (person) 1");
	/* Not where it may begin the sentence, nor in a line of capitals. */
	assert_entities("Will {person Peebles} write to all of them?", "Peebles (person) 1");
	assert_entities("Why Will {person Peebles} Write to Them", "Peebles (person) 1");
}

static void
surnames_that_are_peoples(void **state)
{
	(void) state;
	assert_entities(
		"So wrote {place David} {group French}. {group French} said it was late.",
		"David French (person) 2 [French]");
	assert_entities("So wrote {person David French}. He met {group French} men.",
					"David French (person) 1; French (group) 1");
	assert_entities("So in {place Oslo} {group French} said it.",
					"Oslo (place) 1; French (group) 1");
}

/* "Ford" is a firm, but not in an article on a Robert Ford. */
static void
surnames_that_are_firms(void **state)
{
	(void) state;
	assert_entities(
		"{person Robert Ford} runs\n\nSo said {person Robert Ford}. {organization "
		"Ford} is old, and {organization Ford} is rich.",
		"Robert Ford (person) 4 [Ford]");
	assert_entities("So said {person Robert Ford}. {organization Ford} is old, and "
					"{organization Ford} is rich.",
					"Robert Ford (person) 1; Ford Motor (organization) 2 [Ford]");
}

/* ---- two persons ---- */

static void
two_persons_in_one_word_are_no_name(void **state)
{
	(void) state;
	assert_entities("{person Donald Trump} met {person Kim Jong-Un}. At the {person Donald "
					"Trump-Kim} summit {person Kim} spoke.",
					"Donald Trump (person) 1; Kim Jong-Un (person) 2 [Kim]");
	/* What has no noun behind it may be called so, and nobody here is Ocasio. */
	assert_entities("{person Donald Trump} met {person Kim Jong-Un}. They wrote "
					"{organization Trump-Kim}.",
					"Donald Trump (person) 1; Kim Jong-Un (person) 1; Trump-Kim "
					"(organization) 1");
	assert_entities("{person Ann Cortez} met {person Alexandria Ocasio-Cortez} there.",
					"Ann Cortez (person) 1; Alexandria Ocasio-Cortez (person) 1");
}

/* The brother of whom it is about is named in full, he himself is not. */
static void
the_surname_is_the_main_persons(void **state)
{
	(void) state;
	assert_entities(
		"{person Paul Gosar} lost. They met {person Paul Gosar} and liked "
		"{person Paul Gosar}. It is late, {person Tim Gosar} said. {person Gosar} "
		"is old.",
		"Paul Gosar (person) 4 [Gosar]; Tim Gosar (person) 1");
	/* Not if he was named but twice. */
	assert_entities("{person Paul Gosar} lost. They met {person Paul Gosar}. It is late, "
					"{person Tim Gosar} said. {person Gosar} is old.",
					"Paul Gosar (person) 2; Tim Gosar (person) 2 [Gosar]");
}

/* ---- places that are written short ---- */

static void
forts_and_seas(void **state)
{
	(void) state;
	assert_entities("He left {place Fort Hood}. At {place Ft. Hood} it was late.",
					"Fort Hood (place) 2 [Ft. Hood]");
	assert_entities("He left {place Mt. Hood}. At {place Fort Hood} it was late.",
					"Mt. Hood (place) 1; Fort Hood (place) 1");
	assert_entities(
		"He crossed the {place Pacific}, and the {place Pacific Ocean} was calm.",
		"Pacific Ocean (place) 2 [Pacific]");
	assert_entities("He crossed the {place Pacific}, and the {place Pacific sea} was calm.",
					"Pacific (place) 1; Pacific sea (place) 1");
	assert_entities("He crossed {place Jordan}, and the {place Jordan River} was calm.",
					"Jordan (place) 1; Jordan River (place) 1");
}

static void
a_chamber_is_found_by_its_capital(void **state)
{
	(void) state;
	assert_entities("It did not pass in the Senate, and few were glad.",
					"Senate (organization) 1");
	assert_entities("It did not pass in the senate, and few were glad.", "");
	assert_entities("Senate men were glad. He met Texas Senate men.", "");
}

/* Where Texas has a Senate, its House may be meant. */
static void
chambers_of_a_state_are_not_the_countrys(void **state)
{
	(void) state;
	assert_entities(
		"{group Republicans} and {group Republicans} of the {organization Illinois "
		"Senate} met, and so did the {organization House}.",
		"Republicans (group) 2; Illinois Senate (organization) 1; House "
		"(organization) 1");
}

static void
the_paper_of_the_document_is_meant(void **state)
{
	(void) state;
	assert_entities("{organization The Times} said it. So did the {organization New York "
					"Times} and {organization The Times}.",
					"New York Times (organization) 3 [The Times]");
	assert_entities(
		"{organization The Times} said it. So did the {organization New York "
		"Times} and the {organization Oslo Times}.",
		"The Times (organization) 1; New York Times (organization) 1; Oslo Times "
		"(organization) 1");
}

static void
a_surname_that_is_a_country(void **state)
{
	(void) state;
	assert_entities("So wrote {person James Jordan}. {place Jordan} said it was late.",
					"James Jordan (person) 2 [Jordan]");
	assert_entities("So wrote {person James Jordan}. He left {place Jordan} then.",
					"James Jordan (person) 1; Jordan (place) 1");
}

/* ---- words that are names ---- */

static void
a_month_that_is_a_surname(void **state)
{
	(void) state;
	assert_entities("So {person Theresa May} lost. He met May there, and told May of it.",
					"Theresa May (person) 3 [May]");
	assert_entities("So {person Theresa May} lost. He met many in May there.",
					"Theresa May (person) 1");
}

static void
a_word_that_begins_a_sentence(void **state)
{
	(void) state;
	assert_entities("So {person Don Green} lost. Green said it was late. Green, 67, left.",
					"Don Green (person) 3 [Green]");
	assert_entities("So {person Don Green} lost. Green grass was there.",
					"Don Green (person) 1");
}

static void
what_a_sentence_begins_with_is_no_name(void **state)
{
	(void) state;
	assert_entities(
		"In {place Oslo} it was late. {organization On State Department} it was not.",
		"Oslo (place) 1; State Department (organization) 1");
	assert_entities("{organization On Apple Store} it was not.",
					"On Apple Store (organization) 1");
}

static void
churches_of_saints_are_one_name(void **state)
{
	(void) state;
	assert_entities("He left {organization St. Korea's Church} there.",
					"St. Korea's Church (organization) 1");
	assert_entities("He left {organization Korea's Church} there.",
					"Korea (place) 1; Church (organization) 1");
}

static void
shows_and_domes_are_nobody(void **state)
{
	(void) state;
	assert_entities(
		"He saw the {person Andrew Marr Show} in the {person Edward Jones Dome}.",
		"Andrew Marr Show (other) 1; Edward Jones Dome (facility) 1");
}

static void
offices_are_no_names(void **state)
{
	(void) state;
	assert_entities("He met {person AG Bill Green}, and {person AG Green} left.",
					"Bill Green (person) 2 [Green]");
}

static void
firms_go_without_what_they_do(void **state)
{
	(void) state;
	assert_entities("So {organization Halden Farmers Insurance} and {organization Halden "
					"Farmers} and {organization BQX Media} and {organization BQX} said.",
					"Halden Farmers Insurance (organization) 2 [Halden Farmers]; BQX Media "
					"(organization) 2 [BQX]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(surname_joins_full_name),
		cmocka_unit_test(name_before_full_name_joins),
		cmocka_unit_test(titles_are_no_names),
		cmocka_unit_test(initials_are_no_titles),
		cmocka_unit_test(given_name_of_whom_the_table_knows),
		cmocka_unit_test(spellings_of_one_name_are_one),
		cmocka_unit_test(titles_of_a_sex_keep_two_apart),
		cmocka_unit_test(shared_surname_goes_to_the_nearest_before),
		cmocka_unit_test(settled_surname_stays),
		cmocka_unit_test(passing_namesake_does_not_take_a_settled_surname),
		cmocka_unit_test(the_table_knows_a_surname_that_stands_first),
		cmocka_unit_test(father_and_son_stay_apart),
		cmocka_unit_test(particles_and_double_surnames),
		cmocka_unit_test(surname_with_a_wrong_kind_joins_if_the_tagger_was_unsure),
		cmocka_unit_test(surname_of_the_table_is_nobodys_given_name),
		cmocka_unit_test(who_is_named_once_gives_the_surname_back),
		cmocka_unit_test(nicknames_of_both_sexes_have_none),
		cmocka_unit_test(double_surname_is_looked_up),
		cmocka_unit_test(titles_make_persons),
		cmocka_unit_test(last_words_tell_the_kind),
		cmocka_unit_test(events_look_like_events),
		cmocka_unit_test(what_is_written_out_tells_the_kind),
		cmocka_unit_test(small_town_does_not_win_over_a_surname),
		cmocka_unit_test(what_stands_beside_names_is_dropped),
		cmocka_unit_test(possessive_of_a_plural_is_the_plural),
		cmocka_unit_test(teams_keep_their_kind_against_the_town),
		cmocka_unit_test(apostrophes_set_apart_end_no_name),
		cmocka_unit_test(bodies_are_known_without_their_country),
		cmocka_unit_test(papers_are_known_by_their_last_word),
		cmocka_unit_test(the_documents_own_long_form_wins_over_the_table),
		cmocka_unit_test(parties_are_not_their_chambers),
		cmocka_unit_test(bodies_are_known_without_their_owner),
		cmocka_unit_test(chambers_are_known_at_home),
		cmocka_unit_test(lost_links_do_not_lengthen_names),
		cmocka_unit_test(storms_are_known_by_their_names),
		cmocka_unit_test(groups_of_no_singular_keep_their_s),
		cmocka_unit_test(names_that_the_table_has_with_a_possessive_keep_it),
		cmocka_unit_test(known_names_are_found_elsewhere),
		cmocka_unit_test(known_names_inside_others_are_not_found),
		cmocka_unit_test(aliases_of_the_table_are_found),
		cmocka_unit_test(acronyms_in_brackets),
		cmocka_unit_test(the_document_explains_better_than_the_table),
		cmocka_unit_test(acronyms_are_initials),
		cmocka_unit_test(parts_left_out),
		cmocka_unit_test(the_north_is_a_country),
		cmocka_unit_test(peoples_are_groups),
		cmocka_unit_test(places_after_commas_are_two),
		cmocka_unit_test(adjectives_and_party_marks_are_no_names),
		cmocka_unit_test(parts_of_one_name_are_joined),
		cmocka_unit_test(names_are_not_joined_across_sentences),
		cmocka_unit_test(entities_that_read_the_same_are_one),
		cmocka_unit_test(articles_are_cut),
		cmocka_unit_test(two_names_with_nothing_between),
		cmocka_unit_test(bodies_begin_with_their_place),
		cmocka_unit_test(one_people_has_one_name),
		cmocka_unit_test(curly_apostrophes_are_straight_in_names),
		cmocka_unit_test(names_are_written_on_one_line),
		cmocka_unit_test(shouted_names_are_shown_in_title_case),
		cmocka_unit_test(names_without_capitals_get_them),
		cmocka_unit_test(long_names_are_cut_at_a_character),
		cmocka_unit_test(values_are_one_for_each_text),
		cmocka_unit_test(page_furniture_has_no_entities),
		cmocka_unit_test(many_names_take_linear_time),
		cmocka_unit_test(bodies_of_a_country_are_one_name),
		cmocka_unit_test(bodies_go_on_with_what_they_are_of),
		cmocka_unit_test(members_of_a_committee_are_no_part_of_it),
		cmocka_unit_test(who_is_of_a_party_is_called_without_it),
		cmocka_unit_test(companies_go_without_the_word),
		cmocka_unit_test(committees_go_by_what_they_are_about),
		cmocka_unit_test(firms_go_by_their_first_word),
		cmocka_unit_test(papers_and_numbered_events),
		cmocka_unit_test(what_a_station_is_is_no_part_of_its_name),
		cmocka_unit_test(more_that_is_no_name),
		cmocka_unit_test(datelines_name_places),
		cmocka_unit_test(given_names_that_are_words),
		cmocka_unit_test(surnames_that_are_peoples),
		cmocka_unit_test(surnames_that_are_firms),
		cmocka_unit_test(two_persons_in_one_word_are_no_name),
		cmocka_unit_test(the_surname_is_the_main_persons),
		cmocka_unit_test(forts_and_seas),
		cmocka_unit_test(a_chamber_is_found_by_its_capital),
		cmocka_unit_test(chambers_of_a_state_are_not_the_countrys),
		cmocka_unit_test(the_paper_of_the_document_is_meant),
		cmocka_unit_test(a_surname_that_is_a_country),
		cmocka_unit_test(a_month_that_is_a_surname),
		cmocka_unit_test(a_word_that_begins_a_sentence),
		cmocka_unit_test(what_a_sentence_begins_with_is_no_name),
		cmocka_unit_test(churches_of_saints_are_one_name),
		cmocka_unit_test(shows_and_domes_are_nobody),
		cmocka_unit_test(offices_are_no_names),
		cmocka_unit_test(firms_go_without_what_they_do),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
