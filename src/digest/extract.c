/*
 * extract.c
 *	  What a digest keeps of one article, written and read; extract.h has the bytes.
 *
 * The sentences are found by the newsdoc, and their words anew in the body: so a stored
 * newsdoc and the text itself give the same extract.  Splitting words alone costs much less
 * than an analysis.
 */
#include "digest/extract.h"

#include <string.h>

#include "analysis/terms.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "digest/stem.h"
#include "text/fold.h"

#define N_POINTERS 12

/* In the first place of a sentence they point back, as pronouns do. */
static const char *const pointers[N_POINTERS] = {"this",  "that", "these", "those",
												 "such",  "so",	  "then",  "also",
												 "there", "here", "and",   "or"};

typedef struct Extractor
{
	const NxDigestSource *source;
	NxBuf *buf;
	NxText text; /* the sentences to keep, one after the other, whose words are split */
	char *bytes; /* of text */
	uint32_t numbers[NX_DIGEST_SENTENCES]; /* of these, in the newsdoc */
	uint32_t places[NX_DIGEST_SENTENCES];  /* among those of the story */
	uint32_t n_story;
	uint64_t pointers[N_POINTERS];
} Extractor;

/* ---- which sentences ---- */

/* Steps through the body sentence by sentence, from characters to bytes. */
typedef struct Steps
{
	NxString body;
	size_t byte;
	uint32_t pos; /* 1-based character at that byte */
} Steps;

static size_t
step_to(Steps *steps, uint32_t pos)
{
	steps->byte += nx_utf8_offset(steps->body.bytes + steps->byte,
								  steps->body.len - steps->byte, pos - steps->pos);
	steps->pos = pos;
	return steps->byte;
}

static NxSpan
find_span(Steps *steps, const NxDocSentence *sentence)
{
	size_t start = step_to(steps, sentence->pos);
	size_t end = step_to(steps, sentence->pos + sentence->len);

	return (NxSpan){(uint32_t) start, (uint32_t) (end - start)};
}

/* A sentence of the body, with a space behind it, so that words end where it does. */
static void
add_sentence(Extractor *extractor, NxSpan span)
{
	NxText *text = &extractor->text;

	memcpy(extractor->bytes + text->len, extractor->source->body.bytes + span.start,
		   span.len);
	text->sentences[text->n_sentences].span = (NxSpan){text->len, span.len};
	text->n_sentences++;
	text->len += span.len;
	extractor->bytes[text->len++] = ' ';
}

static void
find_sentences(Extractor *extractor)
{
	const NxDoc *doc = extractor->source->doc;
	NxText *text = &extractor->text;
	Steps steps = {extractor->source->body, 0, 1};

	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		const NxDocSentence *sentence = &doc->sentences[i];
		uint32_t place = extractor->n_story;
		NxSpan span;

		if (i % 256 == 0)
			nx_poll(extractor->buf->arena->env);
		extractor->n_story += sentence->rank > 0;
		if (sentence->rank == 0 || sentence->rank > NX_DIGEST_SENTENCES)
			continue;
		span = find_span(&steps, sentence);
		if (span.len == 0 || span.len > NX_DIGEST_MAX_TEXT)
			continue;
		extractor->places[text->n_sentences] = place;
		extractor->numbers[text->n_sentences] = i;
		add_sentence(extractor, span);
	}
}

/* ---- their words ---- */

/* Longer words are compared whole, bytes. */
#define LONGEST_WORD 64

static uint64_t
stem_of(const NxText *text, const NxToken *token)
{
	char folded[3 * LONGEST_WORD];
	size_t len;

	if (token->kind != NX_TOKEN_WORD || token->len > LONGEST_WORD)
		return token->lower;
	len = nx_fold_lower(text->bytes + token->start, token->len, folded);
	return nx_hash64(folded, nx_stem(folded, len));
}

static uint32_t
pack_term(uint64_t word, uint32_t idf)
{
	uint32_t rare = idf / NX_EXTRACT_IDF_SCALE;

	return (uint32_t) (word >> 40) << NX_EXTRACT_WORD_SHIFT | (rare == 0 ? 1 : rare);
}

/* Put a term in its place among those that there are; of one word the commoner form stays. */
static uint32_t
insert_term(uint32_t *terms, uint32_t n, uint32_t term)
{
	uint32_t word = nx_extract_word(term);
	uint32_t place = n;

	while (place > 0 && nx_extract_word(terms[place - 1]) > word)
		place--;
	if (place > 0 && nx_extract_word(terms[place - 1]) == word)
	{
		if (terms[place - 1] > term)
			terms[place - 1] = term;
		return n;
	}
	if (n == NX_DIGEST_MAX_TERMS)
		return n;
	memmove(terms + place + 1, terms + place, (n - place) * sizeof(*terms));
	terms[place] = term;
	return n + 1;
}

/* The terms of a sentence of extractor->text, ascending; gives how many. */
static uint32_t
collect_terms(const Extractor *extractor, uint32_t sentence, uint32_t *terms)
{
	const NxText *text = &extractor->text;
	const NxSentence *s = &text->sentences[sentence];
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[s->first_token + i];
		const NxWordEntry *entry =
			token->kind <= NX_TOKEN_CJK
				? nx_model_word(extractor->source->model, token->lower)
				: NULL;
		uint32_t idf = nx_term_idf(token, entry);

		if (idf > 0)
			n = insert_term(terms, n, pack_term(stem_of(text, token), idf));
	}
	return n;
}

static bool
is_pointer(const Extractor *extractor, const NxToken *token)
{
	const NxWordEntry *entry = nx_model_word(extractor->source->model, token->lower);

	if (entry != NULL && entry->classes & (NX_WORD_PRONOUN | NX_WORD_CONTRAST))
		return true;
	for (uint32_t i = 0; i < N_POINTERS; i++)
	{
		if (token->lower == extractor->pointers[i])
			return true;
	}
	return false;
}

/* Does its first word point back to what stands before? */
static bool
leans(const Extractor *extractor, uint32_t sentence)
{
	const NxText *text = &extractor->text;
	const NxSentence *s = &text->sentences[sentence];

	for (uint32_t i = 0; i < s->n_tokens; i++)
	{
		const NxToken *token = &text->tokens[s->first_token + i];

		if (token->kind == NX_TOKEN_WORD)
			return is_pointer(extractor, token);
		if (token->kind == NX_TOKEN_NUMBER || token->kind == NX_TOKEN_CJK)
			return false;
	}
	return false;
}

/* ---- bytes ---- */

static void
put_terms(NxBuf *buf, const uint32_t *terms, uint32_t n)
{
	nx_buf_varint(buf, n);
	for (uint32_t i = 0; i < n; i++)
		nx_buf_u32(buf, terms[i]);
}

/* before: the place of the sentence before, from 1; 0: there is none. */
static void
put_sentence(const Extractor *extractor, uint32_t i, uint32_t before)
{
	uint32_t number = extractor->numbers[i];
	const NxDocSentence *sentence = &extractor->source->doc->sentences[number];
	NxSpan span = extractor->text.sentences[i].span;
	NxBuf *buf = extractor->buf;
	uint32_t terms[NX_DIGEST_MAX_TERMS];

	nx_buf_varint(buf, extractor->places[i] - before);
	nx_buf_varint(buf, sentence->rank);
	nx_buf_varint(buf, sentence->salience);
	nx_buf_byte(buf, leans(extractor, i));
	nx_buf_varint(buf, span.len);
	nx_buf_bytes(buf, extractor->text.bytes + span.start, span.len);
	put_terms(buf, terms, collect_terms(extractor, i, terms));
}

/* Sentences as the word splitter wants them: here each is a block of its own. */
static void
split_words(Extractor *extractor)
{
	NxText *text = &extractor->text;

	text->n_blocks = text->n_sentences;
	text->blocks = nx_new_array(text->arena, NxBlock, text->n_blocks);
	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		text->sentences[i].block = i;
		text->blocks[i].span = text->sentences[i].span;
		text->blocks[i].kind = NX_BLOCK_BODY;
		text->blocks[i].first_sentence = i;
		text->blocks[i].n_sentences = 1;
	}
	nx_tokens_split(text, extractor->source->breaks);
}

bool
nx_extract_build(NxBuf *buf, const NxDigestSource *source)
{
	Extractor extractor = {.source = source, .buf = buf};
	NxArena *arena = buf->arena;

	for (uint32_t i = 0; i < N_POINTERS; i++)
		extractor.pointers[i] = nx_hash64(pointers[i], strlen(pointers[i]));
	extractor.text.arena = arena;
	extractor.bytes = nx_arena_alloc(arena, NX_DIGEST_SENTENCES * (NX_DIGEST_MAX_TEXT + 1));
	extractor.text.bytes = extractor.bytes;
	extractor.text.sentences = nx_new_array(arena, NxSentence, NX_DIGEST_SENTENCES);
	find_sentences(&extractor);
	if (extractor.text.n_sentences == 0)
		return false;
	split_words(&extractor);
	nx_buf_varint(buf, extractor.n_story);
	nx_buf_varint(buf, extractor.text.n_sentences);
	for (uint32_t i = 0; i < extractor.text.n_sentences; i++)
		put_sentence(&extractor, i, i == 0 ? 0 : extractor.places[i - 1] + 1);
	return true;
}

/* ---- and back ---- */

static NxStatus
fail(const NxReader *reader, NxError *error, const char *fault)
{
	return nx_fail(error, NX_BAD_BYTES, reader->offset, "%s", fault);
}

/* A list of terms; NULL if it is not sound. */
static const uint8_t *
read_terms(NxReader *reader, uint32_t *n_terms)
{
	uint32_t n = nx_read_varint(reader);
	const uint8_t *terms;

	if (reader->bad || n > NX_DIGEST_MAX_TERMS)
		return NULL;
	terms = (const uint8_t *) nx_read_bytes(reader, (size_t) n * 4);
	if (terms == NULL)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t term = nx_get_u32(terms + 4 * i);

		if (nx_extract_idf(term) == 0)
			return NULL;
		if (i > 0 &&
			nx_extract_word(term) <= nx_extract_word(nx_get_u32(terms + 4 * (i - 1))))
			return NULL;
	}
	*n_terms = n;
	return terms;
}

static NxStatus
read_text(NxExtractSentence *sentence, NxReader *reader, NxError *error)
{
	sentence->text.len = nx_read_varint(reader);
	if (reader->bad || sentence->text.len == 0 || sentence->text.len > NX_DIGEST_MAX_TEXT)
		return fail(reader, error, "has a sentence of an impossible length");
	sentence->text.bytes = nx_read_bytes(reader, sentence->text.len);
	if (reader->bad)
		return fail(reader, error, "ends inside a sentence");
	if (nx_utf8_check(sentence->text.bytes, sentence->text.len) != sentence->text.len)
		return fail(reader, error, "has a sentence that is no UTF-8");
	return NX_OK;
}

/* least: the first place that the sentence can have. */
static NxStatus
read_sentence(const NxExtract *extract, NxExtractSentence *sentence, uint32_t least,
			  NxReader *reader, NxError *error)
{
	uint32_t step = nx_read_varint(reader);
	uint8_t leans_byte;

	sentence->rank = nx_read_varint(reader);
	sentence->salience = nx_read_varint(reader);
	leans_byte = nx_read_u8(reader);
	if (reader->bad)
		return fail(reader, error, "ends early or holds a malformed number");
	if (least >= extract->n_story || step >= extract->n_story - least)
		return fail(reader, error, "has a sentence outside its story");
	sentence->place = least + step;
	if (sentence->rank == 0 || sentence->rank > NX_DIGEST_SENTENCES ||
		sentence->rank > extract->n_story || sentence->salience > NX_UNIT || leans_byte > 1)
		return fail(reader, error, "has a sentence with a number out of range");
	sentence->leans = leans_byte == 1;
	if (read_text(sentence, reader, error) != NX_OK)
		return NX_BAD_BYTES;
	sentence->terms = read_terms(reader, &sentence->n_terms);
	if (sentence->terms == NULL)
		return fail(reader, error, "has a sentence whose words are malformed");
	return NX_OK;
}

static bool
rank_is_taken(const NxExtract *extract, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
	{
		if (extract->sentences[i].rank == extract->sentences[n].rank)
			return true;
	}
	return false;
}

NxStatus
nx_extract_open(NxExtract *extract, NxReader *reader, NxError *error)
{
	uint32_t least = 0;

	extract->n_story = nx_read_varint(reader);
	if (reader->bad || extract->n_story == 0)
		return fail(reader, error, "has no story");
	extract->n_sentences = nx_read_varint(reader);
	if (reader->bad || extract->n_sentences == 0 ||
		extract->n_sentences > NX_DIGEST_SENTENCES)
		return fail(reader, error, "has an impossible number of sentences");
	for (uint32_t i = 0; i < extract->n_sentences; i++)
	{
		NxExtractSentence *sentence = &extract->sentences[i];

		if (read_sentence(extract, sentence, least, reader, error) != NX_OK)
			return NX_BAD_BYTES;
		if (rank_is_taken(extract, i))
			return fail(reader, error, "gives a rank twice");
		least = sentence->place + 1;
	}
	return NX_OK;
}
