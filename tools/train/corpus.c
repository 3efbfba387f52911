/*
 * corpus.c
 *	  From annotated sets to rows of features.
 *
 * A document is written out as text (damage.c), a block a sentence of the set, and
 * split by the text layer as the server does; the tags are then laid over our own
 * tokens by their bytes.  Each document is taken in as it is; those of the sets that
 * cut words also joined again, as running text has them; and some of its sentences
 * once more with their case damaged.
 */
#include "tools/train/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/features.h"
#include "base/hash.h"
#include "tools/train/damage.h"
#include "tools/train/random.h"

/* Of a hundred sentences, so many are taken in once more with damaged case. */
#define DAMAGED_PERCENT 12

/*
 * Of a hundred documents, so many are taken in once more with all of their sentences
 * damaged alike, so that none shows the case of a word to another.
 */
#define ALL_PERCENT 20

/* Of a hundred documents, so many are taken for of no style: others come, too. */
#define NO_STYLE_PERCENT 30

typedef struct Taker
{
	Corpus *corpus;
	const AnnotatedSet *set;
	const NxModel *model;
	NxBreaks *breaks;
	BioFile *file;
	const BioDocument *document;
	uint64_t seed;
	uint8_t style; /* of the document */

	NxText text;
	NxFeatures features;
	uint32_t *token_at; /* of our tokens: number of the annotated token at its start */
} Taker;

static void *
grow(void *array, size_t need, size_t *capacity, size_t size)
{
	if (need <= *capacity)
		return array;
	*capacity = need > 2 * *capacity ? need : 2 * *capacity;
	array = realloc(array, *capacity * size);
	if (array == NULL)
		nx_host_die("out of memory");
	return array;
}

/* ---------------------------------------------------------------------------
 * The text, a block a sentence of the set
 */

static void
make_blocks(Taker *taker, NxArena *arena)
{
	const BioDocument *document = taker->document;
	NxText *text = &taker->text;

	text->n_blocks = document->n_sentences;
	text->blocks = nx_new_array(arena, NxBlock, text->n_blocks);
	for (uint32_t i = 0; i < text->n_blocks; i++)
	{
		const BioSentence *sentence = &taker->file->sentences[document->first_sentence + i];
		const BioToken *tokens = &taker->file->tokens[sentence->first_token];

		text->blocks[i].kind = NX_BLOCK_BODY;
		text->blocks[i].span.start = tokens[0].start;
		text->blocks[i].span.len = tokens[sentence->n_tokens - 1].end - tokens[0].start;
	}
}

static void
read_document(Taker *taker, NxArena *arena, const DocumentStyle *style)
{
	NxText *text = &taker->text;
	const NxWordEntry **words;
	NxBuf buf;

	memset(text, 0, sizeof(*text));
	nx_buf_init(&buf, arena);
	write_document(&buf, taker->file, taker->document, style);
	text->arena = arena;
	text->bytes = buf.bytes;
	text->len = buf.len;
	make_blocks(taker, arena);
	nx_sentences_split(text, taker->breaks);
	nx_tokens_split(text, taker->breaks);
	nx_quotes_mark(text);
	words = nx_new_array(arena, const NxWordEntry *, text->n_tokens);
	for (uint32_t i = 0; i < text->n_tokens; i++)
	{
		if (text->tokens[i].kind <= NX_TOKEN_CJK)
			words[i] = nx_model_word(taker->model, text->tokens[i].lower);
	}
	nx_features_open(&taker->features, arena, text, taker->model, words);
	taker->features.style = taker->style;
	without_in_document(&taker->features, taker->corpus->without);
}

/* ---------------------------------------------------------------------------
 * Tags over our own tokens
 */

static void
find_tokens(Taker *taker, NxArena *arena)
{
	const NxText *text = &taker->text;
	const BioSentence *first = &taker->file->sentences[taker->document->first_sentence];
	uint32_t at = first->first_token;

	taker->token_at = nx_new_array(arena, uint32_t, text->n_tokens);
	for (uint32_t i = 0; i < text->n_tokens; i++)
	{
		while (taker->file->tokens[at].end <= text->tokens[i].start)
			at++;
		taker->token_at[i] = at;
	}
}

/* Labels that a set of kinds allows: beginnings or insides. */
static uint32_t
labels_of(KindSet kinds, bool begins)
{
	uint32_t labels = 0;

	for (uint32_t kind = 0; kind < NX_N_KINDS; kind++)
	{
		if ((kinds >> kind & 1) != 0)
			labels |= UINT32_C(1)
					  << (begins ? nx_label_begin(kind) : nx_label_inside(kind));
	}
	return labels;
}

/*
 * The labels that our token may have; 0 if it reaches over the border of a name or
 * goes on with one that its sentence has not begun.
 */
static uint32_t
allowed_labels(const Taker *taker, uint32_t token, bool starts_sentence)
{
	const NxToken *ours = &taker->text.tokens[token];
	const BioToken *tokens = taker->file->tokens;
	uint32_t at = taker->token_at[token];
	KindSet unmarked = taker->set->unmarked;
	bool begins = tokens[at].begins && ours->start == tokens[at].start;

	for (uint32_t next = at + 1;
		 next < taker->file->n_tokens && tokens[next].start < ours->start + ours->len &&
		 tokens[next].start > tokens[at].start;
		 next++)
	{
		if (tokens[next].begins || tokens[next].tag != tokens[at].tag)
			return 0;
	}
	if (tokens[at].tag == BIO_OUTSIDE)
		return 1U << NX_LABEL_OUTSIDE | labels_of(unmarked, true) |
			   labels_of(unmarked, false);
	if (!begins && starts_sentence)
		return 0;
	return labels_of(taker->set->tags[tokens[at].tag - 1].kinds, begins);
}

/* ---------------------------------------------------------------------------
 * Sentences into the corpus
 */

static void
add_hashes(Corpus *corpus, const uint64_t *hashes, uint32_t n)
{
	corpus->hashes = grow(corpus->hashes, corpus->n_features + n,
						  &corpus->features_capacity, sizeof(uint64_t));
	memcpy(corpus->hashes + corpus->n_features, hashes, n * sizeof(uint64_t));
	corpus->n_features += n;
}

static void
add_token(Taker *taker, uint32_t i, uint32_t allowed)
{
	Corpus *corpus = taker->corpus;
	uint64_t hashes[NX_FEATURES_MAX];

	corpus->starts[corpus->n_tokens] = corpus->n_features;
	corpus->allowed[corpus->n_tokens] = allowed;
	if (corpus->embeddings != NULL)
		corpus->inputs[corpus->n_tokens] =
			network_see(corpus->embeddings, &taker->features, i);
	for (int offset = -NX_FEATURES_REACH; offset <= NX_FEATURES_REACH; offset++)
	{
		uint32_t form = nx_features_form_at(&taker->features, i, offset);

		add_hashes(corpus, hashes,
				   nx_features_of_form(&taker->features.forms.forms[form], offset, hashes));
	}
	add_hashes(corpus, hashes, nx_features_of_token(&taker->features, i, hashes));
	corpus->starts[++corpus->n_tokens] = corpus->n_features;
}

/* Room for n further tokens, and the end of the last. */
static void
make_room(Corpus *corpus, uint32_t n)
{
	size_t need = (size_t) corpus->n_tokens + n + 1;
	size_t capacity = corpus->tokens_capacity;

	corpus->allowed = grow(corpus->allowed, need, &capacity, sizeof(uint32_t));
	capacity = corpus->tokens_capacity;
	corpus->starts = grow(corpus->starts, need, &capacity, sizeof(size_t));
	if (corpus->embeddings != NULL)
	{
		capacity = corpus->tokens_capacity;
		corpus->inputs = grow(corpus->inputs, need, &capacity, sizeof(NetworkInput));
	}
	corpus->tokens_capacity = (uint32_t) capacity;
}

static void
add_stretch(Taker *taker, uint32_t number, uint32_t first, uint32_t n)
{
	Corpus *corpus = taker->corpus;
	CorpusSentence *sentence;
	uint32_t allowed[NX_FEATURES_WINDOW];
	size_t capacity;

	for (uint32_t i = 0; i < n; i++)
	{
		allowed[i] = allowed_labels(taker, first + i, i == 0);
		if (allowed[i] == 0)
		{
			corpus->n_dropped++;
			return;
		}
	}
	make_room(corpus, n);
	capacity = corpus->sentences_capacity;
	corpus->sentences =
		grow(corpus->sentences, corpus->n_sentences + 1, &capacity, sizeof(CorpusSentence));
	corpus->sentences_capacity = (uint32_t) capacity;
	sentence = &corpus->sentences[corpus->n_sentences++];
	sentence->first_token = corpus->n_tokens;
	sentence->n_tokens = n;
	sentence->document = corpus->n_documents - 1;
	sentence->weight = taker->set->weight;
	(void) nx_features_read(&taker->features, number, first, n);
	without_in_stretch(&taker->features, corpus->without);
	for (uint32_t i = 0; i < n; i++)
		add_token(taker, i, allowed[i]);
}

static void
add_sentence(Taker *taker, uint32_t number)
{
	const NxSentence *sentence = &taker->text.sentences[number];
	uint32_t n;

	for (uint32_t done = 0; done < sentence->n_tokens; done += n)
	{
		n = sentence->n_tokens - done;
		if (n > NX_FEATURES_WINDOW)
			n = NX_FEATURES_WINDOW;
		add_stretch(taker, number, sentence->first_token + done, n);
	}
}

/* The document that the next sentences are of. */
static void
see_document(Taker *taker)
{
	Corpus *corpus = taker->corpus;

	corpus->documents = grow(corpus->documents, (size_t) corpus->n_documents + 1,
							 &corpus->documents_capacity, sizeof(NetworkDocument));
	if (corpus->embeddings != NULL)
		corpus->documents[corpus->n_documents] =
			network_see_document(corpus->embeddings, &taker->features);
	corpus->n_documents++;
}

/* Take the document in; with a casing, only the sentences that it changes. */
static void
add_document(Taker *taker, const DocumentStyle *style)
{
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	read_document(taker, &arena, style);
	find_tokens(taker, &arena);
	see_document(taker);
	for (uint32_t i = 0; i < taker->text.n_sentences; i++)
	{
		if (style->casing == NULL ||
			style->casing[taker->text.sentences[i].block] != CASING_KEPT)
			add_sentence(taker, i);
	}
	nx_host_reset(&host);
}

static void
add_damaged(Taker *taker)
{
	uint32_t n = taker->document->n_sentences;
	DocumentStyle style = {true, taker->set->splits, NULL, DAMAGE_NONE};
	uint8_t *casing = calloc(n, 1);
	bool all = next_random(&taker->seed) % 100 < ALL_PERCENT;
	uint8_t all_casing = (uint8_t) (CASING_UPPER + next_random(&taker->seed) % 3);
	bool any = false;

	if (casing == NULL)
		nx_host_die("out of memory");
	for (uint32_t i = 0; i < n; i++)
	{
		if (all)
			casing[i] = all_casing;
		else if (next_random(&taker->seed) % 100 < DAMAGED_PERCENT)
			casing[i] = (uint8_t) (CASING_UPPER + next_random(&taker->seed) % 3);
		any = any || casing[i] != CASING_KEPT;
	}
	style.casing = casing;
	if (any)
		add_document(taker, &style);
	free(casing);
}

void
corpus_add_set(Corpus *corpus, const AnnotatedSet *set, const NxModel *model,
			   NxBreaks *breaks, const char *data)
{
	const char *tags[SET_MAX_TAGS];
	uint32_t n_tags = set_tag_names(set, tags);
	DocumentStyle spaced = {false, set->splits, NULL, DAMAGE_NONE};
	DocumentStyle joined = {true, set->splits, NULL, DAMAGE_NONE};
	NxHost host;
	NxArena arena;
	BioFile file;
	Taker taker = {0};

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bio_read(&file, &arena, set_path(set, &arena, data), tags, n_tags,
			 set->sentences_per_document);
	taker.corpus = corpus;
	taker.set = set;
	taker.model = model;
	taker.breaks = breaks;
	taker.file = &file;
	taker.seed = 1;
	for (uint32_t i = 0; i < file.n_documents; i++)
	{
		taker.document = &file.documents[i];
		taker.style = next_random(&taker.seed) % 100 < NO_STYLE_PERCENT ? 0 : set->style;
		add_document(&taker, &spaced);
		if (set->splits)
			add_document(&taker, &joined);
		add_damaged(&taker);
	}
	free(file.bytes);
	nx_host_reset(&host);
}

/* ---------------------------------------------------------------------------
 * Numbers for features
 */

typedef struct KeySlot
{
	uint64_t key; /* 0: free; a feature that hashes to 0 is not kept */
	uint32_t count;
	uint32_t number;
} KeySlot;

static KeySlot *
find_key(KeySlot *slots, uint32_t mask, uint64_t key)
{
	uint32_t slot = (uint32_t) (key >> 20) & mask;

	while (slots[slot].key != key && slots[slot].key != 0)
		slot = (slot + 1) & mask;
	return &slots[slot];
}

/* All keys with their counts. */
static KeySlot *
count_keys(const Corpus *corpus, uint32_t *mask)
{
	uint32_t n_slots = 1U << 20;
	uint32_t used = 0;
	KeySlot *slots = calloc(n_slots, sizeof(KeySlot));

	for (size_t i = 0; i < corpus->n_features && slots != NULL; i++)
	{
		KeySlot *slot = find_key(slots, n_slots - 1, corpus->hashes[i]);

		if (slot->key == 0)
		{
			slot->key = corpus->hashes[i];
			used++;
		}
		slot->count++;
		if (used > n_slots / 2)
		{
			KeySlot *old = slots;

			slots = calloc(2 * (size_t) n_slots, sizeof(KeySlot));
			for (uint32_t k = 0; k < n_slots && slots != NULL; k++)
			{
				if (old[k].key != 0)
					*find_key(slots, 2 * n_slots - 1, old[k].key) = old[k];
			}
			n_slots *= 2;
			free(old);
		}
	}
	if (slots == NULL)
		nx_host_die("out of memory");
	*mask = n_slots - 1;
	return slots;
}

/* In the order of the slots, which depends on the input alone. */
static void
give_numbers(Corpus *corpus, KeySlot *slots, uint32_t mask, uint32_t least)
{
	uint32_t capacity = 0;

	for (uint32_t k = 0; k <= mask; k++)
		capacity += slots[k].count >= least;
	corpus->keys = calloc(capacity + 1, sizeof(uint64_t));
	corpus->counts = calloc(capacity + 1, sizeof(uint32_t));
	if (corpus->keys == NULL || corpus->counts == NULL)
		nx_host_die("out of memory");
	corpus->n_keys = 0;
	for (uint32_t k = 0; k <= mask; k++)
	{
		slots[k].number = UINT32_MAX;
		if (slots[k].key == 0 || slots[k].count < least)
			continue;
		slots[k].number = corpus->n_keys;
		corpus->keys[corpus->n_keys] = slots[k].key;
		corpus->counts[corpus->n_keys++] = slots[k].count;
	}
}

void
corpus_number(Corpus *corpus, uint32_t least)
{
	uint32_t mask;
	KeySlot *slots = count_keys(corpus, &mask);
	size_t n = 0;

	give_numbers(corpus, slots, mask, least);
	corpus->features = calloc(corpus->n_features + 1, sizeof(uint32_t));
	if (corpus->features == NULL)
		nx_host_die("out of memory");
	for (uint32_t t = 0; t < corpus->n_tokens; t++)
	{
		size_t first = corpus->starts[t];

		corpus->starts[t] = n;
		for (size_t i = first; i < corpus->starts[t + 1]; i++)
		{
			uint32_t number = find_key(slots, mask, corpus->hashes[i])->number;

			if (number != UINT32_MAX)
				corpus->features[n++] = number;
		}
	}
	corpus->starts[corpus->n_tokens] = n;
	corpus->n_features = n;
	free(corpus->hashes);
	corpus->hashes = NULL;
	free(slots);
}

void
corpus_renumber(Corpus *corpus, const uint32_t *renumbered, uint32_t n_keys)
{
	size_t n = 0;

	for (uint32_t t = 0; t < corpus->n_tokens; t++)
	{
		size_t first = corpus->starts[t];

		corpus->starts[t] = n;
		for (size_t i = first; i < corpus->starts[t + 1]; i++)
		{
			if (renumbered[corpus->features[i]] != UINT32_MAX)
				corpus->features[n++] = renumbered[corpus->features[i]];
		}
	}
	corpus->starts[corpus->n_tokens] = n;
	corpus->n_features = n;
	for (uint32_t k = 0; k < corpus->n_keys; k++)
	{
		if (renumbered[k] != UINT32_MAX)
		{
			corpus->keys[renumbered[k]] = corpus->keys[k];
			corpus->counts[renumbered[k]] = corpus->counts[k];
		}
	}
	corpus->n_keys = n_keys;
}

void
corpus_free(Corpus *corpus)
{
	free(corpus->features);
	free(corpus->starts);
	for (uint32_t i = 0; i < corpus->n_documents && corpus->embeddings != NULL; i++)
		free(corpus->documents[i].words);
	free(corpus->documents);
	free(corpus->allowed);
	free(corpus->inputs);
	free(corpus->sentences);
	free(corpus->keys);
	free(corpus->counts);
}
