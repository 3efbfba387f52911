/*
 * names_doc.h
 *	  Newsdocs of nothing but names, for the tests of src/query.
 */
#ifndef NEWSX_TEST_NAMES_DOC_H
#define NEWSX_TEST_NAMES_DOC_H

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

#endif /* NEWSX_TEST_NAMES_DOC_H */
