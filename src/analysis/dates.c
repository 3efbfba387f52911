/*
 * dates.c
 *	  Dates of the calendar, read by a small grammar.
 *
 *	  date	  weekday [","] [core] | core
 *	  core	  month [day ["to" day]] [year] | day ["to" day] month [year] | figures
 *	  figures 26/07/2022, 2014-11-09, 2021/22, 1990s, Q3 2019
 *
 * A month or weekday that is another word as well ("May", "March", "Sun") makes a
 * date only beside a day or a year; alone it is left to the tagger, like a lone year.
 */
#include "analysis/value_scope.h"

#include <string.h>

#include "analysis/plausible.h"
#include "text/chars.h"

/* Days of a month; years that a bare number may be. */
#define LAST_DAY 31
#define FIRST_YEAR 1000
#define LAST_YEAR 2199

/* A span of years is no longer: "1845-1923" is one, "2014-1000" is none. */
#define LONGEST_SPAN 150

/* A shortened month or weekday has no more letters. */
#define LONGEST_SHORT 5

static const char *const to[] = {"to", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
static const char *const joins[] = {"to", "and", "or", "&", "-", "\xE2\x80\x93"};

/* ---- tokens ---- */

static bool
is_capital(const NxValueScope *scope, uint32_t token)
{
	return scope->analysis->text.tokens[token].shape >= NX_SHAPE_CAPITAL;
}

/* A number of up to four figures at an offset of the string; how many there are. */
static uint32_t
read_figures(NxString string, uint32_t at, uint32_t *number)
{
	uint32_t n = 0;

	*number = 0;
	while (at + n < string.len && n < 5 && string.bytes[at + n] >= '0' &&
		   string.bytes[at + n] <= '9')
		*number = 10 * *number + (uint32_t) (string.bytes[at + n++] - '0');
	return n;
}

static bool
is_year_number(uint32_t number)
{
	return number >= FIRST_YEAR && number <= LAST_YEAR;
}

/* The width of the dash or slash between two numbers; 0: neither. */
static uint32_t
separator_width(NxString string, uint32_t at)
{
	if (at >= string.len)
		return 0;
	if (string.bytes[at] == '-' || string.bytes[at] == '/')
		return 1;
	if (string.len - at >= 3 && (memcmp(string.bytes + at, "\xE2\x80\x93", 3) == 0 ||
								 memcmp(string.bytes + at, "\xE2\x80\x94", 3) == 0))
		return 3;
	return 0;
}

/* ---- days and years ---- */

/* "9", "21st", "01": 1 to 31; 0: no day. */
static uint32_t
day_of(const NxValueScope *scope, uint32_t token)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};
	NxString string = nx_scope_string(scope, token);
	uint32_t day;
	uint32_t n = read_figures(string, 0, &day);

	string.bytes += n;
	string.len -= n;
	if (n == 0 || n > 2 || day == 0 || day > LAST_DAY)
		return 0;
	return string.len == 0 || nx_wordlist_find(nx_wordlist(endings), string) != 0 ? day : 0;
}

/* "21-26", "24/25": two days of one month. */
static bool
is_day_range(const NxValueScope *scope, uint32_t token)
{
	NxString string = nx_scope_string(scope, token);
	uint32_t first;
	uint32_t second;
	uint32_t n = read_figures(string, 0, &first);
	uint32_t width = separator_width(string, n);
	uint32_t m = read_figures(string, n + width, &second);

	return n > 0 && n <= 2 && width > 0 && m > 0 && m <= 2 && n + width + m == string.len &&
		   first > 0 && first < second && second <= LAST_DAY;
}

/* "2012-13", "2021/22", "2007-2009": the second is the end of the first. */
static bool
is_year_span(NxString string)
{
	uint32_t first;
	uint32_t second;
	uint32_t n = read_figures(string, 0, &first);
	uint32_t width = separator_width(string, n);
	uint32_t m = read_figures(string, n + width, &second);

	if (n != 4 || width == 0 || n + width + m != string.len || !is_year_number(first))
		return false;
	if (m == 2)
		second += first - first % 100;
	return (m == 2 || m == 4) && second > first && second - first <= LONGEST_SPAN;
}

static bool
is_year(const NxValueScope *scope, uint32_t token)
{
	NxString string = nx_scope_string(scope, token);
	uint32_t year;

	return read_figures(string, 0, &year) == string.len && is_year_number(year);
}

/* "1990s", "'80s"; "80s" alone may be degrees or an age. */
static bool
is_decade(NxString string)
{
	uint32_t quote = 0;
	uint32_t number;
	uint32_t n;

	if (string.len > 3 && memcmp(string.bytes, "\xE2\x80\x99", 3) == 0)
		quote = 3;
	else if (string.len > 1 && string.bytes[0] == '\'')
		quote = 1;
	n = read_figures(string, quote, &number);
	return quote + n + 1 == string.len && string.bytes[string.len - 1] == 's' &&
		   number % 10 == 0 &&
		   (quote > 0 ? n == 2 : n == 4 && number >= 1500 && is_year_number(number));
}

/* "mid-1990s", "early-2000s". */
static bool
is_part_of_decade(NxString string)
{
	const char *dash = memchr(string.bytes, '-', string.len);

	if (dash == NULL || string.bytes[0] < 'A')
		return false;
	string.len -= (uint32_t) (dash + 1 - string.bytes);
	string.bytes = dash + 1;
	return is_decade(string);
}

/* "26/07/2022", "2014-11-09", "1.2.2015": three numbers, one of them a year. */
static bool
is_figures(NxString string)
{
	uint32_t parts[3] = {0, 0, 0};
	uint32_t widths[3] = {0, 0, 0};
	uint32_t at = 0;

	for (int i = 0; i < 3; i++)
	{
		widths[i] = read_figures(string, at, &parts[i]);
		if (widths[i] == 0)
			return false;
		at += widths[i];
		if (i < 2 && (at >= string.len || strchr("-/.", string.bytes[at]) == NULL))
			return false;
		at += i < 2;
	}
	if (at != string.len || string.bytes[widths[0]] != string.bytes[at - widths[2] - 1])
		return false;
	if (widths[0] == 4)
		return is_year_number(parts[0]) && parts[1] >= 1 && parts[1] <= 12 &&
			   parts[2] >= 1 && parts[2] <= LAST_DAY;
	return widths[2] == 4 && is_year_number(parts[2]) && parts[0] >= 1 && parts[1] >= 1 &&
		   parts[0] <= LAST_DAY && parts[1] <= LAST_DAY &&
		   (parts[0] <= 12 || parts[1] <= 12);
}

/* "Q3", "H1": part of a year. */
static bool
is_quarter(NxString string)
{
	return string.len == 2 &&
		   ((string.bytes[0] == 'Q' && string.bytes[1] >= '1' && string.bytes[1] <= '4') ||
			(string.bytes[0] == 'H' && (string.bytes[1] == '1' || string.bytes[1] == '2')));
}

/* ---- months and weekdays ---- */

/* How surely a token is a month or weekday. */
typedef enum Surety
{
	SURELY_NOT,
	PERHAPS, /* "May", "Sun", "august" */
	SURELY
} Surety;

static Surety
surety_of(const NxValueScope *scope, uint32_t token, uint32_t classes)
{
	static const char *const other_words[] = {"may", "march", "mar", "dec", "sun",
											  "sat", "wed",	  "mon", "fri", "jan"};
	static const char *const persons[] = {"april", "june", "august"};

	if (!nx_scope_has(scope, token) || !nx_token_is(scope->analysis, token, classes))
		return SURELY_NOT;
	if (nx_scope_token_is(scope, token, nx_wordlist(other_words)))
		return PERHAPS;
	if (!is_capital(scope, token) && nx_scope_token_is(scope, token, nx_wordlist(persons)))
		return PERHAPS;
	return SURELY;
}

/* The full stop of "Sept." may have been set apart: the token after the word. */
static uint32_t
after_short_word(const NxValueScope *scope, uint32_t token)
{
	if (nx_scope_character_is(scope, token + 1, '.') &&
		scope->analysis->text.tokens[token].len < LONGEST_SHORT && token + 2 < scope->end)
		return token + 2;
	return token + 1;
}

static bool
is_dash(const NxValueScope *scope, uint32_t token)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};

	return nx_scope_token_is(scope, token, nx_wordlist(dashes));
}

/* "2021 – 22": the dash was set apart. */
static bool
ends_in_next_year(const NxValueScope *scope, uint32_t year)
{
	uint32_t first;
	uint32_t second;
	NxString next = nx_scope_string(scope, year + 2);

	(void) read_figures(nx_scope_string(scope, year), 0, &first);
	return is_dash(scope, year + 1) && next.len == 2 &&
		   read_figures(next, 0, &second) == 2 && second == (first + 1) % 100;
}

/*
 * A year after a month or day, with or without a comma or "of" before it; where the
 * date ends, or `at` without a year.
 */
static uint32_t
read_year(const NxValueScope *scope, uint32_t at)
{
	static const char *const before[] = {",", "of"};

	if (is_year(scope, at))
		return ends_in_next_year(scope, at) ? at + 3 : at + 1;
	if (is_year_span(nx_scope_string(scope, at)))
		return at + 1;
	return nx_scope_token_is(scope, at, nx_wordlist(before)) && is_year(scope, at + 1)
			   ? at + 2
			   : at;
}

/* Does what stands at the token keep a number before it from being a day? */
static bool
is_counted(const NxValueScope *scope, uint32_t token)
{
	static const char *const units[] = {
		"%",	   "percent", "per",  "million", "billion", "people", "men",   "women",
		"million", "pm",	  "p.m.", "am",		 "a.m.",	"years",  "seats", "trillion"};

	return nx_scope_token_is(scope, token, nx_wordlist(units));
}

/* "and 27" after "September 26": a second day, if nothing is counted by it. */
static uint32_t
read_second_day(const NxValueScope *scope, uint32_t at, uint32_t first_day)
{
	static const char *const of[] = {"of"};
	uint32_t day = day_of(scope, at + 1);
	const NxToken *after;

	if (day <= first_day || !nx_scope_token_is(scope, at, nx_wordlist(joins)))
		return at;
	if (at + 2 >= scope->end)
		return at + 2;
	if (nx_scope_token_is(scope, at + 2, nx_wordlist(of)) ||
		surety_of(scope, at + 2, NX_WORD_MONTH) != SURELY_NOT)
		return at; /* "November 9 and 21st of June" */
	after = &scope->analysis->text.tokens[at + 2];
	if (after->kind == NX_TOKEN_WORD && after->shape == NX_SHAPE_LOWER &&
		!nx_token_is(scope->analysis, at + 2, NX_WORD_STOP))
		return at;
	return is_counted(scope, at + 2) || after->kind == NX_TOKEN_SYMBOL ? at : at + 2;
}

/* The day, or days, after a month; where they end. */
static uint32_t
read_days(const NxValueScope *scope, uint32_t at)
{
	uint32_t day = day_of(scope, at);

	if (is_counted(scope, at + 1))
		return at;
	if (is_day_range(scope, at))
		return at + 1;
	return day == 0 ? at : read_second_day(scope, at + 1, day);
}

/* ---- the core of a date ---- */

/* "November 9, 2013", "May 2019", "July"; where it ends. */
static uint32_t
read_month_first(const NxValueScope *scope, uint32_t month, bool *is_bare)
{
	uint32_t at = after_short_word(scope, month);
	uint32_t days = read_days(scope, at);
	uint32_t year = read_year(scope, days);

	*is_bare = year == at;
	return *is_bare ? month + 1 : year;
}

/* "21st of June 2020", "4 and 11 May"; where it ends, 0 if it is none. */
static uint32_t
read_day_first(const NxValueScope *scope, uint32_t token)
{
	static const char *const of[] = {"of"};
	uint32_t day = day_of(scope, token);
	uint32_t at = token + 1;
	uint32_t after;
	uint32_t end;

	if (day == 0 && !is_day_range(scope, token))
		return 0;
	/* "won 2 - 1 January 5": the day is not the one of a score. */
	if (token > scope->first && is_dash(scope, token - 1))
		return 0;
	if (nx_scope_token_is(scope, at, nx_wordlist(joins)) && day_of(scope, at + 1) > day)
		at += 2;
	if (nx_scope_token_is(scope, at, nx_wordlist(of)))
		at++;
	if (surety_of(scope, at, NX_WORD_MONTH) == SURELY_NOT)
		return 0;
	after = after_short_word(scope, at);
	end = read_year(scope, after);
	if (end > after)
		return end;
	return surety_of(scope, at, NX_WORD_MONTH) == SURELY || is_capital(scope, at) ? at + 1
																				  : 0;
}

/*
 * A date with a month, from its first token; where it ends, 0 if it is none.  A bare
 * one is a month alone.
 */
static uint32_t
read_core(const NxValueScope *scope, uint32_t token, bool *is_bare)
{
	Surety month = surety_of(scope, token, NX_WORD_MONTH);
	uint32_t end;

	*is_bare = false;
	if (month == SURELY_NOT)
	{
		end = read_day_first(scope, token);
		return end == 0 && is_figures(nx_scope_string(scope, token)) ? token + 1 : end;
	}
	end = read_month_first(scope, token, is_bare);
	if (month == SURELY)
		return end;
	if (*is_bare) /* "May to November" */
		return is_capital(scope, token) && nx_scope_token_is(scope, end, nx_wordlist(to)) &&
					   surety_of(scope, end + 1, NX_WORD_MONTH) == SURELY
				   ? end
				   : 0;
	/* "He may 5 times": without a capital a year must tell. */
	return is_capital(scope, token) || is_year(scope, end - 1) ? end : 0;
}

/*
 * "July 31 to August 4" is one date, but "from July 7 to July 13" are two, and so are
 * "July and August", and the ends of a life.
 */
static uint32_t
read_range(const NxValueScope *scope, uint32_t first, uint32_t end)
{
	static const char *const openings[] = {"from", "between", "since"};
	bool is_bare;
	uint32_t second;

	if (!nx_scope_token_is(scope, end, nx_wordlist(to)) ||
		(is_year(scope, end - 1) && is_dash(scope, end)) ||
		(first > scope->first &&
		 nx_scope_token_is(scope, first - 1, nx_wordlist(openings))) ||
		surety_of(scope, end + 1, NX_WORD_MONTH) == SURELY_NOT)
		return end;
	second = read_core(scope, end + 1, &is_bare);
	return second > 0 ? second : end;
}

/* ---- all ---- */

/* "Sunday", and what follows it; 0 if it is no date. */
static uint32_t
read_weekday_first(const NxValueScope *scope, uint32_t token, bool *is_bare)
{
	static const char *const between[] = {",", "the"};
	uint32_t at = after_short_word(scope, token);
	uint32_t end;

	for (int i = 0; i < 2 && nx_scope_token_is(scope, at, nx_wordlist(between)); i++)
		at++;
	end = read_core(scope, at, is_bare);
	if (end > 0 && !*is_bare && is_capital(scope, token))
		return end;
	*is_bare = true;
	return surety_of(scope, token, NX_WORD_WEEKDAY) == SURELY ? token + 1 : 0;
}

/* "2021/22", "the 1990s", "Q3 2019": dates without a month; 0 if it is none. */
static uint32_t
read_figures_alone(const NxValueScope *scope, uint32_t token)
{
	NxString string = nx_scope_string(scope, token);

	if (is_quarter(string))
		return read_year(scope, token + 1);
	return is_figures(string) || is_year_span(string) || is_decade(string) ||
				   is_part_of_decade(string)
			   ? token + 1
			   : 0;
}

/* "in 2014,": a lone year where only a year can stand; 0 if it may be a number. */
static uint32_t
read_lone_year(const NxValueScope *scope, uint32_t token)
{
	static const char *const before[] = {"in", "since", "until", "during", "circa"};
	const NxToken *after = &scope->analysis->text.tokens[token + 1];

	if (!is_year(scope, token) || token == scope->first ||
		!nx_scope_token_is(scope, token - 1, nx_wordlist(before)))
		return 0;
	if (token + 1 < scope->end && !nx_token_is(scope->analysis, token + 1, NX_WORD_STOP) &&
		after->kind != NX_TOKEN_PUNCTUATION && after->kind != NX_TOKEN_CLOSE_QUOTE)
		return 0;
	return token + 1;
}

/* A date that begins with a weekday, a month or a day; 0 if it is none. */
static uint32_t
read_full(const NxValueScope *scope, uint32_t token, bool *is_bare)
{
	uint32_t end;

	if (surety_of(scope, token, NX_WORD_WEEKDAY) != SURELY_NOT)
		return read_weekday_first(scope, token, is_bare);
	end = read_core(scope, token, is_bare);
	return end == 0 ? 0 : read_range(scope, token, end);
}

bool
nx_date_read(const NxValueScope *scope, uint32_t token, NxValue *value)
{
	value->first = token;
	value->kind = NX_KIND_DATE;
	value->is_doubtful = false;
	value->end = read_full(scope, token, &value->is_doubtful);
	if (value->end == 0)
		value->end = read_figures_alone(scope, token);
	if (value->end == 0 && is_year(scope, token) && ends_in_next_year(scope, token))
		value->end = token + 3;
	if (value->end == 0)
	{
		value->end = read_lone_year(scope, token);
		value->is_doubtful = true;
	}
	return value->end > 0;
}

/* "would march on": no month without a preposition before it. */
static bool
is_verb(const NxValueScope *scope, const NxMention *mention)
{
	uint32_t token = mention->first_token;

	return mention->n_tokens == 1 && !is_capital(scope, token) &&
		   surety_of(scope, token, NX_WORD_MONTH) == PERHAPS &&
		   (token == scope->first ||
			!nx_token_is(scope->analysis, token - 1, NX_WORD_PREPOSITION));
}

/* "SAT": a test, not a day, and hardly ever a month. */
static bool
is_lone_short_word(const NxValueScope *scope, const NxMention *mention)
{
	uint32_t token = mention->first_token;

	return mention->n_tokens == 1 && nx_scope_string(scope, token).len == 3 &&
		   scope->analysis->text.tokens[token].shape == NX_SHAPE_UPPER &&
		   surety_of(scope, token, NX_WORD_WEEKDAY) == PERHAPS;
}

/* A month, a weekday, a year, or a name that may be a feast's. */
static bool
tells_a_date(const NxValueScope *scope, uint32_t token)
{
	NxString string = nx_scope_string(scope, token);

	return nx_token_is(scope->analysis, token, NX_WORD_MONTH | NX_WORD_WEEKDAY) ||
		   is_year(scope, token) || is_capital(scope, token) ||
		   (string.len > 3 && memchr(string.bytes, '/', string.len) != NULL) ||
		   (scope->analysis->text.tokens[token].flags & NX_TOKEN_HAS_HYPHEN) != 0 ||
		   is_decade(string) || string.bytes[string.len - 1] == 's';
}

/* Not what the corpora call a date and no calendar has; nor "23 to 17". */
bool
nx_date_is_plausible(const NxAnalysis *analysis, const NxMention *mention)
{
	static const char *const others[] = {"covid", "covid-19", "ago",
										 "years", "century",  "centuries"};
	const NxSentence *sentence = &analysis->text.sentences[mention->sentence];
	NxValueScope scope = {analysis, sentence->first_token,
						  sentence->first_token + sentence->n_tokens};
	bool tells = false;

	if (is_verb(&scope, mention) || is_lone_short_word(&scope, mention))
		return false;
	for (uint32_t i = 0; i < mention->n_tokens; i++)
	{
		if (nx_scope_token_is(&scope, mention->first_token + i, nx_wordlist(others)))
			return false;
		tells = tells || tells_a_date(&scope, mention->first_token + i);
	}
	return tells || mention->n_tokens == 1;
}
