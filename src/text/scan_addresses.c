/*
 * scan_addresses.c
 *	  URLs, bare domain names, e-mail addresses.
 *
 * A URL with a scheme or "www." is taken at its word.  A bare name with dots is
 * a domain only if it ends in a top-level domain of the table in lower case:
 * news text also glues sentences together ("the end.The next").  Top-level
 * domains that are English words count only with a path behind them or one of
 * the second-level labels of countries before them ("co.in").
 *
 * The search for a domain looks ahead over a run of letters, digits, dots and
 * the like.  When it fails, the end of the run is remembered, and no later dot
 * of the same run is looked at again: it has the same last label.
 */
#include "text/scan.h"

#include <stdlib.h>
#include <string.h>

#define ALNUM (NX_CHAR_LETTER | NX_CHAR_DIGIT)
#define LONGEST_LABEL 8 /* of the tables below, with room for a NUL */

/* Sorted for bsearch. */
static const char top_domains[][LONGEST_LABEL] = {
	"ae",  "ai", "ar",	"au", "bd",	 "biz", "br",	"ca",  "ch", "cl",	"cn", "co",
	"com", "cu", "cz",	"de", "dk",	 "edu", "es",	"eu",  "fi", "fr",	"gh", "gov",
	"gr",  "hk", "hu",	"id", "ie",	 "il",	"info", "int", "io", "ir",	"jp", "ke",
	"kr",  "lk", "mil", "mx", "net", "ng",	"nl",	"np",  "nz", "org", "pe", "ph",
	"pk",  "pl", "pt",	"qa", "ro",	 "rs",	"ru",	"sa",  "se", "sg",	"th", "tr",
	"tv",  "tw", "ua",	"uk", "ve",	 "vn",	"za",
};

/* Top-level domains that are words as well. */
static const char word_domains[][LONGEST_LABEL] = {
	"am",	"app",	 "as",	"at",  "be",	"blog",	  "by",	   "club", "do",
	"in",	"is",	 "it",	"la",  "live",	"me",	  "media", "my",   "name",
	"news", "no",	 "one", "pro", "press", "online", "shop",  "site", "so",
	"tech", "today", "to",	"us",  "world", "xyz",
};

/* Before a country's domain: "bbc.co.uk", "thehindu.co.in". */
static const char second_domains[][LONGEST_LABEL] = {"ac",	"co",  "com", "edu",
													 "gov", "net", "org"};

static bool
label_is_in(const char (*table)[LONGEST_LABEL], size_t n, const char *label, size_t len)
{
	for (size_t i = 0; i < n; i++)
	{
		if (strlen(table[i]) == len && memcmp(table[i], label, len) == 0)
			return true;
	}
	return false;
}

#define LABEL_IS_IN(table, label, len) \
	label_is_in((table), sizeof(table) / sizeof((table)[0]), (label), (len))

static int
compare_labels(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Is the label, of letters only, one of top_domains? */
static bool
is_top_domain(const char *label, size_t len)
{
	char key[LONGEST_LABEL] = {0};

	if (len >= LONGEST_LABEL)
		return false;
	memcpy(key, label, len);
	return bsearch(key, top_domains, sizeof(top_domains) / LONGEST_LABEL, LONGEST_LABEL,
				   compare_labels) != NULL;
}

/* May the byte stand in a URL? */
static bool
is_url_byte(uint8_t byte)
{
	return byte > ' ' && byte < 0x7F && strchr("\"'<>[]{}|\\^`", byte) == NULL;
}

/* The end of the URL that begins at start and is known up to `at`. */
static uint32_t
find_url_end(const NxScanner *scanner, uint32_t start, uint32_t at)
{
	const char *bytes = scanner->bytes;
	uint32_t first = at;
	int depth = 0; /* of open brackets */

	while (at < scanner->end && at - start < NX_TOKEN_MAX &&
		   is_url_byte((uint8_t) bytes[at]))
	{
		depth += (bytes[at] == '(') - (bytes[at] == ')');
		at++;
	}
	/* What closes a sentence or a bracket around the URL is not of the URL. */
	for (; at > first; at--)
	{
		if (bytes[at - 1] == ')' && depth < 0)
			depth++;
		else if (strchr(".,;:!?*_~", bytes[at - 1]) == NULL)
			break;
	}
	return at;
}

bool
nx_url_scan(NxScanner *scanner, uint32_t start, uint32_t colon, NxScanned *found)
{
	static const char schemes[][6] = {"http", "https", "ftp"};
	uint32_t len = colon - start;

	if (nx_scan_byte(scanner, colon + 1) != '/' ||
		nx_scan_byte(scanner, colon + 2) != '/' ||
		!(nx_scan_class(scanner, colon + 3) & ALNUM))
		return false;
	for (int i = 0; i < 3; i++)
	{
		uint32_t n = 0;

		while (n < len && n < 5 && (scanner->bytes[start + n] | 0x20) == schemes[i][n])
			n++;
		if (n == len && schemes[i][n] == '\0')
		{
			found->end = find_url_end(scanner, start, colon + 3);
			found->kind = NX_TOKEN_URL;
			return true;
		}
	}
	return false;
}

/* May the byte stand in the local part of an e-mail address? */
static bool
is_address_byte(uint8_t byte)
{
	if (byte >= 0x80)
		return false;
	return (nx_char_latin1[byte] & ALNUM) || byte == '.' || byte == '-' || byte == '_' ||
		   byte == '+';
}

/* A name of labels with a dot between each two, in bytes[start..end). */
typedef struct Domain
{
	uint32_t last;	 /* where the last label begins; start: no dot */
	uint32_t second; /* where the label before it begins */
	bool last_is_lower;
	bool is_sound; /* every label has letters, digits, inner hyphens only */
} Domain;

static Domain
split_domain(const NxScanner *scanner, uint32_t start, uint32_t end)
{
	Domain domain = {.last = start, .second = start, .is_sound = end > start};

	domain.last_is_lower = true;
	for (uint32_t i = start; i < end; i++)
	{
		uint8_t class = nx_scan_class(scanner, i);

		if (class & NX_CHAR_STOP)
		{
			if (i == domain.last || scanner->bytes[i - 1] == '-')
				domain.is_sound = false;
			domain.second = domain.last;
			domain.last = i + 1;
			domain.last_is_lower = true;
		}
		else
		{
			if (!(class & NX_CHAR_LOWER))
				domain.last_is_lower = false;
			if (!(class & (ALNUM | NX_CHAR_DASH)))
				domain.is_sound = false;
		}
	}
	if (domain.last == end)
		domain.is_sound = false;
	return domain;
}

/* Does the name look like the address of a site, `path` behind it or not? */
static bool
is_site(const NxScanner *scanner, uint32_t start, uint32_t end, bool path)
{
	Domain domain = split_domain(scanner, start, end);
	const char *last = scanner->bytes + domain.last;
	const char *second = scanner->bytes + domain.second;

	if (!domain.is_sound || domain.last == start || !domain.last_is_lower)
		return false;
	if (end - start > 4 && strncmp(scanner->bytes + start, "www.", 4) == 0 &&
		domain.last > start + 4)
		return true;
	if (is_top_domain(last, end - domain.last))
		return true;
	if (!LABEL_IS_IN(word_domains, last, end - domain.last))
		return false;
	return path || (domain.second > start &&
					LABEL_IS_IN(second_domains, second, domain.last - 1 - domain.second));
}

/* Behind the @ at `at`: the end of the domain, or 0 if there is none. */
static uint32_t
find_mail_end(const NxScanner *scanner, uint32_t at)
{
	uint32_t start = at + 1;
	uint32_t end = start;
	Domain domain;

	while ((nx_scan_class(scanner, end) & (ALNUM | NX_CHAR_DASH | NX_CHAR_STOP)) &&
		   end - start < 256)
		end++;
	while (end > start && !(nx_scan_class(scanner, end - 1) & ALNUM))
		end--;
	domain = split_domain(scanner, start, end);
	return domain.is_sound && domain.last > start && end - domain.last >= 2 ? end : 0;
}

bool
nx_domain_scan(NxScanner *scanner, uint32_t start, uint32_t at, NxScanned *found)
{
	uint32_t end = start;

	if (at < scanner->no_address_before)
		return false;
	while (end < scanner->end && end - start < NX_TOKEN_MAX &&
		   is_address_byte((uint8_t) scanner->bytes[end]))
		end++;
	if (end < at)
		return false; /* "O'Brien.com": no run of such bytes up to the dot */
	scanner->no_address_before = end;
	if (nx_scan_byte(scanner, end) == '@')
	{
		uint32_t mail_end = find_mail_end(scanner, end);

		if (mail_end == 0)
			return false;
		found->end = mail_end;
		found->kind = NX_TOKEN_EMAIL;
		return true;
	}
	if (nx_scan_byte(scanner, end) == '/' && is_site(scanner, start, end, true))
	{
		found->end = find_url_end(scanner, start, end);
		found->kind = NX_TOKEN_URL;
		return true;
	}
	while (end > at && !(nx_scan_class(scanner, end - 1) & ALNUM))
		end--;
	if (end <= at || !is_site(scanner, start, end, false))
		return false;
	/* "Amazon.com" is a company's name, not a place to look at. */
	found->kind =
		nx_scan_class(scanner, start) & NX_CHAR_UPPER ? NX_TOKEN_WORD : NX_TOKEN_URL;
	found->end = end;
	return true;
}
