/*
 * news_debug.c
 *	  news_debug: what the analysis saw and decided, one row a token.
 */
#include "postgres.h"

#include "lib/stringinfo.h"

#include "pg/compat.h"
#include "pg/newsdoc.h"

#include "analysis/sentence_features.h"
#include "pg/article_cache.h"
#include "pg/rows.h"
#include "pg/text_pg.h"
#include "base/utf8.h"

NEWSX_FUNCTION(news_debug);

/* The valence of a word is in thousandths. */
#define VALENCE_UNIT 1000

/* The columns of newsx 0.1.0, whose declaration may still be there: all but why. */
#define N_OLD_COLUMNS 13

static const char *const token_names[] = {
	[NX_TOKEN_WORD] = "word",
	[NX_TOKEN_CLITIC] = "clitic",
	[NX_TOKEN_NUMBER] = "number",
	[NX_TOKEN_CJK] = "cjk",
	[NX_TOKEN_URL] = "url",
	[NX_TOKEN_EMAIL] = "email",
	[NX_TOKEN_HANDLE] = "handle",
	[NX_TOKEN_OPEN_QUOTE] = "open quote",
	[NX_TOKEN_CLOSE_QUOTE] = "close quote",
	[NX_TOKEN_PUNCTUATION] = "punctuation",
	[NX_TOKEN_SYMBOL] = "symbol",
};

static const char *const shape_names[] = {
	[NX_SHAPE_NONE] = NULL,		[NX_SHAPE_LOWER] = "lower", [NX_SHAPE_CAPITAL] = "capital",
	[NX_SHAPE_UPPER] = "upper", [NX_SHAPE_MIXED] = "mixed",
};

/* Names of the bits of NxWordEntry.classes. */
static const struct
{
	uint32_t bit;
	const char *name;
} classes[] = {
	{NX_WORD_STOP, "stop"},
	{NX_WORD_NEGATOR, "negator"},
	{NX_WORD_BOOSTER, "booster"},
	{NX_WORD_DAMPENER, "dampener"},
	{NX_WORD_CONTRAST, "contrast"},
	{NX_WORD_REPORTING, "reporting"},
	{NX_WORD_TITLE, "title"},
	{NX_WORD_ROLE, "role"},
	{NX_WORD_ORG_HEAD, "organization head"},
	{NX_WORD_PLACE_HEAD, "place head"},
	{NX_WORD_FACILITY_HEAD, "facility head"},
	{NX_WORD_EVENT_HEAD, "event head"},
	{NX_WORD_FIRST_NAME, "first name"},
	{NX_WORD_SURNAME, "surname"},
	{NX_WORD_MALE, "male"},
	{NX_WORD_FEMALE, "female"},
	{NX_WORD_MONTH, "month"},
	{NX_WORD_WEEKDAY, "weekday"},
	{NX_WORD_NUMBER, "number"},
	{NX_WORD_CURRENCY, "currency"},
	{NX_WORD_DEMONYM, "demonym"},
	{NX_WORD_COUNTRY, "country"},
	{NX_WORD_CITY, "city"},
	{NX_WORD_PRONOUN, "pronoun"},
	{NX_WORD_COMMON, "common"},
	{NX_WORD_SHIFTER, "shifter"},
	{NX_WORD_PREPOSITION, "preposition"},
};

/* Where the walk over the tokens stands. */
typedef struct Walk
{
	const NxAnalysis *analysis;
	NewsxRuler ruler; /* over the body */
	uint32_t sentence;
	uint32_t mention;	 /* the first that does not end before the token */
	uint32_t n_in_title; /* sentences of the title: numbers count in the body */
} Walk;

static uint32_t
count_title_sentences(const NxText *text)
{
	uint32_t n = 0;

	while (n < text->n_sentences && text->blocks[text->sentences[n].block].in_title)
		n++;
	return n;
}

static Walk
walk_begin(const NewsxArticle *article)
{
	Walk walk = {article->analysis, newsx_ruler(article->article.body), 0, 0, 0};

	walk.n_in_title = count_title_sentences(&article->analysis->text);
	return walk;
}

static void
walk_to(Walk *walk, uint32_t token)
{
	const NxAnalysis *analysis = walk->analysis;
	const NxSentence *sentences = analysis->text.sentences;

	while (sentences[walk->sentence].first_token + sentences[walk->sentence].n_tokens <=
		   token)
		walk->sentence++;
	while (walk->mention < analysis->n_mentions &&
		   analysis->mentions[walk->mention].first_token +
				   analysis->mentions[walk->mention].n_tokens <=
			   token)
		walk->mention++;
}

static void
put_place(NewsxRows *rows, Walk *walk, uint32_t token)
{
	const NxText *text = &walk->analysis->text;
	NxString word = nx_text_token(text, token);
	uint32_t start = text->tokens[token].start;

	newsx_rows_int(rows, token + 1);
	newsx_rows_position(rows,
						start < text->body_start
							? 0
							: newsx_ruler_position(&walk->ruler, start - text->body_start));
	newsx_rows_int(rows, (uint32_t) nx_utf8_count(word.bytes, word.len));
	newsx_rows_text(rows, word);
}

static void
put_sentence(NewsxRows *rows, const Walk *walk)
{
	const NxText *text = &walk->analysis->text;
	const NxBlock *block = &text->blocks[text->sentences[walk->sentence].block];

	newsx_rows_name(rows, block->in_title ? "title" : nx_block_names[block->kind]);
	newsx_rows_position(rows, block->in_title ? 0 : walk->sentence + 1 - walk->n_in_title);
}

/* What the lexicon has of the word: its classes, and its tone alone. */
static void
put_word(NewsxRows *rows, const NxWordEntry *entry)
{
	NxString names[lengthof(classes)];
	uint32_t n = 0;

	if (entry == NULL)
	{
		newsx_rows_null(rows);
		newsx_rows_null(rows);
		return;
	}
	for (size_t i = 0; i < lengthof(classes); i++)
	{
		if ((entry->classes & classes[i].bit) == 0)
			continue;
		names[n].bytes = classes[i].name;
		names[n].len = (uint32_t) strlen(classes[i].name);
		n++;
	}
	newsx_rows_names(rows, names, n);
	newsx_rows_ratio(rows, entry->valence, VALENCE_UNIT);
}

/* "B-person" where a name begins, "I-person" inside it, and what it names. */
static void
put_label(NewsxRows *rows, const Walk *walk, uint32_t token)
{
	const NxAnalysis *analysis = walk->analysis;
	const NxMention *mention = NULL;
	char label[32];

	if (walk->mention < analysis->n_mentions)
		mention = &analysis->mentions[walk->mention];
	if (mention == NULL || mention->first_token > token)
	{
		newsx_rows_null(rows);
		newsx_rows_null(rows);
		return;
	}
	snprintf(label, sizeof(label), "%c-%s", mention->first_token == token ? 'B' : 'I',
			 nx_kind_names[mention->kind]);
	newsx_rows_name(rows, label);
	newsx_rows_text(rows, analysis->entities[mention->entity].name);
}

/* The largest share that is left, or -1 if all of them are 0. */
static int
find_largest(const int16_t *shares)
{
	int largest = -1;

	for (int i = 0; i < NX_N_RANK_ENTRIES; i++)
	{
		if (shares[i] != 0 && (largest < 0 || abs(shares[i]) > abs(shares[largest])))
			largest = i;
	}
	return largest;
}

/*
 * At the first token of a sentence of the story: what its features and the rules added
 * to its score, in points of ROUGE, the largest first.
 */
static void
put_why(NewsxRows *rows, const Walk *walk, uint32_t token)
{
	const NxAnalysis *analysis = walk->analysis;
	NxRankShares shares;
	StringInfoData json;
	NxString string;
	int largest;

	if (analysis->text.sentences[walk->sentence].first_token != token ||
		analysis->scores[walk->sentence].rank == 0)
	{
		newsx_rows_null(rows);
		return;
	}
	memcpy(shares, analysis->shares[walk->sentence], sizeof(shares));
	initStringInfo(&json);
	appendStringInfoChar(&json, '{');
	while ((largest = find_largest(shares)) >= 0)
	{
		appendStringInfo(&json, "%s\"%s\": %s%d.%02d", json.len > 1 ? ", " : "",
						 nx_rank_names[largest], shares[largest] < 0 ? "-" : "",
						 abs(shares[largest]) / 100, abs(shares[largest]) % 100);
		shares[largest] = 0;
	}
	appendStringInfoChar(&json, '}');
	string.bytes = json.data;
	string.len = (uint32_t) json.len;
	newsx_rows_text(rows, string);
	pfree(json.data);
}

static void
put_token(NewsxRows *rows, Walk *walk, uint32_t token)
{
	const NxToken *seen = &walk->analysis->text.tokens[token];

	put_place(rows, walk, token);
	put_sentence(rows, walk);
	newsx_rows_name(rows, token_names[seen->kind]);
	newsx_rows_name(rows, shape_names[seen->shape]);
	newsx_rows_bool(rows, (seen->flags & NX_TOKEN_QUOTED) != 0);
	put_word(rows, walk->analysis->words[token]);
	put_label(rows, walk, token);
	if (rows->descriptor->natts > N_OLD_COLUMNS)
		put_why(rows, walk, token);
	newsx_rows_next(rows);
}

Datum
news_debug(PG_FUNCTION_ARGS)
{
	NewsxScratch scratch;
	NewsxRows rows;
	const NewsxArticle *article;
	Walk walk;

	newsx_scratch_begin(&scratch);
	article = newsx_article_read(&scratch, PG_GETARG_TEXT_PP(0));
	newsx_rows_begin(&rows, fcinfo);
	walk = walk_begin(article);
	for (uint32_t token = 0; token < article->analysis->text.n_tokens; token++)
	{
		walk_to(&walk, token);
		put_token(&rows, &walk, token);
	}
	newsx_rows_end(&rows);
	newsx_scratch_end(&scratch);
	return (Datum) 0;
}
