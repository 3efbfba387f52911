/*
 * fuzz_text.c
 *	  Any article: the whole analysis keeps its promises, and makes a sound value.
 *
 * What stands before the first byte 0 is the title.  Malformed UTF-8, which no
 * database holds, is made well-formed first, so that a mutation is not wasted.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "analysis/pipeline.h"
#include "analysis/pronouns.h"
#include "analysis/target_tone.h"
#include "analysis/tone.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/chars.h"

#define N_ENTITIES_EVALUATED 8
#define N_PLACES_EVALUATED 20
#define N_TARGETS 6 /* at random places */

/* Put "?" for every byte that is not UTF-8, and a space for every further 0. */
static void
make_well_formed(char *bytes, size_t len)
{
	size_t good = 0;

	while (good < len)
	{
		good += nx_utf8_check(bytes + good, len - good);
		if (good < len)
			bytes[good++] = '?';
	}
	for (size_t i = 0; i < len; i++)
	{
		if (bytes[i] == '\0')
			bytes[i] = ' ';
	}
}

/* A part of the input as text in memory of its own; the caller frees it. */
static NxString
text_of(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxString text = {copy, (uint32_t) len};

	make_well_formed(copy, len);
	return text;
}

static uint32_t
end_of(NxSpan span)
{
	return span.start + span.len;
}

static bool
is_blank(const NxText *text, uint32_t start, uint32_t end)
{
	size_t offset = start;

	while (offset < end)
	{
		if (!nx_char_is_space(nx_utf8_next(text->bytes, end, &offset)))
			return false;
	}
	return true;
}

/* Blocks in order, what is between them blank, their sentences one after the other. */
static void
check_blocks(const NxText *text)
{
	uint32_t end = 0;
	uint32_t n_sentences = 0;

	for (uint32_t i = 0; i < text->n_blocks; i++)
	{
		const NxBlock *block = &text->blocks[i];

		FUZZ_CHECK(block->span.len > 0 && block->span.start >= end);
		FUZZ_CHECK(block->span.len <= text->len - block->span.start);
		FUZZ_CHECK(is_blank(text, end, block->span.start));
		FUZZ_CHECK(block->kind < NX_N_BLOCK_KINDS);
		FUZZ_CHECK(block->in_title == (block->span.start < text->body_start));
		FUZZ_CHECK(!block->is_agency || block->kind == NX_BLOCK_BYLINE);
		FUZZ_CHECK(block->n_sentences > 0 && block->first_sentence == n_sentences);
		n_sentences += block->n_sentences;
		end = end_of(block->span);
	}
	FUZZ_CHECK(is_blank(text, end, text->len));
	FUZZ_CHECK(n_sentences == text->n_sentences);
}

/* Sentences tile their block, but for white space; tokens lie in them in order. */
static void
check_sentences(const NxText *text)
{
	uint32_t n_tokens = 0;

	for (uint32_t i = 0; i < text->n_sentences; i++)
	{
		const NxSentence *sentence = &text->sentences[i];
		const NxBlock *block = &text->blocks[sentence->block];
		uint32_t end = sentence->span.start;

		if (i == block->first_sentence)
			FUZZ_CHECK(sentence->span.start == block->span.start);
		else
		{
			FUZZ_CHECK(sentence->span.start >= end_of(sentence[-1].span));
			FUZZ_CHECK(is_blank(text, end_of(sentence[-1].span), sentence->span.start));
		}
		FUZZ_CHECK(i < block->first_sentence + block->n_sentences);
		if (i + 1 == block->first_sentence + block->n_sentences)
			FUZZ_CHECK(end_of(sentence->span) == end_of(block->span));
		FUZZ_CHECK(sentence->span.len > 0);
		FUZZ_CHECK(sentence->n_tokens > 0 && sentence->first_token == n_tokens);
		n_tokens += sentence->n_tokens;
		FUZZ_CHECK(n_tokens <= text->n_tokens);
		for (uint32_t k = sentence->first_token; k < n_tokens; k++)
		{
			const NxToken *token = &text->tokens[k];

			FUZZ_CHECK(token->len > 0 && token->start >= end);
			FUZZ_CHECK(is_blank(text, end, token->start));
			end = token->start + token->len;
		}
		FUZZ_CHECK(end <= end_of(sentence->span));
		FUZZ_CHECK(is_blank(text, end, end_of(sentence->span)));
	}
	FUZZ_CHECK(n_tokens == text->n_tokens);
}

/* Mentions in order and not overlapping, each in one sentence and of one entity. */
static void
check_mentions(const NxAnalysis *analysis)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		const NxSentence *sentence;

		FUZZ_CHECK(mention->n_tokens > 0 && mention->first_token >= end);
		end = mention->first_token + mention->n_tokens;
		FUZZ_CHECK(mention->sentence < analysis->text.n_sentences);
		sentence = &analysis->text.sentences[mention->sentence];
		FUZZ_CHECK(mention->first_token >= sentence->first_token);
		FUZZ_CHECK(end <= sentence->first_token + sentence->n_tokens);
		FUZZ_CHECK(mention->kind < NX_N_KINDS);
		FUZZ_CHECK(mention->entity < analysis->n_entities);
	}
}

static void
check_entities(const NxAnalysis *analysis)
{
	uint32_t n_mentions = 0;

	for (uint32_t i = 0; i < analysis->n_entities; i++)
	{
		const NxEntity *entity = &analysis->entities[i];

		FUZZ_CHECK(entity->n_mentions > 0);
		FUZZ_CHECK(entity->first_mention < analysis->n_mentions);
		FUZZ_CHECK(analysis->mentions[entity->first_mention].entity == i);
		n_mentions += entity->n_mentions;
	}
	FUZZ_CHECK(n_mentions == analysis->n_mentions);
}

/* The evidence adds up to the tone; returns that. */
static int32_t
check_evidence(const NxAnalysis *analysis, const NxTarget *target)
{
	NxToneResult result;
	int64_t sum = 0;
	uint32_t end = 0;

	nx_tone_evaluate(analysis, target, &result);
	for (uint32_t i = 0; i < result.n_evidence; i++)
	{
		const NxEvidence *evidence = &result.evidence[i];

		FUZZ_CHECK(evidence->reason.len > 0);
		FUZZ_CHECK(evidence->n_tokens <= analysis->text.n_tokens);
		FUZZ_CHECK(evidence->n_tokens == 0 ||
				   evidence->first_token <= analysis->text.n_tokens - evidence->n_tokens);
		/* In the order of the text; what no word carries, the rest and the lift, comes last. */
		FUZZ_CHECK(evidence->n_tokens == 0 ? i + 2 >= result.n_evidence
										   : evidence->first_token >= end);
		end = evidence->first_token + evidence->n_tokens;
		sum += evidence->weight;
	}
	FUZZ_CHECK(sum == result.tone);
	FUZZ_CHECK(result.tone >= -NX_UNIT && result.tone <= NX_UNIT);
	return result.tone;
}

/* It is the one that the analysis gave, too. */
static void
check_tone(const NxAnalysis *analysis, const NxTarget *target, int32_t tone)
{
	FUZZ_CHECK(check_evidence(analysis, target) == tone);
}

/* Pronouns in order, of a person each, and none of them in a name. */
static void
check_pronouns(const NxAnalysis *analysis)
{
	const NxPronouns *pronouns = analysis->pronouns;
	uint32_t m = 0;

	for (uint32_t i = 0; i < pronouns->n; i++)
	{
		const NxPronoun *pronoun = &pronouns->pronouns[i];

		FUZZ_CHECK(pronoun->token < analysis->text.n_tokens);
		FUZZ_CHECK(i == 0 || pronoun[-1].token < pronoun->token);
		FUZZ_CHECK(pronoun->entity < analysis->n_entities);
		FUZZ_CHECK(analysis->entities[pronoun->entity].kind == NX_KIND_PERSON);
		while (m < analysis->n_mentions &&
			   analysis->mentions[m].first_token + analysis->mentions[m].n_tokens <=
				   pronoun->token)
			m++;
		FUZZ_CHECK(m == analysis->n_mentions ||
				   analysis->mentions[m].first_token > pronoun->token);
	}
}

static void
check_tones(const NxAnalysis *analysis)
{
	check_tone(analysis, NULL, analysis->tone);
	check_pronouns(analysis);
	for (uint32_t i = 0; i < analysis->n_entities && i < N_ENTITIES_EVALUATED; i++)
	{
		NxTarget target = nx_target_entity(analysis, i);

		check_tone(analysis, &target, analysis->entities[i].tone);
	}
}

/* The tone toward a target is the mean over its places, each a target by itself. */
static void
check_target(const NxAnalysis *analysis, NxTarget target)
{
	int64_t sum = 0;
	uint32_t n_pointed = 0;

	if (target.n_places == 0)
		return;
	for (uint32_t i = 0; i < target.n_places; i++)
	{
		NxTarget place = {&target.places[i], 1};

		FUZZ_CHECK(place.places->len > 0 && place.places->start < analysis->text.n_tokens);
		if (target.n_places <= N_PLACES_EVALUATED)
		{
			int32_t tone = check_evidence(analysis, &place);

			sum += tone;
			n_pointed += tone < -NX_TONE_NEUTRAL || tone > NX_TONE_NEUTRAL;
		}
	}
	if (target.n_places <= N_PLACES_EVALUATED)
		check_tone(analysis, &target, nx_tone_of_places(sum, target.n_places, n_pointed));
	else
		check_evidence(analysis, &target);
}

/* Any phrase and any stretch of the text can be a target. */
static void
check_targets(const NxAnalysis *analysis)
{
	const NxText *text = &analysis->text;
	uint32_t half = (uint32_t) nx_utf8_clip(text->bytes, text->len, text->len / 2);
	NxString phrase = {text->bytes, half < 40 ? half : 0};
	NxSpan rest = {half, text->len - half};

	check_target(analysis, nx_target_phrase(analysis, phrase));
	check_target(analysis, nx_target_span(analysis, rest));
	for (uint32_t i = 0; i < N_TARGETS && text->n_tokens > 0; i++)
	{
		uint64_t random = nx_hash_mix(text->len, i);
		uint32_t first = (uint32_t) (random % text->n_tokens);
		uint32_t last = first + (uint32_t) (random >> 32) % 4;
		NxSpan span = {text->tokens[first].start, 0};
		NxString words = {text->bytes + span.start, 0};

		if (last >= text->n_tokens)
			last = text->n_tokens - 1;
		span.len = text->tokens[last].start + text->tokens[last].len - span.start;
		words.len = span.len;
		FUZZ_CHECK(nx_target_span(analysis, span).n_places == 1);
		check_target(analysis, nx_target_span(analysis, span));
		check_target(analysis, nx_target_phrase(analysis, words));
	}
}

/* The value says what the analysis found, at the places in the body. */
static void
check_doc(const NxAnalysis *analysis, const NxArticle *article)
{
	NxDoc doc;

	nx_analysis_to_doc(analysis, article, &doc);
	FUZZ_CHECK(doc.n_mentions == analysis->n_mentions);
	FUZZ_CHECK(doc.body_bytes == article->body.len);
	for (uint32_t i = 0; i < doc.n_mentions; i++)
		FUZZ_CHECK(doc.mentions[i].pos == 0 || doc.mentions[i].pos <= doc.body_chars);
	nx_fuzz_check_doc(analysis->arena, &doc);
}

/* The English model and the break rules, opened once. */
static const NxModel *
get_model(void)
{
	static NxModel model;

	if (model.bytes == NULL)
		nx_host_bind_model(&model, NULL);
	return &model;
}

static NxBreaks *
get_breaks(void)
{
	static NxBreaks *breaks;

	if (breaks == NULL)
		breaks = nx_host_open_breaks();
	return breaks;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const uint8_t *zero = len > 0 ? memchr(bytes, '\0', len) : NULL;
	size_t title_len = zero == NULL ? 0 : (size_t) (zero - bytes);
	size_t body_start = zero == NULL ? 0 : title_len + 1;
	NxArticle article = {.title = text_of(bytes, title_len),
						 .body = text_of(bytes + body_start, len - body_start)};
	char *title = (char *) article.title.bytes;
	NxAnalysis *analysis;
	NxHost host;
	NxArena arena;

	if (zero == NULL)
		article.title.bytes = NULL;
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	analysis = nx_analyse(&arena, get_model(), get_breaks(), &article);
	check_blocks(&analysis->text);
	check_sentences(&analysis->text);
	check_mentions(analysis);
	check_entities(analysis);
	check_tones(analysis);
	check_targets(analysis);
	check_doc(analysis, &article);
	nx_host_reset(&host);
	free(title);
	free((char *) article.body.bytes);
	return 0;
}
