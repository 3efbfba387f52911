/*
 * make_seeds.c
 *	  Makes the seeds of the binary formats.
 *
 *		  make_seeds CORPUS
 *
 * Every file of CORPUS/json that is a newsdoc becomes one of CORPUS/doc and, with a
 * query, of CORPUS/match, and a few small models are written to CORPUS/model, digests of
 * one and of three articles to CORPUS/digest.  Run by
 * `make -f core.mk seeds` after a change of a format; what it makes is committed.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "base/hash.h"
#include "digest/digest.h"
#include "doc/doc.h"
#include "model/model.h"
#include "model/write.h"
#include "tools/host/host.h"

#define MAX_PATH 4096

static void
write_file(const char *folder, const char *kind, const char *name, const void *bytes,
		   size_t len)
{
	char path[MAX_PATH];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s/%s", folder, kind, name);
	file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, len, file) != len || fclose(file) != 0)
		nx_host_die("could not write \"%s\"", path);
}

/* What fuzz_match takes: a query, a NUL, and the newsdoc. */
static void
write_match(NxArena *arena, const char *folder, const char *name, NxBuf doc)
{
	static const char query[] =
		"person:ana* & !\"acme corp\" | neg:place:* | date:may | le";
	NxBuf both;

	nx_buf_init(&both, arena);
	nx_buf_bytes(&both, query, sizeof(query));
	nx_buf_bytes(&both, doc.bytes, doc.len);
	write_file(folder, "match", name, both.bytes, both.len);
}

static void
write_doc(NxArena *arena, const char *folder, const char *name)
{
	char path[MAX_PATH];
	size_t len;
	char *json;
	NxDoc doc;
	NxBuf bytes;
	NxError error;

	snprintf(path, sizeof(path), "%s/json/%s", folder, name);
	json = nx_host_read_file(path, &len);
	if (nx_doc_from_json(&doc, arena, json, len, &error) == NX_OK)
	{
		nx_buf_init(&bytes, arena);
		nx_doc_build(&doc, &bytes);
		write_file(folder, "doc", name, bytes.bytes, bytes.len);
		write_match(arena, folder, name, bytes);
	}
	free(json);
}

static void
write_docs(NxArena *arena, const char *corpus)
{
	char path[MAX_PATH];
	struct dirent *entry;
	DIR *folder;

	snprintf(path, sizeof(path), "%s/json", corpus);
	folder = opendir(path);
	if (folder == NULL)
		nx_host_die("could not open \"%s\"", path);
	while ((entry = readdir(folder)) != NULL)
	{
		if (entry->d_name[0] != '.')
			write_doc(arena, corpus, entry->d_name);
	}
	closedir(folder);
}

/* A model of n words, phrases, names, clusters and features, and so many labels. */
static void
write_model(NxArena *arena, const char *corpus, const char *file, uint32_t n,
			uint32_t n_labels)
{
	static const char *const meta[][2] = {
		{"name", "xx"}, {"version", "1"}, {"language", "xx"}, {"credits", "a\nb"}};
	uint64_t *keys = nx_new_array(arena, uint64_t, n);
	NxClusterEntry *clusters = nx_new_array(arena, NxClusterEntry, n);
	NxWordEntry *words = nx_new_array(arena, NxWordEntry, n);
	NxPhraseEntry *phrases = nx_new_array(arena, NxPhraseEntry, n);
	NxTaggerRow *rows = nx_new_array(arena, NxTaggerRow, n);
	NxFormSlot *forms = nx_new_array(arena, NxFormSlot, n);
	NxFormEntry *entries = nx_new_array(arena, NxFormEntry, n);
	NxToneWord *tone_words = nx_new_array(arena, NxToneWord, n);
	NxTonePattern *tone_patterns = nx_new_array(arena, NxTonePattern, n);
	NxVectorEntry *vectors = nx_new_array(arena, NxVectorEntry, n);
	NxString *names = nx_new_array(arena, NxString, n);
	uint32_t(*paths)[2] = nx_arena_alloc_array(arena, n, sizeof(*paths));
	int16_t *scores = nx_new_array(arena, int16_t, (n_labels + 1) * n_labels);
	NxRankEntry rank[NX_MODEL_RANK_ENTRIES] = {0};
	NxToneRow tone_rows[NX_MODEL_TONE_ROWS] = {0};
	NxToneOutput tone_outputs[NX_MODEL_TONE_OUTPUTS] = {0};
	NxToneSum tone_sum = {.traits = 4};
	NxModelWriter writer;
	NxModel model;
	NxError error;
	size_t size;
	char *bytes;

	for (uint32_t i = 0; i < n; i++)
	{
		keys[i] = nx_hash_mix(i, n);
		clusters[i].cluster = (uint16_t) (n - 1 - i);
		words[i].classes = 1U << i % 25;
		words[i].valence = (int16_t) (i * 50);
		phrases[i].kinds = 1;
		phrases[i].flags = NX_PHRASE_END;
		phrases[i].name = i % 2 == 0 ? i : UINT32_MAX;
		rows[i].scale = 1;
		rows[i].weights[i % sizeof(rows[i].weights)] = 7;
		forms[i].entry = entries[i].cluster = (uint16_t) i;
		tone_words[i].scale = (uint8_t) i;
		tone_words[i].sum = i % 2 == 0;
		tone_words[i].regions[i % NX_MODEL_TONE_REGIONS].positive = (int8_t) (i - 4);
		tone_patterns[i].weight.negative = (int8_t) (4 - i);
		vectors[i].codes[i % NX_MODEL_NET_CODES] = (uint8_t) i;
		names[i] = (NxString){"A name \xc3\xa9", 9};
		paths[i][0] = i;
		paths[i][1] = 8;
	}
	nx_model_write_start(&writer, arena);
	nx_model_write_meta(&writer, meta, sizeof(meta) / sizeof(meta[0]));
	nx_model_write_table(&writer, "CLUS", keys, clusters, n, sizeof(*clusters));
	nx_model_write_section(&writer, "CPTH", paths, n * sizeof(*paths), sizeof(*paths));
	nx_model_write_table(&writer, "WORD", keys, words, n, sizeof(*words));
	nx_model_write_table(&writer, "PHRA", keys, phrases, n, sizeof(*phrases));
	nx_model_write_names(&writer, names, n);
	nx_model_write_table(&writer, "TAGW", keys, rows, n, sizeof(*rows));
	nx_model_write_section(&writer, "TAGT", scores, (n_labels + 1) * n_labels * 2, 2);
	if (n < 10) /* the larger one is a model without what may be missing */
	{
		nx_model_write_table(&writer, "FORM", keys, forms, n, sizeof(*forms));
		nx_model_write_section(&writer, "FSUM", entries, n * sizeof(*entries),
							   sizeof(*entries));
		nx_model_write_filter(&writer, keys, n);
		nx_model_write_section(&writer, "RANK", rank, sizeof(rank), sizeof(*rank));
		nx_model_write_table(&writer, "TONW", keys, tone_words, n, sizeof(*tone_words));
		nx_model_write_table(&writer, "TONP", keys, tone_patterns, n,
							 sizeof(*tone_patterns));
		nx_model_write_section(&writer, "TONI", tone_rows, sizeof(tone_rows),
							   sizeof(*tone_rows));
		nx_model_write_section(&writer, "TONO", tone_outputs, sizeof(tone_outputs),
							   sizeof(*tone_outputs));
		nx_model_write_section(&writer, "TONS", &tone_sum, sizeof(tone_sum),
							   sizeof(tone_sum));
		nx_model_write_table(&writer, "VECT", keys, vectors, n, sizeof(*vectors));
	}
	bytes = nx_model_write_finish(&writer, &size);
	if (nx_model_bind(&model, bytes, size, &error) != NX_OK)
		nx_host_die("seed \"%s\": %s", file, error.message);
	write_file(corpus, "model", file, bytes, size);
}

static void
add_to_digest(NxDigest *digest, NxArena *arena, const NxModel *model, NxBreaks *breaks,
			  const char *body)
{
	NxArticle article = {{body, (uint32_t) strlen(body)}, {NULL, 0}, NULL};
	NxDigestSource source = {NULL, article.body, model, breaks};
	NxDoc made;
	NxDoc doc;
	NxBuf buf;
	NxError error;

	nx_analysis_to_doc(nx_analyse(arena, model, breaks, &article), &article, &made);
	nx_buf_init(&buf, arena);
	nx_doc_build(&made, &buf);
	if (nx_doc_open(&doc, arena, buf.bytes, buf.len, &error) != NX_OK)
		nx_host_die("seed of a digest: %s", error.message);
	source.doc = &doc;
	nx_digest_add(digest, arena, &source);
}

static void
write_digest(NxArena *arena, const char *corpus, const char *file, uint32_t n_articles)
{
	static const char *const bodies[] = {
		"Ana Lee won in Oslo. She had trained for years.",
		"OSLO - Ana Lee won. Bo Ek lost.",
		"Bo Ek lost the race in Oslo to Ana Lee, 29.\n\n\"No excuse,\" he said."};
	NxDigest digest;
	NxModel model;
	NxBreaks *breaks = nx_host_open_breaks();
	NxBuf buf;

	nx_host_bind_model(&model, NULL);
	nx_digest_init(&digest, arena->env, 2);
	for (uint32_t i = 0; i < n_articles; i++)
		add_to_digest(&digest, arena, &model, breaks, bodies[i]);
	nx_buf_init(&buf, arena);
	nx_digest_build(&digest.view, &buf);
	write_file(corpus, "digest", file, buf.bytes, buf.len);
	nx_breaks_close(breaks);
}

int
main(int argc, char **argv)
{
	NxHost host;
	NxArena arena;

	if (argc != 2)
		nx_host_die("usage: make_seeds CORPUS");
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	write_docs(&arena, argv[1]);
	write_model(&arena, argv[1], "empty", 0, 0);
	write_model(&arena, argv[1], "one", 1, 1);
	write_model(&arena, argv[1], "few", 9, 3);
	write_model(&arena, argv[1], "some", 60, 21);
	write_digest(&arena, argv[1], "none", 0);
	write_digest(&arena, argv[1], "one", 1);
	write_digest(&arena, argv[1], "three", 3);
	nx_host_reset(&host);
	return 0;
}
