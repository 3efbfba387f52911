/*
 * dump.c
 *	  Showing what a model says of words and phrases.
 */
#include "tools/train/dump.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/kinds.h"
#include "tools/train/words.h"

static const char *const class_names[32] = {
	"stop",		  "negator",	   "booster",
	"dampener",	  "contrast",	   "reporting",
	"title",	  "role",		   "organization-head",
	"place-head", "facility-head", "event-head",
	"first-name", "surname",	   "male",
	"female",	  "month",		   "weekday",
	"number",	  "currency",	   "demonym",
	"country",	  "city",		   "pronoun",
	"common",	  "shifter",
};

static const char *const flag_names[] = {"end", "prefix", "upper", "demonym", "alias"};

void
dump_word(const NxModel *model, const char *word)
{
	const NxClusterEntry *cluster = nx_model_cluster(model, nx_hash64(word, strlen(word)));
	const NxWordEntry *entry = nx_model_word(model, words_key(word));

	printf("%s:", word);
	if (entry == NULL)
		printf(" not in the lexicon");
	for (int bit = 0; entry != NULL && bit < 32; bit++)
	{
		if (entry->classes >> bit & 1)
			printf(" %s", class_names[bit]);
	}
	if (entry != NULL && entry->valence != 0)
		printf(" valence %d", entry->valence);
	if (entry != NULL && entry->idf != UINT16_MAX)
		printf(" idf %.2f", entry->idf / 256.0);
	if (cluster != NULL)
	{
		const uint32_t *path = model->cluster_paths + 2 * cluster->cluster;

		printf(" cluster ");
		for (uint32_t bit = path[1]; bit-- > 0;)
			putchar('0' + (int) (path[0] >> bit & 1));
	}
	putchar('\n');
}

void
dump_phrase(const NxModel *model, NxBreaks *breaks, const char *phrase)
{
	uint64_t words[WORDS_MAX];
	uint32_t n = words_split(breaks, phrase, words);
	const NxPhraseEntry *entry = NULL;
	uint64_t chain = 0;

	for (uint32_t i = 0; i < n; i++)
	{
		chain = i == 0 ? nx_model_phrase_start(words[0])
					   : nx_model_phrase_next(chain, words[i]);
		entry = nx_model_phrase(model, chain);
	}
	printf("%s:", phrase);
	if (entry == NULL)
		printf(" not in the table");
	for (int kind = 0; entry != NULL && kind < NX_N_KINDS; kind++)
	{
		if (entry->kinds >> kind & 1)
			printf(" %s", nx_kind_names[kind]);
	}
	for (int bit = 0; entry != NULL && bit < 5; bit++)
	{
		if (entry->flags >> bit & 1)
			printf(" <%s>", flag_names[bit]);
	}
	if (entry != NULL && entry->name != UINT32_MAX)
	{
		NxString name = nx_model_name(model, entry->name);

		printf(" = %.*s", (int) name.len, name.bytes);
	}
	if (entry != NULL)
		printf(" weight %.1f", entry->weight / 256.0);
	putchar('\n');
}

void
dump_meta(const NxModel *model)
{
	static const char *const keys[] = {"name",	  "version",  "language", "license",
									   "credits", "features", "scores"};

	printf("%s, %zu bytes, digest %016llx, %u labels, %u names\n", model->id, model->size,
		   (unsigned long long) model->digest, model->n_labels, model->n_names);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
	{
		NxString value = nx_model_meta(model, keys[i]);

		printf("%s: %.*s\n", keys[i], (int) value.len, value.bytes);
	}
}
