/*
 * vectors.c
 *	  Word vectors, learnt from the raw articles.
 *
 * The articles become one array of word numbers, NO_WORD at the ends of sentences.
 * Constants are those of word2vec, but for fewer rounds: vectors of more gave nothing.
 */
#include "tools/train/vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"
#include "tools/host/host.h"
#include "tools/train/floats.h"
#include "tools/train/news.h"
#include "tools/train/random.h"
#include "tools/train/save.h"

#define NO_WORD UINT32_MAX
#define LEAST_COUNT 20 /* of a word that gets a vector */
#define WINDOW 5
#define NEGATIVES 5
#define ROUNDS 4
#define RATE 0.04
#define LEAST_RATE 0.0001
#define SUBSAMPLING 1e-4 /* words more frequent than that are passed over now and then */
#define SAMPLES (1 << 22)
#define SIGMOID_STEPS 1024
#define SIGMOID_REACH 6

typedef struct Stream
{
	NxArena *arena;
	NxKeymap index;
	uint64_t *keys;
	uint32_t *counts;
	uint32_t n;
	uint32_t keys_capacity;
	uint32_t counts_capacity;
	uint32_t *words; /* numbers */
	size_t n_words;
	size_t capacity;
} Stream;

typedef struct Learner
{
	Vectors *vectors;
	float (*out)[VECTOR_OWN_SIZE];
	uint32_t *samples; /* [SAMPLES]: words, each as often as its count to 3/4 */
	float *keep;	   /* [n]: how likely the word is not passed over */
	float sigmoid[SIGMOID_STEPS + 1];
	uint64_t random;
} Learner;

/* ---- the articles as numbers ---- */

static void
push(Stream *stream, uint32_t word)
{
	if (stream->n_words == stream->capacity)
	{
		stream->capacity = stream->capacity == 0 ? 1 << 20 : stream->capacity * 2;
		stream->words = realloc(stream->words, stream->capacity * sizeof(uint32_t));
		if (stream->words == NULL)
			nx_host_die("out of memory for the words of the articles");
	}
	stream->words[stream->n_words++] = word;
}

static uint32_t
number_of(Stream *stream, uint64_t key)
{
	uint32_t n = nx_keymap_get(&stream->index, key);

	if (n != NX_KEYMAP_NONE)
		return n;
	n = stream->n++;
	nx_keymap_put(&stream->index, key, n);
	nx_grow(stream->arena, stream->keys, n, (size_t) n + 1, &stream->keys_capacity);
	nx_grow(stream->arena, stream->counts, n, (size_t) n + 1, &stream->counts_capacity);
	stream->keys[n] = key;
	return n;
}

static void
read_article(void *context, const NxText *text)
{
	Stream *stream = context;

	for (uint32_t s = 0; s < text->n_sentences; s++)
	{
		const NxSentence *sentence = &text->sentences[s];
		uint8_t block = text->blocks[sentence->block].kind;

		if (block == NX_BLOCK_BOILERPLATE || block == NX_BLOCK_BYLINE)
			continue;
		for (uint32_t i = 0; i < sentence->n_tokens; i++)
		{
			const NxToken *token = &text->tokens[sentence->first_token + i];
			uint32_t n;

			if (token->kind == NX_TOKEN_NUMBER || token->kind == NX_TOKEN_SYMBOL)
				continue;
			n = number_of(stream, token->lower);
			stream->counts[n]++;
			push(stream, n);
		}
		push(stream, NO_WORD);
	}
}

typedef struct Ranked
{
	uint64_t key;
	uint32_t count;
	uint32_t number;
} Ranked;

static int
compare_ranked(const void *a, const void *b)
{
	const Ranked *left = a;
	const Ranked *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return left->key < right->key ? -1 : left->key > right->key;
}

/* Number the words anew, the most frequent first, and drop the rare ones. */
static void
rank_words(Stream *stream, Vectors *vectors)
{
	Ranked *ranked = nx_new_array(stream->arena, Ranked, (size_t) stream->n + 1);
	uint32_t *numbers = nx_new_array(stream->arena, uint32_t, (size_t) stream->n + 1);

	for (uint32_t i = 0; i < stream->n; i++)
	{
		ranked[i].key = stream->keys[i];
		ranked[i].count = stream->counts[i];
		ranked[i].number = i;
		numbers[i] = NO_WORD;
	}
	qsort(ranked, stream->n, sizeof(*ranked), compare_ranked);
	vectors->keys = nx_new_array(stream->arena, uint64_t, (size_t) stream->n + 1);
	vectors->counts = nx_new_array(stream->arena, uint32_t, (size_t) stream->n + 1);
	nx_keymap_init(&vectors->index, stream->arena);
	while (vectors->n < stream->n && ranked[vectors->n].count >= LEAST_COUNT)
	{
		uint32_t n = vectors->n++;

		vectors->keys[n] = ranked[n].key;
		vectors->counts[n] = ranked[n].count;
		numbers[ranked[n].number] = n;
		nx_keymap_put(&vectors->index, ranked[n].key, n);
	}
	/* Rare words vanish from their sentences. */
	{
		size_t kept = 0;

		for (size_t i = 0; i < stream->n_words; i++)
		{
			uint32_t word = stream->words[i];

			if (word != NO_WORD && numbers[word] == NO_WORD)
				continue;
			stream->words[kept++] = word == NO_WORD ? NO_WORD : numbers[word];
		}
		stream->n_words = kept;
	}
}

/* ---- learning ---- */

static float
draw_share(Learner *learner)
{
	return (float) (next_random(&learner->random) & 0xffffff) / 0x1000000;
}

static void
prepare(Learner *learner, Vectors *vectors, NxArena *arena)
{
	double total = 0;
	double words = 0;
	double sum;
	uint32_t word = 0;

	learner->vectors = vectors;
	learner->random = 1;
	learner->samples = nx_new_array(arena, uint32_t, SAMPLES);
	learner->keep = nx_new_array(arena, float, vectors->n);
	learner->out = nx_arena_alloc_array(arena, vectors->n, sizeof(*learner->out));
	vectors->v = nx_arena_alloc_array(arena, vectors->n, sizeof(*vectors->v));
	for (uint32_t i = 0; i < vectors->n; i++)
	{
		total += pow(vectors->counts[i], 0.75);
		words += vectors->counts[i];
		for (int d = 0; d < VECTOR_OWN_SIZE; d++)
			vectors->v[i][d] = (draw_share(learner) - 0.5f) / VECTOR_OWN_SIZE;
	}
	for (uint32_t i = 0; i < vectors->n; i++)
	{
		double share = vectors->counts[i] / words / SUBSAMPLING;

		learner->keep[i] = (float) ((sqrt(share) + 1) / share);
	}
	sum = pow(vectors->counts[0], 0.75) / total;
	for (uint32_t i = 0; i < SAMPLES; i++)
	{
		learner->samples[i] = word;
		if ((double) i / SAMPLES > sum && word + 1 < vectors->n)
			sum += pow(vectors->counts[++word], 0.75) / total;
	}
	for (int i = 0; i <= SIGMOID_STEPS; i++)
	{
		double x = (2.0 * i / SIGMOID_STEPS - 1) * SIGMOID_REACH;

		learner->sigmoid[i] = (float) (1 / (1 + exp(-x)));
	}
}

static float
sigmoid(const Learner *learner, float x)
{
	if (x >= SIGMOID_REACH)
		return 1;
	if (x <= -SIGMOID_REACH)
		return 0;
	return learner
		->sigmoid[(int) ((x + SIGMOID_REACH) * SIGMOID_STEPS / (2 * SIGMOID_REACH))];
}

/* One pair: the word at the centre is drawn to its neighbour, others are pushed off. */
static void
learn_pair(Learner *learner, uint32_t neighbour, uint32_t centre, float rate)
{
	float *in = learner->vectors->v[neighbour];
	float change[VECTOR_OWN_SIZE] = {0};

	for (int k = 0; k <= NEGATIVES; k++)
	{
		uint32_t word =
			k == 0 ? centre
				   : learner->samples[next_random(&learner->random) & (SAMPLES - 1)];
		float *out = learner->out[word];
		float step;

		if (k > 0 && word == centre)
			continue;
		step = rate * ((k == 0 ? 1.0f : 0.0f) -
					   sigmoid(learner, product_of(in, out, VECTOR_OWN_SIZE)));
		add_scaled(change, out, step, VECTOR_OWN_SIZE);
		add_scaled(out, in, step, VECTOR_OWN_SIZE);
	}
	for (int d = 0; d < VECTOR_OWN_SIZE; d++)
		in[d] += change[d];
}

static void
learn_sentence(Learner *learner, const uint32_t *words, int n, float rate)
{
	for (int i = 0; i < n; i++)
	{
		int reach = 1 + (int) (next_random(&learner->random) % WINDOW);

		for (int j = i > reach ? i - reach : 0; j <= i + reach && j < n; j++)
			if (j != i)
				learn_pair(learner, words[j], words[i], rate);
	}
}

#define MAX_SENTENCE 1000

static void
learn(Learner *learner, const Stream *stream)
{
	uint32_t sentence[MAX_SENTENCE];
	int n = 0;
	double total = (double) stream->n_words * ROUNDS;
	double done = 0;

	for (int round = 0; round < ROUNDS; round++)
	{
		for (size_t i = 0; i < stream->n_words; i++)
		{
			uint32_t word = stream->words[i];

			done++;
			if (word == NO_WORD || n == MAX_SENTENCE)
			{
				double rate = RATE * (1 - done / total);

				learn_sentence(learner, sentence, n,
							   (float) (rate < LEAST_RATE ? LEAST_RATE : rate));
				n = 0;
			}
			else if (learner->keep[word] >= 1 || draw_share(learner) < learner->keep[word])
				sentence[n++] = word;
		}
		printf("vectors        round %d of %d\n", round + 1, ROUNDS);
		fflush(stdout);
	}
}

/* Middle at 0, length 1. */
static void
normalise(Vectors *vectors)
{
	double mean[VECTOR_OWN_SIZE] = {0};

	for (uint32_t i = 0; i < vectors->n; i++)
		for (int d = 0; d < VECTOR_OWN_SIZE; d++)
			mean[d] += vectors->v[i][d] / (double) vectors->n;
	for (uint32_t i = 0; i < vectors->n; i++)
	{
		double square = 1e-12;

		for (int d = 0; d < VECTOR_OWN_SIZE; d++)
		{
			vectors->v[i][d] -= (float) mean[d];
			square += vectors->v[i][d] * vectors->v[i][d];
		}
		for (int d = 0; d < VECTOR_OWN_SIZE; d++)
			vectors->v[i][d] /= (float) sqrt(square);
	}
}

void
vectors_learn(Vectors *vectors, NxArena *arena, NxBreaks *breaks, const char *data)
{
	Stream stream;
	Learner learner;

	memset(vectors, 0, sizeof(*vectors));
	memset(&stream, 0, sizeof(stream));
	memset(&learner, 0, sizeof(learner));
	stream.arena = arena;
	nx_keymap_init(&stream.index, arena);
	news_read(data, breaks, read_article, &stream);
	rank_words(&stream, vectors);
	if (vectors->n == 0)
		nx_host_die("no word stands %d times in %s/news", LEAST_COUNT, data);
	prepare(&learner, vectors, arena);
	learn(&learner, &stream);
	normalise(vectors);
	free(stream.words);
	printf("vectors        %6u words of %zu\n", vectors->n, stream.n_words);
}

void
vectors_add_embeddings(Vectors *vectors, const Embeddings *embeddings)
{
	for (uint32_t i = 0; i < vectors->n; i++)
	{
		uint32_t word = nx_keymap_get(&embeddings->index, vectors->keys[i]);

		if (word != NX_KEYMAP_NONE)
			add_scaled(vectors->v[i] + VECTOR_OWN_SIZE, embeddings->v[word],
					   1 / sqrtf(EMBEDDING_SIZE), EMBEDDING_SIZE);
	}
}

/* ---- in a file: u32 n, then the arrays, of the vectors the own part ---- */

#define OWN_BYTES (VECTOR_OWN_SIZE * sizeof(float))

void
vectors_save(const Vectors *vectors, const char *path)
{
	size_t n = vectors->n;
	size_t size = 4 + n * (8 + 4 + OWN_BYTES);
	char *bytes = malloc(size);
	char *at = bytes;

	if (bytes == NULL)
		nx_host_die("out of memory for the vectors");
	memcpy(at, &vectors->n, 4);
	at += 4;
	memcpy(at, vectors->keys, n * 8);
	at += n * 8;
	memcpy(at, vectors->counts, n * 4);
	at += n * 4;
	for (size_t i = 0; i < n; i++)
		memcpy(at + i * OWN_BYTES, vectors->v[i], OWN_BYTES);
	save_file(path, bytes, size);
	free(bytes);
}

void
vectors_load(Vectors *vectors, NxArena *arena, const char *path)
{
	size_t size;
	char *bytes = nx_host_read_file(path, &size);
	const char *at = bytes + 4;
	size_t n = 0;

	memset(vectors, 0, sizeof(*vectors));
	if (size >= 4)
		memcpy(&vectors->n, bytes, 4);
	n = vectors->n;
	if (n == 0 || size != 4 + n * (8 + 4 + OWN_BYTES))
		nx_host_die("%s: no vectors, or of another size", path);
	vectors->keys = nx_new_array(arena, uint64_t, n);
	vectors->counts = nx_new_array(arena, uint32_t, n);
	vectors->v = nx_arena_alloc_array(arena, n, sizeof(*vectors->v));
	memcpy(vectors->keys, at, n * 8);
	memcpy(vectors->counts, at + n * 8, n * 4);
	for (size_t i = 0; i < n; i++)
		memcpy(vectors->v[i], at + n * 12 + i * OWN_BYTES, OWN_BYTES);
	nx_keymap_init(&vectors->index, arena);
	for (uint32_t i = 0; i < vectors->n; i++)
		nx_keymap_put(&vectors->index, vectors->keys[i], i);
	free(bytes);
}

const float *
vectors_find(const Vectors *vectors, uint64_t lower)
{
	uint32_t n = nx_keymap_get(&vectors->index, lower);

	return n == NX_KEYMAP_NONE ? NULL : vectors->v[n];
}
