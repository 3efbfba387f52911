/*
 * story
 *	  Which articles of a stream are copies of one story, for measuring: all pairs,
 *	  by the functions behind <-> and ~=.
 *
 *		tools/read/articles.py DATA/news/articles-1.jsonl.xz | story
 *
 *	  The stream is that of tools/read.  For every pair of articles whose sketches
 *	  have a hash in common a line "I J SAME DISTANCE": the numbers of both, from 0 in
 *	  the order of the stream, I < J; 1 if they are the same story, else 0; and their
 *	  distance.  Pairs that have no line are at distance 1 and not the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "doc/sketch.h"
#include "tools/host/host.h"

/* Of an article: where a hash of its sketch is. */
typedef struct Place
{
	uint32_t hash;
	uint32_t article;
} Place;

typedef struct Stories
{
	NxHost host;
	NxModel model;
	NxBreaks *breaks;
	NxSketch *sketches;
	uint32_t n;
	uint32_t capacity;
	Place *places; /* by hash, then article */
	size_t n_places;
	uint32_t *seen; /* by article: the last one it was compared with, from 1 */
} Stories;

static void *
resize(void *memory, size_t count, size_t size)
{
	memory = realloc(memory, count * size);
	if (memory == NULL)
		nx_host_die("out of memory");
	return memory;
}

/* Only the stage that splits the text: a sketch needs no more. */
static void
add_article(Stories *stories, const NxArticle *article)
{
	NxArena arena;
	NxAnalysis *analysis;
	NxDoc doc;
	NxSketch *sketch;

	if (stories->n == stories->capacity)
	{
		stories->capacity = stories->capacity * 2 + 1024;
		stories->sketches =
			resize(stories->sketches, stories->capacity, sizeof(*stories->sketches));
	}
	nx_arena_init(&arena, &stories->host.env);
	analysis = nx_analysis_begin(&arena, &stories->model, stories->breaks, article);
	nx_analysis_run(analysis, NX_STAGE_TEXT);
	nx_analysis_to_doc(analysis, article, &doc);
	sketch = &stories->sketches[stories->n++];
	sketch->n = doc.n_story;
	memcpy(sketch->hashes, doc.story, doc.n_story * sizeof(*doc.story));
	nx_host_reset(&stories->host);
}

static void
read_stream(Stories *stories)
{
	char id[256];
	uint32_t title_len;
	uint32_t body_len;

	while (scanf("%255[^\t]\t%u\t%u", id, &title_len, &body_len) == 3 && getchar() == '\n')
	{
		size_t len = (size_t) title_len + body_len;
		char *bytes = resize(NULL, len + 1, 1);
		NxArticle article;

		if (fread(bytes, 1, len + 1, stdin) != len + 1)
			nx_host_die("stream ends inside record \"%s\"", id);
		article.listed = NULL;
		article.title.bytes = title_len > 0 ? bytes : NULL;
		article.title.len = title_len;
		article.body.bytes = bytes + title_len;
		article.body.len = body_len;
		add_article(stories, &article);
		free(bytes);
	}
}

static int
compare_places(const void *left, const void *right)
{
	const Place *a = left;
	const Place *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->article > b->article) - (a->article < b->article);
}

static void
sort_places(Stories *stories)
{
	stories->places =
		resize(NULL, (size_t) stories->n * NX_STORY_MAX + 1, sizeof(*stories->places));
	for (uint32_t i = 0; i < stories->n; i++)
	{
		for (uint32_t k = 0; k < stories->sketches[i].n; k++)
			stories->places[stories->n_places++] =
				(Place){stories->sketches[i].hashes[k], i};
	}
	qsort(stories->places, stories->n_places, sizeof(*stories->places), compare_places);
}

/* The first place behind this one: where later articles with its hash begin. */
static size_t
find_behind(const Stories *stories, Place place)
{
	size_t low = 0;
	size_t high = stories->n_places;

	while (low < high)
	{
		size_t middle = low + (high - low) / 2;

		if (compare_places(&stories->places[middle], &place) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
show_pair(const Stories *stories, uint32_t i, uint32_t k)
{
	const NxSketch *a = &stories->sketches[i];
	const NxSketch *b = &stories->sketches[k];
	NxResemblance result = nx_sketch_resemblance(a, b);

	printf("%u %u %d %.4f\n", i, k, nx_sketch_same_story(a, b),
		   (double) (result.n_seen - result.n_common) / result.n_seen);
}

static void
show_pairs_of(Stories *stories, uint32_t i)
{
	const NxSketch *sketch = &stories->sketches[i];

	for (uint32_t k = 0; k < sketch->n; k++)
	{
		size_t place = find_behind(stories, (Place){sketch->hashes[k], i});

		for (;
			 place < stories->n_places && stories->places[place].hash == sketch->hashes[k];
			 place++)
		{
			uint32_t other = stories->places[place].article;

			if (stories->seen[other] != i + 1)
				show_pair(stories, i, other);
			stories->seen[other] = i + 1;
		}
	}
}

int
main(void)
{
	Stories stories;

	memset(&stories, 0, sizeof(stories));
	nx_host_init(&stories.host);
	nx_host_bind_model(&stories.model, NULL);
	stories.breaks = nx_host_open_breaks();
	read_stream(&stories);
	sort_places(&stories);
	stories.seen = calloc((size_t) stories.n + 1, sizeof(*stories.seen));
	if (stories.seen == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < stories.n; i++)
		show_pairs_of(&stories, i);
	free(stories.seen);
	free(stories.places);
	free(stories.sketches);
	nx_breaks_close(stories.breaks);
	return 0;
}
