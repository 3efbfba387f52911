/*
 * read
 *	  Shows what newsx makes of an article, stage by stage, without a server.
 *
 *		read [-b] [-s] [-t] [-e] [-m] [-n] [-p] [-j] [-r] [-v] [--model FILE] [--names FILE]
 *			FILE...
 *		tools/read/articles.py DATA/news/articles-1.jsonl.xz | read -e --stream
 *
 *	  -b blocks  -s sentences  -t tokens  -e entities  -m mentions  -n tone with
 *	  evidence  -p tone toward the place that the article's name gives as
 *	  "BYTE+LENGTH"  -P toward the phrase that the name is  -j the newsdoc as JSON
 *	  -r the pronouns of the body that are somebody's, as JSON: [[POS, LEN, ENTITY], ...],
 *	  numbered as in the newsdoc  -k keyphrases  -S summary  -v nothing but the totals;
 *	  all of -b -S -e -n without any.  The names are a newsnames in its text form.
 *
 * A stream is records "ID\tTITLE_BYTES\tBODY_BYTES\n" TITLE BODY "\n".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/listed.h"
#include "analysis/pipeline.h"
#include "analysis/pronouns.h"
#include "analysis/tone.h"
#include "base/utf8.h"
#include "tools/host/host.h"

typedef struct Reader
{
	NxHost host;
	NxModel model;
	NxBreaks *breaks;
	const NxListed *listed;
	const char *views; /* letters of the views wanted */
	uint64_t n_articles;
	uint64_t n_bytes;
	uint64_t n_tokens;
	double seconds;
} Reader;

static void
print_clipped(const NxText *text, NxSpan span, uint32_t limit)
{
	for (uint32_t i = 0; i < span.len && i < limit; i++)
	{
		char c = text->bytes[span.start + i];

		putchar(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
	}
	if (span.len > limit)
		fputs("…", stdout);
	putchar('\n');
}

static double
decimal(int32_t tone)
{
	return (double) tone / NX_UNIT;
}

static void
show_blocks(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->text.n_blocks; i++)
	{
		const NxBlock *block = &a->text.blocks[i];

		printf("%-11s%s%s ", nx_block_names[block->kind], block->in_title ? " title" : "",
			   block->is_agency ? " agency" : "");
		print_clipped(&a->text, block->span, 150);
	}
}

static void
show_sentences(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->text.n_sentences; i++)
	{
		const NxSentence *sentence = &a->text.sentences[i];
		const NxSentenceScore *score = &a->scores[i];

		printf("%3u %-11s rank %3u salience %.3f tone %+.3f%s | ", i + 1,
			   nx_block_names[a->text.blocks[sentence->block].kind], score->rank,
			   decimal((int32_t) score->salience), decimal(score->tone),
			   score->quoted ? " quoted" : "");
		print_clipped(&a->text, sentence->span, 2000);
	}
}

static void
show_tokens(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->text.n_tokens; i++)
	{
		const NxToken *token = &a->text.tokens[i];

		printf("%u kind %u shape %u flags %04x classes %08x valence %d\t%.*s\n", i,
			   token->kind, token->shape, token->flags,
			   a->words[i] ? a->words[i]->classes : 0,
			   a->words[i] ? a->words[i]->valence : 0, (int) token->len,
			   a->text.bytes + token->start);
	}
}

static void
show_entities(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->n_entities; i++)
	{
		const NxEntity *entity = &a->entities[i];

		printf("%-12s %3u x  salience %.3f  tone %+.3f  %.*s", nx_kind_names[entity->kind],
			   entity->n_mentions, decimal((int32_t) entity->salience),
			   decimal(entity->tone), (int) entity->name.len, entity->name.bytes);
		for (uint32_t j = 0; j < entity->n_aliases; j++)
			printf("%s%.*s", j == 0 ? "  = " : ", ", (int) entity->aliases[j].len,
				   entity->aliases[j].bytes);
		putchar('\n');
	}
}

static void
show_mentions(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->n_mentions; i++)
	{
		const NxMention *m = &a->mentions[i];
		const NxToken *first = &a->text.tokens[m->first_token];
		const NxToken *last = first + m->n_tokens - 1;
		NxSpan span = {first->start, last->start + last->len - first->start};

		printf("%-12s %-30.*s ", nx_kind_names[m->kind],
			   (int) a->entities[m->entity].name.len, a->entities[m->entity].name.bytes);
		print_clipped(&a->text, span, 100);
	}
}

static void
show_tone(const NxAnalysis *a, const NxTarget *target)
{
	NxToneResult result;

	nx_tone_evaluate(a, target, &result);
	printf("tone %+.4f\n", decimal(result.tone));
	for (uint32_t i = 0; i < result.n_evidence; i++)
	{
		const NxEvidence *evidence = &result.evidence[i];
		NxString word = {"-", 1};

		if (evidence->n_tokens > 0)
			word = nx_text_token(&a->text, evidence->first_token);
		printf("  %+.4f %-16.*s %.*s%s\n", decimal(evidence->weight), (int) word.len,
			   word.bytes, (int) evidence->reason.len, evidence->reason.bytes,
			   evidence->quoted ? " (quoted)" : "");
	}
}

/* The tone toward the place that the name begins with: "120+9". */
static void
show_place(const NxAnalysis *a, const char *name)
{
	NxSpan span;
	NxTarget target;

	if (sscanf(name, "%u+%u", &span.start, &span.len) != 2 || span.start > a->text.len ||
		span.len > a->text.len - span.start)
		nx_host_die("\"%s\" names no place in the text", name);
	target = nx_target_span(a, span);
	show_tone(a, &target);
}

/* The tone toward the phrase that the article's name is; "nowhere" if it is not there. */
static void
show_phrase(const NxAnalysis *a, const char *name)
{
	NxString phrase = {name, (uint32_t) strlen(name)};
	NxTarget target = nx_target_phrase(a, phrase);

	if (target.n_places == 0)
		puts("nowhere");
	else
		show_tone(a, &target);
}

static void
show_summary(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->text.n_sentences; i++)
		if (a->scores[i].rank >= 1 && a->scores[i].rank <= 3)
		{
			printf("* ");
			print_clipped(&a->text, a->text.sentences[i].span, 2000);
		}
}

static void
show_keyphrases(const NxAnalysis *a)
{
	for (uint32_t i = 0; i < a->n_keyphrases; i++)
	{
		const NxKeyphrase *k = &a->keyphrases[i];
		NxString phrase = k->entity == NX_NONE ? k->phrase : a->entities[k->entity].name;

		printf("%.3f\t%.*s\t%s\n", decimal((int32_t) k->weight), (int) phrase.len,
			   phrase.bytes,
			   k->entity == NX_NONE ? "term" : nx_kind_names[a->entities[k->entity].kind]);
	}
}

static void
show_json(const NxAnalysis *a, const NxArticle *article)
{
	NxDoc doc;
	NxBuf buf;

	nx_analysis_to_doc(a, article, &doc);
	nx_buf_init(&buf, a->arena);
	nx_doc_to_json(&doc, &buf);
	printf("%.*s\n", (int) buf.len, buf.bytes);
}

static void
show_pronouns(const NxAnalysis *a)
{
	const NxText *text = &a->text;
	const char *separator = "";
	uint32_t byte = text->body_start;
	size_t pos = 1;

	putchar('[');
	for (uint32_t i = 0; i < a->pronouns->n; i++)
	{
		const NxPronoun *pronoun = &a->pronouns->pronouns[i];
		NxString word = nx_text_token(text, pronoun->token);
		uint32_t start = text->tokens[pronoun->token].start;

		if (start < text->body_start)
			continue;
		pos += nx_utf8_count(text->bytes + byte, start - byte);
		byte = start;
		printf("%s[%zu, %zu, %u]", separator, pos, nx_utf8_count(word.bytes, word.len),
			   pronoun->entity);
		separator = ", ";
	}
	puts("]");
}

static void
show(Reader *reader, const char *name, const NxAnalysis *a, const NxArticle *article)
{
	if (strchr(reader->views, 'v') != NULL)
		return;
	printf("==== %s\n", name);
	for (const char *view = reader->views; *view != '\0'; view++)
	{
		switch (*view)
		{
			case 'b':
				show_blocks(a);
				break;
			case 's':
				show_sentences(a);
				break;
			case 't':
				show_tokens(a);
				break;
			case 'e':
				show_entities(a);
				break;
			case 'm':
				show_mentions(a);
				break;
			case 'n':
				show_tone(a, NULL);
				break;
			case 'p':
				show_place(a, name);
				break;
			case 'P':
				show_phrase(a, name);
				break;
			case 'S':
				show_summary(a);
				break;
			case 'k':
				show_keyphrases(a);
				break;
			case 'j':
				show_json(a, article);
				break;
			case 'r':
				show_pronouns(a);
				break;
		}
	}
}

static void
read_article(Reader *reader, const char *name, const NxArticle *article)
{
	NxArena arena;
	NxAnalysis *analysis;
	double start = nx_host_seconds();

	nx_arena_init(&arena, &reader->host.env);
	analysis = nx_analyse(&arena, &reader->model, reader->breaks, article);
	reader->seconds += nx_host_seconds() - start;
	reader->n_articles++;
	reader->n_bytes += article->body.len;
	reader->n_tokens += analysis->text.n_tokens;
	show(reader, name, analysis, article);
	nx_host_reset(&reader->host);
}

static void
read_file(Reader *reader, const char *path)
{
	NxArticle article;
	size_t len;
	char *bytes = nx_host_read_file(path, &len);

	memset(&article, 0, sizeof(article));
	article.listed = reader->listed;
	article.body.bytes = bytes;
	article.body.len = (uint32_t) len;
	read_article(reader, path, &article);
	free(bytes);
}

static void
read_stream(Reader *reader)
{
	char id[256];
	uint32_t title_len;
	uint32_t body_len;

	while (scanf("%255[^\t]\t%u\t%u", id, &title_len, &body_len) == 3 && getchar() == '\n')
	{
		size_t len = (size_t) title_len + body_len;
		char *bytes = malloc(len + 1);
		NxArticle article;

		if (bytes == NULL || fread(bytes, 1, len + 1, stdin) != len + 1)
			nx_host_die("stream ends inside record \"%s\"", id);
		article.listed = reader->listed;
		article.title.bytes = title_len > 0 ? bytes : NULL;
		article.title.len = title_len;
		article.body.bytes = bytes + title_len;
		article.body.len = body_len;
		read_article(reader, id, &article);
		free(bytes);
	}
}

/* The list of names in a file, in memory that stays. */
static void
read_names(Reader *reader, NxHost *host, const char *path)
{
	NxArena arena;
	NxNames names;
	NxError error;
	size_t len;
	char *json = nx_host_read_file(path, &len);

	nx_host_init(host);
	nx_arena_init(&arena, &host->env);
	if (nx_names_from_json(&names, &arena, json, len, &error) != NX_OK)
		nx_host_die("%s: byte %zu: %s", path, error.offset, error.message);
	reader->listed = nx_listed_make(&names, &arena, reader->breaks);
}

int
main(int argc, char **argv)
{
	Reader reader;
	NxHost names_host;
	const char *model = NULL;
	const char *names = NULL;
	char views[32] = "";
	bool stream = false;
	int i;

	memset(&reader, 0, sizeof(reader));
	for (i = 1; i < argc && argv[i][0] == '-'; i++)
	{
		if (strcmp(argv[i], "--stream") == 0)
			stream = true;
		else if (strcmp(argv[i], "--model") == 0 && i + 1 < argc)
			model = argv[++i];
		else if (strcmp(argv[i], "--names") == 0 && i + 1 < argc)
			names = argv[++i];
		else if (strlen(argv[i]) == 2 && strlen(views) < sizeof(views) - 2)
			strcat(views, argv[i] + 1);
		else
			nx_host_die("unknown option \"%s\"; see the head of tools/read/main.c",
						argv[i]);
	}
	reader.views = views[0] == '\0' ? "bSen" : views;
	nx_host_init(&reader.host);
	nx_host_bind_model(&reader.model, model);
	reader.breaks = nx_host_open_breaks();
	if (names != NULL)
		read_names(&reader, &names_host, names);
	if (stream)
		read_stream(&reader);
	for (; i < argc; i++)
		read_file(&reader, argv[i]);
	fprintf(stderr,
			"%llu articles, %llu bytes, %llu tokens, %.2f s, %.0f tokens a second\n",
			(unsigned long long) reader.n_articles, (unsigned long long) reader.n_bytes,
			(unsigned long long) reader.n_tokens, reader.seconds,
			(double) reader.n_tokens / (reader.seconds > 0 ? reader.seconds : 1));
	nx_breaks_close(reader.breaks);
	return 0;
}
