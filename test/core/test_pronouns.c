/*
 * test_pronouns.c
 *	  He and she follow a person where that is plain, and nobody where it is not.
 */
#include "test/core/marked_article.h"

#include "analysis/pronouns.h"

static int
set_up_sexes(void **state)
{
	static const char *const of_men[] = {"he", "him", "his", "himself"};
	static const char *const of_women[] = {"she", "her", "herself"};
	int failed = set_up(state);

	for (size_t i = 0; i < sizeof(of_men) / sizeof(of_men[0]); i++)
		word_slot(nx_hash64(of_men[i], strlen(of_men[i])))->classes |=
			NX_WORD_PRONOUN | NX_WORD_MALE;
	for (size_t i = 0; i < sizeof(of_women) / sizeof(of_women[0]); i++)
		word_slot(nx_hash64(of_women[i], strlen(of_women[i])))->classes |=
			NX_WORD_PRONOUN | NX_WORD_FEMALE;
	word_slot(nx_hash64("man", 3))->classes |= NX_WORD_MALE;
	word_slot(nx_hash64("woman", 5))->classes |= NX_WORD_FEMALE;
	word_slot(nx_hash64("but", 3))->classes |= NX_WORD_CONTRAST;
	return failed;
}

/* "He = Ann Roe" for each pronoun that is somebody's, joined by "; ". */
static void
assert_pronouns(const char *marked, const char *expected)
{
	NxAnalysis *a = resolve(marked);
	const NxPronouns *found = nx_pronouns_find(a);
	char shown[1000] = "";

	for (uint32_t i = 0; i < found->n; i++)
	{
		NxString word = nx_text_token(&a->text, found->pronouns[i].token);
		NxString name = a->entities[found->pronouns[i].entity].name;
		size_t len = strlen(shown);

		assert_true(i == 0 || found->pronouns[i - 1].token < found->pronouns[i].token);
		snprintf(shown + len, sizeof(shown) - len, "%s%.*s = %.*s", i == 0 ? "" : "; ",
				 (int) word.len, word.bytes, (int) name.len, name.bytes);
	}
	assert_string_equal(shown, expected);
}

static void
the_only_person_is_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} came home. He was glad.", "He = Barack Obama");
	assert_pronouns("{person Hillary Clinton} said she was glad.", "she = Hillary Clinton");
	assert_pronouns("In {place Oslo}, {person Barack Obama} said he was glad.",
					"he = Barack Obama");
}

/* A sex that nothing tells may be either. */
static void
an_unknown_sex_may_be_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Kay Roe} came home. She was glad.", "She = Kay Roe");
	assert_pronouns("{person Kay Roe} came home. He was glad.", "He = Kay Roe");
}

static void
who_comes_later_is_not_meant(void **state)
{
	(void) state;
	assert_pronouns("He was glad. {person Barack Obama} came home.", "");
	assert_pronouns("There he met {person Barack Obama}.", "");
}

/* But for who follows what a sentence begins with. */
static void
who_follows_a_clause_is_meant(void **state)
{
	(void) state;
	assert_pronouns("When he came, {person Barack Obama} was glad.", "he = Barack Obama");
	assert_pronouns(
		"When he came to {place Oslo}, President {person Barack Obama} was glad.",
		"he = Barack Obama");
	assert_pronouns("Losing his house, {person Barack Obama} was ill.",
					"his = Barack Obama");
	assert_pronouns(
		"{person Robert Maxwell} was ill. When he came, {person Barack Obama} was "
		"glad.",
		"");
	assert_pronouns("When he came, people met {person Barack Obama}.", "");
	assert_pronouns("When he came, {person Hillary Clinton} was glad.", "");
	assert_pronouns("Then he came, {person Barack Obama} was glad.", "");
}

static void
of_two_the_subject_is_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell}. He was glad.",
					"He = Barack Obama");
	assert_pronouns(
		"{person Robert Maxwell}'s dog bit many, but {person Barack Obama} lost "
		"his house.",
		"his = Barack Obama");
	/* Who left, and whose house it is where both could have one, is not plain. */
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell} as he left.", "");
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell} in his house.", "");
	assert_pronouns("Few met {person Robert Maxwell} and {person Barack Obama} as he left.",
					"");
	assert_pronouns(
		"In {place Oslo}, {person Barack Obama} met {person Robert Maxwell}. He "
		"was glad.",
		"He = Barack Obama");
	/* Whose dog barks does nothing. */
	assert_pronouns("{person Barack Obama}'s dog bit {person Robert Maxwell}. He was glad.",
					"");
}

static void
of_two_subjects_nobody_is_meant(void **state)
{
	(void) state;
	assert_pronouns(
		"{person Barack Obama} came home, but {person Robert Maxwell} stayed. He "
		"was glad.",
		"");
	assert_pronouns(
		"Few met {person Barack Obama} or {person Robert Maxwell}. He was glad.", "");
	/* One who may be a man is a second one. */
	assert_pronouns("{person Barack Obama} came home, but {person Kay Roe} stayed. He was "
					"glad.",
					"");
}

/* "He said that he": the one who speaks. */
static void
who_speaks_is_meant(void **state)
{
	(void) state;
	assert_pronouns(
		"{person Robert Maxwell} was ill. In {place Oslo}, as {person David Young} "
		"knew, {person Barack Obama} said he was glad.",
		"he = Barack Obama");
	/* Not if another is the subject of what is said, nor if he is spoken of. */
	assert_pronouns(
		"{person Barack Obama} said that {person Robert Maxwell} lost his house.", "");
	assert_pronouns(
		"{person Barack Obama} said former Sen. {person Robert Maxwell} lost his house.",
		"");
	/* Nor where it is "his house", and another is named. */
	assert_pronouns("{person Barack Obama} told {person Robert Maxwell} of his house.", "");
	assert_pronouns(
		"{person Barack Obama} was told of it, but {person Robert Maxwell} lost "
		"his house.",
		"");
}

/* “...,” he said: the one who was heard last. */
static void
who_was_heard_goes_on(void **state)
{
	(void) state;
	assert_pronouns(
		"“It is late,” said {person Robert Maxwell}, whom {person Barack Obama} "
		"and {person David Young} met. “Too late,” he said.",
		"he = Robert Maxwell");
	assert_pronouns(
		"{person Barack Obama} met {person David Young}, said Sen. {person Robert "
		"Maxwell}. “Too late,” he said.",
		"he = Robert Maxwell");
	/* Not if another has come since, but for one whose house was spoken of. */
	assert_pronouns(
		"“It is late,” {person Robert Maxwell} said. {person Barack Obama} came "
		"home. “Too late,” he said.",
		"he = Barack Obama");
	assert_pronouns("“It is late,” {person Robert Maxwell} said. They left {person Barack "
					"Obama}'s house. “Too late,” he said.",
					"he = Robert Maxwell");
	assert_pronouns("They left {person Barack Obama}'s house. “Too late,” he said.", "");
}

static void
who_stands_right_before_is_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell} and his dog.",
					"his = Robert Maxwell");
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell} himself.",
					"himself = Robert Maxwell");
}

/* "Roe beat him" is said of somebody else. */
static void
the_doer_is_not_done_to(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} beat him.", "");
	assert_pronouns("{person Robert Maxwell} was ill. {person Barack Obama} beat him.", "");
	assert_pronouns("{person Barack Obama} came, but few saw him.", "him = Barack Obama");
	assert_pronouns("{person Barack Obama} betrayed many who trusted him.",
					"him = Barack Obama");
	assert_pronouns("{person Barack Obama} came. He beat him.", "He = Barack Obama");
	assert_pronouns("{person Barack Obama} came. His dog bit him.",
					"His = Barack Obama; him = Barack Obama");
}

/* "The professor": he may be meant, and nothing tells who he is. */
static void
the_nameless_may_be_meant(void **state)
{
	(void) state;
	assert_pronouns("The old professor met {person Barack Obama}. He was glad.", "");
	assert_pronouns(
		"{person Barack Obama} came home. The old professor was ill. He was glad.", "");
	assert_pronouns("The old spokesman met {person Barack Obama}. He was glad.", "");
	assert_pronouns("The professor, {person Barack Obama}, came. He was glad.", "");
	assert_pronouns("The dog met {person Barack Obama}. He was glad.", "He = Barack Obama");
}

/* "A woman": she may be meant by the next "she". */
static void
a_stranger_may_be_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Hillary Clinton} met a young woman. She was glad.", "");
	assert_pronouns("{person Hillary Clinton} met a young woman as she left.", "");
	assert_pronouns("{person Hillary Clinton} met a young man. She was glad.",
					"She = Hillary Clinton");
	assert_pronouns("{person Hillary Clinton} is a young woman. She was glad.",
					"She = Hillary Clinton");
	assert_pronouns("{person Hillary Clinton}, a young woman, came. She was glad.",
					"She = Hillary Clinton");
}

/* "The president" is the one who has that title in the article. */
static void
a_title_is_its_bearer(void **state)
{
	(void) state;
	assert_pronouns(
		"President {person Barack Obama} met {person Robert Maxwell} in {place Oslo}. "
		"{person Robert Maxwell} was ill. The president said he was glad.",
		"he = Barack Obama");
	assert_pronouns(
		"President {person Barack Obama} met President {person Robert Maxwell}. "
		"The president said he was glad.",
		"");
	assert_pronouns(
		"Vice President {person Barack Obama} met {person Robert Maxwell}. Many "
		"said it. The president said he was glad.",
		"");
}

/* "The Obama administration" is no man. */
static void
an_attribute_is_not_meant(void **state)
{
	(void) state;
	assert_pronouns(
		"The {person Obama} administration met {person Robert Maxwell}. He was glad.",
		"He = Robert Maxwell");
}

static void
the_other_sex_is_not_meant(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} met {person Hillary Clinton}. He was glad.",
					"He = Barack Obama");
	assert_pronouns("{person Barack Obama} met {person Hillary Clinton}. She was glad.",
					"She = Hillary Clinton");
	assert_pronouns("{person Barack Obama} met {person Kay Roe}. She was glad.",
					"She = Kay Roe");
	/* Who is called by the surname alone has the sex of the name he is shown with. */
	assert_pronouns("{person Obama} came home. She was glad.", "");
	assert_pronouns("{person Hillary Clinton} came home. He was glad.", "");
	/* A title tells it, too. */
	assert_pronouns("Mrs. {person Roe} came home. He was glad.", "");
	assert_pronouns("Mr. {person Roe} came home. He was glad.", "He = Roe");
}

static void
only_persons_are_meant(void **state)
{
	(void) state;
	assert_pronouns("{organization Ford Motor} came home. He was glad.", "");
	assert_pronouns("{person Barack Obama} came home. They were glad. It was late.", "");
}

/* What is said in a quotation speaks of those whom it names. */
static void
quotations_are_left_alone(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} came home. “He was glad,” people said.", "");
	assert_pronouns("{person Barack Obama} said: “It is late.” He was glad.",
					"He = Barack Obama");
	assert_pronouns(
		"{person Barack Obama} said: “{person Robert Maxwell} lost his house.” He "
		"was glad.",
		"his = Robert Maxwell; He = Barack Obama");
	assert_pronouns(
		"{person Barack Obama} said: “He knew that {person Robert Maxwell} lost "
		"his house.”",
		"");
}

/* A quotation that names nobody speaks of another than who says it. */
static void
quotations_speak_of_the_other(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} met {person Robert Maxwell}. “He was glad,” "
					"{person Robert Maxwell} said.",
					"He = Barack Obama");
	assert_pronouns(
		"{person Barack Obama} met {person Robert Maxwell}. “He was glad,” said "
		"{person Robert Maxwell}.",
		"He = Barack Obama");
	assert_pronouns("{person Barack Obama} met {person David Young}. “He was glad,” "
					"{person Robert Maxwell} said.",
					"");
	/* Who speaks is not known. */
	assert_pronouns("{person Barack Obama} came home. “He was glad,” people said.", "");
	/* "The president" in it is named; another may be meant by "the professor". */
	assert_pronouns("President {person Barack Obama} came. {person David Young} said “the "
					"president knew he was glad.”",
					"he = Barack Obama");
	assert_pronouns("{person Barack Obama} came. {person David Young} said “the professor "
					"knew he was glad.”",
					"");
}

/* "Pat" may be either; "Kim" is a family's name. */
static void
a_name_of_both_sexes_tells_nothing(void **state)
{
	(void) state;
	assert_pronouns("{person Pat Hill} came home. He was glad.", "He = Pat Hill");
	assert_pronouns("{person Melania Hill} came home. He was glad.", "");
}

/* A pronoun hands its person on; a sentence or two that name nobody do not break it off. */
static void
pronouns_make_a_chain(void **state)
{
	(void) state;
	assert_pronouns("{person Barack Obama} came home. He was glad. He was late.",
					"He = Barack Obama; He = Barack Obama");
	assert_pronouns("{person Barack Obama} came home. It was late. He was glad.",
					"He = Barack Obama");
	assert_pronouns(
		"{person Barack Obama} came home. It was late. It was cold. It was dark. "
		"He was glad.",
		"");
	/* Who was named before others is forgotten. */
	assert_pronouns("{person Robert Maxwell} was ill. {person Hillary Clinton} came home. "
					"He was glad.",
					"");
	/* Of two in one sentence it is the one whom the pronoun before meant. */
	assert_pronouns("{person Barack Obama} came home. He met {person Robert Maxwell}. "
					"He was glad.",
					"He = Barack Obama; He = Barack Obama");
	/* Whoever comes after a pronoun that is nobody's is not him. */
	assert_pronouns(
		"{person Barack Obama} came home, but {person Robert Maxwell} stayed. His "
		"dog bit {person David Young}. He was glad.",
		"");
}

/* Of a list of more than eight nobody is picked, though only one is a man. */
static void
a_long_list_is_left_alone(void **state)
{
	(void) state;
	assert_pronouns(
		"{person Hillary Aster}, {person Hillary Birch}, {person Hillary Cedar}, "
		"{person Hillary Dill}, {person Hillary Elder}, {person Hillary Fern}, "
		"{person Hillary Gorse} and {person Barack Obama} met. He was glad.",
		"He = Barack Obama");
	assert_pronouns(
		"{person Hillary Aster}, {person Hillary Birch}, {person Hillary Cedar}, "
		"{person Hillary Dill}, {person Hillary Elder}, {person Hillary Fern}, "
		"{person Hillary Gorse}, {person Hillary Hazel} and {person Barack Obama} "
		"met. He was glad.",
		"");
}

static void
nothing_is_found_in_nothing(void **state)
{
	(void) state;
	assert_pronouns("", "");
	assert_pronouns("It was late.", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_only_person_is_meant),
		cmocka_unit_test(an_unknown_sex_may_be_meant),
		cmocka_unit_test(who_comes_later_is_not_meant),
		cmocka_unit_test(who_follows_a_clause_is_meant),
		cmocka_unit_test(of_two_the_subject_is_meant),
		cmocka_unit_test(of_two_subjects_nobody_is_meant),
		cmocka_unit_test(who_speaks_is_meant),
		cmocka_unit_test(who_was_heard_goes_on),
		cmocka_unit_test(who_stands_right_before_is_meant),
		cmocka_unit_test(the_doer_is_not_done_to),
		cmocka_unit_test(the_nameless_may_be_meant),
		cmocka_unit_test(a_stranger_may_be_meant),
		cmocka_unit_test(a_title_is_its_bearer),
		cmocka_unit_test(an_attribute_is_not_meant),
		cmocka_unit_test(the_other_sex_is_not_meant),
		cmocka_unit_test(only_persons_are_meant),
		cmocka_unit_test(quotations_are_left_alone),
		cmocka_unit_test(quotations_speak_of_the_other),
		cmocka_unit_test(a_name_of_both_sexes_tells_nothing),
		cmocka_unit_test(pronouns_make_a_chain),
		cmocka_unit_test(a_long_list_is_left_alone),
		cmocka_unit_test(nothing_is_found_in_nothing),
	};

	return cmocka_run_group_tests(tests, set_up_sexes, tear_down);
}
