/*
 * bio.c
 *	  Reads the annotated sets.
 */
#include "tools/train/bio.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define DOCUMENT_MARK "-DOCSTART-"

typedef struct Reader
{
	BioFile *file;
	NxArena *arena;
	const char *path;
	uint32_t line;
	const char *const *tags;
	uint32_t n_tags;
	uint32_t sentences_per_document;
	bool marked; /* the file has document marks */
	uint32_t tokens_capacity;
	uint32_t sentences_capacity;
	uint32_t documents_capacity;
	uint32_t sentence_start; /* first token of the sentence being read */
	uint32_t document_start; /* first sentence of the document being read */
} Reader;

static void
fail(const Reader *reader, const char *reason)
{
	nx_host_die("%s:%u: %s", reader->path, reader->line, reason);
}

static void
end_document(Reader *reader)
{
	BioFile *file = reader->file;
	BioDocument document = {reader->document_start,
							file->n_sentences - reader->document_start};

	if (document.n_sentences == 0)
		return;
	nx_grow(reader->arena, file->documents, file->n_documents, file->n_documents + 1,
			&reader->documents_capacity);
	file->documents[file->n_documents++] = document;
	reader->document_start = file->n_sentences;
}

static void
end_sentence(Reader *reader)
{
	BioFile *file = reader->file;
	BioSentence sentence = {reader->sentence_start,
							file->n_tokens - reader->sentence_start};

	if (sentence.n_tokens == 0)
		return;
	nx_grow(reader->arena, file->sentences, file->n_sentences, file->n_sentences + 1,
			&reader->sentences_capacity);
	file->sentences[file->n_sentences++] = sentence;
	reader->sentence_start = file->n_tokens;
	if (!reader->marked &&
		file->n_sentences - reader->document_start >= reader->sentences_per_document)
		end_document(reader);
}

static void
read_tag(const Reader *reader, const char *tag, size_t len, BioToken *token)
{
	token->tag = BIO_OUTSIDE;
	token->begins = false;
	if (len == 1 && tag[0] == 'O')
		return;
	if (len < 3 || (tag[0] != 'B' && tag[0] != 'I') || tag[1] != '-')
		fail(reader, "the tag is none of O, B-KIND, I-KIND");
	for (uint32_t i = 0; i < reader->n_tags; i++)
	{
		if (strlen(reader->tags[i]) == len - 2 &&
			memcmp(reader->tags[i], tag + 2, len - 2) == 0)
			token->tag = (uint16_t) (i + 1);
	}
	if (token->tag == BIO_OUTSIDE)
		fail(reader, "the kind of the tag is not one of this set");
	token->begins = tag[0] == 'B';
}

/* An inside tag that continues nothing begins a name of its own. */
static void
repair_inside(const Reader *reader, BioToken *token)
{
	const BioFile *file = reader->file;

	if (token->tag != BIO_OUTSIDE && !token->begins &&
		(file->n_tokens == reader->sentence_start ||
		 file->tokens[file->n_tokens - 1].tag != token->tag))
		token->begins = true;
}

static void
read_token(Reader *reader, const char *line, size_t len)
{
	BioFile *file = reader->file;
	const char *tab = memchr(line, '\t', len);
	BioToken token = {0};

	if (tab == NULL || tab == line)
		fail(reader, "a line is not: token, TAB, tag");
	token.word.bytes = line;
	token.word.len = (uint32_t) (tab - line);
	if (nx_utf8_check(line, token.word.len) != token.word.len)
		fail(reader, "the token is not valid UTF-8");
	read_tag(reader, tab + 1, len - token.word.len - 1, &token);
	repair_inside(reader, &token);
	nx_grow(reader->arena, file->tokens, file->n_tokens, file->n_tokens + 1,
			&reader->tokens_capacity);
	file->tokens[file->n_tokens++] = token;
}

static void
read_line(Reader *reader, const char *line, size_t len)
{
	if (len > 0 && line[len - 1] == '\r')
		len--;
	if (len == 0)
		end_sentence(reader);
	else if (len >= strlen(DOCUMENT_MARK) &&
			 memcmp(line, DOCUMENT_MARK, strlen(DOCUMENT_MARK)) == 0)
	{
		end_sentence(reader);
		end_document(reader);
	}
	else
		read_token(reader, line, len);
}

void
bio_read(BioFile *file, NxArena *arena, const char *path, const char *const *tags,
		 uint32_t n_tags, uint32_t sentences_per_document)
{
	Reader reader = {0};
	size_t len;
	size_t start = 0;

	memset(file, 0, sizeof(*file));
	file->bytes = nx_host_read_file(path, &len);
	reader.file = file;
	reader.arena = arena;
	reader.path = path;
	reader.tags = tags;
	reader.n_tags = n_tags;
	reader.sentences_per_document = sentences_per_document;
	reader.marked = strstr(file->bytes, "\n" DOCUMENT_MARK) != NULL;
	while (start < len)
	{
		const char *newline = memchr(file->bytes + start, '\n', len - start);
		size_t end = newline == NULL ? len : (size_t) (newline - file->bytes);

		reader.line++;
		read_line(&reader, file->bytes + start, end - start);
		start = end + 1;
	}
	end_sentence(&reader);
	end_document(&reader);
	if (file->n_tokens == 0)
		nx_host_die("%s: no tokens", path);
}
