/*
 * plausible.c
 *	  Can the words be a name at all?
 *
 * What taggers take for names in every corpus, and what none is: "(R-Okla.)",
 * "US-led", "EU-Japan", "the council", "No.", "Prime" before "Minister".
 */
#include "analysis/plausible.h"

#include "analysis/canonical.h"
#include "analysis/trim.h"
#include "base/hash.h"
#include "text/fold.h"

/* A tagger surer than this is believed even if the word is common. */
#define SURE 160

/* Bytes of "Liechtenstein-Switzerland", and some. */
#define LONGEST_PAIR 40

/* What alone names no organization: "the council said". */
static const char *const generic_heads[] = {
	"agency",		"association", "center",	 "centre",	   "bank",	  "board",
	"club",			"college",	   "commission", "committee",  "company", "corporation",
	"council",		"court",	   "department", "foundation", "fund",	  "government",
	"group",		"hospital",	   "institute",	 "ministry",   "office",  "organization",
	"organisation", "party",	   "police",	 "school",	   "state",	  "team",
	"union",		"university",  "inc",		 "inc.",	   "llc",	  "ltd",
	"ltd.",			"corp",		   "corp.",		 "co.",
};

/* What has a capital and is in no list of an analyst. */
static const char *const never_names[] = {
	"god", "gods", "western", "eastern", "northern", "southern",
};

/* May a word of the list begin with the byte, in whatever case?  Most tokens cannot. */
static bool
may_begin(NxWordlist list, char byte)
{
	char lower = byte >= 'A' && byte <= 'Z' ? (char) (byte - 'A' + 'a') : byte;

	for (size_t i = 0; i < list.n_words; i++)
	{
		if (list.words[i][0] == lower)
			return true;
	}
	return (unsigned char) byte >= 0x80; /* who knows what it is folded to */
}

bool
nx_plausible_token_is(const NxText *text, uint32_t token, NxWordlist list)
{
	NxString string = nx_text_token(text, token);
	char lower[3 * NX_WORDLIST_LONGEST];
	NxString word = {lower, 0};

	if (string.len > NX_WORDLIST_LONGEST || !may_begin(list, string.bytes[0]))
		return false;
	word.len = (uint32_t) nx_fold_lower(string.bytes, string.len, lower);
	return nx_wordlist_find(list, word) != 0;
}

/* The character of the token at an offset; 0 outside. */
static char
byte_at(const NxText *text, uint32_t token, uint32_t offset)
{
	const NxToken *t = &text->tokens[token];

	return offset < t->len ? text->bytes[t->start + offset] : '\0';
}

/* "(R-Okla.)" or ", R-Okla.," after a politician: a party and a state, no name. */
bool
nx_plausible_is_party_and_state(const NxText *text, uint32_t token)
{
	char before = token > 0 ? byte_at(text, token - 1, 0) : '\0';
	char party = byte_at(text, token, 0);

	return (before == '(' || before == ',') && byte_at(text, token, 1) == '-' &&
		   (party == 'R' || party == 'D' || party == 'I');
}

/* What stands before the first hyphen of the token; the whole token without one. */
static NxString
part_before_hyphen(const NxText *text, uint32_t token)
{
	NxString part = nx_text_token(text, token);
	const char *hyphen = memchr(part.bytes, '-', part.len);

	if (hyphen != NULL)
		part.len = (uint32_t) (hyphen - part.bytes);
	return part;
}

/* What stands after the last hyphen; nothing without one. */
NxString
nx_plausible_after_hyphen(const NxText *text, uint32_t token)
{
	NxString part = nx_text_token(text, token);
	uint32_t start = part.len;

	while (start > 0 && part.bytes[start - 1] != '-')
		start--;
	part.bytes += start;
	part.len = start > 0 ? part.len - start : 0;
	return part;
}

/* "anti-American", "pro-Hong Kong". */
static bool
has_prefix(const NxText *text, uint32_t token)
{
	static const char *const prefixes[] = {"anti", "non", "pro", "post",
										   "pre",  "ex",  "un",	 "then"};

	return (text->tokens[token].flags & NX_TOKEN_HAS_HYPHEN) != 0 &&
		   nx_wordlist_find(nx_wordlist(prefixes), part_before_hyphen(text, token)) != 0;
}

/* "US-led", "anti-American": an adjective made from a name. */
static bool
is_compound_adjective(const NxText *text, uint32_t token)
{
	NxString end = nx_plausible_after_hyphen(text, token);

	if (text->tokens[token].shape == NX_SHAPE_LOWER)
		return false;
	return has_prefix(text, token) ||
		   (end.len > 0 && end.bytes[0] >= 'a' && end.bytes[0] <= 'z');
}

/* "Sens.", "No.": an abbreviation that the table has no name for. */
static bool
is_plain_abbreviation(const NxAnalysis *analysis, uint32_t token)
{
	const NxToken *t = &analysis->text.tokens[token];

	return (t->flags & NX_TOKEN_ABBREVIATION) != 0 && t->shape != NX_SHAPE_UPPER &&
		   nx_canonical_find(analysis, token, 1) == NULL;
}

/* Does the table know the part of a token as a place or body? */
static bool
is_known_part(const NxAnalysis *analysis, NxString part)
{
	const uint16_t kinds = 1u << NX_KIND_PLACE | 1u << NX_KIND_ORGANIZATION;
	NxString lower = memchr(part.bytes, '.', part.len) == NULL
						 ? nx_canonical_lower(analysis->arena, part)
						 : nx_canonical_fold(analysis->arena, part);
	const NxPhraseEntry *entry = nx_model_phrase(
		analysis->model, nx_model_phrase_start(nx_hash64(lower.bytes, lower.len)));

	return entry != NULL && (entry->flags & NX_PHRASE_END) != 0 &&
		   (entry->kinds & kinds) != 0;
}

/* "EU-Japan draft", "US-China trade": two parties, and no name of one thing. */
static bool
is_pair(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t token = mention->first_token;
	NxString before = part_before_hyphen(text, token);
	NxString after = nx_plausible_after_hyphen(text, token);

	if (mention->kind == NX_KIND_PLACE)
	{
		/* "Baden-Baden" and "Austria-Hungary" are places, "U.S.-India" is none. */
		if (before.len < 2 || before.bytes[before.len - 1] > 'Z')
			return false;
	}
	else if (mention->kind != NX_KIND_GROUP && mention->kind != NX_KIND_OTHER &&
			 mention->kind != NX_KIND_EVENT)
		return false;
	return before.len > 0 && after.len > 0 && text->tokens[token].len <= LONGEST_PAIR &&
		   nx_canonical_find(analysis, token, 1) == NULL &&
		   is_known_part(analysis, before) && is_known_part(analysis, after);
}

/*
 * Is there such an adjective in the name: "San Francisco-based"?  Names of persons
 * may end in a small letter ("Ban Ki-moon"), and works have any form.
 */
static bool
holds_adjective(const NxText *text, const NxMention *mention)
{
	static const char *const ends[] = {"era",	 "style",	  "like",	   "led",  "type",
									   "backed", "appointed", "supported", "world"};
	uint32_t last = mention->first_token + mention->n_tokens - 1;

	if (mention->kind == NX_KIND_EVENT)
		return has_prefix(text, mention->first_token);
	if (mention->kind == NX_KIND_PLACE || mention->kind == NX_KIND_GROUP ||
		mention->kind == NX_KIND_ORGANIZATION)
		return is_compound_adjective(text, last) || has_prefix(text, mention->first_token);
	return mention->kind == NX_KIND_PERSON &&
		   nx_wordlist_find(nx_wordlist(ends), nx_plausible_after_hyphen(text, last)) != 0;
}

static bool
has_letters(const NxText *text, const NxMention *mention)
{
	for (uint32_t i = 0; i < mention->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[mention->first_token + i];

		if (token->kind == NX_TOKEN_WORD || token->kind == NX_TOKEN_CJK ||
			token->kind == NX_TOKEN_HANDLE)
			return true;
		/* "76ers", "9/11", "G20" */
		if (token->kind == NX_TOKEN_NUMBER &&
			(token->shape != NX_SHAPE_NONE || mention->kind == NX_KIND_EVENT))
			return true;
	}
	return false;
}

/* "Prime" before "Minister": the title of a person and no name. */
static bool
is_cut_title(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	const NxSentence *sentence = &text->sentences[mention->sentence];
	uint32_t after = mention->first_token + 1;

	return nx_token_is(analysis, mention->first_token, NX_WORD_COMMON) &&
		   after < sentence->first_token + sentence->n_tokens &&
		   nx_token_is_capital(&text->tokens[after]) &&
		   nx_token_is(analysis, after, NX_WORD_TITLE);
}

/* "TV", "PACs" */
static bool
is_in_capitals(const NxText *text, uint32_t token)
{
	NxString word = nx_text_token(text, token);

	if (text->tokens[token].shape == NX_SHAPE_UPPER)
		return true;
	if (word.len < 3 || word.bytes[word.len - 1] != 's')
		return false;
	for (uint32_t i = 0; i + 1 < word.len; i++)
	{
		if (word.bytes[i] < 'A' || word.bytes[i] > 'Z')
			return false;
	}
	return true;
}

/* "AI", "TV": what is written in capitals and names no one thing. */
static bool
is_common_abbreviation(const NxAnalysis *analysis, uint32_t token)
{
	static const char *const common[] = {
		"ai",  "atm", "cd",	  "ceo", "dna", "dvd", "edt", "er",	 "est", "et", "ev", "evs",
		"faq", "gdp", "gmt",  "gps", "hr",	"icu", "id",  "ig",	 "ipo", "iq", "it", "lgbt",
		"ok",  "pac", "pacs", "pr",	 "pst", "suv", "tv",  "tvs", "ui",	"vp",
	};

	return is_in_capitals(&analysis->text, token) &&
		   nx_plausible_token_is(&analysis->text, token, nx_wordlist(common)) &&
		   nx_canonical_find(analysis, token, 1) == NULL;
}

/* "the Games", "Museum": what kind of thing it is, and not which. */
static bool
is_bare_head(const NxAnalysis *analysis, const NxMention *mention)
{
	uint32_t token = mention->first_token;
	uint32_t heads = 0;

	if (mention->kind == NX_KIND_EVENT)
		heads = NX_WORD_EVENT_HEAD;
	else if (mention->kind == NX_KIND_FACILITY)
		heads = NX_WORD_FACILITY_HEAD;
	return nx_token_is(analysis, token, heads) &&
		   nx_token_is(analysis, token, NX_WORD_COMMON) &&
		   nx_canonical_find(analysis, token, 1) == NULL;
}

/* "D.", "R." */
static bool
is_initial(const NxText *text, uint32_t token)
{
	return text->tokens[token].len == 2 && byte_at(text, token, 1) == '.';
}

/* "Attorney General": a title without its bearer. */
static bool
is_bare_title(const NxAnalysis *analysis, const NxMention *mention)
{
	for (uint32_t i = mention->first_token; i < nx_mention_end(mention); i++)
	{
		if (!nx_token_is(analysis, i, NX_WORD_TITLE | NX_WORD_ROLE) ||
			nx_token_is(analysis, i, NX_WORD_FIRST_NAME))
			return false;
	}
	return nx_canonical_find(analysis, mention->first_token, mention->n_tokens) == NULL;
}

/* "R-Santa Clarita", "No. 3 Democrat", "GOP Texas Sens.": what is put beside a name. */
static bool
is_attribute(const NxAnalysis *analysis, const NxMention *mention)
{
	static const char *const counts[] = {"no", "no.", "nos.", "page"};
	const NxText *text = &analysis->text;
	uint32_t first = mention->first_token;
	uint32_t last = nx_mention_end(mention) - 1;

	if (nx_plausible_is_party_and_state(text, first))
		return true;
	if (text->tokens[first + 1].kind == NX_TOKEN_NUMBER &&
		nx_plausible_token_is(text, first, nx_wordlist(counts)))
		return true;
	return (text->tokens[last].flags & NX_TOKEN_ABBREVIATION) != 0 &&
		   text->tokens[last].len > 3 && nx_token_is(analysis, last, NX_WORD_TITLE) &&
		   mention->kind != NX_KIND_PERSON;
}

/* Words that are a name in no text, or only when the tagger is sure. */
static bool
is_single_name(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;
	uint32_t token = mention->first_token;
	uint32_t never = NX_WORD_PRONOUN | NX_WORD_WEEKDAY;

	if (text->tokens[token].len == 1 || is_initial(text, token) ||
		nx_plausible_token_is(text, token, nx_wordlist(never_names)) ||
		nx_plausible_is_party_and_state(text, token))
		return false;
	if (mention->kind == NX_KIND_PERSON)
	{
		never |= NX_WORD_TITLE;
		if (is_cut_title(analysis, mention))
			return false;
	}
	else if (is_common_abbreviation(analysis, token) || is_bare_head(analysis, mention) ||
			 is_compound_adjective(text, token) || is_pair(analysis, mention))
		return false;
	if (nx_token_is(analysis, token, never) &&
		!nx_token_is(analysis, token, NX_WORD_FIRST_NAME | NX_WORD_SURNAME))
		return false;
	if ((nx_token_is(analysis, token, NX_WORD_STOP) &&
		 text->tokens[token].shape != NX_SHAPE_UPPER) ||
		is_plain_abbreviation(analysis, token))
		return false;
	if (mention->kind == NX_KIND_ORGANIZATION &&
		nx_plausible_token_is(text, token, nx_wordlist(generic_heads)))
		return false;
	return mention->confidence >= SURE || !nx_token_is(analysis, token, NX_WORD_COMMON) ||
		   token > text->sentences[mention->sentence].first_token;
}

/* "McCain2020", "dfpPosition5", "House Bill 4003": what ends so is nobody. */
static bool
ends_in_figures(const NxText *text, const NxMention *mention)
{
	uint32_t last = nx_mention_end(mention) - 1;
	const NxToken *token = &text->tokens[last];
	char c = text->bytes[token->start + token->len - 1];

	if (c < '0' || c > '9')
		return false;
	return token->kind == NX_TOKEN_WORD ||
		   (token->kind == NX_TOKEN_NUMBER && token->len > 2);
}

bool
nx_plausible_name(const NxAnalysis *analysis, const NxMention *mention)
{
	const NxText *text = &analysis->text;

	if (!has_letters(text, mention) || holds_adjective(text, mention) ||
		(mention->kind == NX_KIND_PERSON && ends_in_figures(text, mention)))
		return false;
	if (mention->n_tokens == 1)
		return is_single_name(analysis, mention);
	return !is_attribute(analysis, mention) && !is_bare_title(analysis, mention);
}
