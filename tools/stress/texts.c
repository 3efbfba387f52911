/*
 * texts.c
 *	  Texts that no newspaper prints: each is a pattern, repeated to any length.
 */
#include "tools/stress/stress.h"

#include <stdlib.h>
#include <string.h>

const HostileText hostile_texts[] = {
	{"short lines", "Ab\n"},
	{"lines of one letter", "A\n"},
	{"one-letter sentences", "A. "},
	{"short sentences", "Ab cd. "},
	{"paragraphs", "Ab.\n\n"},
	{"one-letter words", "a a a "},
	{"capital letters", "A B C "},
	{"capitals", "BARACK OBAMA "},
	{"names", "Barack Obama, "},
	{"names apart", "Kim said. "},
	{"tone", "good bad "},
	{"quotes", "\""},
	{"open quotes", "\"so "},
	{"quoted words", "\"a\" "},
	{"full stops", "."},
	{"stops apart", ". "},
	{"question marks", "a? "},
	{"brackets", "(A) (B) "},
	{"open brackets", "("},
	{"mixed marks", "(.)[!]"},
	{"numbers", "1 "},
	{"dates", "May 1, 2012 "},
	{"amounts", "$5 "},
	{"emoji", "\xF0\x9F\x98\x80"},
	{"emoji apart", "\xF0\x9F\x98\x80 "},
	{"Chinese", "\xE6\x96\xB0\xE8\x81\x9E"},
	{"Chinese apart", "\xE6\x96\xB0 "},
	{"Chinese lines", "\xE6\x96\xB0\n"},
	{"Chinese sentences", "\xE6\x96\xB0\xE8\x81\x9E\xE3\x80\x82"},
	{"Thai", "\xE0\xB8\x82\xE0\xB9\x88\xE0\xB8\xB2\xE0\xB8\xA7"},
	{"Arabic", "\xD8\xAE\xD8\xA8\xD8\xB1 "},
	{"one word", "newspaper"},
	{"one accented word", "\xC3\xA9"},
	{"combining marks", "\xCC\x81"},
	{"hyphens", "a-"},
	{"apostrophes", "a'"},
	{"addresses", "http://a.b/c "},
	{"signs", "@a #b "},
	{"spaces", " "},
	{"newlines", "\n"},
	{"joiners", "\xE2\x80\x8D"},
	{"bullets", "* Kim\n"},
	{"headings", "Seoul rises\n\n"},
	{"datelines", "SEOUL, South Korea \xE2\x80\x93 So.\n"},
	{"one long sentence", "the terrible Mr Smith, "},
};

const size_t n_hostile_texts = sizeof(hostile_texts) / sizeof(hostile_texts[0]);

/* How many different words the texts of made-up words have. */
#define FIRST_LETTERS 26

/* Write a word of letters that no other number gives; returns its length. */
static size_t
put_word(char *out, uint32_t number)
{
	size_t len = 0;

	out[len++] = (char) ('A' + number % FIRST_LETTERS);
	for (number /= FIRST_LETTERS; number > 0; number /= FIRST_LETTERS)
		out[len++] = (char) ('a' + number % FIRST_LETTERS);
	return len;
}

char *
hostile_repeat(const char *pattern, size_t pattern_len, size_t len)
{
	char *text = malloc(len + 1);

	if (text == NULL)
		nx_host_die("out of memory");
	for (size_t i = 0; i < len; i += pattern_len)
		memcpy(text + i, pattern, pattern_len < len - i ? pattern_len : len - i);
	text[len] = '\0';
	return text;
}

char *
hostile_names(const char *between, size_t len)
{
	char *text = malloc(len + 32);
	size_t at = 0;

	if (text == NULL)
		nx_host_die("out of memory");
	for (uint32_t number = 0; at < len; number++)
	{
		at += put_word(text + at, number);
		at += strlen(strcpy(text + at, between));
	}
	text[len] = '\0';
	return text;
}
