/*
 * digest
 *	  Digests of groups of articles of a stream, for measuring: by the functions behind
 *	  news_digest.
 *
 *		digest N < STREAM
 *
 *	  The stream is that of tools/read.  Articles with the same ID that follow one
 *	  another are a group; of each comes a line with the ID, and under it a line for
 *	  every sentence of its digest, behind a tab, with ends of lines made spaces.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/pipeline.h"
#include "digest/digest.h"
#include "tools/host/host.h"

typedef struct Grouping
{
	NxHost host;		/* of one article's work */
	NxHost digest_host; /* of the digest */
	NxModel model;
	NxBreaks *breaks;
	NxDigest digest;
	char id[256];
} Grouping;

static void
show(Grouping *grouping)
{
	NxArena arena;
	NxString *texts;
	uint32_t n;

	nx_arena_init(&arena, &grouping->host.env);
	texts = nx_digest_choose(&grouping->digest.view, &arena, &n);
	printf("%s\n", grouping->id);
	for (uint32_t i = 0; i < n; i++)
	{
		putchar('\t');
		for (uint32_t k = 0; k < texts[i].len; k++)
			putchar((unsigned char) texts[i].bytes[k] < ' ' ? ' ' : texts[i].bytes[k]);
		putchar('\n');
	}
	nx_host_reset(&grouping->host);
	nx_host_reset(&grouping->digest_host);
}

static void
add(Grouping *grouping, const NxArticle *article)
{
	NxArena arena;
	NxAnalysis *analysis;
	NxBuf buf;
	NxDoc made;
	NxDoc doc;
	NxError error;
	NxDigestSource source = {&doc, article->body, &grouping->model, grouping->breaks};

	nx_arena_init(&arena, &grouping->host.env);
	analysis = nx_analyse(&arena, &grouping->model, grouping->breaks, article);
	nx_analysis_to_doc(analysis, article, &made);
	nx_buf_init(&buf, &arena);
	nx_doc_build(&made, &buf);
	if (nx_doc_open(&doc, &arena, buf.bytes, buf.len, &error) != NX_OK)
		nx_host_die("%s", error.message);
	nx_digest_add(&grouping->digest, &arena, &source);
	nx_host_reset(&grouping->host);
}

int
main(int argc, char **argv)
{
	static Grouping grouping;
	char id[256];
	uint32_t title_len;
	uint32_t body_len;
	int n = argc == 2 ? atoi(argv[1]) : 0;

	if (n < 1)
		nx_host_die("usage: digest N < STREAM");
	nx_host_init(&grouping.host);
	nx_host_init(&grouping.digest_host);
	nx_host_bind_model(&grouping.model, NULL);
	grouping.breaks = nx_host_open_breaks();
	while (scanf("%255[^\t]\t%u\t%u", id, &title_len, &body_len) == 3 && getchar() == '\n')
	{
		size_t len = (size_t) title_len + body_len;
		char *bytes = malloc(len + 1);
		NxArticle article = {{NULL, 0}, {NULL, 0}, NULL};

		if (bytes == NULL || fread(bytes, 1, len + 1, stdin) != len + 1)
			nx_host_die("stream ends inside record \"%s\"", id);
		if (strcmp(id, grouping.id) != 0)
		{
			if (grouping.id[0] != '\0')
				show(&grouping);
			strcpy(grouping.id, id);
			nx_digest_init(&grouping.digest, &grouping.digest_host.env, (uint32_t) n);
		}
		if (title_len > 0)
			article.title = (NxString){bytes, title_len};
		article.body = (NxString){bytes + title_len, body_len};
		add(&grouping, &article);
		free(bytes);
	}
	if (grouping.id[0] != '\0')
		show(&grouping);
	nx_breaks_close(grouping.breaks);
	return 0;
}
