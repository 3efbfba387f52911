/*
 * model
 *	  Shows a model file, or copies it under another name.
 *
 *		model FILE
 *		model FILE NAME@VERSION NEW_FILE
 *
 *	  A server looks for NAME@VERSION.model and believes only a file that calls
 *	  itself the same, so a file that was renamed by mv is refused.  The copy has
 *	  another digest than the original: the name is part of what is hashed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/map.h"
#include "model/model.h"
#include "model/write.h"
#include "tools/host/host.h"

#define MAX_PAIRS 64

typedef struct Meta
{
	const char *pairs[MAX_PAIRS][2];
	uint32_t n;
} Meta;

static void
bind_file(NxModel *model, const char *path)
{
	NxModelMap map;
	NxError error;
	int failure = nx_model_map(&map, path);

	if (failure != 0)
		nx_host_die("%s: %s", path, strerror(failure));
	if (nx_model_bind(model, map.bytes, map.size, &error) != NX_OK)
		nx_host_die("%s: %s, at byte %zu. %s", path, error.message, error.offset,
					error.detail);
}

/* The next string of META, NUL-terminated in the arena. */
static const char *
read_string(NxReader *reader, NxArena *arena)
{
	uint32_t len = nx_read_u32(reader);
	const char *bytes = nx_read_bytes(reader, len);
	char *copy = nx_arena_alloc_array(arena, (size_t) len + 1, 1);

	if (bytes != NULL)
		memcpy(copy, bytes, len);
	return copy;
}

/* All of META: nx_model_bind has found it sound. */
static void
read_meta(Meta *meta, const NxModel *model, NxArena *arena)
{
	NxReader reader;

	nx_reader_init(&reader, model->meta.bytes, model->meta.len);
	meta->n = nx_read_u32(&reader);
	if (meta->n > MAX_PAIRS)
		nx_host_die("more than %d keys", MAX_PAIRS);
	for (uint32_t i = 0; i < meta->n; i++)
	{
		meta->pairs[i][0] = read_string(&reader, arena);
		meta->pairs[i][1] = read_string(&reader, arena);
	}
}

static void
show_model(const NxModel *model, const Meta *meta)
{
	const NxModelHeader *header = (const NxModelHeader *) model->bytes;
	const NxModelSection *sections = (const NxModelSection *) (header + 1);

	printf("model    %s\ndigest   %016llx\nbytes    %zu\n", model->id,
		   (unsigned long long) model->digest, model->size);
	for (uint32_t i = 0; i < meta->n; i++)
		printf("%-8s %s\n", meta->pairs[i][0], meta->pairs[i][1]);
	for (uint32_t i = 0; i < header->n_sections; i++)
		printf("section  %.4s %10llu bytes\n", sections[i].id,
			   (unsigned long long) sections[i].size);
}

static void
rename_meta(Meta *meta, char *id)
{
	char *at = strchr(id, '@');

	if (!nx_model_id_is_valid(id, strlen(id)))
		nx_host_die("\"%s\" is no NAME@VERSION", id);
	*at = '\0';
	for (uint32_t i = 0; i < meta->n; i++)
	{
		if (strcmp(meta->pairs[i][0], "name") == 0)
			meta->pairs[i][1] = id;
		if (strcmp(meta->pairs[i][0], "version") == 0)
			meta->pairs[i][1] = at + 1;
	}
}

static void
write_copy(const NxModel *model, const Meta *meta, NxArena *arena, const char *path)
{
	const NxModelHeader *header = (const NxModelHeader *) model->bytes;
	const NxModelSection *sections = (const NxModelSection *) (header + 1);
	NxModelWriter writer;
	size_t size;
	char *bytes;
	FILE *file = fopen(path, "wb");

	if (file == NULL)
		nx_host_die("%s: cannot be written", path);
	nx_model_write_start(&writer, arena);
	nx_model_write_meta(&writer, meta->pairs, meta->n);
	for (uint32_t i = 0; i < header->n_sections; i++)
	{
		const NxModelSection *section = &sections[i];

		if (memcmp(section->id, "META", 4) != 0)
			nx_model_write_section(&writer, section->id, model->bytes + section->offset,
								   section->size, section->entry_size);
	}
	bytes = nx_model_write_finish(&writer, &size);
	if (fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		nx_host_die("%s: cannot be written", path);
}

int
main(int argc, char **argv)
{
	NxHost host;
	NxArena arena;
	NxModel model;
	Meta meta;

	if (argc != 2 && argc != 4)
		nx_host_die("usage: model FILE [NAME@VERSION NEW_FILE]");
	nx_host_init(&host);
	nx_arena_init(&arena, &host.env);
	bind_file(&model, argv[1]);
	read_meta(&meta, &model, &arena);
	if (argc == 2)
	{
		show_model(&model, &meta);
		return 0;
	}
	rename_meta(&meta, argv[2]);
	write_copy(&model, &meta, &arena, argv[3]);
	return 0;
}
