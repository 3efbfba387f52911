/*
 * fuzz_names.c
 *	  Any bytes, taken as a list of names: as its text form, which is refused with a
 *	  place or has one form only, and as a stored value, which is refused or is the only
 *	  form of its list.  Behind a NUL byte, an article: the list is looked for in it.
 */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>

#include "analysis/listed.h"
#include "analysis/pipeline.h"
#include "base/utf8.h"

static NxBuf
build(NxArena *arena, const NxNames *names)
{
	NxBuf bytes;

	nx_buf_init(&bytes, arena);
	nx_names_build(names, &bytes);
	return bytes;
}

static void
check_same_bytes(NxBuf a, NxBuf b)
{
	FUZZ_CHECK(a.len == b.len && memcmp(a.bytes, b.bytes, b.len) == 0);
}

/* A sound list comes back from its bytes and, unless it contradicts itself, its text. */
static void
check_list(NxArena *arena, const NxNames *names)
{
	NxBuf bytes = build(arena, names);
	NxBuf text;
	NxNames copy;
	NxError error;

	FUZZ_CHECK(names->n_rows <= NX_NAMES_MAX_ROWS);
	for (uint32_t i = 0; i < names->n_rows; i++)
	{
		FUZZ_CHECK(nx_names_row_fault(&names->rows[i]) == NULL);
		FUZZ_CHECK(i == 0 || nx_names_compare(&names->rows[i - 1], &names->rows[i]) < 0);
	}
	FUZZ_CHECK(nx_names_open(&copy, arena, bytes.bytes, bytes.len, &error) == NX_OK);
	check_same_bytes(build(arena, &copy), bytes);
	if (nx_names_check(names, arena, &error) != NX_OK)
		return;
	nx_buf_init(&text, arena);
	nx_names_to_json(names, &text);
	FUZZ_CHECK(nx_names_from_json(&copy, arena, text.bytes, text.len, &error) == NX_OK);
	check_same_bytes(build(arena, &copy), bytes);
}

static NxModel *
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

/* What the list names is called and is what the list says, wherever it stands. */
static void
check_mentions(const NxAnalysis *analysis)
{
	uint32_t end = 0;

	for (uint32_t i = 0; i < analysis->n_mentions; i++)
	{
		const NxMention *mention = &analysis->mentions[i];
		const NxEntity *entity = &analysis->entities[mention->entity];
		const NxListedThing *thing;

		FUZZ_CHECK(mention->first_token >= end && mention->n_tokens > 0);
		end = mention->first_token + mention->n_tokens;
		FUZZ_CHECK(end <= analysis->text.n_tokens);
		if (mention->listed == 0)
			continue;
		FUZZ_CHECK(mention->listed <= analysis->listed->n_things);
		thing = &analysis->listed->things[mention->listed - 1];
		FUZZ_CHECK(entity->kind == thing->kind);
	}
}

static void
look_for(NxArena *arena, const NxNames *names, const char *bytes, size_t len)
{
	NxArticle article = {{bytes, (uint32_t) len}, {NULL, 0}, NULL};
	NxAnalysis *analysis;
	NxDoc doc;

	article.body.len = (uint32_t) nx_utf8_check(bytes, len);
	article.listed = nx_listed_make(names, arena, get_breaks());
	analysis = nx_analyse(arena, get_model(), get_breaks(), &article);
	check_mentions(analysis);
	nx_analysis_to_doc(analysis, &article, &doc);
	nx_fuzz_check_doc(arena, &doc);
}

static void
check_refusal(NxStatus status, const NxError *error, size_t len)
{
	FUZZ_CHECK(error->status == status && error->message[0] != '\0');
	FUZZ_CHECK(error->offset <= len);
}

static void
fuzz_all(NxArena *arena, const char *bytes, size_t len)
{
	const char *zero = len > 0 ? memchr(bytes, '\0', len) : NULL;
	size_t json_len = zero == NULL ? len : (size_t) (zero - bytes);
	NxNames names;
	NxError error;
	NxStatus status = nx_names_open(&names, arena, bytes, len, &error);

	if (status == NX_OK)
	{
		NxBuf given = {.bytes = (char *) bytes, .len = (uint32_t) len};

		check_same_bytes(build(arena, &names), given);
		check_list(arena, &names);
	}
	else
		check_refusal(status, &error, len);
	/* A text of the database is valid UTF-8. */
	if (nx_utf8_check(bytes, json_len) < json_len)
		return;
	status = nx_names_from_json(&names, arena, bytes, json_len, &error);
	if (status != NX_OK)
	{
		check_refusal(status, &error, json_len);
		return;
	}
	check_list(arena, &names);
	if (zero != NULL)
		look_for(arena, &names, zero + 1, len - json_len - 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = nx_fuzz_copy(bytes, len);
	NxHost host;
	NxArena arena;

	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	fuzz_all(&arena, copy, len);
	nx_host_reset(&host);
	free(copy);
	return 0;
}
