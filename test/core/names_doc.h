/*
 * names_doc.h
 *	  Newsdocs of nothing but names, for the tests of src/query.
 */
#ifndef NEWSX_TEST_NAMES_DOC_H
#define NEWSX_TEST_NAMES_DOC_H

#include "query/query.h"
#include "sample_doc.h"

#define MAX_NAMES 4

/* An entity: its kind, salience and tone, its name, and then its aliases. */
typedef struct NamesEntity
{
	NxKind kind;
	uint32_t salience; /* the most salient first */
	int32_t tone;
	const char *names[MAX_NAMES];
} NamesEntity;

static inline NxString
names_string(const char *text)
{
	NxString string = {text, (uint32_t) strlen(text)};

	return string;
}

/* The bytes of a newsdoc with these entities, each mentioned once in the title. */
static inline NxBuf
names_build(Bench *bench, const NamesEntity *entities, uint32_t n)
{
	Sample sample;
	NxDoc *doc = &sample.doc;

	sample_init(&sample);
	doc->n_blocks = doc->n_sentences = 0;
	doc->body_bytes = doc->body_chars = 0;
	doc->n_entities = doc->n_mentions = n;
	doc->entities = nx_new_array(&bench->arena, NxDocEntity, n);
	doc->mentions = nx_new_array(&bench->arena, NxDocMention, n);
	for (uint32_t i = 0; i < n; i++)
	{
		NxDocEntity *entity = &doc->entities[i];

		entity->kind = (uint8_t) entities[i].kind;
		entity->salience = entities[i].salience;
		entity->tone = entities[i].tone;
		entity->name = names_string(entities[i].names[0]);
		entity->aliases = nx_new_array(&bench->arena, NxString, MAX_NAMES);
		for (uint32_t j = 1; j < MAX_NAMES && entities[i].names[j] != NULL; j++)
			entity->aliases[entity->n_aliases++] = names_string(entities[i].names[j]);
		doc->mentions[i].len = 1;
		doc->mentions[i].entity = i;
	}
	return bench_build(bench, doc);
}

/* The same numbers on every run. */
typedef struct Dice
{
	uint32_t state;
} Dice;

static inline uint32_t
roll(Dice *dice, uint32_t sides)
{
	dice->state = dice->state * 1664525 + 1013904223;
	return (dice->state >> 8) % sides;
}

/* Words that share their beginnings, are read in several ways, and meet often. */
static const char *const names_words[] = {
	"a",	"ab",	   "abc",	  "b",	  "bc", "B-c",
	"A.B.", "\u00C4b", "jong-un", "jong", "un", "\u2014",
};
#define N_NAMES_WORDS (sizeof(names_words) / sizeof(names_words[0]))

/* A name of up to `max` words. */
static inline const char *
roll_name(Bench *bench, Dice *dice, uint32_t max)
{
	NxBuf buf;
	uint32_t n = 1 + roll(dice, max);

	nx_buf_init(&buf, &bench->arena);
	for (uint32_t i = 0; i < n; i++)
	{
		if (i > 0)
			nx_buf_byte(&buf, ' ');
		nx_buf_text(&buf, names_words[roll(dice, N_NAMES_WORDS)]);
	}
	nx_buf_byte(&buf, 0);
	return buf.bytes;
}

/* Up to `max` entities, most salient first; how many. */
static inline uint32_t
roll_entities(Bench *bench, Dice *dice, NamesEntity *entities, uint32_t max)
{
	static const int32_t tones[] = {-NX_UNIT / 2, -52428, 0, 52428, 52429};
	uint32_t n = roll(dice, max + 1);

	memset(entities, 0, sizeof(*entities) * n);
	for (uint32_t i = 0; i < n; i++)
	{
		entities[i].kind = (NxKind) roll(dice, NX_N_KINDS);
		entities[i].salience = (n - i) * (NX_UNIT / max);
		entities[i].tone = tones[roll(dice, 5)];
		for (uint32_t j = 0; j <= roll(dice, MAX_NAMES); j++)
			entities[i].names[j] = roll_name(bench, dice, 3);
	}
	return n;
}

/* The text of a term, of one that folds to something most often. */
static inline void
roll_term(Bench *bench, Dice *dice, NxBuf *buf)
{
	if (roll(dice, 3) == 0)
	{
		nx_buf_text(buf, nx_kind_names[roll(dice, NX_N_KINDS)]);
		nx_buf_byte(buf, ':');
	}
	if (roll(dice, 4) == 0)
		nx_buf_text(buf, roll(dice, 2) == 0 ? "pos:" : "neg:");
	if (roll(dice, 12) == 0)
	{
		nx_buf_byte(buf, '*');
		return;
	}
	nx_buf_byte(buf, '"');
	nx_buf_text(buf, roll_name(bench, dice, 3));
	nx_buf_byte(buf, '"');
	if (roll(dice, 4) == 0)
		nx_buf_byte(buf, '*');
}

/* The text of a query of up to 2^depth terms. */
static inline void
roll_query(Bench *bench, Dice *dice, NxBuf *buf, int depth)
{
	if (roll(dice, 5) == 0)
		nx_buf_byte(buf, '!');
	if (depth == 0 || roll(dice, 3) == 0)
	{
		roll_term(bench, dice, buf);
		return;
	}
	nx_buf_byte(buf, '(');
	roll_query(bench, dice, buf, depth - 1);
	nx_buf_text(buf, roll(dice, 2) == 0 ? " & " : " | ");
	roll_query(bench, dice, buf, depth - 1);
	nx_buf_byte(buf, ')');
}

static inline NxBuf
roll_query_text(Bench *bench, Dice *dice)
{
	NxBuf buf;

	nx_buf_init(&buf, &bench->arena);
	roll_query(bench, dice, &buf, (int) roll(dice, 4));
	nx_buf_byte(&buf, 0);
	return buf;
}

static inline const NxQuery *
names_query(Bench *bench, const char *text)
{
	NxQuery *query = nx_new_array(&bench->arena, NxQuery, 1);
	uint32_t n_dropped;

	assert_int_equal(
		nx_query_parse(query, &bench->arena, text, strlen(text), &n_dropped, &bench->error),
		NX_OK);
	return query;
}

#endif /* NEWSX_TEST_NAMES_DOC_H */
