/*
 * check.c
 *	  What makes a newsdoc sound, and what follows from the rest of it.
 *
 * One set of rules for values from bytes and from JSON:
 *
 *	  - body_chars <= body_bytes <= 4 * body_chars, body_bytes <= INT32_MAX;
 *	  - saliences are in 0..NX_UNIT, tones in -NX_UNIT..NX_UNIT; a sentence
 *		without quoted matter has a quote_tone of 0;
 *	  - every block has a sentence; only a byline may be an agency's;
 *	  - sentences stand in order inside the body, not empty, not overlapping;
 *	  - the ranks other than 0 are 1..k, each once;
 *	  - names and aliases: see strings.h; the aliases of an entity ascend
 *		strictly and do not hold its name; saliences of entities do not ascend;
 *	  - mentions of the title come first; those of the body stand in order, not
 *		empty, not overlapping, each within one sentence;
 *	  - every entity has a mention;
 *	  - the hashes of the story are at most NX_STORY_MAX and ascend strictly;
 *	  - keyphrases are at most NX_KEYPHRASES_MAX, their weights in 0..NX_UNIT and not
 *		ascending; each is an entity or a phrase that is like a name, and there once.
 *
 * Two entities may bear one name (a man and his town), so names are not compared.
 * The first rule that is broken is reported; items are counted from 1.
 */
#include "doc/check.h"

#include <inttypes.h>
#include <string.h>

#include "doc/strings.h"

typedef struct Check
{
	NxDoc *doc;
	NxArena *arena;
	NxStatus status;
	NxError *error;
} Check;

/* The tone or salience is no number of this format. */
static bool
is_bad_tone(int32_t tone)
{
	return tone < -NX_UNIT || tone > NX_UNIT;
}

static bool
is_bad_salience(uint32_t salience)
{
	return salience > NX_UNIT;
}

/* Report item number `item` (0-based), which begins at `offset` of the input. */
static NxStatus
fail_item(Check *check, size_t offset, const char *what, size_t item, const char *fault)
{
	return nx_fail(check->error, check->status, offset, "%s %zu %s", what, item + 1, fault);
}

NxStatus
nx_doc_check_head(const NxDoc *doc, NxStatus status, NxError *error)
{
	const char *fault = nx_doc_id_fault(doc->model);

	if (fault != NULL)
		return nx_fail(error, status, 0, "the model's name %s", fault);
	fault = nx_doc_id_fault(doc->icu);
	if (fault != NULL)
		return nx_fail(error, status, 0, "the ICU version %s", fault);
	if (doc->body_bytes > INT32_MAX)
		return nx_fail(error, status, 0, "the body is too long");
	if (doc->body_chars > doc->body_bytes ||
		doc->body_bytes > 4 * (uint64_t) doc->body_chars)
		return nx_fail(error, status, 0, "the body's bytes and characters do not agree");
	if (is_bad_tone(doc->tone))
		return nx_fail(error, status, 0, "the tone is not within -1 to 1");
	return NX_OK;
}

/* Blocks, each with its run of sentences, which learn where they belong. */
static NxStatus
check_blocks(Check *check, uint32_t *sentence_offsets)
{
	NxDoc *doc = check->doc;
	uint32_t n_sentences = 0;

	for (uint32_t i = 0; i < doc->n_blocks; i++)
	{
		NxDocBlock *block = &doc->blocks[i];

		if (i % 1024 == 0)
			nx_poll(check->arena->env);
		if (block->kind >= NX_N_BLOCK_KINDS)
			return fail_item(check, block->pos, "block", i, "is of no known kind");
		if (block->is_agency && block->kind != NX_BLOCK_BYLINE)
			return fail_item(check, block->pos, "block", i, "is an agency but no byline");
		if (block->n_sentences == 0)
			return fail_item(check, block->pos, "block", i, "has no sentence");
		if (block->n_sentences > doc->n_sentences - n_sentences)
			return fail_item(check, block->pos, "block", i,
							 "has more sentences than there are");
		for (uint32_t k = n_sentences; k < n_sentences + block->n_sentences; k++)
		{
			sentence_offsets[k] = doc->sentences[k].block;
			doc->sentences[k].block = i;
		}
		n_sentences += block->n_sentences;
	}
	if (n_sentences != doc->n_sentences)
		return nx_fail(check->error, check->status, 0,
					   "there are sentences that belong to no block");
	return NX_OK;
}

/* What is wrong with the sentence, of which `next` is the first possible position? */
static const char *
sentence_fault(const NxDoc *doc, const NxDocSentence *sentence, uint32_t next)
{
	if (sentence->pos < next)
		return "overlaps the one before it";
	if (sentence->len == 0)
		return "is empty";
	if (sentence->pos > doc->body_chars ||
		sentence->len > doc->body_chars - sentence->pos + 1)
		return "extends beyond the body";
	if (is_bad_salience(sentence->salience))
		return "has a salience that is not within 0 to 1";
	if (is_bad_tone(sentence->tone) || is_bad_tone(sentence->quote_tone))
		return "has a tone that is not within -1 to 1";
	if (!sentence->quoted && sentence->quote_tone != 0)
		return "has a quote tone but no quotation";
	return NULL;
}

static NxStatus
check_sentences(Check *check, const uint32_t *sentence_offsets)
{
	NxDoc *doc = check->doc;
	uint32_t next = 1;

	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		NxDocSentence *sentence = &doc->sentences[i];
		NxDocBlock *block = &doc->blocks[sentence->block];
		const char *fault = sentence_fault(doc, sentence, next);

		if (i % 1024 == 0)
			nx_poll(check->arena->env);
		if (fault != NULL)
			return fail_item(check, sentence_offsets[i], "sentence", i, fault);
		if (i == 0 || sentence->block != sentence[-1].block)
			block->pos = sentence->pos;
		next = sentence->pos + sentence->len;
		block->len = next - block->pos;
	}
	return NX_OK;
}

static NxStatus
check_ranks(Check *check, const uint32_t *sentence_offsets)
{
	NxDoc *doc = check->doc;
	bool *taken = nx_new_array(check->arena, bool, (size_t) doc->n_sentences + 1);
	uint32_t n_ranks = 0;

	for (uint32_t i = 0; i < doc->n_sentences; i++)
		n_ranks += doc->sentences[i].rank != 0;
	for (uint32_t i = 0; i < doc->n_sentences; i++)
	{
		uint32_t rank = doc->sentences[i].rank;

		if (i % 1024 == 0)
			nx_poll(check->arena->env);
		if (rank > n_ranks)
			return fail_item(check, sentence_offsets[i], "sentence", i,
							 "has a rank higher than the number of ranks");
		if (rank != 0 && taken[rank])
			return fail_item(check, sentence_offsets[i], "sentence", i,
							 "has the rank of another sentence");
		taken[rank] = true;
	}
	nx_drop_array(check->arena, taken, (size_t) doc->n_sentences + 1);
	return NX_OK;
}

static NxStatus
check_aliases(Check *check, size_t offset, const NxDocEntity *entity, uint32_t number)
{
	for (uint32_t i = 0; i < entity->n_aliases; i++)
	{
		NxString alias = entity->aliases[i];
		const char *fault = nx_doc_name_fault(alias);
		int order = i == 0 ? 1 : nx_doc_string_compare(alias, entity->aliases[i - 1]);

		if (i % 1024 == 0)
			nx_poll(check->arena->env);
		if (fault != NULL)
			return nx_fail(check->error, check->status, offset,
						   "an alias of entity %" PRIu32 " %s", number + 1, fault);
		if (order == 0)
			return fail_item(check, offset, "entity", number, "has an alias twice");
		if (order < 0)
			return fail_item(check, offset, "entity", number,
							 "has aliases that are out of order");
		if (nx_doc_string_compare(alias, entity->name) == 0)
			return fail_item(check, offset, "entity", number, "has its name as an alias");
	}
	return NX_OK;
}

static NxStatus
check_entities(Check *check, uint32_t *entity_offsets)
{
	NxDoc *doc = check->doc;
	uint32_t highest = NX_UNIT;

	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		NxDocEntity *entity = &doc->entities[i];
		uint32_t offset = entity->first_pos;
		const char *fault = nx_doc_name_fault(entity->name);

		if (i % 1024 == 0)
			nx_poll(check->arena->env);
		if (fault != NULL)
			return nx_fail(check->error, check->status, offset,
						   "the name of entity %" PRIu32 " %s", i + 1, fault);
		if (entity->kind >= NX_N_KINDS)
			return fail_item(check, offset, "entity", i, "is of no known kind");
		if (is_bad_salience(entity->salience))
			return fail_item(check, offset, "entity", i,
							 "has a salience that is not within 0 to 1");
		if (entity->salience > highest)
			return fail_item(check, offset, "entity", i,
							 "is more salient than the one before it");
		if (is_bad_tone(entity->tone))
			return fail_item(check, offset, "entity", i,
							 "has a tone that is not within -1 to 1");
		if (check_aliases(check, offset, entity, i) != NX_OK)
			return check->status;
		highest = entity->salience;
		entity_offsets[i] = offset;
		entity->first_pos = 0;
		entity->n_mentions = 0;
	}
	return NX_OK;
}

/*
 * Find the sentence that a mention of the body lies in, going on from sentence
 * *place, and fill in mention->sentence.  The fault, or NULL.
 */
static const char *
place_mention(const NxDoc *doc, NxDocMention *mention, uint32_t *place)
{
	const NxDocSentence *sentence;

	if (mention->pos > doc->body_chars || mention->len > doc->body_chars - mention->pos + 1)
		return "extends beyond the body";
	while (*place < doc->n_sentences &&
		   doc->sentences[*place].pos + doc->sentences[*place].len <= mention->pos)
		(*place)++;
	if (*place == doc->n_sentences)
		return "is in no sentence";
	sentence = &doc->sentences[*place];
	if (mention->pos < sentence->pos)
		return "is in no sentence";
	if (mention->len > sentence->len - (mention->pos - sentence->pos))
		return "extends beyond its sentence";
	mention->sentence = *place + 1;
	return NULL;
}

static NxStatus
check_mentions(Check *check)
{
	NxDoc *doc = check->doc;
	uint32_t next = 0;
	uint32_t place = 0;

	for (uint32_t i = 0; i < doc->n_mentions; i++)
	{
		NxDocMention *mention = &doc->mentions[i];
		uint32_t offset = mention->sentence;
		const char *fault = NULL;
		NxDocEntity *entity;

		if (i % 1024 == 0)
			nx_poll(check->arena->env);
		if (mention->entity >= doc->n_entities)
			return fail_item(check, offset, "mention", i,
							 "is of an entity that is not there");
		mention->sentence = 0;
		if (mention->len == 0 || mention->len > INT32_MAX)
			fault = "has an impossible length";
		else if (mention->pos < next)
			fault = "overlaps the one before it";
		else if (mention->pos > 0)
			fault = place_mention(doc, mention, &place);
		if (fault != NULL)
			return fail_item(check, offset, "mention", i, fault);
		if (mention->pos > 0)
			next = mention->pos + mention->len;
		entity = &doc->entities[mention->entity];
		if (entity->first_pos == 0)
			entity->first_pos = mention->pos;
		entity->n_mentions++;
	}
	return NX_OK;
}

static NxStatus
check_story(Check *check)
{
	const NxDoc *doc = check->doc;

	if (doc->n_story > NX_STORY_MAX)
		return nx_fail(check->error, check->status, 0, "its story has too many hashes");
	for (uint32_t i = 1; i < doc->n_story; i++)
	{
		if (doc->story[i] <= doc->story[i - 1])
			return nx_fail(check->error, check->status, 0,
						   "the hashes of its story do not ascend");
	}
	return NX_OK;
}

/* Are the two one entity or one phrase? */
static bool
is_same_keyphrase(const NxDocKeyphrase *a, const NxDocKeyphrase *b)
{
	if (a->phrase.len == 0 || b->phrase.len == 0)
		return a->phrase.len == b->phrase.len && a->entity == b->entity;
	return nx_doc_string_compare(a->phrase, b->phrase) == 0;
}

/* What is wrong with keyphrase number `number` (0-based)? */
static const char *
keyphrase_fault(const NxDoc *doc, uint32_t number, uint32_t highest)
{
	const NxDocKeyphrase *keyphrase = &doc->keyphrases[number];

	if (keyphrase->phrase.len > 0)
	{
		const char *fault = nx_doc_name_fault(keyphrase->phrase);

		if (fault != NULL)
			return fault;
	}
	else if (keyphrase->entity >= doc->n_entities)
		return "is an entity that is not there";
	if (is_bad_salience(keyphrase->weight))
		return "has a weight that is not within 0 to 1";
	if (keyphrase->weight > highest)
		return "is heavier than the one before it";
	for (uint32_t i = 0; i < number; i++)
	{
		if (is_same_keyphrase(keyphrase, &doc->keyphrases[i]))
			return "is there twice";
	}
	return NULL;
}

static NxStatus
check_keyphrases(Check *check)
{
	NxDoc *doc = check->doc;
	uint32_t highest = NX_UNIT;

	if (doc->n_keyphrases > NX_KEYPHRASES_MAX)
		return nx_fail(check->error, check->status, 0, "it has too many keyphrases");
	for (uint32_t i = 0; i < doc->n_keyphrases; i++)
	{
		const char *fault = keyphrase_fault(doc, i, highest);

		if (fault != NULL)
			return fail_item(check, doc->keyphrases[i].offset, "keyphrase", i, fault);
		highest = doc->keyphrases[i].weight;
	}
	return NX_OK;
}

NxStatus
nx_doc_check(NxDoc *doc, NxArena *arena, NxStatus status, NxError *error)
{
	Check check = {doc, arena, status, error};
	size_t n_most = doc->n_sentences > doc->n_entities ? doc->n_sentences : doc->n_entities;
	uint32_t *offsets = nx_new_array(arena, uint32_t, n_most);

	if (nx_doc_check_head(doc, status, error) != NX_OK ||
		check_blocks(&check, offsets) != NX_OK ||
		check_sentences(&check, offsets) != NX_OK ||
		check_ranks(&check, offsets) != NX_OK || check_entities(&check, offsets) != NX_OK ||
		check_mentions(&check) != NX_OK || check_story(&check) != NX_OK ||
		check_keyphrases(&check) != NX_OK)
		return status;
	for (uint32_t i = 0; i < doc->n_entities; i++)
	{
		if (doc->entities[i].n_mentions == 0)
			return fail_item(&check, offsets[i], "entity", i, "has no mention");
	}
	nx_drop_array(arena, offsets, n_most);
	return NX_OK;
}
