/*
 * test_walk.c
 *	  The walk over many entities at once reads what the walk over one after the other
 *	  reads, of sound values and of damaged ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "names_doc.h"

#include "doc/walk.h"

static Bench bench;

static int
set_up(void **state)
{
	(void) state;
	bench_start(&bench);
	return 0;
}

static int
tear_down(void **state)
{
	(void) state;
	bench_stop(&bench);
	return 0;
}

static void
assert_same_entity(const NxWalkEntity *a, const NxWalkEntity *b)
{
	assert_ptr_equal(a->name.bytes, b->name.bytes);
	assert_int_equal(a->name.len, b->name.len);
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->salience, b->salience);
	assert_int_equal(a->n_mentions, b->n_mentions);
	assert_int_equal(a->tone, b->tone);
	assert_int_equal(a->n_aliases, b->n_aliases);
}

/* Read so many at a time; gives how many there were. */
static uint32_t
assert_same_walk(const void *bytes, size_t len, uint32_t at_once)
{
	NxWalk single;
	NxWalk many;
	NxWalkEntity entity;
	NxWalkEntity entities[8];
	uint32_t n_read;
	uint32_t n = 0;

	nx_walk_begin(&single, bytes, len);
	nx_walk_begin(&many, bytes, len);
	while ((n_read = nx_walk_entities(&many, entities, at_once)) > 0)
	{
		for (uint32_t i = 0; i < n_read; i++)
		{
			assert_true(nx_walk_entity(&single, &entity));
			assert_same_entity(&entities[i], &entity);
		}
		n += n_read;
	}
	assert_false(nx_walk_entity(&single, &entity));
	assert_int_equal(many.reader.bad, single.reader.bad);
	if (!single.reader.bad)
		assert_int_equal(many.reader.offset, single.reader.offset);
	return n;
}

/* The same value in the format of today, which has a story and says how many mentions. */
static NxBuf
with_story(NxBuf plain, bool has_story)
{
	static uint32_t story[] = {12345};
	NxDoc doc;

	if (!has_story)
		return plain;
	if (nx_doc_open(&doc, &bench.arena, plain.bytes, plain.len, &bench.error) != NX_OK)
		fail_msg("%s", bench.error.message);
	doc.story = story;
	doc.n_story = 1;
	return bench_build(&bench, &doc);
}

/* Among them names and aliases too long for a length of one byte. */
static NxBuf
roll_value(Dice *dice, uint32_t *n)
{
	static char long_name[300];
	NamesEntity entities[20];

	memset(long_name, 'x', sizeof(long_name) - 1);
	*n = roll_entities(&bench, dice, entities, 20);
	for (uint32_t i = 0; i < *n; i++)
	{
		if (roll(dice, 8) == 0)
			entities[i].names[roll(dice, 2)] = long_name + roll(dice, 200);
		for (uint32_t j = 1; j < MAX_NAMES && entities[i].names[j] != NULL; j++)
		{
			/* In order, and none twice: only the first alias stays. */
			if (j > 1 || strcmp(entities[i].names[0], entities[i].names[1]) == 0)
				entities[i].names[j] = NULL;
		}
	}
	return with_story(names_build(&bench, entities, *n), roll(dice, 3) > 0);
}

/* What the reader of the whole value, which looks at each byte, says of the entities. */
static void
assert_walk_is_doc(NxBuf buf, uint32_t at_once)
{
	NxDoc doc;
	NxWalk walk;
	NxWalkEntity entities[8];
	uint32_t n = 0;
	uint32_t n_read;

	if (nx_doc_open(&doc, &bench.arena, buf.bytes, buf.len, &bench.error) != NX_OK)
		fail_msg("%s", bench.error.message);
	nx_walk_begin(&walk, buf.bytes, buf.len);
	while ((n_read = nx_walk_entities(&walk, entities, at_once)) > 0)
	{
		for (uint32_t i = 0; i < n_read; i++)
		{
			const NxDocEntity *entity = &doc.entities[n++];

			assert_int_equal(entities[i].name.len, entity->name.len);
			assert_memory_equal(entities[i].name.bytes, entity->name.bytes,
								entity->name.len);
			assert_int_equal(entities[i].kind, entity->kind);
			assert_int_equal(entities[i].salience, entity->salience);
			assert_int_equal(entities[i].n_mentions,
							 walk.says_mentions ? entity->n_mentions : 0);
			assert_int_equal(entities[i].tone, entity->tone);
			assert_int_equal(entities[i].n_aliases, entity->n_aliases);
		}
	}
	assert_int_equal(n, doc.n_entities);
}

static void
test_sound_values(void **state)
{
	Dice dice = {6};

	(void) state;
	for (uint32_t i = 0; i < 300; i++)
	{
		uint32_t n;
		NxBuf buf = roll_value(&dice, &n);

		assert_int_equal(assert_same_walk(buf.bytes, buf.len, 1 + i % 8), n);
		assert_walk_is_doc(buf, 1 + i % 8);
	}
}

/* Each copy is as long as its bytes: a sanitizer sees what is read behind them. */
static void
assert_same_copy(const char *bytes, size_t len, uint32_t at_once)
{
	char *copy = malloc(len + 1);

	memcpy(copy + 1, bytes, len);
	assert_same_walk(copy + 1, len, at_once);
	free(copy);
}

static void
test_damaged_values(void **state)
{
	Dice dice = {7};

	(void) state;
	for (uint32_t i = 0; i < 40; i++)
	{
		uint32_t n;
		NxBuf buf = roll_value(&dice, &n);

		for (uint32_t len = 0; len < buf.len; len++)
			assert_same_copy(buf.bytes, len, 1 + len % 8);
		/* Numbers that do not end, before fewer and fewer bytes. */
		for (uint32_t place = 60; place < buf.len && place < 160; place++)
		{
			NxBuf endless = {.bytes = nx_arena_copy(&bench.arena, buf.bytes, buf.len),
							 .len = buf.len};

			memset(endless.bytes + place, 0x80, endless.len - place);
			for (uint32_t len = place; len < endless.len && len < place + 50; len++)
				assert_same_copy(endless.bytes, len, 1 + len % 8);
		}
		for (uint32_t k = 0; k < 500; k++)
		{
			uint32_t place = roll(&dice, buf.len);
			char before = buf.bytes[place];

			buf.bytes[place] = (char) roll(&dice, 256);
			assert_same_copy(buf.bytes, buf.len, 1 + k % 8);
			if (roll(&dice, 4) > 0)
				buf.bytes[place] = before;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_sound_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_damaged_values, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
