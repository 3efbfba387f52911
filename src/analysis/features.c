/*
 * features.c
 *	  The feature hashes of each token.
 *
 * A feature's hash is its value mixed with the number of its template.  The
 * templates' numbers are part of the model: a change of meaning needs a new
 * number or a new NX_FEATURES_VERSION.
 */
#include "analysis/features.h"

#include <string.h>

#include "analysis/style.h"
#include "base/hash.h"
#include "base/kinds.h"
#include "text/fold.h"

/* Where a token stands in a phrase of the gazetteer. */
enum
{
	PLACE_NONE,
	PLACE_BEGIN,
	PLACE_INSIDE,
	PLACE_LAST,
	PLACE_UNIT
};

/* Beside the kinds in NxFeatureToken.phrase: the phrase names a people. */
#define PHRASE_OF_PEOPLE 0x8000

/* Templates of forms take four bits more for the offset. */
enum
{
	FORM_WORD = 1,
	FORM_PATTERN,
	FORM_SHAPE,
	FORM_PREFIX,					 /* + 0..3 */
	FORM_SUFFIX = FORM_PREFIX + 4,	 /* + 0..3 */
	FORM_CLUSTER = FORM_SUFFIX + 4,	 /* + 0..3 */
	FORM_CLASSES = FORM_CLUSTER + 4, /* all together */
	FORM_CLASS,						 /* one by one */
	FORM_CLASSES_SHAPE,
	FORM_END
};

enum
{
	TOKEN_WORDS_LEFT = 1024, /* well clear of FORM_END << 4 */
	TOKEN_WORDS_RIGHT,
	TOKEN_WORDS_AROUND,
	TOKEN_WORDS_BEFORE,
	TOKEN_WORDS_AFTER,
	TOKEN_LEFT_SHAPE,
	TOKEN_RIGHT_SHAPE,
	TOKEN_CLUSTERS_LEFT,
	TOKEN_CLUSTERS_RIGHT,
	TOKEN_CLUSTERS_AROUND,
	TOKEN_SHAPES,
	TOKEN_SHAPES_WIDE,
	TOKEN_START,
	TOKEN_LINE,
	TOKEN_LINE_WORD,
	TOKEN_PHRASE,
	TOKEN_PHRASE_KIND,
	TOKEN_PHRASE_SHAPE,
	TOKEN_PHRASE_LEFT,
	TOKEN_PHRASE_RIGHT,
	TOKEN_RUN_BEFORE,
	TOKEN_RUN_AFTER,
	TOKEN_RUN_BEFORE_CLUSTER,
	TOKEN_RUN_AFTER_CLUSTER,
	TOKEN_RUN_FIRST,
	TOKEN_RUN_LAST,
	TOKEN_RUN_LAST_CLASSES,
	TOKEN_RUN_PLACE,
	TOKEN_SEEN,
	TOKEN_SEEN_LEFT,
	TOKEN_SEEN_RIGHT,
	TOKEN_SEEN_LEFT_CLASSES,
	TOKEN_SEEN_RIGHT_CLASSES,
	TOKEN_STYLE_WORD,
	TOKEN_STYLE_CLUSTER,
	TOKEN_STYLE_CLASSES,
	TOKEN_STYLE_PHRASE,
	TOKEN_STYLE_PATTERN,
	TOKEN_STYLE_LEFT,
	TOKEN_STYLE_RIGHT,
	TOKEN_STYLE_RUN_LAST
};

static const uint32_t cluster_bits[4] = {4, 6, 10, 32};

/* Where the features of one token are collected. */
typedef struct Sink
{
	uint64_t *out;
	uint32_t n;
} Sink;

static inline void
add(Sink *sink, uint32_t template, uint64_t value)
{
	sink->out[sink->n++] = nx_hash_mix(value, template);
}

static inline void
add_pair(Sink *sink, uint32_t template, uint64_t a, uint64_t b)
{
	add(sink, template, nx_hash_mix(a, b));
}

/* ---------------------------------------------------------------------------
 * Features of forms
 */

static inline uint32_t
at_offset(uint32_t template, int offset)
{
	return template << 4 | (uint32_t) (offset + NX_FEATURES_REACH);
}

static void
add_clusters(Sink *sink, const NxForm *form, int offset, int from, int to)
{
	if (form->path_len == 0)
		return;
	for (int i = from; i <= to; i++)
		add(sink, at_offset(FORM_CLUSTER + i, offset), nx_form_path(form, cluster_bits[i]));
}

static void
add_classes(Sink *sink, const NxForm *form, int offset)
{
	uint32_t classes = form->classes & NX_FEATURES_CLASSES;

	if (classes == 0)
		return;
	add(sink, at_offset(FORM_CLASSES, offset), classes);
	if (offset == 0)
		add_pair(sink, at_offset(FORM_CLASSES_SHAPE, 0), classes, form->shape);
	while (classes != 0)
	{
		add(sink, at_offset(FORM_CLASS, offset), classes & -classes);
		classes &= classes - 1;
	}
}

static void
add_own(Sink *sink, const NxForm *form)
{
	for (uint32_t i = 0; i < form->n_affixes; i++)
	{
		add(sink, at_offset(FORM_PREFIX + i, 0), form->prefixes[i]);
		add(sink, at_offset(FORM_SUFFIX + i, 0), form->suffixes[i]);
	}
	add_clusters(sink, form, 0, 0, 3);
	add_classes(sink, form, 0);
}

uint32_t
nx_features_of_form(const NxForm *form, int offset, uint64_t *out)
{
	Sink sink = {out, 0};

	nx_assert(form->entry == NULL);
	add(&sink, at_offset(FORM_WORD, offset), form->word);
	add(&sink, at_offset(FORM_PATTERN, offset), form->pattern);
	add_pair(&sink, at_offset(FORM_SHAPE, offset), form->shape, form->kind);
	if (offset == 0)
		add_own(&sink, form);
	else if (offset == -1 || offset == 1)
	{
		add_clusters(&sink, form, offset, 1, 3);
		add_classes(&sink, form, offset);
		if (form->n_affixes >= 3)
			add(&sink, at_offset(FORM_SUFFIX + 2, offset), form->suffixes[2]);
	}
	else
		add_clusters(&sink, form, offset, 2, 2);
	nx_assert(sink.n <= NX_FEATURES_MAX);
	return sink.n;
}

/* ---------------------------------------------------------------------------
 * Reading a stretch: forms in their true case
 */

void
nx_features_open(NxFeatures *features, NxArena *arena, const NxText *text,
				 const NxModel *model, const NxWordEntry *const *words)
{
	features->text = text;
	features->model = model;
	features->words = words;
	features->first = 0;
	features->n = 0;
	nx_forms_init(&features->forms, arena, model, text->n_tokens);
	nx_document_read(&features->document, arena, text);
	features->style = nx_style_of(text, words);
}

static uint32_t
frequency(const NxModel *model, uint64_t key)
{
	const NxClusterEntry *entry =
		model->n_clusters == 0 ? NULL : nx_model_cluster(model, key);

	return entry == NULL ? 0 : 1 + (uint32_t) entry->frequency;
}

/* The case that the document shows: of a token in plain text, or lower. */
static bool
recase_from_document(const NxFeatures *features, NxFormSource *source)
{
	const NxDocumentWord *word = nx_document_word(&features->document, source->lower);
	const NxToken *cased;

	if (word == NULL || word->n_lower == word->n_capital)
		return false;
	if (word->n_lower > word->n_capital)
	{
		source->shape = NX_SHAPE_LOWER;
		return true;
	}
	cased = &features->text->tokens[word->cased];
	source->bytes = nx_text_token(features->text, word->cased);
	source->key = cased->hash;
	source->shape = cased->shape;
	return true;
}

/* The case that is the most frequent in the language; unknown words keep theirs. */
static void
recase_from_language(const NxFeatures *features, NxFormSource *source, const char *lower,
					 uint32_t len, char *capital)
{
	uint32_t as_is = frequency(features->model, source->key);
	uint32_t as_lower = frequency(features->model, source->lower);
	uint32_t as_capital = 0;
	uint64_t capital_key = 0;

	if (lower[0] >= 'a' && lower[0] <= 'z')
	{
		memcpy(capital, lower, len);
		capital[0] = (char) (lower[0] - 'a' + 'A');
		capital_key = nx_hash64(capital, len);
		as_capital = frequency(features->model, capital_key);
	}
	if (as_lower > as_is && as_lower > as_capital)
		source->shape = NX_SHAPE_LOWER;
	else if (as_capital > as_is || (as_is == 0 && as_capital == 0 && capital_key != 0 &&
									source->shape == NX_SHAPE_UPPER && len > 4))
	{
		source->bytes.bytes = capital;
		source->bytes.len = len;
		source->key = capital_key;
		source->shape = NX_SHAPE_CAPITAL;
	}
}

/* Give a word of a line without case of its own the case that it should have. */
static void
recase(const NxFeatures *features, NxFormSource *source, char *lower, char *capital)
{
	uint32_t len = (uint32_t) nx_fold_lower(source->bytes.bytes, source->bytes.len, lower);

	if (!recase_from_document(features, source))
		recase_from_language(features, source, lower, len, capital);
	if (source->shape == NX_SHAPE_LOWER)
	{
		source->bytes.bytes = lower;
		source->bytes.len = len;
		source->key = source->lower;
	}
}

static bool
needs_case(const NxFeatures *features, const NxToken *token)
{
	if (token->kind != NX_TOKEN_WORD || token->len > NX_FORM_MAX_BYTES)
		return false;
	switch (features->line)
	{
		case NX_LINE_CAPITALS:
			return token->shape == NX_SHAPE_UPPER || token->shape == NX_SHAPE_MIXED;
		case NX_LINE_TITLE:
			return token->shape == NX_SHAPE_CAPITAL;
		case NX_LINE_LOWER:
			return token->shape == NX_SHAPE_LOWER;
		default:
			return false;
	}
}

static uint32_t
find_form(NxFeatures *features, uint32_t at)
{
	const NxToken *token = &features->text->tokens[at];
	const NxWordEntry *entry = features->words[at];
	char lower[3 * NX_FORM_MAX_BYTES];
	char capital[3 * NX_FORM_MAX_BYTES];
	NxFormSource source;

	source.bytes = nx_text_token(features->text, at);
	source.key = token->hash;
	source.lower = token->lower;
	source.classes = entry == NULL ? 0 : entry->classes;
	source.shape = token->shape;
	source.kind = token->kind;
	if (needs_case(features, token))
		recase(features, &source, lower, capital);
	return nx_forms_find(&features->forms, &source);
}

/* ---------------------------------------------------------------------------
 * Reading a stretch: phrases of the gazetteer
 */

/* Length of the longest phrase that begins at token i; *found is its entry. */
static uint32_t
longest_phrase(const NxFeatures *features, uint32_t i, const NxPhraseEntry **found)
{
	const NxToken *tokens = &features->text->tokens[features->first];
	uint64_t chain = nx_model_phrase_start(tokens[i].lower);
	uint32_t len = 0;

	for (uint32_t next = i; next < features->n; next++)
	{
		const NxPhraseEntry *entry;

		if (next > i)
			chain = nx_model_phrase_next(chain, tokens[next].lower);
		entry = nx_model_phrase(features->model, chain);
		if (entry == NULL)
			break;
		if ((entry->flags & NX_PHRASE_END) != 0 &&
			((entry->flags & NX_PHRASE_UPPER) == 0 || tokens[i].shape == NX_SHAPE_UPPER))
		{
			*found = entry;
			len = next + 1 - i;
		}
		if ((entry->flags & NX_PHRASE_PREFIX) == 0)
			break;
	}
	return len;
}

static void
mark_phrase(NxFeatures *features, uint32_t i, uint32_t len, const NxPhraseEntry *entry)
{
	uint16_t people = (entry->flags & NX_PHRASE_DEMONYM) != 0 ? PHRASE_OF_PEOPLE : 0;

	for (uint32_t k = 0; k < len; k++)
	{
		NxFeatureToken *token = &features->tokens[i + k];

		token->phrase = entry->kinds | people;
		token->place = len == 1		  ? PLACE_UNIT
					   : k == 0		  ? PLACE_BEGIN
					   : k == len - 1 ? PLACE_LAST
									  : PLACE_INSIDE;
	}
}

/* The longest phrases from the left that begin with a capital, not overlapping. */
static void
mark_phrases(NxFeatures *features)
{
	uint32_t i = 0;

	while (i < features->n)
	{
		const NxPhraseEntry *entry = NULL;
		uint32_t len = 0;

		if (features->tokens[i].shape >= NX_SHAPE_CAPITAL)
			len = longest_phrase(features, i, &entry);
		if (len > 0)
			mark_phrase(features, i, len, entry);
		i += len > 0 ? len : 1;
	}
}

/* ---------------------------------------------------------------------------
 * Reading a stretch: runs of capitalised words
 */

static bool
is_cased(const NxFeatures *features, uint32_t i)
{
	return i < features->n && features->tokens[i].shape >= NX_SHAPE_CAPITAL;
}

/* "of", "-" and "&" join two capitalised words to one run. */
static bool
joins(const NxFeatures *features, uint32_t i)
{
	NxString word = nx_text_token(features->text, features->first + i);

	if (word.len == 1)
		return word.bytes[0] == '-' || word.bytes[0] == '&';
	return word.len == 2 && memcmp(word.bytes, "of", 2) == 0;
}

static void
mark_runs(NxFeatures *features)
{
	uint32_t i = 0;

	while (i < features->n)
	{
		uint32_t last = i;

		if (is_cased(features, i))
		{
			while (is_cased(features, last + 1) ||
				   (is_cased(features, last + 2) && joins(features, last + 1)))
				last++;
		}
		for (uint32_t k = i; k <= last; k++)
		{
			features->tokens[k].run_first = (uint8_t) i;
			features->tokens[k].run_last = (uint8_t) last;
		}
		i = last + 1;
	}
}

/* Ask for the phrases that may begin with the words of the stretch. */
static void
expect_phrases(const NxFeatures *features)
{
	const NxToken *tokens = &features->text->tokens[features->first];

	for (uint32_t i = 0; i < features->n; i++)
	{
		uint64_t chain = nx_model_phrase_start(tokens[i].lower);

		if (tokens[i].shape < NX_SHAPE_CAPITAL)
			continue;
		nx_model_expect_phrase(features->model, chain);
		if (i + 1 < features->n)
			nx_model_expect_phrase(features->model,
								   nx_model_phrase_next(chain, tokens[i + 1].lower));
	}
}

bool
nx_features_read(NxFeatures *features, uint32_t sentence, uint32_t first, uint32_t n)
{
	bool forgotten = nx_forms_make_room(&features->forms, n);

	features->first = first;
	features->n = n;
	features->starts = features->text->sentences[sentence].first_token == first;
	features->line = features->document.lines[sentence];
	expect_phrases(features);
	for (uint32_t i = 0; i < n; i++)
	{
		NxFeatureToken *token = &features->tokens[i];

		token->form = find_form(features, first + i);
		token->shape = features->forms.forms[token->form].shape;
		token->phrase = 0;
		token->place = PLACE_NONE;
	}
	nx_forms_finish(&features->forms);
	mark_phrases(features);
	mark_runs(features);
	return forgotten;
}

/* ---------------------------------------------------------------------------
 * Features of tokens
 */

static inline const NxForm *
form_at(const NxFeatures *features, uint32_t i, int offset)
{
	return &features->forms.forms[nx_features_form_at(features, i, offset)];
}

/* Neighbours together; of words in lower case, which seldom are names, only some. */
static void
add_window(Sink *sink, const NxFeatures *features, uint32_t i)
{
	const NxForm *before2 = form_at(features, i, -2);
	const NxForm *before = form_at(features, i, -1);
	const NxForm *form = form_at(features, i, 0);
	const NxForm *after = form_at(features, i, 1);
	const NxForm *after2 = form_at(features, i, 2);
	uint64_t shapes = (uint64_t) before->shape << 16 | form->shape << 8 | after->shape;

	add_pair(sink, TOKEN_WORDS_LEFT, before->word, form->word);
	add_pair(sink, TOKEN_WORDS_RIGHT, form->word, after->word);
	add_pair(sink, TOKEN_CLUSTERS_LEFT, nx_form_path(before, 10), nx_form_path(form, 10));
	add_pair(sink, TOKEN_CLUSTERS_RIGHT, nx_form_path(form, 10), nx_form_path(after, 10));
	add(sink, TOKEN_SHAPES, shapes);
	if (form->shape == NX_SHAPE_LOWER)
		return;
	add_pair(sink, TOKEN_WORDS_AROUND, nx_hash_mix(before->word, after->word), form->shape);
	add_pair(sink, TOKEN_WORDS_BEFORE, nx_hash_mix(before2->word, before->word),
			 form->shape);
	add_pair(sink, TOKEN_WORDS_AFTER, nx_hash_mix(after->word, after2->word), form->shape);
	add_pair(sink, TOKEN_LEFT_SHAPE, before->word, form->pattern);
	add_pair(sink, TOKEN_RIGHT_SHAPE, after->word, form->pattern);
	add_pair(sink, TOKEN_CLUSTERS_AROUND,
			 nx_hash_mix(nx_form_path(before, 6), nx_form_path(after, 6)),
			 nx_form_path(form, 6));
	add(sink, TOKEN_SHAPES_WIDE,
		shapes | (uint64_t) before2->shape << 24 | (uint64_t) after2->shape << 32);
}

/* Does the language write the word in lower case, with a capital, or neither? */
static uint64_t
usual_case(const NxFeatures *features, uint32_t i)
{
	const NxToken *token = &features->text->tokens[features->first + i];
	uint32_t as_is = frequency(features->model, token->hash);
	uint32_t lower = frequency(features->model, token->lower);

	return as_is == lower ? 0 : as_is > lower + 512 ? 1 : as_is > lower ? 2 : 3;
}

static void
add_place(Sink *sink, const NxFeatures *features, uint32_t i)
{
	const NxForm *form = form_at(features, i, 0);

	if (i == 0 && features->starts)
		add_pair(sink, TOKEN_START, form->shape, usual_case(features, i));
	if (features->line != NX_LINE_PLAIN)
	{
		add_pair(sink, TOKEN_LINE, features->line, form->shape);
		add_pair(sink, TOKEN_LINE_WORD, features->line, form->word);
	}
}

static void
add_phrases(Sink *sink, const NxFeatures *features, uint32_t i)
{
	const NxFeatureToken *token = &features->tokens[i];
	uint32_t kinds = token->phrase;

	if (kinds != 0)
	{
		add_pair(sink, TOKEN_PHRASE, kinds, token->place);
		add_pair(sink, TOKEN_PHRASE_SHAPE, nx_hash_mix(kinds, token->place),
				 form_at(features, i, 0)->pattern);
		for (; kinds != 0; kinds &= kinds - 1)
			add_pair(sink, TOKEN_PHRASE_KIND, kinds & -kinds, token->place);
	}
	if (i > 0 && token[-1].phrase != 0)
		add_pair(sink, TOKEN_PHRASE_LEFT, token[-1].phrase, token[-1].place);
	if (i + 1 < features->n && token[1].phrase != 0)
		add_pair(sink, TOKEN_PHRASE_RIGHT, token[1].phrase, token[1].place);
}

/* What stands before and after the run of capitalised words, and at its ends. */
static void
add_run(Sink *sink, const NxFeatures *features, uint32_t i)
{
	const NxFeatureToken *token = &features->tokens[i];
	uint32_t len = (uint32_t) token->run_last - token->run_first + 1;
	uint64_t place = len == 1				 ? PLACE_UNIT
					 : i == token->run_first ? PLACE_BEGIN
					 : i == token->run_last	 ? PLACE_LAST
											 : PLACE_INSIDE;
	const NxForm *before = form_at(features, token->run_first, -1);
	const NxForm *after = form_at(features, token->run_last, 1);
	const NxForm *first = form_at(features, token->run_first, 0);
	const NxForm *last = form_at(features, token->run_last, 0);

	add_pair(sink, TOKEN_RUN_PLACE, place, len < 6 ? len : 6);
	if (len == 1)
		return;
	add_pair(sink, TOKEN_RUN_BEFORE, before->word, place);
	add_pair(sink, TOKEN_RUN_AFTER, after->word, place);
	add_pair(sink, TOKEN_RUN_BEFORE_CLUSTER, nx_form_path(before, 10), place);
	add_pair(sink, TOKEN_RUN_AFTER_CLUSTER, nx_form_path(after, 10), place);
	add_pair(sink, TOKEN_RUN_FIRST, first->word, place);
	add_pair(sink, TOKEN_RUN_LAST, last->word, place);
	add_pair(sink, TOKEN_RUN_LAST_CLASSES, last->classes & NX_FEATURES_CLASSES, place);
}

/* The neighbours of the word where else it stands with a capital. */
static void
add_other_places(Sink *sink, const NxFeatures *features, const NxDocumentWord *word,
				 uint32_t at)
{
	const NxText *text = features->text;
	uint32_t left = 0;
	uint32_t right = 0;

	for (uint32_t k = 0; k < word->n_places; k++)
	{
		uint32_t place = word->places[k];

		if (place == at)
			continue;
		if (place > 0)
		{
			add(sink, TOKEN_SEEN_LEFT, text->tokens[place - 1].lower);
			if (features->words[place - 1] != NULL)
				left |= features->words[place - 1]->classes;
		}
		if (place + 1 < text->n_tokens)
		{
			add(sink, TOKEN_SEEN_RIGHT, text->tokens[place + 1].lower);
			if (features->words[place + 1] != NULL)
				right |= features->words[place + 1]->classes;
		}
	}
	if ((left & NX_FEATURES_CLASSES) != 0)
		add(sink, TOKEN_SEEN_LEFT_CLASSES, left & NX_FEATURES_CLASSES);
	if ((right & NX_FEATURES_CLASSES) != 0)
		add(sink, TOKEN_SEEN_RIGHT_CLASSES, right & NX_FEATURES_CLASSES);
}

/* How the same word stands elsewhere in the document. */
static void
add_document(Sink *sink, const NxFeatures *features, uint32_t i)
{
	const NxToken *token = &features->text->tokens[features->first + i];
	const NxDocumentWord *word = nx_document_word(&features->document, token->lower);
	uint64_t seen;

	if (word == NULL)
		return;
	seen = (uint64_t) (word->n_lower < 2 ? word->n_lower : 2) << 4 |
		   (word->n_capital < 3 ? word->n_capital : 3) << 1 | (i == 0 && features->starts);
	add_pair(sink, TOKEN_SEEN, seen, form_at(features, i, 0)->shape);
	add_other_places(sink, features, word, features->first + i);
}

/*
 * What is a name, and of what kind, differs by the matter of the text and by its
 * maker: a town is a team in a table of results.
 */
static void
add_style(Sink *sink, const NxFeatures *features, uint32_t i)
{
	const NxFeatureToken *token = &features->tokens[i];
	const NxForm *form = form_at(features, i, 0);
	uint64_t style = features->style;

	add_pair(sink, TOKEN_STYLE_WORD, style, form->word);
	add_pair(sink, TOKEN_STYLE_CLUSTER, style, nx_form_path(form, 10));
	add_pair(sink, TOKEN_STYLE_CLASSES, style,
			 nx_hash_mix(form->classes & NX_FEATURES_CLASSES, form->shape));
	add_pair(sink, TOKEN_STYLE_PHRASE, style, nx_hash_mix(token->phrase, token->place));
	add_pair(sink, TOKEN_STYLE_PATTERN, style, form->pattern);
	add_pair(sink, TOKEN_STYLE_LEFT, style, form_at(features, i, -1)->word);
	add_pair(sink, TOKEN_STYLE_RIGHT, style, form_at(features, i, 1)->word);
	add_pair(sink, TOKEN_STYLE_RUN_LAST, style,
			 form_at(features, token->run_last, 0)->word);
}

uint32_t
nx_features_of_token(const NxFeatures *features, uint32_t i, uint64_t *out)
{
	Sink sink = {out, 0};

	add_window(&sink, features, i);
	add_place(&sink, features, i);
	add_phrases(&sink, features, i);
	if (is_cased(features, i))
		add_run(&sink, features, i);
	if (is_cased(features, i) && features->style != 0)
		add_style(&sink, features, i);
	if (features->text->tokens[features->first + i].shape >= NX_SHAPE_CAPITAL ||
		is_cased(features, i))
		add_document(&sink, features, i);
	nx_assert(sink.n <= NX_FEATURES_MAX);
	return sink.n;
}
