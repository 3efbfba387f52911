/*
 * test_tokens.c
 *	  Sentences into tokens.
 *
 * Expectations are written as "kind:text" with one letter a kind: w word, c
 * clitic, n number, j CJK, u URL, e e-mail, h handle, < and > quotation marks,
 * p punctuation, s symbol.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "test/core/text_fixture.h"
#include "text/fold.h"
#include "text/line_hyphen.h"

static const char kind_letters[] = "wcnjueh<>ps";
static TextFixture fixture;

static int
set_up(void **state)
{
	NxError error;

	(void) state;
	nx_host_init(&fixture.host);
	fixture.breaks = nx_breaks_open("en", &error);
	return fixture.breaks == NULL;
}

static int
tear_down(void **state)
{
	(void) state;
	nx_breaks_close(fixture.breaks);
	nx_host_reset(&fixture.host);
	return 0;
}

static int
drop_text(void **state)
{
	(void) state;
	nx_host_reset(&fixture.host);
	return 0;
}

/* The hash is that of the bytes, without the end of a line. */
static void
assert_hash(const NxText *text, const NxToken *token)
{
	const char *bytes = text->bytes + token->start;
	char whole[64];

	if ((token->flags & NX_TOKEN_BROKEN) == 0)
		assert_int_equal(token->hash, nx_hash64(bytes, token->len));
	else
	{
		assert_true(token->len <= sizeof(whole));
		assert_int_equal(token->hash,
						 nx_hash64(whole, nx_line_hyphen_remove(bytes, token->len, whole)));
	}
}

/* What holds for the tokens of any text. */
static void
assert_sound(const NxText *text)
{
	uint32_t at = 0;

	for (uint32_t s = 0; s < text->n_sentences; s++)
	{
		const NxSentence *sentence = &text->sentences[s];

		assert_true(sentence->n_tokens > 0);
		for (uint32_t i = 0; i < sentence->n_tokens; i++)
		{
			const NxToken *token = &text->tokens[sentence->first_token + i];

			assert_true(token->len > 0);
			assert_true(token->start >= at && token->start >= sentence->span.start);
			at = token->start + token->len;
			assert_true(at <= sentence->span.start + sentence->span.len);
			assert_hash(text, token);
		}
	}
}

static void
split(const char *bytes, size_t len)
{
	lay_out_whole(&fixture, bytes, len);
	nx_tokens_split(&fixture.text, fixture.breaks);
	assert_sound(&fixture.text);
}

static void
assert_tokens(const char *bytes, const char *expected)
{
	const NxText *text = &fixture.text;
	char found[2000];
	int n = 0;

	split(bytes, strlen(bytes));
	for (uint32_t i = 0; i < text->n_tokens; i++)
	{
		NxString token = nx_text_token(text, i);

		n += snprintf(found + n, sizeof(found) - (size_t) n, "%s%c:%.*s", i > 0 ? " " : "",
					  kind_letters[text->tokens[i].kind], (int) token.len, token.bytes);
		assert_true((size_t) n < sizeof(found));
	}
	assert_string_equal(found, expected);
}

static void
test_plain_words(void **state)
{
	(void) state;
	assert_tokens(
		"The deal, signed in Seoul (South Korea), holds.",
		"w:The w:deal p:, w:signed w:in w:Seoul p:( w:South w:Korea p:) p:, w:holds p:.");
	assert_tokens("Café Zürich São Łódź", "w:Café w:Zürich w:São w:Łódź");
	assert_tokens("Москва Αθήνα العربية हिन्दी", "w:Москва w:Αθήνα w:العربية w:हिन्दी");
	assert_tokens("co\u00ADoperate", "w:co\u00ADoperate");
}

static void
test_hyphens(void **state)
{
	(void) state;
	assert_tokens("Yang Moo-Jin, EU-Japan co-sponsored",
				  "w:Yang w:Moo-Jin p:, w:EU-Japan w:co-sponsored");
	assert_tokens("Moo\u2011Jin", "w:Moo\u2011Jin");
	assert_tokens("mother-in-law pre- and post-war -based",
				  "w:mother-in-law w:pre p:- w:and w:post-war p:- w:based");
	assert_tokens("well -- fine — and EU–Japan",
				  "w:well p:-- w:fine p:— w:and w:EU p:– w:Japan");
}

static void
test_apostrophes_inside(void **state)
{
	(void) state;
	assert_tokens("O'Brien d’Ivoire rock'n'roll y'all o'clock",
				  "w:O'Brien w:d’Ivoire w:rock'n'roll w:y'all w:o'clock");
	assert_tokens("N'Djamena Qur’an D'Souza", "w:N'Djamena w:Qur’an w:D'Souza");
}

static void
test_clitics(void **state)
{
	(void) state;
	assert_tokens("Obama's O’Brien’s", "w:Obama c:'s w:O’Brien c:’s");
	assert_tokens("don't can’t isn't DON'T", "w:do c:n't w:ca c:n’t w:is c:n't w:DO c:N'T");
	assert_tokens("they're I've she'll I'd I'm I'd've",
				  "w:they c:'re w:I c:'ve w:she c:'ll w:I c:'d w:I c:'m w:I c:'d c:'ve");
	assert_tokens("the U.S.'s", "w:the w:U.S. c:'s");
	assert_tokens("Amazon.com's 1990's", "w:Amazon.com c:'s n:1990 c:'s");
	assert_tokens("the students' union", "w:the w:students c:' w:union");
	/* As corpora write it. */
	assert_tokens("Obama 's aide did n't", "w:Obama c:'s w:aide w:did c:n't");
}

static void
test_abbreviations(void **state)
{
	(void) state;
	assert_tokens("U.S. and U.N.-backed talks", "w:U.S. w:and w:U.N.-backed w:talks");
	assert_tokens("J. K. Rowling, J.K.Rowling, J.R.R. Tolkien",
				  "w:J. w:K. w:Rowling p:, w:J.K. w:Rowling p:, w:J.R.R. w:Tolkien");
	assert_tokens("at 10 a.m. with Ph.D. students",
				  "w:at n:10 w:a.m. w:with w:Ph.D. w:students");
	assert_tokens("Mr. Smith and Gen.Lee", "w:Mr. w:Smith w:and w:Gen. w:Lee");
	assert_tokens("No. 5 and No.5", "w:No. n:5 w:and w:No. n:5");
	assert_tokens("He lives in the U.S.", "w:He w:lives w:in w:the w:U.S.");
	assert_tokens("It was made by Foo Inc.", "w:It w:was w:made w:by w:Foo w:Inc.");
	assert_tokens("There is no Plan B.", "w:There w:is w:no w:Plan w:B p:.");
	assert_tokens("He said No.", "w:He w:said w:No p:.");
	assert_tokens("It ended.The rest", "w:It w:ended p:. w:The w:rest");
	assert_tokens("Mr... what", "w:Mr p:... w:what");
}

static void
test_ampersands_and_underscores(void **state)
{
	(void) state;
	assert_tokens("AT&T, R&D & S&P", "w:AT&T p:, w:R&D s:& w:S&P");
	assert_tokens("and&or foo_bar", "w:and s:& w:or w:foo_bar");
}

static void
test_numbers(void **state)
{
	(void) state;
	assert_tokens("1,200 3.5 1/2 2012-13 2012–13 20th 10pm 5-4 10:30",
				  "n:1,200 n:3.5 n:1/2 n:2012-13 n:2012–13 n:20th n:10pm n:5-4 n:10:30");
	assert_tokens("in 2014, 12 men", "w:in n:2014 p:, n:12 w:men");
	assert_tokens("12,34,567 rupees", "n:12,34,567 w:rupees");
	assert_tokens("1,2 and 3,4567", "n:1 p:, n:2 w:and n:3 p:, n:4567");
	assert_tokens("5% 3.5.", "n:5 s:% n:3.5 p:.");
	assert_tokens(".500 -5", "n:.500 p:- n:5");
	assert_tokens("the ’90s, the '80s and the ‘70s",
				  "w:the n:’90s p:, w:the n:'80s w:and w:the n:‘70s");
	assert_tokens("a 20-year-old F-16 at 7p.m. EST",
				  "w:a w:20-year-old w:F-16 w:at n:7p.m. w:EST");
	assert_tokens("6'2\" tall", "n:6 s:' n:2 >:\" w:tall");
}

static void
test_money(void **state)
{
	(void) state;
	assert_tokens("$5 €3.2bn US$5m £1,200", "s:$ n:5 s:€ n:3.2bn s:US$ n:5m s:£ n:1,200");
	assert_tokens("C$ 5, US$ and Ke$ha", "s:C$ n:5 p:, w:US s:$ w:and w:Ke s:$ w:ha");
}

static void
test_addresses(void **state)
{
	(void) state;
	assert_tokens("See http://example.com/a_(b)?x=1, ok",
				  "w:See u:http://example.com/a_(b)?x=1 p:, w:ok");
	assert_tokens("(https://t.co/Ab1)", "p:( u:https://t.co/Ab1 p:)");
	assert_tokens("www.foo.org. bbc.co.uk/news", "u:www.foo.org p:. u:bbc.co.uk/news");
	assert_tokens("Amazon.com said", "w:Amazon.com w:said");
	assert_tokens("mail john.smith@x-y.org.", "w:mail e:john.smith@x-y.org p:.");
	assert_tokens("over.it is the.end", "w:over p:. w:it w:is w:the p:. w:end");
	assert_tokens("me at home@night", "w:me w:at w:home s:@ w:night");
	assert_tokens("go.to/x and paper.co.in", "u:go.to/x w:and u:paper.co.in");
	assert_tokens("note: this http: that", "w:note p:: w:this w:http p:: w:that");
}

static void
test_handles(void **state)
{
	(void) state;
	assert_tokens("@nasa_hq #MeToo #G20 #1 @ 5",
				  "h:@nasa_hq h:#MeToo h:#G20 s:# n:1 s:@ n:5");
}

static void
test_double_quotes(void **state)
{
	(void) state;
	assert_tokens("\"Go,\" he said. \"Now.\"",
				  "<:\" w:Go p:, >:\" w:he w:said p:. <:\" w:Now p:. >:\"");
	assert_tokens("said,\"Go\"", "w:said p:, <:\" w:Go >:\"");
	assert_tokens("(\"Go\")", "p:( <:\" w:Go >:\" p:)");
	assert_tokens("the \"Go\"-style", "w:the <:\" w:Go >:\" p:- w:style");
	assert_tokens("\" Go , \" he said", "<:\" w:Go p:, >:\" w:he w:said");
	assert_tokens("“Go” „Geh“ «Va» »Geh«",
				  "<:“ w:Go >:” <:„ w:Geh >:“ <:« w:Va >:» <:» w:Geh >:«");
	assert_tokens("“Go!“ he said, ”now”", "<:“ w:Go p:! >:“ w:he w:said p:, <:” w:now >:”");
	assert_tokens("‚Geh‘ and “No “Go” here”",
				  "<:‚ w:Geh >:‘ w:and <:“ w:No <:“ w:Go >:” w:here >:”");
	assert_tokens("``Go'' 「行」", "<:`` w:Go >:'' <:「 j:行 >:」");
}

static void
test_single_quotes(void **state)
{
	(void) state;
	assert_tokens("He said 'go' and ‘stay’.",
				  "w:He w:said <:' w:go >:' w:and <:‘ w:stay >:’ p:.");
	assert_tokens("'It's mine,' he said", "<:' w:It c:'s w:mine p:, >:' w:he w:said");
	assert_tokens("'The students' union is shut,' he said",
				  "<:' w:The w:students c:' w:union w:is w:shut p:, >:' w:he w:said");
	assert_tokens("“‘Go’ is a word”", "<:“ <:‘ w:Go >:’ w:is w:a w:word >:”");
	assert_tokens("get 'em, ’tis rock ’n’ roll",
				  "w:get w:'em p:, w:’tis w:rock w:’n’ w:roll");
}

static void
test_quote_state_carries_over_sentences(void **state)
{
	const NxText *text = &fixture.text;

	(void) state;
	/* Spaced on both sides, the mark closes what the sentence before opened. */
	lay_out_blocks(&fixture, "He said: \" Go .|Now \" .\n\" Go");
	nx_tokens_split(&fixture.text, fixture.breaks);
	assert_sound(text);
	assert_int_equal(text->n_tokens, 11);
	assert_int_equal(text->tokens[3].kind, NX_TOKEN_OPEN_QUOTE);
	assert_int_equal(text->tokens[7].kind, NX_TOKEN_CLOSE_QUOTE);
	assert_int_equal(text->tokens[9].kind, NX_TOKEN_OPEN_QUOTE);
	assert_int_equal(text->sentences[1].first_token, 6);
	assert_int_equal(text->sentences[2].first_token, 9);
	assert_int_equal(nx_text_sentence_of(text, 0), 0);
	assert_int_equal(nx_text_sentence_of(text, 5), 0);
	assert_int_equal(nx_text_sentence_of(text, 6), 1);
	assert_int_equal(nx_text_sentence_of(text, 10), 2);
}

static void
test_punctuation_runs(void **state)
{
	(void) state;
	assert_tokens("What?! Well... so… !!!", "w:What p:? p:! w:Well p:... w:so p:… p:!!!");
	assert_tokens("[a] {b} a/b *c*", "p:[ w:a p:] p:{ w:b p:} w:a p:/ w:b s:* w:c s:*");
}

static void
test_emoji(void **state)
{
	(void) state;
	assert_tokens("ok 👍🏽 👩‍👩‍👧 🇺🇸🇬🇧 ❤️",
				  "w:ok s:👍🏽 s:👩‍👩‍👧 s:🇺🇸 s:🇬🇧 s:❤️");
}

static void
test_dictionary_scripts(void **state)
{
	(void) state;
	assert_tokens("中国人民, AFP通信 12月", "j:中国 j:人民 p:, w:AFP j:通信 n:12 j:月");
	assert_tokens("ไทยแลนด์", "j:ไทย j:แลนด์");
	assert_tokens("한국 정부", "j:한국 j:정부");
}

static void
assert_shape(const char *word, NxShape shape, int flags)
{
	const NxToken *token;
	char folded[300];
	size_t n;

	split(word, strlen(word));
	assert_int_equal(fixture.text.n_tokens, 1);
	token = &fixture.text.tokens[0];
	assert_int_equal(token->shape, shape);
	assert_int_equal(token->flags, flags | NX_TOKEN_SPACE_BEFORE);
	n = nx_fold_lower(word, strlen(word), folded);
	assert_int_equal(token->lower, nx_hash64(folded, n));
}

static void
test_shapes_and_flags(void **state)
{
	(void) state;
	assert_shape("deal", NX_SHAPE_LOWER, 0);
	assert_shape("Obama", NX_SHAPE_CAPITAL, 0);
	assert_shape("A", NX_SHAPE_UPPER, 0);
	assert_shape("UN", NX_SHAPE_UPPER, 0);
	assert_shape("U.S.", NX_SHAPE_UPPER, NX_TOKEN_HAS_PERIOD | NX_TOKEN_ABBREVIATION);
	assert_shape("U.S", NX_SHAPE_UPPER, NX_TOKEN_HAS_PERIOD);
	assert_shape("McDonald", NX_SHAPE_MIXED, 0);
	assert_shape("iPhone", NX_SHAPE_MIXED, 0);
	assert_shape("Moo-Jin", NX_SHAPE_MIXED, NX_TOKEN_HAS_HYPHEN);
	assert_shape("20th", NX_SHAPE_LOWER, NX_TOKEN_HAS_DIGIT);
	assert_shape("1,200", NX_SHAPE_NONE, NX_TOKEN_HAS_DIGIT);
	assert_shape("'Tis", NX_SHAPE_CAPITAL, 0);
	assert_shape("Élysée", NX_SHAPE_CAPITAL, NX_TOKEN_NON_ASCII);
	assert_shape("ÉLYSÉE", NX_SHAPE_UPPER, NX_TOKEN_NON_ASCII);
	assert_shape("中", NX_SHAPE_NONE, NX_TOKEN_NON_ASCII);
	assert_shape("-", NX_SHAPE_NONE, 0); /* a hyphen, not a word that has one */
	assert_shape("Donaudampfschifffahrtsgesellschaftskapitaenspatentverlaengerungsantrag",
				 NX_SHAPE_CAPITAL, 0);
}

static void
test_space_before(void **state)
{
	static const bool space[] = {true, false, true, false, false, false, true};
	const NxText *text = &fixture.text;

	(void) state;
	split("It's (so).\xC2\xA0Yes", 14);
	assert_int_equal(text->n_tokens, 7);
	for (uint32_t i = 0; i < 7; i++)
		assert_int_equal((text->tokens[i].flags & NX_TOKEN_SPACE_BEFORE) != 0, space[i]);
}

/* n copies of a piece, in the arena of the fixture. */
static char *
repeat(const char *piece, size_t n)
{
	size_t len = strlen(piece);
	char *bytes;

	nx_arena_init(&fixture.arena, &fixture.host.env);
	bytes = nx_arena_alloc(&fixture.arena, n * len);
	for (size_t i = 0; i < n; i++)
		memcpy(bytes + i * len, piece, len);
	return bytes;
}

static void
test_hostile_texts(void **state)
{
	static const char *const pieces[] = {
		"a",	  "A",	"é",	   "中",   "한",	  "1",		"1,",	  "1.", "a.",
		"aa.bb.", "a@", "a.b@",	   "'",	   "s' ",	  "\"",		"“",	  "-",	"a-",
		"@a",	  "#",	"http://", "www.", "👩‍", "\u0301", "\u200B", "!?", "'s ",
		"n't",	  "$",	"US$",	   "a'",   "‘",		  "(",		"U.S.-",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
	{
		size_t len = strlen(pieces[i]);
		size_t n = 300000 / len;

		split(repeat(pieces[i], n), n * len);
		drop_text(NULL);
	}
}

static void
test_long_word_is_cut_between_characters(void **state)
{
	const NxText *text = &fixture.text;

	(void) state;
	split(repeat("é", 100000), 200000);
	assert_int_equal(text->n_tokens, 4);
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(text->tokens[i].len, 65536);
}

static void
test_malformed_bytes(void **state)
{
	/* On the heap without a NUL, so that a sanitizer sees a byte too many. */
	static const char bytes[] = "a\xFF\x80\x80.\xE2\x80 b's\xC3 \xF0\x9F\x98";
	size_t len = sizeof(bytes) - 1;
	char *copy = malloc(len);

	(void) state;
	for (size_t n = 1; n <= len; n++)
	{
		memcpy(copy, bytes, n);
		split(copy, n);
	}
	for (uint32_t i = 0; i < 256; i++)
	{
		for (size_t n = 0; n < len; n++)
			copy[n] = (char) (i + 37 * n);
		split(copy, len);
	}
	free(copy);
}

static void
test_sentence_of_space_has_a_token(void **state)
{
	(void) state;
	split("\u200B", 3);
	assert_int_equal(fixture.text.n_tokens, 1);
	assert_int_equal(fixture.text.tokens[0].kind, NX_TOKEN_SYMBOL);
}

#define TEST(name) cmocka_unit_test_teardown(name, drop_text)

/* A token with a line's end in it is known by the word in one piece. */
static void
assert_whole(const char *broken, const char *whole)
{
	NxToken token;

	split(whole, strlen(whole));
	assert_int_equal(fixture.text.n_tokens, 1);
	token = fixture.text.tokens[0];
	split(broken, strlen(broken));
	assert_int_equal(fixture.text.n_tokens, 1);
	assert_int_equal(fixture.text.tokens[0].len, strlen(broken));
	assert_int_equal(fixture.text.tokens[0].hash, token.hash);
	assert_int_equal(fixture.text.tokens[0].lower, token.lower);
	assert_int_equal(fixture.text.tokens[0].shape, token.shape);
	assert_int_equal(fixture.text.tokens[0].flags, token.flags | NX_TOKEN_BROKEN);
}

static void
test_line_hyphens(void **state)
{
	(void) state;
	assert_whole("inter-\nnational", "international");
	assert_whole("Oba-\r\nma", "Obama");
	assert_whole("Kras-\n   nodar", "Krasnodar");
	assert_whole("INTER-\nNATIONAL", "INTERNATIONAL");
	assert_whole("Jong-\nUn", "Jong-Un");
	assert_whole("Jong- \n Un", "Jong-Un");
	assert_whole("inter\xC2\xAD\nnational", "international");
	assert_whole("inter\xC2\xAC\nnational", "international");
	assert_whole("inter\xE2\x80\x90\nnational", "international");
	assert_whole("Montr\xC3\xA9-\nal", "Montr\xC3\xA9"
									   "al");
	assert_tokens("the pre-\nand post-war years",
				  "w:the w:pre p:- w:and w:post-war w:years");
	assert_tokens("he left -\nand came", "w:he w:left p:- w:and w:came");
	assert_tokens("2012-\n13 and A-\n\nb", "n:2012 p:- n:13 w:and w:A p:- w:b");
	/* One line's end a word: the second break is two words. */
	assert_tokens("con-\nsti-\ntu", "w:con-\nsti p:- w:tu");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_plain_words),
		TEST(test_hyphens),
		TEST(test_line_hyphens),
		TEST(test_apostrophes_inside),
		TEST(test_clitics),
		TEST(test_abbreviations),
		TEST(test_ampersands_and_underscores),
		TEST(test_numbers),
		TEST(test_money),
		TEST(test_addresses),
		TEST(test_handles),
		TEST(test_double_quotes),
		TEST(test_single_quotes),
		TEST(test_quote_state_carries_over_sentences),
		TEST(test_punctuation_runs),
		TEST(test_emoji),
		TEST(test_dictionary_scripts),
		TEST(test_shapes_and_flags),
		TEST(test_space_before),
		TEST(test_hostile_texts),
		TEST(test_long_word_is_cut_between_characters),
		TEST(test_malformed_bytes),
		TEST(test_sentence_of_space_has_a_token),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
