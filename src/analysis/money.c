/*
 * money.c
 *	  Sums of money, read by a small grammar.
 *
 *	  sum	  currency amount [scale] ["-" amount [scale]] [word]
 *			| amount [scale] [people] word
 *	  amount  figures | number in words | "millions of"
 *
 * The currency before is a sign, alone or with letters ("$", "HK$"), a code ("USD",
 * "Rs", "RM"), or letters glued to the figures ("N2.5bn", "Dh5,000").  A currency
 * whose word or letter means other things as well ("pounds", "won", "R") needs a
 * scale or figures that only a sum has.
 */
#include "analysis/value_scope.h"

#include <string.h>

#include "analysis/plausible.h"
#include "base/utf8.h"
#include "text/chars.h"

/* Numbers in words before a currency: "two hundred and fifty thousand dollars". */
#define MAX_NUMBER_WORDS 8

/* Groups of three figures after a space: "N$100 000 000". */
#define MAX_GROUPS 4

/* clang-format off */
/* Before the amount, with a space or without; sure even before a small number. */
static const char *const codes[] = {
	"usd", "eur", "gbp", "jpy", "cny", "rmb", "inr", "aud", "cad", "chf", "hkd", "sgd",
	"nzd", "krw", "rub", "zar", "brl", "mxn", "aed", "sar", "qar", "omr", "kwd", "bhd",
	"egp", "pkr", "lkr", "npr", "bdt", "ngn", "ghs", "kes", "tzs", "ugx", "mnt", "myr",
	"idr", "thb", "vnd", "bnd", "ils", "ars", "clp", "zwl",
	"sek", "nok", "dkk", "pln", "czk", "huf", "uah", "xaf", "xof", 	"bwp", "mwk", "zmw", "etb", "usdt",
	"rs", "rm", "rp", "dh", "dhs", "tk", "ksh", "kshs", "sh", "shs", "ush", "ugsh", "tsh",
	"gh\xC2\xA2", "gh\xE2\x82\xB5", "n$", "r$", "s$", "a$", "c$", "us$", "hk$", "nt$",
};

/* The same, but other things, too: only with a scale or grouped figures. */
static const char *const letters[] = {
	"r", "n", "k", "p", "le", "sr", "qr", "kd", "bd", "lek", "gh", "fcfa", "cfa", "d",
	"cop", "try", "pen", "cup", "mad", "nad", "php", "ron",
};

/* Before a sign, with a space; not "A", which begins sentences: "HK $". */
static const char *const before_signs[] = {
	"hk", "nt", "n", "s", "c", "r", "nz", "j", "tt", "z", "bz", "ca", "au", "gh",
	"mx", "sg",
};

static const char *const scales[] = {
	"hundred", "thousand", "million", "billion", "trillion", "lakh", "lakhs", "crore",
	"crores", "millions", "billions", "m", "mn", "mln", "bn", "b", "tn", "k", "trn",
	"mil", "bil",
};

static const char *const plurals[] = {
	"hundreds", "thousands", "millions", "billions", "trillions", "tens", "lakhs",
	"crores",
};

/* Words of a currency that are more often something else. */
static const char *const doubtful_words[] = {
	"pound", "pounds", "won", "real", "som", "mark", "marks", "sol", "rand", "pence",
	"lev", "lei", "leu", "try", "pen", "cup", "crown", "crowns", "bitcoin", "bitcoins",
	"sterling", "kina", "euro",
};

/* Words of a currency that the table of words does not have. */
static const char *const more_words[] = {
	"dollar", "dollars", "cedis", "cedi", "kyat", "kyats", "dong", "riel", "kip", "kuna",
	"tugrik", "tugriks", "togrog", "metical", "meticais", "leones", "dalasi", "pula",
	"kwanza", "kwanzas", "bob", "quetzals", "quetzales", "lempira", "lempiras", "sucres",
	"guarani", "guaranis", "colones", "dirhams", "rials", "gourdes", "afghani",
	"afghanis", "manats", "somoni", "drams", "cordobas", "rupee", "deutschmarks",
};
/* clang-format on */

/* ---- tokens ---- */

static bool
is_dash(const NxValueScope *scope, uint32_t token)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};

	return nx_scope_token_is(scope, token, nx_wordlist(dashes));
}

/* "$", "€", "US$": a sign of a currency, alone or after letters. */
static bool
is_sign(const NxValueScope *scope, uint32_t token)
{
	NxString string = nx_scope_string(scope, token);
	size_t last = string.len;

	return string.len > 0 && string.len <= 6 &&
		   scope->analysis->text.tokens[token].kind == NX_TOKEN_SYMBOL &&
		   nx_char_is_currency(nx_utf8_previous(string.bytes, &last));
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- figures ---- */

/* What a token of figures holds: "2.5bn", "1,200", "5–6", "N2.5bn", "5-million". */
typedef struct Figures
{
	uint32_t n_letters; /* glued before the first figure */
	uint32_t n_digits;
	bool is_grouped; /* has a comma or point between figures */
	bool has_scale;	 /* "bn", "-million" glued behind */
	bool is_amount;	 /* figures, and nothing else but those above */
} Figures;

/* The length of figures from an offset on: "1,200.50", "5–6", "3.2". */
static uint32_t
figures_length(NxString string, uint32_t at, Figures *figures)
{
	uint32_t start = at;

	while (at < string.len)
	{
		bool more = at + 1 < string.len && is_digit(string.bytes[at + 1]);

		if (is_digit(string.bytes[at]))
		{
			figures->n_digits++;
			at++;
		}
		else if (at > start && more && strchr(",.", string.bytes[at]) != NULL)
		{
			figures->is_grouped = true;
			at++;
		}
		else if (at > start && more && string.bytes[at] == '-')
			at++;
		else if (at > start && string.len - at > 3 && is_digit(string.bytes[at + 3]) &&
				 memcmp(string.bytes + at, "\xE2\x80\x93", 3) == 0)
			at += 3;
		else
			break;
	}
	return at - start;
}

static void
read_figures(NxString string, Figures *figures)
{
	static const char *const about[] = {"plus", "odd"};
	char lower[NX_WORDLIST_LONGEST];
	NxString rest = {lower, 0};
	uint32_t at = 0;

	memset(figures, 0, sizeof(*figures));
	while (at < string.len && ((string.bytes[at] >= 'A' && string.bytes[at] <= 'Z') ||
							   (string.bytes[at] >= 'a' && string.bytes[at] <= 'z')))
		at++;
	figures->n_letters = at;
	at += figures_length(string, at, figures);
	if (at < string.len && string.bytes[at] == '-')
		at++;
	while (at + rest.len < string.len && rest.len < NX_WORDLIST_LONGEST)
	{
		char c = string.bytes[at + rest.len];

		lower[rest.len++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
	}
	figures->has_scale = nx_wordlist_find(nx_wordlist(scales), rest) != 0;
	figures->is_amount =
		figures->n_digits > 0 &&
		(rest.len == 0 || figures->has_scale || nx_wordlist_find(nx_wordlist(about), rest));
}

/* Figures that are hardly ever anything but a sum: "1,200", "2.5bn". */
static bool
are_telling(const Figures *figures)
{
	return figures->is_grouped || figures->has_scale;
}

/* ---- what stands before and after ---- */

/* The scale after an amount, with or without a hyphen; where it ends. */
static uint32_t
read_scale(const NxValueScope *scope, uint32_t at)
{
	uint32_t dash = nx_scope_character_is(scope, at, '-') ? 1 : 0;

	/* "$1.1. million" */
	if (nx_scope_character_is(scope, at, '.') &&
		nx_scope_token_is(scope, at + 1, nx_wordlist(scales)) &&
		nx_scope_string(scope, at + 1).len > 5)
		dash = 1;
	if (!nx_scope_token_is(scope, at + dash, nx_wordlist(scales)))
		return at;
	at += dash + 1;
	/* "3 lakh crore", "hundred million" */
	return nx_scope_token_is(scope, at, nx_wordlist(scales)) &&
				   nx_scope_string(scope, at).len > 3
			   ? at + 1
			   : at;
}

static bool
is_currency_word(const NxValueScope *scope, uint32_t token)
{
	const uint8_t kind = nx_scope_has(scope, token)
							 ? scope->analysis->text.tokens[token].kind
							 : NX_TOKEN_URL;

	return kind == NX_TOKEN_WORD &&
		   (nx_token_is(scope->analysis, token, NX_WORD_CURRENCY) ||
			nx_scope_token_is(scope, token, nx_wordlist(more_words)));
}

/* "US", "Australian", "Hong Kong" before "dollars"; where they end. */
static uint32_t
read_people(const NxValueScope *scope, uint32_t at)
{
	static const char *const lands[] = {"us", "u.s.", "hong", "new"};
	uint32_t n = 0;

	while (n < 2 && nx_scope_has(scope, at + n) && !is_currency_word(scope, at + n) &&
		   scope->analysis->text.tokens[at + n].shape >= NX_SHAPE_CAPITAL &&
		   (n > 0 || nx_token_is(scope->analysis, at, NX_WORD_DEMONYM | NX_WORD_COUNTRY) ||
			nx_scope_token_is(scope, at, nx_wordlist(lands))))
		n++;
	return n > 0 && is_currency_word(scope, at + n) ? at + n : at;
}

/*
 * The word of a currency after an amount; where the sum ends, or `at` if there is
 * none.  With `sure`, a word that means other things as well counts, too.
 */
static uint32_t
read_currency_after(const NxValueScope *scope, uint32_t at, bool sure)
{
	static const char *const of[] = {"of"};
	uint32_t word = read_people(scope, at);

	sure = sure || word > at;
	if (word == at && sure && nx_scope_token_is(scope, at, nx_wordlist(of)) &&
		is_currency_word(scope, read_people(scope, at + 1)))
		word = read_people(scope, at + 1);
	if (is_currency_word(scope, word) &&
		(sure || !nx_scope_token_is(scope, word, nx_wordlist(doubtful_words))))
		return word + 1;
	if (nx_scope_token_is(scope, at, nx_wordlist(codes)) &&
		nx_scope_string(scope, at).len == 3 &&
		scope->analysis->text.tokens[at].shape == NX_SHAPE_UPPER)
		return at + 1;
	return at;
}

/* "HK $", "GH¢", "COP $": do letters before the sign belong to it? */
static bool
letters_stand_before(const NxValueScope *scope, uint32_t sign)
{
	const NxToken *tokens = scope->analysis->text.tokens;

	return sign > scope->first && tokens[sign - 1].kind == NX_TOKEN_WORD &&
		   tokens[sign - 1].shape == NX_SHAPE_UPPER &&
		   ((tokens[sign].flags & NX_TOKEN_SPACE_BEFORE) == 0 ||
			nx_scope_token_is(scope, sign - 1, nx_wordlist(before_signs)) ||
			nx_scope_token_is(scope, sign - 1, nx_wordlist(codes)) ||
			nx_scope_token_is(scope, sign - 1, nx_wordlist(letters)));
}

/* The sign or code before the token; the token itself if there is none. */
static uint32_t
find_currency_before(const NxValueScope *scope, uint32_t token, const Figures *figures,
					 bool scaled)
{
	const NxToken *tokens = scope->analysis->text.tokens;
	uint32_t at = token;

	if (!nx_scope_has(scope, token - 1) || token == scope->first)
		return token;
	at--;
	if (is_sign(scope, at))
		return letters_stand_before(scope, at) ? at - 1 : at;
	if (nx_scope_character_is(scope, at, '.') && at > scope->first) /* "Rs. 500" */
		at--;
	if (tokens[at].kind != NX_TOKEN_WORD || tokens[at].shape < NX_SHAPE_CAPITAL)
		return token;
	if (nx_scope_token_is(scope, at, nx_wordlist(codes)))
		return at;
	return at + 1 == token && tokens[at].shape == NX_SHAPE_UPPER &&
				   (are_telling(figures) || scaled) &&
				   nx_scope_token_is(scope, at, nx_wordlist(letters))
			   ? at
			   : token;
}

/* Are the letters glued to the figures those of a currency: "Rs500", "N2.5bn"? */
static bool
begins_with_currency(const NxValueScope *scope, uint32_t token, const Figures *figures,
					 bool scaled)
{
	NxString string = nx_scope_string(scope, token);
	char lower[8];

	if (figures->n_letters == 0 || figures->n_letters > 4)
		return false;
	for (uint32_t i = 0; i < figures->n_letters; i++)
		lower[i] = (char) (string.bytes[i] | 0x20);
	string.bytes = lower;
	string.len = figures->n_letters;
	return nx_wordlist_find(nx_wordlist(codes), string) != 0 ||
		   ((are_telling(figures) || scaled) &&
			nx_wordlist_find(nx_wordlist(letters), string) != 0);
}

/* ---- sums ---- */

/* " 000" after "N$100": groups of three figures; where they end. */
static uint32_t
read_groups(const NxValueScope *scope, uint32_t at)
{
	for (uint32_t n = 0; n < MAX_GROUPS; n++)
	{
		NxString string = nx_scope_string(scope, at);

		if (string.len != 3 || !is_digit(string.bytes[0]) || !is_digit(string.bytes[1]) ||
			!is_digit(string.bytes[2]))
			break;
		at++;
	}
	return at;
}

/* ",7" after "ZAR 1", before a scale: a comma for the decimal point. */
static uint32_t
read_decimals(const NxValueScope *scope, uint32_t at)
{
	return nx_scope_character_is(scope, at, ',') && nx_scope_has(scope, at + 1) &&
				   is_digit(nx_scope_string(scope, at + 1).bytes[0]) &&
				   (scope->analysis->text.tokens[at + 1].flags & NX_TOKEN_SPACE_BEFORE) ==
					   0 &&
				   read_scale(scope, at + 2) > at + 2
			   ? at + 2
			   : at;
}

/* "-$6 million", "– 1.4 trillion", "to 6 million" after "$5"; where it ends. */
static uint32_t
read_second_amount(const NxValueScope *scope, uint32_t at)
{
	static const char *const to[] = {"to"};
	uint32_t next = at + 1;
	Figures figures;

	if (!is_dash(scope, at) && !nx_scope_token_is(scope, at, nx_wordlist(to)))
		return at;
	if (is_sign(scope, next))
	{
		if (!is_dash(scope, at))
			return at;
		next++;
	}
	read_figures(nx_scope_string(scope, next), &figures);
	if (!figures.is_amount || figures.n_letters > 0)
		return at;
	next++;
	if (!is_dash(scope, at) && read_scale(scope, next) == next && !figures.has_scale)
		return at;
	return read_scale(scope, next);
}

/* A sum whose amount is in figures. */
static bool
read_sum(const NxValueScope *scope, uint32_t token, NxValue *value)
{
	const NxToken *tokens = scope->analysis->text.tokens;
	Figures figures;
	uint32_t at = token + 1;
	uint32_t second;
	uint32_t end;
	bool scaled;

	read_figures(nx_scope_string(scope, token), &figures);
	if (!figures.is_amount)
		return false;
	scaled = figures.has_scale || read_scale(scope, at) > at;
	value->first = figures.n_letters > 0
					   ? token
					   : find_currency_before(scope, token, &figures, scaled);
	if (value->first < token || begins_with_currency(scope, token, &figures, scaled))
	{
		if (figures.n_digits <= 3 && !figures.is_grouped)
			at = read_decimals(scope, read_groups(scope, at));
		at = read_scale(scope, at);
		at = read_second_amount(scope, at);
		value->end = read_currency_after(scope, at, false);
		return true;
	}
	if (figures.n_letters > 0)
		return false;
	at = read_scale(scope, at);
	second = is_dash(scope, at) ? read_second_amount(scope, at) : at;
	scaled = scaled || (second > at && read_scale(scope, second - 1) == second);
	at = second;
	end = read_currency_after(scope, at, scaled);
	value->end = end;
	value->is_doubtful = !scaled && tokens[end - 1].shape == NX_SHAPE_CAPITAL;
	return end > at;
}

/* "two million dollars", "tens of billions of dollars". */
static bool
read_words(const NxValueScope *scope, uint32_t token, NxValue *value)
{
	static const char *const between[] = {"and", "of", "a", "-"};
	static const char *const of[] = {"of"};
	static const char *const ordinals[] = {"first", "second",  "third",	  "fourth",
										   "fifth", "quarter", "seventh", "tenth"};
	uint32_t at = token;
	uint32_t end;
	bool scaled = false;

	if (nx_scope_token_is(scope, token, nx_wordlist(ordinals)))
		return false;
	while (at - token < MAX_NUMBER_WORDS && nx_scope_has(scope, at))
	{
		uint32_t next = at;

		if (at > token && nx_scope_token_is(scope, at, nx_wordlist(between)))
			next++;
		if (!nx_scope_has(scope, next) ||
			!nx_token_is(scope->analysis, next, NX_WORD_NUMBER) ||
			scope->analysis->text.tokens[next].kind != NX_TOKEN_WORD)
			break;
		scaled = scaled || nx_scope_token_is(scope, next, nx_wordlist(scales)) ||
				 nx_scope_token_is(scope, next, nx_wordlist(plurals));
		at = next + 1;
	}
	end = read_currency_after(scope, at, scaled);
	value->end = end;
	/* "tens of" */
	while (token >= scope->first + 2 &&
		   nx_scope_token_is(scope, token - 1, nx_wordlist(of)) &&
		   nx_scope_token_is(scope, token - 2, nx_wordlist(plurals)))
		token -= 2;
	value->first = token;
	return end > at;
}

/* "30-million-dollar", "multibillion-dollar": a sum as an adjective. */
static bool
is_adjective(const NxValueScope *scope, uint32_t token)
{
	static const char *const ends[] = {"dollar", "euro", "rupee", "peso",	"yen",
									   "yuan",	 "rand", "naira", "dirham", "pound"};
	NxString string = nx_scope_string(scope, token);
	NxString last = nx_plausible_after_hyphen(&scope->analysis->text, token);
	const char *before;

	if (last.len == 0 || last.len + 2 > string.len ||
		nx_wordlist_find(nx_wordlist(ends), last) == 0)
		return false;
	/* "20-pound" is a weight. */
	before = string.bytes + string.len - last.len - 2;
	return last.bytes[0] != 'p' ? is_digit(*before) || (*before | 0x20) == 'n'
								: (*before | 0x20) == 'n';
}

bool
nx_money_read(const NxValueScope *scope, uint32_t token, NxValue *value)
{
	const NxToken *t = &scope->analysis->text.tokens[token];

	value->first = token;
	value->kind = NX_KIND_MONEY;
	value->is_doubtful = false;
	if ((t->flags & NX_TOKEN_HAS_HYPHEN) != 0 && is_adjective(scope, token))
	{
		value->end = token + 1;
		return true;
	}
	if ((t->flags & NX_TOKEN_HAS_DIGIT) != 0)
		return read_sum(scope, token, value);
	return t->kind == NX_TOKEN_WORD &&
		   nx_token_is(scope->analysis, token, NX_WORD_NUMBER) &&
		   read_words(scope, token, value);
}

/*
 * "7 million people": something else is counted.  A number without its currency ("and
 * 20 billion more"), and a currency without a number ("the yen"), are no sums, but
 * money all the same, where the tagger says so.
 */
bool
nx_money_is_plausible(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxSentence *sentence = &analysis->text.sentences[mention->sentence];
	NxValueScope scope = {analysis, mention->first_token,
						  sentence->first_token + sentence->n_tokens};
	uint32_t end = mention->first_token + mention->n_tokens;

	for (uint32_t i = mention->first_token; i < end; i++)
	{
		if (is_sign(&scope, i) || is_currency_word(&scope, i) ||
			nx_scope_token_is(&scope, i, nx_wordlist(codes)) ||
			nx_scope_token_is(&scope, i, nx_wordlist(letters)))
			return true;
	}
	return !nx_scope_has(&scope, end) || analysis->text.tokens[end].kind != NX_TOKEN_WORD ||
		   analysis->text.tokens[end].shape != NX_SHAPE_LOWER ||
		   nx_token_is(analysis, end, NX_WORD_STOP);
}
