/*
 * host.c
 *	  A host for the core outside PostgreSQL.
 */
#include "tools/host/host.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct HostBlock
{
	struct HostBlock *next;
	struct HostBlock *previous;
	size_t size;
	uint64_t reserved; /* keeps what follows aligned to 16 */
} HostBlock;

static void *
host_alloc(void *ctx, size_t size)
{
	NxHost *host = ctx;
	HostBlock *block = size > SIZE_MAX / 2 ? NULL : malloc(sizeof(HostBlock) + size);

	if (block == NULL)
		nx_host_die("out of memory: %zu bytes", size);
	block->next = host->blocks;
	block->previous = NULL;
	block->size = size;
	if (block->next != NULL)
		block->next->previous = block;
	host->blocks = block;
	host->n_bytes += size;
	return block + 1;
}

static void
host_release(void *ctx, void *memory)
{
	NxHost *host = ctx;
	HostBlock *block = (HostBlock *) memory - 1;

	if (block->previous != NULL)
		block->previous->next = block->next;
	else
		host->blocks = block->next;
	if (block->next != NULL)
		block->next->previous = block->previous;
	host->n_bytes -= block->size;
	free(block);
}

static void
host_poll(void *ctx)
{
	((NxHost *) ctx)->n_polls++;
}

void
nx_host_init(NxHost *host)
{
	memset(host, 0, sizeof(*host));
	host->env.alloc = host_alloc;
	host->env.release = host_release;
	host->env.poll = host_poll;
	host->env.ctx = host;
}

void
nx_host_reset(NxHost *host)
{
	HostBlock *block = host->blocks;

	while (block != NULL)
	{
		HostBlock *next = block->next;

		free(block);
		block = next;
	}
	host->blocks = NULL;
	host->n_bytes = 0;
}

char *
nx_host_read_file(const char *path, size_t *len)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t capacity = 0;
	size_t n_read;

	if (file == NULL)
		nx_host_die("could not open \"%s\": %s", path, strerror(errno));
	*len = 0;
	do
	{
		if (*len + 65536 + 1 > capacity)
		{
			capacity = capacity * 2 + 65536 + 1;
			bytes = realloc(bytes, capacity);
			if (bytes == NULL)
				nx_host_die("out of memory reading \"%s\"", path);
		}
		n_read = fread(bytes + *len, 1, 65536, file);
		*len += n_read;
	} while (n_read > 0);
	if (ferror(file))
		nx_host_die("could not read \"%s\": %s", path, strerror(errno));
	fclose(file);
	bytes[*len] = '\0';
	return bytes;
}

void
nx_host_die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}
