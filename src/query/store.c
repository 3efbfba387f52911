/*
 * store.c
 *	  A query's bytes, written and read; format.h says what they are.
 *
 * Reading checks everything, so that what works on a query can trust it: that the
 * items are sound postfix above all.
 */
#include "query/query.h"

#include <string.h>

#include "query/format.h"
#include "query/tidy.h"
#include "text/fold.h"

/* Items between two polls. */
#define POLL_ITEMS 1024

_Static_assert(NX_N_KINDS <= NX_QUERY_NO_KIND, "a kind fits its bits");
_Static_assert(NX_QUERY_VERSION == 1, "a new version: keep reading the old one");

static void
put_term(NxBuf *buf, const NxQueryTerm *term)
{
	uint8_t head = term->kind == NX_QUERY_ANY_KIND ? NX_QUERY_NO_KIND : term->kind;

	if (term->tone > 0)
		head |= NX_QUERY_POS;
	if (term->tone < 0)
		head |= NX_QUERY_NEG;
	if (term->is_prefix)
		head |= NX_QUERY_PREFIX;
	nx_buf_byte(buf, head);
	nx_buf_varint(buf, term->words.len);
	nx_buf_bytes(buf, term->words.bytes, term->words.len);
}

static uint32_t
number_of_item(const NxQueryItem *item)
{
	switch (item->op)
	{
		case NX_QUERY_NOT:
			return NX_QUERY_ITEM_NOT;
		case NX_QUERY_AND:
			return NX_QUERY_ITEM_AND;
		case NX_QUERY_OR:
			return NX_QUERY_ITEM_OR;
		default:
			return NX_QUERY_ITEM_TERM + item->term;
	}
}

void
nx_query_build(const NxQuery *query, NxBuf *buf)
{
	nx_buf_text(buf, NX_QUERY_MAGIC);
	nx_buf_byte(buf, NX_QUERY_VERSION);
	nx_buf_varint(buf, query->n_terms);
	nx_buf_varint(buf, query->n_items);
	for (uint32_t i = 0; i < query->n_terms; i++)
		put_term(buf, &query->terms[i]);
	for (uint32_t i = 0; i < query->n_items; i++)
		nx_buf_varint(buf, number_of_item(&query->items[i]));
}

/* Reading: the query so far, and how far the checks have come. */
typedef struct Store
{
	NxReader reader;
	NxQuery *query;
	NxArena *arena;
	NxError *error;
	char *folded;	   /* scratch for 3 * NX_QUERY_MAX_WORDS bytes */
	uint32_t n_seen;   /* terms that an item has named */
	uint32_t operands; /* that the items so far leave */
} Store;

static NxStatus
fail_store(Store *store, const char *fault)
{
	return nx_fail(store->error, NX_BAD_BYTES, store->reader.offset, "%s", fault);
}

/* The reader went bad within an item (0-based): at the end or at a bad number. */
static NxStatus
fail_item(Store *store, const char *what, uint32_t item)
{
	bool is_end = store->reader.offset == store->reader.len;

	return nx_fail(store->error, NX_BAD_BYTES, store->reader.offset,
				   is_end ? "the bytes end within %s %u"
						  : "%s %u holds a malformed number or length",
				   what, item + 1);
}

static NxStatus
read_head(Store *store)
{
	const char *magic = nx_read_bytes(&store->reader, NX_QUERY_MAGIC_BYTES);
	uint8_t version = nx_read_u8(&store->reader);
	size_t left;

	if (store->reader.bad || memcmp(magic, NX_QUERY_MAGIC, NX_QUERY_MAGIC_BYTES) != 0)
		return fail_store(store, "the bytes do not begin as those of a newsquery");
	if (version != NX_QUERY_VERSION)
	{
		nx_fail(store->error, NX_UNSUPPORTED, NX_QUERY_MAGIC_BYTES,
				"newsquery format version %u is not supported", version);
		return nx_fail_detail(store->error, "This newsx reads version %u.",
							  NX_QUERY_VERSION);
	}
	store->query->n_terms = nx_read_varint(&store->reader);
	store->query->n_items = nx_read_varint(&store->reader);
	if (store->reader.bad)
		return fail_store(store, "the numbers of terms and items are malformed");
	left = store->reader.len - store->reader.offset;
	if (store->query->n_terms > left / NX_QUERY_MIN_TERM ||
		store->query->n_items > left / NX_QUERY_MIN_ITEM)
		return fail_store(store, "it is too short for its terms and items");
	if (store->query->n_items > NX_QUERY_MAX_ITEMS)
		return fail_store(store, "it holds too many items");
	return NX_OK;
}

/* Are these words what folding leaves of them?  The fault, or NULL. */
static const char *
find_word_fault(Store *store, const NxQueryTerm *term)
{
	if (term->words.len > NX_QUERY_MAX_WORDS)
		return "the words of a term are too long";
	if (term->words.len == 0)
		return term->is_prefix ? NULL : "a term has no words";
	if (nx_fold_name(term->words.bytes, term->words.len, store->folded) !=
			term->words.len ||
		memcmp(store->folded, term->words.bytes, term->words.len) != 0)
		return "the words of a term are not folded";
	return NULL;
}

static NxStatus
read_term(Store *store, uint32_t number)
{
	NxQueryTerm *term = &store->query->terms[number];
	uint8_t head = nx_read_u8(&store->reader);
	uint8_t kind = head & NX_QUERY_KIND_MASK;
	const char *fault;

	term->words.len = nx_read_varint(&store->reader);
	term->words.bytes = nx_read_bytes(&store->reader, term->words.len);
	if (store->reader.bad)
		return fail_item(store, "term", number);
	term->kind = kind == NX_QUERY_NO_KIND ? NX_QUERY_ANY_KIND : kind;
	term->tone = (int8_t) ((head & NX_QUERY_POS) != 0) - ((head & NX_QUERY_NEG) != 0);
	term->is_prefix = (head & NX_QUERY_PREFIX) != 0;
	if ((kind != NX_QUERY_NO_KIND && kind >= NX_N_KINDS) || (head & NX_QUERY_UNUSED) != 0 ||
		(head & (NX_QUERY_POS | NX_QUERY_NEG)) == (NX_QUERY_POS | NX_QUERY_NEG))
		return fail_store(store, "a term has an unknown kind or flag");
	fault = find_word_fault(store, term);
	return fault == NULL ? NX_OK : fail_store(store, fault);
}

static bool
has_equal_terms(const NxQuery *query, NxArena *arena)
{
	const uint32_t *order;

	if (query->n_terms < 2)
		return false;
	order = nx_query_sort_terms(query, arena);
	for (uint32_t i = 1; i < query->n_terms; i++)
	{
		if (nx_query_compare_terms(&query->terms[order[i - 1]], &query->terms[order[i]]) ==
			0)
			return true;
	}
	return false;
}

static NxStatus
read_terms(Store *store)
{
	NxStatus status = NX_OK;

	store->folded = nx_arena_alloc(store->arena, 3 * NX_QUERY_MAX_WORDS);
	store->query->terms = nx_new_array(store->arena, NxQueryTerm, store->query->n_terms);
	for (uint32_t i = 0; i < store->query->n_terms && status == NX_OK; i++)
	{
		status = read_term(store, i);
		if (i % POLL_ITEMS == 0)
			nx_poll(store->arena->env);
	}
	if (status == NX_OK && has_equal_terms(store->query, store->arena))
		status = fail_store(store, "two terms are equal");
	return status;
}

/* A term is an operand: terms come in the order of their numbers. */
static NxStatus
take_term(Store *store, uint32_t term)
{
	if (term > store->n_seen || term >= store->query->n_terms)
		return fail_store(store, "an item names a term that is not there");
	if (term == store->n_seen)
		store->n_seen++;
	store->operands++;
	return NX_OK;
}

static NxStatus
read_item(Store *store, uint32_t number)
{
	NxQueryItem *item = &store->query->items[number];
	uint32_t code = nx_read_varint(&store->reader);

	if (store->reader.bad)
		return fail_item(store, "item", number);
	if (code >= NX_QUERY_ITEM_TERM)
	{
		item->op = NX_QUERY_TERM;
		item->term = code - NX_QUERY_ITEM_TERM;
		return take_term(store, item->term);
	}
	if (store->operands < (code == NX_QUERY_ITEM_NOT ? 1 : 2))
		return fail_store(store, "an operator lacks an operand");
	if (code == NX_QUERY_ITEM_NOT)
	{
		item->op = NX_QUERY_NOT;
		return NX_OK;
	}
	item->op = code == NX_QUERY_ITEM_AND ? NX_QUERY_AND : NX_QUERY_OR;
	if (item[-1].op == item->op)
		return fail_store(store, "a chain of operators does not lean left");
	store->operands--;
	return NX_OK;
}

static NxStatus
read_items(Store *store)
{
	NxStatus status = NX_OK;

	store->query->items = nx_new_array(store->arena, NxQueryItem, store->query->n_items);
	for (uint32_t i = 0; i < store->query->n_items && status == NX_OK; i++)
	{
		status = read_item(store, i);
		if (i % POLL_ITEMS == 0)
			nx_poll(store->arena->env);
	}
	if (status != NX_OK)
		return status;
	if (store->operands != (store->query->n_items > 0))
		return fail_store(store, "the items leave more than one operand");
	if (store->n_seen != store->query->n_terms)
		return fail_store(store, "a term stands in no item");
	if (store->reader.offset != store->reader.len)
		return fail_store(store, "there are bytes after its end");
	return NX_OK;
}

NxStatus
nx_query_open(NxQuery *query, NxArena *arena, const void *bytes, size_t len, NxError *error)
{
	Store store = {.query = query, .arena = arena, .error = error};
	NxStatus status;

	nx_reader_init(&store.reader, bytes, len);
	status = read_head(&store);
	if (status == NX_OK)
		status = read_terms(&store);
	if (status == NX_OK)
		status = read_items(&store);
	return status;
}
