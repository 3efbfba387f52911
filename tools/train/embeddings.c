/*
 * embeddings.c
 *	  Word vectors that others have learnt.
 *
 * The file is one JSON object; its member "vectors" has a member a word, an array of
 * EMBEDDING_SIZE numbers and a few more that are not used.
 */
#include "tools/train/embeddings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "tools/host/host.h"

#define MEMBER "\"vectors\":{"

/* The middle is that of so many frequent words; rare ones lie elsewhere. */
#define MIDDLE_OF 50000

typedef struct Reader
{
	const char *path;
	const char *bytes;
	const char *at;
} Reader;

static void
expect(Reader *reader, char c)
{
	if (*reader->at != c)
		nx_host_die("%s: offset %zu: expected '%c'", reader->path,
					(size_t) (reader->at - reader->bytes), c);
	reader->at++;
}

/*
 * The bytes of a string as they stand.  A word with an escape in it is no word of ours,
 * and is known by nothing.
 */
static uint64_t
read_word(Reader *reader)
{
	const char *start;

	expect(reader, '"');
	start = reader->at;
	while (*reader->at != '"' && *reader->at != '\0')
		reader->at += *reader->at == '\\' && reader->at[1] != '\0' ? 2 : 1;
	expect(reader, '"');
	return nx_hash64(start, (size_t) (reader->at - 1 - start));
}

static float
read_number(Reader *reader)
{
	char *end;
	float number = strtof(reader->at, &end);

	if (end == reader->at || !isfinite(number))
		nx_host_die("%s: offset %zu: expected a number", reader->path,
					(size_t) (reader->at - reader->bytes));
	reader->at = end;
	return number;
}

static void
read_vector(Reader *reader, float *v)
{
	int n = 0;

	expect(reader, '[');
	for (;;)
	{
		float number = read_number(reader);

		if (n < EMBEDDING_SIZE)
			v[n] = number;
		n++;
		if (*reader->at != ',')
			break;
		reader->at++;
	}
	expect(reader, ']');
	if (n < EMBEDDING_SIZE)
		nx_host_die("%s: offset %zu: a vector of %d numbers instead of %d", reader->path,
					(size_t) (reader->at - reader->bytes), n, EMBEDDING_SIZE);
}

static void
normalise(Embeddings *embeddings)
{
	uint32_t n_middle = embeddings->n < MIDDLE_OF ? embeddings->n : MIDDLE_OF;
	double middle[EMBEDDING_SIZE] = {0};

	for (uint32_t i = 0; i < n_middle; i++)
		for (int d = 0; d < EMBEDDING_SIZE; d++)
			middle[d] += embeddings->v[i][d] / (double) n_middle;
	for (uint32_t i = 0; i < embeddings->n; i++)
	{
		double square = 1e-12;

		for (int d = 0; d < EMBEDDING_SIZE; d++)
		{
			embeddings->v[i][d] -= (float) middle[d];
			square += embeddings->v[i][d] * embeddings->v[i][d];
		}
		for (int d = 0; d < EMBEDDING_SIZE; d++)
			embeddings->v[i][d] *= (float) sqrt(EMBEDDING_SIZE / square);
	}
}

void
embeddings_read(Embeddings *embeddings, NxArena *arena, const char *path,
				uint32_t most_words)
{
	size_t size;
	char *bytes = nx_host_read_file(path, &size);
	Reader reader = {path, bytes, strstr(bytes, MEMBER)};

	memset(embeddings, 0, sizeof(*embeddings));
	if (reader.at == NULL)
		nx_host_die("%s: no member %s", path, MEMBER);
	reader.at += strlen(MEMBER);
	embeddings->keys = nx_new_array(arena, uint64_t, most_words);
	embeddings->v = nx_arena_alloc_array(arena, most_words, sizeof(*embeddings->v));
	nx_keymap_init(&embeddings->index, arena);
	while (embeddings->n < most_words)
	{
		uint32_t n = embeddings->n++;

		embeddings->keys[n] = read_word(&reader);
		expect(&reader, ':');
		read_vector(&reader, embeddings->v[n]);
		nx_keymap_put(&embeddings->index, embeddings->keys[n], n);
		if (*reader.at != ',')
			break;
		reader.at++;
	}
	free(bytes);
	normalise(embeddings);
}
