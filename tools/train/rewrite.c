/*
 * rewrite.c
 *	  A model written again with some sections changed.
 */
#include "tools/train/rewrite.h"

#include <string.h>

#define ID_LEN 4

void
rewrite_start(NxModelWriter *writer, NxArena *arena, const NxModel *model,
			  const char *dropped)
{
	const NxModelHeader *header = (const NxModelHeader *) model->bytes;
	const NxModelSection *sections = (const NxModelSection *) (header + 1);

	nx_model_write_start(writer, arena);
	for (uint32_t i = 0; i < header->n_sections; i++)
	{
		char id[ID_LEN + 1] = {0};

		memcpy(id, sections[i].id, ID_LEN);
		if (strstr(dropped, id) == NULL)
			nx_model_write_section(writer, sections[i].id,
								   model->bytes + sections[i].offset, sections[i].size,
								   sections[i].entry_size);
	}
}
